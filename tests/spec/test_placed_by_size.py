"""Slots by size in millimetres: where they stand, and the cells of the grid that they snap to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from layout.areas.grid import lay_grid
from layout.findings import Place
from layout.geometry import Insets, Rect
from layout.spec.model import Area, Grid, Sheet, Slot
from layout.spec.slot_sizes import placed_by_size
from layout.units import mm, pt

GRID = Grid(5, 12, pt(126), pt(15.75), 60, pt(16), pt(10.5))
SHEET = Sheet(mm(275), mm(395), Insets(mm(12), mm(12), mm(12), mm(12)), 0)
LAID = lay_grid(SHEET, GRID)


def slot(area: Area, size: tuple[int, int], rect: Rect | None = None, *, snap: bool = False) -> Slot:
    return Slot("s", "notice", area, Place("issue.yaml"), size=size, rect=rect, snap=snap)


def test_a_size_is_kept_to_the_millipoint_where_nothing_snaps() -> None:
    done = placed_by_size(slot(Area(2, 5, 0, 0), (mm(80), mm(60))), SHEET, GRID)
    assert done.rect == Rect(LAID.column_x(2), LAID.row_y(4), mm(80), mm(60))


@given(st.integers(1, 5), st.integers(1, 60), st.integers(1, 5), st.integers(1, 60), st.integers(-6000, 6000))
def test_a_place_that_is_nearly_one_of_the_grid_snaps_to_it(
    column: int, line: int, columns: int, lines: int, off: int
) -> None:
    columns, lines = min(columns, 6 - column), min(lines, 61 - line)
    wanted = Area(column, line, columns, lines)
    rect = LAID.rect(wanted)
    near = rect._replace(x=rect.x + off, y=rect.y - off, width=rect.width + off, height=rect.height - off)
    if near.height <= 0:
        return
    done = placed_by_size(slot(Area(0, 0, 0, 0), (0, 0), near, snap=True), SHEET, GRID)
    assert done.rect is None
    assert done.area == wanted


@given(st.integers(-50, 400), st.integers(-50, 500), st.integers(1, 500), st.integers(1, 700))
def test_whatever_snaps_lies_on_the_grid(x: int, y: int, width: int, height: int) -> None:
    rect = Rect(mm(x), mm(y), mm(width), mm(height))
    area = placed_by_size(slot(Area(0, 0, 0, 0), (0, 0), rect, snap=True), SHEET, GRID).area
    assert 1 <= area.column <= area.column + area.columns - 1 <= GRID.columns
    assert 1 <= area.line <= area.line + area.lines - 1 <= GRID.lines


@given(st.integers(1, 5), st.integers(6, 10), st.integers(-6000, 6000))
def test_a_place_across_a_fold_snaps_to_the_columns_of_both_pages(first: int, last: int, off: int) -> None:
    wanted = Area(first, 3, last - first + 1, 20)
    rect = LAID.rect(wanted)
    near = rect._replace(x=rect.x + off, width=rect.width + off)
    assert placed_by_size(slot(Area(0, 0, 0, 0), (0, 0), near, snap=True), SHEET, GRID, opens=True).area == wanted
    alone = placed_by_size(slot(Area(0, 0, 0, 0), (0, 0), near, snap=True), SHEET, GRID).area
    assert alone.column + alone.columns - 1 <= GRID.columns, "a page that is no spread ends at its own columns"
