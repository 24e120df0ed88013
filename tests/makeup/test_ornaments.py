"""Ornamental rules: whole figures from end to end, joined, inside their depth, the same down as across."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from issues import made
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTCurve

from layout.areas import ornaments
from layout.areas.ornaments import DOT, FIGURES, Figure, ornament, ornament_depth
from layout.areas.strokes import contour_marks, ring_of, rule_depth
from layout.geometry import Point, Rect
from layout.loading.load import load
from layout.output.pdf import pdf
from layout.page import BLACK, Rule
from layout.spec.styles import BoxStyle, RuleStyle, Stylesheet
from layout.stylesheets.sheet import FIGURES as NAMES

DAILY = Path(__file__).resolve().parents[2] / "styles/daily.yaml"
START = Point(40_000, 70_000)
LENGTHS = st.integers(1, 900_000)
UNITS = st.integers(2_000, 56_000)
STROKES = st.integers(200, 2_000)


def style(name: str, unit: int = 7_000, stroke: int = 400) -> RuleStyle:
    return RuleStyle("r", ((0, stroke),), BLACK, figure=name, unit=unit)


def across(one: RuleStyle, length: int, start: Point = START) -> list[Rule]:
    return [mark for mark in ornament(one, start, Point(start.x + length, start.y)) if isinstance(mark, Rule)]


def down(one: RuleStyle, length: int, start: Point = START) -> list[Rule]:
    return [mark for mark in ornament(one, start, Point(start.x, start.y + length)) if isinstance(mark, Rule)]


def is_dot(rule: Rule, one: RuleStyle) -> bool:
    return rule.thickness == DOT * one.strokes[0][1]


def ends(rules: list[Rule]) -> list[Point]:
    return [point for rule in rules for point in (rule.start, rule.end)]


def parts(rules: list[Rule]) -> int:
    """How many pieces strokes make that do not touch each other at their ends."""
    groups: list[set[Point]] = []
    for rule in rules:
        touching = [group for group in groups if group & {rule.start, rule.end}]
        groups = [group for group in groups if group not in touching]
        groups.append({rule.start, rule.end}.union(*touching))
    return len(groups)


def stays_in_its_depth(one: RuleStyle, length: int) -> bool:
    """No ink lies over the rule or under its depth."""
    rules = across(one, length)
    return all(
        START.y <= point.y - rule.thickness // 2 and point.y + rule.thickness // 2 <= START.y + ornament_depth(one) + 1
        for rule in rules
        for point in (rule.start, rule.end)
    )


def is_joined(one: RuleStyle, length: int) -> bool:
    """A figure that goes from end to end is one line however often it is repeated."""
    return parts([rule for rule in across(one, length) if not is_dot(rule, one)]) == 1


def is_alike_from_both_ends(one: RuleStyle, length: int) -> bool:
    """Turned about, the rule has its strokes at the same places along, a point of a hundredth aside."""
    at = sorted(point.x - START.x for rule in across(one, length) for point in (rule.start, rule.end))
    back = sorted(length - x for x in at)
    return all(abs(a - b) <= 12 for a, b in zip(at, back, strict=True))


JOINED = ("wave", "saw", "lozenge", "fret")
MIRRORED = ("wave", "saw", "lozenge", "blossom")


def test_every_figure_has_its_names_in_the_style_sheet_and_a_rule_in_the_house_style() -> None:
    assert set(NAMES.values()) == set(FIGURES)
    assert {name for name in NAMES if not name.isascii()} == {"水线", "锯齿", "菱花", "回纹", "小花"}
    assert all(figure in DAILY.read_text("utf-8") for figure in ("水线", "锯齿", "菱花", "回纹", "小花"))


@pytest.mark.parametrize("name", FIGURES)
@settings(max_examples=60)
@given(LENGTHS, UNITS, STROKES)
def test_a_rule_is_filled_from_end_to_end_with_whole_figures(name: str, length: int, unit: int, stroke: int) -> None:
    one = style(name, unit, stroke)
    rules = across(one, length)
    figure = FIGURES[name]
    inner = sum(along == 0 for along, _ in figure.dots)
    each = sum(len(line) - 1 for line in figure.lines) + len(figure.dots)
    count, left = divmod(len(rules) + inner, each)
    assert count >= 1 and left == 0
    # No figure is stretched or pressed by more than a half; a rule shorter than its unit has one.
    assert count == 1 or unit * 2 // 3 <= length / count <= unit * 3 / 2
    assert all(START.x <= point.x <= START.x + length + 10 for point in ends(rules))
    if name in JOINED:
        lines = ends([rule for rule in rules if not is_dot(rule, one)])
        assert (min(lines).x, max(lines).x) == (START.x, START.x + length)


@pytest.mark.parametrize("name", FIGURES)
@settings(max_examples=60)
@given(LENGTHS, UNITS, STROKES)
def test_ink_stays_inside_the_depth_that_boxes_and_legs_keep_clear(
    name: str, length: int, unit: int, stroke: int
) -> None:
    one = style(name, unit, stroke)
    assert rule_depth(one) == ornament_depth(one)
    assert stays_in_its_depth(one, length) or unit * FIGURES[name].depth // 2000 < stroke  # a dot is as deep as it is


@pytest.mark.parametrize("name", JOINED)
@settings(max_examples=60)
@given(st.integers(10_000, 900_000), UNITS)
def test_figures_join(name: str, length: int, unit: int) -> None:
    assert is_joined(style(name, unit), length)


@pytest.mark.parametrize("name", MIRRORED)
@settings(max_examples=60)
@given(st.integers(10_000, 900_000), UNITS)
def test_a_rule_ends_as_it_begins(name: str, length: int, unit: int) -> None:
    assert is_alike_from_both_ends(style(name, unit), length)


@pytest.mark.parametrize("name", FIGURES)
@settings(max_examples=40)
@given(LENGTHS, UNITS)
def test_down_the_page_it_is_the_rule_across_with_its_axes_changed(name: str, length: int, unit: int) -> None:
    one = style(name, unit)
    turned = [
        (Point(START.x + rule.start.y - START.y, START.y + rule.start.x - START.x), rule.thickness)
        for rule in across(one, length)
    ]
    assert turned == [(rule.start, rule.thickness) for rule in down(one, length)]


@pytest.mark.parametrize("name", FIGURES)
def test_where_it_stands_makes_no_difference(name: str) -> None:
    here, there = across(style(name), 99_000), across(style(name), 99_000, Point(0, 0))
    assert [Point(p.x - START.x, p.y - START.y) for p in ends(here)] == ends(there)


def test_dots_between_figures_stand_at_the_ends_only_of_a_rule_that_joins_others() -> None:
    one = style("blossom")
    alone, joined = across(one, 70_000), ornament(one, START, Point(START.x + 70_000, START.y), joined=True)
    count = len([rule for rule in alone if is_dot(rule, one)])
    spots = {rule.start.x for rule in joined if isinstance(rule, Rule) and is_dot(rule, one)}
    assert len(spots) == count + 2 and {START.x, START.x + 70_000} <= spots
    wave = style("wave")
    assert across(wave, 70_000) == ornament(wave, START, Point(START.x + 70_000, START.y), joined=True)


@pytest.mark.parametrize("length", [0, -5_000])
def test_a_rule_of_no_length_draws_nothing(length: int) -> None:
    assert across(style("wave"), length) == down(style("wave"), length) == []
    assert across(style("wave"), 1) != []


BAD = {
    "broken": Figure((((0, 500), (500, 0), (990, 500)),), 500),
    "sunk": Figure((((0, 0), (500, 900), (1000, 0)),), 500),
    "one-sided": Figure((((0, 0), (200, 500), (1000, 0)),), 500),
}


def test_the_laws_find_figures_that_are_drawn_badly(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, figure in BAD.items():
        monkeypatch.setitem(ornaments.FIGURES, name, figure)
    assert not is_joined(style("broken"), 99_000) and stays_in_its_depth(style("broken"), 99_000)
    assert not stays_in_its_depth(style("sunk"), 99_000) and is_joined(style("sunk"), 99_000)
    assert not is_alike_from_both_ends(style("one-sided"), 99_000)
    assert not is_alike_from_both_ends(style("fret"), 99_000)  # a meander goes one way


@pytest.mark.parametrize("name", FIGURES)
@settings(max_examples=40)
@given(st.integers(60_000, 400_000), st.integers(60_000, 400_000), st.integers(3_000, 12_000))
def test_a_box_of_figures_keeps_its_four_sides_apart_and_inside(name: str, width: int, height: int, unit: int) -> None:
    one = style(name, unit)
    styles = Stylesheet("s", {}, {"r": one}, {}, {}, {}, {}, None)  # type: ignore[arg-type]
    rect = Rect(START.x, START.y, width, height)
    marks = contour_marks(BoxStyle("b", "r"), (ring_of(rect),), (), styles)
    rules = [mark for mark in marks if isinstance(mark, Rule)]
    depth = ornament_depth(one)
    assert all(rect.x <= p.x <= rect.right + 10 and rect.y <= p.y <= rect.bottom for p in ends(rules))
    inner = Rect(rect.x + depth, rect.y + depth, width - 2 * depth, height - 2 * depth)
    assert not any(inner.x + 10 < p.x < inner.right and inner.y < p.y < inner.bottom for p in ends(rules))
    # Those across have the corners; those down end where they begin.
    level, upright = (
        [r for r in rules if all(test(p) for p in (r.start, r.end))]
        for test in (
            lambda p: p.y <= rect.y + depth or p.y >= rect.bottom - depth,
            lambda p: rect.y + depth <= p.y <= rect.bottom - depth,
        )
    )
    assert level and upright and len(level) + len(upright) >= len(rules)


def drawn_in(path: Path) -> list[tuple[float, float, float, float]]:
    """Boxes of the strokes that pdfminer finds on the first page, in points from its upper left corner."""
    (page,) = extract_pages(path)
    return [(one.x0, page.height - one.y1, one.x1, page.height - one.y0) for one in page if isinstance(one, LTCurve)]


@pytest.mark.parametrize("box", ["ornate", "wavy", "fretted", "blossoms"])
def test_another_reader_finds_every_stroke_of_an_ornate_box_in_its_place(tmp_path: Path, box: str) -> None:
    slot = f"{{id: x, story: x, at: [1, 4], span: [3, 24], head: {{lines: 5}}, box: {box}}}"
    text = "今年全市粮食总产量达到十年来的最高水平。" * 12
    composed = made(tmp_path, f"pages:\n  - number: 1\n    slots:\n      - {slot}\n", {"x": text})
    page = composed.edition.pages[0]
    path = tmp_path / "one.pdf"
    path.write_bytes(pdf((page,), composed.edition, load(tmp_path / "issue.yaml").materials.faces, {}))
    rules = [mark for mark in page.marks if isinstance(mark, Rule)]
    found = drawn_in(path)
    assert len(found) == len(rules) > 100
    rect, beyond = composed.fits[0].rect, page.beyond
    left, top = (rect.x + beyond) / 1000, (rect.y + beyond) / 1000
    right, foot = (rect.right + beyond) / 1000, (rect.bottom + beyond) / 1000
    assert all(
        left - 0.1 <= x0 and x1 <= right + 0.1 and top - 0.1 <= y0 and y1 <= foot + 0.1 for x0, y0, x1, y1 in found
    )
    assert max(y1 for *_, y1 in found) < foot - 7  # half a line over the foot of its slot
    same = [len(list(group)) for _, group in groupby(sorted(rule.thickness for rule in rules))]
    assert len(same) == (2 if box in ("ornate", "blossoms") else 1)
