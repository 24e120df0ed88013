"""Lines through legs: where every line of a story stands, and what did not go in.

The rows of all legs are counted through in reading order.  A plan of rows is the cheapest way through a small
graph: each item may be set a line longer or shorter where its paragraph allows, a subhead may take one row
more, and the costs say what a stone hand would avoid: a line of a paragraph alone at a leg's head or foot, a
subhead at the foot, legs that do not end level, wide lines.
"""

from __future__ import annotations

from collections.abc import Sequence

from layout.fonts.library import Library
from layout.makeup.flow import Item, item_lines
from layout.makeup.grid import Leg
from layout.typeset import Line
from layout.units import Length
from layout.value import NamedTuple

COST_ROW_FREE = 60
COST_HEAD_ALONE = 40
COST_FOOT_ALONE = 15
COST_EXTRA_ROW = 12
COST_LOOSENESS = 8

JUMP_REACH = 1
"""Rows that a jump line may stand lower than the end of its story."""


class Placed(NamedTuple):
    """A line on its row: *row* counts through the legs, *depth* is how many rows it is centred in."""

    item: int
    line: Line
    row: int
    depth: int


class Cursor(NamedTuple):
    """Where the next page takes up the story: an item and an offset in its prepared text."""

    item: int
    offset: int


class Poured(NamedTuple):
    """What stands in the legs, and where the rest begins (``None``: nothing is left)."""

    placed: tuple[Placed, ...]
    rows: int
    """Rows used, counted from the first to past the last."""
    rest: Cursor | None
    cost: int
    jump_row: int = -1
    """Row of the jump line; -1: none was asked for."""


class _Choice(NamedTuple):
    lines: tuple[Line, ...]
    before: int
    cost: int


class _State(NamedTuple):
    cost: int
    back: tuple[int, int, _Choice] | None
    """Row the item before ended on, row this item began on, and how it was set."""


class Room(NamedTuple):
    """The legs as rows counted through."""

    legs: tuple[Leg, ...]
    starts: tuple[int, ...]
    total: int

    def leg_of(self, row: int) -> int:
        """Index of the leg that *row* stands in."""
        index = 0
        while index + 1 < len(self.starts) and self.starts[index + 1] <= row:
            index += 1
        return index

    def end_of(self, row: int) -> int:
        """First row past the leg that *row* stands in."""
        index = self.leg_of(row)
        return self.starts[index + 1] if index + 1 < len(self.starts) else self.total

    def measures(self, row: int) -> tuple[Length, ...]:
        """Measures of the rows from *row* on; one value when all legs are alike."""
        first = self.legs[0].measure
        if all(leg.measure == first for leg in self.legs):
            return (first,)
        found: list[Length] = []
        for index in range(self.leg_of(min(row, self.total - 1)), len(self.legs)):
            leg = self.legs[index]
            found += [leg.measure] * (self.starts[index] + leg.rows - max(row, self.starts[index]))
        return tuple(found) or (self.legs[-1].measure,)


def room_of(legs: Sequence[Leg]) -> Room:
    """Count the rows of *legs* through."""
    starts: list[int] = []
    total = 0
    for leg in legs:
        starts.append(total)
        total += leg.rows
    return Room(tuple(legs), tuple(starts), total)


class Setter:
    """Sets items and remembers what it set, so that trials do not set anything twice."""

    def __init__(self, items: Sequence[Item], faces: Library) -> None:
        self.items = items
        self._faces = faces
        self._known: dict[tuple[int, tuple[Length, ...], int], tuple[Line, ...]] = {}

    def lines(self, index: int, measures: tuple[Length, ...], looseness: int = 0) -> tuple[Line, ...]:
        """Item *index* at *measures*, one line longer or shorter if *looseness* asks and the paragraph can."""
        key = (index, measures, looseness)
        if key not in self._known:
            self._known[key] = item_lines(self.items[index], measures, self._faces, looseness)
        return self._known[key]


def pour(setter: Setter, room: Room, *, jump: Length = 0, supple: bool = True) -> Poured:
    """Find rows for every item; *jump* is the width of a jump line to be placed at the end (0: none).

    With *supple* the paragraphs may be set a line longer or shorter.  When not all goes in, the legs are filled
    in order and the cursor of the rest is returned.
    """
    states: list[dict[int, _State]] = [{0: _State(0, None)}]
    for index in range(len(setter.items)):
        last = index == len(setter.items) - 1
        nxt: dict[int, _State] = {}
        for row, state in states[-1].items():
            for choice in _choices(setter, index, room, row, supple):
                placed = _settle(setter.items[index], choice, room, row)
                if placed is None:
                    continue
                start, end, cost = placed
                if last and jump and _jump_needs_row(choice.lines[-1], jump):
                    end += 1
                if end > room.total:
                    continue
                cost += state.cost + choice.cost
                if end not in nxt or cost < nxt[end].cost:
                    nxt[end] = _State(cost, (row, start, choice))
        if not nxt:
            return _fill(setter, room, jump)
        states.append(nxt)
    end = min(states[-1], key=lambda row: states[-1][row].cost + _free(room, row, jump) * COST_ROW_FREE)
    return _trace(setter, states, end, room, jump)


def _free(room: Room, end: int, jump: Length) -> int:
    """Rows left free when the text ends at *end*; one that the jump line can take is not free."""
    free = room.total - end
    return 0 if jump and free <= JUMP_REACH else free


def _choices(setter: Setter, index: int, room: Room, row: int, supple: bool) -> list[_Choice]:
    item = setter.items[index]
    measures = room.measures(row)
    plain = setter.lines(index, measures)
    if item.role == "subhead":
        return [_Choice(plain, item.style.before, 0), _Choice(plain, item.style.before + 1, COST_EXTRA_ROW)]
    made = [_Choice(plain, item.style.before, _looseness(plain))]
    if item.role == "byline" or not supple or len(plain) < 2 or len(measures) > 1:
        return made
    for looseness in (-1, 1):
        other = setter.lines(index, measures, looseness)
        if len(other) != len(plain):
            made.append(_Choice(other, item.style.before, COST_LOOSENESS + _looseness(other)))
    return made


def _looseness(lines: tuple[Line, ...]) -> int:
    """What the white between Han of *lines* costs: nothing under 0.04 em, dear over 0.12."""
    cost = 0
    for line in lines:
        gap = abs(line.gap)
        if gap > 40:
            cost += (gap - 40) ** 2 // 150 + (40 if gap > 120 else 0)
    return cost


def depth_of(item: Item, lines: int) -> int:
    """Rows that an undivided item of so many lines takes (占行)."""
    return lines + item.style.lines - 1 + item.style.after


def _settle(item: Item, choice: _Choice, room: Room, row: int) -> tuple[int, int, int] | None:
    """Where an item begins and ends when the one before ended at *row*, and what that costs."""
    if row >= room.total:
        return None
    end_of_leg = room.end_of(row)
    at_head = row in room.starts
    before = 0 if at_head else choice.before
    if choice.before > item.style.before and at_head:
        return None
    count = len(choice.lines)
    if item.whole:
        depth = depth_of(item, count)
        keep = 2 if item.role == "subhead" else 0
        if row + before + depth + keep > end_of_leg:
            free = end_of_leg - row
            if end_of_leg >= room.total or at_head:
                return None if row + before + depth > end_of_leg else (row + before, row + before + depth, 400)
            return (end_of_leg, end_of_leg + depth, free * COST_ROW_FREE)
        return (row + before, row + before + depth, 0)
    start = row + before
    if start >= end_of_leg:
        start = end_of_leg
    cost = 0
    end = start + count
    for head in room.starts[1:]:
        if start < head < end:
            if head - start == 1:
                cost += COST_FOOT_ALONE
            if end - head == 1:
                cost += COST_HEAD_ALONE
    return (start, end, cost)


def _jump_needs_row(line: Line, jump: Length) -> bool:
    return line.width + jump > line.measure


def _trace(setter: Setter, states: list[dict[int, _State]], end: int, room: Room, jump: Length) -> Poured:
    placed: list[Placed] = []
    row = end
    for index in range(len(setter.items), 0, -1):
        state = states[index][row]
        assert state.back is not None
        back, start, choice = state.back
        placed[:0] = _rows(setter.items[index - 1], index - 1, choice.lines, start)
        row = back
    cost = states[-1][end].cost + (room.total - end) * COST_ROW_FREE
    if jump and 0 < room.total - end <= JUMP_REACH:
        # The jump line takes the foot of the last leg, so that the legs end level all the same.
        return Poured(tuple(placed), room.total, None, cost - (room.total - end) * COST_ROW_FREE, room.total - 1)
    return Poured(tuple(placed), end, None, cost, end - 1 if jump else -1)


def _rows(item: Item, index: int, lines: tuple[Line, ...], start: int) -> list[Placed]:
    if item.whole:
        # An undivided item is centred in its rows: each line's own row, shifted by half of the rows to spare.
        spare = item.style.lines
        return [Placed(index, line, start + i, spare) for i, line in enumerate(lines)]
    return [Placed(index, line, start + i, 1) for i, line in enumerate(lines)]


def _fill(setter: Setter, room: Room, jump: Length) -> Poured:
    """Fill the legs in order and say where the rest begins; the last row is the jump line's if there is one."""
    total = room.total - (1 if jump else 0)
    placed: list[Placed] = []
    row = 0
    for index, item in enumerate(setter.items):
        if row >= total:
            return Poured(tuple(placed), row, Cursor(index, item.start), 0, total if jump else -1)
        lines = setter.lines(index, room.measures(row))
        settled = _settle(item, _Choice(lines, item.style.before, 0), room, row)
        if settled is None or (item.whole and settled[1] > total):
            return Poured(tuple(placed), row, Cursor(index, item.start), 0, total if jump else -1)
        start, end, _ = settled
        if end > total:
            placed += _rows(item, index, lines[: max(0, total - start)], start)
            rest = lines[total - start].start if total > start else item.start
            return Poured(tuple(placed), total, Cursor(index, rest), 0, total if jump else -1)
        placed += _rows(item, index, lines, start)
        row = end
    return Poured(tuple(placed), row, None, 0, min(row, total) if jump else -1)


def rows_wanted(setter: Setter, room: Room) -> int:
    """Rows that the whole story needs in legs of the first leg's measure, however many there are."""
    measures = (room.legs[0].measure,)
    wanted = 0
    for index, item in enumerate(setter.items):
        count = len(setter.lines(index, measures))
        wanted += item.style.before + (depth_of(item, count) if item.whole else count)
    return wanted
