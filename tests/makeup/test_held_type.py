"""Type that its place cannot hold is held to it and reported: facts of a flag, legs of a story, lines of a notice."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from issues import HEAD, codes, copy, made, runs

from layout.areas.grid import lay_grid
from layout.loading.load import load
from layout.page import GlyphRun

ONE = "pages:\n  - number: 1\n    slots:\n      - %s\n"


@pytest.mark.parametrize(("span", "small"), [("[2, 4]", True), ("[5, 9]", False)])
def test_a_flag_that_cannot_hold_its_facts_is_an_error(tmp_path: Path, span: str, small: bool) -> None:
    head = HEAD.replace("paper: {", "paper: {publisher: 小城日报社, ").replace("number: 1,", "number: 20000,")
    composed = made(tmp_path, ONE % f"{{use: flag, at: [1, 1], span: {span}}}", {"a": copy(1)}, head)
    assert ("flag-too-small" in codes(composed)) == small


@pytest.mark.parametrize(("count", "fit", "held"), [(4, "自动", True), (4, "grid", True), (2, "grid", False)])
def test_legs_stay_on_the_columns_of_their_slot(tmp_path: Path, count: int, fit: str, held: bool) -> None:
    slot = f"{{story: a, at: [3, 1], span: [2, 40], legs: {{count: {count}, fit: {fit}}}}}"
    composed = made(tmp_path, ONE % slot, {"a": copy(12)})
    issue = load(tmp_path / "issue.yaml").issue
    grid = lay_grid(issue.sheet, issue.grid)
    left = grid.frame.x + 2 * (grid.grid.measure + grid.grid.gutter)
    right = left + 2 * grid.grid.measure + grid.grid.gutter
    body = runs(composed.edition.pages[0], "paragraph", "a")
    assert body
    assert all(left <= one.origin.x + min(one.xs) for one in body)
    assert all(one.origin.x + max(one.xs) < right for one in body)
    assert ("legs-held" in codes(composed)) == held


@pytest.mark.parametrize("leading", [24, 32])
def test_lines_of_a_notice_stand_at_least_the_leading_of_its_style_apart(tmp_path: Path, leading: int) -> None:
    (tmp_path / "own.yaml").write_text(
        f"name: own\nfrom: daily\ntext:\n  large: {{from: notice, size: 20pt, leading: {leading}pt}}\n", "utf-8"
    )
    slot = "{id: n, use: notice, style: large, at: [1, 1], span: [2, 30], text: [城东水厂检修, 明日停水, 请早储水]}"
    head = HEAD.replace("style: daily", "style: own.yaml")
    composed = made(tmp_path, ONE % slot, {"a": copy(1)}, head)
    lines = sorted({one.origin.y for one in composed.edition.pages[0].marks if isinstance(one, GlyphRun)
                    and one.size == 20_000})  # fmt: skip
    assert len(lines) == 3
    assert all(after - before >= leading * 1000 for before, after in pairwise(lines))
    small = made(tmp_path, ONE % slot.replace("[2, 30]", "[2, 3]"), {"a": copy(1)}, head)
    assert "furniture-overset" in codes(small) and "furniture-overset" not in codes(composed)


@pytest.mark.parametrize("part", ["kicker", "deck", "rubric", "head", "subhead"])
def test_a_word_wider_than_its_slot_is_cut_and_told_whatever_it_is_part_of(tmp_path: Path, part: str) -> None:
    word = "全市Pneumonoultramicroscopicsilicovolcanoconiosis"
    front = f"{part}: {word}\n" if part in ("kicker", "deck", "rubric") else ""
    slot = "{story: a, style: brief, at: [1, 1], span: [1, 40]%s}" % (", head: {size: 20pt}" if part == "head" else "")
    text = f"## {word}\n\n{copy(2)}" if part == "subhead" else copy(2)
    stories = {"a": text, "b": copy(1)}
    if part == "head":
        (tmp_path / "c").mkdir()
        (tmp_path / "long.md").write_text(f"---\nslug: long\nheadline: [{word}]\n---\n\n{text}\n", "utf-8")
        slot = slot.replace("story: a", "story: long")
    composed = made(tmp_path, ONE % slot, stories, front=front)
    told = codes(composed)
    assert "head-word-cut" in told or (part == "subhead" and "line-relief" in told)
    assert not {"type-off-slot", "type-off-page", "head-too-wide", "type-on-type"} & set(told)
    roomy = made(tmp_path, ONE % slot.replace("[1, 40]", "[5, 40]"), stories, front=front)
    assert "head-word-cut" not in codes(roomy)
