"""Figures that a story states in two places, of which one has a digit otherwise: 8155个传统村落, 8145个传统村落.

Two figures are of one thing where the words around them are the same, each word weighed by how few figures of the
story stand beside it: 同比增长 ties nothing to anything, 传统村落 does where it stands beside these two alone.  What is
told is one figure that is the other but for a digit, or for two digits turned about, and that nothing else in the story
bears out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Final

from layout.counting.echoed_numbers import off
from layout.counting.quantities import Quantity
from layout.counting.statements import Sentence, is_of_two, is_slip_of, misstated
from layout.findings import Finding
from layout.patterns import regex
from layout.reading.places import PROVINCES
from layout.value import NamedTuple

_BREAK: Final = regex("[，。；：！？“”「」『』（）()《》\\s]")
_EMPTY: Final = frozenset("的了是在有和与为到至这那其也就都又还已被把将约近超逾达余多")
"""Letters that say nothing of what is counted."""
_MANNER: Final = regex(
    "同比|环比|分别|增长|增加|增幅|下降|下跌|上升|上涨|提高|提升|减少|降低|达到|超过|突破|累计|其中|预计|目前|今年|去年|上年|同期|全年|以上"
)
"""Words that say how much or when, and not of what."""
_NO_COUNT: Final = frozenset((
    "", "路", "年份", "日", "钟点", "月", "号", "届", "期", "版", "级", "年级", "等奖", "号楼", "季度", "分之", "倍",
    "点数",
))  # fmt: skip
_NEAR, _MIXED, _FAR = Fraction(3), Fraction(3, 2), Fraction(1, 2)
"""What a pair of letters weighs that stands in both clauses, in one clause and the other sentence, in both
sentences."""
_SAME_THING: Final = Fraction(3)
"""What weighs the same pair of letters right behind both units."""
_REACH: Final = 24
"""Letters of a clause before a figure, and half as many behind it, that say what it is of."""


class _Least(NamedTuple):
    """How much two figures must share to be one."""

    rates: int
    """For shares, of which a text has many."""
    named: int
    """Where the same word stands behind both units: 46个网点, 49个网点."""
    covered: int
    """Where what is said around one is all said around the other."""
    otherwise: int


_LEAST: Final = {1: _Least(14, 6, 5, 14), 2: _Least(6, 6, 2, 8), 3: _Least(6, 1, 2, 2), 4: _Least(1, 1, 1, 1)}
"""By the number of digits: the more there are, the less is it chance that one alone differs.

Of 9,000 items of broadcast news, in which hardly anything is wrong, 12 in a thousand have a pair that shares so much;
of 628 pages of a daily's copy none.
"""
_LEAST_OF_CLAIMS: Final = {1: _Least(14, 4, 5, 4), 2: _Least(4, 3, 3, 3), 3: _Least(4, 1, 2, 1), 4: _Least(1, 1, 1, 1)}
"""The same where one stands in a head, deck or caption: what that says its text says, too."""
_RATES: Final = frozenset(("比率", "点数"))
_MEASURED: Final = frozenset(("比率", "点数", "时长", "长", "重", "温度", "岁", "战", "分", "胜", "钱", "天"))
"""What is measured of many things in a text, so that a figure by itself may be of any."""
_REFERS: Final = regex("(?:^|[今如现眼][天今在下]的|[这该])$")
_COVERED: Final = Fraction(4, 5)
"""From what part of a clause it is said again."""
_FEW: Final = 3
"""Pairs of letters from which that is no chance."""
_PAIR: Final = 2
_SCALES: Final = frozenset((10, 100, 1000, 10_000, 10**8))
"""By how much a figure is off that has another unit, or 亿 for 万."""
_MOST: Final = 120
"""Figures of a kind that are held against each other: more are a table."""
_PART: Final = regex("其中|其余|剩下|还有")
_EARLIER: Final = regex(
    "去年|上年|前年|上届|上次|上月|上周|此前|过去|原来|以前|当时|明年|计划|目标|力争|同期|到20[0-9]{2}年"
)
_YEAR: Final = regex("20[0-9]{2}年")
_PROVINCE: Final = regex("|".join((*PROVINCES, "北京", "上海", "天津", "重庆", "香港", "澳门")))
_PLACE: Final = regex(
    "(?<![全本该我])[\u4e00-\u9fff]{2}(?:[州省县镇乡村](?![民长委级])|市(?![民长委场级])|区(?![民长委域块间别]))"
)
_SIDE: Final = regex("[男女]子|公路|铁路|水路|民航|进口|出口|上半场|下半场|[东南西北]部")
"""What is one of two or more of its kind."""
_MONTH: Final = regex("(?<![0-9至到—-])[0-9]{1,2}月(?!电)|[一二三四]季度|[上下]半年")


class Stated(NamedTuple):
    """A figure with the pairs of letters that say what it is of."""

    at: int
    """The number of its sentence in the story."""
    sentence: Sentence
    one: Quantity
    near: frozenset[str]
    """In its clause, up to the figures on both sides."""
    wide: frozenset[str]
    """In its sentence, with those of the clause."""
    behind: str
    """The two letters behind its unit."""
    bare: bool
    """True where its clause has nothing before it that it might be of: 86人全部到场, 今天的13人."""


def stated_twice(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Figures of *sentences*, which are a story's with its heads and captions, that are others but for a digit."""
    for one, other in told_otherwise(sentences):
        passage, said = one.sentence.passage, one.one
        if passage.is_copy:
            yield misstated(one.sentence, (said.start, said.end), other.one.said, "check-restated")
        else:
            yield off(passage, said.start, said.end, passage.text[said.start : said.end], other.one.said)


def told_otherwise(sentences: Sequence[Sentence]) -> Iterator[tuple[Stated, Stated]]:
    """Each figure that is wrong, or the later of two, with the one that it ought to be."""
    kinds: dict[str, list[Stated]] = {}
    for stated in _all_stated(sentences):
        kinds.setdefault(stated.one.measure, []).append(stated)
    for kind in kinds.values():
        if len(kind) <= _MOST:
            yield from _of_kind(kind)


def _of_kind(kind: Sequence[Stated]) -> Iterator[tuple[Stated, Stated]]:
    near = Counter(pair for one in kind for pair in one.near)
    wide = Counter(pair for one in kind for pair in one.wide)
    for one, other in combinations(kind, 2):
        if one.at == other.at or one.one.each != other.one.each:
            continue
        digits = _digits_of_slip(one.one, other.one)
        if not digits:
            continue
        backed = [_backing(each, kind) for each in (one, other)]
        if all(backed):
            continue
        claimed = not (one.sentence.passage.is_copy and other.sentence.passage.is_copy)
        needed = _needed(one, other, (_LEAST_OF_CLAIMS if claimed else _LEAST)[min(digits, max(_LEAST))])
        if backed[0] != backed[1] and digits > 1 and _comes_back(one, other, kind, first=backed[1]):
            needed = 0
        if _alike(one, other, near, wide) < needed or _is_of_another(one, other):
            continue
        if not any(backed) and _is_of_a_row(one, other, kind):
            continue
        claims = not one.sentence.passage.is_copy
        yield (one, other) if backed[1] or (claims and not backed[0]) else (other, one)


def _all_stated(sentences: Sequence[Sentence]) -> Iterator[Stated]:
    for at, sentence in enumerate(sentences):
        text = sentence.text
        everything = _pairs(text[sentence.start : sentence.end])
        for number, one in enumerate(sentence.quantities):
            if one.ordinal or one.measure in _NO_COUNT or one.chinese:
                continue
            left = sentence.quantities[number - 1].end if number else sentence.start
            right = sentence.quantities[number + 1].start if number + 1 < len(sentence.quantities) else sentence.end
            before = _BREAK.split(text[max(left, one.start - _REACH) : one.start])[-1]
            behind = _BREAK.split(text[one.end : min(right, one.end + _REACH // 2)])[0]
            near = _pairs(before) | _pairs(behind)
            wide, word = everything | near, _MANNER.sub("", behind)[:2]
            yield Stated(at, sentence, one, near, wide, word, not before or bool(_REFERS.search(before)))


def _pairs(words: str) -> frozenset[str]:
    return frozenset(
        part[at : at + 2]
        for part in _MANNER.split(words)
        for at in range(len(part) - 1)
        if all("\u4e00" <= letter <= "\u9fff" and letter not in _EMPTY for letter in part[at : at + 2])
    )


def _digits_of_slip(one: Quantity, other: Quantity) -> int:
    """How many digits, without noughts at the end, two figures have of which one is a slip of the other; else 0."""
    step = min(one.step, other.step)
    fine, coarse = (one, other) if one.step <= other.step else (other, one)
    if abs(one.value - other.value) < max(_rounded_by(one, other), _rounded_by(other, one)):
        return 0
    ratio = max(one.value / other.value, other.value / one.value) if one.value > 0 < other.value else Fraction(0)
    if ratio in _SCALES and len(one.number.rstrip("万亿0")) > 1:
        return 1
    if not is_slip_of(fine, coarse.value, units=False):
        return 0
    return max(len(str(abs(each.value / step)).rstrip("0")) for each in (one, other))


def _rounded_by(one: Quantity, other: Quantity) -> Fraction:
    """By how much *one* may be less than *other* for being the same in fewer digits: 超560万人 are 563万人."""
    if one.step > other.step:
        return one.step
    if one.exact or one.value == 0:
        return Fraction(1, 10**9)
    digits = str(abs(one.value / one.step).numerator)
    return one.step * Fraction(10) ** (len(digits) - len(digits.rstrip("0")))


def _backing(stated: Stated, kind: Sequence[Stated]) -> bool:
    """True where another figure is this one, or two of its sentence make it."""
    one = stated.one
    if any(other is not stated and other.one.value == one.value for other in kind):
        return True
    beside = [each.value for each in stated.sentence.quantities if each is not one and each.measure == one.measure]
    return is_of_two(one.value, beside)


def _alike(one: Stated, other: Stated, near: Counter[str], wide: Counter[str]) -> Fraction:
    """How much of what stands around one figure stands around the other."""
    both = one.near & other.near
    mixed = ((one.near & other.wide) | (one.wide & other.near)) - both
    far = (one.wide & other.wide) - one.near - other.near
    made = sum((_NEAR / (near[pair] - 1) for pair in both), Fraction(0))
    made += sum((_MIXED / (wide[pair] - 1) for pair in mixed), Fraction(0))
    made += sum((_FAR / (wide[pair] - 1) for pair in far), Fraction(0))
    if _is_named_so(one, other):
        made += _SAME_THING / max(near[one.behind] - 1, 1)
    return Fraction(made)


def _is_named_so(one: Stated, other: Stated) -> bool:
    """True where the same word stands behind both units."""
    return len(one.behind) > 1 and one.behind == other.behind


def _needed(one: Stated, other: Stated, least: _Least) -> int:
    if one.one.measure == "分":
        return max(least)  # points of many players
    if one.one.measure in _RATES:
        return least.rates
    if _is_named_so(one, other):
        return least.named
    return least.covered if _is_covered(one, other) or _is_covered(other, one) else least.otherwise


def _comes_back(one: Stated, other: Stated, kind: Sequence[Stated], *, first: bool) -> bool:
    """True where what nothing bears out names nothing that it is of, and the other is said twice.

    14名被告人获刑, 14名被告人分别, 84人罚金: a figure by itself is one that was said.
    """
    wrong, right = (one, other) if first else (other, one)
    exact = wrong.one.exact and right.one.exact and not wrong.one.number.endswith("0")
    if not (wrong.bare and exact and wrong.sentence.passage.is_copy):
        return False
    if wrong.one.measure in _MEASURED and len(wrong.one.number.replace(".", "")) <= _PAIR:
        return False
    return sum(each.one.value == right.one.value for each in kind) > 1


def _is_of_a_row(one: Stated, other: Stated, kind: Sequence[Stated]) -> bool:
    """True where as many others are counted with the same word: 甲村312亩稻子, 乙村315亩稻子, 丙村318亩稻子."""
    return _is_named_so(one, other) and len({each.one.value for each in kind if each.behind == one.behind}) > _PAIR


def _is_covered(one: Stated, other: Stated) -> bool:
    """True where what is said around *one* stands in the sentence of *other*, too."""
    return len(one.near) >= _FEW and len(one.near & other.wide) >= len(one.near) * _COVERED


def _is_of_another(one: Stated, other: Stated) -> bool:
    """True where words say that one of two figures is of another time, or of a part."""
    if _said_by(_PART, one) != _said_by(_PART, other):
        return True
    for this, that in ((one, other), (other, one)):
        if _said_by(_EARLIER, this) and not _said_by(_EARLIER, that) and not _said_by(_YEAR, that):
            return True
    return any(_is_apart(pattern, one, other) for pattern in (_MONTH, _PROVINCE, _PLACE, _SIDE))


def _said_by(pattern: re.Pattern[str], stated: Stated) -> bool:
    text, start = stated.sentence.text, max(stated.sentence.start, stated.one.start - _REACH)
    return pattern.search(text, start, stated.one.start) is not None


def _is_apart(pattern: re.Pattern[str], one: Stated, other: Stated) -> bool:
    """True where the sentences say before both figures what *pattern* finds, and nothing that is the same."""
    mine, others = (
        {found[0] for found in pattern.finditer(each.sentence.text, each.sentence.start, each.one.start)}
        for each in (one, other)
    )
    return bool(mine and others and not mine & others)
