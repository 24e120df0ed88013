"""Boxes that follow the contour of an area of several rectangles, and type that keeps off them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from issues import HEAD, copy, made

from layout.areas.contour import contour_of, fields_of
from layout.areas.grid import PageGrid, lay_grid
from layout.areas.strokes import Ring, contour_marks, edges, narrowed, ring_of
from layout.composing import Composed, compose
from layout.findings import Place
from layout.geometry import Point, Rect
from layout.loading.load import load
from layout.page import GlyphRun, Ink, Rule, Tint
from layout.spec.styles import BoxStyle, RuleStyle, Stylesheet

CELL = 1_000
RULES = (
    RuleStyle("thin", ((0, 100),)), RuleStyle("double", ((0, 200), (300, 50))),
    RuleStyle("saw", ((0, 20),), figure="saw", unit=100),
)  # fmt: skip
STYLES = Stylesheet("s", {}, {one.name: one for one in RULES}, {}, {}, {}, {}, Place("s"))

RECTS = st.lists(
    st.builds(
        lambda x, y, w, h: Rect(x * CELL, y * CELL, w * CELL, h * CELL),
        st.integers(0, 6), st.integers(0, 6), st.integers(1, 4), st.integers(1, 4),
    ),
    min_size=1, max_size=5,
)  # fmt: skip


def cells(rects: tuple[Rect, ...] | list[Rect]) -> set[tuple[int, int]]:
    return {
        (x, y)
        for one in rects
        for x in range(one.x // CELL, one.right // CELL)
        for y in range(one.y // CELL, one.bottom // CELL)
    }


def enclosed(ring: Ring) -> int:
    """Area within a ring, negative for one round a free place."""
    return sum(a.x * b.y - b.x * a.y for a, b in pairwise((*ring, ring[0]))) // 2


@settings(max_examples=300)
@given(RECTS)
def test_rings_enclose_what_the_rectangles_cover(rects) -> None:
    rings = contour_of(rects, 0)
    assert sum(map(enclosed, rings)) == len(cells(rects)) * CELL * CELL
    for ring in rings:
        assert len(ring) >= 4
        for one in edges(ring):
            assert (one.start.x == one.end.x) != (one.start.y == one.end.y)
            assert {one.side, one.after} not in ({"t", "b"}, {"l", "r"})


@settings(max_examples=300)
@given(RECTS)
def test_fields_cover_the_area_and_no_more(rects) -> None:
    fields = fields_of(contour_of(rects, 0))
    assert cells(fields) == cells(rects)
    # Where two cells of the area touch, one field has both: nothing shines through between fields.
    there = cells(rects)
    sets = [cells([one]) for one in fields]
    for x, y in there:
        for other in {(x + 1, y), (x, y + 1)} & there:
            assert any({(x, y), other} <= one for one in sets)


@settings(max_examples=200)
@given(RECTS, st.integers(1, 400))
def test_a_narrowed_contour_lies_inside_by_as_much(rects, by) -> None:
    for ring in contour_of(rects, 0):
        inner = narrowed(ring, lambda _: by)
        assert narrowed(inner, lambda _: -by) == ring
        # Its area is less by the length of its edges times as much, give or take the corners.
        long = sum(abs(one.end.x - one.start.x) + abs(one.end.y - one.start.y) for one in edges(ring))
        assert enclosed(ring) - enclosed(inner) == long * by - 4 * by * by * (1 if enclosed(ring) > 0 else -1)


def test_the_gutter_between_rectangles_side_by_side_is_theirs() -> None:
    two = [Rect(0, 0, 1_000, 3_000), Rect(1_200, 1_000, 1_000, 2_000)]
    (ring,) = contour_of(two, 200)
    assert ring == (
        Point(0, 0), Point(1_000, 0), Point(1_000, 1_000), Point(2_200, 1_000), Point(2_200, 3_000), Point(0, 3_000)
    )  # fmt: skip
    assert len(contour_of(two, 199)) == 2


def test_pieces_that_touch_at_a_corner_have_a_box_each_and_a_free_place_its_own() -> None:
    assert len(contour_of([Rect(0, 0, 10, 10), Rect(10, 10, 10, 10)], 0)) == 2
    frame = [Rect(0, 0, 30, 10), Rect(0, 10, 10, 10), Rect(20, 10, 10, 10), Rect(0, 20, 30, 10)]
    rings = contour_of(frame, 0)
    assert sorted(map(enclosed, rings)) == [-100, 900]


def drawn(rule: Rule) -> Rect:
    """What a level or upright rule covers."""
    half = rule.thickness // 2
    if rule.start.y == rule.end.y:
        return Rect(rule.start.x, rule.start.y - half, rule.end.x - rule.start.x, rule.thickness)
    return Rect(rule.start.x - half, rule.start.y, rule.thickness, rule.end.y - rule.start.y)


@pytest.mark.parametrize("name", ["thin", "double"])
@settings(max_examples=200)
@given(rects=RECTS)
def test_every_stroke_goes_round_unbroken_at_its_depth_inside_the_contour(name, rects) -> None:
    rings = contour_of(rects, 0)
    marks = contour_marks(BoxStyle("b", name), rings, (), STYLES)
    for offset, thickness in STYLES.rules[name].strokes:
        inked = [drawn(one) for one in marks if isinstance(one, Rule) and one.thickness == thickness]
        for ring in rings:
            # The middle of the stroke is a ring too, and all of it is under ink: no corner is open.
            middle = narrowed(ring, lambda _, at=offset + thickness // 2: at)  # type: ignore[misc]
            for one in edges(middle):
                for part in range(11):
                    x = one.start.x + (one.end.x - one.start.x) * part // 10
                    y = one.start.y + (one.end.y - one.start.y) * part // 10
                    assert any(ink.x <= x <= ink.right and ink.y <= y <= ink.bottom for ink in inked)
        spots = [(x, y) for ink in inked for x in (ink.x + 1, ink.right - 1) for y in (ink.y + 1, ink.bottom - 1)]
        assert all((x // CELL, y // CELL) in cells(rects) for x, y in spots)


def test_a_box_of_some_sides_has_those_alone() -> None:
    ell = contour_of([Rect(0, 0, 3_000, 1_000), Rect(0, 1_000, 1_000, 1_000)], 0)
    marks = contour_marks(BoxStyle("b", "thin", "tb"), ell, (), STYLES)
    assert [drawn(one) for one in marks if isinstance(one, Rule)] == [
        Rect(0, 0, 3_000, 100), Rect(1_000, 900, 2_000, 100), Rect(0, 1_900, 1_000, 100)
    ]  # fmt: skip
    assert len(contour_marks(BoxStyle("b", "thin"), ell, (), STYLES)) == 6


def test_ornaments_leave_corners_to_the_levels_and_meet_inside_an_l() -> None:
    style = STYLES.rules["saw"]
    ell = contour_of([Rect(0, 0, 3_000, 1_000), Rect(0, 1_000, 1_000, 1_000)], 0)
    rules = [one for one in contour_marks(BoxStyle("b", "saw"), ell, (), STYLES) if isinstance(one, Rule)]
    depth = style.unit // 2 + 20
    corner = Rect(1_000 - depth, 1_000 - depth, depth, depth)
    assert any(corner.x <= one.start.x <= corner.right and corner.y <= one.start.y <= corner.bottom for one in rules)
    ends = [point for one in rules for point in (one.start, one.end)]
    assert all(-1 <= point.x <= 3_001 and -1 <= point.y <= 2_001 for point in ends)
    assert not any(point.x > 1_001 and point.y > 1_001 for point in ends)


def test_a_rectangle_is_a_contour_as_well() -> None:
    rect = Rect(100, 200, 3_000, 1_000)
    assert contour_of([rect], 0) == (ring_of(rect),)
    tinted = BoxStyle("b", "double", tint=Ink(0, 0, 0, 40))
    marks = contour_marks(tinted, (ring_of(rect),), (rect,), STYLES)
    assert marks[0] == Tint(rect, Ink(0, 0, 0, 40))
    outer = [drawn(one) for one in marks if isinstance(one, Rule) and one.thickness == 200]
    assert outer == [
        Rect(100, 200, 3_000, 200),
        Rect(2_900, 200, 200, 1_000),
        Rect(100, 1_000, 3_000, 200),
        Rect(100, 200, 200, 1_000),
    ]


AREAS = {
    "ell": "[{at: [1, 4], span: [5, 14]}, {at: [1, 18], span: [2, 20]}]",
    "right ell": "[{at: [1, 4], span: [5, 14]}, {at: [4, 18], span: [2, 20]}]",
    "steps": "[{at: [1, 4], span: [3, 16]}, {at: [2, 20], span: [4, 6]}, {at: [4, 26], span: [2, 18]}]",
    "cross": "[{at: [2, 4], span: [3, 14]}, {at: [1, 18], span: [5, 6]}, {at: [2, 24], span: [3, 12]}]",
    "beside": "[{at: [1, 4], span: [2, 24]}, {at: [3, 4], span: [3, 12]}]",
    "apart": "[{at: [1, 4], span: [5, 14]}, {at: [2, 24], span: [3, 12]}]",
}


def page_of(folder: Path, areas: str, box: str, order: str, sentences: int = 40) -> Composed:
    slot = f"id: x, story: x, box: {box}, head: {{lines: 5}}, {order}areas: {areas}"
    return made(folder, f"pages:\n  - number: 1\n    slots:\n      - {{{slot}}}\n", {"x": copy(sentences)}, HEAD)


def grid_of(folder: Path) -> PageGrid:
    issue = load(folder / "issue.yaml").issue
    return lay_grid(issue.sheet, issue.grid)


@pytest.mark.parametrize("box", ["comment", "tinted", "ornate"])
@pytest.mark.parametrize("order", ["", "order: 逐栏, "])
@pytest.mark.parametrize("name", AREAS)
def test_type_stands_inside_the_box_and_clear_of_its_rule(tmp_path: Path, name: str, order: str, box: str) -> None:
    composed = page_of(tmp_path, AREAS[name], box, order)
    page, paper = composed.edition.pages[0], grid_of(tmp_path)
    rules = [one for one in page.marks if isinstance(one, Rule)]
    assert rules
    inks = [
        Rect(min(a.x, b.x) - t // 2, min(a.y, b.y) - t // 2, abs(a.x - b.x) + t, abs(a.y - b.y) + t)
        for a, b, t in ((one.start, one.end, one.thickness) for one in rules)
    ]
    areas = [paper.rect(one.area) for one in composed.fits[0].slot.stretches]
    field = fields_of(contour_of(areas, paper.grid.gutter))
    uprights = [one for ring in contour_of(areas, paper.grid.gutter) for one in edges(ring) if one.side in "lr"]
    inside = load(tmp_path / "issue.yaml").materials.styles.boxes[box].inside
    for run in page.marks:
        if not isinstance(run, GlyphRun) or not run.tag or run.tag.role not in ("paragraph", "head", "byline"):
            continue
        x, em = run.origin.x + run.xs[0], run.size
        line = Rect(x, run.origin.y - em * 880 // 1000, run.origin.x + run.xs[-1] + em * 2 // 5 - x, em)
        assert any(line.within(one) for one in field)
        air = Rect(line.x, line.y - 1_000, line.width, line.height + 2_000)
        assert not any(air.overlaps(ink) for ink in inks), "".join(run.texts)
        for one in uprights:
            if min(one.start.y, one.end.y) < line.bottom and line.y < max(one.start.y, one.end.y):
                off = line.x - one.start.x if one.side == "l" else one.start.x - line.right
                assert off >= inside or off < -line.width, "".join(run.texts)
    tints = [one.rect for one in page.marks if isinstance(one, Tint)]
    assert bool(tints) == (box == "tinted")
    assert all(any(one.within(each) for each in field) for one in tints)


@pytest.mark.parametrize("order", ["", "order: 逐栏, "])
def test_nothing_of_the_box_stands_in_the_free_corner_of_an_l(tmp_path: Path, order: str) -> None:
    composed = page_of(tmp_path, AREAS["ell"], "tinted", order)
    paper = grid_of(tmp_path)
    low = paper.row_y(18)
    free = Rect(paper.column_x(3), low, paper.measure_of(3), 19 * paper.grid.leading)
    marks = [one for one in composed.edition.pages[0].marks if isinstance(one, Rule | Tint)]
    spots = [one.start for one in marks if isinstance(one, Rule)] + [one.end for one in marks if isinstance(one, Rule)]
    assert not any(free.x < spot.x < free.right and free.y < spot.y < free.bottom for spot in spots)
    assert not any(one.rect.overlaps(free) for one in marks if isinstance(one, Tint))
    assert any(spot.y > low for spot in spots)


@pytest.mark.parametrize(("box", "rows"), [("comment", 0), ("ornate", 1)])
def test_a_deep_rule_over_a_story_without_a_head_costs_a_row(tmp_path: Path, box: str, rows: int) -> None:
    pages = f"pages:\n  - number: 1\n    slots:\n      - {{id: x, story: x, at: [1, 4], span: [3, 20], box: {box}}}\n"
    composed = made(tmp_path, pages, {"x": copy(4)}, HEAD, "")
    assert composed.fits[0].room.legs[0].row > 3 + rows
    (tmp_path / "x.md").write_text(f"---\nslug: x\n---\n\n{copy(4)}\n", "utf-8")
    loaded = load(tmp_path / "issue.yaml")
    assert compose(loaded.issue, loaded.materials).fits[0].room.legs[0].row == 3 + rows
