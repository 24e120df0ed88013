"""Two figures and how far they are apart, or a whole, what is taken of it and what is left: 152次，比警戒线165次低13次.

Three figures of one unit that stand in one sentence with a word for a difference or a rest are such a three whatever
their order is; without such a word, a long figure that would make them one with a digit otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Final

from layout.counting.quantities import Quantity, clause_start
from layout.counting.said_again import digits_in
from layout.counting.statements import Sentence, is_slip_of, told_off, worked_out
from layout.counting.wholes import NO_PARTS, slack
from layout.findings import Finding
from layout.patterns import regex

_APART: Final = regex(
    "(?:[高低多少长短快慢重轻贵][出了]|[多少][等开走花收付用]|领先|落后|相差|差了|进步|退步|超出|能省|节省|省下|净增|净减"
    "|(?:比|较|还|前者|后者|[能可要])[^，。；]{0,12}?(?:[高低多少长短快慢重轻贵]|便宜))(?:第[一二三四五六七八九十]名?)?了?$"
)
_REST: Final = regex(
    "(?:剩余?|余下?|还有|留下|尚余|[实自]付|[户家业人]出|结余|净赚|净剩|只失|其余|尚有)[\u4e00-\u9fff]{0,6}$"
)
_WAS: Final = regex("去年|上年|前年|同期|同比|环比|上月|上周|每|均|约|近|再|又|累计|最[大高低长短多少]|至少|以[上下]")
"""What says that the figure is held against another than those beside it, or is no difference."""
_ANOTHER: Final = regex("[共总]")
"""What says between them that the later figures make a whole of their own."""
_LONG: Final = 3
"""Digits of a figure that is off in one of them hardly by chance."""
_THREE: Final = 3
_NO_AMOUNT: Final = NO_PARTS - {"温度", "岁", "时"}


def remainders(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Differences and rests that do not come out."""
    for at, sentence in enumerate(sentences):
        yield from _far_apart(sentences, at)
        for three in _alike(sentence):
            values = sorted(one.value for one in three)
            if values[2] != values[1] + values[0] and len({*values}) == _THREE:
                yield from _off(
                    sentence, three, [sentence, *sentences[max(0, at - 2) : at], *sentences[at + 1 : at + 2]]
                )


def _alike(sentence: Sentence) -> Iterator[list[Quantity]]:
    """The figures of *sentence*, or of what stands between two ；, that are of one unit, where they are three."""
    groups: dict[tuple[str, str], list[Quantity]] = {}
    for one in sentence.quantities:
        if not (one.ordinal or one.chinese) and one.measure not in _NO_AMOUNT and one.value > 0:
            groups.setdefault((one.measure, "" if one.measure in ("人", "时长") else one.unit), []).append(one)
    for group in groups.values():
        if 2 * max(one.value for one in group) == sum(one.value for one in group):
            continue  # 5粒里有2粒烂了，2粒夭折，剩下1粒
        if len(_once(group)) == _THREE:
            yield _once(group)
            continue
        parts: dict[int, list[Quantity]] = {}
        for one in group:
            parts.setdefault(sentence.text.count("；", sentence.start, one.start), []).append(one)
        yield from (_once(part) for part in parts.values() if len(parts) > 1 and len(_once(part)) == _THREE)


def _once(group: Sequence[Quantity]) -> list[Quantity]:
    """*group* without figures that are one of those before it once more."""
    return [one for at, one in enumerate(group) if one.value not in {each.value for each in group[:at]}]


def _off(sentence: Sentence, three: Sequence[Quantity], near: Sequence[Sentence]) -> Iterator[Finding]:
    text, last = sentence.text, three[-1]
    lead = text[clause_start(text, last.start) : last.start]
    others = [one for one in three if one is not last]
    apart = abs(others[0].value - others[1].value)
    beside = others[1].start >= clause_start(text, last.start) - 1
    told = (_APART.search(lead) or _REST.search(lead)) and (beside or not _WAS.search(lead))
    rough = not all(one.exact for one in three)
    total = sum((one.value for one in three), Fraction(0))
    if any(one.value == total for each in near for one in each.quantities if one.measure == last.measure):
        return  # they are the parts of that
    if told and "；" not in text[three[0].start : last.start]:
        greatest = max(one.value for one in others)
        if rough:
            meant = [
                (others[0], others[1].value + last.value),
                (others[1], others[0].value - last.value),
                (last, apart),
            ]
            if not any(is_slip_of(one, value) >= _LONG - 1 for one, value in meant if value > 0):
                return
        if not _is_made(last, others, near) and (last.value < greatest or is_slip_of(last, apart)):
            yield worked_out(sentence, last, apart)
        return
    whole = max(three, key=lambda one: one.value)
    rest = [one for one in three if one is not whole]
    made = sum((one.value for one in rest), Fraction(0))
    if rough or any(one.each for one in three):
        return
    if (
        whole.measure in ("时长", "个")
        or _ANOTHER.search(text, three[0].end, last.start)
        or any(_is_made(one, [], near) for one in three)
    ):
        return
    slips = [(whole, made), *((one, whole.value - made + one.value) for one in rest)]
    for one, right in slips:
        if (
            abs(right - one.value) > _rounded(three)
            and right > 0
            and is_slip_of(one, right, units=False)
            and digits_in(one) >= _LONG
        ):
            yield worked_out(sentence, one, right)
            return


def _rounded(three: Sequence[Quantity]) -> Fraction:
    """How far figures with a fraction may be off each other by their rounding."""
    return max((one.step for one in three if "." in one.number), default=Fraction(0))


def _far_apart(sentences: Sequence[Sentence], at: int) -> Iterator[Finding]:
    """By how much a figure differs from one of another sentence: 跑出10秒16, 把纪录提高了0.05秒, of 10秒21."""
    sentence = sentences[at]
    near = [*sentences[max(0, at - _FAR) : at], *sentences[at + 1 : at + 2]]
    for by in sentence.quantities:
        lead = sentence.text[clause_start(sentence.text, by.start) : by.start]
        if not by.exact or by.measure in _NO_AMOUNT or by.value <= 0 or by.ordinal or _PART.search(lead):
            continue
        if not (_APART.search(lead) or _BETTER.search(lead)):
            continue
        here = [one for one in sentence.quantities if _is_like(one, by) and one.end <= by.start]
        there = [one for each in near for one in each.quantities if _is_like(one, by)]
        apart = {abs(one.value - here[-1].value) for one in (*here, *there)} if here else set()
        if not apart or len(apart) > _PAIRS or _is_made(by, [], sentences):
            continue
        fine = "." in by.number
        slips = [
            one for one in sorted(apart) if one and is_slip_of(by, one, units=fine) >= (_LONG - 1 if fine else _LONG)
        ]
        if slips:
            yield worked_out(sentence, by, slips[0])


_FAR: Final = 3
"""Sentences back to which a figure may stand that another is held against."""
_PAIRS: Final = 8
"""Differences that are tried: among more, one is near by chance."""
_PART: Final = regex("每|平均|去年|上年|同期|同比")
_BETTER: Final = regex("(?:提高|刷新|缩短|延长|增加|减少)了$")


def _is_like(one: Quantity, other: Quantity) -> bool:
    return one.measure == other.measure and one.exact and not one.ordinal and one.value > 0


def _is_made(one: Quantity, others: Sequence[Quantity], near: Sequence[Sentence]) -> bool:
    """True where two figures of those about it, which are not both *others*, make *one*."""
    known = [
        each for sentence in near for each in sentence.quantities if each.measure == one.measure and each is not one
    ]
    return any(
        one.value in (a.value + b.value, abs(a.value - b.value))
        for at, a in enumerate(known)
        for b in known[at + 1 :]
        if not (a in others and b in others)
    )


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
            before = [one for one in sentence.quantities if one.end <= rest.start and _is_of_kind(one, rest)]
            row = before if len(before) > 1 else [*_of_kind(back, rest), *before]
            known = [one for one in _of_kind(sentences, rest) if one is not rest]
            if len(known) > _MOST:
                known = [one for one in _of_kind(sentences[max(0, at - _BACK) : at + 2], rest) if one is not rest][
                    :_MOST
                ]
            if len(row) > 1 and not _is_left(rest, known):
                left = _meant(rest, row[-_PARTS:])
                if left is not None:
                    yield told_off(sentence, rest, abs(left))


def _counts(one: Quantity) -> bool:
    return one.measure not in NO_PARTS and not one.ordinal and one.value > 0 and not one.each


def _is_of_kind(one: Quantity, other: Quantity) -> bool:
    return _counts(one) and one.measure == other.measure


def _of_kind(sentences: Sequence[Sentence], rest: Quantity) -> list[Quantity]:
    return [one for each in sentences for one in each.quantities if _is_of_kind(one, rest)]


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
