"""Vertical pages: what is made along its lines and across them is turned as it is put on the page.

What is made up as if the page lay on its side, its top to the left (see :mod:`layout.areas.direction`), is turned by a
quarter to the right: lines follow each other from right to left, legs that stood side by side are bands (段) under each
other.  Han characters stand upright in it, Latin lies on its side; which of the two a run of glyphs does was settled
when it was set.  Pictures and what else is upright whichever way lines run is made at its place on the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from layout.areas.direction import laid, styles_along
from layout.areas.grid import PageGrid
from layout.findings import Finding
from layout.geometry import Point, Rect, WritingMode, turned_point, turned_rect, unturned_rect
from layout.page import GlyphRun, Mark, Rule
from layout.spec.model import Slot
from layout.spec.styles import Stylesheet
from layout.units import Length


def turned(marks: Iterable[Mark], width: Length) -> list[Mark]:
    """*marks* made along and across the lines of a page *width* wide, at their places on it."""
    return [_turned(mark, width) for mark in marks]


def _turned(mark: Mark, width: Length) -> Mark:
    if isinstance(mark, GlyphRun):
        xs = tuple([-y for y in mark.ys]) if mark.ys else (0,) * len(mark.xs)
        # What lies on its side is written along ys, however few they are.
        ys = mark.xs if mark.turned or any(mark.xs) else ()
        return mark._replace(origin=turned_point(mark.origin, width), xs=xs, ys=ys)
    if isinstance(mark, Rule):
        return mark._replace(start=turned_point(mark.start, width), end=turned_point(mark.end, width))
    return mark._replace(rect=turned_rect(mark.rect, width))


def across_lines(rect: Rect, grid: PageGrid) -> Rect:
    """*rect*, which counts along the lines of *grid*, by lines that cross them."""
    return unturned_rect(rect, grid.sheet[0]) if grid.grid.mode is WritingMode.HORIZONTAL else grid.on_page(rect)


def crossed(marks: Iterable[Mark], grid: PageGrid) -> list[Mark]:
    """*marks* made in :func:`across_lines` as they count along the lines of *grid*."""
    if grid.grid.mode is WritingMode.HORIZONTAL:
        return turned(marks, grid.sheet[0])
    return [_turned_back(mark, grid.sheet[1]) for mark in marks]


def _turned_back(mark: Mark, width: Length) -> Mark:
    if isinstance(mark, GlyphRun):
        ys = tuple([-x for x in mark.xs])
        return mark._replace(origin=_back(mark.origin, width), xs=mark.ys or (0,) * len(mark.xs), ys=ys)
    if isinstance(mark, Rule):
        return mark._replace(start=_back(mark.start, width), end=_back(mark.end, width))
    return mark._replace(rect=unturned_rect(mark.rect, width))


def _back(point: Point, width: Length) -> Point:
    return Point(point.y, width - point.x)


def on_page(marks: Iterable[Mark], grid: PageGrid) -> list[Mark]:
    """*marks* made along the lines of *grid* and across them, at their places on the page."""
    return turned(marks, grid.sheet[1]) if grid.grid.mode is WritingMode.VERTICAL else [*marks]


Making: TypeAlias = "Callable[[Slot, Stylesheet, PageGrid], tuple[list[Mark], list[Finding]]]"
"""Makes the marks of a slot in given styles on a given grid."""


def stood(slot: Slot, styles: Stylesheet, grid: PageGrid, make: Making) -> tuple[list[Mark], list[Finding]]:
    """What *make* makes of *slot* of a page of *grid* along its lines, at its places on the page."""
    slot, own = laid(slot, grid)
    made, found = make(slot, styles_along(styles, own), own)
    return on_page(made, own), found
