"""Points, rectangles and the one turn from measure and depth to x and y.

Page coordinates are millipoints from the upper left corner of the trimmed page, y downward.
"""

from __future__ import annotations

from enum import Enum

from layout.units import Length
from layout.value import NamedTuple


class WritingMode(Enum):
    """How lines run: along x and stacked down, or down the page and stacked leftward."""

    HORIZONTAL = "horizontal"
    VERTICAL = "vertical"

    @property
    def column(self) -> str:
        """What a division of the grid is called: a column, or the band (段) of a page set downward."""
        return "band" if self is WritingMode.VERTICAL else "column"


class Point(NamedTuple):
    """A place on the page."""

    x: Length
    y: Length


class Insets(NamedTuple):
    """White kept inside the four edges of a rectangle."""

    top: Length
    right: Length
    bottom: Length
    left: Length


class Rect(NamedTuple):
    """An upright rectangle by its upper left corner and its extents."""

    x: Length
    y: Length
    width: Length
    height: Length

    @property
    def right(self) -> Length:
        """x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> Length:
        """y of the lower edge."""
        return self.y + self.height

    def inset(self, by: Insets) -> Rect:
        """The rectangle left when *by* is taken off its edges."""
        return Rect(
            self.x + by.left, self.y + by.top, self.width - by.left - by.right, self.height - by.top - by.bottom
        )

    def overlaps(self, other: Rect, by: Length = 0) -> bool:
        """True when the two share an area more than *by* wide and deep, not just an edge."""
        wide = min(self.right, other.right) - max(self.x, other.x)
        deep = min(self.bottom, other.bottom) - max(self.y, other.y)
        return wide > by and deep > by

    def within(self, other: Rect) -> bool:
        """True when no part of this lies outside *other*."""
        return self.x >= other.x and self.y >= other.y and self.right <= other.right and self.bottom <= other.bottom


def turned_point(point: Point, width: Length) -> Point:
    """Where *point* of a page that is laid out along and across its lines comes to stand on one *width* wide.

    What runs along x runs down the page, what runs down it runs from right to left: a vertical page is a horizontal
    one turned by a quarter to the right.
    """
    return Point(width - point.y, point.x)


def turned_rect(rect: Rect, width: Length) -> Rect:
    """:func:`turned_point` for a rectangle: its width becomes its height."""
    return Rect(width - rect.bottom, rect.x, rect.height, rect.width)


def unturned_rect(rect: Rect, width: Length) -> Rect:
    """The rectangle that :func:`turned_rect` makes *rect* of."""
    return Rect(rect.y, width - rect.right, rect.height, rect.width)
