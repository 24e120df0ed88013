"""Verse: short lines under a name, which are neither heads nor pieces of paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from layout.lines.head_forms import NOTICE_TITLES
from layout.lines.shapes import LineShape
from layout.stories.people import is_person
from layout.stories.words import RUBRIC_ENDS

_LEAST: Final = 4
_LONGEST: Final = 18


def verse_of(shapes: tuple[LineShape, ...], wrapped: int) -> list[bool]:
    """Which lines are verse: four short lines or more after a title and a name, up to the next title and name.

    In a dump broken to the width *wrapped*, lines of that width are prose.
    """
    made = [False] * len(shapes)
    even = all(one.line.gap == shapes[1].line.gap for one in shapes[1:])
    titles: set[int] = set()
    at = 1
    while at < len(shapes):
        authored = _is_author(shapes, at - 1, even) or (at > 1 and _is_over_lines(shapes, at - 1))
        if not (authored and _may_be_verse(shapes[at])):
            at += 1
            continue
        end = at
        while end < len(shapes) and _may_be_verse(shapes[end]) and not (end > at + 1 and _is_author(shapes, end, even)):
            if end > at + 1 and (_opens_prose(shapes, end) or _opens_header(shapes, end, even)):
                break
            if end > at + 1 and _is_title(shapes, at, end):
                titles.add(end)
            end += 1
        if end < len(shapes) and _is_author(shapes, end, even):
            end -= 1
        full = sum(shape.size >= wrapped - 2 for shape in shapes[at:end]) if wrapped else 0
        # A line of broken prose that is short ends a paragraph, so that it has a stop.
        torn = sum(shape.size < wrapped - 2 and shape.end == "none" for shape in shapes[at:end])
        if end - at >= _LEAST and (full * 3 < end - at or torn * 3 >= end - at):
            made[at:end] = [index not in titles for index in range(at, end)]
        at = max(end, at + 1)
    return made


def _is_title(shapes: tuple[LineShape, ...], start: int, at: int) -> bool:
    """栽秧曲 in verse of which every line has its mark: without one, under a full stop, it is the title of the next.

    Under a head of several poems (三首, 组诗) a line by itself between blank lines is one, where stanzas have none.
    """
    if _several().search(shapes[start - 2].text if start > 1 else "") and shapes[at].end == "none":
        gap = min(one.line.gap for one in shapes[start + 1 : at + 1])
        after = shapes[at + 1].line.gap if at + 1 < len(shapes) else 0
        if shapes[at].size <= _LONGEST_TITLE and shapes[at].line.gap > gap < after:
            return True
    if shapes[at].end != "none" or shapes[at - 1].end != "stop":
        return False
    return all(one.end in ("stop", "comma") for one in shapes[start:at])


@cache
def _several() -> re.Pattern[str]:
    return re.compile(r"[（(]?[二两三四五六七八九十]首[）)]?$|组诗|組詩")


_LONGEST_TITLE: Final = 8


def titles_inside(shapes: Sequence[LineShape], verse: Sequence[bool]) -> frozenset[int]:
    """The titles in *verse* under 渡口（外二首） or 秋山三章: as many as the head says, of its lines the shortest.

    Where blank lines part the stanzas, more than there are titles, one stands before each title, and one behind it
    where it stands alone; of two lines as short the later is one.
    """
    made: list[int] = []
    for head in [at for at, one in enumerate(shapes) if one.text[-3:].rstrip("）)")[-1:] in _COUNTED]:
        said = _more().search(shapes[head].text)
        if said is None:
            continue
        start = next((at for at in range(head + 1, min(head + _OVER, len(shapes))) if verse[at]), len(shapes))
        end = next((at for at in range(start, len(shapes)) if not verse[at]), len(shapes))
        first = start if said["all"] else start + _STANZA
        may_be = [at for at in range(first, end - _STANZA + 1) if _may_be_title(shapes[at])]
        least = min((shapes[at].line.gap for at in range(start + 1, end)), default=0)
        left = _NUMERALS.index((said["more"] or said["all"]).replace("两", "二"))
        if said["all"] and (len(may_be) < left or start not in may_be or not _are_shorter(shapes, may_be, left)):
            continue
        parted = [at for at in may_be if shapes[at].line.gap > least]
        stanzas = len(parted) > left
        alone = {at: stanzas and shapes[at + 1].line.gap > least for at in may_be}
        order = {at: (not alone[at], len(shapes[at].text.replace(" ", "")), -at) for at in may_be}
        for at in sorted(parted if stanzas else may_be, key=order.__getitem__):
            if left and all(abs(at - other) > _STANZA for other in made):
                made.append(at)
                left -= 1
    return frozenset(made)


def _are_shorter(shapes: Sequence[LineShape], several: Sequence[int], count: int) -> bool:
    """True where *count* of the lines are shorter than all others, the first of them among these."""
    sizes = sorted(shapes[at].size for at in several)
    return shapes[several[0]].size <= sizes[count - 1] and (len(sizes) == count or sizes[count - 1] < sizes[count])


def _may_be_title(shape: LineShape) -> bool:
    return shape.end == "none" and not shape.commas and shape.size <= _TITLE


@cache
def _more() -> re.Pattern[str]:
    return re.compile(
        r"[（(]外(?P<more>[一二三四五六七八九])[首题章][）)]$|(?P<all>[二两三四五六七八九])[首题章][）)]?$"
    )


_COUNTED: Final = frozenset("首题章")
_NUMERALS: Final = "零一二三四五六七八九"
_OVER: Final = 4
"""Lines from the head of verse on in which it begins."""

_STANZA: Final = 2
"""Lines that stand at the least under a title."""

_TITLE: Final = 8


def _is_author(shapes: tuple[LineShape, ...], at: int, even: bool) -> bool:
    """A name alone on its line, under a line that can be a title and not under two lines of the same stanza.

    Where the lines of a dump are *even*, as many blank lines before each, those say nothing of titles.
    """
    shape = shapes[at]
    apart = _is_spaced(shape.text)
    named = shape.byline is not None or apart or is_person(shape.text.lstrip("□■◎ "))
    if not named or at == 0 or not shapes[at - 1].short or shapes[at - 1].end in ("stop", "comma"):
        return False
    titled = even or apart or shapes[at - 1].line.gap > 0
    return shape.byline is not None or titled or at == 1


def _is_spaced(text: str) -> bool:
    """鹿 元: two or three characters with blanks between them, as a name is made as long as others."""
    words = text.split()
    return 1 < len(words) <= _LONGEST_NAME and all(len(one) == 1 and one.isalpha() for one in words)


_LONGEST_NAME: Final = 3


def _is_over_lines(shapes: tuple[LineShape, ...], at: int) -> bool:
    """飲江 over four lines without a mark at their ends: a pen name, whatever its first character."""
    if not shapes[at].name:
        return False
    below = shapes[at + 1 : at + 1 + _LEAST]
    verse = len(below) == _LEAST and all(one.end == "none" and _may_be_verse(one) and not one.name for one in below)
    title = shapes[at - 1]
    titled = title.short and title.end == "none" and not title.commas and not title.name
    return titled and verse and all(one.size <= _UNMARKED for one in below)


_UNMARKED: Final = 12
"""Characters of a line of verse that has no mark."""


def _opens_prose(shapes: tuple[LineShape, ...], at: int) -> bool:
    """A title over what may be a pen name, and under that a line too long for verse."""
    decks = 1 if shapes[at + 1 : at + 2] and shapes[at + 1].text.startswith("——") else 0
    pen = at + 1 + decks
    return pen < len(shapes) and _is_over_prose(shapes, pen)


def _opens_header(shapes: tuple[LineShape, ...], at: int, even: bool) -> bool:
    """读书札记 over a head and who wrote what stands below: a rubric, and no line of the verse above."""
    rubric = shapes[at].text.replace(" ", "").endswith(RUBRIC_ENDS)
    under = range(at + 2, min(at + _HEADER, len(shapes)))
    return rubric and any(_is_author(shapes, below, even) or _is_over_prose(shapes, below) for below in under)


def _is_over_prose(shapes: tuple[LineShape, ...], at: int) -> bool:
    """A pen name, whatever its first character, over a line too long for verse."""
    below = shapes[at + 1] if at + 1 < len(shapes) else None
    return shapes[at].name and below is not None and below.size > _LONGEST and below.end == "stop"


_HEADER: Final = 5
"""Lines of a header: rubric, head, deck, who wrote it."""


def _may_be_verse(shape: LineShape) -> bool:
    pieces = shape.furniture or shape.byline or shape.opening or shape.credit or shape.jump or shape.back
    if pieces or shape.text in NOTICE_TITLES:
        return False
    return 1 <= shape.size <= _LONGEST and not any(char.isdigit() for char in shape.text)
