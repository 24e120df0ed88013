"""Fonts that are used: whether their programs are in the file, and every code has a glyph."""

from __future__ import annotations

import re
from typing import Any, Final

import pikepdf

from layout.preflight.document import unpacked
from layout.preflight.model import FontFacts, Spot, Tally

_PROGRAMS: Final = ("/FontFile", "/FontFile2", "/FontFile3")
_SUBSET: Final = re.compile(r"[A-Z]{6}\+")
_MOST_PROGRAM: Final = 64 << 20


def font_facts(font: Any, shown: set[bytes], page: int, tally: Tally) -> FontFacts:
    """Facts of a *font* that shows the strings *shown* on a page; what is wrong with it goes to *tally*."""
    kind = str(font.get("/Subtype", "?")).lstrip("/")
    name = str(font.get("/BaseFont", font.get("/Name", "?"))).lstrip("/")
    if kind == "Type3":
        tally.add("preflight-font-type3", Spot(page), name, font=name)
        return FontFacts(name, kind, True, True)
    inner = font
    if kind == "Type0":
        inner = font.DescendantFonts[0]
        kind = str(inner.get("/Subtype", kind)).lstrip("/")
    descriptor = inner.get("/FontDescriptor")
    program = next((key for key in _PROGRAMS if descriptor is not None and key in descriptor), "")
    subset = bool(_SUBSET.match(name))
    if not program:
        tally.add("preflight-font-not-embedded", Spot(page), name, font=name, kind=kind)
    else:
        if not subset:
            tally.add("preflight-font-not-subset", Spot(page), name, font=name)
        lacking = _lacking(font, inner, descriptor[program], shown)
        if lacking:
            tally.add("preflight-notdef", Spot(page), name, font=name, codes=len(lacking))
    return FontFacts(name, kind, bool(program), subset)


def _lacking(font: Any, inner: Any, program: Any, shown: set[bytes]) -> set[int]:
    """Codes that are shown and have no glyph of their own, as far as that can be told without a font engine."""
    if str(font.get("/Subtype")) == "/Type0":
        if str(font.get("/Encoding")) not in ("/Identity-H", "/Identity-V"):
            return set()
        cids = {code for one in shown for code in _pairs(one)}
        table = inner.get("/CIDToGIDMap") if str(inner.get("/Subtype")) == "/CIDFontType2" else None
        gids = unpacked(table, "CIDToGIDMap") if isinstance(table, pikepdf.Stream) else None
        count = _glyphs(program)
        return {cid for cid in cids if not _has_glyph(cid, gids, count)}
    encoding = font.get("/Encoding")
    if not isinstance(encoding, pikepdf.Dictionary) or "/Differences" not in encoding:
        return set()
    names: dict[int, str] = {}
    at = 0
    for one in encoding.Differences:
        if isinstance(one, pikepdf.Name):
            names[at] = str(one)
            at += 1
        else:
            at = int(one)
    return {code for one in shown for code in one if names.get(code) == "/.notdef"}


def _pairs(told: bytes) -> list[int]:
    return [int.from_bytes(told[i : i + 2], "big") for i in range(0, len(told) - 1, 2)]


def _has_glyph(cid: int, gids: bytes | None, count: int) -> bool:
    gid = cid if gids is None else int.from_bytes(gids[2 * cid : 2 * cid + 2], "big")
    return gid > 0 and (count == 0 or gid < count)


def _glyphs(program: Any) -> int:
    """How many glyphs a TrueType program has, 0 when it is none."""
    data = unpacked(program, "font", _MOST_PROGRAM)
    if data[:4] not in (b"\0\1\0\0", b"true"):
        return 0
    tables = int.from_bytes(data[4:6], "big")
    for n in range(min(tables, 64)):
        entry = data[12 + 16 * n : 28 + 16 * n]
        if entry[:4] == b"maxp":
            offset = int.from_bytes(entry[8:12], "big")
            return int.from_bytes(data[offset + 4 : offset + 6], "big")
    return 0
