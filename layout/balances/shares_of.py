"""Shares of a whole that is named right before them, and shares beside each other: 520户签了约，占全乡650户的80%.

Nothing else can be meant than the part in the clause before, or it and others of the sentence together.  Two parts of a
sentence that have shares (28.8万个，占60%；19.2万个，占40%) have them of one whole, whatever that is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, pairwise
from typing import Final

from layout.counting.quantities import Quantity
from layout.counting.statements import Sentence, worked_out
from layout.counting.wholes import NO_PARTS
from layout.findings import Finding
from layout.patterns import regex

_OF_IT: Final = regex("(?:元|人民币)?[^，。；、0-9]{0,4}的(?:近|约)?")
_TAKES: Final = regex("[^。；]{0,26}，[^，。；]{0,3}(?:占|相当于|抵得上)[^，。；]{0,14}")
_ROUGH: Final = Fraction(5)
"""Points by which a share in tenths, a half or a third may be rounded."""
_HALF: Final = Fraction(51, 100)
_PARTS: Final = 3
_MOST: Final = 12
"""Figures before a share of which one or two may be its part."""


def shares_of(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Shares that are not those of the part before them in the whole beside them."""
    for sentence in sentences:
        text = sentence.text
        for at, rate in enumerate(sentence.quantities):
            if rate.measure != "比率" or not rate.exact or not 0 < rate.value < 100 or not at:
                continue
            whole = sentence.quantities[at - 1]
            if not _counts(whole) or not _OF_IT.fullmatch(text, whole.end, rate.start):
                continue
            earlier = [one for one in sentence.quantities[: at - 1] if _counts(one) and one.value < whole.value]
            same = [one for one in earlier if one.measure == whole.measure] or earlier[-1:]
            if not same or not _TAKES.fullmatch(text, same[-1].end, whole.start):
                continue
            some = [
                sum((one.value for one in few), Fraction(0))
                for many in range(1, _PARTS)
                for few in combinations(same[-_MOST:], many)
            ]
            if not any(_comes_out(rate, one, whole) for one in some):
                yield worked_out(sentence, rate, same[-1].value * 100 / whole.value, "check-percent")
        yield from _beside(sentence)


_SHARE: Final = regex("，?约?占(?:比|到|了)?(?:全[^，。；0-9]{0,3}|总[数量]|其中)?的?(?:比例)?[为达]?")


def _beside(sentence: Sentence) -> Iterator[Finding]:
    """Two parts with shares that are of no one whole."""
    pairs = [
        (part, rate)
        for part, rate in pairwise(sentence.quantities)
        if rate.unit == "%" and rate.exact and rate.value > 0 and part.exact and _counts(part)
        and _SHARE.fullmatch(sentence.text, part.end, rate.start)
    ]  # fmt: skip
    for (part, share), (other, rate) in pairwise(pairs):
        (least, most), (low, high) = _wholes(part, share), _wholes(other, rate)
        if part.measure == other.measure and (least > high or low > most):
            yield worked_out(sentence, rate, other.value * share.value / part.value, "check-percent")


def _wholes(part: Quantity, rate: Quantity) -> tuple[Fraction, Fraction]:
    """Between what the whole is of which *part* is *rate*, both as they are rounded."""
    off, rounded = rate.step * _HALF, part.step / 2 if part.worth > 1 or part.step < 1 else Fraction(0)
    return (part.value - rounded) * 100 / (rate.value + off), (part.value + rounded) * 100 / max(rate.value - off, off)


def _counts(one: Quantity) -> bool:
    return one.measure not in NO_PARTS and not one.ordinal and not one.each and one.value > 0


def _comes_out(rate: Quantity, part: Fraction, whole: Quantity) -> bool:
    right = part * 100 / whole.value
    allowed = rate.step * _HALF if rate.unit == "%" else _ROUGH
    if whole.step < whole.worth or whole.worth > 1 or not whole.exact:
        allowed += right * whole.step / whole.value
    return abs(right - rate.value) <= allowed
