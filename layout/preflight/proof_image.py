"""A proof of a page: its plates seen through the profile of the press, on the press's own paper."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Final

from PIL import Image, ImageCms

from layout.pdfreader.spaces import PROCESS

_DAY: Final = bytes((7, 232, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))
"""The first of January 2024 as ICC writes it: a profile of sRGB is made anew each time, and always the same."""


def proof(plates: Mapping[str, Image.Image], profile: bytes, dpi: int, *, paper: bool = True) -> bytes:
    """*plates* (0 none, 255 solid) as a PNG in sRGB; with *paper* white is the paper's colour, else the screen's.

    Spot plates are left out: a CMYK profile does not know their colour.  Raises ``ImageCms.PyCMSError`` for a profile
    that cannot be used.
    """
    inks = Image.merge("CMYK", [plates[name] for name in PROCESS])
    screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    press = ImageCms.ImageCmsProfile(BytesIO(profile))
    intent = ImageCms.Intent.ABSOLUTE_COLORIMETRIC if paper else ImageCms.Intent.PERCEPTUAL
    shown = ImageCms.applyTransform(inks, ImageCms.buildTransform(press, screen, "CMYK", "RGB", intent))
    assert shown is not None
    made = screen.tobytes()
    out = BytesIO()
    shown.save(out, "PNG", dpi=(dpi, dpi), icc_profile=made[:24] + _DAY + made[36:84] + bytes(16) + made[100:])
    return out.getvalue()


def thumbnail(picture: bytes, width: int) -> bytes:
    """A PNG made *width* pixels wide, as JPEG."""
    with Image.open(BytesIO(picture)) as image:
        height = max(1, round(image.height * width / image.width))
        small = image.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
    out = BytesIO()
    small.save(out, "JPEG", quality=82, optimize=False)
    return out.getvalue()
