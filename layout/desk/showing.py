"""What one browser is shown: only what is new to it, in the order that it needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from layout.areas.grid import grid_of_page
from layout.desk.findings_view import FileOf, findings_message, fits_message
from layout.desk.page_view import GlyphPaths, MarkWriter, PageView, grid_view, page_view
from layout.desk.press_colours import PressColours
from layout.findings import Finding
from layout.kept_answers import LastAnswers
from layout.numbering import plain
from layout.page import Mark, Tag
from layout.planner.advice import Advice
from layout.planner.sheet import reasons_in_words, score_in_words
from layout.value import NamedTuple
from layout.workbench.outcomes import Made, MadePages
from layout.workbench.proposed import ProposedPages
from layout.workbench.suggested import Suggestion

Address = Callable[[Mark], str]
"""Where a browser gets a picture or a placed page from; "" for one that is not there."""


def _on_paper(address: str) -> str:
    return f"{address}&paper=1" if address else ""


def views_of(made: MadePages, known: LastAnswers) -> tuple[PageView, ...]:
    """Every page of what was *made*; what is *known* of one that is as it was is not put together again."""
    issue, stories = made.composed.issue, made.loaded.materials.stories
    placed = dict(made.placed())
    pages = {page.number: page for page in made.composed.edition.pages}
    legs = {one.slot.id: len(one.room.heads) for one in made.composed.fits}
    known.begin()
    views: list[PageView] = []
    for spec in issue.pages:
        if spec.number not in pages:
            continue
        slots = placed.get(spec.number, ())
        heads = {one.slot.story: stories[one.slot.story].headline for one in slots if one.slot.story in stories}
        grid = grid_of_page(issue, spec)
        drawn = known.of(("grid", spec.number), grid, partial(grid_view, grid))
        own = {one.slot.id: legs.get(one.slot.id, 0) for one in slots}
        asked = spec, pages[spec.number], slots, heads, grid, drawn, own
        views.append(known.of(spec.number, asked, partial(page_view, *asked)))
    return tuple(views)


class _ShownGroup(NamedTuple):
    """Marks that a browser shows, as they were written, how much of each paragraph is in them, and how much before."""

    marks: tuple[Mark, ...]
    lists: Sequence[list[Any]]
    units: dict[Tag, int]
    before: tuple[int, ...]

    def follows(self, before: Mapping[Tag, int]) -> bool:
        """True where as much of each paragraph stands *before* its marks as did when they were shown."""
        return all(before.get(tag, 0) == count for tag, count in zip(self.units, self.before, strict=True))

    def changed(
        self, marks: tuple[Mark, ...], writer: MarkWriter, before: Mapping[Tag, int]
    ) -> tuple[_ShownGroup, int, int]:
        """The same group with these *marks*, and which of them, from and to before, are new.

        *writer* counts on what stands *before* them.
        """
        begun = {**before}
        lists, first, rest = writer.rewritten(marks, self.marks, self.lists)
        units = {tag: count - begun.get(tag, 0) for tag, count in before.items() if count > begun.get(tag, 0)}
        made = _ShownGroup(marks, lists, units, tuple(begun.get(tag, 0) for tag in units))
        return made, first, len(marks) - rest


class Showing:
    """What a browser has been shown of the pages."""

    def __init__(self) -> None:
        self._glyphs = GlyphPaths()
        self._colours: PressColours | None = None
        self._heads: dict[int, Mapping[str, Any]] = {}
        self._groups: dict[tuple[int, str], _ShownGroup] = {}
        self._views = LastAnswers()

    def colour(self, colours: PressColours | None) -> None:
        """Show colours of a press from now on, or as on white paper; all is shown again."""
        self._colours = colours
        self._groups, self._heads = {}, {}

    def account(
        self, made: Made, language: str, file_of: FileOf, suggested: Mapping[Finding, Sequence[Suggestion]]
    ) -> Iterator[dict[str, Any]]:
        """How the copy of what was *made* fits, and its findings, with what is *suggested* for them."""
        if made.pages is not None:
            loaded, composed = made.pages
            yield fits_message(composed, loaded.materials.stories, language, file_of)
            yield findings_message(made.findings, composed.issue, language, file_of, suggested)

    def pages(self, done: Made, address: Address) -> Iterator[dict[str, Any]]:
        """What of the pages of what was *done* the browser has not been shown, and the outlines that they need."""
        made = done.pages
        if made is None:
            return
        views, materials = views_of(made, self._views), made.loaded.materials
        before: dict[Tag, int] = {}
        colours = self._colours
        place = address if colours is None else lambda mark: _on_paper(address(mark))
        writer = MarkWriter(materials.pictures, place, before, colours.colour if colours else None)
        pages: list[dict[str, Any]] = []
        new: list[Mark] = []
        known, self._groups = self._groups, {}
        for view in views:
            changed: dict[str, Any] = {}
            for name, marks in view.groups.items():
                last = known.get((view.number, name))
                if last is None or not last.follows(before):
                    last = _ShownGroup((), (), {}, ())
                elif last.marks == marks:
                    self._groups[view.number, name] = last
                    before.update({tag: before.get(tag, 0) + count for tag, count in last.units.items()})
                    continue
                self._groups[view.number, name], first, end = last.changed(marks, writer, before)
                shown = self._groups[view.number, name].lists
                changed[name] = {"first": first, "last": len(shown) - end, "marks": shown[first:end]}
                new += marks[first:end]
            if changed or self._heads.get(view.number) != view.head:
                pages.append({**view.head, "changed": changed})
        self._heads = {view.number: view.head for view in views}
        outlines = self._glyphs.wanted(new, materials.faces)
        if outlines:
            yield {"kind": "faces", "faces": outlines}
        order = [plain(view.number) for view in views]
        yield {
            "kind": "pages",
            "order": order,
            "from_right": made.composed.edition.from_right,
            "pages": pages,
            "took": {"ms": round(done.seconds * 1000, 1)},
            "paper": colours.paper if colours else "#fff",
        }

    def proposals(self, made: ProposedPages, language: str, address: Address) -> Iterator[dict[str, Any]]:
        """What is to be sent so that the browser shows the pages of *made* with their scores."""
        loaded = made.loaded
        heads = {slug: story.headline for slug, story in loaded.materials.stories.items()}
        marks: list[Mark] = []
        pages: list[dict[str, Any]] = []
        for number, one in enumerate(made.list, 1):
            page, placed = one.composed.edition.pages[0], one.composed.placed[0]
            grid = grid_of_page(loaded.issue, one.page)
            view = page_view(one.page, page, placed, heads, grid, grid_view(grid), {})
            writer = MarkWriter(loaded.materials.pictures, address, {})
            changed = {
                name: {"first": 0, "last": 0, "marks": writer.written(group)} for name, group in view.groups.items()
            }
            marks += [mark for group in view.groups.values() for mark in group]
            score = [
                score_in_words(one, language),
                *reasons_in_words(one, language, made.list[0] if number > 1 else None),
            ]
            pages.append({**view.head, "number": number, "changed": changed, "score": score})
        outlines = self._glyphs.wanted(marks, loaded.materials.faces)
        if outlines:
            yield {"kind": "faces", "faces": outlines}
        why = [made.followed.said.hint(language)] if made.followed else []
        why += [one.message(language) for one in made.findings if one.severity or not pages]
        if not pages and made.findings:
            why.append(made.findings[-1].hint(language))  # of the fault for which there is none: it comes last
        yield {"kind": "proposals", "page": plain(made.page.number), "pages": pages, "why": why}


def advice_message(made: ProposedPages, advice: Advice, language: str) -> dict[str, Any]:
    """The *advice* on the best page of what was *made*, in words, and what follows it where a button can."""
    words = f"{advice.said.message(language)}\n{advice.said.hint(language)}"
    return {"kind": "advice", "page": plain(made.page.number), "words": words, "follow": made.act_of(advice)}
