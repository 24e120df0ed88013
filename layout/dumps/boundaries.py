"""Whether a head-like line under copy begins a story or is a subhead: all evidence weighed in one table.

Each piece of evidence adds its weight (tenths, as everywhere in the reading of a dump) to the line's beginning a
story; the same sum, halved, is taken from its being a subhead.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from layout.lines.dump_style import DumpStyle
from layout.lines.items import chapter_of, item_of
from layout.lines.likeness import MUCH, are_alike, pairs_in
from layout.lines.line_scores import is_call, is_couplet, is_office
from layout.lines.shapes import LineShape
from layout.stories.words import (
    CLOSERS,
    INSIDE_ENDS,
    INSIDE_HEADS,
    INSIDE_STARTS,
    LABELS,
    NOTICE_ENDS,
    OPEN_WORDS,
    SERVICE_STARTS,
    SPEAKING_ENDS,
    TIMES,
)

WEIGHTS: Final = {
    "blank-parts": 32,  # blank lines stand before head-like lines only: they part stories, or parts of one
    "blank-missing": -14,  # the dump has such blank lines, and here is none
    "blank-spread": 4,  # one blank line more here than between most lines
    "news-below": 16,  # a dateline or 本报讯: how a story begins
    "day-below": 10,  # 近日, 记者从, 3月5日: how one begins rather than how one goes on under a subhead
    "name-below": 30,  # two or three ideographs that may be a pen name
    "under-feature": -2,  # the story above has a byline or a deck: such have subheads
    "under-news": 18,  # the story above opens with a dateline: such are short and have none
    "under-copy": 12,  # the story above has neither, like this one
    "torn-above": -24,  # the line above is copy that does not end
    "alike": -20,  # made to the pattern of the next head-like line: subheads are
    "alike-in-feature": -24,  # … and more so where a byline says that it is a story of some length
    "unlike": 14,  # lines of one pattern are the subheads of the story above, and this is of another
    "unmarked": -32,  # the document marks its heads, and this is none of them
    "words-shared": -8,  # what stands below speaks of what the story above does; twice when it has many of its words
    "words-new": 5,  # … has no word in common with it
    "long": 6,  # subheads are short (12 characters go into a leg), heads need not be
    "short": 10,  # up to five characters: what a head of that size lacks by its looks
    "numbered": -40,  # 一、 （二） 第三章: what is counted is inside something
    "labelled": -14,  # 现状：现炒为主: the form of subheads, too
    "couplet": -6,  # 交通先行，打通“大动脉”: the form of subheads
    "brief-above": -8,  # one short paragraph since the last head: stories have more, entries of a list have not
    "signed-above": 14,  # a signature or a source closed what stands above
    "notice": 40,  # 公告, 预告, 简讯: what stands over notices, which have neither byline nor dateline
    "inside": -20,  # 法官说法, 记者手记: what stands over a part of a story
    "pictures-said": 16,  # （附图片3张）: only heads say so
}
"""What speaks for a story beginning.  Tuned on the dumps of tests/stories and the odd pages beside them."""

_LONG: Final = 9
_LONGER: Final = 13
_SHORT: Final = 5
_BRIEF: Final = 30
_LEAST: Final = 2
_PARTED: Final = 2
"""Blank lines before head-like lines that are a habit of the dump; one alone may be a slip."""

_SHARED: Final = 5
"""Pairs of ideographs that two passages have in common when they speak of one thing."""

_AGENCIES: Final = ("本报", "新华社", "本報")
"""What copy that was sent in begins with, whether it goes on as a dateline does or not."""

_COPY: Final = 26
"""Characters from which a line without an end is a piece of copy."""

_ROOM: Final = 3
"""Characters that a full line of a dump of broken lines may want."""


def beginnings(shapes: Sequence[LineShape], style: DumpStyle) -> tuple[int, ...]:
    """What speaks for a story beginning at each line; 0 for lines that are no heads by their looks."""
    heads = [may_be_head(shape) and not _is_full_line(shape, style) for shape in shapes]
    heads = [head or _is_labelled(shape) for head, shape in zip(heads, shapes, strict=True)]
    parts = _blank_parts(shapes, heads)
    least = min((shape.line.gap for shape in shapes[1:]), default=0)
    spread = max(least, 0 if style.spaced else 1)
    blank = ("blank-parts", "blank-missing") if parts else ("blank-spread", "")
    made = [0] * len(shapes)
    tops = [at for at in range(len(shapes)) if heads[at] and not (at and heads[at - 1])]
    signed = [_is_news(shapes, at) for at in tops]
    owner, words, read, patterned = 0, set[str](), 0, False
    for number, at in enumerate(tops):
        if not at or shapes[at - 1].back:
            continue
        words |= pairs_in(shapes[read:at])
        read = at
        end = tops[number + 1] if number + 1 < len(tops) else len(shapes)
        kin = [shapes[tops[one]] for one in (number - 1, number + 1) if _in_row(signed, one) and tops[one]]
        patterned = patterned or any(
            are_alike(shapes[at], one) for one in kin[-1:] if one.line.number > shapes[at].line.number
        )
        evidence = _looks(shapes, at, tops[number - 1] if number else -1)
        evidence += ["unmarked"] if style.headed else []
        if signed[number]:
            owner, words, patterned = at, set(), False
        elif shapes[at - 1].text and not shapes[at - 1].furniture:
            below = pairs_in(shapes[at + 1 : end])
            evidence += _plain(shapes, at, shapes[owner : owner + _HEADER], kin, (words, below))
            evidence += ["unlike"] if patterned and "alike" not in evidence else []
        evidence.append(blank[0] if shapes[at].line.gap > (least if parts else spread) else blank[1])
        made[at] = sum(WEIGHTS[name] for name in evidence if name)
    return tuple(made)


_HEADER: Final = 5
"""Lines of a story in which its byline, deck and dateline stand."""


def _in_row(signed: Sequence[bool], number: int) -> bool:
    return 0 <= number < len(signed) and not signed[number]


def may_be_head(shape: LineShape) -> bool:
    """True for a short line that ends like a head: what stands alone, without a sentence in it."""
    plain = not (shape.furniture or shape.byline or shape.opening or shape.jump or shape.credit or not shape.text)
    if not plain or shape.closes or shape.size < _LEAST or is_office(shape):
        return False
    if not shape.short or shape.end not in ("none", "dash"):
        return is_call(shape)
    comma = 1 if shape.size <= _ONE_COMMA and not _is_dated(shape.text) else is_couplet(shape.text)
    sentence = shape.commas > comma or shape.text.endswith(OPEN_WORDS) or bool(shape.opened)
    if (shape.text[0] in "（(" and shape.text[-1] in "）)") or shape.text[0] in "#@":
        return False
    return not sentence and not any(mark in shape.text[1:9] for mark in "：:")


_ONE_COMMA: Final = 16
"""Characters of a head that may have a comma, whatever its halves are like."""


def _is_labelled(shape: LineShape) -> bool:
    """家长学校：孩子磨蹭怎么办: a topic that nobody speaks for, a colon, and what is said of it, without a figure."""
    label, _, rest = shape.text.replace(":", "：").partition("：")
    if not rest or not shape.short or shape.end != "none" or shape.commas or any(map(str.isdigit, shape.text)):
        return False
    if shape.furniture or shape.byline or shape.opening or shape.credit or label.endswith((*LABELS, *SPEAKING_ENDS)):
        return False
    return 2 <= len(label) <= _LABEL and _REST[0] <= len(rest) <= _REST[1] and rest[0] not in "“ " and label != "回音"


_LABEL: Final = 6
_REST: Final = (5, 14)


def _is_full_line(shape: LineShape, style: DumpStyle) -> bool:
    """In a dump of broken lines: one with a comma, as long as they are."""
    return bool(style.wrapped and shape.commas) and shape.size >= style.wrapped - _ROOM


def _blank_parts(shapes: Sequence[LineShape], heads: Sequence[bool]) -> bool:
    """True when blank lines (or more of them) stand before head-like lines and hardly before others."""
    least = min((shape.line.gap for shape in shapes[1:]), default=0)
    apart = [at for at in range(1, len(shapes)) if shapes[at].line.gap > least and not shapes[at].furniture]
    before_heads = sum(heads[at] or bool(shapes[at].furniture) for at in apart)
    return len(apart) >= _PARTED and before_heads * 3 >= len(apart) * 2 and len(apart) * 2 <= len(shapes)


def _looks(shapes: Sequence[LineShape], at: int, last: int) -> list[str]:
    """Names of what speaks for and against a story beginning at *at* in the line itself and those beside it."""
    shape, before = shapes[at], shapes[at - 1]
    made: list[str] = []
    below = shapes[at + 1] if at + 1 < len(shapes) else None
    if below and (below.opening or below.text.startswith(_AGENCIES)):
        made.append("news-below")
    elif below and below.name and at + 2 < len(shapes) and not may_be_head(shapes[at + 2]):
        made.append("name-below")
    elif below and _is_dated(below.text):
        made.append("day-below")
    made += ["long"] * ((shape.size >= _LONG) + (shape.size >= _LONGER)) if shape.size > _SHORT else ["short"]
    if item_of(shape.text) == "number" or chapter_of(shape.text):
        made.append("numbered")
    made += ["labelled"] if _is_labelled(shape) else []
    made += ["couplet"] if is_couplet(shape.text) else []
    if last >= 0 and at - last == 2 and before.size <= _BRIEF:
        made.append("brief-above")
    if before.sign or (before.text[:1] in "（(" and before.text[-1:] in "）)" and before.size <= _BRIEF):
        made.append("signed-above")
    made += ["torn-above"] if _is_torn(before) else []
    made += ["notice"] if is_notice(shape.text) else []
    made += ["inside"] if _is_inside(shape.text) else []
    made += ["pictures-said"] if shape.text.rstrip(CLOSERS).endswith(("张", "幅")) and "附" in shape.text else []
    return made


def _plain(
    shapes: Sequence[LineShape], at: int, header: Sequence[LineShape], kin: Sequence[LineShape],
    words: tuple[set[str], set[str]],
) -> list[str]:  # fmt: skip
    """The same for a line that no byline or dateline follows, under a story that begins with *header*.

    *kin* are such lines next to it, *words* what the story has said and what stands below.
    """
    feature = any((one.byline and one.byline.names) or one.text.startswith(("——", "--")) for one in header)
    news = any(one.opening for one in header)
    made = ["under-feature" if feature else "under-news" if news else "under-copy"]
    if any(are_alike(shapes[at], one) for one in kin):
        made += ["alike", "alike-in-feature"] if feature else ["alike"]
    shared = len(words[0] & words[1])
    if shared >= _SHARED:
        made += ["words-shared"] * (2 if shared >= 2 * _SHARED else 1)
    elif not shared and len(words[1]) >= MUCH:
        made.append("words-new")
    return made


def _is_torn(shape: LineShape) -> bool:
    """True for copy that does not end: no row, item, signature or credit, which need no full stop."""
    if shape.sign or shape.credit or shape.jump or shape.byline or not shape.text or item_of(shape.text):
        return False
    if shape.end in ("comma", "open"):
        return shape.text[-1] not in "：:；;"
    return shape.end == "none" and shape.size >= _COPY and " " not in shape.text and "\u3000" not in shape.text


def is_notice(text: str) -> bool:
    """公告, 今日天气, 本周影讯: what stands over a notice or a service."""
    return text.endswith(NOTICE_ENDS) or (len(text) <= _SERVICE and text.startswith(SERVICE_STARTS))


_SERVICE: Final = 7


def _is_news(shapes: Sequence[LineShape], at: int) -> bool:
    """True where a byline or a dateline follows the head at *at*."""
    top = _top(shapes, at)
    return _is_signed(top) or bool(top and top[0].text.startswith(_AGENCIES))


def _is_inside(text: str) -> bool:
    """法官说法, 记者手记, 专家提醒: what stands over a part of a story."""
    bare = text.strip("【】[]■◆●")
    return bare in INSIDE_HEADS or (
        len(bare) <= _SERVICE and bare.startswith(INSIDE_STARTS) and bare.endswith(INSIDE_ENDS)
    )


def _top(shapes: Sequence[LineShape], at: int) -> Sequence[LineShape]:
    """The lines under the head at *at* that may say who wrote it: up to the next head, five at most."""
    end = at + 1
    while end < min(len(shapes), at + 6) and not (may_be_head(shapes[end]) and not may_be_head(shapes[end - 1])):
        end += 1
    return shapes[at + 1 : end]


def _is_signed(shapes: Sequence[LineShape]) -> bool:
    return any(one.opening or one.sign or (one.byline and one.byline.names) for one in shapes)


def _is_dated(text: str) -> bool:
    """近日, 记者从, 3月5日: what news begin with."""
    return text.startswith(TIMES) or (text[:1].isdigit() and "日" in text[:6])
