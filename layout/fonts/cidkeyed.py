"""Glyphs of a CFF program addressed by number: what a CIDFont of a PDF wants, whatever the face was made as.

Most faces with PostScript outlines name their glyphs.  A PDF may hold such a program in a CIDFont from version 1.5 on
and only by an exception (ISO 32000-1, 9.7.4.2); older readers and some checkers take names for numbers.  So the names
are given up: every glyph's CID is its number.  The form is Adobe Technical Note 5176.
"""

from __future__ import annotations

import itertools
import struct
from collections.abc import Iterator, Sequence
from typing import Final

_ROS: Final = (12, 30)
_CID_COUNT: Final = (12, 34)
_FD_ARRAY: Final = (12, 36)
_FD_SELECT: Final = (12, 37)
_CHARSET: Final = (15,)
_CHAR_STRINGS: Final = (17,)
_PRIVATE: Final = (18,)
_SUBRS: Final = (19,)
_KEPT: Final = ((5,), (12, 6), (12, 7))
"""FontBBox, CharstringType, FontMatrix."""

_STANDARD_STRINGS: Final = 391

Entry = tuple[tuple[int, ...], bytes]
"""An operator of a DICT and its operands as they are written."""


def cid_keyed(data: bytes) -> bytes:
    """The CFF program *data*, of one font, with its glyphs by number; one that has them so already is given back.

    Raises :class:`ValueError` for what is no such program.
    """
    try:
        return _turned(data)
    except (IndexError, struct.error, KeyError) as fault:
        raise ValueError(f"no CFF program: {fault}") from fault


def _turned(data: bytes) -> bytes:
    names, at = _index(data, data[2])
    tops, at = _index(data, at)
    _, at = _index(data, at)  # strings: nothing that is kept names any
    start = at
    _, at = _index(data, at)
    routines = data[start:at]
    top = dict(_entries(tops[0]))
    if _ROS in top:
        return data
    glyphs = _index(data, _numbers(top[_CHAR_STRINGS])[0])[0]
    private, subrs = _private(data, top)
    return _written(
        names[0], [(op, top[op]) for op in _KEPT if op in top], glyphs, routines, private + subrs, len(private)
    )


def _private(data: bytes, top: dict[tuple[int, ...], bytes]) -> tuple[bytes, bytes]:
    """The private DICT and its routines, which it is made to find right behind it."""
    size, start = _numbers(top[_PRIVATE]) if _PRIVATE in top else (0, 0)
    entries = list(_entries(data[start : start + size]))
    own = b"".join(operands + bytes(op) for op, operands in entries if op != _SUBRS)
    for op, operands in entries:
        if op == _SUBRS:
            at = start + _numbers(operands)[0]
            return own + _long(len(own) + 6) + bytes(_SUBRS), data[at : _index(data, at)[1]]
    return own, b""


def _written(
    name: bytes, kept: Sequence[Entry], glyphs: Sequence[bytes], routines: bytes, private: bytes, size: int
) -> bytes:
    """The new program: header, name, top DICT, strings, global routines; then what the top DICT points at."""
    count = len(glyphs)
    charset = b"\2" + struct.pack(">HH", 1, count - 2) if count > 1 else b"\0"
    select = b"\3" + struct.pack(">HHBH", 1, 0, 0, count)
    strings = _packed([b"Adobe", b"Identity"])
    char_strings = _packed(glyphs)

    def top(charset_at: int, select_at: int, glyphs_at: int, array_at: int) -> bytes:
        said = _long(_STANDARD_STRINGS) + _long(_STANDARD_STRINGS + 1) + _long(0) + bytes(_ROS)
        said += b"".join(operands + bytes(op) for op, operands in kept)
        said += _long(count) + bytes(_CID_COUNT)
        for op, where in (
            (_CHARSET, charset_at), (_FD_SELECT, select_at), (_CHAR_STRINGS, glyphs_at), (_FD_ARRAY, array_at),
        ):  # fmt: skip
            said += _long(where) + bytes(op)
        return said

    def array(private_at: int) -> bytes:
        return _packed([_long(size) + _long(private_at) + bytes(_PRIVATE)])

    front = b"\1\0\4\4" + _packed([name])
    # Numbers in these take the same room whatever they are, so that lengths are known before places.
    charset_at = len(front + _packed([top(0, 0, 0, 0)]) + strings + routines)
    select_at = charset_at + len(charset)
    glyphs_at = select_at + len(select)
    array_at = glyphs_at + len(char_strings)
    private_at = array_at + len(array(0))
    made = front + _packed([top(charset_at, select_at, glyphs_at, array_at)]) + strings + routines
    return made + charset + select + char_strings + array(private_at) + private


def _index(data: bytes, at: int) -> tuple[list[bytes], int]:
    """The items of the INDEX at *at*, and where it ends."""
    (count,) = struct.unpack_from(">H", data, at)
    if not count:
        return [], at + 2
    size = data[at + 2]
    base = at + 3 + (count + 1) * size - 1
    offsets = [int.from_bytes(data[at + 3 + n * size : at + 3 + (n + 1) * size], "big") for n in range(count + 1)]
    if base + offsets[-1] > len(data) or offsets != sorted(offsets):
        raise IndexError("INDEX")
    return [data[base + a : base + b] for a, b in itertools.pairwise(offsets)], base + offsets[-1]


def _packed(items: Sequence[bytes]) -> bytes:
    """*items* as an INDEX."""
    if not items:
        return b"\0\0"
    offsets = [1]
    for one in items:
        offsets.append(offsets[-1] + len(one))
    size = max(1, (offsets[-1].bit_length() + 7) // 8)
    table = b"".join(offset.to_bytes(size, "big") for offset in offsets)
    return struct.pack(">HB", len(items), size) + table + b"".join(items)


def _entries(said: bytes) -> Iterator[Entry]:
    """The operators of a DICT, each with the operands before it."""
    at = start = 0
    while at < len(said):
        first = said[at]
        if first <= 21:
            op = (first, said[at + 1]) if first == 12 else (first,)
            yield op, said[start:at]
            at = start = at + len(op)
        elif first == 30:  # a real number: half bytes up to one of fifteen
            at += 1
            while said[at] & 15 != 15 and said[at] >> 4 != 15:
                at += 1
            at += 1
        else:
            at += 3 if first == 28 else 5 if first == 29 else 1 if 32 <= first <= 246 else 2


def _numbers(operands: bytes) -> list[int]:
    """Whole numbers of a DICT."""
    made: list[int] = []
    at = 0
    while at < len(operands):
        first = operands[at]
        if first in (28, 29):
            size = 2 if first == 28 else 4
            made.append(int.from_bytes(operands[at + 1 : at + 1 + size], "big", signed=True))
            at += 1 + size
        elif first <= 246:
            made.append(first - 139)
            at += 1
        else:
            high, low = (first - 247, 108) if first <= 250 else (251 - first, -108)
            made.append(high * 256 + (operands[at + 1] if low > 0 else -operands[at + 1]) + low)
            at += 2
    return made


def _long(number: int) -> bytes:
    return b"\x1d" + struct.pack(">i", number)
