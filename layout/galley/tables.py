"""Tables: columns as wide as their cells ask, words and figures where a reader looks for them.

A table is set at one measure for all of its rows, so that its columns stand in line over all legs of one measure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from layout.fonts.library import Library
from layout.spec.styles import TextStyle
from layout.stories.model import Cell, Paragraph, stretches
from layout.typeset import Line, Piece, Prepared, aligned, prepare, set_line, set_paragraph
from layout.typeset.atoms import SCRIPTS
from layout.units import Length, shares
from layout.value import NamedTuple

LEAST_GAP: Final = 500
"""Least white between two columns, per mille of the size: half a character parts two words as a blank would."""

MOST_GAP: Final = 3000
"""Most white between two columns that are not spread over the measure: more, and the eye loses the row."""

MOST_STEPS: Final = 400
"""Steps in which widths are sought for a table that does not go in on single lines."""

SPREAD: Final = 4
"""Characters of the longest name in a column of names, which are set to one width (均排)."""

_FIGURE: Final = re.compile(r"[-+−±＋－]?[¥￥$]?\d[\d,，]*(\.\d+)?\s*[%％‰]?\Z")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]{2,4}\Z")


class TableCell(NamedTuple):
    """A cell at its column (from 0), set on one line, and as a paragraph that may be divided."""

    column: int
    across: int
    line: Line
    prepared: Prepared
    align: str
    """``left``, ``right``, ``centre``, ``spread`` or ``point`` (on the decimal point)."""
    whole: Length = 0
    """Width up to the decimal point, where figures stand on it."""


class Row(NamedTuple):
    """The cells of a row; *is_head* names the columns."""

    cells: tuple[TableCell, ...]
    is_head: bool


class SetTable(NamedTuple):
    """The rows of a table, and for each column its natural and its least width."""

    rows: tuple[Row, ...]
    naturals: tuple[Length, ...]
    leasts: tuple[Length, ...]
    wholes: tuple[Length, ...]
    """Width before the decimal point in columns of figures that have one, else 0."""
    size: Length
    blocks: tuple[Length, ...] = ()
    """Width of the figures of each column together: they stand as one block in its middle."""


def table_of(paragraphs: Sequence[Paragraph], style: TextStyle, head: TextStyle, faces: Library) -> SetTable:
    """The rows *paragraphs* made ready at *style*, those that name columns at *head*."""
    placed = _placed(paragraphs)
    columns = max((at + cell.across for row in placed for at, cell in row), default=0)
    below = [cells for cells, one in zip(placed, paragraphs, strict=True) if not one.is_head]
    aligns = [
        _align_of([cell.text for cells in below for at, cell in cells if at == column and cell.across == 1])
        for column in range(columns)
    ]
    rows: list[Row] = []
    for paragraph, row in zip(paragraphs, placed, strict=True):
        cells: list[TableCell] = []
        for at, cell in row:
            look = head if paragraph.is_head else style
            pieces = _pieces(cell, look)
            align = "centre" if paragraph.is_head or cell.across > 1 else aligns[at]
            whole = 0
            if align == "point":
                before = cell.text.strip().partition(".")[0]
                whole = set_line((Piece(before, look),), look, faces).width if before else 0
            cells.append(
                TableCell(at, cell.across, set_line(pieces, look, faces), prepare(pieces, look, faces), align, whole)
            )
        rows.append(Row(tuple(cells), paragraph.is_head))
    return _measured(tuple(rows), columns, style.size)


def _pieces(cell: Cell, look: TextStyle) -> tuple[Piece, ...]:
    """The words of *cell*; what is raised or lowered of them stands so."""
    if not cell.spans:
        return (Piece(cell.text, look),)
    made: list[Piece] = []
    for words, spans in stretches(Paragraph("p", cell.text, spans=cell.spans)):
        made.append(Piece(words, look, next((one.kind for one in spans if one.kind in SCRIPTS), "")))
    return tuple(made)


def _measured(rows: tuple[Row, ...], columns: int, size: Length) -> SetTable:
    naturals, wholes, fractions, blocks = ([0] * columns for _ in range(4))
    for row in rows:
        for cell in row.cells:
            if cell.across > 1:
                continue
            if cell.align == "point":
                wholes[cell.column] = max(wholes[cell.column], cell.whole)
                fractions[cell.column] = max(fractions[cell.column], cell.line.width - cell.whole)
            if not row.is_head:
                blocks[cell.column] = max(blocks[cell.column], cell.line.width)
            naturals[cell.column] = max(naturals[cell.column], cell.line.width)
    blocks = [max(one, a + b) for one, a, b in zip(blocks, wholes, fractions, strict=True)]
    naturals = [max(one, a + b) for one, a, b in zip(naturals, wholes, fractions, strict=True)]
    leasts = [min(one, 2 * size) for one in naturals]
    for row in rows:  # figures and the longest word of a column are not divided
        for cell in row.cells:
            if cell.across == 1 and cell.align in ("right", "point", "spread"):
                leasts[cell.column] = naturals[cell.column]
    return SetTable(rows, tuple(naturals), tuple(leasts), tuple(wholes), size, tuple(blocks))


def _placed(paragraphs: Sequence[Paragraph]) -> list[list[tuple[int, Cell]]]:
    """Every row's cells with their columns: those that hang down from rows above keep their places."""
    made: list[list[tuple[int, Cell]]] = []
    taken: dict[int, int] = {}
    for paragraph in paragraphs:
        row: list[tuple[int, Cell]] = []
        at = 0
        below: dict[int, int] = {}
        for cell in paragraph.cells:
            while taken.get(at, 0):
                at += 1
            row.append((at, cell))
            for column in range(at, at + max(1, cell.across)):
                below[column] = max(1, cell.down) - 1
            at += max(1, cell.across)
        taken = {column: left for column, left in {**{c: n - 1 for c, n in taken.items()}, **below}.items() if left > 0}
        made.append(row)
    return made


def _align_of(texts: Sequence[str]) -> str:
    """How a column of *texts* stands: figures on the point or to the right, short names spread, words to the left."""
    filled = [text.strip() for text in texts if text.strip() and text.strip() not in ("-", "—", "——", "…")]
    if not filled:
        return "left"
    if all(_FIGURE.match(text) for text in filled):
        return "point" if any("." in text for text in filled) else "right"
    if len(filled) > 1 and all(_HAN.match(text) for text in filled) and max(map(len, filled)) <= SPREAD:
        return "spread" if len({len(text) for text in filled}) > 1 else "left"
    if all(len(text) <= SPREAD + 1 and any(char.isdigit() for char in text) for text in filled):
        return "centre"
    return "left"


class Columns(NamedTuple):
    """Where the columns of a table stand at a measure: left edge and width of each."""

    lefts: tuple[Length, ...]
    widths: tuple[Length, ...]
    fits: bool
    """False where the narrowest columns are wider than the measure."""


def columns_at(table: SetTable, measure: Length) -> Columns:
    """The columns of *table* in *measure*: natural widths with equal whites where they go in, else the fewest lines."""
    count = len(table.naturals)
    gap = table.size * LEAST_GAP // 1000
    room = measure - gap * max(0, count - 1)
    widths = list(table.naturals) if sum(table.naturals) <= room else _narrowed(table, room)
    spare = measure - sum(widths)
    most = table.size * MOST_GAP // 1000
    whites = shares(min(max(0, spare), most * max(0, count - 1)), count - 1) if count > 1 else ()
    left = max(0, spare - sum(whites)) // 2
    lefts = [left + sum(widths[:column]) + sum(whites[:column]) for column in range(count)]
    return Columns(tuple(lefts), tuple(widths), sum(widths) + gap * max(0, count - 1) <= measure)


def _narrowed(table: SetTable, room: Length) -> list[Length]:
    """Widths that let the rows take the fewest lines: each step goes to the column that saves most, then lacks most."""
    widths = list(table.leasts)
    step = table.size
    for _ in range(MOST_STEPS):
        left = room - sum(widths)
        open_columns = [column for column, width in enumerate(widths) if width < table.naturals[column]]
        if left <= 0 or not open_columns:
            break
        now = _depth(table, widths)

        def gain(column: int, now: int = now) -> tuple[int, Length]:
            wider = [*widths]
            wider[column] += step
            return now - _depth(table, wider), table.naturals[column] - widths[column]

        best = max(open_columns, key=gain)
        widths[best] = min(table.naturals[best], widths[best] + min(step, left))
    return widths


def _depth(table: SetTable, widths: Sequence[Length]) -> int:
    """Lines that all rows take, reckoned from natural widths: to set every cell anew would be far dearer."""
    return sum(
        max((-(-cell.line.width // max(1, widths[cell.column])) for cell in row.cells if cell.across == 1), default=1)
        for row in table.rows
    )


def row_lines(table: SetTable, number: int, measure: Length, length: int) -> tuple[Line, ...]:
    """The lines of row *number* of *table* in *measure*; *length* is that of the row's own text.

    The first line stands for all of the text, so that lines laid end to end are the row.
    """
    columns = columns_at(table, measure)
    stacks: list[tuple[Length, tuple[Line, ...]]] = []
    for cell in table.rows[number].cells:
        last = cell.column + cell.across - 1
        left = columns.lefts[cell.column]
        width = columns.lefts[last] + columns.widths[last] - left
        stacks.append((left, _cell_lines(cell, width, table)))
    depth = max((len(lines) for _, lines in stacks), default=1)
    made: list[Line] = []
    for index in range(depth):
        parts = [(left, lines[index]) for left, lines in stacks if index < len(lines)]
        runs = tuple(run._replace(xs=tuple(x + left for x in run.xs)) for left, line in parts for run in line.runs)
        adorned = tuple(
            one._replace(left=one.left + left, right=one.right + left) for left, line in parts for one in line.adorned
        )
        start = 0 if not index else length
        width = max((left + line.width for left, line in parts), default=0)
        made.append(Line(start, length, runs, measure, width, last=True, adorned=adorned))
    return tuple(made)


def _cell_lines(cell: TableCell, width: Length, table: SetTable) -> tuple[Line, ...]:
    if cell.line.width <= width:
        aside = max(0, width - table.blocks[cell.column]) // 2
        if cell.align == "point":
            return (aligned(cell.line, aside + cell.line.width + table.wholes[cell.column] - cell.whole, "right"),)
        if cell.align == "right":
            return (aligned(cell.line, width - aside, "right"),)
        return (aligned(cell.line, width, cell.align),)
    lines = set_paragraph(cell.prepared, (max(width, cell.prepared.style.size),), drawn=True)
    return tuple(aligned(line, width, "centre" if cell.align == "centre" else "left") for line in lines)
