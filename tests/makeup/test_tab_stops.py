"""Tab stops of furniture: parts stand where the style says, leaders lead to them, what is crowded is reported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from issues import HEAD, codes, copy, made, runs

from layout.composing import Composed
from layout.findings import Severity
from layout.loading.load import load
from layout.page import GlyphRun, Page
from layout.units import pt

SIZE = pt(10.5)
STYLE = """\
name: own
from: daily
text:
  notice: {indent: 0, tabs: TABS}
"""
TIMES = ["1路　　火车站　　5：40　　12.5", "27路　　东门　　6：05　　3", "118路　　机场　　4：50　　126.25"]


def noticed(folder: Path, tabs: str, lines: list[str], span: int = 5) -> Composed:
    folder.joinpath("own.yaml").write_text(STYLE.replace("TABS", tabs), "utf-8")
    slots = (
        f"{{use: notice, at: [1, 20], span: [{span}, {len(lines) + 1}], text: [{', '.join(map(json.dumps, lines))}]}}"
    )
    pages = f"pages:\n  - number: 1\n    slots:\n      - {{story: a, at: [1, 1], span: [5, 12]}}\n      - {slots}\n"
    return made(folder, pages, {"a": copy(9)}, HEAD.replace("style: daily", "style: own"))


def rows(page: Page) -> list[list[tuple[int, int, str]]]:
    """(left, right, words) of the parts of each line of the notice, in millipoints from the slot's left."""
    found = [run for run in runs(page, "notice") if run.tag]
    first = min(run.origin.x for run in found)
    made_of: dict[int, list[tuple[int, int, str]]] = {}
    for run in found:
        left = run.origin.x + run.xs[0] - first
        made_of.setdefault(run.origin.y, []).append((left, left + run.xs[-1] - run.xs[0], "".join(run.texts)))
    return [made_of[y] for y in sorted(made_of)]


def leaders(page: Page) -> list[GlyphRun]:
    return [one for one in page.marks if isinstance(one, GlyphRun) and one.tag is None and set(one.texts) == {"…"}]


def test_parts_stand_at_their_stops_left_right_and_in_the_middle(tmp_path: Path) -> None:
    lines = ["甲　　乙乙乙　　丙丙　　丁", "甲甲　　乙　　丙丙丙丙　　丁丁丁"]
    tabs = "[8字, {at: 16字, align: 居中}, {at: 24字, align: 居右}]"
    found = rows(noticed(tmp_path, tabs, lines).edition.pages[0])
    assert ["".join(words for _, _, words in row) for row in found] == [line.replace("　　", "") for line in lines]
    for (_, _, _), (second, _, _), (third, third_end, _), (_, last_end, _) in found:
        assert second == 8 * SIZE
        assert (third + third_end + SIZE) // 2 == 16 * SIZE
        assert last_end + SIZE == 24 * SIZE


def test_figures_stand_with_their_points_under_each_other(tmp_path: Path) -> None:
    tabs = "[5字, {at: 12字, align: 居右}, {at: 20字, align: 小数点}]"
    page = noticed(tmp_path, tabs, TIMES).edition.pages[0]
    found = [run for run in runs(page, "notice") if run.tag and "." in run.texts]
    at = {run.origin.x + run.xs[run.texts.index(".")] for run in found}
    assert len(found) == 2
    assert len(at) == 1


def test_leaders_lead_to_the_stop_that_has_them_in_columns(tmp_path: Path) -> None:
    tabs = "[5字, {at: 20字, align: 居右, leader: …}]"
    page = noticed(tmp_path, tabs, ["甲　　乙乙　　丙", "甲　　乙　　丙丙", "甲　　乙乙乙　　丙丙丙"]).edition.pages[0]
    dots = leaders(page)
    assert len(dots) == 3
    assert len({run.origin.x + run.xs[-1] for run in dots}) == 1
    assert len({len(run.xs) for run in dots}) > 1


@pytest.mark.parametrize(
    ("line", "told"), [("甲甲甲　　乙", 0), ("甲甲甲甲甲甲甲甲甲　　乙", 1), ("甲　　" + "乙" * 60, 1)]
)
def test_parts_that_stand_on_each_other_or_past_the_slot_are_reported(tmp_path: Path, line: str, told: int) -> None:
    assert codes(noticed(tmp_path, "[8字]", [line])).count("text-too-wide") == told


def test_what_is_parted_more_often_than_there_are_stops_stays_as_it_is_written(tmp_path: Path) -> None:
    page = noticed(tmp_path, "[8字]", ["甲　　乙　　丙"]).edition.pages[0]
    assert [words for _, _, words in rows(page)[0]] == ["甲", "乙　　丙"]


def test_a_stop_that_stands_nowhere_is_an_error_at_its_place(tmp_path: Path) -> None:
    noticed(tmp_path, "[8字]", ["甲　　乙"])
    tmp_path.joinpath("own.yaml").write_text(STYLE.replace("TABS", "[8字, {at: 9字, align: 高}, 300字]"), "utf-8")
    found = [one for one in load(tmp_path / "issue.yaml").findings if one.severity is Severity.ERROR]
    assert [one.place.line for one in found if one.place] == [4, 4]


INDEX = """
name: own
from: daily
text:
  notice: {indent: 0, align: left}
"""


@pytest.mark.parametrize(("rows_more", "lines", "told"), [(1, 3, 0), (0, 2, 1)])
def test_words_too_long_for_their_slot_are_turned_over_where_there_are_rows(
    tmp_path: Path, rows_more: int, lines: int, told: int
) -> None:
    """The page stands in the last line, and nothing under it; without a row for the rest it is an error, as it was."""
    tmp_path.joinpath("own.yaml").write_text(INDEX, "utf-8")
    texts = ["江口县老供销社变成图书馆　　3版", "江上十二人　　4版"]
    slot = f"{{use: notice, at: [1, 20], span: [1, {2 + rows_more}], text: [{', '.join(map(json.dumps, texts))}]}}"
    pages = f"pages:\n  - number: 1\n    slots:\n      - {{story: a, at: [1, 1], span: [5, 12]}}\n      - {slot}\n"
    done = made(tmp_path, pages, {"a": copy(9)}, HEAD.replace("style: daily", "style: own"))
    assert codes(done).count("text-too-wide") == told
    assert codes(done).count("type-on-type") <= told
    found = rows(done.edition.pages[0])
    assert len(found) == lines
    assert "".join(words for row in found for _, _, words in row) == "".join(texts).replace("　", "")
    if not told:
        (first,), (second, page), _ = found
        assert first[2] + second[2] == "江口县老供销社变成图书馆" and page[2] == "3版" and first[0] == second[0]
        assert first[1] + SIZE // 2 <= page[0]


def test_a_sentence_of_a_notice_is_turned_over_and_what_has_stops_is_not(tmp_path: Path) -> None:
    long = "县城与乡村的三个冬日片段，记者走了三天，写在这里给读者看看"
    done = noticed(tmp_path, "[]", [long, *["短"] * 3], span=1)
    assert codes(done).count("text-too-wide") == 1  # the slot has a row more than its texts, the sentence needs three
    (tmp_path / "b").mkdir()
    done = noticed(tmp_path / "b", "[]", ["县城与乡村的三个冬日片段写在这里"], span=1)
    assert "text-too-wide" not in codes(done) and len(rows(done.edition.pages[0])) == 2
    (tmp_path / "c").mkdir()
    done = noticed(tmp_path / "c", "[8字]", ["县城与乡村的三个冬日片段　　写在这里"], span=1)
    assert codes(done).count("text-too-wide") == 1
