"""Figures that stand behind one word in two places: 除颤六次 and 除颤两次, 首批96面天线 and 首批16面天线.

A word that stands before a figure of one unit twice in a story, and not more often, is said of one thing, where one
figure is the other but for a digit.  What is measured of many things, as prices and ages are, is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from layout.counting.echoed_numbers import restated
from layout.counting.quantities import Quantity
from layout.counting.statements import Sentence, digits_of
from layout.findings import Finding
from layout.patterns import regex
from layout.reading.restated import is_one_slip

_WORD: Final = 2
_REACH: Final = 4
_IDLE: Final = "了的约近达共已"
"""Letters between a word and its figure."""
_NO_WORD: Final = regex("[的了是在有和与为到至这那其也就都又还已被把约近超逾达余多共只仅每均比第男女]|[^\u4e00-\u9fff]")
_MANNER: Final = regex(
    "[今去明前当全]年|[上下]午|[昨今明][天日晚]|[年月][前后]|[同环]比|[增减]|其中|[提升降上下][高升涨降跌]|[高低少]于|完成|实现|取得"
    "|前后|[合总累]计|分别|人均|平均|以[上下内]"
)
"""Words that say when, how much or that it was done, and not of what."""
_MANY: Final = frozenset((
    "", "年份", "日", "月", "钟点", "岁", "比率", "点数", "时长", "长", "重", "温度", "战", "分", "胜", "钱", "天",
    "面积", "号", "路", "等奖", "年级",
))  # fmt: skip
"""What is measured of many things in a text, and what only numbers."""
_NO_NUMBER: Final = frozenset("一半")


def behind_one_word(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Figures of *sentences*, a story's with its heads, that are others behind the same word."""
    by_word: dict[tuple[str, str], list[tuple[int, Sentence, Quantity]]] = {}
    for at, sentence in enumerate(sentences):
        for one in sentence.quantities:
            counts = one.measure not in _MANY and not one.ordinal and one.number not in _NO_NUMBER and one.exact
            word = _word(sentence, one) if counts else ""
            if word:
                by_word.setdefault((word, one.unit), []).append((at, sentence, one))
    for two in by_word.values():
        if len(two) == _WORD and two[0][0] != two[1][0] and _is_slip(two[0][2], two[1][2]):
            yield _told(*(each[1:] for each in two))


def _word(sentence: Sentence, one: Quantity) -> str:
    """The word before *one*; empty where there is none that says of what it is."""
    before = sentence.text[max(sentence.start, one.start - _REACH) : one.start].rstrip(_IDLE)
    word = before[-_WORD:]
    return "" if len(word) < _WORD or _NO_WORD.search(word) or _MANNER.search(word) else word


def _is_slip(one: Quantity, other: Quantity) -> bool:
    """True where one figure is the other but for a digit, and is not rounded to it."""
    if one.each != other.each or one.worth != other.worth or _is_rounded(one, other):
        return False
    if one.chinese and other.chinese:
        return is_one_slip(one.number, other.number)
    fine = min(one, other, key=lambda each: each.step)
    return is_one_slip(digits_of(one.value, fine), digits_of(other.value, fine))


def _is_rounded(one: Quantity, other: Quantity) -> bool:
    return one.step != other.step and abs(one.value - other.value) < max(one.step, other.step)


def _told(first: tuple[Sentence, Quantity], later: tuple[Sentence, Quantity]) -> Finding:
    """The head's where one is of a head, else the later."""
    right, wrong = (later, first) if not first[0].passage.is_copy else (first, later)
    return restated(wrong[0].passage, (wrong[1].start, wrong[1].end), right[1].said)
