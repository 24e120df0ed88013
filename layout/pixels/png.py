"""Pixels as a PNG, packed in bands so that a page of any size takes little memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from isal import isal_zlib

from layout.pixels.raster import ROWS, Raster, RasterPage

LEVEL: Final = 1
"""Pages of type pack as small at the quickest level as at the slowest, within a few per cent.

ISA-L does it in a fifth of zlib's time, to a tenth more bytes.  Another kind of processor may pack the same pixels into
other bytes, which is why nothing of a press file is packed by it.
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

    def bands() -> Iterator[Raster]:
        return (sheet.draw(size, (0, y, width, min(y + deep, height)), ROWS) for y in range(0, height, deep))

    return packed(bands, size, dpi=dpi)


def packed(bands: Callable[[], Iterable[Raster]], size: tuple[int, int], *, dpi: float = 72) -> bytes:
    """What *bands* draws, pixels under each other that are together *size*, as a PNG.

    They may be asked for a second time.  Rows are unfiltered, which suits flat type, and packed at the quickest level.
    """
    header = b"".join((size[0].to_bytes(4, "big"), size[1].to_bytes(4, "big"), bytes((8, _RGB, 0, 0, 0))))
    density = round(dpi / 0.0254).to_bytes(4, "big") * 2 + b"\x01"
    return b"".join((
        b"\x89PNG\r\n\x1a\n",
        _chunk(b"IHDR", header),
        _chunk(b"pHYs", density),
        _chunk(b"IDAT", _deflated(lambda: map(_rows, bands()))),
        _chunk(b"IEND", b""),
    ))  # fmt: skip


def _deflated(rows: Callable[[], Iterable[memoryview | bytes]]) -> bytes:
    """*rows* packed, the same bytes every time.

    ISA-L does not promise that: on a busy machine one packing in some thousands came out in other bytes, of the same
    pixels.  So two are made, and a third, of which it is one's equal, where they differ; that takes a third of the time
    that zlib takes for one.
    """
    one, other = _packings(rows(), 2)
    return one if one == other or one == _packings(rows(), 1)[0] else other


def _packings(rows: Iterable[memoryview | bytes], number: int) -> list[bytes]:
    """*rows* packed *number* times side by side, so that they are drawn once."""
    packers = [isal_zlib.compressobj(LEVEL) for _ in range(number)]
    parts = [[packer.compress(some) for packer in packers] for some in rows]
    parts.append([packer.flush() for packer in packers])
    return list(map(b"".join, zip(*parts, strict=True)))


def _rows(band: Raster) -> memoryview | bytes:
    """The rows of *band* with the byte before each that names its filter: none."""
    if band.is_rows:
        return band.pixels
    rows = (band.row(y) for y in range(band.height))
    if band.form.channels == ROWS.channels:
        return b"".join(piece for row in rows for piece in (b"\0", row))
    raise ValueError(band.form)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + isal_zlib.crc32(kind + data).to_bytes(4, "big")
