"""Tables: columns as wide as their cells ask, words and figures where a reader looks for them.

A table is set at one measure for all of its rows, so that its columns stand in line over all legs of one measure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from layout.fonts.library import Library
from layout.galley.table_cells import SPREAD, align_of, before_point, is_figure, is_short_figure, with_minus
from layout.galley.table_widths import ColumnNeed, best_widths
from layout.spec.styles import TextStyle
from layout.stories.model import Cell, Paragraph, placed_cells
from layout.typeset import Line, Piece, Prepared, set_line
from layout.units import Length, shares
from layout.value import NamedTuple

LEAST_GAP: Final = 500
"""Least white between two columns, per mille of the size: half a character parts two words as a blank would."""

MOST_GAP: Final = 3000
"""Most white between two columns that are not spread over the measure: more, and the eye loses the row."""

LEAST_WORDS: Final = 2000
"""Least width of a column of words that may be divided, per mille of the size: less would be single characters."""

LONGEST_OVER: Final = 16
"""Characters of a cell over several columns that may make them wider: a longer one is a sentence and is divided."""

_WORD: Final = re.compile(r"[!-~]{4,}")
"""What of words is not divided, where it is longer than the least width of a column anyway."""

Pieces: TypeAlias = "Callable[[Cell, TextStyle], tuple[Piece, ...]]"
"""The pieces of a cell at a style: its spans in faces of their own."""


def plain_pieces(cell: Cell, style: TextStyle) -> tuple[Piece, ...]:
    """All of *cell* as one piece."""
    return (Piece(cell.text, style),)


class TableCell(NamedTuple):
    """A cell at its column (from 0), set on one line; its *pieces* in *style*, should it have to be divided."""

    column: int
    across: int
    line: Line
    pieces: tuple[Piece, ...]
    style: TextStyle
    align: str
    """``left``, ``right``, ``centre``, ``spread`` or ``point`` (on the decimal point)."""
    whole: Length = 0
    """Width up to the decimal point, where figures stand on it."""
    down: int = 1
    text: str = ""


class Row(NamedTuple):
    """The cells of a row; *is_head* names the columns."""

    cells: tuple[TableCell, ...]
    is_head: bool


class RowPart(NamedTuple):
    """A line of a cell at its place in a row: *left* from the row's left edge; *at* counts lines of the row from 0."""

    cell: TableCell
    at: int
    left: Length
    line: Line


class TableMemory:
    """What was worked out of a table, by what was asked for."""

    __slots__ = ("columns", "divided", "parts", "sized")

    def __init__(self) -> None:
        self.columns: dict[tuple[Length, bool], Columns] = {}
        self.divided: dict[tuple[Piece, ...], Prepared] = {}
        """Cells that are wider than their columns, as paragraphs."""
        self.parts: dict[tuple[int, Columns], tuple[RowPart, ...]] = {}
        self.sized: dict[Length, SetTable] = {}
        """The table in type that goes into each measure, see :mod:`layout.galley.table_sizes`."""


class SetTable(NamedTuple):
    """The rows of a table, and for each column its natural and its least width."""

    rows: tuple[Row, ...]
    naturals: tuple[Length, ...]
    leasts: tuple[Length, ...]
    firm: tuple[Length, ...]
    """The least width of each where the names of columns of figures are divided as far as that goes (名 over 次)."""
    wholes: tuple[Length, ...]
    """Width before the decimal point in columns of figures that have one, of spread names where these are, else 0."""
    style: TextStyle
    """Of its figures and words, the names of its columns aside."""
    blocks: tuple[Length, ...]
    """Width of the figures of each column together: they stand as one block in its middle."""
    faces: Library
    memory: TableMemory

    @property
    def size(self) -> Length:
        """Size of its type."""
        return self.style.size


def table_of(
    paragraphs: Sequence[Paragraph], style: TextStyle, head: TextStyle, faces: Library, pieces: Pieces = plain_pieces,
    said: Sequence[str] = (),
) -> SetTable:  # fmt: skip
    """The rows *paragraphs* made ready at *style*, those that name columns at *head*.

    *said* has how each column stands where an editor says so (empty: as its cells ask).
    """
    placed = [[(at, _with_minus(cell)) for at, cell in row] for row in placed_rows(paragraphs)]
    aligns = [(said[at] if at < len(said) else "") or asked for at, asked in enumerate(aligns_of(paragraphs, placed))]
    columns = len(aligns)
    rows: list[Row] = []
    known: dict[object, _SetCell] = {}  # figures and names come again and again
    for paragraph, row in zip(paragraphs, placed, strict=True):
        look = head if paragraph.is_head else style
        cells = []
        for at, cell in row:
            align = "centre" if paragraph.is_head or cell.across > 1 else aligns[at]
            if align == "point" and not is_figure(cell.text):
                align = "centre"  # what has no point stands in the middle: 停牌, —
            key = (cell.text, cell.spans, paragraph.is_head, align)
            if key not in known:
                known[key] = _set_cell(cell, look, align, faces, pieces)
            one = known[key]
            cells.append(
                TableCell(at, cell.across, one.line, one.pieces, look, align, one.whole, cell.down, cell.text)
            )  # fmt: skip
        rows.append(Row(tuple(cells), paragraph.is_head))
    return measured(tuple(rows), columns, style, faces)


def _with_minus(cell: Cell) -> Cell:
    text = with_minus(cell.text)
    return cell if text == cell.text else cell._replace(text=text)


def placed_rows(paragraphs: Sequence[Paragraph]) -> list[list[tuple[int, Cell]]]:
    """The cells of the rows *paragraphs*, each with its column."""
    return placed_cells([(one.cells or (Cell(one.text, one.spans),)) for one in paragraphs])


def aligns_of(paragraphs: Sequence[Paragraph], placed: Sequence[Sequence[tuple[int, Cell]]]) -> list[str]:
    """How each column of the rows *paragraphs*, *placed* as :func:`placed_rows` has them, stands by its cells."""
    columns = max((at + cell.across for row in placed for at, cell in row), default=0)
    below: list[list[str]] = [[] for _ in range(columns)]
    for at, cell in (each for cells, one in zip(placed, paragraphs, strict=True) if not one.is_head for each in cells):
        below[at] += [cell.text] if cell.across == 1 else []
    return [align_of(texts) for texts in below]


class _SetCell(NamedTuple):
    """What cells of one text share: *whole* as in :class:`TableCell`."""

    line: Line
    pieces: tuple[Piece, ...]
    whole: Length


def _set_cell(cell: Cell, look: TextStyle, align: str, faces: Library, pieces: Pieces) -> _SetCell:
    made = pieces(cell, look)
    return _SetCell(set_line(made, look, faces), made, whole_of(cell.text, look, align, faces))


def whole_of(text: str, look: TextStyle, align: str, faces: Library) -> Length:
    """Width of the cell *text* up to its decimal point, where it stands on that."""
    before = before_point(text) if align == "point" else ""
    return set_line((Piece(before, look),), look, faces).width if before else 0


def _least_words(rows: Sequence[Row], style: TextStyle, faces: Library) -> dict[int, Length]:
    """The widest word of each column that must not be divided."""
    longest: dict[int, str] = {}
    for row in rows:
        for cell in row.cells:
            for word in _WORD.findall(cell.text) if cell.across == 1 else ():
                longest[cell.column] = max(longest.get(cell.column, ""), word, key=len)
    return {at: set_line((Piece(word, style),), style, faces).width for at, word in longest.items()}


def measured(rows: tuple[Row, ...], columns: int, style: TextStyle, faces: Library) -> SetTable:
    """The table of *rows* with what each of its *columns* asks for; *style* is that of its figures and words."""
    size, words = style.size, _least_words(rows, style, faces)
    naturals, wholes, fractions, blocks = ([0] * columns for _ in range(4))
    for row in rows:
        for cell in row.cells:
            if cell.across > 1:
                continue
            if cell.align == "point":
                wholes[cell.column] = max(wholes[cell.column], cell.whole)
                fractions[cell.column] = max(fractions[cell.column], cell.line.width - cell.whole)
            if cell.align == "spread" and len(cell.text) <= SPREAD:
                wholes[cell.column] = max(wholes[cell.column], cell.line.width)
            if not row.is_head:
                blocks[cell.column] = max(blocks[cell.column], cell.line.width)
            naturals[cell.column] = max(naturals[cell.column], cell.line.width)
    blocks = [max(one, a + b) for one, a, b in zip(blocks, wholes, fractions, strict=True)]
    naturals = [max(one, a + b) for one, a, b in zip(naturals, wholes, fractions, strict=True)]
    narrow = size * LEAST_WORDS // 1000
    leasts = [min(one, max(narrow, words.get(at, 0))) for at, one in enumerate(naturals)]
    firm = list(leasts)
    for row in rows:  # figures and the longest word of a column are not divided
        for cell in row.cells:
            at = cell.column
            if cell.across == 1 and not row.is_head and cell.align in ("right", "point", "spread"):
                leasts[at] = max(leasts[at], blocks[at])
                firm[at] = min(leasts[at], max(size, blocks[at]))
    for row in rows:  # nor are scores, hours and rates, wherever they stand: 18∶7, 10/分钟
        for cell in row.cells:
            if cell.across == 1 and not row.is_head and is_short_figure(cell.text):
                leasts[cell.column] = max(leasts[cell.column], cell.line.width)
                firm[cell.column] = max(firm[cell.column], cell.line.width)
    _widen_for_spans(rows, naturals, size)
    return SetTable(
        rows, tuple(naturals), tuple(leasts), tuple(firm), tuple(wholes), style, tuple(blocks), faces, TableMemory()
    )  # fmt: skip


def _widen_for_spans(rows: Sequence[Row], naturals: list[Length], size: Length) -> None:
    """Make columns wider whose common head is wider than they are together."""
    gap = size * LEAST_GAP // 1000
    for row in rows:
        for cell in [one for one in row.cells if one.across > 1]:
            under = range(cell.column, min(cell.column + cell.across, len(naturals)))
            lack = cell.line.width - sum(naturals[at] for at in under) - gap * (len(under) - 1)
            if lack > 0 and len(cell.text) <= LONGEST_OVER:
                for at, more in zip(under, shares(lack, len(under)), strict=True):
                    naturals[at] += more


class Columns(NamedTuple):
    """Where the columns of a table stand at a measure: left edge and width of each."""

    lefts: tuple[Length, ...]
    widths: tuple[Length, ...]
    fits: bool
    """False where the narrowest columns are wider than the measure."""


def columns_at(table: SetTable, measure: Length, *, spread: bool = False) -> Columns:
    """The columns of *table* in *measure*: natural widths with equal whites where they go in, else the fewest lines.

    With *spread* the whites take all of the measure, half of one at either edge, so that rules and tints from edge to
    edge have columns evenly over them.
    """
    known = table.memory.columns.get((measure, spread))
    if known is None:
        known = table.memory.columns[measure, spread] = _columns(table, measure, spread=spread)
    return known


def _columns(table: SetTable, measure: Length, *, spread: bool) -> Columns:
    count = len(table.naturals)
    gap = table.size * LEAST_GAP // 1000
    room = measure - gap * max(0, count - (not spread))
    leasts = table.leasts if sum(table.leasts) <= room else table.firm
    fits = sum(leasts) <= room
    white = count * table.size * (MOST_GAP - LEAST_GAP) // 2000 if spread else 0
    widths = best_widths(_needs(table, leasts, divided=not fits), room, table.size, white)
    spare = max(0, measure - sum(widths))
    if spread:
        halves = shares(spare, 2 * count) if count else ()
        lefts = [sum(widths[:at]) + sum(halves[: 2 * at + 1]) for at in range(count)]
        return Columns(tuple(lefts), tuple(widths), fits)
    most = table.size * MOST_GAP // 1000
    whites = shares(min(spare, most * max(0, count - 1)), count - 1) if count > 1 else ()
    left = max(0, spare - sum(whites)) // 2
    lefts = [left + sum(widths[:column]) + sum(whites[:column]) for column in range(count)]
    return Columns(tuple(lefts), tuple(widths), fits)


def _needs(table: SetTable, leasts: tuple[Length, ...], *, divided: bool) -> list[ColumnNeed]:
    """What every column asks for; where the table is too wide (*divided*) figures and words may be divided too."""
    cells: list[list[tuple[int, Length]]] = [[] for _ in table.naturals]
    for number, row in enumerate(table.rows):
        for cell in row.cells:
            if cell.across == 1:
                cells[cell.column].append((number, cell.line.width))
    leasts = tuple(min(table.size, one) for one in leasts) if divided else leasts
    return [
        ColumnNeed(least, natural, tuple(here))
        for least, natural, here in zip(leasts, table.naturals, cells, strict=True)
    ]
