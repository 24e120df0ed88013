"""Hints do not slide: they name stories and lines by number and words, and are an error where these do not agree."""

from __future__ import annotations

import pytest

from layout.dumps.dump import read_dump
from layout.findings import BadSpec
from layout.stories.hints import read_hints
from layout.stories.model import Copy

DUMP = """老街的早晨
卖豆腐的老孙凌晨三点起来磨豆子，天亮出摊，街坊都来买。
二、巷口修鞋摊
摊主姓陈，手艺是跟父亲学的，补一双鞋收五块钱，十年没涨过价。
夜校今晚开课
本报讯（记者 何苗）市工人夜校今晚开课，首批招收学员三百名，免收学费。
"""
NEW = "公园夜场延长\n本报讯（记者 赵青）东湖公园夜场从今天起延长到十点半，周末到十一点。\n"
DECK = "{deck: 首批招收三百名}"


def read(text: str, hints: str) -> Copy:
    return read_dump(text.encode(), "a.txt", read_hints(hints, "h.yaml"))


def decks(copy: Copy) -> dict[str, str]:
    return {"".join(one.headline): one.deck for one in copy.stories if one.deck}


@pytest.mark.parametrize("key", ["a2", "夜校今晚", "a2 夜校今晚开课"])
@pytest.mark.parametrize(
    "more", ["", "assign: [{line: 3, as: headline}]", "drop_lines: [3-4]", "split: [{line: 4, find: 补一双鞋}]"]
)
def test_a_hint_for_a_story_stays_with_it_whatever_other_hints_do(key: str, more: str) -> None:
    copy = read(DUMP, f"stories:\n  {key}: {DECK}\n{more}\n")
    assert decks(copy) == {"夜校今晚开课": "首批招收三百名"}


def test_a_story_that_begins_by_a_hint_has_the_id_of_the_one_it_was_in() -> None:
    copy = read(DUMP, "assign: [{line: 3, as: headline}]")
    assert [one.slug for one in copy.stories] == ["a1", "a1b", "a2"]
    again = read(DUMP, f"assign: [{{line: 3, as: headline}}]\nstories: {{a1b: {DECK}}}")
    assert decks(again) == {"二、巷口修鞋摊": "首批招收三百名"}


def test_words_hold_when_copy_was_added_above() -> None:
    hints = f"stories: {{a2 夜校今晚: {DECK}}}\nassign: [{{line: 3, words: 二、巷口修鞋, as: headline}}]\n"
    copy = read(NEW + DUMP, hints)
    assert decks(copy) == {"夜校今晚开课": "首批招收三百名"}
    assert ("二、巷口修鞋摊",) in [one.headline for one in copy.stories]


@pytest.mark.parametrize(
    ("hints", "code"),
    [(f"stories: {{a2 公园夜场: {DECK}}}", "hint-no-story"),
     ("assign: [{line: 3, words: 没有这句, as: headline}]", "hint-no-match"),
     ("drop_lines: [{line: 3, words: 没有这句}]", "hint-no-match"), ("drop_lines: [80-90]", "hint-no-match")],
)  # fmt: skip
def test_words_that_stand_nowhere_are_an_error(hints: str, code: str) -> None:
    assert code in [one.code for one in read(DUMP, hints).findings]


@pytest.mark.parametrize("text", ["drop_lines: [5-3]", "drop_lines: [3-x]", "replace: [{line: 3-4, find: a, with: b}]"])
def test_a_range_that_is_none_is_reported(text: str) -> None:
    with pytest.raises(BadSpec):
        read_hints(text, "h.yaml")


@pytest.mark.parametrize(
    ("role", "lines", "kinds"),
    [("list", "早班\n晚班\n夜班", ["p", "item", "item", "item", "p"]),
     ("table", "线路 首班 末班\n一路 6:00 22:00\n二路 6:30 21:30", ["p", "row", "row", "row", "p"])],
)  # fmt: skip
def test_a_range_may_be_a_list_or_a_table(role: str, lines: str, kinds: list[str]) -> None:
    last = "乘客可以扫码查询，也可以打电话询问。"
    text = f"公交调整班次\n本报讯 公交明天起调整班次，一共三班，时间见下。\n{lines}\n{last}\n"
    copy = read(text, f"assign: [{{line: 3-5, as: {role}}}]")
    (story,) = copy.stories
    assert [one.kind for one in story.body] == kinds
    if role == "table":
        assert [cell.text for cell in story.body[2].cells] == ["一路", "6:00", "22:00"]


def test_a_range_may_be_a_group_of_pictures() -> None:
    text = "盛夏瓜果香\n果农在地里忙着摘瓜\n果商在路边装车\n夜校今晚开课\n本报讯 夜校今晚开课，首批学员三百名。\n"
    copy = read(text, "assign: [{line: 2-3, as: photos}]")
    assert copy.stories[0].caption == "果农在地里忙着摘瓜　果商在路边装车"
    assert len(copy.stories) == 2
