"""The finished sheet: a page and its marks, all that an exporter may see.

Marks stand in reading order.  Each carries a :class:`Tag` that says what it is of (a head of a story, its
third paragraph, …); marks of page furniture that nobody reads, such as rules, carry none.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, TypeAlias

from layout.findings import Finding
from layout.geometry import Point, Rect
from layout.units import Length
from layout.value import NamedTuple

UNDER_BLACK: Final = 1200
"""Ink, in per mille of one solid, on which black may overprint: with it the 220 % that newsprint is wanted to take."""


class Ink(NamedTuple):
    """A colour of ink, each plate in whole per mille of a solid.

    With the name of a *spot* ink it is printed from that ink's own plate, *share* per mille of its solid; the four
    process plates then say what it looks like, for proofs and screens.
    """

    c: int
    m: int
    y: int
    k: int
    spot: str = ""
    share: int = 1000

    @property
    def plates(self) -> tuple[int, int, int, int]:
        """The four process plates."""
        return self.c, self.m, self.y, self.k

    @property
    def is_deep(self) -> bool:
        """True where black printed over it is more ink than newsprint is wanted to take."""
        return not self.spot and self.c + self.m + self.y > UNDER_BLACK


def process_ink(plates: Iterable[int]) -> Ink:
    """The colour of four *plates*, each in per mille of a solid."""
    c, m, y, k = plates
    return Ink(c, m, y, k)


BLACK = Ink(0, 0, 0, 1000)
PAPER = Ink(0, 0, 0, 0)


class CellPlace(NamedTuple):
    """A cell of a table: *table* is the paragraph that its table begins with, *row* and *column* count from 0."""

    table: int
    row: int
    column: int
    across: int = 1
    down: int = 1
    is_head: bool = False


class Tag(NamedTuple):
    """What a mark belongs to.  *role* is one of the words in :data:`ROLES`; *part* counts paragraphs."""

    story: str
    role: str
    part: int = 0
    cell: CellPlace | None = None
    """Of a row of a table, the cell."""
    form: str = ""
    """What a paragraph is: ``item`` of a list, ``label`` of one, ``note``, ``quote``; empty: plain."""


ROLES = (
    "flag", "folio", "rubric", "kicker", "head", "deck", "byline", "subhead", "paragraph", "row", "signature", "jump",
    "picture", "caption", "credit", "ear", "index", "credits", "notice", "ad", "code", "quote",
)  # fmt: skip


class GlyphRun(NamedTuple):
    """Glyphs of one face and size on one baseline.

    *origin* is the baseline's start.  Glyph ``i`` is drawn with its own origin ``xs[i]`` millipoints along
    and ``ys[i]`` (empty when all are 0) below it.  ``texts[i]`` is what glyph ``i`` reads as: the whole
    cluster on its first glyph, "" on the others.  *stroke* thickens every glyph by that line width.
    """

    face: str
    size: Length
    origin: Point
    gids: tuple[int, ...]
    xs: tuple[Length, ...]
    texts: tuple[str, ...]
    ink: Ink = BLACK
    tag: Tag | None = None
    ys: tuple[Length, ...] = ()
    stroke: Length = 0
    turned: bool = False
    """Every glyph lies on its side, turned a quarter to the right about its origin."""
    drawn: bool = False
    """Only the line of *stroke* is drawn, as shapes that nobody reads: what lies under type with an outline."""
    squeeze: int = 1000
    """Set width in per mille of the natural width; 1000 everywhere but in artwork such as a flag."""
    ruby: bool = False
    """Small type over other type: its size follows that of its base and is measured by no rule for running text."""


class Rule(NamedTuple):
    """A straight line of ink, *dash* empty for a solid one."""

    start: Point
    end: Point
    thickness: Length
    ink: Ink = BLACK
    dash: tuple[Length, ...] = ()
    tag: Tag | None = None
    round: bool = False
    """Its ends are round; one of hardly any length is a dot."""

    @property
    def rect(self) -> Rect:
        """The place that it takes, and half its thickness beyond its ends."""
        left, right = sorted((self.start.x, self.end.x))
        top, foot = sorted((self.start.y, self.end.y))
        half = self.thickness // 2
        return Rect(left - half, top - half, right - left + 2 * half, foot - top + 2 * half)


class Tint(NamedTuple):
    """A filled rectangle."""

    rect: Rect
    ink: Ink
    tag: Tag | None = None


Shown: TypeAlias = "tuple[str, tuple[int, int, int, int], Ink | None]"
"""Which part of which picture is shown, and in which ink alone: marks that share it share an image of the file."""


class Picture(NamedTuple):
    """A picture cropped into a box: *image* names it in the edition's pictures, *crop* is in its own pixels.

    With an *ink* it is printed in that one alone, its shadows as solid as the ink is; a colour picture loses its hues.
    """

    rect: Rect
    image: str
    crop: tuple[int, int, int, int]
    alt: str
    tag: Tag | None = None
    ink: Ink | None = None

    @property
    def shown(self) -> Shown:
        """What of it a file has to hold."""
        return self.image, self.crop, self.ink


class InkStop(NamedTuple):
    """An *ink* at per mille of a shade's way, hiding so many per mille of what lies under it."""

    at: int
    ink: Ink
    opacity: int = 1000


class InkGradient(NamedTuple):
    """Inks that go over into one another, before the first and after the last as these are.

    In a space of its own: along x from 0 to 1 or, where it is *radial*, from a circle round *focus* (x, y, radius, in
    millionths) to that of radius 1 round the origin.  *matrix* leads from there to the drawing's millipoints.
    """

    radial: bool
    matrix: tuple[Length, Length, Length, Length, Length, Length]
    stops: tuple[InkStop, ...]
    focus: tuple[int, int, int] = (0, 0, 0)


Outline: TypeAlias = tuple[tuple[str, tuple[Length, ...]], ...]
"""Steps of a path, see :class:`DrawnPath`."""


class DrawnPath(NamedTuple):
    """A path of a drawing, filled, stroked or both.

    *steps* are ``m`` (move to), ``l`` (line to), ``c`` (curve by two control points to) and ``h`` (close), each with
    the x and y of its points in millipoints from the drawing's upper left corner, y downward.
    """

    steps: Outline
    fill: Ink | InkGradient | None = BLACK
    stroke: Ink | InkGradient | None = None
    width: Length = 0
    """Of the stroke's line."""
    even_odd: bool = False
    """What lies inside is found by the even-odd rule, not by the non-zero one."""
    dash: tuple[Length, ...] = ()
    dash_from: Length = 0
    ends: int = 0
    """Of the line: 0 butt, 1 round, 2 square."""
    corners: int = 1
    """Of the line: 0 mitred, 1 round, 2 bevelled."""
    opacity: tuple[int, int] = (1000, 1000)
    """Per mille of what lies under them that fill and stroke hide."""
    clips: tuple[tuple[Outline, bool], ...] = ()
    """What it is cut off at, one after another; each with the even-odd rule or without."""


class Drawing(NamedTuple):
    """Line art in press colours: an infographic, a QR code.  What reaches beyond *rect* is cut off."""

    rect: Rect
    shapes: tuple[DrawnPath, ...]
    alt: str
    tag: Tag | None = None


class Artwork(NamedTuple):
    """A page of somebody else's PDF, placed as it is: *file* names it in the edition's artworks.

    *size* (width, height) is that of its trimmed page; it is drawn so large that this fills *rect*.  What is shown is
    cut off at *window*, which may reach beyond *rect* where the page bleeds.
    """

    rect: Rect
    file: str
    size: tuple[Length, Length]
    window: Rect
    alt: str
    tag: Tag | None = None


Mark: TypeAlias = GlyphRun | Rule | Tint | Picture | Drawing | Artwork
"""Every kind of mark there is."""

Figure: TypeAlias = Picture | Drawing | Artwork
"""Marks that are looked at, not read: each has words in place of it."""


def inks_in(paint: Ink | InkGradient | None) -> tuple[Ink, ...]:
    """The inks of a fill or stroke."""
    if isinstance(paint, InkGradient):
        return tuple(stop.ink for stop in paint.stops)
    return () if paint is None else (paint,)


def inks_of(mark: Mark) -> tuple[Ink, ...]:
    """The inks that *mark* itself names; placed pages, and pictures not of one ink, bring their own colours."""
    if isinstance(mark, Picture | Artwork):
        return () if isinstance(mark, Artwork) or mark.ink is None else (mark.ink,)
    if isinstance(mark, Drawing):
        return tuple(ink for one in mark.shapes for paint in (one.fill, one.stroke) for ink in inks_in(paint))
    return (mark.ink,)


class Page(NamedTuple):
    """One finished page, trimmed size *width* × *height*."""

    number: int
    width: Length
    height: Length
    bleed: Length
    marks: tuple[Mark, ...]
    slug: Length = 0
    """Paper beyond the bleed on every side, for the printer's marks."""
    fold: str = ""
    """Which page of a spread it is, ``left`` or ``right``: it has no bleed in the fold, and nothing goes on past it."""

    @property
    def shown(self) -> Rect:
        """All that a press may print of it: the trimmed page and its bleed."""
        left = 0 if self.fold == "right" else self.bleed
        right = 0 if self.fold == "left" else self.bleed
        return Rect(-left, -self.bleed, self.width + left + right, self.height + 2 * self.bleed)

    @property
    def beyond(self) -> Length:
        """The sheet beyond the trimmed page on every side."""
        return self.bleed + self.slug


class Edition(NamedTuple):
    """Every page of an issue, with what was found while making it up."""

    id: str
    title: str
    date: str
    language: str
    pages: tuple[Page, ...]
    findings: tuple[Finding, ...]
    from_right: bool = False
    """It is read from right to left: the first of two pages that face each other lies at the right."""
