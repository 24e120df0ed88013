"""Small numbers of heads and captions that the text has otherwise: 住了两年, of 住了三年; 走失六小时, of 前后三个小时.

A head has 三个村 and its text 三个街道: small numbers are of many things.  One is of what the text counts where the
same word stands beside both, or where the text counts with that unit once and has the same letter beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from layout.counting.echoed_numbers import off
from layout.counting.quantities import Quantity, folded, quantities_in
from layout.counting.statements import Sentence, is_of_two
from layout.findings import Finding
from layout.patterns import regex
from layout.reading.passages import Passage

_EMPTY: Final = frozenset("的了是在和与为到至这那其也就都又还已被把约近超逾达余多共只仅个")
"""Letters that say nothing of what is counted."""
_NO_COUNT: Final = frozenset(("", "年份", "日", "钟点", "号", "号楼", "期", "版", "届"))
"""What is a name or a time of the clock, which a head may say in another way."""
_NO_NUMBER: Final = frozenset("一1半百千万亿")
_PERSONS: Final = frozenset(("人", "名", "位", "男", "女"))
_HOURS: Final = ("小时", "个小时")
_IN_ALL: Final = regex("前后|历时|[一总]共|足足|整整")
"""What says of hours that they are how long all of it took: 退潮以后的四小时 may have 两小时 within."""
_NEAR: Final = 6
_PASSES: Final = regex("(?:[跑游滑骑走闯杀]进|[跌突]破|超过|不[到足满])[^，。；\\s]{0,2}$")
"""What names a mark that was passed: 跑进四小时, with 3小时58分."""
_WORD: Final = 2
_APART: Final = 5
"""So many times as large, a figure is of something else."""
_ROUND: Final = 100
"""From which a number in characters may be rounded: 六百名, but 二十岁."""


def small_numbers(claims: Sequence[Passage], body: Sequence[Sentence]) -> Iterator[Finding]:
    """Figures of *claims*, heads and captions, that *body* has otherwise beside the same words."""
    known = [(sentence, one) for sentence in body for one in sentence.quantities if not one.ordinal]
    for claim in claims:
        text = folded(claim.text)
        for one in quantities_in(text):
            right = _right(text, one, known)
            if right is not None:
                yield off(claim, one.start, one.end, claim.text[one.start : one.end], right.said)


def _right(text: str, one: Quantity, known: Sequence[tuple[Sentence, Quantity]]) -> Quantity | None:
    """What *one* of the head *text* ought to be; None where it may be right."""
    if one.ordinal or not one.exact or not _counts(one) or _PASSES.search(text[max(0, one.start - 6) : one.start]):
        return None
    alike = [each for _, each in known if each.measure == one.measure]
    same = [(sentence.text, each) for sentence, each in known if _counts(each) and _is_of_unit(one, each)]
    if any(_bears_out(one, each) for each in alike) or is_of_two(one.value, [each.value for _, each in same]):
        return None
    if not same or len(same) > _MOST:
        return None
    single = len({each.value for _, each in same}) == 1
    beside, right, its = max(
        ((_beside(text, one, its, each), each, its) for its, each in same), key=lambda found: found[0]
    )  # fmt: skip
    whole = one.unit in _HOURS and _IN_ALL.search(its[max(0, right.start - _NEAR) : right.start])
    told = beside >= _WORD or (single and (beside or whole))
    return right if told and max(one.value, right.value) <= _APART * min(one.value, right.value) else None


_MOST: Final = 40
"""Figures of a unit that are looked at: more are a table."""


def _counts(one: Quantity) -> bool:
    no_count = one.measure in _NO_COUNT or one.number in _NO_NUMBER or one.unit == "月"
    return bool(one.unit) and one.value > 0 and not no_count


def _is_of_unit(one: Quantity, other: Quantity) -> bool:
    """True where both count with one unit: persons with any, hours as 小时 or 个小时."""
    if one.measure != other.measure:
        return False
    either = {one.unit, other.unit}
    return one.unit == other.unit or either <= _PERSONS or either <= {*_HOURS}


def _bears_out(one: Quantity, other: Quantity) -> bool:
    """True where the text's *other* is the head's *one*, or was rounded to it."""
    apart = other.value - one.value
    if apart == 0 or (not other.exact and abs(apart) * _APART <= max(one.value, other.value)):
        return True
    if one.step <= other.step:
        return 0 < -apart < other.step
    return (one.worth > 1 or one.value >= _ROUND) and abs(apart) < one.step


def _beside(text: str, one: Quantity, its: str, other: Quantity) -> int:
    """How much of what stands beside *one* of *text* stands beside *other* of *its*: a word 2, a letter 1, else 0."""
    behind, its_behind = text[one.end : one.end + _WORD], its[other.end : other.end + _WORD]
    done, its_done = text[one.start - 1 : one.start] == "了", its[other.start - 1 : other.start] == "了"
    before, its_before = (
        line[max(0, figure.start - _WORD - after) : figure.start - after]
        for line, figure, after in ((text, one, done), (its, other, its_done))
    )
    if (behind == its_behind and _is_word(behind)) or (before == its_before and _is_word(before)):
        return _WORD
    same_before = before[-1:] == its_before[-1:] and _is_word(before[-1:])
    if same_before and done and its_done:
        return _WORD
    return int(same_before or (behind[:1] == its_behind[:1] and _is_word(behind[:1])))


def _is_word(letters: str) -> bool:
    """True for Chinese letters that say something."""
    return bool(letters) and all("\u4e00" <= one <= "\u9fff" and one not in _EMPTY for one in letters)
