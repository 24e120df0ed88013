"""What statements of quantity say of each other: what comes out is left alone, and what does not is told."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from read_pages import findings, natural_page

from layout.counting.quantities import quantities_in

CASES = (
    ("全镇共有茶园1.2万亩，其中可采茶园9600亩、幼龄茶园2400亩。", "2400亩", "3400亩", "check-sum"),
    ("学校有教师86人，其中高级教师23人、一级教师41人、二级教师22人。", "41人", "44人", "check-sum"),
    ("展览展出书画142件，绘画87件，书法55件。", "55件", "65件", "check-sum"),
    ("果园今年收苹果42吨、梨18吨、桃15吨，三样合计75吨。", "合计75吨", "合计85吨", "check-sum"),
    ("巡逻队8男6女，一共14人。", "共14人", "共16人", "check-sum"),
    ("她收了四个徒弟，两人学琵琶、一人学笛子、一人学古筝。", "两人", "三人", "check-sum"),
    ("前半程用时1小时40分06秒，后半程用时1小时45分12秒，总用时3小时25分18秒。", "45分12秒", "54分12秒", "check-sum"),
    ("問卷收回1萬2000份，其中有效1萬1000份、無效1000份。", "無效1000份", "無效3000份", "check-sum"),
    ("工厂每天加工豆腐3吨，一个月按30天算就是90吨。", "是90吨", "是80吨", "check-sum"),
    ("一条生产线每分钟灌装300瓶，一小时就是1.8万瓶。", "1.8万瓶", "2.8万瓶", "check-sum"),
    ("全镇1.8万亩小麦总产9000吨，平均亩产500公斤。", "500公斤", "550公斤", "check-sum"),
    ("每公斤收购价2.4元，今年亩产650公斤，一亩收入1560元。", "1560元", "1650元", "check-sum"),
    ("新厂房占地2.4万平方米，是老厂房8000平方米的三倍。", "8000平方米", "6000平方米", "check-sum"),
    ("水位从上月的86.4米回升到88.1米，上升1.7米。", "上升1.7米", "上升2.7米", "check-sum"),
    ("救护车到达时间由12分钟缩短到9分钟，快了3分钟。", "快了3分钟", "快了5分钟", "check-sum"),
    ("铺面去年空着64间，如今只剩16间，少了四分之三。", "四分之三", "四分之一", "check-percent"),
    ("公园里新种海棠320棵，比去年的200棵增加六成。", "六成", "四成", "check-percent"),
    ("报名的640名考生中，到考608人，到考率95%。", "95%", "59%", "check-percent"),
    ("全市有充电桩2.4万根，其中快充桩9600根，占四成。", "四成", "六成", "check-percent"),
    ("这场球上半场42∶38，下半场35∶41，全场77∶79。", "77∶79", "77∶76", "check-sum"),
    ("本赛季踢了22场，12胜6平4负。", "6平", "8平", "check-sum"),
    ("代表团获得5金7银6铜，共18枚奖牌。", "18枚", "16枚", "check-sum"),
    ("主队以3∶1取胜，总比分扳成1∶1。", "扳成1∶1", "扳成2∶1", "check-restated"),
    ("县里派出五路工作组，分别前往石桥、梅林、白塔、河口、柳坪。", "五路", "六路", "check-count"),
    ("手术从上午9时开始，到下午2时结束，历时5个小时。", "历时5个", "历时6个", "check-sum"),
    ("养老院有床位260张，入住老人182人，入住率70%。", "70%", "80%", "check-percent"),
    ("新购图书5600册，文学类占四成，共2240册。", "2240册", "2420册", "check-percent"),
    ("最高气温31摄氏度，最低零下2摄氏度，温差33摄氏度。", "温差33", "温差23", "check-sum"),
)  # fmt: skip
"""A sentence, words of it, what a slip makes of them, and the code of what is told."""


def codes(text: str) -> list[str]:
    """What is told of a page of one story with *text*."""
    return [one.code for one in findings(natural_page(0, text=f"日 2026年11月19日\n{text}"))]


@pytest.mark.parametrize(("said", "was", "now", "code"), CASES)
def test_what_does_not_come_out_is_told_and_what_does_is_left_alone(said: str, was: str, now: str, code: str) -> None:
    assert said.count(was) == 1
    head = "题 山城见闻\n文 本报讯（记者何山）"
    assert codes(head + said) == []
    assert code in codes(head + said.replace(was, now))


HEADS = (
    ("题 社区棋赛 老将三战全胜", "三战", "四战", "老将三战全胜，进了十六强。"),
    ("题 电梯补贴提至30万元", "30万元", "20万元", "每台电梯的补贴由20万元提高到30万元。"),
    ("题 五成教师每周加班", "五成", "七成", "在1200名受访教师中，600人每周加班，占50%。"),
    ("题 走丢三年的猫回家了", "三年", "四年", "猫是2023年走丢的，这三年去了哪里，谁也不知道。"),
    ("题 前三季度全市新开工项目增多", "前三季度", "上半年", "前三季度开工项目86个。前三季度投资也有增长。"),
    ("题 全年开行专列2480列", "2480列", "2480辆", "全年计划开行2480列。"),
    ("题 两村合修水渠\n副 全长18.6公里", "18.6公里", "18.6米", "水渠全长18.6公里，从水库流到两村。"),
    ("题 女选手获铜牌\n副 米小满游出2分21秒36", "21秒36", "22秒36", "米小满游出2分21秒36，比去年快。"),
)
"""Heads, words of one, what a slip makes of them, and the text."""


@pytest.mark.parametrize(("head", "was", "now", "text"), HEADS)
def test_a_head_has_the_number_that_its_text_has_with_the_same_words(head: str, was: str, now: str, text: str) -> None:
    body = f"\n文 本报讯（记者何山）{text}" + "记者到场时，大家正围着说话，天色已经不早，风从河面上吹过来。" * 2
    assert codes(head + body) == []
    assert codes(head.replace(was, now) + body) != []


@pytest.mark.parametrize(
    "said",
    [
        "“目前已有25个实验室在运行，还有3个在建，今后几年计划再开18个。”",
        "森林里有植树600万亩，修复草原50万亩，治沙150万亩。",
        "北大湖开放雪道从64条增至74条，雪道面积增加15%。",
        "灯塔工厂总数已达72家，占全球42%，示范工厂421家。",
        "收购玉米9000万吨，其中东北超5000万吨，占产量四成左右。",
        "长三角进出口16.01万亿元，同比增长5.6%，占全国的36.5%，比上年的36.3%又高了些。",
        "人均收入从2012年的16510元增长到2021年的35128元，年均增长6.6%。",
        "2326名妇女和3760名儿童被救出，占全部人数的67%。",
        "零售价每公斤6.3元，比前一周的7元下降10%。其中黄瓜由8元降到6元，茄子由5元降到4元。",
        "合作社收入528万元，其中稻米216万元、河蟹312万元，84户户均分红1.5万元，共分红126万元。",
        "霜岭村有276户。赵姓有143户，郭姓87户，余下46户是杂姓。",
    ],
)
def test_figures_of_different_things_are_not_held_against_each_other(said: str) -> None:
    assert codes(f"题 山城见闻\n文 本报讯（记者何山）{said}") == []


def test_a_head_over_the_rest_of_a_story_has_the_number_of_the_first() -> None:
    first = "引 水土保持会议召开\n题 十年治理流失61.2万亩\n文 会议指出，十年来治理61.2万亩。"
    assert codes(f"{first}\n引 水土保持会议召开\n题 十年治理流失61.2万亩\n文 会议还提出目标。") == []
    assert "check-restated" in codes(f"{first}\n引 水土保持会议召开\n题 十年治理流失61.5万亩\n文 会议还提出目标。")


@pytest.mark.parametrize(
    ("said", "value", "measure"),
    [
        ("1万2000笔", 12_000, "笔"), ("六成半", 65, "比率"), ("三年六个月", 42, "月"), ("零下29摄氏度", -29, "温度"),
        ("18.6公里", 18_600_000, "长"), ("两个半小时", 9000, "时长"), ("三名", 3, "人"), ("四个徒弟", 4, "人"),
    ],
)  # fmt: skip
def test_a_quantity_is_read_in_the_least_unit_of_its_measure(said: str, value: int, measure: str) -> None:
    (one,) = quantities_in(said)
    assert (one.value, one.measure) == (value, measure)


@pytest.mark.parametrize("said", ["1千2千3千米", "12万3万4万人", "、3人4人5人，共", "其中其中3人、4人"])
def test_figures_that_run_into_each_other_are_read_without_a_stop(said: str) -> None:
    codes(f"题 山城见闻\n文 {said}")


def test_each_of_what_is_said() -> None:
    assert quantities_in("一台机器一天烘30吨")[-1].each == ("天", "台")
    assert quantities_in("比前一周的10元上涨")[-1].each == ()
