"""Pictures for the screen: in sRGB, as JPEG, no larger than a screen shows."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Final

from PIL import Image
from zlib_ng import zlib_ng

from layout.pictures.model import Crop, PressPicture
from layout.pictures.screen import Rgb, ScreenPicture, in_one_ink

QUALITY: Final = 84
_LARGE: Final = 1600


def web_size(crop: Crop | None, whole: tuple[int, int], most: int) -> tuple[int, int]:
    """The size at which the *crop* of a picture has at most *most* pixels on its longer side: what it has, or halves.

    A half, a quarter, an eighth is what a JPEG is decoded at, with nothing lost to another filter.
    """
    left, top, right, bottom = crop or (0, 0, *whole)
    wide, deep = right - left, bottom - top
    while max(wide, deep) > most:
        wide, deep = -(-wide // 2), -(-deep // 2)
    return wide, deep


def web_picture(
    picture: ScreenPicture, name: str, *, crop: Crop | None = None, most: int, solid: Rgb | None = None
) -> PressPicture:
    """The *crop* of *picture* as a JPEG (its ``data``), at its :func:`web_size`; in the ink of colour *solid* alone."""
    image = in_one_ink(picture.part(crop, web_size(crop, picture.whole, most)), solid)
    out = BytesIO()
    image.save(out, "JPEG", quality=QUALITY, subsampling=0 if picture.flat else 2)
    return PressPicture(name, image.width, image.height, "RGB", out.getvalue(), "DCTDecode", None, 0, picture.whole)


def seen_on_web(picture: PressPicture) -> bytes:
    """*picture*, of greys or of red, green and blue, its data packed, as a PNG."""
    image = Image.frombytes(picture.mode, (picture.width, picture.height), zlib_ng.decompress(picture.data))
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def page_pictures(page: ScreenPicture, widths: Iterable[int], quality: int = 80) -> dict[int, bytes]:
    """A page as JPEGs so many pixels wide, none wider than it is."""
    made: dict[int, bytes] = {}
    for width in widths:
        image = page.part(None, (width, max(1, round(page.whole[1] * width / page.whole[0]))))
        out = BytesIO()
        # Large pictures bear half the resolution in colour; in small ones red type would fray.
        image.save(out, "JPEG", quality=quality, subsampling=2 if width > _LARGE else 0)
        made[width] = out.getvalue()
    return made
