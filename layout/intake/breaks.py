"""What in somebody's page breaks a standard that our own pages keep: PDF/A-2u, PDF/UA-1, PDF/X-1a.

A file claims only what is known of all that is in it: what cannot be made sure of counts as broken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

import pikepdf

from layout.intake.content_breaks import content_breaks, odd_intent
from layout.intake.font_breaks import Break, font_breaks
from layout.pdfreader.objects import objects_under
from layout.value import NamedTuple

_STRANGE_STATE: Final = ("/TR", "/HTP", "/HTO")
_BLENDS: Final = frozenset((
    "/Normal", "/Compatible", "/Multiply", "/Screen", "/Overlay", "/Darken", "/Lighten", "/ColorDodge", "/ColorBurn",
    "/HardLight", "/SoftLight", "/Difference", "/Exclusion", "/Hue", "/Saturation", "/Color", "/Luminosity",
))  # fmt: skip
_PROCESS: Final = frozenset(("/Cyan", "/Magenta", "/Yellow", "/Black", "/None"))
_MOST: Final = 100_000
_MOST_TERMS: Final = 6


class Breaks(NamedTuple):
    """*standards* that a file with a page in it cannot claim, of ``a``, ``u``, ``ua`` and ``x1a``, in that order.

    ``a``: PDF/A-2 altogether; ``u``: only its Unicode level.  *terms* say by what PDF/A and PDF/UA are broken, in the
    words of PDF.
    """

    standards: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()


def breaks_of(page: Any, content: bytes, resources: Any, name: str, seen: Iterable[Break] = ()) -> Breaks:
    """What *page*, with its *content* and *resources*, breaks; *seen* is what a preflight of it saw."""
    found: dict[str, set[str]] = {}
    managed: set[str] = set()
    said = [*seen, *(("a", words) for words in content_breaks(content, resources, name, _MOST))]
    for obj in objects_under((resources, page.get("/Group")), _MOST):
        said += _space(obj) if isinstance(obj, pikepdf.Array) else _dictionary(obj)
    for standards, term in said:
        if standards in ("icc4", "opm"):
            managed.add(standards)
        else:
            found.setdefault(term, set()).update(standards.split())
    if len(managed) == 2:  # overprint mode 1 with managed CMYK (ISO 19005-2, 6.2.4.2)
        found["OPM 1, ICCBased CMYK"] = {"a"}
    broken = {one for standards in found.values() for one in standards}
    terms = [term for term, standards in found.items() if standards != {"x1a"}]
    return Breaks(tuple(one for one in ("a", "u", "ua", "x1a") if one in broken), tuple(terms[:_MOST_TERMS]))


def _space(array: Any) -> Iterator[Break]:
    family = str(array[0]) if len(array) and isinstance(array[0], pikepdf.Name) else ""
    if family == "/ICCBased" and len(array) > 1 and isinstance(array[1], pikepdf.Stream):
        yield "x1a", family
        if int(array[1].get("/N", 0)) == 4:
            yield "icc4", family
    elif family in ("/Lab", "/CalRGB", "/CalGray"):
        yield "x1a", family
    elif family == "/DeviceN" and len(array) > 1:
        told = array[4].get("/Colorants", {}) if len(array) > 4 else {}
        if any(str(one) not in _PROCESS and str(one) not in told for one in array[1]):
            yield "a", "DeviceN Colorants"  # ISO 19005-2, 6.2.4.4


def _dictionary(obj: Any) -> Iterator[Break]:
    kind, under = str(obj.get("/Type", "")), str(obj.get("/Subtype", ""))
    if kind == "/Font" or under in ("/Type0", "/TrueType", "/Type1", "/Type3"):
        yield from font_breaks(obj, under)
    if under == "/Image":
        if bool(obj.get("/Interpolate", False)):
            yield "a", "Interpolate"
        if "JPXDecode" in str(obj.get("/Filter", "")):
            yield "a", "JPXDecode"
        if odd_intent(obj.get("/Intent")):
            yield "a", "Intent"
        if "/SMask" in obj:
            yield "x1a", "SMask"
    yield from (("a", key[1:]) for key in ("/OPI", "/Alternates", "/Ref") if key in obj)
    if under == "/PS" or str(obj.get("/Subtype2", "")) == "/PS":
        yield "a", "PS"
    if str(obj.get("/S", "")) == "/Transparency":
        yield "x1a", "Group"
    if any(len(key) > 128 for key in obj.keys()):  # noqa: SIM118 - no mapping
        yield "a", "name > 127"
    yield from _state(obj)


def _state(obj: Any) -> Iterator[Break]:
    """What stands in a graphics state; other dictionaries have none of these keys."""
    yield from (("a", key[1:]) for key in _STRANGE_STATE if key in obj)
    if str(obj.get("/TR2", "/Default")) != "/Default":
        yield "a", "TR2"
    if odd_intent(obj.get("/RI")):
        yield "a", "RI"
    blend = obj.get("/BM")
    if blend is not None:
        blends = [str(one) for one in blend] if isinstance(blend, pikepdf.Array) else [str(blend)]
        if not set(blends) <= _BLENDS:
            yield "a", "BM"
        if set(blends) - {"/Normal", "/Compatible"}:
            yield "x1a", "BM "
    if isinstance(obj.get("/SMask"), pikepdf.Dictionary):
        yield "x1a", "SMask"
    if any(key in obj and float(obj.get(key)) < 1 for key in ("/ca", "/CA")):
        yield "x1a", "ca"
    if "/OPM" in obj and int(obj.OPM) == 1:
        yield "opm", "OPM"
