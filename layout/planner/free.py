"""What of a page is free: the rectangles that fixed slots leave, in the ways they can be told apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from layout.areas.grid import PageGrid
from layout.planner.model import Free, FreeRegion, InCorner
from layout.planner.parting import LEAST_LINES, Fixed, corner_of, parted
from layout.spec.model import Area, Slot
from layout.units import mm

HAIR: Final = mm(0.5)
"""By how much a rectangle may lie over a cell and still not stand on it."""


def free_of(slots: Sequence[Slot], grid: PageGrid) -> list[Free]:
    """The free area beside *slots*, in the ways that it can be cut.

    Best is one rectangle, fixed slots standing in corners of it; otherwise several such (see
    :mod:`layout.planner.parting`), strips of columns, or bands of lines.  A line is kept off whatever stands over or
    under a rectangle, for a rule or white.  Nothing where nothing is free.
    """
    whole = _whole(slots, grid)
    if whole is not None:
        return [whole]
    areas = ((slot, area) for slot in slots for area in areas_under(slot, grid) if area.columns)
    fixed = tuple(Fixed(slot.id, slot.use, area) for slot, area in areas)
    return list(dict.fromkeys((*parted(fixed, grid.grid.columns, grid.grid.lines), *parted_free(slots, grid))))


def parted_free(slots: Sequence[Slot], grid: PageGrid) -> list[Free]:
    """The free area beside *slots* in rectangles that have nothing in their corners."""
    free = free_cells(slots, grid)
    return [Free(one) for one in dict.fromkeys((_strips(free), _bands(free))) if one]


def narrower(free: Free, less: int) -> Free:
    """*free* with so many columns *less* at the right, of which only one rectangle with empty corners has a rest."""
    if not less:
        return free
    if len(free.regions) != 1 or free.corners:
        return Free(())
    (region,) = free.regions
    return Free((region._replace(columns=region.columns - less),)) if region.columns > less else Free(())


def room_on(slots: Sequence[Slot], grid: PageGrid) -> int:
    """Cells beside *slots* that stories may have, in the way of telling them apart that leaves most."""
    return max((room_in(each) for each in free_of(slots, grid)), default=0)


def room_in(free: Free) -> int:
    """Cells of *free* without those that the fixed slots in its corners take."""
    taken = [one.area.columns * one.area.lines for one in free.corners]
    return sum(one.cells for one in free.regions) - sum(taken)


def areas_under(slot: Slot, grid: PageGrid) -> list[Area]:
    """The rectangles of cells that *slot* stands on: several where it is an L."""
    return [part.area for part in slot.stretches] or [cells_under(slot, grid)]


def cells_under(slot: Slot, grid: PageGrid) -> Area:
    """The cells of the grid that *slot* stands on; of a rectangle, all that it touches, a hair's breadth aside."""
    if slot.rect is None:
        return slot.area
    columns = grid.grid.columns
    rect = grid.place(slot)
    wide = [c for c in range(columns) if grid.column_x(c + 1) + grid.grid.measure > rect.x + HAIR]
    wide = [c for c in wide if grid.column_x(c + 1) < rect.right - HAIR]
    first = max(0, (rect.y + HAIR - grid.frame.y) // grid.grid.leading)
    last = min(grid.grid.lines, -(-(rect.bottom - HAIR - grid.frame.y) // grid.grid.leading))
    if not wide or last <= first:
        return Area(1, 1, 0, 0)
    return Area(wide[0] + 1, first + 1, len(wide), last - first)


def _whole(slots: Sequence[Slot], grid: PageGrid) -> Free | None:
    """The type area without what stands over it and under it, when all other fixed slots stand in its corners."""
    columns, lines = grid.grid.columns, grid.grid.lines
    if any(slot.stretches for slot in slots):
        return None
    areas = [(slot, area) for slot in slots if (area := cells_under(slot, grid)).columns]
    top, foot = 0, lines
    while True:
        over = [one for _, one in areas if one.line - 1 <= top < one.line - 1 + one.lines]
        if sum(one.columns for one in over) < columns:
            break
        top = max(one.line - 1 + one.lines for one in over)
    kept = False
    while True:
        under = [one for _, one in areas if one.line - 1 < foot <= one.line - 1 + one.lines and one.line - 1 >= top]
        if sum(one.columns for one in under) < columns:
            break
        foot = min(one.line - 1 for one in under)
        kept = foot < lines and any((slot.use == "ad" or slot.box) and one.line - 1 == foot for slot, one in areas)
    foot -= kept
    first = top + 1 if top else 0
    if foot - first < LEAST_LINES:
        return None
    region = FreeRegion(1, first + 1, columns, foot - first)
    corners: list[InCorner] = []
    for slot, one in areas:
        if one.line - 1 + one.lines <= first or one.line - 1 >= foot:
            continue
        corner = corner_of(one, region)
        if not corner or any(corner == each.corner for each in corners):
            return None
        corners.append(InCorner(slot.id, one, 0, corner))
    return Free((region,), tuple(corners))


def through_of(slots: Sequence[Slot], grid: PageGrid, limits: Mapping[str, int]) -> tuple[int, ...]:
    """Columns after which no slot that stands crosses the gutter over more of the page than 通线 allows."""
    made: list[int] = []
    for column in range(1, grid.grid.columns):
        crossed = sum(
            area.lines
            for slot in slots
            if slot.rect is None
            for area in areas_under(slot, grid)
            if area.column <= column < area.column + area.columns - 1
        )
        if (grid.grid.lines - crossed) * 1000 > limits.get("through", 900) * grid.grid.lines:
            made.append(column)
    return tuple(made)


def free_cells(slots: Sequence[Slot], grid: PageGrid) -> list[list[bool]]:
    """Whether each line (from 0) of each column (from 0) is free, a line beside fixed things kept."""
    lines, columns = grid.grid.lines, grid.grid.columns
    free = [[True] * lines for _ in range(columns)]
    for slot in slots:
        over = 0 if slot.use == "credits" else 1
        for one in areas_under(slot, grid):
            first = one.line - 1
            for column in range(one.column - 1, min(columns, one.column - 1 + one.columns)):
                for line in range(max(0, first - over), min(lines, first + one.lines + 1)):
                    free[column][line] = False
    return free


def runs_of(flags: Sequence[bool]) -> list[tuple[int, int]]:
    """Stretches of true *flags* as (first, past the last)."""
    made: list[tuple[int, int]] = []
    start = -1
    for index, flag in enumerate([*flags, False]):
        if flag and start < 0:
            start = index
        elif not flag and start >= 0:
            made.append((start, index))
            start = -1
    return made


def _strips(free: Sequence[Sequence[bool]]) -> tuple[FreeRegion, ...]:
    """Rectangles as deep as can be: neighbouring columns that are free on the same lines."""
    runs = [tuple(run for run in runs_of(column) if run[1] - run[0] >= LEAST_LINES) for column in free]
    made: list[FreeRegion] = []
    start = 0
    for index in range(1, len(runs) + 1):
        if index == len(runs) or runs[index] != runs[start]:
            made += [FreeRegion(start + 1, a + 1, index - start, b - a) for a, b in runs[start]]
            start = index
    return tuple(sorted(made, key=lambda one: (one.line // LEAST_LINES, one.column)))


def _bands(free: Sequence[Sequence[bool]]) -> tuple[FreeRegion, ...]:
    """Rectangles as wide as can be: neighbouring lines on which the same columns are free, a line kept between."""
    rows = [tuple(runs_of([column[line] for column in free])) for line in range(len(free[0]))]
    made: list[FreeRegion] = []
    start = 0
    for index in range(1, len(rows) + 1):
        if index == len(rows) or rows[index] != rows[start]:
            # Under a band of other columns a line is kept, as it is under a fixed slot.
            top = start + (1 if start and rows[start - 1] and rows[start] else 0)
            if index - top >= LEAST_LINES:
                made += [FreeRegion(a + 1, top + 1, b - a, index - top) for a, b in rows[start]]
            start = index
    return tuple(sorted(made, key=lambda one: (one.line, one.column)))
