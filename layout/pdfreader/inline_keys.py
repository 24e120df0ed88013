"""Keys of inline images that are said twice: other readers take the last one, qpdf will not have the whole content.

The standard gave no rule before ISO 32000-2, which has short names go before long ones, as few readers do.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from typing import Final

_KEYS: Final = {
    b"/BPC": b"/BitsPerComponent", b"/CS": b"/ColorSpace", b"/D": b"/Decode", b"/DP": b"/DecodeParms",
    b"/F": b"/Filter", b"/H": b"/Height", b"/IM": b"/ImageMask", b"/I": b"/Interpolate", b"/L": b"/Length",
    b"/W": b"/Width",
}  # fmt: skip
"""Short names of keys (ISO 32000-1, table 93; the length is of ISO 32000-2)."""
_VALUES: Final = {
    b"/G": b"/DeviceGray", b"/RGB": b"/DeviceRGB", b"/CMYK": b"/DeviceCMYK", b"/I": b"/Indexed",
    b"/AHx": b"/ASCIIHexDecode", b"/A85": b"/ASCII85Decode", b"/LZW": b"/LZWDecode", b"/Fl": b"/FlateDecode",
    b"/RL": b"/RunLengthDecode", b"/CCF": b"/CCITTFaxDecode", b"/DCT": b"/DCTDecode",
}  # fmt: skip
"""Short names of colour spaces and filters (table 94)."""
_PARTS: Final = {b"/DeviceGray": 1, b"/DeviceRGB": 3, b"/DeviceCMYK": 4}
_W: Final = rb"[\x00\t\n\f\r ]"
_GAP: Final = rb"(?:[\x00\t\n\f\r ]++|%[^\r\n]*+)*+"
_NAME: Final = rb"/[^\x00\t\n\f\r /()<>\[\]{}%]++"
_ATOM: Final = rb"(?:" + _NAME + rb"|[-+.\w]++|<[0-9A-Fa-f\s]*+>|\([^()\\]*+\))"
_DEEP: Final = rb"(?:" + _ATOM + rb"|<<(?:" + _ATOM + rb"|" + _W + rb"++)*+>>)"
"""What an array holds: parameters of filters are dictionaries."""
_VALUE: Final = (
    rb"(?:" + _ATOM + rb"|\[(?:" + _DEEP + rb"|" + _W + rb"++)*+\]|<<(?:" + _ATOM + rb"|" + _W + rb"++)*+>>)"
)
_NAMES: Final = re.compile(_NAME)
_PAIR: Final = re.compile(rb"(" + _NAME + rb")" + _GAP + rb"(" + _VALUE + rb")" + _GAP)
_IMAGE: Final = re.compile(
    rb"(?<![^\x00\t\n\f\r >\])}])BI" + _GAP + rb"((?:" + _PAIR.pattern + rb")++)(?=ID" + _W + rb")"
)

_END: Final = re.compile(rb"EI(?=" + _W + rb"|\Z)")
"""What may be the end of an image: some readers want a blank before it, and some do not."""
_WIDEST_GAP: Final = 16
"""Blanks between samples and the end of their image: writers have one, or the end of a line."""


def said_once(content: bytes, torn: Callable[[str], None] | None = None) -> bytes:
    """*content* in which every inline image says each of its keys once, as it says it last.

    *torn* is given the keys that are said in two ways, of which readers may choose either.
    """
    return _IMAGE.sub(lambda found: _once(found, torn), content) if b"BI" in content else content


def settled_ends(content: bytes) -> bytes:
    """*content* with the samples of inline images in hexadecimal where they hold what looks like their end.

    That is done where the length of the samples is known from their keys, and the image ends there.
    """
    ends = [one.start() for one in _END.finditer(content)] if b"BI" in content else []
    if not ends or len(ends) == sum(1 for _ in _IMAGE.finditer(content)):
        return content
    made, at = [], 0
    while found := _IMAGE.search(content, at):
        start = found.end() + len(b"ID ")
        size = _size_of({_KEYS.get(key, key): value for key, value in _PAIR.findall(found[1])})
        after = start + size
        if _ends_at(after, ends, content) and ends[bisect_left(ends, start + 1)] < after:
            made += [content[at : found.end()], b"/F /AHx ID ", content[start:after].hex().encode(), b">"]
            at = after
        else:
            made.append(content[at : found.end()])
            at = found.end()
    return b"".join([*made, content[at:]])


def _ends_at(at: int, ends: list[int], content: bytes) -> bool:
    """True where nothing but a few blanks is between *at* and the next of the *ends* in *content*."""
    following = bisect_left(ends, at + 1)
    if following == len(ends):
        return False
    return ends[following] - at <= _WIDEST_GAP and not content[at : ends[following]].strip(b"\0\t\n\f\r ")


def _size_of(said: dict[bytes, bytes]) -> int:
    """How many bytes the samples of an inline image with such keys have; 0 where that is not to be known from them."""
    try:
        width, height = int(said[b"/Width"]), int(said[b"/Height"])
        mask = said.get(b"/ImageMask") == b"true"
        bits = 1 if mask else int(said[b"/BitsPerComponent"])
        space = said.get(b"/ColorSpace", b"/G")
        parts = 1 if mask or space.startswith(b"[") else _PARTS[_VALUES.get(space, space)]
    except (KeyError, ValueError):
        return 0
    return max(height * ((width * bits * parts + 7) // 8), 0) if b"/Filter" not in said else 0


def _once(found: re.Match[bytes], torn: Callable[[str], None] | None) -> bytes:
    pairs = [(_KEYS.get(key, key), value) for key, value in _PAIR.findall(found[1])]
    last = dict(pairs)
    if len(last) == len(pairs):
        return found[0]
    two = sorted({key.decode("latin-1") for key, value in pairs if _spelt(last[key]) != _spelt(value)})
    if two and torn is not None:
        torn(f"inline image: {' '.join(two)} ×2")
    return b"BI " + b" ".join(key + b" " + value for key, value in last.items()) + b" "


def _spelt(value: bytes) -> bytes:
    """*value* with its short names written out, without blanks."""
    return b"".join(_NAMES.sub(lambda found: _VALUES.get(found[0], found[0]), value).split())
