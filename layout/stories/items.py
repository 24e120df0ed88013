"""Lines that are items of a list: they stand alone, are no heads, and need no full stop."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from layout.stories.words import HAN, MARKERS

_LONGEST_LABEL: Final = 14
_LONGEST_ROW: Final = 40
_NUMERALS: Final = "〇零一二三四五六七八九十百"


@cache
def _number() -> re.Pattern[str]:
    """1. 1、 1） (1) （一） 一、 ① – with words after it; 1.5 and 10：30 are figures."""
    bracketed = rf"[（(](?:\d{{1,2}}|[{_NUMERALS}]{{1,3}})[）)]"
    return re.compile(rf"(?:{bracketed}|\d{{1,2}}[.．、）)]|[①-⑳]|[{_NUMERALS}]{{1,3}}、)\s*(?=[^\d\s])")


@cache
def _score() -> re.Pattern[str]:
    """甲队3比1乙队, 甲队 25∶21 乙队: two names and a result."""
    name = rf"(?:{HAN}|[A-Za-z·]){{2,12}}"
    result = r"\d{1,3}\s*(?:[:：∶比]|-)\s*\d{1,3}"
    return re.compile(rf"{name}(?:[(（][^()（）]{{1,8}}[)）])?\s*{result}\s*{name}[^。！？]{{0,24}}")


@cache
def _label() -> re.Pattern[str]:
    """同煤热力公司：0352-7021234, 台北：多云，26至32度: a name, a colon, and what belongs to it, no sentence."""
    name = rf"(?:{HAN}|[A-Za-z0-9·]){{2,{_LONGEST_LABEL}}}"
    return re.compile(rf"{name}\s*[：:]\s*(?P<told>[^：:。！？“”「」]{{2,{_LONGEST_ROW}}})")


@cache
def _timed() -> re.Pattern[str]:
    """11月14日 19:35 甲队VS乙队: a date or an hour, a blank, and what is on then."""
    day = r"\d{1,2}月\d{1,2}日(?:\s*[(（]?(?:周|星期).[)）]?)?"
    hour = r"\d{1,2}[:：]\d{2}"
    return re.compile(rf"(?:{day}|{hour}(?:\s*[—–~-]+\s*{hour})?)\s+[^，。]{{2,40}}")


@lru_cache(maxsize=256)
def item_of(text: str) -> str:
    """``number``, ``mark``, ``score``, ``label`` or ``hour`` when *text* is an item of a list by itself, else ""."""
    if len(text) < 3:
        return ""
    if text[0] in MARKERS and not text[1].isspace():
        return "mark"
    if _number().match(text):
        return "number"
    if len(text) > _LONGEST_ROW + _LONGEST_LABEL or not any(map(str.isdigit, text)):
        return ""
    if _score().fullmatch(text):
        return "score"
    if _timed().fullmatch(text):
        return "hour"
    match = _label().fullmatch(text)
    return "label" if match and sum(map(str.isdigit, match["told"])) * 3 >= len(match["told"]) else ""


def listed(texts: Sequence[str]) -> list[bool]:
    """Which lines are items because of their neighbours.

    任命：／某某为局长；／某某为处长。 – after a colon, each line but the last ends in a semicolon.  台北：多云，26度／
    高雄：雨，27度 – several lines of a name, a colon and a few words.
    """
    made = [False] * len(texts)
    for at in range(1, len(texts)):
        before = texts[at - 1]
        opened = before.endswith(("：", ":"))
        going = made[at - 1] and before.endswith(("；", ";"))
        made[at] = going or (opened and texts[at].endswith(("；", ";")))
        if _labelled(before) and _labelled(texts[at]):
            made[at - 1] = made[at] = True
    return made


def _labelled(text: str) -> bool:
    if not (0 < text.find("：") <= 6 or 0 < text.find(":") <= 6) or len(text) > _LONGEST_ROW:
        return False
    match = _label().fullmatch(text)
    return bool(match) and any(char.isdigit() or char in _NUMERALS for char in text)
