"""Where a head block stands in its slot, and the room that its lines have there."""

from __future__ import annotations

from collections.abc import Callable

from layout.areas.grid import PageGrid
from layout.areas.strokes import rule_depth
from layout.fitting.heads import HeadBlock, HeadRoom
from layout.geometry import Insets, Rect, WritingMode
from layout.spec.model import Head, Slot
from layout.spec.styles import BoxStyle, Stylesheet
from layout.units import PT, Length

DEFAULT_WIDE = 3
"""Base columns that a vertical head of no given width is first tried in."""


LEAST_OFF_RULE = PT
"""Least white between a box's upper rule and the type of the first row."""


def is_crossed(head: Head) -> bool:
    """True for a head whose lines run across those of its text: downward over text set across."""
    return head.mode == "vertical"


def by_lines(head: Head, grid: PageGrid) -> Head:
    """*head* by the lines of its text, as everything here counts: over lines downward above them is where these begin.

    There a head is read before its text at the right of it, downward like its text, where nothing else is asked; a
    head across stands above it.
    """
    if grid.grid.mode is WritingMode.HORIZONTAL:
        return head
    across = head.mode == "horizontal"
    first = across or head.place == "above"
    return head._replace(mode="vertical" if across else "", place="left" if first else "")


def ground_of_head(head: Head, place: Rect, grid: PageGrid) -> Rect:
    """What of a head's *place* its tint, box or picture covers: it keeps half a line off the text below it."""
    if not (head.tint or head.box or head.picture) or (head.place in ("left", "right") and not head.lines):
        return place
    return place._replace(height=max(0, place.height - grid.grid.leading // 2))


def inside_of_head(head: Head, place: Rect, styles: Stylesheet, grid: PageGrid) -> Rect:
    """Where the lines of a head stand: its place, less the white that a tint, a box or a picture has inside.

    A head across on a vertical page keeps half a character off what stands beside it: no gutter parts lines.
    """
    rect = ground_of_head(head, place, grid)
    if not (head.tint or head.box or head.picture):
        beside = grid.grid.em // 2 if is_crossed(head) and grid.grid.mode is WritingMode.VERTICAL else 0
        return rect.inset(Insets(beside, 0, beside, 0))
    box = styles.boxes.get(head.box)
    white = max(box.inside if box else 0, grid.grid.em)
    narrow = Insets(white // 2, white, white // 2, white)
    if is_crossed(head):
        narrow = Insets(white, white // 2, white, white // 2)
    return rect.inset(narrow)


def head_room(slot: Slot, place: Rect, rows: int, styles: Stylesheet, grid: PageGrid, *, aside: bool) -> HeadRoom:
    """The room of the head of *slot* in *place*, which is *rows* lines deep."""
    head = slot.head
    rect = inside_of_head(head, place, styles, grid)
    grounded = bool(head.tint or head.box or head.picture)
    stand = head.stand or ("middle" if aside or grounded or is_crossed(head) or head.place else "")
    leading = grid.grid.leading
    if is_crossed(head):
        from_left = head.order == "from-left" and grid.grid.mode is WritingMode.HORIZONTAL
        # Its lines end half a row before the text that goes on under them.
        measure = rect.height - (leading // 2 if head.lines and not grounded else 0)
        return HeadRoom(measure, rows, leading, slot.place, rect.width, stand, crossed=True, from_left=from_left)
    depth = rect.height if rect.height != rows * leading else -1
    return HeadRoom(rect.width, rows, leading, slot.place, depth, stand, aside=aside)


def with_width(slot: Slot, styles: Stylesheet, grid: PageGrid, block: Callable[[HeadRoom], HeadBlock]) -> Slot:
    """*slot*, a head across its text's lines of no given width made as wide as its own need, in whole characters."""
    head = slot.head
    if not is_crossed(head):
        return slot
    if not head.place:
        head = head._replace(place="right")
    if head.width or head.columns:
        return slot._replace(head=head)
    rows = head.lines or grid.rows_of(slot)[1]
    wide = grid.measure_of(min(DEFAULT_WIDE, max(1, grid.columns_of(slot))))
    place = Rect(0, 0, wide, rows * grid.grid.leading)
    across = block(head_room(slot._replace(head=head), place, rows, styles, grid, aside=False)).across
    white = place.width - inside_of_head(head, place, styles, grid).width
    if grid.grid.mode is WritingMode.VERTICAL:  # the text goes on below it in whole bands
        bands = -(-(across + white + grid.grid.gutter) // (grid.grid.measure + grid.grid.gutter))
        return slot._replace(head=head._replace(columns=bands))
    return slot._replace(head=head._replace(width=_whole(across + white, grid.grid.em)))


def _whole(length: Length, em: Length) -> Length:
    return -(-length // em) * em


def rows_off_rule(box: BoxStyle | None, styles: Stylesheet, grid: PageGrid) -> int:
    """Rows kept free under a box that no head stands in, where its rule is deeper than the white of a row."""
    if box is None or not box.rule or "t" not in box.sides:
        return 0
    white = (grid.grid.leading - grid.grid.em) // 2
    return int(rule_depth(styles.rules[box.rule]) + LEAST_OFF_RULE > white)
