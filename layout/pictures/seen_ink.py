"""How much ink a picture lays on the paper, as far as that can be seen."""

from __future__ import annotations

from typing import Final

from layout.pictures.decode import pixels
from layout.pictures.ink import heaviest

SEEN: Final = 1000
"""Pixels along a picture at which its ink is looked at: a grain that is over is no area that will not dry."""


def seen_ink(data: bytes, name: str, size: tuple[int, int]) -> int:
    """The heaviest ink of a picture of *size* pixels in per mille of a solid.  Raises :class:`Unreadable`."""
    scale = min(1.0, SEEN / max(size))
    seen = max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
    return heaviest(pixels(data, name, None, seen).image)
