"""A page as a browser draws it: its marks as short lists of numbers, the glyphs that they need as paths."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Final

from layout.areas.direction import mode_of
from layout.areas.grid import PageGrid
from layout.areas.regions import rects_of
from layout.fonts.library import Library
from layout.fonts.outlines import steps_of
from layout.geometry import Rect, WritingMode
from layout.numbering import plain
from layout.page import Artwork, DrawnPath, GlyphRun, Ink, InkGradient, Mark, Page, Picture, Rule, Tag, Tint
from layout.pictures.model import PictureFacts
from layout.pixels.cards import shown
from layout.pixels.raster import hexadecimal
from layout.proofing.type_places import PlacedSlot
from layout.spec.model import PageSpec
from layout.value import NamedTuple
from layout.workbench.acts import acts_of
from layout.workbench.documents import units_in

EM: Final = 1000
"""Units of an em in which outlines are given."""
REST: Final = "page"
"""The group of what belongs to no slot: rules of the page."""


class PageView(NamedTuple):
    """A page for the browser: *head* is what it is, *groups* its marks by slot in the order they are drawn."""

    number: int
    head: Mapping[str, Any]
    groups: Mapping[str, tuple[Mark, ...]]


def page_view(
    spec: PageSpec, page: Page, placed: Sequence[PlacedSlot], heads: Mapping[str, Sequence[str]], grid: PageGrid,
    drawn: Mapping[str, Any], legs: Mapping[str, int],
) -> PageView:  # fmt: skip
    """The view of *page*, which *spec* describes and *placed* are the slots of, each in so many *legs*.

    *heads* are the lines of their stories' heads, *drawn* is the view of its *grid*.
    """
    groups: dict[str, tuple[Mark, ...]] = {}
    of_slots: set[int] = set()
    for one in placed:
        name = one.slot.id if one.slot.id not in groups else f"{one.slot.id}~{len(groups)}"
        groups[name] = one.marks
        of_slots.update(map(id, one.marks))
    if page.fold:  # a page of a spread is cut from it: what was made for its slots is not what stands on it
        groups, of_slots = {}, set()
    groups[REST] = tuple(mark for mark in page.marks if id(mark) not in of_slots)
    head = {
        "number": plain(page.number),
        "label": str(page.number),
        "section": spec.section,
        "width": page.width,
        "height": page.height,
        "bleed": page.bleed,
        "grid": drawn,
        "groups": [*groups],
        "slots": [_slot(one, heads, grid, legs.get(one.slot.id, 0), can=not page.fold) for one in placed],
    }
    return PageView(page.number, head, groups)


def grid_view(grid: PageGrid) -> dict[str, Any]:
    """Columns and lines as the browser draws them and as it counts them when a slot is dragged.

    A column is where it begins and how long it is, a line its upper edge; of a vertical page (*down*) columns are
    bands from the top, and lines have their left edges, from the right of the page on.
    """
    frame, lines, columns = grid.frame, grid.grid.lines, range(1, grid.grid.columns + 1)
    down = grid.grid.mode is WritingMode.VERTICAL
    bands = [grid.on_page(Rect(grid.column_x(at), frame.y, grid.grid.measure, grid.grid.leading)) for at in columns]
    rows = [grid.on_page(Rect(frame.x, grid.row_y(at), grid.grid.measure, grid.grid.leading)) for at in range(lines)]
    area = frame._replace(height=lines * grid.grid.leading)
    return {
        "down": down,
        "columns": [[one.y, one.height] if down else [one.x, one.width] for one in bands],
        "lines": [one.x if down else one.y for one in rows],
        "line": grid.grid.leading,
        "area": _box(grid.on_page(area)),
    }


def _slot(
    placed: PlacedSlot, heads: Mapping[str, Sequence[str]], grid: PageGrid, legs: int, *, can: bool
) -> dict[str, Any]:
    slot = placed.slot
    # The legs of a slot whose lines run down a vertical page are the bands that it stands in.
    banded = grid.grid.mode is mode_of(slot, grid) is WritingMode.VERTICAL
    name = "".join(heads.get(slot.story, ()))
    made: dict[str, Any] = {
        "id": slot.id,
        "use": slot.use,
        "story": slot.story,
        "name": name or slot.title or slot.id,
        "rects": [_box(one) for one in rects_of(slot, grid)],
        "can": [act for act in acts_of(slot) if not (banded and act == "legs")] if can else [],
        "legs": legs,
        "picture": slot.use == "picture",
    }
    if "move" in made["can"]:
        area = slot.area
        made |= {"at": [area.column, area.line], "span": [area.columns, area.lines]}
    return made


def _box(rect: Rect) -> list[int]:
    return [rect.x, rect.y, rect.width, rect.height]


class MarkWriter:
    """Writes the marks of a page for the browser; what runs of one paragraph stand before each is counted."""

    def __init__(
        self, facts: Mapping[str, PictureFacts], address: Callable[[Mark], str], before: dict[Tag, int],
        colour: Callable[[Ink], str] | None = None,
    ) -> None:  # fmt: skip
        """*facts* are those of pictures, *address* tells where a browser gets one, *colour* how it names an ink.

        *before* has how much of each paragraph stands in marks that were written, and is kept up to date.
        """
        self._facts, self._address, self._before = facts, address, before
        self._colour = cache(colour or _colour)  # few inks are on a page, and every run asks

    def written(self, marks: Iterable[Mark]) -> list[list[Any]]:
        """*marks* as lists."""
        return [self._mark(one) for one in marks]

    def rewritten(
        self, marks: Sequence[Mark], known: Sequence[Mark], lists: Sequence[list[Any]]
    ) -> tuple[list[list[Any]], int, int]:
        """*marks* as lists, and how many of the *lists* that *known* marks were written as they begin and end with.

        As much of each paragraph stands before the first of them as stood before the first of the known ones.
        """
        most = min(len(marks), len(known))
        first = next((at for at in range(most) if marks[at] != known[at]), most)
        left = most - first
        last = next((at for at in range(left) if marks[-1 - at] != known[-1 - at]), left)
        end = len(marks) - last
        for mark in marks[:first]:
            self._pass(mark)
        behind = zip(marks[end:], lists[len(known) - last :], strict=True)
        made = [*lists[:first], *map(self._mark, marks[first:end]), *(self._again(*each) for each in behind)]
        return made, first, next((at for at in range(last) if made[-1 - at] is not lists[-1 - at]), last)

    def _pass(self, mark: Mark) -> int:
        """Count *mark*, and what of its paragraph stands before it."""
        return self._count(mark, mark.tag) if isinstance(mark, GlyphRun) and mark.tag is not None else 0

    def _again(self, mark: Mark, known: list[Any]) -> list[Any]:
        """*mark* as it is *known*, unless what stands before it of its paragraph is longer or shorter."""
        before = self._pass(mark)
        if not isinstance(mark, GlyphRun) or mark.tag is None or known[_TAG][-1] == before:
            return known
        return [*known[:_TAG], [*known[_TAG][:-1], before], *known[_TAG + 1 :]]

    def _count(self, run: GlyphRun, tag: Tag) -> int:
        """What of the paragraph of *run* stands before it."""
        before = self._before.get(tag, 0)
        self._before[tag] = before + _units_in(run)
        return before

    def _mark(self, mark: Mark) -> list[Any]:
        if isinstance(mark, GlyphRun):
            return self._run(mark)
        if isinstance(mark, Rule):
            dash = [*mark.dash] if mark.dash else 0
            return ["r", *mark.start, *mark.end, mark.thickness, self._colour(mark.ink), dash, int(mark.round)]
        rect = _box(mark.rect)
        if isinstance(mark, Tint):
            return ["t", *rect, self._colour(mark.ink)]
        if isinstance(mark, Picture):
            left, top, right, bottom = mark.crop
            known = self._facts.get(mark.image)
            size = [known.width, known.height] if known else [right, bottom]
            crop = [left, top, right - left, bottom - top]
            return ["p", *rect, self._address(mark), crop, mark.alt, size]
        if isinstance(mark, Artwork):
            return ["a", *rect, _box(mark.window), self._address(mark), mark.alt]
        return ["d", *rect, [self._drawn(one) for one in mark.shapes], mark.alt]

    def _run(self, run: GlyphRun) -> list[Any]:
        tag: Any = 0
        if run.tag is not None:
            tag = [run.tag.story, run.tag.role, run.tag.part, self._count(run, run.tag)]
        stroke = -run.stroke if run.drawn else run.stroke
        ys = [*run.ys] if run.ys else 0
        return [
            "g", run.face, run.size, run.origin.x, run.origin.y, [*run.gids], [*run.xs], ys, self._colour(run.ink),
            stroke, int(run.turned), run.squeeze, tag, [*run.texts],
        ]  # fmt: skip

    def _drawn(self, one: DrawnPath) -> list[Any]:
        fill, stroke = (self._paint(paint) if paint is not None else 0 for paint in (one.fill, one.stroke))
        line = [one.ends, one.corners, one.dash_from] if one.stroke is not None else 0
        clips = [[path_of(steps), int(even_odd)] for steps, even_odd in one.clips]
        made = [path_of(one.steps), fill, stroke, one.width, int(one.even_odd), [*one.dash] if one.dash else 0]
        return [*made, line, [*one.opacity], clips or 0]

    def _paint(self, paint: Ink | InkGradient) -> str | list[Any]:
        """A colour as a browser names it, or a shade: radial or not, its matrix and focus, stops with opacities."""
        if isinstance(paint, Ink):
            return self._colour(paint)
        stops = [[one.at, self._colour(one.ink), one.opacity] for one in paint.stops]
        return [int(paint.radial), [*paint.matrix], [*paint.focus], stops]


_TAG: Final = 12
"""Where the list of a run has what it is of."""


def _units_in(run: GlyphRun) -> int:
    return units_in("".join(run.texts))


def _colour(ink: Ink) -> str:
    """*ink* on white paper, as a browser names colours."""
    return f"#{hexadecimal(shown(ink))}"


class GlyphPaths:
    """The outlines that a browser has been sent: each is sent once."""

    def __init__(self) -> None:
        self._sent: dict[str, set[int]] = {}

    def wanted(self, marks: Iterable[Mark], faces: Library) -> dict[str, Any]:
        """Outlines of the glyphs of *marks* that were not sent before, by face; they count as sent."""
        new: dict[str, set[int]] = {}
        for mark in marks:
            if isinstance(mark, GlyphRun):
                lacking = set(mark.gids) - self._sent.get(mark.face, set())
                if lacking:
                    new.setdefault(mark.face, set()).update(lacking)
        made: dict[str, Any] = {}
        for key, gids in new.items():
            font = faces.face(key).font
            glyphs = {str(gid): path_of(steps_of(font, gid)) for gid in sorted(gids)}
            self._sent.setdefault(key, set()).update(gids)
            made[key] = {"em": EM, "glyphs": glyphs}
        return made


def path_of(steps: Sequence[tuple[str, tuple[int, ...]]]) -> str:
    """*steps* of an outline as the data of an SVG path."""
    return "".join("Z" if step == "h" else step.upper() + " ".join(map(str, points)) for step, points in steps)
