"""What the other head-like lines of a story say of one: their numbers, how many there are, and what they look like."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from layout.lines.head_forms import may_be_head, parts_said
from layout.lines.items import chapter_of, item_of
from layout.lines.shapes import LineShape

_A_PAIR: Final = 2


def has_number(text: str) -> bool:
    """一、 （二） 第三章: what is counted."""
    return item_of(text) == "number" or chapter_of(text)


def series_evidence(shapes: Sequence[LineShape], owner: int, tops: Sequence[int], number: int) -> list[str]:
    """What is said so of the line ``tops[number]``, which stands in the story that begins at *owner*.

    *tops* are the first head-like lines of those that follow each other, from the top of the dump.
    """
    above = [shapes[at].text for at in tops[max(0, number - _A_PAIR) : number]]
    alone = len(above) == _A_PAIR and all(map(has_number, above)) and not has_number(shapes[tops[number]].text)
    made = ["unnumbered"] if alone else []
    said = parts_said(shapes[owner].text)
    if said < _A_PAIR:
        return made
    begin = bisect(tops, owner + 1)
    known = tops[begin : min(begin + 2, number + 1)]
    first = any(may_be_head(shapes[at]) for at in range(owner + 2, min(owner + 4, len(shapes))) if at not in known)
    return [*made, "counted"] if first + max(0, number - begin) < said else made


def row_evidence(
    shapes: Sequence[LineShape], tops: Sequence[int], signed: Sequence[bool], number: int, owner: int
) -> list[str]:
    """What is said of the line ``tops[number]``, in the story that begins at *owner*, by those above and below it.

    Those that are *signed* have a byline or a dateline under them and are heads.
    """
    shape, inside = shapes[tops[number]], number - bisect(tops, owner + 1)
    made = ["second-subhead"] if inside == 1 else ["fourth-subhead"] if inside > _MANY else []
    if inside > 0:
        above = shapes[tops[number - 1]]
        made += ["even-above"] if abs(above.size - shape.size) <= 1 else []
        made += ["begins-as-above"] if above.text[0] == shape.text[0] else []
    if number + 1 == len(tops):
        return [*made, "last-of-page"] if number > _FEW else made
    if signed[number + 1]:
        return made
    below = shapes[tops[number + 1]]
    made += ["even-below"] if abs(below.size - shape.size) <= 1 else []
    made += ["begins-as-below"] if below.text[0] == shape.text[0] else []
    return made


def against_head(story: Sequence[LineShape], shape: LineShape) -> list[str]:
    """What is said of the line *shape* by the head of the *story* above it; nothing without one.

    It is not asked where copy is broken to a width: there a line may be torn from a paragraph.
    """
    first = next((at for at, one in enumerate(story) if not one.furniture), 0)
    longest = max((one.size for one in takewhile(may_be_head, story[first : first + _HEADER])), default=0)
    return ["outgrows-head"] if longest >= _LEAST and longest + _OUTGROWN < shape.size <= _OUTGROWING else []


_HEADER: Final = 4
_LEAST: Final = 6
"""Characters of a head that others can outgrow; 潮起渔港 is shorter than subheads are."""

_OUTGROWN: Final = 2
_OUTGROWING: Final = 24
"""Characters from which a line may as well be torn from a paragraph."""

_MANY: Final = 2
_FEW: Final = 1
"""Head-like lines above the last one of a dump that is a page: what is a single story may end with a subhead."""


def is_over_one(below: Sequence[LineShape]) -> bool:
    """True where a single paragraph ends *below* a head-like line and over the next."""
    ended = 0
    for shape in below:
        ended += shape.end == "stop" and not shape.furniture
        if ended > 1:
            return False
    return ended == 1


def as_brief(evidence: Sequence[str]) -> list[str]:
    """*evidence* of the head of a brief, without what speaks of subheads that stand in a row."""
    return [*(one for one in evidence if one not in _PATTERNS), "brief"]


_PATTERNS: Final = (
    "alike", "alike-in-feature", "alike-in-news", "even", "even-in-feature", "even-in-news", "parallel", "brief-above",
    "even-above", "begins-as-above", "even-below", "begins-as-below", "one-below",
    "second-subhead",
)  # fmt: skip
"""What is said of subheads made to one pattern, which heads of briefs are as well."""


def of_pattern(evidence: Sequence[str], patterned: bool) -> list[str]:
    """*evidence* with what a pattern above says; being near says nothing then, over a lead of news or in two lines."""
    mute = patterned or "two-lines" in evidence or {"taken-up", "says-when"} <= set(evidence)
    made = [one for one in evidence if one != "near-in-feature" or not mute]
    return [*made, "unlike"] if patterned and not {"alike", "even", "parallel"} & set(made) else made


def rows_evidence(below: Sequence[LineShape], rows: Sequence[bool]) -> list[str]:
    """What is said of a line by two *rows* of a list or more right *below* it, but for the chapters of 目录."""
    return ["over-rows"] if len(rows) >= _A_PAIR and all(rows[:_A_PAIR]) and not chapter_of(below[0].text) else []


def closed_evidence(closed: Sequence[bool], number: int) -> list[str]:
    """What is said of the line ``tops[number]`` by those around it that stand under the *closed* end of a story."""
    several = sum(closed[max(0, number - _NEAR) : number + _NEAR + 1]) >= _CLOSED
    return ["among-closed"] if several and not closed[number] else []


_NEAR: Final = 3
_CLOSED: Final = 3
