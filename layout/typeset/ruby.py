"""Ruby: 拼音 or 注音 above what it explains, in small type between the lines, which stay on their grid.

clreq, “Positioning of interlinear annotations”: pinyin stands centred above its character; one that is wider than its
base may hang over neighbours by a quarter of an em on either side, and what is wider still parts them.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import groupby
from typing import TYPE_CHECKING, Final

from layout.typeset.atoms import Piece, atoms_of
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
        members = range(bisect_left(paragraph.starts, start), bisect_left(paragraph.starts, end))
        if not kind.startswith(RUBY) or not members:
            continue
        for at in members[:-1]:
            paragraph.penalties[at] = UNBREAKABLE
        first, last = members[0], members[-1]
        base = sum(paragraph.atoms[at].core + paragraph.gaps[at] for at in members) - paragraph.gaps[last]
        over = (set_ruby(kind, paragraph.style, faces)[0] - base + 1) // 2
        if first and after == first:
            paragraph.gaps[first - 1] += max(0, before + over + em * APART // 1000)
        elif first:
            paragraph.gaps[first - 1] += max(0, over - em * OVERHANG // 1000)
            if after >= 0:
                paragraph.gaps[after - 1] += max(0, before - em * OVERHANG // 1000)
        after, before = last + 1, over
    if 0 < after < len(paragraph.gaps):
        paragraph.gaps[after - 1] += max(0, before - em * OVERHANG // 1000)


def set_ruby(kind: str, style: TextStyle, faces: Library) -> tuple[Length, tuple[Run, ...]]:
    """The ruby of a decoration in lines of *style*: its width, and its glyphs, their places counted from its left."""
    small = style._replace(size=ruby_size(style), autospace=0, latin_size=1000, latin_shift=0)
    words, atoms, starts, _ = atoms_of((Piece(kind.removeprefix(RUBY), small),), faces)
    made: list[Run] = []
    x = 0
    pieces = zip(atoms, starts, [*starts[1:], len(words)], strict=True)
    for look, run in groupby(pieces, key=lambda piece: piece[0].look):
        gids: list[int] = []
        xs: list[Length] = []
        texts: list[str] = []
        ups: list[Length] = []
        for atom, start, end in run:
            # Letters and their tones may be one glyph or several, and several letters one: all read as written.
            texts += [words[start:end], *[""] * (len(atom.glyphs) - 1)]
            gids += [gid for gid, _, _ in atom.glyphs]
            xs += [x + atom.head + atom.inset + along for _, along, _ in atom.glyphs]
            ups += [up for _, _, up in atom.glyphs]
            x += atom.head + atom.core + atom.tail
        ys = tuple([-up for up in ups]) if style.down else ()
        made.append(Run(look.face, look.size, tuple(gids), tuple(xs), tuple(texts), ys, turned=look.turned))
    return x, tuple(made)
