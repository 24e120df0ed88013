"""What is drawn at type rather than set: dots, lines under names and titles, the frame round a name of the dead, ruby.

They follow the text wherever its lines end.  Dots stand under characters only, never under marks or blanks; a line
under words (专名号, 书名号甲式) stops at marks and at the white between Han and Latin, and short of the line of a name
that follows at once; a frame (示亡号) goes round all of a name on its line; ruby stands above its base.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final

from layout.typeset.atoms import WARICHU
from layout.typeset.classes import DIGIT, DOT, HAN, LATIN, OPEN, SIGN, SPACE
from layout.typeset.draft import RUBY
from layout.typeset.lines import Adornment
from layout.typeset.ruby import set_ruby
from layout.units import Length

if TYPE_CHECKING:
    from layout.typeset.prepared import Prepared

LINES: Final = ("underline", "wave")
PARTED: Final = 60
"""What a line under a name gives up beside the next name's, per mille of an em: white of a tenth of an em is seen."""

_EMPHASIS: Final = {"cn": ("dots", "dots-over"), "jp": ("dots-over", "sesame")}
"""What stands at words with emphasis in lines across and downward, by region: a dot under them, or at their right
(clreq); in Japan one over them, or a sesame dot (ゴマ点) at their right (JLREQ, “Composition of Emphasis Dots”)."""

_MARKS: Final = frozenset((*range(OPEN, DOT + 1), SPACE))
_MIXED: Final = frozenset((LATIN, DIGIT, SIGN))


def adornments(paragraph: Prepared, first: int, edges: Sequence[tuple[Length, Length]]) -> tuple[Adornment, ...]:
    """What is drawn at a line that begins with atom *first*; *edges* are where each atom's core begins and ends."""
    made: list[Adornment] = []
    line_start, line_end = paragraph.starts[first], paragraph.starts[first + len(edges)]
    near = [one for one in paragraph.decorations if one[0] <= line_end and one[1] >= line_start]
    for start, end, kind in near:
        if start >= line_end or end <= line_start:
            continue
        members = [at for at in range(len(edges)) if start <= paragraph.starts[first + at] < end]
        if kind == "dots":
            made += [_dot(paragraph, first + at, edges[at]) for at in members if paragraph.kinds[first + at] == HAN]
        elif kind in LINES:
            runs = _runs(paragraph, first, members)
            made += [_parted(paragraph, near, first, run, _under(paragraph, first, run, edges, kind)) for run in runs]
        elif kind.startswith(RUBY) and members:
            made.append(_ruby(paragraph, near, first, members, edges, kind))
        elif members and kind != WARICHU:
            made.append(_under(paragraph, first, members, edges, kind))
    return tuple(made)


def _dot(paragraph: Prepared, index: int, edge: tuple[Length, Length]) -> Adornment:
    middle = (edge[0] + edge[1]) // 2
    style = paragraph.style
    kinds = _EMPHASIS.get(style.region, _EMPHASIS["cn"])
    return Adornment(kinds[style.down], middle, middle, paragraph.atoms[index].look.size)


def _parted(
    paragraph: Prepared, near: Sequence[tuple[int, int, str]], first: int, members: Sequence[int], line: Adornment
) -> Adornment:
    """*line* under *members* without its ends where another name, *near* it, begins or ends at the same place."""
    names = [(start, end) for start, end, kind in near if kind in LINES]
    start, end = paragraph.starts[first + members[0]], paragraph.starts[first + members[-1] + 1]
    less = line.size * PARTED // 1000
    left = less if any(one[1] == start for one in names) else 0
    right = less if any(one[0] == end for one in names) else 0
    return line._replace(left=line.left + left, right=line.right - right)


def _ruby(
    paragraph: Prepared, near: Sequence[tuple[int, int, str]], first: int, members: Sequence[int],
    edges: Sequence[tuple[Length, Length]], kind: str,
) -> Adornment:  # fmt: skip
    """Ruby centred over its base, brought in where it would stand past an edge of the line and nothing is beside it."""
    width, runs = set_ruby(kind, paragraph.style, paragraph.faces)
    start, end = paragraph.starts[first + members[0]], paragraph.starts[first + members[-1] + 1]
    others = [one for one in near if one[2].startswith(RUBY)]
    left = (edges[members[0]][0] + edges[members[-1]][1] - width) // 2
    if left + width > edges[-1][1] and all(one[1] != start for one in others):
        left = edges[-1][1] - width
    if left < 0 and all(one[0] != end for one in others):
        left = 0
    return Adornment("ruby", left, left + width, paragraph.style.size, runs)


def _under(
    paragraph: Prepared, first: int, members: Sequence[int], edges: Sequence[tuple[Length, Length]], kind: str
) -> Adornment:
    size = max(paragraph.atoms[first + at].look.size for at in members)
    return Adornment(kind, edges[members[0]][0], edges[members[-1]][1], size)


def _runs(paragraph: Prepared, first: int, members: Sequence[int]) -> list[list[int]]:
    """*members* without marks and blanks, cut between Han and Latin."""
    kinds = paragraph.kinds

    def sort(at: int) -> int:
        kind = kinds[first + at]
        return -1 if kind in _MARKS else int(kind in _MIXED)

    made = [(key, list(run)) for key, run in groupby(members, key=sort)]
    return [run for key, run in made if key >= 0]
