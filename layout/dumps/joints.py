"""Whether a line goes on with the paragraph of the line before it, and how sure that is.

A paragraph that lacks its full stop looks like one that was broken: what a neighbour takes in on no better evidence
than that is reported.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from layout.lines.beside import begins_anew
from layout.lines.dump_style import DumpStyle
from layout.lines.head_forms import is_tagged
from layout.lines.items import item_of
from layout.lines.line_scores import is_couplet
from layout.lines.shapes import LONGEST_HEAD, LineShape, leans, size_of
from layout.stories.parts import BODY, START, WIRE
from layout.stories.words import EDITORS_SIGNS, MEETING_WORDS, OPEN_WORDS, OPENERS, TIMES, UNITS
from layout.value import NamedTuple

_NEVER: Final = -80
"""A line after a signature or credit, one that opens a story or is an item: nothing outweighs it."""
_AFTER_ITEM: Final = -40
"""After a score, a label or an hour, and after a short numbered line without an end: those stand alone."""
_CLOSES: Final = 40
"""A mark that closes what stands open in the line before."""
_LOWER: Final = 60
"""A mark or a lower-case letter that cannot begin a paragraph."""
_STANDS_OPEN: Final = 45
"""The line before ends in a comma or an opening mark."""
_COLON: Final = 55
_SEMICOLON: Final = 30
"""What a colon or semicolon takes off that again: statements and lists are set out as paragraphs behind them."""
_ENDED: Final = 50
"""The line before ends in a full stop, and blank lines or whole paragraphs say that it may."""
_INSIDE_QUOTES: Final = 10
"""It does, but inside quotation marks that this line closes."""
_DASHED: Final = 20
_BRACKETED: Final = 30
"""The line before ends in a dash; it stands in brackets or quotation marks: all are mostly whole."""
_APART: Final = 45
"""A short line before a blank line, or before words that begin paragraphs; and an indent."""
_NO_INDENT: Final = 25
"""No indent where paragraphs have one."""
_LEANS: Final = 25
"""The line before ends in a word that leans on the next (的, 和, 为)."""
_NO_END: Final = 20
"""Copy without an end mark that is too long, or too broken by commas, for a head."""
_THEN_ENDS: Final = 5
"""… and this line has the full stop that one lacks."""
_WRAPPED: Final = 40
"""In a dump of broken lines with indents: none, or one."""
_FULL: Final = 30
_FULL_STOP: Final = 45
"""… without indents: a full line goes on, and one that is full to the last character though it ends in a full stop."""
_NOT_FULL: Final = 30
"""… and one that is not full has ended."""


def join_score(before: LineShape, shape: LineShape, style: DumpStyle) -> int:
    """How much speaks for *shape* going on with the paragraph of *before*; negative when that one is complete.

    A sum of the weights above, which were chosen on dumps of city dailies so that either side of nought is as far from
    it as can be.
    """
    signed = before.sign or before.credit or before.text.replace(" ", "") in EDITORS_SIGNS
    if signed or shape.opening or shape.back or (is_tagged(shape.text) and not before.opened):
        return _NEVER
    if shape.text and item_of(shape.text) and not _is_cut(before, shape, style):
        return _NEVER
    item = item_of(before.text)
    if item in ("score", "label", "hour", "day") and not shape.lower:
        return _AFTER_ITEM
    alone = item == "number" and before.size <= _SHORT and before.end == "none" and not before.opened
    score = _AFTER_ITEM if alone else 0
    if shape.closes and before.opened and shape.closes[0] in before.opened.replace("(", "（") + before.opened:
        score += _CLOSES
    if shape.lower and (style.wrapped or not begins_anew(shape, before)):
        score += _LOWER
    full = is_full(before, style)
    apart = style.spaced and shape.line.gap > 0
    if style.wrapped and is_next(shape, style):
        score += _wrapped_join(before, shape, style)
    elif style.indented and shape.size > _TOO_SHORT_TO_INDENT:
        score += _indent_join(before, shape)
    if before.end == "stop":
        if before.opened and shape.closes:
            return score - _INSIDE_QUOTES
        return score - (_ENDED if apart or not style.wrapped else 0)
    if before.end in ("comma", "open"):
        score += _STANDS_OPEN
        if before.text.endswith(("：", ":")):
            score -= _COLON
        elif before.text.endswith(("；", ";")):
            score -= _STANDS_OPEN + _APART if before.text[0] == shape.text[:1] in OPENERS else _SEMICOLON
        return score
    if before.end == "dash":
        return score - _DASHED
    if before.text.startswith("——") and before.size <= _AS_LONG_AS_HEADS and not shape.lower:
        return score - _BRACKETED
    if (
        before.text.startswith(("（", "(", "“", "「"))
        and before.text.endswith(("）", ")", "”", "」"))
        and not before.opened
    ):
        return score - _BRACKETED
    if not full and (apart or opens_paragraph(shape.text)) and not shape.lower:
        score -= _APART
    if leans(before.text) and before.size > _SHORT:
        score += _LEANS
    if not (style.wrapped or style.indented) and (_may_be_head(before) or _is_over_whole(before, shape)):
        return score
    return score + _NO_END + (_THEN_ENDS if shape.end == "stop" else 0)


def _is_cut(before: LineShape, shape: LineShape, style: DumpStyle) -> bool:
    """每周 | 二、周四: in a dump of broken lines with indents, a full line that does not end goes on without one."""
    open_ = before.end in ("none", "comma", "open")
    return style.indented and open_ and is_full(before, style) and shape.line.indent < _INDENT


def _may_be_head(shape: LineShape) -> bool:
    """True for a line that could be a head for its length and its marks."""
    couplet = is_couplet(shape.text.replace("、", ""))  # 谁来修、谁出钱，业主犯了难
    return shape.size <= _AS_LONG_AS_HEADS and (not shape.commas or couplet) and not shape.opened


def _is_over_whole(before: LineShape, shape: LineShape) -> bool:
    """写得最多的，是“都好，勿念” over several sentences: what was torn from a paragraph is seldom as short as a head.

    In dumps made of 1,549 published stories sixteen more are found so than where heads end at 24 characters.
    """
    return before.size <= LONGEST_HEAD and not before.opened and shape.inner > 0


def _indent_join(before: LineShape, shape: LineShape) -> int:
    """In a dump of whole paragraphs with indents: an indent begins one, none does not unless the last was a line."""
    if shape.line.indent >= _INDENT:
        return -_APART
    return _NO_INDENT if before.end != "stop" or before.size > _LAST_LINE else 0


def _wrapped_join(before: LineShape, shape: LineShape, style: DumpStyle) -> int:
    """In a dump of broken lines a full line goes on unless the next is indented; a short one ends its paragraph."""
    room = style.wrapped - size_of(before.line.text)
    if style.indented and before.end == "stop" and room > _WORD and shape.line.indent < _INDENT:
        return -_NOT_FULL  # the paragraph is over, and what has no indent begins none: a head
    if style.indented:
        return -_WRAPPED if shape.line.indent >= _INDENT else _WRAPPED
    if room <= (_KINSOKU if before.end == "stop" else _ROOM):
        return _FULL_STOP if before.end == "stop" else _FULL
    over = before.end == "none" or before.text.endswith(("：", ":"))  # 编辑同志：
    return -_NOT_FULL if before.end == "stop" or (over and room > _WORD) else 0


_SHORT: Final = 20
"""Characters of a line that may stand alone."""
_AS_LONG_AS_HEADS: Final = 24
_TOO_SHORT_TO_INDENT: Final = 8
_LAST_LINE: Final = 12
"""Characters up to which a line with a full stop may be the last of its paragraph."""
_WORD: Final = 4
"""Characters that a line of a broken dump may want because of a word or a figure that was not parted."""
_ROOM: Final = 3
"""Characters that a line may want of the width of a dump and be full: a figure or a word did not go in."""

_KINSOKU: Final = 1.5
"""Characters a full line may want because of marks that cannot begin the next."""


def first_line(was: str, before: LineShape, style: DumpStyle) -> int:
    """Where indents are lost, the first line of a paragraph is full though two characters short."""
    if was not in (START, WIRE) or not style.wrapped or style.indented or before.end != "stop":
        return 0
    room = style.wrapped - size_of(before.line.text)
    return _FULL_STOP if _KINSOKU < room <= _INDENT + _KINSOKU else 0


def is_torn(shape: LineShape) -> bool:
    """True for copy that does not end: no row, item, signature or credit, which need no full stop."""
    if shape.sign or shape.credit or shape.jump or shape.byline or not shape.text or item_of(shape.text):
        return False
    if shape.end in ("comma", "open"):
        return shape.text[-1] not in "：:；;"
    return shape.end == "none" and shape.size >= _COPY and " " not in shape.text and "\u3000" not in shape.text


_COPY: Final = 26
"""Characters from which a line without an end is a piece of copy."""


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
