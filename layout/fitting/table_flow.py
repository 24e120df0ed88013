"""Rows of a table through legs: what goes into each, with the rows that name the columns over every part.

A table in a slot of its own stands on its own pitch, so that many small rows go in; the slot ends on the page's grid,
and the pitch is opened within bounds until the table does so too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from layout.units import Length
from layout.value import NamedTuple

STEP: Final = 50
"""Pitches are looked for in steps of so many millipoints."""


class FlowUnit(NamedTuple):
    """A row, or a paragraph over or under a table, as something that is not divided.

    *body* is the paragraph of the story.  A row is *lines* lines deep; a paragraph is as deep as *fixed* says.
    """

    body: int
    lines: int = 1
    fixed: Length = 0
    heads: tuple[int, ...] = ()
    """Units that name the columns of its table: they stand over it where it begins a leg."""
    is_head: bool = False
    joined: bool = False
    """A cell of it goes on in the next row: the two are not parted if it can be helped."""


class FlowedUnit(NamedTuple):
    """A unit in a leg; *again* when it names the columns a second time."""

    unit: int
    again: bool = False


class Pitch(NamedTuple):
    """From row to row, and from line to line in a row."""

    row: Length
    line: Length


def depth_of_unit(unit: FlowUnit, pitch: Pitch) -> Length:
    """How deep *unit* is."""
    return unit.fixed or pitch.row + (unit.lines - 1) * pitch.line


class Flowed(NamedTuple):
    """The units of every leg, and the first unit that went into none."""

    legs: tuple[tuple[FlowedUnit, ...], ...]
    end: int


def flow(units: Sequence[FlowUnit], start: int, depths: Sequence[Length], pitch: Pitch) -> Flowed:
    """As many of *units* from *start* on as go into legs of *depths*."""
    legs: list[tuple[FlowedUnit, ...]] = []
    at = start
    for depth in depths:
        leg, at = _leg(units, at, depth, pitch)
        legs.append(leg)
    return Flowed(tuple(legs), at)


def _leg(units: Sequence[FlowUnit], start: int, depth: Length, pitch: Pitch) -> tuple[tuple[FlowedUnit, ...], int]:
    made: list[FlowedUnit] = []
    used, at = 0, start
    if at < len(units) and not units[at].is_head:
        over = [FlowedUnit(one, again=True) for one in units[at].heads if one < at]
        high = sum(depth_of_unit(units[one.unit], pitch) for one in over)
        if over and high + depth_of_unit(units[at], pitch) <= depth:
            made, used = over, high
    first = len(made)
    while at < len(units) and used + depth_of_unit(units[at], pitch) <= depth:
        used += depth_of_unit(units[at], pitch)
        made.append(FlowedUnit(at))
        at += 1
    if at >= len(units):
        return tuple(made), at
    # Names of columns do not stand alone at a leg's foot, and rows that a cell joins stay together.
    back = at
    while back > start and (units[back - 1].is_head or units[back - 1].joined):
        back -= 1
    if back > start:
        made, at = made[: first + back - start], back
    nothing_under = all(units[one].is_head for one in range(start, at))
    return ((), start) if nothing_under else (tuple(made), at)


def widest_pitch(
    units: Sequence[FlowUnit], start: int, depths: Sequence[Length], least: Pitch, most: Length
) -> Pitch | None:
    """The widest pitch between *least* and *most* at which all units from *start* on go in; ``None``: at none."""
    # Looked for from above, not by halves: a wider pitch may let in what a narrower one does not, where a leg is too
    # short to name the columns again over its first row.
    rows = sum(not one.fixed for one in units[start:])
    spare = sum(depths) - sum(depth_of_unit(one, least) for one in units[start:])  # names said again take more
    wider = min(max(0, most - least.row), spare // max(1, rows))
    for row in range(wider // STEP * STEP, -1, -STEP):
        wide = least._replace(row=least.row + row)
        if flow(units, start, depths, wide).end == len(units):
            return wide
    return None


def level(units: Sequence[FlowUnit], start: int, depths: Sequence[Length], pitch: Pitch) -> Flowed:
    """All units from *start* on in legs that end as level as they can, the last the shortest."""
    if len(depths) == 1:
        return flow(units, start, depths, pitch)
    low, high = 0, max(depths)
    while low < high:
        middle = (low + high) // 2
        if flow(units, start, [min(one, middle) for one in depths], pitch).end < len(units):
            low = middle + 1
        else:
            high = middle
    return flow(units, start, [min(one, low) for one in depths], pitch)


def opened(
    units: Sequence[FlowUnit], legs: Sequence[Sequence[FlowedUnit]], depths: Sequence[Length], pitch: Pitch,
    most: Length,
) -> Pitch:  # fmt: skip
    """*pitch* as wide as the fullest of *legs* lets it be, no wider than *most*."""
    more = [
        (depth - sum(depth_of_unit(units[one.unit], pitch) for one in leg)) // rows
        for leg, depth in zip(legs, depths, strict=True)
        if (rows := sum(not units[one.unit].fixed for one in leg))
    ]
    return pitch._replace(row=max(pitch.row, min(most, pitch.row + min(more)))) if more else pitch
