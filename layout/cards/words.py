"""The fixed words of cards and of their alternative texts, in the language of the issue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from layout.spec.model import Paper
from layout.spec.regional import HONG_KONG, JAPAN, MAINLAND, TAIWAN, RegionalWords, region_of
from layout.value import NamedTuple

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""Written out here, for what a program gives for them follows the machine it runs on."""

_ENDS: Final = "。！？…!?.”」』》"


class CardWords(NamedTuple):
    """What a card says in its own words.  Braces take a number, a list of numbers, or the words of the story."""

    full: str
    gap: str
    """Between facts on one line."""
    dots: str
    """The sign that a text goes on."""
    between: str
    """Between sentences on one line."""
    stop: str
    """What ends a line of an alternative text."""
    of_page: str
    """Of a whole page: paper, date, page."""
    of_story: str
    """Of a story: paper, date, page."""
    labels: dict[str, str]
    only: str
    """The card has only the beginning: where the rest is."""
    taken: str
    """Before who made a picture, where his words do not say that it is one."""
    makers: str
    """Words of a credit end so when they say it."""
    region: RegionalWords = MAINLAND
    """Whose days and pages these are; English has its own."""

    def when(self, day: date, weekday: str) -> str:
        """Date and weekday on one line."""
        return f"{weekday}, {self.day(day)}" if self is ENGLISH else f"{self.day(day)}{self.gap}{weekday}"

    def day(self, day: date) -> str:
        """The date."""
        if self is ENGLISH:
            return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
        return self.region.date_words(day)

    def short(self, day: date) -> tuple[str, str]:
        """The date in two words."""
        if self is ENGLISH:
            return str(day.day), MONTHS[day.month - 1][:3]
        return f"{day.month}月", f"{day.day}日"

    def weekday(self, day: date) -> str:
        """The day of the week."""
        return DAYS[day.weekday()] if self is ENGLISH else self.region.weekday_words(day)

    def on(self, pages: Sequence[int]) -> str:
        """Which pages."""
        if self is ENGLISH:
            return f"{'Page' if len(pages) == 1 else 'Pages'} {', '.join(map(str, pages))}"
        return self.region.page_words(*pages)

    def whole_on(self, pages: Sequence[int]) -> str:
        """Where the whole story is to be read."""
        where = self.on(pages)
        return self.full.format(where[:1].lower() + where[1:] if self is ENGLISH else where)

    def numbers(self, page: int, section: str, paper: Paper) -> str:
        """Page and its section, how many pages today, number of the issue."""
        today, number = ("{} pages today", "No. {}") if self is ENGLISH else (self.region.pages, self.region.issue)
        worded = (
            self.on((page,)),
            section,
            today.format(paper.pages) if paper.pages else "",
            number.format(paper.number) if paper.number else "",
        )
        return self.gap.join(part for part in worded if part)

    def credit(self, raw: str) -> str:
        """Who made a picture, so that nobody takes him for the writer."""
        return raw if raw.rstrip("）)")[-1:] in self.makers else self.taken.format(raw)

    def author(self, byline: str) -> str:
        """A line of an alternative text that says who wrote it."""
        named = self is ENGLISH and byline.lower().startswith("by ")
        return self.sentence("" if named else "byline", byline)

    def sentence(self, label: str, text: str) -> str:
        """A line of an alternative text, ended, so that it is read with a pause wherever lines are run together."""
        worded = f"{self.labels[label]}{text}" if label else text
        return worded if worded[-1:] in _ENDS else worded + self.stop


HANS: Final = CardWords(
    full="全文见{}", gap="\u3000", between="", dots="……", stop="。",
    of_page="《{}》{}{}全图", of_story="《{}》{}{}",
    labels={"rubric": "栏目：", "kicker": "引题：", "head": "标题：", "deck": "副题：", "picture": "图片：",
            "text": "正文：", "opening": "正文开头：", "byline": "作者："},
    only="卡片只有开头，{}", taken="图：{}", makers="摄绘图影",
)  # fmt: skip
HANT: Final = CardWords(
    full="全文見{}", gap="\u3000", between="", dots="……", stop="。",
    of_page="《{}》{}{}全圖", of_story="《{}》{}{}",
    labels={"rubric": "欄目：", "kicker": "引題：", "head": "標題：", "deck": "副題：", "picture": "圖片：",
            "text": "正文：", "opening": "正文開頭：", "byline": "作者："},
    only="卡片只有開頭，{}", taken="圖：{}", makers="攝繪圖影", region=TAIWAN,
)  # fmt: skip
OF_HONG_KONG: Final = HANT._replace(region=HONG_KONG)
ENGLISH: Final = CardWords(
    full="Full story on {}", gap=" · ", between=" ", dots="…", stop=".",
    of_page="{}, {}: {}, the whole page", of_story="{}, {}, {}",
    labels={"rubric": "Series: ", "kicker": "Kicker: ", "head": "Headline: ", "deck": "Deck: ", "picture": "Picture: ",
            "text": "Text: ", "opening": "The text begins: ", "byline": "By: "},
    only="The card has only the beginning. {}", taken="Picture: {}", makers="",
)  # fmt: skip

JAPANESE: Final = CardWords(
    full="全文は{}", gap="\u3000", between="", dots="……", stop="。",
    of_page="『{}』{}{}の紙面", of_story="『{}』{}{}",
    labels={"rubric": "欄：", "kicker": "前文見出し：", "head": "見出し：", "deck": "脇見出し：", "picture": "写真：",
            "text": "本文：", "opening": "本文の冒頭：", "byline": "筆者："},
    only="カードは冒頭のみ。{}", taken="写真：{}", makers="撮影画", region=JAPAN,
)  # fmt: skip

_BY_REGION: Final = {MAINLAND: HANS, TAIWAN: HANT, HONG_KONG: OF_HONG_KONG, JAPAN: JAPANESE, None: ENGLISH}


def words_in(language: str) -> CardWords:
    """The words for an issue in *language* (BCP 47): those of its region, English where it is of none."""
    return _BY_REGION[region_of(language)]
