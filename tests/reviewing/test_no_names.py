"""What only looks like a name: cut out of words, a verb, a count; and what is one all the same."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from read_pages import told_of


def said(copy: str, head: str = "今天的消息", caption: str = "") -> set[str]:
    """What the check circles as a name or place in a story."""
    return {
        str(dict(one.facts)["said"])
        for one in told_of(copy, head, caption)
        if one.code in ("check-name", "check-place", "check-title", "check-character")
    }


@pytest.mark.parametrize(
    ("copy", "head"),
    [
        ("修复师鹿呦呦说，漆器很脆。鹿呦呦又说，修一件要三年。漆器陈列到秋天，每天有人来看。", "漆器开幕 展至8月31日"),
        ("教师阮秀贞教了41年。阮秀贞说，学生一年比一年少。乡里的老师换了一批又一批，她没有走。", "乡村教师占四成"),
        ("银行跌幅居前，半导体也跌。成交1.62万亿元，比前一交易日减少18%。", "股市收跌"),
        ("该剧将连演四天。第七稿最长，要演三个半钟头，观众都说长。", "一部新戏"),
        ("5000米纪录被打破。旧纪录由名将叶红梅创造，一直没有人破。", "纪录破了"),
        ("柳荫街道一处驿站被盗。柳荫派出所民警赶到，不久抓到了人。", "民警破案"),
        ("司机姓高，也叫守田，今年57岁。高守田说，车开了一辈子。", "同名的人"),
        ("新建改造县乡商贸中心12个，都已开业。大家都说好，买东西近了，卖东西也近了，日子方便。", "县乡商贸中心开业"),
        ("1号线早高峰走到5号线，早高峰人多。晚高峰方向相反，人也不少。", "出行"),
        ("李建国遗失望川市不动产权证，声明作废。原望川市水利局总工程师陈伯年同志逝世。", "声明"),
        (
            "11月26日，市第一人民医院新院区门诊楼启用，设诊室168间。汤敏说，新院区有三条公交专线。",
            "市一院新院区门诊楼启用",
        ),
        (
            "市发展改革委价格监测中心昨天发布，菜价连降三周。市价格监测中心说，肉价稳。价格监测中心分析，涨不了。",
            "菜价",
        ),
        ("88部电梯的管线已与供电、自来水公司逐部商定日期，最晚的一部12月18日投用。", "电梯"),
        ("去年裁判19人，其中判处实刑9人、缓刑10人，都没有上诉。", "法院通报"),
    ],
)
def test_words_are_no_names(copy: str, head: str) -> None:
    assert not said(copy, head)


@pytest.mark.parametrize(
    ("copy", "wrong"),
    [
        ("修复师鹿呦呦说，漆器很脆。鹿悠呦又说，修一件要三年。", "鹿悠呦"),
        ("「校長岑嘉誠說，學校很好。」岑加誠回憶，那年下雪。", "岑加誠"),
    ],
)
def test_a_name_is_one_all_the_same(copy: str, wrong: str) -> None:
    assert wrong in said(copy)


@pytest.mark.parametrize(
    ("copy", "wrong", "right"),
    [
        ("科考船10日{}，带回样品。", "反航", "返航"),
        ("{}看证据，又要听解释。", "即要", "既要"),
        ("她{}擦掉那行字。", "舍不的", "舍不得"),
        ("他对此感到{}，没有再说。", "遗撼", "遗憾"),
        ("展览{}47天，看的人多。", "厉时", "历时"),
        ("部门{}，今年产量会多。", "予估", "预估"),
    ],
)
def test_a_letter_for_another_is_told(copy: str, wrong: str, right: str) -> None:
    assert wrong in said(copy.format(wrong))
    assert not said(copy.format(right))


@pytest.mark.parametrize(
    "copy",
    [
        "这种材料反程序而行。",
        "相反还本金的人不多。",
        "法院给予估价部门一份材料。",
        "他不能自已。",
        "所以有3棵树细一点。",
    ],
)
def test_the_same_letters_in_other_words_are_not(copy: str) -> None:
    assert not said(copy)
