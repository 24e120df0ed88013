"""Font programs of Type 1: the glyphs in their encrypted part, how wide they are, and whether they are whole."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from layout.value import NamedTuple

_MOST_SECRET: Final = 1 << 18
_KEY, _GLYPH_KEY = 55_665, 4_330
"""Where the two ciphers begin (Adobe Type 1 Font Format, 7.1 and 7.3)."""
_ENTRY: Final = re.compile(rb"/([^\s/]+)\s+(\d+)\s+(?:RD|-\||[^\s/]{1,3})\s")
_COUNT: Final = re.compile(rb"/CharStrings\s+(\d+)")
_LEFT: Final = re.compile(rb"/lenIV\s+(\d+)")
_MATRIX: Final = re.compile(rb"/FontMatrix\s*\[\s*([-+.\deE]+)")
_CODE: Final = re.compile(rb"\bdup\s+(\d+)\s*/([^\s/]+)\s+put\b")
_HSBW, _ESCAPE, _SBW = 13, 12, 7


class Type1Facts(NamedTuple):
    """What a program says: why it is not whole, else empty, and its glyphs with their widths in per mille of the em.

    A width is ``None`` where the glyph does not say it at its head.
    """

    fault: str
    widths: Mapping[str, float | None]
    encoding: Mapping[int, str] = {}
    """The glyph of each code by the program's own encoding."""


def type1_facts(data: bytes) -> Type1Facts:
    """Facts of the program *data*.  Raises :class:`ValueError` where it has no encrypted part."""
    if data[:1] == b"\x80":
        data = _unwrapped(data)
    start = data.index(b"eexec") + 5
    secret = _bytes_of(data[start:].lstrip(b" \t\r\n"))
    plain = _deciphered(secret[:_MOST_SECRET], _KEY, 4)
    matrix, count, left = _MATRIX.search(data[:start]), _COUNT.search(plain), _LEFT.search(plain)
    scale = (float(matrix[1]) if matrix else 0.001) * 1000
    skipped = int(left[1]) if left else 4
    widths: dict[str, float | None] = {}
    at = count.end() if count else 0
    fault = ""
    while found := _ENTRY.search(plain, at):
        at = found.end() + int(found[2])
        if at > len(plain):
            fault = "" if len(secret) > _MOST_SECRET else "a glyph is cut short"
            break
        units = _width(_deciphered(plain[found.end() : at], _GLYPH_KEY, skipped))
        widths[found[1].decode("latin-1")] = None if units is None else units * scale
    if not fault and count and len(secret) <= _MOST_SECRET and len(widths) < int(count[1]) // 2:
        fault = f"{len(widths)} glyphs of {int(count[1])}"
    return Type1Facts(fault or ("" if widths else "no glyphs"), widths, _encoding(data[:start]))


def _encoding(head: bytes) -> dict[int, str]:
    from fontTools.encodings.StandardEncoding import StandardEncoding

    if re.search(rb"/Encoding\s+StandardEncoding\b", head):
        return {code: name for code, name in enumerate(StandardEncoding) if name != ".notdef"}
    return {int(code): name.decode("latin-1") for code, name in _CODE.findall(head)}


def _bytes_of(secret: bytes) -> bytes:
    """The encrypted part as it is, or out of the hexadecimal that it may be written in."""
    if not re.fullmatch(rb"[0-9A-Fa-f\s]{8}", secret[:8]):
        return secret
    digits = re.sub(rb"[^0-9A-Fa-f]", b"", secret)
    return bytes.fromhex(digits[: len(digits) // 2 * 2].decode("latin-1"))


def _deciphered(secret: bytes, key: int, skipped: int) -> bytes:
    plain = bytearray()
    for byte in secret:
        plain.append(byte ^ key >> 8)
        key = ((byte + key) * 52_845 + 22_719) & 0xFFFF
    return bytes(plain[skipped:])


def _unwrapped(data: bytes) -> bytes:
    """A program in the segments of a PFB file, as one piece."""
    made, at = b"", 0
    while data[at : at + 1] == b"\x80" and data[at + 1] in (1, 2):
        size = int.from_bytes(data[at + 2 : at + 6], "little")
        made, at = made + data[at + 6 : at + 6 + size], at + 6 + size
    return made


def _width(code: bytes) -> float | None:
    """The width that a charstring says first (section 6.4: ``hsbw`` or ``sbw``)."""
    stack: list[float] = []
    at = 0
    while at < len(code):
        byte = code[at]
        at += 1
        if byte == _HSBW:
            return stack[1] if len(stack) == 2 else None
        if byte == _ESCAPE and code[at : at + 1] == bytes([_SBW]):
            return stack[2] if len(stack) == 4 else None
        if byte == _ESCAPE and code[at : at + 1] == b"\x0c" and len(stack) > 1 and stack[-1]:
            at += 1  # a division, which gives widths in parts of a unit
            stack[-2:] = [stack[-2] / stack[-1]]
        elif byte < 32:
            return None
        elif byte < 247:
            stack.append(byte - 139)
        elif byte < 255:
            sign, base = (1, 247) if byte < 251 else (-1, 251)
            stack.append(sign * ((byte - base) * 256 + (code[at] if at < len(code) else 0) + 108))
            at += 1
        else:
            stack.append(int.from_bytes(code[at : at + 4], "big", signed=True))
            at += 4
    return None
