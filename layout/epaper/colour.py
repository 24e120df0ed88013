"""Inks as colours of a screen, and whether one can be read on another."""

from __future__ import annotations

from typing import Final

from layout.page import Ink
from layout.spec.styles import Stylesheet

Light = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""

GROUND: Final[Light] = (251, 249, 244)
"""The e-paper's ground, as its style sheet has it."""

LEAST_CONTRAST: Final = 4.5
"""WCAG 2.2, success criterion 1.4.3, for text of any size."""


def on_screen(ink: Ink) -> Light:
    """*ink* as a reader of a screen expects it: black is black, and process colours are a little duller than lights."""
    c, m, y = ink.c, ink.m, ink.y
    dark = 1000 - ink.k
    red = (1000 - c) * (1000 - m * 8 // 100 - y * 2 // 100)
    green = (1000 - m * 90 // 100) * (1000 - c * 25 // 100)
    blue = (1000 - y * 88 // 100) * (1000 - m * 30 // 100)
    return tuple(round(255 * light * dark / 1_000_000_000) for light in (red, green, blue))  # type: ignore[return-value]


def accent_of(styles: Stylesheet) -> str:
    """The ink of the flag, darkened until it can be read on the e-paper's ground, in hexadecimal."""
    style = styles.text.get("flag-name")
    light = on_screen(style.ink) if style else (0, 0, 0)
    while contrast(light, GROUND) < LEAST_CONTRAST:
        light = tuple(one * 95 // 100 for one in light)  # type: ignore[assignment]
    return "#" + "".join(f"{one:02x}" for one in light)


def contrast(one: Light, other: Light) -> float:
    """Contrast of two colours as WCAG 2 defines it, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Light) -> float:
    red, green, blue = (v / 255 / 12.92 if v <= 10 else ((v / 255 + 0.055) / 1.055) ** 2.4 for v in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
