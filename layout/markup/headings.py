"""Parts that headings of several levels settle: the topmost that has copy under it marks stories, deeper ones subheads.

Heads that follow each other may be kicker, head and deck: where no level tells them apart they are read like lines
without marks.  A document may hold one story: under one head, or in sections that are counted through it.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from layout.characters.source import SourceLine
from layout.stories.datelines import opening_of
from layout.stories.model import Paragraph
from layout.stories.parts import DECK, FURNITURE, HEAD, KICKER, SUBHEAD
from layout.stories.people import byline_of
from layout.stories.words import CLOSERS, RUBRICS, STOPS

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
            # A number says that others follow: 一、申请条件 under the head is the first of its sections.
            under_head = levels.get(at - 1) == top and not _numbered().match(lines[at].text.strip())
            parts[number] = KICKER if over_head else DECK if under_head else SUBHEAD
    single = len({level for level in levels.values() if level >= top}) == 1
    heads = [lines[at].number for at, level in levels.items() if level == top]
    return parts, frozenset(heads if single else ())


@cache
def _numbered() -> re.Pattern[str]:
    """一、 （一） 1. 1. 第一章: what a section is counted with."""
    return re.compile(
        rf"[{_NUMERALS}]{{1,3}}[、.．]|[（(][{_NUMERALS}\d]{{1,3}}[）)]|\d{{1,2}}[、.．](?!\d)|第[{_NUMERALS}\d]{{1,3}}[章节節]"
    )


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


_NUMERALS: Final = "一二三四五六七八九十"
_COUNTED: Final = re.compile(rf"([{_NUMERALS}]{{1,3}})[、.．。]\s*(\S.*)")
_LONGEST: Final = 30
"""Characters of the title of a section, at most."""


def counted_sections(lines: Sequence[SourceLine], parts: Mapping[int, str]) -> dict[int, str]:
    """Titles of the sections 一、二、三、 of *lines*, by line number: no story begins in the middle of such a count.

    A count goes on as far as no head, of those that *parts* have by line number, stands between.  One that is over at
    its first number is none, nor are numbers right under each other, which are a list.
    """
    made: dict[int, str] = {}
    count: list[int] = []
    for at, line in enumerate(lines):
        if parts.get(line.number) == HEAD:
            made |= _titles(lines, count)
            count = []
            continue
        counted = _COUNTED.match(line.text.strip())
        if not counted:
            continue
        number = _value(counted[1])
        if number != len(count) + 1:
            made |= _titles(lines, count)
            count = []
        if number == len(count) + 1:
            count.append(at)
    return {number: part for number, part in (made | _titles(lines, count)).items() if number not in parts}


def _titles(lines: Sequence[SourceLine], count: Sequence[int]) -> dict[int, str]:
    if len(count) < 2 or any(later - at < 2 for at, later in pairwise(count)):
        return {}
    return {lines[at].number: SUBHEAD for at in count if _is_title(lines[at].text) and at + 1 < len(lines)}


def _is_title(text: str) -> bool:
    text = text.strip()
    return len(text) <= _LONGEST and not text.rstrip(CLOSERS).endswith((*STOPS, "：", ":", "；", "，"))


def _value(numeral: str) -> int:
    """The value of 一 … 九十九; 0 for what is no such number."""
    tens, mark, ones = numeral.partition("十")
    if not mark:
        return _NUMERALS.index(numeral) + 1 if len(numeral) == 1 else 0
    if len(tens) > 1 or len(ones) > 1:
        return 0
    return 10 * (_NUMERALS.index(tens) + 1 if tens else 1) + (_NUMERALS.index(ones) + 1 if ones else 0)


def stories_in(
    lines: Sequence[SourceLine], parts: Mapping[int, str], structures: Mapping[int, Paragraph]
) -> int:  # fmt: skip
    """1 for *lines* with one head, at their top, and nothing below that opens another story; 2 for a digest; 0 else.

    A dateline opens one, or a writer's name that is not at the end.  A digest has a head of its own over stories whose
    heads nothing marks: that of the first says nothing of the others.
    """
    heads = [at for at, line in enumerate(lines) if parts.get(line.number) == HEAD]
    if len(heads) != 1 or heads[0] > _TOP:
        return 0
    opens = [at for at, line in enumerate(lines) if line.number not in structures and opening_of(line.text)]
    named = [at for at, line in enumerate(lines[: -_END or None]) if byline_of(line.text)]
    if len(opens) < 2 and all(at <= heads[0] + _TOP for at in (*opens, *named)):
        return 1
    return 2 if sum(at > 0 and _is_bare_head(lines[at - 1], parts) for at in opens) > 1 else 0


def _is_bare_head(line: SourceLine, parts: Mapping[int, str]) -> bool:
    return line.number not in parts and _is_title(line.text)


_TOP: Final = 6
"""Lines above a head, and between it and its copy, with kicker, deck, byline and day."""

_END: Final = 3
"""Lines at the end among which who wrote it stands."""
