"""LZW unpacked some at a time, by the decoder that Pillow has for TIFF: the codes are the same (TIFF 6.0, section 13).

That one wants to know how much comes out of what it is given.  So the data are cut where their table begins anew, a
mark and a run of noughts are put behind each part, and what lies before the mark is what was packed.  The mark comes
out of a part if and only if that was decoded in step with its codes, so that a place to cut may be a guess.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from hashlib import blake2b
from io import BytesIO
from typing import Final

from PIL import Image

from layout.value import NamedTuple

_CLEAR, _END = 256, 257
"""Codes that begin a new table and that end the data."""
_REGIONS: Final = ((9, 254), (10, 512), (11, 1024), (12, 2306))
"""How many codes of how many bits follow when the table has begun anew; of the last, as many as a table may have."""
_MARK: Final = 64
"""Bytes of a mark."""
_ACROSS: Final = 4096
_MOST: Final = 8 << 20
"""Bytes that are unpacked at once at most: no table makes more of its codes."""
_USUAL: Final = 1 << 20
_PARTS: Final = 64
"""Tables that are gone through at once at most."""
_HEAD: Final = 8 + 2 + 9 * 12 + 4
"""Bytes of a TIFF before its data, with nine tags."""
_TABLE: Final = 5800
"""Bytes within which the next table begins."""


class LzwError(ValueError):
    """The data are not as encoders make them; other readers may yet make something of them."""


class _Cut(NamedTuple):
    """Where, in bits, a code lies that begins a new table or is the *last* of all, and its *width*."""

    at: int
    width: int
    last: bool


def unpacked(read: Callable[[int, int], bytes], size: int) -> Iterator[bytes]:
    """What LZW has packed in *size* bytes, in order; *read* gives those from one to before another.

    Codes grow early, as they do by default (ISO 32000-1, 7.4.4.2).  Raises :class:`LzwError`.
    """
    if _bits(read, 0, 9) != _CLEAR:
        raise LzwError
    start, parts = 9, 1
    cuts: list[_Cut] = []
    usual: _Cut | None = None
    while True:
        while len(cuts) < parts and not (cuts and cuts[-1].last):
            cuts.append(_next_cut(read, cuts[-1].at + cuts[-1].width if cuts else start, size * 8, usual))
        taken = min(parts, len(cuts))
        cut = cuts[taken - 1]
        made = _decoded(_bits(read, start, cut.at), cut.at - start, cut.width, _MOST if taken == 1 else 2 * _USUAL)
        if made is None:
            if taken == 1 and usual is None:
                raise LzwError
            parts, usual = 1, None
            cuts.clear()
            continue
        yield made
        if cut.last:
            return
        if taken == 1:
            usual = _Cut(cut.at - start, cut.width, last=False)
        del cuts[:taken]
        start = cut.at + cut.width
        parts = min(max(_USUAL * taken // max(len(made), 1), 1), _PARTS)


def _bits(read: Callable[[int, int], bytes], start: int, end: int) -> int:
    """The bits from one to before another."""
    last = (end + 7) // 8
    return (int.from_bytes(read(start // 8, last), "big") >> last * 8 - end) & (1 << end - start) - 1


def _next_cut(read: Callable[[int, int], bytes], start: int, size: int, usual: _Cut | None) -> _Cut:
    """The end of the table that begins at *start*: as far from there as *usual* if it looks so.

    Raises :class:`LzwError` where none is seen.
    """
    if usual is not None:
        at = start + usual.at
        if at + usual.width <= size and _bits(read, at, at + usual.width) == _CLEAR:
            return usual._replace(at=at)
    end = min(start + _TABLE * 8, size)
    digits = format(_bits(read, start, end), f"0{end - start}b") if end > start else ""
    first = 0
    for width, count in _REGIONS:
        last = first + width * count
        found = [_aligned(digits, format(code, f"0{width}b"), first, last) for code in (_CLEAR, _END)]
        if max(found) >= 0:
            at = min(one for one in found if one >= 0)
            return _Cut(start + at, width, at == found[1])
        first = last
    raise LzwError


def _aligned(digits: str, code: str, first: int, last: int) -> int:
    """Where in *digits*, from one place to before another, *code* stands as one of the codes of its width; else -1."""
    at = digits.find(code, first, last)
    while at >= 0 and (at - first) % len(code):
        at = digits.find(code, at + 1, last)
    return at


def _padding() -> tuple[int, int]:
    """Codes of more noughts than are unpacked at once, behind a mark in its table, and how many bits they are of."""
    made: list[str] = []
    codes = _MARK
    for table in range(2):
        # Each of the longest run so far and one more, which is not in the table yet when it is used.
        runs = [0, *range(258 + codes, 4094)]
        made += [format(code, f"0{_width(at)}b") for at, code in enumerate(runs, codes + 1)]
        made += [format(_CLEAR, f"0{_width(codes + len(runs) + 1)}b")] if not table else []
        codes = 0
    digits = "".join(made)
    return int(digits, 2), len(digits)


def _width(number: int) -> int:
    """Bits of the code of a *number*, from 1 on, in its table."""
    for width, count in _REGIONS[:-1]:
        if number <= count:
            return width
        number -= count
    return _REGIONS[-1][0]


_PADDING, _PADDED = _padding()


def _decoded(codes: int, length: int, width: int, most: int) -> bytes | None:
    """What *codes* of so many bits stand for, behind which a code of *width* would begin a new table.

    ``None`` where it is about *most* bytes or more, or nothing can be made of it.
    """
    # Nobody can have put into the data what is reckoned from them.
    mark = blake2b(codes.to_bytes((length + 7) // 8, "big"), digest_size=_MARK).digest()
    marked = int("".join(format(one, "09b") for one in mark), 2)
    padding = marked << _PADDED | _PADDING
    bits = ((_CLEAR << length | codes) << width | _CLEAR) << 9 * _MARK + _PADDED | padding
    count = 9 + length + width + 9 * _MARK + _PADDED
    data = (bits << -count % 8).to_bytes((count + 7) // 8, "big")
    rows = most // _ACROSS
    tags = ((256, _ACROSS), (257, rows), (258, 8), (259, 5), (262, 1), (273, _HEAD), (277, 1), (278, rows),
            (279, len(data)))  # fmt: skip
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
    file = b"II*\0" + struct.pack("<IH", 8, len(tags)) + entries + bytes(4) + data
    try:
        with Image.open(BytesIO(file), formats=("TIFF",)) as opened:
            made = opened.tobytes()
    except (OSError, SyntaxError, ValueError):
        return None
    ends = made.rfind(mark)
    return made[:ends] if ends >= 0 else None
