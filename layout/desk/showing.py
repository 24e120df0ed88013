"""What one browser is shown: only what is new to it, in the order that it needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from layout.areas.grid import lay_grid
from layout.desk.findings_view import FileOf, findings_message, fits_message
from layout.desk.outcomes import Made
from layout.desk.page_view import GlyphPaths, MarkWriter, PageView, page_view
from layout.numbering import plain
from layout.page import GlyphRun, Mark, Tag
from layout.pictures.model import PictureFacts

Address = Callable[[Mark], str]
"""Where a browser gets a picture or a placed page from; "" for one that is not there."""


def views_of(made: Made) -> tuple[PageView, ...]:
    """Every page of what was *made*."""
    if made.composed is None or made.loaded is None:
        return ()
    issue, stories = made.composed.issue, made.loaded.materials.stories
    grid = lay_grid(issue.sheet, issue.grid)
    placed = {page.number: slots for page, slots in zip(made.loaded.issue.pages, made.composed.placed, strict=False)}
    pages = {page.number: page for page in made.composed.edition.pages}
    legs = {one.slot.id: len(one.room.heads) for one in made.composed.fits}
    return tuple(
        page_view(spec, pages[spec.number], placed.get(spec.number, ()), stories, grid, legs)
        for spec in issue.pages
        if spec.number in pages
    )


class Showing:
    """What a browser has been shown of the pages."""

    def __init__(self) -> None:
        self._glyphs = GlyphPaths()
        self._heads: dict[int, dict[str, Any]] = {}
        self._groups: dict[tuple[int, str], tuple[tuple[Mark, ...], tuple[int, ...]]] = {}

    def messages(self, made: Made, language: str, file_of: FileOf, address: Address) -> Iterator[dict[str, Any]]:
        """What is to be sent so that the browser shows what was *made*."""
        loaded, composed = made.loaded, made.composed
        if loaded is not None and composed is not None:
            yield from self._pages(made, loaded.materials.pictures, address)
            yield fits_message(composed, loaded.materials.stories, language, file_of)
            yield findings_message(made.findings, composed.issue, language, file_of)

    def _pages(self, made: Made, facts: dict[str, PictureFacts] | Any, address: Address) -> Iterator[dict[str, Any]]:  # noqa: ANN401
        assert made.loaded is not None
        views = views_of(made)
        before: dict[Tag, int] = {}
        writer = MarkWriter(facts, address, before)
        pages: list[dict[str, Any]] = []
        new: list[Mark] = []
        for view in views:
            changed: dict[str, Any] = {}
            for name, marks in view.groups.items():
                key = (view.number, name)
                tags = dict.fromkeys(one.tag for one in marks if isinstance(one, GlyphRun) and one.tag is not None)
                state = marks, tuple(before.get(tag, 0) for tag in tags)
                if self._groups.get(key) == state:
                    writer.pass_over(marks)
                    continue
                self._groups[key] = state
                changed[name] = writer.written(marks)
                new += marks
            head = dict(view.head)
            if changed or self._heads.get(view.number) != head:
                self._heads[view.number] = head
                pages.append({**head, "changed": changed})
        outlines = self._glyphs.wanted(new, made.loaded.materials.faces)
        here = {view.number for view in views}
        self._groups = {
            key: state
            for key, state in self._groups.items()
            if any(key[0] == one.number and key[1] in one.groups for one in views)
        }
        self._heads = {number: head for number, head in self._heads.items() if number in here}
        if outlines:
            yield {"kind": "faces", "faces": outlines}
        order = [plain(view.number) for view in views]
        yield {"kind": "pages", "order": order, "pages": pages, "took": {"ms": round(made.seconds * 1000, 1)}}
