"""Wholes and their parts, wherever a sentence names both: parts behind their whole, in front of it, or what is left.

Not every list is whole.  Parts that come to more than their whole are told, and those that would make it with one digit
otherwise; where words say that nothing is left over, any other sum is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from layout.counting.quantities import Quantity, clause_start
from layout.counting.statements import Sentence, is_slip_of, with_of_them, worked_out
from layout.findings import Finding
from layout.patterns import regex

NO_PARTS: Final = frozenset((
    "比率", "点数", "年份", "日", "钟点", "号", "届", "期", "版", "岁", "温度",
    "倍", "时", "等奖", "季度", "年级", "度", "折", "月", "级", "",
))  # fmt: skip
"""What is no amount that has parts: shares, days and hours, what numbers things."""
THAN: Final = regex(
    "(?:(?:[比较由]|从(?!犯))[^，]{0,6}|[超逾][过出]?|(?:增[长加]?|减少?|多|少|[降提升][低高]?|下降|上升|低|高)[了出约近]?|同比[^，]*|另有[^，]*|再[^，]*|又[^，]*|(?:去年|上年|同期)[^，]{0,3}|每[^，]*|人均[^，]*|平均[^，]*|(?:均|(?<!其余)(?<!其他)各)[^，]{0,3})$"
)
"""What stands before a figure that is no part: what it grew by, what was, what each has."""
_EACH_TIME: Final = regex("每[^，]*$")
_OF_THEM: Final = regex("其中|分别|包括|组成|分为|[中里][，有]|含")
_LEFT: Final = regex("(?:其余|其他|其它|还剩|剩下|剩余|余下|只剩|尚余)[^，。]{0,8}$")
_SMALL: Final = 20
"""So many a reader counts for himself."""
_BESIDE: Final = regex("^[和及与、]|、$")
"""What joins a figure to one of its like, that is no part of it."""
_BEGINS: Final = regex("[^，。；：、]{1,6}(?<![中里])[，：]")
_NEXT: Final = regex("[^，。；：、]{0,8}、")
TOGETHER: Final = regex("(?:共|合计|总计|一共|总数|总共|合共|合起来)[^，。0-9]{0,8}$")
OPEN: Final = regex("等(?![于候到待级])|例如|比如|以上(?!的)|去掉|减去|剔除|新增")
"""What says that there are parts besides those that are named."""
_ROUNDED_BY: Final = Fraction(1, 25)
"""The most by which a whole may be rounded."""
_FEW: Final = 5
"""Parts whose rounding makes one of the last digit, if so much; that of more makes two."""
_LISTED: Final = 60
"""Characters of a list that is read as one."""
PHYSICAL: Final = frozenset(("长", "面积", "重", "钱", "时长", "容积"))
_NAMED: Final = 12
"""Characters behind a figure in which it is said that parts make a whole."""
_MOST: Final = 12
"""Figures of one measure in a sentence that are added up: more are a table."""
_SURE_DIGITS: Final = 2
"""Digits of a figure from which one digit otherwise is no chance."""


def amounts(sentence: Sentence) -> dict[str, list[Quantity]]:
    """The figures of a sentence that may be parts or wholes, by what they measure."""
    made: dict[str, list[Quantity]] = {}
    for one in sentence.quantities:
        whole = sentence.text.startswith("，其中", one.end)
        if one.measure in NO_PARTS or one.ordinal or one.value <= 0:
            continue
        if not whole and (one.each or not one.exact):
            continue
        if one.chinese and one.value < 2 and one.unit in ("个", "次", "年", "天", "家", "种", "条", "句", "位", "名"):
            continue
        if (
            not (whole and _EACH_TIME.search(sentence.text[clause_start(sentence.text, one.start) : one.start]))
            and "组成" not in sentence.text[one.end : one.end + _NAMED]
            and THAN.search(sentence.text[clause_start(sentence.text, one.start) : one.start])
        ):
            continue
        made.setdefault(in_its_measure(one, sentence), []).append(one)
    return made


def in_its_measure(one: Quantity, sentence: Sentence) -> str:
    """What *one* measures; of 12个大项 what 项 counts, where the sentence counts by it."""
    if one.measure == "个":
        behind = sentence.text[one.end : one.end + 2]
        units = (other.measure for other in sentence.quantities if other.measure != "个" and len(other.measure) == 1)
        return next((unit for unit in units if unit in behind), one.measure)
    return one.measure


def slack(parts: Sequence[Quantity], whole: Quantity) -> Fraction:
    """How far the sum of *parts* may be off *whole* by rounding; what is counted one by one is not rounded."""
    made = max((one.step for one in parts if _is_rounded(one)), default=Fraction(0))
    made *= 1 if len(parts) <= _FEW else 2
    return made + (min(whole.step / 2, whole.value * _ROUNDED_BY) if _is_rounded(whole) else 0)


def _is_rounded(one: Quantity) -> bool:
    return (
        one.worth > 1
        and one.step > 1
        and (one.measure not in PHYSICAL or one.step >= one.worth / 1000)
        and (one.measure not in PHYSICAL or any(mark in one.number for mark in "亿."))
    )


def makes(parts: Sequence[Quantity], whole: Quantity) -> bool:
    """True where *parts* come to *whole* as far as they are rounded."""
    return abs(sum((one.value for one in parts), Fraction(0)) - whole.value) <= slack(parts, whole)


def explained(whole: Quantity, others: Sequence[Quantity]) -> bool:
    """True where some figures in a row come to *whole*."""
    return any(
        makes(others[start:end], whole) for start in range(len(others)) for end in range(start + 2, len(others) + 1)
    )


def wholes(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Parts that do not make their whole."""
    for at in range(len(sentences)):
        sentence = with_of_them(sentences, at)
        told = False
        for some in amounts(sentence).values():
            if 2 < len(some) <= _MOST and not _is_known(
                sum((one.value for one in some), Fraction(0)), some[0], sentences
            ):
                # What is left is a part of the whole, too: where it is off, that is said and not the whole once more.
                found = [*_rest(sentence, some)] or [*_whole_first(sentence, some)]
                told = told or bool(found)
                yield from found
        if not told:
            yield from _halves(sentence, sentences)


def _whole_first(sentence: Sentence, some: Sequence[Quantity]) -> Iterator[Finding]:
    text = sentence.text
    whole, parts = some[0], some[1:]
    between = text[whole.end : parts[0].start]
    stops = (at for at, one in enumerate(parts) if _is_no_part(text, one, whole))
    parts = parts[: next(stops, len(parts))]
    if len(parts) < 2 or _BESIDE.search(between) or "其中" in text[sentence.start : whole.start]:
        return
    total = sum((one.value for one in parts), Fraction(0))
    off = _leaves_nothing(text, whole, parts, total)
    if off is None:
        off = not _has_other_sums(whole, parts, some) and _is_off(sentence, whole, parts, total)
    if off:
        yield worked_out(sentence, whole, total)


def _leaves_nothing(text: str, whole: Quantity, parts: Sequence[Quantity], total: Fraction) -> bool | None:
    """Whether *parts* that leave nothing over, or are of about so much, are off their whole; None for other parts."""
    if not whole.exact:
        part = max(is_slip_of(one, one.value + whole.value - total, units=False) for one in parts)
        return abs(total - whole.value) * 20 > whole.value and (is_slip_of(whole, total) > 1 or part > _SURE_DIGITS)
    if whole.value <= _SMALL and total > whole.value and _are_clauses(text, whole, parts):
        return True
    likely = whole.value > max(one.value for one in parts) or is_slip_of(whole, total, units=False)
    pair = len(parts) == 2 and likely and are_complements(text, whole, parts)
    if pair or (whole.value <= _SMALL and _is_list(text, whole, parts)):
        return not makes(parts, whole)
    return None


def _has_other_sums(whole: Quantity, parts: Sequence[Quantity], some: Sequence[Quantity]) -> bool:
    """True where some of the figures in a row make another of them: they are not all parts of the first."""
    return (
        explained(whole, parts)
        or any(explained(one, some[: at + 1]) for at, one in enumerate(some[1:]))
        or any(explained(one, some[at + 1 :]) for at, one in enumerate(some[:-2]))
    )


def are_stages(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """True where each is of those before, and no part beside another: 录取6000人，领物5710人，起跑5588人."""
    falling = all(one.value > other.value for one, other in pairwise([whole, *parts]))
    return falling and sum(one.value * 2 > whole.value for one in parts) > 1


def _is_off(sentence: Sentence, whole: Quantity, parts: Sequence[Quantity], total: Fraction) -> bool:
    """True where *parts* need not be all and yet are more than their whole, or would make it but for a digit."""
    text = sentence.text
    between, listed = text[whole.end : parts[0].start], text[parts[0].end : parts[-1].start]
    if are_stages(whole, parts):
        return False
    if "其中" in listed or OPEN.search(text[parts[0].start : min(parts[-1].end + 12, sentence.end)]):
        return False
    if max(one.value for one in parts) >= whole.value and not _AT_ONCE.match(between):
        return False
    named, apposed = bool(_OF_THEM.search(between)), _are_apposed(text, whole, parts)
    digits = max(is_slip_of(one, one.value + whole.value - total) for one in parts)
    digits = max(digits, is_slip_of(whole, total))
    apart = abs(total - whole.value)
    if apposed and not named and _is_funnel(whole, parts):
        return False
    if (named or apposed) and total > whole.value and len(listed) < _LISTED:
        return True
    if len(parts) == 2 and digits >= _SURE_DIGITS and "，" in listed and apart * 4 <= whole.value:
        return True
    least = _SURE_DIGITS if named or apposed or len(parts) > 2 else _SURE_DIGITS + 1
    return digits >= least and (named or apart * (2 if apposed else 4) <= whole.value)


def _is_funnel(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """True for a falling row of which each is out of the one before it: 报名1980人，参考1934人，上线1206人."""
    row = [whole, *parts]
    falling = all(one.value >= other.value for one, other in pairwise(row))
    return falling and parts[0].value + parts[1].value > whole.value


def _is_no_part(text: str, one: Quantity, whole: Quantity) -> bool:
    """True for a figure that is the sum of those before it, or the whole once more: 46人中没有一人."""
    again = one.value == whole.value and text[one.start - 1] in _STOPS
    return again or bool(TOGETHER.search(text[: one.start][-14:]))


def _is_known(total: Fraction, like: Quantity, sentences: Sequence[Sentence]) -> bool:
    """True where the story has what all of a sentence's figures make: its whole is said elsewhere."""
    return any(one.measure == like.measure and one.value == total for each in sentences for one in each.quantities)


def _are_apposed(text: str, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """True where each part is a clause of no more than its name and figure: 队员58名，党员24名，群众34名."""
    between = [text[one.end : other.start] for one, other in pairwise([whole, *parts])]
    lead = text[clause_start(text, whole.start) : whole.start]
    if all(between) and len({one[-1] for one in between}) == 1 and between[0][-1] in lead:
        return False  # 头茬2.1万元，二茬1.8万元，三茬1.6万元
    return all(_LABEL.fullmatch(one) for one in between) and text[parts[-1].end : parts[-1].end + 1] in _STOPS


_AT_ONCE: Final = regex("[^，。；]{0,6}，其中|(?:当?中|里)[，有]")
_COMPLEMENTS: Final = (
    *(("男", "女"), ("城镇", "农村"), ("进口", "出口"), ("国内", "国外"), ("公立", "民办"), ("前", "后")),
    *(("主场", "客场"), ("上半", "下半"), ("线上", "线下"), ("成人", "儿童"), ("左", "右"), ("首", "次")),
)
"""What begins or is the names of two parts that leave nothing over."""
_CLAUSE: Final = regex("[^，。；：、0-9]{0,6}，")
_LABEL: Final = regex("[，、：][\u4e00-\u9fff]{1,4}")
_STOPS: Final = frozenset("，。；")


def are_complements(text: str, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """True for two parts behind their whole that leave nothing over: 46人，男生27人、女生19人."""
    names = [text[one.end : other.start] for one, other in pairwise([whole, *parts])]
    behind = [text[one.end : one.end + 1] for one in parts]
    if {*behind} == {"男", "女"} and names[0] in ("，", "：", "，其中"):
        return True  # 8人，5名女性、3名男性
    short = all(len(one) <= _NAMED and "。" not in one and "；" not in one for one in names)
    return short and any(a in names[0] and b in names[1] for one in _COMPLEMENTS for a, b in (one, one[::-1]))


def _are_clauses(text: str, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """True where every part begins the clause behind: 戏班9人，5人操影，4人伴奏."""
    behind = text[whole.end : parts[0].start] == "，"
    return behind and all(_CLAUSE.fullmatch(text, one.end, other.start) for one, other in pairwise(parts))


def _is_list(text: str, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """True where nothing but the parts follows, one by one: 四个徒弟，两人学琵琶、一人学笛子、一人学古筝."""
    return bool(_BEGINS.fullmatch(text, whole.end, parts[0].start)) and all(
        _NEXT.fullmatch(text, one.end, other.start) for one, other in pairwise(parts)
    )


def _rest(sentence: Sentence, some: Sequence[Quantity]) -> Iterator[Finding]:
    """What is left of a whole when its one part is taken away."""
    text = sentence.text
    for at, rest in enumerate(some):
        if at != 2 or not _LEFT.search(text[clause_start(text, rest.start) : rest.start]):
            continue
        whole, part = some[:2]
        left = whole.value - part.value
        if left > 0 and left != rest.value and abs(left - rest.value) > slack((part, rest), whole):
            yield worked_out(sentence, rest, left)


_HALVES: Final = (("前", "后"), ("上半", "下半"), ("男", "女"), ("首", "次"))
"""What begins the names of two parts that leave nothing over."""


def _halves(sentence: Sentence, sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Two halves whose whole is said elsewhere: 前100米用时1分08秒71，后100米用时1分12秒65, of 2分21秒36."""
    text = sentence.text
    plain = [one for one in sentence.quantities if one.exact and not one.ordinal and one.measure not in NO_PARTS]
    for at, one in enumerate(plain):
        for other in plain[at + 1 : at + 3]:
            if other.measure != one.measure or other.unit != one.unit or not _are_halves(text, one, other):
                continue
            least = max(one.value, other.value)
            known = [each for here in sentences for each in here.quantities if each.measure == one.measure]
            known = [each for each in known if each.value > least]
            total = one.value + other.value
            slips = [
                each
                for each in known
                if max(is_slip_of(each, total), is_slip_of(other, each.value - one.value)) > _SURE_DIGITS
            ]
            if slips and not any(makes((one, other), each) for each in known):
                yield worked_out(sentence, other, slips[0].value - one.value)


def _are_halves(text: str, one: Quantity, other: Quantity) -> bool:
    first, second = (text[clause_start(text, each.start) : each.start] for each in (one, other))
    return any(second.startswith(b) and first.endswith(a + second[len(b) :]) for a, b in _HALVES)
