"""Pages and parts of pages for the screen: in one piece as PNG, JPEG or WebP, or as tiles to zoom into."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Final

from layout.pictures.model import MOST_PIXELS
from layout.pixels.png import packed, sheet_png
from layout.pixels.raster import PIXELS, ROWS, Box, PixelFormat, Raster, RasterPage
from layout.value import NamedTuple

FORMATS: Final = ("png", "jpeg", "webp")
SUFFIXES: Final = {"png": "png", "jpeg": "jpg", "webp": "webp"}
TILE: Final = 512
"""Side of a tile in pixels."""

_DEEP_ZOOM: Final = "http://schemas.microsoft.com/deepzoom/2008"
_LONGEST: Final = {"png": 1 << 24, "jpeg": 65_535, "webp": 16_383}
"""The longest side that is written, by format: what JPEG and WebP can, and what viewers of PNG can."""


class ImageSettings(NamedTuple):
    """How pixels are written: one of :data:`FORMATS`, a *quality* from 1 to 100, and the *dpi* the file claims."""

    format: str = "png"
    quality: int = 88
    dpi: float = 72

    @property
    def suffix(self) -> str:
        """The ending of a file's name."""
        return SUFFIXES[self.format]

    @property
    def form(self) -> PixelFormat:
        """How pixels have to lie to be written so."""
        return ROWS if self.format == "png" else PIXELS


def in_one_piece(size: tuple[int, int], look: ImageSettings) -> bool:
    """True when a picture of *size* can be written, and opened by those who get it, as one file."""
    return size[0] * size[1] <= MOST_PIXELS and max(size) <= _LONGEST[look.format]


def picture(sheet: RasterPage, size: tuple[int, int], look: ImageSettings) -> bytes:
    """The page drawn *size* pixels large, in one file."""
    if look.format == "png":
        return sheet_png(sheet, size, dpi=look.dpi)
    return written(sheet.draw(size), look)


def cut_out(sheet: RasterPage, size: tuple[int, int], look: ImageSettings, part: Box, shown: Sequence[Box]) -> bytes:
    """The *part* of the page drawn *size* pixels large, white outside what is *shown* of it: no neighbour looks in."""
    moved = [(one[0] - part[0], one[1] - part[1], one[2] - part[0], one[3] - part[1]) for one in shown]
    return written(sheet.draw(size, part, look.form).only(moved), look)


def tiles(
    sheet: RasterPage, size: tuple[int, int], look: ImageSettings, tile: int = TILE
) -> Iterator[tuple[str, bytes]]:
    """The page as tiles (``level/column_row.suffix``, bytes) in the layout of Deep Zoom, without overlap.

    The last level has the page *size* pixels large, every level before it half of that, the first one pixel.
    """
    for level, (width, height) in enumerate(levels_of(size)):
        for row, top in enumerate(range(0, height, tile)):
            band = sheet.draw((width, height), (0, top, width, min(top + tile, height)), look.form)
            for column, left in enumerate(range(0, width, tile)):
                one = band.part(left, min(left + tile, width))
                yield f"{level}/{column}_{row}.{look.suffix}", written(one, look)


def levels_of(size: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """Sizes from one pixel up to *size*, each half of the next one, rounded up."""
    made = [size]
    while max(made[-1]) > 1:
        made.append((-(-made[-1][0] // 2), -(-made[-1][1] // 2)))
    return tuple(reversed(made))


def described(size: tuple[int, int], look: ImageSettings, folder: str, tile: int = TILE) -> bytes:
    """What a viewer needs to know of tiles in *folder*: Deep Zoom's own description, as JSON."""
    description = {
        "Image": {
            "xmlns": _DEEP_ZOOM,
            "Url": f"{folder}/",
            "Format": look.suffix,
            "Overlap": 0,
            "TileSize": tile,
            "Size": {"Width": size[0], "Height": size[1]},
        },
        "levels": [
            {"level": level, "width": width, "height": height, "columns": -(-width // tile), "rows": -(-height // tile)}
            for level, (width, height) in enumerate(levels_of(size))
        ],
    }
    return json.dumps(description, ensure_ascii=False, indent=1).encode() + b"\n"


def written(raster: Raster, look: ImageSettings) -> bytes:
    """*raster*, whose pixels lie as *look* wants them, as a file."""
    if look.format == "png":
        return packed((raster,), (raster.width, raster.height), dpi=look.dpi)
    from layout.pictures.screen import encoded  # Pillow is wanted for these alone

    size = raster.width, raster.height
    return encoded(raster.pixels, size, raster.stride, look.format, quality=look.quality, dpi=look.dpi)
