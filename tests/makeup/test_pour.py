"""Pouring lines through legs: nothing lost, level legs, no line alone, an honest rest."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.areas.grid import Leg
from layout.fitting.overset import fill_overset
from layout.fitting.pour import pour
from layout.fitting.rows import room_of
from layout.fitting.steps import Cursor, Poured, Setter
from layout.galley.forms import PLAIN, ParagraphForm
from layout.typeset import Line

MEASURE = 126_000


@dataclass
class Text:
    """A paragraph that can be set in *counts* of lines: as best, one fewer, one more."""

    count: int
    role: str = "paragraph"
    fewer: bool = False
    more: bool = False
    before: int = 0
    rows: int = 1
    width: int = MEASURE
    start: int = 0
    form: ParagraphForm = PLAIN
    table: None = None
    apart: str = ""

    @property
    def whole(self):
        return self.role != "paragraph"

    @property
    def style(self):
        return SimpleNamespace(before=self.before, after=0, lines=self.rows, size=10_500)

    @property
    def prepared(self):
        return SimpleNamespace(text="字" * 10 * (self.count + 1))


class Fake(Setter):
    def __init__(self, *items):
        super().__init__(items, None)

    def lines(self, index, measures, looseness=0):
        item = self.items[index]
        count = item.count
        if item.fewer if looseness < 0 else item.more:
            count += looseness
        return tuple(Line(10 * i, 10 * i + 10, (), measures[0], item.width, last=i == count - 1) for i in range(count))

    def may_lose_line(self, index, measures):
        return self.items[index].fewer

    def least_cost_longer(self, index, measures):
        return 0

    def lines_from(self, index, measures, offset):
        return self.lines(index, measures)[offset // 10 :]


def poured(fake, room, jump=0, supple=True) -> Poured:
    """All of a story, or as much of it as goes in."""
    return pour(fake, room, jump=jump, supple=supple) or fill_overset(fake, room, jump=jump)


def legs(*rows):
    return room_of([Leg(i * 140_000, MEASURE, 0, deep) for i, deep in enumerate(rows)])


def test_every_line_stands_once_and_in_order():
    done = poured(Fake(Text(5), Text(7), Text(6)), legs(6, 6, 6))
    assert [p.row for p in done.placed] == list(range(18))
    assert done.rest is None and done.rows == 18


def test_a_paragraph_gives_or_takes_a_line_so_that_legs_end_level():
    done = poured(Fake(Text(5), Text(6, more=True)), legs(6, 6))
    assert done.rows == 12
    assert poured(Fake(Text(5), Text(6)), legs(6, 6)).rows == 11


def test_a_line_is_saved_when_the_copy_is_one_over():
    assert poured(Fake(Text(7, fewer=True), Text(6)), legs(6, 6)).rest is None
    assert poured(Fake(Text(7), Text(6)), legs(6, 6)).rest == Cursor(1, 50)


def test_no_last_line_stands_alone_at_the_head_of_a_leg_if_it_can_be_helped():
    alone = poured(Fake(Text(7, fewer=True), Text(4, more=True)), legs(6, 6), supple=False)
    assert 6 in [p.row for p in alone.placed if p.item == 0]
    helped = poured(Fake(Text(7, fewer=True), Text(5, more=True)), legs(6, 6))
    assert [p.row for p in helped.placed if p.item == 0] == list(range(6))


def test_a_subhead_never_stands_at_the_foot_of_a_leg():
    done = poured(Fake(Text(4), Text(1, "subhead", rows=2), Text(6)), legs(6, 8))
    assert next(p.row for p in done.placed if p.item == 1) == 6


def test_a_subhead_stays_where_two_lines_follow_it():
    done = poured(Fake(Text(4), Text(1, "subhead", rows=2), Text(6)), legs(8, 6))
    assert next(p.row for p in done.placed if p.item == 1) == 4


def test_the_jump_line_shares_the_last_line_only_if_there_is_room():
    narrow = poured(Fake(Text(5, width=50_000)), legs(5), jump=60_000)
    assert (narrow.jump_row, narrow.rows) == (4, 5)
    assert poured(Fake(Text(5)), legs(5), jump=60_000).rest is not None


def test_the_jump_line_takes_the_foot_of_a_leg_that_is_a_line_short():
    short = poured(Fake(Text(5, width=50_000)), legs(3, 3), jump=60_000)
    assert (short.jump_row, short.rows) == (5, 6)
    shorter = poured(Fake(Text(4, width=50_000)), legs(3, 3), jump=60_000)
    assert (shorter.jump_row, shorter.rows) == (3, 4)
    full = poured(Fake(Text(5)), legs(6), jump=60_000)
    assert (full.jump_row, full.rows) == (5, 6)


def test_an_overset_story_leaves_the_last_row_to_its_jump_line():
    done = poured(Fake(Text(30)), legs(6, 6), jump=60_000)
    assert done.rest == Cursor(0, 110)
    assert done.jump_row == 11


def test_no_room_at_all_leaves_everything_in_the_rest():
    done = poured(Fake(Text(3)), legs(0, 0))
    assert done.rest == Cursor(0, 0) and done.placed == ()


def poem(*stanzas, white=1):
    """Lines of verse, every stanza but the first with rows of *white* over it."""
    return [
        Text(1, apart="verse", before=white if number and not line else 0)
        for number, count in enumerate(stanzas)
        for line in range(count)
    ]


@pytest.mark.parametrize("white", [1, 2])
@pytest.mark.parametrize("free", range(1, 9))
def test_a_stanza_begins_the_next_leg_rather_than_be_divided_if_few_rows_stay_white(free, white):
    """Three rows of verse, *free* rows under them; then a stanza of five: four rows stay white for it, no fifth.

    White that stands over a stanza anyway is no loss; what stays white besides costs as much as at the end, and all of
    it 15 more.
    """
    done = pour(Fake(*poem(3, 5, white=white)), legs(3 + free, 9))
    begins = 3 + (free if free <= 4 else white)
    assert [p.row for p in done.placed][3:] == list(range(begins, begins + 5))
    left, divided = 15 * free + 60 * (free - white), 70 * (free < white + 5)
    cost = (0 if free <= white else left) if free <= 4 else divided
    assert done.cost == cost + 60 * (12 + free - done.rows)


def test_a_poem_that_is_one_stanza_has_no_hole_in_it():
    assert [p.row for p in pour(Fake(*poem(11)), legs(6, 6)).placed] == list(range(11))


def test_white_over_a_paragraph_that_is_no_verse_is_one_row():
    for kind in ("", "note"):
        done = pour(Fake(Text(3), Text(5, before=1, apart=kind)), legs(6, 6))
        assert [p.row for p in done.placed] == [0, 1, 2, 4, 5, 6, 7, 8]


texts = st.builds(
    Text,
    count=st.integers(1, 12),
    role=st.sampled_from(["paragraph", "paragraph", "paragraph", "subhead"]),
    fewer=st.booleans(),
    more=st.booleans(),
)


@settings(max_examples=150)
@given(st.lists(texts, max_size=8), st.lists(st.integers(0, 14), min_size=1, max_size=5))
def test_nothing_is_lost_doubled_or_out_of_order(items, rows):
    for item in items:
        if item.role == "subhead":
            item.count, item.rows = 1, 2
        item.fewer = item.fewer and item.count > 1
    fake, room = Fake(*items), legs(*rows)
    done = poured(fake, room)
    spots = [p.row for p in done.placed]
    assert spots == sorted(set(spots))
    assert all(0 <= row < room.total for row in spots)
    upto = len(items) if done.rest is None else done.rest.item
    for index in range(upto):
        ends = [(p.line.start, p.line.end) for p in done.placed if p.item == index]
        assert ends and ends[0][0] == 0
        assert all(a[1] == b[0] for a, b in pairwise(ends))
        assert next(p.line.last for p in reversed(done.placed) if p.item == index)
    if done.rest is not None:
        ends = [p.line.end for p in done.placed if p.item == done.rest.item]
        assert done.rest.offset == (ends[-1] if ends else 0)
        assert not [p for p in done.placed if p.item > done.rest.item]


@pytest.mark.parametrize("extra", [0, 1, 2])
def test_rows_left_free_are_at_the_end(extra):
    done = poured(Fake(Text(6), Text(6 - extra)), legs(6, 6))
    assert done.rows == 12 - extra
