"""A paragraph made ready to be set at any measure: atoms, and what may happen between each two of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import accumulate
from operator import add
from types import MappingProxyType
from typing import Final

from layout.fonts.library import Library
from layout.spec.styles import TextStyle
from layout.typeset.atoms import Broken, GlyphFault, Piece, atoms_of
from layout.typeset.bodies import Atom
from layout.typeset.cells import into_cells
from layout.typeset.classes import (
    CLOSE,
    COLON,
    CONNECTOR,
    COST_HYPHEN,
    COST_JOINT,
    DASH,
    DIGIT,
    DOT,
    FINAL,
    HAN,
    HANGING,
    KINSOKU,
    LATIN,
    OPEN,
    PUNCTUATION,
    SIGN,
    SOLIDUS,
    SPACE,
    STOP,
    Kinsoku,
)
from layout.typeset.compression import close_up, close_up_to_blank, give_and_room, gives_of, trimmed_ends
from layout.typeset.draft import Draft
from layout.typeset.evenness import LETTERS_MOST
from layout.typeset.head_breaks import words_kept
from layout.typeset.latin_words import HYPHEN, hyphen_places, in_short_word, open_addresses
from layout.typeset.line_ends import RELIEF, UNBREAKABLE, numeral_penalties, penalty_of
from layout.typeset.lines import Chain, GlyphRow, Line, LinePlan
from layout.typeset.ruby import in_columns, keep_with_ruby
from layout.units import Length
from layout.value import NamedTuple

_WORD: Final = frozenset((LATIN, DIGIT, SIGN))
_MARKS: Final = frozenset(range(OPEN, DOT + 1))
_AFTER: Final = frozenset((CLOSE, STOP, COLON, FINAL))


class Memory:
    """What was worked out of a paragraph at its measures: no part of the value, forgotten with its paragraph.

    Two paragraphs are equal whatever they remember.  Compiled, it has to stand before what holds it.
    """

    __slots__ = ("best", "chains", "hyphenated", "lines", "options", "row", "sketches", "tracked")

    def __init__(self) -> None:
        self.best: dict[tuple[tuple[Length, ...], int], Chain] = {}
        self.chains: dict[tuple[tuple[Length, ...], int], dict[int, Chain]] = {}
        self.lines: dict[LinePlan, Line] = {}
        self.options: dict[tuple[int, bool], dict[tuple[int, Length], list[tuple[int, int, int]]]] = {}
        """What :func:`layout.typeset.line_cost.options_of` gives, by patience and strictness, then by atom and room."""
        self.hyphenated: Prepared | None = None
        self.row: GlyphRow | None = None
        self.sketches: dict[tuple[tuple[Length, ...], int, int], tuple[Line, ...]] = {}
        """Lines without runs, by measures, the atom that they begin with and looseness."""
        self.tracked: dict[int, Prepared] = {}
        """The paragraph at other trackings."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Memory)

    def __hash__(self) -> int:
        return 0


class Prepared(NamedTuple):
    """A paragraph in atoms ``0 … n-1``.  Tuples are indexed by atom; a gap has the index of the atom before it.

    Nothing writes into it: in whichever order measures are tried, the same measures give the same lines.  *findings*
    are (offset, cluster, kind, face).  Running sums begin with 0 and have a member more than there are atoms.
    """

    text: str
    style: TextStyle
    faces: Library
    atoms: tuple[Atom, ...]
    starts: tuple[int, ...]
    kinds: tuple[int, ...]
    chars: tuple[str, ...]
    special: tuple[int, ...]
    """The atoms that are not simply Han, and small kana."""
    heads: tuple[Length, ...]
    tails: tuple[Length, ...]
    gaps: tuple[Length, ...]
    """Natural white after each atom."""
    flexes: tuple[int, ...]
    """1 where white may be put in after the atom."""
    penalties: tuple[int, ...]
    trim_start: tuple[Length, ...]
    trim_end: tuple[Length, ...]
    decorations: tuple[tuple[int, int, str], ...]
    """(start, end, kind) of the text that something is drawn at."""
    findings: tuple[GlyphFault, ...]
    sums: tuple[Length, ...]
    gap_sums: tuple[int, ...]
    takes: tuple[tuple[Length, ...], ...]
    """Running sums of what each class of :data:`SHRINK_ORDER` can give."""
    soft_sums: tuple[Length, ...]
    """Running sums of the white that word spaces and Han–Latin gaps take before all others."""
    soft_counts: tuple[int, ...]
    full_sums: tuple[Length, ...]
    """Running sums of natural width, of that white, and of what letters take as a last relief."""
    letter_sums: tuple[int, ...]
    """Running counts of the gaps inside words, which take :data:`layout.typeset.evenness.LETTERS_MOST` at most."""
    gives: tuple[tuple[Length, ...], ...]
    """What lines can give, as :func:`gives_of` has it."""
    hyphens: Mapping[int, tuple[int, Length]]
    """Atoms of Latin words after which a line may end with a hyphen: its glyph and width."""
    memory: Memory

    @property
    def may_hyphenate(self) -> bool:
        """True while words in it might be hyphenated and are not yet."""
        return self.style.hyphenate and not self.hyphens and LATIN in self.kinds

    def hyphenated(self) -> Prepared:
        """This paragraph with its long Latin words open to hyphens; itself when there are none.

        The hyphen's width is kept as a negative blank at the end of a line that ends there.
        """
        known = self.memory.hyphenated
        if known is None:
            known = self.memory.hyphenated = _hyphenated(self) if self.may_hyphenate else self
        return known


def prepare(
    pieces: Sequence[Piece], style: TextStyle, faces: Library, *, one_line: bool = False
) -> Prepared:  # fmt: skip
    """Shape *pieces* and settle widths, blanks, breaks and gaps, which no measure changes.

    For *one_line* at its natural width what it could give and take and where it might end, half of the work on a short
    text, is left out.
    """
    broken = in_columns(atoms_of(pieces, faces), pieces)
    draft = Draft(broken, style)
    _settle(draft)
    if style.down:
        _close_up_cells(draft)
    if PUNCTUATION[style.punctuation].edge:
        draft.trim_end = trimmed_ends(draft)
        draft.trim_start = [head if kind == OPEN else 0 for kind, head in zip(draft.kinds, draft.heads, strict=True)]
    if style.hanging and style.region != "tw":  # there marks stand in the middle of their cells (clreq)
        _hang(draft)
    if style.whole_words and not one_line:
        _keep_words(draft)
    if style.cells:
        into_cells(draft)
    if not one_line and ((style.hyphenate and LATIN in draft.kinds) or DIGIT in draft.kinds):
        open_addresses(draft)
    for index in draft.special:
        if draft.atoms[index].kern and index + 1 < len(draft.atoms):
            draft.trim_end[index] -= draft.atoms[index].kern  # a line that ends here has no neighbour to be kerned to
    # A blank at the end takes no room, which is settled with what it gives.
    takes, rooms = give_and_room(draft) if not one_line or SPACE in draft.kinds else ((), ())
    offset = 0
    for piece in pieces:
        if piece.decoration:
            draft.decorate(offset, offset + len(piece.text), piece.decoration)
        offset += len(piece.text)
    if draft.decorations:
        keep_with_ruby(draft, faces)
    return _frozen(draft, faces, broken, () if one_line else takes, rooms)


def _frozen(
    draft: Draft, faces: Library, broken: Broken, takes: Sequence[Sequence[Length]], rooms: Sequence[Length]
) -> Prepared:
    sums = (0, *accumulate(map(add, map(add, draft.heads, draft.cores), map(add, draft.tails, draft.gaps))))
    nothing = (0,) * len(sums)
    running = tuple([(0, *accumulate(take)) if any(take) else nothing for take in takes])
    soft = (0, *accumulate(rooms))
    letters, full = nothing, map(add, sums, soft)
    if 1 in draft.letters:
        letters, unit = (0, *accumulate(draft.letters)), LETTERS_MOST * draft.style.size // 1000
        full = map(add, full, [unit * count for count in letters])
    gives = gives_of(draft, takes) if takes else ()
    return Prepared(
        draft.text, draft.style, faces, tuple(draft.atoms), tuple(draft.starts), tuple(draft.kinds),
        tuple(draft.chars), tuple(draft.special), tuple(draft.heads), tuple(draft.tails), tuple(draft.gaps),
        tuple(draft.flexes), tuple(draft.penalties), tuple(draft.trim_start), tuple(draft.trim_end),
        tuple(draft.decorations), tuple(broken[3]),
        sums, (0, *accumulate(draft.flexes)), running,
        soft, tuple(accumulate(map(bool, rooms), initial=0)) if any(rooms) else nothing, tuple(full), letters, gives,
        MappingProxyType({}), Memory(),
    )  # fmt: skip


def _hyphenated(paragraph: Prepared) -> Prepared:
    places = hyphen_places(paragraph.text, paragraph.starts, paragraph.kinds)
    if not places:
        return paragraph
    hyphens = {index: _hyphen_of(paragraph, index) for index in places}
    penalties, trims = list(paragraph.penalties), list(paragraph.trim_end)
    for index, (_, width) in hyphens.items():
        penalties[index] = COST_HYPHEN
        trims[index] -= width
    return paragraph._replace(
        penalties=tuple(penalties), trim_end=tuple(trims), hyphens=MappingProxyType(hyphens), memory=Memory()
    )


def _hyphen_of(paragraph: Prepared, index: int) -> tuple[int, Length]:
    """The hyphen in the face of atom *index*: its glyph and its width."""
    look = paragraph.atoms[index].look
    shaped = paragraph.faces.face(look.face).shape(HYPHEN)
    return shaped.gids[0], shaped.advances[0] * look.size // 1000


def _keep_words(paragraph: Draft) -> None:
    """Let a line end in a word of the dictionary only where that saves white that is seen; rules cost more anyway."""
    starts, penalties = paragraph.starts, paragraph.penalties
    for start, end, cost in words_kept(paragraph.text):
        for gap in range(bisect_left(starts, start), bisect_left(starts, end) - 1):
            penalties[gap] = max(penalties[gap], cost)


def _hang(paragraph: Draft) -> None:
    """Let a stop or comma at a line's end stand past the measure; never one of several marks in a row (clreq)."""
    kinds = paragraph.kinds
    for index in paragraph.special:
        alone = not index or kinds[index - 1] not in _MARKS
        if kinds[index] in (STOP, FINAL) and paragraph.chars[index] in HANGING and alone:
            paragraph.trim_end[index] = paragraph.tails[index] + paragraph.atoms[index].core


def _close_up_cells(paragraph: Draft) -> None:
    """Take the white of Latin beside Han back where it stands upright, in a cell as a Han character does (clreq)."""
    natural = paragraph.style.tracking * paragraph.style.size // 1000
    for index in paragraph.special:
        if paragraph.kinds[index] in (LATIN, DIGIT) and not paragraph.atoms[index].look.turned:
            for gap in (index - 1, index):
                if gap >= 0 and HAN in paragraph.kinds[gap : gap + 2]:
                    paragraph.gaps[gap] = natural


def _settle(paragraph: Draft) -> None:
    """Go over every gap that is not simply between two Han."""
    style = paragraph.style
    level = KINSOKU[style.kinsoku]
    cap = style.opposed or PUNCTUATION[style.punctuation].cap
    figures = style.autospace if style.autospace_figures < 0 else style.autospace_figures
    autospace = (style.autospace * style.size // 1000, figures * style.size // 1000)
    kinds, chars, penalties = paragraph.kinds, paragraph.chars, paragraph.penalties
    last = len(kinds) - 1
    seen = -1
    for index in paragraph.special:
        for gap in (index - 1, index):
            if seen < gap < last:
                seen = gap
                if kinds[gap] + kinds[gap + 1] in _MARKS and not (kinds[gap] and kinds[gap + 1]):
                    # A Han and a mark, most of all gaps: nothing is closed up there, and only edges matter.
                    if chars[gap + 1] in level.start or chars[gap] in level.end:
                        penalties[gap] = RELIEF
                else:
                    _settle_gap(paragraph, gap, kinds, level, cap, autospace)
    numeral_penalties(paragraph)


def _settle_gap(
    paragraph: Draft, gap: int, kinds: list[int], level: Kinsoku, cap: int, autospace: tuple[Length, Length]
) -> None:
    chars = paragraph.chars
    a, b = kinds[gap], kinds[gap + 1]
    if a in _WORD and b in _WORD:
        paragraph.flexes[gap] = 0
        paragraph.letters[gap] = int(LATIN in (a, b))
        paragraph.penalties[gap] = UNBREAKABLE
        if chars[gap] in "-/" and b == LATIN and gap and kinds[gap - 1] == LATIN and not in_short_word(paragraph, gap):
            paragraph.penalties[gap] = COST_JOINT
        return
    if a in _MARKS and b in _MARKS:
        close_up(paragraph, gap, a, b, cap)
    elif "\u3000" in (chars[gap], chars[gap + 1]):
        close_up_to_blank(paragraph, gap, cap)
    if (a in _WORD and b in _AFTER and not paragraph.heads[gap + 1]) or (a == OPEN and b in _WORD):
        # A Han has white of its own before a comma, a letter or figure none: in a loose line 123 、 fell apart.
        paragraph.flexes[gap] = 0
        paragraph.letters[gap] = 1
    if a == SPACE or b == SPACE or a in (CONNECTOR, SOLIDUS) or b in (CONNECTOR, SOLIDUS):
        paragraph.flexes[gap] = 0
    if (a == HAN and b in (LATIN, DIGIT)) or (b == HAN and a in (LATIN, DIGIT)):
        paragraph.gaps[gap] += autospace[DIGIT in (a, b)]
    paragraph.penalties[gap] = penalty_of(paragraph, gap, level)
    if a == DOT and b == LATIN and in_short_word(paragraph, gap):
        paragraph.penalties[gap] = UNBREAKABLE
    if a == DASH and b == DASH and paragraph.penalties[gap] == UNBREAKABLE:
        paragraph.flexes[gap] = 0  # the halves of one dash are not driven apart
