"""The running line of a page with its number, name and day; who made the page, and the words of its imprint."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from layout.lines.furniture_words import (
    FURNITURE_CREDITS,
    FURNITURE_LABELS,
    FURNITURE_STARTS,
    IMPRINT_STARTS,
    PAPER_ENDS,
)

LONGEST_FOLIO: Final = 60

DAY: Final = r"\d{4}\s*(?:年|[.\-/])\s*\d{1,2}\s*(?:月|[.\-/])\s*\d{1,2}\s*日?"
"""2024年8月8日, 2024-08-08, 2024.8.8: a day in figures, as a pattern."""


@cache
def running_parts() -> re.Pattern[str]:
    """What stands in the running line of a page, and in the line over an article of the web, beside names."""
    numeral = "[〇零○一二三四五六七八九十]"
    written = rf"(?:[中][华華]民[国國])?{numeral}{{2,4}}年{numeral}{{1,3}}月{numeral}{{1,3}}日"
    day = rf"(?:{DAY}|{written})"
    return re.compile(
        rf"(?P<date>{day})|(?P<clock>\d{{1,2}}:\d{{2}}(?::\d{{2}})?)|(?P<weekday>(?:星期|周)[一二三四五六日天])|"
        r"(?P<lunar>(?:农历|農曆|夏历)?\S{2}年(?:[闰閏]?[正一二三四五六七八九十冬腊臘]{1,2}月)(?:[初十廿卅三][一二三四五六七八九十]?)?)|"
        r"(?P<page>第?\s*[A-Z]?\d{1,2}\s*版|[A-Z]\d{1,2}(?:-\d{2}(?!\d))?|0\d|^·\s*\d{1,2}\s*·)|(?P<issue>第\s*\d{1,6}\s*期|(?<=\s)[试創创]刊号)"
    )


def is_running_line(text: str) -> bool:
    """综合 2024年8月8日, 往事 B8, 校园周刊 第216期, 2024-04-28 08:15: dates and numbers, and at most two short names.

    A date alone may be that of a signature, a number alone anything.
    """
    if len(text) > LONGEST_FOLIO or not (_MARKS_OF_COPY.isdisjoint(text) or clock().search(text)):
        return False
    if not any(map(str.isdigit, text)) and not ("周" in text or "星期" in text or "刊号" in text):
        return False
    kinds = [match.lastgroup for match in running_parts().finditer(text)]
    names = [one for one in re.split(r"[\s·|｜]+", running_parts().sub(" ", text)) if one]
    if not kinds or len(names) > _RUNNING_NAMES or any(len(one) > RUNNING_NAME or not one.isalpha() for one in names):
        return False
    bare = text.replace(" ", "")
    if not names:
        return "date" in kinds and len(set(kinds)) > 1
    if len(kinds) == 1 and _is_day_in_words(text):
        return False
    return (" " in text and not bare[0].isdecimal()) or "date" in kinds or "weekday" in kinds


_MARKS_OF_COPY: Final = frozenset("，。,；！？（(“：:《")


def _is_day_in_words(text: str) -> bool:
    """图书馆周一晚上也开门, 2025年10月1日起实施: a day that no blank or mark parts from the words of a head.

    明起三天晴好 周日有雨降温: a weekday that goes on in words is no page's, whatever blanks the line has.
    """
    seen = running_parts().search(text)
    if seen is not None and seen.lastgroup == "weekday" and text[seen.end() : seen.end() + 1].isalpha():
        return True
    if seen is None or re.search(r"[\s·|｜]", text):
        return False
    return seen.lastgroup == "weekday" or text[seen.end() :].startswith(("起", "前", "后", "至", "以"))


@cache
def clock() -> re.Pattern[str]:
    """2024-04-28 08:15: a day and an hour."""
    return re.compile(r"\d{4}(?:[-.]|年)\d{1,2}(?:[-.]|月)\d{1,2}日?\s+\d{1,2}:\d{2}")


_RUNNING_NAMES: Final = 2
RUNNING_NAME: Final = 6


def is_page_head(text: str) -> bool:
    """4版 综合新闻 岭南日报, 生活周刊 · 味道, 财经 C3 责编 某某: a page, a paper, its pages' names and who made it.

    One of its words must be a page's number, a paper's name or a label of the page's credits; the others are short, and
    those that are no page's name are people.
    """
    if len(text) > LONGEST_FOLIO or not _IN_SENTENCES.isdisjoint(text):
        return False
    words = [one for one in _between_words().split(text) if one]
    if len(words) < 2:
        return False
    if words[-1].isdecimal() and any(mark in text for mark in ":：") and not any(map(str.isspace, text)):
        return False  # 蓝球：07
    label, colon, _ = text.replace(":", "：").partition("：")
    last = (label.split() or [""])[-1]
    if colon and last not in FURNITURE_CREDITS and not _is_of_page(last):
        return False  # 截稿日期：2024年6月30日
    known = [_is_of_page(one) for one in words]
    rest = [one for one, page in zip(words, known, strict=True) if not page]
    made_by = any(one in FURNITURE_CREDITS for one in words)
    return (
        any(known)
        and len(rest) <= (_RUNNING_NAMES + 1 if made_by else 1)
        and all(len(one) <= _PAGE_NAME and one.isalpha() for one in rest)
    )


@cache
def _between_words() -> re.Pattern[str]:
    return re.compile(r"[\s·•|｜:：/／]+")


def _is_of_page(word: str) -> bool:
    """C3, 4版, 岭南日报, 生活周刊, 要闻, 责编: a word that only the head of a page has."""
    return (
        bool(running_parts().fullmatch(word))
        or (word.endswith(PAPER_ENDS) and len(word) <= RUNNING_NAME + 1)
        or word in FURNITURE_CREDITS
    )


_IN_SENTENCES: Final = frozenset("，。,；！？（(“")

_PAGE_NAME: Final = 4


def is_made_by(text: str, bare: str) -> bool:
    """Who made a page, or the words of an imprint, but for a sentence.

    邮发代号13-66，各地邮局均可订阅。 is one of a notice to subscribers.
    """
    if not _BEHIND_LABELS.isdisjoint(text) and (_makers().fullmatch(bare) or _contacts().fullmatch(bare)):
        return True
    if bare[:2] in ("本版", "本期") and (bare.startswith(_OF_PAGE) or _drawn().fullmatch(bare)):
        return True
    told = text[-1] == "。" and "，" in text and bare.startswith(IMPRINT_STARTS)
    reached = "@" in text or text.startswith(("电话", "热线", "電話", "熱線"))
    if reached and "。" not in text and any(f"{one}{mark}" in text for one in FURNITURE_CREDITS for mark in "：:/／"):
        return True  # 电话：0571-85310000 本版编辑：某某
    return not (told or "。" in bare[:30]) and (bare.startswith(FURNITURE_STARTS) or _labelled(bare))


_OF_PAGE: Final = tuple(f"本{one}{label} " for one in "版期" for label in sorted(FURNITURE_CREDITS))
"""本版责任编辑 某某: who made the page, behind a label and a blank."""

_BEHIND_LABELS: Final = frozenset(":：/／丨|｜")


@cache
def _makers() -> re.Pattern[str]:
    """督印人：某某 編輯：某某 版面設計：某某: two labels of a page's makers or more, and a name behind each."""
    name = r"\s*[:：/／丨|｜]\s*\S{1,6}(?:\s\S)?"
    label = rf"(?:本[版期])?(?:值班|执行|責任|责任|图文|文字|微信)?(?:{'|'.join(_MAKERS)})"
    return re.compile(
        rf"(?:{DAY}\s*(?:(?:星期|周)[一二三四五六日天])?\s+)?{label}{name}(?:[\s，,、;；]+{label}{name})+(?:\s+\S{{2,3}})*"
    )


@cache
def _drawn() -> re.Pattern[str]:
    """本版制图 某某: who drew or took what stands on a page."""
    return re.compile(r"本[版期](?:制图|绘图|插图|漫画|图表|题图|题字|摄影|图片)[\s:：/／]+\S{1,4}(?:\s\S{1,3}){0,3}")


_REACHED: Final = r"\s*[:：]?\s*[\d（(][\d\s（）()—-]{4,18}"


@cache
def _contacts() -> re.Pattern[str]:
    """广告：962111 发行：962222: two numbers or more of a paper's own offices."""
    offices = "热线|广告|发行|订阅|投递|零售|印刷|总编室|办公室|编辑部|记者部|廣告|發行|熱線"
    label = f"(?:新闻|报料|爆料|读者|服务)?(?:{offices})(?:部|热线|电话|電話)?"
    return re.compile(rf"{label}{_REACHED}(?:[\s，,、;；]+{label}{_REACHED})+")


def reaches_paper(text: str) -> bool:
    """热线：962000: a number to call, as it stands among the lines at the top of a page."""
    return len(text) <= _CALLED and bool(_called().fullmatch(text))


_CALLED: Final = 24


@cache
def _called() -> re.Pattern[str]:
    return re.compile(rf"(?:新闻|报料|爆料|读者|服务|本报|24小时)?(?:热线|电话|熱線|電話){_REACHED}")


_MAKERS: Final = (
    "作者", "督印人", "总编[辑輯]?", "編輯", "编辑", "責編", "责编", "主編", "主编", "编审", "審核", "审核", "校[對对]",
    "责校", "美編", "美编", "美[術术](?:編輯|编辑)?", "版面[設设][計计]", "[設设][計计]", "版式(?:设计)?",
    "组版", "組版", "视觉", "視覺", "制图", "排版", "监制", "統籌", "统筹", "检校", "审读", "编委", "主任", "策[划劃]",
)  # fmt: skip
"""Who makes a page, as patterns."""


def made_or_reached(text: str) -> bool:
    """True for a number, an address or a name to call, with words of a paper's own offices or of who made the page.

    So is 地方中心主編／某某, one label and one name.
    """
    return bool(_made().fullmatch(text) or (_own_words().search(text) and _address().search(text)))


@cache
def _made() -> re.Pattern[str]:
    return re.compile(rf"[^\s：:／/，。]{{0,6}}(?:{'|'.join(_MAKERS[2:])})\s*[：:／/]\s*\S{{1,4}}(?:\s\S)?")


@cache
def _own_words() -> re.Pattern[str]:
    makers = "|".join(sorted(FURNITURE_CREDITS))
    sales = "(?:本[报報刊]|报纸)?(?:[订訂][阅閱]|[发發]行)(?:代[号號]|热线|熱線|部|电话)"
    offices = f"[报報爆]料|[广廣]告(?:刊登|热线|熱線|部|垂询)|{sales}|投稿|[来來]稿|邮发代号|郵發代號"
    return re.compile(rf"(?<![\u4e00-\u9fff])(?:{makers})(?![\u4e00-\u9fff]{{3}})|{offices}")


@cache
def _address() -> re.Pattern[str]:
    return re.compile(r"\d[\d-]{4,}|@|(?:微信|QQ|[邮郵]箱|信箱|公众号)\s*[:：]?\s*\w")


def _labelled(text: str) -> bool:
    """校对：某某, 编辑丨某某, 审核 某某: a label of the page's credits and nothing but names after it."""
    named = text.startswith(FURNITURE_LABELS)
    label = next(one for one in FURNITURE_LABELS if text.startswith(one)) if named else ""
    rest = text[len(label) :]
    if not label or not rest:
        return text.strip(" -—") == "END"
    return rest[0] in ":：/／丨|｜" or (
        rest[0] == " " and len(rest) <= 40 and not any(mark in rest for mark in "，。！？")
    )
