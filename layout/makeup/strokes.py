"""Set lines, rules and boxes as marks: the strokes that everything on a page is drawn with."""

from __future__ import annotations

from importlib import import_module
from itertools import pairwise
from typing import Any

from layout.geometry import Insets, Point, Rect
from layout.page import GlyphRun, Ink, Mark, Rule, Tag, Tint
from layout.spec.styles import BoxStyle, RuleStyle, Stylesheet
from layout.typeset import Line
from layout.typeset.lines import Adornment
from layout.units import Length

EM_ASCENT = 880

DOT_BELOW = 260
DOT_WIDTH = 130
"""How far under the baseline an emphasis dot stands and how wide it is, per mille of the size of its type."""

LINE_BELOW = 200
LINE_WIDTH = 400
"""How far under the baseline a line stands, per mille of the size; its thickness and a frame's, in millipoints."""


def line_marks(line: Line, x: Length, baseline: Length, ink: Ink, tag: Tag | None) -> list[Mark]:
    """The glyph runs of *line* with its left edge at *x*, and what is drawn at its type."""
    made: list[Mark] = [
        GlyphRun(run.face, run.size, Point(x, baseline), run.gids, run.xs, run.texts, ink, tag, run.ys, run.stroke)
        for run in line.runs
    ]
    for one in line.adorned:
        made += _adornment(one, x, baseline, ink)
    return made


def _adornment(one: Adornment, x: Length, baseline: Length, ink: Ink) -> list[Mark]:
    """A dot or a line below the type, clear of it, or a frame round its em box."""
    size = one.size
    left, right = x + one.left, x + one.right
    if one.kind == "dots":
        spot = Point(left, baseline + size * DOT_BELOW // 1000)
        return [Rule(spot, Point(spot.x + 10, spot.y), size * DOT_WIDTH // 1000, ink, round=True)]
    if one.kind == "underline":
        y = baseline + size * LINE_BELOW // 1000
        return [Rule(Point(left, y), Point(right, y), LINE_WIDTH, ink)]
    top, foot = baseline - size * EM_ASCENT // 1000, baseline + size * (1000 - EM_ASCENT) // 1000
    half = LINE_WIDTH // 2
    corners = (Point(left, top), Point(right, top), Point(right, foot), Point(left, foot), Point(left, top))
    made: list[Mark] = []
    for start, end in pairwise(corners):
        # Strokes reach past the corners by half their width, so that these are square.
        dx, dy = _sign(end.x - start.x) * half, _sign(end.y - start.y) * half
        made.append(Rule(Point(start.x - dx, start.y - dy), Point(end.x + dx, end.y + dy), LINE_WIDTH, ink))
    return made


def _sign(length: Length) -> int:
    return (length > 0) - (length < 0)


def rule_marks(style: RuleStyle, start: Point, end: Point) -> list[Mark]:
    """The strokes of a rule from *start* to *end*; offsets go down or right."""
    if style.figure:
        made: list[Mark] = _ornaments().ornament(style, start, end)
        return made
    upright = start.x == end.x
    return [
        _stroke(style, start, end, thickness, offset + thickness // 2, upright) for offset, thickness in style.strokes
    ]


def _stroke(style: RuleStyle, start: Point, end: Point, thickness: Length, middle: Length, upright: bool) -> Rule:
    x, y = (middle, 0) if upright else (0, middle)
    ends = Point(start.x + x, start.y + y), Point(end.x + x, end.y + y)
    return Rule(*ends, thickness, style.ink, style.dash, round=style.round)


def _ornaments() -> Any:  # noqa: ANN401 - a module that few pages need
    return import_module("layout.makeup.ornaments")


def rule_depth(style: RuleStyle) -> Length:
    """From the first stroke's outer edge to the last one's."""
    if style.figure:
        depth: Length = _ornaments().ornament_depth(style)
        return depth
    return max((offset + thickness for offset, thickness in style.strokes), default=0)


def box_marks(box: BoxStyle, rect: Rect, styles: Stylesheet) -> list[Mark]:
    """A box's tint and the rules on its sides: the first stroke of several is outermost, all meet at the corners."""
    made: list[Mark] = []
    if box.tint is not None:
        made.append(Tint(rect, box.tint))
    if not box.rule:
        return made
    style = styles.rules[box.rule]
    for side in box.sides:
        if style.figure:
            made += rule_marks(style, *_side(rect, side, rule_depth(style)))
            continue
        for offset, thickness in style.strokes:
            top, right, foot, left = (offset if one in box.sides else 0 for one in "trbl")
            start, end = _side(rect.inset(Insets(top, right, foot, left)), side, thickness, corners=True)
            made.append(_stroke(style, start, end, thickness, thickness // 2, start.x == end.x))
    return made


def _side(rect: Rect, side: str, depth: Length, *, corners: bool = False) -> tuple[Point, Point]:
    """Where a rule *depth* deep on one side of *rect* begins and ends; without *corners* the uprights leave them."""
    top, foot = (rect.y, rect.bottom) if corners else (rect.y + depth, rect.bottom - depth)
    return {
        "t": (Point(rect.x, rect.y), Point(rect.right, rect.y)),
        "b": (Point(rect.x, rect.bottom - depth), Point(rect.right, rect.bottom - depth)),
        "l": (Point(rect.x, top), Point(rect.x, foot)),
        "r": (Point(rect.right - depth, top), Point(rect.right - depth, foot)),
    }[side]
