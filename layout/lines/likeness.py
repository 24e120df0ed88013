"""What lines and passages have in common: the form of a head, words that two passages share, what a story is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from functools import cache, lru_cache
from itertools import pairwise
from operator import add
from typing import Final

from layout.characters.normalise import is_han
from layout.lines.line_scores import is_couplet
from layout.lines.shapes import LineShape
from layout.stories.words import COMMON_PAIRS, HAN

_ALIKE: Final = 4
"""Characters by which two lines of one form may differ in length and be made alike."""

_LABEL: Final = 6


def form_of(text: str) -> str:
    """``quoted``, a ``couplet``, ``parted`` by a blank, with a ``label`` before a colon; "" for other lines."""
    if text[:1] in "“「" and text[-1:] in "”」":
        return "quoted"
    if text.endswith("—"):
        return "dashed"
    if " " in text:
        return "parted"
    if is_couplet(text):
        return "couplet"
    near = text[1:_LABEL]
    return "label" if "：" in near or ":" in near else ""


def are_alike(one: LineShape, other: LineShape) -> bool:
    """True for two lines made to one pattern: of one form, and of one length where that is all they have."""
    form = form_of(one.text)
    return form == form_of(other.text) and abs(one.size - other.size) <= (_ALIKE if form else 0)


def kinship(above: Set[str], below: Set[str]) -> int:
    """How far two passages speak of one thing by the words they share, but for words of all newspapers.

    2 and 1 when they share more than two passages of their length do by chance, far more and more; -1 when they share
    none, and passages of their length do; else 0.
    """
    shared = (above & below) - COMMON_PAIRS
    ends = {pair[1] for pair in shared}
    words = sum(pair[0] not in ends for pair in shared)  # 一会儿 is one word of two pairs
    chance = len(above) * len(below) * _CHANCE
    if words >= chance + _FAR * chance**0.5 + _BY_CHANCE[1]:
        return 2
    if words >= chance + _MORE * chance**0.5 + _BY_CHANCE[0]:
        return 1
    return -1 if not words and chance >= _EXPECTED else 0


_CHANCE: Final = 1 / 12000
"""Words that two passages share for each two pairs they have: one in the sixty by two hundred of two briefs."""

_MORE: Final = 0.5
_FAR: Final = 2.0
"""Times the root of what chance makes them share, as far as it goes."""

_BY_CHANCE: Final = (1.6, 3.0)
_EXPECTED: Final = 0.4


def are_parallel(one: str, other: str) -> bool:
    """从一间教室到十二间 and 从学手艺到开小店: words in common at an end, and of nearly one length.

    Or marks at the same places: 向“新”而行 and 借“智”转型.
    """
    if not one or not other:
        return False
    if one[-1] == other[-1] == "”" and "“" in one[2:] and "“" in other[2:]:
        at, to = one.rfind("“"), other.rfind("“")
        if one[at - 2 : at] == other[to - 2 : to] or one[at - 2] == other[to - 2] == "这":
            return True  # 做强县城这个“龙头” and 守住农民利益这条“底线”
    if abs(len(one) - len(other)) > _PARALLEL:
        return False
    if "“" in one and one.find("“") == other.find("“") and one.find("”") == other.find("”") and len(one) == len(other):
        return True
    one, other = _unquoted(one), _unquoted(other)
    ends = one[:1] == other[:1] or one[-1:] == other[-1:]
    return ends and sum((Counter(one) & Counter(other)).values()) >= _IN_COMMON


_QUOTES: Final = dict.fromkeys(map(ord, "“”「」"))


def _unquoted(text: str) -> str:
    """*text* without its quotation marks: that both end in ” says nothing."""
    return text.translate(_QUOTES)


_PARALLEL: Final = 2
_IN_COMMON: Final = 2


def are_one_pattern(shape: LineShape, below: LineShape) -> bool:
    """True for two lines made to one pattern of which the second stands below."""
    alike = are_alike(shape, below) or are_parallel(shape.text, below.text)
    return alike and below.line.number > shape.line.number


def pairs_in(shapes: Iterable[LineShape]) -> frozenset[str]:
    """The pairs of ideographs of all *shapes* together."""
    return _pairs_in(tuple([shape.text for shape in shapes]))


@lru_cache(maxsize=256)
def _pairs_in(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*map(pairs_of, texts))


@lru_cache(maxsize=512)
def pairs_of(text: str) -> frozenset[str]:
    """Every two ideographs that stand together in *text*: its words, near enough to see what two passages share."""
    made: set[str] = set()
    for run in _letters().findall(text):
        if min(run) >= "\u4e00" and max(run) <= "\u9fff":  # the first block of Unicode, of which nearly all are
            made.update(map(add, run, run[1:]))
        else:
            made.update(one + other for one, other in pairwise(run) if is_han(one) and is_han(other))
    return frozenset(made)


@cache
def _letters() -> re.Pattern[str]:
    return re.compile(f"{HAN}{{2,}}")


_THEMES: Final = 4
_THEMELESS: Final = 24
"""Pairs in which a part of a story would come back to what it is about."""


class Theme:
    """What a story has said so far: its words, and those it came back to, who and what it is about."""

    def __init__(self, begin: int) -> None:
        """Of the story that begins with the line *begin*."""
        self.words: set[str] = set()
        self._often: set[str] = set()
        self._read = begin

    def read(self, shapes: Sequence[LineShape], end: int) -> None:
        """Go on with *shapes*, up to the line *end*."""
        begin, self._read = self._read, end
        for shape in shapes[begin:end]:
            pairs = pairs_of(shape.text)
            self._often |= self.words & pairs
            self.words |= pairs

    def evidence(self, below: Set[str]) -> list[str]:
        """Whether what stands *below* a line comes back to it, too."""
        theme = self._often - COMMON_PAIRS
        if not theme:
            return []
        if theme & below:
            return ["theme-kept"]
        return ["theme-lost"] if len(below) >= _THEMELESS and len(theme) >= _THEMES else []
