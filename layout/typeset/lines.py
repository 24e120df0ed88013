"""What setting a paragraph yields: lines whose glyphs have their places."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from operator import add
from typing import TYPE_CHECKING, Final

from layout.units import EM_ASCENT, Length
from layout.value import NamedTuple

if TYPE_CHECKING:
    from layout.typeset.bodies import Atom


class Run(NamedTuple):
    """Glyphs of one face and size in a line; ``xs`` count from the line's left edge, in millipoints."""

    face: str
    size: Length
    gids: tuple[int, ...]
    xs: tuple[Length, ...]
    texts: tuple[str, ...]
    """What each glyph reads as; "" on the second and later glyphs of a cluster."""
    ys: tuple[Length, ...] = ()
    stroke: Length = 0
    turned: bool = False
    """On its side in a line downward: a quarter to the right, each glyph about its own place."""


class GlyphRow(NamedTuple):
    """The glyphs of a paragraph where they would stand in one row of cells, with nothing put in or taken out.

    *odd* are the atoms that are not one glyph for one character, of which no more than the first glyph is here; *turns*
    those that another face or size begins with.  *ups* is empty where no glyph is raised.
    """

    gids: tuple[int, ...]
    xs: tuple[Length, ...]
    ups: tuple[Length, ...]
    odd: Sequence[int]
    turns: Sequence[int]

    def is_plain(self, first: int, last: int) -> bool:
        """True where the line of atoms *first* to *last* is so many characters of one face with a glyph each."""
        odd, turns = self.odd, self.turns
        return (not odd or bisect_left(odd, first) == bisect_right(odd, last)) and (
            not turns or bisect_right(turns, first) == bisect_right(turns, last)
        )


_NO_GLYPH: Final = (0, 0, 0)


def glyph_row(
    atoms: Sequence[Atom], starts: Sequence[int], sums: Sequence[Length], heads: Sequence[Length]
) -> GlyphRow:
    """The row of *atoms* that begin at *starts* of the text and whose cells begin at *sums*, with blanks *heads*."""
    _, _, _, _, looks, insets, glyphs, _ = zip(*atoms, strict=True)
    lengths = list(map(len, glyphs))
    odd: list[int] = []
    if lengths.count(1) != len(lengths) or starts[-1] - starts[0] != len(lengths):
        ends = pairwise(starts)
        odd = [at for at, (count, (a, b)) in enumerate(zip(lengths, ends, strict=True)) if count != 1 or b - a != 1]
    gids, alongs, ups = zip(*[one[0] if one else _NO_GLYPH for one in glyphs], strict=True)
    xs = map(add, map(add, sums, heads), map(add, insets, alongs))
    turns: list[int] = []
    if looks.count(looks[0]) != len(looks):
        turns = [at for at, (a, b) in enumerate(pairwise(looks), 1) if a != b]
    return GlyphRow(gids, tuple(xs), ups if any(ups) else (), odd, turns)


class Adornment(NamedTuple):
    """What is drawn at a line from *left* to *right*: ``dots``, ``sesame``, ``underline``, ``wave``, ``ruby``."""

    kind: str
    left: Length
    right: Length
    size: Length
    """Of the type it belongs to."""
    runs: tuple[Run, ...] = ()
    """Of ruby: its glyphs, their places counted from *left*."""


class LinePlan(NamedTuple):
    """A line as atoms of its paragraph from *first* to before *after*, in a measure, with or without filling it.

    *hyphenated* when its end was found with the paragraph's long words open to hyphens.
    """

    first: int
    after: int
    measure: Length
    indent: Length
    fill: bool
    hyphenated: bool = False


class Line(NamedTuple):
    """One set line of a paragraph.

    ``text[start:end]`` of the paragraph is on it, trailing spaces included.  *width* is where the last
    cell ends; in a justified line that is the measure.  *gap* is the space put between Han, per mille of
    an em (negative: tightened).  *relief* counts rules of line edges that had to give way.
    """

    start: int
    end: int
    runs: tuple[Run, ...]
    measure: Length
    width: Length
    gap: int = 0
    relief: int = 0
    last: bool = False
    plan: LinePlan | None = None
    """How the line is to be drawn, when it has no runs yet."""
    adorned: tuple[Adornment, ...] = ()


def starts_at(line: Line, *, down: bool) -> Length:
    """Where the first cell of *line* begins; 0 for one without glyphs.

    In a line set *down*, glyphs that stand upright have their places at the foot of their em box.
    """
    return min(
        (run.xs[0] - (run.size * EM_ASCENT // 1000 if down and not run.turned else 0) for run in line.runs if run.xs),
        default=0,
    )


class Chain(NamedTuple):
    """Line ends of a paragraph as atoms (exclusive), what they cost together, and the widest white seen on a line.

    The least cost is best; a thousand million is a runt, a thousand of these a rule broken at a line's edge.
    *hyphenated* as in :class:`LinePlan`.
    """

    ends: tuple[int, ...]
    cost: int
    widest: int
    hyphenated: bool = False
