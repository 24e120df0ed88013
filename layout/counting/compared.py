"""A figure beside another that it is held against, or a target: 比旧办法增加9条，旧办法为43条; 还差17家.

What a figure is held against may stand elsewhere in the story, behind its name: 比城东区低0.8个百分点.  Where two
figures of the story are as far apart as is said, whichever they are, nothing is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, pairwise
from typing import Final

from layout.counting.changes import ANOTHER
from layout.counting.quantities import Quantity, clause_start
from layout.counting.statements import Sentence, is_slip_of, told_off, worked_out
from layout.findings import Finding
from layout.patterns import regex
from layout.value import NamedTuple

_DIFFERENCE: Final = regex("(?:温差|相差|落差)[^，。；0-9]{0,3}$")
_SURE_DIGITS: Final = 2


def compared(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """What is more or less than what stands beside it, and not by what is said."""
    known = [one for each in sentences for one in each.quantities]
    for sentence in sentences:
        yield from _differences(sentence)
        yield from _by_so_much_to(sentence)
        yield from _than(sentence)
        yield from _than_last_year(sentence, sentences)
        yield from _to_go(sentence, known)


def _than(sentence: Sentence) -> Iterator[Finding]:
    """What is, by how much it is more, and what the other is: 共52条，比旧办法增加9条，旧办法为43条."""
    text = sentence.text
    plain = [one for one in sentence.quantities if not one.ordinal and one.measure not in ANOTHER]
    for now, by, other in zip(plain, plain[1:], plain[2:], strict=False):
        if len({one.unit for one in (now, by, other)}) > 1 or not all(one.exact for one in (now, by, other)):
            continue
        lead, last = text[now.end : by.start], text[by.end : other.start]
        if _MORE_THAN.search(lead) and _OTHER_IS.fullmatch(last):
            right = abs(now.value - other.value)
            if right != by.value:
                yield told_off(sentence, by, right)


def _by_so_much_to(sentence: Sentence) -> Iterator[Finding]:
    """From what, by how much, to what: 由32个增加28个，达到60个."""
    text = sentence.text
    for was, by, now in zip(sentence.quantities, sentence.quantities[1:], sentence.quantities[2:], strict=False):
        if len({one.measure for one in (was, by, now)}) > 1 or not all(one.exact for one in (was, by, now)):
            continue
        grew = _GREW_BY.fullmatch(text, was.end, by.start)
        lead = text[max(sentence.start, was.start - 4) : was.start]
        if grew is None or not _FROM.search(lead) or not _REACHED.fullmatch(text, by.end, now.start):
            continue
        right = was.value + (-by.value if grew["way"] in _DOWN_WORDS else by.value)
        if right != now.value:
            yield told_off(sentence, now, right)


_FROM: Final = regex("[由从在]|原有|现有")
_REACHED: Final = regex("[^，。；0-9]{0,4}，?(?:总数)?(?:达到|增至|增到|减至|减到|降至|降到|变为|变成|达)")


def _than_last_year(sentence: Sentence, sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """What was, and by what share what another sentence has is more or less: 2.4万人参赛。比去年的2.0万人增长20%."""
    text = sentence.text
    for was, by in pairwise(sentence.quantities):
        lead = text[clause_start(text, was.start) : was.start]
        grew = _GREW_BY.fullmatch(text, was.end, by.start)
        if by.unit != "%" or grew is None or not _THAN_THEN.search(lead) or not (was.exact and by.exact):
            continue
        same = [one for each in sentences for one in each.quantities if one.measure == was.measure and one is not was]
        times = 1 + (-by.value if grew["way"] in _DOWN_WORDS else by.value) / 100
        nows = [one for one in same if one.exact and one.value > 0]
        if not nows or times <= 0 or any(abs(one.value / was.value - times) * 100 <= by.step for one in nows):
            continue
        for now in nows:
            meant = round(now.value / times / was.step) * was.step
            if is_slip_of(was, meant, units=False) >= _SURE_DIGITS:
                yield told_off(sentence, was, meant)
                return


_THAN_THEN: Final = regex("[比较](?:去年|上年|前年|上届|上次|上月)[^，。；0-9]{0,4}的$")
_GREW_BY: Final = regex("(?P<way>增长|增加|提高|上升|上涨|扩大|下降|减少|降低|下跌|缩小|增|减|降|涨|跌)了?")
_DOWN_WORDS: Final = frozenset(("下降", "减少", "降低", "下跌", "缩小", "减", "降", "跌"))
_MORE_THAN: Final = regex("^[^。；]{0,12}，?比[^，。；]{2,22}(?:增加|减少|多|少|高出?|低|慢|快|提高)了?$")
_OTHER_IS: Final = regex("，[^，。；]{2,10}[为是得有]")


def _to_go(sentence: Sentence, known: Sequence[Quantity]) -> Iterator[Finding]:
    """A target, what is done and what is still to do: 已开19家，年底要开到36家，还差17家."""
    text = sentence.text
    plain = [one for one in sentence.quantities if one.exact and not one.ordinal and one.measure not in ANOTHER]
    for left in plain:
        if not _STILL.search(text[clause_start(text, left.start) : left.start]):
            continue
        same = [one for one in plain if one.measure == left.measure and one is not left]
        aims = [one for one in same if _AIM.search(text[clause_start(text, one.start) : one.start])]
        if len(aims) != 1 or aims[0].value <= left.value:
            continue
        done = [one.value for one in same if one is not aims[0]]
        meant = aims[0].value - left.value
        told = [one.value for one in known if one.measure == left.measure]
        if meant in told or sum(done) == meant:
            continue
        right = aims[0].value - (sum(done) if done else max(told, key=lambda one: -abs(one - meant)))
        yield told_off(sentence, left, abs(right))


_STILL: Final = regex("(?:还差|还要|还需|还缺|尚差)[^，。；0-9]{0,6}$")
_AIM: Final = regex("(?:目标|任务|计划|要[^，。；]{0,3}到)[^，。；0-9]{0,4}$")


def _differences(sentence: Sentence) -> Iterator[Finding]:
    """A difference between two figures: 最高68摄氏度、最低零下29摄氏度，温差97摄氏度."""
    plain = [
        one
        for one in sentence.quantities
        if not one.ordinal and (one.measure not in ANOTHER or one.unit in ("%", "岁"))
    ]
    for high, low, by in zip(plain, plain[1:], plain[2:], strict=False):
        lead = sentence.text[max(clause_start(sentence.text, by.start), low.end) : by.start]
        if len({one.measure for one in (high, low, by)}) == 1 and _DIFFERENCE.search(lead):
            right = abs(high.value - low.value)
            same = [one.value for one in plain if one.measure == by.measure]
            if by.exact and not any(abs(a - b) == by.value for at, a in enumerate(same) for b in same[at + 1 :]):
                yield told_off(sentence, by, right)


_THAT_IS: Final = regex("[，（]?(?:也就是|也即|合计|折合|合|即|相当于)(?:整整|正好)?")
_MEASURES: Final = frozenset(("天", "时长", "月", "重", "长", "面积"))
"""What is measured in units of which one is so many of another."""


def two_units(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Amounts whose two sides are not the same."""
    for sentence in sentences:
        for one, other in pairwise(sentence.quantities):
            alike = one.measure == other.measure in _MEASURES and one.unit != other.unit
            if not alike or not (one.exact and other.exact) or one.each != other.each or one.ordinal:
                continue
            between = sentence.text[one.end : other.start]
            apart = abs(one.value - other.value)
            near = max(one.value, other.value) < _FAR * min(one.value, other.value)
            if near and apart > max(one.step, other.step) / 2 and _THAT_IS.fullmatch(between):
                yield worked_out(sentence, other, one.value)


_FAR: Final = 12
"""Times that one is the other, from which they are no two sides of one amount."""


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
