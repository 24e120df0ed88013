"""How lines stand among their neighbours, and what the fitted table makes of it."""

from __future__ import annotations

import pytest

from layout.characters.source import lines_of
from layout.dumps.dump import read_dump
from layout.fitted.standing import standings_of
from layout.fitted.table import NOTHING, TABLES, fitted_to, with_fitted
from layout.lines.shapes import LineShape, shape_of
from layout.stories.parts import STEPS

LEAD = "昨天上午，桥东社区的修理铺前排起了长队，老宋一口气修好了十一台收音机，街坊们都说好。"
MORE = "铺子开了十一年，没有挂过价目表，多半是三块五块，有时摆摆手就让人拿走了。"


def shapes(*lines: str) -> tuple[LineShape, ...]:
    """What *lines* look like."""
    return tuple(map(shape_of, lines_of("\n".join(lines))))


def test_each_name_of_the_table_has_parts_that_there_are_and_no_name_stands_twice() -> None:
    known = {*STEPS, *(part for steps in STEPS.values() for part in steps), "begins"}
    for row in (row for table in TABLES for row in table.values()):
        words = row.split()
        assert set(words[::2]) <= known
        assert all(int(weight) for weight in words[1::2])
    assert len({name for table in TABLES for name in table}) == sum(map(len, TABLES))


def test_nothing_is_said_of_where_paragraphs_break() -> None:
    parts = {word for table in TABLES for row in table.values() for word in row.split()[::2]}
    assert parts.isdisjoint(("start", "more", "wire"))
    assert {"begins", "head", "subhead", "deck", "rubric"} <= parts


def test_a_line_is_named_by_its_place_among_those_it_stands_with() -> None:
    head, deck, copy = standings_of(shapes("修理铺前排长队", "老宋十一年没有挂过价目表", LEAD))[:3]
    assert "row 0 of 2" in head and "next 0 of 2 much longer" in head
    assert "row 1 of 2" in deck and "row 1 of 2 over copy" in deck
    assert "row 0 of 2" not in copy


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("甲村修好水渠", LEAD, MORE, "", "乙村修好水渠", LEAD, "", "丙村修好水渠", LEAD), "blank all"),
        (("甲村修好水渠", LEAD, MORE, "乙村修好水渠", LEAD, "丙村修好水渠", LEAD), ""),
        (("甲村修好水渠", LEAD, MORE, "", "乙村修好水渠", LEAD, "丙村修好水渠", LEAD), "blank one"),
    ],
)
def test_what_blank_lines_are_for_is_seen_in_the_whole_dump(lines: tuple[str, ...], name: str) -> None:
    here = standings_of(shapes(*lines))[3]
    assert next((one for one in here if one.startswith("blank ") and len(one.split()) == 2), "") == name


def test_a_line_that_goes_on_from_a_torn_one_is_asked_nothing() -> None:
    torn = standings_of(shapes("甲村修好水渠", LEAD[:30], "修好了", LEAD))
    assert not [one for one in torn[2] if one.startswith("row")]


def test_less_than_a_page_and_broken_copy_have_no_weights() -> None:
    several = shapes(*(["修理铺前排长队", LEAD, MORE] * 8))
    assert any(one is not NOTHING and one.parts for one in fitted_to(several, broken=False))
    assert set(map(id, fitted_to(several, broken=True))) == {id(NOTHING)}
    assert set(map(id, fitted_to(several[:6], broken=False))) == {id(NOTHING)}


def test_a_short_sentence_may_be_a_caption_where_something_is_said_of_it_and_nowhere_else() -> None:
    (seen,) = shapes("老师在调试仪器。")
    looks = {"start": 25}
    assert with_fitted(looks, NOTHING, seen) == looks
    weights = fitted_to(shapes(*(["修理铺前排长队", LEAD, "老师在调试仪器。"] * 8)), broken=False)
    assert "caption" in with_fitted(looks, weights[2], seen)


def test_no_letter_is_lost_whatever_the_table_says() -> None:
    text = "\n".join(["修理铺前排长队", "十一年没有价目表", LEAD, "老师在调试仪器。", MORE, "敬请留意"] * 6)
    copy = read_dump(text.encode(), "a.txt")
    assert len(copy.margin) == len(text.split("\n"))
