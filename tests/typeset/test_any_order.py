"""A paragraph is a value: whatever was asked of it before, the same question has the same answer."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from layout.fonts.library import Library
from layout.spec.styles import TextStyle
from layout.typeset import Line, Piece, Prepared, inked, prepare, set_paragraph
from layout.typeset.tracking import tracked

EM = 10_000
WORDS = (
    "international", "representation", "Hyphenation", "www.example.com/read/more", "iPhone", "GDP", "010-6552-1234",
)  # fmt: skip
PARTS = st.one_of(
    st.text("天地玄黄宇宙洪荒日月盈昃，。、；：“”（）《》—…·", min_size=1, max_size=14),
    st.sampled_from(WORDS),
    st.sampled_from((" ", "　", "2023", "第三届", "5.6%")),
)
TEXTS = st.lists(PARTS, min_size=1, max_size=14).map("".join)
QUESTIONS = st.lists(
    st.tuples(
        st.lists(st.integers(5, 24).map(lambda ems: ems * EM), min_size=1, max_size=3),
        st.integers(-1, 2),  # looseness
        st.booleans(),  # drawn
        st.sampled_from((0, 0, -20, 15)),  # tracking
    ),
    min_size=2,
    max_size=6,
)
Question = tuple[list[int], int, bool, int]


def answer(paragraph: Prepared, question: Question) -> tuple[Line, ...]:
    measures, looseness, drawn, tracking = question
    one = tracked(paragraph, tracking)
    lines = set_paragraph(one, measures, looseness=looseness, drawn=drawn)
    return tuple(inked(one, line) for line in lines)


@settings(max_examples=120)
@given(text=TEXTS, questions=QUESTIONS, data=st.data())
def test_any_order_of_trials_gives_the_same_lines(
    text: str, questions: list[Question], data: st.DataObject, style: Callable[..., TextStyle], faces: Library
) -> None:
    pieces, look = (Piece(text, style()),), style()
    alone = [answer(prepare(pieces, look, faces), question) for question in questions]
    paragraph = prepare(pieces, look, faces)
    fresh = paragraph._replace()
    for number in data.draw(st.permutations(range(len(questions)))):
        assert answer(paragraph, questions[number]) == alone[number]
    assert paragraph == fresh == prepare(pieces, look, faces)


def test_a_word_hyphenated_at_one_measure_stays_whole_at_another(
    style: Callable[..., TextStyle], faces: Library
) -> None:
    text = "新任international代表representation今日到任，众人相迎。"
    for narrow in range(7, 14):
        first = prepare((Piece(text, style()),), style(), faces)
        wide = set_paragraph(first, (22 * EM,))
        second = prepare((Piece(text, style()),), style(), faces)
        broken = set_paragraph(second, (narrow * EM,))
        assert set_paragraph(second, (22 * EM,)) == wide
        assert not second.hyphens
        if any("\u00ad" in run.texts for line in broken for run in line.runs):
            return
    raise AssertionError("no measure hyphenated the word: the test shows nothing")


def test_what_a_paragraph_remembers_is_no_part_of_it(style: Callable[..., TextStyle], faces: Library) -> None:
    one, other = (prepare((Piece("天地玄黄，宇宙洪荒。", style()),), style(), faces) for _ in range(2))
    set_paragraph(one, (5 * EM,))
    assert one.memory.best
    assert not other.memory.best
    assert one == other
    assert hash(one.memory) == hash(other.memory)
