"""What numbers say of a head-like line: those of lines above it, and of the parts that a head says its story has."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
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
