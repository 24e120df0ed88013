"""What speaks for a line being a rubric by its looks: known words, a number of a series, a slogan, brackets."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from layout.stories.words import RUBRIC_ENDS, RUBRICS


def rubric(text: str, size: float, parts: list[str]) -> int:
    """What speaks for a rubric: known words, a slogan of equal parts, brackets."""
    bare = text.strip("【】[]〔〕■●◆★▲·|｜ ")
    if bare.replace(" ", "") in RUBRICS and text[0] in "【〔[":
        return 60
    if bare.replace(" ", "") in RUBRICS or bare.split("·")[0] in RUBRICS or bare.startswith("副刊"):
        return 50
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
def _series() -> re.Pattern[str]:
    """改革一线谈①, 红色记忆之三: a number of a series."""
    return re.compile(r"(?:[①-⑳]|[（(][一二三四五六七八九十\d]{1,3}[）)]|之[一二三四五六七八九十]{1,3})$")


@cache
def _instalment() -> re.Pattern[str]:
    """城市传奇连载【27】, 连载 41: the number of an instalment."""
    return re.compile(r"连载\s*[（(【\[]?\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*[）)】\]]?$")
