"""Which way the lines of a slot run, and the grid that it is set on: its page's, or one of its own for the other way.

Copyfit and make-up count by measure and depth and do not know which way lines run.  A page whose lines run downward is
made up as if it lay on its side, its top to the left; a slot whose lines do not run as those of its page has a grid
that lies the other way.
"""

from __future__ import annotations

from typing import Final

from layout.areas.grid import PageGrid, legs_in
from layout.geometry import Insets, Rect, WritingMode
from layout.spec.model import Area, Slot
from layout.spec.spread import crosses
from layout.spec.styles import Stylesheet, with_lines

ALWAYS_ACROSS: Final = frozenset(("picture", "ad", "code", "lacking"))
"""Uses of slots that stand on a vertical page as they do on any."""

BY_SHAPE: Final = frozenset(("flag", "ear", "index", "notice", "credits", "quote", "folio"))
"""Uses of slots set on a vertical page by their shape: across where they are wider than deep, downward where deeper."""


def mode_of(slot: Slot, grid: PageGrid) -> WritingMode:
    """Which way the lines of *slot* run on a page of *grid*: as it says, else by its use and as those of the page."""
    if slot.writing:
        return WritingMode(slot.writing)
    if grid.grid.mode is WritingMode.HORIZONTAL:
        return grid.grid.mode
    if slot.use in BY_SHAPE:
        place = grid.on_page(grid.place(slot))
        return WritingMode.HORIZONTAL if place.width > place.height else WritingMode.VERTICAL
    return WritingMode.HORIZONTAL if slot.use in ALWAYS_ACROSS else grid.grid.mode


def laid(slot: Slot, grid: PageGrid) -> tuple[Slot, PageGrid]:
    """*slot*, and the grid that its lines stand on.

    Where they do not run as those of its page, *slot* is given by its rectangle of the page, and the grid begins where
    the first of them does.
    """
    mode = mode_of(slot, grid)
    if mode is grid.grid.mode or (slot.use == "story" and (slot.stretches or crosses(slot.area, grid.grid))):
        return slot, grid
    place = grid.place(slot)
    if slot.use != "ad" and slot.rect is None:
        # No gutter parts it from the lines before it and after it, as one does from what stands beside it.
        place = place.inset(Insets(grid.grid.em // 2, 0, grid.grid.em // 2, 0))
    seen = grid.on_page(place)
    insets = tuple([one._replace(rect=grid.on_page(grid.place(one))) for one in slot.insets])
    slot = slot._replace(rect=seen, area=Area(0, 0, 0, 0), insets=insets)
    other = PageGrid(grid.frame, grid.grid._replace(mode=mode), grid.sheet[::-1])
    own, frame = other.along(seen), other.along(grid.on_page(grid.frame))
    if slot.use != "story":
        return slot, other._replace(frame=frame._replace(y=own.y))
    return slot, _filled(slot, own, other)


def _filled(slot: Slot, own: Rect, grid: PageGrid) -> PageGrid:
    """*grid* for a story whose lines begin and end with its slot: its place *own* along them is all of the grid.

    Lines stand so far apart that the last of them stands at the far edge, and columns are as many as it has legs, so
    that a head over some of them ends where they do.
    """
    rows = max(1, own.height // grid.grid.leading)
    near = max(1, round((own.width + grid.grid.gutter) / (grid.grid.measure + grid.grid.gutter)))
    columns = legs_in(own.width, near, slot.legs, grid.grid)
    gutter = slot.legs.gutter or grid.grid.gutter
    measure = (own.width - (columns - 1) * gutter) // columns
    division = grid.grid._replace(
        columns=columns, chars=measure / grid.grid.em, measure=measure, gutter=gutter, lines=rows,
        leading=own.height // rows,
    )  # fmt: skip
    return grid._replace(frame=own, grid=division)


def styles_along(styles: Stylesheet, grid: PageGrid) -> Stylesheet:
    """*styles* for text along the lines of *grid*."""
    return with_lines(styles, down=grid.grid.mode is WritingMode.VERTICAL)
