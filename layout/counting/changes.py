"""What grew or fell: what it was, what it is, and by how much, as an amount or a share, wherever all three are said.

Two figures are one thing then and now where words say so: 由…到…, 比去年的…, 过去… and 如今….
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from layout.counting.quantities import Quantity, clause_start
from layout.counting.statements import Sentence, is_slip_of, told_off
from layout.findings import Finding
from layout.patterns import regex
from layout.value import NamedTuple

_VERB: Final = (
    "增长|增加|增|减少|压减|压降|减|提高|提升|上升|上涨|上调|下降|下跌|下调|降低|降|涨|跌|升|多|少|轻|重|长|短|高|低|贵|便宜"
    "|快|慢|缩短|扩大|缩小|压缩|回落|新增|净增|新开|净减|少用|少花|省下|节省|省|延长"
)
_BY: Final = regex(
    rf"(?:{_VERB})(?:幅度?|面)?(?:下来的?|[下掉去]的|了|出|达|为)?(?:近|约|超)?$"
    "|(?:降幅|增幅|涨幅|跌幅|降温|升温|温差|相差|差距|落差|净增|净减|新增|新开|增设)[^，。；0-9]{0,3}$"
)
_FROM: Final = regex("[由从把将][^，。；由从]{0,12}$")
_TO: Final = regex("^[^。；]{0,14}?(?:[到至为成])[^，。；0-9]{0,3}$")
_THAN: Final = regex(
    "(?:(?<![同环])比|较|而)(?:[12][0-9]{3}年)?[^，。；比较多少增减高低涨跌0-9]{0,10}(?:的|是|为|时)?$"
)
_THEN: Final = regex(
    "去年|上年|前年|上届|上次|上期|上月|上周|前一[天日月年周]|此前|过去|原来|原先|原有|以前|当时|同期|最初"
    "|[\u4e00-\u9fff]{2}[前时]|[12][0-9]{3}年|头一年"
)
_NOW: Final = regex(
    "今年|如今|现在|目前|眼下|本届|本次|这次|只剩|[降增升涨提减扩压缩调][^，。；]{0,2}[到至为]|达到|今后"
)
_PART_OF_YEAR: Final = regex("季度|上半年|下半年|[0-9]月|月份|截至|全年|一期|二期")
ANOTHER: Final = frozenset(
    ("比率", "点数", "年份", "日", "钟点", "岁", "号", "届", "期", "版", "等奖", "月", "季度", "年级", "级", "号楼", "")
)
_CONVERTED: Final = frozenset(("长", "重", "钱", "面积", "人", "比率"))
"""What is compared whatever unit it is said in."""
_SURE_DIGITS: Final = 2
_ROUGH: Final = Fraction(5)
"""Points by which a share in tenths, a half or a third may be rounded."""


class Growth(NamedTuple):
    """Two figures of one thing, before and after."""

    was: Quantity
    now: Quantity

    @property
    def apart(self) -> Fraction:
        """The difference of the two."""
        return abs(self.now.value - self.was.value)


def changes(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Growth and differences that do not come out."""
    known = [one for each in sentences for one in each.quantities]
    for sentence in sentences:
        pairs = [*then_and_now(sentence)]
        taken = []
        for pair in pairs:
            by = _by(sentence, pair)
            if by is None:
                taken.append(pair)
                continue
            yield from _share_of_it(sentence, pair, by)
            if by.unit in ("%", "成") and _is_the_wrong_way(sentence, pair):
                meant = pair.was.value * (1 + (by.value if pair.was.value > pair.now.value else -by.value) / 100)
                yield told_off(sentence, pair.now, meant)
                continue
            others = [one for one in known if one.value not in (pair.was.value, pair.now.value)]
            if any(one.value == abs(by.value - pair.apart) for one in others if one.measure == by.measure):
                continue  # 由31条增到33条，新开8条, and six were closed
            if by.unit == "%" and _grew_otherwise(sentence, pair, by):
                continue
            right = _off(by, pair, sentence.text[clause_start(sentence.text, by.start) : by.start])
            if right is not None:
                yield told_off(sentence, by, right)
        for pair in taken:
            yield from _to_of(sentence, pair, known)


def then_and_now(sentence: Sentence) -> Iterator[Growth]:
    """The figures of a sentence that are one thing then and now."""
    text = sentence.text
    plain = [one for one in sentence.quantities if not one.ordinal and (one.measure not in ANOTHER or one.unit == "%")]
    for one, other in pairwise(plain):
        others = one.measure != other.measure or (one.measure not in _CONVERTED and one.unit != other.unit)
        between = text[one.end : other.start]
        if others or "。" in between or _OF_ALL.match(between) or not (_may_be(one) and _may_be(other)):
            continue
        first = text[clause_start(text, one.start) : one.start]
        second = text[clause_start(text, other.start) : other.start]
        if _FROM.search(text[max(sentence.start, one.start - _FAR) : one.start]) and _TO.search(between):
            yield Growth(one, other)
        elif len(between) > _APART or "；" in between or _BY.search(first) or _BY.search(second):
            continue
        elif _THAN.search(second) and _IS_THAN.search(between):
            yield Growth(other, one)
        elif _PART_OF_YEAR.search(first + between):
            continue
        elif _THEN.search(second) and not _THEN.search(first) and _IS.search(second) and "，" in between:
            yield Growth(other, one)
        elif _NOW.search(between) and _THEN.search(text[max(sentence.start, one.start - _BACK) : one.start]):
            yield Growth(one, other)


def _may_be(one: Quantity) -> bool:
    return one.value > 0 or one.measure == "温度"


_OF_ALL: Final = regex("，(?:总|合计|全部)")
"""What begins a clause about all that was named, and not the last of it: 门诊142万、急诊26万，总量比上年的160万."""
_IS_THAN: Final = regex("^[，（]?[^，。；]{0,6}[比较]")
_IS: Final = regex("[的是为有]$")
_FAR: Final = 14
"""Characters before a figure in which 由 or 从 stands."""
_APART: Final = 30
"""Characters between what was and what is."""
_BACK: Final = 20
"""Characters before a figure in which its time is said."""


def _is_the_wrong_way(sentence: Sentence, pair: Growth) -> bool:
    """True for what is said to fall and rises, and for what is said to rise and falls: 由5公斤减到6.5公斤."""
    to = _WAY_TO.search(sentence.text[pair.was.end : pair.now.start])
    if to is None or pair.was.value == pair.now.value:
        return False
    return (to["way"] in _DOWN) == (pair.now.value > pair.was.value)


_DOWN: Final = "减降跌缩"
_WAY_TO: Final = regex(f"(?P<way>[增升涨扩{_DOWN}])[少低短小加高大]?[至到为]$")


def _by(sentence: Sentence, pair: Growth) -> Quantity | None:
    """By how much: the figure behind the pair, or just before it, that says so."""
    text = sentence.text
    first, last = sorted((pair.was, pair.now), key=lambda one: one.start)
    after = [one for one in sentence.quantities if one.start >= last.end][:2]
    for one in after:
        lead = text[max(clause_start(text, one.start), last.end) : one.start]
        between = text[last.end : one.start]
        if (
            _says_by(lead)
            and len(between) <= _APART
            and not re.search("同比|环比|[比较](?:去年|上年|前)|[；。]", between)
        ):
            return one if _is_of(one, pair) else None
        if one.measure in (pair.was.measure, "比率"):
            break
    before = [one for one in sentence.quantities if one.end <= first.start][-1:]
    for one in before:
        lead = text[clause_start(text, one.start) : one.start]
        if (
            _says_by(lead)
            and one.measure == first.measure != "比率"
            and one.unit == first.unit
            and first.start - one.end <= _BACK
        ):
            return one
    return None


def _share_of_it(sentence: Sentence, pair: Growth, by: Quantity) -> Iterator[Finding]:
    """By what share, said behind by how much: 由52分钟降到31分钟，缩短21分钟，降幅四成."""
    after = [one for one in sentence.quantities if one.start >= max(by.end, pair.was.end, pair.now.end)][:1]
    for share in after:
        lead = sentence.text[by.end : share.start]
        if by.measure == pair.was.measure != "比率" == share.measure and _SHARE_TOO.fullmatch(lead):
            right = _off(share, pair, lead)
            if right is not None:
                yield told_off(sentence, share, right)


_SHARE_TOO: Final = regex(
    f"[，、（](?:正好|刚好|约|即)?(?:{_VERB})(?:幅度?)?(?:近|约|超)?(?:了|达|为)?|[，、（](?:[降增涨跌减]幅)(?:近|约|超|达|为)?"
)


def _grew_otherwise(sentence: Sentence, pair: Growth, by: Quantity) -> bool:
    """True where it is another figure of the sentence, or two that add up, that grew so from what was.

    今年264件，国中组148件、高中组116件，比去年的220件增加20%: of all, not of the last part.
    """
    same = [one for one in sentence.quantities if one.measure == pair.was.measure and one.end <= by.start]
    same = [one for one in same if one is not pair.was]
    values = [one.value for one in same] + [a.value + b.value for a, b in pairwise(same)]
    allowed = by.step * _HALF
    return any(abs(abs(one - pair.was.value) * 100 / pair.was.value - by.value) <= allowed for one in values)


def _says_by(lead: str) -> bool:
    """True for words that say that the figure behind them is by how much; a subject of its own grew on its own."""
    found = _BY.search(lead)
    if found is not None and found.start() == _ADVERB and _OWN_SUBJECT.match(lead):
        return False
    return found is not None and found.start() <= _ADVERB and "均" not in lead


_OWN_SUBJECT: Final = regex("价格|面积|成本|产量|人数|收入|费用|时间")
"""What is measured itself, and not what the two figures before it are of: 由117种减到43种，价格降了四成."""
_ADVERB: Final = 2
"""Letters before the verb: 正好少了, 一共多了."""


def _is_of(one: Quantity, pair: Growth) -> bool:
    if one.measure == "比率":
        return pair.was.measure != "比率" or one.unit != "%"
    if one.measure == "点数":
        return pair.was.measure == "比率"
    return one.measure == pair.was.measure and (one.unit == pair.was.unit or one.measure in _CONVERTED)


def _off(by: Quantity, pair: Growth, lead: str) -> Fraction | None:
    """What *by* is, worked out, where it is not what is said."""
    was, now = pair.was, pair.now
    rounding = _rounding(was) + _rounding(now)
    if by.measure != "比率":
        apart = abs(pair.apart - by.value)
        if not by.exact or not (was.exact and now.exact):
            return None if apart <= by.value / 4 + by.step else pair.apart
        exact_steps = was.step == now.step == by.step
        return None if apart <= (0 if exact_steps else max(rounding, by.step / 2)) else pair.apart
    right = pair.apart * 100 / was.value
    if by.unit == "成" or by.unit in ("半", "分之"):
        allowed = _ROUGH if by.exact else _ROUGH * 2
    else:
        allowed = by.step * _HALF if by.exact else max(by.step, by.value / 10)
    if not (was.exact and now.exact):
        allowed += right / 10
    allowed += rounding * 100 / was.value * max(now.value / was.value, Fraction(1))
    times = now.value * 100 / was.value if re.search("[到至为是]$", lead) else right
    if min(abs(right - by.value), abs(times - by.value)) <= allowed:
        return None
    return right if by.exact or abs(right - by.value) > by.value / 3 else None


_HALF: Final = Fraction(51, 100)
"""How far a share is off that was rounded to its last digit, and a hair more."""
_FEW: Final = 5
"""Figures of a measure in a story, of which one makes a slip by no chance."""


def _rounding(one: Quantity) -> Fraction:
    """How far a figure may be rounded; nobody rounds 8万 by more than its thirtieth part."""
    return min(one.step / 2, one.value / 30) if one.step < one.worth or one.worth > 1 else Fraction(0)


def _to_of(sentence: Sentence, pair: Growth, known: Sequence[Quantity]) -> Iterator[Finding]:
    """From so much to so much, with by how much elsewhere: 由201.4公里增至220公里, of 18.6公里 opened."""
    text = sentence.text
    was, now = pair.was, pair.now
    if (
        not (was.exact and now.exact)
        or now.start < was.start
        or not _FROM.search(text[max(sentence.start, was.start - _FAR) : was.start])
    ):
        return
    same = [one for one in known if one.measure == was.measure and one.unit == was.unit and one.exact and one.value > 0]
    if sum(one.value == now.value for one in same) > 1:
        return  # said twice, it is meant
    if was.measure == "比率" or any(one.value == pair.apart for one in same) or len({one.value for one in same}) > _FEW:
        return
    for one in same:
        if len(one.number.replace(".", "")) <= _SURE_DIGITS or one.value in (was.value, now.value):
            continue
        right = was.value + one.value if now.value > was.value else was.value - one.value
        if is_slip_of(now, right) > _SURE_DIGITS and one.value < max(was.value, now.value):
            yield told_off(sentence, now, right)
            return
