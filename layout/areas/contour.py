"""The contour of an area: what a box follows where a story stands in several rectangles.

A contour is one ring for every piece of the area, and one for every place left free inside it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations, pairwise

from layout.areas.blocks import GroundBlock, Hole
from layout.areas.grid import PageGrid
from layout.areas.strokes import Edge, Ring, edges, narrowed
from layout.geometry import Insets, Point, Rect
from layout.spec.model import Slot
from layout.spec.styles import BoxStyle
from layout.units import Length


def contour_of(rects: Sequence[Rect], gutter: Length) -> tuple[Ring, ...]:
    """The contour of *rects*; where two stand side by side the *gutter* between them belongs to the area."""
    parts = [*rects, *gutters_in(rects, gutter)]
    xs = sorted({x for one in parts for x in (one.x, one.right)})
    ys = sorted({y for one in parts for y in (one.y, one.bottom)})
    cells = {
        (i, j)
        for i, j in ((i, j) for i in range(len(xs) - 1) for j in range(len(ys) - 1))
        if any(one.x <= xs[i] < one.right and one.y <= ys[j] < one.bottom for one in parts)
    }
    return tuple(tuple(Point(xs[i], ys[j]) for i, j in ring) for ring in rings_of(cells))


def gutters_in(rects: Sequence[Rect], gutter: Length) -> Iterator[Rect]:
    """The gutters, no wider than *gutter*, between those of *rects* that stand side by side."""
    for one, other in combinations(rects, 2):
        left, right = sorted((one, other), key=lambda rect: rect.x)
        top, foot = max(one.y, other.y), min(one.bottom, other.bottom)
        if top < foot and 0 < right.x - left.right <= gutter:
            yield Rect(left.right, top, right.x - left.right, foot - top)


def rings_of(cells: Collection[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """The rings round *cells*, clockwise from the uppermost and leftmost corner; the other way round a free place."""
    onward: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for i, j in sorted(cells):
        corners = ((i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1), (i, j))
        beside = ((i, j - 1), (i + 1, j), (i, j + 1), (i - 1, j))
        for (start, end), other in zip(pairwise(corners), beside, strict=True):
            if other not in cells:
                onward.setdefault(start, []).append(end)
    while onward:
        first = min(onward, key=lambda at: (at[1], at[0]))
        ring, at, before = [first], onward[first].pop(0), first
        while at != first:
            ring.append(at)
            # Where two pieces meet at a corner each keeps to itself: the way on is the one that turns right.
            ahead = sorted(onward[at], key=lambda to, at=at, was=before: -_turn(was, at, to))  # type: ignore[misc]
            onward[at].remove(ahead[0])
            before, at = at, ahead[0]
        onward = {start: ends for start, ends in onward.items() if ends}
        yield [
            corner
            for was, corner, to in zip((ring[-1], *ring[:-1]), ring, (*ring[1:], ring[0]), strict=True)
            if _turn(was, corner, to)
        ]


def _turn(was: tuple[int, int], at: tuple[int, int], to: tuple[int, int]) -> int:
    """1 for a turn to the right, -1 to the left, 0 straight on."""
    cross = (at[0] - was[0]) * (to[1] - at[1]) - (at[1] - was[1]) * (to[0] - at[0])
    return (cross > 0) - (cross < 0)


def fields_of(rings: Sequence[Ring]) -> tuple[Rect, ...]:
    """Rectangles that cover what lies within *rings*, and nothing else.

    They overlap wherever the area goes on from one to the next, so that no white shines through between them.
    """
    xs = sorted({corner.x for ring in rings for corner in ring})
    ys = sorted({corner.y for ring in rings for corner in ring})
    uprights = [one for ring in rings for one in edges(ring) if one.side in "lr"]

    def spans(j: int) -> list[tuple[int, int]]:
        """What lies within the rings between two of *ys*, as first and last of *xs*."""
        across = sorted(
            xs.index(one.start.x)
            for one in uprights
            if min(one.start.y, one.end.y) <= ys[j] < max(one.start.y, one.end.y)
        )
        return list(zip(across[::2], across[1::2], strict=True))

    bands = [spans(j) for j in range(len(ys) - 1)]
    found: list[Rect] = []
    for j, band in enumerate(bands):
        seams = [
            (max(a, c), min(b, d)) for a, b in band for c, d in (bands[j + 1] if j + 1 < len(bands) else ())
        ]  # fmt: skip
        for left, right in (*band, *((a, b) for a, b in seams if a < b)):
            first = last = j
            while first and any(a <= left and right <= b for a, b in bands[first - 1]):
                first -= 1
            while last + 1 < len(bands) and any(a <= left and right <= b for a, b in bands[last + 1]):
                last += 1
            found.append(Rect(xs[left], ys[first], xs[right] - xs[left], ys[last + 1] - ys[first]))
    return tuple(dict.fromkeys(found))


def box_of(slot: Slot, box: BoxStyle, grid: PageGrid) -> tuple[tuple[Ring, ...], tuple[Rect, ...]]:
    """The rings that the box of a slot of several rectangles follows, and fields that cover what lies within them.

    A lower edge stands half a line under the last row, an upper one that the story does not begin under half a line
    over the first: :func:`boxed` keeps type off a row there.  In another story's area it keeps off the line above it.
    """
    half = grid.grid.leading // 2 if box.rule else 0
    top = grid.grid.leading // 3 if slot.within else 0

    def inward(one: Edge) -> Length:
        if one.side in "lr":
            return 0
        return top if _is_top(one, slot, grid) else half

    rings = tuple(narrowed(ring, inward) for ring in _contour(slot, grid))
    return rings, fields_of(rings) if box.tint is not None else ()


def boxed(
    slot: Slot, box: BoxStyle, blocks: Sequence[GroundBlock], grid: PageGrid, open_top: int
) -> tuple[list[GroundBlock], list[Hole]]:
    """*blocks* of such a slot inside its box, and what type keeps off besides.

    Legs of a rectangle begin and end level: they keep a row off its lower edge, and off its upper one unless the story
    begins there, where any of it is the box's; and the box's white off its sides.  Where legs run through all
    rectangles, it is those beside an edge that do so.  Where the story begins it keeps *open_top* rows off.
    """
    every = [one for ring in _contour(slot, grid) for one in edges(ring)]
    made: list[GroundBlock] = []
    for number, block in enumerate(blocks):
        on = {one.side: one for one in every if _lies_on(one, block.room)}
        begins = number == 0 and "t" in on and _is_top(on["t"], slot, grid)
        top = open_top if begins else int("t" in on)
        aside = Insets(0, box.inside if "r" in on else 0, 0, box.inside if "l" in on else 0)
        rows = max(0, block.rows - top - ("b" in on))
        made.append(block._replace(room=block.room.inset(aside), first=block.first + top, rows=rows))
    if slot.order != "columns":
        return made, []
    around = blocks[0].room
    inner = [one for one in every if not _lies_on(one, around) and not _is_top(one, slot, grid)]
    strips = [_inside(one, grid.grid.leading, box.inside) for one in inner]
    return made, [Hole(one, white=0) for one in strips if one.width > 0]


def _contour(slot: Slot, grid: PageGrid) -> tuple[Ring, ...]:
    return contour_of([grid.rect(one.area) for one in slot.stretches], grid.grid.gutter)


def _lies_on(one: Edge, room: Rect) -> bool:
    """True when an edge runs along the side of *room* that it is named after."""
    left, right = sorted((one.start.x, one.end.x))
    top, foot = sorted((one.start.y, one.end.y))
    if one.side in "tb":
        return top == (room.y if one.side == "t" else room.bottom) and left < room.right and room.x < right
    return left == (room.x if one.side == "l" else room.right) and top < room.bottom and room.y < foot


def _inside(one: Edge, row: Length, aside: Length) -> Rect:
    """What type keeps off inside an edge: a *row*, or so much *aside*, from the row at a corner inside an L on."""
    left, right = sorted((one.start.x, one.end.x))
    top, foot = sorted((one.start.y, one.end.y))
    if one.side in "tb":
        return Rect(left, top - (row if one.side == "b" else 0), right - left, row)
    over, under = (one.before, one.after) if one.side == "r" else (one.after, one.before)
    top, foot = top - (row if over == "b" else 0), foot + (row if under == "t" else 0)
    return Rect(left - (aside if one.side == "r" else 0), top, aside, foot - top)


def _is_top(one: Edge, slot: Slot, grid: PageGrid) -> bool:
    """True for an upper edge that the story begins under: the head's own white keeps the type off it."""
    first = grid.rect(slot.stretches[0].area)
    if one.side != "t" or slot.order == "columns":
        return one.side == "t" and one.start.y == grid.row_y(slot.area.line - 1)
    return one.start.y == first.y and one.start.x < first.right and first.x < one.end.x
