"""Links: what leads out of the issue's folder is refused by name, nothing is written or taken away through one."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from small_issue import DUMP, SPEC

from layout.cli import main

STORIES = SPEC.replace("{dump: page.txt}", '{stories: "copy/**/*.md"}')
STORY = f"---\nslug: a1\nheadline: 今年粮食又丰收\n---\n\n{DUMP}"
PICTURE = SPEC + "      - {use: picture, picture: pics/p.png, at: [1, 32], span: [5, 10], caption: 图, credit: 摄}\n"
AD = SPEC + "      - {use: ad, file: pics/ad.png, at: [1, 32], span: [5, 10], advertiser: 某店}\n"

DRAWN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60"><rect width="90" height="60"/></svg>'
TABLE = SPEC + "      - {use: table, file: t.csv, at: [1, 32], span: [3, 10]}\n"
DRAWING = PICTURE.replace("pics/p.png", "d.svg")


@pytest.fixture
def kit_face(repository: Path) -> Path:
    return min((repository / "fonts").rglob("*.ttf"), key=lambda path: path.stat().st_size)


def laid(folder: Path, spec: str, face: Path) -> Path:
    """An issue with everything that may be named, in real files."""
    (folder / "copy").mkdir(parents=True)
    (folder / "pics").mkdir()
    (folder / "faces").mkdir()
    (folder / "issue.yaml").write_text(spec, "utf-8")
    (folder / "page.txt").write_text(DUMP, "utf-8")
    (folder / "hints.yaml").write_text("drop_lines: []\n", "utf-8")
    (folder / "copy/a1.md").write_text(STORY, "utf-8")
    (folder / "d.svg").write_text(DRAWN, "utf-8")
    (folder / "t.csv").write_text("队,分\n甲,1\n乙,2\n", "utf-8")
    shutil.copy(Path(__file__).parents[2] / "styles/daily.yaml", folder / "house.yaml")
    shutil.copy(Path(__file__).parents[2] / "styles/press/newsprint.icc", folder / "own.icc")
    for name in ("p", "ad"):
        Image.linear_gradient("L").resize((2400, 1600)).save(folder / f"pics/{name}.png")
    shutil.copy(face, folder / "faces/face.ttf")
    return folder


NAMED = {
    "a story": (STORIES, "copy/a1.md"),
    "a folder of stories": (STORIES, "copy"),
    "a story of a list": (SPEC.replace("{dump: page.txt}", "[copy/a1.md]"), "copy/a1.md"),
    "a folder of a list": (SPEC.replace("{dump: page.txt}", "[copy/]"), "copy"),
    "a dump": (SPEC, "page.txt"),
    "hints": (SPEC.replace("{dump: page.txt}", "{dump: page.txt, hints: hints.yaml}"), "hints.yaml"),
    "a picture": (PICTURE, "pics/p.png"),
    "a folder of pictures": (PICTURE, "pics"),
    "an advertisement": (AD, "pics/ad.png"),
    "a drawing": (DRAWING, "d.svg"),
    "a drawing as an advertisement": (AD.replace("pics/ad.png", "d.svg"), "d.svg"),
    "a table": (TABLE, "t.csv"),
    "a style sheet": (SPEC.replace("style: daily", "style: house.yaml"), "house.yaml"),
    "a press profile": (SPEC.replace("style: daily", "style: daily\npress: {icc: own.icc}"), "own.icc"),
    "a face": (SPEC.replace("style: daily", "style: daily\nfonts: [faces/face.ttf]"), "faces/face.ttf"),
    "a folder of faces": (SPEC.replace("style: daily", "style: daily\nfonts: [faces]"), "faces"),
}


def linked(path: Path, to: Path) -> None:
    """Move what is at *path* to *to*, and leave a link to it."""
    path.rename(to)
    path.symlink_to(to)


def codes(words: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = main([*words, "--lang", "en"])
    said = capsys.readouterr()
    return code, said.out + said.err


@pytest.mark.parametrize("what", NAMED)
def test_what_leads_out_of_the_issue_is_refused_by_name_and_what_stays_in_it_is_read(
    what: str, tmp_path: Path, kit_face: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec, named = NAMED[what]
    words = ["render", "issue.yaml", "--out", "out", "--only", "pdf,report"]
    for where in ("inside", "outside"):
        folder = laid(tmp_path / where, spec, kit_face)
        words[1], words[3] = str(folder / "issue.yaml"), str(folder / "out")
        plain, said = codes(words, capsys)
        assert plain == 0, said
        (tmp_path / "others").mkdir(exist_ok=True)
        away = (folder if where == "inside" else tmp_path / "others") / f"away{Path(named).suffix}"
        linked(folder / named, away)
        code, said = codes(words, capsys)
        told = "file-outside" in said or "font-outside" in said
        if where == "outside":
            assert code in (1, 2) and told, said
            again, said = codes([*words, "--root", str(tmp_path / "others")], capsys)
            assert again == code or (again == 0 and "file-outside" not in said), said
        else:
            assert not told and "program-" not in said, said
        assert away.exists() and (folder / named).is_symlink()


def test_links_that_go_round_are_findings(tmp_path: Path, kit_face: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number, (spec, named) in enumerate(NAMED.values()):
        folder = laid(tmp_path / str(number), spec, kit_face)
        path = folder / named
        if path.is_dir():
            (path / "round").symlink_to(path)
            (path / "self").symlink_to("self")
        else:
            path.unlink()
            path.symlink_to(path.name)
        code, said = codes(["render", str(folder / "issue.yaml"), "--out", str(folder / "out")], capsys)
        assert "program-" not in said and code in (0, 1, 2), said
        assert (code == 0) == (folder / named).is_dir() or "file-outside" in said or code == 1, said


RUNS: dict[str, list[str]] = {
    "render": ["--only", "pdf,report"],
    "cards": ["--size", "og"],
    "epaper": [],
    "handoff": ["--dpi", "36", "--force"],
    "preview": ["--thumbnail", "60"],
}


PARTS = (
    "small", "small/rest", "small/cards", "small/epaper", "small/preview", ".pictures", ".words.json", "small-handoff",
    "small-handoff.zip", "small/P01.pdf", "small/report.json",
)  # fmt: skip
"""What of an output folder is tried as a link."""


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def ways_to_link(folder: Path, others: Path) -> dict[str, Callable[[], None]]:
    """Parts of the output that may be links to a folder of somebody else's."""

    def whole() -> None:
        (folder / "out").symlink_to(others)

    def part(name: str) -> Callable[[], None]:
        def made() -> None:
            (folder / "out" / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / "out" / name).symlink_to(others)

        return made

    return {"out": whole} | {name: part(name) for name in PARTS}


@pytest.mark.parametrize("name", ["out", *PARTS])
def test_no_file_of_others_is_changed_or_taken_away_through_a_link_in_the_output(
    name: str, tmp_path: Path, kit_face: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    others = tmp_path / "others"
    folder = laid(tmp_path / "issue", PICTURE, kit_face)
    (others / "rest").mkdir(parents=True)
    theirs = ("a1.md", "P01.pdf", "P01.png", "report.json", "index.html", "cards.json", "rest/a1.md", "notes.txt")
    for one in theirs:
        (others / one).write_text("mine", "utf-8")
    ways_to_link(folder, others)[name]()
    for command, more in RUNS.items():
        if command == "epaper" and name in (".words.json", "small/preview", "small/P01.pdf", "small-handoff.zip"):
            continue  # which takes longest and has nothing to do with these
        for _ in range(2 if command in ("render", "handoff") else 1):
            code, said = codes([command, str(folder / "issue.yaml"), "--out", str(folder / "out"), *more], capsys)
            assert code in (0, 1, 2) and "program-" not in said, said
    assert all((others / one).read_bytes() == b"mine" for one in theirs)
    link = folder / "out" / name if name != "out" else folder / "out"
    assert link.is_symlink() or name in (".words.json",), f"{name} was replaced"
    if name in ("small/rest", "small/cards", "small/epaper", "small/preview", "small/P01.pdf", "small/report.json"):
        assert set(contents(others)) == set(theirs), "nothing was put there either"


def test_the_test_of_links_sees_what_is_changed_through_one(tmp_path: Path) -> None:
    (tmp_path / "others").mkdir()
    (tmp_path / "others/a").write_text("mine", "utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "others")
    before = contents(tmp_path / "others")
    (tmp_path / "link/a").write_text("theirs", "utf-8")
    assert contents(tmp_path / "others") != before
