"""Advertisements in their places: as large as they were booked, uncropped, and said to be advertisements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from layout.areas.grid import PageGrid, centred_baseline
from layout.areas.strokes import line_marks
from layout.findings import Finding, finding
from layout.fonts.library import Library
from layout.geometry import Rect
from layout.makeup.bleed import TrimmedPaper
from layout.makeup.pictures import placeholder
from layout.page import PAPER, Artwork, Mark, Picture, Tag, Tint
from layout.pictures.model import PictureFacts
from layout.pictures.placed import PlacedPage
from layout.spec.model import Slot
from layout.spec.placed import Ad, Booked, Side
from layout.spec.regional import regional
from layout.spec.styles import Stylesheet, TextStyle
from layout.typeset import Piece, set_line
from layout.units import Length, in_mm, mm

LABEL_SIZE: Final = 7000
"""Seven points: no smaller than the smallest type that a newspaper sets."""

CLOSE: Final = mm(0.5)
"""By how much a file's side may differ from its place: what layout programs round, and what trimming takes."""

BOOKED_WITHIN: Final = mm(1.5)
"""By how much a place may differ from what was booked: a grid of lines meets few sizes to the millimetre.

An ad may be smaller than its place by as much, for it was made as large as was booked: half of that on either side is
lost in the white that stands round every ad.  Not so at the edge of the paper, where it would be a white hair.
"""

ALIKE: Final = 20
"""Per mille by which a picture's proportions may differ from its place's: it is shown whole all the same."""

MEANT: Final = 150
"""Pixels per inch from which a picture's claim is meant: 72 and 96 are what cameras and screens write unasked."""

Shelf = tuple[Mapping[str, PlacedPage], Mapping[str, PictureFacts]]
"""Pages of PDFs that may be placed, by key, and pictures by file."""


def ad_marks(
    slot: Slot, ad: Ad, shelf: Shelf, styles: Stylesheet, faces: Library, grid: PageGrid, paper: TrimmedPaper
) -> tuple[list[Mark], list[Finding]]:
    """The ad in its slot with its label; an empty frame for one that is not there or was refused.

    It bleeds where it stands at an edge of *paper*.
    """
    rect = grid.place(slot)
    found = booked_findings(slot, ad, rect, styles, grid)
    alt = f"{regional(_plain(styles).language).ad}：{ad.advertiser or ad.file}"
    artworks, pictures = shelf
    placed, facts = artworks.get(ad.key), pictures.get(ad.file)
    made: list[Mark] = []
    if placed is not None:
        shown, more = fitted(ad, placed.size, rect, _slack(rect, paper))
        window = _window(shown, placed, paper)
        made.append(Artwork(shown, ad.key, placed.size, window, alt, Tag("", "ad")))
        found += more
    elif facts is not None:
        shown, more = _whole(ad, facts, rect, _slack(rect, paper))
        if facts.drawing is not None:
            from layout.makeup.drawings import drawing_of  # fewer still are drawn

            made.append(drawing_of(facts, shown, alt, Tag("", "ad"), faces, styles.inks.get(slot.ink)))
        else:
            whole, ink = (0, 0, facts.width, facts.height), styles.inks.get(slot.ink)
            made.append(Picture(shown, ad.file, whole, alt, Tag("", "ad"), ink))
        found += more
    else:
        made += placeholder(rect)
        shown = rect
    if ad.label:
        made += _label(shown, styles, faces)
    return made, found


def _slack(rect: Rect, paper: TrimmedPaper) -> Length:
    """By how much an ad may be smaller than *rect* without a word."""
    right, foot = paper.right - rect.right, paper.height - rect.bottom
    return CLOSE if min(rect.x - paper.left, rect.y, right, foot) <= CLOSE else BOOKED_WITHIN


def fitted(ad: Ad, size: tuple[Length, Length], rect: Rect, slack: Length) -> tuple[Rect, list[Finding]]:
    """Where a page of *size* stands in *rect*: at its own size in the middle, or scaled as ordered or as it must be.

    It may be smaller by *slack*.
    """
    width, height = size
    off = (width - rect.width, height - rect.height)
    if -slack <= min(off) and max(off) <= CLOSE:
        return _centred(rect, width, height), []
    scale = min(rect.width / width, rect.height / height)
    facts = {"file": ad.file, "have": size_words(size)}
    if ad.scale:
        within = _centred(rect, round(width * scale), round(height * scale))
        return within, [finding("ad-scaled", ad.place, **facts, percent=f"{scale * 100:.0f}")]
    facts["want"] = size_words((rect.width, rect.height))
    if max(off) <= CLOSE:
        return _centred(rect, width, height), [finding("ad-smaller", ad.place, **facts)]
    within = _centred(rect, round(width * scale), round(height * scale))
    return within, [finding("ad-size-differs", ad.place, **facts, percent=f"{scale * 100:.0f}")]


def _whole(ad: Ad, facts: PictureFacts, rect: Rect, slack: Length) -> tuple[Rect, list[Finding]]:
    """Where a picture or drawing stands: one without a size of its own fills its place as far as it can."""
    if facts.drawing is not None and facts.dpi:
        return fitted(ad, facts.drawing.size, rect, slack)
    scale = min(rect.width / facts.width, rect.height / facts.height)
    within = _centred(rect, round(facts.width * scale), round(facts.height * scale))
    short = max(rect.width - within.width, rect.height - within.height)
    if short * 1000 <= ALIKE * max(rect.width, rect.height) or ad.scale:
        return within, _scaled_picture(ad, facts, within)
    have, want = size_words((within.width, within.height)), size_words((rect.width, rect.height))
    return within, [finding("ad-smaller", ad.place, file=ad.file, have=have, want=want)]


def _scaled_picture(ad: Ad, facts: PictureFacts, shown: Rect) -> list[Finding]:
    """A note where a picture says how large it is and is *shown* at another size."""
    if facts.dpi < MEANT:
        return []
    own = round(facts.width * 72_000 / facts.dpi), round(facts.height * 72_000 / facts.dpi)
    percent = round(shown.width * 100 / max(1, own[0]))
    if abs(own[0] - shown.width) * 1000 <= ALIKE * shown.width:
        return []
    sizes = {"have": size_words(own), "want": size_words((shown.width, shown.height))}
    return [finding("ad-picture-scaled", ad.place, file=ad.file, percent=percent, **sizes)]


def booked_findings(slot: Slot, ad: Ad, rect: Rect, styles: Stylesheet, grid: PageGrid) -> list[Finding]:
    """What differs between the place of an ad and what was booked."""
    if ad.booked is None:
        return []
    table = dict(styles.ads)
    if ad.booked.trade and ad.booked.trade not in table:
        known = "、".join(table) or "—"
        return [finding("ad-trade-unknown", slot.where("booked"), name=ad.booked.trade, known=known)]
    size = size_booked(ad.booked, table, grid)
    if abs(size[0] - rect.width) <= BOOKED_WITHIN and abs(size[1] - rect.height) <= BOOKED_WITHIN:
        return []
    words = {"have": size_words((rect.width, rect.height)), "want": size_words(size), "booked": booked_words(ad.booked)}
    return [finding("ad-not-as-booked", slot.where("booked"), advertiser=ad.advertiser or ad.file, **words)]


def size_booked(booked: Booked, table: Mapping[str, tuple[Side, Side]], grid: PageGrid) -> tuple[Length, Length]:
    """Width and height that are booked.  ``KeyError`` for a trade name that *table* has not."""
    if booked.trade:
        wide, tall = table[booked.trade]
        return _length(wide, grid.frame.width, grid.grid.gutter), _length(tall, grid.frame.height, 0)
    if booked.columns:
        return grid.measure_of(booked.columns), booked.lines * grid.grid.leading
    return booked.size


def _length(side: Side, whole: Length, gutter: Length) -> Length:
    """A side of a size: its own length, or its share of *whole*; two halves and the gutter between are the whole."""
    return side.length or (whole + gutter) * side.share // 1000 - gutter


def size_words(size: tuple[Length, Length]) -> str:
    """A size in millimetres: ``350×120.5``."""
    return "×".join(f"{in_mm(side):.1f}".removesuffix(".0") for side in size)


def booked_words(booked: Booked) -> str:
    """What was booked, in words."""
    if booked.trade:
        return booked.trade
    return f"{booked.columns} × {booked.lines}" if booked.columns else size_words(booked.size)


def _centred(rect: Rect, width: Length, height: Length) -> Rect:
    return Rect(rect.x + (rect.width - width) // 2, rect.y + (rect.height - height) // 2, width, height)


def _window(shown: Rect, placed: PlacedPage, paper: TrimmedPaper) -> Rect:
    """What is shown of a placed page: its trim, and its bleed on the sides that lie at the edge of the paper."""
    x, y, right, bottom = shown.x, shown.y, shown.right, shown.bottom
    if placed.bleed:
        x = x - placed.bleed if x <= paper.left + CLOSE else x
        y = y - placed.bleed if y <= CLOSE else y
        right = right + placed.bleed if right >= paper.right - CLOSE else right
        bottom = bottom + placed.bleed if bottom >= paper.height - CLOSE else bottom
    return Rect(x, y, right - x, bottom - y)


def _label(shown: Rect, styles: Stylesheet, faces: Library) -> list[Mark]:
    """The word on paper white in the upper right corner of the ad."""
    style = styles.text.get("ad-label") or _plain(styles)
    line = set_line((Piece(regional(style.language).ad, style),), style, faces)
    aside, deep = style.size // 4, style.size * 5 // 4
    box = Rect(shown.right - line.width - 2 * aside, shown.y, line.width + 2 * aside, deep)
    baseline = centred_baseline(box.y, deep, style.size)
    return [Tint(box, PAPER), *line_marks(line, box.x + aside, baseline, style.ink, Tag("", "ad", 1))]


def _plain(styles: Stylesheet) -> TextStyle:
    """A house without a style for it sets the label like its small print."""
    base = styles.text.get("caption") or styles.text["notice"]
    return base._replace(size=LABEL_SIZE, smallest=0, indent=0, align="left")
