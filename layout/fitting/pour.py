"""Lines through legs: where every line of a story stands when all of it goes in.

The rows of all legs are counted through in reading order.  A plan of rows is the cheapest way through a small
graph: each item may be set a line longer or shorter where its paragraph allows, a subhead may take one row
more, and the costs say what a stone hand would avoid: a line of a paragraph alone at a leg's head or foot, a
subhead at the foot, legs that do not end level, wide lines.
"""

from __future__ import annotations

from typing import Final

from layout.fitting.placing_lines import rows_of, stand
from layout.fitting.pour_costs import COST_ROW_FREE
from layout.fitting.rows import LegRows
from layout.fitting.steps import ANY, Choice, PlacedLine, Poured, Setter, State, choices
from layout.typeset import Line
from layout.units import Length

JUMP_REACH: Final = 1
"""Rows that a jump line may stand lower than the end of its story."""


def pour(
    setter: Setter, room: LegRows, *, jump: Length = 0, supple: bool = True, worth: int = ANY
) -> Poured | None:  # fmt: skip
    """Find rows for every item; ``None`` when they do not all go in (see :mod:`layout.fitting.overset`).

    *jump* is the width of a jump line to be placed at the end (0: none).  With *supple* the paragraphs may be set a
    line longer or shorter; longer only if the legs end level by it, for white that is left all the same is no better
    for being shared with the lines.  *worth* is what the same costs that is not supple, if that was found before:
    what is dearer is not looked at, nor are the lines asked for that only it would have.
    """
    done = _poured(setter, room, jump, "±" if supple else "", worth)
    if done is None or not supple or not done.loosened or done.rows == room.total:
        return done
    return _poured(setter, room, jump, "-", worth) or done


def _poured(setter: Setter, room: LegRows, jump: Length, supple: str, worth: int) -> Poured | None:
    """*supple* is ``±`` where paragraphs may be longer or shorter, ``-`` where only shorter, empty where neither."""
    states: list[dict[int, State]] = [{0: State(0, None)}]
    ends = _latest_ends(setter, room, supple)
    for index in range(len(setter.items)):
        last = index == len(setter.items) - 1
        nxt: dict[int, State] = {}
        for row, state in states[-1].items():
            for choice in choices(setter, index, room, row, supple, ends[index] - row, worth - state.cost):
                stood = stand(setter, index, choice, room, row)
                if stood is None:
                    continue
                start, end, cost = stood.start, stood.end, stood.cost
                choice = stood.choice
                if last and jump and _jump_needs_row(choice.lines[-1], jump):
                    end += 1
                if end > ends[index]:
                    continue
                cost += state.cost + choice.cost
                if cost > worth:
                    continue
                if end not in nxt or cost < nxt[end].cost:
                    nxt[end] = State(cost, (row, start, choice))
        if not nxt:
            return None
        states.append(nxt)
    end = min(states[-1], key=lambda row: states[-1][row].cost + _free(room, row, jump) * COST_ROW_FREE)
    return _trace(setter, states, end, room, jump)


def _latest_ends(setter: Setter, room: LegRows, supple: str) -> list[int]:
    """The last row that each item may end at for all that follow it to go in, with the fewest lines they can have.

    Most stories of a page fill their legs, so that none of their paragraphs can be a line longer; the lines of such a
    one, the dearest question of pouring, are then not asked for.  -1: not even the first item goes in.
    """
    count = len(setter.items)
    if not room.even:  # how many lines an item has depends on where it stands
        return [room.total] * count
    measures, ends, row = (room.even,), [0] * count, room.total
    for index in range(count - 1, -1, -1):
        ends[index], item = row, setter.items[index]
        lines = setter.lines(index, measures)
        if supple and not item.whole and len(lines) > 1 and setter.may_lose_line(index, measures):
            lines = lines[1:]
        fewest = Choice(lines, item.style.before, 0)
        row -= len(lines)
        while row >= 0 and ((stood := stand(setter, index, fewest, room, row)) is None or stood.end > ends[index]):
            row -= 1
        if row < 0:
            return [-1] * count
    return ends


def _free(room: LegRows, end: int, jump: Length) -> int:
    """Rows left free when the text ends at *end*; one that the jump line can take is not free."""
    free = room.total - end
    return 0 if jump and free <= JUMP_REACH else free


def _jump_needs_row(line: Line, jump: Length) -> bool:
    return line.width + jump > line.measure


def _trace(setter: Setter, states: list[dict[int, State]], end: int, room: LegRows, jump: Length) -> Poured:
    placed: list[PlacedLine] = []
    row, loosened = end, False
    for index in range(len(setter.items), 0, -1):
        state = states[index][row]
        assert state.back is not None
        back, start, choice = state.back
        placed[:0] = rows_of(setter.items[index - 1], index - 1, choice.lines, start, room, choice.over)
        row, loosened = back, loosened or choice.loosened
    cost = states[-1][end].cost + (room.total - end) * COST_ROW_FREE
    if jump and 0 < room.total - end <= JUMP_REACH:
        # The jump line takes the foot of the last leg, so that the legs end level all the same.
        return Poured(
            tuple(placed), room.total, None, cost - (room.total - end) * COST_ROW_FREE, room.total - 1, loosened
        )
    return Poured(tuple(placed), end, None, cost, end - 1 if jump else -1, loosened)
