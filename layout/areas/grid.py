"""The type area, its columns and its baseline grid as places on the page."""

from __future__ import annotations

from layout.geometry import Rect, WritingMode, turned_rect, unturned_rect
from layout.spec.model import Area, Grid, Inset, Issue, Legs, PageSpec, Sheet, Slot
from layout.spec.slot_sizes import along_lines, frame_of
from layout.units import EM_ASCENT, Length, shares
from layout.value import NamedTuple


class Leg(NamedTuple):
    """One stack of a story's lines: *rows* lines of the grid from page line *row* (from 0) on."""

    x: Length
    measure: Length
    row: int
    rows: int
    joined: bool = False
    """It goes on directly under the leg before: the same leg at another measure, not the head of one."""


class PageGrid(NamedTuple):
    """The grid laid on the sheet: the type area and its division."""

    frame: Rect
    grid: Grid
    sheet: tuple[Length, Length] = (0, 0)
    """Width and height of the trimmed page; of a vertical one along its lines and across them, as all here."""

    def column_x(self, column: int) -> Length:
        """Left edge of *column* (from 1)."""
        step = self.grid.measure + self.grid.gutter
        if column > self.grid.columns:  # beyond the fold of a spread, on the page to the right
            return self.sheet[0] + self.frame.x + (column - 1 - self.grid.columns) * step
        return self.frame.x + (column - 1) * step

    def row_y(self, row: int) -> Length:
        """Top of the page's line *row* (from 0)."""
        if 0 < self.fold_row <= row:
            return self.sheet[1] + self.frame.y + (row - self.grid.lines) * self.grid.leading
        return self.frame.y + row * self.grid.leading

    @property
    def fold_row(self) -> int:
        """The first line (from 0) that lies beyond the fold of a vertical spread; -1 across."""
        return self.grid.lines if self.grid.mode is WritingMode.VERTICAL else -1

    def foot_y(self, row: int) -> Length:
        """Foot of the page's line *row* (from 0)."""
        return self.row_y(row) + self.grid.leading

    def measure_of(self, columns: int) -> Length:
        """Width of *columns* base columns with the gutters between them."""
        return columns * self.grid.measure + (columns - 1) * self.grid.gutter

    def rect(self, area: Area) -> Rect:
        """The area's place on the page."""
        return Rect(
            self.column_x(area.column),
            self.row_y(area.line - 1),
            self.column_x(area.column + area.columns - 1) + self.grid.measure - self.column_x(area.column),
            self.foot_y(area.line + area.lines - 2) - self.row_y(area.line - 1),
        )

    def place(self, slot: Slot | Inset) -> Rect:
        """Where *slot* is on the page: its area of the grid, or its own rectangle."""
        return self.rect(slot.area) if slot.rect is None else self.along(slot.rect)

    def on_page(self, rect: Rect) -> Rect:
        """Where *rect* of this grid, which counts along the lines and across them, is on the page that is seen."""
        return rect if self.grid.mode is WritingMode.HORIZONTAL else turned_rect(rect, self.sheet[1])

    def along(self, rect: Rect) -> Rect:
        """*rect* of the page that is seen as this grid counts: :meth:`on_page` undone."""
        return rect if self.grid.mode is WritingMode.HORIZONTAL else unturned_rect(rect, self.sheet[1])

    def rows_of(self, slot: Slot) -> tuple[int, int]:
        """First page row (from 0) and number of rows in *slot*: of a rectangle, those that lie wholly within it."""
        if slot.rect is None:
            return slot.area.line - 1, slot.area.lines
        place = self.place(slot)
        first = -(-(place.y - self.frame.y) // self.grid.leading)
        return first, max(0, (place.bottom - self.frame.y) // self.grid.leading - first)

    def columns_of(self, slot: Slot) -> int:
        """Base columns that *slot* is about as wide as."""
        if slot.rect is None:
            return slot.area.columns
        return max(1, round((self.place(slot).width + self.grid.gutter) / (self.grid.measure + self.grid.gutter)))

    def baseline(self, row: int, size: Length) -> Length:
        """Y of the baseline of type of *size* standing centred in page line *row* (from 0)."""
        return centred_baseline(self.row_y(row), self.grid.leading, size)


def centred_baseline(top: Length, depth: Length, size: Length) -> Length:
    """Baseline that centres the em box of type of *size* in *depth* from *top*."""
    return top + (depth - size) // 2 + size * EM_ASCENT // 1000


def lay_grid(sheet: Sheet, grid: Grid) -> PageGrid:
    """Place the type area on the trimmed page: inside its margins, centred in what they leave."""
    return PageGrid(frame_of(sheet, grid), grid, along_lines(sheet, grid)[:2])


def grid_of_page(issue: Issue, page: PageSpec) -> PageGrid:
    """The grid of *page* of *issue*: its own, or the issue's."""
    return lay_grid(issue.sheet, page.grid or issue.grid)


LEAST_LEG = 3
"""Characters of the narrowest leg that an area is divided into: what an indent leaves room for one after."""


def legs_in(width: Length, columns: int, legs: Legs, grid: Grid) -> int:
    """How many legs an area *width* wide of so many *columns* has: those *legs* ask for, as far as they go in."""
    gutter = legs.gutter or grid.gutter
    least = grid.measure if legs.fit == "grid" else LEAST_LEG * grid.em
    return max(1, min(legs.count or columns, (width + gutter) // (least + gutter)))


def divide_into_legs(room: Rect, rows: tuple[int, int], columns: int, legs: Legs, grid: Grid) -> tuple[Leg, ...]:
    """Divide *room* into legs; *rows* are the first page line and the number of lines.

    The four policies are Founder's: ``absolute`` (equal legs of whole characters, the gutter takes the rest),
    ``free`` (equal legs, the gutter fixed), ``relative`` (whole characters, the gutter fixed, the first legs
    one character longer), ``grid`` (the page's base columns).
    """
    count = legs_in(room.width, columns, legs, grid)
    gutter = legs.gutter or grid.gutter
    first, depth = rows
    if count == 1:
        return (Leg(room.x, room.width, first, depth),)
    if legs.fit == "grid":
        measures: tuple[Length, ...] = (grid.measure,) * count
        gutters: tuple[Length, ...] = (grid.gutter,) * (count - 1)
    elif legs.fit == "absolute":
        chars = (room.width - (count - 1) * gutter) // count // grid.em
        measures = (chars * grid.em,) * count
        gutters = shares(room.width - sum(measures), count - 1)
    elif legs.fit == "relative":
        chars = (room.width - (count - 1) * gutter) // grid.em
        each, more = divmod(chars, count)
        measures = tuple((each + (1 if i < more else 0)) * grid.em for i in range(count))
        gutters = (gutter,) * (count - 1)
    else:
        measures = shares(room.width - (count - 1) * gutter, count)
        gutters = (gutter,) * (count - 1)
    made: list[Leg] = []
    x = room.x
    for measure, after in zip(measures, (*gutters, 0), strict=True):
        made.append(Leg(x, measure, first, depth))
        x += measure + after
    return tuple(made)
