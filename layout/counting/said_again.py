"""Figures that a text comes back to: 63公里山路来回要一天, of 双溪村离县城63公里; 46人中没有一人; 这9个人排了班.

A figure that begins a clause, or that has 这 before it or 中 behind it, was said before.  Where nothing in the story
bears it out and one figure of its kind would with another digit, or has its digits in another unit, one of the two is
wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from layout.counting.quantities import Quantity
from layout.counting.statements import Sentence, is_of_two, is_slip_of, misstated
from layout.findings import Finding
from layout.patterns import regex
from layout.value import NamedTuple

_THIS: Final = regex("(?:这|该|上述|此)$")
_THAT: Final = "那"
_BEGINS: Final = regex("(?:^|[。；！？“「：\u3000]|(?:[说称道指]|表示|认为|指出|解释)[，：]|说)$")
_GOES_ON: Final = regex("，$")
_AMONG: Final = regex("[\u4e00-\u9fff]{0,4}?(?:当?中(?![央心小学医等年])|里(?:面)?[，有]|全)")
"""What says of a figure that it is all that was named: 46人中, 86人全部."""
_BARE: Final = regex("[的中里全不还是按就也都才从由做只一几足够合]|平均|當中|省|[，。！？”」]")
"""What follows a figure that stands for what was counted, and does not name it again."""
_KINDS: Final = (
    ("微米", "毫米", "厘米", "公分", "米", "公尺", "公里", "千米", "海里", "里"),
    ("亩", "公顷", "平方米", "平方公里", "平方千米"),
    ("毫克", "克", "两", "斤", "公斤", "千克", "吨", "公吨", "台斤"),
    ("元", "角", "块钱", "美元", "港元", "欧元", "日元", "仙"),
    ("秒", "秒钟", "分钟", "小时", "个小时", "天", "周", "个月"),
    ("毫升", "升", "立方米", "万立方米"),
)  # fmt: skip
"""Units of one kind: a slip makes one of another, and 63公里 are 63米."""
_NO_KIND: Final = frozenset(
    ("路", "年份", "日", "钟点", "岁", "年级", "届", "版", "号", "级", "期", "月", "等奖", "季度")
)
_AROUND: Final = 10
_RATES: Final = frozenset(("比率", "点数", "倍", "分"))
"""Of which a text has many, that look alike."""
_TURNS: Final = frozenset("天年国")
"""What is counted in turns of speech: 这两天 are these days."""
_CORRECTS: Final = regex("应为|應為|误为|誤為|误作|更正|勘误")
"""What says that a figure is put right, and stands beside the wrong one."""
_SURE: Final = 3
_LEAST: Final = 2
"""Digits from which one digit otherwise is hardly chance."""
_WITHIN: Final = 3
"""Sentences back to which a short figure may refer."""
_MOST: Final = 100


class _Spoken(NamedTuple):
    """A figure with its sentence and the number of that in the story."""

    at: int
    sentence: Sentence
    one: Quantity


def said_again(copy: Sequence[Sentence], heads: Sequence[Sentence]) -> Iterator[Finding]:
    """Figures of the copy that come back as others."""
    known = [
        _Spoken(at, sentence, one)
        for at, sentence in enumerate(copy)
        if not _CORRECTS.search(sentence.text, sentence.start, sentence.end)
        for one in sentence.quantities
    ]
    if len(known) > _MOST:
        return
    everything = [one.one for one in known] + [one for sentence in heads for one in sentence.quantities]
    yield from _in_two_units(known, heads)
    for here in known:
        one = here.one
        way = _refers(here)
        if not way or one.ordinal or one.measure in _NO_KIND or one.value <= 0:
            continue
        quoted = here.sentence.text[max(0, one.start - 1) : one.end + 1]
        if quoted[0] in "“‘「" and quoted[-1] in "”’」":
            continue  # spoken of as it stands on a sign
        if way == "this" and one.chinese and one.unit in _TURNS:
            continue
        if way != "this" and (one.chinese or one.measure in _RATES or not one.exact):
            continue
        if _is_made(one, [other for other in here.sentence.quantities if other.measure == one.measure]):
            continue
        if any(_bears_out(one, other) for other in everything if other is not one):
            continue
        found = _meant(here, known, way)
        if found is not None:
            yield misstated(here.sentence, (one.start, one.end), found.one.said, "check-restated")


def _in_two_units(known: Sequence[_Spoken], heads: Sequence[Sentence]) -> Iterator[Finding]:
    """A number that stands with two units of one kind, once with one of them: 8.6万亩茶园, 8.6万公顷茶园."""
    everything = [*known, *(_Spoken(-1, sentence, one) for sentence in heads for one in sentence.quantities)]
    by_number: dict[str, list[_Spoken]] = {}
    for one in everything:
        if one.one.exact and not one.one.chinese and one.one.unit not in ("%", ""):
            by_number.setdefault(_plain(one.one), []).append(one)
    for same in by_number.values():
        for here in same:
            others = [one for one in same if one is not here and _is_in_its_place(here.one, one.one)]
            if not others or any(_is_equal(one.one, here.one) for one in others):
                continue
            of_it = [one for one in others if _is_one_number(here, one)]
            if of_it and (here.at < 0 or of_it[0].at >= 0):
                yield misstated(here.sentence, (here.one.start, here.one.end), of_it[0].one.said, "check-restated")
                break


def _is_in_its_place(one: Quantity, other: Quantity) -> bool:
    """True for units of one kind; those that are of two measures have the same 万 and 亿: 15亿元 are no 15仙."""
    return _is_of_kind(one, other) and (one.measure == other.measure or one.number == other.number)


def _is_equal(one: Quantity, other: Quantity) -> bool:
    return one.value == other.value and one.measure == other.measure


def _is_one_number(here: _Spoken, other: _Spoken) -> bool:
    """True where a number that stands with two units is one, and no chance: long, or where it is come back to."""
    digits, claimed = digits_in(here.one), min(here.at, other.at) < 0
    if digits < _LEAST and len(_plain(here.one)) < _SURE:
        return claimed and _share(here, other)
    if digits >= _SURE or claimed or _share(here, other):
        return True  # what a head says its text says
    if digits >= _LEAST and here.one.unit == other.one.unit:
        return True
    return other.sentence.passage is here.sentence.passage and bool(_refers(here) or _refers(other))


def _plain(one: Quantity) -> str:
    return one.number.rstrip("十百千万亿").replace(",", "")


def _share(here: _Spoken, other: _Spoken) -> bool:
    """True where two letters beside one figure stand beside the other."""
    there = other.sentence.text[max(0, other.one.start - _AROUND) : other.one.end + _AROUND]
    text, one = here.sentence.text, here.one
    words = [text[one.end : one.end + 2], text[one.start - 2 : one.start], text[one.end + 1 : one.end + 3]]
    return any(len(each) == _LEAST and _is_han(each) and each in there for each in words)


def _is_han(words: str) -> bool:
    """True for Chinese characters alone."""
    return all("\u4e00" <= letter <= "\u9fff" for letter in words)


def _refers(here: _Spoken) -> str:
    """How a figure refers to one that was said; empty where it does not."""
    text, one = here.sentence.text, here.one
    before = text[max(0, one.start - 3) : one.start]
    if _THIS.search(before) or (before.endswith(_THAT) and not one.chinese):
        return "this"  # 那三天 may be days that nobody has told of
    if _BEGINS.search(before):
        return "begins"
    if _GOES_ON.search(before) and not before.startswith("其中"):
        return "goes on"
    return ""


def _bears_out(one: Quantity, other: Quantity) -> bool:
    if other.measure.removesuffix("次") != one.measure.removesuffix("次"):
        return other.value == one.value and other.number == one.number and other.unit in (one.unit, "", "个")
    apart = abs(one.value - other.value)
    return apart < max(one.step, other.step) * (apart > 0 and one.step != other.step) or apart == 0


def _meant(here: _Spoken, known: Sequence[_Spoken], way: str) -> _Spoken | None:
    """The figure that *here* comes back to and is not."""
    one = here.one
    same = [other for other in known if other.one is not one and _is_of_kind(one, other.one) and not other.one.ordinal]
    values = {other.one.value for other in same}
    among = bool(_AMONG.match(here.sentence.text, one.end))
    for other in sorted(same, key=lambda other: abs(other.at - here.at)):
        named = _names(here, other) and one.unit != "个"
        bare = bool(_BARE.match(here.sentence.text, one.end)) and other.at <= here.at and way != "goes on"
        long = max(digits_in(one), digits_in(other.one)) >= _LEAST
        if not (named or bare or way == "this") or (other.one.chinese and other.one.value < _LEAST):
            continue
        if way == "goes on" and (other.at == here.at or not (among or digits_in(one) >= _SURE)):
            continue
        digits = is_slip_of(one, other.one.value, units=False)
        beside = 0 <= here.at - other.at < _WITHIN
        near = beside and len(values) == 1
        if (digits >= _LEAST and (long or (beside and bare))) or (
            digits and (near or way == "this") and way != "goes on"
        ):
            return other
        if _is_unit_slip(one, other.one) and (named or near):
            return other
    return None


def digits_in(one: Quantity) -> int:
    """How many digits *one* has, without the noughts at its end."""
    return len(one.number.rstrip("十百千万亿").replace(".", "").rstrip("0"))


def _is_made(one: Quantity, others: Sequence[Quantity]) -> bool:
    """True for what two others of its sentence make, or what is left of them: it is a figure of its own."""
    return is_of_two(one.value, [other.value for other in others if other is not one])


def _is_of_kind(one: Quantity, other: Quantity) -> bool:
    return one.measure == other.measure or any(one.unit in row and other.unit in row for row in _KINDS)


def _is_unit_slip(one: Quantity, other: Quantity) -> bool:
    """True for the same digits with another unit, or with 万 or without."""
    digits = one.number.rstrip("十百千万亿")
    same = digits and digits == other.number.rstrip("十百千万亿") and not one.chinese
    return bool(same) and len(digits.rstrip("0")) >= 1 and (one.value != other.value or one.unit != other.unit)


def _names(here: _Spoken, other: _Spoken) -> bool:
    """True where what is counted bears the same name: 1.2万只镜头, 镜头1.2万只."""
    text, there = here.sentence.text, other.sentence.text
    noun = text[here.one.end : here.one.end + 2]
    if len(noun) < _LEAST or not _is_han(noun):
        return False
    start, end = max(0, other.one.start - _AROUND), other.one.end + _AROUND
    if noun in there[start : other.one.start] or noun in there[other.one.end : end]:
        return True
    return noun[0] == there[other.one.start - 1 : other.one.start] and digits_in(here.one) >= _LEAST
