"""Pages with a grid of their own: other columns, or lines that run the other way than those of the issue."""

from __future__ import annotations

from typing import Final

from layout.geometry import Insets, WritingMode
from layout.spec.model import Grid, Issue, PageSpec, Sheet, Slot
from layout.spec.slot_sizes import along_lines
from layout.spec.stand_ins import MARGIN
from layout.units import Length

USUAL_CHARS: Final = (10, 14)
"""Fewest and most characters of a column or band where a page does not say how many: what papers use, mostly twelve."""


def wished(columns: int, chars: float, gutter: Length, lines: int) -> Grid:
    """A grid as a page says it: 0, or a negative gutter, is what it leaves open."""
    return Grid(columns, chars, 0, gutter, lines, 0, 0)


def with_grids(pages: tuple[PageSpec, ...], sheet: Sheet, grid: Grid) -> tuple[PageSpec, ...]:
    """*pages*, those that say something of their grid with one of their own on *sheet*.

    Body and leading are those of *grid*, the issue's: a page left open gets as many columns and lines as go in.
    """
    return tuple([
        page._replace(grid=_own(page, sheet, grid)) if page.grid or page.writing not in ("", grid.mode.value) else page
        for page in pages
    ])  # fmt: skip


def _own(page: PageSpec, sheet: Sheet, grid: Grid) -> Grid:
    made = grid._replace(mode=WritingMode(page.writing)) if page.writing else grid
    said = page.grid or wished(0, 0, -1, 0)
    if not any(sheet.margins):
        sheet = sheet._replace(margins=Insets(MARGIN, MARGIN, MARGIN, MARGIN))
    along = along_lines(sheet, made)
    across = along.height - along.margins.top - along.margins.bottom
    room = along.width - along.margins.left - along.margins.right
    gutter = grid.gutter if said.gutter < 0 else said.gutter
    chars, columns = said.chars, said.columns
    if not chars and not columns:
        fewest, most = USUAL_CHARS
        middle = (fewest + most) / 2
        chars = min(range(fewest, most + 1), key=lambda one: (_left(room, one * grid.em, gutter), abs(one - middle)))
    if not columns:
        columns = max(1, (room + gutter) // (round(chars * grid.em) + gutter))
    if not chars:
        chars = max(2, (room - (columns - 1) * gutter) // columns // grid.em)
    lines = said.lines or max(1, across // grid.leading)
    return made._replace(columns=columns, chars=chars, measure=round(chars * grid.em), gutter=gutter, lines=lines)


def _left(room: Length, measure: Length, gutter: Length) -> Length:
    """White that is left beside as many columns of *measure* as go in *room*."""
    return (room + gutter) % (measure + gutter)


def grid_at(slot: Slot, issue: Issue) -> Grid:
    """The grid of the page that *slot* of *issue* stands on."""
    return next((page.grid for page in issue.pages if page.grid and slot in page.slots), issue.grid)
