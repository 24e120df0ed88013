"""Tables of a web page: those that show figures and names become rows, those that only lay out a page do not."""

from __future__ import annotations

from collections.abc import Sequence

from layout.characters.source import BLANKS
from layout.markup.htmlwords import HtmlBlock
from layout.markup.tables import headed, joined, only_lays_out, rows_of, shown
from layout.stories.model import Cell
from layout.value import NamedTuple


class _PageCell(NamedTuple):
    """A cell: the blocks of the page it holds, how far it spans, and whether it names something."""

    first: int
    last: int
    across: int
    down: int
    names: bool


class PageTable:
    """A table while it is read; *first* is the number of the first block in it, *inside* what it stands in."""

    def __init__(self, number: int, first: int, inside: int) -> None:
        self.number, self.first, self.inside = number, first, inside
        self.rows: list[list[_PageCell]] = []
        self.heads = 0
        self._in_head = False
        self._cell: tuple[int, dict[str, str], bool] | None = None

    def begin(self, tag: str, attributes: dict[str, str], at: int) -> None:
        """``thead``, ``tr``, ``td`` or ``th`` begins; *at* is the number of the next block."""
        if tag == "thead":
            self._in_head = True
        elif tag == "tr":
            self.rows.append([])
            if self._in_head and self.heads == len(self.rows) - 1:
                self.heads += 1
        else:
            self.end("td", at)
            self._cell = (at, attributes, tag == "th")

    def end(self, tag: str, at: int) -> None:
        """A cell or the head of the table is over."""
        if tag == "thead":
            self._in_head = False
        if self._cell is not None:
            first, attributes, names = self._cell
            across, down = (_count(attributes.get(key, "")) for key in ("colspan", "rowspan"))
            if not self.rows:
                self.rows.append([])
            self.rows[-1].append(_PageCell(first, at, across, down, names))
            self._cell = None


def _count(text: str) -> int:
    text = text.strip()
    return min(max(1, int(text[:4])), 99) if text.isascii() and text.isdigit() else 1


def settled_table(table: PageTable, blocks: Sequence[HtmlBlock]) -> list[HtmlBlock]:
    """What *table* is to copy: a block a row, behind what stands over them, or its *blocks* where it is layout."""
    texts = {id(one): one.text.strip(BLANKS) for one in blocks}
    held = [[blocks[one.first - table.first : one.last - table.first] for one in row] for row in table.rows]
    running = only_lays_out([[[texts[id(one)] for one in cell] for cell in row] for row in held])
    deep = any(one.structure or one.item or one.kind[:1] == "h" for row in held for cell in row for one in cell)
    if running or deep:
        return list(blocks)
    inside = {id(one) for row in held for cell in row for one in cell}
    made = [one for one in blocks if id(one) not in inside]
    filled = [row for row in table.rows if row]
    held = [row for row in held if row]
    rows = [
        [_cell(cell, one) for cell, one in zip(cells, row, strict=True)]
        for cells, row in zip(held, filled, strict=True)
    ]
    named = 0
    while named < len(rows) and all(one.names for one in filled[named]):
        named += 1
    heads = headed(max(table.heads, named if named < len(rows) else 0), rows)
    for row, cells in zip(rows_of(rows, heads), held, strict=True):
        line = next((one.line for cell in cells for one in cell), made[-1].line if made else 0)
        block = HtmlBlock(line, "row", table.inside)
        block.put(shown(row), kept=True)
        block.linked = sum(one.linked for cell in cells for one in cell)
        block.structure = row
        made.append(block)
    return made


def _cell(blocks: Sequence[HtmlBlock], cell: _PageCell) -> Cell:
    """The words of a cell, those of its blocks with a blank between."""
    text, spans = joined((one.text, one.spans) for one in blocks)
    return Cell(text, spans, cell.across, cell.down)
