"""What is drawn at type rather than set: emphasis dots, underlines, the frame round a name of the dead (示亡号).

They follow the text wherever its lines end.  Dots stand under characters only, never under marks or blanks; a line
under words stops at marks and at the white between Han and Latin; a frame goes round all of a name on its line.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final

from layout.typeset.classes import DIGIT, DOT, HAN, LATIN, OPEN, SIGN, SPACE
from layout.typeset.lines import Adornment
from layout.units import Length

if TYPE_CHECKING:
    from layout.typeset.prepare import Prepared

KINDS: Final = ("dots", "underline", "mourning")
_MARKS: Final = frozenset((*range(OPEN, DOT + 1), SPACE))
_MIXED: Final = frozenset((LATIN, DIGIT, SIGN))


def adornments(paragraph: Prepared, first: int, edges: Sequence[tuple[Length, Length]]) -> tuple[Adornment, ...]:
    """What is drawn at a line that begins with atom *first*; *edges* are where each atom's core begins and ends."""
    made: list[Adornment] = []
    line_start, line_end = paragraph.starts[first], paragraph.starts[first + len(edges)]
    for start, end, kind in paragraph.decorations:
        if start >= line_end or end <= line_start:
            continue
        members = [at for at in range(len(edges)) if start <= paragraph.starts[first + at] < end]
        if kind == "dots":
            made += [_dot(paragraph, first + at, edges[at]) for at in members if paragraph.kinds[first + at] == HAN]
        elif kind == "underline":
            made += [_under(paragraph, first, run, edges, kind) for run in _runs(paragraph, first, members)]
        elif members:
            made.append(_under(paragraph, first, members, edges, kind))
    return tuple(made)


def _dot(paragraph: Prepared, index: int, edge: tuple[Length, Length]) -> Adornment:
    middle = (edge[0] + edge[1]) // 2
    return Adornment("dots", middle, middle, paragraph.atoms[index].look.size)


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
