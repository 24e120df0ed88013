"""How far a figure is from another that is called by its name: 尖沙咀9.8%，比中环低0.8个百分点; 第三天比第一天多64人次.

The other figure stands elsewhere in the story, behind that name.  Where two figures of the story are as far apart as is
said, whichever they are, nothing is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Final

from layout.counting.changes import ANOTHER
from layout.counting.quantities import Quantity, clause_start
from layout.counting.statements import Sentence, is_slip_of, told_off
from layout.findings import Finding
from layout.patterns import regex
from layout.value import NamedTuple

_THAN: Final = regex(
    "[比较](?P<name>[^，。；：、0-9]{2,14}?)的?(?:多|少|高|低|快|慢|长|短|重|轻|大|小|早|晚|贵|便宜|宽|深|厚|领先|落后|增加|减少|增|减"
    "|提高|提升|下降|降低|上升|下调|上调|缩短|延长)[出放开卖用花走发打收付下跑]?(?:了|约|近|达)?$"
)
_NO_AMOUNT: Final = ANOTHER - {"比率", "点数", "岁"}
_BACK_THEN: Final = regex("赛前|此前|之前|当时|原先|原来|过去")
"""What says that the figures are of another time than those that bear the same names."""
_BEFORE: Final = 16
"""Characters before a figure in which stands what it is of."""
_SHORT: Final = 2
"""Letters of a name by which it is known: 一季度 in 一季度末."""
_MOST: Final = 12
"""Times that a difference may be off: what is further off is of two other figures."""


class _Known(NamedTuple):
    sentence: Sentence
    figure: Quantity


def labelled(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Differences from what is named that the story's figures do not have."""
    known = [_Known(each, one) for each in sentences for one in each.quantities if _counts(one)]
    for sentence in sentences:
        text = sentence.text
        for by in sentence.quantities:
            start = max(clause_start(text, by.start), sentence.start)
            than = _THAN.search(text, start, by.start)
            if than is None or _BACK_THEN.search(text, sentence.start, than.start()):
                continue
            if not _counts(by) or not by.exact or by.measure == "比率":
                continue
            measure = "比率" if by.measure == "点数" else by.measure
            same = [one for one in known if one.figure.measure == measure and one.figure is not by]
            if _is_said(by, [one.figure for one in same]):
                continue
            others = [one for one in same if one.sentence is not sentence or not start <= one.figure.start < by.end]
            named = _called(than["name"], others)
            who = text[start : than.start()].strip("的")
            before = [one.figure for one in same if one.sentence is sentence and one.figure.end <= start]
            here = _called(who, others) if who else before[-1:]
            if len(named) == len(here) == 1 and named != here and here[0].exact and named[0].exact:
                right = _meant(by, here[0], named[0], [one.figure for one in same])
                if 0 < right <= by.value * _MOST and by.value <= right * _MOST:
                    yield told_off(sentence, by, right)


def _counts(one: Quantity) -> bool:
    return one.measure not in _NO_AMOUNT and not one.ordinal and one.value > 0


def _is_said(by: Quantity, same: Sequence[Quantity]) -> bool:
    """True where two figures make *by*, or it is said once more."""
    if any(one.value == by.value for one in same):
        return True
    own = by.step / 2 if by.worth > 1 else Fraction(0)
    for one, other in combinations(same, 2):
        slack = max(own, max(one.step, other.step) / 2 if one.step != other.step else 0)
        if abs(abs(one.value - other.value) - by.value) <= slack or one.value + other.value == by.value:
            return True
    return False


def _called(name: str, known: Sequence[_Known]) -> list[Quantity]:
    """The figures of what is called *name*, or what is called something that begins so."""
    return _behind(name, known) or _behind(name[:_SHORT], known)


def _behind(name: str, known: Sequence[_Known]) -> list[Quantity]:
    """The figures that stand behind *name*, with no other of their measure between, and are not held against it."""
    found: list[Quantity] = []
    for sentence, one in known if len(name) >= _SHORT else ():
        text = sentence.text
        at = text.rfind(name, max(sentence.start, one.start - _BEFORE), one.start)
        between = any(at < each.start < one.start and each.measure == one.measure for each in sentence.quantities)
        if at >= 0 and not between and text[at - 1 : at] not in ("比", "较"):
            found.append(one)
    return found


def _meant(by: Quantity, here: Quantity, named: Quantity, same: Sequence[Quantity]) -> Fraction:
    """What *by* ought to be: how far it is to what is named, or to another figure of the story if that makes a slip."""
    right = abs(here.value - named.value)
    if not is_slip_of(by, right, units=False):
        apart = (abs(here.value - one.value) for one in same if one is not here)
        return next((one for one in apart if is_slip_of(by, one, units=False)), right)
    return right
