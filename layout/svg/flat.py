"""A drawing with nothing in it that can be seen through, for files that know no transparency."""

from __future__ import annotations

from typing import Final

from layout.svg.colours import mixed
from layout.svg.model import Gradient, Paint, Stop, Svg, SvgShape

_WHITE: Final = (255, 255, 255)


def flattened(drawing: Svg) -> Svg:
    """*drawing* as each of its shapes looks on white paper."""
    items = [
        one._replace(fill=_flat(one.fill, one.opacity[0]), stroke=_flat(one.stroke, one.opacity[1]), opacity=(1.0, 1.0))
        if isinstance(one, SvgShape)
        else one._replace(fill=mixed(_WHITE, one.fill, one.opacity), opacity=1.0)
        for one in drawing.items
    ]
    return drawing._replace(items=tuple(items))


def _flat(paint: Paint, opacity: float) -> Paint:
    if isinstance(paint, Gradient):
        stops = (Stop(one.offset, mixed(_WHITE, one.colour, one.opacity * opacity)) for one in paint.stops)
        return paint._replace(stops=tuple(stops))
    return None if paint is None else mixed(_WHITE, paint, opacity)
