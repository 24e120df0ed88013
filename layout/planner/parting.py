"""A page that fixed slots stand about on, cut into rectangles in the corners of which they stand, or not at all.

Cuts go from edge to edge and along the edges of what is fixed, through others of it where they must: each rectangle has
its own part of those.  So a picture over the whole width may stand over an index at the edge of the page, and a story
beside the rest of another that stands in an L.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Final, TypeAlias

from layout.planner.model import Free, FreeRegion, InCorner
from layout.spec.model import Area
from layout.value import NamedTuple

LEAST_LINES: Final = 8
"""Lines of the shallowest rectangle that a story may stand in; less is left for furniture or for a line of white."""

MOST_CUTS: Final = 3
"""Cuts one in another: the samples' pages take two."""

MOST_LOOKED_AT: Final = 400
MOST_PARTINGS: Final = 6
"""Ways of cutting a page that are looked at, and those, of the fewest rectangles, that are tried: each is a search."""

MOST_RECTANGLES: Final = 2000
"""Rectangles that are looked at for one page: eight slots, on whatever cells, make fewer; a page of forty classified
notices that lie about would make them by the hundred thousand, and is cut into strips and bands instead."""


class Fixed(NamedTuple):
    """The cells that a fixed slot, *name*, stands on, or some of them."""

    name: str
    use: str
    area: Area


_Part: TypeAlias = "tuple[FreeRegion, tuple[tuple[Fixed, str], ...]]"
"""A rectangle, and what stands in which of its corners."""


@lru_cache(maxsize=64)
def parted(fixed: tuple[Fixed, ...], columns: int, lines: int) -> tuple[Free, ...]:
    """The type area of *columns* × *lines* beside *fixed*, in the few rectangles that need fewest cuts.

    Kept for the last pages: advice proposes one page thirty times.
    """
    search = _Search(fixed)
    for cuts in range(MOST_CUTS + 1):
        ways = dict.fromkeys(_free(one) for one in search.ways(FreeRegion(1, 1, columns, lines), cuts) if one)
        if ways:
            fewest = sorted(ways, key=lambda one: (len(one.regions), -sum(each.cells for each in one.regions)))
            return tuple(fewest[:MOST_PARTINGS])
    return ()


def _free(parts: Iterable[_Part]) -> Free:
    ordered = sorted(parts, key=lambda one: (one[0].line // LEAST_LINES, one[0].column))
    corners = [
        InCorner(fixed.name, fixed.area, number, corner)
        for number, (_, here) in enumerate(ordered)
        for fixed, corner in here
    ]
    return Free(tuple(region for region, _ in ordered), tuple(corners))


class _Search:
    """Ways of cutting rectangles beside what is *fixed*, each rectangle looked at once for each number of cuts."""

    def __init__(self, fixed: Sequence[Fixed]) -> None:
        self._fixed = fixed
        self._known: dict[tuple[FreeRegion, int], list[tuple[_Part, ...]]] = {}

    def ways(self, region: FreeRegion, cuts: int) -> list[tuple[_Part, ...]]:
        """Ways of cutting *region* at most so many times, each half again: the first :data:`MOST_LOOKED_AT`."""
        key = _trimmed(region, _inside(region, self._fixed)), cuts
        if key not in self._known and len(self._known) < MOST_RECTANGLES:
            self._known[key] = []  # counts at once: those cut from it are looked at before it is done
            self._known[key] = list(islice(self._cut(*key), MOST_LOOKED_AT))
        return self._known.get(key, [])

    def _cut(self, region: FreeRegion, cuts: int) -> Iterator[tuple[_Part, ...]]:
        if region.lines < LEAST_LINES or region.columns < 1:
            yield ()
            return
        inside = _inside(region, self._fixed)
        corners = [(one, corner_of(one.area, region)) for one in inside]
        if all(corner for _, corner in corners) and len({corner for _, corner in corners}) == len(corners):
            yield ((region, tuple(corners)),)
            return
        if not cuts:
            return
        for first, second in _halves(region, inside):
            others = self.ways(second, cuts - 1)
            yield from ((*one, *other) for one in (self.ways(first, cuts - 1) if others else ()) for other in others)


def _inside(region: FreeRegion, fixed: Iterable[Fixed]) -> list[Fixed]:
    """What of *fixed* stands in *region*."""
    made: list[Fixed] = []
    for one in fixed:
        left, top = max(one.area.column, region.column), max(one.area.line, region.line)
        right = min(one.area.column + one.area.columns, region.column + region.columns)
        foot = min(one.area.line + one.area.lines, region.line + region.lines)
        if left < right and top < foot:
            made.append(one._replace(area=Area(left, top, right - left, foot - top)))
    return made


def _trimmed(region: FreeRegion, fixed: Sequence[Fixed]) -> FreeRegion:
    """*region* without what is fixed across or down all of it at its edges; a line is kept over and under that."""
    column, line, columns, lines = region
    over = under = False
    while lines > 0 and columns > 0:
        inside = _inside(FreeRegion(column, line, columns, lines), fixed)
        head = [one.area for one in inside if one.area.line == line]
        foot = [one for one in inside if one.area.line + one.area.lines == line + lines]
        left = [one.area for one in inside if one.area.column == column]
        right = [one.area for one in inside if one.area.column + one.area.columns == column + columns]
        if sum(one.columns for one in head) >= columns:
            taken = min(one.lines for one in head)
            line, lines, over = line + taken, lines - taken, True
        elif sum(one.area.columns for one in foot) >= columns:
            lines -= min(one.area.lines for one in foot)
            under = under or any(one.use != "credits" for one in foot)
        elif sum(one.lines for one in left) >= lines:
            taken = min(one.columns for one in left)
            column, columns = column + taken, columns - taken
        elif sum(one.lines for one in right) >= lines:
            columns -= min(one.columns for one in right)
        else:
            break
    return FreeRegion(column, line + over, columns, lines - over - under)


def corner_of(area: Area, region: FreeRegion) -> str:
    """The corner of *region* that *area* stands in; empty for none."""
    row = "t" if area.line == region.line else "b" if area.line + area.lines == region.line + region.lines else ""
    end = region.column + region.columns
    side = "l" if area.column == region.column else "r" if area.column + area.columns == end else ""
    return row + side if row and side else ""


def _halves(region: FreeRegion, inside: Sequence[Fixed]) -> Iterator[tuple[FreeRegion, FreeRegion]]:
    """*region* cut along every edge of what stands *inside*: down its sides, and a line kept over it and under it."""
    column, line, columns, lines = region
    sides = {edge for one in inside for edge in (one.area.column, one.area.column + one.area.columns)}
    for edge in sorted(sides):
        if column < edge < column + columns:
            left = edge - column
            yield FreeRegion(column, line, left, lines), FreeRegion(edge, line, columns - left, lines)
    tops = {(one.area.line - 1, one.area.line) for one in inside}
    feet = {(foot, foot + 1) for one in inside for foot in [one.area.line + one.area.lines]}
    for foot, head in sorted(tops | feet):
        if line < foot and head < line + lines:
            yield FreeRegion(column, line, columns, foot - line), FreeRegion(column, head, columns, line + lines - head)
