"""So many of so much each: 2160元 of 18亩 at 每亩120元, 时薪45元 for 8小时 a day, 38个工作组 of 8人 that are 304人.

A figure of each makes with a number of them a whole.  Which of a story's figures are meant is seldom said, so every
three that fit by what they count are tried.  Where none comes out, and one would with a digit otherwise, that is told
if so near a miss is unlikely to be chance: a long figure that is off in one digit is, a short one only beside words
that say that it was worked out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from layout.counting.quantities import Quantity, clause_start, worth_of
from layout.counting.statements import Sentence, digits_of, is_slip_of, worked_out
from layout.counting.wholes import NO_PARTS
from layout.findings import Finding
from layout.patterns import regex
from layout.value import NamedTuple

_SECONDS: Final = {"秒": 1, "秒钟": 1, "分钟": 60, "小时": 3600, "个小时": 3600, "钟头": 3600}
_PERSONS: Final = frozenset("人名位")
_DAYS: Final = {"天": 1, "日": 1, "周": 7, "星期": 7, "个星期": 7}
_SAME: Final = {"日": "天", "晚": "天", "名": "人", "位": "人", "个小时": "小时", "个月": "月"}
_WORKED_OUT: Final = regex("平均|[人户亩场台日月年班校]均|合每|折合|折成|就是|相当于|算|共|才|分成|分")
_IN_A_ROW: Final = regex("^，(?:共计?|合计|总共|一共)[^，。；0-9]{0,3}$")
"""What stands between each and the total that is said to be made of it: 16个班，每班50人，共800人."""
_MEAN: Final = regex("平均|[人户亩场台日月年班校村棵株店单馆]均|亩产|单产|约|合每|折合")
_MADE: Final = regex("共|合计|总|收入|可?获|付|花|省|需|要|卖|就是")
_BESIDE: Final = 26
"""Characters from the first of three figures to the last, with nothing but a few words between them."""
_MOST: Final = 16
"""Figures near a figure of each that are tried with it: more are a table."""
_IN_SENTENCE: Final = 2
"""How much likelier three figures of one sentence are related than those of two."""
_ROUNDED: Final = Fraction(3, 100)
"""How far a rounded average may be from what is worked out."""
_CHANCE: Final = Fraction(3, 100)
_CHANCE_SAID: Final = Fraction(1, 2)
_CHANCE_MEAN: Final = Fraction(7, 10)
"""How likely a near miss of three unrelated figures may be, for it to be told; and where words say they are related."""


class Product(NamedTuple):
    """*many* of what *each* is said of, and the *total* that they may make."""

    total: Quantity
    each: Quantity
    many: Quantity
    number: Fraction
    rough: bool
    """Whether *each* is an average, which is rounded as one likes."""

    def comes_out(self) -> bool:
        """True where the three agree as far as they are rounded."""
        made = self.each.value * self.number
        if _of(self.total) != _of(self.many):
            return made == self.total.value
        slack = self.total.step / 2 + _rounding(self.each) * self.number + _rounding(self.many) * made / self.many.value
        return abs(made - self.total.value) <= max(slack, made * _ROUNDED * self.rough)

    def slips(self) -> Iterator[tuple[Quantity, Fraction, Fraction]]:
        """Which of the three would make it come out with a digit otherwise, as what, and how likely that is by chance.

        A quotient that is whole is the rarer the larger the number that it is divided by.
        """
        total, each, many = self.total, self.each, self.many
        made = each.value * self.number
        yield from _slip(total, made, Fraction(1))
        yield from _slip(each, total.value / self.number, min(Fraction(1), 1 / self.number))
        right = many.value * total.value / made
        yield from _slip(many, right, min(Fraction(1), total.step / each.value))


def _rounding(one: Quantity) -> Fraction:
    return one.step / 2 if (one.worth > 1 and one.step < one.worth) or one.worth >= _MYRIAD else Fraction(0)


_MYRIAD: Final = 10_000
_OF_MATCHES: Final = frozenset("胜平负分队球")


def _slip(one: Quantity, right: Fraction, rare: Fraction) -> Iterator[tuple[Quantity, Fraction, Fraction]]:
    size = is_slip_of(one, right, units=False)
    if size and not one.chinese:  # who writes in characters slips otherwise
        said, meant = digits_of(one.value, one), digits_of(right, one)
        while said[-1] == meant[-1] == "0":
            said, meant = said[:-1], meant[:-1]
        yield one, right, min(Fraction(1), Fraction(11 * len(said), 10 ** len(said))) * rare


def number_of(many: Quantity, each: Quantity) -> Fraction | None:
    """How many of what *each* is said of are *many*: 8台 of 一台; an hour is sixty of 每分钟."""
    for unit in each.each:
        if unit in _SECONDS and many.measure == "时长":
            return many.value / _SECONDS[unit]
        if unit in _DAYS and many.measure == "天":
            return many.value / _DAYS[unit]
        if unit in _PERSONS and many.measure == "人":
            return many.value
        if many.unit == unit or (many.unit and unit.removeprefix("个") == many.unit.removeprefix("个")):
            return many.value / worth_of(unit)
    return None


def products(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Figures of each that make no total with any number of them."""
    sentences = [_with_nouns(one) for one in sentences]
    everything = [one for sentence in sentences for one in sentence.quantities if _is_amount(one)]
    told: set[tuple[int, int]] = set()
    fine = {
        figure
        for sentence in sentences
        for each in sentence.quantities
        if each.each and each.exact
        for one in _products(each, everything, rough=_is_mean(sentence, each))
        if one.comes_out()
        for figure in (one.total, one.each, one.many)
    }
    for at, sentence in enumerate(sentences):
        for each in sentence.quantities:
            if not each.each or not each.exact or each.value <= 0 or each.measure in NO_PARTS:
                continue
            rough = _is_mean(sentence, each)
            if (
                each in fine
                or _is_mean_of_row(sentence, each)
                or any(one.comes_out() for one in _products(each, everything, rough=rough))
            ):
                continue
            for near in (sentence.quantities, _beside(sentences, at)):
                found = _likeliest(sentence, each, [one for one in near if _is_amount(one)], rough=rough)
                if found is not None and found[0] not in fine:
                    where, right = found
                    its = next(one for one in sentences[max(0, at - 1) : at + 2] if where in one.quantities)
                    if (id(its.passage), where.start) not in told:
                        told.add((id(its.passage), where.start))
                        yield worked_out(its, where, right)
                    break


def _with_nouns(sentence: Sentence) -> Sentence:
    """*sentence* with what 个 counts for its unit, where that is one of which something is said: 16个班，每班50人."""
    units = {unit for one in sentence.quantities for unit in one.each}
    return sentence._replace(
        quantities=tuple(
            one._replace(measure=noun, unit=noun)
            if one.unit == "个" and (noun := _noun(sentence.text[one.end : one.end + _NOUN], units))
            else one
            for one in sentence.quantities
        )
    )


_NOUN: Final = 4


def _is_mean_of_row(sentence: Sentence, each: Quantity) -> bool:
    """True where figures in a row make what *each* is the average of: 412户、398户、390户，共92天，平均每天13户."""
    same = [
        one for one in sentence.quantities if one.measure == each.measure and not one.each and one.end <= each.start
    ]
    many = [number for one in sentence.quantities if (number := number_of(one, each)) is not None and number > 1]
    sums = [
        sum((one.value for one in same[at:end]), Fraction(0))
        for at in range(len(same))
        for end in range(at + 2, min(len(same), at + _ROW) + 1)
    ]
    return any(abs(one / number - each.value) <= each.step / 2 for one in sums for number in many)


_ROW: Final = 6


def _noun(words: str, units: set[str]) -> str:
    """The one of *units* that ends the name in *words*: 组 of 工作组、."""
    return next((letter for letter in words if letter in units), "")


def _beside(sentences: Sequence[Sentence], at: int) -> list[Quantity]:
    """The figures of the sentence at *at* and of those on both sides of it in its paragraph."""
    passage = sentences[at].passage
    return [one for each in sentences[max(0, at - 1) : at + 2] if each.passage is passage for one in each.quantities]


def _is_amount(one: Quantity) -> bool:
    amount = one.measure == "月" or one.measure not in NO_PARTS | _OF_MATCHES
    return amount and one.exact and not one.ordinal and one.value > 0


def _is_mean(sentence: Sentence, each: Quantity) -> bool:
    return bool(_MEAN.search(sentence.text[clause_start(sentence.text, each.start) : each.start]))


def _products(each: Quantity, known: Sequence[Quantity], *, rough: bool) -> Iterator[Product]:
    """Every total and number of *known* that go with *each* by what they count and by what they are themselves of."""
    for many in known:
        number = number_of(many, each) if many is not each else None
        if number is None or number <= 1:
            continue
        for total in known:
            if total is each or total is many or total.measure.removesuffix("次") != each.measure.removesuffix("次"):
                continue
            if total.measure != "月" and (_of(total) == _of(many) or not (many.each and total.each)):
                yield Product(total, each, many, number, rough)


def _of(one: Quantity) -> frozenset[str]:
    return frozenset(_SAME.get(unit, unit) for unit in one.each)


def _likeliest(
    sentence: Sentence, each: Quantity, near: Sequence[Quantity], *, rough: bool
) -> tuple[Quantity, Fraction] | None:
    """The figure that is off, and what it ought to be, where chance makes no such near miss."""
    tried = [*_products(each, near, rough=rough)] if len(near) <= _MOST else []
    lead = sentence.text[clause_start(sentence.text, each.start) : each.start]
    said = bool(_WORKED_OUT.search(lead))
    before = [one for one in sentence.quantities if one.end <= each.start][-1:]
    adjacent = [one for one in tried if rough and one.total in before and said]
    tried = adjacent or tried
    tried = [one for one in tried if _of(one.total) == _of(one.many)] or tried
    best, least = None, Fraction(1)
    if len(tried) == 1 and _IN_A_ROW.search(sentence.text[tried[0].each.end : tried[0].total.start]):
        return tried[0].total, each.value * tried[0].number
    for one in tried:
        found = [*one.slips()]
        chance = sum((rare for _, _, rare in found), Fraction(0)) * len(tried)
        places = [figure.start for figure in (one.total, one.each, one.many)]
        lead = sentence.text[clause_start(sentence.text, one.total.start) : one.total.start]
        beside = (
            said
            or bool(_MADE.search(lead) and one.total in sentence.quantities)
            or (max(places) - min(places) <= _BESIDE)
        )
        if not beside and min(places) >= sentence.start and max(places) < sentence.end:
            chance /= _IN_SENTENCE
        if found and chance <= (_CHANCE_MEAN if adjacent else _CHANCE_SAID if beside else _CHANCE) and chance < least:
            where, right, _ = min(found, key=lambda slip: slip[2])
            best, least = (where, right), chance
    return best


_LONG: Final = regex("长(?:约|达)?$")
_WIDE: Final = regex("宽(?:约|达)?$")


def areas(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """How long and how wide, and an area that is not what they make: 420平方米，长30米，宽14米."""
    for sentence in sentences:
        text = sentence.text
        sides = [
            [
                one
                for one in sentence.quantities
                if one.measure == "长" and one.exact and side.search(text[: one.start][-3:])
            ]
            for side in (_LONG, _WIDE)
        ]
        whole = [one for one in sentence.quantities if one.measure in ("面积", "亩") and one.exact]
        if [len(one) for one in (*sides, whole)] != [1, 1, 1] or whole[0].measure != "面积":
            continue
        (long,), (wide,), (area,) = *sides, whole
        made = long.value * wide.value / _MILLIMETRES
        if abs(made - area.value) <= area.step / 2:
            continue
        for one, right in (
            (area, made),
            (long, long.value * area.value / made),
            (wide, wide.value * area.value / made),
        ):
            if is_slip_of(one, right, units=False):
                yield worked_out(sentence, one, right)
                break


_MILLIMETRES: Final = 1_000_000
"""Square millimetres of a square metre."""
