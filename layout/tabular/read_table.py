"""A table as it is read from a file: rows of cells, whatever the file was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from layout.characters.normalise import clean
from layout.findings import Finding, Place, finding
from layout.stories.model import Cell, Paragraph, placed_cells, row_of
from layout.value import NamedTuple

MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 256
MOST_CELL: Final = 4000
"""Rows, columns and characters of a cell that are read: more is data, and no table of a newspaper."""
MOST_OF_ROW: Final = 4_000
"""Characters of a row, which stands whole on one page: as many as one cell may have, half a page of a tabloid.  With
ten times as many one row took 50 s to set."""


_WIDE: Final = re.compile(r"[¥￥＋－±+-]?[０-９][０-９0-9．，：～.,:~－-]*[％%℃]?[\u4e00-\u9fff]{0,4}\Z")
"""A figure in full width, as input methods leave them: it would stand in no line with the others of its column."""


class ReadTable(NamedTuple):
    """Rows of cells, of which the first *heads* name the columns (-1: nobody says); *title* stands over them."""

    rows: tuple[tuple[Cell, ...], ...]
    heads: int = -1
    title: str = ""
    findings: tuple[Finding, ...] = ()


def dense(texts: Sequence[Sequence[str]]) -> tuple[tuple[Cell, ...], ...]:
    """Rows of plain *texts* as cells, each row as long as the longest; blank columns and rows round them left out."""
    rows = [[one.strip() for one in row] for row in texts]
    while rows and not any(rows[-1]):
        rows.pop()
    while rows and not any(rows[0]):
        rows.pop(0)
    wide = max((at + 1 for row in rows for at, one in enumerate(row) if one), default=0)
    left = min((at for row in rows for at, one in enumerate(row) if one), default=0)
    return tuple(tuple(Cell(row[at] if at < len(row) else "") for at in range(left, wide)) for row in rows if any(row))


def heads_of(rows: Sequence[Sequence[Cell]]) -> int:
    """How many rows name the columns where nobody says.

    It is those that a cell of the first hangs down through, else the first, where it has no figures and others have.
    """
    if not rows:
        return 0
    deep = min(max((cell.down for cell in rows[0]), default=1), len(rows) - 1)
    if deep > 1 or any(cell.across > 1 for cell in rows[0]):
        return max(deep, 2 if any(1 < cell.across < len(rows[1]) for cell in rows[0]) and len(rows) > 2 else 1)
    figures = [any(char.isdigit() for cell in row for char in cell.text) for row in rows]
    filled = all(cell.text for cell in rows[0][1:])
    return int(len(rows) > 1 and filled and (not figures[0] or not any(figures[1:])))


def paragraphs_of(table: ReadTable, heads: int = -1) -> tuple[Paragraph, ...]:
    """The rows of *table* as a story has them; *heads* as an editor says (-1: as the file says, or shows)."""
    named = heads if heads >= 0 else table.heads if table.heads >= 0 else heads_of(table.rows)
    return tuple(
        row_of(cells, (number + 1,), is_head=number < named, opens=not number)
        for number, cells in enumerate(table.rows)
    )


def bounded_rows(table: ReadTable, name: str) -> ReadTable:
    """*table* with no more rows and columns than are read, and what of it is not read."""
    found = list(table.findings)
    rows = table.rows
    if len(rows) > MOST_ROWS:
        found.append(finding("table-rows-cut", Place(name, MOST_ROWS + 1), count=len(rows) - MOST_ROWS, most=MOST_ROWS))
        rows = rows[:MOST_ROWS]
    rows, lost = _no_wider(rows)
    if lost:
        found.append(finding("table-columns-cut", Place(name), count=lost, most=MOST_COLUMNS))
    rows = tuple(tuple(_plain(cell) for cell in row) for row in rows)
    room = [_room_of(row) for row in rows]
    long = [(at, cell) for at, row in enumerate(rows) for cell in row if len(cell.text) > room[at]]
    if long:
        at, cell = long[0]
        place = Place(name, at + 1)
        found.append(finding("table-cell-cut", place, count=len(long), most=room[at], words=cell.text[:16]))
        rows = tuple(
            tuple(one._replace(text=one.text[:most]) for one in row) for row, most in zip(rows, room, strict=True)
        )
    return table._replace(rows=rows, findings=tuple(found))


def _room_of(row: Sequence[Cell]) -> int:
    """Characters of each cell of *row* that are read: :data:`MOST_CELL`, but of all together :data:`MOST_OF_ROW`."""
    return MOST_CELL if sum(len(cell.text) for cell in row) <= MOST_OF_ROW else max(1, MOST_OF_ROW // len(row))


def _plain(cell: Cell) -> Cell:
    """*cell*, its figure in half width as figures of all copy are."""
    if cell.spans or not _WIDE.match(cell.text):
        return cell
    return cell._replace(text=clean(cell.text).text)


def _no_wider(rows: tuple[tuple[Cell, ...], ...]) -> tuple[tuple[tuple[Cell, ...], ...], int]:
    """*rows* without what stands beyond the last column that is read, and how many columns of a row that is at most."""
    if all(_width(row) <= MOST_COLUMNS and all(cell.down < 2 for cell in row) for row in rows):
        return rows, 0  # nearly every table; cells that hang down would take columns of the rows below
    made = tuple(tuple(cell for _, cell in row) for row in placed_cells(rows, MOST_COLUMNS))
    lost = max((_width(row) - _width(kept) for row, kept in zip(rows, made, strict=True)), default=0)
    return (made, lost) if lost else (rows, 0)


def _width(row: Sequence[Cell]) -> int:
    return sum(max(1, cell.across) for cell in row)
