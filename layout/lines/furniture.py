"""Lines that are no copy: nameplates, folios, index lines, credits of the page, what apps put round an article."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from layout.lines.furniture_words import (
    FURNITURE_BUTTONS,
    FURNITURE_CREDITS,
    FURNITURE_STARTS,
    FURNITURE_WHOLE,
    FURNITURE_WORDS,
    LEGAL_STARTS,
    LINK_ENDS,
    NAMEPLATE_SIGNS,
    PAPER_ENDS,
    SITE_ENDS,
    STAMP_COUNTS,
    STAMP_LABELS,
)
from layout.lines.imprints import is_made_by
from layout.stories.words import HAN, MARKERS

_LONGEST_FOLIO = 60
_NAMEPLATE_WORDS = 3


@cache
def _folio() -> re.Pattern[str]:
    number = r"(?:[A-Z]?\d{1,3}|[〇一二三四五六七八九十]{1,3})"
    return re.compile(
        rf"第\s*{number}\s*版(?:\s*[:：]?\s*(?:{HAN}|·)(?:{HAN}|[· ]){{0,9}})?|"
        rf"{number}\s*版?|[A-Z]\d{{1,2}}\s*(?:{HAN}|·){{2,6}}|"
        rf"{HAN}{{2,4}}\s*第?{number}\s*版|[-·•—=]+\s*第\s*{number}\s*版\s*[-·•—=]+|=+\s*第?{number}\s*版?\s*=+|[-·•—]+\s*\d+\s*[-·•—]+|Page\s*\d+|"
        r"第[〇一二三四五六七八九十百\d]{1,5}期"
    )


@cache
def _dated_folio() -> re.Pattern[str]:
    """云中日报 2024年4月2日 第1版 要闻: the running line of a page with its date, in any order."""
    return re.compile(
        r"(?=.*\d{1,2}月\d{1,2}日)(?=.*(?:第\s*[A-Z]?[\d〇一二三四五六七八九十]{1,3}\s*版|\b[A-Z]?\d{1,2}版))"
    )


def is_page_start(text: str) -> bool:
    """True for a folio line that names a page: 第N版 and its kin, not a bare number."""
    if "版" not in text or len(text) > _LONGEST_FOLIO:
        return False
    return bool(len(text) <= 20 and _folio().fullmatch(text)) or _is_dated_folio(text)


def _is_dated_folio(text: str) -> bool:
    if any(mark in text for mark in "，。,；！？（("):
        return False
    return bool(_dated_folio().match(text)) and " " in text


@cache
def _running_parts() -> re.Pattern[str]:
    """What stands in the running line of a page, and in the line over an article of the web, beside names."""
    numeral = "[〇零○一二三四五六七八九十]"
    written = rf"(?:[中][华華]民[国國])?{numeral}{{2,4}}年{numeral}{{1,3}}月{numeral}{{1,3}}日"
    day = rf"(?:\d{{4}}\s*(?:年|[.\-/])\s*\d{{1,2}}\s*(?:月|[.\-/])\s*\d{{1,2}}\s*日?|{written})"
    return re.compile(
        rf"(?P<date>{day})|(?P<clock>\d{{1,2}}:\d{{2}}(?::\d{{2}})?)|(?P<weekday>(?:星期|周)[一二三四五六日天])|"
        r"(?P<page>第?\s*[A-Z]?\d{1,2}\s*版|[A-Z]\d{1,2}|0\d)|(?P<issue>第\s*\d{1,6}\s*期|(?<=\s)[试創创]刊号)"
    )


def _is_running_line(text: str) -> bool:
    """综合 2024年8月8日, 往事 B8, 校园周刊 第216期, 2024-04-28 08:15: dates and numbers, and at most two short names.

    A date alone may be that of a signature, a number alone anything.
    """
    if len(text) > _LONGEST_FOLIO or (
        any(mark in text for mark in "，。,；！？（(“：:《") and not _clock().search(text)
    ):
        return False
    if not any(map(str.isdigit, text)) and not any(sign in text for sign in ("周", "星期", "刊号")):
        return False
    kinds = [match.lastgroup for match in _running_parts().finditer(text)]
    names = [one for one in re.split(r"[\s·|｜]+", _running_parts().sub(" ", text)) if one]
    if not kinds or len(names) > _RUNNING_NAMES or any(len(one) > _RUNNING_NAME or not one.isalpha() for one in names):
        return False
    bare = text.replace(" ", "")
    if not names:
        return "date" in kinds and len(set(kinds)) > 1
    if len(kinds) == 1 and _is_day_in_words(text):
        return False
    return (" " in text and not bare[0].isdecimal()) or "date" in kinds or "weekday" in kinds


def _is_day_in_words(text: str) -> bool:
    """图书馆周一晚上也开门, 2025年10月1日起实施: a day that no blank or mark parts from the words of a head."""
    seen = _running_parts().search(text)
    if seen is None or re.search(r"[\s·|｜]", text):
        return False
    return seen.lastgroup == "weekday" or text[seen.end() :].startswith(("起", "前", "后", "至", "以"))


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(r"\d{4}(?:[-.]|年)\d{1,2}(?:[-.]|月)\d{1,2}日?\s+\d{1,2}:\d{2}")


_RUNNING_NAMES: Final = 2
_RUNNING_NAME: Final = 6


def _is_page_head(text: str) -> bool:
    """4版 综合新闻 岭南日报, 生活周刊 · 味道, 财经 C3 责编 某某: a page, a paper, its pages' names and who made it.

    One of its words must be a page's number, a paper's name or a label of the page's credits; the others are short, and
    those that are no page's name are people.
    """
    words = [one for one in re.split(r"[\s·•|｜:：/／]+", text) if one]
    if len(words) < 2 or len(text) > _LONGEST_FOLIO or any(mark in text for mark in "，。,；！？（(“"):
        return False
    if words[-1].isdecimal() and any(mark in text for mark in ":：") and not any(map(str.isspace, text)):
        return False  # 蓝球：07
    label, colon, _ = text.replace(":", "：").partition("：")
    if colon and label.split()[-1] not in FURNITURE_CREDITS and not _is_of_page(label.split()[-1]):
        return False  # 截稿日期：2024年6月30日
    known = [_is_of_page(one) for one in words]
    rest = [one for one, page in zip(words, known, strict=True) if not page]
    made_by = any(one in FURNITURE_CREDITS for one in words)
    return (
        any(known)
        and len(rest) <= (_RUNNING_NAMES + 1 if made_by else 1)
        and all(len(one) <= _PAGE_NAME and one.isalpha() for one in rest)
    )


def _is_of_page(word: str) -> bool:
    """C3, 4版, 岭南日报, 生活周刊, 要闻, 责编: a word that only the head of a page has."""
    return (
        bool(_running_parts().fullmatch(word))
        or (word.endswith(PAPER_ENDS) and len(word) <= _RUNNING_NAME + 1)
        or word in FURNITURE_CREDITS
    )


_PAGE_NAME: Final = 4


def _is_stamp(text: str) -> bool:
    """2024-05-16 07:42 来源：江城晚报 作者：某某: when and where an article of the web was published, and no more."""
    if len(text) > _LONGEST_FOLIO or any(mark in text for mark in "。！？；，") or not any(map(str.isdigit, text)):
        return False
    if not any(label in text for label in STAMP_LABELS):
        return False
    if _count().fullmatch(text):
        return True
    unlabelled = _stamp_label().sub(" ", _sizes().sub(" ", text))
    dated = _day_or_clock().search(unlabelled) or _count().fullmatch(text)
    return unlabelled != text and bool(dated) and not any(map(str.isalnum, _running_parts().sub(" ", unlabelled)))


@cache
def _sizes() -> re.Pattern[str]:
    """大 中 小: in which size of type an article may be read."""
    return re.compile(r"\s?[大中小](?:[\s|｜/]+[大中小]){1,2}(?=\s|$)")


@cache
def _day_or_clock() -> re.Pattern[str]:
    return re.compile(r"\d{4}\s*(?:年|[.\-/])\s*\d{1,2}\s*(?:月|[.\-/])\s*\d{1,2}|\d{1,2}:\d{2}")


@cache
def _count() -> re.Pattern[str]:
    """浏览：3261次: how often an article was read."""
    return re.compile(rf"(?:网友)?(?:{'|'.join(STAMP_COUNTS)})(?:次数|量|数)?\s*[:：]?\s*\d+\s*[次条]?")


@cache
def _stamp_label() -> re.Pattern[str]:
    """来源：江城晚报, 发布时间：, 记者 某某: a label of such a line and what it says."""
    labels = "|".join(STAMP_LABELS)
    word = rf"(?!{labels})(?:{HAN}|[A-Za-z（）()·])"
    return re.compile(rf"(?:{labels})(?:次数|量|数)?\s*[:：]?\s*(?:{word})*\s*\d*次?(?![\d\-.:/年])")


def _is_trail(text: str) -> bool:
    """首页 > 新闻 > 本地: where an article stands in a site."""
    if not any(mark in text for mark in ">»›＞→"):
        return False
    text = re.sub(r"^[您你]?的?(?:现在|現在|当前|當前|所在)?的?位置\s*[:：]\s*", "", text)
    parts = re.split(r"\s*(?:-?>|»|›|＞|→)+\s*", text)
    return len(parts) > 1 and all(0 < len(one) <= _RUNNING_NAME for one in parts)


_BUTTONS: Final = 2
"""Words among which a paper may be named: 江州日报数字报 返回首页 版面导航."""


def _is_buttons(text: str) -> bool:
    """【打印】 【关闭】, 点赞 收藏 分享: words of an app and nothing else."""
    words = re.findall(r"[^\s【】\[\]|｜:：]+", text)
    if len(words) < 2 or not any(one in FURNITURE_BUTTONS for one in words):
        return False
    named = [one for one in words if one not in FURNITURE_BUTTONS and not _times().fullmatch(one)]
    return not named or (len(named) == 1 and named[0].endswith(SITE_ENDS) and len(words) > _BUTTONS)


@cache
def _times() -> re.Pattern[str]:
    """302, 1.2万, 10万+: how often a button of an app was pressed."""
    return re.compile(r"\d+(?:\.\d+)?(?:[万wWkK]\+?)?")


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
    first = text[0]
    if not any(char.isalnum() for char in text):
        return "" if first in "。，" or set(text) == {"…"} else "rule"
    if not _signs().search(text) and not (len(text) <= _DAYS and ("周" in text or "星期" in text)):
        return _of_words(text)
    if len(text) <= 20 and ("版" in text or any(map(str.isdigit, text))) and _folio().fullmatch(text):
        return "folio"
    if len(text) <= _LONGEST_FOLIO and "版" in text and _is_dated_folio(text):
        return "folio"
    if _is_running_line(text):
        return "web" if _clock().search(text) else "folio"
    if _is_stamp(text):
        return "web"
    if len(text) <= _LONGEST_FOLIO and (_is_trail(text) or _is_buttons(text)):
        return "web"
    if len(text) <= 7 and text.endswith(PAPER_ENDS):
        return "nameplate"
    bare = _bare(text)
    if bare in FURNITURE_WHOLE or _comments().fullmatch(bare):
        return "web"
    if len(text) <= _LONGEST_FOLIO and "主" in text and _publisher().fullmatch(text):
        return "nameplate"
    if len(text) <= _LINK and bare.endswith(LINK_ENDS):
        return "web"
    if bare.startswith(LEGAL_STARTS) or _says_rights(text):
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
    return "folio" if _is_page_head(text) else ""


def _bare(text: str) -> str:
    """*text* without signs before it and brackets round it: 【责任编辑：某某】."""
    bare = text.lstrip(MARKERS + " -—")
    return bare[1:-1].strip() if bare[:1] in "【〔[（(" and bare[-1:] in "】〕]）)" else bare


def _says_rights(text: str) -> bool:
    """本网站所刊登的…版权所有，未经授权禁止转载: what a site or a paper says of its rights."""
    if "版权" not in text and "版權" not in text and "授权" not in text and "授權" not in text:
        return False
    owned = any(word in text for word in ("版权所有", "版權所有", "版权均属", "版权归"))
    kept = any(word in text for word in ("转载", "轉載", "禁止", "不得", "未经", "未經"))
    return (owned and (kept or (len(text) <= _LONGEST_FOLIO and "。" not in text))) or (
        kept and any(word in text for word in ("未经授权", "未經授權", "未经本报", "未经许可")) and "本" in text[:12]
    )


@cache
def _comments() -> re.Pattern[str]:
    """网友评论（23）, 共 18 则留言: how many have said something of an article."""
    return re.compile(
        r"(?:网友|全部|最新|热门|精选)?(?:评论|留言|跟贴|回复)\s*[（(]\s*\d+\s*[）)]?|(?:\S{1,8}\s*)?共?有?\s*\d+\s*[条則则个個](?:评论|留言|跟贴|回复|討論)"
    )


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
    if bare in FURNITURE_WHOLE or (len(text) <= _LINK and bare.endswith(LINK_ENDS)):
        return "web"
    if len(text) <= 90 and "。" not in bare[:30] and (bare.startswith(FURNITURE_STARTS) or bare.strip("-—") == "END"):
        return "credits"
    return "index" if bare in ("导读", "今日导读", "導讀") else ""


@cache
def _date() -> re.Pattern[str]:
    """2023.11.08 星期三, 2024年3月18日 星期一: a date with its weekday and nothing seen of it."""
    return re.compile(r"\d{4}\s*(?:年|[.\-/])\s*\d{1,2}\s*(?:月|[.\-/])\s*\d{1,2}\s*日?\s+(?:星期|周)[一二三四五六日]")


def _is_nameplate(text: str) -> bool:
    if (
        not (("星期" in text or "周" in text) and _date().search(text))
        and sum(word in text for word in FURNITURE_WORDS) < _NAMEPLATE_WORDS
    ):
        return False
    return any(sign in text for sign in NAMEPLATE_SIGNS) and not any(mark in text for mark in "，,")
