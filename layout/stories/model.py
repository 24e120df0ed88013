"""A story as the page needs it, every piece knowing the lines of copy it came from."""

from __future__ import annotations

from layout.findings import Finding, Place
from layout.value import NamedTuple


class Span(NamedTuple):
    """Something that holds for ``text[start:end]`` of a paragraph.

    *kind* is ``strong``, ``emphasis``, ``dots``, ``underline``, ``mourning`` (示亡号) or ``note``.
    """

    start: int
    end: int
    kind: str


class Paragraph(NamedTuple):
    """One paragraph: *kind* is ``p``, ``subhead`` or ``picture`` (then *text* is the picture's path).

    *lines* are the source lines it was joined from, counted from 1.
    """

    kind: str
    text: str
    lines: tuple[int, ...] = ()
    spans: tuple[Span, ...] = ()


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


class Copy(NamedTuple):
    """What a dump or a set of story files holds, and every doubt about it."""

    stories: tuple[Story, ...]
    findings: tuple[Finding, ...]
