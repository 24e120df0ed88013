"""Editions by zone: what they change, what stays the base's byte for byte, and that a promise of plates is kept."""

from __future__ import annotations

import json
import subprocess
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import yaml
from PIL import Image, ImageChops

from layout import compose, load, press_pdf
from layout.cli import main
from layout.findings import Finding, Several, finding
from layout.loading.load import Loaded
from layout.preflight.check import checked
from layout.preflight.model import PageFacts
from layout.publishing.edition_files import EditionRun, plates_of
from layout.publishing.issue_files import Produced, found_in_all
from layout.publishing.press_condition import condition_of
from layout.publishing.reporting import gathered
from layout.stylesheets.preflight import Limits

SPEC = """\
id: small
date: 2023-11-15
paper: {name: 小城日报, cn: CN 00-0000, number: 1, pages: 2, price: 1元}
sheet: {size: 四开}
grid: {columns: 5, chars: 12, gutter: 1.5字, lines: 60, body: 五号, leading: 16pt}
style: daily
copy: {stories: "*.md"}
allow: {欠稿: 样张, 天窗: 样张}
pages:
  - number: 1
    slots:
      - {use: flag, at: [1, 1], span: [5, 9]}
      - {id: lead, story: grain, at: [1, 11], span: [5, 20]}
      - {id: photo, use: picture, picture: a.png, at: [1, 40], span: [2, 10]}
  - number: 2
    slots:
      - {id: second, story: grain2, at: [1, 1], span: [5, 20]}
"""
STORY = "---\n标题: {}\n---\n\n今年全市粮食总产量达到十年来的最高水平，{}广大农民喜获丰收。\n"
NORTH = "editions:\n  - name: north\n    title: 江北版\n    slots: {lead: {story: north}}\n"


def told(folder: Path, editions: str, spec: str = SPEC) -> Path:
    """The issue in *folder* with these *editions*."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "issue.yaml").write_text(spec + editions, "utf-8")
    for name, words in (("grain", "本市"), ("grain2", "外地"), ("north", "江北")):
        (folder / f"{name}.md").write_text(STORY.format(f"{words}又丰收", words), "utf-8")
    for name, colour in (("a", (200, 30, 30)), ("b", (30, 30, 200))):
        Image.new("RGB", (900, 600), colour).save(folder / f"{name}.png")
    return folder / "issue.yaml"


def made(path: Path, *words: str, out: str = "out") -> int:
    return main([str(path), "--out", str(path.parent / out), "--lang", "zh", "--dpi", "40", *words])


def report(path: Path, name: str) -> dict[str, object]:
    found: dict[str, object] = json.loads((path.parent / "out" / name / "report.json").read_text("utf-8"))
    return found


def codes(path: Path, name: str) -> list[str]:
    return [one["code"] for one in report(path, name)["findings"]]  # type: ignore[attr-defined]


def test_an_edition_has_its_own_story_and_all_else_is_the_bases(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = told(tmp_path, NORTH)
    assert made(path) == 0
    said = capsys.readouterr().out
    assert "分版 江北版 north：另排 1；与基版逐字节相同 2" in said
    base, north = tmp_path / "out/small", tmp_path / "out/small-north"
    for name in ("P02.pdf", "P02.png"):
        assert (base / name).read_bytes() == (north / name).read_bytes()
    assert (base / "P01.pdf").read_bytes() != (north / "P01.pdf").read_bytes()
    words = subprocess.run(
        ["pdftotext", str(north / "P01.pdf"), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "江北又丰收" in words
    assert "本市又丰收" not in words
    assert report(path, "small-north")["edition"] == {
        "name": "north", "title": "江北版", "base": "small", "plates": "all", "same_pages": [2], "other_pages": [1],
    }  # fmt: skip
    assert report(path, "small")["editions"] == [{"name": "north", "title": "江北版", "id": "small-north"}]


def test_what_is_said_of_the_job_alone_makes_no_page_anew(tmp_path: Path) -> None:
    job = "copies: 5000, due: '01:30', signer: 王建国, contact: 夜班, names: '{paper}{date}{page}', version: 2"
    path = told(
        tmp_path, f"editions:\n  - {{name: north, press: {{{job}}}}}\n  - {{name: south, press: {{ink: 200}}}}\n"
    )
    (tmp_path / "north.md").unlink()
    assert made(path) == 0
    edition = {name: report(path, f"small-{name}")["edition"] for name in ("north", "south")}
    assert edition["north"]["other_pages"] == edition["south"]["same_pages"] == []  # type: ignore[index]


def test_a_story_of_another_edition_is_no_story_without_a_place(tmp_path: Path) -> None:
    path = told(tmp_path, NORTH)
    made(path)
    assert "story-unplaced" not in (*codes(path, "small"), *codes(path, "small-north"))
    path = told(tmp_path, "")
    made(path)
    assert "story-unplaced" in codes(path, "small")


def test_an_edition_made_alone_has_the_bytes_of_one_made_with_the_base(tmp_path: Path) -> None:
    path = told(tmp_path, NORTH)
    assert made(path) == 0
    assert made(path, "--edition", "north", "--one-process", out="alone") == 0
    assert made(path, "--edition", "base", out="alone") == 0
    for folder in ("small", "small-north"):
        names = sorted(one.name for one in (tmp_path / "out" / folder).iterdir())
        assert names == sorted(one.name for one in (tmp_path / "alone" / folder).iterdir())
        assert len(names) > 5
        for name in names:
            assert (tmp_path / "out" / folder / name).read_bytes() == (tmp_path / "alone" / folder / name).read_bytes()


def test_an_issue_has_the_same_bytes_with_editions_and_without(tmp_path: Path) -> None:
    made(told(tmp_path / "with", NORTH))
    path = told(tmp_path / "without", "")
    (path.parent / "north.md").unlink()
    made(path)
    for name in ("P01.pdf", "P02.pdf", "small.pdf", "P01.png"):
        ours, theirs = (tmp_path / one / "out/small" / name for one in ("with", "without"))
        assert ours.read_bytes() == theirs.read_bytes()


def plates(path: Path, folder: Path, *, box: str = "-dUseTrimBox") -> dict[str, Image.Image]:
    """The plates of the file at *path* as Ghostscript separates it."""
    folder.mkdir(parents=True, exist_ok=True)
    words = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", "-r50", box]
    subprocess.run([*words, f"-sOutputFile={folder / 'p.tif'}", str(path)], check=True, capture_output=True)
    names = ("Cyan", "Magenta", "Yellow", "Black")
    return {name: Image.open(folder / f"p.tif({name}).tif" if (folder / f"p.tif({name}).tif").exists()
                             else folder / f"p({name}).tif").convert("L") for name in names}  # fmt: skip


def test_an_edition_of_black_plates_leaves_the_other_plates_as_they_are(tmp_path: Path) -> None:
    path = told(tmp_path, NORTH + "    plates: black\n    paper: {price: 2元}\n")
    assert made(path) == 0
    base = plates(tmp_path / "out/small/P01.pdf", tmp_path / "base")
    north = plates(tmp_path / "out/small-north/P01.pdf", tmp_path / "north")
    differ = [name for name, one in base.items() if ImageChops.difference(one, north[name]).getbbox()]
    assert differ == ["Black"]


def test_printers_marks_of_an_edition_of_black_plates_are_on_the_other_plates_as_they_were(tmp_path: Path) -> None:
    path = told(tmp_path, NORTH + "    plates: black\n    paper: {price: 2元}\n", SPEC + "press: {marks: full}\n")
    assert made(path) == 0
    base, north = (plates(tmp_path / f"out/small{end}/P01.pdf", tmp_path / f"plates{end}", box="-dUseCropBox")
                   for end in ("", "-north"))  # fmt: skip
    assert base["Black"].size[0] > 800 * 50 / 72
    assert [name for name, one in base.items() if ImageChops.difference(one, north[name]).getbbox()] == ["Black"]


def inside_trim(data: bytes, loaded: Loaded) -> tuple[dict[str, Image.Image], PageFacts]:
    profile = condition_of(loaded.press, loaded.artworks).profile
    done = checked(data, "plates", Limits("newsprint"), profile, dpi=150)
    return dict(done.plates[0]), done.report.pages[0]


def test_ink_off_the_trim_is_on_a_plate_and_is_compared(tmp_path: Path) -> None:
    loaded = load(told(tmp_path, "", SPEC + "press: {marks: crop}\n"))
    composed = compose(loaded.issue, loaded.materials)
    before = press_pdf(loaded, composed, (1,)).data
    with pikepdf.open(BytesIO(before)) as document:
        page = document.pages[0]
        page.contents_add(b"q 1 0 0 0 k 2 2 10 10 re f Q")
        trim, sheet = ([float(one) for one in page[name]] for name in ("/TrimBox", "/MediaBox"))
        after = BytesIO()
        document.save(after)
    now, then = (plates_of(data, loaded).plates for data in (after.getvalue(), before))
    assert [name for name, one in now.items() if ImageChops.difference(one, then[name]).getbbox()] == ["Cyan"]
    (seen, facts), (unseen, _) = (inside_trim(data, loaded) for data in (after.getvalue(), before))
    assert (list(facts.media), list(facts.trim or ())) == (sheet, trim)
    assert seen == unseen  # the other way of drawing does not see it
    run = EditionRun()
    run.take(loaded, tmp_path / "out", composed, {"P01": before})
    ((cyan,), kept) = run.change("P01", composed.edition.pages[0], after.getvalue(), loaded)
    assert (cyan.plate, kept) == ("Cyan", ("Magenta", "Yellow", "Black"))
    assert cyan.box is not None
    left, top, right, bottom = cyan.box
    assert left < right < 0  # left of the page …
    assert bottom > top > (trim[3] - trim[1]) * 25.4 / 72  # … and below it


def test_a_promise_of_black_plates_that_is_not_kept_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = told(tmp_path, "editions:\n  - name: north\n    换版: 黑版\n    slots: {photo: {picture: b.png}}\n")
    (tmp_path / "north.md").unlink()
    assert made(path) == 1
    said = capsys.readouterr().out
    assert "issue.yaml:19:5: 错误 edition-plates" in said
    assert "第 1 版的 Cyan, Magenta, Yellow" in said
    assert "edition-plates" not in codes(path, "small")
    assert (tmp_path / "out/small-north/P01.errors.pdf").exists()
    assert (tmp_path / "out/small-north/P02.pdf").exists()
    assert made(path, "--edition", "north") == 1
    assert "edition-plates" in codes(path, "small-north")


def test_a_page_is_replaced_left_out_or_added_by_its_number(tmp_path: Path) -> None:
    (tmp_path / "p2.yaml").write_text("版次: 2\n格:\n  - {稿件: north, 位置: [1, 1], 大小: [5, 20]}\n", "utf-8")
    path = told(tmp_path, "分版:\n  - {代号: north, 各版: {2: p2.yaml}}\n  - {代号: south, 各版: {2: 无}}\n")
    assert made(path) == 0
    words = subprocess.run(
        ["pdftotext", str(tmp_path / "out/small-north/P02.pdf"), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "江北又丰收" in words
    assert report(path, "small-south")["pages"] == [1]
    assert report(path, "small-south")["edition"]["same_pages"] == [1]  # type: ignore[index]


def test_a_slot_of_a_page_in_a_file_of_its_own_is_changed_and_named_where_the_value_stands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "p2.yaml").write_text("number: 2\nslots:\n  - {id: b, story: grain2, at: [1, 1], span: [5, 20]}\n")
    spec = SPEC[: SPEC.index("  - number: 2")] + "  - p2.yaml\n"
    path = told(tmp_path, "editions:\n  - name: north\n    slots: {b: {story: north}}\n", spec)
    assert made(path) == 0
    capsys.readouterr()
    told(tmp_path, "editions:\n  - name: north\n    slots: {b: {story: nobody}}\n", spec)
    assert made(path) == 1
    assert f"issue.yaml:{(spec + 'x').count(chr(10)) + 3}:" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("editions", "code", "line"),
    [
        ("  - name: a\n    slots: {nope: {story: north}}\n", "edition-slot-unknown", 20),
        ("  - name: a\n    pages: {7: none}\n", "edition-page-number", 20),
        ("  - name: base\n", "edition-name-taken", 19),
        ("  - name: a\n  - name: A\n", "edition-name-taken", 20),
        ("  - name: a/b\n", "spec-bad-name", 19),
        ("  - name: a\n    slots: {lead: 7}\n", "spec-not-a-map", 20),
        ("  - name: a\n    slots: 7\n", "spec-not-a-map", 20),
        ("  - name: a\n    plates: cyan\n", "spec-bad-choice", 20),
        ("  - name: a\n    colour: x\n", "spec-unknown-key", 20),
        ("  - name: a\n    paper: {prise: 2元}\n", "spec-unknown-key", 20),
        ("  - name: a\n    pages: {2: ../../etc/passwd}\n", "file-outside", 20),
    ],
)
def test_what_is_wrong_in_an_edition_is_named_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], editions: str, code: str, line: int
) -> None:
    path = told(tmp_path, f"editions:\n{editions}")
    assert made(path) in (1, 2)
    said = capsys.readouterr()
    assert any(code in one and f"issue.yaml:{line}:" in one for one in (said.out + said.err).splitlines()), said.out


def test_an_edition_that_there_is_not_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert made(told(tmp_path, NORTH), "--edition", "west") == 2
    assert "edition-unknown" in capsys.readouterr().err
    assert not (tmp_path / "out/small").exists()


def test_damaged_editions_never_end_in_a_traceback(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for value in ("7", "[7]", "[{}]", "[{name: a, slots: [1]}]", "[{name: a, slots: {lead: none}}]",
                  "[{name: a, pages: {1: {number: 1}}}]", "[{name: a, pages: {1: none, 2: none}}]",
                  "[{name: a, paper: none}]", "[{name: a, every: 3}]", "[{name: a, slots: {? [x] : {}}}]"):  # fmt: skip
        made(told(tmp_path, f"editions: {value}\n"))
        said = capsys.readouterr()
        assert "program-fault" not in said.out + said.err, value


def test_a_run_of_some_pages_reports_of_each_what_is_found_on_it_wherever_an_edition_says_it(tmp_path: Path) -> None:
    """The picture of page 2 is lacking; page 1 is changed in the edition, on lines behind those of page 2."""
    spec = SPEC + "      - {id: map, use: picture, picture: lost.png, at: [1, 40], span: [2, 10]}\n"
    editions = NORTH + "  - name: south\n    slots: {photo: {picture: gone.png}, second: {story: grain2}}\n"
    path = told(tmp_path, editions, spec)

    def lacking(folder: str) -> list[str]:
        found = report(path, folder)["findings"]
        return [one["message"] for one in found if "png" in one["message"]]  # type: ignore[attr-defined]

    for pages, north, south in (("2", "lost", "lost"), ("1", "", "gone"), ("1,2", "lost", "gone lost")):
        made(path, "--pages", pages)
        for zone, names in (("north", north), ("south", south)):
            said = " ".join(lacking(f"small-{zone}"))
            assert [name for name in ("gone", "lost") if name in said] == names.split(), (pages, zone, said)


def test_an_edition_that_is_taken_out_takes_its_files_along_and_nobody_elses(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    south = NORTH + "  - name: south\n  - name: west\n"
    path = told(tmp_path, south)
    assert made(path) == 0
    out = tmp_path / "out"
    made(told(tmp_path / "other", "", SPEC.replace("id: small", "id: small-2")), out="../out")
    others = sorted((out / "small-2").iterdir())
    (out / "small-west/notes.txt").write_text("kept")
    made(told(tmp_path, south), "--edition", "north")
    assert (out / "small-south/P01.pdf").exists()
    capsys.readouterr()
    made(told(tmp_path, NORTH))
    assert "已取走" in capsys.readouterr().out
    assert sorted(one.name for one in out.iterdir() if one.name[0] != ".") == [
        "small", "small-2", "small-north", "small-west",
    ]  # fmt: skip
    assert [one.name for one in (out / "small-west").iterdir() if one.name[0] != "."] == ["notes.txt"]
    assert sorted((out / "small-2").iterdir()) == others
    assert len(others) > 5
    assert (out / "small-north/P01.pdf").exists()
    made(told(tmp_path, ""))
    assert not (out / "small-north").exists()
    capsys.readouterr()
    made(told(tmp_path, ""))
    assert "已取走" not in capsys.readouterr().out


def for_the_screen(path: Path, command: str, *words: str) -> int:
    return main([command, str(path), "--out", str(path.parent / "out"), "--lang", "zh", *words])


def test_the_e_paper_of_an_edition_stands_in_a_folder_of_its_own(tmp_path: Path) -> None:
    path = told(tmp_path, NORTH)
    assert for_the_screen(path, "epaper", "--edition", "north") == 0
    assert not (tmp_path / "out/small").exists()
    assert for_the_screen(path, "epaper") == 0
    assert for_the_screen(path, "epaper", "--edition", "base", "--one-process") == 0
    base, north = tmp_path / "out/small/epaper", tmp_path / "out/small-north/epaper"
    assert "江北又丰收" in (north / "index.html").read_text("utf-8")
    assert "本市又丰收" not in (north / "index.html").read_text("utf-8")
    assert "江北又丰收" not in (base / "index.html").read_text("utf-8")
    assert (north / "small-north.epub").exists()
    assert (base / "small.epub").exists()
    told_by_two = {one.name: one.read_bytes() for one in north.iterdir() if one.is_file()}
    assert for_the_screen(path, "epaper", "--edition", "north", "--one-process") == 0
    assert told_by_two == {one.name: one.read_bytes() for one in north.iterdir() if one.is_file()}


@pytest.mark.parametrize(
    ("command", "words", "file"),
    [("cards", ["--story", "lead", "--size", "og"], "cards/cards.json"), ("preview", ["--dpi", "30"], "preview")],
)
def test_cards_and_previews_are_made_of_the_edition_that_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, words: list[str], file: str
) -> None:
    path = told(tmp_path, NORTH)
    assert for_the_screen(path, command, *words, "--edition", "north") == 0
    assert (tmp_path / "out/small-north" / file).exists()
    assert not (tmp_path / "out/small").exists()
    assert for_the_screen(path, command, *words) == 0
    assert (tmp_path / "out/small" / file).exists()
    if command == "cards":
        names = [
            [one["story"] for one in json.loads((tmp_path / "out" / each / file).read_text("utf-8"))]
            for each in ("small-north", "small")
        ]
        assert names == [["north"], ["grain"]]
    assert for_the_screen(path, command, *words, "--edition", "west") == 2
    assert "edition-unknown" in capsys.readouterr().err


def handed(path: Path) -> int:
    return main(["handoff", str(path), "--out", str(path.parent / "out"), "--dpi", "72", "--lang", "zh"])


def test_the_package_names_the_plates_that_an_edition_changes(tmp_path: Path) -> None:
    path = told(tmp_path, NORTH + "    plates: black\n")
    assert handed(path) == 0
    package = tmp_path / "out/small-handoff"
    sheet = yaml.safe_load((package / "job.yaml").read_text("utf-8"))
    edition = sheet["editions"][0]
    assert (edition["edition"], edition["promised_plates"]) == ("north", "black")
    first, second = edition["pages"]
    assert first["print"].startswith("print/north/")
    assert first["only_black"]
    assert first["sha256"] == sha256((package / first["print"]).read_bytes()).hexdigest()
    assert second == {"page": 2, "same_as": sheet["pages"][1]["print"]}
    assert len(list((package / "print/north").iterdir())) == 1
    said = "分版　　江北版：另有 1 版（只换黑版），文件在 print/north/；其余用基版"
    assert said in (package / "说明.txt").read_text("utf-8-sig")
    assert said in (package / "作业单.html").read_text("utf-8")
    assert made(path) == 0
    assert (package / first["print"]).read_bytes() == (tmp_path / "out/small-north/P01.pdf").read_bytes()


@pytest.mark.parametrize("folder", ["", "print"])
def test_sums_of_a_package_with_editions_acknowledge_the_bases_pages(
    folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = told(tmp_path, NORTH)
    assert handed(path) == 0
    package = tmp_path / "out/small-handoff"
    files = sorted((package / "print").rglob("*.pdf"), reverse=True)
    lines = [f"{sha256(one.read_bytes()).hexdigest()}  {one.relative_to(package / folder)}\n" for one in files]
    for order in (lines, lines[::-1]):
        (tmp_path / "got.txt").write_text("".join(order), "utf-8")
        capsys.readouterr()
        assert main(["handoff", str(path), "--out", str(tmp_path / "out"), "--receipts", str(tmp_path / "got.txt"),
                     "--lang", "zh"]) == 0  # fmt: skip
        said = capsys.readouterr().out
        assert said.count("校验一致") == 2 and "handoff-receipt" not in said
    cut = [f"{'f' * 64}{line[64:]}" if "north/" in line else line for line in lines]
    (tmp_path / "got.txt").write_text("".join(cut), "utf-8")
    assert main(["handoff", str(path), "--out", str(tmp_path / "out"), "--receipts", str(tmp_path / "got.txt")]) == 1
    assert "handoff-receipt-other" in capsys.readouterr().out


def test_no_package_is_made_for_a_promise_that_is_not_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = told(tmp_path, "editions:\n  - name: north\n    换版: 黑版\n    slots: {photo: {picture: b.png}}\n")
    (tmp_path / "north.md").unlink()
    assert handed(path) == 1
    assert "edition-plates" in capsys.readouterr().out
    assert not (tmp_path / "out/small-handoff").exists()


HARVEST = """\
  - number: 3
    slots:
      - {id: gone, use: picture, picture: gone.png, at: [1, 1], span: [2, 10]}
"""


@pytest.mark.parametrize("process", [[], ["--one-process"]])
def test_a_page_with_the_errors_of_the_base_is_the_bases(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], process: list[str]
) -> None:
    path = told(tmp_path, NORTH, SPEC.replace("pages: 2", "pages: 3") + HARVEST)
    assert made(path, *process) == 1
    said = capsys.readouterr().out
    assert "分版 江北版 north：另排 1；与基版逐字节相同 2, 3" in said
    assert said.count("picture-missing") == 1
    for name in ("P03.errors.pdf", "P03.png"):
        assert (tmp_path / "out/small" / name).read_bytes() == (tmp_path / "out/small-north" / name).read_bytes()
    assert not (tmp_path / "out/small-north/P03.pdf").exists()
    # … made alone it is the same, and says so.
    assert made(path, "--edition", "north", *process, out="alone") == 1
    assert "与基版逐字节相同 2, 3" in capsys.readouterr().out
    for name in ("P03.errors.pdf", "P03.png"):
        assert (tmp_path / "out/small-north" / name).read_bytes() == (
            tmp_path / "alone/small-north" / name
        ).read_bytes()


def test_a_page_that_has_an_error_in_the_edition_alone_is_another(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change = "editions:\n  - {name: north, title: 江北版, slots: {gone: {picture: gone.png}}}\n"
    path = told(tmp_path, change, SPEC.replace("pages: 2", "pages: 3") + HARVEST.replace("gone.png", "a.png"))
    (tmp_path / "north.md").unlink()
    assert made(path) == 1
    assert "另排 3；与基版逐字节相同 1, 2" in capsys.readouterr().out
    assert (tmp_path / "out/small/P03.pdf").exists() and (tmp_path / "out/small-north/P03.errors.pdf").exists()


def test_what_is_told_together_is_told_once_of_base_and_editions() -> None:
    slugs = ("a", "b", "c")
    lines = {one: finding("line-alone", story=one, slug=one, text=f"{one}行") for one in slugs}
    other = finding("line-loose", text="松", em="0.2")

    def of(*some: Finding) -> Produced:
        return Produced(None, Path(), [], tuple(gathered(some, {})), single=some)  # type: ignore[arg-type]

    base, edition = of(lines["a"], lines["b"], other), of(lines["a"], lines["c"], other)
    told_once = found_in_all([base, edition])
    assert [one.code for one in told_once] == ["line-alone", "line-loose"]
    assert dict(told_once[0].facts)["slug"] == Several(slugs, 3)
    assert found_in_all([base]) == base.findings
    assert dict(base.findings[0].facts)["slug"] == Several(("a", "b"), 2)
