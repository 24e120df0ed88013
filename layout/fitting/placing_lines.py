"""Where an item of a story stands on the rows that come next, what that costs, and the lines of it on their rows.

One that is not divided takes the first rows of a leg that it goes into, where measures differ the first that share one.
"""

from __future__ import annotations

from layout.fitting.pour_costs import COST_FOOT_ALONE, COST_HEAD_ALONE, COST_NOTHING_UNDER, COST_ROW_FREE, COST_STANZA
from layout.fitting.rows import LegRows, rows_over
from layout.fitting.steps import Choice, PlacedLine, Setter, depth_of, first_row, rows_together, rows_under
from layout.galley.items import Item, line_place, names_over
from layout.typeset import Line
from layout.value import NamedTuple


class _Stand(NamedTuple):
    choice: Choice
    start: int
    end: int
    cost: int


def stand(setter: Setter, index: int, choice: Choice, room: LegRows, row: int) -> _Stand | None:
    """Where item *index* stands; one that is not divided is set to what its rows have free between them."""
    item = setter.items[index]
    if item.whole and not room.even:
        return _stand_on_shared(setter, index, choice, room, row)
    settled = _settle(item, choice, room, row)
    return _Stand(choice, *settled) if settled is not None else None


def _stand_on_shared(setter: Setter, index: int, choice: Choice, room: LegRows, row: int) -> _Stand | None:
    """An undivided item where measures differ: on the first rows from *row* on that share one it goes into."""
    item, at_head = setter.items[index], row in room.heads
    if at_head and choice.before > item.style.before:
        return None
    keep = rows_under(item)
    first, cost = row if at_head else row + choice.before, 0
    while row < room.total:
        foot = room.end_of(row)
        named = _under_names(setter, index, room, row)
        if named is not None:
            start, lines = named
            end = start + depth_of(item, len(lines))
            return _Stand(choice._replace(lines=lines, over=start - row), start, end, cost)
        for start in range(first, foot):
            lines = _lines_on_shared(setter, index, room, start)
            end = start + depth_of(item, len(lines))
            if not lines or (end + keep > foot and row not in room.heads and foot < room.total):
                continue
            skipped = (start - first) * COST_ROW_FREE
            under = 0 if end + keep <= foot else COST_NOTHING_UNDER
            return _Stand(choice._replace(lines=lines), start, end, cost + skipped + under)
        cost += (foot - row) * COST_ROW_FREE
        row = first = foot
    return None


def _under_names(setter: Setter, index: int, room: LegRows, head: int) -> tuple[int, tuple[Line, ...]] | None:
    """Where a row of a table stands under the names of its columns that are said again at the *head* of a leg.

    Both are of the measure that their rows share.  ``None`` where names are not said: no leg begins there, it has no
    room for as much again, or what stands beside it leaves too little.
    """
    item = setter.items[index]
    if item.table is None or not room.names_at(head):
        return None
    measure = room.strip(head, 1)[1]
    while measure >= room.narrowest:
        over, lines = names_over(item, measure), setter.lines(index, (measure,))
        depth = over + depth_of(item, len(lines))
        if not over or room.end_of(head) - head < max(depth, 2 * over):
            return None
        shared = room.strip(head, depth)[1]
        if shared == measure:
            return head + over, lines
        measure = shared
    return None


def _lines_on_shared(setter: Setter, index: int, room: LegRows, start: int) -> tuple[Line, ...]:
    """The lines of an undivided item at what its rows from *start* share; none when that, or the leg, is too little.

    The more rows it takes, the less they may share: a picture begins or ends between them, or changes sides.
    """
    item, depth = setter.items[index], depth_of(setter.items[index], 1)
    while start + depth <= room.end_of(start):
        measure = room.strip(start, depth)[1]
        if measure < room.narrowest:
            break
        lines = setter.lines(index, (measure,))
        if depth_of(item, len(lines)) <= depth:
            return lines
        depth = depth_of(item, len(lines))
    return ()


def _settle(item: Item, choice: Choice, room: LegRows, row: int) -> tuple[int, int, int] | None:
    """Where an item begins and ends when the one before ended at *row*, and what that costs."""
    if row >= room.total:
        return None
    at_head = row in room.heads
    before = 0 if at_head else choice.before
    if choice.before > item.style.before and at_head:
        return None
    count = len(choice.lines)
    if item.whole:
        return _settle_whole(item, depth_of(item, count), before, room, row)
    start, together = first_row(item, room, row, before), rows_together(item)
    if start + together > room.end_of(start):
        return None
    cost = COST_STANZA if item.apart == "verse" and not item.style.before and start in room.heads[1:] else 0
    if start > row + before:
        cost += (start - row) * COST_ROW_FREE  # its initial does not go into the leg before
    end = start + max(count, together)
    for head in room.heads[1:]:
        if start < head < end:
            if head - start == 1:
                cost += COST_FOOT_ALONE
            if end - head == 1:
                cost += COST_HEAD_ALONE
    return (start, end, cost)


def _settle_whole(item: Item, depth: int, before: int, room: LegRows, row: int) -> tuple[int, int, int] | None:
    """The same for an item that is not divided: in the first leg from *row* on that it goes into.

    A subhead wants two rows under it, names of columns and the last but one of a table want one, and fewer they have
    only at the head of a leg, or in the last one.
    """
    keep = rows_under(item)
    cost = 0
    while True:
        over, end_of_leg = rows_over(item, room, row), room.end_of(row)
        start = row + before + (over if row + over + depth <= end_of_leg else 0)
        if start + depth + keep <= end_of_leg:
            return start, start + depth, cost
        if start + depth <= end_of_leg and (row in room.heads or end_of_leg >= room.total):
            return start, start + depth, cost + COST_NOTHING_UNDER
        if end_of_leg >= room.total:
            return None
        cost += (end_of_leg - row) * COST_ROW_FREE
        row, before = end_of_leg, 0


def rows_of(
    item: Item, index: int, lines: tuple[Line, ...], start: int, room: LegRows, over: int = 0
) -> list[PlacedLine]:
    """The lines of an item on their rows from *start* on, so many rows *over* it for names where measures differ."""
    made: list[PlacedLine] = []
    if room.even:
        over = rows_over(item, room, start - names_over(item, room.even))
    x, measure, depth = -1, room.even, 1
    if item.whole:
        # An undivided item is centred in its rows: each line's own row, shifted by half of the rows to spare.
        depth = item.style.lines
        if not room.even:
            x, measure = room.strip(start - over, over + depth_of(item, len(lines)))
    for at, line in enumerate(lines):
        here = measure or room.legs[room.leg_of(start + at)].measure
        made.append(
            PlacedLine(
                index, line, start + at, depth, x, line_place(item, at, here), not at and not item.start,
                0 if at else over,
            )
        )  # fmt: skip
    return made
