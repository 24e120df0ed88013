"""Tables in slots of their own: title, rows on their own pitch through legs and slots, what did not go in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from layout.areas.direction import laid, mode_of
from layout.areas.grid import PageGrid, centred_baseline, divide_into_legs
from layout.findings import Finding, finding
from layout.fitting.chain import FitContext
from layout.fitting.table_blocks import TableBlocks, TableTypes, blocks_of, table_types, titles_of
from layout.fitting.table_flow import Flowed, Pitch, depth_of_unit, flow, level, opened, widest_pitch
from layout.galley.story import cell_pieces
from layout.galley.table_sizes import smaller_sizes
from layout.geometry import Rect, WritingMode
from layout.spec.model import Issue, Legs, PageSpec, Slot
from layout.spec.styles import with_lines
from layout.spec.tables import TableSpec
from layout.stories.model import Story
from layout.typeset import Line, set_head
from layout.units import Length, in_mm
from layout.value import NamedTuple

CONTINUED: Final = "（续表）"
"""What stands behind the title where a table goes on on another page."""

WHITE: Final = 2
"""Lines of the grid that may be left white under a table."""

TALL: Final = 10
"""Lines of a slot from which a title stands in two of them."""


class PlacedUnit(NamedTuple):
    """A row or a paragraph at its place: *again* when it names the columns a second time."""

    unit: int
    rect: Rect
    again: bool
    leg: int


class TitleLine(NamedTuple):
    """A line over the table: its *role*, which of its kind it is, its left edge and baseline."""

    role: str
    part: int
    line: Line
    x: Length
    baseline: Length


class TableFitted(NamedTuple):
    """A table, or a part of one, in its slot."""

    slot: Slot
    story: Story
    page: int
    rect: Rect
    types: TableTypes
    titles: tuple[TitleLine, ...]
    blocks: TableBlocks
    placed: tuple[PlacedUnit, ...]
    pitch: Pitch
    findings: tuple[Finding, ...]
    grid: PageGrid
    """What it counts by, as :attr:`.fitted.Fitted.grid`."""
    rest_from: int = -1
    """The paragraph of the story from which nothing stands in this slot or a later one; -1: all does."""

    @property
    def rows(self) -> int:
        """Rows of the table that stand here, those that name the columns left out."""
        return sum(
            not one.again and not self.blocks.units[one.unit].fixed and not self.blocks.units[one.unit].is_head
            for one in self.placed
        )


def fit_tables(issue: Issue, context: FitContext) -> dict[str, TableFitted]:
    """Every table of *issue* through its slots, in the order of their pages; by slot."""
    chains: dict[str, list[tuple[PageSpec, Slot]]] = {}
    for page in sorted(issue.pages, key=lambda one: one.number):
        for slot in page.slots:
            if slot.use == "table" and slot.story in context.stories:
                chains.setdefault(slot.story, []).append((page, slot))
    made: dict[str, TableFitted] = {}
    for slug, links in chains.items():
        made |= {one.slot.id: one for one in _TableChain(context.stories[slug], links, context).fitted()}
    return made


class _Room(NamedTuple):
    """A slot's room for rows under its titles."""

    slot: Slot
    page: int
    rect: Rect
    titles: tuple[TitleLine, ...]
    legs: tuple[Rect, ...]
    grid: PageGrid


class _TableChain:
    """A table and the slots it goes through; its lines run in all of them as in the first."""

    def __init__(self, story: Story, links: Sequence[tuple[PageSpec, Slot]], context: FitContext) -> None:
        self._story, self._links, self._context = story, links, context
        page, first = links[0]
        self._mode = mode_of(first, context.grid_of(page))
        self._styles = with_lines(context.styles, down=self._mode is WritingMode.VERTICAL)
        self._spec = first.table or TableSpec()
        self._types = table_types(first.style, self._spec, self._styles)
        self._found: list[Finding] = []
        self._rooms = tuple(self._room(number) for number in range(len(links)))
        least = self._types.least.row
        self._known: dict[Length, TableBlocks] = {}
        self._most_rows = sum(
            len(room.legs) * (max(one.height for one in room.legs) // least + 1) for room in self._rooms
        )

    def fitted(self) -> list[TableFitted]:
        """All slots of the table; what is over is reported at the last."""
        types = self._types
        pitch = types.natural
        if self._through(types.natural)[-1][1].end < self._count(len(self._rooms) - 1):
            pitch = types.least
        made: list[TableFitted] = []
        for number, (blocks, flowed) in enumerate(self._through(pitch)):
            last = number + 1 == len(self._rooms)
            made.append(self._one(self._rooms[number], blocks, flowed, pitch, last=last))
        end = self._end(made)
        if end >= 0:
            over = self._over(made[-1], end)
            made[-1] = made[-1]._replace(findings=(*made[-1].findings, over), rest_from=end)
        made[0] = made[0]._replace(findings=(*self._found, *made[0].findings))
        return made

    def _count(self, number: int) -> int:
        return len(self._blocks(number).units)

    def _blocks(self, number: int) -> TableBlocks:
        """The units of the table at the measure of slot *number*, at a size at which they go in."""
        measure = self._rooms[number].legs[0].width
        if measure in self._known:
            return self._known[measure]
        styles, faces = self._styles, self._context.faces
        pieces = cell_pieces(styles.stories["news"], styles)
        for types in self._sizes():
            blocks = blocks_of(self._story, types, faces, measure, pieces, self._spec, self._most_rows)
            if blocks.fits:
                break
        self._known[measure] = blocks
        return blocks

    def _sizes(self) -> Iterator[TableTypes]:
        """The types in the sizes to be tried, the largest first."""
        yield self._types
        for size in smaller_sizes(self._types.cell.size):
            yield self._types.at(size)

    def _through(self, pitch: Pitch) -> list[tuple[TableBlocks, Flowed]]:
        """What goes into every slot at *pitch*; in the last one as much as its least pitch lets in."""
        made: list[tuple[TableBlocks, Flowed]] = []
        at = 0
        for number, room in enumerate(self._rooms):
            blocks, depths = self._blocks(number), [leg.height for leg in room.legs]
            none = Flowed(((),) * len(depths), at)
            flowed = flow(blocks.units, at, depths, pitch) if blocks.room else none
            made.append((blocks, flowed))
            at = flowed.end
        return made

    def _one(
        self, room: _Room, blocks: TableBlocks, flowed: Flowed, pitch: Pitch, *, last: bool
    ) -> TableFitted:  # fmt: skip
        """A slot with its rows at their places."""
        depths = [leg.height for leg in room.legs]
        starts = [one.unit for leg in flowed.legs for one in leg if not one.again]
        all_in = flowed.end >= len(blocks.units)
        if starts and all_in:
            pitch = widest_pitch(blocks.units, starts[0], depths, pitch, self._types.most) or pitch
            if len(depths) > 1:
                flowed = level(blocks.units, starts[0], depths, pitch)
        pitch = opened(blocks.units, flowed.legs, depths, pitch, self._types.most)
        placed: list[PlacedUnit] = []
        for number, (leg, rect) in enumerate(zip(flowed.legs, room.legs, strict=True)):
            y = rect.y
            for one in leg:
                deep = depth_of_unit(blocks.units[one.unit], pitch)
                placed.append(PlacedUnit(one.unit, Rect(rect.x, y, rect.width, deep), one.again, number))
                y += deep
        found = self._doubts(room, blocks, placed)
        return TableFitted(
            room.slot, self._story, room.page, room.rect, blocks.types, room.titles if placed else (), blocks,
            tuple(placed), pitch, tuple(found), room.grid,
        )  # fmt: skip

    def _doubts(self, room: _Room, blocks: TableBlocks, placed: Sequence[PlacedUnit]) -> list[Finding]:
        """What is to be said of one slot."""
        slot, leading = room.slot, room.grid.grid.leading
        wide, have = f"{in_mm(blocks.least):.0f}", f"{in_mm(room.legs[0].width):.0f}"
        facts: dict[str, str] = {"slot": slot.id, "want": wide, "have": have}
        code = ""
        if not placed and self._rooms[0] is not room and blocks.room:
            return [finding("table-ended", slot.place, story=self._story.slug, slot=slot.id)]
        if not blocks.room:
            code = "table-too-wide"
        elif not blocks.fits:
            code, facts = "table-divided", {**facts, "words": blocks.divided[:16]}
        elif blocks.types.cell.size < self._types.cell.size:
            code, facts = "table-small", {"slot": slot.id, "size": f"{blocks.types.cell.size / 1000:g}"}
        found = [finding(code, slot.place, story=self._story.slug, **facts)] if code else []
        foot = max((one.rect.bottom for one in placed), default=room.legs[0].y)
        white = (room.legs[0].bottom - foot) // leading
        if blocks.room and white > WHITE:
            found.append(finding("table-short", slot.place, story=self._story.slug, slot=slot.id, lines=white))
        return found

    def _end(self, made: Sequence[TableFitted]) -> int:
        """The first paragraph of the story that stands in no slot; -1 when all do."""
        shown = {one.blocks.units[unit.unit].body for one in made for unit in one.placed}
        return next((at for at in range(len(self._story.body)) if at not in shown and self._stands(at)), -1)

    def _stands(self, at: int) -> bool:
        return self._story.body[at].kind != "picture"

    def _over(self, last: TableFitted, end: int) -> Finding:
        body = self._story.body
        rows = sum(one.kind == "row" and not one.is_head for one in body[end:])
        words = body[end].text[:16]
        return finding(
            "table-overset", last.slot.place, story=self._story.slug, slot=last.slot.id, rows=rows, words=words
        )

    def _room(self, number: int) -> _Room:
        """The slot's room: its titles on rows of the grid, the rest for rows."""
        page, slot = self._links[number]
        slot, grid = laid(slot._replace(writing=self._mode.value), self._context.grid_of(page))
        styles = self._styles
        rect = grid.place(slot)
        box = styles.boxes.get(slot.box)
        inner = rect
        if box is not None:
            aside, down = box.inside, grid.grid.leading // 3
            inner = Rect(rect.x + aside, rect.y + down, rect.width - 2 * aside, rect.height - 2 * down)
        before = self._links[number - 1][0].number if number else page.number
        titles, deep = self._titles(slot, inner, number, grid.grid.leading, again=before != page.number)
        room = Rect(inner.x, inner.y + deep, inner.width, max(grid.grid.leading, inner.height - deep))
        legs = slot.legs if slot.legs.count else Legs(1, slot.legs.fit, slot.legs.gutter)
        parts = divide_into_legs(room, (0, 1), grid.columns_of(slot), legs, grid.grid)
        own = tuple(room._replace(x=one.x, width=one.measure) for one in parts)
        return _Room(slot, page.number, rect, titles, own, grid)

    def _titles(
        self, slot: Slot, inner: Rect, number: int, leading: Length, *, again: bool
    ) -> tuple[tuple[TitleLine, ...], Length]:  # fmt: skip
        """The lines over the table, and how deep they are together: whole rows of the grid."""
        own = slot.title if number and slot.title not in ("", *self._story.headline) else ""
        if number and not again and not own:
            return (), 0
        made: list[TitleLine] = []
        deep = 0
        for role, text, style in titles_of(self._story, self._types):
            said = own or (f"{text}{CONTINUED}" if again else text) if role == "head" else text
            if number and role != "head":
                continue
            least = max(self._types.cell.size, style.size * 600 // 1000)
            head = set_head([said], style, self._context.faces, inner.width, smallest=least, largest=style.size,
                            max_lines=3)  # fmt: skip
            rows = max(1, -(-head.size * len(head.lines) * 1250 // (1000 * leading)))
            if role == "head" and rows == 1 and inner.height >= TALL * leading:
                rows = 2
            step = rows * leading // max(1, len(head.lines))
            for part, line in enumerate(head.lines):
                if line.width > inner.width:
                    over = f"{(line.width - inner.width) / 1000:.1f}"
                    self._found.append(finding("text-too-wide", slot.place, words=said[:12], over=over))
                x = inner.x + max(0, inner.width - line.width) // 2
                top = inner.y + deep + part * step
                made.append(TitleLine(role, part, line, x, centred_baseline(top, step, head.size)))
            deep += rows * leading
        return tuple(made), min(deep, max(0, inner.height - leading))


def rest_of_table(done: TableFitted) -> Story | None:
    """What of a table did not go in, under the rows that name its columns; ``None`` when all did."""
    if done.rest_from < 0:
        return None
    body = done.story.body
    opening = next((at for at in range(done.rest_from, -1, -1) if body[at].kind != "row" or body[at].opens), 0)
    heads = [one for one in body[opening : done.rest_from] if one.kind == "row" and one.is_head]
    if body[done.rest_from].kind != "row":
        heads = []
    left = body[done.rest_from :]
    if heads and left:
        left = (left[0]._replace(opens=False), *left[1:])
    return done.story._replace(body=(*heads, *left))


def rests_of_tables(done: Mapping[str, TableFitted]) -> tuple[Story, ...]:
    """The rests of all tables that have one."""
    return tuple(rest for one in done.values() if (rest := rest_of_table(one)) is not None)
