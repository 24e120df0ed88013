"""A table in a slot of its own as marks: titles, cells, rules and tints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, groupby, pairwise
from typing import Final

from layout.areas.grid import centred_baseline
from layout.areas.strokes import line_marks, rule_depth, rule_marks
from layout.fitting.chain import FitContext
from layout.fitting.table_blocks import RowUnit, TextUnit
from layout.fitting.table_fit import PlacedUnit, TableFitted, fit_tables, rests_of_tables
from layout.galley.table_rows import row_parts
from layout.galley.tables import Columns, TableCell
from layout.geometry import Point
from layout.makeup.marks import box_marks
from layout.makeup.pictures import placeholder
from layout.makeup.turn import on_page
from layout.page import CellPlace, Ink, Mark, Tag, Tint
from layout.spec.model import Issue
from layout.spec.styles import RuleStyle, Stylesheet
from layout.stories.model import Story
from layout.units import EM_ASCENT, Length
from layout.value import NamedTuple

OUTER: Final = RuleStyle("table-outer", ((0, 800),))
INNER: Final = RuleStyle("table-inner", ((0, 300),))
"""Rules over and under a table, and between its rows, where the style has no ``table-outer`` and ``table-inner``."""

TINT: Final = Ink(0, 0, 0, 80)
"""Every other row of a ``zebra`` where the style has no ink ``table-tint``: the lightest grey that newsprint holds."""


class TablesMade(NamedTuple):
    """The tables of an issue that stand in slots of their own, by slot, their marks, and what did not go in."""

    fitted: Mapping[str, TableFitted] = {}
    marks: Mapping[str, Sequence[Mark]] = {}
    rests: tuple[Story, ...] = ()


def tables_of(issue: Issue, context: FitContext) -> TablesMade:
    """Every table of *issue* that stands in slots of its own."""
    fitted = fit_tables(issue, context)
    marks = {slot: on_page(table_marks(one, context.styles), one.grid) for slot, one in fitted.items()}
    return TablesMade(fitted, marks, rests_of_tables(fitted))


def table_marks(done: TableFitted, styles: Stylesheet) -> list[Mark]:
    """Every mark of a table in its slot."""
    slug = done.story.slug
    made: list[Mark] = []
    if done.slot.box in styles.boxes:
        made += box_marks(styles.boxes[done.slot.box], done.rect, styles)
    if not done.placed:
        return [*made, *placeholder(done.rect)]
    for title in done.titles:
        ink = done.types.title.ink if title.role == "head" else done.types.kicker.ink
        made += line_marks(title.line, title.x, title.baseline, ink, Tag(slug, title.role, title.part))
    rules = done.slot.table.rules if done.slot.table else "three"
    for stretch in _stretches(done):
        made += _RuledStretch(done, stretch, styles).marks(rules)
    for number, one in enumerate(done.placed):
        what = done.blocks.what[one.unit]
        if isinstance(what, TextUnit):
            made += _text_marks(what, one, done)
        else:
            made += _row_marks(what, number, one, done)
    return made


def _text_marks(what: TextUnit, one: PlacedUnit, done: TableFitted) -> list[Mark]:
    made: list[Mark] = []
    body = done.blocks.units[one.unit].body
    for at, line in enumerate(what.lines):
        baseline = centred_baseline(one.rect.y + what.white + at * what.step, what.step, what.style.size)
        tag = Tag(done.story.slug, what.role, max(0, body))
        made += line_marks(line, one.rect.x, baseline, what.style.ink, tag)
    return made


def _row_marks(what: RowUnit, number: int, one: PlacedUnit, done: TableFitted) -> list[Mark]:
    """The cells of a row, each in the middle of the rows that it is deep; names that are repeated are no copy."""
    table, columns = done.blocks.tables[what.table]
    row = table.rows[what.number]
    style = done.blocks.types.head if row.is_head else done.blocks.types.cell
    made: list[Mark] = []
    for cell, parts in groupby(row_parts(table, what.number, columns), key=lambda part: part.cell):
        lines = tuple(parts)
        foot = _foot(number, cell.down, done)
        high = (len(lines) - 1) * done.pitch.line + style.size
        top = one.rect.y + max(0, foot - one.rect.y - high) // 2
        place = CellPlace(what.table, what.number, cell.column, cell.across, cell.down, row.is_head)
        tag = None if one.again else Tag(done.story.slug, "row", what.table + what.number, place)
        for part in lines:
            baseline = top + part.at * done.pitch.line + style.size * EM_ASCENT // 1000
            made += line_marks(part.line, one.rect.x + part.left, baseline, style.ink, tag)
    return made


def _foot(number: int, down: int, done: TableFitted) -> Length:
    """Where a cell ends that begins in placed unit *number* and is *down* rows deep, no further than its leg."""
    here = last = done.placed[number]
    for one in done.placed[number + 1 : number + down]:
        if one.leg != here.leg or not isinstance(done.blocks.what[one.unit], RowUnit):
            break
        last = one
    return last.rect.bottom


def _stretches(done: TableFitted) -> Iterator[tuple[PlacedUnit, ...]]:
    """Rows of one table that stand under each other in a leg."""
    for key, group in groupby(done.placed, key=lambda one: (one.leg, _table_of(one, done))):
        if key[1] >= 0:
            yield tuple(group)


def _table_of(one: PlacedUnit, done: TableFitted) -> int:
    what = done.blocks.what[one.unit]
    return what.table if isinstance(what, RowUnit) else -1


class _Span(NamedTuple):
    """A cell in a stretch: rows *top* to before *foot* of the stretch, columns *first* to before *last*."""

    top: int
    foot: int
    first: int
    last: int


class _RuledStretch:
    """The rules and tints of rows that stand under each other."""

    def __init__(self, done: TableFitted, rows: Sequence[PlacedUnit], styles: Stylesheet) -> None:
        self._rows = rows
        self._outer = styles.rules.get("table-outer", OUTER)
        self._inner = styles.rules.get("table-inner", INNER)
        self._tint = styles.inks.get("table-tint", TINT)
        whats = [what for one in rows if isinstance(what := done.blocks.what[one.unit], RowUnit)]
        table, self._columns = done.blocks.tables[whats[0].table]
        self._heads = [table.rows[one.number].is_head for one in whats]
        self._cells = [table.rows[one.number].cells for one in whats]
        units = done.blocks.units
        joined = (0, *accumulate(one.joined and not one.is_head for one in units))
        first = rows[0].unit - whats[0].number
        self._bands = [what.number - joined[first + what.number] + joined[first] for what in whats]
        """The tint that a row has or not: rows that a cell joins are alike, so that no cell stands on an edge."""
        self._edges = edges_of(self._columns, rows[0].rect.width)

    def marks(self, rules: str) -> list[Mark]:
        """Tints first, rules over them."""
        if rules == "none":
            return []
        rect = self._rows[0].rect
        top, foot = rect.y, self._rows[-1].rect.bottom
        made: list[Mark] = []
        if rules == "zebra":
            for one, head, band in zip(self._rows, self._heads, self._bands, strict=True):
                if not head and band % 2:
                    made.append(Tint(one.rect, self._tint))
        made += rule_marks(self._outer, Point(rect.x, top), Point(rect.right, top))
        made += self._inside(every=rules in ("rows", "full"))
        if rules == "full":
            made += self._uprights()
            for x in (rect.x, rect.right - rule_depth(self._outer)):
                made += rule_marks(self._outer, Point(x, top), Point(x, foot))
        low = foot - rule_depth(self._outer)
        return [*made, *rule_marks(self._outer, Point(rect.x, low), Point(rect.right, low))]

    def _spans(self) -> Iterator[_Span]:
        for at, cells in enumerate(self._cells):
            for cell in cells:
                yield _Span(at, min(at + cell.down, len(self._rows)), cell.column, cell.column + cell.across)

    def _inside(self, *, every: bool) -> list[Mark]:
        """Rules between rows: under the names of columns, and between all rows where *every*; no cell is cut."""
        spans = [one for one in self._spans() if one.foot - one.top > 1]
        columns = len(self._columns.lefts)
        made: list[Mark] = []
        for at, (one, after) in enumerate(pairwise(self._rows)):
            under = self._heads[at] and not self._heads[at + 1]
            if every or under:
                open_ = [
                    not any(s.top <= at < s.foot - 1 and s.first <= c < s.last for s in spans) for c in range(columns)
                ]
            elif self._heads[at]:
                open_ = self._under_common(self._cells[at])
            else:
                continue
            for first, last in _stretches_of(open_):
                left, right = one.rect.x + self._edges[first], one.rect.x + self._edges[last]
                if not every and not under:
                    white = (self._edges[1] - self._edges[0]) // 8
                    left, right = left + white, right - white
                made += rule_marks(self._inner, Point(left, after.rect.y), Point(right, after.rect.y))
        return made

    def _under_common(self, cells: Sequence[TableCell]) -> list[bool]:
        """Columns that a head common to several stands over."""
        open_ = [False] * len(self._columns.lefts)
        for cell in cells:
            for column in range(cell.column, min(cell.column + cell.across, len(open_))):
                open_[column] = cell.across > 1
        return open_

    def _uprights(self) -> list[Mark]:
        """Rules between columns, cut where a cell stands across them."""
        made: list[Mark] = []
        spans = [one for one in self._spans() if one.last - one.first > 1]
        for edge in range(1, len(self._edges) - 1):
            open_ = [
                not any(s.first < edge < s.last and s.top <= at < s.foot for s in spans)
                for at in range(len(self._rows))
            ]
            for first, last in _stretches_of(open_):
                x = self._rows[0].rect.x + self._edges[edge] - rule_depth(self._inner) // 2
                top, foot = self._rows[first].rect.y, self._rows[last - 1].rect.bottom
                made += rule_marks(self._inner, Point(x, top), Point(x, foot))
        return made


def _stretches_of(open_: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """(first, after) of every run of what is true."""
    start = -1
    for at, one in enumerate((*open_, False)):
        if one and start < 0:
            start = at
        elif not one and start >= 0:
            yield start, at
            start = -1


def edges_of(columns: Columns, measure: Length) -> tuple[Length, ...]:
    """Where each column of a table begins and the last one ends: the middles of the whites between them."""
    rights = [left + width for left, width in zip(columns.lefts, columns.widths, strict=True)]
    between = [(right + left) // 2 for right, left in zip(rights, columns.lefts[1:], strict=False)]
    return (0, *between, measure)
