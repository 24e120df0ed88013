"""The graphics state while a content stream is read, and what a painting operator paints with."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot
from typing import Any

from layout.pdfreader.spaces import EVERY, GRAY, PROCESS, Inks, Space
from layout.value import NamedTuple

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def times(a: Matrix, b: Matrix) -> Matrix:
    """The matrix that does *a* first, then *b*."""
    return (
        a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5],
    )  # fmt: skip


def at(m: Matrix, x: float, y: float) -> tuple[float, float]:
    """The point *x*, *y* after *m*."""
    return x * m[0] + y * m[2] + m[4], x * m[1] + y * m[3] + m[5]


def scale_of(m: Matrix) -> float:
    """How much *m* enlarges across a line: the square root of the area it gives a unit square."""
    return float(abs(m[0] * m[3] - m[1] * m[2]) ** 0.5)


def least_scale_of(m: Matrix) -> float:
    """How much *m* enlarges in the direction in which it does so least."""
    a, b, c, d = m[:4]
    most = (hypot(a + d, b - c) + hypot(a - d, b + c)) / 2
    return abs(a * d - b * c) / most if most else 0.0


def across(m: Matrix, x: float, y: float) -> float:
    """How much *m* enlarges what lies across a line of direction *x*, *y*."""
    long = hypot(x * m[0] + y * m[2], x * m[1] + y * m[3])
    return abs(m[0] * m[3] - m[1] * m[2]) * hypot(x, y) / long if long else 0.0


def height_of(m: Matrix) -> float:
    """How tall a unit of height is after *m*, which is what a type size means."""
    return hypot(m[2], m[3])


def box_of(m: Matrix, box: Box) -> Box:
    """The upright box round *box* after *m*."""
    return bounds_of([at(m, x, y) for x in (box[0], box[2]) for y in (box[1], box[3])])


def bounds_of(points: Sequence[tuple[float, float]]) -> Box:
    """The upright box round *points*."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


class Colour(NamedTuple):
    """A colour as the content sets it; *pattern* is what ``/Pattern`` was set to use."""

    space: Space = GRAY
    values: tuple[float, ...] = (0.0,)
    pattern: Any = None


class Paint(NamedTuple):
    """What an operator paints with: inks, and which plates it leaves as they are."""

    inks: Inks
    space: Space
    over: bool = False
    mode: int = 0
    """Overprint mode: at 1 a DeviceCMYK component of nought leaves its plate alone."""
    pattern: Any = None
    """A part of the program for the plates that takes the place of a flat colour."""
    values: tuple[float, ...] = ()
    """The colour in its own space."""
    shaded: bool = False
    """The pattern is a shading: the plates that its space has no ink on are overprinted like those of a colour."""

    def touches(self, plate: str) -> bool:
        """True when *plate* is painted on, be it with nothing (knocked out)."""
        named, tiled = self.inks.named, self.pattern is not None and not self.shaded
        if not named or not self.over or tiled:
            return bool(named) or tiled
        if plate not in named and EVERY not in named:
            return False
        return self.mode == 0 or self.space.kind != "cmyk" or self.inks.on(plate) > 0

    @property
    def vanishes(self) -> bool:
        """True for white that overprints: nothing is printed at all."""
        return self.over and self.pattern is None and self.inks.total < 0.001 and bool(self.inks.named) and (
            self.space.kind == "spot" or (self.space.kind == "cmyk" and self.mode == 1)
        )  # fmt: skip

    @property
    def is_black(self) -> bool:
        """True for solid black ink alone."""
        return self.inks.on("Black") > 0.99 and self.inks.total < 1.001 and self.inks.named == PROCESS


DRAWN = Paint(Inks((), PROCESS), GRAY, pattern="glyphs")
"""What glyphs paint with that are drawings in colours of their own, on whatever plates these have something for."""
HIDDEN = Paint(Inks((), ()), GRAY, over=True)
"""What paints on no plate at all: what stands on a layer that is off."""


class Graphics(NamedTuple):
    """The graphics state that matters here."""

    ctm: Matrix = UNIT
    fill: Colour = Colour()
    stroke: Colour = Colour()
    width: float = 1.0
    fill_over: bool = False
    stroke_over: bool = False
    over_mode: int = 0
    font: Any = None
    size: float = 0.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0
    """Text rendering mode."""
    blend: str = "Normal"
    shown: tuple[float, float] = (1.0, 1.0)
    """How much is seen of what is filled and of what is stroked."""
    clip: Box | None = None
    """A box round what the clip leaves, ``None`` for all."""
    intent: str = ""
    """How managed colour is to be fitted into the press, as the content names it."""

    @property
    def faint(self) -> bool:
        """True when what is filled can be seen through."""
        return self.shown[0] < 1
