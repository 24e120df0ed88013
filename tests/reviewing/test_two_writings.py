"""A person named twice in two writings: whom a story introduces, and who goes on."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from read_pages import told_of


def codes(copy: str, head: str = "村里的一天", caption: str = "") -> list[str]:
    """Codes of what the check says of a story of an issue of Tuesday 9 June 2026."""
    return [one.code for one in told_of(copy, head, caption)]


@pytest.mark.parametrize(
    ("words", "right", "wrong"),
    [
        ("来自延州的护坝员高满仓代表大家发言。高满{}守坝31年，没有离开过。", "仓", "昌"),
        ("戏由青年编剧柏舟编剧、池映霞导演。柏{}说，剧本改了七遍。", "舟", "洲"),
        ("主犯胥某峰获刑十五年。3月，胥某{}等人租下一层楼。", "峰", "锋"),
        ("公诉人殳{}冬介绍，受害人大多是老人。“没有一笔是真的。”殳晓冬说。", "晓", "筱"),
        ("存得最多的是毕大娘，一年分红一万元。毕大{}七十四岁，腿脚不便。", "娘", "妈"),
        ("国家市场规范局局长岑志远表示，一律不得收费。局长岑志{}举例说，有一家少交了七种。", "远", "坚"),
    ],
)
def test_one_letter_makes_nobody_else(words: str, right: str, wrong: str) -> None:
    assert "check-name" not in codes(words.format(right))
    assert "check-name" in codes(words.format(wrong))


@pytest.mark.parametrize(
    ("words", "right", "wrong", "code"),
    [
        ("县长甘泽民说，路要修到门口。{}县长接过话头，说桥也要修。", "甘", "饶", "check-name"),
        ("管理处副主任曹亮说，谭金水反映的灯修好了。曹副{}表示，还要装两盏。", "主任", "处长", "check-title"),
        ("教育局中教科科长柯若谷提醒，先看规则。柯{}长说，今年改了。", "科", "处", "check-title"),
        ("供电公司副总经理喻光当场答应。{}总回去翻了台账，变压器该换了。", "喻", "柏", "check-name"),
    ],
)
def test_who_is_called_by_surname_is_somebody_of_the_story(words: str, right: str, wrong: str, code: str) -> None:
    assert code not in codes(words.format(right))
    assert code in codes(words.format(wrong))


@pytest.mark.parametrize(
    "copy",
    [
        "校长甘泽民说，操场周末开放。班主任陈老师也来了，体校的葛老师带着三十个孩子。",
        "呼吸科主任覃远志说，灯亮了。“覃医生，我能看见雪山了。”病人说。",
        "助理处长霍启廉说，先打针。霍助理处长又说，去年晚了。",
    ],
)
def test_what_anybody_is_called_by_is_left_alone(copy: str) -> None:
    assert not {"check-name", "check-title"} & {*codes(copy)}


def test_a_child_of_a_caption_is_the_texts() -> None:
    copy = "祁海生守灯四十年。儿子祁向东2009年登岛，和父亲一起守。"
    assert not codes(copy, caption="祁海生与儿子祁向东在灯塔上。")
    assert codes(copy, caption="祁海生与儿子祁祥东在灯塔上。") == ["check-name"]


@pytest.mark.parametrize(
    "copy",
    [
        "东岭村的羊倌雷明赶着羊下了山。西岭村的养蜂人雷铭给蜂箱盖上了棉被。站长雷鸣说，雪很厚。",
        "柳湾村村民李明说，地不大。李明在院里种了葱，李明的妻子说够吃了。",
        "水务局局长高峰说，管网今年换完。交通局局长高远说，公交要加班次。",
        "民警柳荫华赶到时，柳荫街上的驿站已经关门，人也散了。",
        "毕大娘来了，毕大爷也来了，都说好看。",
        "被告人王某强认罪。被告人王某刚不认罪。",
    ],
)
def test_those_who_are_two_are_not_told(copy: str) -> None:
    assert "check-name" not in codes(copy)
