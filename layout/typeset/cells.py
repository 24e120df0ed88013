"""Grid setting (字格): every line a whole number of cells, nothing squeezed and nothing spread.

clreq, “Grid Alignment in Mixed Text”: a mark keeps its cell, two marks of half a cell share one, a Latin run is padded
on both sides to the next whole cell (and a note of two lines as it is), a stop at the end of a full line hangs, and the
second mark of a run may begin one.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from layout.typeset.classes import (
    CLOSE,
    COLON,
    CONNECTOR,
    DIGIT,
    DOT,
    FINAL,
    HAN,
    LATIN,
    OPEN,
    SIGN,
    SOLIDUS,
    SPACE,
    STOP,
)

if TYPE_CHECKING:
    from layout.typeset.draft import Draft

_AFTER: Final = frozenset((CLOSE, STOP, COLON, FINAL))
_CENTRED: Final = frozenset((DOT, CONNECTOR, SOLIDUS))
_LATIN: Final = frozenset((LATIN, DIGIT, SIGN, SPACE))


def into_cells(paragraph: Draft) -> None:
    """Bring *paragraph* onto the grid: cells of marks, pairs that share one, padding of Latin, marks that hang."""
    count = len(paragraph.atoms)
    paragraph.gaps = [0] * count
    paragraph.flexes = [0] * count
    paragraph.letters = [0] * count
    _marks(paragraph)
    _padded(paragraph)
    paragraph.trim_start = [0] * count
    paragraph.trim_end = [
        paragraph.tails[at] + paragraph.atoms[at].core
        if paragraph.kinds[at] in (STOP, FINAL) and _alone(paragraph, at)
        else 0
        for at in range(count)
    ]


def _alone(paragraph: Draft, at: int) -> bool:
    return not at or paragraph.kinds[at - 1] not in _AFTER


def _marks(paragraph: Draft) -> None:
    kinds, heads, tails, atoms = paragraph.kinds, paragraph.heads, paragraph.tails, paragraph.atoms
    em = paragraph.style.size
    shared = -1
    for at, kind in enumerate(kinds):
        spare = em - atoms[at].core
        if kind == OPEN:
            heads[at], tails[at] = max(0, spare), 0
        elif kind in _AFTER:
            heads[at], tails[at] = 0, max(0, spare)
            before = at - 1
            if (
                before != shared
                and before >= 0
                and kinds[before] in _AFTER
                and atoms[before].core + atoms[at].core <= em
            ):
                tails[before] = 0
                tails[at] = em - atoms[before].core - atoms[at].core
                shared = at
            elif before == shared and before >= 0:
                paragraph.penalties[before] = 0
        elif kind in _CENTRED and 0 < spare < em:
            heads[at], tails[at] = spare // 2, spare - spare // 2


def _padded(paragraph: Draft) -> None:
    kinds, em = paragraph.kinds, paragraph.style.size

    def padded(at: int) -> str:
        if kinds[at] == HAN:
            return "" if paragraph.atoms[at].glyphs else "note"
        return "latin" if kinds[at] in _LATIN and paragraph.chars[at] != "\u3000" else ""

    for what, run in groupby(range(len(kinds)), key=padded):
        if what:
            members = list(run)
            width = sum(paragraph.atoms[at].core for at in members)
            pad = -width % em
            paragraph.heads[members[0]] += pad // 2
            paragraph.tails[members[-1]] += pad - pad // 2
