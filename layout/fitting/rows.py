"""The legs of a story as rows counted through, in reading order.

A leg beside which something stands is several pieces of different measure, one under the other: they are *joined*,
for the eye goes on from one to the next as within a leg.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, groupby

from layout.areas.grid import Leg
from layout.galley.items import Item, names_over
from layout.units import Length
from layout.value import NamedTuple


class LegRows(NamedTuple):
    """The legs as rows counted through."""

    legs: tuple[Leg, ...]
    starts: tuple[int, ...]
    """Row that each leg begins on."""
    total: int
    heads: tuple[int, ...]
    """Rows at the head of a leg: those of *starts* whose leg is not joined to the one before."""
    even: Length
    """The measure of every row, 0 when they differ."""
    each: tuple[Length, ...] = ()
    """Measures row by row when they differ."""
    under: int = -1
    """Row under the line that says from which page the story comes: there, too, the columns of a table are named."""

    def names_at(self, row: int) -> bool:
        """True where the names of a table's columns are said again over the row that stands at *row*."""
        return row in self.heads or row == self.under

    def leg_of(self, row: int) -> int:
        """Index of the leg that *row* stands in."""
        return max(0, bisect_right(self.starts, row) - 1)

    def end_of(self, row: int) -> int:
        """First row past the leg, joined pieces included, that *row* stands in."""
        index = bisect_right(self.heads, row)
        return self.heads[index] if index < len(self.heads) else self.total

    def measures(self, row: int, most: int = 0) -> tuple[Length, ...]:
        """Measures of the *most* rows from *row* on (0: of all of them), the last of which goes for all that follow."""
        if self.even:
            return (self.even,)
        row = min(row, self.total - 1)
        found = self.each[row : row + most] if most else self.each[row:]
        last = len(found)
        while last > 1 and found[last - 2] == found[-1]:
            last -= 1
        return found[:last] or (self.legs[-1].measure,)

    @property
    def usual(self) -> Length:
        """The measure that most rows have."""
        if self.even:
            return self.even
        rows: dict[Length, int] = {
            measure: sum(leg.rows for leg in same)
            for measure, same in groupby(sorted(self.legs, key=lambda leg: leg.measure), key=lambda leg: leg.measure)
        }
        return max((rows[measure], measure) for measure in rows)[1]

    @property
    def narrowest(self) -> Length:
        """The least measure of any row."""
        return self.even or min(leg.measure for leg in self.legs)

    def strip(self, row: int, depth: int) -> tuple[Length, Length]:
        """(left edge, measure) of what is free on all *depth* rows from *row*; no measure when they share nothing."""
        legs = [self.legs[self.leg_of(one)] for one in range(row, max(row + 1, min(row + depth, self.total)))]
        left = max(leg.x for leg in legs)
        return left, max(0, min(leg.x + leg.measure for leg in legs) - left)


def room_of(legs: Sequence[Leg], *, goes_on: bool = False) -> LegRows:
    """Count the rows of *legs* through; a story that *goes_on* from another page says so in the first of them."""
    ends = tuple(accumulate(leg.rows for leg in legs))
    starts = (0, *ends[:-1])
    heads = tuple(start for start, leg in zip(starts, legs, strict=True) if not leg.joined)
    even = legs[0].measure if all(leg.measure == legs[0].measure and not leg.joined for leg in legs) else 0
    each = () if even else tuple(leg.measure for leg in legs for _ in range(leg.rows))
    return LegRows(tuple(legs), starts, ends[-1], heads, even, each, 1 if goes_on else -1)


def rows_over(item: Item, room: LegRows, head: int) -> int:
    """Rows at the *head* of a leg of *room* that the names of a table's columns take over its row *item*.

    They are said again where the leg is deep enough to hold as much again under them; where measures differ, see
    :mod:`layout.fitting.placing_lines`.
    """
    if item.table is None or not room.even or not room.names_at(head):
        return 0
    over = names_over(item, room.even)
    return over if room.end_of(head) - head >= 2 * over else 0
