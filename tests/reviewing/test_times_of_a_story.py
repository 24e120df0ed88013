"""Years, ages and days that a story says twice; letters set twice. Each slip stands beside its words without it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from read_pages import told_of

from layout.reading.lives import reigns


def codes(copy: str, head: str = "村里的一天", caption: str = "") -> list[str]:
    """Codes of what the check says of a story of an issue of 9 June 2026."""
    return [one.code for one in told_of(copy, head, caption)]


LIVES = (
    ("管水员马得福今年{}岁。马得福1981年18岁进站，如今还在渠上走。", "63", "53", "check-age"),
    ("1985年，{}岁的沈凤仙支起一个摊子。今年83岁的沈凤仙收摊了。沈凤仙说，够了。", "42", "48", "check-age"),
    ("沈凤仙1993年出生，{}年26岁时回到村里。沈凤仙说，路是人走的。", "2019", "2009", "check-age"),
    ("村医穆秀兰今年58岁，行医{}年。穆秀兰说，她21岁背起药箱，走坏了四十多双胶鞋。", "37", "47", "check-years"),
    ("演员万里山今年66岁。万里山说，他{}岁进剧团，从艺48年。", "18", "28", "check-years"),
    ("他{}年起在这里看渠，至今已有38年。", "1988", "1998", "check-years"),
    ("这个旧书集始于1986年，今年正好{}年。", "40", "30", "check-years"),
    ("书院創辦於1921年，{}年來首次遷校。", "105", "115", "check-years"),
    ("他1986年毕业，2011年起担任校长，至今{}年。", "15", "25", "check-years"),
    ("学校1926年由乡贤捐田创办。上月，学校迎来建校{}周年纪念日。", "100", "110", "check-years"),
    ("银元铸于民国三年，即{}年。", "1914", "1924", "check-years"),
    ("一位{}旬老人来了。老人今年86岁，天天要来。", "八", "九", "check-age"),
    ("11月8日至11日，调研组来到矿区。\n{}天里，调研组走访了三个县。", "四", "五", "check-years"),
    ("港口5月20日破两百万箱，比去年提前了37天。去年，港口在6月{}日破两百万箱。", "26", "16", "check-years"),
    ("6月1日开打，截至6月{}日，首周共接种86万剂。", "7", "17", "check-years"),
    ("从去年2月建组到今年4月，排练历时{}个月。", "14", "24", "check-years"),
    ("办法自2026年11月1日起施行，有效期两年，至{}年10月31日止。", "2028", "2027", "check-years"),
    ("他从{}年8月开始义务拉琴，至今已经来了92次。", "2024", "2026", "check-years"),
    ("2026年{}月14日凌晨，庞某翻窗进了一家金店，盗走金饰。", "5", "9", "check-after-issue"),
    ("6月{}日公布了答案：砖没有裂。", "8", "28", "check-after-issue"),
    ("须于7月2日（星期四）至3日（星期{}）报到。", "五", "六", "check-weekday"),
)  # fmt: skip


@pytest.mark.parametrize(("words", "right", "wrong", "code"), LIVES)
def test_what_does_not_come_out_is_told(words: str, right: str, wrong: str, code: str) -> None:
    assert not codes(words.format(right))
    told = codes(words.format(wrong))
    assert code in told or (code == "check-years" and "check-after-issue" in told)


@pytest.mark.parametrize(
    "copy",
    [
        "叶海明是叶海生的侄子，2010年上岛，当时23岁。\n如今，叶海明39岁，叶海生66岁。",
        "1979年，四十五岁的梁伯钧当上校长，一当就是十五年。\n他带来一封1962年的信。信上，二十八岁的梁伯钧写道：学生是我的田。",
        "十年来，他走遍了全县。2022年，一场大水冲走了桥。",
        "1998年他在厂里干了10年，后来去了南方。",
        "浓度降到2.5，为10年来最低，比2020年低。",
        "老人今年91岁，是一位八旬老人的姐姐，妹妹86岁。",
        "12月1日至2027年1月5日，路要修一个月。",
        "“去年头场雪是12月5日，今年要早。”",
        "光绪三十年（1904年）修的桥还在。",
        "借条的日期是2023年2月30日。法官一看就笑了：二月哪来的三十日？",
        "今年9月，全市有12所新校投入使用。",
        "按照日程，报名从6月13日开始；录取结果7月4日公布，不必通宵排队。",
    ],
)
def test_what_only_looks_so_is_not_told(copy: str) -> None:
    assert not codes(copy)


def test_a_day_within_those_of_the_text_is_the_captions_own() -> None:
    copy = "6月2日至5日，调研组在县里走访，看了四个村，开了五场会。"
    assert "check-caption-day" not in codes(copy, caption="6月3日，调研组在村里看泵站。")
    assert "check-caption-day" in codes(copy, caption="5月23日，调研组在村里看泵站。")


def test_a_day_of_a_head_is_one_of_the_text() -> None:
    copy = "决胜场将于6月20日（星期六）打响，票已经卖完。"
    assert not codes(copy, head="决胜场6月20日打响")
    assert codes(copy, head="决胜场6月21日打响") == ["check-head-figure"]
    score = "比分是25∶21。决胜场将于6月20日（星期六）打响，票已经卖完。"
    assert not codes(score, head="决胜场6月20日打响")
    assert codes(score, head="决胜场6月21日打响") == ["check-head-figure"]


def test_this_month_of_a_head_is_not_the_next() -> None:
    copy = "阅读计划将于7月4日（星期六）起举办，至8月31日结束。"
    assert not codes(copy, head="阅读计划下月展开")
    assert codes(copy, head="阅读计划本月展开") == ["check-relative-day"]


@pytest.mark.parametrize(
    ("words", "right", "wrong"),
    [
        ("墒情{}的地块要先浇水。", "不足", "不不足"),
        ("三亿元用于补充{}。", "流动资金", "流动资金金"),
        ("若膝盖红肿，应先就医，{}硬撑。", "不要", "不要不要"),
        ("四季度{}在稳就业上多下功夫。", "要", "要要"),
        ("他{}房主打了电话。", "先给", "先给给"),
        ("这些痕迹{}排除怀疑。", "足以", "足以以"),
        ("庞某{}后始终不认。", "到案", "到到案"),
        ("村里把路修到了家门口，{}。", "老人出门不用再踩泥水", "老人出门不用再踩泥水，老人出门不用再踩泥水"),
    ],
)
def test_what_was_set_twice_is_told(words: str, right: str, wrong: str) -> None:
    assert "check-twice" not in codes(words.format(right))
    assert "check-twice" in codes(words.format(wrong))


@pytest.mark.parametrize(
    "copy",
    [
        "工厂厂长来了，部长长期在外，法院院长说好。",
        "一张张课桌摆开，家家户户都来了，人人有份，常常开会。",
        "从进门到到家，一共四十分钟。",
        "他在主席台执行主席席就座。",
        "说说看，走走停停，想想再定。",
        "上上周下雨，下下周还要下。",
        "目的的确好，作为为人师表的老师，他不说。",
    ],
)
def test_what_is_said_twice_in_earnest_is_not(copy: str) -> None:
    assert "check-twice" not in codes(copy)


def test_years_of_reigns_are_years_of_ours() -> None:
    assert [year for _, _, year in reigns("光绪三十年，宣统元年，民国三年")] == [1904, 1909, 1914]
    assert not [*reigns("民国的年画")]


@pytest.mark.parametrize(
    ("words", "right", "wrong", "code"),
    [
        ("上周六（6月6日），他来过。再上周{}（5月31日），也来过。", "日", "五", "check-weekday"),
        ("會議9月20日（週{}）舉行，來的人很多。", "日", "四", "check-weekday"),
        ("会议6月3日至{}日举行，来的人很多。", "4", "2", "check-day"),
        ("下一届定于明年11月7日（星期{}）举行，是第十届。", "日", "六", "check-weekday"),
        ("院方明年仍办健步行，暂定12月5日（星期{}），路线不变。", "日", "一", "check-weekday"),
        ("去年7月起，书亭改成换书站。\n开站那天是7月8日（星期{}），来了一个男孩。", "二", "四", "check-weekday"),
        ("展览持续到明年2月28日，周一休馆。开幕是在6月1日，周{}，来了很多人。", "一", "三", "check-weekday"),
        ("借条签于2023年2月{}日。法官笑了：那一天是他的生日。", "28", "30", "check-day"),
        ("上周（6月1日至{}日），热线接了很多电话。", "7", "8", "check-years"),
        ("看起来{}织布，就{}豆腐，得{}娃娃。", "像", "象", "check-character"),
        ("志愿者{}2.4亿，锅{}烧穿。", "已有", "以有", "check-character"),
        ("算了一笔{}，每亩收八百斤。", "账", "帐", "check-character"),
    ],
)
def test_what_is_never_so_is_told(words: str, right: str, wrong: str, code: str) -> None:
    assert not codes(words.replace("{}", right))
    assert code in codes(words.replace("{}", wrong))


@pytest.mark.parametrize(
    "copy", ["一群大象走来，得象牙者交公。", "有人把“造诣”读成“造旨”，词典照录。", "以有限的钱修路，以经济为先。"]
)
def test_a_form_that_is_right_there_is_not_told(copy: str) -> None:
    assert not codes(copy)


def test_a_caption_gives_nobody_another_trade() -> None:
    copy = "外卖骑手卞小龙送完最后一单，蹚水过去。卞小龙说，不怕。"
    assert not codes(copy, caption="外卖骑手卞小龙在路上。")
    assert not codes(copy, caption="村民卞小龙在路上。")
    assert "check-title" in codes(copy, caption="快递员卞小龙在路上。")
