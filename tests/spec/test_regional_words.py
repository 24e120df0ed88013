"""Days, jumps and pages as the papers of each region write them."""

from __future__ import annotations

import doctest
from datetime import date

import pytest

from layout.cards.words import ENGLISH, words_in
from layout.epaper.words import screen_words
from layout.numbering import PageNumber
from layout.spec import regional as module
from layout.spec.regional import HONG_KONG, JAPAN, MAINLAND, TAIWAN, region_of, regional
from layout.spec.styles import TextStyle, in_language
from layout.stories.datelines import jump_at_end, jump_at_start


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh-Hans", MAINLAND), ("zh", MAINLAND), ("en", MAINLAND), ("zh-Hant", TAIWAN), ("zh-Hant-TW", TAIWAN),
        ("zh_TW", TAIWAN), ("zh-Hant-HK", HONG_KONG), ("zh-HK", HONG_KONG), ("zh-Hant-MO", HONG_KONG), ("ja", JAPAN),
        ("ja-JP", JAPAN), ("jav", MAINLAND), ("yue-Hant-HK", HONG_KONG), ("yue", HONG_KONG), ("cmn-Hant", TAIWAN),
        ("zh-Hans-HK", MAINLAND), ("zh-Hant-CN", TAIWAN), ("zh-yue", HONG_KONG), ("ZH-HANT-MO", HONG_KONG),
    ],
)  # fmt: skip
def test_a_language_has_the_words_of_its_region(language: str, words: module.RegionalWords) -> None:
    assert regional(language) is words


@pytest.mark.parametrize(
    ("day", "japan", "taiwan"),
    [
        (date(2026, 11, 28), "2026年（令和8年）11月28日", "中華民國115年11月28日"),
        (date(2019, 5, 1), "2019年（令和元年）5月1日", "中華民國108年5月1日"),
        (date(2019, 4, 30), "2019年（平成31年）4月30日", "中華民國108年4月30日"),
        (date(1989, 1, 7), "1989年（昭和64年）1月7日", "中華民國78年1月7日"),
        (date(1926, 12, 25), "1926年（昭和元年）12月25日", "中華民國15年12月25日"),
        (date(1912, 7, 29), "1912年（明治45年）7月29日", "中華民國元年7月29日"),
        (date(1911, 12, 31), "1911年（明治44年）12月31日", "1911年12月31日"),
    ],
)
def test_years_are_counted_as_each_region_counts_them(day: date, japan: str, taiwan: str) -> None:
    assert JAPAN.date_words(day) == japan
    assert TAIWAN.date_words(day) == taiwan
    assert HONG_KONG.date_words(day) == MAINLAND.date_words(day) == f"{day.year}年{day.month}月{day.day}日"


def test_days_of_the_week() -> None:
    days = [date(2026, 11, 23 + i) for i in range(7)]
    assert [JAPAN.weekday_words(day)[0] for day in days] == list("月火水木金土日")
    assert TAIWAN.weekday_words(days[5]) == HONG_KONG.weekday_words(days[5]) == "星期六"
    assert JAPAN.weekday_words(days[5]) == "土曜日"


def test_jumps_from_the_fullest_words() -> None:
    assert TAIWAN.jumps_to(PageNumber.of("A3")) == ("（下轉A3版）", "下轉A3版", "下轉A3版")
    assert HONG_KONG.jumps_to(3)[0] == "（下轉第3版）"
    assert MAINLAND.jumps_to(3) == ("（下转第3版）", "下转第3版", "下转3版")
    assert JAPAN.jumps_to(2) == ("（2面に続く）", "2面に続く", "2面へ")
    assert JAPAN.jump_from.format(JAPAN.page_words(1)) == "（1面から続く）"


def test_lunar_days_are_written_as_the_region_writes() -> None:
    assert TAIWAN.lunar_words("乙巳年闰六月初一") == "農曆乙巳年閏六月初一"
    assert MAINLAND.lunar_words("甲辰年腊月廿三") == "农历甲辰年腊月廿三"
    assert JAPAN.lunar_words("甲辰年腊月廿三") == ""


def test_what_stands_before_a_lunar_day_is_written_once() -> None:
    assert TAIWAN.lunar_words("農曆甲辰年腊月廿三") == TAIWAN.lunar_words("农历甲辰年腊月廿三") == "農曆甲辰年臘月廿三"
    assert MAINLAND.lunar_words("农历 甲辰年腊月廿三") == "农历甲辰年腊月廿三"


@pytest.mark.parametrize("language", ["zh-Hans", "zh_TW", "yue-Hant-HK", "zh-MO", "ja-JP", "jav", "en"])
def test_everything_that_is_chosen_by_region_is_of_the_same_one(language: str) -> None:
    words = regional(language)
    assert words_in(language).region is words
    assert (words_in(language) is ENGLISH) is (region_of(language) is None)
    assert in_language(TextStyle("body", "song", 10_000, 12_000), language).region == words.marks
    assert ("目录" in screen_words(language).contents) is (words is MAINLAND)


def test_the_examples_of_the_module_hold() -> None:
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("text", "jump"),
    [
        ("橋は渡れる。（2面に続く）", ("to", 2, 6)),
        ("橋は渡れる。2面につづく", ("to", 2, 6)),
        ("（１面から続く）", ("from", 1, 0)),
        ("改札の正面に続く道を行く", None),
        ("詳しくは2面", None),
        ("2面へ", ("to", 2, 0)),
        ("橋は渡れる。（2面へ）", ("to", 2, 6)),
        ("詳しくは2面へ", None),
        ("橋は渡れる。（特1面に続く）", ("to", 1, 6)),
        ("大橋今日通車。（下轉特1版）", ("to", 1, 7)),
        ("大桥今日通车。下转特1版", ("to", 1, 7)),
    ],
)
def test_japanese_jump_lines_in_copy_are_read(text: str, jump: tuple[str, int, int] | None) -> None:
    found = jump_at_end(text)
    assert (found and (found[0].direction, found[0].page, found[1])) == jump


@pytest.mark.parametrize("words", [MAINLAND, TAIWAN, HONG_KONG, JAPAN])
@pytest.mark.parametrize("page", [3, PageNumber.of("A3"), PageNumber.of("特3")])
def test_every_jump_line_that_is_set_is_read_back(words: module.RegionalWords, page: int) -> None:
    for line in words.jumps_to(page):
        found = jump_at_end(line)
        assert found and (found[0].direction, found[0].page, found[1]) == ("to", 3, 0), line
    found = jump_at_start(words.jump_from.format(words.page_words(page)))
    assert found and (found[0].direction, found[0].page) == ("from", 3)


def test_where_japanese_copy_comes_from_is_read_at_its_head() -> None:
    found = jump_at_start("（1面から続く）橋は五年ぶりに")
    assert found and (found[0].direction, found[0].page, found[1]) == ("from", 1, 8)
    assert jump_at_start("（海の正面から続く道）を行く") is None
