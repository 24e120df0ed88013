"""The structure of a file: which marks make up a headline, a paragraph, a figure, in the order they are read.

A tagged PDF (ISO 32000-1, 14.8) numbers stretches of every page's content and hangs them on a tree.  The tree here is
Document > Art, one for every story, > H1, H2, P, Figure, Caption; cells, items and quotations are put together into
tables, lists and quotations where the tree is written.  Whatever nobody reads is an artifact.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from layout.geometry import Rect
from layout.page import Artwork, CellPlace, Drawing, Mark, Page, Picture, Tag
from layout.value import NamedTuple

ARTIFACT: Final = -1
"""Stands for an element where a mark belongs to none."""

_KINDS: Final = {"head": "H1", "subhead": "H2", "picture": "Figure", "caption": "Caption", "credit": "Caption"}
_FORMS: Final = {"item": "LBody", "label": "Lbl", "note": "Note"}
_FIGURES: Final = (Picture, Drawing, Artwork)
_SINGLE: Final = ("paragraph", "subhead", "row")
"""Roles whose parts are elements of their own, wherever they go on; the parts of others are lines of one."""


class MarkedContent(NamedTuple):
    """A numbered stretch of content: on the *page* (from 0) of the file, the number in it."""

    page: int
    number: int


class Element(NamedTuple):
    """A leaf of the tree.  *story* is empty for furniture; *alt* and *box* (page coordinates) are a figure's."""

    kind: str
    story: str
    stretches: list[MarkedContent]
    alt: str = ""
    box: Rect | None = None
    tag: Tag | None = None
    """What its marks belong to, where it is a cell, an item or another part of something larger."""


class Tagger:
    """Gathers elements while pages are drawn, mark by mark."""

    def __init__(self, pages: Iterable[Page], language: str = "zh-Hans") -> None:
        """*pages* are all that will be drawn: a story's subheads stand a level under its head if that is there."""
        self.elements: list[Element] = []
        self._picture = "图片" if language.startswith("zh") else "Picture"
        self._known: dict[tuple[str, str, int, CellPlace | None, bool], int] = {}
        self._headed = {mark.tag.story for page in pages for mark in page.marks if mark.tag and mark.tag.role == "head"}
        self._last: Tag | None = None
        self._counts: dict[int, int] = {}

    def element(self, mark: Mark) -> int:
        """The element that *mark* belongs to, as an index, or :data:`ARTIFACT`."""
        tag = mark.tag
        if tag is None:
            return ARTIFACT
        last, self._last = self._last, tag
        if isinstance(mark, _FIGURES):
            return self._new(mark, tag)
        if not tag.story:  # lines of furniture are elements of their own
            return len(self.elements) - 1 if tag == last else self._new(mark, tag)
        key = tag.story, tag.role, tag.part if tag.role in _SINGLE else 0, tag.cell, tag.form == "label"
        if key not in self._known:
            self._known[key] = self._new(mark, tag)
        return self._known[key]

    def open(self, element: int, page: int) -> int:
        """The number of a new stretch of *element* on *page*, which counts from 0."""
        number = self._counts.get(page, 0)
        self._counts[page] = number + 1
        self.elements[element].stretches.append(MarkedContent(page, number))
        return number

    def _new(self, mark: Mark, tag: Tag) -> int:
        kind = _KINDS.get(tag.role, _FORMS.get(tag.form, "P"))
        if tag.cell is not None:
            kind = "TH" if tag.cell.is_head else "TD"
        if kind == "H2" and tag.story not in self._headed:
            kind = "H1"  # the first heading of a file is never of the second level (ISO 14289-1, 7.4.2)
        if isinstance(mark, _FIGURES):
            named = mark.image if isinstance(mark, Picture) else mark.file if isinstance(mark, Artwork) else ""
            alt = mark.alt or f"{self._picture} {named}".rstrip()
            self.elements.append(Element("Figure", tag.story, [], alt, mark.rect))
        else:
            inner = tag if tag.cell is not None or tag.form else None
            self.elements.append(Element(kind, tag.story, [], tag=inner))
        return len(self.elements) - 1


def by_story(elements: Iterable[Element]) -> list[tuple[str, list[Element]]]:
    """Elements under their stories, in the order these begin; each piece of furniture stands by itself, without one."""
    made: list[tuple[str, list[Element]]] = []
    at: dict[str, list[Element]] = {}
    for one in elements:
        if not one.stretches:
            continue
        if one.story and one.story in at:
            at[one.story].append(one)
            continue
        made.append((one.story, [one]))
        if one.story:
            at[one.story] = made[-1][1]
    return made
