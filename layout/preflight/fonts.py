"""Fonts that are used: whether their programs are in the file, and every code has a glyph."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Any, Final

import pikepdf

from layout.findings import Unreadable
from layout.pdfreader.document import unpacked
from layout.pdfreader.programs import ProgramFacts, declared, program_facts
from layout.pdfreader.simple_fonts import BLANKS, declared_simple, glyphs_of, names_of
from layout.preflight.model import FilePlace, FontFacts, Tally

_PROGRAMS: Final = ("/FontFile", "/FontFile2", "/FontFile3")
_SUBSET: Final = re.compile(r"[A-Z]{6}\+")


def font_facts(font: Any, shown: set[bytes], page: int, tally: Tally) -> FontFacts:
    """Facts of a *font* that shows the strings *shown* on a page; what is wrong with it goes to *tally*."""
    kind = str(font.get("/Subtype", "?")).lstrip("/")
    name = str(font.get("/BaseFont", font.get("/Name", "?"))).lstrip("/")
    if kind == "Type3":
        tally.add("preflight-font-type3", FilePlace(page), name, font=name)
        return FontFacts(name, kind, True, True, _check_drawings(font, shown, (page, name), tally))
    inner = font
    if kind == "Type0":
        inner = font.DescendantFonts[0]
        if not isinstance(inner, pikepdf.Dictionary):
            tally.add("preflight-font-broken", FilePlace(page), name, font=name, why="no DescendantFonts")
            return FontFacts(name, kind, False, False, None)
        kind = str(inner.get("/Subtype", kind)).lstrip("/")
        if _leads_nowhere(font.get("/Encoding")):
            tally.add("preflight-font-broken", FilePlace(page), name, font=name, why="no CID in its codes")
    descriptor = inner.get("/FontDescriptor")
    program = next((key for key in _PROGRAMS if descriptor is not None and key in descriptor), "")
    subset, lacking = bool(_SUBSET.match(name)), set[int]()
    off: float | None = 0.0
    if not program:
        tally.add("preflight-font-not-embedded", FilePlace(page), name, font=name, kind=kind)
    else:
        if not subset:
            tally.add("preflight-font-not-subset", FilePlace(page), name, font=name)
        check = _check_program if kind.startswith("CID") else _check_simple
        lacking, off = check(font, inner, program, shown, (page, name), tally)
    used = _codes(font, shown) if kind.startswith("CID") else {code for one in shown for code in one}
    _check_readings(font, (_codes(font, shown) - lacking, used), (page, name), tally)
    return FontFacts(name, kind, bool(program), subset, off)


def _check_program(
    font: Any, inner: Any, key: str, shown: set[bytes], where: tuple[int, str], tally: Tally
) -> tuple[set[int], float | None]:
    """Whether the program can be read, has the glyphs that are shown, and is as wide as the file says.

    Gives the codes that lack a glyph, and by how much widths are off, ``None`` where nobody can know.
    """
    page, name = where
    cids = _codes(font, shown)
    table = inner.get("/CIDToGIDMap") if str(inner.get("/Subtype")) == "/CIDFontType2" else None
    gids = unpacked(table, "CIDToGIDMap") if isinstance(table, pikepdf.Stream) else None
    facts = program_facts(key, inner.FontDescriptor[key], cids, gids)
    if facts.fault:
        tally.add("preflight-font-broken", FilePlace(page), name, font=name, why=facts.fault)
    lacking = _lacking(cids, gids, facts)
    if lacking:
        tally.add("preflight-notdef", FilePlace(page), name, font=name, codes=len(lacking))
    said = _said(lambda: declared(inner, set(facts.widths) - lacking), "W", where, tally)
    off = {cid: abs(width - facts.widths[cid]) for cid, width in said.items()}
    known = not facts.fault and cids - lacking <= off.keys() and bool(cids or not any(shown))
    return lacking, _told_widths(off.values(), known, where, tally)


def _told_widths(off: Collection[float], known: bool, where: tuple[int, str], tally: Tally) -> float | None:
    """The most of *off*; ``None`` where not all is *known*."""
    wide = [one for one in off if one > _WIDTH_OFF]
    if wide:
        name, most = where[1], f"{max(wide):.0f}"
        tally.add("preflight-font-widths", FilePlace(where[0]), name, font=name, codes=len(wide), off=most)
    return max(off, default=0.0) if known or wide else None


def _check_simple(
    font: Any, inner: Any, key: str, shown: set[bytes], where: tuple[int, str], tally: Tally
) -> tuple[set[int], float | None]:
    """As :func:`_check_program`, of a font of one byte a code."""
    page, name = where
    codes = {code for one in shown for code in one}
    program = inner.FontDescriptor[key]
    fault = program_facts(key, program, set(), None).fault
    try:
        glyphs = None if fault else glyphs_of(font, key, program, codes)
    except Exception as torn:  # a parser of broken tables raises what it likes
        fault, glyphs = f"{type(torn).__name__}: {torn}"[:80], None
    if fault:
        tally.add("preflight-font-broken", FilePlace(page), name, font=name, why=fault)
    lacking = codes - glyphs.keys() if glyphs is not None else set()
    names = names_of(font)
    lacking |= {code for code in codes if names.get(code) == ".notdef"}
    if lacking:
        tally.add("preflight-notdef", FilePlace(page), name, font=name, codes=len(lacking))
    said = _said(lambda: declared_simple(font), "Widths", where, tally)
    measured = {} if glyphs is None else glyphs
    off = [abs(said[code] - width) for code, width in measured.items() if width is not None and code in said]
    return lacking, _told_widths(off, glyphs is not None and len(off) == len(glyphs), where, tally)


def _said(read: Callable[[], dict[int, float]], key: str, where: tuple[int, str], tally: Tally) -> dict[int, float]:
    """The widths that a font says under *key*, as *read* has them; none where they are no numbers, which is told."""
    try:
        return read()
    except (TypeError, ValueError, ArithmeticError):
        tally.add("preflight-font-broken", FilePlace(where[0]), where[1], font=where[1], why=key)
        return {}


def _check_drawings(font: Any, shown: set[bytes], where: tuple[int, str], tally: Tally) -> float | None:
    """As :func:`_check_simple`, of a font whose glyphs are drawings (ISO 32000-1, 9.6.5)."""
    names, drawings = names_of(font), font.CharProcs
    said = _said(lambda: declared_simple(font), "Widths", where, tally)
    codes = {code for one in shown for code in one}
    lacking = {code for code in codes if f"/{names.get(code, '')}" not in drawings and names.get(code) not in BLANKS}
    if lacking:
        tally.add("preflight-notdef", FilePlace(where[0]), where[1], font=where[1], codes=len(lacking))
    scale = abs(float(font.FontMatrix[0])) * 1000
    own = {code: _drawn_width(drawings[f"/{names[code]}"]) for code in codes - lacking if f"/{names[code]}" in drawings}
    off = [abs(said[code] - width) * scale for code, width in own.items() if width is not None and code in said]
    return _told_widths(off, len(off) == len(codes), where, tally)


def _drawn_width(drawing: Any) -> float | None:
    """How wide a drawing says that it is, in the units of its font, in front of its first operator."""
    found = _DRAWN_WIDTH.match(unpacked(drawing, "glyph")) if isinstance(drawing, pikepdf.Stream) else None
    return float(found[1]) if found else None


def _codes(font: Any, shown: set[bytes]) -> set[int]:
    """The codes of two bytes that are shown, where they stand for glyphs directly; none for other encodings."""
    if str(font.get("/Encoding")) not in ("/Identity-H", "/Identity-V"):
        return set()
    return {code for one in shown for code in _pairs(one)}


def _leads_nowhere(table: Any) -> bool:
    """True for a *table* of codes of a file's own in which no code leads to a CID: ``bfchar`` gives none (9.7.5.4).

    Some readers take it for one, and others show boxes.
    """
    if not isinstance(table, pikepdf.Stream) or "/UseCMap" in table:
        return False
    data = unpacked(table, "CMap")
    return not any(word in data for word in (b"begincid", b"usecmap"))


def _check_readings(font: Any, codes: tuple[set[int], set[int]], where: tuple[int, str], tally: Tally) -> None:
    """Whether the way back to text can be read and knows every code that is shown.

    *codes* are those that must have a reading, and those whose reading must be a character; empty where nobody knows.
    """
    table = font.get("/ToUnicode")
    if table is None or (isinstance(table, pikepdf.Name) and str(table).startswith("/Identity")):
        return
    try:
        why = "no stream" if not isinstance(table, pikepdf.Stream) else _fault_of(unpacked(table, "ToUnicode"), *codes)
    except Unreadable as fault:
        why = str(dict(fault.findings[0].facts).get("why", "damaged"))
    if why:
        tally.add("preflight-tounicode", FilePlace(where[0]), where[1], font=where[1], why=why)


def _fault_of(data: bytes, codes: set[int], used: set[int]) -> str:
    if b"begincmap" not in data or b"endcmap" not in data:
        return "no CMap"
    if data.count(b"beginbfchar") != data.count(b"endbfchar") or data.count(b"beginbfrange") != data.count(
        b"endbfrange"
    ):
        return "a block without an end"
    if b"begincodespacerange" not in data:
        return "no code space"
    spaces = {len(b"".join(one.split())) for block in _SPACES.findall(data) for one in _CODE.findall(block)}
    if codes and spaces and 4 not in spaces:
        return "codes of another length"
    known: set[int] = set()
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", data, re.DOTALL):
        for code, reading in re.findall(rb"<([^<>]*)>\s*<([^<>]*)>", block):
            if not _HEX.fullmatch(code) or not _HEX.fullmatch(reading) or len(b"".join(reading.split())) % 4:
                return "no hexadecimal UTF-16"
            number = int(b"".join(code.split()), 16)
            seen = not used or number in used  # what is not shown is never read: many programs map code 0 to nothing
            if seen and unreadable(bytes.fromhex(b"".join(reading.split()).decode())):
                return f"code {code.decode()} reads as no character"
            known.add(number)
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", data, re.DOTALL):
        for first, last, reading in _RANGE.findall(block):
            said = _readings_of(int(first, 16), int(last, 16), reading, used)
            wrong = next((code for code, one in said.items() if unreadable(one)), None)
            if wrong is not None:
                return f"code {wrong:04X} reads as no character"
            known.update(said)
    unread = codes - known
    return f"{len(unread)} codes without a reading" if unread else ""


def _readings_of(first: int, last: int, reading: bytes, used: set[int]) -> dict[int, bytes]:
    """What the codes of a range read as, UTF-16; of those *used* alone where these are known.

    *reading* is that of the first code, whose last unit is counted up, or an array of one for each.
    """
    last = min(last, first + 65_535)
    codes = sorted(code for code in used if first <= code <= last) if used else range(first, last + 1)
    if reading.startswith(b"["):
        listed = [bytes.fromhex(one.decode()) for one in _READING.findall(reading)]
        return {code: listed[code - first] for code in codes if code - first < len(listed)}
    start = bytes.fromhex(reading.strip(b"<>").decode())
    unit = int.from_bytes(start[-2:], "big")
    return {code: start[:-2] + ((unit + code - first) % 65_536).to_bytes(2, "big") for code in codes}


def unreadable(reading: bytes) -> bool:
    """True for a way back to text that leads to no character: nought, half a pair, the sign of what is unknown."""
    try:
        text = reading.decode("utf-16-be")
    except UnicodeDecodeError:
        return True
    return any(sign in "\0\ufffd\ufffe\uffff\ufeff" for sign in text)


_RANGE: Final = re.compile(
    rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(<(?:[0-9A-Fa-f]{4})*>|\[(?:\s|<(?:[0-9A-Fa-f]{2})*>)*\])"
)
_SPACES: Final = re.compile(rb"begincodespacerange((?:\s|<[0-9A-Fa-f\s]*>)*+)")
_CODE: Final = re.compile(rb"<([0-9A-Fa-f\s]+)>")
_DRAWN_WIDTH: Final = re.compile(rb"\s*+([-+]?(?:\d++\.?\d*+|\.\d++))\s[-+.\d\s]*+d[01]\b")
"""Nothing is taken back: a stream may be a million digits."""
_READING: Final = re.compile(rb"<((?:[0-9A-Fa-f]{2})*)>")
_HEX: Final = re.compile(rb"[0-9A-Fa-f\s]+")
_WIDTH_OFF: Final = 12
"""Per mille of the em by which widths may differ: less than a tenth of a point in body type, and some round."""


def _lacking(cids: set[int], gids: bytes | None, facts: ProgramFacts) -> set[int]:
    """Codes that are shown and have no glyph of their own, as far as that can be known without a font engine."""
    if facts.cids is not None:
        return {cid for cid in cids if cid == 0 or cid not in facts.cids}
    return {cid for cid in cids if not _has_glyph(cid, gids, facts.glyphs)}


def _pairs(data: bytes) -> list[int]:
    return [int.from_bytes(data[i : i + 2], "big") for i in range(0, len(data) - 1, 2)]


def _has_glyph(cid: int, gids: bytes | None, count: int) -> bool:
    gid = cid if gids is None else int.from_bytes(gids[2 * cid : 2 * cid + 2], "big")
    return gid > 0 and (count == 0 or gid < count)
