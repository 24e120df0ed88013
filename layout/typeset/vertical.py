"""How text stands in a line set downward (竖排): upright, turned or in a cell; see :mod:`layout.typeset.turning`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import Final

from layout.fonts.face import Face, Shaped
from layout.fonts.library import Library, PieceOfFace
from layout.spec.styles import TextStyle
from layout.typeset.classes import CLOSE, CONNECTOR, DASH, OPEN, class_of
from layout.typeset.turning import stretches
from layout.value import NamedTuple

QUOTES: Final = {"“": "『", "”": "』", "‘": "「", "’": "」"}
"""Quotation marks of vertical lines in place of those across (GB/T 15834-2011, 5.2.2); they read as they were."""
_MAINLAND: Final = str.maketrans(QUOTES)
_TAIWANESE: Final = str.maketrans("“”‘’", "「」『』")
"""The same where 「」 are the outer ones."""

_JAPANESE: Final = str.maketrans("“”‘’", "〝〟「」")
"""The double ones as Japanese lines have them (JLREQ, cl-01 and cl-02)."""
_QUOTES_OF: Final = {"tw": _TAIWANESE, "jp": _JAPANESE}

IN_ONE_CELL: Final = 1250
IN_CELL_OF_NOTE: Final = 1120
"""How wide figures or letters may be that stand side by side in one cell (纵中横), per mille of its size; and in a row
of a note, which has another close beside it: two figures of a Ming face are 1100 with the white at their sides."""

LYING: Final = frozenset((DASH, CONNECTOR))
"""Classes of marks that are set as in lines across and turned, so that —— is one stroke and …… one row of dots."""

ALONG: Final = {"palt": "vpal", "halt": "vhal", "kern": "vkrn", "chws": "vchw"}
"""Features of lines across and those that do the same in lines downward (OpenType)."""


def down_parts(
    text: str, style: TextStyle, faces: Library, *, raised: bool, in_row: bool
) -> Iterator[tuple[PieceOfFace, str]]:
    """*text* cut by face and by how it stands in a line downward: ``upright``, ``turned`` or in a ``cell`` of its own.

    Figures and letters that are *raised* or lowered are turned whatever they are; *in_row* are those of a note in rows.
    """
    at, most = 0, IN_CELL_OF_NOTE if in_row else IN_ONE_CELL
    for words, form in stretches(text):
        role = style.face if form == "han" else style.latin or style.face
        for piece in faces.split(words, role, style.weight, style.axes if role == style.face else ()):
            face, own = faces.face(piece.face), words[piece.start : piece.end]
            first = at + piece.start
            if form == "turned" or (raised and form != "han"):
                cuts = [(own, "turned")]
            elif form == "han":
                cuts = [("".join(some), name) for name, some in groupby(own, key=partial(_stance, face=face))]
            else:
                whole = len(own) == 1 or (form == "cell" and _across(own, face, style).wide <= most)
                cuts = [(own, "cell")] if whole else [(one, "cell") for one in own]
            for cut, name in cuts:
                yield piece._replace(start=first, end=first + len(cut)), name
                first += len(cut)
        at += len(words)


def _stance(character: str, face: Face) -> str:
    """How a character of Chinese text stands: a bracket that has no form for vertical lines lies on its side."""
    kind = class_of(character)
    if kind in LYING:
        return "turned"
    if kind in (OPEN, CLOSE) and not face.vertical_form(QUOTES.get(character, character)):
        return "turned"
    return "upright"


def shaped_down(text: str, face: Face, style: TextStyle, *, in_cell: bool) -> Shaped:
    """The glyphs of *text*, which stand upright in a line downward, placed as from a baseline along it.

    What runs along the line is counted as advances and ``xs``, what is to the right of that baseline as ``ys``: the
    page that holds the line is turned by a quarter, the glyphs are not.  *in_cell*: all of them share one cell.
    """
    foot = face.em_box[1]
    if in_cell:
        cell = _across(text, face, style)
        none = (0,) * (len(cell.gids) - 1)
        return Shaped(cell.gids, (0, *none), (1000, *none), cell.ys, tuple([x + foot for x in cell.xs]))
    asked = text.translate(_QUOTES_OF.get(style.region, _MAINLAND))
    features = tuple([ALONG.get(one, one) for one in style.features])
    made = face.shape(asked if face.covers_all(asked) else text, language=style.language, features=features,
                      vertical=True)  # fmt: skip
    return made._replace(xs=tuple([-y for y in made.ys]), ys=tuple([500 + x + foot for x in made.xs]))


class FilledCell(NamedTuple):
    """Glyphs that stand side by side in one cell: their places from its left edge and its head, how *wide* they are."""

    gids: tuple[int, ...]
    xs: tuple[int, ...]
    ys: tuple[int, ...]
    wide: int


def _across(part: str, face: Face, style: TextStyle) -> FilledCell:
    """Figures or letters side by side in one cell, in its middle."""
    shaped = face.shape(part, features=style.features, script="Latn")
    wide = sum(shaped.advances)
    x = (1000 - wide) // 2
    xs: list[int] = []
    for advance, dx in zip(shaped.advances, shaped.xs, strict=True):
        xs.append(x + dx)
        x += advance
    top, foot = face.em_box
    inked = [face.ink(gid) for gid in shaped.gids]
    low, high = min([one.bottom for one in inked], default=0), max([one.top for one in inked], default=0)
    over = (top + foot - low - high) // 2 if low < foot else 0  # tails of g and y would stand in the next cell
    return FilledCell(shaped.gids, tuple(xs), tuple([top - over - y for y in shaped.ys]), wide)
