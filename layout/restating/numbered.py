"""What is numbered as it comes round: 第十七届比赛, of 第十二届; 去年第十四届, of 第十三届 this year.

A story of one round names the one before and the one to come.  A number further off, or on the wrong side of the year,
is a slip, where both are of one thing by their words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from layout.counting.echoed_numbers import restated
from layout.counting.quantities import Quantity, clause_start
from layout.counting.statements import Sentence, clause_end
from layout.findings import Finding
from layout.patterns import regex
from layout.value import NamedTuple

_ROUNDS: Final = ("届", "批")
"""What comes round, and has one number each time."""
_BEHIND: Final = 12
"""Letters behind a number that may name what is numbered."""
_WHEN: Final = regex("(?P<last>去年|上年|上一?[届批])|(?P<next>明年|下一?[届批])|前年|后年|[首每历各往曾]|此前")
_IDLE: Final = frozenset("的了是在有和与为到至年月日这那其也就都又全市省县区国届批第大会")
"""Letters behind a number that do not say of what it is."""
_APART: Final = 2
"""How far apart two numbers are that are not of a round and the next."""


class _NumberedRound(NamedTuple):
    sentence: Sentence
    one: Quantity
    off: int | None
    """Years from the issue, where that is said; None where it is another time."""
    letters: frozenset[str]
    """The letters that say of what it is; none where it says only the number."""


def numbered(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Numbers of rounds in *sentences*, heads and copy of a story, that are not those of its other rounds."""
    for unit in _ROUNDS:
        rounds: list[_NumberedRound] = []
        for sentence in sentences:
            some = [one for one in sentence.quantities if one.ordinal and one.unit == unit]
            if len({one.value for one in some}) == 1:  # a sentence with more tells of each
                rounds += (_round(sentence, one) for one in some)
        yield from _of_kind(rounds)


def _round(sentence: Sentence, one: Quantity) -> _NumberedRound:
    text = sentence.text
    start, end = clause_start(text, one.start), clause_end(text, one.end)
    when = [*_WHEN.finditer(text, start, min(end, one.end + _BEHIND))]
    way = (-1 if when[0]["last"] else 1 if when[0]["next"] else None) if when else 0
    behind = text[one.end : min(end, one.end + _BEHIND)]
    named = "" if when and behind.startswith(when[0][0]) else behind
    letters = frozenset(each for each in named if "\u4e00" <= each <= "\u9fff") - _IDLE
    return _NumberedRound(sentence, one, way, letters)


def _of_kind(rounds: Sequence[_NumberedRound]) -> Iterator[Finding]:
    now = Counter(one.one.value for one in rounds if one.off == 0)
    if not now or len({one.one.value for one in rounds}) < _APART:
        return
    for at, wrong in enumerate(rounds):
        others = [one for one in rounds if one.off == 0 and one is not wrong and _is_of_one(one, wrong)]
        most = max((now[one.one.value] for one in others), default=0)
        meant = [one for one in others if now[one.one.value] == most]
        if wrong.off is None or not meant or any(one.one.value == wrong.one.value for one in others):
            continue
        if wrong.off == 0 and (now[wrong.one.value] > most or (now[wrong.one.value] == most and at == 0)):
            continue  # of two that stand as often the later is told
        right = meant[0].one
        if _is_slip(wrong, right.value):
            yield _told(wrong, right.value + wrong.off, right)
            return


def _is_of_one(one: _NumberedRound, other: _NumberedRound) -> bool:
    return not (one.letters and other.letters) or bool(one.letters & other.letters)


def _is_slip(wrong: _NumberedRound, right: Fraction) -> bool:
    apart = wrong.one.value - right
    return abs(apart) >= _APART if wrong.off == 0 else apart != wrong.off


def _told(wrong: _NumberedRound, value: Fraction, like: Quantity) -> Finding:
    one = wrong.one
    right = like.said if value == like.value else f"第{value}{like.unit}"
    return restated(wrong.sentence.passage, (one.start, one.end), right)
