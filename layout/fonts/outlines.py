"""The outlines of a glyph: how long they are, what they are, how far they reach.  Imported only where that is asked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import ceil, dist, floor

import uharfbuzz as hb

from layout.svg.paths import extent


class _Pen:
    """Adds up lengths; a curve counts as the mean of its chord and its control polygon, which is close enough."""

    def __init__(self) -> None:
        self.length = 0.0
        self._start = self._at = (0.0, 0.0)

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - the names of the pen protocol
        """Begin an outline."""
        self._start = self._at = point

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        """Add a line."""
        self.length += dist(self._at, point)
        self._at = point

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        """Add a curve."""
        self.length += (dist(self._at, points[-1]) + _polygon((self._at, *points))) / 2
        self._at = points[-1]

    qCurveTo = curveTo  # noqa: N815

    def closePath(self) -> None:  # noqa: N802
        """End an outline where it began."""
        self.lineTo(self._start)

    endPath = closePath  # noqa: N815


def _polygon(points: Sequence[tuple[float, float]]) -> float:
    return sum(dist(a, b) for a, b in pairwise(points))


def length_of(font: hb.Font, gid: int) -> int:
    """Length of the outlines of glyph *gid* in the units of *font*'s scale."""
    pen = _Pen()
    font.draw_glyph_with_pen(gid, pen)
    return round(pen.length)


class _Tracer:
    """Takes down the steps of a path; a curve of one control point becomes one of two."""

    def __init__(self) -> None:
        self.steps: list[tuple[str, tuple[int, ...]]] = []
        self._at = (0.0, 0.0)

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - the names of the pen protocol
        """Begin an outline."""
        self._add("m", point)

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        """Add a line."""
        self._add("l", point)

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        """Add a curve of two control points."""
        self._add("c", *points)

    def qCurveTo(self, control: tuple[float, float], end: tuple[float, float]) -> None:  # noqa: N802
        """Add a curve of one control point."""
        first, second = (
            (one[0] + (control[0] - one[0]) * 2 / 3, one[1] + (control[1] - one[1]) * 2 / 3) for one in (self._at, end)
        )
        self._add("c", first, second, end)

    def closePath(self) -> None:  # noqa: N802
        """End an outline where it began."""
        self.steps.append(("h", ()))

    endPath = closePath  # noqa: N815

    def _add(self, step: str, *points: tuple[float, float]) -> None:
        self.steps.append((step, tuple(round(value) for point in points for value in point)))
        self._at = points[-1]


def steps_of(font: hb.Font, gid: int) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """The outlines of glyph *gid* as (step, whole coordinates of its points) in the units of *font*'s scale, y upward.

    Steps are ``m`` (move to), ``l`` (line to), ``c`` (curve by two control points to) and ``h`` (close).
    """
    pen = _Tracer()
    font.draw_glyph_with_pen(gid, pen)
    return tuple(pen.steps)


def bounds_of(font: hb.Font, gid: int) -> tuple[int, int, int, int]:
    """(left, bottom, right, top) of what glyph *gid* inks, in the units of *font*'s scale; zeros for a blank.

    HarfBuzz gives the box of the control points of PostScript outlines, which a heavy stroke's ends stay well inside.
    """
    left, bottom, right, top = extent(steps_of(font, gid))
    return floor(left), floor(bottom), ceil(right), ceil(top)
