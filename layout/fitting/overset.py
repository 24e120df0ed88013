"""Legs filled with as much of a story as goes in, and cut off where the reader is least troubled.

As in :mod:`layout.fitting.pour` the rows are found as the cheapest way through a small graph, only that it may end
within a paragraph: then at least two lines of it stand on either side, if that can be had.
"""

from __future__ import annotations

from layout.fitting.pour import (
    COST_ROW_FREE,
    Choice,
    Cursor,
    Placed,
    Poured,
    Room,
    Setter,
    State,
    choices,
    fill,
    rows_of,
    stand,
)
from layout.units import Length
from layout.value import NamedTuple

COST_ALONE = 70
"""A line of a paragraph cut off from all its others, at the foot here or at the head where the story goes on."""

COST_HANGING = 400
"""A byline or a subhead with nothing under it."""

BACK = 3
"""Rows that may be left free so that a paragraph is cut at a better line."""


class _Stop(NamedTuple):
    """A place to stop: before item *index* at *row*, or after *lines* of it, which begin at *start*."""

    cost: int
    index: int  # type: ignore[assignment]  # a place, not tuple.index
    row: int
    start: int = 0
    choice: Choice | None = None
    lines: int = 0


def filled(setter: Setter, room: Room, *, jump: Length = 0) -> Poured:
    """Fill the legs of *room* with a story that is too long for them; *jump* keeps the last row for a jump line."""
    total = room.total - (1 if jump else 0)
    states: list[dict[int, State]] = [{0: State(0, None)}]
    best: _Stop | None = None
    for index in range(len(setter.items)):
        nxt: dict[int, State] = {}
        for row, state in states[-1].items():
            stops = [_before(setter, index, row, state, total)]
            for choice in choices(setter, index, room, row, True) if row < total else ():
                stood = stand(setter, index, choice, room, row)
                if stood is None:
                    continue
                cost = state.cost + stood.cost + stood.choice.cost
                if stood.end <= total:
                    if stood.end not in nxt or cost < nxt[stood.end].cost:
                        nxt[stood.end] = State(cost, (row, stood.start, stood.choice))
                elif not setter.items[index].whole:
                    stops += _within(index, row, cost, stood.start, stood.choice, total)
            least = min(stops, key=lambda stop: stop.cost)
            best = least if best is None or least.cost < best.cost else best
        if not nxt:
            break
        states.append(nxt)
    if best is None or total <= 0:
        return fill(setter, room, jump)
    return _traced(setter, states, best, room, total if jump else -1)


def _before(setter: Setter, index: int, row: int, state: State, total: int) -> _Stop:
    bare = index > 0 and setter.items[index - 1].whole and setter.items[index - 1].role != "signature"
    return _Stop(state.cost + (total - row) * COST_ROW_FREE + bare * COST_HANGING, index, row)


def _within(index: int, row: int, cost: int, start: int, choice: Choice, total: int) -> list[_Stop]:
    made: list[_Stop] = []
    count = len(choice.lines)
    for free in range(BACK):
        here = total - start - free
        if 0 < here < count:
            alone = (here == 1) + (count - here == 1)
            price = cost + alone * COST_ALONE + free * COST_ROW_FREE
            made.append(_Stop(price, index, row, start, choice, here))
    return made


def _traced(setter: Setter, states: list[dict[int, State]], stop: _Stop, room: Room, jump_row: int) -> Poured:
    placed: list[Placed] = []
    end, rest = stop.row, Cursor(stop.index, setter.items[stop.index].start)
    if stop.choice is not None:
        lines = stop.choice.lines
        placed = rows_of(setter.items[stop.index], stop.index, lines[: stop.lines], stop.start, room)
        end, rest = stop.start + stop.lines, Cursor(stop.index, lines[stop.lines].start)
    row = stop.row
    for index in range(stop.index, 0, -1):
        back = states[index][row].back
        assert back is not None
        row, start, choice = back
        placed[:0] = rows_of(setter.items[index - 1], index - 1, choice.lines, start, room)
    return Poured(tuple(placed), end, rest, stop.cost, jump_row)
