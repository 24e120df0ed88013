"""Legs filled with as much of a story as goes in, ended where the reader is least troubled.

As in :mod:`layout.fitting.pour` the rows are found as the cheapest way through a small graph, only that it may end
within a paragraph.  The legs are filled to the last row that a line may stand in: a row stays free only where an item
that is not divided does not go in, or, where the story goes on elsewhere, where one or two lines fewer keep a line of
a paragraph from standing alone.  How wide the white of a line is never leaves a row free; that is reported, not mended
by a hole.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from layout.fitting.placing_lines import rows_of, stand
from layout.fitting.pour_costs import (
    COST_ALONE,
    COST_ALONE_OVERSET,
    COST_EMPTY,
    COST_HANGING,
    COST_ROW_FREE,
    COST_WHITE_OVER,
)
from layout.fitting.rows import LegRows
from layout.fitting.steps import (
    Choice,
    Cursor,
    PlacedLine,
    Poured,
    Setter,
    choices,
    rows_beside_initial,
)  # fmt: skip
from layout.units import Length
from layout.value import NamedTuple

BACK: Final = 3
"""Lines fewer than go in that are considered, so that a paragraph is divided at a better line."""


class _Cost(NamedTuple):
    """What rows left free and lines left alone cost; and the white in lines, which decides only between equals."""

    hole: int
    white: int

    def plus(self, hole: int, white: int = 0) -> _Cost:
        """This and more."""
        return _Cost(self.hole + hole, self.white + white)


class _Reached(NamedTuple):
    """The cheapest way to a row; *back* is as in :class:`layout.fitting.steps.State`."""

    cost: _Cost
    back: tuple[int, int, Choice] | None


class _Stop(NamedTuple):
    """A place to stop: before item *index* at *row*, or after *lines* of it, which begin at *start*."""

    cost: _Cost
    index: int  # type: ignore[assignment]  # a place, not tuple.index
    row: int
    start: int = 0
    choice: Choice | None = None
    lines: int = 0


def fill_overset(setter: Setter, room: LegRows, *, jump: Length = 0, goes_on: bool = False) -> Poured:
    """Fill the legs of *room* with a story that is too long for them.

    *jump* keeps the last row for a jump line; *goes_on*: another slot takes up the rest.
    """
    alone = COST_ALONE if goes_on else COST_ALONE_OVERSET
    total = room.total - (1 if jump else 0)
    states: list[dict[int, _Reached]] = [{0: _Reached(_Cost(0, 0), None)}]
    stops: list[_Stop] = []
    for index in range(len(setter.items)):
        nxt: dict[int, _Reached] = {}
        for row, state in states[-1].items():
            stops.append(_before(setter, index, row, state, total))
            for choice in _bearable(setter, index, room, row, goes_on) if row < total else ():
                stood = stand(setter, index, choice, room, row)
                if stood is None:
                    continue
                more = COST_WHITE_OVER * (choice.before > setter.items[index].style.before)
                cost = state.cost.plus(stood.cost + more, stood.choice.cost)
                if stood.end <= total:
                    if stood.end not in nxt or cost < nxt[stood.end].cost:
                        nxt[stood.end] = _Reached(cost, (row, stood.start, stood.choice))
                elif not setter.items[index].whole:
                    stop = _Stop(cost, index, row, stood.start, stood.choice)
                    stops += _within(stop, rows_beside_initial(setter.items[index]), total, alone)
        states.append(nxt)
        if not nxt:
            break
    if len(states) == len(setter.items) + 1:
        # It goes in after all.
        stops += [_Stop(state.cost, len(setter.items), row) for row, state in states[-1].items()]
    best = min(stops, key=lambda stop: stop.cost)
    return _traced(setter, states, best, room, max(0, total) if jump and room.total else -1)


def _bearable(setter: Setter, index: int, room: LegRows, row: int, goes_on: bool) -> Iterator[Choice]:
    """The ways to set an item that make no line worse than a line alone is, and waste no row where copy is lost."""
    plain, *others = choices(setter, index, room, row, "±")
    yield plain
    whiter = goes_on and setter.items[index].role == "subhead"
    for other in others:
        if (whiter or other.before == plain.before) and other.cost <= max(plain.cost, COST_ALONE):
            yield other


def _before(setter: Setter, index: int, row: int, state: _Reached, total: int) -> _Stop:
    bare = index > 0 and setter.items[index - 1].whole and setter.items[index - 1].role not in ("signature", "row")
    return _Stop(
        state.cost.plus((total - row) * COST_ROW_FREE + bare * COST_HANGING + (index == row == 0) * COST_EMPTY),
        index,
        row,
    )


def _within(stop: _Stop, least: int, total: int, cost_alone: int) -> Iterator[_Stop]:
    """*stop*, within a paragraph that does not go in whole, at the last row and a little over it.

    *least* rows of it stand at all, those beside its initial.
    """
    count = len(stop.choice.lines) if stop.choice else 0
    for free in range(BACK):
        here = total - stop.start - free
        if max(1, least) <= here < count:
            alone = (here == 1) + (count - here == 1)
            yield stop._replace(cost=stop.cost.plus(alone * cost_alone + free * COST_ROW_FREE), lines=here)


def _traced(setter: Setter, states: list[dict[int, _Reached]], stop: _Stop, room: LegRows, jump_row: int) -> Poured:
    placed: list[PlacedLine] = []
    end = stop.row
    rest = Cursor(stop.index, setter.items[stop.index].start) if stop.index < len(setter.items) else None
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
    return Poured(tuple(placed), end, rest, sum(stop.cost), jump_row)
