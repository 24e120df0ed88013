"""The setter of a story's items, with faces: what it sets is what the galley sets, whatever it was asked before."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from issues import HEAD, SENTENCE, write

from layout.areas.grid import Leg
from layout.composing import compose
from layout.fitting.pour_costs import COST_LOOSENESS, COST_ROW_FREE, cost_of_white
from layout.fitting.rows import room_of
from layout.fitting.steps import Setter, cost_of_rules, with_room_for_initials
from layout.fonts.library import Library
from layout.galley.forms import Initial
from layout.galley.items import Item, item_lines
from layout.loading.load import load

EM = 10_500
PAGES = "pages:\n  - {number: 2, slots: [{story: a, at: [1, 1], span: [5, 30]}]}\n"
COPY = f"□本报记者 沈一帆\n\n{SENTENCE * 9}\n\n## 仓廪充实\n\n今年丰收。\n\n{SENTENCE}"


class Copy(NamedTuple):
    """The items of a small story, and the faces they are set in."""

    items: tuple[Item, ...]
    faces: Library

    def __repr__(self) -> str:
        return "copy"


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    loaded = load(write(tmp_path_factory.mktemp("setter"), PAGES, {"a": COPY}, HEAD))
    return Copy(compose(loaded.issue, loaded.materials).fits[0].items, loaded.materials.faces)


MEASURES = st.lists(st.integers(8, 20).map(lambda ems: ems * EM), min_size=1, max_size=4).map(tuple)
QUESTIONS = st.lists(st.tuples(st.integers(0, 9), MEASURES, st.integers(-1, 1)), min_size=1, max_size=6)


@settings(max_examples=60)
@given(QUESTIONS)
def test_any_order_of_questions_has_the_lines_of_the_galley(
    copy: Copy, questions: list[tuple[int, tuple[int, ...], int]]
) -> None:
    setter = Setter(copy.items, copy.faces)
    for number, measures, looseness in questions * 2:
        index = number % len(copy.items)
        assert setter.lines(index, measures, looseness) == item_lines(
            copy.items[index], measures, copy.faces, looseness
        )
        assert setter.lines(index, measures) == item_lines(copy.items[index], measures, copy.faces)


@settings(max_examples=60)
@given(st.integers(0, 9), MEASURES, st.data())
def test_a_paragraph_goes_on_where_it_was_parted(
    copy: Copy, number: int, measures: tuple[int, ...], data: st.DataObject
) -> None:
    paragraphs = [at for at, item in enumerate(copy.items) if item.role == "paragraph"]
    index = paragraphs[number % len(paragraphs)]
    setter, end = Setter(copy.items, copy.faces), len(copy.items[index].prepared.text)
    offset = data.draw(st.sampled_from(setter.lines(index, measures))).start
    rest = setter.lines_from(index, measures, offset)
    assert (rest[0].start, rest[-1].end) == (offset, end)
    assert all(one.end == following.start for one, following in pairwise(rest))


def longer_costs(copy: Copy, number: int, measures: tuple[int, ...]) -> tuple[int, int | None]:
    """What a paragraph is said to cost at least where it is a line longer, and what it costs if there is such a one."""
    paragraphs = [index for index, item in enumerate(copy.items) if item.role == "paragraph"]
    index = paragraphs[number % len(paragraphs)]
    setter = Setter(copy.items, copy.faces)
    plain, longer = setter.lines(index, measures), setter.lines(index, measures, 1)
    cost = COST_LOOSENESS + cost_of_white(longer) + cost_of_rules(copy.items[index], longer)
    return setter.least_cost_longer(index, measures), cost if len(longer) > len(plain) else None


@settings(max_examples=100)
@given(st.integers(0, 9), MEASURES)
def test_a_longer_paragraph_never_costs_less_than_was_said_before_its_lines_were_asked_for(
    copy: Copy, number: int, measures: tuple[int, ...]
) -> None:
    least, cost = longer_costs(copy, number, measures)
    assert cost is None or least <= cost


def test_what_a_longer_paragraph_costs_at_least_is_more_than_a_free_row_where_its_lines_would_gape(copy: Copy) -> None:
    told = [longer_costs(copy, 3, (ems * EM,)) for ems in range(8, 25)]
    assert sum(least > COST_ROW_FREE for least, _ in told) > len(told) // 3
    assert any(COST_LOOSENESS < least <= cost for least, cost in told if cost is not None)


@settings(max_examples=60)
@given(st.integers(0, 9), MEASURES)
def test_no_item_has_more_lines_than_are_asked_for(copy: Copy, number: int, measures: tuple[int, ...]) -> None:
    """Measures of so many rows are looked up for it, so that every one of its lines has that of its own row."""
    index, setter = number % len(copy.items), Setter(copy.items, copy.faces)
    for looseness in (-1, 0, 1):
        assert len(setter.lines(index, measures, looseness)) <= setter.most(index, min(measures))


def initial_of(copy: Copy, rows: int, *, without: bool = True) -> Item:
    """The first paragraph with an initial beside *rows* rows, set narrower and further in for it."""
    first = next(item for item in copy.items if item.role == "paragraph")
    (line, *_) = item_lines(first, (12 * EM,), copy.faces)
    plain = (first.prepared, first.style) if without else None
    return first._replace(lead=3 * EM, form=first.form._replace(initial=Initial(line, rows, 2 * EM, 0, plain)))


@pytest.mark.parametrize(("rows", "deepest", "stays"), [(3, 3, True), (3, 2, False), (2, 1, False), (4, 9, True)])
def test_an_initial_stands_where_a_leg_has_its_rows(copy: Copy, rows: int, deepest: int, stays: bool) -> None:
    room = room_of([Leg(0, 12 * EM, 0, 1), Leg(14 * EM, 12 * EM, 0, deepest)])
    item = initial_of(copy, rows)
    (made,) = with_room_for_initials((item,), room)
    if stays:
        assert made is item
    else:
        assert (made.lead, made.form.initial, made.prepared) == (0, None, item.prepared)


def test_an_initial_that_cannot_be_set_otherwise_stays_and_is_reported_elsewhere(copy: Copy) -> None:
    item = initial_of(copy, 5, without=False)
    assert with_room_for_initials((item,), room_of([Leg(0, 12 * EM, 0, 2)])) == (item,)
