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


SUMS = (
    ("全国新建粮仓1120座、改建740座，仓容有余。", "五年新建改建粮仓{}座", "1860", "1870"),
    ("前三名是陕西队286.4分、湖北队285.8分、云南队281.5分。", "湖北队以{}分之差居次席", "0.6", "0.9"),
    ("分店由64间减至58间，关掉的是租金最贵的。", "全年分店减{}间", "6", "9"),
    ("秋粮总产186.4万吨，比上年的184万吨增长1.3%。", "秋粮比上年多{}万吨", "2.4", "4.2"),
    ("支出安排400亿元，其中民生支出312亿元。收入增长4.5%，比往年快。", "民生占支出{}%", "78", "68"),
    ("傅沛然以2小时10分42秒夺冠，第二名晚到38秒。", "傅沛然跑进2小时{}分", "11", "13"),
    ("昨晚7时10分左右，一户人家冒出浓烟。", "昨晚{}时许厨房冒烟", "19", "18"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "head", "right", "wrong"), SUMS)
def test_a_figure_that_follows_from_those_of_the_text_is_none(text: str, head: str, right: str, wrong: str) -> None:
    text += "会后大家在院子里看了一圈，有人拍照，有人记笔记，天黑了才散，走的时候都说下回还来。" * 2
    assert found(head.format(right), text) == []
    assert "check-head-figure" in found(head.format(wrong), text)


def test_what_goes_on_under_the_same_head_is_held_against_both_parts() -> None:
    more = "会议提出，到2030年，农村公路总里程稳定在480万公里左右。" + TEXT
    for said, codes in (("471.6", []), ("451.6", ["check-head-figure"])):
        first = f"截至去年底，农村公路总里程达到{said}万公里。" + TEXT
        stories = {
            slug: Story(slug, "news", ("农村公路总里程达471.6万公里",), (Paragraph("p", text),))
            for slug, text in (("a", first), ("b", more))
        }
        told = {one.code for one in findings(printed("page", date(2024, 5, 6), stories))}
        assert {one for one in told if one == "check-head-figure"} == {*codes}
