"""Legs filled with as much of a story as goes in, ended where the reader is least troubled.

As in :mod:`layout.fitting.pour` the rows are found as the cheapest way through a small graph, only that it may end
within a paragraph.  The legs are filled to the last row that a line may stand in: a row stays free only where an item
that is not divided does not go in, or, where the story goes on elsewhere, where one line fewer keeps a line of a
paragraph from standing alone.  How wide the white of a line is never leaves a row free; that is reported, not mended
by a hole.
"""

from __future__ import annotations

from collections.abc import Iterator

from layout.fitting.placing_lines import rows_of, stand
from layout.fitting.pour_costs import (
    COST_ALONE,
    COST_ALONE_OVERSET,
    COST_EMPTY,
    COST_HANGING,
    COST_LONGER_OVERSET,
    COST_ROW_FREE,
    COST_STANZA_OVERSET,
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
    rows_together,
)  # fmt: skip
from layout.galley.items import Item
from layout.typeset import Line
from layout.units import Length
from layout.value import NamedTuple


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
    """A place to stop: those before item *index* end at *row*, and *rest* is left."""

    cost: _Cost
    index: int  # type: ignore[assignment]  # a place, not tuple.index
    row: int
    start: int
    lines: tuple[Line, ...]
    """Those of the item that stand, from row *start* on."""
    rest: Cursor | None


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
            for choice in _bearable(setter, index, room, row, goes_on):
                stood = stand(setter, index, choice, room, row)
                if stood is None:
                    continue
                more = COST_WHITE_OVER * (choice.before > setter.items[index].style.before)
                standing = stood.cost if goes_on else _overset_cost(setter.items[index], choice, stood.cost)
                cost = state.cost.plus(standing + more, stood.choice.cost)
                if stood.end <= total:
                    if stood.end not in nxt or cost < nxt[stood.end].cost:
                        nxt[stood.end] = _Reached(cost, (row, stood.start, stood.choice))
                elif not setter.items[index].whole:
                    free = total - stood.start
                    for here, hole in _parts(setter.items[index], len(choice.lines), free, alone):
                        rest = Cursor(index, choice.lines[here].start)
                        stops.append(_Stop(cost.plus(hole), index, row, stood.start, choice.lines[:here], rest))
        states.append(nxt)
        if not nxt:
            break
    if len(states) == len(setter.items) + 1:
        # It goes in after all.
        stops += [_Stop(state.cost, len(setter.items), row, row, (), None) for row, state in states[-1].items()]
    best = min(stops, key=lambda stop: stop.cost)
    return _traced(setter, states, best, room, max(0, total) if jump and room.total else -1)


def _overset_cost(item: Item, choice: Choice, cost: int) -> int:
    """What it costs that *item* stands there when copy is lost: a stanza is divided rather than a row left free.

    Nor is a paragraph set longer for less than that, for there would be a line more to cut.
    """
    longer = COST_LONGER_OVERSET * choice.loosened
    return longer + (min(cost, COST_STANZA_OVERSET) if item.apart == "verse" else cost)


def _bearable(setter: Setter, index: int, room: LegRows, row: int, goes_on: bool) -> Iterator[Choice]:
    """The ways to set an item that make no line worse than a line alone is, and waste no row where copy is lost."""
    plain, *others = choices(setter, index, room, row, "±")
    yield plain
    for other in others:
        if (goes_on or other.before == plain.before) and other.cost <= max(plain.cost, COST_ALONE):
            yield other


def _before(setter: Setter, index: int, row: int, state: _Reached, total: int) -> _Stop:
    bare = index > 0 and setter.items[index - 1].whole and setter.items[index - 1].role not in ("signature", "row")
    cost = (total - row) * COST_ROW_FREE + bare * COST_HANGING + (index == row == 0) * COST_EMPTY
    return _Stop(state.cost.plus(cost), index, row, row, (), Cursor(index, setter.items[index].start))


def _parts(item: Item, count: int, free: int, cost_alone: int) -> Iterator[tuple[int, int]]:
    """(lines, what it costs in holes) of the parts of a paragraph of *count* lines that may stand on *free* rows.

    As many lines as go in, or one less, for a line alone costs less than two rows; no fewer than its initial stands
    beside.
    """
    least = rows_together(item)
    for left in (0, 1):
        here = free - left
        if least <= here < count:
            alone = (here == 1) + (count - here == 1)
            yield here, alone * cost_alone + left * COST_ROW_FREE


def _traced(setter: Setter, states: list[dict[int, _Reached]], stop: _Stop, room: LegRows, jump_row: int) -> Poured:
    placed: list[PlacedLine] = []
    if stop.lines:
        placed = rows_of(setter.items[stop.index], stop.index, stop.lines, stop.start, room)
    row = stop.row
    for index in range(stop.index, 0, -1):
        back = states[index][row].back
        assert back is not None
        row, start, choice = back
        placed[:0] = rows_of(setter.items[index - 1], index - 1, choice.lines, start, room, choice.over)
    return Poured(tuple(placed), stop.start + len(stop.lines), stop.rest, sum(stop.cost), jump_row)
