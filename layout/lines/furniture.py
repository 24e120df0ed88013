"""Lines that are no copy: nameplates, folios, index lines, credits of the page, what apps put round an article."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from layout.lines.furniture_words import (
    FURNITURE_STARTS,
    FURNITURE_WHOLE,
    FURNITURE_WORDS,
    LEGAL_STARTS,
    LINK_ENDS,
    NAMEPLATE_SIGNS,
    PAPER_ENDS,
    SECTIONS,
)
from layout.lines.running_lines import DAY, LONGEST_FOLIO, clock, is_made_by, is_page_head, is_running_line
from layout.lines.web_lines import are_comments, is_buttons, is_count, is_stamp, is_trail, leads_to_app, says_rights
from layout.stories.words import HAN, MARKERS

_NAMEPLATE_WORDS = 3


_NUMBER: Final = r"(?:[A-Z]?\d{1,3}|[〇一二三四五六七八九十]{1,3})"
"""The number of a page."""


@cache
def _folio() -> re.Pattern[str]:
    number = _NUMBER
    named = rf"[A-Z]0\d(?:{HAN}|·){{2,4}}|[A-Z]\d{{1,2}}(?P<section>{HAN}{{2,4}})"
    return re.compile(
        rf"第\s*{number}\s*版(?:(?:\s*[:：]\s*|\s+|(?=·))(?:{HAN}|·)(?:{HAN}|[· ]){{0,9}}|"
        rf"(?P<close>{HAN}(?:{HAN}|[· ]){{0,9}}))?|"
        rf"{number}\s*版?|[A-Z]?0?\d\s*版\s+(?:{HAN}|·){{2,8}}|(?!G\d)[A-Z]\d{{1,2}}\s+(?:{HAN}|·){{2,6}}|{named}|"
        rf"{HAN}{{2,4}}\s*第?{number}\s*版|[-·•—=]+\s*第\s*{number}\s*版\s*[-·•—=]+|=+\s*第?{number}\s*版?\s*=+|[-·•—]+\s*\d+\s*[-·•—]+|Page\s*\d+|"
        r"第[〇一二三四五六七八九十百\d]{1,5}期"
    )


def _is_folio(text: str) -> bool:
    """第N版, A3 要闻, A2要闻: without a blank only what pages are called stands there; F1车手夺冠 is a head.

    第三版教材下月启用 is one too, an edition of a book: close behind 第N版 stands the name of a page, which is short.
    """
    seen = _folio().fullmatch(text) if len(text) <= _LONGEST_NUMBERED else None
    if seen is None or (seen["section"] is not None and seen["section"] not in SECTIONS):
        return False
    name = "".join((seen["close"] or "").split())
    return len(name) <= _LONGEST_NAME or re.split(r"[· ]", seen["close"])[0] in SECTIONS


_LONGEST_NAME: Final = 4
"""Characters of a page's name, as with 要闻第2版: 国际新闻. A longer one stands after a blank or a colon."""
_LONGEST_NUMBERED: Final = 20


@cache
def _dated_folio() -> re.Pattern[str]:
    """云中日报 2024年4月2日 第1版 要闻: the running line of a page with its date, in any order."""
    return re.compile(
        r"(?=.*\d{1,2}月\d{1,2}日)(?=.*(?:第\s*[A-Z]?[\d〇一二三四五六七八九十]{1,3}\s*版|\b[A-Z]?\d{1,2}版))"
    )


def is_page_start(text: str) -> bool:
    """True for a folio line that names a page: 第N版 and its kin, 02版 要闻, not a bare number."""
    if "版" not in text or len(text) > LONGEST_FOLIO:
        return False
    return _is_folio(text) or _is_dated_folio(text) or (bool(_page_first().match(text)) and is_page_head(text))


@cache
def _page_first() -> re.Pattern[str]:
    return re.compile(rf"第?\s*(?:{_NUMBER}|头)\s*版[\s·:：|｜]")


def is_first_page(text: str) -> bool:
    """True for the folio line of the first page of a paper or of a part of it: 第1版, 01版 要闻, A1版, 头版."""
    return is_page_start(text) and bool(_one().search(text))


@cache
def _one() -> re.Pattern[str]:
    return re.compile(r"(?<![\d一二三四五六七八九十])(?:[A-Z]?0{0,2}1|一|头)\s*版")


def _is_dated_folio(text: str) -> bool:
    if any(mark in text for mark in "，。,；！？（("):
        return False
    return bool(_dated_folio().match(text)) and " " in text


@cache
def _draft() -> re.Pattern[str]:
    """《江洲日报》10月27日二版送审稿（第2稿）, 《校园之声》第46期稿件, 附：图片两张: what a desk says of a file.

    A draft is a paper's, a page's or a day's; 住建部公布2026版物业条例送审稿 is a head.
    """
    return re.compile(
        r"[^。，；！？]{0,24}(?:[日晚早时時商]报|[》報]|(?<!\d)[\d一二三四五六七八九十]{1,2}版|\d日)[^。，；！？]{0,12}(?:送审稿|送審稿|审定稿|付印稿|清样|用稿|发稿单|稿单)"
        r"(?:[（(][^（）()]{1,8}[）)])?|附[：:]?\s*(?:图片?|照片|圖片?)\s*[\d一二两三四五六七八九十]{1,2}\s*[张幅張]|"
        r"《[^《》]{2,10}》[^。，；！？]{0,16}(?:[日期版]|[日期]\S{1,3}版)(?:稿件|供稿)(?:[（(][^（）()]{1,8}[）)])?|"
        r"(?:[（(])?共印\s*[\d一二两三四五六七八九十百千]{1,6}\s*[份册冊]?(?:[）)])?"
    )


@cache
def _index() -> re.Pattern[str]:
    return re.compile(
        r"[\s…·.>→▶►/／（(]*(?:详见|詳見|见|刊)?\s*第?\s*[A-Z]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*版[)）]?$"
    )


@cache
def _entry() -> re.Pattern[str]:
    """A3 两千盏路灯换新装, 03版｜重阳节陪爸妈: what stands on which page, the page in front."""
    page = r"(?:[A-Z]\d{1,2}版?|第?\d{1,2}版)(?:[ \u3000丨|｜·]|[:：])\s*"
    return re.compile(rf"(?:{page}[^。；]{{6,30}}|[》>▶►→■●◆]{{1,2}}\s?{page}[^。；]{{3,30}})[^。，；：]")


@cache
def _publisher() -> re.Pattern[str]:
    """某市委主管主办 某某日报社出版: who publishes a paper."""
    return re.compile(r"[^。，；]*主[管办辦][^。，；]*(?:出版|主[办辦]|日报社|日報社|报社)")


def furniture_of(text: str) -> str:
    """What kind of page furniture the line is, "" for copy."""
    if text[-1] == "。" and len(text) > _SENTENCE:
        return _of_sentence(text)
    text = text.replace("・", "·")
    first = text[0]
    if not first.isalnum() and not any(map(str.isalnum, text)):
        return "" if first in "。，" or set(text) == {"…"} else "rule"
    if not _signs().search(text) and not (len(text) <= _DAYS and ("周" in text or "星期" in text)):
        return _of_words(text)
    if ("版" in text or any(map(str.isdigit, text))) and _is_folio(text):
        return "folio"
    if len(text) <= LONGEST_FOLIO and "版" in text and _is_dated_folio(text):
        return "folio"
    if is_running_line(text):
        return "stamp" if clock().search(text) else "folio"
    if is_stamp(text):
        return "web" if is_count(text) else "stamp"
    if len(text) <= LONGEST_FOLIO and (is_trail(text) or is_buttons(text)):
        return "web"
    if len(text) <= 7 and text.endswith(PAPER_ENDS):
        return "nameplate"
    bare = _bare(text)
    if bare in FURNITURE_WHOLE or are_comments(bare) or is_count(bare):
        return "web"
    if len(text) <= LONGEST_FOLIO and "主" in text and _publisher().fullmatch(text):
        return "nameplate"
    if len(text) <= _LINK and bare.endswith(LINK_ENDS):
        return "web"
    if bare.startswith(LEGAL_STARTS) or says_rights(text) or leads_to_app(text):
        return "web"
    if len(text) <= 90 and is_made_by(text, bare):
        return "credits"
    if len(text) <= 70 and "。" not in text and any(map(str.isdigit, text)) and _is_nameplate(text):
        return "nameplate"
    if bare in ("导读", "今日导读", "導讀"):
        return "index"
    if len(text) <= 46 and text[-1] in "版)）" and len(text) > 5 and not any(way in text[-14:] for way in "转接轉"):
        match = _index().search(text)
        before = text[: match.start()] if match else ""
        if len(before) > 2 and not before.endswith("第") and not any(mark in before for mark in "。！？；"):
            return "index"
    if len(text) <= 36 and _entry().fullmatch(text):
        return "index"
    return "folio" if is_page_head(text) else "credits" if _is_draft(text) else ""


def _is_draft(text: str) -> bool:
    return not _OF_DRAFTS.isdisjoint(text) and bool(_draft().fullmatch(text))


_OF_DRAFTS: Final = frozenset("稿样附印")
"""Whatever :func:`_draft` knows has one of these: most copy is read without its pattern, which is long to compile."""


def _bare(text: str) -> str:
    """*text* without signs before it and brackets round it: 【责任编辑：某某】."""
    bare = text.lstrip(MARKERS + " -—")
    return bare[1:-1].strip() if bare[:1] in "【〔[（(" and bare[-1:] in "】〕]）)" else bare


_SENTENCE: Final = 24
"""Characters from which a line with a full stop is a sentence, and furniture by its words alone."""


def _of_sentence(text: str) -> str:
    """What kind of furniture a whole sentence is: what a site or a paper says of its rights, an imprint."""
    bare = _bare(text)
    if bare.startswith(LEGAL_STARTS) or says_rights(text):
        return "web"
    return "credits" if len(text) <= 90 and is_made_by(text, bare) else ""


@cache
def _signs() -> re.Pattern[str]:
    """What parts the words of a running line, a stamp, a trail or a label: without it a line is known by its words."""
    return re.compile(r"[\d\s:：/／·•|｜>»›＞【】\[\]丨版期]")


_LINK: Final = 12
"""Characters of what an app is called: 临川发布微信公众号."""

_DAYS: Final = 20
"""Characters of a running line with a weekday in it and no figure."""


def _of_words(text: str) -> str:
    """The same for a line without figures, blanks and marks."""
    if len(text) <= 7 and text.endswith(PAPER_ENDS):
        return "nameplate"
    bare = _bare(text)
    if bare in FURNITURE_WHOLE or (len(text) <= _LINK and bare.endswith(LINK_ENDS)) or leads_to_app(text):
        return "web"
    if len(text) <= 90 and "。" not in bare[:30] and (bare.startswith(FURNITURE_STARTS) or bare.strip("-—") == "END"):
        return "credits"
    return "index" if bare in ("导读", "今日导读", "導讀") else ""


@cache
def _date() -> re.Pattern[str]:
    """2023.11.08 星期三, 2024年3月18日 星期一: a date with its weekday and nothing seen of it."""
    return re.compile(rf"{DAY}\s+(?:星期|周)[一二三四五六日]")


def _is_nameplate(text: str) -> bool:
    if (
        not (("星期" in text or "周" in text) and _date().search(text))
        and sum(word in text for word in FURNITURE_WORDS) < _NAMEPLATE_WORDS
    ):
        return False
    return "，" not in text and "," not in text and any(sign in text for sign in NAMEPLATE_SIGNS)
