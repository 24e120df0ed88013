"""Pages drawn: content streams and the codes of their fonts, everything of a file that needs no file yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from zlib_ng import zlib_ng

from layout.fonts.library import Library
from layout.page import Edition, Ink, Page, Shown
from layout.streams.codes import Codes, codes_of
from layout.streams.content import Content
from layout.streams.drawings import DrawnShade, SeenThrough
from layout.streams.tags import Element, Tagger
from layout.units import Length
from layout.value import NamedTuple

LEVEL: Final = 6
"""Of zlib-ng: a hundredth larger than by zlib at 6, in a third of its time."""


class DrawnFace(NamedTuple):
    """A face as the pages use it: *name* is its resource, *advances* are per mille of the em by glyph."""

    key: str
    name: str
    postscript: str
    codes: Codes
    advances: dict[int, int]


class DrawnPage(NamedTuple):
    """A page's content, packed; *images* are the resource of each picture it draws, and what is shown."""

    width: Length
    height: Length
    bleed: Length
    slug: Length
    content: bytes
    images: tuple[tuple[str, Shown], ...]
    artworks: tuple[tuple[str, str], ...] = ()
    """The resource and the file of each placed page that it draws."""
    spots: tuple[tuple[str, Ink], ...] = ()
    """The resource of each spot ink, and a solid of it."""
    shades: tuple[tuple[str, DrawnShade], ...] = ()
    states: tuple[tuple[str, SeenThrough], ...] = ()
    """The resources of its shades, and of the states in which what lies under them is seen."""
    across: tuple[Length, Length] = (0, 0)
    """From where to where its bleed reaches, from the left edge of the trimmed page: in a fold there is none."""
    opening: frozenset[int] = frozenset()
    """The marks, by their order on the page, with which a stretch of tagged content begins."""
    faces: tuple[DrawnFace, ...] = ()
    """Faces with codes that are the page's own, where it was drawn for another file than it is now in."""

    @property
    def beyond(self) -> Length:
        """The sheet beyond the trimmed page on every side."""
        return self.bleed + self.slug


class Imprint(NamedTuple):
    """What a file says of itself; *name* tells it from other files of the house."""

    title: str
    date: str
    language: str
    name: str = ""
    from_right: bool = False


class Drawn(NamedTuple):
    """Pages that wait for their font programs and pictures; *elements* are what is read on them, in that order.

    *faces* are those whose codes all pages share.
    """

    pages: tuple[DrawnPage, ...]
    faces: tuple[DrawnFace, ...]
    imprint: Imprint
    elements: tuple[Element, ...] = ()

    @property
    def glyphs(self) -> dict[str, tuple[int, ...]]:
        """Every glyph of every face, in ascending order."""
        found: dict[str, set[int]] = {}
        for face in (*self.faces, *(face for page in self.pages for face in page.faces)):
            found.setdefault(face.key, set()).update(face.codes.gids)
        return {key: tuple(sorted(gids)) for key, gids in found.items()}


def draw(
    pages: Sequence[Page], edition: Edition, faces: Library,
    codes: Mapping[str, Codes] | None = None, level: int = LEVEL,
) -> Drawn:  # fmt: skip
    """Draw *pages* of *edition*, packed at *level*; *codes* are those of their glyphs, if they have been given."""
    codes = codes_of(pages) if codes is None else codes
    names = {key: f"F{index}" for index, key in enumerate(codes, 1)}
    asked = {key: faces.face(key).font.get_glyph_h_advance for key in codes}
    advances = {key: dict(zip(used.gids, map(asked[key], used.gids), strict=True)) for key, used in codes.items()}
    tags = Tagger(pages, edition.language)
    drawn: list[DrawnPage] = []
    for index, page in enumerate(pages):
        content = Content(names, codes, advances, tags, partial(_contours, faces))
        stream = zlib_ng.compress(content.draw(page, index), level)
        images = tuple((name, key) for key, name in content.images.items())
        artworks = tuple((name, key) for key, name in content.artworks.items())
        spots = tuple(content.spots.values())
        across = page.shown.x, page.shown.right
        shades = tuple((name, key) for key, name in content.shading.shades.items())
        states = tuple((name, key) for key, name in content.shading.states.items())
        size = page.width, page.height, page.bleed, page.slug
        opening = frozenset(content.opening)
        drawn.append(DrawnPage(*size, stream, images, artworks, spots, shades, states, across, opening))
    used_faces = tuple(
        DrawnFace(key, names[key], faces.face(key).postscript, used, advances[key]) for key, used in codes.items()
    )
    return Drawn(tuple(drawn), used_faces, _imprint(pages, edition), tuple(tags.elements))


def put_together(pages: Sequence[Page], alone: Sequence[Drawn], edition: Edition) -> Drawn:
    """One file of *pages*, of which each has been drawn *alone*: their content stays, their tags are counted anew.

    A single page stays as it is.
    """
    if len(pages) == 1:
        return alone[0]
    tags = Tagger(pages, edition.language)
    together: list[DrawnPage] = []
    for index, (page, drawn) in enumerate(zip(pages, alone, strict=True)):
        (content,) = drawn.pages
        for at, mark in enumerate(page.marks):
            element = tags.element(mark)
            if at in content.opening:
                tags.open(element, index)
        together.append(content._replace(faces=drawn.faces))
    return Drawn(tuple(together), (), _imprint(pages, edition), tuple(tags.elements))


def _imprint(pages: Sequence[Page], edition: Edition) -> Imprint:
    """What the file of *pages* says of itself."""
    name = "/".join((edition.id, *(str(page.number) for page in pages)))
    return Imprint(edition.title, edition.date, edition.language, name, edition.from_right)


def _contours(faces: Library, key: str, gid: int) -> tuple[tuple[str, tuple[int, ...]], ...]:
    from layout.fonts.outlines import steps_of

    return steps_of(faces.face(key).font, gid)
