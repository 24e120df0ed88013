"""Lists whose items take two lines: a numbered entry, and under it whose it is, where it was, who made it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from layout.kept_answers import LastAnswers
from layout.lines.shapes import LineShape
from layout.value import NamedTuple

_LEAST: Final = 3
"""Pairs that make a list; two numbered subheads over one line each are no rare thing."""

_LONGEST: Final = 40
_NUMERALS: Final = "一二三四五六七八九十"


class Pairs(NamedTuple):
    """Shapes ``start`` to ``end`` are entries and the lines that belong to them; *labels* are their numbers."""

    start: int
    end: int
    labels: tuple[str, ...]


def lists_of_pairs(shapes: Sequence[LineShape], settled: Mapping[int, str], kept: LastAnswers) -> list[Pairs]:
    """Runs of three pairs or more, counted on without a gap, of which no line is a sentence.

    What was *kept* of the numbers of lines is not looked for again.
    """
    known = kept.row("numbers of pairs", None, shapes, lambda at: _label(shapes[at]))
    made: list[Pairs] = []
    at = 0
    while at + 1 < len(shapes):
        if not known[at]:  # as of nearly every line
            at += 1
            continue
        labels: list[str] = []
        end = at
        while end + 1 < len(shapes) and not {end, end + 1} & settled.keys():
            label = known[end]
            follows = not labels or _value(label) == _value(labels[-1]) + 1
            if not label or not follows or not _is_second(shapes[end + 1]):
                break
            labels.append(label)
            end += 2
        if len(labels) >= _LEAST:
            made.append(Pairs(at, end, tuple(labels)))
        at = max(end, at + 1)
    return made


def label_of(text: str) -> str:
    """The number that *text* begins with: 1. （三） ③, "" for none."""
    match = _number().match(text) if _may_be_counted(text) else None
    return match[0].strip() if match else ""


def _label(shape: LineShape) -> str:
    """The number of an entry that stands alone on its line, "" for any other line."""
    return label_of(shape.text) if _is_bare(shape) else ""


def _is_second(shape: LineShape) -> bool:
    return _is_bare(shape) and not label_of(shape.text)


def _is_bare(shape: LineShape) -> bool:
    """Words without a sentence in them."""
    pieces = shape.furniture or shape.opening or shape.credit or shape.jump or shape.back
    return not pieces and bool(shape.text) and shape.size <= _LONGEST and shape.end == "none" and not shape.inner


def _may_be_counted(text: str) -> bool:
    """What the pattern needs of a first character: most lines have none of these, and most pages no list."""
    return text[:1].isdigit() or text.startswith(("（", "(", "第", *_NUMERALS))


@cache
def _number() -> re.Pattern[str]:
    counted = rf"(?:\d{{1,2}}|[{_NUMERALS}]{{1,3}})"
    return re.compile(rf"(?:[（(]{counted}[）)]|{counted}[.．、]|[①-⑳]|第{counted}[名位：:])\s*(?=[^\d\s])")


def _value(label: str) -> int:
    """What a label counts: 3 of 3. （三） ③ 第三名; 0 when there is no number in it."""
    digits = re.search(r"\d+", label)
    if digits:
        return int(digits[0])
    circled = next((ord(char) - ord("①") + 1 for char in label if "①" <= char <= "⑳"), 0)
    value = 0
    for char in label:
        if char == "十":
            value = (value or 1) * 10
        elif char in _NUMERALS:
            value += _NUMERALS.index(char) + 1
    return circled or value
