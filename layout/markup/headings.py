"""Parts that headings of several levels settle: the topmost that has copy under it marks stories, deeper ones subheads.

Heads that follow each other may be kicker, head and deck: where no level tells them apart they are read like lines
without marks.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from layout.characters.source import SourceLine
from layout.stories.datelines import opening_of
from layout.stories.parts import DECK, FURNITURE, HEAD, KICKER, SUBHEAD
from layout.stories.people import byline_of
from layout.stories.words import RUBRICS

_LONGEST_SECTION: Final = 8
"""Characters of what a page or a section of several stories is called; heads of news are longer."""

_LONGEST_NAME: Final = 4
"""Characters of the name of a section of one story: 民生, 体育新闻; with more it is the head over a deck."""


def parts_by_level(
    lines: Sequence[SourceLine], levels: Mapping[int, int]
) -> tuple[dict[int, str], frozenset[int]]:  # fmt: skip
    """Parts by line number, and the lines of heads that may as well be subheads; *levels* are by index of *lines*."""
    if not levels:
        return {}, frozenset()
    over = {at for at in levels if levels.get(at + 1, 0) > levels[at]}
    ordered = sorted(levels)
    bare = {at for at in over if at - 1 not in levels and _is_section(lines, levels, ordered, at)}
    used = sorted(set(levels.values()))
    with_copy = [one for one in used if any(level == one and at not in bare for at, level in levels.items())]
    top = min(with_copy, default=used[0])
    parts: dict[int, str] = {}
    for at, level in levels.items():
        number = lines[at].number
        alone = at - 1 not in levels and at + 1 not in levels
        if level < top:
            parts[number] = FURNITURE
        elif level == top and (alone or levels.get(at - 1, top) != top or levels.get(at + 1, top) != top):
            parts[number] = HEAD
        elif level > top:
            over_head = levels.get(at + 1) == top and levels.get(at - 1) != top
            parts[number] = KICKER if over_head else DECK if levels.get(at - 1) == top else SUBHEAD
    single = len({level for level in levels.values() if level >= top}) == 1
    heads = [lines[at].number for at, level in levels.items() if level == top]
    return parts, frozenset(heads if single else ())


def _is_section(lines: Sequence[SourceLine], levels: Mapping[int, int], ordered: Sequence[int], at: int) -> bool:
    """True where the heading at *at*, right over a deeper one, names a page or a section and is no head over its deck.

    It is one by its words, or by what is under it: further headings of the deeper level, one of which has a byline or
    a dateline of its own.  *ordered* are the keys of *levels*.
    """
    text = lines[at].text.strip()
    deeper: list[int] = []
    for one in map(ordered.__getitem__, range(bisect(ordered, at) + 1, len(ordered))):
        if levels[one] <= levels[at]:
            end = one
            break
        deeper += [one] if levels[one] == levels[at + 1] else []
    else:
        end = len(lines)
    if len(text) <= (_LONGEST_SECTION if deeper else _LONGEST_NAME) or text in RUBRICS or _named().search(text):
        return True
    return any(_opens(lines[one + 1].text) for one in deeper if one + 1 < end)


def _opens(text: str) -> bool:
    """True for the first line of a story's copy, by its byline or dateline."""
    return bool(byline_of(text) or opening_of(text))


@cache
def _named() -> re.Pattern[str]:
    """第3版, A03版, 青石日报 2026年11月28日, 今日要闻八条: words of a page, a paper, a day or a collection."""
    return re.compile(
        r"版$|第.{1,3}版|[A-Z]?\d+版|[报報](?:\s|$)|^\d{4}年|要[闻聞]|[简簡][讯訊]|[汇匯][总總编編]|\d{1,2}月\d{1,2}日$|[条條则則]$"
    )
