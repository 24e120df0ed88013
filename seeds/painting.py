"""What the painters of the sample papers share: how fine they draw, fields of shaded colour, people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PIL import Image, ImageDraw

FINE = 2
"""Pictures are drawn this much larger and brought down, which smooths every edge."""

Colour = tuple[int, int, int]


def mix(a: Colour, b: Colour, share: float) -> Colour:
    """*a* with *share* (0 … 1) of *b*."""
    return tuple(round(p + (q - p) * share) for p, q in zip(a, b, strict=True))  # type: ignore[return-value]


def graded(size: tuple[int, int], stops: Sequence[tuple[float, Colour]]) -> Image.Image:
    """A field shaded from top to foot through *stops* of (height 0 … 1, colour)."""
    column = Image.new("RGB", (1, size[1]))
    for y in range(size[1]):
        at = y / max(1, size[1] - 1)
        after = next((i for i, stop in enumerate(stops) if stop[0] >= at), len(stops) - 1)
        (low, one), (high, two) = stops[max(0, after - 1)], stops[after]
        column.putpixel((0, y), mix(one, two, (at - low) / (high - low) if high > low else 0))
    return column.resize(size)


class Build(NamedTuple):
    """How somebody is built and coloured, in shares of the height from head to foot."""

    head: float
    shoulder: float
    """Half the trunk's width."""
    trunk: tuple[float, float]
    """Its upper and its lower edge, above the foot."""
    corner: float
    hip: float
    leg: tuple[float, float]
    """How far a leg is from the middle at the hip, and at the foot."""
    thick: float
    trousers: Colour
    skin: Colour
    hair: Colour


def person(draw: ImageDraw.ImageDraw, build: Build, x: float, foot: float, tall: float, coat: Colour) -> None:
    """Somebody seen from before or behind, *tall* from head to foot, who stands at *x*."""
    head = tall * build.head
    upper, lower = build.trunk
    trunk = (x - tall * build.shoulder, foot - tall * upper, x + tall * build.shoulder, foot - tall * lower)
    draw.rounded_rectangle(trunk, tall * build.corner, coat)
    above, below = build.leg
    for side in (-1, 1):
        leg = (x + side * tall * above, foot - tall * build.hip, x + side * tall * below, foot)
        draw.line(leg, build.trousers, int(tall * build.thick))
    draw.ellipse((x - head / 2, foot - tall, x + head / 2, foot - tall + head * 1.15), build.skin)
    draw.pieslice((x - head / 2, foot - tall, x + head / 2, foot - tall + head), 180, 360, build.hair)
