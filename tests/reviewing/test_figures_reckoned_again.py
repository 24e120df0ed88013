"""Figures that come back, products, differences, rests and standings: told where off, left alone where not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from read_pages import findings, natural_page

from layout.counting.standings import may_have


def codes(text: str) -> list[str]:
    """What is told of a story with *text*."""
    page = natural_page(0, text=f"日 2026年11月19日\n题 山城见闻\n文 本报讯（记者何山）{text}")
    return [one.code for one in findings(page)]


CASES = (
    # Figures that come back.
    ("图书室添了旧书128册。馆长说，128册旧书全是居民送的。", "说，128册", "说，126册", "check-restated"),
    ("菜场里有9名摊主报了名。这9个人排了班。", "这9个人", "这5个人", "check-restated"),
    ("门票10元，带一杯茶。老板说，10元不挣钱。", "说，10元", "说，13元", "check-restated"),
    ("从村里到医院63.5公里。63.5公里山路要走一天。", "。63.5公里", "。63.5米", "check-restated"),
    ("全县茶园8.6万亩。8.6万亩茶园已采三成。", "。8.6万亩", "。8.6万公顷", "check-restated"),
    # So many of so much each.
    ("县里派出38个工作组、304名技术员，平均每组8人。", "38个", "83个", "check-sum"),
    ("她时薪45元，每日工作8小时，日薪360元。", "360元", "760元", "check-sum"),
    ("操场面积420平方米，长30米，宽14米。", "30米", "39米", "check-sum"),
    ("今年编16个班，每班50人，共800人。", "共800人", "共1900人", "check-sum"),
    # Two figures and how far apart they are, and what is left.
    ("心率最高152次，比警戒线165次低13次。", "低13次", "低15次", "check-sum"),
    ("平均等候时间由90分钟缩短到25分钟，少等65分钟。", "25分钟", "45分钟", "check-sum"),
    ("团队在320种配方中筛选，淘汰317种，留下3种。", "317种", "817种", "check-sum"),
    ("烘干费每吨60元，财政补20元，农户实付40元。", "40元", "47元", "check-sum"),
    # Wholes and parts.
    ("校队现有46人，男生27人、女生19人。", "女生19人", "女生29人", "check-sum"),
    ("32人中有医生14名、护士18名。", "14名", "44名", "check-sum"),
    ("每周开课8节，其中音乐3节、美术3节、英语2节。", "2节", "8节", "check-sum"),
    ("全线有隧道4座、桥梁19座，桥隧共23座。", "4座", "2座", "check-sum"),
    ("戏班9人，5人操影，4人伴奏。", "9人", "2人", "check-sum"),
    # Growth, and matches.
    ("2.4万名跑者参赛。规模比去年的2.0万人增长20%。", "2.0万人", "2.8万人", "check-sum"),
    ("用药由5公斤减到3.5公斤，减少30%。", "3.5公斤", "6.5公斤", "check-sum"),
    ("铁骑队5胜3平1负积18分，排名第三。", "18分", "16分", "check-sum"),
    ("上半程进11球失6球，净胜5球。", "净胜5球", "净胜6球", "check-sum"),
)  # fmt: skip
"""A text, words of it, what a slip makes of them, and the code of what is told."""


@pytest.mark.parametrize(("said", "was", "now", "code"), CASES)
def test_what_does_not_come_out_is_told_and_what_does_is_left_alone(said: str, was: str, now: str, code: str) -> None:
    assert said.count(was) == 1
    assert codes(said) == []
    assert code in codes(said.replace(was, now))


@pytest.mark.parametrize(
    "said",
    [
        "大巴上12人，3人重伤，2人轻伤。",
        "这两天风大。三天后转晴。",
        "老店卖8元一碗，新店卖9元一碗。",
        "代表团携197项发明参展，共获得70项金奖和97项银奖。",
        "从甲城到乙城1000公里，2000公里的路线也已开通。",
        "支持资金5.1亿元。其中，2.28亿元用于修堤，7.28亿元用于修路。",
        "预计发送旅客5738万人次，其中铁路1935万人次，公路3450万人次。",
        "出口21480.2亿元，进口23242.6亿元，进出口总额44722.7亿元。",
        "一斤柿子五角钱没人要，如今一盒两斤，卖46元，合一斤23元。",
        "早稻单产首次突破400公斤，实现亩产400.8公斤，比上年每亩产量增加5.8公斤。",
        "今年收到264件作品，国中组148件，高中组116件，比去年的220件增加20%。",
        "去年，全院门诊142万人次、急诊26万人次，总量比上年的160万人次增长5%。",
        "伤者的损失共15万元，其中医疗费3.2万元、误工费2.4万元、护理费9.4万元，由公司承担70%，即10.5万元。",
        "全程12000人，半程6000人。全程完赛11460人，完赛率95.5%；半程完赛5820人，完赛率97%。",
        "87人中，60至69岁的31人，70至79岁的42人，80岁以上的14人，70岁以上的占64%。",
        "报名1.2万人，抽签录取6000人，领物5710人，检录起跑5588人，完赛5490人。",
        "全市登记换房4126户，其中已卖出旧房2871户，已买到新房2237户。",
        "她10月敲了412户、11月398户、12月390户，三个月共92天，平均每天13户。",
        "周五周六日均80万元，周日到周四日均31万元，全周合计315万元。",
        "旧房卖了148万元，新房231万元，加上税费3万元，合计要补86万元。",
        "有人认错了厂牌上“1966”的字样，其实是“1969”，厂建于1969年。",
        "预计设展位651家，连同500多家伙伴，参展商将达到1200家。",
    ],
)
def test_figures_that_only_look_alike_are_left_alone(said: str) -> None:
    assert codes(said) == []


def test_points_of_a_record_by_any_way_of_counting() -> None:
    assert may_have(18, 5, 3) and may_have(13, 5, 3) and not may_have(16, 5, 3)
