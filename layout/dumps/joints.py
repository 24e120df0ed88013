"""Whether a line goes on with the paragraph of the line before it, and how sure that is.

A paragraph that lacks its full stop looks like one that was broken: what a neighbour takes in on no better evidence
than that is reported.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from layout.lines.dump_style import DumpStyle
from layout.lines.items import item_of
from layout.lines.line_scores import is_couplet
from layout.lines.shapes import LineShape, size_of
from layout.stories.parts import BODY, START, WIRE
from layout.stories.words import MEETING_WORDS, OPEN_WORDS, OPENERS, TIMES, UNITS
from layout.value import NamedTuple


def join_score(before: LineShape, shape: LineShape, style: DumpStyle) -> int:
    """How much speaks for *shape* going on with the paragraph of *before*; negative when that one is complete."""
    if before.sign or before.credit or shape.opening or shape.back:
        return -80
    if shape.text and item_of(shape.text):
        return -80
    if item_of(before.text) in ("score", "label", "hour") and not shape.lower:
        return -40
    score = 0
    if item_of(before.text) == "number" and before.size <= 20 and before.end == "none" and not before.opened:
        score -= 40
    if shape.closes and before.opened and shape.closes[0] in before.opened.replace("(", "（") + before.opened:
        score += 40
    if shape.lower:
        score += 60
    full = is_full(before, style)
    apart = style.spaced and shape.line.gap > 0
    if style.wrapped and is_next(shape, style):
        score += _wrapped_join(before, shape, style)
    elif style.indented and shape.size > 8:
        score += -_APART if shape.line.indent >= _INDENT else 25 if before.end != "stop" or before.size > 12 else 0
    if before.end == "stop":
        if before.opened and shape.closes:
            return score - 10
        return score - (50 if apart or not style.wrapped else 0)
    if before.end in ("comma", "open"):
        score += 45
        if before.text.endswith(("：", ":", "；", ";")):
            score -= 55 if before.text[-1] in "：:" else 30
        return score
    if before.end == "dash":
        return score - 20
    if before.text.startswith(("（", "(")) and before.text.endswith(("）", ")")):
        return score - 30
    if not full and (apart or opens_paragraph(shape.text)) and not shape.lower:
        score -= _APART
    if before.text.endswith(OPEN_WORDS) and before.size > 20:
        score += 25
    if (
        before.size <= 24
        and (not before.commas or is_couplet(before.text))
        and not before.opened
        and not (style.wrapped or style.indented)
    ):
        return score
    return score + 20 + (5 if shape.end == "stop" else 0)


def _wrapped_join(before: LineShape, shape: LineShape, style: DumpStyle) -> int:
    """In a dump of broken lines a full line goes on unless the next is indented; a short one ends its paragraph."""
    if style.indented:
        return -40 if shape.line.indent >= 2 else 40
    room = style.wrapped - size_of(before.line.text)
    if room <= (_KINSOKU if before.end == "stop" else _ROOM):
        return 45 if before.end == "stop" else 30
    return -30 if before.end == "stop" or (before.end == "none" and room > 4) else 0


_APART: Final = 45
_ROOM: Final = 3
"""Characters that a line may want of the width of a dump and be full: a figure or a word did not go in."""

_KINSOKU: Final = 1.5
"""Characters a full line may want because of marks that cannot begin the next."""


def first_line(was: str, before: LineShape, style: DumpStyle) -> int:
    """Where indents are lost, the first line of a paragraph is full though two characters short."""
    if was not in (START, WIRE) or not style.wrapped or style.indented or before.end != "stop":
        return 0
    room = style.wrapped - size_of(before.line.text)
    return 45 if _KINSOKU < room <= 2 + _KINSOKU else 0


def is_full(before: LineShape, style: DumpStyle) -> bool:
    """True when *before* is as long as a line of a dump of broken lines can be."""
    return bool(style.wrapped) and style.wrapped - size_of(before.line.text) <= _ROOM


def is_next(shape: LineShape, style: DumpStyle) -> bool:
    """True when no more blank lines stand before *shape* than between any two lines of the dump."""
    return shape.line.gap <= (0 if style.spaced else 1)


def opens_paragraph(text: str) -> bool:
    """True for words that begin a paragraph and hardly stand inside a sentence: 近日, 会议指出, 3月16日，."""
    return text.startswith(_OPENINGS) or bool(_day().match(text))


class Marks(NamedTuple):
    """What every paragraph of a story begins with, so that a line without it begins none."""

    indent: bool
    blank: bool


def marks_of(shapes: Sequence[LineShape], parts: Sequence[str], style: DumpStyle) -> Marks:
    """What marks the paragraphs of a story: an indent, or more blank lines than between other lines."""
    starts = [shape for shape, part in zip(shapes, parts, strict=True) if part in (START, WIRE)]
    later = [
        shape
        for shape, part, was in zip(shapes[1:], parts[1:], parts, strict=False)
        if part in (START, WIRE) and was in BODY
    ]
    indent = bool(starts) and all(shape.line.indent >= _INDENT for shape in starts)
    return Marks(indent, bool(later) and not any(is_next(shape, style) for shape in later))


def is_sure(before: LineShape, shape: LineShape, style: DumpStyle, marks: Marks) -> bool:
    """True when *shape* cannot but go on with *before*, in a story whose paragraphs have *marks*.

    Sure are marks that cannot begin a paragraph, marks whose fellow stood open, a line that ends in a comma or in a
    word that leans on the next, a figure, the few characters of a last line, and full lines of a broken dump.
    """
    if shape.lower or before.end == "open" or shape.size <= _LEFT_OVER or _closes_open(before, shape):
        return True
    if before.end == "comma":
        return before.text[-1] not in "：:；;"
    if (marks.indent and shape.line.indent < _INDENT) or (marks.blank and is_next(shape, style)):
        return True
    if before.end != "none" or (marks.indent and shape.line.indent >= _INDENT) or opens_paragraph(shape.text):
        return False
    if (before.text.endswith(_LEANING) and shape.text[0] not in OPENERS) or _figure().match(shape.text):
        return True
    return is_full(before, style) and is_next(shape, style)


def _closes_open(before: LineShape, shape: LineShape) -> bool:
    """在科技（先进 | 制造业）、: a bracket that closes within the first characters is no 一） where one stands open."""
    rounded = before.opened[-1:] in ("（", "(") and any(mark in shape.text[:_BRACKET] for mark in "）)")
    return rounded or bool(before.opened and shape.closes)


@cache
def _day() -> re.Pattern[str]:
    return re.compile(r"(?:(?:\d{4}年)?\d{1,2}月)?\d{1,2}日(?:晚|上午|下午|凌晨)?[，,]")


@cache
def _figure() -> re.Pattern[str]:
    """187.74万人, 65%: a figure of a sentence that has begun."""
    return re.compile(rf"\d+(?:\.\d+)?(?:{'|'.join(unit for unit in UNITS if unit not in _OF_DATES)})")


_OF_DATES: Final = ("年", "月", "日", "时", "分", "级", "届")
_LEANING: Final = tuple(set(OPEN_WORDS) - set("等到为"))
_OPENINGS: Final = (*TIMES, *MEETING_WORDS)
_BRACKET: Final = 4
_INDENT: Final = 2
_LEFT_OVER: Final = 6
"""Characters of a last line too short to be a paragraph."""
