"""A story too long for its legs: every row taken that its next line could take, and an honest rest."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_pour import MEASURE, Fake, Text, legs

from layout.areas.grid import Leg
from layout.fitting.overset import fill_overset
from layout.fitting.pour import pour
from layout.fitting.rows import room_of
from layout.fitting.steps import Cursor, Poured, held_up, rows_wanted


def rows(done, item=None):
    return [one.row for one in done.placed if item in (None, one.item)]


def test_every_row_is_filled_where_the_rest_stands_on_no_page():
    fake, room = Fake(Text(13)), legs(6, 6)
    done = fill_overset(fake, room)
    assert rows(done) == list(range(12)) and done.rest == Cursor(0, 120)
    assert rows_wanted(fake, room, done.rest) == 1


def test_a_row_stays_free_where_the_story_goes_on_and_a_line_would_stand_alone():
    assert rows(fill_overset(Fake(Text(13)), legs(6, 6), goes_on=True)) == list(range(11))
    assert rows(fill_overset(Fake(Text(14)), legs(6, 6), goes_on=True)) == list(range(12))


def test_two_lines_of_which_one_goes_in_stand_as_one_and_one():
    assert rows(fill_overset(Fake(Text(2)), legs(1))) == [0]
    assert rows(fill_overset(Fake(Text(2)), legs(1), goes_on=True)) == [0]


def test_a_paragraph_is_longer_for_a_free_row_and_not_for_a_line_alone_where_copy_is_lost():
    """One line is over, not two; and a row that a subhead leaves free is filled."""
    alone = Fake(Text(7, more=True))
    assert fill_overset(alone, legs(6)).rest == Cursor(0, 60)
    free = Fake(Text(7, more=True), Text(1, "subhead", rows=2), Text(9))
    assert rows(fill_overset(free, legs(8, 6)), 0) == list(range(8))


def test_a_loose_line_makes_no_hole():
    class Loose(Fake):
        def lines(self, index, measures, looseness=0):
            return tuple(one._replace(gap=500) for one in super().lines(index, measures, looseness))

    assert rows(fill_overset(Loose(Text(20), Text(20)), legs(12, 12, 6))) == list(range(30))


def test_a_subhead_has_a_row_more_for_a_line_alone_where_the_story_goes_on_and_none_where_copy_is_lost():
    """Under it six lines of which the last would stand alone at the next leg's head."""
    copy = Fake(Text(2), Text(1, "subhead"), Text(6), Text(9))
    assert rows(fill_overset(copy, legs(8, 4)), 1) == [2]
    assert rows(fill_overset(copy, legs(8, 4), goes_on=True), 1) == [3]


@pytest.mark.parametrize(("gap", "shorter"), [(95, True), (97, False)])
def test_a_paragraph_is_a_line_shorter_where_its_white_costs_no_more_than_a_line_alone(gap, shorter):
    """White of 120 and 95 thousandths costs 42 and 20; with 8 for the line less that is 70, as much as a line alone."""

    class Loose(Fake):
        def lines(self, index, measures, looseness=0):
            lines = super().lines(index, measures, looseness)
            if index or len(lines) == 3:
                return lines
            return tuple(one._replace(gap=white) for one, white in zip(lines, (120, gap), strict=True))

    done = fill_overset(Loose(Text(3, fewer=True), Text(9)), legs(2, 2), goes_on=True)
    assert rows(done, 0) == ([0, 1] if shorter else [0, 1, 2])


def test_a_row_of_a_table_and_a_signature_may_be_the_last_and_a_byline_not():
    for role in ("row", "signature"):
        assert rows(fill_overset(Fake(Text(2), Text(1, role), Text(9)), legs(3))) == [0, 1, 2]
        assert rows(fill_overset(Fake(Text(1, role), Text(1, "byline"), Text(9)), legs(2))) == [0]


def test_no_subhead_stands_at_the_foot_of_the_last_leg():
    done = fill_overset(Fake(Text(6), Text(1, "subhead", rows=2), Text(9)), legs(8))
    assert rows(done, 1) == [] and done.rest == Cursor(1, 0)


def test_a_subhead_with_lines_under_it_stays_in_the_last_leg():
    done = fill_overset(Fake(Text(6), Text(1, "subhead", rows=2), Text(9)), legs(10))
    assert rows(done, 1) == [6] and rows(done, 2) == [8, 9]
    assert [one.depth for one in done.placed] == [1] * 6 + [2] + [1] * 2, "it is centred in its two rows"


def test_a_subhead_that_no_text_follows_ends_a_story_in_the_last_rows():
    assert rows(pour(Fake(Text(6), Text(1, "subhead", rows=2)), legs(8)), 1) == [6]


def test_a_subhead_beside_a_hole_skips_the_row_where_the_sides_share_nothing():
    # The second row is free on the right only, the first and all others on the left.
    left, right = Leg(0, MEASURE, 0, 1), Leg(200_000, MEASURE, 1, 1, joined=True)
    room = room_of([left, right, Leg(0, MEASURE, 2, 6, joined=True)])
    done = pour(Fake(Text(1, "subhead", rows=2), Text(4)), room)
    assert rows(done, 0) == [2] and rows(done, 1) == [4, 5, 6, 7]
    assert done.placed[0].x == 0


def test_an_item_goes_to_the_first_leg_that_takes_it():
    assert rows(pour(Fake(Text(1, "subhead", rows=2)), legs(1, 1, 9))) == [2]


@pytest.mark.parametrize("goes_on", [False, True])
@settings(max_examples=120)
@given(st.lists(st.integers(1, 14), min_size=1, max_size=6), st.lists(st.integers(1, 12), min_size=1, max_size=4))
def test_paragraphs_leave_no_row_that_their_next_line_could_take(goes_on, counts, deep):
    fake, room = Fake(*map(Text, counts)), legs(*deep)
    done = fill_overset(fake, room, goes_on=goes_on)
    assert rows(done) == list(range(len(done.placed)))
    if done.rest is not None:
        assert room.total - len(done.placed) <= (1 if goes_on else 0)
        assert len(done.placed) + rows_wanted(fake, room, done.rest) == sum(counts)


def test_a_jump_line_that_just_goes_in_shares_the_last_line():
    done = pour(Fake(Text(5, width=MEASURE - 60_000)), legs(6), jump=60_000)
    assert (done.jump_row, done.rows) == (5, 6)
    level = pour(Fake(Text(5, width=MEASURE - 60_000)), legs(5), jump=60_000)
    assert level is not None and (level.jump_row, level.rows) == (4, 5)
    assert pour(Fake(Text(5, width=MEASURE - 59_999)), legs(5), jump=60_000) is None


def test_what_a_story_costs_is_the_sum_of_what_its_items_cost():
    class Loose(Fake):
        def lines(self, index, measures, looseness=0):
            return tuple(one._replace(gap=100) for one in super().lines(index, measures, looseness))

    one = pour(Loose(Text(4)), legs(4)).cost
    assert one > 0
    assert pour(Loose(Text(4), Text(4)), legs(8)).cost == 2 * one
    assert pour(Loose(Text(4), Text(4), Text(4)), legs(12)).cost == 3 * one
    assert pour(Loose(Text(4)), legs(6)).cost == one + 2 * 60


def test_the_row_that_the_jump_line_takes_is_not_white():
    paragraph = Text(5, width=50_000)
    assert pour(Fake(paragraph), legs(3, 3)).cost == 60
    assert pour(Fake(paragraph), legs(3, 3), jump=60_000).cost == 0
    assert pour(Fake(paragraph), legs(3, 3)).jump_row == -1
    assert not pour(Fake(Text(5, more=True, width=50_000)), legs(3, 3), jump=60_000).loosened


def test_something_stands_in_every_slot_that_has_room_for_a_line():
    assert rows(fill_overset(Fake(Text(3, "byline")), legs(1, 1), goes_on=True)) == []
    assert rows(fill_overset(Fake(Text(1, "byline"), Text(3, "subhead"), Text(9)), legs(3), goes_on=True)) == [0]


def test_what_goes_into_no_leg_in_one_is_held_up_where_its_rows_are_free():
    """Legs of 10, 4, 4 and 4 rows, five of them taken: no leg takes a subhead of six rows in one any more.

    With legs of 10 and 1 as many rows are free as it needs, with one of 10 one fewer.  One of four rows goes into the
    first leg, but for the two that stay under it; into the last it goes without.
    """
    for lines, legs_, held in (
        (5, (10, 4, 4, 4), 1), (5, (10, 1), 1), (5, (10,), -1), (3, (10, 4, 4, 4), -1), (3, (10, 3, 3), 1),
        (3, (10,), -1), (3, (11, 3, 3), -1),
    ):  # fmt: skip
        fake, room = Fake(Text(5), Text(lines, "subhead", rows=2)), legs(*legs_)
        assert held_up(fake, room, fill_overset(fake, room)) == held


@pytest.mark.parametrize(
    ("deep", "legs_", "taken", "held"),
    [
        (4, (6, 4, 4), 6, -1),  # it goes into the leg it begins: white over it falls away at the leg's head
        (4, (6, 4, 3), 6, -1),  # nor is the room under it asked for there
        (5, (6, 4, 3), 6, 1),  # five rows are in two legs
        (4, (9, 3), 6, 1),  # three rows of this leg, three of the next, white aside
        (1, (6,), 5, 1),  # the row that is left is the white over it
    ],
)
def test_what_is_held_up_goes_into_no_leg_that_is_left(deep: int, legs_: tuple[int, ...], taken: int, held: int):
    """A subhead *deep* rows deep, a row of white over it, where *taken* rows of *legs_* have been taken."""
    fake = Fake(Text(taken), Text(deep, "subhead", before=1))
    assert held_up(fake, legs(*legs_), Poured((), taken, Cursor(1, 0), 0)) == held
