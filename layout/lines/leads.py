"""The first words under a line: whether they tell it again, as the lead of a story does, or go on with what was said.

Editors make a head of the words of the lead; a subhead names what several paragraphs come to.  A lead says when and
who; a paragraph within a story may speak of “he”, “this” and “at the same time”.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from layout.lines.head_forms import may_be_head
from layout.lines.likeness import pairs_in, pairs_of
from layout.lines.shapes import LineShape
from layout.stories.words import GOES_ON

_LEAD: Final = 80
"""Characters of what stands below in which a lead takes up the words of its head."""

_WHEN: Final = 30
"""Characters of a lead in which it says when something was."""

_TAKEN_UP: Final = (2, 4)
"""Pairs of ideographs of a head that its lead has, for it to be taken up, and to be taken up in full."""


AGENCIES: Final = ("本报", "新华社", "本報")
"""What copy that was sent in begins with, whether it goes on as a dateline does or not."""


def is_news(shapes: Sequence[LineShape], at: int) -> bool:
    """True where a byline or a dateline follows the head at *at*."""
    top = under_head(shapes, at)
    return any(one.opening or (one.byline and one.byline.names) for one in top) or bool(
        top and top[0].text.startswith(AGENCIES)
    )


def under_head(shapes: Sequence[LineShape], at: int) -> Sequence[LineShape]:
    """The lines under the head at *at* that may say who wrote it: up to the next head, five at most."""
    end = at + 1
    while end < min(len(shapes), at + 6) and not (may_be_head(shapes[end]) and not may_be_head(shapes[end - 1])):
        end += 1
    return shapes[at + 1 : end]


def is_above_copy(shape: LineShape) -> bool:
    """True for what stands between a head and its copy: who wrote it, furniture."""
    return bool(shape.byline or shape.name or shape.furniture) or not shape.text


def is_closed(before: LineShape) -> bool:
    """True for a line that closes a story: with a signature, or a note in brackets."""
    return bool(before.sign) or (before.text[:1] in "（(" and before.text[-1:] in "）)" and before.size <= _NOTE)


_NOTE: Final = 30
"""Characters of such a note."""


def kind_above(shapes: Sequence[LineShape], owner: int, *, traditional: bool) -> str:
    """What story begins at *owner*: a feature with a byline or a deck, news with a dateline, or neither."""
    header = shapes[owner : owner + _HEADER]
    if any(one.byline or one.text.startswith(("——", "--")) for one in header):
        return "under-feature"
    if not any(one.opening for one in header):
        return "under-copy"
    return "under-news-traditional" if traditional else "under-news"


_HEADER: Final = 5
"""Lines of a story in which its byline, deck and dateline stand."""


def lead_of(below: Sequence[LineShape]) -> str:
    """The first words of the copy *below* a head, over the ends of lines where they are broken."""
    words = ""
    for shape in below:
        words += shape.text
        if len(words) >= _LEAD:
            break
    return words[:_LEAD]


def lead_evidence(head: Sequence[LineShape], below: Sequence[LineShape], above: set[str]) -> list[str]:
    """Names of what the words under *head* say of it; *above* are the pairs of ideographs that stand above it."""
    lead = lead_of(below)
    if not lead:
        return []
    pairs = pairs_in(head)
    common = len(pairs & pairs_of(lead))
    made = ["taken-up"] * sum(common >= least for least in _TAKEN_UP)
    made += ["taken-up-above"] if len(pairs & above - pairs_of(lead)) >= _TAKEN_UP[0] else []
    made += ["goes-on"] if lead.startswith(GOES_ON) else []
    made += ["says-when"] if _when().search(lead[:_WHEN]) else []
    return made


def stands_again(shapes: Sequence[LineShape], at: int) -> bool:
    """True for words set over a story that stand in its copy once more: a comment's thesis, without a full stop.

    It stands under the head or under who wrote it, and says so much that it is neither of them.
    """
    shape = shapes[at]
    if shape.end not in ("none", "comma") or shape.size < _THESIS or not at or shape.opening or shape.byline:
        return False
    if shapes[at - 1].end == "stop" or not any(shapes[over].short for over in range(max(0, at - 2), at)):
        return False
    first, last = shape.text[:_AGAIN], shape.text[-_AGAIN:]
    for below in shapes[at + 1 : at + STANDS_BELOW]:
        if below.line.page != shape.line.page:
            return False
        if first in below.text and last in below.text:
            return True
    return False


_THESIS: Final = 16
"""Characters that a thesis has at least."""

_AGAIN: Final = 8
"""Characters of it, from either end, that are the same again."""

STANDS_BELOW: Final = 30
"""Lines under it among which it stands again."""


@cache
def _when() -> re.Pattern[str]:
    """5月8日, 昨天, 近日, 上周五, 截至: when something was, as the first sentence of news says."""
    number = r"[\d一二三四五六七八九十]"
    return re.compile(
        rf"{number}(?:日|月|时许|時許)|[近昨今明][日天晚晨早年]|日前|[本上下][月周週]|去年|[周週]{number}|星期|凌晨|截至|季度|半年|以来|以來"
    )
