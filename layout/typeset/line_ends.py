"""Where a line may end, and what it costs to end it there."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, Final

from layout.typeset.classes import (
    CONNECTOR,
    COST_COUNTER,
    COST_NUMERAL,
    COST_PARTED,
    COST_UNIT,
    COUNTERS,
    DASH,
    DASHES_SEEN,
    DIGIT,
    NUMERALS,
    OPEN,
    SPACE,
    UNITS,
    Kinsoku,
)
from layout.typeset.classes import UNBREAKABLE as UNBREAKABLE

if TYPE_CHECKING:
    from layout.typeset.draft import Draft

RELIEF: Final = 1_000_000
"""Penalty from which a break goes against a rule and is counted as relief."""


def penalty_of(paragraph: Draft, gap: int, level: Kinsoku) -> int:
    """What it costs to end a line after atom *gap*: 0 where that is free, :data:`RELIEF` and more where it is wrong.

    Rules are those of clreq, “Prohibition Rules for Line Start and Line End” and “Prohibition Rules for Unbreakable
    Marks”.
    """
    kinds, chars = paragraph.kinds, paragraph.chars
    a, b, before, after = kinds[gap], kinds[gap + 1], chars[gap], chars[gap + 1]
    if b == SPACE or before in "\u00a0\u202f\u2011" or after == "\u2011":
        return UNBREAKABLE
    if a == SPACE and _after_opening(paragraph, gap, after):
        return RELIEF
    if a == DASH and b == DASH and before == after != "⸺":  # which is two em by itself
        run = gap
        while run and gap - run < DASHES_SEEN and kinds[run - 1] == DASH and paragraph.chars[run - 1] == after:
            run -= 1
        if (paragraph.starts[gap + 1] - paragraph.starts[run]) % 2:
            return UNBREAKABLE
    if b == DASH and (level.pairs or (after == "—" and _alone(paragraph, gap + 1))) and level.start:
        return RELIEF
    if (after in level.start and not (a == SPACE and after in "\"'")) or before in level.end:
        return RELIEF
    timed = (b == DIGIT and before in _OF_TIMES and gap > 0 and kinds[gap - 1] == DIGIT) or (  # 14秒08
        a == DIGIT and after in _OF_TIMES and gap + 2 < len(kinds) and kinds[gap + 2] == DIGIT
    )
    ranged = b == DIGIT and a in (DASH, CONNECTOR) and gap > 0 and kinds[gap - 1] == DIGIT
    if timed or ranged:
        return COST_PARTED
    if (a == DIGIT and after in UNITS) or (before == "第" and b == DIGIT):
        return COST_UNIT
    return 0


def numeral_penalties(paragraph: Draft) -> None:
    """Keep numerals together, with their unit and with 第, where that costs little: 三十五亿元, 第三届."""
    chars, penalties = paragraph.chars, paragraph.penalties
    last = len(chars) - 1
    if len(chars) == len(paragraph.text):
        places = [match.start() for match in _numeral().finditer(paragraph.text)]
    else:
        places = [i for i, character in enumerate(chars) if character in NUMERALS]
    for index in places:
        if index < last and not penalties[index] and chars[index + 1] in _AFTER_NUMERAL:
            penalties[index] = COST_NUMERAL
        if index and chars[index - 1] == "第" and not penalties[index - 1]:
            penalties[index - 1] = COST_NUMERAL
    if not _FIRST_OF_COUNTERS.isdisjoint(chars):
        _keep_counters(paragraph)


def _keep_counters(paragraph: Draft) -> None:
    """Keep 人次, 毫米 and 小时 in one and with the figure before them."""
    starts, penalties = paragraph.starts, paragraph.penalties
    for match in _counter().finditer(paragraph.text):
        first, after = bisect_left(starts, match.start()), bisect_left(starts, match.end())
        for gap in range(first - 1, after - 1):
            penalties[gap] = max(penalties[gap], COST_COUNTER)


_OF_TIMES: Final = "时点分秒"
_AFTER_NUMERAL: Final = NUMERALS | UNITS
_FIRST_OF_COUNTERS: Final = frozenset(one[0] for one in COUNTERS)


@cache
def _numeral() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(NUMERALS))}]")


@cache
def _counter() -> re.Pattern[str]:
    """A counter of more than one character after a figure, with 余, 多, 几 or 来 between them: 300多公里."""
    longest_first = "|".join(sorted(COUNTERS, key=len, reverse=True))
    return re.compile(rf"(?<=[0-9０-９{''.join(sorted(NUMERALS))}余多几数半来])(?:{longest_first})")


def _after_opening(paragraph: Draft, gap: int, after: str) -> bool:
    """True for blanks between an opening mark and what it opens, or a quote and an opening mark (UAX #14, LB14–15)."""
    while gap and paragraph.kinds[gap] == SPACE:
        gap -= 1
    before = paragraph.chars[gap]
    return paragraph.kinds[gap] == OPEN or before in "([{“‘" or (before in "\"'" and after in "([{（［｛")


def _alone(paragraph: Draft, index: int) -> bool:
    """True for a single dash (一字线), which connects and so may not begin a line."""
    starts, text = paragraph.starts, paragraph.text
    start, end = starts[index], starts[index + 1]
    return end - start == 1 and text[end : end + 1] != "—" and text[start - 1 : start] != "—"
