"""Figures of heads that the text does not say and that follow from what it says: 1860座, of 1120座 and 740座.

A head adds up, takes away and reckons shares; a figure that two of the text make is borne out by it as one that it has.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations
from typing import Final

from layout.counting.quantities import Quantity, folded, quantities_in
from layout.counting.statements import Sentence, is_of_two, is_slip_of
from layout.findings import Finding

_NO_WHOLE: Final = frozenset(("", "年份", "日", "钟点", "月", "岁", "比率", "点数", "分之", "号", "届", "期", "版"))
"""What is added to nothing, and a share of nothing."""
_MOST: Final = 12
"""Figures of a measure in a text: of more, two make any number by chance."""
_LONG: Final = 3
"""Digits of a figure that two of different sentences make by no chance."""
_HALF: Final = Fraction(51, 100)
"""How far a share is off that was rounded to its last digit, and a hair more."""


def is_reckoned(found: Finding, copy: Sequence[Sentence]) -> bool:
    """True where figures of *copy* make what *found* says is wrong: added, taken away, or as a share.

    What is the text's own figure but for a digit is none of these, whatever it comes to.
    """
    facts = dict(found.facts)
    said, right = (quantities_in(folded(str(facts[name]))) for name in ("said", "right"))
    if len(said) != 1 or not copy or any(_is_slip(said[0], one) for one in right):
        return False
    one = said[0]
    if one.unit == "%":
        return any(_is_share(one, sentence.quantities) for sentence in copy)
    if one.measure in _NO_WHOLE or one.ordinal:
        return False
    everything: list[Fraction] = []
    for sentence in copy:
        values = [each.value for each in sentence.quantities if each.measure == one.measure and not each.ordinal]
        if is_of_two(one.value, values) or (len(values) > 1 and sum(values) == one.value):
            return True
        everything += [value for value in values if value not in everything]
    digits = len(str(one.value / one.step).rstrip("0"))
    return digits >= _LONG and len(everything) <= _MOST and is_of_two(one.value, everything)


def _is_slip(one: Quantity, other: Quantity) -> bool:
    same = one.number == other.number and one.unit != other.unit
    return same or (one.measure == other.measure and is_slip_of(one, other.value) > 0)


def _is_share(share: Quantity, some: Sequence[Quantity]) -> bool:
    """True where one of *some* is *share* per cent of another, or so much more or less."""
    allowed = share.step * _HALF
    whole = [one for one in some if one.measure not in _NO_WHOLE and one.value > 0]
    for one, other in permutations(whole, 2):
        if one.measure == other.measure:
            ratio = one.value * 100 / other.value
            if min(abs(ratio - share.value), abs(abs(ratio - 100) - share.value)) <= allowed:
                return True
    return False
