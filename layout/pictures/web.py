"""Pictures for the screen: in sRGB, as JPEG, no larger than a screen shows."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Final

from PIL import Image

from layout.pictures.decode import pixels
from layout.pictures.model import PressPicture
from layout.pictures.probe import probe
from layout.pictures.screen import in_srgb

QUALITY: Final = 84
_LARGE: Final = 1600


def web_picture(
    data: bytes, name: str, profile: bytes, *, crop: tuple[int, int, int, int] | None = None, most: int = 1600
) -> PressPicture:
    """The picture in *data* as an sRGB JPEG (its ``data``), *most* pixels on its longer side, never brought up.

    Pixels of four inks without a profile of their own are taken to be *profile*'s.
    Raises :class:`layout.findings.Unreadable` for a picture that cannot be read.
    """
    facts = probe(data, name)
    left, top, right, bottom = crop or (0, 0, facts.width, facts.height)
    scale = min(1.0, most / max(1, right - left, bottom - top))
    size = max(1, round((right - left) * scale)), max(1, round((bottom - top) * scale))
    source = pixels(data, name, crop, size)
    image = in_srgb(source.image, source.embedded or (profile if source.image.mode == "CMYK" else b""))
    out = BytesIO()
    image.save(out, "JPEG", quality=QUALITY, subsampling=0 if source.flat else 2)
    return PressPicture(name, image.width, image.height, "RGB", out.getvalue(), "DCTDecode", None, 0, source.whole)


def smaller(
    drawn: memoryview | bytes, size: tuple[int, int], stride: int, widths: Iterable[int], quality: int = 80
) -> dict[int, bytes]:
    """RGB pixels as JPEGs so many pixels wide, none wider than they are."""
    rows = bytes(drawn).ljust(stride * size[1], b"\0")
    whole = Image.frombuffer("RGB", size, rows, "raw", "RGB", stride, 1)
    made: dict[int, bytes] = {}
    for width in sorted(widths, reverse=True):
        high = max(1, round(size[1] * width / size[0]))
        image = whole if width >= size[0] else whole.resize((width, high), Image.Resampling.BICUBIC, reducing_gap=1.5)
        out = BytesIO()
        # Large pictures bear half the resolution in colour; in small ones red type would fray.
        image.save(out, "JPEG", quality=quality, subsampling=2 if width > _LARGE else 0)
        made[width] = out.getvalue()
    return made
