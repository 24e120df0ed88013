"""The advertisements of an issue as they stand on its pages: for the advertising department's accounts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from layout import files
from layout.areas.grid import PageGrid, grid_of_page
from layout.composing import Composed
from layout.findings import Finding, finding
from layout.geometry import Rect
from layout.loading.load import Loaded
from layout.makeup.ad import booked_words, size_booked
from layout.numbering import plain
from layout.page import Artwork, Page
from layout.pictures.placed import PlacedPage
from layout.runs.staging import Staging
from layout.spec.model import PageSpec, Slot
from layout.spec.placed import Ad, Side
from layout.units import Length, in_mm

FILE: Final = "ads.json"

_STANDARDS: Final = {"a": "PDF/A-2", "u": "PDF/A-2u", "ua": "PDF/UA-1"}


_CONCERNS: Final = {
    "fonts": ("ToUnicode", "CIDToGIDMap", "CMap", "CIDSystemInfo", "Encoding", "Widths", ".notdef", "FontFile", "Font"),
    "pictures": ("Interpolate", "JPXDecode", "LZWDecode", "Intent", "Alternates", "OPI"),
    "colours": ("TR", "TR2", "HTP", "HTO", "RI", "ri", "BM", "OPM", "DeviceN"),
}
"""What of an ad a term of PDF belongs to, by its first word, in words of whoever made it."""


def _concerned(term: str) -> str:
    """What of an ad the *term* of PDF is of; the rest is how its drawing is written down."""
    first = term.partition(" ")[0]
    return next((what for what, terms in _CONCERNS.items() if first in terms), "drawing")


def ads_of(composed: Composed, loaded: Loaded) -> list[dict[str, object]]:
    """Every ad with its page, place, size in millimetres and square centimetres, and who pays for it.

    One across a fold is one ad: it stands on the page that the spread begins on and goes on, as ``to_page`` says, on
    the other; its place is that on the sheet of both.
    """
    issue = composed.issue
    table = dict(loaded.materials.styles.ads)
    slots = [(page, slot) for page in issue.pages for slot in page.slots if slot.ad is not None]
    beyond = {slot.id: (page, slot) for page, slot in slots if page.fold and not page.opens}
    whole = {slot.id for page, slot in slots if page.opens and slot.id in beyond}
    made: list[dict[str, object]] = []
    for page, slot in slots:
        assert slot.ad is not None
        grid = grid_of_page(issue, page)
        rect = grid.on_page(grid.place(slot))
        if slot.id not in whole:
            made.append(_ad(page, slot, slot.ad, rect, (grid, table, loaded)))
        elif page.opens:
            after, rest = beyond[slot.id]
            other = grid.on_page(grid.place(rest))
            left, right = (rect, other) if page.fold == "left" else (other, rect)
            width = issue.sheet.width + right.right - left.x
            one = _ad(page, slot, slot.ad, left._replace(width=width), (grid, table, loaded))
            made.append(one | {"to_page": plain(after.number)})
    return made


def _ad(
    page: PageSpec, slot: Slot, ad: Ad, rect: Rect,
    known: tuple[PageGrid, Mapping[str, tuple[Side, Side]], Loaded],
) -> dict[str, object]:  # fmt: skip
    grid, table, loaded = known
    made: dict[str, object] = {
        "page": plain(page.number), "slot": slot.id, "file": ad.file, "advertiser": ad.advertiser,
        "order_number": ad.order_number, "on_page": ad.key in loaded.artworks or ad.file in loaded.pictures,
        "place_mm": [_mm(rect.x), _mm(rect.y)], "size_mm": [_mm(rect.width), _mm(rect.height)],
        "area_cm2": round(in_mm(rect.width) * in_mm(rect.height) / 100, 1), "labelled": ad.label,
    }  # fmt: skip
    if slot.rect is None:
        made["grid"] = {"columns": slot.area.columns, "lines": slot.area.lines}
    if ad.page:
        made["file_page"] = ad.page
    placed = loaded.artworks.get(ad.key)
    if placed is not None:
        made["file_size_mm"] = [_mm(side) for side in placed.size]
        made["spot_inks"] = list(placed.spots)
    if ad.booked is not None and (not ad.booked.trade or ad.booked.trade in table):
        width, height = size_booked(ad.booked, table, grid)
        made["booked"] = {"as": booked_words(ad.booked), "size_mm": [_mm(width), _mm(height)]}
    return made


def _mm(length: Length) -> float:
    return round(in_mm(length), 1)


def as_json(ads: list[dict[str, object]]) -> bytes:
    """The list as ``ads.json`` has it."""
    return json.dumps(ads, ensure_ascii=False, indent=1).encode() + b"\n"


def claim_findings(pages: tuple[Page, ...], artworks: Mapping[str, PlacedPage], standard: str) -> list[Finding]:
    """What a page with somebody's ad in it can no longer claim."""
    if standard != "x-4":
        return []
    found: list[Finding] = []
    for page in pages:
        for mark in page.marks:
            broken = artworks[mark.file].breaks if isinstance(mark, Artwork) and mark.file in artworks else ()
            lost = [words for key, words in _STANDARDS.items() if key in broken and not (key == "u" and "a" in broken)]
            if lost and isinstance(mark, Artwork):
                kept = "PDF/X-4" if "a" in broken else "PDF/X-4, PDF/A-2b"
                why = "、".join(artworks[mark.file].broken_by)
                what = ", ".join(dict.fromkeys(map(_concerned, artworks[mark.file].broken_by)))
                facts = {"file": mark.file.rpartition("#")[0], "standards": ", ".join(lost), "kept": kept,
                         "what": what, "why": why}  # fmt: skip
                found.append(finding("ad-claims-less", None, page=page.number, **facts))
    return found


def write_ads(whole: Composed, composed: Composed, materials: Loaded, staging: Staging) -> list[Finding]:
    """Write ``ads.json`` of the *whole* issue, and find what files of *composed* with ads can no longer claim."""
    files.write(staging.path(FILE), as_json(ads_of(whole, materials)))
    return claim_findings(composed.edition.pages, materials.artworks, materials.press.standard)
