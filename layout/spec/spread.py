"""Spreads (跨版): two facing pages that stand as one of twice the columns, and taken apart into their two pages.

A paper set across is read from left to right: a spread begins on its left page, and columns are counted on over the
fold.  One set downward is read from right to left: it begins on its right page, and lines are counted on.

What stands on one side becomes a slot of that page; what stands across the fold stays with the page that the spread
begins on, its columns or lines counted on into the other one.
"""

from __future__ import annotations

from layout.findings import Finding, finding
from layout.geometry import WritingMode
from layout.numbering import further
from layout.spec.model import Area, AreaPart, Grid, PageSpec, Sheet, Slot
from layout.spec.nested_areas import around
from layout.spec.slot_sizes import placed_by_size, seen_rect
from layout.units import Length

LEFT, RIGHT = "left", "right"


def apart(page: PageSpec, sheet: Sheet, grid: Grid, paper: WritingMode) -> tuple[PageSpec, ...]:
    """The two pages of a spread, each of *sheet* with *grid*, in the order of their numbers.

    A page that is none is given as it is, and so is a spread that runs the other way than its *paper*: where it begins
    is the page that its number does not say.
    """
    if not page.spread or grid.mode is not paper:
        return (page,)
    down = grid.mode is WritingMode.VERTICAL
    # Millimetres count from the upper left corner of the whole sheet: here from that of the page it begins on.
    slots = tuple(_shifted(slot, -sheet.width) for slot in page.slots) if down else page.slots
    near = [slot for slot in slots if not _is_beyond(slot, sheet, grid)]
    hosts = {slot.id for slot in near if across_fold(placed_by_size(slot, sheet, grid, opens=True), sheet, grid)}
    here = tuple(slot for slot in slots if slot in near or (slot.within and slot.within in hosts))
    there = tuple(_moved(slot, sheet, grid) for slot in slots if slot not in here)
    rules = tuple(rule for rule in page.rules if not _past(rule.area, grid))
    others = tuple(rule._replace(area=_back(rule.area, grid)) for rule in page.rules if _past(rule.area, grid))
    return (
        page._replace(slots=here, rules=rules, fold=RIGHT if down else LEFT, opens=True),
        page._replace(number=further(page.number), slots=there, rules=others, fold=LEFT if down else RIGHT),
    )


def both_pages(grid: Grid) -> Grid:
    """The grid of two pages of *grid*, as cells of a spread are counted."""
    if grid.mode is WritingMode.VERTICAL:
        return grid._replace(lines=2 * grid.lines)
    return grid._replace(columns=2 * grid.columns)


def far_page(sheet: Sheet, fold: str) -> Length:
    """Where the other page of a spread has its left edge, as seen from the one on the side *fold* of it."""
    return sheet.width if fold == LEFT else -sheet.width


def _ends(area: Area, grid: Grid) -> tuple[int, int, int]:
    """First and last column of *area*, or line where lines run downward, and how many of them a page has."""
    if grid.mode is WritingMode.VERTICAL:
        return area.line, area.line + area.lines - 1, grid.lines
    return area.column, area.column + area.columns - 1, grid.columns


def _between(area: Area, grid: Grid, first: int, last: int) -> Area:
    """*area* from its *first* to its *last* column, or line: :func:`_ends` undone."""
    if grid.mode is WritingMode.VERTICAL:
        return area._replace(line=first, lines=last - first + 1)
    return area._replace(column=first, columns=last - first + 1)


def crosses(area: Area, grid: Grid) -> bool:
    """True for an area across the fold of pages of *grid*."""
    first, last, most = _ends(area, grid)
    return first <= most < last


def reaches_over(area: Area, grid: Grid) -> bool:
    """True when some of *area* lies beyond the fold of pages of *grid*."""
    _, last, most = _ends(area, grid)
    return last > most


def _past(area: Area, grid: Grid) -> bool:
    """True when all of *area* lies beyond the fold."""
    first, _, most = _ends(area, grid)
    return first > most


def across_fold(slot: Slot, sheet: Sheet, grid: Grid) -> bool:
    """True for a slot, by the grid or in millimetres, that goes on over the fold from the page a spread begins on."""
    if slot.rect is None:
        return crosses(slot.area, grid)
    return slot.rect.x < _fold_x(sheet, grid) < slot.rect.right


def _fold_x(sheet: Sheet, grid: Grid) -> Length:
    """The fold as seen from the page that a spread of *grid* begins on."""
    return 0 if grid.mode is WritingMode.VERTICAL else sheet.width


def _is_beyond(slot: Slot, sheet: Sheet, grid: Grid) -> bool:
    """True for a slot that stands on the other page than the one a spread begins on."""
    if slot.rect is None:
        return _past(slot.area, grid)
    down = grid.mode is WritingMode.VERTICAL
    return slot.rect.right <= 0 if down else slot.rect.x >= sheet.width


def _shifted(slot: Slot, by: Length) -> Slot:
    """*slot*, if it is placed in millimetres, so far to the right."""
    pictures = tuple(_shifted(one, by) for one in slot.pictures)
    rect = slot.rect and slot.rect._replace(x=slot.rect.x + by)
    return slot._replace(rect=rect, pictures=pictures)


def _moved(slot: Slot, sheet: Sheet, grid: Grid) -> Slot:
    """*slot* as a slot of the other page than the one a spread begins on."""
    pictures = tuple(one if one.corner else _moved(one, sheet, grid) for one in slot.pictures)
    slot = slot._replace(pictures=pictures)
    if slot.rect is not None:
        by = sheet.width if grid.mode is WritingMode.VERTICAL else -sheet.width
        return slot._replace(rect=slot.rect._replace(x=slot.rect.x + by))
    stretches = tuple(one._replace(area=_back(one.area, grid)) for one in slot.stretches)
    return slot._replace(area=_back(slot.area, grid), stretches=stretches)


def _back(area: Area, grid: Grid) -> Area:
    """*area* beyond the fold by the cells of its own page."""
    first, last, most = _ends(area, grid)
    return _between(area, grid, first - most, last - most)


def part_of(area: Area, grid: Grid, *, near: bool) -> Area:
    """What of an *area* across the fold lies before it (*near*) or beyond it, in the cells of that page."""
    first, last, most = _ends(area, grid)
    return _between(area, grid, first, most) if near else _between(area, grid, 1, last - most)


def _part(slot: Slot, sheet: Sheet, grid: Grid, *, near: bool) -> Slot:
    """What of a *slot* across the fold lies on one side of it, as a slot of that page."""
    if slot.stretches:
        parts = tuple(_seen(one, grid, near=near) for one in slot.stretches if _reaches(one.area, grid, near=near))
        return slot._replace(stretches=parts, area=around([one.area for one in parts]))
    if slot.rect is None:
        return slot._replace(area=part_of(slot.area, grid, near=near))
    fold, rect = _fold_x(sheet, grid), slot.rect
    before, after = rect._replace(width=fold - rect.x), rect._replace(x=fold, width=rect.right - fold)
    down = grid.mode is WritingMode.VERTICAL
    shown = slot._replace(rect=after if near is down else before)
    return shown if near else _moved(shown, sheet, grid)


def _reaches(area: Area, grid: Grid, *, near: bool) -> bool:
    """True when some of *area* lies on that side of the fold."""
    return not _past(area, grid) if near else reaches_over(area, grid)


def _seen(part: AreaPart, grid: Grid, *, near: bool) -> AreaPart:
    """What lies on one side of the fold of a part of an area that reaches there, in the cells of that page."""
    if crosses(part.area, grid):
        return part._replace(area=part_of(part.area, grid, near=near))
    return part if near else part._replace(area=_back(part.area, grid))


def as_seen(pages: tuple[PageSpec, ...], sheet: Sheet, grid: Grid, *, lint: bool = False) -> tuple[PageSpec, ...]:
    """*pages*, every one with what of a slot across the fold lies on it.

    For *lint* such slots count as furniture: their legs do not stand on the grid of one page.
    """
    made: list[PageSpec] = []
    across: list[Slot] = []
    for page in pages:
        own = page.grid or grid
        seen = [slot for slot in page.slots if not (page.opens and across_fold(slot, sheet, own))]
        if page.opens:
            across = [slot for slot in page.slots if slot not in seen]
        if page.fold and across:
            parts = [_part(one, sheet, own, near=page.opens) for one in across]
            seen += [one._replace(use="notice", story="") if lint else one for one in parts]
            page = page._replace(slots=tuple(seen))
        made.append(page)
    return tuple(made)


def spread_faults(page: PageSpec, sheet: Sheet, grid: Grid) -> list[Finding]:
    """A spread that does not begin on an even page, and slots across its fold that cannot stand there.

    A story by millimetres cannot: its legs are divided about the fold by the columns of the grid.
    """
    found: list[Finding] = []
    if page.opens and page.number % 2:
        found.append(finding("spread-not-even", page.place, number=page.number))
    over = [slot for slot in page.slots if page.opens and across_fold(slot, sheet, grid)]
    for slot in over:
        if slot.use not in ("picture", "ad") and not (slot.use == "story" and slot.rect is None):
            place = slot.where("span" if slot.rect is None else "rect")
            found.append(finding("spread-furniture", place, id=slot.id, use=slot.use))
        if slot.use == "picture" and "focus" in dict(slot.places):
            shown = seen_rect(slot, sheet, grid)
            face = shown.x + round(slot.focus[0] * shown.width)
            if abs(face - _fold_x(sheet, grid)) < grid.measure // 2:  # a face reaches about so far to either side
                found.append(finding("focus-in-fold", slot.where("focus"), id=slot.id))
    return found
