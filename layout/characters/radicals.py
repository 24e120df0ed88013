"""Radicals that PDF extraction puts for the characters they look like: all 329, by the script of the text.

Unicode decomposes the 214 Kangxi radicals to the forms of a traditional dictionary (⼾ → 戶, ⾒ → 見).  In simplified
copy the character meant is 户 or 见, in traditional copy a simplified radical (⻋) stands for 車.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Final

_SUPPLEMENT: Final = (
    "冫厂乛乚乙亻冂几刀刂卜㔾小小兀尣尢尣巳幺彑彐忄心扌攵\0旡日月歺母民氵氺灬爫爫丬牛犭王疋目示礻竹糸纟罓罒网冈羊羊羊羊耂肀聿肉臼艹艹艹虎衤覀"
    "西见角角讠贝足车辶辶辶阝钅長镸长门阝阝雨青韦页风飞食食飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
"""What each of U+2E80–U+2EF3 looks like (Unicode's EquivalentUnifiedIdeograph, and the whole character where a
radical form, such as ⺮, is drawn like it); U+2E9A is not assigned."""

_PAIRS: Final = "戶户見见貝贝車车長长門门韋韦頁页風风飛飞馬马魚鱼鳥鸟鹵卤麥麦黃黄黽黾齊齐齒齿龍龙龜龟訁讠糹纟飠饣釒钅"
"""Radicals of both scripts, traditional before simplified."""

_ALIKE: Final = {"靑": "青"}
"""The same character in both scripts: what Unicode has is the form of an old dictionary."""

_TO_SIMPLIFIED: Final = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
_TO_TRADITIONAL: Final = {new: old for old, new in _TO_SIMPLIFIED.items()}

_SIMPLIFIED: Final = frozenset(
    "国们这会对学时发经动为产业过长东书实开关进个来说机电话万与从众义乡买亚传伟体余办务协单卖历压变员园图团际场报"
)
_TRADITIONAL: Final = frozenset(
    "國們這會對學時發經動為產業過長東書實開關進個來說機電話萬與從眾義鄉買亞傳偉體餘辦務協單賣歷壓變員園圖團際場報"
)
"""Common characters that stand in one script only."""


def is_radical(char: str) -> bool:
    """True for a character of the blocks of radicals."""
    return "\u2e80" <= char <= "\u2fd5"


def is_traditional(text: str) -> bool:
    """True when *text* has more characters of traditional Chinese only than of simplified only."""
    old = _count(text, _TRADITIONAL)
    return old > 0 and old > _count(text, _SIMPLIFIED)


def _count(text: str, wanted: Iterable[str]) -> int:
    """How often characters that are *wanted* stand in *text*; whether one does at all is known sooner than that."""
    return sum(map(text.count, [char for char in wanted if char in text]))


def script_of(texts: Iterable[str]) -> bool:
    """:func:`is_traditional` of several lines, as far as it takes to know."""
    return is_traditional("\n".join(texts)[:_ENOUGH])


_ENOUGH: Final = 20_000
"""Characters that show the script of a dump."""


@cache
def characters(traditional: bool) -> dict[str, str]:
    """Radical → the character it stands for in copy of one script; what has none is not in it."""
    made = {chr(0x2E80 + at): char for at, char in enumerate(_SUPPLEMENT) if char != "\0"}
    made |= {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
    other = _TO_TRADITIONAL if traditional else _TO_SIMPLIFIED
    return {radical: other.get(char, _ALIKE.get(char, char)) for radical, char in made.items()}
