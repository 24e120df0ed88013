"""Set lines, rules and boxes as marks: the strokes that everything on a page is drawn with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, TypeAlias

from layout.geometry import Point, Rect
from layout.page import GlyphRun, Ink, Mark, Rule, Tag, Tint
from layout.spec.styles import BoxStyle, RuleStyle, Stylesheet
from layout.typeset import Line
from layout.typeset.lines import Adornment
from layout.units import EM_ASCENT, Length
from layout.value import NamedTuple

DOT_BELOW = 260
DOT_OVER = 1020
DOT_WIDTH = 130
"""How far under the baseline an emphasis dot stands, or over it in lines set downward, so that it is as far from the em
box on either side; and how wide it is; per mille of the size of its type."""

SESAME = ((-95, -85, 30), (-55, -45, 62), (-10, -5, 96), (30, 35, 128), (52, 58, 140))
"""A sesame dot from its tip: places from its middle to the right and down, and widths, per mille of the size."""

LINE_BELOW = 200
LINE_WIDTH = 400
"""How far under the baseline a line stands, per mille of the size; its thickness and a frame's, in millipoints."""

RUBY_TAIL = 200
"""Depth of the tails of g and y under the baseline of ruby, per mille of its size."""

HALF_WAVE = 140
WAVE_RISE = 45
"""Length of half a wave under a title and how far it swings to either side, per mille of the size of its type."""


def line_marks(line: Line, x: Length, baseline: Length, ink: Ink, tag: Tag | None) -> list[Mark]:
    """The glyph runs of *line* with its left edge at *x*, and what is drawn at its type."""
    made: list[Mark] = [
        GlyphRun(
            run.face, run.size, Point(x, baseline), run.gids, run.xs, run.texts, ink, tag, run.ys, run.stroke,
            run.turned,
        )
        for run in line.runs
    ]  # fmt: skip
    for one in line.adorned:
        made += _adornment(one, x, baseline, ink) if one.kind != "ruby" else _ruby(one, x, baseline, ink, tag)
    return made


def _ruby(one: Adornment, x: Length, baseline: Length, ink: Ink, tag: Tag | None) -> list[Mark]:
    """Small type over the em box of its base, so high that the tails of pinyin end on it."""
    foot = baseline - one.size * EM_ASCENT // 1000
    return [
        GlyphRun(
            run.face, run.size, Point(x + one.left, foot - run.size * RUBY_TAIL // 1000), run.gids, run.xs,
            run.texts, ink, tag, run.ys, turned=run.turned, ruby=True,
        )
        for run in one.runs
    ]  # fmt: skip


def _wave(left: Length, right: Length, y: Length, size: Length, ink: Ink) -> list[Mark]:
    """A wavy line (书名号甲式): whole halves of a wave, each drawn as three strokes."""
    halves = max(2, (right - left) * 1000 // (size * HALF_WAVE))
    rise = size * WAVE_RISE // 1000
    points = []
    for at in range(3 * halves + 1):
        up = (0, 1, 1)[at % 3] * (1 if at // 3 % 2 else -1)
        points.append(Point(left + (right - left) * at // (3 * halves), y + up * rise))
    return [Rule(start, end, LINE_WIDTH, ink, round=True) for start, end in pairwise(points)]


def _sesame(middle: Point, size: Length, ink: Ink) -> list[Mark]:
    """A sesame dot (ゴマ点) beside a line downward: strokes that swell, drawn as the line is before it is turned."""
    points = [Point(middle.x + down * size // 1000, middle.y - right * size // 1000) for right, down, _ in SESAME]
    widths = [(one[2] + other[2]) * size // 2000 for one, other in pairwise(SESAME)]
    return [
        Rule(start, end, wide, ink, round=True) for (start, end), wide in zip(pairwise(points), widths, strict=True)
    ]


def _adornment(one: Adornment, x: Length, baseline: Length, ink: Ink) -> list[Mark]:
    """A dot or a line below the type, clear of it, or a frame round its em box."""
    size = one.size
    left, right = x + one.left, x + one.right
    if one.kind == "dots-over":
        spot = Point(left, baseline - size * DOT_OVER // 1000)
        return [Rule(spot, Point(spot.x + 10, spot.y), size * DOT_WIDTH // 1000, ink, round=True)]
    if one.kind == "sesame":
        return _sesame(Point(left, baseline - size * DOT_OVER // 1000), size, ink)
    if one.kind == "dots":
        spot = Point(left, baseline + size * DOT_BELOW // 1000)
        return [Rule(spot, Point(spot.x + 10, spot.y), size * DOT_WIDTH // 1000, ink, round=True)]
    if one.kind == "underline":
        y = baseline + size * LINE_BELOW // 1000
        return [Rule(Point(left, y), Point(right, y), LINE_WIDTH, ink)]
    if one.kind == "wave":
        return _wave(left, right, baseline + size * LINE_BELOW // 1000, size, ink)
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
        return list(_ornament(style, start, end))
    upright = start.x == end.x
    return [
        _stroke(style, start, end, thickness, offset + thickness // 2, upright) for offset, thickness in style.strokes
    ]


def _stroke(style: RuleStyle, start: Point, end: Point, thickness: Length, middle: Length, upright: bool) -> Rule:
    x, y = (middle, 0) if upright else (0, middle)
    ends = Point(start.x + x, start.y + y), Point(end.x + x, end.y + y)
    return Rule(*ends, thickness, style.ink, style.dash, round=style.round)


def _ornament(style: RuleStyle, start: Point, end: Point, *, joined: bool = False) -> Sequence[Mark]:
    from layout.areas.ornaments import ornament  # few pages need it

    return ornament(style, start, end, joined=joined)


def rule_depth(style: RuleStyle) -> Length:
    """From the first stroke's outer edge to the last one's."""
    if style.figure:
        from layout.areas.ornaments import ornament_depth  # few pages need it

        return ornament_depth(style)
    return max((offset + thickness for offset, thickness in style.strokes), default=0)


Ring: TypeAlias = tuple[Point, ...]
"""Corners round an area, which lies on the right hand: along an upper edge to the right, down a right edge, …"""

_TURNS: Final = ("tr", "rb", "bl", "lt")
"""Sides that meet at a corner as rectangles have them, not at one that is inside an L."""


class Edge(NamedTuple):
    """One edge of a ring: the side of the area it is (of ``trbl``), its ends as the ring runs, the sides next to it."""

    side: str
    start: Point
    end: Point
    before: str
    after: str


def ring_of(rect: Rect) -> Ring:
    """The ring of a rectangle, from its upper left corner."""
    x, y, right, foot = rect.x, rect.y, rect.right, rect.bottom
    return Point(x, y), Point(right, y), Point(right, foot), Point(x, foot)


def edges(ring: Ring) -> tuple[Edge, ...]:
    """The edges of *ring*, each from its corner to the next."""
    ends = (*ring[1:], ring[0])
    sides = [
        ("t" if end.x > start.x else "b") if start.y == end.y else ("r" if end.y > start.y else "l")
        for start, end in zip(ring, ends, strict=True)
    ]
    return tuple(map(Edge, sides, ring, ends, (sides[-1], *sides[:-1]), (*sides[1:], sides[0])))


def narrowed(ring: Ring, by: Callable[[Edge], Length]) -> Ring:
    """*ring* with every edge as far inside the area as *by* says of it."""
    lines: list[Length] = []
    for one in (every := edges(ring)):
        level = one.start.y if one.side in "tb" else one.start.x
        lines.append(level + by(one) if one.side in "tl" else level - by(one))
    return tuple(
        Point(lines[at - 1], lines[at]) if one.side in "tb" else Point(lines[at], lines[at - 1])
        for at, one in enumerate(every)
    )


def box_marks(box: BoxStyle, rect: Rect, styles: Stylesheet) -> list[Mark]:
    """A box's tint and the rules on its sides: the first stroke of several is outermost, all meet at the corners."""
    return contour_marks(box, (ring_of(rect),), (rect,), styles)


def contour_marks(box: BoxStyle, rings: Sequence[Ring], fields: Iterable[Rect], styles: Stylesheet) -> list[Mark]:
    """The same round an area of any contour: *rings* are those of its pieces, *fields* rectangles that cover it."""
    made: list[Mark] = [] if box.tint is None else [Tint(field, box.tint) for field in fields]
    if not box.rule:
        return made
    style = styles.rules[box.rule]
    draw = _figures if style.figure else _strokes
    return made + [mark for side in box.sides for ring in rings for mark in draw(style, ring, side, box.sides)]


def _figures(style: RuleStyle, ring: Ring, side: str, sides: str) -> Iterator[Mark]:
    depth = rule_depth(style)
    for one in edges(ring):
        if one.side == side:
            # Uprights stand between the figures of those across.
            ends = _band(one, depth, sides, uprights=-depth)
            yield from _ornament(style, *ends, joined=one.side in "lr")


def _strokes(style: RuleStyle, ring: Ring, side: str, sides: str) -> Iterator[Mark]:
    for offset, thickness in style.strokes:
        inward = {one: offset if one in sides else 0 for one in "trbl"}
        for one in edges(narrowed(ring, lambda edge, inward=inward: inward[edge.side])):  # type: ignore[misc]
            if one.side == side:
                start, end = _band(one, thickness, sides)
                yield _stroke(style, start, end, thickness, thickness // 2, start.x == end.x)


def _band(one: Edge, depth: Length, sides: str, *, uprights: Length = 0) -> tuple[Point, Point]:
    """Where a rule *depth* deep inside an edge begins and ends, its upper or left border.

    Inside the corner of an L it goes on as deep as the rule is, where that of the next side lies; in other corners it
    ends with the edge, an upright one *uprights* further, so that ornaments leave them to those across.
    """
    level = one.side in "tb"
    more: list[Length] = []
    for pair, other in ((one.before + one.side, one.before), (one.side + one.after, one.after)):
        if pair in _TURNS:
            more.append(0 if level else uprights)
        else:
            more.append(depth if other in sides and (level or not uprights) else 0)
    if one.side in "bl":
        more.reverse()
    x, y = min(one.start.x, one.end.x), min(one.start.y, one.end.y)
    if level:
        y -= depth if one.side == "b" else 0
        return Point(x - more[0], y), Point(max(one.start.x, one.end.x) + more[1], y)
    x -= depth if one.side == "r" else 0
    return Point(x, y - more[0]), Point(x, max(one.start.y, one.end.y) + more[1])
