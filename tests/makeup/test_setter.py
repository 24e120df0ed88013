"""The setter of a story's items, with faces: what it sets is what the galley sets, whatever it was asked before."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from issues import HEAD, SENTENCE, write

from layout.composing import compose
from layout.fitting.steps import Setter
from layout.fonts.library import Library
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


@settings(max_examples=60, deadline=None)
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


@settings(max_examples=60, deadline=None)
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


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 9), MEASURES)
def test_no_item_has_more_lines_than_are_asked_for(copy: Copy, number: int, measures: tuple[int, ...]) -> None:
    """Measures of so many rows are looked up for it, so that every one of its lines has that of its own row."""
    index, setter = number % len(copy.items), Setter(copy.items, copy.faces)
    for looseness in (-1, 0, 1):
        assert len(setter.lines(index, measures, looseness)) <= setter.most(index, min(measures))
