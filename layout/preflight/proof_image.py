"""A proof of a page: its plates seen through the profile of the press, on the press's own paper."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Final

from PIL import Image, ImageChops, ImageCms, ImageOps

from layout.pdfreader.spaces import PROCESS

_DAY: Final = bytes((7, 232, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))
"""The first of January 2024 as ICC writes it: a profile of sRGB is made anew each time, and always the same."""


_SOLID: Final = 230
_SEEN: Final = 8
"""Ink of 255 from which black is solid, and from which an ink under it is seen."""


def proof(plates: Mapping[str, Image.Image], profile: bytes, dpi: int, *, paper: bool = True) -> bytes:
    """*plates* (0 none, 255 solid) as a PNG in sRGB; with *paper* white is the paper's colour, else the screen's.

    Spot plates are left out: a CMYK profile does not know their colour.  Raises ``ImageCms.PyCMSError`` for a profile
    that cannot be used.
    """
    shown, screen = _shown(plates, profile, paper=paper)
    made = screen.tobytes()
    out = BytesIO()
    shown.save(out, "PNG", dpi=(dpi, dpi), icc_profile=made[:24] + _DAY + made[36:84] + bytes(16) + made[100:])
    return out.getvalue()


def _shown(
    plates: Mapping[str, Image.Image], profile: bytes, *, paper: bool
) -> tuple[Image.Image, ImageCms.ImageCmsProfile]:
    inks = Image.merge("CMYK", [plates[name] for name in PROCESS])
    screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    press = ImageCms.ImageCmsProfile(BytesIO(profile))
    intent = ImageCms.Intent.ABSOLUTE_COLORIMETRIC if paper else ImageCms.Intent.PERCEPTUAL
    shown = ImageCms.applyTransform(inks, ImageCms.buildTransform(press, screen, "CMYK", "RGB", intent))
    assert shown is not None
    return shown, screen


def upright(plates: Mapping[str, Image.Image], turn: int) -> dict[str, Image.Image]:
    """*plates*, which lie as the sheet does, as a page is looked at that is turned by *turn* degrees."""
    return {name: one.rotate(-turn, expand=True) if turn else one for name, one in plates.items()}


def apart(before: Mapping[str, Image.Image], after: Mapping[str, Image.Image], profile: bytes, far: int) -> float:
    """How much of a page, in per cent, looks different by more than *far* steps of 255 in red, green or blue."""
    one, other = (_shown(plates, profile, paper=True)[0] for plates in (before, after))
    if one.size != other.size:
        other = other.resize(one.size)
    bands = ImageChops.difference(one, other).split()
    most = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    counts = most.histogram()
    return 100 * sum(counts[far + 1 :]) / sum(counts)


def thumbnail(picture: bytes, width: int) -> bytes:
    """A PNG made *width* pixels wide, as JPEG."""
    with Image.open(BytesIO(picture)) as image:
        height = max(1, round(image.height * width / image.width))
        small = image.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
    out = BytesIO()
    small.save(out, "JPEG", quality=82, optimize=False)
    return out.getvalue()


def plate_thumbnail(plate: Image.Image, width: int) -> bytes:
    """A plate (0 none, 255 solid) as a PNG at most *width* pixels wide, solid in black."""
    small = ImageOps.invert(plate.convert("L"))
    small.thumbnail((width, width * 4))
    out = BytesIO()
    small.save(out, "PNG")
    return out.getvalue()


def black_over(plates: Mapping[str, Image.Image], width: int) -> bytes:
    """A PNG in which red is solid black that stands on another ink, be it overprinting or mixed; the rest is pale."""
    black, others = plates["Black"], [one for name, one in plates.items() if name != "Black"]
    under = others[0]
    for one in others[1:]:
        under = ImageChops.lighter(under, one)
    both = ImageChops.multiply(_from(black, _SOLID), _from(under, _SEEN))
    made = Image.new("RGB", black.size, "white")
    made.paste((190, 190, 190), mask=ImageChops.lighter(black, under))
    made.paste((214, 0, 0), mask=both)
    made.thumbnail((width, width * 4))
    out = BytesIO()
    made.save(out, "PNG")
    return out.getvalue()


def _from(plate: Image.Image, least: int) -> Image.Image:
    """255 where there is at least so much ink, else 0."""
    return plate.convert("L").point([255 if ink >= least else 0 for ink in range(256)])
