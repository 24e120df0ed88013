"""A part, its whole and its share, near each other and in any order: 志愿者300人，女性占80%，有240人.

As with products, every two figures of one measure about a share are tried.  Where none has that share, and one would
with a digit otherwise, it is told if so near a miss is unlikely to be chance; where words name a share and only two
figures can be meant, any other share is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from layout.counting.quantities import Quantity, clause_start
from layout.counting.statements import Sentence, digits_of, is_slip_of, told_off
from layout.counting.wholes import NO_PARTS
from layout.findings import Finding
from layout.patterns import regex

_SHARE: Final = regex("(?:占|率|面|比重|比例|进度|(?:为|是|完成|实现|相当于)[^，。；0-9]{0,12})[^，。；0-9]{0,10}$")
_GROWS: Final = regex(
    "较|增|减|升|降|涨|跌|比(?!例|重)|同比|环比|提|折|利率|费率|税率|概率|高|低|扩|缩|超|[多少]了?$|分别|各|均|约|近|达标|误差"
)
"""What says that a share is no part's: it grew by so much, or is of another kind."""
_BEHIND: Final = regex("以[上下内]|左右|的(?:价|利|折|比例|可能|几率|概率)")
_MOST: Final = 8
"""Figures about a share that are tried with it."""
_ROUGH: Final = Fraction(6)
_HALF: Final = Fraction(51, 100)
_CHANCE: Final = Fraction(1, 2)
_ALL: Final = 100
_TWO: Final = 2


def shares(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Shares that no two figures about them have."""
    for at, sentence in enumerate(sentences):
        yield from _more_than_all(sentence)
        for rate in sentence.quantities:
            if rate.measure != "比率" or not 0 < rate.value < _ALL or not rate.exact or not _is_share(sentence, rate):
                continue
            near = [one for one in sentences[max(0, at - 1) : at + 2] if one.passage is sentence.passage]
            wide = [(one, each) for one in near for each in one.quantities if _counts(each)]
            if (
                len(wide) > _MOST
                or _is_known(rate, sentences)
                or any(_has(a, b, rate) for _, a in wide for _, b in wide if a is not b)
            ):
                continue
            inside = [each for each in sentence.quantities if _counts(each)]
            found = _only_two(sentence, inside, rate) or _likeliest(sentence, wide, rate)
            if found is not None:
                where, one, right = found
                yield told_off(where, one, right)


def _is_share(sentence: Sentence, rate: Quantity) -> bool:
    lead = sentence.text[max(clause_start(sentence.text, rate.start), sentence.start) : rate.start]
    of = sentence.text.startswith("的", rate.start - 1)
    named = _SHARE.search(lead) or (of and any(one.end == rate.start - 1 for one in sentence.quantities))
    return bool(named) and not _GROWS.search(lead) and not _BEHIND.match(sentence.text, rate.end)


def _counts(one: Quantity) -> bool:
    return one.measure not in NO_PARTS | {"天", "时长"} and not one.ordinal and one.value > 1 and not one.each


def _has(part: Quantity, whole: Quantity, rate: Quantity) -> bool:
    """True where *part* is *rate* of *whole*, as far as each is rounded."""
    if part.measure != whole.measure:
        return False
    right = part.value * _ALL / whole.value
    allowed = rate.step * _HALF if rate.unit == "%" else _ROUGH
    for one in (part, whole):
        allowed += right / 20 if not one.exact else (right * one.step / 2 / one.value if one.step < one.worth else 0)
    return abs(right - rate.value) <= allowed


def _is_known(rate: Quantity, sentences: Sequence[Sentence]) -> bool:
    """True where any two figures of the story have the share: 半程完赛5820人，完赛率97%, of 6000人 far before it."""
    known = [one for each in sentences for one in each.quantities if _counts(one) and one.exact]
    return len(known) <= _FAR and any(_has(a, b, rate) for a in known for b in known if a is not b)


_FAR: Final = 24
"""Figures of a story of which no two have a share by chance more often than not."""


def _only_two(
    sentence: Sentence, inside: Sequence[Quantity], rate: Quantity
) -> tuple[Sentence, Quantity, Fraction] | None:
    """The share of the one figure of a sentence in the one before it, right before the share."""
    if len(inside) != _TWO or inside[0].measure != inside[1].measure or inside[0].unit != inside[1].unit:
        return None
    whole, part = inside
    if any(one.measure == "比率" for one in sentence.quantities if whole.end <= one.start < part.start):
        return None  # 全程11460人，完赛率95.5%；半程5820人，完赛率97%: each has a share of its own
    between = sentence.text[part.end : rate.start]
    if part.end > rate.start or not _RIGHT_BEHIND.fullmatch(between) or not (part.exact and whole.exact):
        return None
    if part.value > whole.value:
        return None
    return sentence, rate, part.value * _ALL / whole.value


_RIGHT_BEHIND: Final = regex("[^，。；]{0,8}，(?:正好|刚好|已)?(?:占(?:比)?|[\u4e00-\u9fff]{2}率(?:为|达)?)")


def _likeliest(
    own: Sentence, wide: Sequence[tuple[Sentence, Quantity]], rate: Quantity
) -> tuple[Sentence, Quantity, Fraction] | None:
    """What is off of a share, a part and a whole, where chance makes no such near miss."""
    pairs = [(a, b) for a in wide for b in wide if a[1].measure == b[1].measure and a[1] is not b[1]]
    pairs = [(a, b) for a, b in pairs if a[1].exact and b[1].exact and rate.unit in ("%", "成")]
    named = _OF_ANOTHER.search(own.text, max(own.start, rate.start - _NAMED), rate.start)
    found: list[tuple[Fraction, tuple[Sentence, Quantity, Fraction]]] = []
    for (where, part), (there, whole) in pairs:
        meant = whole.value * rate.value / _ALL
        for its, one, right in ((where, part, meant), (there, whole, part.value * _ALL / rate.value)):
            size = len(digits_of(one.value, one).rstrip("0"))
            if right > 0 and is_slip_of(one, right, units=False):
                found.append((Fraction(11 * size, 10**size) * rate.step / 10, (its, one, right)))
        share = round(part.value * _ALL / whole.value / rate.step) * rate.step
        size = len(digits_of(rate.value, rate))
        if part.value < whole.value and size >= _TWO and not named and is_slip_of(rate, share, units=False):
            found.append((Fraction(11 * size, 10**size), (own, rate, share)))
    chance = sum((rare for rare, _ in found), Fraction(0)) * max(1, len(pairs) // 2)
    return min(found, key=lambda one: one[0])[1] if found and chance <= _CHANCE else None


_OF_ANOTHER: Final = regex("占[一-鿿]{2,}$")
_NAMED: Final = 14
"""Characters in which the whole of a share is named: 占全国的, which the text need not have."""


def _more_than_all(sentence: Sentence) -> Iterator[Finding]:
    """A part that is more than the whole that it is said to be of: 床位250张，其中养老床位290张."""
    plain = [one for one in sentence.quantities if one.measure not in NO_PARTS and one.exact and not one.ordinal]
    for whole, part in pairwise(plain):
        between = sentence.text[whole.end : part.start]
        if whole.unit == part.unit and part.value > whole.value and _OF_IT.fullmatch(between):
            after = [one for one in plain if one.start > part.start and one.unit == part.unit]
            lead = sentence.text[clause_start(sentence.text, whole.start) : whole.start]
            if not after and not (whole.each or part.each or whole.chinese or _MORE.search(lead)):
                yield told_off(sentence, part, whole.value)


_OF_IT: Final = regex("，其中[^，。；]{0,12}|[^，。；0-9]{1,2}有")
_MORE: Final = regex("[增减多少]")
