"""``render-page diff``: issues, results and revisions against each other, and what is said when that cannot be."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "desk"))

from small_issue import SPEC as SMALL

from layout.cli import main

WORDS = "记者在田间看到，收割机来回穿梭，金黄的谷子堆成了小山。"
SPEC = f"""{SMALL}\
      - {{id: photo, use: picture, picture: p.png, at: [1, 32], span: [3, 14], caption: 图, credit: 摄}}
"""
NOTE = "      - {id: note, use: notice, at: [4, 32], span: [2, 5], text: [启事]}\n"
DUMP = f"""\
今年粮食又丰收

□本报记者 某某

今年全市粮食总产量达到十年来的最高水平，增长12%，广大农民喜获丰收。

{WORDS}
"""


def photo(colour: tuple[int, int, int]) -> bytes:
    """A picture with an edge in it, so that another crop shows."""
    made = Image.new("RGB", (900, 900), colour)
    made.paste((20, 90, 60), (0, 450, 900, 900))
    out = BytesIO()
    made.save(out, "PNG")
    return out.getvalue()


def laid(folder: Path, spec: str = SPEC, dump: str = DUMP, picture: bytes = b"") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "issue.yaml").write_text(spec, "utf-8")
    (folder / "page.txt").write_text(dump, "utf-8")
    (folder / "p.png").write_bytes(picture or photo((200, 60, 40)))
    return folder / "issue.yaml"


class Compared:
    """What a comparison gave."""

    def __init__(self, code: int, said: str, folder: Path) -> None:
        self.code, self.said, self.folder = code, said, folder

    @property
    def values(self) -> dict[str, Any]:
        made: dict[str, Any] = json.loads((self.folder / "diff.json").read_text("utf-8"))
        return made

    @property
    def kinds(self) -> list[tuple[str, str]]:
        return [(one["kind"], one.get("slot", "")) for one in self.values["changes"]]


Compare = Callable[..., Compared]


@pytest.fixture
def compare(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Compare:
    def run(one: object, other: object, *more: str) -> Compared:
        out = tmp_path / "compared"
        code = main(["diff", str(one), str(other), "--out", str(out), "--dpi", "72", "--lang", "en", *more])
        told = capsys.readouterr()
        return Compared(code, told.out + told.err, out / "diff")

    return run


def rendered(issue: Path, out: Path) -> Path:
    assert main([str(issue), "--out", str(out), "--dpi", "50", "--quiet", "--lang", "en"]) in (0, 1)
    return out / "small"


def test_an_issue_against_itself_is_the_same(tmp_path: Path, compare: Compare) -> None:
    issue = laid(tmp_path / "a")
    done = compare(issue, issue)
    assert (done.code, done.values["changes"], done.values["same"]) == (0, [], True)
    assert done.said.startswith("The two are the same.")
    assert sorted(path.name for path in done.folder.glob("*.png")) == []


def edits() -> dict[str, tuple[dict[str, Any], str, str]]:
    """Edits by name: what of the issue is other, the kind of change, and its slot."""
    lead = "{id: lead, story: a1, at: [1, 11], span: [5, 20]}"
    return {
        "words": ({"dump": DUMP.replace("12%", "15%")}, "text", "lead"),
        "head": (
            {"spec": SPEC.replace(lead, lead[:-1] + ", head: {lines: 10, breaks: [今年粮食, 又丰收]}}")},
            "head-resized",
            "lead",
        ),
        "place": ({"spec": SPEC.replace("at: [1, 11], span: [5, 20]", "at: [1, 12], span: [5, 20]")}, "moved", "lead"),
        "size": ({"spec": SPEC.replace("span: [5, 20]", "span: [5, 19]")}, "resized", "lead"),
        "legs": ({"spec": SPEC.replace(lead, lead[:-1] + ", legs: 2}")}, "re-set", "lead"),
        "picture": ({"picture": photo((30, 60, 200))}, "picture-exchanged", "photo"),
        "crop": ({"spec": SPEC.replace("caption: 图", "focus: [0.5, 0], caption: 图")}, "picture-cropped", "photo"),
        "gone": ({"spec": SPEC[: SPEC.index("      - {id: photo")]}, "gone", "photo"),
        "new": (
            {"spec": SPEC + "      - {id: note, use: notice, at: [4, 32], span: [2, 5], text: [启事]}\n"},
            "new",
            "note",
        ),
        "box": ({"spec": SPEC.replace(lead, lead[:-1] + ", tint: head-tint}")}, "look", "lead"),
    }


@pytest.mark.parametrize("name", edits())
def test_an_edit_is_called_by_its_name(name: str, tmp_path: Path, compare: Compare) -> None:
    other, kind, slot = edits()[name]
    done = compare(laid(tmp_path / "a"), laid(tmp_path / "b", **other))
    assert done.code == 1, done.said
    assert (kind, slot) in done.kinds, done.said
    assert all(page["unexplained_pixels"] == 0 for page in done.values["pages"])
    assert name == "size" or all(page["changed_pixels"] for page in done.values["pages"])
    back = compare(tmp_path / "b/issue.yaml", tmp_path / "a/issue.yaml")
    turned = {"gone": "new", "new": "gone"}
    assert (turned.get(kind, kind), slot) in back.kinds


TABLE = """\
id: small
date: 2026-11-28
paper: {name: 小城日报}
sheet: {size: 四开}
grid: {columns: 5, chars: 12, gutter: 1.5字, lines: 60, body: 五号, leading: 16pt}
style: daily
copy: {stories: "*.md"}
pages:
  - {number: 2, slots: [{id: market, story: market, at: [1, 20], span: [1, 24]}]}
"""
PRICES = """---
headline: [大集]
---
本报讯 各样年货卖出如下。

| 年货名称 | 摊位 | 卖出的（吨） | 均价（元/斤） |
| --- | --- | --- | --- |
| 柿饼 | 146 | 58 | 12 |
| 粉条 | 98 | 41 | 6 |
"""


def test_a_row_whose_cells_end_their_lines_elsewhere_is_set_anew_and_its_words_are_the_same(
    tmp_path: Path, compare: Compare
) -> None:
    def made(name: str, spec: str, copy: str) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        (folder / "issue.yaml").write_text(spec, "utf-8")
        (folder / "market.md").write_text(copy, "utf-8")
        return folder / "issue.yaml"

    def texts(one: Path, other: Path) -> list[dict[str, Any]]:
        return [each for each in compare(one, other).values["changes"] if each["kind"] == "text"]

    old = made("old", TABLE, PRICES)
    narrow = made("narrow", TABLE.replace("chars: 12", "chars: 11"), PRICES)
    assert texts(old, narrow) == []
    assert compare(old, narrow).code == 1
    changed = made("changed", TABLE, PRICES.replace("146 | 58", "58 | 146"))
    assert len(texts(old, changed)) == 1


def test_words_plates_copyfit_and_findings_are_listed(tmp_path: Path, compare: Compare) -> None:
    longer = DUMP.replace("12%", "15%") + WORDS * 40
    done = compare(laid(tmp_path / "a"), laid(tmp_path / "b", dump=longer))
    values = done.values
    text = next(one for one in values["changes"] if one["kind"] == "text")
    assert {"old": "12", "new": "15", "before": "平，增长", "after": "%，广大农民"} in [
        {**word, "before": word["before"][-4:]} for word in text["words"]
    ]  # fmt: skip
    assert {one["plates"] for one in values["changes"]} == {"K"}
    (fit,) = values["copyfit"]
    assert int(fit["after"]["set"]) > int(fit["before"]["set"]) and fit["after"] != fit["before"]
    assert "overset" in {one["code"] for one in values["findings"]["new"]}
    assert "underset" in {one["code"] for one in values["findings"]["gone"]} or values["findings"]["gone"] == []
    assert "[-12-]{+15+}" in done.said and "Plates that changed: K" in done.said


def test_a_story_that_moves_keeps_its_copyfit_and_leaders_are_no_words(tmp_path: Path, compare: Compare) -> None:
    index = "      - {id: index, use: index, at: [4, 32], span: [2, 5], text: ['丰收……………2版']}\n"
    moved = (SPEC + index.replace("……………", "……")).replace(
        "id: lead, story: a1, at: [1, 11]", "id: top, story: a1, at: [1, 12]"
    )
    done = compare(laid(tmp_path / "a", SPEC + index), laid(tmp_path / "b", moved))
    assert done.values["copyfit"] == [] and "text" not in {kind for kind, _ in done.kinds}
    assert ("moved", "top") in done.kinds and {slot for _, slot in done.kinds} == {"top", "index"}
    other = compare(tmp_path / "a/issue.yaml", laid(tmp_path / "c", SPEC + index, DUMP.replace("又丰收\n", "再丰收\n")))
    assert other.values["copyfit"] == [] and ("text", "lead") in other.kinds


def test_a_result_is_compared_without_its_sources(tmp_path: Path, compare: Compare) -> None:
    issue = laid(tmp_path / "a")
    yesterday = rendered(issue, tmp_path / "old")
    assert compare(yesterday, issue).code == 0
    laid(tmp_path / "a", dump=DUMP.replace("12%", "15%"))
    today = rendered(issue, tmp_path / "new")
    shutil.rmtree(tmp_path / "a")
    done = compare(yesterday, today)
    assert done.code == 1 and done.kinds == [("text", "lead")]
    assert [one["unexplained_pixels"] for one in done.values["pages"]] == [0]
    assert compare(today, today).code == 0
    again = tmp_path / "again"
    shutil.copytree(today, again)
    report = json.loads((again / "report.json").read_text("utf-8"))
    del report["account"]
    (again / "report.json").write_text(json.dumps(report), "utf-8")
    for before, kinds in ((today, []), (yesterday, ["pixels"])):
        done = compare(before, again)
        assert done.code == 1 and [kind for kind, _ in done.kinds] == kinds and "diff-no-account" in done.said
        # A pixel has no plates: what is known is that the page looks otherwise.
        assert all(one["plates"] is None for one in done.values["changes"]) and "Plates that" not in done.said
        assert ("Page 1: pixels differ, on which plates is not known" in done.said) is bool(kinds)
    (yesterday / "P01.pdf").unlink()
    bare = compare(yesterday, today)
    assert bare.kinds == [("text", "lead")] and "diff-no-file" in bare.said
    report = json.loads((yesterday / "report.json").read_text("utf-8"))
    del report["account"]
    (yesterday / "report.json").write_text(json.dumps(report), "utf-8")
    old = compare(yesterday, yesterday)
    assert old.code == 1 and "diff-no-account" in old.said


def git(folder: Path, *words: str) -> None:
    named = ("-c", "user.name=a", "-c", "user.email=a@example", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *named, *words], cwd=folder, check=True, capture_output=True)


@pytest.mark.skipif(shutil.which("git") is None, reason="no git")
def test_an_issue_is_compared_with_its_earlier_revision(
    tmp_path: Path, compare: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    top = tmp_path / "paper"
    laid(top / "day")
    git(top, "init")
    git(top, "add", "-A")
    git(top, "commit", "-m", "one")
    laid(top / "day", dump=DUMP.replace("12%", "15%"))
    monkeypatch.chdir(top / "day")
    assert compare("HEAD:issue.yaml", "issue.yaml").kinds == [("text", "lead")]
    git(top, "commit", "-am", "two")
    assert compare("HEAD~1:issue.yaml", "HEAD:./issue.yaml").code == 1
    assert compare("HEAD~1:day/issue.yaml", "HEAD~1:issue.yaml").code == 0
    for said in ("HEAD~9:issue.yaml", "HEAD:none.yaml", "--output=x:issue.yaml", "HEAD:../../etc/passwd", "HEAD:."):
        wrong = compare("issue.yaml", said) if not said.startswith("-") else compare("issue.yaml", f"./{said}")
        assert wrong.code == 2 and "Traceback" not in wrong.said, said
    assert not (top / "day/x").exists()
    monkeypatch.chdir(tmp_path)
    assert compare("HEAD:issue.yaml", "HEAD:issue.yaml").code == 2
    monkeypatch.setenv("PATH", str(tmp_path))
    none = compare("HEAD:issue.yaml", top / "day/issue.yaml")
    assert none.code == 2 and "diff-no-git" in none.said


DEEP = '{"account": ' + "[" * 100_000 + "]" * 100_000 + "}"
MARK = [0, "type", "paragraph", 1, [0, 0, 9, 9], "a", "K", "字", 9]
PAGE = {
    "number": 1,
    "file": "P01",
    "size": [500_000, 700_000],
    "slots": [["s", "story", "a", "b", [0, 0, 9, 9]]],
    "marks": [MARK],
}


def hostile() -> dict[str, str]:
    def account(**other: object) -> str:
        return json.dumps({"account": {"form": 1, "press": "", "pages": [{**PAGE, **other}]}})

    return {
        "empty": "", "no table": "[]", "deep": DEEP, "form": '{"account": {"form": 7}}', "number": account(number=[]),
        "file": account(file="P../../../etc/passwd"), "size": account(size=[10**12, 1]), "none": account(size=[0, 0]),
        "slot": account(marks=[[5, *MARK[1:]]]), "kind": account(marks=[[0, "x", *MARK[2:]]]),
        "box": account(marks=[[*MARK[:4], [0, 0, True, 9], *MARK[5:]]]), "short": account(marks=[[1]]),
        "plates": account(marks=[[*MARK[:6], "Z", *MARK[7:]]]), "label": account(number="<b>"),
        "stories": '{"stories": [1]}', "findings": '{"findings": {"a": 1}}', "bytes": "\udcff",
        "twice": json.dumps({"account": {"form": 1, "press": "", "pages": [PAGE, PAGE]}}),
    }  # fmt: skip


@pytest.mark.parametrize("name", hostile())
def test_a_hostile_report_is_refused_in_words(name: str, tmp_path: Path, compare: Compare) -> None:
    (tmp_path / "r").mkdir()
    (tmp_path / "r/report.json").write_bytes(hostile()[name].encode("utf-8", "surrogateescape"))
    done = compare(tmp_path / "r", laid(tmp_path / "a"))
    assert done.code == 2 and "diff-bad-report" in done.said and "Traceback" not in done.said, done.said
    assert not done.folder.exists()


@pytest.mark.parametrize("name", ["text", "link", "huge"])
def test_a_hostile_page_is_drawn_within_bounds(name: str, tmp_path: Path, compare: Compare) -> None:
    issue = laid(tmp_path / "a")
    folder = rendered(issue, tmp_path / "old")
    path = folder / "P01.pdf"
    data = path.read_bytes()
    if name == "link":
        path.unlink()
        path.symlink_to("/etc/passwd")
    elif name == "huge":
        path.write_bytes(
            re.sub(rb"/(MediaBox|TrimBox|CropBox|BleedBox)\s*\[[^]]*\]", b"/\\1 [0 0 14400000 14400000]", data)
        )
    else:
        path.write_bytes(b"%PDF-1.4\n" + data[:2000])
    done = compare(folder, issue)
    assert done.code == 2 and re.search("diff-not-drawn|file-outside|preflight-too-much", done.said), done.said


def test_words_of_a_hostile_report_do_nothing_to_screen_or_page(tmp_path: Path, compare: Compare) -> None:
    issue = laid(tmp_path / "a")
    folder = rendered(issue, tmp_path / "old")
    report = json.loads((folder / "report.json").read_text("utf-8"))
    bad = "<script>alert(1)</script>\x1b[2J\u202e"
    report["findings"] = [{"code": bad, "message": bad, "facts": {bad: bad}}]
    report["stories"] = [{"slug": bad, "slot": bad, "page": bad, "head": bad, "taken": {bad: bad}}]
    page = report["account"]["pages"][0]
    page["slots"][1][3] = bad
    for mark in page["marks"]:
        mark[7] = bad if mark[1] == "type" else mark[7]
    report["id"] = report["title"] = bad
    (folder / "report.json").write_text(json.dumps(report), "utf-8")
    done = compare(folder, issue)
    html = (done.folder / "index.html").read_text("utf-8")
    assert done.code == 1 and "\x1b" not in done.said and "\u202e" not in done.said
    assert "<script>alert" not in html and "&lt;script&gt;" in html and "\x1b" not in html


def test_the_page_of_changes_asks_nothing_of_the_net_and_pngs_have_marks(tmp_path: Path, compare: Compare) -> None:
    one, other = laid(tmp_path / "a"), laid(tmp_path / "b", dump=DUMP.replace("12%", "15%"))
    done = compare(one, other)
    html = (done.folder / "index.html").read_text("utf-8")
    assert not re.search(r"(?:src|href)=\"(?!data:)|https?://|@import", html)
    assert re.search(r"<del>12</del><ins>15</ins>", html)
    marked = Image.open(done.folder / "P01-new.png").convert("RGB")
    assert (214, 32, 32) in {colour for _, colour in marked.getcolors(1 << 24) or ()}
    before = {path.name: path.read_bytes() for path in done.folder.iterdir()}
    again = compare(one, other)
    assert {path.name: path.read_bytes() for path in again.folder.iterdir()} == before
    chinese = compare(one, other, "--lang", "zh")
    assert "改字（正文）" in chinese.said and "版面比对" in (chinese.folder / "index.html").read_text("utf-8")
    assert json.loads(compare(one, other, "--output-format", "json", "--only", "none").said)["same"] is False


@pytest.mark.parametrize("words", [["--only", "pdf"], ["--dpi", "5"]])
def test_wrong_options_are_said(words: list[str], tmp_path: Path, compare: Compare) -> None:
    issue = laid(tmp_path / "a")
    assert compare(issue, issue, *words).code == 2
    assert compare(issue, tmp_path / "none.yaml").code == 2
    assert compare(issue, tmp_path).code == 2
