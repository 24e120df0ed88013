"""``render-page diff`` of issues with editions: what changed of an edition alone, beside what changed of its base."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "desk"))

from test_editions import NORTH, told

from layout.cli import main

SOUTH = "  - name: south\n    slots: {second: {story: north}}\n"


class Told:
    """What a comparison said, and what it wrote."""

    def __init__(self, code: int, said: str, folder: Path) -> None:
        self.code, self.said, self.folder = code, said, folder
        self.values: dict[str, Any] = json.loads((folder / "diff.json").read_text("utf-8"))

    @property
    def editions(self) -> dict[str, list[tuple[str, str]]]:
        """The kinds and pages of changes, by editions."""
        every = self.values["editions"]
        return {one["name"]: [(each["kind"], each["page_after"]) for each in one.get("changes", ())] for one in every}


@pytest.fixture
def compare(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    def run(one: Path, other: Path) -> Told:
        code = main(["diff", str(one), str(other), "--out", str(tmp_path / "d"), "--dpi", "40", "--lang", "en"])
        return Told(code, capsys.readouterr().out, tmp_path / "d/diff")

    return run


def edited(folder: Path, editions: str, name: str = "", old: str = "", new: str = "") -> Path:
    """The issue in *folder*, in the copy *name* of which *old* is *new*."""
    issue = told(folder, editions)
    if name:
        path = folder / name
        assert old in path.read_text("utf-8")
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    return issue


def results(issue: Path, out: Path) -> Path:
    assert main([str(issue), "--out", str(out), "--dpi", "40", "--quiet"]) in (0, 1)
    return out / "small"


def test_issues_whose_editions_are_the_same_are_the_same(tmp_path: Path, compare) -> None:
    issue = told(tmp_path / "a", NORTH + SOUTH)
    done = compare(issue, issue)
    assert (done.code, done.values["same"], done.values["editions"]) == (0, True, [])


@pytest.mark.parametrize("kept", [False, True], ids=["made up", "results"])
def test_a_word_of_an_edition_alone_is_listed_under_it(kept: bool, tmp_path: Path, compare) -> None:
    pair = [
        told(tmp_path / "a", NORTH + SOUTH),
        edited(tmp_path / "b", NORTH + SOUTH, "north.md", "江北广大", "江岸广大"),
    ]
    if kept:
        pair = [results(issue, tmp_path / f"out{at}") for at, issue in enumerate(pair)]
    done = compare(*pair)
    assert (done.code, done.values["same"], done.values["changes"]) == (1, False, [])
    assert done.editions == {"north": [("text", "1")], "south": [("text", "2")]}
    assert "edition “江北版 north”" in done.said
    assert "江[-北-]{+岸+}广大" in done.said.replace("…", "")
    page = (done.folder / "index.html").read_text("utf-8")
    assert "江北版 north" in page and 'id="north-P01-side"' in page
    assert (done.folder / "north-P01-new.png").is_file()


def test_what_an_edition_has_of_its_base_is_told_once(tmp_path: Path, compare) -> None:
    done = compare(told(tmp_path / "a", NORTH), edited(tmp_path / "b", NORTH, "grain2.md", "外地广大", "外省广大"))
    assert [one["kind"] for one in done.values["changes"]] == ["text"]
    assert done.editions == {}
    assert done.code == 1


def test_a_page_that_becomes_the_editions_own_is_told(tmp_path: Path, compare) -> None:
    done = compare(
        told(tmp_path / "a", SOUTH.join(("editions:\n", ""))),
        told(tmp_path / "b", "editions:\n" + SOUTH + "    paper: {price: 2元}\n"),
    )
    assert done.values["changes"] == []
    assert {page for _, page in done.editions["south"]} == {"1"}


def test_an_edition_that_is_new_or_gone_is_told(tmp_path: Path, compare) -> None:
    one, both = told(tmp_path / "a", NORTH), told(tmp_path / "b", NORTH + SOUTH)
    assert [(each["name"], each["state"]) for each in compare(one, both).values["editions"]] == [("south", "new")]
    done = compare(both, one)
    assert [(each["name"], each["state"]) for each in done.values["editions"]] == [("south", "gone")]
    assert (done.code, "edition “south”: gone" in done.said) == (1, True)


def test_an_edition_whose_result_is_not_there_is_not_called_the_same(tmp_path: Path, compare) -> None:
    issue = told(tmp_path / "a", NORTH)
    kept = results(issue, tmp_path / "out")
    shutil.rmtree(tmp_path / "out/small-north")
    done = compare(kept, issue)
    (north,) = done.values["editions"]
    assert (done.code, north["name"], [one["code"] for one in north["not_compared"]]) == (
        1,
        "north",
        ["diff-no-account"],
    )


@pytest.mark.parametrize("named", ["../../elsewhere", "/etc", "", "small-north\u0000"])
def test_a_report_cannot_lead_out_of_its_folder(named: str, tmp_path: Path, compare, capsys) -> None:
    issue = told(tmp_path / "a", NORTH)
    kept = results(issue, tmp_path / "out")
    report = json.loads((kept / "report.json").read_text("utf-8"))
    report["editions"][0]["id"] = named
    (kept / "report.json").write_text(json.dumps(report), "utf-8")
    code = main(["diff", str(kept), str(issue), "--out", str(tmp_path / "d"), "--dpi", "40", "--lang", "en"])
    said = capsys.readouterr()
    assert code in (1, 2) and "Traceback" not in said.out + said.err
