"""How wide the body of a character is (字身) and where its glyph stands in it: by class, not by the face."""

from __future__ import annotations

from typing import Final

from layout.fonts.face import Face, InkBox
from layout.typeset.classes import (
    BOTH,
    CELLS,
    CLOSE,
    COLON,
    CONNECTOR,
    DASH,
    DIGIT,
    DOT,
    FINAL,
    FIXED,
    HAN,
    OPEN,
    SIGN,
    SOLIDUS,
    SPACE,
    STOP,
    TAIL,
    Punctuation,
    Region,
)
from layout.units import Length
from layout.value import NamedTuple

HALF: Final = 500
FULL_CELL: Final = 750
"""A mark that advances further than this, per mille, was drawn in a whole cell."""

_SIDE: Final = 70
"""Blank between the edge of its half and a mark that had to be put there."""

_OVERSHOOT: Final = 40
"""How far ink may pass the middle of the cell and still be said to lie in its half."""

_CORE: Final = frozenset((OPEN, CLOSE, STOP, COLON, FINAL))
_COLONS: Final = "：∶"
"""Half a cell with the ink in its middle: the sign of ratio, and a colon between figures."""

_CENTRED: Final = frozenset((DOT, CONNECTOR, SOLIDUS))


class RunFace(NamedTuple):
    """What atoms of one run have in common."""

    face: str
    size: Length
    stroke: Length
    turned: bool = False
    """In a line set downward: on its side."""


class Atom(NamedTuple):
    """One cluster in its cell, the same wherever it stands.

    The cell is *head* (blank), core, *tail* (blank); *core* is a width.

    *inset* is where the first glyph's origin stands in the core, *glyphs* are (gid, x from that origin, y up).
    """

    kind: int
    head: Length
    core: Length
    tail: Length
    look: RunFace
    inset: Length
    glyphs: tuple[tuple[int, Length, Length], ...]
    kern: Length = 0
    """What the pair with the next character took out of *core* (kerning): it comes back where a line ends between."""


class RunSetting(NamedTuple):
    """What the atoms of one shaped run share."""

    text: str
    words: str
    offset: int
    face: Face
    look: RunFace
    shift: Length
    """How far all of it is moved up."""
    rules: Punctuation
    region: Region
    half_digits: bool
    known: dict[object, Atom]
    """Atoms made before, by glyph: most of a text is characters that have come before."""
    down: bool = False
    """Upright in a line set downward."""

    def ink(self, gid: int) -> InkBox:
        """The ink of a glyph along the line (*left* to *right*, from where its cell begins) and across it."""
        ink = self.face.ink(gid)
        if not self.down:
            return ink
        top, foot = self.face.em_box
        return InkBox(top - ink.top, ink.left + foot, top - ink.bottom, ink.right + foot)


def cell_of(
    character: str, kind: int, length: int, advance: int, run: RunSetting, gid: int
) -> tuple[int, int, int, int]:
    """(head, core, tail, inset) in per mille: the cell comes from the class, the glyph is placed in it."""
    region = run.region
    if kind in _CORE:
        return _half_cell(character, kind, advance, run, gid)
    if kind in _CENTRED or kind == DASH:
        cell = region.cells.get(character) or CELLS.get(character, 1000 * max(1, length))
        if kind == DASH and length == 1 and advance > FULL_CELL:
            return 0, max(cell, 1000), 0, (1000 - advance) // 2
        if kind == DOT and region.sides.get(character) == BOTH and cell > HALF:
            return (cell - HALF) // 2, HALF, (cell - HALF) // 2, (HALF - advance) // 2
        return 0, cell, 0, (cell - advance) // 2
    if kind == SPACE:
        return 0, 1000 if character == "\u3000" else max(advance, 250), 0, 0
    if kind == HAN:
        return 0, max(advance, 1000) if advance > FULL_CELL else advance, 0, 0
    if kind == SIGN and character in _COLONS:
        cell = 1000 if run.down else HALF  # under figures of whole cells half a cell is too little
        return 0, cell, 0, _centred(run, gid, cell)
    if kind == DIGIT and run.half_digits and advance <= FULL_CELL:
        return 0, HALF, 0, (HALF - advance) // 2
    return 0, advance, 0, 0


def _half_cell(character: str, kind: int, advance: int, run: RunSetting, gid: int) -> tuple[int, int, int, int]:
    """As :func:`cell_of` for a mark of half a cell with a blank beside it.

    A quote or bracket drawn narrow stands close to what it encloses, another mark drawn narrow in the middle of its
    half.  Of one drawn in a whole cell the ink is looked at: where it lies in
    the half it belongs to, the face is trusted; otherwise (a face for another region) it is put there.  Ink wider than
    half a cell cannot give its blank away.
    """
    blank = run.rules.final if kind == FINAL else run.rules.inner
    side = run.region.sides.get(character, TAIL)
    if kind != OPEN and side == FIXED:
        return 0, 1000, 0, (1000 - advance) // 2 if advance <= FULL_CELL else _centred(run, gid, 1000)
    ink = run.ink(gid)
    wide = ink.right - ink.left
    narrow = advance <= FULL_CELL
    if wide > HALF + _OVERSHOOT:
        return 0, 1000, 0, (1000 - advance) // 2 if narrow else 0
    if kind == OPEN:
        drawn_there = not narrow and ink.left >= HALF - _OVERSHOOT
        inset = -HALF if drawn_there else HALF - min(_SIDE, HALF - wide) - ink.right
    elif side == BOTH:
        inset = _centred(run, gid, HALF)
    elif narrow and kind != CLOSE:
        inset = (HALF - advance) // 2
    else:
        drawn_there = not narrow and ink.right <= HALF + _OVERSHOOT
        inset = 0 if drawn_there else min(_SIDE, HALF - wide) - ink.left
    if kind == OPEN:
        return blank, HALF, 0, inset
    return (blank // 2, HALF, blank - blank // 2, inset) if side == BOTH else (0, HALF, blank, inset)


def _centred(run: RunSetting, gid: int, cell: int) -> int:
    """Where the origin stands so that the ink is in the middle of *cell*."""
    ink = run.ink(gid)
    return (cell - ink.left - ink.right) // 2
