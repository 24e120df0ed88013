"""Legs beside which something stands: every line has the measure of its own row, what is not divided one that its rows
share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from types import SimpleNamespace

from hypothesis import assume, event, given, settings
from hypothesis import strategies as st
from test_pour import Fake, Text

from layout.areas.grid import Leg
from layout.fitting.overset import fill_overset
from layout.fitting.placing_lines import stand
from layout.fitting.pour import pour
from layout.fitting.rows import LegRows, room_of
from layout.fitting.steps import Choice, Cursor, Poured, rows_wanted, with_divisible
from layout.galley.forms import Initial, ParagraphForm
from layout.galley.table_rows import row_lines
from layout.galley.tables import SetTable, table_of
from layout.loading.load import load_faces
from layout.spec.styles import TextStyle
from layout.stories.model import Cell, row_of
from layout.typeset import Line

EM = 10_000


class Counted(Fake):
    """Sets so many characters into lines that each take as many as their measure has ems."""

    def lines(self, index, measures, looseness=0):
        return self.lines_from(index, measures, 0)

    def lines_from(self, index, measures, offset):
        item, made, at = self.items[index], [], offset
        while at < item.count:
            measure = measures[min(len(made), len(measures) - 1)]
            assert measure >= EM, "it would never end"
            end = min(item.count, at + measure // EM)
            made.append(Line(at, end, (), measure, (end - at) * EM, last=end == item.count))
            at = end
        return tuple(made)

    def with_items(self, items):
        return Counted(*items)


@dataclass
class Words(Text):
    """Text of *count* characters."""

    divisible: bool = False

    @property
    def whole(self):
        return super().whole and not self.divisible

    @property
    def style(self):
        plain = super().style
        plain._replace = lambda **told: SimpleNamespace(**{**vars(plain), **told})
        return plain

    def _replace(self, divisible, style):
        assert style.after == 0
        return replace(self, divisible=divisible, before=style.before, rows=style.lines)

    @property
    def prepared(self):
        plain = super().prepared
        plain.text = "字" * self.count
        return plain


PIECES = st.tuples(st.sampled_from([0, 0, 0, 2, 5]), st.integers(4, 11), st.integers(1, 4))
"""Left edge and measure in ems, and rows."""


@st.composite
def rooms(draw: st.DrawFn) -> LegRows:
    """One to three legs of one to three pieces, of which some share nothing with the next."""
    made, y = [], 0
    for number in range(draw(st.integers(1, 3))):
        for piece, (left, ems, rows) in enumerate(draw(st.lists(PIECES, min_size=1, max_size=4))):
            made.append(Leg((number * 20 + left) * EM, ems * EM, y, rows, joined=piece > 0))
            y += rows
    return room_of(made)


def measure_of(row: int, room: LegRows) -> int:
    for leg, start in zip(room.legs, room.starts, strict=True):
        if start <= row < start + leg.rows:
            return leg.measure
    raise AssertionError(row)


PARAGRAPHS = st.lists(st.builds(Words, st.integers(1, 60), before=st.sampled_from([0, 0, 1])), min_size=1, max_size=4)


@settings(max_examples=200)
@given(PARAGRAPHS, rooms())
def test_every_line_of_a_paragraph_has_the_measure_of_its_row(items: list[Text], room: LegRows) -> None:
    """Characters are counted into the rows one after another; what comes out is what was poured.

    White over a paragraph is a row of its leg, none where it begins a leg.
    """
    rows, row = [], 0
    for index, item in enumerate(items):
        left = item.count
        row = next((min(row + item.before, end) for head, end in heads_and_ends(room) if head < row < end), row)
        while left > 0 and row < room.total:
            taken = min(left, measure_of(row, room) // EM)
            rows.append((index, row, item.count - left, item.count - left + taken))
            left, row = left - taken, row + 1
        if left:
            rest = Cursor(index, item.count - left)
            break
    else:
        rest = None
    fake = Counted(*items)
    done = pour(fake, room)
    assert (done is None) == (rest is not None)
    event("over" if rest else "in")
    done = done or fill_overset(fake, room)
    assert [(one.item, one.row, one.line.start, one.line.end) for one in done.placed] == rows
    assert done.rest == rest
    for one in done.placed:
        assert one.line.measure == measure_of(one.row, room)
        assert one.x == -1


def test_what_begins_the_next_leg_has_the_measure_of_that_leg() -> None:
    """A stanza that would be divided, and a paragraph whose initial does not go into the leg before."""
    initial = ParagraphForm(initial=Initial(Line(0, 1, (), EM, EM), 2, EM, 0))
    verse = [Words(5, apart="verse", before=1), Words(9, apart="verse"), Words(9, apart="verse")]
    for full, items in ((4, verse), (5, [Words(30, form=initial)])):
        room = room_of([Leg(0, 6 * EM, 0, 6), Leg(20 * EM, 9 * EM, 0, 6)])
        done = pour(Counted(Words(6 * full), *items), room)
        assert done is not None
        assert next(one.row for one in done.placed if one.item == 1) == 6
        assert all(one.line.measure == measure_of(one.row, room) for one in done.placed)


def shared(room: LegRows, start: int, depth: int) -> tuple[int, int]:
    """(left edge, measure) of what is free on all *depth* rows from *start*."""
    legs = [
        leg
        for leg, first in zip(room.legs, room.starts, strict=True)
        if first < start + depth and start < first + leg.rows
    ]
    left = max(leg.x for leg in legs)
    return left, min(leg.x + leg.measure for leg in legs) - left


WHOLE = st.builds(
    Words, st.integers(1, 32), st.sampled_from(["byline", "subhead"]), before=st.integers(0, 1), rows=st.integers(1, 2)
)
MIXED = st.lists(st.one_of(st.builds(Words, st.integers(1, 30)), WHOLE), min_size=1, max_size=3)


def heads_and_ends(room: LegRows) -> list[tuple[int, int]]:
    return list(pairwise((*room.heads, room.total)))


def lines_of(done: Poured, index: int) -> list[tuple[int, Line, int]]:
    return [(one.row, one.line, one.x) for one in done.placed if one.item == index]


@settings(max_examples=200)
@given(MIXED, rooms())
def test_what_is_not_divided_stands_in_one_leg_on_what_its_rows_share(items: list[Text], room: LegRows) -> None:
    fake = Counted(*items)
    done = pour(fake, room)
    if done is None:
        return
    met = 0
    for index, item in enumerate(items):
        stood = lines_of(done, index)
        first = stood[0][0]
        assert [row for row, _, _ in stood] == list(range(first, first + len(stood)))
        if not item.whole or room.even:
            continue
        depth = len(stood) + item.rows - 1
        left, measure = shared(room, first, depth)
        assert all((line.measure, x) == (measure, left) for _, line, x in stood)
        assert any(head <= first and first + depth <= end for head, end in heads_and_ends(room))
        met += len({measure_of(row, room) for row in range(first, first + depth)}) > 1
    event(f"over rows of several measures: {met > 0}")


def depth_at(item: Text, room: LegRows, start: int, end: int) -> int:
    """Rows that an item takes from *start* in a leg up to *end*; 0 when they are not there or share too little."""
    for depth in range(item.rows, end - start + 1):
        measure = shared(room, start, depth)[1]
        if measure < min(leg.measure for leg in room.legs):
            return 0
        if -(-item.count // (measure // EM)) + item.rows - 1 <= depth:
            return depth
    return 0


def first_place(item: Text, room: LegRows, row: int, above: int) -> tuple[int, int] | None:
    """(first row, cost) of *item*, *above* rows of white over it, when the text before it ended at *row*.

    Under a subhead two rows of its leg are kept, but where it opens the leg, or the leg is the last: there it costs 200
    to have fewer.  Every row that stays white costs 60.
    """
    keep = 2 if item.role == "subhead" else 0
    for head, end in heads_and_ends(room):
        begin = row + above if head < row < end else max(head, row)
        for start in range(begin, end):
            depth = depth_at(item, room, start, end)
            kept = start + depth + keep <= end
            if depth and (kept or row <= head or end == room.total):
                skipped = start - (begin if head <= row else row)
                return start, 60 * (skipped + room.total - start - depth) + 200 * (not kept)
    return None


@settings(max_examples=200)
@given(st.integers(0, 40), WHOLE, rooms())
def test_an_item_stands_on_the_first_rows_that_share_enough(before: int, item: Text, room: LegRows) -> None:
    """After a paragraph, or at the head; a subhead may have a row more over it, so that legs end level."""
    assume(not room.even)
    row, left = 0, before
    while left > 0 and row < room.total:
        left, row = left - measure_of(row, room) // EM, row + 1
    assume(left <= 0 and row < room.total)
    items = [Words(before), item] if before else [item]
    found = [first_place(item, room, row, item.before)]
    if item.role == "subhead" and row not in room.heads:
        start, cost = first_place(item, room, row, item.before + 1) or (0, None)
        found += [(start, cost + 12)] if cost is not None else []
    alone = sum(15 * (head == 1) + 40 * (row - head == 1) for head in room.heads if 0 < head < row)
    alone += 90 * (row > 1 and left + measure_of(row - 1, room) // EM == 1)  # a last line of one character
    lawful = sorted((cost + alone, start) for start, cost in filter(None, found))
    done = pour(Counted(*items), room)
    event(f"rows passed over: {bool(lawful) and lawful[0][1] > row + item.before}")
    if done is None:
        assert not lawful
    else:
        begins = lines_of(done, len(items) - 1)[0][0]
        assert (done.cost, begins) in {(cost, start) for cost, start in lawful if cost == lawful[0][0]}


@settings(max_examples=200)
@given(MIXED, rooms())
def test_what_no_leg_takes_in_one_is_divided_and_nothing_is_lost(items: list[Text], room: LegRows) -> None:
    """Divided where the rows of no leg are as many as it wants, even at the narrowest of their measures."""
    fake = with_divisible(Counted(*items), room)
    deepest = max(end - head for head, end in heads_and_ends(room))
    for item, was in zip(fake.items, items, strict=True):
        wants = -(-was.count // (room.narrowest // EM)) + was.rows - 1
        assert item.whole == (was.whole and wants <= deepest)
        if was.whole and not item.whole:
            assert (item.before, item.rows) == (0, 1)
    event(f"divided: {any(a.whole != b.whole for a, b in zip(fake.items, items, strict=True))}")
    done = fill_overset(fake, room)
    at = Cursor(0, 0)
    for one in done.placed:
        at = Cursor(at.item + 1, 0) if one.item > at.item else at
        assert (one.item, one.line.start) == at
        at = Cursor(one.item, one.line.end)
    if done.rest is not None:
        at = Cursor(at.item + 1, 0) if at.offset >= items[at.item].count else at
        assert done.rest == at


@settings(max_examples=200)
@given(MIXED, rooms(), st.data())
def test_what_is_wanted_is_counted_at_the_measure_of_most_rows(
    items: list[Text], room: LegRows, data: st.DataObject
) -> None:
    rows: dict[int, int] = {}
    for leg in room.legs:
        rows[leg.measure] = rows.get(leg.measure, 0) + leg.rows
    usual = max(rows, key=lambda measure: (rows[measure], measure)) // EM
    item = data.draw(st.integers(0, len(items) - 1))
    offset = data.draw(st.integers(0, items[item].count - 1)) if not items[item].whole else 0
    wanted = 0
    for number, one in enumerate(items[item:]):
        wanted += -(-(one.count - (0 if number else offset)) // usual)
        if one.whole:
            wanted += one.rows - 1 + (one.before if number else 0)
    assert rows_wanted(Counted(*items), room, Cursor(item, offset)) == wanted
    assert rows_wanted(Counted(*items), room) == rows_wanted(Counted(*items), room, Cursor(0, 0))


@dataclass
class Row(Words):
    """Row *number* of a table, which is set to one measure."""

    table: SetTable | None = None
    number: int = 1

    @property
    def whole(self):
        return True


class Rows(Counted):
    def lines(self, index, measures, looseness=0):
        item = self.items[index]
        return row_lines(item.table, item.number, min(measures), 1)


CELL = TextStyle("cell", "song", EM, 16_000)
FACES = load_faces()
CELLS = st.lists(st.integers(1, 9).map("名".__mul__), min_size=2, max_size=2)


def table_under(names: list[list[str]], row: list[str]) -> SetTable:
    """A table with a row under the *names* of its columns, and one before it that stays under them."""
    texts = [*names, ["甲", "乙"], row]
    rows = (row_of(tuple(map(Cell, one)), is_head=at < len(names), opens=not at) for at, one in enumerate(texts))
    return table_of(tuple(rows), CELL, CELL, FACES)


@settings(max_examples=200)
@given(st.lists(CELLS, max_size=2), CELLS, rooms())
def test_names_of_columns_are_said_again_over_a_row_that_begins_a_leg_where_both_have_room(
    names: list[list[str]], row: list[str], room: LegRows
) -> None:
    """On the widest measure that the rows of both share; a leg without room for the names twice has the row alone."""
    assume(not room.even)
    table = table_under(names, row)
    setter = Rows(Row(1, "row", table=table, number=len(names) + 1))

    def deep(measure: int) -> tuple[int, int]:
        """Lines of the names, and of the row."""
        lines = [len(row_lines(table, at, measure, 1)) for at in (*range(len(names)), len(names) + 1)]
        return sum(lines[:-1]), lines[-1]

    def may_be(measure: int, head: int, end: int) -> bool:
        """Whether the names at *head* and the row under them can have *measure*."""
        over, under = deep(measure)
        holds = head + max(over + under, 2 * over) <= end
        return holds and over > 0 and measure == shared(room, head, over + under)[1]

    least = min(leg.measure for leg in room.legs)
    for head, end in heads_and_ends(room):
        found = stand(setter, 0, Choice((), 0, 0), room, head)
        shares = {shared(room, head, depth)[1] for depth in range(1, end - head + 1)}
        fit = [one for one in shares if one >= least and may_be(one, head, end)]
        event(f"names are said: {bool(fit)}")
        if not fit:
            assert found is None or found.start >= end or not found.choice.over
            continue
        assert found is not None
        over, under = deep(max(fit))
        assert (found.choice.over, found.start, found.end, found.cost) == (over, head + over, head + over + under, 0)
        assert {line.measure for line in found.choice.lines} == {max(fit)}


@settings(max_examples=60)
@given(st.lists(CELLS, min_size=1, max_size=2), rooms())
def test_names_are_not_said_again_within_a_leg_nor_over_themselves(names: list[list[str]], room: LegRows) -> None:
    assume(not room.even)
    table = table_under(names, ["甲", "乙"])
    inside = [row for head, end in heads_and_ends(room) for row in range(head + 1, end)]
    for number, rows in ((len(names) + 1, inside), (len(names), room.heads), (0, room.heads)):
        setter = Rows(Row(1, "row", table=table, number=number))
        stood = [stand(setter, 0, Choice((), 0, 0), room, row) for row in rows]
        begun = [one for row, one in zip(rows, stood, strict=True) if one is not None and room.end_of(row) >= one.end]
        assert not any(one.choice.over for one in begun)
