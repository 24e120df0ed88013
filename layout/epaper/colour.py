"""The e-paper's own colour: the flag's ink, as it can be read on a screen."""

from __future__ import annotations

from typing import Final

from layout.cards.check import LEAST_CONTRAST, contrast
from layout.cards.parts import ink_of
from layout.pixels.cards import shown
from layout.pixels.raster import Rgb, hexadecimal
from layout.spec.styles import Stylesheet

GROUND: Final[Rgb] = (251, 249, 244)
"""The e-paper's ground, as its style sheet has it."""


def accent_of(styles: Stylesheet) -> str:
    """The ink of the flag, darkened until it can be read on the e-paper's ground, in hexadecimal."""
    style = styles.text.get("flag-name")
    light = shown(style.ink) if style else (0, 0, 0)
    while contrast(ink_of(light), ink_of(GROUND)) < LEAST_CONTRAST:
        red, green, blue = (one * 95 // 100 for one in light)
        light = red, green, blue
    return f"#{hexadecimal(light)}"
