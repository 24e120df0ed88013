"""Heads and captions held against the copy, words set twice, names as they stand: cases to be read."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from read_pages import findings, printed

from layout.stories.model import Paragraph, Story

COPY = (
    "市委书记钟启明昨天到青龙桥镇调研春耕。钟启明先后走进育秧大棚和合作社，同种粮户算账。"
    "在大棚里，钟启明捏起一把土看墒情。他说，种地的人心里有底，粮食才有底。"
)
OTHER = (
    "石桥小学的操场昨天铺好了，校长白杨和三百名学生跑了第一圈。"
    "白杨说，往年一下雨就要停课，今年不用了，孩子们在石桥小学过得更好。"
)


def codes(head: str, caption: str = "", copy: str = COPY) -> list[str]:
    """Codes of what the check says of a story with this head and caption, beside another on the page."""
    stories = {
        "a": Story("a", "news", (head,), (Paragraph("p", copy, (1,)),), caption=caption),
        "b": Story("b", "news", ("操场铺好了",), (Paragraph("p", OTHER, (1,)),)),
    }
    return [one.code for one in findings(printed("page", date(2024, 5, 6), stories))]


@pytest.mark.parametrize(
    ("head", "caption", "told"),
    [
        ("钟启明到青龙桥镇调研春耕", "昨天，钟启明在育秧大棚。", []),
        ("白杨到青龙桥镇调研春耕", "", ["check-name"]),
        ("市长钟启明调研春耕", "", ["check-title"]),
        ("市委书记钟启明调研春耕", "", []),
        ("石桥小学春耕忙", "", ["check-place"]),
        ("钟启明调研春耕", "校长白杨和学生在石桥小学的操场上跑第一圈。", ["check-caption-story"]),
    ],
)
def test_a_head_or_caption_says_what_its_copy_says(head: str, caption: str, told: list[str]) -> None:
    found = codes(head, caption)
    assert bool(found) == bool(told) and set(told) <= set(found)


@pytest.mark.parametrize(
    ("copy", "told"),
    [
        ("住在一楼一楼的住户不用电梯。", ["check-twice"]),
        ("他们一楼一楼地爬上去。", []),
        ("刑侦大队大队长到了现场。", []),
        ("既使下雨也要去。", ["check-character"]),
        ("既使企业受益，又使百姓得利。", []),
        ("护林员田野管桦树沟。田野每天巡山。田墅说，不累。", ["check-name"]),
        ("居民史敏搬了新家。史敏说，亮堂。使敏说，还安静。", ["check-name"]),
        ("馆员宁小川上了山。宁小川守了三年。宁川说，值得。", ["check-name"]),
        ("女儿宋溪学的是化学。宋溪说，纸也是化学。", []),
        ("列车员袁丽帮着抬筐。袁丽说，她跑了十六年。", []),
    ],
)
def test_words_and_names_of_the_copy(copy: str, told: list[str]) -> None:
    assert codes("新闻一束", "", copy) == told
