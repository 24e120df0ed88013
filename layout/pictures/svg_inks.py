"""Colours of an infographic as the press's inks: greys in black alone, all else through the profile of the plant."""

from __future__ import annotations

from collections.abc import Iterable

from layout.page import Ink, process_ink
from layout.pictures.model import PictureFacts
from layout.svg.model import Svg

Rgb = tuple[int, int, int]

DPI = 7200
"""Hundredths of a point, in which facts of a drawing measure it, to the inch."""

GREY = 6
"""How far red, green and blue of a neutral grey may be apart: drawing programs write greys with a cast."""


def facts_of(drawing: Svg) -> PictureFacts:
    """What make-up wants to know of *drawing*."""
    width, height = drawing.size
    return PictureFacts(
        max(1, width // 10), max(1, height // 10), "SVG", "SVG", DPI if drawing.stated else 0, drawing=drawing
    )


def is_grey(colour: Rgb) -> bool:
    """True for a neutral colour, which black ink alone prints."""
    return max(colour) - min(colour) <= GREY


def inks_of(paints: Iterable[Rgb], profile: bytes, intent: str, limit: int) -> dict[Rgb, Ink]:
    """The ink of every colour (sRGB), none of more than *limit* per mille of a solid."""
    wanted = list(dict.fromkeys(paints))
    made = {one: Ink(0, 0, 0, 1000 - round(sum(one) * 1000 / 765)) for one in wanted if is_grey(one)}
    others = [one for one in wanted if one not in made]
    if others:
        from PIL import Image  # few drawings are without colour, but those cost nothing

        from layout.pictures.ink import held
        from layout.pictures.separate import separated

        row = Image.new("RGB", (len(others), 1))
        for at, colour in enumerate(others):
            row.putpixel((at, 0), colour)
        plates = held(separated(row, b"", profile, intent), limit).tobytes()
        for at, colour in enumerate(others):
            made[colour] = process_ink(round(plate * 1000 / 255) for plate in plates[4 * at : 4 * at + 4])
    return made
