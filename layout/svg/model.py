"""A drawing as it was read: shapes and words in the colours of screens, in user units."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Final, TypeAlias

from layout.svg.paths import Matrix, Steps, extent
from layout.value import NamedTuple

UNIT: Final = 750
"""Millipoints of a user unit at the file's own size: a pixel of CSS is a 96th of an inch."""

Rgb: TypeAlias = "tuple[int, int, int]"
"""Red, green and blue, 0 to 255."""


class Stop(NamedTuple):
    """A colour of a gradient at a share of its way, and how far it hides what lies under it, both 0 to 1."""

    offset: float
    colour: Rgb
    opacity: float = 1.0


class Gradient(NamedTuple):
    """Colours that go over into one another, before the first and after the last as these are.

    In a space of its own, which *matrix* brings into the drawing's: along x from 0 to 1, or, where it is *radial*,
    from a circle round *focus* (x, y, radius) to that of radius 1 round the origin.
    """

    radial: bool
    matrix: Matrix
    stops: tuple[Stop, ...]
    focus: tuple[float, float, float] = (0.0, 0.0, 0.0)


Paint: TypeAlias = "Rgb | Gradient | None"


class Clip(NamedTuple):
    """What is shown of a shape: what lies within *steps*."""

    steps: Steps
    even_odd: bool = False


class SvgShape(NamedTuple):
    """A path in user units, painted.  *ends* and *corners* of lines are numbered as in PDF."""

    steps: Steps
    fill: Paint
    stroke: Paint
    width: float
    even_odd: bool
    dash: tuple[float, ...]
    dash_from: float = 0.0
    ends: int = 0
    corners: int = 0
    opacity: tuple[float, float] = (1.0, 1.0)
    """How far fill and stroke hide what lies under them."""
    clips: tuple[Clip, ...] = ()


class SvgWords(NamedTuple):
    """Words from the origin of *matrix* on, in a type of *size*; *anchor* is ``start``, ``middle`` or ``end``."""

    text: str
    matrix: Matrix
    size: float
    bold: bool
    anchor: str
    fill: Rgb
    opacity: float = 1.0
    clips: tuple[Clip, ...] = ()


_MANY: Final = 300
"""Shapes of a group up to which each is held against every other; of more some lie on each other."""


def on_each_other(items: Sequence[SvgShape | SvgWords]) -> bool:
    """True where the boxes of two of *items* overlap: which is above can be seen."""
    boxes = [_box(one) for one in items if isinstance(one, SvgShape)]
    if len(boxes) > _MANY:
        return True
    pairs = combinations(boxes, 2)
    return any(a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] for a, b in pairs)


def _box(one: SvgShape) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what *one* paints, half its line counted in."""
    left, top, right, bottom = extent(one.steps)
    half = one.width / 2 if one.stroke is not None else 0.0
    return left - half, top - half, right + half, bottom + half


class Svg(NamedTuple):
    """A drawing of *width* × *height* user units; *left_out* names what of it is not drawn."""

    width: float
    height: float
    items: tuple[SvgShape | SvgWords, ...]
    left_out: tuple[str, ...] = ()
    title: str = ""
    stated: bool = False
    """The file gives its size in millimetres, inches or points; else one is taken from its pixels."""

    @property
    def size(self) -> tuple[int, int]:
        """Its own size in millipoints."""
        return round(self.width * UNIT), round(self.height * UNIT)

    @property
    def paints(self) -> tuple[Rgb, ...]:
        """Every colour in it, once."""
        made: dict[Rgb, None] = {}
        for one in self.items:
            for paint in (one.fill, one.stroke if isinstance(one, SvgShape) else None):
                if isinstance(paint, Gradient):
                    made |= dict.fromkeys(stop.colour for stop in paint.stops)
                elif paint is not None:
                    made[paint] = None
        return tuple(made)
