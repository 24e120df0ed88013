"""``render-page fonts``: faces, coverage, licences; what an issue lacks."""

from __future__ import annotations

import subprocess
import time
import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from making import collection, truetype
from small import TEXT, made

from layout.cli import main
from layout.commands.fonts import coverage, lists
from layout.fonts.coverage import coverage_of
from layout.fonts.face import Face
from layout.loading import fontsearch
from layout.loading.fontsearch import files_under, named_faces

ROOT = Path(__file__).resolve().parents[2]


def test_the_tables_are_of_their_sizes() -> None:
    sizes = {name: len(table) for name, table in lists().items()}
    assert sizes == {"GB2312": 6763, "8105": 8105, "GB18030-1": 27584, "GB18030-3": 87887, "HKSCS": 17571, "JIS": 13027}


@pytest.mark.parametrize("file", ["NotoSerifSC-Regular.ttf", "WenKaiCut-Regular.ttf"])
def test_coverage_is_what_another_reader_counts(file: str) -> None:
    """fontTools reads the character map, Python's codecs know GB 2312, Unicode's names know the ideographs."""
    with TTFont(ROOT / "fonts" / file, lazy=True) as font:
        points = set(font.getBestCmap())
    han = [p for p in range(0x3400, 0x2FFFF) if unicodedata.name(chr(p), "").startswith("CJK UNIFIED")]
    old = [p for p in han if _in(chr(p), "gb2312")]
    assert len(old) == 6763
    found = coverage_of(Face("a", ROOT / "fonts" / file), lists())
    assert found["GB2312"] == (len(points & set(old)), 6763)
    # Of what Unicode calls unified, level 3 has the blocks to Extension F as they were in Unicode 11.
    late = {*range(0x9FF0, 0xA000), *range(0x4DB6, 0x4DC0), *range(0x2A6D7, 0x2A6E0), *range(0x2B735, 0x2B740)}
    whole = [p for p in han if p < 0x2EBE1 and p not in late]
    # Twelve that are named as compatibility ideographs stand for no other character.
    whole += [p for p in range(0xFA0E, 0xFA2A) if not unicodedata.decomposition(chr(p))]
    assert len(whole) == 87887
    assert found["GB18030-3"][0] == len(points & set(whole))


def _in(char: str, codec: str) -> bool:
    try:
        return len(char.encode(codec)) == 2
    except UnicodeEncodeError:
        return False


def test_coverage_is_never_rounded_up(tmp_path: Path) -> None:
    every = "".join(map(chr, lists()["GB2312"]))
    whole, lacking = truetype(tmp_path / "a.ttf", every), truetype(tmp_path / "b.ttf", every[1:])
    assert coverage(Face("a", whole)).startswith("GB2312 100%")
    assert coverage(Face("b", lacking)).startswith("GB2312 99.9%")


def test_every_role_is_listed_with_coverage_and_licence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fonts", "--lang", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[:3]] == ["song", "song-bold", "song-black"]
    assert all("OFL-1.1" in line for line in lines)
    eastern = [line for line in lines if line.startswith(("ming", "gothic"))]
    assert [line.split()[0] for line in eastern] == ["ming", "ming-black", "gothic"]
    assert all("HKSCS 100%" in line and "JIS 100%" in line for line in eastern)
    assert all("GB2312 100%" in line and "8105 100%" in line for line in lines if line not in eastern)


def test_characters_nobody_has_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fonts", "䶮𰻝", "--lang", "en"]) == 1
    told = capsys.readouterr()
    assert "U+30EDD" in told.err
    assert "U+4DAE" not in told.err


def test_an_issue_is_checked(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["fonts", "--check", str(ROOT / "seeds/datong/issue.yaml"), "--lang", "en"]) == 0
    assert "glyph-missing" not in capsys.readouterr().out
    for name in ("issue.yaml", "hints.yaml", "millet.jpg"):
        (tmp_path / name).write_bytes((ROOT / "seeds/datong" / name).read_bytes())
    copy = (ROOT / "seeds/datong/front-page.txt").read_text("utf-8").replace("生态环境部", "生𰻝环境部", 1)
    (tmp_path / "front-page.txt").write_text(copy, "utf-8")
    assert main(["fonts", "--check", str(tmp_path / "issue.yaml"), "--lang", "en"]) == 1
    told = capsys.readouterr().out
    assert "glyph-missing" in told
    assert "front-page.txt:13" in told
    assert "the issue sets 7" in told


def test_an_issue_is_told_what_it_needs_of_every_face_and_who_on_the_machine_has_what_it_lacks(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "machine").mkdir()
    there = truetype(tmp_path / "machine/there.ttf", "𰻝", "There")
    monkeypatch.setattr(fontsearch, "system_files", lambda: (there,))
    (tmp_path / "faces").mkdir()
    truetype(tmp_path / "faces/shut.ttf", TEXT, "Shut", fs_type=2)
    (tmp_path / "faces/none.ttf").write_bytes(b"")
    made(tmp_path, "fonts: [faces]", "Shut", text=f"{TEXT}𰻝𱁬")
    assert main(["fonts", "--check", str(tmp_path / "issue.yaml"), "--lang", "en"]) == 1
    told = capsys.readouterr()
    line = next(one for one in told.out.splitlines() if one.startswith("Shut"))
    assert "must not be embedded; the issue sets 8 characters in it" in line
    for code in ("font-embedding-forbidden", "font-skipped", "glyph-missing"):
        assert code in told.out
    assert "There-Regular on this machine has 𰻝 U+30EDD" in told.err
    assert "no face of this machine has 𱁬 U+3106C" in told.err


@pytest.mark.parametrize(
    ("bits", "word"),
    [(0, "embeds"), (4, "embeds"), (8, "embeds"), (2, "must not be embedded"), (0x200, "must not be embedded"),
     (0x100, "embeds whole only"), (6, "embeds")],
)  # fmt: skip
def test_the_right_of_embedding_is_listed(
    bits: int, word: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = truetype(tmp_path / "one.ttf", "天", "Rights", fs_type=bits)
    monkeypatch.setattr(fontsearch, "system_files", lambda: (one,))
    assert main(["fonts", "--system", "--lang", "en"]) == 0
    line = next(one for one in capsys.readouterr().out.splitlines() if one.startswith("Rights-Regular"))
    assert line.endswith(word)


def test_two_hundred_faces_are_listed_in_a_second(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = [
        truetype(tmp_path / f"p{index}.ttf", "".join(map(chr, range(0x4E00, 0x4F00))), f"P{index}")
        for index in range(10)
    ]
    data = collection(tmp_path / "ten.ttc", *parts).read_bytes()
    (tmp_path / "machine").mkdir()
    for index in range(20):
        (tmp_path / f"machine/{index}.ttc").write_bytes(data)
    monkeypatch.setattr(fontsearch, "system_files", lambda: tuple(files_under(tmp_path / "machine")))
    started = time.process_time()
    assert main(["fonts", "--system", "--lang", "en"]) == 0
    assert time.process_time() - started < 1
    assert sum(line.startswith("P") for line in capsys.readouterr().out.splitlines()) == 200


def test_the_machine_is_searched_where_there_is_no_fontconfig(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object, **__: object) -> None:
        raise FileNotFoundError

    truetype(tmp_path / "one.ttf", "天", "One")
    monkeypatch.setattr(subprocess, "run", missing)
    monkeypatch.setattr(fontsearch, "_usual_folders", lambda: (tmp_path, tmp_path / "none"))
    assert [one.file.family for one in named_faces(fontsearch.system_files())] == ["One"]


def test_a_folder_is_searched_to_a_depth_and_no_further(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(12):
        deep /= "x"
    deep.mkdir(parents=True)
    truetype(deep / "far.ttf", "天", "Far")
    truetype(tmp_path / "x/near.ttf", "天", "Near")
    (tmp_path / "x/no.txt").write_text("no font", "utf-8")
    assert [one.file.family for one in named_faces(files_under(tmp_path))] == ["Near"]
