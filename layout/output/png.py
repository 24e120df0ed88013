"""A press PDF as a picture for the screen.  The only module that knows pdfium."""

from __future__ import annotations

import zlib
from typing import Final

import pypdfium2

LEVEL: Final = 1
"""Pages of type pack as small at the quickest level as at the slowest, within a few per cent."""


def png(data: bytes, *, dpi: int = 150, page: int = 0) -> bytes:
    """Page *page* (from 0) of the PDF *data* at *dpi*, cut to its trimmed size, as a PNG."""
    document = pypdfium2.PdfDocument(data)
    try:
        sheet = document[page]
        left, bottom, right, top = sheet.get_mediabox()
        trim = sheet.get_trimbox()
        crop = (trim[0] - left, trim[1] - bottom, right - trim[2], top - trim[3])
        bitmap = sheet.render(scale=dpi / 72, crop=crop, rev_byteorder=True)
        return _packed(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, bitmap.n_channels, dpi)
    finally:
        document.close()


def _packed(pixels: object, width: int, height: int, stride: int, channels: int, dpi: int) -> bytes:
    """Pixels as a PNG: rows unfiltered, which suits flat type, and packed at the quickest level."""
    view = memoryview(pixels).cast("B")  # type: ignore[arg-type]  # a ctypes array is a buffer
    row = width * channels
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        rows += view[y * stride : y * stride + row]
    colour = {1: 0, 3: 2, 4: 6}[channels]
    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((8, colour, 0, 0, 0))
    density = round(dpi / 0.0254).to_bytes(4, "big") * 2 + b"\x01"
    return b"".join((
        b"\x89PNG\r\n\x1a\n",
        _chunk(b"IHDR", header),
        _chunk(b"pHYs", density),
        _chunk(b"IDAT", zlib.compress(rows, LEVEL)),
        _chunk(b"IEND", b""),
    ))  # fmt: skip


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")
