"""What setting a paragraph yields: lines whose glyphs have their places."""

from __future__ import annotations

from layout.units import EM_ASCENT, Length
from layout.value import NamedTuple


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

    The least cost is best; a million is a runt, a thousand million a rule broken at a line's edge.  *hyphenated* as in
    :class:`LinePlan`.
    """

    ends: tuple[int, ...]
    cost: int
    widest: int
    hyphenated: bool = False
