"""Outlines of single glyphs as they stand in font programs that were cut, and programs put together of them again.

A process that makes page after page cuts the same faces down to much the same glyphs: what a glyph is in a program does
not depend on the others, so those that were cut once are only put in a row.  What is made so is what HarfBuzz makes,
byte for byte (OpenType: glyf, loca, hmtx, and those tables that sum them up).
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from struct import pack, unpack_from
from typing import Final, TypeAlias

from layout.value import NamedTuple

MOST: Final = 6000
"""Glyphs of a face that are kept, some 3 MB: more than a paper uses in a month; beyond that all begins anew."""

_SHORT: Final = 0x1FFFF
"""Below so many bytes of outlines their places are written in two bytes each, and every outline has an even length."""

_SUM: Final = 0xB1B0AFBA
"""What all bytes of a font file come to, taken by fours."""

_FRAME: Final = frozenset(("maxp", "hhea", "hmtx", "loca", "head", "glyf"))
_SPARE: Final = frozenset(("gasp",))
"""The tables of a program that can be put together again, and what it may have besides."""

_WHOLE: Final = 1 << 32

Cut: TypeAlias = "tuple[bytes, dict[int, int]]"
"""A program, and the number that each glyph of the face has in it."""


class GlyphBody(NamedTuple):
    """A glyph: its outline, what that adds to the table's sum at each of four places in a word, its metrics and extent.

    *even* is the outline with an even length.  *extent* is empty for a glyph without an outline; else left, low, right,
    high, points and contours.
    """

    data: bytes
    even: bytes
    sums: tuple[int, int, int, int]
    advance: int
    bearing: int
    extent: tuple[int, ...]


class GlyphBodies:
    """The glyphs of a face that were cut so far."""

    def __init__(self, *, varies: bool) -> None:
        """*varies* is for a face with axes: what sums up its glyphs is made of those that are there alone."""
        self._varies = varies
        self._frame: dict[str, bytes] = {}
        self._known: dict[int, GlyphBody] = {}
        self._apart: set[int] = set()
        """Glyphs that are cut each time: they are made of others, which their outlines name by their numbers."""

    def program(self, wanted: Collection[int], cut: Callable[[frozenset[int]], Cut]) -> Cut | None:
        """The program of *wanted* and the number of each in it; ``None`` where it has to be cut as a whole.

        *cut* makes a program of those glyphs that are not known yet.
        """
        if len(wanted) > MOST or not self._apart.isdisjoint(wanted):
            return None
        known, fresh = self._known, frozenset(wanted).difference(self._known)
        if len(known) + len(fresh) > MOST:
            known, fresh = {}, frozenset(wanted)
            self._known = known
        if fresh:
            self._take(known, *cut(fresh | {0}))
        order = sorted(wanted)
        bodies = [known[gid] for gid in order if gid in known]
        if len(bodies) < len(order):
            return None
        return self._put_together(bodies), dict(zip(order, range(len(order)), strict=True))

    def _take(self, known: dict[int, GlyphBody], program: bytes, gid_map: Mapping[int, int]) -> None:
        """Put the glyphs of *program* among those that are *known*."""
        tables = {tag: program[at : at + size] for tag, at, size in _places(program)}
        try:
            found = _glyphs(tables) if tables.keys() - _SPARE == _FRAME else []
        except struct.error:  # of a broken face
            found = []
        if not found:
            self._apart.update(gid_map)
            return
        self._frame = tables
        long = tables["head"][51] == 1
        for gid, number in gid_map.items():
            body = _body(*found[number], padded=not long)
            if body is None:
                self._apart.add(gid)
            else:
                known[gid] = body

    def _put_together(self, bodies: Sequence[GlyphBody]) -> bytes:
        datas, evens, sums, advances, bearings, _ = zip(*bodies, strict=True)
        ends = [0, *accumulate(map(len, evens))]
        long = ends[-1] >= _SHORT
        if long:
            ends = [0, *accumulate(map(len, datas))]
        total = sum([parts[at & 3] for parts, at in zip(sums, ends, strict=False)])
        tables = dict(self._frame)
        tables["glyf"] = b"".join(datas if long else evens)
        tables["loca"] = _packed("I", ends) if long else _packed("H", [at // 2 for at in ends])
        wide = len(bodies)
        while wide > 1 and advances[wide - 2] == advances[-1]:
            wide -= 1
        pairs = [one for both in zip(advances[:wide], bearings[:wide], strict=True) for one in both]
        tables["hmtx"] = _packed("H", [one & 0xFFFF for one in (*pairs, *bearings[wide:])])
        hhea, head, maxp = tables["hhea"], tables["head"], tables["maxp"]
        if self._varies:
            hhea, head, maxp = _summed_up(bodies, hhea, head, maxp)
        tables["hhea"] = hhea[:34] + pack(">H", wide)
        tables["maxp"] = maxp[:4] + pack(">H", len(bodies)) + maxp[6:]
        tables["head"] = b"".join((head[:8], bytes(4), head[12:50], pack(">h", long), head[52:]))
        return _file(tables, total % _WHOLE)


def _glyphs(tables: Mapping[str, bytes]) -> list[tuple[bytes, int, int]]:
    """The outline, the advance and the bearing of each glyph; nothing where a table has none of them."""
    count = int.from_bytes(tables["maxp"][4:6], "big")
    wide = int.from_bytes(tables["hhea"][34:36], "big")
    if not 0 < wide <= count:
        return []
    long = tables["head"][51:52] == b"\1"
    ends = [at if long else 2 * at for at in unpack_from(f">{count + 1}{'I' if long else 'H'}", tables["loca"])]
    metrics = unpack_from(">" + "Hh" * wide, tables["hmtx"])
    bearings = (*metrics[1::2], *unpack_from(f">{count - wide}h", tables["hmtx"], 4 * wide))
    advances = (*metrics[::2], *[metrics[-2]] * (count - wide))
    outlines = [tables["glyf"][start:end] for start, end in pairwise(ends)]
    return list(zip(outlines, advances, bearings, strict=True))


def _body(data: bytes, advance: int, bearing: int, *, padded: bool) -> GlyphBody | None:
    """The glyph of an outline; ``None`` for one that is made of other glyphs, or is not as it should be."""
    if not data:
        return GlyphBody(b"", b"", (0, 0, 0, 0), advance, bearing, ())
    try:
        contours, *box = unpack_from(">hhhhh", data)
        if contours < 0:
            return None
        points = unpack_from(">H", data, 8 + 2 * contours)[0] + 1 if contours else 0
        body = _unpadded(data, contours, points) if padded and not data[-1] else data
    except (struct.error, IndexError):
        return None
    return GlyphBody(body, body + bytes(len(body) & 1), _sums(body), advance, bearing, (*box, points, contours))


def _sums(data: bytes) -> tuple[int, int, int, int]:
    """What *data* adds to the sum of a table by fours, by its place in a word."""
    one, two, three, four = sum(data[::4]), sum(data[1::4]), sum(data[2::4]), sum(data[3::4])
    return (
        (one << 24) + (two << 16) + (three << 8) + four,
        (four << 24) + (one << 16) + (two << 8) + three,
        (three << 24) + (four << 16) + (one << 8) + two,
        (two << 24) + (three << 16) + (four << 8) + one,
    )


def _unpadded(data: bytes, contours: int, points: int) -> bytes:
    """*data* of a glyph without a byte that made it even, by the lengths of what it says of its points."""
    at = 10 + 2 * contours
    at += 2 + int.from_bytes(data[at : at + 2], "big")
    places = 0
    while points > 0:
        flag = data[at]
        at += 1
        times = 1
        if flag & 8:
            times += data[at]
            at += 1
        points -= times
        places += times * ((1 if flag & 2 else 2 * (not flag & 16)) + (1 if flag & 4 else 2 * (not flag & 32)))
    return data[: at + places]


def _summed_up(bodies: Sequence[GlyphBody], hhea: bytes, head: bytes, maxp: bytes) -> tuple[bytes, bytes, bytes]:
    """The tables that say how large *bodies* are at most; a blank counts for its advance alone."""
    inked = [body for body in bodies if body.extent]
    if not inked:
        return hhea, head, maxp
    left, low, right, high, points, contours = zip(*(body.extent for body in inked), strict=True)
    box = pack(">hhhh", min(left), min(low), max(right), max(high))
    after = min(body.advance - body.bearing - (body.extent[2] - body.extent[0]) for body in inked)
    reach = max(body.bearing + body.extent[2] - body.extent[0] for body in inked)
    widest = max(body.advance for body in bodies)
    edges = pack(">Hhhh", widest, min(body.bearing for body in inked), after, reach)
    most = pack(">HH", max(points), max(contours))
    return hhea[:10] + edges + hhea[18:], head[:36] + box + head[44:], maxp[:6] + most + maxp[10:]


def _places(program: bytes) -> Iterator[tuple[str, int, int]]:
    """The name of each table of *program*, where it stands, and how long it is."""
    for row in range(int.from_bytes(program[4:6], "big")):
        tag, at, size = unpack_from(">4s4xII", program, 12 + 16 * row)
        yield tag.decode("latin-1"), at, size


def head_of(program: bytes) -> bytes:
    """The table ``head`` of *program*."""
    return next(program[at : at + size] for tag, at, size in _places(program) if tag == "head")


def _packed(kind: str, numbers: Iterable[int]) -> bytes:
    made = array(kind, numbers)
    if sys.byteorder == "little":
        made.byteswap()
    return made.tobytes()


def _sum_of(data: bytes) -> int:
    words: tuple[int, ...] = unpack_from(f">{(len(data) + 3) // 4}I", data + bytes(-len(data) % 4))
    return sum(words) % _WHOLE


def _file(tables: dict[str, bytes], outlines: int) -> bytes:
    """The file of *tables*, the shortest first; *outlines* is what those of the glyphs sum up to."""
    count = len(tables)
    at = 12 + 16 * count
    places: dict[str, int] = {}
    parts: list[bytes] = []
    for tag in sorted(tables, key=lambda tag: (len(tables[tag]), tag)):
        places[tag] = at
        data = tables[tag]
        parts += [data, bytes(-len(data) % 4)]
        at += len(data) + -len(data) % 4
    sums = {tag: outlines if tag == "glyf" else _sum_of(data) for tag, data in tables.items()}
    power = 1 << count.bit_length() - 1
    rows = [pack(">IHHHH", 0x10000, count, 16 * power, power.bit_length() - 1, 16 * (count - power))]
    rows += [pack(">4sIII", tag.encode(), sums[tag], places[tag], len(tables[tag])) for tag in sorted(tables)]
    start = b"".join(rows)
    whole = (_SUM - _sum_of(start) - sum(sums.values())) % _WHOLE
    made = bytearray(b"".join((start, *parts)))
    made[places["head"] + 8 : places["head"] + 12] = pack(">I", whole)
    return bytes(made)
