"""Places of captions and heads against those of the text, counties and their cities; what only looks like a slip."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from read_pages import told_of


def said(copy: str, head: str = "今天的消息", caption: str = "") -> set[tuple[str, str]]:
    """What the check says of a story: the codes and what is circled."""
    return {(one.code, str(dict(one.facts)["said"])) for one in told_of(copy, head, caption)}


@pytest.mark.parametrize(
    ("copy", "code", "wrong"),
    [
        ("她从台东县玉里镇搬来，住了很久。", "check-province", "台东县玉里镇"),
        ("大会在重庆成都召开，来的人很多。", "check-province", "重庆成都"),
        ("湖北信阳人谷满囤干装修。", "check-province", "湖北信阳"),
        ("陕西省敦煌市的试验场里摆着砖。", "check-province", "陕西省敦煌市"),
    ],
)
def test_a_county_lies_where_it_lies(copy: str, code: str, wrong: str) -> None:
    assert (code, wrong) in said(copy)


@pytest.mark.parametrize(
    "copy",
    [
        "她从花莲县玉里镇搬来，住了很久。",
        "大会在重庆成都两地召开，来的人很多。",
        "甘肃省敦煌市的试验场里摆着砖，甘肃省酒泉市也来了人。",
        "上海南京路上人很多，在北京北海公园也是。",
        "辽宁省朝阳市和北京市朝阳区都来了人。",
        "宁州市港城区人民法院开庭。",
    ],
)
def test_what_lies_there_is_not_told(copy: str) -> None:
    assert not {one for one in said(copy) if one[0] == "check-province"}


@pytest.mark.parametrize(
    ("copy", "right", "wrong"),
    [
        ("在已完工的棉花巷，架空线全部入地。", "整治后的棉花巷，居民在聊天。", "整治后的桂花巷，居民在聊天。"),
        ("在梧桐里一幢老屋，墙里藏着银元。", "在梧桐里老屋发现的银元。", "在梧桐弄老屋发现的银元。"),
        ("在白银市的一处泵站，老人看渠。", "在甘肃省白银市一处泵站。", "在甘肃省金昌市一处泵站。"),
    ],
)
def test_a_caption_shows_a_place_of_its_text(copy: str, right: str, wrong: str) -> None:
    assert not said(copy, caption=right)
    assert {code for code, _ in said(copy, caption=wrong)} == {"check-place"}


def test_a_head_has_the_place_of_the_same_words() -> None:
    copy = "会议在四川成都召开。江西省赣州市介绍了做法。"
    assert not said(copy, head="治水会议在成都召开")
    assert ("check-place", "南昌") in said(copy, head="治水会议在南昌召开")


@pytest.mark.parametrize(
    "copy",
    [
        "今年是中俄两国建交的日子。中俄两国都说好。中美两国也在谈。",
        "推动中美关系发展，推动中朝关系发展，推动中朝关系再发展。",
        "白俄罗斯来了人，白俄罗斯说好。据俄罗斯外交部说，不知道。",
        "校排球队重新集合，排球队打了一场球。联赛共有8支球队，前四名参加决赛。",
        "海岛短片奖昨晚揭晓，海岛短片奖今年办到第19届。去年夺海岛短片奖的是她，今年第19届海岛短片奖给了他。",
        "今年再修农村公路。市农村局说，市农村局管到村。",
        "他丢东西，总丢东西，丢了11样东西。",
        "队伍赢了第一场，第一场很难。篮联规则为胜一场2分，负一场1分。",
        "院里有一棵树，一棵树老了。有人摸一摸树皮。",
        "藏书楼有三千册书，书楼里现存旧版，藏书楼不锁门。三代人守书楼。",
        "兒科設於姊妹院東寧醫院。東灣醫院院長說好，東灣醫院晚上也開。",
        "党中央作了部署，党中央强调。问题已转中央纪委处理。",
    ],
)
def test_strings_alike_by_chance_are_no_place(copy: str) -> None:
    assert not {one for one in said(copy) if one[0] == "check-place"}


@pytest.mark.parametrize(
    "copy",
    [
        "县教育局局长顾长风介绍了情况。顾长风说，好。",
        "中心主任聂清说，账单日不是还款日。聂主任举例，可能是二十日。",
        "主教练秦朗则表示，主场不败。秦朗比秦汉川大三岁。",
        "合作社的鲜椒收得多，鲜椒价高。社员种椒1650亩。",
        "大坪隧道左洞长7216米，右洞长7248米。左洞已于8月贯通，右洞也快了。",
        "产品经理谷雨准时坐到古筝前。谷雨所在的班只剩19人。谷雨说，不累。",
        "一位患者是卞阿公，卞阿公做完眼睛，头一句话是找老伴。卞阿婆那年94岁。",
        "市供电公司副总经理喻光当场拍板。喻总回去翻了台账，喻光说换。",
        "吴秀真做竹编。吴秀真说，身份证上是“吴秀针”，那是登记员写的。",
        "乌军发了通报。俄称挫败袭击，乌称击退进攻。",
    ],
)
def test_what_runs_into_a_title_or_a_figure_is_no_name(copy: str) -> None:
    assert not {one for one in said(copy) if one[0] == "check-name"}


@pytest.mark.parametrize(("right", "wrong"), [("竺可心", "竹可心"), ("蒙犇", "蒙奔")])
def test_who_is_named_once_behind_a_trade_is_not_another_of_the_sound(right: str, wrong: str) -> None:
    copy = f"七十四岁的居民{right}每周去做三次理疗，很不方便。{{}}算了算，来回要十六元。"
    assert not said(copy.format(right))
    assert ("check-name", wrong) in said(copy.format(wrong))


@pytest.mark.parametrize(
    ("more", "told"),
    [("“上坡不加速。”昨天的楚都马拉松，他跑了三小时。\n今天，楚都美术馆收到了这份来信。", False), ("", True)],
    ids=["a name with much behind it", "a name of two kinds"],
)
def test_a_name_that_stands_before_much_is_no_slip_of_its_kind(more: str, told: bool) -> None:
    copy = "昨天晚上，楚都市体育场大雨如注。\n楚都市“风雅韵”戏曲周开演。\n下一轮，楚都队将客场挑战积分榜首。"
    assert (("check-place", "楚都队") in said(f"{copy}\n{more}".strip())) is told
