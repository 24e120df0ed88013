"""What the file says of itself: standard, output intent, title and dates in Info and XMP, IDs, tags."""

from __future__ import annotations

import re
from typing import Any, Final
from xml.etree import ElementTree

import pikepdf

from layout.findings import Unreadable
from layout.pdfreader.document import inner, unpacked
from layout.pictures.profile import read_profile
from layout.preflight.model import FilePlace, Tally
from layout.stylesheets.preflight import Limits
from layout.value import NamedTuple

_SPACES: Final = {
    "dc": "http://purl.org/dc/elements/1.1/", "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/", "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}  # fmt: skip
_DATE: Final = re.compile(
    r"(?:D:)?(\d{4})-?(\d\d)?-?(\d\d)?T?(\d\d)?:?(\d\d)?:?(\d\d)?(?:\.\d+)?(Z.*|[+-]\d\d[':]?\d\d'?)?"
)
_MOST_XMP: Final = 4 << 20
ANY: Final = "PDF"
"""In a profile's standards: a file may claim any, or none."""
_VERSIONS: Final = {
    "PDF/X-1a:2001": "1.3", "PDF/X-3:2002": "1.3", "PDF/X-1": "1.4", "PDF/X-3": "1.4", "PDF/X-4": "1.6",
}  # fmt: skip
"""The newest PDF that a standard builds on (ISO 15930-1, -3, -4, -6, -7)."""


class Claims(NamedTuple):
    """The *standard* claimed (empty for none), and the output intent in words with its profile's bytes."""

    standard: str
    intent: str
    profile: bytes

    @property
    def old(self) -> bool:
        """True for PDF/X-1a, which has neither transparency nor managed colour."""
        return self.standard.startswith("PDF/X-1")

    @property
    def opaque(self) -> bool:
        """True for the standards that know no transparency: PDF/X-1a and PDF/X-3."""
        return self.standard.startswith(("PDF/X-1", "PDF/X-3"))


def check_claims(document: pikepdf.Pdf, limits: Limits, tally: Tally) -> Claims:
    """Everything that is checked once a file."""
    xmp = _xmp(document)
    info = document.trailer.get("/Info")
    info = info if isinstance(info, pikepdf.Dictionary) else pikepdf.Dictionary()
    fault, xmp = (xmp, {}) if isinstance(xmp, str) else ("", xmp)
    standard = _standard(document, info, xmp, limits, tally)
    # Only PDF/X-4 needs metadata; a file that claims nothing is held to the newest.
    without = fault == "preflight-no-xmp" and standard.startswith(("PDF/X-1", "PDF/X-3"))
    if fault and not without and (standard or ANY not in limits.standards):
        tally.add(fault)
    intent, profile = _intent(document, tally, needed=bool(standard) or ANY not in limits.standards)
    new = standard.startswith("PDF/X-4")
    if standard or ANY not in limits.standards:
        _identity(document, info, tally)
    _agreement(info, xmp, tally, xmp_needed=new)
    if limits.tags:
        _tags(document, tally)
    return Claims(standard, intent, profile)


# --- standard


def _standard(document: pikepdf.Pdf, info: Any, xmp: dict[str, str], limits: Limits, tally: Tally) -> str:
    version = _text(info.get("/GTS_PDFXVersion"))
    conformance = _text(info.get("/GTS_PDFXConformance"))
    in_xmp = xmp.get("pdfxid:GTS_PDFXVersion", "")
    in_info = conformance or version
    if in_xmp and in_info and in_xmp != in_info:
        tally.add("preflight-claims-differ", info=in_info, xmp=in_xmp)
    # The marks of PDF/X-1a stand in Info, that of PDF/X-4 in XMP; a copy elsewhere does not count.
    standard = in_xmp or (in_info if in_info.startswith(("PDF/X-1", "PDF/X-3")) else "")
    wanted = " / ".join(limits.standards)
    if not standard and ANY in limits.standards:
        return ""
    if not standard:
        tally.add("preflight-no-standard", wanted=wanted)
    elif standard not in limits.standards and ANY not in limits.standards:
        tally.add("preflight-standard-other", have=standard, wanted=wanted)
    most = next((version for name, version in _VERSIONS.items() if standard.startswith(name)), "1.6")
    if standard and _number(document.pdf_version) > _number(most):
        tally.add("preflight-version", standard=standard, most=most, have=document.pdf_version)
    return standard


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version))


# --- output intent


def _intent(document: pikepdf.Pdf, tally: Tally, *, needed: bool) -> tuple[str, bytes]:
    intents = document.Root.get("/OutputIntents")
    listed = (
        [one for one in intents if isinstance(one, pikepdf.Dictionary)] if isinstance(intents, pikepdf.Array) else []
    )
    ours = [one for one in listed if one.get("/S") == "/GTS_PDFX"]
    if not ours:
        if needed:
            tally.add("preflight-no-intent")
        return "", b""
    one = ours[0]
    words = _text(one.get("/OutputConditionIdentifier")) or _text(one.get("/Info"))
    for other in listed:
        if "/DestOutputProfile" in other and "/DestOutputProfile" in one:
            mine, theirs = one.DestOutputProfile, other.DestOutputProfile
            if mine.objgen != theirs.objgen:
                tally.add("preflight-intents-differ")
    profile = one.get("/DestOutputProfile")
    if not isinstance(profile, pikepdf.Stream):
        # A registered condition may do without a profile of its own.
        if not _text(one.get("/RegistryName")):
            tally.add("preflight-intent-profile", why="no DestOutputProfile")
        return words, b""
    try:
        data = unpacked(profile, "DestOutputProfile", 16 << 20)
        facts = read_profile(data, "DestOutputProfile")
    except Unreadable as fault:
        tally.add("preflight-intent-profile", why=str(dict(fault.findings[0].facts).get("why", "damaged")))
        return words, b""
    return words or facts.description, data


# --- Info and XMP


def _identity(document: pikepdf.Pdf, info: Any, tally: Tally) -> None:
    ids = document.trailer.get("/ID")
    if not isinstance(ids, pikepdf.Array) or len(ids) != 2 or not all(bytes(one) for one in ids):
        tally.add("preflight-no-id")
    if str(info.get("/Trapped", "")) not in ("/True", "/False"):
        tally.add("preflight-no-trapped")
    if not _text(info.get("/Title")):
        tally.add("preflight-no-title", FilePlace(), "Info", where="Info")
    for key in ("/CreationDate", "/ModDate"):
        if not _text(info.get(key)):
            tally.add("preflight-no-date", FilePlace(), key, key=key[1:], where="Info")


def _agreement(info: Any, xmp: dict[str, str], tally: Tally, *, xmp_needed: bool) -> None:
    """What Info and XMP both say is the same; PDF/X-4 wants it in both."""
    title = _text(info.get("/Title"))
    if xmp_needed and xmp and not xmp.get("dc:title"):
        tally.add("preflight-no-title", FilePlace(), "XMP", where="XMP")
    elif title and xmp.get("dc:title") and title != xmp["dc:title"]:
        tally.add("preflight-title-differs")
    for key, other in (("/CreationDate", "xmp:CreateDate"), ("/ModDate", "xmp:ModifyDate")):
        here, there = _moment(_text(info.get(key))), _moment(xmp.get(other, ""))
        if xmp_needed and xmp and not there:
            tally.add("preflight-no-date", FilePlace(), other, key=other, where="XMP")
        elif here and there and here != there:
            tally.add("preflight-date-differs", FilePlace(), key, key=key[1:])
    if xmp_needed and xmp:
        for key in ("xmpMM:DocumentID", "xmpMM:VersionID", "xmpMM:RenditionClass", "xmp:MetadataDate"):
            if not xmp.get(key):
                tally.add("preflight-no-xmp-key", FilePlace(), key, key=key)


def _moment(date: str) -> str:
    """A date of Info (``D:20231115000000+08'00'``) or of XMP (``2023-11-15T00:00:00+08:00``) in one form."""
    found = _DATE.fullmatch(date.strip())
    if found is None:
        return ""
    parts = [part or default for part, default in zip(found.groups(), ("", "01", "01", *["00"] * 3, "Z"), strict=True)]
    zone = re.sub(r"[':]", "", parts[-1])
    return "".join(parts[:-1]) + ("+0000" if zone in ("Z", "+0000", "-0000") else zone)


def _xmp(document: pikepdf.Pdf) -> dict[str, str] | str:
    """The simple properties of the metadata, by prefix and name; the finding's code where there are none."""
    stream = document.Root.get("/Metadata")
    if not isinstance(stream, pikepdf.Stream):
        return "preflight-no-xmp"
    try:
        data = unpacked(stream, "XMP", _MOST_XMP)
        # Entities could multiply without bound; XMP has no use for a document type.
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise ElementTree.ParseError
        root = ElementTree.fromstring(re.sub(rb"<\?xpacket.*?\?>", b"", data, flags=re.DOTALL).strip())
    except (ElementTree.ParseError, ValueError, Unreadable):
        return "preflight-xmp-broken"
    found: dict[str, str] = {}
    prefixes = {space: prefix for prefix, space in _SPACES.items()}
    for described in root.iter(f"{{{_SPACES['rdf']}}}Description"):
        pairs = [*described.attrib.items(), *((child.tag, _words(child)) for child in described)]
        for tag, value in pairs:
            space, _, name = tag[1:].partition("}")
            if space in prefixes:
                found.setdefault(f"{prefixes[space]}:{name}", value)
    return found


def _words(element: ElementTree.Element) -> str:
    """The text of a property, that of its default alternative if there are several."""
    items = list(element.iter(f"{{{_SPACES['rdf']}}}li"))
    return ((items[0].text if items else element.text) or "").strip()


def _text(value: Any) -> str:
    return str(value).strip() if isinstance(value, (str, pikepdf.String)) else ""


# --- tags


def _tags(document: pikepdf.Pdf, tally: Tally) -> None:
    root = document.Root
    tree = root.get("/StructTreeRoot")
    marked = inner(root, "/MarkInfo").get("/Marked", False)
    if not isinstance(tree, pikepdf.Dictionary) or not marked:
        tally.add("preflight-untagged", what="StructTreeRoot" if tree is None else "MarkInfo")
    if not _text(root.get("/Lang")):
        tally.add("preflight-no-language")
    if isinstance(tree, pikepdf.Dictionary):
        for spot in _figures_without_alt(document, tree):
            tally.add("preflight-no-alt", spot)


def _figures_without_alt(document: pikepdf.Pdf, tree: Any) -> list[FilePlace]:
    """Figures nobody describes; each element is looked at once, so that a tree in circles ends."""
    pages = {page.obj.objgen: number for number, page in enumerate(document.pages, 1)}
    waiting, found = [tree.get("/K")], []
    seen: set[object] = set()
    while waiting and len(seen) < 200_000:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting.extend(one)
        elif isinstance(one, pikepdf.Dictionary):
            if one.objgen[0] and one.objgen in seen:
                continue
            seen.add(one.objgen if one.objgen[0] else len(seen))
            if one.get("/S") == "/Figure" and not (_text(one.get("/Alt")) or _text(one.get("/ActualText"))):
                page = one.get("/Pg")
                found.append(FilePlace(pages.get(page.objgen, 0) if page is not None else 0))
            waiting.append(one.get("/K"))
    return found
