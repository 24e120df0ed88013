"""Copy in which several people have like names or like offices is left alone, and what is a fault is still seen."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from time import process_time

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from clean_copy import FURTHER, LOOKED_AT
from read_pages import findings, natural_page, printed

from layout.findings import Finding
from layout.reading.passages import SURE
from layout.stories.model import Byline, Paragraph, Story


def said(words: str, *writers: str) -> tuple[Finding, ...]:
    """What the check finds in a story of a head and paragraphs, divided by slashes."""
    head, *copy = words.split("/")
    body = tuple(Paragraph("p", text, (at + 1,)) for at, text in enumerate(copy))
    story = Story("s", "news", (head,), body, byline=Byline(" ".join(writers), names=writers) if writers else None)
    return findings(printed("clean", date(2024, 12, 30), {"s": story}))


@pytest.mark.parametrize("words", LOOKED_AT + FURTHER)
def test_ordinary_copy_is_left_alone(words: str) -> None:
    assert [str(one) for one in said(words)] == []


def test_there_are_forty_further_stories() -> None:
    assert len(FURTHER) >= 40 and len({*FURTHER}) == len(FURTHER)


@pytest.mark.parametrize(
    ("words", "code", "right"),
    [
        ("选手合影/选手王丽、王丽获一等奖。选手王丽华获二等奖。", "check-twice", None),
        ("委员读书/市政协主席何立新说，书要读。陪同的市政协主席周文海说，读了要用。", "check-title", "主席何立新"),
        ("光明小学开学/光明小学校长陈玉梅说，欢迎。光明小学校长吴建平说，再见。", "check-title", "校长陈玉梅"),
        ("展会落幕/本报北京6月1日电 中国书展3日在北京闭幕。", "check-dateline", "6月1日"),
        ("展会落幕/12月31日，展会落下帷幕。", "check-after-issue", "2024-12-30"),
        ("展会落幕/走了二、三里路。", "check-mark", None),
        ("展会落幕/本报北京6月1日电 中国书展1日在上海闭幕。", "check-dateline", "北京"),
        ("李建国的井/村里有口井。村民张建国说，水甜。张建国挑了一担。", "check-name", "张建国"),
        ("王市长与书记张建国谈心/市政府市长张建国到翠湖社区看望居民。", "check-title", "市长张建国"),
        ("回家/他一直没有一直没有回家。", "check-twice", None),
        ("回家/出门一定要一定要带伞。", "check-twice", None),
        ("表决/大会一致通过一致通过了决议。", "check-twice", None),
    ],
)
def test_what_is_a_fault_is_still_seen(words: str, code: str, right: str | None) -> None:
    assert [(one.code, dict(one.facts).get("right")) for one in said(words)] == [(code, right)]


def test_one_after_another_is_no_word_set_twice() -> None:
    assert said("学琴/他一个键一个键地按，一步一步走，一张纸一张纸地抄，一户人一户人地问，一锹一锹地挖。") == ()


def test_the_comma_that_ends_a_line_of_verse_is_no_fault() -> None:
    for kind, lines, codes in (
        ("verse", ("江水退了一尺，", "石头露出旧年的刻度。"), []),
        ("p", ("江水退了一尺，石头露出旧年的刻度，孩子们在滩上捡贝壳，", "石头露出旧年的刻度。"), ["check-mark"]),
    ):
        body = tuple(Paragraph(kind, text, (at + 1,)) for at, text in enumerate(lines))
        story = Story("s", "news", ("初冬的江",), body)
        found = findings(printed("verse", date(2024, 12, 30), {"s": story}))
        assert [one.code for one in found] == codes


def test_the_day_to_which_something_goes_on_is_none_on_which_it_was_done() -> None:
    assert said("修路/本报讯 今天起到12月31日，水厂路西段半幅封闭。") == ()
    assert [one.code for one in said("修路/本报讯 12月31日，水厂路西段半幅封闭。")] == ["check-after-issue"]


@pytest.mark.parametrize("writer", ["张(三", "张[三", "李*四", "王三+"])
def test_names_of_a_byline_that_are_no_words_of_a_pattern(writer: str) -> None:
    assert said(f"春耕/记者{writer}说，地翻好了。{writer}今年40岁。", writer) == ()


@pytest.mark.parametrize(
    ("words", "sure"),
    [
        ("夜班/司机范小军说，路好走。车队里还有一位，司机范小君说，灯也亮。范小军点头。", False),
        ("夜班/司机范小军说，路好走。范小君说，灯也亮。范小军点头。", True),
    ],
)
def test_of_two_names_that_sound_alike_the_one_without_a_title_is_surely_the_other(words: str, *, sure: bool) -> None:
    (one,) = said(words)
    assert one.code == "check-name"
    assert (dict(one.facts)["sure"] == SURE) is sure


@pytest.mark.parametrize("number", range(51, 70))
def test_pages_of_kin_namesakes_neighbours_and_lives_told_are_left_alone(number: int) -> None:
    assert [str(one) for one in findings(natural_page(number))] == []


@pytest.mark.parametrize(
    ("page", "was", "now", "right"),
    [
        (52, "王秀兰说，家里最多", "王秀莲说，家里最多", "王秀兰"),
        (52, "梁启明后来也当了校长", "梁启铭后来也当了校长", "梁启明"),
        (51, "图 沈佩兰在车间", "图 沈佩蓝在车间", "沈佩兰"),
        (53, "王立新强调，城市", "王立欣强调，城市", "王立新"),
        (55, "六十年了。”何水生", "六十年了。”何永生", "何水生"),
        (61, "张宇轩抢断成功", "张雨轩抢断成功", "张宇轩"),
        (63, "安妮·史密斯来江州", "安妮·史密思来江州", "安妮·史密斯"),
        (64, "图 民警吴凯", "图 民警吴恺", "吴凯"),
        (59, "图 11月27日，东岭村", "图 11月2日，东岭村", None),
    ],
)
def test_a_fault_among_like_names_is_still_seen(page: int, was: str, now: str, right: str | None) -> None:
    told = [dict(one.facts)["right"] for one in findings(natural_page(page, was, now))]
    assert told == [right] if right else told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("护河人/五十二岁的沈佩兰推着车沿河走。沈佩兰说，水清了。/五十三岁的沈佩兰还捡了一筐瓶子。", ["五十二岁"]),
        ("护河人/五十二岁的沈佩兰推着车沿河走。沈佩兰说，水清了。/1990年，十八岁的沈佩兰到了河边。", []),
        ("护河人/五十二岁的沈佩兰推着车沿河走。沈佩兰说，水清了。/那年，四十九岁的沈佩兰救了一个人。", []),
        ("护河人/五十二岁的沈佩兰推着车沿河走。沈佩兰说，水清了。/二十岁的沈佩兰很怕羞。", []),
    ],
)
def test_ages_are_held_against_each_other_only_where_they_are_of_one_day(words: str, told: list[str]) -> None:
    assert [dict(one.facts)["right"] for one in said(words)] == told


def test_a_roster_of_names_that_are_all_alike_is_read_in_time() -> None:
    """It takes six seconds of CPU, and minutes without a bound of the pairs that are looked at."""
    alike = "".join(f"张{chr(0x5000 + at)}涵说，好。" for at in range(1500))
    began = process_time()
    said("名册/" + "张子涵说，好。" * 1500 + "/" + alike)
    assert process_time() - began < 60
