"""Lists whose items take two lines: a numbered entry, and under it whose it is, where it was, who made it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from layout.kept_answers import LastAnswers
from layout.lines.shapes import LineShape
from layout.stories.words import MARKERS, PICTURE_SIGNS
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
    return sorted([*made, *_alternating(shapes, settled, made, kept)])


def _alternating(
    shapes: Sequence[LineShape], settled: Mapping[int, str], numbered: Sequence[Pairs], kept: LastAnswers
) -> list[Pairs]:  # fmt: skip
    """Runs of three pairs or more without numbers: every first line is of one form, every second of another.

    Brackets under names, hours over places, signs before entries say so themselves; other forms are a list where a
    colon announces it (部分岗位如下：).
    """
    forms = kept.row("forms of pairs", None, shapes, lambda at: _form(shapes[at]))
    taken = {at for one in numbered for at in range(one.start, one.end)} | settled.keys()
    made: list[Pairs] = []
    at = 1
    while at + 2 * _LEAST <= len(shapes):
        first, second = forms[at], forms[at + 1]
        announced = shapes[at - 1].text.endswith(("：", ":")) and not forms[at - 1]
        if not first or not second or first == second or not (announced or first in _SAY or second == "bracket"):
            at += 1
            continue
        end = at
        while end + 1 < len(shapes) and taken.isdisjoint((end, end + 1)) and forms[end] == first:
            alike = forms[end + 1] == second or (announced and forms[end + 1] and forms[end + 1] != first)
            # 休馆 among the hours of others: the pairs go on behind it.
            alike = alike or (announced and forms[end + 1] and forms[end + 2 : end + 4] == [first, second])
            if not alike or (first == "words" and shapes[end].size > _ENTRY):
                break
            end += 2
        if (end - at) // 2 >= _LEAST:
            made.append(Pairs(at, end, ("",) * ((end - at) // 2)))
        at = max(end, at + 1)
    return made


_SAY: Final = ("hour", "sign")
_ENTRY: Final = 16
"""Characters of the first line of a pair that is words alone."""


def _form(shape: LineShape) -> str:
    """The form of a line without a sentence in it: ``bracket``, ``hour``, ``sign``, ``figure``, ``words``; else ""."""
    if not _is_bare(shape):
        return ""
    text = shape.text
    if text[0] in "（(" and text[-1] in "）)":
        return "bracket"
    if text[0] in PICTURE_SIGNS:
        return ""
    if text[0] in MARKERS:
        return "sign"
    if _hour().match(text):
        return "hour"
    return "figure" if text[0].isdecimal() else "words"


@cache
def _hour() -> re.Pattern[str]:
    """8:00—12:00, 上午九时至下午五时: when it is."""
    return re.compile(
        r"\d{1,2}[:：]\d{2}(?!\d)|(?:每[天日周週]|[上下中]午|[晚早]上|凌晨)[\d一二三四五六七八九十]{1,3}[时時点點:：]"
    )


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
