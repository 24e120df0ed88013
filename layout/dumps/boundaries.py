"""Whether a head-like line under copy begins a story or is a subhead: all evidence weighed in one table.

Each piece of evidence adds its weight (tenths, as everywhere in the reading of a dump) to the line's beginning a
story; the same sum, halved, is taken from its being a subhead.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from layout.lines.dump_style import DumpStyle
from layout.lines.items import chapter_of, item_of
from layout.lines.line_scores import is_couplet
from layout.lines.shapes import LineShape
from layout.stories.words import CLOSERS, NOTICE_ENDS, OPEN_WORDS, TIMES

WEIGHTS: Final = {
    "blank-parts": 32,  # blank lines stand before head-like lines only: they part stories, or parts of one
    "blank-missing": -14,  # the dump has such blank lines, and here is none
    "blank-spread": 4,  # one blank line more here than between most lines
    "inner-blank": 8,  # 财政扶持 茶农增收: heads are set in lines, subheads hardly ever
    "news-below": 14,  # 近日, 记者从, 3月5日: how a story begins, not how one goes on under a subhead
    "plain-below": -18,  # other heads of the dump have a byline or a dateline below them, this has none
    "long": 6,  # subheads are short (12 characters go into a leg), heads need not be
    "short": -4,  # up to four characters: an entry or a subhead
    "numbered": -30,  # 一、 （二） 第三章: what is counted is inside something
    "couplet": -6,  # 交通先行，打通“大动脉”: the form of subheads
    "alike": -12,  # as long as the next head-like line: subheads are made alike
    "brief-above": -8,  # one short paragraph since the last head: stories have more, entries of a list have not
    "signed-above": 14,  # a signature or a source closed what stands above
    "notice": 40,  # 公告, 预告, 简讯: what stands over notices, which have neither byline nor dateline
    "pictures-said": 16,  # （附图片3张）: only heads say so
}
"""What speaks for a story beginning.  Tuned on the dumps of tests/stories."""

_LONG: Final = 13
_SHORT: Final = 4
_BRIEF: Final = 40
_LEAST: Final = 2
_PARTED: Final = 2
"""Blank lines before head-like lines that are a habit of the dump; one alone may be a slip."""


def beginnings(shapes: Sequence[LineShape], style: DumpStyle) -> tuple[int, ...]:
    """What speaks for a story beginning at each line; 0 for lines that are no heads by their looks."""
    heads = [may_be_head(shape) for shape in shapes]
    parts = _blank_parts(shapes, heads)
    signed = _heads_are_signed(shapes, heads)
    least = min((shape.line.gap for shape in shapes[1:]), default=0)
    spread = max(least, 0 if style.spaced else 1)
    blank = ("blank-parts", "blank-missing") if parts else ("blank-spread", "")
    made = [0] * len(shapes)
    tops = [at for at in range(1, len(shapes)) if heads[at] and not heads[at - 1]]
    for number, at in enumerate(tops):
        last = tops[number - 1] if number else 0 if heads[0] else -1
        near = [shapes[one] for one in (last, *tops[number + 1 : number + 2]) if one >= 0]
        evidence = _evidence(shapes, at, last, near, signed)
        evidence.append(blank[0] if shapes[at].line.gap > (least if parts else spread) else blank[1])
        made[at] = sum(WEIGHTS[name] for name in evidence if name)
    return tuple(made)


def may_be_head(shape: LineShape) -> bool:
    """True for a short line that ends like a head: what stands alone, without a sentence in it."""
    plain = not (shape.furniture or shape.byline or shape.opening or shape.jump or shape.credit or not shape.text)
    if not plain or not shape.short or shape.end not in ("none", "dash") or shape.closes or shape.size < _LEAST:
        return False
    sentence = shape.commas > is_couplet(shape.text) or shape.text.endswith(OPEN_WORDS) or bool(shape.opened)
    if shape.text[0] in "（(":
        return False
    return not sentence and not any(mark in shape.text[1:9] for mark in "：:")


def _blank_parts(shapes: Sequence[LineShape], heads: Sequence[bool]) -> bool:
    """True when blank lines (or more of them) stand before head-like lines and hardly before others."""
    least = min((shape.line.gap for shape in shapes[1:]), default=0)
    apart = [at for at in range(1, len(shapes)) if shapes[at].line.gap > least and not shapes[at].furniture]
    before_heads = sum(heads[at] or bool(shapes[at].furniture) for at in apart)
    return len(apart) >= _PARTED and before_heads * 3 >= len(apart) * 2 and len(apart) * 2 <= len(shapes)


def _evidence(shapes: Sequence[LineShape], at: int, last: int, near: Sequence[LineShape], signed: bool) -> list[str]:
    """Names of what speaks for and against a story beginning at *at*, blank lines aside."""
    shape, before = shapes[at], shapes[at - 1]
    made: list[str] = []
    below = shapes[at + 1] if at + 1 < len(shapes) else None
    plain = signed and not _is_signed(_top(shapes, at))
    made += ["plain-below"] if plain else []
    if below and not plain and (below.opening or _news(below.text)):
        made.append("news-below")
    made += ["inner-blank"] if " " in shape.text else []
    made += ["long"] if shape.size >= _LONG else ["short"] if shape.size <= _SHORT else []
    if item_of(shape.text) == "number" or chapter_of(shape.text):
        made.append("numbered")
    made += ["couplet"] if is_couplet(shape.text) else []
    made += ["alike"] if near and abs(near[-1].size - shape.size) <= 1 else []
    if last >= 0 and at - last == 2 and before.size <= _BRIEF:
        made.append("brief-above")
    if before.sign or (before.text[:1] in "（(" and before.text[-1:] in "）)" and before.size <= _BRIEF):
        made.append("signed-above")
    made += ["notice"] if shape.text.endswith(NOTICE_ENDS) else []
    made += ["pictures-said"] if shape.text.rstrip(CLOSERS).endswith(("张", "幅")) and "附" in shape.text else []
    return made


def _heads_are_signed(shapes: Sequence[LineShape], heads: Sequence[bool]) -> bool:
    """True when bylines and datelines stand under the first head, or under one in three."""
    tops = [at for at in range(len(shapes)) if heads[at] and not (at and heads[at - 1])]
    signed = [_is_signed(_top(shapes, at)) for at in tops]
    return bool(signed) and (signed[0] or sum(signed) * 3 >= len(signed)) and any(signed)


def _top(shapes: Sequence[LineShape], at: int) -> Sequence[LineShape]:
    """The lines under the head at *at* that may say who wrote it: up to the next head, five at most."""
    end = at + 1
    while end < min(len(shapes), at + 6) and not (may_be_head(shapes[end]) and not may_be_head(shapes[end - 1])):
        end += 1
    return shapes[at + 1 : end]


def _is_signed(shapes: Sequence[LineShape]) -> bool:
    return any(one.opening or one.sign or (one.byline and one.byline.names) for one in shapes)


def _news(text: str) -> bool:
    return text.startswith((*TIMES, "本报", "新华社")) or (text[:1].isdigit() and "日" in text[:6])
