"""Lengths beside years in either order, days in short, days that follow from others; each slip beside what is right."""

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
    ("words", "right", "wrong", "code"),
    [
        ("她在粮站干了{}年，2003年上任时院里还没有水泥地。", "23", "28", "check-years"),
        ("摊主收了十九年旧钟，{}年摆的摊，从没挪过地方。", "2007", "2002", "check-years"),
        ("夜校{}年开办以来，四年共办了18期，结业三百人。", "2022", "2020", "check-years"),
        ("染坊建于1936年，停过一阵，今年正好{}岁。", "90", "96", "check-years"),
        ("他1991年来到渡口，在船上守了整整{}年。", "35", "34", "check-years"),
        ("长诗写了六年，从{}年写到2024年。", "2018", "2008", "check-years"),
        ("2015年，他抱起了当时4岁的女孩。十年后，女孩{}岁，长得比他高。", "14", "17", "check-age"),
        ("2023年5月他在崖上见过一次花，等了两年，才在{}年5月又见到。", "2025", "2022", "check-years"),
        ("酱园百年店迁回老街。酱园{}年由外乡人开在这里，后来停过。", "1926", "1956", "check-years"),
        ("停业十二年的影院又开门了。影院{}年停业，换了座椅。", "2014", "2018", "check-years"),
        ("26日开幕；27日为专场；{}日比赛；29日向市民开放。", "28", "22", "check-day"),
        ("那台变压器2003年装的，用了{}年。", "23", "53", "check-years"),
        ("2005年她接了班，当护士长也有{}年，没歇过一天。", "21", "61", "check-years"),
        ("船匠梁颂今年48岁，{}年在渡口出生，造了一辈子船。", "1978", "1968", "check-age"),
        ("管理处昨（{}）日宣布，闸门换过了。", "8", "6", "check-relative-day"),
        ("阅览室本月{}日（星期一）起晚上也开。", "15", "13", "check-weekday"),
        ("预计6月12日夜里有雨，13日（星期{}）转晴。", "六", "日", "check-weekday"),
        ("封山期由4月{}日延长至5月15日，共延长15天。", "30", "20", "check-years"),
        ("封山期由{}月30日延长至5月15日。", "4", "5", "check-day"),
        ("换水管，工期{}星期，由5月4日至6月14日。", "六", "九", "check-years"),
        ("本报海州6月8日电 {}月8日，一座新桥在海州合龙。", "6", "5", "check-dateline"),
        ("本报海州6月8日电 6月8日，船队返回海州，历时{}天的测量做完了。测量从5月1日开始。", "39", "49", "check-years"),
        ("首班车提前到5:50。他算过一笔账，首班车{}发，正好赶上早市。", "5:50", "5:05", "check-restated"),
        ("6月6日（星期六）人最多。摊主说，6月{}日那天卖出四百碗。", "6", "16", "check-restated"),
        ("八十{}岁的长辈巴姨，1940年生，下山要转三趟车。", "六", "三", "check-age"),
    ],
)  # fmt: skip
def test_what_does_not_come_out_is_told(words: str, right: str, wrong: str, code: str) -> None:
    assert code not in codes(words.format(right))
    assert code in codes(words.format(wrong))


@pytest.mark.parametrize(
    "copy",
    [
        "他在王岗当了六年书记，2013年来到镇上，如今管水。",
        "染坊中间停过两年，2003年重新开业，如今还在。",
        "染坊建于1936年。掌柜今年71岁，从小在缸边长大。",
        "2016年发大水，退水用了整整三个月。",
        "本报海州6月8日电 5月12日，一座新桥在海州合龙。",
        "6月1日（星期一）人最多。6月7日那天也不少。6月7日的票是早上卖完的。",
        "学校1926年创办，剧社1957年成立，今年庆祝建校一百年。",
        "停业三年的影院又开门了。影院1998年停业过一次，2023年停业的时候没有人来。",
        "28日开幕；1日为专场；2日闭幕。",
        "从1948年进纸坊，到2018年放下竹帘，整整70年。",
        "司机贺铁山1993年出生，父亲开了30年公交车，也在车厢里。",
        "跑在前面的查秋23岁，2003年生，来自青禾县；卜晓舟19岁，2007年生，也来自青禾县。",
        "首班车早上6:10发，末班车晚上9:40发。",
        "会期由6月20日提前至6月12日，提前8天。",
    ],
)
def test_what_only_looks_so_is_not_told(copy: str) -> None:
    assert not codes(copy)


def test_a_festival_of_a_head_is_the_texts() -> None:
    copy = "今年清明以来，沟里来了四万人，停车场里天天满着。"
    assert not codes(copy, head="清明以来游客满沟")
    assert codes(copy, head="端午以来游客满沟") == ["check-head-figure"]
    assert not codes("除夕起停开两天，春节期间其余照常。", head="春节期间公交调整")


def test_a_caption_is_of_the_texts_month() -> None:
    copy = "6月8日21时，云城机场，一只转运箱被抱下飞机，箱里是一颗心脏。"
    assert not codes(copy, caption="6月8日晚，转运人员在机场。")
    assert codes(copy, caption="5月8日晚，转运人员在机场。")
