"""Type off its slot, off the page and on other type is found, by the ink of its glyphs, and nothing else is."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from issues import HEAD, made

from layout.composing import Composed
from layout.findings import Place, Severity
from layout.geometry import Rect
from layout.proofing.type_places import TypeLine, overlapping
from layout.spec.model import Area, Slot

SPARE = {"spare": "文"}
"""A story that no slot of these pages takes: an issue has copy."""

PAGES = "pages:\n  - {number: 2, slots: [%s]}\n"


def found(composed: Composed, code: str) -> list[dict[str, str | int]]:
    return [dict(one.facts) for one in composed.edition.findings if one.code == code]


def test_furniture_wider_than_its_slot_is_an_error_once(tmp_path: Path) -> None:
    slot = "{id: n, use: notice, at: [2, 1], span: [1, 1], text: [这一行启事比它的版位宽得太多太多太多]}"
    composed = made(tmp_path, PAGES % slot, SPARE)
    errors = {one.code for one in composed.edition.findings if one.severity is Severity.ERROR}
    assert errors == {"text-too-wide", "story-unplaced"}


def test_type_past_the_trim_is_reported_with_its_words(tmp_path: Path) -> None:
    slot = "{id: n, use: notice, at: [5, 1], span: [1, 1], text: [这一行启事比它的版位宽得太多太多太多太多太多太多]}"
    composed = made(tmp_path, PAGES % slot, SPARE)
    (one,) = found(composed, "type-off-page")
    assert one["slot"] == "n" and str(one["words"]).startswith("这一行启事")


@pytest.mark.parametrize(("left", "near"), [("1mm", "1."), ("0mm", "0."), ("3.5mm", ""), ("12mm", "")])
def test_type_that_the_cut_may_reach_is_reported_with_how_near_it_stands(tmp_path: Path, left: str, near: str) -> None:
    slot = f"{{id: n, use: notice, rect: [{left}, 60mm, 60mm, 10mm], text: [启事一条]}}"
    composed = made(tmp_path, PAGES % slot, SPARE)
    told = found(composed, "type-near-trim")
    assert [str(one["over"])[:2] for one in told] == [near] * bool(near)
    assert not found(composed, "type-off-page")


def test_lines_of_two_slots_on_each_other_are_named_together(tmp_path: Path) -> None:
    slots = (
        "{id: one, story: spare, at: [1, 1], span: [5, 20], head: {lines: 3}},"
        "{id: two, use: notice, rect: [40mm, 60mm, 100mm, 10mm], text: [第二条启事]}"
    )
    composed = made(tmp_path, PAGES % slots, {"spare": "今年全市粮食总产量达到十年来的最高水平。" * 60})
    (both,) = found(composed, "type-on-type")
    assert (both["one"], both["other"], both["slots"]) == ("one", "two", "one, two")


def test_lines_under_each_other_are_not(tmp_path: Path) -> None:
    slots = (
        "{id: one, use: notice, rect: [40mm, 40mm, 60mm, 10mm], text: [第一条启事]},"
        "{id: two, use: notice, rect: [40mm, 51mm, 60mm, 10mm], text: [第二条启事]}"
    )
    composed = made(tmp_path, PAGES % slots, SPARE)
    assert not found(composed, "type-on-type") and not found(composed, "type-off-slot")


@pytest.mark.parametrize("size", ["五号", "30pt"])
def test_body_larger_than_the_leading_of_the_grid_is_type_on_type(tmp_path: Path, size: str) -> None:
    (tmp_path / "big.yaml").write_text(f"name: big\nfrom: daily\ntext:\n  body: {{size: {size}}}\n", "utf-8")
    slot = "{id: s, story: a, at: [1, 1], span: [5, 20]}"
    composed = made(
        tmp_path, PAGES % slot, {"a": "今年全市粮食总产量达到十年来的最高水平。" * 9}, HEAD.replace("daily", "big")
    )
    told = found(composed, "type-on-type")
    assert [one["slots"] for one in told] == ["s"] * (size == "30pt"), "the slot is named once"


@pytest.mark.parametrize("seed", range(60))
def test_strips_find_every_two_lines_that_overlap_once_from_the_top_down(seed: int) -> None:
    dice = Random(seed)
    corners = [
        (dice.randrange(-200_000, 900_000), dice.randrange(-200_000, 900_000)) for _ in range(dice.randrange(60))
    ]
    boxes = [Rect(*one, *(dice.randrange(10 ** dice.randrange(1, 6)) for _ in "wd")) for one in corners]
    lines = [
        TypeLine(Slot(str(number), "story", Area(1, 1, 1, 1), Place("")), (), box) for number, box in enumerate(boxes)
    ]
    found = [(int(one.slot.id), int(other.slot.id)) for one, other in overlapping(lines)]
    order = sorted(range(len(boxes)), key=lambda at: boxes[at].y)
    every = [(min(a, b), max(a, b)) for n, b in enumerate(order) for a in order[:n] if boxes[a].overlaps(boxes[b])]
    assert found == every
