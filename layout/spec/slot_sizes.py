"""Slots given in millimetres: a corner on the grid and a size, or a rectangle; brought onto the grid where asked."""

from __future__ import annotations

from collections.abc import Sequence

from layout.geometry import Insets, Rect, WritingMode, turned_rect, unturned_rect
from layout.spec.model import Area, Grid, PageSpec, Sheet, Slot
from layout.units import Length


def frame_of(sheet: Sheet, grid: Grid) -> Rect:
    """The type area on the trimmed page: inside its margins, centred in what they leave.

    All here counts along the lines and across them: of a vertical page as if it lay on its side, its top to the left.
    """
    sheet = along_lines(sheet, grid)
    width = grid.columns * grid.measure + (grid.columns - 1) * grid.gutter
    height = grid.lines * grid.leading
    margins = sheet.margins
    left = margins.left + (sheet.width - margins.left - margins.right - width) // 2
    top = margins.top + (sheet.height - margins.top - margins.bottom - height) // 2
    return Rect(left, top, width, height)


def along_lines(sheet: Sheet, grid: Grid) -> Sheet:
    """*sheet* by measure and depth: itself, or lying on its side where the lines of *grid* run downward."""
    if grid.mode is WritingMode.HORIZONTAL:
        return sheet
    top, right, bottom, left = sheet.margins
    return sheet._replace(width=sheet.height, height=sheet.width, margins=Insets(right, bottom, left, top))


def rect_of(slot: Slot, sheet: Sheet, grid: Grid) -> Rect:
    """Where *slot* stands on the trimmed page, the first one of a spread: its rectangle, or that of its area.

    Columns beyond those of the page are the other one's, of a vertical page lines: fold and both inner margins lie
    between.
    """
    if slot.rect is not None:
        return slot.rect if grid.mode is WritingMode.HORIZONTAL else unturned_rect(slot.rect, sheet.width)
    frame, area = frame_of(sheet, grid), slot.area
    x = _column_x(area.column, frame, sheet, grid)
    right = _column_x(max(area.column, area.column + area.columns - 1), frame, sheet, grid) + grid.measure
    y = _line_y(area.line, frame, sheet, grid)
    foot = _line_y(max(area.line, area.line + area.lines - 1), frame, sheet, grid) + grid.leading
    return Rect(x, y, right - x, foot - y if area.lines else 0)


def seen_rect(slot: Slot, sheet: Sheet, grid: Grid) -> Rect:
    """:func:`rect_of` as it is seen: across the page and down it, whichever way lines run."""
    rect = rect_of(slot, sheet, grid)
    return rect if grid.mode is WritingMode.HORIZONTAL else turned_rect(rect, sheet.width)


def on_sheet(slot: Slot, sheet: Sheet, grid: Grid) -> Slot:
    """*slot* by its rectangle of the page, where it is placed by columns and lines of *grid*."""
    if slot.rect is not None or slot.size != (0, 0):
        return slot
    return slot._replace(rect=seen_rect(slot, sheet, grid), area=Area(0, 0, 0, 0))


def _column_x(column: int, frame: Rect, sheet: Sheet, grid: Grid) -> Length:
    """Left edge of *column* (from 1)."""
    over = max(0, -(-column // grid.columns) - 1) if grid.mode is WritingMode.HORIZONTAL else 0
    return frame.x + over * sheet.width + (column - 1 - over * grid.columns) * (grid.measure + grid.gutter)


def _line_y(line: int, frame: Rect, sheet: Sheet, grid: Grid) -> Length:
    """Upper edge of *line* (from 1), of a vertical page its right one, by the page as it lies on its side."""
    over = max(0, -(-line // grid.lines) - 1) if grid.mode is WritingMode.VERTICAL else 0
    return frame.y + over * sheet.width + (line - 1 - over * grid.lines) * grid.leading


def placed_by_size(slot: Slot, sheet: Sheet, grid: Grid, *, opens: bool = False) -> Slot:
    """*slot*, if it has a size, with the rectangle that has it, or with the cells of the grid nearest to that.

    On the page that a spread begins on (*opens*) it may go on over the fold, among the cells of the other one.
    """
    if slot.size == (0, 0) and not (slot.snap and slot.rect):
        return slot
    frame = frame_of(sheet, grid)
    step = grid.measure + grid.gutter
    corner = rect_of(slot, sheet, grid)
    down = grid.mode is WritingMode.VERTICAL
    size = slot.size[::-1] if down else slot.size
    rect = corner if slot.rect else Rect(corner.x, corner.y, *size)
    if not slot.snap:
        return slot._replace(rect=turned_rect(rect, sheet.width) if down else rect, area=Area(0, 0, 0, 0))
    if opens and (rect.bottom if down else rect.right) > sheet.width:
        return slot._replace(rect=None, area=_over_fold(rect, sheet, grid))
    columns = _most(rect.width + grid.gutter, step, grid.columns)
    lines = _most(rect.height, grid.leading, grid.lines)
    column = min(max(0, _nearest(rect.x - frame.x, step)), grid.columns - columns)
    line = min(max(0, _nearest(rect.y - frame.y, grid.leading)), grid.lines - lines)
    return slot._replace(rect=None, area=Area(column + 1, line + 1, columns, lines))


def placed_by_sizes(page: PageSpec, sheet: Sheet, grid: Grid) -> PageSpec:
    """*page* of *sheet* with all its slots as :func:`placed_by_size` has them."""
    return page._replace(slots=tuple([placed_by_size(slot, sheet, grid, opens=page.opens) for slot in page.slots]))


def _over_fold(rect: Rect, sheet: Sheet, grid: Grid) -> Area:
    """The cells of two facing pages nearest to *rect*, which goes on over the fold between them."""
    frame, step = frame_of(sheet, grid), grid.measure + grid.gutter
    if grid.mode is WritingMode.VERTICAL:
        starts = [_line_y(line, frame, sheet, grid) for line in range(1, 2 * grid.lines + 1)]
        line, lines = _cells(starts, grid.lines, grid.leading, (rect.y, rect.bottom))
        columns = _most(rect.width + grid.gutter, step, grid.columns)
        column = min(max(0, _nearest(rect.x - frame.x, step)), grid.columns - columns)
    else:
        starts = [_column_x(column, frame, sheet, grid) for column in range(1, 2 * grid.columns + 1)]
        column, columns = _cells(starts, grid.columns, grid.measure, (rect.x, rect.right))
        lines = _most(rect.height, grid.leading, grid.lines)
        line = min(max(0, _nearest(rect.y - frame.y, grid.leading)), grid.lines - lines)
    return Area(column + 1, line + 1, columns, lines)


def _cells(starts: Sequence[Length], page: int, deep: Length, edges: tuple[Length, Length]) -> tuple[int, int]:
    """The cells nearest to *edges*, as the first of them (from 0) and how many.

    They begin at *starts* and are *deep*; the first is one of the *page* before the fold.
    """
    first = min(range(page), key=lambda at: abs(starts[at] - edges[0]))
    last = min(range(first, len(starts)), key=lambda at: abs(starts[at] + deep - edges[1]))
    return first, last - first + 1


def _most(length: Length, step: Length, most: int) -> int:
    return min(max(1, _nearest(length, step)), most)


def _nearest(length: Length, step: Length) -> int:
    """Steps nearest to *length*; halves go up.

    >>> _nearest(149, 100), _nearest(150, 100), _nearest(-20, 100)
    (1, 2, 0)
    """
    return (2 * length + step) // (2 * step)
