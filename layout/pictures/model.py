"""What is known of a picture: its header's facts, and the picture as the press wants it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, TypeAlias

from layout.findings import Place, Unreadable, finding
from layout.units import Length
from layout.value import NamedTuple

if TYPE_CHECKING:
    from layout.page import Ink
    from layout.svg.model import Svg

MOST_PIXELS: Final = 80_000_000
"""Pictures with more pixels are refused before they are decoded: a whole broadsheet page at 300 ppi has 30 million."""

MOST_UNPACKED: Final = 128 << 20
"""Bytes of pixels of a file of moderate size: 33 million in colour.  They are held three times on the way into inks."""

MOST_DRAFTED: Final = 256 << 20
"""The same for a JPEG, which is unpacked no larger than it is needed and takes no way round by transparency."""

MOST_WAVELETS: Final = 64 << 20
"""The same for a JPEG 2000, whose reader holds every sample as a whole number of four bytes beside the picture."""

MOST_CANVAS: Final = 80 << 20
"""The same for WebP, whose reader holds two canvases and the picture twice: twenty million pixels."""

LARGE_FILE: Final = 20 << 20

Crop: TypeAlias = "tuple[int, int, int, int]"
"""Left, upper, right, lower in pixels of the upright picture."""

FORMATS: Final = ("JPEG", "PNG", "TIFF", "WEBP", "AVIF", "GIF", "BMP", "JPEG2000", "PPM", "PSD")
"""What is read.  Formats that run a program or have no signature (EPS, WMF, TGA) are left out on purpose."""


class PictureFacts(NamedTuple):
    """What a picture's header says.  *width* and *height* are pixels of the upright picture, orientation applied."""

    width: int
    height: int
    mode: str
    """``1``, ``L``, ``LA``, ``I;16``, ``P``, ``RGB``, ``RGBA``, ``CMYK`` or another of Pillow's names."""
    format: str
    dpi: int = 0
    """Pixels per inch that the file claims, 0 where it claims none; so of a drawing that gives no size."""
    exif_orientation: int = 1
    drawing: Svg | None = None
    """What is drawn, of a file of line art; *width* and *height* are then hundredths of a point."""
    inks: Mapping[tuple[int, int, int], Ink] = {}
    """The press's inks for every colour of *drawing*."""


class PressPicture(NamedTuple):
    """A picture cropped, scaled and separated: *data* can go into a PDF as it is.

    *mode* ``CMYK`` has four inks a pixel, ``L`` is black ink alone with 255 for paper.  *decode* is the PDF
    Decode array or ``None``; *ink_max* the heaviest pixel's total ink in per mille of one solid (2200 = 220 %).
    *notes* are finding codes of what was done to it, see :func:`layout.pictures.press.noted`.
    """

    key: str
    width: int
    height: int
    mode: str
    data: bytes
    filter: str
    decode: tuple[int, ...] | None
    ink_max: int
    source_size: tuple[int, int]
    notes: tuple[str, ...] = ()
    bits: int = 8
    """Bits of a sample: line art of one bit stays so, 1 for paper."""


def wanted_size(crop: tuple[int, int, int, int], room: tuple[Length, Length], ppi: int) -> tuple[int, int]:
    """Pixels wide and high to bring *crop* to for *ppi* in *room* (width, height); never more than the crop has.

    Proportions are the crop's: the scale is the larger that either side asks for.
    """
    width, height = crop[2] - crop[0], crop[3] - crop[1]
    scale = max(room[0] * ppi / 72_000 / max(1, width), room[1] * ppi / 72_000 / max(1, height))
    if scale >= 1:
        return width, height
    return max(1, round(width * scale)), max(1, round(height * scale))


def refuse_giant(width: int, height: int, name: str) -> None:
    """Raise :class:`Unreadable` (``picture-too-large``) for a picture of more than :data:`MOST_PIXELS`."""
    if width * height > MOST_PIXELS:
        raise Unreadable(
            finding(
                "picture-too-large", Place(name), file=name, width=width, height=height, limit=MOST_PIXELS // 10_000
            )
        )


def refuse_unpacked(size: tuple[int, int], mode: str, name: str, packed: int, most: int = MOST_UNPACKED) -> None:
    """Raise :class:`Unreadable` (``picture-too-large``) for pixels of *mode* that take more than *most* bytes.

    A file of more than :data:`LARGE_FILE` bytes (*packed*) is a photograph that is as large as that.
    """
    each = 1 if mode in ("1", "L") else 4
    if size[0] * size[1] * each > most and packed <= LARGE_FILE:
        raise Unreadable(
            finding(
                "picture-too-large", Place(name), file=name, width=size[0], height=size[1], limit=most // each // 10_000
            )
        )
