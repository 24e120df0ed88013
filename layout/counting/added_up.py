"""Parts in a row and right behind them what they come to: 馆员12名、志愿者85名，共97名.

Where nothing but names stands between the parts, and nothing but the word for a sum before the whole, no other parts
can be meant: any sum but theirs is told, however far it is off.

A whole that words break down (原有135家，新开45家，其中城区18家、乡镇27家) may stand anywhere: what 其中
breaks down is the figure before it that another is not held against.  Parts may be fewer than all, so less than the
whole is told only where one digit otherwise makes it come out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from layout.counting.quantities import Quantity, clause_start
from layout.counting.statements import Sentence, is_slip_of, with_of_them, worked_out
from layout.counting.wholes import (
    NO_PARTS,
    OPEN,
    THAN,
    TOGETHER,
    are_complements,
    are_stages,
    in_its_measure,
    makes,
    slack,
)
from layout.findings import Finding
from layout.patterns import regex

_SUM: Final = regex(
    "[，、：](?:前后|[两二三四五六七八九十]{1,2}[年天次项处批类者种级档]|(?P<year>全年)|[^，。；、0-9年月季日]{1,3}?)?(?:共计?|合计|总计|总共|一共)[^，。；、0-9]{0,6}$"
)
"""What stands between parts and their whole."""
_STILL: Final = regex("[还再]")
"""What shows the second part to be the last: 已装13部，还要装7部."""
_BETWEEN: Final = regex("[、，][^，。；、0-9]{1,10}|[和与及][^，。；、0-9]{1,10}")
_BEHIND: Final = regex("[^。；：0-9]{0,20}")
"""What may follow the last part before the word for a sum, and has no figure of its own."""
_REST: Final = regex("[补差缺欠剩退找净]")
"""What says that it is not all that was named, but what is left to pay: 合计要补86万元."""
_EACH: Final = regex("(?:[日月年周人户场]均|平均|每[^，。；0-9]?)[^，。；、0-9]{0,4}$")
_MOST: Final = 24
"""Parts of a whole: more are a table."""
_LEAD: Final = 16


def added_up(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Sums of parts in a row that do not come out."""
    for sentence in sentences:
        all_ = [one for one in sentence.quantities if one.measure not in NO_PARTS and not one.ordinal]
        yield from _of_two_kinds(sentence, all_)
        for at, whole in enumerate(all_):
            found = _SUM.search(sentence.text, max(sentence.start, whole.start - _LEAD), whole.start)
            if found is None or at < 2 or not whole.exact or _REST.search(sentence.text, found.start(), whole.start):
                continue
            if found["year"] and not _STILL.search(sentence.text, all_[at - 2].end, found.start()):
                continue  # a year has more parts than those that are named
            parts = _row(sentence.text, all_[:at], whole, found.start())
            if len(parts) > 1 and not makes(parts, whole):
                yield worked_out(sentence, whole, sum((one.value for one in parts), Fraction(0)))


def _of_two_kinds(sentence: Sentence, all_: Sequence[Quantity]) -> Iterator[Finding]:
    """Two numbers of what is counted in different ways, and both together: 60个社区和90名工作者共150个集体和个人."""
    for one, other, whole in zip(all_, all_[1:], all_[2:], strict=False):
        counted = all(each.exact and each.worth == each.step == 1 for each in (one, other, whole))
        if not counted or whole.measure not in (one.measure, other.measure):
            continue
        joined = _AND.fullmatch(sentence.text, one.end, other.start)
        earlier = [each for each in all_ if each.end <= one.start and each.measure == one.measure]
        if earlier and one.start - earlier[-1].end <= _ROW:
            continue  # the last two of a row of three
        total = one.value + other.value
        if joined and total != whole.value and _SUM_OF_BOTH.fullmatch(sentence.text, other.end, whole.start):
            yield worked_out(sentence, whole, total)


_ROW: Final = 12
"""Characters between two of a row."""
_AND: Final = regex("[^，。；、0-9]{1,10}[、和与及]")
_SUM_OF_BOTH: Final = regex("[^，。；、0-9]{1,10}，?(?:共计?|合计|总计|总共|一共)")


def _row(text: str, before: Sequence[Quantity], whole: Quantity, end: int) -> list[Quantity]:
    """The parts right before *end*, from the last: as many as stand in one row."""
    parts: list[Quantity] = []
    for one in reversed(before[-_MOST:]):
        if one.measure != whole.measure or one.unit != whole.unit or not one.exact or one.end > end:
            break
        if one.each or _EACH.search(text, max(0, one.start - _LEAD), one.start):
            break
        if not parts and not _BEHIND.fullmatch(text, one.end, end):
            break
        if parts and (
            not _BETWEEN.fullmatch(text, one.end, parts[-1].start) or "其中" in text[one.end : parts[-1].start]
        ):
            break
        parts.append(one)
    return parts


_NAMED: Final = regex("[^。；，]{0,12}(?:，其中|[中里](?:，|有)|，包括|，分[为成]|，分别[为是]?|：|，(?=[男女]))")
_OF_THEM: Final = regex("[^；]{0,50}?[，。]其中，?", "其中")
_NEXT: Final = regex("[、，和及][^，。；、]{1,14}|[^，。；、]{0,6}[、，][^，。；、]{1,14}|[^，。；、]{1,8}，")
"""What stands between one part and the next: its name, before or behind its figure."""
_FIRST: Final = 16
"""Characters of the name of the first part."""
_SURE_DIGITS: Final = 2
_AFTER: Final = 10
"""Characters behind the last part in which it is said that there are more."""
_FEW: Final = 2


def breakdowns(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Parts that do not make the whole that words break down into them."""
    for at in range(len(sentences)):
        sentence = with_of_them(sentences, at)
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
        more = OPEN.search(text, named.end(), parts[-1].end + _AFTER)
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
    both = len(parts) == _FEW and are_complements(sentence.text, whole, parts)  # 主场, 客场
    if not both and are_stages(whole, parts):
        return False
    if total > whole.value > max(one.value for one in parts):
        return True
    slips = [is_slip_of(one, one.value + whole.value - total) for one in parts]
    return max(is_slip_of(whole, total), *slips) >= _SURE_DIGITS
