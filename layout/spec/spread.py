"""Spreads (跨版): two facing pages that stand as one of twice the columns, and taken apart into their two pages.

What stands on one side becomes a slot of that page; what stands across the fold stays with the left page, its columns
counted on into the right one.
"""

from __future__ import annotations

from layout.findings import Finding, finding
from layout.geometry import WritingMode
from layout.numbering import further
from layout.spec.model import Area, AreaPart, Grid, PageRule, PageSpec, Sheet, Slot
from layout.spec.nested_areas import around
from layout.spec.slot_sizes import placed_by_size, rect_of

LEFT, RIGHT = "left", "right"


def apart(page: PageSpec, sheet: Sheet, grid: Grid) -> tuple[PageSpec, ...]:
    """The two pages of a spread, each of *sheet* with *grid*; a page that is none, or is set downward, as it is."""
    if not page.spread or grid.mode is WritingMode.VERTICAL:
        return (page,)
    columns = grid.columns
    over = [slot for slot in page.slots if not _on_right(slot, sheet, columns)]
    hosts = {slot.id for slot in over if across_fold(placed_by_size(slot, sheet, grid, LEFT), sheet, columns)}
    left = tuple(slot for slot in page.slots if slot in over or (slot.within and slot.within in hosts))
    right = tuple(_moved(slot, sheet, columns) for slot in page.slots if slot not in left)
    rules = [rule for rule in page.rules if rule.area.column <= columns]
    others = tuple(_moved_rule(rule, columns) for rule in page.rules if rule.area.column > columns)
    after = further(page.number)
    return (
        page._replace(slots=left, rules=tuple(rules), fold=LEFT),
        page._replace(number=after, slots=right, rules=others, fold=RIGHT),
    )


def crosses(area: Area, columns: int) -> bool:
    """True for an area across the fold of pages of so many *columns*."""
    return area.column <= columns < area.column + area.columns - 1


def across_fold(slot: Slot, sheet: Sheet, columns: int) -> bool:
    """True for a slot of a spread's left page, placed by the grid or in millimetres, that goes on over the fold."""
    if slot.rect is None:
        return crosses(slot.area, columns)
    return slot.rect.x < sheet.width < slot.rect.right


def _on_right(slot: Slot, sheet: Sheet, columns: int) -> bool:
    return slot.area.column > columns if slot.rect is None else slot.rect.x >= sheet.width


def _moved(slot: Slot, sheet: Sheet, columns: int) -> Slot:
    if slot.rect is not None:
        return slot._replace(rect=slot.rect._replace(x=slot.rect.x - sheet.width))
    area = slot.area._replace(column=slot.area.column - columns)
    stretches = tuple(one._replace(area=one.area._replace(column=one.area.column - columns)) for one in slot.stretches)
    return slot._replace(area=area, stretches=stretches)


def _moved_rule(rule: PageRule, columns: int) -> PageRule:
    return rule._replace(area=rule.area._replace(column=rule.area.column - columns))


def part_of(area: Area, columns: int, side: str) -> Area:
    """What of an *area* across the fold lies on one *side*, in the columns of that page."""
    if side == LEFT:
        return area._replace(columns=columns - area.column + 1)
    return area._replace(column=1, columns=area.column + area.columns - 1 - columns)


def _part(slot: Slot, sheet: Sheet, columns: int, side: str) -> Slot:
    """What of a *slot* across the fold lies on one *side*, as a slot of that page."""
    if slot.stretches:
        parts = tuple(_seen(one, columns, side) for one in slot.stretches if _reaches(one.area, columns, side))
        return slot._replace(stretches=parts, area=around([one.area for one in parts]))
    if slot.rect is None:
        return slot._replace(area=part_of(slot.area, columns, side))
    rect = slot.rect
    if side == LEFT:
        return slot._replace(rect=rect._replace(width=sheet.width - rect.x))
    return slot._replace(rect=rect._replace(x=0, width=rect.right - sheet.width))


def _reaches(area: Area, columns: int, side: str) -> bool:
    """True when some of *area* lies on that *side* of the fold."""
    return area.column <= columns if side == LEFT else area.column + area.columns - 1 > columns


def _seen(part: AreaPart, columns: int, side: str) -> AreaPart:
    """What lies on one *side* of a part of an area that reaches there, in the columns of that page."""
    if crosses(part.area, columns):
        return part._replace(area=part_of(part.area, columns, side))
    by = 0 if side == LEFT else columns
    return part._replace(area=part.area._replace(column=part.area.column - by))


def as_seen(pages: tuple[PageSpec, ...], sheet: Sheet, grid: Grid, *, lint: bool = False) -> tuple[PageSpec, ...]:
    """*pages*, every one with what of a slot across the fold lies on it.

    For *lint* such slots count as furniture: their legs do not stand on the grid of one page.
    """
    made: list[PageSpec] = []
    across: list[Slot] = []
    for page in pages:
        columns = (page.grid or grid).columns
        seen = [slot for slot in page.slots if not (page.fold == LEFT and across_fold(slot, sheet, columns))]
        if page.fold == LEFT:
            across = [slot for slot in page.slots if slot not in seen]
        if page.fold and across:
            side = page.fold
            parts = [_part(one, sheet, columns, side) for one in across]
            seen += [one._replace(use="notice", story="") if lint else one for one in parts]
            page = page._replace(slots=tuple(seen))
        made.append(page)
    return tuple(made)


def spread_faults(page: PageSpec, sheet: Sheet, grid: Grid) -> list[Finding]:
    """A spread that does not begin on a left page, and slots across its fold that cannot stand there.

    A story by millimetres cannot: its legs are divided about the fold by the columns of the grid.
    """
    found: list[Finding] = []
    if page.fold == LEFT and page.number % 2:
        found.append(finding("spread-not-left", page.place, number=page.number))
    over = [slot for slot in page.slots if page.fold == LEFT and across_fold(slot, sheet, grid.columns)]
    for slot in over:
        if slot.use not in ("picture", "ad") and not (slot.use == "story" and slot.rect is None):
            place = slot.where("span" if slot.rect is None else "rect")
            found.append(finding("spread-furniture", place, id=slot.id, use=slot.use))
        if slot.use == "picture" and "focus" in dict(slot.places):
            shown = rect_of(slot, sheet, grid)
            face = shown.x + round(slot.focus[0] * shown.width)
            if abs(face - sheet.width) < grid.measure // 2:  # a face reaches about so far to either side
                found.append(finding("focus-in-fold", slot.where("focus"), id=slot.id))
    return found
