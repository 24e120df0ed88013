"""Large pictures unpacked a strip at a time: never are all their samples held, packed or unpacked."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import Any, Final, TypeAlias

import pikepdf
from PIL import Image, ImageChops
from zlib_ng import zlib_ng

from layout.pdfreader.packed_bytes import Packed, filters_of, held
from layout.pictures import lzw
from layout.value import NamedTuple

_ROWS: Final = 128
"""Rows that are unpacked together: an even number, for two become one."""
_KINDS: Final = {1: (0, "L"), 2: (4, "LA"), 3: (2, "RGB"), 4: (6, "RGBA")}
"""How a PNG says that a pixel has so many bytes, and what Pillow makes of it (ISO 15948, 11.2.2)."""
_TIFF, _PNG = 2, 10
"""Predictors of TIFF, and the first of those of PNG (ISO 32000-1, 7.4.4.4)."""


_FAULT: Any = zlib_ng.error  # an exception, though its stub says an instance of one
TORN: Final[tuple[type[Exception], ...]] = (_FAULT, SyntaxError, ValueError, OSError)
"""What comes of data that are not whole while they are unpacked."""
Bytes: TypeAlias = bytes | bytearray


class Samples(NamedTuple):
    """How the samples of a picture lie: its *size*, components of a pixel, and *bits* of each."""

    size: tuple[int, int]
    components: int
    bits: int

    @property
    def row(self) -> int:
        """Bytes of a row."""
        return (self.size[0] * self.components * self.bits + 7) // 8


class Shown(NamedTuple):
    """What is to become of the samples: pictures of *size*, made of each strip by *made_of*, *share* times smaller.

    *made_of* has samples of a few bits as Pillow stretches them over all of eight.
    """

    size: tuple[int, int]
    share: int
    made_of: Callable[[Image.Image], Image.Image]


def bands_in_strips(image: Any, packed: Packed, samples: Samples, shown: Shown) -> list[Image.Image] | None:
    """The components of *image* as 8-bit pictures.

    ``None`` for what is packed otherwise than by Flate or LZW alone, or is not whole: that is left to qpdf, which reads
    on.
    """
    strips = strips_of(image, packed, samples)
    return None if strips is None else _laid(strips, samples, shown)


def bands_of(unpacked: memoryview, samples: Samples, shown: Shown) -> list[Image.Image] | None:
    """As :func:`bands_in_strips`, of samples that are *unpacked* already."""
    return _laid(_cut(held(unpacked).pieces(), samples.row, samples.size[1]), samples, shown)


def _laid(strips: Iterator[Bytes], samples: Samples, shown: Shown) -> list[Image.Image] | None:
    """The *strips* one below the other; ``None`` where some lack."""
    height, top = samples.size[1], 0
    bands = [Image.new("L", shown.size) for _ in range(samples.components)]
    try:
        for strip in strips:
            rows = min(_ROWS, height - top)
            for band, part in zip(bands, _parts(strip, samples, rows), strict=True):
                band.paste(shown.made_of(part), (0, top // shown.share))
            top += rows
    except TORN:
        return None
    return bands if top == height else None


def _parts(strip: Bytes, samples: Samples, rows: int) -> Iterator[Image.Image]:
    """The components of a strip of so many rows, one after the other."""
    width, count, bits = samples.size[0], samples.components, samples.bits
    plain: Any = strip
    if bits == 16:
        plain = strip[::2]
    elif bits == 1:
        plain = Image.frombytes("1", (width * count, rows), bytes(strip), "raw", "1").convert("L").tobytes()
    elif bits != 8:
        plain = Image.frombytes("L", (width * count, rows), bytes(strip), "raw", f"L;{bits}").tobytes()
    for i in range(count):
        yield Image.frombytes("L", (width, rows), bytes(plain[i::count]))


def strips_of(image: Any, packed: Packed, samples: Samples) -> Iterator[Bytes] | None:
    """The unpacked samples of *image*, so many rows at a time; ``None`` for what is packed otherwise."""
    filters = filters_of(image)
    if not filters:
        return _cut(packed.pieces(), samples.row, samples.size[1])
    parms = image.get("/DecodeParms")
    parms = parms[0] if isinstance(parms, pikepdf.Array) and len(parms) == 1 else parms
    said: Any = pikepdf.Dictionary() if parms is None else parms
    if filters not in (["/FlateDecode"], ["/LZWDecode"]) or not isinstance(said, pikepdf.Dictionary):
        return None
    if filters == ["/LZWDecode"] and int(said.get("/EarlyChange", 1)) != 1:
        return None
    opened = _inflated if filters == ["/FlateDecode"] else _out_of_lzw
    predictor = int(said.get("/Predictor", 1))
    if predictor <= 1:
        return opened(packed, samples.row, samples.size[1])
    colours, bits, columns = (int(said.get(key, usual)) for key, usual in _PREDICTED)
    if (colours, bits, columns) != (samples.components, samples.bits, samples.size[0]):
        return None
    deep = max(1, colours * bits // 8)
    if predictor >= _PNG and deep in _KINDS and samples.row % deep == 0:
        return _unfiltered(opened(packed, samples.row + 1, samples.size[1]), samples.row, deep)
    if predictor == _TIFF and bits == 8:
        return _summed(opened(packed, samples.row, samples.size[1]), columns, colours)
    return None


_PREDICTED: Final = (("/Colors", 1), ("/BitsPerComponent", 8), ("/Columns", 1))


def _out_of_lzw(packed: Packed, row: int, height: int) -> Iterator[bytearray]:
    """Strips of *height* rows of so many bytes, of what LZW has packed."""

    def read(start: int, end: int) -> bytes:
        return bytes(packed.data[packed.begin + start : packed.begin + end])

    return _cut(lzw.unpacked(read, packed.end - packed.begin), row, height)


def _cut(pieces: Iterable[bytes | memoryview], row: int, height: int) -> Iterator[bytearray]:
    """Strips of *height* rows of so many bytes, out of *pieces* of any length."""
    strip, top = bytearray(), 0
    for piece in pieces:
        at = 0
        while at < len(piece) and top < height:
            rows = min(_ROWS, height - top)
            due = rows * row - len(strip)
            strip += piece[at : at + due]
            at += due
            if len(strip) == rows * row:
                yield strip
                strip, top = bytearray(), top + rows


def _inflated(packed: Packed, row: int, height: int) -> Iterator[bytearray]:
    """Strips of *height* rows of so many bytes, of what Flate has packed."""
    opened, strip, top = zlib_ng.decompressobj(), bytearray(), 0
    for piece in packed.pieces():
        left: Any = piece
        while left and top < height and not opened.eof:
            rows = min(_ROWS, height - top)
            strip += opened.decompress(left, rows * row - len(strip))
            left = opened.unconsumed_tail
            if len(strip) == rows * row:
                yield strip
                strip, top = bytearray(), top + rows


def _unfiltered(strips: Iterator[bytearray], row: int, deep: int) -> Iterator[bytes]:
    """Strips whose rows are told by those above them, as in a PNG: each made a PNG, below the last row before it."""
    kind, mode = _KINDS[deep]
    above = bytes(row)
    for strip in strips:
        rows = len(strip) // (row + 1)
        head = struct.pack(">IIBBBBB", row // deep, rows + 1, 8, kind, 0, 0, 0)
        body = zlib.compress(b"\0" + above + strip, 0)
        file = b"\x89PNG\r\n\x1a\n" + b"".join(
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
            for name, data in ((b"IHDR", head), (b"IDAT", body), (b"IEND", b""))
        )
        with Image.open(BytesIO(file), formats=("PNG",)) as opened:
            if opened.mode != mode:
                raise ValueError(opened.mode)
            plain = opened.tobytes()
        above = plain[-row:]
        yield plain[row:]


def _summed(strips: Iterator[bytearray], width: int, count: int) -> Iterator[bytes]:
    """Strips whose samples are each told by how far they are from the one before (TIFF 6.0, section 14).

    Sums over 1, 2, 4, … samples before each: thirteen additions of whole strips for a row of eight thousand.
    """
    for strip in strips:
        rows = len(strip) // (width * count)
        plain = bytearray(len(strip))
        for i in range(count):
            band = Image.frombytes("L", (width, rows), bytes(strip[i::count]))
            reach = 1
            while reach < width:
                before = Image.new("L", band.size)
                before.paste(band, (reach, 0))
                band = ImageChops.add_modulo(band, before)
                reach *= 2
            plain[i::count] = band.tobytes()
        yield bytes(plain)
