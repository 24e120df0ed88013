"""What the e-paper says of its own: labels of its pages and of what a reader can do, in the language of the issue."""

from __future__ import annotations

from typing import Final

from layout.spec.regional import HONG_KONG, JAPAN, MAINLAND, TAIWAN, regional
from layout.value import NamedTuple


class ScreenWords(NamedTuple):
    """Labels by what they are about.  Braces take a page in words, or what was searched and how much was found."""

    front: str
    contents: str
    contents_of_issue: str
    skip: str
    search: str
    search_hint: str
    search_do: str
    found: str
    hits: str
    no_hits: str
    pages: str
    map: str
    map_alt: str
    spots: str
    previous_page: str
    next_page: str
    page_pdf: str
    stories: str
    turns: str
    previous_story: str
    next_story: str
    also: str
    previous_issue: str
    next_issue: str
    book: str
    whole_pdf: str
    thumb: str


HANS: Final = ScreenWords(
    front="头版", contents="目录", contents_of_issue="本期目录", skip="跳到正文", search="搜本期",
    search_hint="搜本期文字", search_do="搜索", found="搜索结果", hits="“{}”：{} 篇", no_hits="本期没有“{}”",
    pages="版面", map="版面图", map_alt="{}版面图，文字见右侧各篇", spots="版面上的稿件", previous_page="上一版",
    next_page="下一版", page_pdf="本版 PDF（印刷质量）", stories="本版稿件", turns="前后稿件",
    previous_story="上一篇", next_story="下一篇", also="也有", previous_issue="上一期", next_issue="下一期",
    book="电子书（EPUB）", whole_pdf="整期 PDF", thumb="{}版面",
)  # fmt: skip
HANT: Final = ScreenWords(
    front="頭版", contents="目錄", contents_of_issue="本期目錄", skip="跳到正文", search="搜尋本期",
    search_hint="搜尋本期文字", search_do="搜尋", found="搜尋結果", hits="「{}」：{} 篇", no_hits="本期沒有「{}」",
    pages="版面", map="版面圖", map_alt="{}版面圖，文字見右側各篇", spots="版面上的稿件", previous_page="上一版",
    next_page="下一版", page_pdf="本版 PDF（印刷品質）", stories="本版稿件", turns="前後稿件",
    previous_story="上一篇", next_story="下一篇", also="也有", previous_issue="上一期", next_issue="下一期",
    book="電子書（EPUB）", whole_pdf="整期 PDF", thumb="{}版面",
)  # fmt: skip
JAPANESE: Final = ScreenWords(
    front="1面", contents="目次", contents_of_issue="この号の目次", skip="本文へ移動",
    search="この号を検索", search_hint="この号の記事を検索", search_do="検索", found="検索結果", hits="「{}」：{}件",
    no_hits="「{}」は見つかりません", pages="紙面", map="紙面イメージ",
    map_alt="{}の紙面イメージ。本文は右の各記事にあります", spots="紙面上の記事", previous_page="前の面",
    next_page="次の面", page_pdf="この面のPDF（印刷品質）", stories="この面の記事", turns="前後の記事",
    previous_story="前の記事", next_story="次の記事", also="にも掲載", previous_issue="前の号", next_issue="次の号",
    book="電子書籍（EPUB）", whole_pdf="全ページPDF", thumb="{}の紙面",
)  # fmt: skip

_BY_REGION: Final = {MAINLAND: HANS, TAIWAN: HANT, HONG_KONG: HANT, JAPAN: JAPANESE}


def screen_words(language: str) -> ScreenWords:
    """The labels for an issue in *language* (BCP 47): those of its region, as its pages have the words of it."""
    return _BY_REGION[regional(language)]
