"""The picture of the issue that ``render-page new`` writes: an old street at dusk, drawn by this program."""

from __future__ import annotations

import struct
import zlib
from typing import Final

WIDTH: Final = 960
HEIGHT: Final = 720
"""Enough for two columns of a tabloid at 170 pixels to the inch."""

_Colour = tuple[int, int, int]
_SKY: Final = ((112, 138, 168), (246, 214, 170))
"""Above and at the horizon."""
_HORIZON: Final = 430
_HOUSES: Final = (
    # left edge, width, eaves, ridge, wall, roof
    (-40, 260, 250, 170, (196, 182, 160), (74, 78, 84)),
    (205, 150, 300, 236, (176, 160, 138), (86, 88, 92)),
    (600, 150, 290, 222, (182, 168, 146), (80, 82, 88)),
    (735, 290, 236, 150, (204, 190, 168), (68, 72, 78)),
)
_LIT: Final = (250, 214, 128)
_DOOR: Final = (92, 58, 40)
_STREET: Final = ((150, 140, 128), (92, 88, 84))
_PAVED: Final = 520
"""The line on which houses stand and the street begins."""


def picture() -> bytes:
    """The picture as a PNG in sRGB."""
    rows = [bytearray(bytes(_sky(y)) * WIDTH) for y in range(HEIGHT)]
    for y in range(_PAVED, HEIGHT):
        rows[y][:] = bytes(_between(*_STREET, y - _PAVED, HEIGHT - _PAVED)) * WIDTH
    for left, width, eaves, ridge, wall, roof in _HOUSES:
        _house(rows, (left, width), (eaves, ridge), wall, roof)
    for number, y in enumerate(range(_PAVED + 12, HEIGHT, 26)):  # joints of the paving, wider as they come near
        _fill(rows, 0, y, WIDTH, 1 + number // 3, (84, 80, 76))
    _fill(rows, 452, 330, 10, 200, (60, 56, 54))  # a lamp in the street
    _fill(rows, 440, 300, 34, 34, _LIT)
    return _png(rows)


def _house(rows: list[bytearray], across: tuple[int, int], tops: tuple[int, int], wall: _Colour, roof: _Colour) -> None:
    left, width = across
    eaves, ridge = tops
    for y in range(ridge, eaves):  # a roof that widens down to the eaves
        inset = (eaves - y) * width // (3 * (eaves - ridge))
        _fill(rows, left - 14 + inset, y, width + 28 - 2 * inset, 1, roof)
    _fill(rows, left, eaves, width, _PAVED - eaves, wall)
    _fill(rows, left, eaves, width, 8, _between(wall, roof, 1, 2))
    for column in range(3):
        x = left + (2 * column + 1) * width // 7
        _fill(rows, x, eaves + 40, width // 8, 56, _LIT if column != 1 else (120, 112, 104))
    _fill(rows, left + width // 2 - width // 9, _PAVED - 110, 2 * width // 9, 110, _DOOR)


def _sky(y: int) -> _Colour:
    return _between(*_SKY, min(y, _HORIZON), _HORIZON)


def _between(one: _Colour, other: _Colour, step: int, steps: int) -> _Colour:
    red, green, blue = (a + (b - a) * step // steps for a, b in zip(one, other, strict=True))
    return red, green, blue


def _fill(rows: list[bytearray], x: int, y: int, width: int, height: int, colour: _Colour) -> None:
    """A rectangle of *colour*, cut at the edges of the picture."""
    left, right = max(x, 0), min(x + width, WIDTH)
    for row in rows[max(y, 0) : max(y + height, 0)]:
        row[3 * left : 3 * right] = bytes(colour) * (right - left)


def _png(rows: list[bytearray]) -> bytes:
    """*rows* of red, green and blue as a PNG (ISO/IEC 15948) of 8 bits, perceptual sRGB."""
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    data = zlib.compress(b"".join(b"\0" + bytes(row) for row in rows), 9)
    parts = ((b"IHDR", head), (b"sRGB", b"\0"), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
