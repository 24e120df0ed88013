"""Set lines, rules and boxes as marks: the strokes that everything on a page is drawn with."""

from __future__ import annotations

from itertools import pairwise

from layout.geometry import Point, Rect
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
    made: list[Mark] = []
    upright = start.x == end.x
    for offset, thickness in style.strokes:
        middle = offset + thickness // 2
        shift = Point(middle, 0) if upright else Point(0, middle)
        made.append(
            Rule(
                Point(start.x + shift.x, start.y + shift.y),
                Point(end.x + shift.x, end.y + shift.y),
                thickness,
                style.ink,
                style.dash,
            )
        )
    return made


def rule_depth(style: RuleStyle) -> Length:
    """From the first stroke's outer edge to the last one's."""
    return max((offset + thickness for offset, thickness in style.strokes), default=0)


def box_marks(box: BoxStyle, rect: Rect, styles: Stylesheet) -> list[Mark]:
    """A box's tint and the rules on its sides."""
    made: list[Mark] = []
    if box.tint is not None:
        made.append(Tint(rect, box.tint))
    if box.rule:
        style = styles.rules[box.rule]
        depth = rule_depth(style)
        sides = {
            "t": (Point(rect.x, rect.y), Point(rect.right, rect.y)),
            "b": (Point(rect.x, rect.bottom - depth), Point(rect.right, rect.bottom - depth)),
            "l": (Point(rect.x, rect.y), Point(rect.x, rect.bottom)),
            "r": (Point(rect.right - depth, rect.y), Point(rect.right - depth, rect.bottom)),
        }
        for side in box.sides:
            made += rule_marks(style, *sides[side])
    return made
