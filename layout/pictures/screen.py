"""Pixels for the screen as JPEG or WebP."""

from __future__ import annotations

from io import BytesIO

from PIL import Image


def encoded(
    pixels: memoryview | bytes, size: tuple[int, int], stride: int, kind: str, *, quality: int = 88, dpi: float = 72
) -> bytes:
    """RGB *pixels*, a row every *stride* bytes, as ``jpeg`` or ``webp``.

    Colour is kept at full resolution where the format can: red type would fray.  A JPEG claims *dpi*.
    """
    # Columns cut out of wider rows end before their last row is full.
    rows = bytes(pixels).ljust(stride * size[1], b"\0")
    image = Image.frombuffer("RGB", size, rows, "raw", "RGB", stride, 1)
    out = BytesIO()
    if kind == "jpeg":
        image.save(out, "JPEG", quality=quality, subsampling=0, dpi=(round(dpi), round(dpi)))
    elif kind == "webp":
        image.save(out, "WEBP", quality=quality, method=2)
    else:
        raise ValueError(kind)
    return out.getvalue()
