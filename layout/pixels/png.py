"""Pixels as a PNG, packed in bands so that a page of any size takes little memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from zlib_ng import zlib_ng

from layout.pixels.raster import ROWS, Raster, RasterPage

LEVEL: Final = 1
"""Pages of type pack as small at the quickest level as at slower ones, within a sixth.

zlib-ng does it in a third of zlib's time.  ISA-L takes half of that again, but packed the same pixels into other bytes
once in some hundred runs of a busy machine, which zlib-ng did in none of 59,703 packings of fonts and streams.
"""

BAND: Final = 24_000_000
"""Pixels that are drawn at a time."""

_RGB: Final = 2


def png(data: bytes, *, dpi: int = 150, page: int = 0, paper: Sequence[bytes] = ()) -> bytes:
    """Page *page* (from 0) of the PDF *data* at *dpi*, cut to its trimmed size, as a PNG; *paper* as a sheet has it."""
    with RasterPage(data, page, paper) as sheet:
        return sheet_png(sheet, sheet.pixels_at(dpi), dpi=dpi)


def sheet_png(sheet: RasterPage, size: tuple[int, int], *, dpi: float = 72) -> bytes:
    """The page drawn *size* pixels large as a PNG that claims *dpi*."""
    width, height = size
    deep = max(1, BAND // width)
    bands = (sheet.draw(size, (0, y, width, min(y + deep, height)), ROWS) for y in range(0, height, deep))
    return packed(bands, size, dpi=dpi)


def packed(bands: Iterable[Raster], size: tuple[int, int], *, dpi: float = 72) -> bytes:
    """*bands* of pixels under each other, together *size*, as a PNG.

    Rows are unfiltered, which suits flat type, and packed at the quickest level.
    """
    header = b"".join((size[0].to_bytes(4, "big"), size[1].to_bytes(4, "big"), bytes((8, _RGB, 0, 0, 0))))
    density = round(dpi / 0.0254).to_bytes(4, "big") * 2 + b"\x01"
    return b"".join((
        b"\x89PNG\r\n\x1a\n",
        _chunk(b"IHDR", header),
        _chunk(b"pHYs", density),
        _chunk(b"IDAT", _deflated(map(_rows, bands))),
        _chunk(b"IEND", b""),
    ))  # fmt: skip


def _deflated(rows: Iterable[memoryview | bytes]) -> bytes:
    packer = zlib_ng.compressobj(LEVEL)
    return b"".join((*(packer.compress(some) for some in rows), packer.flush()))


def _rows(band: Raster) -> memoryview | bytes:
    """The rows of *band* with the byte before each that names its filter: none."""
    if band.is_rows:
        return band.pixels
    rows = (band.row(y) for y in range(band.height))
    if band.form.channels == ROWS.channels:
        return b"".join(piece for row in rows for piece in (b"\0", row))
    raise ValueError(band.form)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + zlib_ng.crc32(kind + data).to_bytes(4, "big")
