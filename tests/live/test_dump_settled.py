"""The dump settled line by line at the desk: what is said of a line is what it is read as, and stands in its file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from layout.stories.margins import written_margin
from layout.workbench.acts import Refused
from layout.workbench.workbench import Workbench

SAMPLES = Path(__file__).parents[2] / "seeds"


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    shutil.copytree(SAMPLES / "datong", tmp_path / "datong", symlinks=True)
    made = Workbench(tmp_path / "datong" / "issue.yaml")
    made.make()
    return made


def shown(bench: Workbench) -> dict[int, tuple[str, str, str]]:
    told = bench.marked.message(bench.dump(), "zh")
    return {number: (story, role, text) for number, story, role, _, text, _ in told["lines"]}


def test_every_line_is_shown_with_story_role_and_doubts(bench):
    told = bench.marked.message(bench.dump(), "zh")
    lines = bench.dump().data.decode().splitlines()
    assert [text for *_, text, _ in told["lines"]] == [line.strip() for line in lines if line.strip()]
    assert {story for _, story, *_ in told["lines"]} - {""} == {slug for slug, _ in told["stories"]}
    assert any(doubts for *_, doubts in told["lines"])


@pytest.mark.parametrize(
    ("role", "story"), [("subhead", "a2"), ("furniture", ""), ("body", "a2"), ("more", "a2"), ("caption", "a8")]
)
def test_a_line_is_what_was_said_of_it_and_undone_to_the_byte(bench, role, story):
    hints = bench.folder / "hints.yaml"
    before = hints.read_text("utf-8")
    bench.act({"act": "line", "line": 43, "role": role, "story": story})
    assert hints.read_text("utf-8").startswith(before.rstrip("\n"))
    bench.make()
    assert shown(bench)[43][:2] == (story, role)
    bench.act({"act": "line", "line": 43, "role": "body", "story": "a2"})
    bench.make()
    assert shown(bench)[43][:2] == ("a2", "body")
    assert hints.read_text("utf-8").count("line: 43") == 1
    bench.undo()
    bench.undo()
    assert hints.read_text("utf-8") == before


def test_a_marked_file_is_changed_in_the_margin_of_that_line_alone(bench):
    copy = bench.marked.copy(bench.dump())
    marked = written_margin([(one.number, one) for one in copy.margin], {}, "front-page.txt", "zh")
    (bench.folder / "page.marked.txt").write_text(marked, "utf-8")
    spec = bench.folder / "issue.yaml"
    spec.write_text(spec.read_text("utf-8").replace("hints: hints.yaml", "marked: page.marked.txt"), "utf-8")
    bench.from_disk()
    bench.make()
    bench.act({"act": "line", "line": 65, "role": "subhead", "story": "a2"})
    after = (bench.folder / "page.marked.txt").read_text("utf-8")
    differ = [(a, b) for a, b in zip(marked.splitlines(), after.splitlines(), strict=True) if a != b]
    assert len(differ) == 1
    assert differ[0][0].split("│")[1] == differ[0][1].split("│")[1]
    assert differ[0][1].split("│")[0].split() == ["a2", "小标题"]
    bench.make()
    assert shown(bench)[65][:2] == ("a2", "subhead")


@pytest.mark.parametrize(
    "act",
    [
        {"line": 65, "role": "dancer", "story": "a3"},
        {"line": 9999, "role": "body", "story": "a3"},
        {"line": 65, "role": "body", "story": ""},
        {"line": 65, "role": "body", "story": "zz9"},
        {"line": 65, "role": "subhead", "story": "a2"},
        {"line": 65, "role": "stray", "story": ""},
    ],
)
def test_what_no_hint_can_say_is_refused(bench, act):
    before = (bench.folder / "hints.yaml").read_bytes()
    with pytest.raises(Refused):
        bench.act({"act": "line", **act})
    assert (bench.folder / "hints.yaml").read_bytes() == before
