"""A paragraph made ready to be set at any measure: atoms, and what may happen between each two of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from operator import add
from typing import Final

from layout.fonts.library import Library
from layout.spec.styles import TextStyle
from layout.typeset.atoms import Broken, Piece, atoms_of
from layout.typeset.cells import into_cells
from layout.typeset.classes import (
    CLOSE,
    CONNECTOR,
    COST_UNIT,
    DASH,
    DIGIT,
    DOT,
    FINAL,
    FIRM,
    HAN,
    HAN_CLASS,
    HANGING,
    KINSOKU,
    LATIN,
    MIXED_CLASS,
    OPEN,
    PUNCTUATION,
    RUN_MARKS,
    SHRINK_CLASS,
    SHRINK_ORDER,
    SIGN,
    SMALL_KANA,
    SOLIDUS,
    SPACE,
    SPACE_CLASS,
    STOP,
    Kinsoku,
)
from layout.typeset.ends import UNBREAKABLE, numeral_penalties, penalty_of
from layout.typeset.lines import Chain, Line, Plan
from layout.typeset.words import HYPHEN, open_addresses
from layout.units import Length

_WORD: Final = frozenset((LATIN, DIGIT, SIGN))
_MARKS: Final = frozenset(range(OPEN, DOT + 1))
_GIVING: Final = frozenset((OPEN, CLOSE, DOT))
"""Stops beside stops keep their blank; beside one of these they do not."""


class Prepared:
    """A paragraph in atoms ``0 … n-1``.  Lists are indexed by atom; a gap has the index of the atom before it.

    *findings* are (offset, cluster, kind, face).  ``known_…`` keep what was worked out at a measure, so that asking
    again costs nothing; they are no part of the value.
    """

    def __init__(self, broken: Broken, style: TextStyle, faces: Library) -> None:
        text, atoms, starts, found = broken
        self.faces = faces
        self.text = text
        self.atoms = atoms
        self.style = style
        self.findings = tuple(found)
        self.starts = [*starts, len(text)]
        self.kinds = [atom.kind for atom in atoms]
        self.chars = [text[start] for start in starts]
        self.special = [index for index, kind in enumerate(self.kinds) if kind]
        """The atoms that are not simply Han, and small kana."""
        if not SMALL_KANA.isdisjoint(text):
            self.special = [i for i, kind in enumerate(self.kinds) if kind or self.chars[i] in SMALL_KANA]
        self.heads = [atom.head for atom in atoms]
        self.tails = [atom.tail for atom in atoms]
        count = len(atoms)
        self.gaps: list[Length] = [style.tracking * style.size // 1000] * count
        """Natural white after each atom."""
        self.flexes = [1] * count
        """1 where white may be put in after the atom."""
        self.penalties = [0] * count
        self.hyphens: dict[int, tuple[int, Length]] = {}
        """Atoms of Latin words after which a line may end with a hyphen: its glyph and width."""
        self.decorations: list[tuple[int, int, str]] = []
        """(start, end, kind) of the text that something is drawn at."""
        self.may_hyphenate = style.hyphenate and LATIN in self.kinds
        self.known_chains: dict[tuple[tuple[Length, ...], int], dict[int, Chain]] = {}
        self.known_lines: dict[Plan, Line] = {}
        _settle(self)
        edge = PUNCTUATION[style.punctuation].edge
        self.trim_start = self.heads if edge else [0] * count
        self.trim_end = list(self.tails) if edge else [0] * count
        if style.hanging and style.region != "tw":  # there marks stand in the middle of their cells (clreq)
            _hang(self)
        if style.cells:
            into_cells(self)
        if self.may_hyphenate or DIGIT in self.kinds:
            open_addresses(self)
        widths = zip(atoms, self.heads, self.tails, self.gaps, strict=True)
        self.sums = [0, *accumulate([atom.core + head + tail + gap for atom, head, tail, gap in widths])]
        self.gap_sums = [0, *accumulate(self.flexes)]
        takes, rooms = _give(self) if not style.cells else ([[0] * count for _ in SHRINK_ORDER], [0] * count)
        self.takes = [[0, *accumulate(take)] for take in takes]
        """Running sums of what each class of :data:`SHRINK_ORDER` can give."""
        self.take_sums = [sum(several) for several in zip(*self.takes, strict=True)]
        self.soft_sums = [0, *accumulate(rooms)]
        """Running sums of the white that word spaces and Han–Latin gaps take before all others."""
        self.full_sums = list(map(add, self.sums, self.soft_sums))

    def decorate(self, start: int, end: int, kind: str) -> None:
        """Have ``text[start:end]`` drawn at; a note mark is instead kept on the line of the word before it."""
        if kind == "note":
            index = bisect_left(self.starts, start)
            if index:
                self.penalties[index - 1] = UNBREAKABLE
        else:
            self.decorations.append((start, end, kind))

    def hyphen_of(self, index: int) -> tuple[int, Length]:
        """The hyphen in the face of atom *index*: its glyph and its width."""
        look = self.atoms[index].look
        shaped = self.faces.face(look.face).shape(HYPHEN)
        return shaped.gids[0], shaped.advances[0] * look.size // 1000


def prepare(pieces: Sequence[Piece], style: TextStyle, faces: Library) -> Prepared:
    """Shape *pieces* and settle widths, blanks, breaks and gaps, which no measure changes."""
    prepared = Prepared(atoms_of(pieces, faces), style, faces)
    offset = 0
    for piece in pieces:
        if piece.decoration:
            prepared.decorate(offset, offset + len(piece.text), piece.decoration)
        offset += len(piece.text)
    return prepared


def _hang(paragraph: Prepared) -> None:
    """Let a stop or comma at a line's end stand past the measure; never one of several marks in a row (clreq)."""
    kinds = paragraph.kinds
    for index in paragraph.special:
        alone = not index or kinds[index - 1] not in _MARKS
        if kinds[index] in (STOP, FINAL) and paragraph.chars[index] in HANGING and alone:
            paragraph.trim_end[index] = paragraph.tails[index] + paragraph.atoms[index].core


def _settle(paragraph: Prepared) -> None:
    """Go over every gap that is not simply between two Han."""
    style = paragraph.style
    level = KINSOKU[style.kinsoku]
    cap = style.opposed or PUNCTUATION[style.punctuation].cap
    figures = style.autospace if style.autospace_figures < 0 else style.autospace_figures
    autospace = (style.autospace * style.size // 1000, figures * style.size // 1000)
    kinds = paragraph.kinds
    last = len(kinds) - 1
    seen = -1
    for index in paragraph.special:
        for gap in (index - 1, index):
            if seen < gap < last:
                seen = gap
                _settle_gap(paragraph, gap, kinds, level, cap, autospace)
    numeral_penalties(paragraph)


def _settle_gap(
    paragraph: Prepared, gap: int, kinds: list[int], level: Kinsoku, cap: int, autospace: tuple[Length, Length]
) -> None:
    chars = paragraph.chars
    a, b = kinds[gap], kinds[gap + 1]
    if a in _MARKS and b in _MARKS:
        _close_up(paragraph, gap, a, b, cap)
    if a in _WORD and b in _WORD:
        paragraph.flexes[gap] = 0
        paragraph.penalties[gap] = UNBREAKABLE
        if chars[gap] in "-/" and b == LATIN and gap and kinds[gap - 1] == LATIN:
            paragraph.penalties[gap] = COST_UNIT
        return
    if a == SPACE or b == SPACE or a in (CONNECTOR, SOLIDUS) or b in (CONNECTOR, SOLIDUS):
        paragraph.flexes[gap] = 0
    if (a == HAN and b in (LATIN, DIGIT)) or (b == HAN and a in (LATIN, DIGIT)):
        paragraph.gaps[gap] += autospace[DIGIT in (a, b)]
    paragraph.penalties[gap] = penalty_of(paragraph, gap, level)


def _close_up(paragraph: Prepared, gap: int, a: int, b: int, cap: int) -> None:
    """Take the cap from the blank between two marks (clreq, “Adjustment of adjacent punctuation marks”)."""
    tails, heads = paragraph.tails, paragraph.heads
    chars = paragraph.chars
    if chars[gap] in RUN_MARKS and chars[gap + 1] in RUN_MARKS:
        tails[gap] = 0
        paragraph.flexes[gap] = 0
        third = gap and chars[gap - 1] in RUN_MARKS
        ends = gap + 2 >= len(chars) or chars[gap + 2] not in RUN_MARKS
        if ends and not third:
            tails[gap + 1] = 0
        return
    if not (a in _GIVING or b in _GIVING):
        return
    left, right = paragraph.atoms[gap].look.size, paragraph.atoms[gap + 1].look.size
    give = cap * min(left, right) // 1000
    # Where sizes differ the larger mark gives way first.
    first = min(heads[gap + 1], give) if right > left else 0
    taken = min(tails[gap], give - first)
    tails[gap] -= taken
    heads[gap + 1] -= min(heads[gap + 1], give - taken)


def _give(paragraph: Prepared) -> tuple[list[list[Length]], list[Length]]:
    """What every atom can give by class, and the white that its word space and the gap after it can take."""
    atoms, heads, tails, gaps, size = (
        paragraph.atoms,
        paragraph.heads,
        paragraph.tails,
        paragraph.gaps,
        paragraph.style.size,
    )
    count = len(atoms)
    takes = [[0] * count for _ in SHRINK_ORDER]
    rooms = [0] * count
    natural = paragraph.style.tracking * size // 1000
    resort = paragraph.style.last_resort * size // 1000
    widest = paragraph.style.autospace_most * size // 1000
    firm = {kind for name in paragraph.style.firm for kind in FIRM[name]}
    if resort:
        takes[HAN_CLASS] = [resort if flex else 0 for flex in paragraph.flexes]
    seen = -1
    for index in paragraph.special:
        kind = atoms[index].kind
        if kind in SHRINK_CLASS and kind not in firm:
            dashed = index + 1 < count and atoms[index + 1].kind == DASH
            takes[SHRINK_CLASS[kind]][index] = heads[index] + (0 if dashed else tails[index])
        elif kind == SPACE:
            core = atoms[index].core
            paragraph.trim_end[index] = core + (paragraph.trim_end[index - 1] + gaps[index - 1] if index else 0)
            # Of several blanks in a row the last does what all of them would do: at a line's end it is gone with them.
            followed = index + 1 < count and atoms[index + 1].kind == SPACE
            if paragraph.chars[index] != "\u3000" and not followed:
                takes[SPACE_CLASS][index] = max(0, core - size // 4)
                rooms[index] += max(0, size // 2 - core)
        for gap in (index - 1, index):
            if gap > seen and gaps[gap] > natural:
                seen = gap
                room = max(0, widest - gaps[gap] + natural)
                takes[MIXED_CLASS][gap] = (gaps[gap] - natural) // 2
                rooms[gap] += room
    return takes, rooms
