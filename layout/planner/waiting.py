"""Advertisements without a place, given one at the foot of pages that are to be planned.

Advertising stands at the foot and at the outer edge, and the pages at the back carry most of it; the front page has
what was sold for it.  So a page's free area stays one rectangle, or one with ads in its lower corners, which is what
stories are best made up in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from layout.areas.grid import PageGrid, grid_of_page, lay_grid
from layout.findings import Finding, finding
from layout.geometry import Rect, WritingMode
from layout.makeup.ad import BOOKED_WITHIN, size_booked
from layout.numbering import lies_left
from layout.planner.free import cells_under, free_cells, free_of, room_in, room_on
from layout.planner.model import Free
from layout.spec.model import Area, Issue, PageSpec, Slot
from layout.spec.placed import Side, WaitingAd
from layout.units import Length
from layout.value import NamedTuple

MOST_SHARE: Final = 600
"""Of a page's free cells, per mille, that ads are given before it is left alone: a page of which more is sold is a page
of ads, and the house says so by name (``pages``)."""

CHIMNEY: Final = 60
"""Cells that a single column between two ads is as bad as: a page's depth of it, which hardly a story goes into."""

FRONT: Final = 1
FOLIO: Final = "folio"


class Extent(NamedTuple):
    """What an ad takes: *columns* × *lines* of the grid, and its own *size*, 0 where that is all of them."""

    columns: int
    lines: int
    size: tuple[Length, Length] = (0, 0)


def with_waiting(issue: Issue, sizes: Mapping[str, tuple[Side, Side]]) -> tuple[Issue, list[Finding]]:
    """*issue* with a slot for every ad of its ``ads`` that no page has yet, and what there is to report.

    *sizes* are the house's trade names.  The largest come first; each goes to the page of which least is sold.
    """
    grid = lay_grid(issue.sheet, issue.grid)
    there = {slot.id for page in issue.pages for slot in page.slots}
    found: list[Finding] = []
    todo: list[tuple[WaitingAd, Extent]] = []
    for one in issue.ads:
        if one.id in there:
            continue
        extent = extent_of(one, sizes, grid)
        if extent is not None:
            todo.append((one, extent))
        else:
            trade = one.ad.booked.trade if one.ad.booked else ""
            found.append(finding("ad-trade-unknown", one.place, name=trade, known="、".join(sizes) or "—"))
    todo.sort(key=lambda pair: -pair[1].columns * pair[1].lines)  # stable: of equals the first in the list comes first
    pages: dict[int, PageSpec] = {}
    for page in issue.pages:
        pages.setdefault(page.number, page)  # a second one of that number, which is an error, stays as it is
    grids = {number: grid_of_page(issue, page) for number, page in pages.items()}
    before = {
        number: room_on([slot for slot in page.slots if not slot.ad], grids[number]) for number, page in pages.items()
    }
    for one, extent in todo:
        ways = sorted(_ways(one, sizes, pages, before, grids), key=lambda way: way[0])
        if not ways:
            found.append(_unplaced(one, extent, issue))
            continue
        _, page, slot, extent = ways[0]
        stay = [had for had in page.slots if had.use != FOLIO or not covers_page(extent, grids[page.number])]
        if len(stay) < len(page.slots):
            found.append(finding("ad-over-folio", one.place, id=one.id, page=page.number))
        pages[page.number] = page._replace(slots=(*stay, slot))
        found.append(
            finding(
                "ad-given-place", one.place,
                id=one.id, page=page.number, columns=extent.columns, lines=extent.lines,
            )
        )  # fmt: skip
    return issue._replace(pages=tuple(pages.pop(page.number, page) for page in issue.pages)), found


def extent_of(one: WaitingAd, sizes: Mapping[str, tuple[Side, Side]], grid: PageGrid) -> Extent | None:
    """The cells that *one* takes; ``None`` for a trade name that *sizes* has not."""
    if one.columns:
        return Extent(one.columns, one.lines)
    booked = one.ad.booked
    if booked is None or (booked.trade and booked.trade not in sizes):
        return None
    width, height = size_booked(booked, sizes, grid)
    if grid.grid.mode is WritingMode.VERTICAL:  # an ad stands upright: it is as many bands high, as many lines wide
        width, height = height, width
    step = grid.grid.measure + grid.grid.gutter
    columns = max(1, -(-(width + grid.grid.gutter - BOOKED_WITHIN) // step))
    lines = max(1, -(-(height - BOOKED_WITHIN) // grid.grid.leading))
    whole = grid.measure_of(columns) - width, lines * grid.grid.leading - height
    exact = all(abs(side) <= BOOKED_WITHIN for side in whole)
    return Extent(columns, lines, (0, 0) if exact else (width, height))


def _ways(
    one: WaitingAd,
    sizes: Mapping[str, tuple[Side, Side]],
    pages: Mapping[int, PageSpec],
    before: Mapping[int, int],
    grids: Mapping[int, PageGrid],
) -> Iterator[tuple[tuple[int, int, int], PageSpec, Slot, Extent]]:
    """Each page that may have *one*, with its slot and cells there; first how good: least sold, then furthest back."""
    wished = [pages[number] for number in one.pages if number in pages]
    others = [page for page in pages.values() if page.plan is not None]
    inside = [page for page in others if page.number != FRONT]
    for page in wished if one.pages else inside or others:
        grid = grids[page.number]
        extent = extent_of(one, sizes, grid)
        area = place_of(page, extent, grid) if extent else None
        if extent is None or area is None:
            continue
        slot = _slot(one, extent, area, page, grid)
        sold = before[page.number] - room_on((*page.slots, slot), grid)
        share = 1000 * sold // max(1, before[page.number])
        if one.pages or share <= MOST_SHARE or (page.number != FRONT and not _sold(page)):
            yield (share > MOST_SHARE, share, -page.number), page, slot, extent


def _sold(page: PageSpec) -> bool:
    return any(slot.ad for slot in page.slots)


def place_of(page: PageSpec, extent: Extent, grid: PageGrid) -> Area | None:
    """Where *extent* goes on *page*: on what stands at its foot, from the outer edge inward; ``None``: nowhere.

    Right pages have the outer edge at the right.  Of the places that there are, that is taken which wastes least room.
    On a vertical page the foot is at the last bands, and the places beside each other are its lines.  What takes all
    columns of a page on which nothing stands but its folio (整版) goes right under that, or over it.
    """
    down = grid.grid.mode is WritingMode.VERTICAL
    if extent.columns == grid.grid.columns and all(slot.use == FOLIO for slot in page.slots):
        foot = max((one.line + one.lines - 1 for slot in page.slots for one in [cells_under(slot, grid)]), default=0)
        if covers_page(extent, grid) or (not down and extent.lines <= grid.grid.lines - foot):
            return Area(1, grid.grid.lines - extent.lines + 1, *extent[:2])
    free = free_cells(page.slots, grid)
    wide, deep = extent.columns, extent.lines
    if down:
        free, wide, deep = [[band[line] for band in free] for line in range(grid.grid.lines)], deep, wide
    every = range(len(free) - wide + 1)
    found: list[tuple[int, int, Area]] = []
    for order, first in enumerate(every if page.number % 2 == 0 else reversed(every)):
        chosen = free[first : first + wide]
        feet = {max((at for at, is_free in enumerate(one) if is_free), default=-1) for one in chosen}
        top = (foot := feet.pop()) - deep + 1
        if feet or top < 0 or not all(all(one[top : foot + 1]) for one in chosen):
            continue
        corner = (top + 1, first + 1) if down else (first + 1, top + 1)
        area = Area(*corner, extent.columns, extent.lines)
        slots = (*page.slots, Slot("", "ad", area, page.place))
        ways = [room_in(each) - CHIMNEY * _is_chimney(each, grid) for each in free_of(slots, grid)]
        found.append((-max(ways, default=0), order, area))
    return min(found)[2] if found else None


def covers_page(extent: Extent, grid: PageGrid) -> bool:
    """True for what is as large as the type area: no folio stands beside it."""
    return extent[:2] == (grid.grid.columns, grid.grid.lines)


def _is_chimney(free: Free, grid: PageGrid) -> bool:
    """True where a single column is left between the ads in the lower corners."""
    below = [one.area.columns for one in free.corners if one.corner[0] == "b"]
    return len(below) == 2 and grid.grid.columns - sum(below) == 1


def _slot(one: WaitingAd, extent: Extent, area: Area, page: PageSpec, grid: PageGrid) -> Slot:
    """The slot of *one* in *area*, as large as its own size: at the foot of the area, and at the page's outer edge."""
    slot = Slot(one.id, "ad", area, one.place, ad=one.ad._replace(waited=True), ink=one.ink)
    if extent.size == (0, 0):
        return slot
    down = grid.grid.mode is WritingMode.VERTICAL
    width, height = extent.size[::-1] if down else extent.size
    within = grid.on_page(grid.place(slot))
    x = within.x if lies_left(page.number, from_right=down) else within.right - width
    return slot._replace(area=Area(0, 0, 0, 0), rect=Rect(x, within.bottom - height, width, height))


def _unplaced(one: WaitingAd, extent: Extent, issue: Issue) -> Finding:
    looked = one.pages or [page.number for page in issue.pages if page.plan is not None]
    pages = "、".join(map(str, looked))
    return finding(
        "ad-without-place", one.place, id=one.id, columns=extent.columns, lines=extent.lines, pages=pages or "—"
    )
