"""Font programs: whether they can be read, which glyphs they have, and how wide these are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from itertools import pairwise
from typing import Any, Final

import pikepdf

from layout.pdfreader.document import unpacked
from layout.pdfreader.outlines import has_end, is_torn, width_of
from layout.value import NamedTuple

_MOST_PROGRAM: Final = 64 << 20
_MOST_WIDTHS: Final = 4000
_MOST_SPANNED: Final = 1 << 20
"""Codes of all ranges of equal widths: sixteen times all there are."""
_MOST_SECRET: Final = 1 << 18
_KEY, _GLYPH_KEY = 55_665, 4_330
"""Where the two ciphers begin (Adobe Type 1 Font Format, 7.1 and 7.3)."""
_ENTRY: Final = re.compile(rb"/([^\s/]+)\s+(\d+)\s+(?:RD|-\||[^\s/]{1,3})\s")
_COUNT: Final = re.compile(rb"/CharStrings\s+(\d+)")
_LEFT: Final = re.compile(rb"/lenIV\s+(\d+)")
_MATRIX: Final = re.compile(rb"/FontMatrix\s*\[\s*([-+.\deE]+)")
_STANDARD: Final = re.compile(rb"/Encoding\s+StandardEncoding\b")
_CODE: Final = re.compile(rb"\bdup\s+(\d+)\s*/([^\s/]+)\s+put\b")
_HSBW, _ESCAPE, _SBW = 13, 12, 7
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
    at = spanned = 0
    while at + 1 < len(items):
        first, second = int(items[at]), items[at + 1]
        if isinstance(second, pikepdf.Array):
            made |= {first + i: float(width) for i, width in enumerate(second)}
            at += 2
        elif at + 2 < len(items):
            codes = range(first, min(int(second), first + 65_536) + 1)
            spanned += len(codes)
            if spanned > _MOST_SPANNED:
                raise ValueError("widths that are said again and again")
            made |= dict.fromkeys(codes, float(items[at + 2]))
            at += 3
        else:
            break
    return made


def declared(inner: Any, cids: set[int]) -> dict[int, float]:
    """The widths of *cids* that a CIDFont says.  Raises :class:`TypeError` or :class:`ValueError` for what are none."""
    known, usual = _declared(inner), float(inner.get("/DW", 1000))
    return {cid: known.get(cid, usual) for cid in cids}


# --- Type 1


class Type1Facts(NamedTuple):
    """What a program says: why it is not whole, else empty, and its glyphs with their widths in per mille of the em.

    A width is ``None`` where the glyph does not say it at its head.
    """

    fault: str
    widths: Mapping[str, float | None]
    encoding: Mapping[int, str] = {}
    """The glyph of each code by the program's own encoding."""
    standard: bool = False
    """Whether that is Adobe's standard encoding."""


@lru_cache(maxsize=1)
def type1_facts(data: bytes) -> Type1Facts:
    """Facts of the program *data*.  Raises :class:`ValueError` where it has no encrypted part.

    They are asked for twice in a row: whether the program is whole, and then how wide its glyphs are.
    """
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
    own = {int(code): name.decode("latin-1") for code, name in _CODE.findall(data[:start])}
    return Type1Facts(fault or ("" if widths else "no glyphs"), widths, own, bool(_STANDARD.search(data[:start])))


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
    made, at = [], 0
    while data[at : at + 2] in (b"\x80\1", b"\x80\2"):
        start = at + 6
        at = start + int.from_bytes(data[at + 2 : start], "little")
        made.append(data[start:at])
    return b"".join(made)


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
