"""Vertical pages: what is made along its lines and across them is turned as it is put on the page.

Copyfit and make-up count by measure and depth and do not know which way lines run.  A page whose lines run downward is
made up as if it lay on its side, its top to the left, and then turned by a quarter to the right: lines follow each
other from right to left, legs that stood side by side are bands (段) under each other.  Han characters stand upright in
it, Latin lies on its side; which of the two a run of glyphs does was settled when it was set.  Pictures and what else
is upright whichever way lines run is made at its place on the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, TypeAlias

from layout.areas.grid import PageGrid
from layout.findings import Finding
from layout.geometry import Insets, Point, WritingMode, turned_point, turned_rect, unturned_rect
from layout.page import GlyphRun, Mark, Rule
from layout.spec.model import Area, Slot
from layout.spec.styles import Stylesheet, with_lines
from layout.units import Length

ALWAYS_ACROSS: Final = frozenset(("picture", "ad", "code", "folio", "lacking"))
"""Uses of slots that stand on a vertical page as they do on any."""

BY_SHAPE: Final = frozenset(("flag", "ear", "index", "notice", "credits", "quote"))
"""Uses of slots set across where the slot is wider than it is deep, and downward where it is deeper."""


def turned(marks: Iterable[Mark], width: Length) -> list[Mark]:
    """*marks* made along and across the lines of a page *width* wide, at their places on it."""
    return [_turned(mark, width) for mark in marks]


def _turned(mark: Mark, width: Length) -> Mark:
    if isinstance(mark, GlyphRun):
        xs = tuple([-y for y in mark.ys]) if mark.ys else (0,) * len(mark.xs)
        return mark._replace(origin=turned_point(mark.origin, width), xs=xs, ys=mark.xs if any(mark.xs) else ())
    if isinstance(mark, Rule):
        return mark._replace(start=turned_point(mark.start, width), end=turned_point(mark.end, width))
    return mark._replace(rect=turned_rect(mark.rect, width))


def turned_back(marks: Iterable[Mark], width: Length) -> list[Mark]:
    """The marks that :func:`turned` makes *marks* of: what is made at its place among what will be turned."""
    return [_turned_back(mark, width) for mark in marks]


def _turned_back(mark: Mark, width: Length) -> Mark:
    if isinstance(mark, GlyphRun):
        ys = tuple([-x for x in mark.xs])
        return mark._replace(origin=_back(mark.origin, width), xs=mark.ys or (0,) * len(mark.xs), ys=ys)
    if isinstance(mark, Rule):
        return mark._replace(start=_back(mark.start, width), end=_back(mark.end, width))
    return mark._replace(rect=unturned_rect(mark.rect, width))


def _back(point: Point, width: Length) -> Point:
    return Point(point.y, width - point.x)


def is_across(slot: Slot, grid: PageGrid) -> bool:
    """True for what is set across on a vertical page."""
    if slot.use in BY_SHAPE:
        place = grid.on_page(grid.place(slot))
        return place.width > place.height
    return slot.use in ALWAYS_ACROSS


def laid_across(slot: Slot, grid: PageGrid) -> tuple[Slot, PageGrid]:
    """*slot* by its rectangle of the page, and a grid for it whose lines run across and begin at its top."""
    place, frame = grid.on_page(grid.place(slot)), grid.on_page(grid.frame)
    if slot.use != "ad" and slot.rect is None:
        # No gutter parts it from the lines beside it, as one does from the bands above and below.
        place = place.inset(Insets(0, grid.grid.em // 2, 0, grid.grid.em // 2))
    flat = grid.grid._replace(mode=WritingMode.HORIZONTAL)
    return slot._replace(rect=place, area=Area(0, 0, 0, 0)), PageGrid(
        frame._replace(y=place.y), flat, (grid.sheet[1], grid.sheet[0])
    )


def styles_along(styles: Stylesheet, grid: PageGrid) -> Stylesheet:
    """*styles* for text along the lines of *grid*."""
    down = grid.grid.mode is WritingMode.VERTICAL
    return with_lines(styles, down=True) if down else styles


def on_page(marks: Iterable[Mark], grid: PageGrid) -> list[Mark]:
    """*marks* made along the lines of *grid* and across them, at their places on the page."""
    return turned(marks, grid.sheet[1]) if grid.grid.mode is WritingMode.VERTICAL else [*marks]


Making: TypeAlias = "Callable[[Slot, Stylesheet, PageGrid], tuple[list[Mark], list[Finding]]]"
"""Makes the marks of a slot in given styles on a given grid."""


def stood(slot: Slot, styles: Stylesheet, grid: PageGrid, make: Making) -> tuple[list[Mark], list[Finding]]:
    """What *make* makes of *slot*, at its places on the page; what is set across on every page is so on a vertical one.

    *styles* are those along the lines of *grid*.
    """
    if grid.grid.mode is WritingMode.HORIZONTAL:
        return make(slot, styles, grid)
    if is_across(slot, grid):
        slot, flat = laid_across(slot, grid)
        return make(slot, with_lines(styles, down=False), flat)
    made, found = make(slot, styles, grid)
    return turned(made, grid.sheet[1]), found
