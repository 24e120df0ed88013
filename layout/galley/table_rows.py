"""The rows of a table at a measure: their cells' lines at their places, and the names of columns said once more."""

from __future__ import annotations

from itertools import accumulate
from typing import Final

from layout.galley.table_cells import SPREAD
from layout.galley.table_sizes import sized_at
from layout.galley.tables import Columns, RowPart, SetTable, TableCell, columns_at
from layout.spec.styles import TextStyle
from layout.typeset import Line, Piece, aligned, prepare, set_paragraph
from layout.typeset.head_breaks import words_of
from layout.units import Length

MOST_HEADS: Final = 6
"""Rows that are repeated over every part of a table; where more are said to name columns, somebody is mistaken."""


def names_of(table: SetTable) -> int:
    """How many rows at the front of *table* name its columns, and stand over every part of it."""
    rows = table.rows[: MOST_HEADS + 1]
    return next((at for at, row in enumerate(rows) if not row.is_head), 0)


def rows_kept_under(table: SetTable, number: int) -> int:
    """Rows that stay under row *number* of *table* in its leg.

    Under one that names columns the other names and a row of figures; under the last but one the last: a row alone at
    the head of a leg, often the sum of all, is read as a table of its own.
    """
    last_but_one = number == len(table.rows) - 2 and number > 0
    return max(0, names_of(table) - number, int(last_but_one))


def names_depth(table: SetTable, number: int, measure: Length) -> int:
    """Lines that the names of *table*'s columns take over row *number* in *measure*.

    0 where that is one of them, or the row that stays under them.
    """
    count, table = names_of(table), sized_at(table, measure)
    return sum(depth_of_row(table, at, columns_at(table, measure)) for at in range(count)) if number > count else 0


def depth_of_row(table: SetTable, number: int, columns: Columns) -> int:
    """Lines that row *number* of *table* takes."""
    return max((part.at for part in row_parts(table, number, columns)), default=0) + 1


def row_parts(table: SetTable, number: int, columns: Columns) -> tuple[RowPart, ...]:
    """The lines of every cell of row *number* of *table*, each line as wide as its cell."""
    known = table.memory.parts.get((number, columns))
    if known is not None:
        return known
    made: list[RowPart] = []
    for cell in table.rows[number].cells:
        last = min(cell.column + cell.across, len(columns.lefts)) - 1
        left = columns.lefts[cell.column]
        width = columns.lefts[last] + columns.widths[last] - left
        made += [RowPart(cell, at, left, line) for at, line in enumerate(_cell_lines(cell, width, table))]
    table.memory.parts[number, columns] = tuple(made)
    return tuple(made)


def row_lines(table: SetTable, number: int, measure: Length, length: int) -> tuple[Line, ...]:
    """The lines of row *number* of *table* in *measure*, in smaller type where that is too narrow for it.

    *length* is that of the row's own text.  The first line stands for all of the text, so that lines laid end to end
    are the row.
    """
    table = sized_at(table, measure)
    columns = columns_at(table, measure)
    every, depth = row_parts(table, number, columns), depth_of_row(table, number, columns)
    made: list[Line] = []
    for index in range(depth):
        parts = [(part.left, part.line) for part in every if part.at == index]
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
        if cell.align == "spread":
            named = table.wholes[cell.column] if len(cell.text) <= SPREAD else cell.line.width
            return (aligned(cell.line, max(min(named, width), cell.line.width), "spread"),)
        return (aligned(cell.line, width, cell.align),)
    lines = _divided(cell.pieces, width, cell.style, table)
    piece = cell.pieces[0]
    if len(lines) == 2 and len(cell.pieces) == 1 and (over := _division(piece.text, lines[0].end, table)) > 0:
        parts = (piece._replace(text=piece.text[:over]), piece._replace(text=piece.text[over:]))
        both = [line for one in parts for line in _divided((one,), width, cell.style, table)]
        lines = tuple(both) if len(both) == 2 else lines
    return tuple(aligned(line, width, "centre" if cell.align == "centre" else "left") for line in lines)


def _division(text: str, first: int, table: SetTable) -> int:
    """Where a cell of two lines, the *first* of so many characters, is better divided; 0 where it is not.

    The unit goes under what it is of, 卖出 over （吨）, and 价 under 今日, not 日价 under 今: running text takes them
    for runts.
    """
    if (unit := text.find("（")) > 0:
        return unit
    if first != 1 or not all("\u4e00" <= character <= "\u9fff" for character in text):
        return 0
    ends = set(accumulate(map(len, words_of(text, table.faces))))
    return max((at for at in range(2, len(text)) if at in ends), default=0)


def _divided(pieces: tuple[Piece, ...], width: Length, style: TextStyle, table: SetTable) -> tuple[Line, ...]:
    """*pieces* of a cell as a paragraph of *width*."""
    prepared = table.memory.divided.get(pieces)
    if prepared is None:
        prepared = table.memory.divided[pieces] = prepare(pieces, style, table.faces)
    return set_paragraph(prepared, (max(width, style.size),), drawn=True)
