"""A table of an RTF document while it is read: cells by their right edges, and how they are merged."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from layout.characters.source import BLANKS
from layout.documents.docxblocks import DocxBlock
from layout.markup.tables import headed, joined, only_lays_out, rows_of, shown, with_depths
from layout.stories.model import Cell
from layout.value import NamedTuple

_MERGED = {"clvmgf": "restart", "clvmrg": "continue", "clmgf": "first", "clmrg": "more"}
_NEAR = 20
"""Twips by which edges of one column differ from row to row."""


class _RtfCell(NamedTuple):
    """What stands in a cell, its right edge in twips (0: not said), and the words that say how it is merged."""

    blocks: tuple[DocxBlock, ...]
    edge: int = 0
    merged: frozenset[str] = frozenset()


class RtfTable:
    """Takes cells and rows as they end, and what is said of them, which comes before or after."""

    def __init__(self) -> None:
        self._rows: list[tuple[list[_RtfCell], bool]] = []
        self._cells: list[tuple[DocxBlock, ...]] = []
        self._said: list[tuple[int, frozenset[str]]] = []
        self._merged: set[str] = set()
        self._is_head = False

    def take(self, word: str, value: int | None) -> None:
        """A word that says something of a row or of one of its cells."""
        if word == "trowd":
            self._said, self._merged, self._is_head = [], set(), False
        elif word == "trhdr":
            self._is_head = True
        elif word in _MERGED:
            self._merged.add(_MERGED[word])
        elif word == "cellx":
            self._said.append((value or 0, frozenset(self._merged)))
            self._merged = set()

    def end_cell(self, blocks: Sequence[DocxBlock]) -> None:
        """A cell that has *blocks* in it is over."""
        self._cells.append(tuple(blocks))

    def end_row(self) -> None:
        """The row is over, if there is one."""
        if self._cells:
            said = [*self._said, *[(0, frozenset[str]())] * len(self._cells)]
            cells = [_RtfCell(blocks, *said[at]) for at, blocks in enumerate(self._cells)]
            self._rows.append((cells, self._is_head))
        self._cells = []

    def taken(self) -> Iterator[DocxBlock]:
        """The rows of the table, or running text where they only lay out a page; the next table begins."""
        self.end_row()
        rows, self._rows = self._rows, []
        if not rows:
            return
        if only_lays_out([[[one.text for one in cell.blocks] for cell in row] for row, _ in rows]):
            for row, _ in rows:
                for cell in row:
                    yield from cell.blocks
            return
        marked = next((at for at, (_, is_head) in enumerate(rows) if not is_head), 0)
        grid = sorted({cell.edge for row, _ in rows for cell in row})
        columns = [edge for at, edge in enumerate(grid) if not at or edge - grid[at - 1] > _NEAR]
        cells = [_across(row, columns) for row, _ in rows]
        heads = headed(marked, [[cell for cell, _ in row] for row in cells])
        yield from (DocxBlock(shown(one), (), "", one) for one in rows_of(with_depths(cells), heads))


def _across(row: Sequence[_RtfCell], columns: Sequence[int]) -> list[tuple[Cell, str]]:
    """The cells of *row* with the columns they reach over, and whether they go on from above."""
    made: list[tuple[Cell, str]] = []
    last = -1
    for cell in row:
        at = bisect_left(columns, cell.edge - _NEAR) if cell.edge else last + 1
        across = max(1, at - last)
        last = max(at, last + 1)
        if "more" in cell.merged and made:
            before, how = made[-1]
            made[-1] = before._replace(across=before.across + across), how
            continue
        filled = (one for one in cell.blocks if one.text.strip(BLANKS + "\n"))
        text, spans = joined((one.text.replace("\n", " "), one.spans) for one in filled)
        how = "continue" if "continue" in cell.merged else "restart" if "restart" in cell.merged else ""
        made.append((Cell(text, spans, across), how))
    return made
