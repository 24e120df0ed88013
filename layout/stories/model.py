"""A story as the page needs it, every piece knowing the lines of copy it came from."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import pairwise

from layout.findings import Finding, Place
from layout.stories.margins import MarginLine
from layout.value import NamedTuple


class Span(NamedTuple):
    """Something that holds for ``text[start:end]`` of a paragraph.

    *kind* is ``strong``, ``emphasis``, ``dots``, ``underline``, ``wave``, ``mourning`` (示亡号), ``warichu`` (割注),
    ``note`` (a note's mark), ``sup``, ``sub``, ``ruby`` (*value* is what stands above the base) or ``link`` (*value* is
    the address).
    """

    start: int
    end: int
    kind: str
    value: str = ""


class Cell(NamedTuple):
    """A cell of a table, *across* columns wide and *down* rows deep; an empty one has no text and keeps its place."""

    text: str
    spans: tuple[Span, ...] = ()
    across: int = 1
    down: int = 1


class Paragraph(NamedTuple):
    """One paragraph or one row of a table.

    *kind* is ``p``, ``subhead``, ``picture`` (then *text* is the picture's path), ``item`` (of a list), ``row`` (of a
    table), ``quote``, ``verse`` (a line of it) or ``note`` (a footnote).  *lines* are the source lines it was joined
    from, counted from 1.
    """

    kind: str
    text: str
    """A row's is its cells with ideographic spaces between."""
    lines: tuple[int, ...] = ()
    spans: tuple[Span, ...] = ()
    label: str = ""
    """The number of an item as it is printed (一、, 1., （1）), "" for a bullet; the mark of a note."""
    level: int = 0
    """How deep an item or a subhead stands, from 0."""
    cells: tuple[Cell, ...] = ()
    """Of a row; a cell that goes on from the row above is not in it."""
    is_head: bool = False
    """A row that names the columns."""
    opens: bool = False
    """A row that begins a table; a table is such a row and the rows after it."""
    caption: str = ""
    """Of a picture in its place."""
    boxed: bool = False
    """An item, a row, a subhead … of a boxed note, whose plain paragraphs are ``aside``."""

    @property
    def noted(self) -> bool:
        """True for what is part of a boxed note."""
        return self.boxed or self.kind == "aside"

    @property
    def opens_note(self) -> bool:
        """True for the paragraph that begins a boxed note; it may be a title alone."""
        return self.kind == "aside" and self.opens


def stretches(paragraph: Paragraph) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """The text of *paragraph*, divided where spans begin and end: each stretch with the spans that hold for it.

    The base of ruby is never divided: what begins or ends inside it holds for none of it.
    """
    text, spans = paragraph.text, sorted(paragraph.spans, key=lambda one: (one.start, -one.end))
    bases = deque((one.start, one.end) for one in spans if one.kind == "ruby")
    cuts: list[int] = []
    inside = 0
    for edge in sorted({0, len(text), *(edge for one in spans for edge in one[:2] if edge <= len(text))}):
        while bases and bases[0][0] < edge:
            inside = max(inside, bases.popleft()[1])
        cuts += [edge] if edge >= inside or edge == len(text) else []
    waiting, holding = deque(spans), list[Span]()
    for start, end in pairwise(cuts):
        while waiting and waiting[0].start <= start:
            holding.append(waiting.popleft())
        holding = [one for one in holding if end <= one.end]
        yield text[start:end], tuple(holding)


def row_of(
    cells: tuple[Cell, ...], lines: tuple[int, ...] = (), *, is_head: bool = False, opens: bool = False
) -> Paragraph:
    """The row of a table that has *cells*."""
    text = "\u3000".join(cell.text for cell in cells)
    return Paragraph("row", text, lines, cells=cells, is_head=is_head, opens=opens)


def table_end(body: Sequence[Paragraph], first: int) -> int:
    """The paragraph of *body* after the last row of the table that begins with row *first*."""
    last = first + 1
    while last < len(body) and body[last].kind == "row" and not body[last].opens:
        last += 1
    return last


def tables_in(body: Sequence[Paragraph]) -> list[tuple[int, int]]:
    """First paragraph and the one after the last of every table in *body*."""
    made: list[tuple[int, int]] = []
    at = 0
    while at < len(body):
        if body[at].kind == "row":
            made.append((at, table_end(body, at)))
            at = made[-1][1]
        else:
            at += 1
    return made


def placed_cells(rows: Sequence[Sequence[Cell]], most: int = sys.maxsize) -> list[list[tuple[int, Cell]]]:
    """The cells of *rows* with their columns (from 0): those that hang down from rows above keep their places.

    What stands beyond *most* columns is cut off: a few cells that span hundreds could make millions.
    """
    made: list[list[tuple[int, Cell]]] = []
    hanging: dict[int, int] = {}
    """Of the columns that are taken, how many rows more."""
    for cells in rows:
        row: list[tuple[int, Cell]] = []
        at = 0
        below = {column: left - 1 for column, left in hanging.items()}
        for cell in cells:
            while at in hanging:
                at += 1
            across = min(max(1, cell.across), most - at)
            if across < 1:
                break
            row.append((at, cell if across == cell.across else cell._replace(across=across)))
            if cell.down > 1 or below:
                below |= dict.fromkeys(range(at, at + across), max(1, cell.down) - 1)
            at += across
        hanging = {column: left for column, left in below.items() if left > 0}
        made.append(row)
    return made


class Byline(NamedTuple):
    """Who wrote it.  *inline* when it stood inside the first paragraph: 本报讯（记者 某某）."""

    raw: str
    marker: str = ""
    role: str = ""
    names: tuple[str, ...] = ()
    inline: bool = False


class Dateline(NamedTuple):
    """The wire opening, such as 新华社北京11月14日电 or 本报讯."""

    raw: str
    agency: str = ""
    place: str = ""
    date: str = ""


class Credit(NamedTuple):
    """Who took the picture: people as (role, name)."""

    raw: str
    people: tuple[tuple[str, str], ...] = ()
    verb: str = ""


class Jump(NamedTuple):
    """下转 (``to``) or 上接 (``from``) a page."""

    direction: str
    page: int
    raw: str = ""


class Story(NamedTuple):
    """One item of the paper: an article, a commentary, or a picture with its caption."""

    slug: str
    kind: str
    """``news``, ``feature``, ``commentary`` or ``photo``."""
    headline: tuple[str, ...] = ()
    body: tuple[Paragraph, ...] = ()
    rubric: str = ""
    kicker: str = ""
    deck: str = ""
    byline: Byline | None = None
    dateline: Dateline | None = None
    signature: str = ""
    """署名 at the end of a commentary."""
    jump: Jump | None = None
    picture: str = ""
    caption: str = ""
    credit: Credit | None = None
    complete: bool = True
    place: Place | None = None
    lines: tuple[int, ...] = ()
    """All source lines used."""
    page: int = 1
    """The page of the dump it stood on, from 1."""
    runs_on: bool = False
    """Its first paragraph goes on from another page: it is no new one and has no indent."""
    rank: int = 0
    """位次: 1 leads the page that it is planned on, equal ranks stand as the copy goes; 0: nobody gave it one."""
    section: str = ""
    """版名 of the page that it belongs on, empty where its rubric or its folder says so, or nobody did."""

    @property
    def called(self) -> str:
        """What an editor knows it by: its head, else its caption, else how its copy begins."""
        return "".join(self.headline) or self.caption or next((one.text for one in self.body if one.text), "")


class Copy(NamedTuple):
    """What a dump or a set of story files holds, and every doubt about it."""

    stories: tuple[Story, ...]
    findings: tuple[Finding, ...]
    margin: tuple[MarginLine, ...] = ()
    """Of a dump: what each of its lines was read as."""
