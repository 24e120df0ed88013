"""Fonts of one byte a code: whether every code that is shown has a glyph, and how wide the program says it is."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final

import pikepdf

from layout.pdfreader.document import unpacked
from layout.pdfreader.outlines import width_of
from layout.pdfreader.programs import type1_facts

_MOST_PROGRAM: Final = 64 << 20
BLANKS: Final = (".notdef", "space", "nbspace", "uni00A0", "softhyphen", "hyphen", "bullet")
"""Names that readers put something in place of without a word; those of holes in WinAnsiEncoding among them."""


def _base_of(font: Any) -> str:
    """The encoding that a font names, with or without differences; empty for the program's own."""
    encoding = font.get("/Encoding", "")
    return str(encoding.get("/BaseEncoding", "") if isinstance(encoding, pikepdf.Dictionary) else encoding)


def names_of(font: Any, usual: str = "") -> dict[int, str]:
    """The glyph that each code names; empty where the encoding is the program's own.

    That one is *usual* where the program says so.
    """
    from fontTools.agl import UV2AGL
    from fontTools.encodings.MacRoman import MacRoman
    from fontTools.encodings.StandardEncoding import StandardEncoding

    encoding, base = font.get("/Encoding"), _base_of(font) or usual
    changed = isinstance(encoding, pikepdf.Dictionary)
    names: dict[int, str] = {}
    if base == "/WinAnsiEncoding":
        for code in range(32, 256):
            sign = bytes([code]).decode("cp1252", "replace")
            names[code] = UV2AGL.get(ord(sign), "")
    elif base in ("/MacRomanEncoding", "/StandardEncoding"):
        names = dict(enumerate(MacRoman if base == "/MacRomanEncoding" else StandardEncoding))
    at = 0
    listed = encoding.get("/Differences", []) if changed else []
    for one in listed if isinstance(listed, pikepdf.Array) else []:
        if isinstance(one, pikepdf.Name):
            names[at] = str(one)[1:]
            at += 1
        else:
            at = int(one)
    return {code: name for code, name in names.items() if name}


def glyphs_of(font: Any, key: str, program: Any, codes: set[int]) -> dict[int, float | None] | None:
    """Of the *codes* that are shown, those that have a glyph, with its width in per mille of the em if that is known.

    ``None`` where nobody can know without drawing.  Raises what a parser of broken tables raises.
    """
    data = unpacked(program, "font", _MOST_PROGRAM)
    if key == "/FontFile":
        facts = type1_facts(data)
        have, own = facts.widths, {} if _base_of(font) else facts.encoding
        names = names_of(font, "/StandardEncoding" if facts.standard else "")
        known = {code: names.get(code) or own.get(code, "") for code in codes}
        return {code: have.get(name) for code, name in known.items() if not name or name in have or name in BLANKS}
    names = names_of(font)
    if data[:4] in (b"\0\1\0\0", b"true"):
        return _truetype(data, names, codes)
    if key == "/FontFile3" and data[:4] != b"OTTO":
        return _bare_cff(data, names, codes)
    return None


def _truetype(data: bytes, names: dict[int, str], codes: set[int]) -> dict[int, float | None] | None:
    from fontTools.agl import toUnicode
    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(data), lazy=True, checkChecksums=0)
    if "cmap" not in font or "hmtx" not in font:
        return None
    order = font.getReverseGlyphMap()
    tables = font["cmap"].tables
    if not tables:
        return None
    units, widths = font["head"].unitsPerEm, font["hmtx"]
    made: dict[int, float | None] = {}
    for code in codes:
        name = names.get(code, "")
        signs = [ord(sign) for sign in toUnicode(name)[:1]] if name else []
        asked = {code, 0xF000 + code, *signs}
        found = [table.cmap[one] for table in tables for one in asked if one in table.cmap]
        found += [name] if name in order else []
        glyph = next((one for one in found if order.get(one, 0)), "")
        if glyph:
            wide = {round(widths[one][0] * 1000 / units) for one in found if order.get(one, 0)}
            made[code] = widths[glyph][0] * 1000 / units if len(wide) == 1 else None
        elif not name or name in BLANKS:
            made[code] = None  # without a name readers go by the number of the glyph, each in its own way
    return made


def _bare_cff(data: bytes, names: dict[int, str], codes: set[int]) -> dict[int, float | None]:
    from fontTools.cffLib import CFFFontSet

    fonts = CFFFontSet()
    fonts.decompile(BytesIO(data), None)
    top = fonts[0]
    glyphs, scale = top.CharStrings, float(top.FontMatrix[0]) * 1000
    own = top.Encoding if isinstance(getattr(top, "Encoding", None), list) else []
    made: dict[int, float | None] = {}
    for code in codes:
        name = names.get(code) or (own[code] if code < len(own) else "")
        if not name or name in glyphs:
            width = width_of(glyphs[name]) if name else None
            made[code] = None if width is None else width * scale
        elif name in BLANKS:
            made[code] = None
    return made


def declared_simple(font: Any) -> dict[int, float]:
    """The widths that a font of one byte says, by code."""
    first, listed = int(font.get("/FirstChar", 0)), font.get("/Widths")
    if not isinstance(listed, pikepdf.Array):
        return {}
    return {first + at: float(width) for at, width in enumerate(listed)}
