"""Ruby: 拼音 or 注音 above what it explains, in small type between the lines, which stay on their grid.

clreq, “Positioning of interlinear annotations”: pinyin stands centred above its character; one that is wider than its
base may hang over neighbours by a quarter of an em on either side, and what is wider still parts them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from layout.typeset.atoms import Piece, atoms_of
from layout.typeset.bodies import Atom
from layout.typeset.classes import UNBREAKABLE
from layout.typeset.draft import RUBY, Draft
from layout.typeset.lines import Run
from layout.units import Length

if TYPE_CHECKING:
    from layout.fonts.library import Library
    from layout.spec.styles import TextStyle

LARGEST: Final = 500
"""Size of ruby, per mille of its base: half, as clreq has it, where the white between lines takes that."""

SMALLEST: Final = 350
"""… and what it is not made smaller than: below 3.5 pt beside a body of 10 pt, tones can no longer be told apart."""

TALL: Final = 120
"""How much more than its em ruby is deep, per mille: tones over it, tails of g and y under it."""

OVERHANG: Final = 250
"""How far ruby may hang over a neighbour that has none, per mille of an em of the base."""

APART: Final = 80
"""White between the ruby of neighbours, per mille of an em of the base: a sixth of an em of the ruby, so that two
syllables do not read as one."""


def ruby_size(style: TextStyle) -> Length:
    """Size of ruby in lines of *style*: what their leading leaves white, between the two shares."""
    white = (style.leading - style.size) * 1000 // (1000 + TALL)
    return min(style.size * LARGEST // 1000, max(style.size * SMALLEST // 1000, white))


def keep_with_ruby(paragraph: Draft, faces: Library) -> None:
    """Keep what shares one ruby on one line, and part it from its neighbours where its ruby is wider than itself."""
    em, after, before = paragraph.style.size, -1, 0
    for start, end, kind in sorted(paragraph.decorations):
        members = [at for at, offset in enumerate(paragraph.starts[:-1]) if start <= offset < end]
        if not kind.startswith(RUBY) or not members:
            continue
        for at in members[:-1]:
            paragraph.penalties[at] = UNBREAKABLE
        first, last = members[0], members[-1]
        base = sum(paragraph.atoms[at].core + paragraph.gaps[at] for at in members) - paragraph.gaps[last]
        over = (ruby_width(kind, paragraph.style, faces) - base + 1) // 2
        if first and after == first:
            paragraph.gaps[first - 1] += max(0, before + over + em * APART // 1000)
        elif first:
            paragraph.gaps[first - 1] += max(0, over - em * OVERHANG // 1000)
            if after >= 0:
                paragraph.gaps[after - 1] += max(0, before - em * OVERHANG // 1000)
        after, before = last + 1, over
    if 0 < after < len(paragraph.gaps):
        paragraph.gaps[after - 1] += max(0, before - em * OVERHANG // 1000)


def ruby_width(kind: str, style: TextStyle, faces: Library) -> Length:
    """Natural width of the ruby of a decoration."""
    return sum(map(_width, _atoms(kind, style, faces)))


def ruby_runs(kind: str, style: TextStyle, faces: Library) -> tuple[Run, ...]:
    """The glyphs of the ruby of a decoration, their places counted from its left edge."""
    words, made, x = kind.removeprefix(RUBY), [], 0
    for atom, text in zip(_atoms(kind, style, faces), words, strict=False):
        at = x + atom.head + atom.inset
        gids, xs = tuple([one[0] for one in atom.glyphs]), tuple([at + one[1] for one in atom.glyphs])
        texts = (text, *[""] * (len(gids) - 1))
        made.append(Run(atom.look.face, atom.look.size, gids, xs, texts))
        x += _width(atom)
    return tuple(made)


def _atoms(kind: str, style: TextStyle, faces: Library) -> list[Atom]:
    small = style._replace(size=ruby_size(style), autospace=0, latin_size=1000, latin_shift=0)
    return atoms_of((Piece(kind.removeprefix(RUBY), small),), faces).atoms


def _width(atom: Atom) -> Length:
    return atom.head + atom.core + atom.tail
