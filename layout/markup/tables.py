"""Tables of documents: which cells there are, which rows name the columns, and which tables only lay out a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from layout.characters.source import BLANKS
from layout.stories.model import Cell, Paragraph, Span, row_of

LONG_CELL: Final = 120
"""Characters of a cell from which a table is layout: its cells are running text."""


_SENTENCE: Final = 12
"""Characters from which words that end with a full stop are a sentence of running text, and no remark in a cell."""

_RUNNING: Final = 20
"""The same of the one paragraph of a cell, in a table of a single row."""

_STOPS: Final = ("。", "！", "？", "。”", "！”", "？”", "。）", "…")


def only_lays_out(rows: Sequence[Sequence[Sequence[str]]]) -> bool:
    """True for a table that lays out a page; *rows* have for each cell the words of its paragraphs.

    Such a table has one column, or cells of running text: one is long, or has several paragraphs that are sentences.
    In a table of one row a single such paragraph says so.  Where most cells hold a name, a day or a figure the table is
    a form that somebody has filled in, whatever he wrote into one of them.
    """
    cells = [[words.strip(BLANKS) for words in cell] for row in rows for cell in row]
    least = _RUNNING if sum(bool(row) for row in rows) < 2 else LONG_CELL
    running = sum(
        sum(map(len, cell)) > LONG_CELL
        or sum(len(words) >= _SENTENCE and words.endswith(_STOPS) for words in cell) > 1
        or any(len(words) >= least and words.endswith(_STOPS) for words in cell)
        for cell in cells
    )
    return max(map(len, rows), default=0) < 2 or running * _FORM > sum(any(cell) for cell in cells)


_FORM: Final = 8
"""Cells to one of running text from which a table is a form."""


def headed(marked: int, rows: Sequence[Sequence[Cell]]) -> int:
    """How many rows name the columns: the *marked* ones, or the first when only the others have figures."""
    figures = [any(char.isdigit() for cell in row for char in cell.text) for row in rows]
    return marked or int(len(figures) > 1 and not figures[0] and any(figures[1:]))


def joined(pieces: Iterable[tuple[str, Sequence[Span]]]) -> tuple[str, tuple[Span, ...]]:
    """The words of a cell's *pieces* without the blanks at their ends, one blank between, and the spans of all."""
    text = ""
    spans: list[Span] = []
    for piece, own in pieces:
        words = piece.strip(BLANKS)
        if not words:
            continue
        text += " " if text else ""
        start = len(text) - (len(piece) - len(piece.lstrip(BLANKS)))
        text += words
        spans += [span._replace(start=max(0, span.start + start), end=min(span.end + start, len(text))) for span in own]
    return text, tuple(spans)


def with_depths(cells: Sequence[Sequence[tuple[Cell, str]]]) -> list[tuple[Cell, ...]]:
    """Rows of cells as deep as they are, those that go on from above left out.

    Word processors say of each cell that it begins such a cell (``restart``), goes on with it (``continue``), or
    neither ("").
    """
    places: list[dict[int, str]] = []
    for row in cells:
        column, here = 0, dict[int, str]()
        for cell, how in row:
            here[column] = how
            column += cell.across
        places.append(here)
    made: list[tuple[Cell, ...]] = []
    for at, row in enumerate(cells):
        own: list[Cell] = []
        column = 0
        for cell, how in row:
            if how != "continue" or not at:
                down = 1
                while how == "restart" and at + down < len(cells) and places[at + down].get(column) == "continue":
                    down += 1
                own.append(cell._replace(down=down))
            column += cell.across
        made.append(tuple(own))
    return made


_MOST_REACHED: Final = 2
"""Rows by which names of columns go on at the most: a cell beside ten rows of places is no name of a column."""


def _reached(rows: Sequence[Sequence[Cell]], heads: int) -> int:
    """How many rows name the columns where cells of the first *heads* go on in rows without figures."""
    last = max((at + cell.down for at, row in enumerate(rows[:heads]) for cell in row), default=heads)
    more = [cell.text for row in rows[heads:last] for cell in row]
    plain = not any(char.isdigit() for text in more for char in text)
    return last if plain and last < len(rows) and last - heads <= _MOST_REACHED else heads


def rows_of(rows: Sequence[Sequence[Cell]], heads: int) -> list[Paragraph]:
    """The *rows* of one table; the first *heads* name its columns, and so do those that cells of them reach into."""
    heads = _reached(rows, heads)
    return [row_of(tuple(cells), is_head=at < heads, opens=not at) for at, cells in enumerate(rows)]


def shown(row: Paragraph) -> str:
    """What stands for *row* among the lines of a document: an empty one has a dash."""
    return row.text if row.text.strip(BLANKS) else "—"
