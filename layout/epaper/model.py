"""An issue as readers of a screen meet it: leaves with spots to touch, and stories whole."""

from __future__ import annotations

from layout.geometry import Point, Rect
from layout.units import Length
from layout.value import NamedTuple

Outline = tuple[Point, ...]
"""The corners of an upright polygon, in millipoints of the trimmed page, clockwise from the upper left."""


class StyledText(NamedTuple):
    """Text that is set alike: *kind* is that of a :class:`layout.stories.model.Span`, or empty."""

    text: str
    kind: str = ""
    value: str = ""
    """What stands beside a base of ruby."""


class Shot(NamedTuple):
    """A picture of a story: *image* as the issue names it, *file* as the e-paper does."""

    image: str
    file: str
    alt: str
    width: int
    height: int
    caption: str = ""
    credit: str = ""


class ScreenCell(NamedTuple):
    """A cell of a table, *across* columns wide and *down* rows deep; *is_head* where it names a column.

    *counts*: it is a figure of a column of figures, or names one, and stands to the right.
    """

    runs: tuple[StyledText, ...]
    across: int = 1
    down: int = 1
    is_head: bool = False
    counts: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)


class Block(NamedTuple):
    """A paragraph (``p``), a subhead, a quotation (``quote``), a picture (its *shot*), or several rows of one thing.

    These are a ``table``, a ``list``, ``verse`` and ``notes``; all but a table have one cell a row.  An ``aside`` is a
    boxed note, its title the *label*, with blocks *inside* it.
    """

    kind: str
    runs: tuple[StyledText, ...] = ()
    shot: Shot | None = None
    label: str = ""
    rows: tuple[tuple[ScreenCell, ...], ...] = ()
    inside: tuple[Block, ...] = ()

    @property
    def text(self) -> str:
        """Its words, those of a row on a line."""
        if self.inside:
            lines = [one.text for one in self.inside]
            return "\n".join([self.label, *lines] if self.label else lines)
        if self.rows:
            lines = ["\u3000".join(cell.text for cell in row) for row in self.rows]
            return "\n".join(lines)
        return "".join(run.text for run in self.runs)


class Article(NamedTuple):
    """A story with all its words, wherever on the pages they stand."""

    slug: str
    kind: str
    title: str
    lines: tuple[str, ...]
    kicker: str
    deck: str
    rubric: str
    byline: str
    names: tuple[str, ...]
    dateline: str
    signature: str
    blocks: tuple[Block, ...]
    shots: tuple[Shot, ...]
    pages: tuple[int, ...]
    summary: str
    vertical: bool = False
    """It is set downward where it begins, and so it is where it is read."""

    @property
    def text(self) -> str:
        """Everything there is to read, for a search."""
        shots = " ".join(f"{shot.caption} {shot.credit}" for shot in self.shots)
        parts = (self.rubric, self.kicker, self.deck, self.byline, *(b.text for b in self.blocks), self.signature)
        return "\n".join(part for part in (*parts, shots) if part.strip())


class TouchSpot(NamedTuple):
    """A place of a page that opens a story."""

    slug: str
    slot: str
    outlines: tuple[Outline, ...]
    rects: tuple[Rect, ...]
    """The same place as rectangles, none of which lies on another, the uppermost first."""


class Leaf(NamedTuple):
    """A page with its spots and its stories in reading order."""

    number: int
    section: str
    width: Length
    height: Length
    spots: tuple[TouchSpot, ...]
    slugs: tuple[str, ...]


class Publication(NamedTuple):
    """The issue.  *site* is where it will be found on the web, empty when that is not known."""

    id: str
    paper: str
    publisher: str
    facts: tuple[str, ...]
    date: str
    day: str
    language: str
    leaves: tuple[Leaf, ...]
    articles: tuple[Article, ...]
    accent: str
    site: str = ""
    previous: str = ""
    next: str = ""
    vertical: bool = False
    """Its pages are set downward: it is read from the right."""

    def article(self, slug: str) -> Article:
        """The article *slug*; ``KeyError`` when there is none."""
        for one in self.articles:
            if one.slug == slug:
                return one
        raise KeyError(slug)
