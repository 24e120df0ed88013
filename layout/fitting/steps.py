"""The steps of pouring: one item of a story on the rows that come next, every way it may be set there, and its cost.

:mod:`layout.fitting.pour` takes a whole story through them, :mod:`layout.fitting.overset` as much of one as goes in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from layout.fitting.pour_costs import (
    COST_EXTRA_ROW,
    COST_LOOSENESS,
    COST_ROW_FREE,
    COST_RULE_BROKEN,
    COST_STANZA_ROW,
    cost_of_white,
    least_cost_of_white,
)
from layout.fitting.rows import LegRows
from layout.fonts.library import Library
from layout.galley.items import Item, is_runt, item_lines, kept_under, may_lose_line, wanted_if_longer
from layout.typeset import Line
from layout.units import Length
from layout.value import NamedTuple


class PlacedLine(NamedTuple):
    """A line on its row: *row* counts through the legs, *depth* is how many rows it is centred in."""

    item: int
    line: Line
    row: int
    depth: int
    x: Length
    """Left edge, where rows of different legs are shared; -1: that of the row's leg."""
    inset: Length
    """How far right of that edge it begins: beside a label, an initial, in a box."""
    opens: bool
    """The first line of its item, which labels and initials stand beside."""
    over: int
    """Rows over it that name the columns of its table once more."""


class Cursor(NamedTuple):
    """Where the next page takes up the story: an item and an offset in its prepared text."""

    item: int
    offset: int


class Poured(NamedTuple):
    """What stands in the legs, and where the rest begins (``None``: nothing is left)."""

    placed: tuple[PlacedLine, ...]
    rows: int
    """Rows used, counted from the first to past the last."""
    rest: Cursor | None
    cost: int
    jump_row: int = -1
    """Row of the jump line; -1: none was asked for."""
    loosened: bool = False
    """A paragraph was set a line longer than is best for it."""


NOTHING_POURED: Final = Poured((), 0, None, 0)
"""What stands in the legs of a trial in which the story does not go in."""


class Choice(NamedTuple):
    """An item as it may be set: its lines, rows left free above it, and what that costs."""

    lines: tuple[Line, ...]
    before: int
    cost: int
    loosened: bool = False
    over: int = 0
    """Rows over it that the names of its table's columns take, at the head of a leg where measures differ."""


class State(NamedTuple):
    """The cheapest way to a row."""

    cost: int
    back: tuple[int, int, Choice] | None
    """Row the item before ended on, row this item began on, and how it was set."""


Setting: TypeAlias = Callable[[Item, Sequence[Length], Library, int], tuple[Line, ...]]
"""Sets an item as :func:`layout.galley.items.item_lines` does, or has the lines of one that was set before."""


class Setter:
    """Sets items and remembers what it set, so that trials do not set anything twice."""

    def __init__(self, items: Sequence[Item], faces: Library, setting: Setting = item_lines) -> None:
        self.items = items
        self._faces = faces
        self._setting = setting
        self._known: dict[tuple[int, tuple[Length, ...], int], tuple[Line, ...]] = {}
        self._supple: dict[tuple[int, tuple[Length, ...]], bool] = {}
        self._least: dict[tuple[int, tuple[Length, ...]], int] = {}

    def with_items(self, items: Sequence[Item]) -> Setter:
        """A setter of other items with the same faces."""
        return Setter(items, self._faces, self._setting)

    def lines(self, index: int, measures: tuple[Length, ...], looseness: int = 0) -> tuple[Line, ...]:
        """Item *index* at *measures*, one line longer or shorter if *looseness* asks and the paragraph can."""
        key = (index, measures, looseness)
        if key not in self._known:
            self._known[key] = self._setting(self.items[index], measures, self._faces, looseness)
        return self._known[key]

    def may_lose_line(self, index: int, measures: tuple[Length, ...]) -> bool:
        """False where item *index* has no line less than is best for it at *measures*."""
        key = (index, measures)
        if key not in self._supple:
            self._supple[key] = may_lose_line(self.items[index], measures)
        return self._supple[key]

    def least_cost_longer(self, index: int, measures: tuple[Length, ...]) -> int:
        """What item *index* costs at least where it is a line longer than is best for it at *measures*."""
        key = (index, measures)
        if key not in self._least:
            wanted = wanted_if_longer(self.items[index], measures)
            self._least[key] = COST_LOOSENESS + least_cost_of_white(wanted)
        return self._least[key]

    def lines_from(self, index: int, measures: tuple[Length, ...], offset: int) -> tuple[Line, ...]:
        """What is left of item *index* from *offset* of its text on, at *measures*."""
        return item_lines(self.items[index]._replace(start=offset), measures, self._faces)

    def most(self, index: int, narrowest: Length) -> int:
        """More lines than item *index* can have at measures none of which is less than *narrowest*."""
        return len(self.lines(index, (narrowest,))) + 3


ANY: Final = 1 << 60
"""A bound that leaves nothing out."""


def choices(
    setter: Setter, index: int, room: LegRows, row: int, supple: str, most: int = ANY, worth: int = ANY
) -> list[Choice]:  # fmt: skip
    """The ways in which item *index* may be set when the one before ended at *row*.

    *supple* is ``±`` where a paragraph may be a line longer or shorter, ``-`` where only shorter, empty where neither.
    It is not tried a line longer where it would have more than *most*, nor otherwise than is best for it where that
    costs more than it is *worth*.
    """
    item = setter.items[index]
    measures = measures_at(setter, index, room, row)
    plain, before = setter.lines(index, measures), item.style.before
    if item.role == "subhead":
        return [Choice(plain, before, 0), Choice(plain, before + 1, COST_EXTRA_ROW)]
    if item.whole:
        return [Choice(plain, before, 0)]
    made = [Choice(plain, before, cost_of_white(plain) + cost_of_rules(item, plain))]
    end = room.end_of(row)
    if item.apart == "verse" and 0 < before < end - row:
        # A stanza may begin the next leg: at the head of one this is refused where it is placed.
        there = setter.lines(index, measures_at(setter, index, room, end))
        white = (end - row) * COST_STANZA_ROW + (end - row - before) * COST_ROW_FREE
        made.append(Choice(there, end - row, white))
    if not supple or len(plain) < 2 or worth < COST_LOOSENESS:
        return made
    shorter = (-1,) if setter.may_lose_line(index, measures) else ()
    longer = supple == "±" and len(plain) < most and setter.least_cost_longer(index, measures) <= worth
    for looseness in (*shorter, 1) if longer else shorter:
        other = setter.lines(index, measures, looseness)
        if len(other) != len(plain):
            cost = COST_LOOSENESS + cost_of_white(other) + cost_of_rules(item, other)
            made.append(Choice(other, before, cost, looseness == 1))
    return made


def cost_of_rules(item: Item, lines: tuple[Line, ...]) -> int:
    """What rules of line edges that had to give way cost, and a last line of one character."""
    broken = sum(line.relief for line in lines)
    last = lines[-1] if lines else None
    if last is not None and last.last and last.start and is_runt(item.prepared.text[last.start : last.end]):
        broken += 1
    return broken * COST_RULE_BROKEN


def rows_together(item: Item) -> int:
    """Rows of a paragraph that are never parted: those beside the large initial that it begins with, else the first."""
    return item.form.initial.rows if item.form.initial is not None and not item.start else 1


KEPT_UNDER_SUBHEAD: Final = 2
"""Rows of text that a subhead keeps under it in its leg."""


def rows_under(item: Item) -> int:
    """Rows of what follows that stay under *item* in its leg, unless it begins the leg or that is the last."""
    return KEPT_UNDER_SUBHEAD if item.role == "subhead" else kept_under(item)


def depth_of(item: Item, lines: int) -> int:
    """Rows that an undivided item of so many lines takes (占行)."""
    return lines + item.style.lines - 1 + item.style.after


def measures_at(setter: Setter, index: int, room: LegRows, row: int) -> tuple[Length, ...]:
    """Measures of the rows that item *index* would stand on if the one before ended at *row*.

    One that is not divided is set anew to what its rows share (:func:`layout.fitting.placing_lines.stand`).
    """
    item = setter.items[index]
    measure = room.narrowest if item.whole else room.even
    if measure:
        return (measure,)
    return room.measures(first_row(item, room, row, item.style.before), setter.most(index, room.narrowest))


def first_row(item: Item, room: LegRows, row: int, before: int) -> int:
    """The row that a paragraph begins on, *before* rows of white under the item before it, which ended at *row*.

    There is no white at a leg's head; rows that are never parted are in one leg, if any leg from *row* on has as many.
    """
    start = row if row in room.heads else min(row + before, room.end_of(row))
    while start + rows_together(item) > room.end_of(start) < room.total:
        start = room.end_of(start)
    return start


def with_room_for_initials(items: Sequence[Item], room: LegRows) -> tuple[Item, ...]:
    """*items* without large initials that stand beside more rows than any leg of *room* has."""
    deepest = _deepest(room)
    return tuple(_without_initial(item) if rows_together(item) > max(1, deepest) else item for item in items)


def _without_initial(item: Item) -> Item:
    if item.form.initial is None or item.form.initial.without is None:
        return item
    prepared, style = item.form.initial.without
    return item._replace(prepared=prepared, style=style, lead=0, form=item.form._replace(initial=None))


def turned_items(whole: Sequence[Item], left: Sequence[Item]) -> tuple[Item, ...]:
    """What is *left* of a story in lines that run the other way: the last of *whole*, all its items in such lines.

    What was settled for those that are left stays so: which have large initials, which may be divided.
    """
    made = [
        (one if had.form.initial else _without_initial(one))._replace(divisible=had.divisible)
        for one, had in zip(whole[len(whole) - len(left) :], left, strict=True)
    ]
    return (made[0]._replace(start=left[0].start), *made[1:]) if made else ()


def _deepest(room: LegRows) -> int:
    """Rows of the deepest leg."""
    return max(room.end_of(head) - head for head in room.heads)


def with_divisible(setter: Setter, room: LegRows) -> Setter:
    """*setter* with items that no leg of *room* is deep enough for made divisible, so that they hold nothing up."""
    deepest = _deepest(room)
    deep = [
        index
        for index, item in enumerate(setter.items)
        if _may_divide(item) and depth_of(item, len(setter.lines(index, (room.narrowest,)))) > deepest
    ]
    return divided(setter, deep)


def held_up(setter: Setter, room: LegRows, poured: Poured) -> int:
    """The undivided item that *poured* stops before though as many rows are free as it needs; -1 for none.

    They are in more legs than one: the deep leg it would go into has been begun, and the others are shallower; or it
    would go in without the rows that stay under it; or the last row is the jump line's.  Out of the last leg it was
    left for what would not stand under it, which is no matter of rows.
    """
    rest = poured.rest
    if rest is None or rest.offset != setter.items[rest.item].start or not _may_divide(setter.items[rest.item]):
        return -1
    item = setter.items[rest.item]
    depth = depth_of(item, len(setter.lines(rest.item, (room.narrowest,))))
    end = poured.jump_row if poured.jump_row >= 0 else room.total
    deepest = 0
    for row in (poured.rows, *room.heads):
        if poured.rows <= row < end:
            kept = 0 if row in room.heads else item.style.before
            kept += rows_under(item) if row not in room.heads and room.end_of(row) < room.total else 0
            deepest = max(deepest, min(room.end_of(row), end) - row - kept)
    return rest.item if deepest < depth <= room.total - poured.rows else -1


def _may_divide(item: Item) -> bool:
    """What is kept whole and yet may be divided for want of a leg: no row of a table, whose cells end apart."""
    return item.whole and item.table is None


def divided(setter: Setter, indices: Sequence[int]) -> Setter:
    """*setter* with the items of *indices* divisible, each line on a row of its own."""
    if not indices:
        return setter
    items = list(setter.items)
    for index in indices:
        style = items[index].style
        items[index] = items[index]._replace(divisible=True, style=style._replace(lines=1, before=0, after=0))
    return setter.with_items(items)


def rows_wanted(setter: Setter, room: LegRows, begin: Cursor | None = None) -> int:
    """Rows that the story needs from *begin* on (``None``: all of it) in legs of the measure that most rows have."""
    measures = (room.usual,)
    wanted = 0
    for index in range(begin.item if begin else 0, len(setter.items)):
        item = setter.items[index]
        if begin and index == begin.item and begin.offset != item.start:
            wanted += len(setter.lines_from(index, measures, begin.offset))
            continue
        count = len(setter.lines(index, measures))
        wanted += (item.style.before if wanted else 0) + (depth_of(item, count) if item.whole else count)
    return wanted
