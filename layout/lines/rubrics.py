"""What speaks for a line being a rubric by its looks, and the column in brackets that a head ends with."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from layout.stories.words import HAN, RUBRIC_ENDS, RUBRICS


def rubric(text: str, size: float, parts: list[str]) -> int:
    """What speaks for a rubric: known words, a slogan of equal parts, brackets."""
    bare = text.strip("【】[]〔〕■●◆★▲·|｜ ")
    if bare.replace(" ", "") in RUBRICS and text[0] in "【〔[":
        return 60
    if bare.replace(" ", "") in RUBRICS or bare.split("·")[0] in RUBRICS or bare.startswith("副刊"):
        return 50
    if _dotted().fullmatch(bare):
        return 22
    if len(parts) >= 3 and len({len(part) for part in parts}) == 1 and len(parts[0]) <= 5:
        return 28
    if size <= 14 and "连载" in text and _instalment().search(text):
        return 40
    if size <= 14 and text[-1] in _SERIAL and _series().search(text):
        return 26
    if text[0] in "【〔[" and text[-1] in "】〕]":
        return 30 if size <= 14 else 0
    if size <= 12 and bare.endswith(RUBRIC_ENDS):
        return 22
    return -10 if size <= 10 else -35


_SERIAL: Final = "）)一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


@cache
def _dotted() -> re.Pattern[str]:
    """经济新方位·民营企业这样闯, 政策解读·就业: a series and what of it; nobody's name is so long."""
    return re.compile(rf"{HAN}{{4,7}}[·•]{HAN}{{2,9}}")


@cache
def _series() -> re.Pattern[str]:
    """改革一线谈①, 红色记忆之三: a number of a series."""
    return re.compile(r"(?:[①-⑳]|[（(][一二三四五六七八九十\d]{1,3}[）)]|之[一二三四五六七八九十]{1,3})$")


@cache
def _instalment() -> re.Pattern[str]:
    """城市传奇连载【27】, 连载 41: the number of an instalment."""
    return re.compile(r"连载\s*[（(【\[]?\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*[）)】\]]?$")


_LONGEST: Final = 18
_LEAST: Final = 4
"""Characters of a head before its column."""

_PEOPLE: Final = ("记者", "作者", "本报", "摄", "图", "据", "通讯员", "来源", "供图", "整理", "编译")
"""What stands in brackets at the end of copy or of a caption: who wrote it, who took it, where it is from."""


def column_of(text: str) -> str:
    """The column at the end of the line *text* with its brackets, "" where there is none.

    A national daily names the column of a story so, or the part of a series; copy that ends in a bracket has a full
    stop before it or in it.
    """
    if text[-1:] not in "）)" or text[0] in "（(":
        return ""
    start = max(text.rfind("（"), text.rfind("("))
    inner = text[start + 1 : -1]
    if start < _LEAST or not 0 < len(inner) <= _LONGEST or text[start - 1] in "。！，；、：":
        return ""
    if any(mark in inner for mark in "，。；：:！？") or any(word in inner for word in _PEOPLE):
        return ""
    return text[start:] if not any(map(str.isdigit, inner)) or inner.isdigit() else ""
