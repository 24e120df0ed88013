"""A line that is only sketched says of itself what the drawn line measures; what it says is what is on the page."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import assume, event, example, given, settings
from hypothesis import strategies as st

from layout.fonts.library import Library
from layout.spec.styles import TextStyle
from layout.typeset import Line, Piece, inked, prepare, set_paragraph
from layout.typeset.classes import COST_PARTED, SHRINK_ORDER, SHRINK_ROUNDS, SPACE
from layout.typeset.evenness import LETTERS_MOST
from layout.typeset.justify import justified, sketched
from layout.typeset.line_cost import natural_width, takes_of
from layout.typeset.lines import LinePlan

EM = 10_000
PARTS = st.one_of(
    st.text("天地玄黄宇宙洪荒日月盈昃，。、；：“”（）《》—…·", min_size=1, max_size=14),
    st.sampled_from(("international", "GDP", "010-6552-1234", " ", "2023", "第三届", "5.6%", "（", "12月15日")),
)
TEXTS = st.lists(PARTS, min_size=1, max_size=14).map("".join).filter(str.strip)
LOOKS = st.sampled_from((
    {}, {"last_resort": 40}, {"align": "left"}, {"fitting": "push-in", "last_resort": 60}, {"fitting": "push-out"},
    {"indent": 2000},
))  # fmt: skip


def facts(line: Line) -> tuple[int, ...]:
    return (line.start, line.end, line.measure, line.width, line.gap, line.relief, line.last)


@settings(max_examples=200)
@example(text=" “—", measure=4, rest=0, look={"align": "left"}, runs_on=False)  # a line of a space alone
@given(text=TEXTS, measure=st.integers(4, 24), rest=st.integers(0, 9), look=LOOKS, runs_on=st.booleans())
def test_a_sketch_says_what_the_drawn_line_measures(
    text: str,
    measure: int,
    rest: int,
    look: dict[str, object],
    runs_on: bool,
    style: Callable[..., TextStyle],
    faces: Library,
) -> None:
    paragraph = prepare((Piece(text, style(**look)),), style(**look), faces)
    for loose in (-1, 0, 1):
        asked = (measure * EM + rest * EM // 10,)
        lines = set_paragraph(paragraph, asked, looseness=loose, drawn=False, runs_on=runs_on)
        drawn = [inked(paragraph, line) for line in lines]
        assert [facts(line) for line in lines] == [facts(line) for line in drawn]
        assert not any(line.runs for line in lines)
        assert all(line.runs for line in drawn)


HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈"


def whites(line: Line) -> list[int]:
    """White between each two Han beside each other, less their body."""
    xs = [x for run in line.runs for x in run.xs]
    return [after - before - EM for before, after in pairwise(xs)]


@pytest.mark.parametrize(("measure", "resort"), [(96_000, 0), (97_000, 60), (104_000, 0), (91_500, 0)])
def test_the_gap_of_a_line_of_han_is_the_white_between_them(
    measure: int, resort: int, style: Callable[..., TextStyle], faces: Library
) -> None:
    """Per mille of an em, rounded down: positive where white was put in, negative where the bodies overlap."""
    paragraph = prepare((Piece(HAN, style()),), style(last_resort=resort), faces)
    for line in set_paragraph(paragraph, (measure,))[:-1]:
        seen = whites(line)
        assert sum(seen) == measure - (len(seen) + 1) * EM
        assert max(seen) - min(seen) <= 1
        assert line.gap == abs(sum(seen)) * 1000 // (len(seen) * EM) * (1 if sum(seen) >= 0 else -1)
        assert line.width == measure
        assert line.relief == 0


def test_what_a_line_of_commas_lacks_is_taken_from_them_and_not_from_between_han(
    style: Callable[..., TextStyle], faces: Library
) -> None:
    paragraph = prepare((Piece("天地，玄黄，宇宙，洪荒日月盈昃" * 3, style()),), style(last_resort=60), faces)
    for line in set_paragraph(paragraph, (105_000,), drawn=True)[:-1]:
        assert line.gap >= 0


def test_an_unbreakable_word_wider_than_the_measure_is_reported_by_its_relief(
    style: Callable[..., TextStyle], faces: Library
) -> None:
    paragraph = prepare((Piece("天地" + "a" * 40 + "玄黄", style()),), style(), faces)
    assert any(line.relief for line in set_paragraph(paragraph, (6 * EM,)))
    assert not any(line.relief for line in set_paragraph(paragraph, (40 * EM,)))


@settings(max_examples=200)
@given(
    text=TEXTS,
    data=st.data(),
    slack=st.sampled_from([-30_000, -4_000, -2, -1, 0, 1, 2, 4_000, None]),
    fill=st.booleans(),
)
def test_a_line_is_as_wide_as_its_measure_to_the_last_millipoint(
    text: str,
    data: st.DataObject,
    slack: int | None,
    fill: bool,
    style: Callable[..., TextStyle],
    faces: Library,
) -> None:
    """Any atoms in a measure that they lack, or have too much of, by so little: all is shared, or all that there is."""
    look = style(last_resort=data.draw(st.sampled_from([0, 60])))
    paragraph = prepare((Piece(text, look),), look, faces)
    count = len(paragraph.atoms)
    first = data.draw(st.integers(0, count - 1))
    after = data.draw(st.integers(first + 1, count))
    assume(any(paragraph.kinds[at] != SPACE for at in range(first, after)))  # no line is blank
    natural = natural_width(paragraph, first, after)
    takes = [max(0, take) for take in takes_of(paragraph, first, after)]
    if slack is None:  # the first round of squeezing gives all but a millipoint of it
        part, whole = SHRINK_ROUNDS[0]
        slack = -1 - sum(
            take if name in whole else take * part // 1000 for take, name in zip(takes[:-1], SHRINK_ORDER, strict=False)
        )
    plan = LinePlan(first, after, natural + slack + 2 * EM, 2 * EM, fill)
    sketch, drawn = sketched(paragraph, plan), justified(paragraph, plan)
    assert facts(sketch) == facts(drawn)
    gives = sum(takes)
    gaps = sum(paragraph.flexes[first : after - 1])
    inside = paragraph.letter_sums[after - 1] - paragraph.letter_sums[first]
    if slack < 0:
        assert drawn.width == plan.measure + max(0, -slack - gives)
        assert drawn.gap <= 0
    elif fill and gaps:
        assert drawn.width == plan.measure
        assert 0 <= drawn.gap <= max(1, slack // 10)
    elif fill and 0 < slack <= inside * LETTERS_MOST * EM // 1000:
        assert drawn.width == plan.measure, "a word alone reaches the margin where its letters can take it"
        assert drawn.gap == 0
    else:
        assert drawn.width == plan.measure - slack
        assert drawn.gap == 0
    assert drawn.last == (after == count)
    assert drawn.relief == int(after < count and paragraph.penalties[after - 1] >= COST_PARTED)
    event(f"{'wide' if slack > 0 else 'tight'}, {'more than it gives' if -slack > gives else ''}")
