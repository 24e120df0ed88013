"""How long and since when, how old now and then, from when to when; datelines; towns of captions and of lists."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from read_pages import told_of

TIMES = {"check-years", "check-age", "check-day"}


def said(copy: str, caption: str = "", head: str = "今天的消息") -> set[tuple[str, str]]:
    """What the check says of a story: the codes and what is circled."""
    return {(one.code, str(dict(one.facts)["said"])) for one in told_of(copy, head, caption)}


@pytest.mark.parametrize(
    ("right", "wrong", "circled"),
    [
        ("他1984年接过父亲的班，守灯已有42年。", "他1944年接过父亲的班，守灯已有42年。", "42年"),
        ("她1989年来到这里，那一年20岁，一教就是37年。", "她1983年来到这里，那一年20岁，一教就是37年。", "37年"),
        ("公司创立于2003年，今年已23岁。", "公司创立于2003年，今年已73岁。", "73岁"),
        ("小说2015年动笔，2026年成书，写了11年。", "小说2018年动笔，2026年成书，写了11年。", "2026年"),
        ("二期2024年开工，用两年建成。", "二期2024年开工，用四年建成。", "四年"),
        ("51岁的她1997年回到村里，当时22岁。", "51岁的她1997年回到村里，当时27岁。", "27岁"),
        ("78岁的婆婆1948年出生。", "78岁的婆婆1998年出生。", "1998年"),
        ("办法6月8日公布，自2026年8月1日起施行。", "办法6月8日公布，自2025年8月1日起施行。", "2025年"),
        ("窝点2023年3月至2025年3月一直开着。", "窝点2023年3月至2015年3月一直开着。", "2023年3月至2015年3月"),
        ("展览6月8日开幕，展期92天，至2026年9月7日结束。", "展览展期92天，至2025年9月7日结束。", "2025年9月7日"),
        ("展览6月4日开幕，展期五天，6月8日闭幕。", "展览6月4日开幕，展期五天，6月9日闭幕。", "五天"),
        ("队里年纪最大的79岁。72岁的舒曼华领唱。", "队里年纪最大的79岁。82岁的舒曼华领唱。", "82岁"),
    ],
)
def test_times_of_a_paragraph_come_out(right: str, wrong: str, circled: str) -> None:
    assert circled in {what for code, what in said(wrong) if code in TIMES}
    assert not {one for one in said(right) if one[0] in TIMES}


@pytest.mark.parametrize(
    "fine",
    [
        "他1984年进厂，1997年下岗，摆摊已有29年。",
        "他1960年出生，唱戏已有50年。",
        "老人1944年生，诊断失智已三年。",
        "他2023年再次当选。履职七年来，他走遍全县。",
        "厂子1950年创办，1998年关闭，离开的人已有20年没有回来。",
        "旧办法自2009年8月1日起施行，昨天公布的新办法有52条。",
        "队里年纪最大的79岁。她照顾着92岁的母亲。",
    ],
)
def test_times_of_two_things_are_left_alone(fine: str) -> None:
    assert not {one for one in said(fine) if one[0] in TIMES}


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("本报大连6月8日电 大会6月8日在辽宁大连闭幕。", "本报鞍山6月8日电 大会6月8日在辽宁大连闭幕。"),
        ("本报三亚6月8日电 科考船6月8日返回海南三亚。", "本报琼海6月8日电 科考船6月8日返回海南三亚。"),
        ("本报青岛6月8日电 决赛6月8日晚在青岛打响。", "本报青岛6月5日电 决赛6月8日晚在青岛打响。"),
    ],
)
def test_a_dateline_is_of_the_place_and_the_day(right: str, wrong: str) -> None:
    assert "check-dateline" in {code for code, _ in said(wrong)}
    assert "check-dateline" not in {code for code, _ in said(right)}


@pytest.mark.parametrize(
    "fine",
    [
        "本报北京6月8日电 大会6月8日在辽宁大连闭幕。",  # an office of the paper
        "本报沈阳6月8日电 大会6月8日在辽宁大连闭幕。",
        "本报沈阳6月8日电 大会将于6月9日在辽宁沈阳开幕。",
    ],
)
def test_a_dateline_may_be_of_an_office_and_of_the_day_before(fine: str) -> None:
    assert "check-dateline" not in {code for code, _ in said(fine)}


@pytest.mark.parametrize(
    ("copy", "right", "wrong", "circled"),
    [
        ("临渡县的河滩地里热闹起来。", "临渡县农民在采挖山药。", "青峪县农民在采挖山药。", "青峪县"),
        ("淮西柳琴剧团的大篷车出发了。", "淮西柳琴剧团在演出。", "宜川柳琴剧团在演出。", "宜川柳琴剧团"),
        ("贵州、宁夏两地作了经验交流，贵州介绍了扫码，宁夏介绍了网格。", "", "", ""),
        ("贵州、青海两地作了经验交流，贵州介绍了扫码，宁夏介绍了网格。", "", "", "宁夏"),
    ],
)
def test_places_of_captions_and_lists_are_the_text_s(copy: str, right: str, wrong: str, circled: str) -> None:
    assert ("check-place", circled) in said(copy, wrong) or not circled
    if right or not circled:
        assert not said(copy, right)
