"""Font programs: whether they can be read, which glyphs they have, and how wide these are."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from itertools import pairwise
from typing import Any, Final

import pikepdf

from layout.pdfreader.document import unpacked
from layout.value import NamedTuple

_MOST_PROGRAM: Final = 64 << 20
_MOST_WIDTHS: Final = 4000
_FAULTS: Final = (Exception,)
"""A parser of broken tables raises what it likes."""


class ProgramFacts(NamedTuple):
    """What a font program says: *fault* why it cannot be read, else empty.

    *widths* are in per mille of the em by glyph number (TrueType) or CID (CFF of a CIDFont); *glyphs* how many there
    are, 0 where that is not known; *numbered* True where *widths* go by glyph number.
    """

    fault: str = ""
    glyphs: int = 0
    widths: Mapping[int, float] = {}
    cids: frozenset[int] | None = None
    """The CIDs that a CFF program has a glyph for, ``None`` where numbers of glyphs count."""


def program_facts(key: str, program: Any, wanted: set[int], gids: bytes | None) -> ProgramFacts:
    """Facts of *program*, the stream under *key* of its descriptor, about the CIDs *wanted*, which *gids* map."""
    try:
        data = unpacked(program, "font", _MOST_PROGRAM)
        if not data:
            return ProgramFacts("empty")
        if key == "/FontFile":
            return _type1(data)
        if data[:4] in (b"\0\1\0\0", b"true", b"OTTO"):
            return _sfnt(data, wanted, gids)
        if key == "/FontFile3":
            return _cff(data, wanted)
        return ProgramFacts("no TrueType")
    except _FAULTS as fault:
        return ProgramFacts(f"{type(fault).__name__}: {fault}"[:80])


def _type1(data: bytes) -> ProgramFacts:
    if b"%!" not in data[:16] and data[:1] != b"\x80":
        return ProgramFacts("no %! at its head")
    return ProgramFacts("" if b"eexec" in data else "no eexec")


def _sfnt(data: bytes, wanted: set[int], gids: bytes | None) -> ProgramFacts:
    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(data), lazy=True, checkChecksums=0)
    if "CFF " in font and "head" not in font:
        return _cff(font.getTableData("CFF "), wanted)
    units, count = font["head"].unitsPerEm, font["maxp"].numGlyphs
    if "glyf" in font:
        offsets = font["loca"].locations
        size = len(font.getTableData("glyf"))
        if len(offsets) < count + 1 or any(a > b for a, b in pairwise(offsets)) or offsets[-1] > size:
            return ProgramFacts("loca and glyf do not agree")
    if not units or "hmtx" not in font or "hhea" not in font:
        return ProgramFacts("no widths")
    raw, long = font.getTableData("hmtx"), font["hhea"].numberOfHMetrics
    widths = {}
    for cid in sorted(wanted)[:_MOST_WIDTHS]:
        gid = cid if gids is None else int.from_bytes(gids[2 * cid : 2 * cid + 2], "big")
        at = 4 * min(gid, long - 1)
        if gid < count and len(raw) >= at + 2:
            widths[cid] = int.from_bytes(raw[at : at + 2], "big") * 1000 / units
    return ProgramFacts("", count, widths)


def _cff(data: bytes, wanted: set[int]) -> ProgramFacts:
    from fontTools.cffLib import CFFFontSet

    fonts = CFFFontSet()
    fonts.decompile(BytesIO(data), None)
    top = fonts[0]
    glyphs = top.CharStrings
    if not hasattr(top, "ROS"):
        return ProgramFacts("", len(glyphs))
    cids = frozenset(int(name[3:]) if name.startswith("cid") else 0 for name in top.charset)
    return ProgramFacts("", len(glyphs), {}, cids)


def _declared(inner: Any) -> dict[int, float]:
    listed = inner.get("/W")
    made: dict[int, float] = {}
    items = list(listed) if isinstance(listed, pikepdf.Array) else []
    at = 0
    while at + 1 < len(items):
        first, second = int(items[at]), items[at + 1]
        if isinstance(second, pikepdf.Array):
            made |= {first + i: float(width) for i, width in enumerate(second)}
            at += 2
        elif at + 2 < len(items):
            made |= dict.fromkeys(range(first, min(int(second), first + 65_536) + 1), float(items[at + 2]))
            at += 3
        else:
            break
    return made


def declared(inner: Any, cids: set[int]) -> dict[int, float]:
    """The widths of *cids* that a CIDFont says."""
    known, usual = _declared(inner), float(inner.get("/DW", 1000))
    return {cid: known.get(cid, usual) for cid in cids}
