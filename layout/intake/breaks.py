"""What in somebody's page breaks a standard that our own pages keep: PDF/A-2u, PDF/UA-1, PDF/X-1a."""

from __future__ import annotations

import re
from typing import Any, Final

import pikepdf

from layout.pdfreader.objects import objects_under

_STRANGE_STATE: Final = ("/TR", "/HTP", "/HTO")
_BLENDS: Final = frozenset((
    "/Normal", "/Compatible", "/Multiply", "/Screen", "/Overlay", "/Darken", "/Lighten", "/ColorDodge", "/ColorBurn",
    "/HardLight", "/SoftLight", "/Difference", "/Exclusion", "/Hue", "/Saturation", "/Color", "/Luminosity",
))  # fmt: skip
_KNOWN_ENCODINGS: Final = frozenset(("/WinAnsiEncoding", "/MacRomanEncoding", "/MacExpertEncoding"))
_MOST: Final = 100_000
_MOST_CMAP: Final = 4 << 20
_BLOCK: Final = re.compile(rb"begin(bfchar|bfrange)(.*?)end", re.DOTALL)
_CODE: Final = re.compile(rb"<([0-9A-Fa-f]*)>")
_NOTHING: Final = frozenset((b"0000", b"FEFF", b"FFFE"))


def breaks_of(page: Any, resources: Any) -> tuple[str, ...]:
    """Standards that a file with *page* in it cannot claim, of ``a``, ``u``, ``ua`` and ``x1a``, in that order.

    ``a``: PDF/A-2 altogether; ``u``: only its Unicode level (ISO 19005-2, 6.2.11.7).  PDF/UA-1 wants the same of fonts
    (ISO 14289-1, 7.21.7).  ``x1a``: transparency and managed colour, which PDF/X-1a has not.
    """
    found: set[str] = set()
    for obj in objects_under((resources, page.get("/Group")), _MOST):
        found |= _space(obj) if isinstance(obj, pikepdf.Array) else _dictionary(obj)
    if "icc4" in found and "opm" in found:
        found.add("a")  # overprint mode 1 with managed CMYK (ISO 19005-2, 6.2.4.2)
    return tuple(one for one in ("a", "u", "ua", "x1a") if one in found)


def _space(array: Any) -> set[str]:
    family = str(array[0]) if len(array) and isinstance(array[0], pikepdf.Name) else ""
    if family == "/ICCBased" and len(array) > 1 and isinstance(array[1], pikepdf.Stream):
        return {"x1a", "icc4"} if int(array[1].get("/N", 0)) == 4 else {"x1a"}
    return {"x1a"} if family in ("/Lab", "/CalRGB", "/CalGray") else set()


def _dictionary(obj: Any) -> set[str]:
    kind, under = str(obj.get("/Type", "")), str(obj.get("/Subtype", ""))
    found: set[str] = set()
    if kind == "/Font" or under in ("/Type0", "/TrueType", "/Type1", "/Type3"):
        found |= _font(obj, under)
    if under == "/CIDFontType2" and "/CIDToGIDMap" not in obj:
        found |= {"a", "ua"}
    if under == "/Image":
        if bool(obj.get("/Interpolate", False)) or "JPXDecode" in str(obj.get("/Filter", "")):
            found.add("a")
        if "/SMask" in obj:
            found.add("x1a")
    if under == "/PS" or "/OPI" in obj or "/Alternates" in obj:
        found.add("a")
    if str(obj.get("/S", "")) == "/Transparency":
        found.add("x1a")
    return found | _state(obj)


def _state(obj: Any) -> set[str]:
    """What stands in a graphics state; other dictionaries have none of these keys."""
    found: set[str] = set()
    if any(key in obj for key in _STRANGE_STATE) or str(obj.get("/TR2", "/Default")) != "/Default":
        found.add("a")
    blend = obj.get("/BM")
    if blend is not None:
        blends = [str(one) for one in blend] if isinstance(blend, pikepdf.Array) else [str(blend)]
        found |= set() if set(blends) <= _BLENDS else {"a"}
        found |= {"x1a"} if set(blends) - {"/Normal", "/Compatible"} else set()
    if isinstance(obj.get("/SMask"), pikepdf.Dictionary):
        found.add("x1a")
    for key in ("/ca", "/CA"):
        if key in obj and float(obj.get(key)) < 1:
            found.add("x1a")
    if "/OPM" in obj and int(obj.OPM) == 1:
        found.add("opm")
    return found


def _font(font: Any, under: str) -> set[str]:
    """A font whose glyphs cannot be read back, or could be read wrongly."""
    way = font.get("/ToUnicode")
    if isinstance(way, pikepdf.Stream):
        return {"u", "ua"} if _reads_as_nothing(bytes(way.get_stream_buffer())[:_MOST_CMAP]) else set()
    encoding = font.get("/Encoding")
    if under == "/Type0":
        identity = isinstance(encoding, pikepdf.Name) and str(encoding).startswith("/Identity")
        return {"u", "ua"} if identity or isinstance(encoding, pikepdf.Stream) else set()
    if under == "/Type3":
        return {"u", "ua"}
    base = encoding.get("/BaseEncoding") if isinstance(encoding, pikepdf.Dictionary) else encoding
    return set() if str(base) in _KNOWN_ENCODINGS else {"u", "ua"}


def _reads_as_nothing(cmap: bytes) -> bool:
    """True when a way back to text leads to U+0000 or half a byte order mark (ISO 19005-2, 6.2.11.7.2)."""
    for kind, block in _BLOCK.findall(cmap):
        codes = [one.upper() for one in _CODE.findall(block)]
        if not _NOTHING.isdisjoint(codes[1::2] if kind == b"bfchar" else codes[2::3]):
            return True
    return False
