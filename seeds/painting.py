"""What the painters of the sample papers share: how fine they draw, and fields of shaded colour."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image

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
