"""What a story states twice: small numbers, rounds, units, scores, tables, things with a number: cases to be read."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from datetime import date

from read_pages import findings, printed, told_of

from layout.stories.model import Paragraph, Story


def told(copy: str, head: str, caption: str = "") -> list[tuple[object, object]]:
    """What is said and what it ought to be, of each finding."""
    found = [dict(one.facts) for one in told_of(copy, head, caption)]
    return [(facts.get("said"), facts.get("right")) for facts in found]


SEEDS = "在空间站里住了三年的种子回到了育种室。育种室的人说，先要把它们放在恒温箱里，再一粒一粒地种下去。"
LOST = "老人走失的那天，民警和街坊找遍了附近的公园，到下午才在湖边找到他，前后六个小时。"
YOUNG = "17岁小将在决赛中先输一局，后来连胜两局，拿到了金牌。卫冕冠军今年29岁，赛后向他祝贺。"


@pytest.mark.parametrize(
    ("copy", "head", "wrong", "right"),
    [
        (SEEDS, "一粒种子在太空住了两年", "两年", "三年"),
        (LOST, "走失三小时 老人平安回家", "三小时", "六个小时"),
        (YOUNG, "二十岁小将夺冠", "二十岁", "17岁"),
    ],
)
def test_a_small_number_of_a_head_beside_the_text_s_own_word_is_told(
    copy: str, head: str, wrong: str, right: str
) -> None:
    assert told(copy, head) == [(wrong, right)]
    assert told(copy, head.replace(wrong, right)) == []


@pytest.mark.parametrize(
    ("copy", "head"),
    [
        (SEEDS, "两把锁守着育种室"),  # of another thing
        (LOST, "找了半天 老人平安回家"),
        ("退潮以后，孩子们翻石头找螃蟹，两小时里找到了十几只，又都放了回去，说明天再来看它们。", "退潮以后的四小时"),
        ("他用3小时58分跑完全程，比去年快了一刻钟，说跑到最后腿已经不是自己的了。", "他跑进四小时"),
        ("展厅里有三个柜子是旧的，有五个是新的，旧柜子里放的是修过的农具。", "八个柜子装下一个村"),
        ("志愿者来了612名，分成十二个组，天不亮就到了江边，捡了一上午垃圾。", "六百名志愿者捡垃圾"),
    ],
)
def test_a_small_number_of_something_else_is_none(copy: str, head: str) -> None:
    assert told(copy, head) == []


ROUND = (
    "第{}届科普周13日开幕，为期一周，主会场在化石馆。今年的报名人数已经超过往年。\n评委说，第{}届科普周的题目贴近生活。"
)


def test_a_round_that_is_neither_this_nor_the_next_is_told() -> None:
    assert told(ROUND.format("十二", "十七"), "科普周开幕") == [("十七届", "十二届")]
    assert told(ROUND.format("十二", "十二"), "科普周开幕") == []
    assert told(ROUND.format("十二", "十三"), "科普周开幕") == []


@pytest.mark.parametrize(("last", "wrong"), [("十一", False), ("十四", True), ("十三", True)])
def test_last_year_s_round_is_the_one_before(last: str, wrong: bool) -> None:
    copy = f"第十二届科普周13日开幕，为期一周，主会场在化石馆。\n去年第{last}届科普周有不少家长带孩子来。"
    assert [said for said, _ in told(copy, "科普周开幕")] == ([f"{last}届"] if wrong else [])


def test_rounds_of_two_things_are_two() -> None:
    copy = "第十二届科普周13日开幕，主会场在化石馆。\n馆长刚从第七届旧书展回来，带回两箱旧地图，说下回再去。"
    assert told(copy, "科普周开幕") == []


def test_a_list_of_rounds_is_none() -> None:
    copy = "第十二届科普周13日开幕，主会场在化石馆。\n化石馆在第三届和第五届都做过分会场，馆里还留着当年的海报。"
    assert told(copy, "科普周开幕") == []


UNITS = "工程13日开工，工期86天，总投资1.86亿元，其中1.12亿元由省里补助。\n完工以后，水能流到最远的一块田。"


@pytest.mark.parametrize(
    ("head", "wrong", "right"),
    [
        ("工程开工 总投资1.86亿美元", "1.86亿美元", "1.86亿元"),
        ("工程开工 工期86个月", "86个月", "86天"),
    ],
)
def test_a_number_with_another_unit_of_its_kind_is_told(head: str, wrong: str, right: str) -> None:
    assert told(UNITS, head) == [(wrong, right)]
    assert told(UNITS, head.replace(wrong, right)) == []


def test_a_small_number_with_another_unit_is_told_beside_the_same_word() -> None:
    copy = "登山社认养古道7公里，今天整修完工。\n7公里中，石阶和木栈道各占一半，最陡的一段在山腰。"
    assert told(copy, "登山社认养7海里步道") == [("7海里", "7公里")]
    assert told(copy, "登山社认养7公里步道") == []


def test_what_that_refers_to_was_told() -> None:
    copy = "护林员背着伤者在雪地里走了{}个小时，天黑前到了山下。\n有人送来锦旗，他不肯挂，说：“那3个小时，我也怕。”"
    assert told(copy.format(7), "护林员背人下山") == [("3个小时", "7个小时")]
    assert told(copy.format(3), "护林员背人下山") == []
    assert told(copy.format(7).replace("那3个小时", "那两个人"), "护林员背人下山") == []


SETS = (
    "银杏队在先失两局的情况下以3∶2逆转浪花队夺冠。五局比分为22∶25、20∶25、25∶18、25∶23和15∶12。\n"
    "前两局，浪花队以25∶{}、25∶20连下两城。第三局，银杏队以25∶18扳回一局，一度以10∶4领先。决胜局战至12平后，银杏队以15∶12锁定胜局。"
)


def test_sets_are_those_of_the_list() -> None:
    assert told(SETS.format(22), "银杏队3∶2逆转夺冠") == []
    assert told(SETS.format(21), "银杏队3∶2逆转夺冠") == [("25∶21", "25∶23")]


def test_who_wins_has_the_higher_number() -> None:
    assert told(SETS.format(22), "银杏队2∶3逆转夺冠") == [("2∶3", "3∶2")]


@pytest.mark.parametrize(("score", "wrong"), [("13∶2", False), ("13∶5", True)])
def test_a_score_spoken_of_as_known_was_told(score: str, wrong: bool) -> None:
    copy = f"第三节海岳队打出一波13∶2的攻势，这波{score}让主队把领先优势扩大到10分，客队再也没能翻盘。"
    assert told(copy, "海岳队主场取胜") == ([("13∶5", "13∶2")] if wrong else [])


def test_that_match_may_be_one_of_another_day() -> None:
    copy = "海岳队主场2∶1战胜客队，全场球迷起立鼓掌。队长说，上半年输给他们的那场0∶1，这回算是报了一箭之仇。"
    assert told(copy, "海岳队主场取胜") == []


def test_the_score_of_a_final_is_one() -> None:
    copy = "海岳队以98∶91战胜铁骑队，以总比分4∶1捧起冠军奖杯。比赛打了两个多小时，球迷散去的时候已近半夜。"
    assert told(copy, "海岳队总比分4∶2夺冠") == [("4∶2", "4∶1")]
    assert told(copy, "海岳队总比分4∶1夺冠") == []


def of_index(entry: str) -> list[tuple[object, object]]:
    """What is said of an index's *entry* over a match of 3∶2."""
    copy = "海宁队主场以3∶2险胜锦江队。第五盘，小将以3∶1锁定胜局，赛后说手一直在抖，教练说她打得像老将一样。" * 2
    stories = {"a": Story("a", "news", ("海宁队3∶2险胜锦江队",), (Paragraph("p", copy, (1,)),))}
    found = findings(printed("page", date(2026, 6, 9), stories, (f"{entry}　　1版",)))
    return [(dict(one.facts)["said"], dict(one.facts)["right"]) for one in found]


def test_the_score_of_an_index_is_the_story_s() -> None:
    assert of_index("乒超：海宁队5∶2险胜锦江队") == [("5∶2", "3∶2")]
    assert of_index("乒超：海宁队3∶2险胜锦江队") == []


@pytest.mark.parametrize(("share", "wrong"), [("44%", False), ("54%", True), ("12%", False)])
def test_a_share_of_a_row_is_the_text_s(share: str, wrong: bool) -> None:
    rows = ("第一产业　147　6%", f"第二产业　1078　{share}", "第三产业　1225　50%")
    copy = "上半年三次产业的增加值见表。第二产业占比为44%，第三产业占比恰好一半，与上年同期大体相当。"
    body = (Paragraph("p", copy, (1,)), *(Paragraph("row", one, (at + 2,)) for at, one in enumerate(rows)))
    found = findings(printed("page", date(2026, 7, 9), {"a": Story("a", "news", ("上半年经济运行情况",), body)}))
    told_there = [(dict(one.facts)["said"], dict(one.facts)["right"]) for one in found if one.code == "check-restated"]
    assert told_there == ([("54%", "44%")] if wrong else [])


LOSSES = (
    "直接经济损失3.9亿元，其中农业1.5亿元、基础设施1.8亿元、工矿企业0.6亿元。\n"
    "局长说，损失最大的是{}，核灾数据还会变动。"
)


@pytest.mark.parametrize(
    ("who", "wrong"), [("基础设施", False), ("农业", True), ("工矿企业", True), ("老旧民房", False)]
)
def test_the_most_of_a_list_is_its_most(who: str, wrong: bool) -> None:
    assert told(LOSSES.format(who), "山洪造成损失") == ([(who, "基础设施")] if wrong else [])


BUDGET = ("教育　81.6　88.0", "卫生健康　45.8　48.1", "住房保障　24.0　26.5", "合计　151.4　162.6")


@pytest.mark.parametrize(
    ("copy", "wrong"),
    [
        ("增量最大的是教育；增幅最大的是住房保障。", ""),
        ("增量最大的是卫生健康；增幅最大的是住房保障。", "卫生健康"),
    ],
)
def test_the_most_of_a_table_has_the_most_in_a_column_or_grew_most(copy: str, wrong: str) -> None:
    body = (Paragraph("p", f"今年的支出安排见表，单位是亿元。{copy}", (1,)),)
    rows = tuple(Paragraph("row", one, (at + 2,)) for at, one in enumerate(BUDGET))
    found = findings(printed("page", date(2026, 7, 9), {"a": Story("a", "news", ("今年支出安排",), body + rows)}))
    assert [dict(one.facts)["said"] for one in found] == ([wrong] if wrong else [])


BUS = "民警查看监控，发现老人在鼓楼站上了34路公交车。{}路司机回忆，老人坐到终点才下车，还向他打听粮站还开不开。"


@pytest.mark.parametrize(
    ("number", "wrong"), [("34", False), ("33", False), ("84", True), ("43", True), ("108", False)]
)
def test_a_line_never_named_beside_another_is_that_one(number: str, wrong: bool) -> None:
    assert told(BUS.format(number), "走失老人坐车到湖边") == ([(number, "34")] if wrong else [])


def test_two_lines_of_one_sentence_are_two() -> None:
    assert told(BUS.format("84") + "34路和84路的终点都在湖边。", "走失老人坐车到湖边") == []


@pytest.mark.parametrize(("number", "wrong"), [("一", False), ("1", False), ("七", True)])
def test_a_bed_of_a_head_is_the_bed_of_its_text(number: str, wrong: bool) -> None:
    copy = f"护理院“{number}号床”的老人今年过了生日，每天读报，还记笔记，护工说她从不误一顿饭。"
    assert told(copy, "“一号床”的老人考上了大学") == ([("七", "一")] if wrong else [])


RESCUE = "列车长把除颤仪递进来，除颤{}次，乘客恢复了心跳。\n医生说：“除颤两次，救命的是那台机器，更是旁边的十几双手。”"


@pytest.mark.parametrize(("number", "wrong"), [("两", False), ("六", True)])
def test_what_stands_behind_one_word_twice_is_one_figure(number: str, wrong: bool) -> None:
    assert told(RESCUE.format(number), "车厢里的抢救") == ([("两次", "六次")] if wrong else [])


@pytest.mark.parametrize(
    "copy",
    [
        "门票六十元，孩子门票三十元。\n老人说，从前门票八十元，一年也来不了一回，如今看一场要便宜得多。",  # prices
        "首批来了16位老师，都住在村里。\n首批16位老师走的时候，村里又来了18位，孩子们在村口等着。",
        "新书首印六万册，一个月卖完。\n责任编辑说，首印六万二千册里有两千册送给了山里的学校。",  # rounded
    ],
)
def test_other_figures_behind_a_word_are_others(copy: str) -> None:
    assert told(copy, "一条短消息") == []
