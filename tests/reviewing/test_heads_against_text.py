"""Figures of a head against its text, and units as they are miswritten: cases to be read."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from read_pages import findings, printed

from layout.stories.model import Paragraph, Story

TEXT = (
    "昨天傍晚六点，东关街的陈阿婆摸了摸客厅的暖气片。她家住的槐树巷，是今年老城供热改造的五条巷子之一。到昨天为止，"
    "五条巷子1200户全部通上了集中供暖。这次改造铺设管网18.6公里，新建换热站3座，总投资4600万元。"
)


def found(head: str, text: str = TEXT) -> list[str]:
    """Codes of what the check says of a story with this head."""
    story = Story("a", "news", (head,), (Paragraph("p", text),))
    codes = [one.code for one in findings(printed("page", date(2024, 5, 6), {"a": story}))]
    return [code for code in codes if code.startswith("check-")]


@pytest.mark.parametrize("head", ["老城六条巷子通了暖气", "1300户今冬不烧煤", "管网铺了16.8公里"])
def test_a_figure_that_the_text_says_otherwise_is_found(head: str) -> None:
    assert found(head) == ["check-head-figure"]


@pytest.mark.parametrize(
    "head", ["老城五条巷子通了暖气", "1200户今冬不烧煤", "千家万户暖融融", "管网铺了18.6公里", "昨晚六点通了暖气"]
)
def test_a_figure_that_the_text_says_too_is_none(head: str) -> None:
    assert found(head) == []


def test_a_kilometre_is_no_axiom() -> None:
    assert found("老城通了暖气", TEXT.replace("公里", "公理")) == ["check-character"]
    assert found("老城通了暖气", TEXT + "他爱讲几何公理。") == []


@pytest.mark.parametrize(("opening", "told"), [("每周二至周日9时开放", []), ("本周二正式开馆", ["check-weekday"])])
def test_a_weekday_of_every_week_is_no_other_day_of_an_event(opening: str, told: list[str]) -> None:
    assert found("新馆本周一正式开馆", f"建筑面积2.1万平方米的图书馆新馆，{opening}。") == told


def test_lines_of_verse_end_with_a_comma_and_a_paragraph_does_not() -> None:
    def told(*paragraphs: str) -> bool:
        story = Story("a", "news", ("老城通了暖气",), tuple(Paragraph("p", one) for one in paragraphs))
        return "check-mark" in [one.code for one in findings(printed("page", date(2024, 5, 6), {"a": story}))]

    assert not told("左手分秧右手栽，", "一行一行排过来，", "排得白云落水底。")
    assert told(TEXT, "昨天傍晚六点，东关街的陈阿婆摸了摸客厅的暖气片，", TEXT)


@pytest.mark.parametrize(
    ("trip", "told"),
    [("一辆也没有剩下", []), ("一晚上拉走二百辆", ["check-head-figure"])],
    ids=["summed up", "a slip"],
)
def test_what_a_head_sums_up_in_characters_is_no_figure_of_the_text(trip: str, told: list[str]) -> None:
    assert found("清运车一晚上拉走三百辆", f"街上停着共享单车，每趟装四十辆，{trip}。") == told
