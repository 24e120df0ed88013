"""What a page says of its own, as the papers of each region write it: jumps, pages, dates, the facts of a flag."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from layout.numbering import PageNumber
from layout.value import NamedTuple

_FOUNDED: Final = 1911
"""The year before the first of the Republic of China."""

_ERAS: Final = ((date(2019, 5, 1), "令和"), (date(1989, 1, 8), "平成"), (date(1926, 12, 25), "昭和"),
                (date(1912, 7, 30), "大正"), (date(1868, 10, 23), "明治"))  # fmt: skip
"""The first day of each era of Japan, the latest first."""


class RegionalWords(NamedTuple):
    """Words and forms of one region.  Braces take what is named in them, or the one thing that they are about."""

    page: str
    """A page that is counted: 第3版."""
    labelled_page: str
    """A page that has a label, such as A3."""
    jump_to: tuple[str, ...]
    """Where a story goes on, the fullest words first; ``{page}`` is the page in words, ``{number}`` its number."""
    jump_from: str
    """Where it comes from."""
    listed: str
    """The page of a line of an index."""
    weekday: str
    weekdays: str
    """The days of the week, from Monday."""
    lunar: str
    """The lunar date in a flag; empty: papers do not give it."""
    pages: str
    """How many pages today."""
    price: str
    issue: str
    cn: str
    postal: str
    supervisor: str
    sponsor: str
    ad: str
    """What an advertisement is marked with (《中华人民共和国广告法》 art. 14; papers elsewhere do so by habit)."""
    era: str = ""
    """How years are counted: ``minguo``, ``japan``; empty: by the common era alone."""
    traditional: bool = False
    marks: str = "cn"
    """Where marks stand in their cells, as ``region`` of a text style says it."""
    registered: bool = False
    """Flags have to say their CN number, their running number and their pages."""

    def page_words(self, *numbers: int) -> str:
        """*numbers* of pages as the words of a jump have them; a label is no ordinal.

        >>> MAINLAND.page_words(3), JAPAN.page_words(3), TAIWAN.page_words(PageNumber.of("A3"))
        ('第3版', '3面', 'A3版')
        >>> MAINLAND.page_words(1, 3)
        '第1、3版'
        """
        return self.page_form(numbers).format("、".join(map(str, numbers)))

    def page_form(self, numbers: Iterable[int]) -> str:
        """The words of a page with braces for its number, where one of *numbers* is to go in."""
        return self.labelled_page if any(isinstance(one, PageNumber) for one in numbers) else self.page

    def jumps_to(self, number: int) -> tuple[str, ...]:
        """The words of a jump line to page *number*, the fullest first.

        >>> regional("ja").jumps_to(2)
        ('（2面に続く）', '2面に続く', '2面へ')
        """
        return tuple([one.format(page=self.page_words(number), number=number) for one in self.jump_to])

    def date_words(self, day: date, *, han: bool = False) -> str:
        """*day* as a flag has it, in *han* figures where the house sets it so.

        >>> [regional(one).date_words(date(2026, 11, 28)) for one in ("zh-Hant-HK", "zh-Hant-TW", "ja")]
        ['2026年11月28日', '中華民國115年11月28日', '2026年（令和8年）11月28日']
        >>> [regional(one).date_words(date(2026, 11, 28), han=True) for one in ("zh-Hant-TW", "ja")]
        ['中華民國一一五年十一月二十八日', '二〇二六年（令和八年）十一月二十八日']
        """
        month, counted = f"{day.month}月{day.day}日", years_of(day).get(self.era, "")
        said = f"{day.year}年（{counted}年）{month}" if counted else f"{day.year}年{month}"
        if counted and self.era == "minguo":
            said = f"中華{counted}年{month}"
        return in_han_figures(said) if han else said

    def weekday_words(self, day: date) -> str:
        """The day of the week: 星期六, 土曜日."""
        return self.weekday.format(self.weekdays[day.weekday()])

    def lunar_words(self, lunar: str) -> str:
        """A *lunar* date with what stands before it, in the characters of the region; empty where papers give none."""
        return self.lunar.format(self.lunar_date(lunar)) if lunar and self.lunar else ""

    def lunar_date(self, lunar: str) -> str:
        """A *lunar* date in the characters of the region, without the words that stand before it in a flag.

        >>> TAIWAN.lunar_date("農曆甲辰年腊月廿三"), MAINLAND.lunar_date("甲辰年腊月廿三")
        ('甲辰年臘月廿三', '甲辰年腊月廿三')
        """
        bare = _LUNAR_BEFORE.sub("", lunar)
        return bare.translate(_TRADITIONAL) if self.traditional else bare


_TRADITIONAL: Final = str.maketrans("闰腊", "閏臘")
_LUNAR_BEFORE: Final = re.compile(r"^[农農][历曆]\s*")
"""What a desk may have written before the date, and :attr:`RegionalWords.lunar` writes."""


def years_of(day: date) -> dict[str, str]:
    """The year of *day* as each way to count says it, by :attr:`RegionalWords.era`; none before its first year.

    >>> years_of(date(2026, 11, 28))
    {'common': '2026', 'minguo': '民國115', 'japan': '令和8'}
    """
    said = {"common": str(day.year)}
    if day.year > _FOUNDED:
        said["minguo"] = f"民國{_counted(day.year - _FOUNDED)}"
    era = next(((name, day.year - first.year + 1) for first, name in _ERAS if day >= first), None)
    if era:
        said["japan"] = f"{era[0]}{_counted(era[1])}"
    return said


_FIGURES: Final = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_HAN: Final = "〇一二三四五六七八九"


def in_han_figures(words: str) -> str:
    """*words* with every number in Han figures as dates and flags have them; one with a fraction stays as it is.

    >>> in_han_figures("令和8年11月28日"), in_han_figures("定価1,200円"), in_han_figures("零售價1.50元")
    ('令和八年十一月二十八日', '定価一二〇〇円', '零售價1.50元')
    """

    def figures(found: re.Match[str]) -> str:
        return found[0] if "." in found[0] else in_han(int(found[0].replace(",", "")))

    return _FIGURES.sub(figures, words)


def in_han(number: int) -> str:
    """*number* in Han figures as dates have them: by tens under a hundred, figure by figure above.

    >>> in_han(8), in_han(10), in_han(28), in_han(115), in_han(2026)
    ('八', '十', '二十八', '一一五', '二〇二六')
    """
    if number < 10 or number >= 100:
        return "".join(_HAN[int(figure)] for figure in str(number))
    tens, ones = divmod(number, 10)
    return f"{_HAN[tens] if tens > 1 else ''}十{_HAN[ones] if ones else ''}"


def _counted(year: int) -> str:
    return "元" if year == 1 else str(year)


MAINLAND: Final = RegionalWords(
    page="第{}版", labelled_page="{}版", jump_to=("（下转{page}）", "下转{page}", "下转{number}版"),
    jump_from="（上接{}）", listed="{}版", weekday="星期{}", weekdays="一二三四五六日", lunar="农历{}",
    pages="今日{}版", price="零售价{}", issue="第{}期", cn="国内统一连续出版物号 {}", postal="邮发代号 {}",
    supervisor="主管：{}", sponsor="主办：{}", ad="广告", registered=True,
)  # fmt: skip
TAIWAN: Final = RegionalWords(
    page="第{}版", labelled_page="{}版", jump_to=("（下轉{page}）", "下轉{page}", "下轉{number}版"),
    jump_from="（上接{}）", listed="{}版", weekday="星期{}", weekdays="一二三四五六日", lunar="農曆{}",
    pages="今日{}版", price="零售價{}", issue="第{}期", cn="國內統一連續出版物號 {}", postal="郵發代號 {}",
    supervisor="主管：{}", sponsor="主辦：{}", ad="廣告", era="minguo", traditional=True, marks="tw",
)  # fmt: skip
HONG_KONG: Final = TAIWAN._replace(pages="今日出紙{}版", price="每份{}", issue="第{}號", era="")
JAPAN: Final = RegionalWords(
    page="{}面", labelled_page="{}面", jump_to=("（{page}に続く）", "{page}に続く", "{page}へ"),
    jump_from="（{}から続く）", listed="{}面", weekday="{}曜日", weekdays="月火水木金土日", lunar="",
    pages="{}ページ", price="定価{}", issue="第{}号", cn="{}", postal="{}", supervisor="監修：{}", sponsor="主催：{}",
    ad="広告", era="japan", marks="jp",
)  # fmt: skip

_OF_PLACES: Final = {"hk": HONG_KONG, "mo": HONG_KONG, "tw": TAIWAN, "cn": MAINLAND, "sg": MAINLAND, "my": MAINLAND}
_CHINESE: Final = ("zh", "cmn", "yue")
"""Languages of Chinese papers; Cantonese without a place is written in Hong Kong above all."""


def region_of(language: str) -> RegionalWords | None:
    """The words of the region that *language* (BCP 47, its parts in any case) is of; none for one not written in Han.

    What a script says goes before the place, and a place before the language alone: Chinese in simplified characters
    is the mainland's wherever it is printed.

    >>> region_of("zh_tw") is TAIWAN, region_of("yue-Hant-HK") is HONG_KONG, region_of("jav") is None
    (True, True, True)
    """
    first, *rest = parts = language.replace("_", "-").lower().split("-")
    if first == "ja":
        return JAPAN
    if first not in _CHINESE:
        return None
    if "hans" in rest:
        return MAINLAND
    there = HONG_KONG if "yue" in parts else TAIWAN if "hant" in rest else MAINLAND
    place = next((_OF_PLACES[part] for part in rest if part in _OF_PLACES), there)
    return there if place is MAINLAND and "hant" in rest else place


def regional(language: str) -> RegionalWords:
    """The words of the region that *language* (BCP 47) is of; the mainland's for one that is not written in Han."""
    return region_of(language) or MAINLAND
