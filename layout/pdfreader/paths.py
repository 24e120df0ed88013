"""Where the points of a path lie, read from the path as it stands in the content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final


def _four(x: float, y: float, width: float, height: float) -> list[float]:
    return [x, y, x + width, y, x + width, y + height, x, y + height]


def _corners(path: bytes) -> list[float]:
    """The points of a path with rectangles in it."""
    made: list[float] = []
    for word, numbers in _segments(path):
        made += _four(*numbers[-4:]) if word == b"re" else numbers
    return made


_DRAWS: Final = (b"re", b"m", b"l", b"c", b"v", b"y", b"h")


def _segments(path: bytes) -> Iterator[tuple[bytes, list[float]]]:
    """Every operator of a *path*, with the numbers before it."""
    held: list[float] = []
    for token in path.replace(b"\0", b" ").split():
        if token in _DRAWS:
            yield token, held
            held = []
        else:
            held.append(float(token))


def points_of(path: bytes, numbers: Sequence[float]) -> tuple[Sequence[float], Sequence[float]]:
    """Where the points of a whole *path* of *numbers* lie, across and upwards."""
    if b"re" in path:
        numbers = _corners(path) if len(numbers) != 4 else _four(*numbers)
    return numbers[::2], numbers[1::2]


def directions_of(path: bytes) -> Iterator[tuple[float, float]]:
    """The directions of all lines of a whole *path*; of a curve, those from each of its points to the next."""
    start = last = (0.0, 0.0)
    for word, numbers in _segments(path):
        points = list(zip(numbers[::2], numbers[1::2], strict=False))
        if word == b"re":
            yield from ((numbers[-2], 0.0), (0.0, numbers[-1]))
            start = last = (numbers[-4], numbers[-3])
        elif word == b"h":
            yield start[0] - last[0], start[1] - last[1]
            last = start
        elif word == b"m":
            start = last = points[-1]
        else:
            for x, y in points:
                yield x - last[0], y - last[1]
                last = x, y
