"""What in the fonts of somebody's page breaks PDF/A-2u and PDF/UA-1: what cannot be read back, or is not as it says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any, Final, TypeAlias

import pikepdf
from fontTools.agl import AGL2UV

from layout.pdfreader.document import unpacked
from layout.preflight.model import FontFacts

Break: TypeAlias = "tuple[str, str]"
"""The standards that are broken, ``a``, ``u``, ``ua`` and ``x1a`` with blanks between, and by what."""

_KNOWN_ENCODINGS: Final = frozenset(("/WinAnsiEncoding", "/MacRomanEncoding", "/MacExpertEncoding"))
_ORDERINGS: Final = (
    (re.compile(r"/(Uni)?(GB|Gb)"), "GB1"), (re.compile(r"/(UniCNS|B5pc|HKscs|ETen|ETenms|CNS)"), "CNS1"),
    (re.compile(r"/(UniKS|KSC)"), "Korea1"), (re.compile(r"/(UniJIS|83pv|90ms|90pv|Add|EUC|Ext|H$|V$)"), "Japan1"),
)  # fmt: skip
"""Beginnings of the names of the encodings that readers have (ISO 32000-1, 9.7.5.2), and what they number by."""

_MOST_CMAP: Final = 4 << 20
_MOST_PROGRAM: Final = 64 << 20
_BLOCK: Final = re.compile(rb"begin(bfchar|bfrange)(.*?)end", re.DOTALL)
_CODE: Final = re.compile(rb"<([0-9A-Fa-f]*)>")
_NOTHING: Final = frozenset((b"0000", b"FEFF", b"FFFE"))
_SYMBOLIC: Final = 4
_WIDTH_OFF: Final = 1.0
"""Per mille of the em by which widths may differ (ISO 19005-2, 6.2.11.5)."""

_SEEN: Final = {
    "preflight-notdef": ("a u ua", ".notdef"), "preflight-font-broken": ("a ua", "FontFile"),
    "preflight-tounicode": ("u ua", "ToUnicode"), "preflight-font-missing": ("a u ua", "Font"),
}  # fmt: skip
"""Findings of a preflight that say what a standard asks."""


def seen_breaks(codes: Iterable[str], fonts: Iterable[FontFacts]) -> Iterator[Break]:
    """What a preflight saw: *codes* of its findings, and its *fonts*, with those whose widths nobody can know."""
    yield from (_SEEN[code] for code in codes if code in _SEEN)
    for font in fonts:
        if font.width_off is None or font.width_off > _WIDTH_OFF:
            yield "a ua", f"Widths {font.name[:40]}"


def font_breaks(font: Any, under: str) -> Iterator[Break]:
    """What is wrong with *font*, whose subtype is *under*; a font that another stands on is seen with that."""
    if under.startswith("/CIDFont"):
        return
    name = str(font.get("/BaseFont", font.get("/Name", "/")))[1:41]
    way, encoding = font.get("/ToUnicode"), font.get("/Encoding")
    if isinstance(way, pikepdf.Stream):
        if _reads_as_nothing(bytes(way.get_stream_buffer())[:_MOST_CMAP]):
            yield "u ua", f"ToUnicode {name}"
    elif not _readable(font, under, encoding):
        yield "u ua", f"ToUnicode {name}"
    if under == "/Type0":
        yield from (("a ua", f"{why} {name}") for why in _composite(font, encoding))
    elif under == "/TrueType" and not _cmap_fits(font, encoding):
        yield "a ua", f"Encoding {name}"


def _readable(font: Any, under: str, encoding: Any) -> bool:
    """True when the codes of a font without a way back to text say what they are (ISO 19005-2, 6.2.11.7.2)."""
    if under == "/Type0":
        return isinstance(encoding, pikepdf.Name) and not str(encoding).startswith("/Identity")
    if under == "/Type3":
        return False
    changed = isinstance(encoding, pikepdf.Dictionary)
    base = encoding.get("/BaseEncoding") if changed else encoding
    if str(base) not in _KNOWN_ENCODINGS:
        return False
    named = (
        [str(one)[1:] for one in encoding.get("/Differences", []) if isinstance(one, pikepdf.Name)] if changed else []
    )
    if not named:
        return True
    return all(one in AGL2UV or re.fullmatch(r"uni[0-9A-F]{4}|u[0-9A-F]{4,6}", one) for one in named)


def _composite(font: Any, encoding: Any) -> Iterator[str]:
    """What does not agree between a composite font and the one that it stands on."""
    inner = font.DescendantFonts[0]
    if str(inner.get("/Subtype", "")) == "/CIDFontType2" and "/CIDToGIDMap" not in inner:
        yield "CIDToGIDMap"
    system = inner.get("/CIDSystemInfo", pikepdf.Dictionary())
    if isinstance(encoding, pikepdf.Stream):
        data = bytes(encoding.get_stream_buffer())[:_MOST_CMAP]
        mode = re.search(rb"/WMode\s+(\d)", data)
        if int(mode[1] if mode else 0) != int(encoding.get("/WMode", 0)) or "/UseCMap" in encoding:
            yield "CMap"
        said = encoding.get("/CIDSystemInfo", pikepdf.Dictionary())
        if any(str(said.get(key, "")) != str(system.get(key, "")) for key in ("/Registry", "/Ordering")):
            yield "CIDSystemInfo"
    elif not str(encoding).startswith("/Identity"):
        ordering = next((order for start, order in _ORDERINGS if start.match(str(encoding))), "")
        if not ordering:
            yield f"CMap {str(encoding)[:20]}"
        elif str(system.get("/Ordering", "")) != ordering or str(system.get("/Registry", "")) != "Adobe":
            yield "CIDSystemInfo"


def _cmap_fits(font: Any, encoding: Any) -> bool:
    """True when a TrueType font says how its codes lead to glyphs in a way that all agree on (6.2.11.6)."""
    descriptor = font.get("/FontDescriptor")
    if descriptor is None or "/FontFile2" not in descriptor:
        return True  # that it is not in the file is another matter
    symbolic = bool(int(descriptor.get("/Flags", 0)) & _SYMBOLIC)
    if symbolic and encoding is not None:
        return False
    changed = isinstance(encoding, pikepdf.Dictionary)
    base = str(encoding.get("/BaseEncoding", "") if changed else encoding)
    if not symbolic and base not in ("/WinAnsiEncoding", "/MacRomanEncoding"):
        return False
    from fontTools.ttLib import TTFont, TTLibError

    try:
        program = TTFont(BytesIO(unpacked(descriptor.FontFile2, "font", _MOST_PROGRAM)), lazy=True, checkChecksums=0)
        have = {(one.platformID, one.platEncID) for one in program["cmap"].tables} if "cmap" in program else set()
    except (TTLibError, ValueError, LookupError, AssertionError, EOFError):
        return False
    if symbolic:
        return len(have) == 1 or (3, 0) in have
    return (3, 1) in have if changed and "/Differences" in encoding else bool(have & {(3, 1), (1, 0)})


def _reads_as_nothing(cmap: bytes) -> bool:
    """True when a way back to text leads to U+0000 or half a byte order mark (ISO 19005-2, 6.2.11.7.2)."""
    for kind, block in _BLOCK.findall(cmap):
        codes = [one.upper() for one in _CODE.findall(block)]
        if not _NOTHING.isdisjoint(codes[1::2] if kind == b"bfchar" else codes[2::3]):
            return True
    return False
