"""What words present as worked out: totals of what was named, so many of so much each, averages, so many times as much.

Each is held against every way in which its sentence could have come to it; where none does, and one comes so near that
a digit is wrong, or only one can be meant, it is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from layout.counting.products import number_of
from layout.counting.quantities import Quantity, clause_start, worth_of
from layout.counting.statements import Sentence, is_slip_of, worked_out
from layout.counting.wholes import NO_PARTS, amounts, explained, makes
from layout.findings import Finding
from layout.patterns import regex
from layout.reading.names import HAN

_TOTAL: Final = regex(
    "(?:[两二三四五六七八九][\u4e00-\u9fff]{1,2}总[\u4e00-\u9fff]{1,3}$|共|合计|总计|一共|总数|总共|合共|就是|即|等于|相当于)[^，。；0-9]{0,8}$"
)
_PLAIN: Final = regex(
    "(?:合计|总计|一共|总共|就是|等于|即)[^，。；0-9]{0,3}$|^共$|[两二三四五六七八九][\u4e00-\u9fff]{1,2}[共总][\u4e00-\u9fff]{0,3}$"
)
_IS: Final = regex("(?:合计|就是|等于)[^，。；0-9]{0,3}$")
_THAN: Final = regex("[比较][^，。；0-9]*$")
_WITH: Final = regex("连同|加上|算上|连前")
_ALL: Final = regex("[共总达计][^，。；0-9]{0,8}$")
_EACH_OF: Final = regex("各[^，。；0-9]{0,4}$")
_TWICE: Final = regex("来回|往返|左右各|双向|两边|两侧|上下午")
_MEAN: Final = regex("平均|[人户亩场台日月年班校]均|亩产|单产")
_TIMES_OF: Final = regex("^[^，。；0-9]{0,6}的$")
_TIMES: Final = regex("^[^。；0-9]{0,6}[，]?即?[^，。；0-9]{0,6}$")
_TIMES_THEN: Final = regex("^，[^。；]{0,8}是(?:当初|最初|原来|过去|当年)的$")
_DAYS: Final = {"天": 1, "日": 1, "周": 7, "星期": 7, "个星期": 7}
_RANGE: Final = regex(
    "(?:(?P<m>[0-9]{1,2})月)?(?P<from>[0-9]{1,2})日(?:起)?[至到—~-](?:(?P<n>[0-9]{1,2})月)?(?P<to>[0-9]{1,2})日"
)
_ALIKE: Final = Fraction(3, 100)
"""How far a rounded average may be from what is worked out."""
_SURE_DIGITS: Final = 2


def totals(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Totals, products and averages that do not come out."""
    for at, sentence in enumerate(sentences):
        last = sentences[at - 1] if at else None
        for total in sentence.quantities:
            if total.exact and not total.ordinal and total.measure not in NO_PARTS and total.value > 0:
                found = _worked(sentence, last, total)
                if found is None:
                    found = _times(sentence, sentences[: at + 1], total)
                if found is None:
                    found = _in_all(sentence, sentences, total)
                if found is None:
                    found = _these(sentence, sentences, total)
                if found is not None:
                    yield worked_out(sentence, total, found)
        yield from _means(sentence, sentences)


def _worked(sentence: Sentence, last: Sentence | None, total: Quantity) -> Fraction | None:
    """What *total*, which is said to be worked out, comes to where it is not what is said."""
    text = sentence.text
    lead = text[max(clause_start(text, total.start), total.start - 16) : total.start]
    if _ALL.search(lead) and _WITH.search(text, sentence.start, total.start):
        return _together(sentence, last, total)
    if not _TOTAL.search(lead) or _THAN.search(lead):
        return None
    earlier = [one for one in sentence.quantities if one.end <= total.start and not one.ordinal]
    parts = [one for one in amounts(sentence).get(total.measure, ()) if one.end <= total.start]
    if total.measure == "个":
        noun = text[total.end : total.end + 1]
        parts = [one for one in parts if not HAN.match(noun) or text.startswith(noun, one.end)]
    if explained(total, parts) or any(one.value == total.value for one in parts):
        return None
    products = [*_products(sentence, earlier, total), *_shares_of(earlier, total)]
    if any(_same(one, total) for one in products):
        return None
    plain = bool(_PLAIN.search(lead))
    if products:
        slips = [one for one in products if is_slip_of(total, one)]
        if slips or (_IS.search(lead) and len({*products}) == 1):
            return (slips or products)[0]
        if not plain:
            return None
    return _sum_meant(total, parts, plain=plain)


def _sum_meant(total: Quantity, parts: Sequence[Quantity], *, plain: bool) -> Fraction | None:
    """The sum of the last of *parts* that *total* was meant to be: that but for one digit, or for one of a part's."""
    for size in range(2, len(parts) + 1):
        some = parts[-size:]
        made = sum((one.value for one in some), Fraction(0))
        least = _SURE_DIGITS if plain or size > 2 else _SURE_DIGITS + 1
        if is_slip_of(total, made) >= least:
            return made
        if any(is_slip_of(one, one.value + total.value - made) > _SURE_DIGITS for one in some):
            return made
    return None


def _together(sentence: Sentence, before: Sentence | None, total: Quantity) -> Fraction | None:
    """A total with what was there: 再改造500亩，连同原有的800亩，总面积达到1300亩."""
    here = [one for one in sentence.quantities if one.measure == total.measure and one.end <= total.start]
    there = [one for one in (before.quantities if before else ()) if one.measure == total.measure]
    if not all(one.exact for one in here):
        return None
    if not here or len(here) + len(there) < 2:
        return None
    if len(here) > 1:
        made = sum((one.value for one in here), Fraction(0))
        return None if makes(here, total) or explained(total, (*there, *here)) or len(here) > 2 else made
    sums = [one.value + here[0].value for one in there]
    if any(one == total.value for one in sums):
        return None
    slips = [one for one in sums if is_slip_of(total, one) > 1]
    slips += [other.value + here[0].value for other in there if is_slip_of(here[0], total.value - other.value) > 1]
    return slips[0] if slips else None


def _products(sentence: Sentence, earlier: Sequence[Quantity], total: Quantity) -> Iterator[Fraction]:
    """What so many of so much each make, for every pair of *earlier* that may be meant."""
    text = sentence.text
    twice = 2 if _TWICE.search(text, sentence.start, total.start) else 1
    start = clause_start(text, total.start)
    just = "就是" in text[start : total.start]
    if _PLAIN.search(text[start : total.start]):
        start = clause_start(text, start - 1)  # 一天三回，合计90次
    for each in earlier:
        if each.measure != total.measure or each.value <= 0:
            continue
        shared = bool(_EACH_OF.search(text[clause_start(text, each.start) : each.start]))
        for many in earlier:
            if many is each or many.measure == total.measure or many.measure in ("比率", "点数", "年份"):
                continue
            number = number_of(many, each)
            of_those = many.start >= start and _OF_THOSE.match(text, many.end, total.start)
            near = (many.start >= start and not of_those) or (
                shared and many.end <= each.start and many.start >= clause_start(text, each.start)
            )
            if (
                number is None
                and (near and (not each.each or just) and many.value > 1)
                and many.measure not in NO_PARTS | {"时长", "月"}
            ):
                number = many.value
            if number is not None and number > 0 and number != 1:
                yield each.value * number
                if twice > 1:
                    yield each.value * number * twice


def _shares_of(earlier: Sequence[Quantity], total: Quantity) -> Iterator[Fraction]:
    """What the share right before *total* makes of each figure before it: 损失15万元，由公司承担70%，即10.5万元."""
    share = earlier[-1:]
    for one in earlier:
        if share and share[0].measure == "比率" and one.measure == total.measure:
            yield one.value * share[0].value / 100


def _same(one: Fraction, total: Quantity) -> bool:
    return abs(one - total.value) <= (total.step / 2 if total.worth > 1 or total.step < 1 else Fraction(1, 2))


_OF_THOSE: Final = regex("(?:合计|总计|一共|共计?|总共)")
"""What says of a number before it that it counts what was named, of which each has its own figure: 两站合计."""
_WHOLE_OF: Final = regex("(?:总长|总里程|总面积|总投资|总人数|总量|总数)[^，。；0-9比较]{0,4}$")
_FEW: Final = 4
"""Figures of a measure in a story, of which one sum makes a slip by no chance."""


def _in_all(sentence: Sentence, sentences: Sequence[Sentence], total: Quantity) -> Fraction | None:
    """A total of what other sentences have: 一期长21.2公里, 二期17.8公里, 全线总长39公里."""
    lead = sentence.text[max(clause_start(sentence.text, total.start), total.start - 16) : total.start]
    if not _WHOLE_OF.search(lead) or _THAN.search(lead) or len(total.number.replace(".", "")) < _SURE_DIGITS:
        return None
    known = {
        one.value
        for each in sentences
        for one in each.quantities
        if one.measure == total.measure and one is not total and one.exact and not one.each and one.value > 0
    }
    known = {one for one in known if one * 50 > total.value}
    if not 2 <= len(known) <= _FEW or total.value in known:
        return None
    sums = {a + b for a in known for b in known if a < b} | {sum(known, Fraction(0))}
    if total.value in sums or any(total.value + one in known for one in known):
        return None
    slips = [one for one in sums if is_slip_of(total, one, units=False) >= _SURE_DIGITS]
    return slips[0] if len(slips) == 1 else None


_THESE: Final = regex("[，。]这$")


def _these(sentence: Sentence, sentences: Sequence[Sentence], total: Quantity) -> Fraction | None:
    """What 这 sums up: 前十天到后二十天，这30天里."""
    if not _THESE.search(sentence.text[max(0, total.start - 2) : total.start]):
        return None
    same = [one for one in sentence.quantities if one.measure == total.measure and one.end <= total.start]
    known = [one for each in sentences for one in each.quantities if one.measure == total.measure and one is not total]
    made = sum((one.value for one in same), Fraction(0))
    if len(same) != 2 or made == total.value or any(one.value == total.value for one in known):
        return None
    return made


def _times(sentence: Sentence, so_far: Sequence[Sentence], total: Quantity) -> Fraction | None:
    """So many times what was named: 是旧校舍3400平方米的两倍, 三倍赔偿1194元."""
    text, all_ = sentence.text, sentence.quantities
    at = all_.index(total)
    for times in all_[at + 2 : at + 3]:
        basis = all_[at + 1]
        if times.unit != "倍" or basis.measure != total.measure or not times.exact or times.value < 2:
            continue
        if _TIMES_OF.search(text[basis.end : times.start]) and re.search(
            "[是为达][^，。]{0,10}$", text[total.end : basis.start]
        ):
            made = basis.value * times.value
            if is_slip_of(total, made, units=False) > _SURE_DIGITS and basis.exact:
                return made
            return (
                made
                if abs(made - total.value) > max(total.step, basis.step * times.value, times.step * basis.value / 2)
                else None
            )
    for times in all_[at + 1 : at + 2]:
        lead = text[total.end : times.start]
        if times.unit == "倍" and times.exact and times.value >= 2 and _TIMES_THEN.search(lead):
            then = [one.value * times.value for one in all_[:at] if one.measure == total.measure]
            if then and not any(abs(one - total.value) <= one / 10 for one in then) and len(then) == 1:
                return then[0]
            slips = [one for one in then if one != total.value and is_slip_of(total, one) > 1]
            return slips[0] if slips and total.value not in then else None
    before = all_[at - 1] if at else None
    if before is None or before.unit != "倍" or not before.exact or not _TIMES.match(text[before.end : total.start]):
        return None
    if re.search("[比超高增]", text[clause_start(text, before.start) : before.start]):
        return None
    known = [
        one for each in so_far for one in each.quantities if one.measure == total.measure and one.start != total.start
    ]
    made_all = [one.value * before.value for one in known if one.value > 0]
    if any(abs(one - total.value) <= max(total.step, before.step * total.value / before.value / 2) for one in made_all):
        return None
    slips = [one for one in made_all if is_slip_of(total, one) > 1]
    return slips[0] if slips else None


def _means(sentence: Sentence, sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Averages, and what a price and a yield make: 平均亩产600公斤, 一亩毛收入1530元."""
    for mean in sentence.quantities:
        if not mean.each or not mean.exact or mean.unit == "个" or mean.value <= 0 or mean.measure in NO_PARTS:
            continue
        lead = sentence.text[clause_start(sentence.text, mean.start) : mean.start]
        near = [one for one in sentence.quantities if one is not mean and not one.ordinal]
        wide = [one for each in sentences for one in each.quantities if one is not mean and not one.ordinal]
        if _MEAN.search(lead):
            made = [*_quotients(mean, near)]
            if not made or not any(_about(one, mean) for one in made):
                days = [*_spans(sentences)] if mean.each[0] in _DAYS else []
                far = [
                    *_quotients(mean, wide),
                    *(one.value / day for day in days for one in wide if one.measure == mean.measure),
                ]
                if any(_about(one, mean) for one in far):
                    continue
                slips = [one for one in made if is_slip_of(mean, _rounded(one, mean), units=False) >= _SURE_DIGITS]
                slips += [one for one in far if is_slip_of(mean, _rounded(one, mean), units=False) > _SURE_DIGITS]
                if slips:
                    yield worked_out(sentence, mean, _rounded(slips[0], mean))
        elif mean.measure == "钱":
            made = [*_priced(mean, wide)]
            slips = [one for one in made if is_slip_of(mean, one) > _SURE_DIGITS]
            if slips and not any(_about(one, mean) for one in made):
                yield worked_out(sentence, mean, slips[0])


def _about(one: Fraction, mean: Quantity) -> bool:
    return abs(one - mean.value) <= mean.value * _ALIKE + mean.step


def _rounded(value: Fraction, like: Quantity) -> Fraction:
    return round(value / like.step) * like.step


def _quotients(mean: Quantity, known: Sequence[Quantity]) -> Iterator[Fraction]:
    """What each has, for every total and every number of *known* that *mean* may be an average of."""
    for total in known:
        if total.measure != mean.measure or total.value <= mean.value or total.each:
            continue
        for many in known:
            number = number_of(many, mean)
            if number is not None and number > 1:
                yield total.value / number


def _priced(mean: Quantity, known: Sequence[Quantity]) -> Iterator[Fraction]:
    """What a yield brings at a price: 2.5元 of each 公斤, 612公斤 of each 亩."""
    for price in known:
        if price.measure != "钱" or len(price.each) != 1 or price.each == mean.each:
            continue
        for crop in known:
            if set(crop.each) & set(mean.each) and crop.unit == price.each[0] and crop.value > 0:
                yield price.value * crop.value / worth_of(crop.unit)


def _spans(sentences: Sequence[Sentence]) -> Iterator[int]:
    """The days from one day of a month to another of it."""
    for sentence in sentences:
        for found in _RANGE.finditer(sentence.text, sentence.start, sentence.end):
            days = int(found["to"]) - int(found["from"]) + 1
            if days > 1 and (found["n"] is None or found["n"] == found["m"]):
                yield days
