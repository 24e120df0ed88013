"""Press pixels into the bytes of a PDF image: JPEG for photographs, deflated pixels for flat artwork."""

from __future__ import annotations

from io import BytesIO
from typing import Final
from zlib import compress

from PIL import Image

from layout.pictures.ink import heaviest, held
from layout.value import NamedTuple

QUALITY: Final = 90
_TRIALS: Final = 4
_RINGING: Final = 60


class Encoded(NamedTuple):
    """*ink_max* is measured on what a reader of *data* will decode, in per mille of one solid."""

    data: bytes
    filter: str
    decode: tuple[int, ...] | None
    ink_max: int
    bits: int = 8


def line_art(image: Image.Image) -> Encoded:
    """An ``L`` picture of black and white alone as pixels of one bit: a screen of grey would soften its edges."""
    return Encoded(compress(image.convert("1", dither=Image.Dither.NONE).tobytes(), 9), "FlateDecode", None, 1000, 1)


def encoded(image: Image.Image, *, flat: bool, limit: int) -> Encoded:
    """Encode a ``CMYK`` or ``L`` picture so that no pixel is over *limit* per mille once it is decoded.

    JPEG rings at edges and can put a pixel over a limit that the pixels kept.  So the deepest shadows are drawn
    a little under it beforehand, the result is decoded and measured, and where it is still over, made again lower.
    """
    if flat:
        return _deflated(image)
    goal = limit - _RINGING
    for _ in range(_TRIALS):
        if image.mode == "CMYK":
            image = held(image, max(1000, goal))
        data = _jpeg(image)
        with Image.open(BytesIO(data)) as again:
            most = heaviest(again)
        if image.mode == "L" or most <= limit:
            # Pillow writes CMYK as Adobe does, inverted; the PDF has to say so.
            return Encoded(data, "DCTDecode", (1, 0) * 4 if image.mode == "CMYK" else None, most)
        goal -= (most - limit) * 3 // 2 + 4
    return _deflated(image)


def _jpeg(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=QUALITY, subsampling=0)
    return out.getvalue()


def _deflated(image: Image.Image) -> Encoded:
    return Encoded(compress(image.tobytes(), 9), "FlateDecode", None, heaviest(image))
