"""A whole that words break down, wherever in its sentence it stands: 原有135家，新开45家，其中老城区18家、新区15家.

What 其中 breaks down is the figure before it that another is not held against: 1.86亿元，比去年的1.55亿元多. 其中.
Parts may be fewer than all, so less than the whole is told only where one digit otherwise makes it come out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from layout.counting.quantities import Quantity, clause_start
from layout.counting.statements import Sentence, is_slip_of, worked_out
from layout.counting.wholes import NO_PARTS, THAN, TOGETHER, in_its_measure, slack
from layout.findings import Finding
from layout.patterns import regex

_NAMED: Final = regex("[^。；，]{0,12}(?:，其中|[中里](?:，|有)|，包括|，分[为成]|，分别[为是]?|：|，(?=[男女]))")
_OF_THEM: Final = regex("[^；]{0,50}?[，。]其中，?", "其中")
_NEXT: Final = regex("[、，和及][^，。；、]{1,14}|[^，。；、]{0,6}[、，][^，。；、]{1,14}|[^，。；、]{1,8}，")
"""What stands between one part and the next: its name, before or behind its figure."""
_OPEN: Final = regex("等(?![于候到待级])|例如|比如|以上(?!的)|去掉|减去|剔除|新增")
_FIRST: Final = 16
"""Characters of the name of the first part."""
_SURE_DIGITS: Final = 2
_BEHIND: Final = 10
"""Characters behind the last part in which it is said that there are more."""
_FEW: Final = 2


def breakdowns(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Parts that do not make the whole that words break down into them."""
    for at, sentence in enumerate(sentences):
        following = sentences[at + 1] if at + 1 < len(sentences) else None
        if following and following.passage is sentence.passage and following.text.startswith("其中", following.start):
            sentence = sentence._replace(end=following.end, quantities=(*sentence.quantities, *following.quantities))
        near = [one for each in sentences[max(0, at - 2) : at + 3] for one in each.quantities]
        for some in _amounts(sentence).values():
            for whole, parts in _broken_down(sentence.text, some):
                total = sum((one.value for one in parts), Fraction(0))
                said = any(
                    one.value == total and one.measure == whole.measure for one in near if one not in (whole, *parts)
                )
                if not said and _is_off(sentence, whole, parts, total):
                    yield worked_out(sentence, whole, total)


def _amounts(sentence: Sentence) -> dict[str, list[Quantity]]:
    made: dict[str, list[Quantity]] = {}
    for one in sentence.quantities:
        if one.measure not in NO_PARTS and not one.ordinal and one.exact and one.value > 0:
            made.setdefault(in_its_measure(one, sentence), []).append(one)
    return made


def _broken_down(text: str, some: Sequence[Quantity]) -> Iterator[tuple[Quantity, list[Quantity]]]:
    """Each whole with the parts behind it, of the figures of one measure in a sentence."""
    for at, one in enumerate(some[:-_FEW]):
        first = some[at + 1]
        named = _NAMED.match(text, one.end, first.start) or _OF_THEM.match(text, one.end, first.start)
        if named is None or first.start - named.end() > _FIRST:
            continue
        whole = next((each for each in some[at::-1] if not _is_compared(text, each)), some[0])
        parts = [first]
        for each in some[at + 2 :]:
            between = text[parts[-1].end : each.start]
            together = TOGETHER.search(text, max(0, each.start - _FIRST), each.start)
            if "其中" in between or not _NEXT.fullmatch(between) or together or _is_compared(text, each):
                break
            parts.append(each)
        more = _OPEN.search(text, named.end(), parts[-1].end + _BEHIND)
        if len(parts) >= _FEW and not more:
            yield whole, parts


def _is_compared(text: str, one: Quantity) -> bool:
    """True for what is no part: what another figure is held against, or what it grew by."""
    return bool(THAN.search(text[clause_start(text, one.start) : one.start]))


def _is_off(sentence: Sentence, whole: Quantity, parts: Sequence[Quantity], total: Fraction) -> bool:
    made = Fraction(0)
    for at, one in enumerate(parts):
        made += one.value
        if at and abs(made - whole.value) <= slack(parts, whole):
            return False
    if total > whole.value > max(one.value for one in parts):
        return True
    slips = [is_slip_of(one, one.value + whole.value - total) for one in parts]
    return max(is_slip_of(whole, total), *slips) >= _SURE_DIGITS
