"""What is left of a whole when its parts are taken away: 37处，已抢通29处，剩下的8处中，有5处在山里.

The sentence may have other figures of the kind, and the whole may stand before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Final

from layout.counting.quantities import Quantity, clause_start
from layout.counting.statements import Sentence, is_slip_of, told_off
from layout.counting.wholes import NO_PARTS, slack
from layout.findings import Finding
from layout.patterns import regex

_LEFT: Final = regex(
    "(?:其余|其他|其它|还剩|剩下|剩余|余下|只剩|尚余|仍有|还有|另有|另外|剩|余)的?(?P<what>[^，。；0-9]{0,8})$"
)
_STILL: Final = regex("要|计划|将")
"""What says behind 还有 that it is to come, and no rest: 今年还有30部要动工."""
_BACK: Final = 2
"""Sentences back to which the whole may stand."""
_MOST: Final = 14
"""Figures among which three or four come out by chance."""
_PARTS: Final = 4
_SURE_DIGITS: Final = 2


def rests(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Rests that are not what is left."""
    for at, sentence in enumerate(sentences):
        text = sentence.text
        for rest in sentence.quantities:
            lead = text[max(clause_start(text, rest.start), sentence.start) : rest.start]
            if not _counts(rest) or not rest.exact or not _LEFT.search(lead) or _STILL.match(text, rest.end):
                continue
            back = [one for one in sentences[max(0, at - _BACK) : at] if one.passage is sentence.passage]
            before = [one for one in sentence.quantities if one.end <= rest.start and _is_like(one, rest)]
            row = before if len(before) > 1 else [*_like(back, rest), *before]
            known = [one for one in _like(sentences, rest) if one is not rest]
            if len(known) > _MOST:
                known = [one for one in _like(sentences[max(0, at - _BACK) : at + 2], rest) if one is not rest][:_MOST]
            if len(row) > 1 and not _is_left(rest, known):
                left = _meant(rest, row[-_PARTS:])
                if left is not None:
                    yield told_off(sentence, rest, abs(left))


def _counts(one: Quantity) -> bool:
    return one.measure not in NO_PARTS and not one.ordinal and one.value > 0 and not one.each


def _is_like(one: Quantity, other: Quantity) -> bool:
    return _counts(one) and one.measure == other.measure


def _like(sentences: Sequence[Sentence], rest: Quantity) -> list[Quantity]:
    return [one for each in sentences for one in each.quantities if _is_like(one, rest)]


def _is_left(rest: Quantity, known: Sequence[Quantity]) -> bool:
    """True where up to three figures taken from a fourth leave *rest*, or it is said once more."""
    if any(one.value == rest.value for one in known):
        return True
    for many in range(2, _PARTS + 1):
        for some in combinations(known, many):
            whole = max(some, key=lambda one: one.value)
            left = 2 * whole.value - sum((one.value for one in some), Fraction(0))
            if abs(left - rest.value) <= slack((*some, rest), whole):
                return True
    return False


def _meant(rest: Quantity, row: Sequence[Quantity]) -> Fraction | None:
    """What the figures before *rest* leave, where one of them or it is that but for a digit."""
    best, size = None, 0
    for at, whole in enumerate(row[:-1]):
        parts = row[at + 1 :]
        taken = sum((one.value for one in parts), Fraction(0))
        left = whole.value - taken
        digits = is_slip_of(whole, taken + rest.value, units=False)
        if left > 0:
            digits = max(digits, is_slip_of(rest, left, units=False))
            for one in parts:
                right = one.value + left - rest.value
                digits = max(digits, is_slip_of(one, right, units=False) if right > 0 else 0)
        if digits > size and (left > 0 or len(parts) == 1):
            best, size = left, digits
    return best if size >= _SURE_DIGITS else None
