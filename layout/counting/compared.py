"""A figure beside another that it is held against, or a target: 比旧办法增加9条，旧办法为43条; 还差17家."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from layout.counting.changes import ANOTHER
from layout.counting.quantities import Quantity, clause_start
from layout.counting.statements import Sentence, is_slip_of, told_off
from layout.findings import Finding
from layout.patterns import regex

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
