"""Rows of a table whose cells tabs part, as typed documents have them: an empty cell keeps its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from layout.characters.source import BLANKS, SourceLine
from layout.markup.marked_lines import MarkedLines
from layout.markup.tables import headed, rows_of, shown
from layout.stories.model import Cell, Paragraph

_LEAST_ROWS: Final = 2
"""Lines one under the other that are a table; in a line alone tabs are wide blanks."""

_LEAST_CELLS: Final = 3
"""Cells of its widest row: two pieces parted by tabs may be a name and its address, or a label and its words."""

_LONGEST: Final = 60
"""Characters of a cell; a longer piece, or one that ends with a full stop, is copy that a tab has moved."""

_TAB: Final = 4
"""What a tab in front counts in a line's indent."""


def with_tabbed_rows(
    lines: tuple[SourceLine, ...], marked: MarkedLines | None, is_furniture: Callable[[SourceLine], bool]
) -> tuple[tuple[SourceLine, ...], MarkedLines | None]:
    """*lines* in which rows parted by tabs are those of tables, and what is *marked* of them with these.

    A flag and makers' names, most of whose lines are *furniture* by themselves, are set apart by tabs as well.
    """
    known = marked.structures.keys() | marked.parts.keys() if marked else ()
    made = list(lines)
    structures: dict[int, Paragraph] = {}
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and _is_row(lines[end]) and lines[end].number not in known:
            if end > at and (lines[end].gap > lines[at + 1].gap or lines[end].page != lines[at].page):
                break
            end += 1
        some = lines[at:end]
        rows = _rows(some) if len(some) >= _LEAST_ROWS and _apart(some) else []
        rows = rows if 2 * sum(map(is_furniture, some)) <= len(some) else []
        for place, row in enumerate(rows, at):
            structures[lines[place].number] = row
            made[place] = lines[place]._replace(text=shown(row), indent=0)
        at = max(end, at + 1)
    if not structures:
        return lines, marked
    if marked is None:
        return tuple(made), MarkedLines(tuple(made), {}, structures=structures, message=True)
    return tuple(made), marked._replace(lines=tuple(made), structures={**marked.structures, **structures})


def _apart(lines: Sequence[SourceLine]) -> bool:
    """True where each line has a number of its own, by which it is known."""
    return len({line.number for line in lines}) == len(lines)


def _is_row(line: SourceLine) -> bool:
    if "\t" not in line.text and line.indent < _TAB:
        return False
    pieces = line.text.split("\t")
    return all(len(piece) <= _LONGEST and not piece.rstrip(BLANKS).endswith("。") for piece in pieces)


def _rows(lines: Sequence[SourceLine]) -> list[Paragraph]:
    """The rows that *lines* are; none where they are no table.

    Where all have as many words between their tabs, several tabs in a row only bring the words under each other; where
    they have not, each tab ends a cell.
    """
    if not any(line.text.count("\t") for line in lines):
        return []
    filled = [[piece.strip(BLANKS) for piece in re.split("\t+", line.text)] for line in lines]
    cells = filled
    if len({*map(len, filled)}) > 1:
        if sum(len(row) > 1 for row in filled) * 2 < len(lines):
            return []
        cells = [["", *[""] * (_fronts(line) - 1)] if _fronts(line) else [] for line in lines]
        cells = [
            [*front, *(piece.strip(BLANKS) for piece in line.text.split("\t"))]
            for front, line in zip(cells, lines, strict=True)
        ]
    wide = max(map(len, cells))
    if wide < _LEAST_CELLS:
        return []
    cells = [[*row, *[""] * (wide - len(row))] for row in cells]
    columns = [at for at in range(wide) if any(row[at] for row in cells)]
    table = [tuple(Cell(row[at]) for at in columns) for row in cells]
    return rows_of(table, headed(0, table))


def _fronts(line: SourceLine) -> int:
    """How many tabs stand before the words of *line*."""
    return line.indent // _TAB if line.indent % _TAB == 0 else 0
