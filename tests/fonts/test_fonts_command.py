"""``render-page fonts``: faces, coverage, licences; what an issue lacks."""

from __future__ import annotations

from pathlib import Path

import pytest
from making import truetype

from layout.cli import main
from layout.desk.fonts import coverage, tables
from layout.desk.fontsearch import files_under, named_faces

ROOT = Path(__file__).resolve().parents[2]


def test_the_tables_are_of_their_sizes() -> None:
    assert {name: len(table) for name, table in tables().items()} == {"GB2312": 6763, "8105": 8105, "GB18030": 27484}
    assert coverage(set()) == "GB2312 0%  8105 0%  GB18030 0%"
    assert coverage(set(tables()["GB2312"])).startswith("GB2312 100%")


def test_every_role_is_listed_with_coverage_and_licence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fonts", "--lang", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[:3]] == ["song", "song-bold", "song-black"]
    assert all("GB2312 100%" in line and "8105 100%" in line and "OFL-1.1" in line for line in lines)


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


def test_a_folder_is_searched_to_a_depth_and_no_further(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(12):
        deep /= "x"
    deep.mkdir(parents=True)
    truetype(deep / "far.ttf", "天", "Far")
    truetype(tmp_path / "x/near.ttf", "天", "Near")
    (tmp_path / "x/no.txt").write_text("no font", "utf-8")
    assert [one.file.family for one in named_faces(files_under(tmp_path))] == ["Near"]
