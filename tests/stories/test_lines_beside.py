"""Forms of lines that only their neighbours settle: each case says what stands above and below."""

from __future__ import annotations

import pytest

from layout.dumps.dump import read_dump

PROSE = "清晨的集市上人来人往，摊主们把刚采下的青菜码得整整齐齐，等着早起的街坊来挑。"


def roles(dump: str) -> list[str]:
    return [one.role for one in read_dump(dump.encode(), "page.txt").margin]


@pytest.mark.parametrize(
    ("byline", "name"),
    [
        ("黑龙江 孙北大", "孙北大"),
        ("文／皮膚科醫師 蔡欣妤", "蔡欣妤"),
        ("初三（4）班 蒋子轩", "蒋子轩"),
        ("方舟 著 长河文艺出版社", "方舟"),
        ("謝文賢（台東縣／國中教師）", "謝文賢"),
        ("〔記者蔡文彬／台北報導〕", "蔡文彬"),
    ],
)
def test_who_wrote_is_known_with_what_they_are(byline: str, name: str) -> None:
    copy = read_dump(f"河边的集市\n{byline}\n{PROSE}\n".encode(), "page.txt")
    assert [one.role for one in copy.margin] == ["headline", "byline", "body"]
    assert name in (copy.stories[0].byline.raw if copy.stories[0].byline else "")


def test_offices_under_a_rubric_are_heads_of_briefs_and_sign_elsewhere() -> None:
    briefs = f"【部门动态】\n市城管局\n{PROSE}\n市气象局\n{PROSE}\n"
    assert roles(briefs) == ["rubric", "headline", "body", "headline", "body"]
    assert roles(f"关于停水的通知\n{PROSE}\n市城管局\n2026年3月4日\n")[2:] == ["signature", "signature"]


def test_a_rubric_runs_over_heads_and_a_subhead_over_copy() -> None:
    heads = ("考生忘带证件 骑警七分钟取回", "树荫下的旗袍妈妈们")
    copy = read_dump("".join(f"聚焦高考首日\n{head}\n{PROSE}\n" for head in heads).encode(), "page.txt")
    assert [one.rubric for one in copy.stories] == ["聚焦高考首日"] * 2
    assert ["".join(one.headline) for one in copy.stories] == [head.replace(" ", "") for head in heads]


def test_the_last_words_of_a_letter_are_no_head() -> None:
    letter = f"致家长的一封信\n{PROSE}\n让我们一起为孩子撑起平安的天空！\n市教育局 市公安局\n2026年8月29日\n"
    assert roles(letter) == ["headline", "body", "body", "signature", "signature"]


def test_one_ideograph_and_a_comma_begin_a_paragraph_under_a_full_stop() -> None:
    assert roles(f"说慢\n{PROSE}\n慢，是心里不慌；快，是手上不停。\n") == ["headline", "body", "body"]


def test_who_said_something_is_no_head() -> None:
    said = "“分数出来之前，谁都不许问。”\n——一位考生的公告\n“我穿三年校服了，今天轮到她。”\n——考生小李谈妈妈送考\n"
    assert roles(f"今日声音\n{said}") == ["headline", *["body"] * 4]


def test_what_looks_like_furniture_and_is_copy() -> None:
    drawn = f"双色球开奖公告\n{PROSE}\n红球：02 09 14 21 26 33\n蓝球：07\n"
    assert "furniture" not in roles(drawn)
    assert roles("敬告读者\n邮发代号13-66，全年定价一百四十四元，全国各地邮局均可订阅。\n") == ["headline", "body"]
    assert roles(f"A05\n重点\n2026年6月9日 星期二 编辑 饶舌\n河边的集市\n{PROSE}\n")[:3] == ["furniture"] * 3
