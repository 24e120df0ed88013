"""Headers of JPEG and PNG, read without decoding anything and without Pillow, whose import costs time.

How a picture is turned is read here alone, so that make-up and conversion cannot disagree: from Exif, else from XMP.
"""

from __future__ import annotations

import re
import struct
from zlib import crc32

from layout.pictures.model import PictureFacts

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"


_JPEG_MODES = {1: "L", 3: "RGB", 4: "CMYK"}


_PNG_MODES = {0: "L", 2: "RGB", 3: "P", 4: "LA", 6: "RGBA"}


_XMP_JPEG = b"http://ns.adobe.com/xap/1.0/\0"


_XMP_PNG = b"XML:com.adobe.xmp\0"


_XMP_NAMED = rb"xmlns:([\w.-]{1,64})\s{0,64}=\s{0,64}[\"']http://ns\.adobe\.com/tiff/1\.0/[\"']"
"""The prefix that a packet has for the namespace of TIFF: ``tiff`` by custom, not by rule."""
_XMP_TURN = rb":Orientation\s{0,64}(?:=\s{0,64}[\"']|>)\s{0,64}([1-8])\b"
_XMP_PREFIX = rb"[\w.-]{1,64}\Z"
"""Found backwards from its colon, for a packet may be megabytes of one word."""


_STANDALONE = {0x01, *range(0xD0, 0xD9)}


_BYTES = (1, 2, 6, 7)
"""Kinds of values in TIFF that are a byte each: profiles and descriptions, however long."""

_FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


MOST_SEGMENTS = 20_000
"""Segments or chunks before the pixels: profiles and previews come to a few hundred, and readers take them singly."""

MOST_SCANNED = 1_600_000_000
"""Pixels times scans of a JPEG: every scan goes over all of them.  Programs write ten scans, and 80 million pixels."""

MOST_STRIPS = 100_000
"""Values of an entry of TIFF: a strip for every row of the tallest page comes to a tenth."""


def refuse_slow(data: bytes, facts: PictureFacts) -> None:
    """Raise ``ValueError`` for a JPEG of so many scans that unpacking it never comes to an end."""
    scans = len(re.findall(b"\xff\xda", data))  # of two bytes it is three times as fast as counting
    if scans * facts.width * facts.height > MOST_SCANNED:
        raise ValueError(f"{scans} scans")


def refuse_strips(data: bytes) -> None:
    """Raise ``ValueError`` for a TIFF with an entry of more numbers than a picture has strips (TIFF 6.0, section 2)."""
    order = {b"II": "<", b"MM": ">"}.get(data[:2])
    if order is None or len(data) < 16:
        return
    big = data[2:4] in (b"+\0", b"\0+")
    start = struct.unpack_from(order + ("Q" if big else "I"), data, 8 if big else 4)[0]
    head, entry, size = ("Q", "HHQ", 20) if big else ("H", "HHI", 12)
    try:
        (count,) = struct.unpack_from(order + head, data, start)
        first = start + struct.calcsize(order + head)
        for number in range(min(count, MOST_SEGMENTS)):
            tag, kind, values = struct.unpack_from(order + entry, data, first + size * number)
            if kind not in _BYTES and values > MOST_STRIPS:
                raise ValueError(f"{values} values of entry {tag}")
    except (struct.error, OverflowError):
        return


def jpeg_facts(data: bytes) -> PictureFacts:
    """Facts of a JPEG: its frame header, and the resolution and orientation of its JFIF and Exif segments.

    Raises ``ValueError``, or ``IndexError`` and ``struct.error`` where the data end too soon.
    """
    dpi, orientation, in_xmp, at = 0, 0, 0, 2
    for _ in range(MOST_SEGMENTS):
        if data[at] != 0xFF:
            raise ValueError("no marker where one must stand")
        marker = data[at + 1]
        if marker == 0xFF or marker in _STANDALONE:
            at += 1 if marker == 0xFF else 2
            continue
        if marker in (0xD9, 0xDA):
            raise ValueError("pixels before their header")
        (length,) = struct.unpack_from(">H", data, at + 2)
        if length < 2:
            raise ValueError("segment of no length")
        body = data[at + 4 : at + 2 + length]
        if marker in _FRAMES:
            height, width, planes = struct.unpack_from(">HHB", body, 1)
            if not width or not height or planes not in _JPEG_MODES:
                raise ValueError(f"frame of {width}×{height} in {planes} planes")
            return _upright(width, height, _JPEG_MODES[planes], "JPEG", dpi, orientation or in_xmp or 1)
        if marker == 0xE0 and body[:5] == b"JFIF\0" and not dpi:
            dpi = _dots(body[7], struct.unpack_from(">H", body, 8)[0])
        elif marker == 0xE1 and body[:6] == b"Exif\0\0":
            said, orientation = exif(body[6:])
            dpi = said or dpi
        elif marker == 0xE1 and body.startswith(_XMP_JPEG):
            in_xmp = xmp_orientation(body) or in_xmp
        at += 2 + length
    raise ValueError(f"more than {MOST_SEGMENTS} segments")


def png_facts(data: bytes) -> PictureFacts:
    """Facts of a PNG: its header chunk (checksum verified), ``pHYs`` and ``eXIf``.  Raises as :func:`jpeg_facts`."""
    width, height, depth, kind = struct.unpack_from(">IIBB", data, 16)
    if data[12:16] != b"IHDR" or crc32(data[12:29]) != struct.unpack_from(">I", data, 29)[0]:
        raise ValueError("header chunk is damaged")
    if not width or not height or kind not in _PNG_MODES:
        raise ValueError(f"picture of {width}×{height}, colour type {kind}")
    mode = {1: "1", 16: "I;16"}.get(depth, "L") if kind == 0 else _PNG_MODES[kind]
    dpi, orientation, in_xmp, at = 0, 0, 0, 33
    for _ in range(MOST_SEGMENTS):
        if at + 8 > len(data):
            break
        length, name = struct.unpack_from(">I4s", data, at)
        if name in (b"IDAT", b"IEND"):
            break
        body = data[at + 8 : at + 8 + length]
        if name == b"pHYs" and len(body) == 9 and body[8] == 1:
            dpi = round(struct.unpack_from(">I", body)[0] * 0.0254)
        elif name == b"eXIf":
            orientation = exif(body)[1]
        elif name == b"iTXt" and body.startswith(_XMP_PNG):
            in_xmp = xmp_orientation(body) or in_xmp
        at += 12 + length
    else:
        raise ValueError(f"more than {MOST_SEGMENTS} chunks")
    return _upright(width, height, mode, "PNG", dpi, orientation or in_xmp or 1)


def xmp_orientation(packet: bytes) -> int:
    """The orientation (1 to 8) that an XMP *packet* says, 0 where it says none."""
    prefixes = {b"tiff", *re.findall(_XMP_NAMED, packet)}
    for turn in re.finditer(_XMP_TURN, packet):
        prefix = re.search(_XMP_PREFIX, packet[max(0, turn.start() - 64) : turn.start()])
        if prefix and prefix[0] in prefixes:
            return int(turn[1])
    return 0


def exif(block: bytes) -> tuple[int, int]:
    """Dots per inch (0 unknown) and orientation (1 to 8, 0 not said) from the first directory of an Exif *block*.

    Exif is advice: where it is damaged it says nothing, and the picture is as good as before.
    """
    order = {b"II": "<", b"MM": ">"}.get(block[:2])
    if order is None:
        return 0, 0
    dpi, unit, orientation = 0.0, 2, 0
    try:
        (start,) = struct.unpack_from(order + "I", block, 4)
        (count,) = struct.unpack_from(order + "H", block, start)
        for n in range(min(count, 200)):
            tag, _, _, short = struct.unpack_from(order + "HHIH", block, start + 2 + 12 * n)
            if tag == 0x0112 and 1 <= short <= 8:
                orientation = short
            elif tag == 0x0128:
                unit = short
            elif tag == 0x011A:
                (where,) = struct.unpack_from(order + "I", block, start + 10 + 12 * n)
                over, under = struct.unpack_from(order + "II", block, where)
                dpi = over / under if under else 0.0
    except struct.error:
        pass
    return _dots(2 if unit == 3 else 1, dpi), orientation


def _dots(unit: int, value: float) -> int:
    """Dots per inch of a JFIF density: unit 1 counts inches, 2 centimetres, 0 is a mere proportion."""
    return round(value * {1: 1.0, 2: 2.54}.get(unit, 0.0))


def _upright(width: int, height: int, mode: str, kind: str, dpi: int, orientation: int) -> PictureFacts:
    if orientation >= 5:
        width, height = height, width
    return PictureFacts(width, height, mode, kind, dpi, orientation)
