"""Font programs: whether they can be read, which glyphs they have, and how wide these are."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from itertools import pairwise
from typing import Any, Final

import pikepdf

from layout.pdfreader.charstrings import width_of
from layout.pdfreader.document import unpacked
from layout.pdfreader.outlines import has_end, is_torn
from layout.pdfreader.type1 import type1_facts
from layout.value import NamedTuple

_MOST_PROGRAM: Final = 64 << 20
_MOST_WIDTHS: Final = 4000
_OUTLINES: Final = frozenset(("CFF ", "CFF2", "EBDT", "bdat", "CBDT", "sbix", "SVG "))
"""Tables beside ``glyf`` that have something to draw."""
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
    names: frozenset[str] = frozenset()
    """The names of the glyphs, where they have such."""


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
    if b"eexec" not in data:
        return ProgramFacts("no eexec")
    facts = type1_facts(data)
    return ProgramFacts(facts.fault, names=frozenset(facts.widths))


def _sfnt(data: bytes, wanted: set[int], gids: bytes | None) -> ProgramFacts:
    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(data), lazy=True, checkChecksums=0)
    if "CFF " in font and "head" not in font:
        return _cff(font.getTableData("CFF "), wanted)
    units, count = font["head"].unitsPerEm, font["maxp"].numGlyphs
    if "glyf" in font:
        offsets = font["loca"].locations
        outlines = font.getTableData("glyf")
        if len(offsets) < count + 1 or any(a > b for a, b in pairwise(offsets)) or offsets[-1] > len(outlines):
            return ProgramFacts("loca and glyf do not agree")
        shown = [gid for gid in (_gid(cid, gids) for cid in sorted(wanted)[:_MOST_WIDTHS]) if gid < count]
        if any(is_torn(outlines[offsets[gid] : offsets[gid + 1]]) for gid in shown):
            return ProgramFacts("an outline is torn")
    elif not _OUTLINES.intersection(font.keys()):
        return ProgramFacts("no outlines")
    if not units or "hmtx" not in font or "hhea" not in font:
        return ProgramFacts("no widths")
    raw, long = font.getTableData("hmtx"), font["hhea"].numberOfHMetrics
    widths = {}
    for cid in sorted(wanted)[:_MOST_WIDTHS]:
        gid = _gid(cid, gids)
        at = 4 * min(gid, long - 1)
        if gid < count and len(raw) >= at + 2:
            widths[cid] = int.from_bytes(raw[at : at + 2], "big") * 1000 / units
    return ProgramFacts("", count, widths)


def _gid(cid: int, gids: bytes | None) -> int:
    """The number of the glyph that stands for *cid*."""
    return cid if gids is None else int.from_bytes(gids[2 * cid : 2 * cid + 2], "big")


def _cff(data: bytes, wanted: set[int]) -> ProgramFacts:
    from fontTools.cffLib import CFFFontSet

    fonts = CFFFontSet()
    fonts.decompile(BytesIO(data), None)
    top = fonts[0]
    glyphs = top.CharStrings
    scale = float(top.FontMatrix[0]) * 1000
    if not hasattr(top, "ROS"):
        return ProgramFacts("", len(glyphs), names=frozenset(glyphs.keys()))
    cids = {int(name[3:]) if name.startswith("cid") else 0: name for name in top.charset}
    widths: dict[int, float] = {}
    for cid in sorted(wanted & cids.keys())[:_MOST_WIDTHS]:
        if not has_end(bytes(glyphs[cids[cid]].bytecode)):
            return ProgramFacts("an outline is torn")
        width = width_of(glyphs[cids[cid]])
        if width is not None:
            widths[cid] = width * _scale_of(top, glyphs[cids[cid]], scale)
    return ProgramFacts("", len(glyphs), widths, frozenset(cids))


def _scale_of(top: Any, glyph: Any, scale: float) -> float:
    """Units to per mille of the em, which the fonts within a CIDFont may each have of their own."""
    for one in getattr(top, "FDArray", ()):
        if one.Private is glyph.private and hasattr(one, "rawDict") and "FontMatrix" in one.rawDict:
            own = float(one.rawDict["FontMatrix"][0])
            return own * 1000 if "FontMatrix" not in top.rawDict else own * scale
    return scale


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
