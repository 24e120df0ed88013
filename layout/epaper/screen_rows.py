"""Words of a paragraph and rows of one thing as a screen has them: a table, a list, verse, notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from layout.epaper.model import Block, ScreenCell, StyledText
from layout.galley.table_cells import is_figure
from layout.galley.tables import aligns_of, placed_rows
from layout.stories.model import Paragraph, stretches

TOGETHER: Final = {"row": "table", "item": "list", "verse": "verse", "note": "notes"}
"""Kinds of paragraphs of which several are one block, and its kind."""


def together(group: Sequence[Paragraph]) -> Block:
    """Rows of one kind as a block; *group* is not empty and its kind one of :data:`TOGETHER`."""
    if group[0].kind == "row":
        return Block("table", rows=_rows(group))
    return Block(TOGETHER[group[0].kind], rows=tuple((_line_of(paragraph),) for paragraph in group))


def runs_of(paragraph: Paragraph) -> tuple[StyledText, ...]:
    """The words of *paragraph* with their marks."""
    made: list[StyledText] = []
    for words, spans in stretches(paragraph):
        # One mark to a stretch: what has words of its own before what is only seen.
        span = max(spans, key=lambda one: bool(one.value), default=None)
        made.append(StyledText(words, span.kind, span.value) if span else StyledText(words))
    return tuple(made)


def _rows(group: Sequence[Paragraph]) -> tuple[tuple[ScreenCell, ...], ...]:
    """The rows of a table; figures and the names of their columns stand to the right, as on the page."""
    placed = placed_rows(group)
    aligns = aligns_of(group, placed)
    made: list[tuple[ScreenCell, ...]] = []
    for paragraph, row in zip(group, placed, strict=True):
        cells: list[ScreenCell] = []
        for at, cell in row:
            of_figures = cell.across == 1 and aligns[at] in ("point", "right")
            counts = of_figures and (paragraph.is_head or is_figure(cell.text))
            runs = runs_of(paragraph._replace(text=cell.text, spans=cell.spans))
            cells.append(ScreenCell(runs, cell.across, cell.down, paragraph.is_head, counts))
        made.append(tuple(cells))
    return tuple(made)


def _line_of(paragraph: Paragraph) -> ScreenCell:
    """An item, a line of verse, or a note with its mark in front of its words."""
    label = (StyledText(paragraph.label, "note"),) if paragraph.kind == "note" and paragraph.label else ()
    return ScreenCell((*label, *runs_of(paragraph)))
