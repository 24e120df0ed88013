"""Ornamental rules (花边): a small figure drawn in straight strokes, repeated a whole number of times."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from layout.geometry import Point
from layout.page import Mark, Rule
from layout.spec.styles import RuleStyle
from layout.units import Length
from layout.value import NamedTuple


class Figure(NamedTuple):
    """One repeat: lines through points (along, across) in per mille of its length, and how deep it is."""

    lines: tuple[tuple[tuple[int, int], ...], ...]
    depth: int
    dots: tuple[tuple[int, int], ...] = ()
    """Points at which a dot of three times the stroke stands; one at 0 along stands between two figures."""


FIGURES: Final[dict[str, Figure]] = {
    "wave": Figure(
        (((0, 200), (125, 60), (250, 0), (375, 60), (500, 200), (625, 340), (750, 400), (875, 340), (1000, 200)),), 400
    ),
    "saw": Figure((((0, 500), (500, 0), (1000, 500)),), 500),
    "lozenge": Figure((((0, 350), (500, 0), (1000, 350), (500, 700), (0, 350)),), 700, ((500, 350),)),
    "fret": Figure(
        (((0, 800), (0, 0), (800, 0), (800, 600), (250, 600), (250, 280), (530, 280)), ((0, 800), (1000, 800))), 800
    ),
    "blossom": Figure(
        (((240, 240), (460, 460)), ((760, 240), (540, 460)), ((240, 760), (460, 540)), ((760, 760), (540, 540))),
        1000,
        ((500, 500), (0, 500)),
    ),
}  # fmt: skip
"""By name: 水线 (wave), 锯齿, 菱花, 回纹, 小花."""

DOT: Final = 3


def ornament_depth(style: RuleStyle) -> Length:
    """How deep a rule of a figure is across."""
    return style.unit * FIGURES[style.figure].depth // 1000 + style.strokes[0][1]


def ornament(style: RuleStyle, start: Point, end: Point, *, joined: bool = False) -> list[Mark]:
    """The figure of *style* from *start* to *end*, each about its unit long; it lies below or to the right of them.

    *joined*: figures of other rules stand before it and after it.
    """
    figure, unit, ink = FIGURES[style.figure], style.unit, style.ink
    thickness = style.strokes[0][1]
    upright = start.x == end.x
    length = end.y - start.y if upright else end.x - start.x
    if length <= 0:
        return []
    count = max(1, round(length / unit))
    made: list[Mark] = []

    def point(number: int, along: int, across: int) -> Point:
        down = thickness // 2 + unit * across // 1000
        on = length * (number * 1000 + along) // (count * 1000)
        return Point(start.x + down, start.y + on) if upright else Point(start.x + on, start.y + down)

    def dot(spot: Point) -> Rule:
        return Rule(spot, Point(spot.x + 10, spot.y), thickness * DOT, ink, round=True)

    for number in range(count):
        for line in figure.lines:
            points = [point(number, along, across) for along, across in line]
            made += [Rule(one, other, thickness, ink, round=True) for one, other in pairwise(points)]
        for along, across in figure.dots:
            if along or number or joined:
                made.append(dot(point(number, along, across)))
    if joined:
        made += [dot(point(count, 0, across)) for along, across in figure.dots if not along]
    return made
