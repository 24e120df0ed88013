"""Small type at the text: ruby (拼音, 注音) above what it explains, and notes of two small lines in a line (割注).

clreq, “Positioning of interlinear annotations”: pinyin stands centred above its character; one that is wider than its
base may hang over neighbours by a quarter of an em on either side, and what is wider still parts them.  Lines stay on
their grid beside either.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, Final

from layout.typeset.atoms import WARICHU, Broken, Piece, atoms_of
from layout.typeset.bodies import Atom
from layout.typeset.classes import DIGIT, HAN, KINSOKU, LATIN, UNBREAKABLE, class_of
from layout.typeset.draft import RUBY, Draft
from layout.typeset.line_ends import RELIEF
from layout.typeset.lines import Run
from layout.units import EM_ASCENT, Length

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


NOTE: Final = 667
"""Size of a note of two lines, per mille of the text's, where the white between lines takes what stands out of them."""

COST_COLUMN: Final = 1600
"""Of a column of a note that stands alone on its line: a white of 0.04 em."""

SQUEEZED: Final = 100
"""How much wider than its place the fuller row of a note may be by itself, per mille: letters give up so much."""

MOST_WORD: Final = 8
"""How long a word may be that is one column, in its own ems: sixteen letters.  One that is longer is several columns,
which no line parts that has another way to end."""

MOST_UNITS: Final = 24
"""Characters and words that are looked at for one column of a note: a long word over small letters takes no more."""


def ruby_size(style: TextStyle) -> Length:
    """Size of ruby in lines of *style*: what their leading leaves white, between the two shares."""
    white = (style.leading - style.size) * 1000 // (1000 + TALL)
    return min(style.size * LARGEST // 1000, max(style.size * SMALLEST // 1000, white))


def keep_with_ruby(paragraph: Draft, faces: Library) -> None:
    """Keep what shares one ruby on one line, and part it from its neighbours where its ruby is wider than itself.

    Notes of two lines may end a line after a column.
    """
    em, after, before = paragraph.style.size, -1, 0
    for start, end, kind in sorted(paragraph.decorations):
        members = range(bisect_left(paragraph.starts, start), bisect_left(paragraph.starts, end))
        if kind == WARICHU:
            _part_columns(paragraph, members)
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
    broken = atoms_of((Piece(kind.removeprefix(RUBY), small),), faces)
    runs = _placed(broken, (0, len(broken.atoms)), 0)
    flat = tuple([run._replace(stroke=0, ys=run.ys if style.down else ()) for run in runs])
    return sum(map(_wide, broken.atoms)), flat


def _wide(atom: Atom) -> Length:
    return atom.head + atom.core + atom.tail


def _placed(
    broken: Broken, span: tuple[int, int], x: Length, *, less: Length = 0, up: Length = 0
) -> Iterator[Run]:  # fmt: skip
    """The atoms *span* of *broken* side by side from *x*, *up* over the baseline, each *less* nearer to the last."""
    words, atoms, starts, _ = broken
    first, after = span
    pieces = list(zip(atoms, starts, [*starts[1:], len(words)], strict=True))[first:after]
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
            ups += [up + above for _, _, above in atom.glyphs]
            x += _wide(atom) - less
        ys = tuple([-above for above in ups])
        yield Run(look.face, look.size, tuple(gids), tuple(xs), tuple(texts), ys, look.stroke, look.turned)


def note_size(style: TextStyle) -> Length:
    """Size of a note of two lines in lines of *style*: half and more, as the white beside them allows."""
    return min(style.size * NOTE // 1000, max(style.size // 2, (style.size + style.leading) // 4))


def in_columns(broken: Broken, pieces: Sequence[Piece]) -> Broken:
    """*broken* with the words of notes of two lines (割注) as columns of two characters, one over the other.

    A column is an atom without glyphs: what stands above and what below is known when a line is drawn that has it
    (:func:`two_rows`).
    """
    if all(piece.decoration != WARICHU for piece in pieces):
        return broken
    text, atoms, starts, found = broken
    made: list[Atom] = []
    begins: list[int] = []
    at = end = 0
    for is_note, some in groupby(pieces, key=lambda piece: piece.decoration == WARICHU):
        (first, *_), words = zip(*[(piece.style, piece.text) for piece in some], strict=True)
        end += sum(map(len, words))
        after = bisect_left(starts, end)
        if not is_note:
            made += atoms[at:after]
            begins += starts[at:after]
            at = after
        while at < after:
            count, wide = _column(broken, at, after, first.size)
            small = note_size(first)
            look = atoms[at].look._replace(size=small)
            made.append(Atom(HAN, 0, wide * small // first.size, 0, look, 0, ()))
            begins.append(starts[at])
            at += count
    return Broken(text, made, begins, found)


def _column(broken: Broken, first: int, after: int, em: Length) -> tuple[int, Length]:
    """How many atoms from *first* on make a column, of two characters or of whole words, and how wide it is."""
    units = _units(broken, first, after, em)
    longest, total, taken = em, 0, 0
    for unit in units:
        longest = max(longest, unit[1])
        if taken and total + unit[1] > 2 * longest:
            break
        total += unit[1]
        taken += 1
    sums = [0, *accumulate(wide for _, wide in units[:taken])]
    return sum(count for count, _ in units[:taken]), min(max(one, total - one) for one in sums)


def _units(broken: Broken, first: int, after: int, em: Length) -> list[tuple[int, Length]]:
    """The atoms *first* … by what is not parted: how many they are and how wide, as many as a column may want."""
    text, atoms, starts, _ = broken
    made: list[tuple[int, Length]] = []
    for at in range(first, after):
        if made and _of_one_word(text[starts[at] - 1], text[starts[at]]):
            if made[-1][1] > MOST_WORD * em:
                break
            made[-1] = made[-1][0] + 1, made[-1][1] + _wide(atoms[at])
        elif len(made) == MOST_UNITS:
            break
        else:
            made.append((1, _wide(atoms[at])))
    return made


def _part_columns(paragraph: Draft, members: range) -> None:
    """A line ends after a column of a note only where its words may be parted."""
    level, words = KINSOKU[paragraph.style.kinsoku], paragraph.text
    for at in members[:-1]:
        before, after = words[paragraph.starts[at + 1] - 1], words[paragraph.starts[at + 1]]
        paragraph.penalties[at] = 0
        if _of_one_word(before, after):
            paragraph.penalties[at] = UNBREAKABLE
        elif after in level.start or before in level.end:
            paragraph.penalties[at] = RELIEF
        elif at in (members[0], members[-2]):
            paragraph.penalties[at] = COST_COLUMN


def _of_one_word(before: str, after: str) -> bool:
    return class_of(before) in (LATIN, DIGIT) and class_of(after) in (LATIN, DIGIT)


def two_rows(words: str, style: TextStyle, faces: Library, x: Length, width: Length) -> tuple[Run, ...]:
    """What a line has of a note (割注), in two rows from *x* on that take *width*: the first half over the second.

    In lines downward the first stands at the right (JLREQ, “Composition of Inline Cutting Notes”).
    """
    small = note_size(style)
    broken = atoms_of((Piece(words, style._replace(size=small), WARICHU),), faces)
    half = _half(broken, style, width)
    middle = style.size * (2 * EM_ASCENT - 1000) // 2000
    ups = middle + small * (1000 - EM_ASCENT) // 1000, middle - small * EM_ASCENT // 1000
    spans = (0, half), (half, len(broken.atoms))
    wides = [sum(map(_wide, broken.atoms[slice(*span)])) for span in spans]
    # The fuller row takes all of the width, and its white between characters is the other's.
    fuller = spans[wides.index(max(wides))]
    less = (max(wides) - width) // max(1, fuller[1] - fuller[0] - 1)
    made: list[Run] = []
    for span, up in zip(spans, ups, strict=True):
        made += _placed(broken, span, x, less=less, up=up)
    return tuple(made)


def _half(broken: Broken, style: TextStyle, width: Length) -> int:
    """Where the second row begins: so that the wider of the rows is least, and its first character may begin one.

    A rule is broken or a word parted where they would be squeezed otherwise: lines with no other way to end do so too.
    """
    text, atoms, starts, _ = broken
    level = KINSOKU[style.kinsoku]
    sums = [0, *accumulate(map(_wide, atoms))]
    right = least = (sums[-1], len(atoms))
    for at in range(1, len(atoms)):
        before, after = text[starts[at] - 1], text[starts[at]]
        longer = max(sums[at], sums[-1] - sums[at])
        one = (longer + (sums[at] < sums[-1] - sums[at]), at)
        least = min(least, one)
        if not (after in level.start or before in level.end or after == " " or _of_one_word(before, after)):
            right = min(right, one)
    return (right if right[0] * 1000 <= width * (1000 + SQUEEZED) else least)[1]
