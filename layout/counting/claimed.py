"""Amounts of heads, decks and captions held against the statements of their story: the same words with another number.

A head says in other words what its text says; where it has the text's own words around a number, or the text's own
number but for a digit or a unit, it is the same statement, and must have the same number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from layout.counting.changes import then_and_now
from layout.counting.echoed_numbers import echoed, numbers_in, off
from layout.counting.quantities import Quantity, clause_start, folded, quantities_in
from layout.counting.reckoned_from import is_reckoned
from layout.counting.statements import Sentence, clause_end, is_slip_of, story_sentences
from layout.counting.wholes import PHYSICAL
from layout.findings import Finding
from layout.patterns import regex
from layout.reading.passages import CLAIMING, LIKELY, Passage, remark

_LEAST_DIGITS: Final = 2
_LEAST_LONG: Final = 3
"""Digits of a number that stands in head and text by no chance."""


def claimed(
    passages: Sequence[Passage], copy: Sequence[Sentence], year: int, body: Sequence[Passage]
) -> Iterator[Finding]:
    """Amounts of the heads and captions of a story that its text, *body*, has otherwise."""
    numbers = [one for passage in body for one in numbers_in(folded(passage.text))]
    known = [(sentence, one) for sentence in copy for one in sentence.quantities]
    amounts = [one for _, one in known]
    own = {one.story for one in passages}
    amounts += [one for each in body if each.story not in own for one in quantities_in(folded(each.text))]
    whole = "\n".join(folded(one.text) for one in body)
    pairs = [(pair.was, pair.now) for sentence in copy for pair in then_and_now(sentence)]
    for claim in passages:
        if claim.role not in CLAIMING or not known:
            continue
        text = folded(claim.text)
        told: set[int] = set()
        for start, found in (
            *echoed(claim, text, numbers),
            *_slipped(claim, text, known),
            *_changed_to(claim, text, pairs, amounts),
            *_rates(claim, text, copy),
            *_lengths_of_time(claim, text, amounts, year),
            *_counted_otherwise(claim, text, amounts),
            *_periods(claim, text, whole),
        ):
            if start not in told and not is_reckoned(found, copy):
                told.add(start)
                yield found


def index_figures(entry: Passage, words: str, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Amounts of *words*, those of an index's *entry*, that the story has otherwise and no figure of it makes."""
    sentences = [*story_sentences(passages)]
    known = [one for sentence in sentences for one in sentence.quantities]
    for one in quantities_in(folded(words)):
        same = [other for other in known if other.measure == one.measure and not other.ordinal]
        if one.ordinal or one.measure in _NO_AMOUNT or not same or any(_bears_out(one, other) for other in same):
            continue
        right = min(same, key=lambda other: (not is_slip_of(one, other.value), abs(other.value - one.value)))
        span = (one.start, one.end)
        found = remark("check-index-words", entry, span, LIKELY, said=entry.text[slice(*span)], right=right.said)
        if not is_reckoned(found, sentences):
            yield found


_NO_AMOUNT: Final = frozenset(("", "年份", "日", "月", "钟点", "岁", "期", "届", "版", "号"))


def _pairs(words: str) -> set[str]:
    return {
        words[at : at + 2]
        for at in range(len(words) - 1)
        if all("\u4e00" <= each <= "\u9fff" for each in words[at : at + 2])
    }


def _around(text: str, one: Quantity) -> set[str]:
    start, end = clause_start(text, one.start), clause_end(text, one.end)
    earlier = clause_start(text, start - 1) if start and text[start - 1] == "，" else start
    return _pairs(text[max(earlier, one.start - 24) : one.start]) | _pairs(text[one.end : min(end, one.end + 8)])


def _slipped(claim: Passage, text: str, known: Sequence[tuple[Sentence, Quantity]]) -> Iterator[tuple[int, Finding]]:
    """An amount that the text has but for one digit or its unit, said with the same words: 5.8万, 5.4万平方公里."""
    for one in quantities_in(text):
        if (not one.unit and one.measure != "时长") or one.measure in ("年份", "日", "") or one.ordinal:
            continue
        if any(_bears_out(one, other) for _, other in known):
            continue
        words = _around(text, one)
        for sentence, other in known:
            if other.measure != one.measure or other.ordinal:
                continue
            units = one.measure in PHYSICAL or bool(
                {*text[one.end : one.end + 2]} & {*sentence.text[other.end : other.end + 2]}
            )
            if is_slip_of(one, other.value, units=units) < _LEAST_DIGITS or _begins_a_range(one, sentence.text):
                continue
            same = one.number == other.number and sum(map(str.isdigit, one.number)) >= _LEAST_DIGITS
            if words & _around(sentence.text, other) or same:
                code = "check-caption-figure" if claim.role == "caption" else "check-head-figure"
                yield one.start, remark(code, claim, (one.start, one.end), LIKELY,
                                        said=claim.text[one.start : one.end], right=other.said)  # fmt: skip
                break


def _begins_a_range(one: Quantity, text: str) -> bool:
    """True where *text* has *one* with the unit behind where it ends: 60岁, of 60至79岁."""
    return bool(one.number and re.search(f"(?<![0-9.]){re.escape(one.number)}[至到—～~-][0-9.]+{one.unit}", text))


def _bears_out(claim: Quantity, other: Quantity) -> bool:
    """True where the text's figure is the head's, or was rounded to it."""
    if other.measure != claim.measure:
        return False
    apart = abs(claim.value - other.value)
    if apart == 0:
        return True
    if claim.step > other.step and apart < claim.step:
        return True
    return not (claim.exact and other.exact) and apart * 5 <= max(claim.value, other.value)


_UP_TO: Final = regex("[提增升降减涨调扩压缩延][高加前长短]?[到至为]$")
_GREW: Final = regex("[增减降升涨跌多少高低省]")
_NO_WHOLE: Final = frozenset(("日", "年份", "钟点", "岁", "月", "天", "时长", "", "比率"))
_ROUGH_RATE: Final = Fraction(5)
_HALF: Final = Fraction(51, 100)
"""How far a share is off that was rounded to its last digit, and a hair more."""


def _changed_to(
    claim: Passage, text: str, pairs: Sequence[tuple[Quantity, Quantity]], amounts: Sequence[Quantity]
) -> Iterator[tuple[int, Finding]]:
    """What a head says something rose to, where the text has it rise from there: 提至20万元, of 由20万元提到30万元."""
    for one in quantities_in(text):
        if not _UP_TO.search(text[max(0, one.start - 4) : one.start]):
            continue
        same = [(was, now) for was, now in pairs if was.measure == one.measure]
        if any(now.value == one.value for _, now in same):
            continue
        known = any(each.measure == one.measure and each.value == one.value for each in amounts)
        for was, now in same:
            if was.value == one.value or (len(same) == 1 and one.exact and not known):
                yield one.start, off(claim, one.start, one.end, claim.text[one.start : one.end], now.said)
                break


def _rates(claim: Passage, text: str, copy: Sequence[Sentence]) -> Iterator[tuple[int, Finding]]:
    """A share of a head that no figure of the text makes: 收完九成, of 5800万亩 with 4640万亩 and 八成."""
    shares = [one for sentence in copy for one in sentence.quantities if one.measure == "比率"]
    for one in quantities_in(text):
        if one.measure != "比率" or not shares or not 0 < one.value < 100 or one.unit == "半":
            continue
        grown = bool(_GREW.search(text[max(0, one.start - 4) : one.start]))
        allowed = (_ROUGH_RATE if one.unit in ("成", "分之") else one.step) * (1 if one.exact else 2)
        if one.exact and one.unit == "%":
            allowed = one.step * _HALF
        allowed = max(allowed, one.value / 8) if not one.exact else allowed
        if any(abs(other.value - one.value) <= allowed for other in shares):
            continue
        if any(
            _is_share(a, b, one.value, allowed, grown=grown)
            for sentence in copy
            for at, a in enumerate(sentence.quantities)
            for b in sentence.quantities[at + 1 :]
            if not any(each.value == a.value + b.value and each.measure == a.measure for each in sentence.quantities)
        ):
            continue
        nearest = min(shares, key=lambda other: abs(other.value - one.value))
        yield one.start, off(claim, one.start, one.end, claim.text[one.start : one.end], nearest.said)


def _is_share(a: Quantity, b: Quantity, share: Fraction, allowed: Fraction, *, grown: bool) -> bool:
    """True where one of two figures is *share* per cent of the other, or that much more or less."""
    if a.measure != b.measure or a.measure in _NO_WHOLE or a.value <= 0 or b.value <= 0:
        return False
    ratios = (a.value * 100 / b.value, b.value * 100 / a.value)
    return any(abs(one - share) <= allowed or (grown and abs(abs(one - 100) - share) <= allowed) for one in ratios)


def _lengths_of_time(claim: Passage, text: str, known: Sequence[Quantity], year: int) -> Iterator[tuple[int, Finding]]:
    """Years of a head that the text neither names nor comes to from one of its years to another, or to the issue."""
    years = [one.value for one in known if one.measure == "年份"] + [Fraction(year)]
    to_last = [*years, Fraction(year - 1)]
    named = [one for one in known if one.measure == "月" and one.value >= 12 and one.unit in ("年", "周年")]
    apart = {abs(a - b) for a in to_last for b in years}
    ages = {one.value for one in known if one.measure == "岁"}
    for one in quantities_in(text):
        value = one.value / 12
        if (
            one.measure != "月"
            or one.unit not in ("年", "周年")
            or not one.exact
            or one.ordinal
            or (one.chinese and value % 10 == 0)
        ):
            continue
        if text[max(0, one.start - 1) : one.start] in _THESE:
            continue
        if not 1 < value < _LONGEST or any(other.value / 12 == value for other in named) or value in apart:
            continue
        if any(abs(a - b) == value for a in ages for b in ages) or (not named and len(years) != 2):
            continue
        right = named[0].said if named else f"{abs(years[0] - years[1])}年"
        yield one.start, off(claim, one.start, one.end, claim.text[one.start : one.end], right)


_THESE: Final = frozenset("近前后今明来这头每第")
"""What says of years which they are, and not how long something was."""
_LONGEST: Final = 60
"""Years of a head from which they are an age or a figure of speech."""


_KINDS: Final = ("列辆艘架台", "户亩棵株头只", "本册篇幅")
"""What counts things so different that one number cannot be of both: a train is no car."""


def _counted_otherwise(claim: Passage, text: str, known: Sequence[Quantity]) -> Iterator[tuple[int, Finding]]:
    """A number of a head that the text has of another kind of thing only: 2480列, 2480辆."""
    for one in quantities_in(text):
        kind = next((row for row in _KINDS if one.unit in row and one.unit), "")
        long = sum(map(str.isdigit, one.number)) >= _LEAST_LONG and not one.chinese
        if not long or not (kind or one.unit in _MEASURED):
            continue
        same = [other for other in known if other.number == one.number and other.unit]
        if same and all(_is_otherwise(one, other, kind) for other in same):
            yield one.start, off(claim, one.start, one.end, claim.text[one.start : one.end], same[0].said)


_MEASURED: Final = frozenset(("吨", "公斤", "亩", "公顷", "平方米", "元", "标箱", "千瓦时", "公里", "米"))
"""Units of which one number cannot be of two."""


def _is_otherwise(one: Quantity, other: Quantity, kind: str) -> bool:
    if one.measure == other.measure:
        return False
    return (other.unit in kind and bool(kind)) or (one.unit in _MEASURED and other.unit in _MEASURED)


_PERIODS: Final = (
    ("一季度", "首季", "1至3月", "1—3月", "前三个月", "前三月"),
    ("上半年", "1至6月", "1—6月", "前六个月", "半年"),
    ("前三季度", "1至9月", "1—9月", "前九个月", "前9个月"),
    ("二季度",), ("三季度",), ("四季度",), ("下半年",),
)  # fmt: skip
"""Parts of a year, each in its forms."""


def _periods(claim: Passage, text: str, body: str) -> Iterator[tuple[int, Finding]]:
    """A part of the year in a head that its text does not tell of, where it tells of one other: 上半年, 前三季度."""
    for forms in _PERIODS:
        at, said = next(((text.find(form), form) for form in forms[:1] if form in text), (-1, ""))
        if at < 0 or (said == "三季度" and text[at - 1 : at] in ("前", "头")) or any(form in body for form in forms):
            continue
        others = [other[0] for other in _PERIODS[:3] if other is not forms and any(form in body for form in other[:3])]
        if len(others) == 1 and body.count(others[0]) > 1:
            yield at, off(claim, at, at + len(said), said, others[0])
