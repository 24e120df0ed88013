"""Parts and their whole where words leave nothing over: what 其中 lists item by item, and what is called the rest.

Items between 、 behind 其中 are all there are, on nearly every page: so their sum is the whole, however far it is off.
Of clauses behind 其中 that is not so, and they are left alone.  A rest (其余, 另外) and the parts before it come to one
figure of the story; that is the one with the same noun behind it, or the last before them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Final

from layout.counting.quantities import Quantity, clause_start
from layout.counting.statements import Sentence, is_slip_of, with_of_them, worked_out
from layout.counting.wholes import NO_PARTS, OPEN, PHYSICAL, TOGETHER, makes
from layout.findings import Finding
from layout.patterns import regex
from layout.reading.names import HAN

_OF_THEM: Final = regex("其中")
_FIRST: Final = regex("[^，。；：、0-9]{0,14}")
"""The name of the first item."""
_ITEM: Final = regex("[^，。；：0-9]{0,10}?[、和及与][^，。；：、0-9]{0,14}")
_CLOSING: Final = regex("[^，。；：0-9]{0,6}[，、](?:其余|其他|另外?|还有|剩余?下?)的?[^，。；：、0-9]{0,8}")
"""What stands before an item that is the rest."""
_MORE: Final = regex("[^，。；]{0,8}[，；](?:其余|其他|另外|还有|剩|以及|此外|等)")
"""What says behind a list that it is not all."""
_COMPARED: Final = regex("(?:[比较][^，。；]*|(?:去年|上年|前年|同期|原来|原先)[^，。；]{0,6})$")
_FAR: Final = 60
"""Characters from a whole to 其中."""
_LEAST: Final = 2
"""Items of a list."""
_HALF: Final = 2
"""How many times its items a whole may be: items of less are examples."""


_SURE_DIGITS: Final = 2
"""Digits of a figure from which one digit otherwise is no chance."""


def parts(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Items and rests that do not make their whole."""
    for at in range(len(sentences)):
        sentence = with_of_them(sentences, at)
        yield from _rest(sentences, at)
        yield from _one_by_one(sentences, at)
        yield from _clauses(sentences[at])
        if "其中" in sentence.text[sentence.start : sentence.end]:
            yield from _of_them(sentence, sentences[max(0, at - 1) : at + 2])


def _of_them(sentence: Sentence, near: Sequence[Sentence]) -> Iterator[Finding]:
    text = sentence.text
    for found in _OF_THEM.finditer(text, sentence.start, sentence.end):
        items = _items(sentence, found.end())
        whole = _whole(sentence, found.start(), items[0]) if len(items) >= _LEAST else None
        if whole is None or _sums_up(whole, items):
            continue
        total = sum((one.value for one in items), Fraction(0))
        mixed = any(not _is_like(one, whole, text) for one in items)
        if mixed and not any(is_slip_of(one, one.value + whole.value - total) >= _SURE_DIGITS for one in items):
            continue
        if total < whole.value and (
            total * _HALF < whole.value
            or OPEN.search(text, found.end(), items[-1].end + 2)
            or _MORE.match(text, items[-1].end)
        ):
            continue
        if not _is_explained(total, whole, items, [one for each in near for one in each.quantities]):
            yield worked_out(sentence, whole, total)


_EACH_NAMED: Final = regex("：|分别(?:为|是|有)?|依[序次](?:[为是]|[^，。；：、0-9]{2})?")
_MANY: Final = 3
"""Items of a list that is a breakdown of what was named before."""
_NEAR: Final = 3


def _one_by_one(sentences: Sequence[Sentence], at: int) -> Iterator[Finding]:
    """Items behind a colon or 分别 whose whole stands before: 仅有46株，分布在3个点，分别为24株、15株和7株."""
    sentence = sentences[at]
    for found in _EACH_NAMED.finditer(sentence.text, sentence.start, sentence.end):
        items = _items(sentence, found.end())
        if len(items) < _MANY:
            continue
        total = sum((one.value for one in items), Fraction(0))
        known = [one for here in sentences for one in here.quantities if one.measure == items[0].measure]
        if any(one.value == total for one in known):
            continue
        before = [here for here in sentences[max(0, at - _NEAR) : at + 1] if here.passage is sentence.passage]
        wholes = [
            one
            for here in before
            for one in here.quantities
            if one.unit == items[0].unit
            and one.exact
            and not one.each
            and (here is not sentence or one.end <= found.start())
        ]
        for whole in wholes[-1:]:
            slip = _slip(whole, items, total)
            if slip is not None and not _sums_up(whole, items):
                its = sentence if slip[0] is not whole else next(here for here in before if whole in here.quantities)
                yield worked_out(its, *slip)


_NOUN: Final = regex("[\u4e00-\u9fff]{0,8}[，：]")
_NEXT_CLAUSE: Final = regex("[^，。；：、0-9]{1,12}[，、]")
_LAST_CLAUSE: Final = regex("[^，。；：、0-9]{1,14}[。；，]")
_STILL_MORE: Final = regex("[^，。；]{0,14}[，；](?:其余|其他|另|还有|剩|以及|此外)")
_NO_ROW: Final = frozenset("，、每")
"""What stands before a figure that is one of a row itself, or of each."""


def _clauses(sentence: Sentence) -> Iterator[Finding]:
    """Clauses that each begin with a part, right behind their whole: 来了14位顾客，9位取表，5位来道别."""
    text, figures = sentence.text, [one for one in sentence.quantities if not one.ordinal and one.value > 0]
    for at, whole in enumerate(figures):
        if whole.measure in NO_PARTS | PHYSICAL or not whole.exact or whole.each or whole.value <= _LEAST:
            continue
        row: list[Quantity] = []
        for one in figures[at + 1 :]:
            between = _NEXT_CLAUSE if row else _NOUN
            if (
                not one.exact
                or not _is_like(one, whole, text)
                or not between.fullmatch(text, (row or [whole])[-1].end, one.start)
            ):
                break
            row.append(one)
        if len(row) < _LEAST or text[whole.start - 1] in _NO_ROW or not _LAST_CLAUSE.match(text, row[-1].end):
            continue
        total = sum((one.value for one in row), Fraction(0))
        more = OPEN.search(text, whole.end, row[-1].end + 12) or _STILL_MORE.match(text, row[-1].end)
        if not more and total * _HALF >= whole.value and not _sums_up(whole, row):
            yield worked_out(sentence, whole, total)


_REST: Final = regex("(?:其余|其他|另外|剩下|余下|剩余|还剩|另有)的?[^，。；：、0-9]{0,6}$")
_BESIDE: Final = 26
"""Characters between a part and the next."""
_BACK: Final = 2
"""Sentences back to which the whole may stand."""


def _rest(sentences: Sequence[Sentence], at: int) -> Iterator[Finding]:
    """What is called the rest, with the parts before it and the whole of both: 12名选手参加，另外24名选手."""
    sentence = sentences[at]
    text = sentence.text
    for rest in sentence.quantities:
        lead = text[max(clause_start(text, rest.start), sentence.start) : rest.start]
        if not (_counts(rest) and rest.exact and not rest.each and _REST.search(lead)):
            continue
        row = _row(sentence, rest)
        known = [
            (here, one)
            for here in sentences
            for one in here.quantities
            if _counts(one) and one.measure == rest.measure and not (here is sentence and one in (*row, rest))
        ]
        sums = [sum((one.value for one in row[back:]), rest.value) for back in range(len(row))]
        values = {one.value for _, one in known} | {one.value for one in row}
        if not row or any(one in values for one in sums) or _REST_OF_ALL.search(text, rest.end, rest.end + 8):
            continue
        noun = text[rest.end : rest.end + 2]
        wholes = [one for here, one in known if HAN.fullmatch(noun) and here.text.startswith(noun, one.end)]
        back = [here for here in sentences[max(0, at - _BACK) : at] if here.passage is sentence.passage]
        near = [one for here, one in known if here in back and one.exact]
        for whole in [*row[:1], *near[-1:], *wholes]:
            parts_ = row[1:] if whole is row[0] else row
            total = sum((one.value for one in parts_), rest.value)
            slip = _slip(whole, (*parts_, rest), total)
            if parts_ and slip is not None and (slip[0] is not whole or whole in sentence.quantities):
                yield worked_out(sentence, *slip)
                break


def _slip(whole: Quantity, items: Sequence[Quantity], total: Fraction) -> tuple[Quantity, Fraction] | None:
    """Which of them is off by a digit, and what it ought to be: the last item where more than one may be."""
    found = [(one, one.value + whole.value - total) for one in reversed(items)]
    slips = [(one, right) for one, right in (*found, (whole, total)) if right > 0]
    return next(((one, right) for one, right in slips if is_slip_of(one, right) >= _SURE_DIGITS), None)


_REST_OF_ALL: Final = regex("要|计划|将")


def _row(sentence: Sentence, rest: Quantity) -> list[Quantity]:
    """The figures like *rest* right before it in its sentence."""
    made: list[Quantity] = []
    begin = rest
    for one in reversed(sentence.quantities):
        if one.end > rest.start or not _counts(one) or one.measure != rest.measure:
            continue
        if begin.start - one.end > _BESIDE or not one.exact or one.each:
            break
        made.insert(0, one)
        begin = one
    return made


def _kind(one: Quantity, text: str) -> str:
    return "人" if one.unit == "个" and text.startswith("名额", one.end) else one.measure


def _is_like(one: Quantity, other: Quantity, text: str) -> bool:
    return _kind(one, text) == _kind(other, text) or one.unit == other.unit != ""


def _counts(one: Quantity) -> bool:
    return one.measure not in NO_PARTS and not one.ordinal and one.value > 0


def _items(sentence: Sentence, start: int) -> list[Quantity]:
    """The figures of the list that begins at *start*, where nothing but names and 、 stands between them."""
    text = sentence.text
    made: list[Quantity] = []
    for one in sentence.quantities:
        if one.start < start or not _counts(one):
            continue
        pattern = _ITEM if made else _FIRST
        between = (made[-1].end if made else start, one.start)
        closing = _CLOSING.fullmatch(text, *between) if made else None
        fits = pattern.fullmatch(text, *between) or closing
        lead = text[clause_start(text, one.start) : one.start]
        if not fits or not one.exact or one.each or TOGETHER.search(lead) or (not closing and _COMPARED.search(lead)):
            break
        if made and not _is_like(one, made[0], text) and not (_is_one_thing(one) and _is_one_thing(made[0])):
            break
        made.append(one)
        if closing:
            break
    return made


def _is_one_thing(one: Quantity) -> bool:
    """True for what is counted thing by thing: 96台 and 56架 may be parts of one whole."""
    return one.measure not in PHYSICAL and one.worth == one.step == 1


def _whole(sentence: Sentence, end: int, like: Quantity) -> Quantity | None:
    """The figure before *end* that a list of what is *like* breaks down."""
    text = sentence.text
    for one in reversed(sentence.quantities):
        if one.end > end or not _counts(one) or not _is_like(one, like, text):
            continue
        lead = text[clause_start(text, one.start) : one.start]
        if _COMPARED.search(lead) or one.each:
            continue
        return one if one.exact and end - one.end <= _FAR else None
    return None


def _sums_up(whole: Quantity, items: Sequence[Quantity]) -> bool:
    """True where items from the first, or up to the last, come to *whole*."""
    return any(makes(items[:at], whole) or makes(items[-at:], whole) for at in range(_LEAST, len(items) + 1))


def _is_explained(total: Fraction, whole: Quantity, items: Sequence[Quantity], near: Sequence[Quantity]) -> bool:
    """True where *total* is another figure close by, or what two others make or leave."""
    others = [one for one in near if one.measure == whole.measure and one not in items]
    if any(one.value == total for one in others if one is not whole):
        return True
    return any(
        total in (one.value + other.value, abs(one.value - other.value)) for one, other in combinations(others, 2)
    )
