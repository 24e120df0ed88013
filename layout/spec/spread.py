"""Spreads (跨版): two facing pages that stand as one of twice the columns, and taken apart into their two pages.

What stands on one side becomes a slot of that page; what stands across the fold stays with the left page, its columns
counted on into the right one.
"""

from __future__ import annotations

from layout.findings import Finding, finding
from layout.spec.model import Area, Grid, PageRule, PageSpec, Slot

LEFT, RIGHT = "left", "right"


def apart(page: PageSpec, grid: Grid) -> tuple[PageSpec, ...]:
    """The two pages of a spread; a page that is none as it is."""
    if not page.spread:
        return (page,)
    columns = grid.columns
    over = [slot for slot in page.slots if not _on_right(slot, columns)]
    hosts = {slot.id for slot in over if crosses(slot.area, columns)}
    left = tuple(slot for slot in page.slots if slot in over or (slot.within and slot.within in hosts))
    right = tuple(_moved(slot, columns) for slot in page.slots if slot not in left)
    rules = [rule for rule in page.rules if rule.area.column <= columns]
    others = tuple(_moved_rule(rule, columns) for rule in page.rules if rule.area.column > columns)
    after = type(page.number)(page.number + 1)
    return (
        page._replace(slots=left, rules=tuple(rules), fold=LEFT),
        page._replace(number=after, slots=right, rules=others, fold=RIGHT),
    )


def crosses(area: Area, columns: int) -> bool:
    """True for an area across the fold of pages of so many *columns*."""
    return area.column <= columns < area.column + area.columns - 1


def _on_right(slot: Slot, columns: int) -> bool:
    return slot.rect is None and slot.area.column > columns


def _moved(slot: Slot, columns: int) -> Slot:
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


def as_seen(pages: tuple[PageSpec, ...], grid: Grid, *, lint: bool = False) -> tuple[PageSpec, ...]:
    """*pages*, every one with what of a slot across the fold lies on it.

    For *lint* such slots count as furniture: their legs do not stand on the grid of one page.
    """
    made: list[PageSpec] = []
    across: list[Slot] = []
    for page in pages:
        seen = [slot for slot in page.slots if not (page.fold == LEFT and crosses(slot.area, grid.columns))]
        if page.fold == LEFT:
            across = [slot for slot in page.slots if slot not in seen]
        if page.fold and across:
            side = page.fold
            parts = [one._replace(area=part_of(one.area, grid.columns, side)) for one in across]
            seen += [one._replace(use="notice", story="") if lint else one for one in parts]
            page = page._replace(slots=tuple(seen))
        made.append(page)
    return tuple(made)


def spread_faults(page: PageSpec, grid: Grid) -> list[Finding]:
    """A spread that does not begin on a left page, and slots across its fold that cannot stand there."""
    found: list[Finding] = []
    if page.fold == LEFT and page.number % 2:
        found.append(finding("spread-not-left", page.place, number=page.number))
    for slot in page.slots if page.fold == LEFT else ():
        if crosses(slot.area, grid.columns) and slot.use not in ("story", "picture", "ad"):
            found.append(finding("spread-furniture", slot.where("span"), id=slot.id, use=slot.use))
        face = round(slot.focus[0] * slot.area.columns)
        near = abs(slot.area.column - 1 + face - grid.columns) < 1 and "focus" in dict(slot.places)
        if slot.use == "picture" and crosses(slot.area, grid.columns) and near:
            found.append(finding("focus-in-fold", slot.where("focus"), id=slot.id))
    return found
