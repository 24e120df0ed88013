"""Places and persons that stand once otherwise than elsewhere on the page, and heads that have another story's."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from read_pages import findings, printed

from layout.stories.model import Paragraph, Story

PLACES = (
    "青杠坪的孩子种下了辣椒。去年春天，青杠坪通了水。柏溪县的老师来看过两回，都说青杠坪的孩子肯吃苦。柏溪县要多派老师来。"
    "山下柏溪县的盘龙山茶厂也来了人，捐了两张书桌。"
)
PERSONS = (
    "呼延松今年五十四岁，是竹溪村请来的水管员。呼延松每月骑摩托车抄一遍表。修鞋匠路小遥住在隔壁，白天在快递站分拣。"
    "谁家的水表跑得快，路小遥都知道。县水务局局长麻建军到村里看过。据麻建军说，漏掉的水少了一半。"
)


def told(head: str, first: str, second: str) -> list[tuple[str, str]]:
    """Code and words of what the check says of two stories, the first under *head*."""
    stories = {
        "a": Story("a", "news", (head,), (Paragraph("p", first, (1,)),)),
        "b": Story("b", "news", ("一条短消息",), (Paragraph("p", second, (1,)),)),
    }
    found = findings(printed("page", date(2024, 5, 6), stories))
    return [(one.code, str(dict(one.facts)["said"])) for one in found]


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("青杠坪的孩子肯", "青杠平的孩子肯", [("check-place", "青杠平")]),
        ("柏溪县要多派", "泊溪县要多派", [("check-place", "泊溪县")]),
        ("柏溪县要多派", "柏溪县要少派", []),
        ("呼延松每月", "呼延柏每月", [("check-name", "呼延柏")]),
        ("路小遥都知道", "路晓遥都知道", [("check-name", "路晓遥")]),
        ("据麻建军说", "据苏建军说", [("check-name", "苏建军")]),
        ("据麻建军说", "据村里人说", []),
    ],
)
def test_what_stands_once_otherwise_is_seen(was: str, now: str, said: list[tuple[str, str]]) -> None:
    assert was in PLACES + PERSONS
    assert told("春天的事", PLACES.replace(was, now), PERSONS.replace(was, now)) == said


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("青杠坪的辣椒红了", []),
        ("呼延松的辣椒红了", [("check-other-story", "呼延松")]),
        ("竹溪村的辣椒红了", [("check-other-story", "竹溪村")]),
    ],
)
def test_a_head_has_its_own_storys_persons_and_places(head: str, said: list[tuple[str, str]]) -> None:
    assert told(head, PLACES + "村小教师贺开阳说，孩子们高兴。贺开阳教了九年。", PERSONS) == said


def test_a_kind_behind_another_name_or_number_is_no_place_miswritten() -> None:
    """江渡区|纱厂路, 2号线|纱厂站, 428所|中小学 beside 老纱厂 and 全市中小学."""
    first = "老纱厂里长出新街区。老纱厂的水塔、老纱厂的锅炉房都留着。全市中小学今天放假。市中小学的孩子也来了。"
    second = "地铁2号线纱厂站加开列车。街区在江渡区纱厂路58号。全市428所中小学的课间延长为15分钟。"
    assert told("老纱厂里长出新街区", first, second) == []
