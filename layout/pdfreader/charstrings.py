"""How wide the glyphs of a CFF program are, read from the head of each glyph's program alone."""

from __future__ import annotations

from typing import Any, Final

_STEMS: Final = (1, 3, 18, 23, 19, 20)
_MOVES: Final = {21: 2, 22: 1, 4: 1, 14: 0}
"""Arguments that a move, or the end, takes; one more is the width (Adobe Technical Note 5177, 3.1)."""
_DEEPEST: Final = 10


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
