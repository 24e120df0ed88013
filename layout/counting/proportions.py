"""Shares of a whole that is named: 合格30家，合格率93.75%, 占六成, each held against every whole that may be meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from layout.counting.quantities import Quantity, clause_start
from layout.counting.statements import Sentence, is_slip_of, worked_out
from layout.findings import Finding
from layout.patterns import regex

_TAKES: Final = regex(
    "(?P<who>[^，。；0-9]{0,10}?)(?:大?约|已|就|仅|只|也|则|正好|刚好|恰好)?占(?:比|到|了|据|全[^，。；0-9]{0,10}的|[^，。；0-9]{0,12}的)?[^，。；0-9的]{0,4}$",
    "占",
)
_RATE: Final = regex(
    "(?P<stem>[\u4e00-\u9fff]{2})(?:[率面]|进度)(?:约|近|超|超过|达到?|为|是|提高到|高达|仅)*$", "率", "面", "进度"
)
_DONE: Final = regex("(?:完成|实现)[^，。；0-9]{0,14}的$", "完成", "实现")
_EQUALS: Final = regex("(?:抵得上|抵|相当于)[^，。；0-9]{0,10}的$", "抵", "相当于")
_OF_IT: Final = regex("^(?:元|人民币)?[）)]?的(?:近|约)?$")
_THEN_PART: Final = regex("^，(?:共|即|计|有|约|为|合)+$")
_NO_WHOLE: Final = frozenset(
    ("比率", "点数", "年份", "日", "钟点", "岁", "号", "届", "期", "版", "等奖", "度", "温度", "倍", "折", "月")
)
_ROUGH: Final = Fraction(5)
"""Points by which a share in tenths, a half or a third may be rounded."""
_HALF: Final = Fraction(51, 100)
"""How far a share is off that was rounded to its last digit, and a hair more."""
_ABOUT: Final = Fraction(1, 20)
"""How far what is about so much may be off."""
_NEAR: Final = 6
"""Letters behind a figure that say what is counted."""


def proportions(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Shares that are not those of their part in any whole that was named."""
    known = [one for each in sentences for one in each.quantities if _counts(one)]
    for at, sentence in enumerate(sentences):
        yield from _respectively(sentence, known)
        yield from _make_hundred(sentence)
        before = sentences[at - 1] if at and sentences[at - 1].passage is sentence.passage else None
        for rate in sentence.quantities:
            if rate.measure == "比率" and rate.value > 0:
                found = _share(sentence, before, rate, known) if rate.value < _ALL else None
                if found is None:
                    found = _of_what_is_named(sentence, rate, sentences)
                if found is not None:
                    yield worked_out(sentence, rate, found, "check-percent")


def _share(sentence: Sentence, before: Sentence | None, rate: Quantity, known: Sequence[Quantity]) -> Fraction | None:
    """What *rate* comes to where it is no share that was worked out from what is named."""
    text = sentence.text
    start = clause_start(text, rate.start)
    if "分别" in text[start : rate.start]:
        return None
    inside = [one for one in sentence.quantities if _counts(one)]
    earlier = [one for one in inside if one.end <= rate.start]
    parts, given = _parts(text, start, rate, inside)
    if not parts:
        return None
    wide = [*inside, *((one for one in before.quantities if _counts(one)) if before else ())]
    wide = [*known] if rate.unit == "%" else wide
    for part in parts:
        exact = _exactly(rate, part, [one for one in earlier if one.measure == part.measure])
        if exact is not None:
            return exact
        others = [one for one in wide if one.measure == part.measure and one.start != part.start]
        others = [given] if given else [one for one in others if not (one in inside and _is_beside(text, one, part))]
        if any(_comes_out(rate, one, whole) for one in _with_beside(part, inside) for whole in others):
            return None
        if any(_comes_out(rate, one, part) for one in others if rate.unit == "%" or one.end <= rate.start):
            return None
    called = _called(text[start : rate.start])
    for part in parts:
        wholes = [given] if given else [
            one for one in earlier
            if one.measure == part.measure and one.value > part.value and not one.each and not _has_share(text, one)
        ]  # fmt: skip
        if called and not given:
            wholes = [one for one in wholes if _is_so_called(text, one, called)]
        if not wholes and _RATE.search(text[start : rate.start]):
            # 床位260张，入住182人，入住率70%: what is counted has two names.
            wholes = [one for one in earlier if one.measure != part.measure and one.value > part.value and not one.each]
            wholes = wholes if len(wholes) == 1 and not _IS_PHYSICAL & {wholes[0].measure, part.measure} else []
            if wholes and _comes_out(rate, part, wholes[0]):
                return None
        if len(wholes) > 1 and any("其中" in text[one.end : part.start] for one in wholes):
            wholes = wholes[-1:]
        if any(_is_added(text, one, part) for one in earlier):
            continue
        if wholes and (rate.unit != "%" or part.exact):
            rates = [part.value * 100 / one.value for one in wholes]
            return min(rates, key=lambda one: abs(one - rate.value))
    return None


def _with_beside(part: Quantity, inside: Sequence[Quantity]) -> Iterator[Quantity]:
    """*part*, and with it what stands before it, as one: 70至79岁的42人，80岁以上的14人，70岁以上的占64%."""
    yield part
    total = part.value
    before = [one for one in inside if one.measure == part.measure and one.end <= part.start]
    for one in reversed(before):
        total += one.value
        yield part._replace(value=total)


def _of_what_is_named(sentence: Sentence, rate: Quantity, sentences: Sequence[Sentence]) -> Fraction | None:
    """What *rate* comes to, of a whole that its clause names and another sentence has: 占营业收入的4.9%."""
    start = clause_start(sentence.text, rate.start)
    named = _NAMED.search(sentence.text[start : rate.start])
    if named is None or not rate.exact or rate.unit != "%":
        return None
    parts = [one for one in sentence.quantities if _counts(one) and one.exact and one.end <= start][-1:]
    wholes = [
        one
        for each in sentences
        for one in each.quantities
        if parts and one.measure == parts[0].measure and one.value > parts[0].value
        and each.text[clause_start(each.text, one.start) : one.start].rstrip("为是达约到").endswith(named["whole"])
    ]  # fmt: skip
    if not wholes or parts[0].end + 1 < start or any(_comes_out(rate, parts[0], one) for one in wholes):
        return None
    return parts[0].value * 100 / wholes[0].value


_NAMED: Final = regex("(?:占(?:据|到|了)?|完成|实现)(?P<whole>[^，。；0-9]{2,12}?)的?[近约]?$", "占", "完成", "实现")
_SUMS: Final = regex("总[数量额值人面][数积]?|的")
_LANDS: Final = regex("^(?:[全我本](?:国|省|市|县|区|州|乡|镇|村|社|院|校|厂|部|网|行业|球|年)|世界)")
"""Of what a whole is where nothing else is said of it: a part of the world's is of none that the text has."""
_ALL_OF_THEM: Final = regex("^(?:总数|总量|总人数|全部|其中|比|应)")


def _called(lead: str) -> str:
    """What the whole is called where that is no mere 总数: 占产量, 占全球."""
    named = _NAMED.search(lead)
    return "" if named is None or _ALL_OF_THEM.search(named["whole"]) else named["whole"]


def _is_so_called(text: str, one: Quantity, called: str) -> bool:
    """True where *one* is said of what bears that name, or of part of it."""
    around = text[clause_start(text, one.start) : one.start] + text[one.end : one.end + _NEAR]
    called = _SUMS.sub("", called)
    called = _LANDS.sub("", called) or called
    return any(called[at : at + 2] in around for at in range(len(called) - 1))


def _is_added(text: str, one: Quantity, part: Quantity) -> bool:
    """True for two figures whose share is said of both: 2326名妇女和3760名儿童."""
    first, last = sorted((one, part), key=lambda each: each.start)
    return one.measure == part.measure and bool(_AND.fullmatch(text[first.end : last.start]))


_AND: Final = regex("[^，。；、0-9]{0,4}[和及与][^，。；、0-9]{0,4}")


def _exactly(rate: Quantity, part: Quantity, wholes: Sequence[Quantity]) -> Fraction | None:
    """What share a part is that but for a digit would be just so many tenths: 5600册，占四成，共2420册, for 2240."""
    for one in wholes if rate.unit == "成" and rate.exact and part.exact else ():
        meant = one.value * rate.value / 100
        if one.exact and is_slip_of(part, meant, units=False) > _SURE_DIGITS and one.value > part.value:
            return part.value * 100 / one.value
    return None


_SURE_DIGITS: Final = 2
_IS_PHYSICAL: Final = frozenset(("长", "面积", "重", "钱", "时长", "容积", "人次", "天"))


_ALL: Final = 100
_BARE: Final = regex("不过|仅|仅有|只有|正好|刚好")
_ONLY: Final = regex("，[^，。；]{0,8}(?:只有|仅有?|只)")
_IN_TURN: Final = regex("(?:占|比重|比例)[^，。；0-9]{0,10}分别[为是占达]*$")
_LIST: Final = regex("[、和]")
_NEXT_SHARE: Final = regex("、[^，。；、0-9]{1,8}占")


def _respectively(sentence: Sentence, known: Sequence[Quantity]) -> Iterator[Finding]:
    """Shares in the order of their parts, all of one whole but one: 164亿元、1033亿元，分别占6.7%、42%."""
    text = sentence.text
    all_ = sentence.quantities
    for at, first in enumerate(all_):
        if first.unit != "%" or not _IN_TURN.search(text[max(sentence.start, first.start - 24) : first.start]):
            continue
        rates = [first]
        for one in all_[at + 1 :]:
            if one.unit != "%" or not _LIST.fullmatch(text[rates[-1].end : one.start]):
                break
            rates.append(one)
        parts = [one for one in all_[:at] if one.measure == all_[at - 1].measure and _counts(one)][-len(rates) :]
        if len(rates) < _FEW or len(parts) != len(rates):
            continue
        for whole in (one for one in known if one.measure == parts[0].measure and one.value > parts[-1].value):
            wrong = [(a, b) for a, b in zip(rates, parts, strict=True) if not _comes_out(a, b, whole)]
            if len(wrong) == 1:
                rate, part = wrong[0]
                yield worked_out(sentence, rate, part.value * 100 / whole.value, "check-percent")
                break


_FEW: Final = 3
"""Shares that are told apart by more than chance."""


def _make_hundred(sentence: Sentence) -> Iterator[Finding]:
    """Shares of a list that make a hundred but for one digit: 一类占41%、二类占46%、三类占13%."""
    text = sentence.text
    rates = [one for one in sentence.quantities if one.unit == "%"]
    runs: list[list[Quantity]] = []
    for one in rates:
        if runs and _NEXT_SHARE.fullmatch(text[runs[-1][-1].end : one.start]):
            runs[-1].append(one)
        else:
            runs.append([one])
    for run in runs:
        total = sum((one.value for one in run), Fraction(0))
        if (
            len(run) < _FEW
            or abs(total - _ALL) <= max(one.step for one in run) * len(run)
            or not all(one.exact for one in run)
        ):
            continue
        for one in run:
            right = one.value + _ALL - total
            if right > 0 and is_slip_of(one, right, units=False) >= _SURE_DIGITS:
                yield worked_out(sentence, one, right, "check-percent")
                break


def _has_share(text: str, one: Quantity) -> bool:
    """True for a part that has its share right behind it: it is no whole of what comes after."""
    return text[one.end : one.end + 3].strip("，、（").startswith("占")


def _is_beside(text: str, one: Quantity, other: Quantity) -> bool:
    """True for two parts of one list: 内销8.4亿元、出口3.6亿元."""
    first, last = sorted((one, other), key=lambda each: each.start)
    return bool(re.fullmatch("、[^，。；、]{0,10}", text[first.end : last.start]))


def _counts(one: Quantity) -> bool:
    return one.measure not in _NO_WHOLE and not one.ordinal and one.value > 0


def _parts(
    text: str, start: int, rate: Quantity, inside: Sequence[Quantity]
) -> tuple[list[Quantity], Quantity | None]:  # fmt: skip
    """The figures whose share may be meant, the likeliest first, and the whole where it is named with the share."""
    lead = text[start : rate.start]
    earlier = [one for one in inside if one.end <= rate.start]
    named = _RATE.search(lead)
    if named is not None:
        stem = named["stem"]
        return [one for one in reversed(earlier) if _is_called(text, one, stem)][:1], None
    if earlier and _OF_IT.search(text[earlier[-1].end : rate.start]):
        whole = earlier[-1]
        beside = [one for one in earlier[:-1] if one.measure == whole.measure][-1:]
        between = text[beside[0].end : whole.start] if beside else ""
        return (
            (beside, whole) if re.search("^，(?:[^，。；]{0,4}(?:占|完成)|(?:为|是|相当于))", between) else ([], None)
        )
    takes = _TAKES.search(lead)
    who = takes["who"] if takes else ""
    if takes and len(who) > 1:
        after = [one for one in inside if one.start >= rate.end][:1]
        if after and _THEN_PART.search(text[rate.end : after[0].start]):
            return after, None
        return [one for one in earlier if text[clause_start(text, one.start) : one.start].endswith(who)][-1:], None
    if _EQUALS.search(lead) and len(earlier) > 1 and earlier[-1].start < start:
        return [*earlier[-2:]], None
    if _BARE.fullmatch(lead) and len(earlier) > 1:
        whole, part = earlier[-2:]
        if _ONLY.search(text[whole.end : part.start]) and part.start >= clause_start(text, start - 1):
            return ([part], whole) if whole.measure == part.measure and whole.value > part.value else ([], None)
    if not (takes or _DONE.search(lead)) or any(one.start >= start for one in earlier):
        return [], None
    clause = clause_start(text, start - 1) if start else 0
    right = [one for one in earlier if one.start >= clause]
    if not takes and not right:
        return [], None
    return right, None


def _is_called(text: str, one: Quantity, stem: str) -> bool:
    """True where *one* is what a rate is named after: 合格30家, 29个保持增长, 返还群众3860万元."""
    behind = re.split("[，、；。]", text[one.end : one.end + _NEAR])[0]
    around = text[clause_start(text, one.start) : one.start] + behind
    return stem in around or stem[::-1] in around or stem[0] + "了" in around


def _comes_out(rate: Quantity, part: Quantity, whole: Quantity) -> bool:
    right = part.value * 100 / whole.value
    if rate.unit != "%":
        allowed = _ROUGH if rate.exact else _ROUGH * 2
    else:
        allowed = rate.step * _HALF if rate.exact else max(rate.step, Fraction(3))
    for one in (part, whole):
        if not one.exact:
            allowed += right * _ABOUT
        elif one.worth > 1 or one.step < one.worth:
            allowed += right * one.step / 2 / one.value
    return abs(right - rate.value) <= allowed
