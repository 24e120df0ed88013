"""Glyphs read without being drawn: whether an outline hangs together, and how wide the glyphs of a CFF program are.

A program may be opened and still have nothing to draw.
"""

from __future__ import annotations

import re
from itertools import pairwise
from struct import error, unpack_from
from typing import Any, Final

_HEAD: Final = 10
_EMPTY: Final = 16
"""Bytes that a glyph of no contours may have: its head and the count of its instructions, padded."""
_SHORT_X, _SHORT_Y, _REPEATS, _SAME_X, _SAME_Y = 2, 4, 8, 16, 32
_WIDTHS: Final = bytes(
    (1 if flag & _SHORT_X else 0 if flag & _SAME_X else 2) + (1 if flag & _SHORT_Y else 0 if flag & _SAME_Y else 2)
    for flag in range(256)
)
"""Bytes of the coordinates of a point, by its flag."""
_SINGLE, _REPEATED = (
    b"".join(b"\\x%02x" % flag for flag in range(256) if bool(flag & _REPEATS) is repeats) for repeats in (False, True)
)
_FLAGS: Final = re.compile(b"([%b]++)|([%b].)" % (_SINGLE, _REPEATED), re.DOTALL)
"""Flags in a row that stand for a point each, or one that is repeated, with how often."""
_ENDS: Final = (10, 11, 14, 29)
"""What the last byte of a Type 2 charstring is: a call, a return or the end (Adobe Technical Note 5177)."""
_STEMS: Final = (1, 3, 18, 23, 19, 20)
_MOVES: Final = {21: 2, 22: 1, 4: 1, 14: 0}
"""Arguments that a move, or the end, takes; one more is the width (Adobe Technical Note 5177, 3.1)."""
_DEEPEST: Final = 10


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
    """Where the coordinates of so many *points* end, whose flags begin at *at*.  Raises :class:`IndexError`."""
    if not points:
        return at
    size, left = 0, points
    for found in _FLAGS.finditer(glyph, at):
        plain, repeated = found.groups()
        if plain is not None:
            widths = plain[:left].translate(_WIDTHS)
            size, left, at = size + sum(widths), left - len(widths), found.start() + len(widths)
        else:
            times = min(repeated[1] + 1, left)
            size, left, at = size + _WIDTHS[repeated[0]] * times, left - times, found.end()
        if not left:
            return at + size
    raise IndexError(left)


def has_end(charstring: bytes) -> bool:
    """True where a Type 2 *charstring* comes to an end of its own."""
    return not charstring or charstring[-1] in _ENDS


def width_of(glyph: Any) -> float | None:
    """The width of *glyph*, a Type 2 charstring of fontTools, in its units; ``None`` where it does not say."""
    stack: list[float] = []
    operator = _first(bytes(glyph.bytecode), glyph, stack, 0)
    if operator is None:
        return None
    private = glyph.private
    extra = len(stack) % 2 == 1 if operator in _STEMS else len(stack) > _MOVES[operator]
    if operator == 14:
        extra = len(stack) in (1, 5)
    if extra:
        return float(getattr(private, "nominalWidthX", 0)) + stack[0]
    return float(getattr(private, "defaultWidthX", 0))


def _first(code: bytes, glyph: Any, stack: list[float], deep: int) -> int | None:
    """Run *code* up to the operator that may have a width before it; ``None`` where there is none in it."""
    at = 0
    while at < len(code):
        byte = code[at]
        if byte >= 32 or byte == 28:
            value, at = _number(code, at)
            stack.append(value)
            continue
        at += 1
        if byte in (10, 29) and deep < _DEEPEST and stack:
            subrs = glyph.globalSubrs if byte == 29 else glyph.private.Subrs
            count = len(subrs)
            bias = 107 if count < 1240 else 1131 if count < 33_900 else 32_768
            found = _first(bytes(subrs[int(stack.pop()) + bias].bytecode), glyph, stack, deep + 1)
            if found is not None:
                return found
        elif byte in _STEMS or byte in _MOVES:
            return byte
        elif byte == 11:
            return None
        else:
            raise ValueError(f"operator {byte} at the head of a glyph")
    return None


def _number(code: bytes, at: int) -> tuple[float, int]:
    byte = code[at]
    if byte == 28:
        return int.from_bytes(code[at + 1 : at + 3], "big", signed=True), at + 3
    if byte < 247:
        return byte - 139, at + 1
    if byte < 251:
        return (byte - 247) * 256 + code[at + 1] + 108, at + 2
    if byte < 255:
        return -(byte - 251) * 256 - code[at + 1] - 108, at + 2
    return int.from_bytes(code[at + 1 : at + 5], "big", signed=True) / 65_536, at + 5
