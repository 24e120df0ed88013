"""The outlines of an area made of upright rectangles, less what stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from layout.epaper.model import Outline
from layout.geometry import Point, Rect

Cell = tuple[int, int]
Edge = tuple[Cell, Cell]


def outlines(rects: Iterable[Rect], holes: Iterable[Rect] = ()) -> tuple[Outline, ...]:
    """The polygons that cover *rects* without *holes*, each in one piece and without a hole of its own.

    An area with a hole right inside it is cut level with the hole's upper edge, for a polygon has one border only.
    """
    ground, less = tuple(rects), tuple(holes)
    xs = sorted({x for one in (*ground, *less) for x in (one.x, one.right)})
    ys = sorted({y for one in (*ground, *less) for y in (one.y, one.bottom)})
    cells = {
        (column, row)
        for column, (left, right) in enumerate(pairwise(xs))
        for row, (top, foot) in enumerate(pairwise(ys))
        if _in(left, top, right, foot, ground) and not _in(left, top, right, foot, less)
    }
    made: list[Outline] = []
    waiting = _pieces(cells)
    while waiting:
        piece = waiting.pop(0)
        borders = _borders(piece)
        if len(borders) == 1:
            made.append(tuple(Point(xs[column], ys[row]) for column, row in borders[0]))
            continue
        # The second border is a hole's: cut through its upper edge.
        level = min(row for border in borders[1:] for _, row in border)
        waiting[:0] = _pieces({c for c in piece if c[1] < level}) + _pieces({c for c in piece if c[1] >= level})
    return tuple(made)


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


def _borders(piece: set[Cell]) -> list[list[Cell]]:
    """Every border of *piece* as corners: the outer one first, clockwise, beginning at the upper left."""
    ways: dict[Cell, list[Cell]] = {}
    for column, row in piece:
        for beside, one, two in (
            ((column, row - 1), (column, row), (column + 1, row)),
            ((column + 1, row), (column + 1, row), (column + 1, row + 1)),
            ((column, row + 1), (column + 1, row + 1), (column, row + 1)),
            ((column - 1, row), (column, row + 1), (column, row)),
        ):
            if beside not in piece:
                ways.setdefault(one, []).append(two)
    made: list[list[Cell]] = []
    while ways:
        start = min(ways, key=lambda corner: (corner[1], corner[0]))
        border, at, came = [start], start, (0, 0)
        while True:
            choice = ways[at]
            after = _next(at, came, choice)
            choice.remove(after)
            if not choice:
                del ways[at]
            came, at = (after[0] - at[0], after[1] - at[1]), after
            if at == start:
                break
            border.append(at)
        made.append(_corners(border))
    return made


def _next(at: Cell, came: Cell, choice: list[Cell]) -> Cell:
    """Where two corners touch, the way that turns right keeps the pieces apart."""

    def turn(to: Cell) -> int:
        return came[0] * (to[1] - at[1]) - came[1] * (to[0] - at[0])

    return max(choice, key=turn)


def _corners(border: list[Cell]) -> list[Cell]:
    """Only the points where the border turns."""
    count = len(border)
    return [
        here
        for index, here in enumerate(border)
        if not (border[index - 1][0] == here[0] == border[(index + 1) % count][0])
        and not (border[index - 1][1] == here[1] == border[(index + 1) % count][1])
    ]
