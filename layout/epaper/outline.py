"""The outlines of an area made of upright rectangles, less what stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from layout.areas.contour import rings_of
from layout.epaper.model import Outline
from layout.geometry import Point, Rect

Cell = tuple[int, int]


def outlines(rects: Iterable[Rect], holes: Iterable[Rect] = ()) -> tuple[Outline, ...]:
    """The polygons that cover *rects* without *holes*, each in one piece and without a hole of its own.

    An area with a hole right inside it is cut level with the hole's upper edge, for a polygon has one border only.
    """
    xs, ys, cells = _cells(rects, holes)
    made: list[Outline] = []
    waiting = _pieces(cells)
    while waiting:
        piece = waiting.pop(0)
        borders = list(rings_of(piece))
        if len(borders) == 1:
            made.append(tuple(Point(xs[column], ys[row]) for column, row in borders[0]))
            continue
        # The second border is a hole's: cut through its upper edge.
        level = min(row for border in borders[1:] for _, row in border)
        waiting[:0] = _pieces({c for c in piece if c[1] < level}) + _pieces({c for c in piece if c[1] >= level})
    return tuple(made)


def parted(rects: Iterable[Rect], holes: Iterable[Rect] = ()) -> tuple[Rect, ...]:
    """*rects* without *holes* as rectangles none of which lies on another, the uppermost first, then the leftmost."""
    xs, ys, cells = _cells(rects, holes)
    made: list[Rect] = []
    open_at: dict[tuple[int, int], Rect] = {}
    for row, (top, foot) in enumerate(pairwise(ys)):
        going_on: dict[tuple[int, int], Rect] = {}
        for span in _runs_of(sorted(column for column, at in cells if at == row)):
            one = open_at.pop(span, None) or Rect(xs[span[0]], top, xs[span[1]] - xs[span[0]], 0)
            going_on[span] = one._replace(height=foot - one.y)
        made += open_at.values()
        open_at = going_on
    return tuple(sorted((*made, *open_at.values()), key=lambda one: (one.y, one.x)))


def _runs_of(columns: Sequence[int]) -> list[tuple[int, int]]:
    """Columns that follow each other, as (first, after the last)."""
    made: list[tuple[int, int]] = []
    for one in columns:
        joined = bool(made) and made[-1][1] == one
        made[-1:] = [(made[-1][0], one + 1)] if joined else [*made[-1:], (one, one + 1)]
    return made


def _cells(rects: Iterable[Rect], holes: Iterable[Rect]) -> tuple[list[int], list[int], set[Cell]]:
    """The edges of all as x and as y, and the cells between them that lie in *rects* and in none of *holes*."""
    ground, less = tuple(rects), tuple(holes)
    xs = sorted({x for one in (*ground, *less) for x in (one.x, one.right)})
    ys = sorted({y for one in (*ground, *less) for y in (one.y, one.bottom)})
    cells = {
        (column, row)
        for column, (left, right) in enumerate(pairwise(xs))
        for row, (top, foot) in enumerate(pairwise(ys))
        if _in(left, top, right, foot, ground) and not _in(left, top, right, foot, less)
    }
    return xs, ys, cells


def _in(left: int, top: int, right: int, foot: int, rects: Sequence[Rect]) -> bool:
    return any(one.x <= left and right <= one.right and one.y <= top and foot <= one.bottom for one in rects)


def _pieces(cells: set[Cell]) -> list[set[Cell]]:
    """The cells that hang together by their sides, piece by piece, the uppermost first."""
    left = set(cells)
    made: list[set[Cell]] = []
    for start in sorted(cells, key=lambda cell: (cell[1], cell[0])):
        if start not in left:
            continue
        piece, edge = set(), [start]
        while edge:
            cell = edge.pop()
            if cell in left:
                left.discard(cell)
                piece.add(cell)
                column, row = cell
                edge += [(column + 1, row), (column - 1, row), (column, row + 1), (column, row - 1)]
        made.append(piece)
    return made
