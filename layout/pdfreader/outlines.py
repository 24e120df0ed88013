"""Whether the outline of a glyph hangs together: a program may be opened and still have nothing to draw."""

from __future__ import annotations

from itertools import pairwise
from struct import error, unpack_from
from typing import Final

_HEAD: Final = 10
_EMPTY: Final = 16
"""Bytes that a glyph of no contours may have: its head and the count of its instructions, padded."""
_SHORT_X, _SHORT_Y, _REPEATS, _SAME_X, _SAME_Y = 2, 4, 8, 16, 32
_ENDS: Final = (10, 11, 14, 29)
"""What the last byte of a Type 2 charstring is: a call, a return or the end (Adobe Technical Note 5177)."""


def is_torn(glyph: bytes) -> bool:
    """True where *glyph*, an entry of ``glyf``, cannot be an outline (OpenType 1.9, glyf)."""
    if not glyph:
        return False
    try:
        contours = unpack_from(">h", glyph)[0]
        if contours < 0:
            return len(glyph) < _HEAD + 6
        if contours == 0:
            return len(glyph) > _EMPTY
        ends = unpack_from(f">{contours}H", glyph, _HEAD)
        if any(a > b for a, b in pairwise(ends)):
            return True
        at = _HEAD + 2 * contours
        return _end_of_points(glyph, at + 2 + unpack_from(">H", glyph, at)[0], ends[-1] + 1) > len(glyph)
    except (error, IndexError):
        return True


def _end_of_points(glyph: bytes, at: int, points: int) -> int:
    """Where the coordinates of so many *points* end, whose flags begin at *at*."""
    size, left = 0, points
    while left > 0:
        flag, at = glyph[at], at + 1
        times = 1
        if flag & _REPEATS:
            times, at = glyph[at] + 1, at + 1
        wide = (1 if flag & _SHORT_X else 0 if flag & _SAME_X else 2) + (
            1 if flag & _SHORT_Y else 0 if flag & _SAME_Y else 2
        )
        size += wide * min(times, left)
        left -= times
    return at + size


def has_end(charstring: bytes) -> bool:
    """True where a Type 2 *charstring* comes to an end of its own."""
    return not charstring or charstring[-1] in _ENDS
