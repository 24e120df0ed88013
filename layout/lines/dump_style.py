"""What a whole dump is like: the width of its lines, its indents and blank lines, and who speaks in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from layout.characters.radicals import script_of
from layout.lines.items import speakers_of
from layout.lines.shapes import LineShape, size_of
from layout.value import NamedTuple


class DumpStyle(NamedTuple):
    """What the whole dump is like."""

    wrapped: int = 0
    """Characters of a full line when paragraphs are broken into lines of one width; 0 when they are not."""
    indented: bool = False
    """Paragraphs begin with an indent."""
    spaced: bool = False
    """Blank lines part only some lines, so that they mean something."""
    speakers: frozenset[str] = frozenset()
    """Who speaks in an interview."""
    headed: bool = False
    """The document marks its heads."""
    parted: int = 0
    """So many blank lines, or more, stand before each story; 0 where that is not known."""
    only_parted: bool = False
    """They stand nowhere else: not before subheads either."""
    traditional: bool = False
    """In traditional Chinese: Hong Kong and Taiwan set subheads into news as well."""


def dump_style_of(shapes: tuple[LineShape, ...]) -> DumpStyle:
    """Line width, indents and blank lines of a dump."""
    copy = [shape for shape in shapes if not shape.furniture]
    traditional = script_of([shape.line.text for shape in copy])
    if len(copy) < 6:
        return DumpStyle(indented=sum(shape.line.indent >= 2 for shape in copy) >= 2, traditional=traditional)
    indents = sum(shape.line.indent >= 2 for shape in copy)
    speakers = speakers_of([shape.text for shape in copy])
    spaced = sum(shape.line.gap == 0 for shape in copy) * 2 >= len(copy)
    widths = [size_of(shape.line.text) + min(shape.line.indent, 4) / 2 for shape in copy]
    sizes = sorted(round(width) for width, shape in zip(widths, copy, strict=True) if width >= 8 and not shape.byline)
    wrapped = 0
    if sizes and sizes[-1] <= 90:
        counts = Counter(sizes)
        full = next((size for size in sorted(counts, reverse=True) if _is_common(size, counts, len(sizes))), sizes[-1])
        longer = sum(width > full + 2.5 for width in widths)
        near = [shape for shape, width in zip(copy, widths, strict=True) if full - 2.5 <= width <= full + 1.5]
        cut = sum(shape.end != "stop" for shape in near)
        if longer <= max(1, len(copy) // 12):
            among = len(near) >= max(_NEAR, 0.3 * len(copy)) and cut * 2 >= len(near)
            among = among and (full >= _LEAST_WIDTH or _is_even(widths, near_of=full))
            wrapped = full if among or _is_broken(copy, widths, full) else 0
    indented = indents * 8 >= len(copy) and indents < len(copy) - 2
    return DumpStyle(wrapped, indented, spaced, speakers, traditional=traditional)


_NEAR: Final = 5


def _is_broken(copy: Sequence[LineShape], widths: Sequence[float], full: float) -> bool:
    """True where a page of many short lines has broken ones: nearly all long lines are of one width and end nowhere.

    Some of them have a comma, and there are shorter lines with a full stop, the last of paragraphs.
    """
    pairs = [(shape, width) for shape, width in zip(copy, widths, strict=True) if " " not in shape.text]
    long = [(shape, width) for shape, width in pairs if width >= _MOSTLY * full]
    near = [shape for shape, width in long if full - _INDENTED <= width]
    torn = [shape for shape in near if shape.end != "stop"]
    last = sum(shape.end == "stop" and width < full - 2 for shape, width in pairs)
    worded = sum(shape.commas > 0 for shape in torn)
    if full < _LEAST_WIDTH:
        return False
    mostly = len(near) * 4 >= len(long) * 3 and len(torn) * 3 >= len(near) * 2
    return len(near) >= _MANY and mostly and last > 1 < worded


def _is_even(widths: Sequence[float], *, near_of: float) -> bool:
    """True where of the lines about *near_of* wide half are so wide: of verse, whose lines are as short, few are."""
    near = [width for width in widths if near_of - 2.5 <= width <= near_of + 1.5]
    return sum(abs(width - near_of) <= 1 for width in near) * 2 > len(near)


_MANY: Final = 8
_LEAST_WIDTH: Final = 14
_MOSTLY: Final = 0.7
_INDENTED: Final = 4
"""Characters that a first line wants of a full one where indents are lost, with a figure or a mark that went over."""


def _is_common(size: int, counts: Counter[int], lines: int) -> bool:
    """A full line is not the longest of the dump but the longest of many."""
    return counts[size] + counts[size - 1] >= max(2, lines // 10)


class Gaps(NamedTuple):
    """Blank lines of a dump: whether they part what stands under heads, and how many are more than usual."""

    parts: bool
    usual: int
    every: bool
    """No head-like line is without them, so that they do not say which of those begin stories."""

    @classmethod
    def of(cls, shapes: Sequence[LineShape], heads: Sequence[bool], tops: Sequence[int], style: DumpStyle) -> Gaps:
        """As they are in *shapes*, of which *heads* are head-like, and *tops* the first of such that stand together."""
        least = min((shape.line.gap for shape in shapes[1:]), default=0)
        parts = _blank_parts(shapes, heads)
        usual = least if parts else max(least, 0 if style.spaced else 1)
        return cls(parts, usual, all(shapes[at].line.gap > usual for at in tops if at))

    def evidence(self, shapes: Sequence[LineShape], tops: Sequence[int], number: int) -> list[str]:
        """What the blank lines before the head-like line *number* of *tops* say.

        That there are none says something only where some stand before one of those next to it: a page is put together
        from copy of several hands, and what one of them does is no habit of the next.
        """
        if shapes[tops[number]].line.gap > self.usual:
            return ["blank-spread" if not self.parts else "blank-before-all" if self.every else "blank-parts"]
        beside = tops[max(0, number - _BESIDE) : number + _BESIDE + 1]
        missing = self.parts and any(shapes[at].line.gap > self.usual for at in beside)
        return ["blank-missing"] if missing else []


_BESIDE: Final = 8
"""Head-like lines above and below one among which blank lines are looked for; four do as well."""


def _blank_parts(shapes: Sequence[LineShape], heads: Sequence[bool]) -> bool:
    """True when blank lines (or more of them) stand before head-like lines and hardly before others."""
    least = min((shape.line.gap for shape in shapes[1:]), default=0)
    apart = [at for at in range(1, len(shapes)) if shapes[at].line.gap > least and not shapes[at].furniture]
    before_heads = sum(heads[at] or bool(shapes[at].furniture) for at in apart)
    return len(apart) >= _PARTED and before_heads * 3 >= len(apart) * 2 and len(apart) * 2 <= len(shapes)


_PARTED: Final = 2
"""Blank lines before head-like lines that are a habit of the dump; one alone may be a slip."""


class Openings(NamedTuple):
    """How the stories of a dump open: how many head-like lines have a byline or a dateline under them, and the last."""

    mostly: bool
    """More than half of the head-like lines have one."""
    last: int
    """The number of the last that has one; -1 where fewer than two have."""

    @classmethod
    def of(cls, signed: Sequence[bool]) -> Openings:
        """As they are where *signed* says it of each head-like line."""
        several = sum(signed)
        last = len(signed) - 1 - signed[::-1].index(True) if several > 1 else -1
        return cls(several > 1 and several * 2 > len(signed), last)

    def evidence(self, number: int) -> tuple[str, ...]:
        """What that says of the head-like line *number*, if it has neither."""
        return ("among-signed",) * (number < self.last) + ("mostly-signed",) * self.mostly
