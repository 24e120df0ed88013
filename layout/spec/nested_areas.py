"""Slots that stand in a story's area, and areas of more than one rectangle: where they are, what is wrong with them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Final

from layout.findings import Finding, finding
from layout.spec.model import Area, Grid, Inset, PageSpec, Sheet, Slot
from layout.spec.slot_sizes import rect_of


def around(areas: Sequence[Area]) -> Area:
    """The smallest area of the grid with all *areas* in it."""
    column, line = min(one.column for one in areas), min(one.line for one in areas)
    right = max(one.column + one.columns for one in areas)
    return Area(column, line, right - column, max(one.line + one.lines for one in areas) - line)


def with_inserts(slots: Sequence[Slot]) -> tuple[Slot, ...]:
    """*slots* with the pictures written in a story as slots after it, where its corners put them."""
    made: list[Slot] = []
    taken = {slot.id for slot in slots}
    for slot in slots:
        made.append(slot._replace(pictures=()))
        for number, one in enumerate(slot.pictures, 1):
            stem = f"{slot.id}-picture-{number}"
            name = next(n for n in (stem, *(f"{stem}-{more}" for more in range(2, len(taken) + 3))) if n not in taken)
            taken.add(name)
            area = _in_corner(one, slot) if one.corner else one.area
            made.append(one._replace(id=name, within=slot.id, area=area))
    return tuple(made)


def _in_corner(one: Slot, host: Slot) -> Area:
    """Where a picture stands in a corner of *host*: in an upper one, below the lines that the head has of it."""
    area, (columns, lines) = host.area, one.area[2:]
    column = area.column + (area.columns - columns if one.corner.endswith("right") else 0)
    if one.corner.startswith("lower"):
        return Area(column, area.line + area.lines - lines, columns, lines)
    spanned = host.head.columns or area.columns
    under = host.head.lines if column < area.column + spanned else 0
    return Area(column, area.line + under, columns, lines)


ON_PICTURES: Final = ("folio", "ear", "notice", "credits", "index")
"""Uses of slots that may be printed on a picture, which goes on under them."""


def may_hold(host: Slot, slot: Slot) -> bool:
    """True when *slot* may stand in *host*: anything in a story, lines of furniture on a picture too."""
    return host.use == "story" or (host.use == "picture" and slot.use in ON_PICTURES)


def in_painting_order(slots: Sequence[Slot]) -> tuple[Slot, ...]:
    """*slots* as they were written, but for those that are printed on a picture: they come last, over it."""
    pictures = {slot.id for slot in slots if slot.use == "picture"}
    return tuple(sorted(slots, key=lambda slot: slot.within in pictures))


def hosts_of(page: PageSpec) -> dict[str, tuple[str, ...]]:
    """The slots that each slot stands in, the nearest first."""
    by_id = {slot.id: slot for slot in page.slots}
    found: dict[str, tuple[str, ...]] = {}
    for slot in page.slots:
        chain: list[str] = []
        one = slot
        while one.within and one.within in by_id and one.within not in chain:
            chain.append(one.within)
            one = by_id[one.within]
        found[slot.id] = tuple(chain)
    return found


def with_insets(page: PageSpec) -> PageSpec:
    """*page*, every slot of which knows what stands in its area."""
    if not any(slot.within for slot in page.slots):
        return page
    by_host: dict[str, list[Inset]] = {}
    for slot in page.slots:
        if slot.within:
            by_host.setdefault(slot.within, []).append(Inset(slot.id, slot.area, slot.rect, slot.wrap))
    return page._replace(slots=tuple(slot._replace(insets=tuple(by_host.get(slot.id, ()))) for slot in page.slots))


def within_faults(page: PageSpec, sheet: Sheet, grid: Grid) -> list[Finding]:
    """Slots that stand in none that may hold them, in themselves, or outside the area of what holds them."""
    by_id = {slot.id: slot for slot in page.slots}
    hosts = hosts_of(page)
    found: list[Finding] = []
    for slot in page.slots:
        if not slot.within:
            continue
        host = by_id.get(slot.within)
        if slot.id in hosts[slot.id]:
            found.append(finding("spec-within-loop", slot.where("within"), id=slot.id))
        elif host is None or not may_hold(host, slot):
            near = " / ".join([one.id for one in page.slots if may_hold(one, slot) and one is not slot][:8]) or "—"
            found.append(finding("spec-within-what", slot.where("within"), id=slot.within, near=near))
        elif not _inside(slot, host, sheet, grid):
            found.append(
                finding("spec-not-within", slot.where("span"), id=slot.id, host=host.id, first=host.place.line)
            )
    return found


def _inside(slot: Slot, host: Slot, sheet: Sheet, grid: Grid) -> bool:
    if host.use == "picture":  # type in white beside its picture could not be seen
        return rect_of(slot, sheet, grid).within(rect_of(host, sheet, grid))
    if slot.rect and host.rect:
        return slot.rect.within(host.rect)
    if slot.rect:
        return True  # in millimetres in an area of the grid: what lies outside it takes no room from the story
    if host.rect:
        return False
    parts = [one.area for one in host.stretches] or [host.area]
    return all(any(cell_in(column, line, part) for part in parts) for column, line in _corners(slot.area))


def _corners(area: Area) -> tuple[tuple[int, int], ...]:
    right, foot = area.column + area.columns - 1, area.line + area.lines - 1
    return tuple((column, line) for column in {area.column, right} for line in {area.line, foot})


def cell_in(column: int, line: int, area: Area) -> bool:
    """True when line *line* of column *column* is one of *area*."""
    return 0 <= column - area.column < area.columns and 0 <= line - area.line < area.lines


def shared(one: Area, other: Area) -> bool:
    """True when the two have a part of the grid in common."""
    return (
        one.column < other.column + other.columns and other.column < one.column + one.columns
        and one.line < other.line + other.lines and other.line < one.line + one.lines
    )  # fmt: skip


def stretch_faults(slot: Slot) -> list[Finding]:
    """What is wrong between the rectangles of one area: two that overlap, a chain that jumps backwards."""
    found: list[Finding] = []
    for one, other in combinations(slot.stretches, 2):
        if shared(one.area, other.area):
            found.append(finding("spec-areas-overlap", other.place, first=one.place.line))
    if slot.order == "chain":
        for before, after in zip(slot.stretches, slot.stretches[1:], strict=False):
            a, b = before.area, after.area
            if b.line < a.line + a.lines and b.column < a.column + a.columns and not shared(a, b):
                found.append(finding("spec-chain-back", after.place, first=before.place.line))
    return found
