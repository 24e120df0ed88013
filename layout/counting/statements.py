"""Sentences with their quantities, and how a check says that one of them does not come out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Final

from layout.counting.quantities import Quantity, folded, quantities_in
from layout.findings import Finding
from layout.patterns import regex
from layout.reading.passages import LIKELY, Passage, remark
from layout.reading.restated import is_one_slip
from layout.value import NamedTuple

_MARK: Final = regex("[，。；：:！？、“”「」『』（）()《》\\s]")
MOST_QUANTITIES: Final = 150
"""Quantities of a story that are reckoned with: more are a table."""


class Sentence(NamedTuple):
    """A sentence with its quantities, in order; places count from the beginning of the passage."""

    passage: Passage
    text: str
    """The whole passage, in simplified characters."""
    start: int
    end: int
    quantities: tuple[Quantity, ...]


def sentences_of(passage: Passage) -> tuple[Sentence, ...]:
    """The sentences of *passage*; what stands between two 。 is one."""
    text = folded(passage.text)
    found = quantities_in(text)
    made, start, at = [], 0, 0
    for stop in [one.end() for one in re.finditer("[。！？!?]", text)] + [len(text)]:
        inside = []
        while at < len(found) and found[at].start < stop:
            inside.append(found[at])
            at += 1
        if inside:
            made.append(Sentence(passage, text, start, stop, tuple(inside)))
        start = stop
    return tuple(made)


def with_of_them(sentences: Sequence[Sentence], at: int) -> Sentence:
    """Sentence *at*, with the next one where that begins with 其中 and so goes on with it."""
    sentence = sentences[at]
    following = sentences[at + 1] if at + 1 < len(sentences) else None
    if following and following.passage is sentence.passage and following.text.startswith("其中", following.start):
        return sentence._replace(end=following.end, quantities=(*sentence.quantities, *following.quantities))
    return sentence


def clause_end(text: str, at: int) -> int:
    """Where the clause ends that *at* stands in."""
    found = _MARK.search(text, at)
    return found.start() if found else len(text)


def worked_out(sentence: Sentence, one: Quantity, right: Fraction, code: str = "check-sum") -> Finding:
    """That *one* of *sentence* comes to *right*, in the page's own characters."""
    passage = sentence.passage
    said = passage.text[one.start : one.end]
    return remark(code, passage, (one.start, one.end), LIKELY, said=said, right=_shown(right, one, said))


def told_off(sentence: Sentence, one: Quantity, right: Fraction) -> Finding:
    """:func:`worked_out`, with the code of shares for what is one."""
    return worked_out(sentence, one, right, "check-percent" if one.measure in ("比率", "点数") else "check-sum")


def misstated(sentence: Sentence, span: tuple[int, int], right: str, code: str = "check-sum") -> Finding:
    """That what stands at *span* of *sentence* ought to be *right*."""
    return remark(code, sentence.passage, span, LIKELY, said=sentence.passage.text[slice(*span)], right=right)


def _shown(value: Fraction, like: Quantity, said: str) -> str:
    """*value* as it is written beside *like*, which the page has as *said*: in its unit, its 万 or 亿."""
    if like.measure == "比率" and like.unit != "%":
        return f"{float(value):.1f}".removesuffix(".0") + "%"
    if like.measure == "时长" and not like.unit:
        minutes, seconds = divmod(value, 60)
        return f"{int(minutes)}分{float(seconds):05.2f}秒" if minutes else f"{float(seconds):g}秒"
    if like.measure == "月" and not like.unit:
        years, months = divmod(int(value), 12)
        return (f"{years}年" if years else "") + (f"{months}个月" if months else "")
    unit = said[len(said) - len(like.unit) :] if like.chinese else re.sub("^[^0-9]*[0-9.,，]+", "", said)
    return f"{float(value / like.worth):.2f}".rstrip("0").rstrip(".") + unit


def digits_of(value: Fraction, like: Quantity) -> str:
    """The digits of *value* as *like* has its own, with as many places; empty where it takes more."""
    in_steps = value / like.step
    if in_steps.denominator != 1 or in_steps < 0:
        return ""
    if like.measure == "时长" and not like.unit:
        minutes, rest = divmod(value, 60)
        return f"{int(minutes) // 60:02}{int(minutes) % 60:02}{int(rest / like.step):0{len(str(int(60 / like.step)))}}"
    return str(in_steps.numerator)


def is_slip_of(one: Quantity, right: Fraction, *, units: bool = True) -> int:
    """How many digits *one* has, where *right* is it but for one digit or two turned about, else 0.

    With *units*, a figure that is so many times ten too large or too small counts, too.
    """
    if right == one.value:
        return 0
    said, other = digits_of(one.value, one), digits_of(right, one)
    if units and one.value > 0 and right > 0:
        ratio = max(right / one.value, one.value / right)
        if ratio.denominator == 1 and ratio in (10, 100, 1000, 10_000, 100_000, 10**6, 10**8):
            return max(2, len(said))
    return len(said) if is_one_slip(said, other) else 0


def is_of_two(value: Fraction, known: Sequence[Fraction]) -> bool:
    """True where two of *known* make *value*, or it is what they are apart."""
    return any(value in (a + b, abs(a - b)) for at, a in enumerate(known) for b in known[at + 1 :])


def story_sentences(passages: Iterable[Passage]) -> Iterator[Sentence]:
    """The sentences of *passages*, in their order."""
    for one in passages:
        yield from sentences_of(one)
