"""Boxes of a page, and its size against the issue's."""

from __future__ import annotations

from typing import Any, Final

import pikepdf

from layout.pdfreader.objects import inherited
from layout.pdfreader.state import Box
from layout.preflight.model import FilePlace, Tally, WantedGeometry
from layout.preflight.page_watch import PageBoxes
from layout.stylesheets.preflight import Limits
from layout.units import MM_PER_POINT, in_mm

_FUZZ: Final = 0.02
"""Points: files round to a hundredth."""
_OFF: Final = 0.1
"""Millimetres by which a size may be off."""


def box_of(page: Any, key: str) -> Box | None:
    """A box of *page* as (left, bottom, right, top), inherited if need be; ``None`` without one."""
    values = inherited(page, key) if key in ("/MediaBox", "/CropBox") else page.get(key)
    if not isinstance(values, pikepdf.Array) or len(values) != 4:
        return None
    try:
        a, b, c, d = (float(one) for one in values)
    except (TypeError, ValueError):
        return None
    box = min(a, c), min(b, d), max(a, c), max(b, d)
    return box if box[2] > box[0] and box[3] > box[1] else None


def sheet_of(page: Any, number: int) -> tuple[PageBoxes, Box | None, Box | None]:
    """The sheet with what holds where a box is missing, then the trim and the bleed as given."""
    media = box_of(page, "/MediaBox") or (0.0, 0.0, 612.0, 792.0)
    trim, bleed = box_of(page, "/TrimBox"), box_of(page, "/BleedBox")
    cut = trim or box_of(page, "/ArtBox") or box_of(page, "/CropBox") or media
    # What a box has beyond the medium counts for nothing (ISO 32000, 14.11.2), and may be miles of it.
    cut = _shared(cut, media) or media
    unit = float(page.get("/UserUnit", 1))
    return PageBoxes(number, media, bleed or cut, cut, unit if 0 < unit < 1000 else 1.0), trim, bleed


def size_of(sheet: PageBoxes) -> str:
    """The cut size of the page in words."""
    left, bottom, right, top = sheet.trim
    scale = MM_PER_POINT * sheet.unit
    return f"{(right - left) * scale:.3g} × {(top - bottom) * scale:.3g} mm"


def check_boxes(page: Any, sheet: PageBoxes, limits: Limits, tally: Tally, fold: str = "") -> None:
    """Trim within bleed within media, no ArtBox beside the trim, enough bleed but in a *fold*."""
    here = FilePlace(sheet.number)
    trim, bleed, art = (box_of(page, key) for key in ("/TrimBox", "/BleedBox", "/ArtBox"))
    if trim is None:
        tally.add("preflight-no-trim", here)
    elif art is not None:
        tally.add("preflight-trim-and-art", here)
    crop = box_of(page, "/CropBox")
    pairs = [("TrimBox", trim, "BleedBox", bleed), ("BleedBox", bleed, "MediaBox", sheet.media),
             ("TrimBox", trim, "MediaBox", sheet.media), ("BleedBox", bleed, "CropBox", crop),
             ("TrimBox", trim, "CropBox", crop)]  # fmt: skip
    for inner, small, outer, large in pairs:
        if small and large and not _within(small, large):
            tally.add("preflight-boxes-nested", here, inner, outer, inner=inner, outer=outer)
    have = bleed_of(sheet, bleed, fold)
    if have < in_mm(limits.bleed) - _OFF:
        tally.add("preflight-bleed-small", here, have=f"{have:.1f}", wanted=f"{in_mm(limits.bleed):.1f}")


def check_turned(page: Any, sheet: PageBoxes, tally: Tally) -> None:
    """A page that viewers turn, or whose unit is not a point: what places it may know neither."""
    here = FilePlace(sheet.number)
    turned = int(inherited(page, "/Rotate") or 0) % 360
    if turned:
        tally.add("preflight-rotated", here, degrees=turned)
    if sheet.unit != 1:
        tally.add("preflight-user-unit", here, unit=f"{sheet.unit:g}")


def check_alike(pages: list[Any], tally: Tally) -> None:
    """Pages of unlike size in one file."""
    sizes: dict[tuple[float, float], int] = {}
    for number, page in enumerate(pages, 1):
        sheet, _, _ = sheet_of(page, number)
        scale = MM_PER_POINT * sheet.unit
        sizes.setdefault(
            (round((sheet.trim[2] - sheet.trim[0]) * scale, 1), round((sheet.trim[3] - sheet.trim[1]) * scale, 1)),
            number,
        )
    (first, *others) = sizes.items()
    for (width, height), number in others:
        if abs(width - first[0][0]) > _OFF or abs(height - first[0][1]) > _OFF:
            known = f"{first[0][0]:g}×{first[0][1]:g}"
            tally.add("preflight-sizes-unlike", FilePlace(number), have=f"{width:g}×{height:g}", first=known)


def bleed_of(sheet: PageBoxes, bleed: Box | None, fold: str = "") -> float:
    """The least bleed of the edges that are cut in mm; *fold* is the side of a spread that the page is, if any."""
    return max(least_bleed(sheet.trim, bleed, fold), 0.0) * MM_PER_POINT * sheet.unit if bleed else 0.0


def least_bleed(trim: Box, bleed: Box, fold: str) -> float:
    """How far *bleed* reaches beyond *trim* at the least, in points, the edge in the *fold* of a spread left out.

    ``left`` pages are folded at their right edge; of ``either`` page one edge may be without.
    """
    left, right = trim[0] - bleed[0], bleed[2] - trim[2]
    across = {"left": left, "right": right, "either": max(left, right)}.get(fold, min(left, right))
    return min(across, trim[1] - bleed[1], bleed[3] - trim[3])


def check_size(sheet: PageBoxes, bleed: Box | None, wanted: WantedGeometry, tally: Tally, fold: str = "") -> None:
    """The page, that side of a spread which *fold* says, against what the issue asks for."""
    here, scale = FilePlace(sheet.number), MM_PER_POINT * sheet.unit
    have = (sheet.trim[2] - sheet.trim[0]) * scale, (sheet.trim[3] - sheet.trim[1]) * scale
    want = in_mm(wanted.width), in_mm(wanted.height)
    if any(abs(a - b) > _OFF for a, b in zip(have, want, strict=True)):
        sizes = (f"{one[0]:.1f}×{one[1]:.1f}" for one in (have, want))
        tally.add("preflight-size-differs", here, have=next(sizes), wanted=next(sizes))
    edge = bleed_of(sheet, bleed, fold)
    if abs(edge - in_mm(wanted.bleed)) > _OFF:
        tally.add("preflight-bleed-differs", here, have=f"{edge:.1f}", wanted=f"{in_mm(wanted.bleed):.1f}")


def _shared(one: Box, other: Box) -> Box | None:
    """What lies in both."""
    left, bottom = max(one[0], other[0]), max(one[1], other[1])
    right, top = min(one[2], other[2]), min(one[3], other[3])
    return (left, bottom, right, top) if left < right and bottom < top else None


def _within(small: Box, large: Box) -> bool:
    return all(a >= b - _FUZZ for a, b in zip(small[:2], large[:2], strict=True)) and all(
        a <= b + _FUZZ for a, b in zip(small[2:], large[2:], strict=True)
    )
