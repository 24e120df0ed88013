"""Whether the blank lines of a dump stand between its stories, and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from layout.lines.dump_style import DumpStyle
from layout.lines.head_forms import may_be_head
from layout.lines.shapes import LineShape

_FEWEST: Final = 2
"""Blank lines that are a habit."""

_COPY: Final = 30
"""Characters from which a line is copy, whatever it ends with."""

_LONGEST: Final = 5
"""How many times the middle one of the blocks between blank lines may be in the longest: more is another hand's copy,
in which blank lines say nothing."""


def with_partings(style: DumpStyle, shapes: Sequence[LineShape]) -> DumpStyle:
    """*style* with what the blank lines of *shapes* part."""
    parted, only = between_stories(shapes)
    return style._replace(parted=parted, only_parted=only)


def between_stories(shapes: Sequence[LineShape]) -> tuple[int, bool]:
    """How many blank lines stand before each story, at least, and whether they stand nowhere else; 0 if that is not so.

    That they stand nowhere else is seen by subheads that have none: lines over copy, like heads.  Where there are
    none of these, blank lines may part what stands under subheads as well, unless most of the blocks between them have
    what stories have and parts of them have not: a byline, a dateline, a name at their end, two lines at their top.
    """
    usual = min((shape.line.gap for shape in shapes[1:]), default=0)
    starts = [at for at in range(1, len(shapes)) if shapes[at].line.gap > usual]
    if len(starts) < _FEWEST:
        return 0, False
    heads = [may_be_head(shape) for shape in shapes]
    copy = [_is_copy(shape, head) for shape, head in zip(shapes, heads, strict=True)]
    if sum(copy[at] and copy[at - 1] for at in starts) * 3 > len(starts):
        return 0, False
    blocks = [range(*one) for one in pairwise([0, *starts, len(shapes)])]
    inner = blocks[1:-1]
    if sum(not any(copy[at] for at in one) and len(one) < _VERSE for one in inner) * 6 > len(inner):
        return 0, False
    if sum(not any(copy[at] for at in one) for one in inner) * 3 > len(inner):
        return 0, False  # stanzas
    over_copy = [at for at in range(1, len(shapes) - 1) if heads[at] and copy[at - 1] and copy[at + 1]]
    tight = [at for at in over_copy if shapes[at].line.gap <= usual]
    if sum(bool(shapes[at + 1].opening) for at in tight) * 4 > len(starts):
        return 0, False
    sizes = sorted(map(len, blocks))
    if sizes[-1] > _LONGEST * max(_SHORTEST, sizes[len(sizes) // 2]):
        return 0, False
    told = [one for one in blocks if _is_story(shapes, heads, one)]
    return usual + 1, bool(tight) or len(told) * 5 >= len(blocks) * 3


_VERSE: Final = 3
"""Lines of a block that may be verse or a table without any line of copy."""

_SHORTEST: Final = 5


def _is_copy(shape: LineShape, head: bool) -> bool:
    return bool(shape.opening) or (not (head or shape.furniture) and (shape.end == "stop" or shape.size > _COPY))


def _is_story(shapes: Sequence[LineShape], heads: Sequence[bool], block: range) -> bool:
    """True for a block that has what a story has, and a part of one has not."""
    first = block[0]
    if len(block) > 1 and heads[first] and heads[first + 1]:
        return True
    return any(one.byline or one.opening or one.sign or one.jump or one.back for one in shapes[first : block[-1] + 1])
