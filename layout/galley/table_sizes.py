"""Type of a table that is too wide for its measure: smaller by half points, before figures and words are divided."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from layout.galley.tables import Row, SetTable, TableCell, columns_at, measured, whole_of
from layout.typeset import Line, Piece, set_line
from layout.units import Length

SMALLEST: Final = 6000
"""Type of a table that is too wide is made smaller down to this: what newsprint holds."""

SIZE_STEP: Final = 500


def smaller_sizes(size: Length) -> Iterator[Length]:
    """The sizes under *size* that are tried, the largest first; none where it is the smallest already."""
    yield from range(size - SIZE_STEP, SMALLEST, -SIZE_STEP)
    if size > SMALLEST:
        yield SMALLEST


def sized_at(table: SetTable, measure: Length) -> SetTable:
    """*table* at the largest size at which nothing of it is divided in *measure* that should not be.

    The smallest where there is none.
    """
    if columns_at(table, measure).fits:
        return table
    known = table.memory.sized.get(measure)
    if known is None:
        known = table
        for size in smaller_sizes(table.size):
            known = _resized(table, size)
            if columns_at(known, measure).fits:
                break
        table.memory.sized[measure] = known
    return known


def _resized(table: SetTable, size: Length) -> SetTable:
    """*table* with all of its type, that of spans in its cells too, smaller as its *size* is."""
    was, faces = table.size, table.faces
    known: dict[tuple[Piece, ...], Line] = {}

    def scaled(cell: TableCell) -> TableCell:
        style = cell.style._replace(size=cell.style.size * size // was, smallest=0)
        pieces = tuple(
            one._replace(style=one.style._replace(size=one.style.size * size // was, smallest=0)) for one in cell.pieces
        )
        if pieces not in known:  # figures and names come again and again
            known[pieces] = set_line(pieces, style, faces)
        whole = whole_of(cell.text, style, cell.align, faces)
        return cell._replace(style=style, pieces=pieces, line=known[pieces], whole=whole)

    rows = tuple(Row(tuple(scaled(cell) for cell in row.cells), row.is_head) for row in table.rows)
    return measured(rows, len(table.naturals), table.style._replace(size=size, smallest=0), faces)
