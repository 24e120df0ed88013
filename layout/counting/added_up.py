"""Parts in a row and right behind them what they come to: 馆员12名、志愿者85名，共97名.

Where nothing but names stands between the parts, and nothing but the word for a sum before the whole, no other parts
can be meant: any sum but theirs is told, however far it is off.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from layout.counting.quantities import Quantity
from layout.counting.statements import Sentence, worked_out
from layout.counting.wholes import NO_PARTS, makes
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
            if found is None or at < 2 or not whole.exact:
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
        if not parts and not _BEHIND.fullmatch(text, one.end, end):
            break
        if parts and (
            not _BETWEEN.fullmatch(text, one.end, parts[-1].start) or "其中" in text[one.end : parts[-1].start]
        ):
            break
        parts.append(one)
    return parts
