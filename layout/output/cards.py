"""Cards as pictures: their pages drawn in the screen's colours, to exact pixels, within a file's bounds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import prod
from typing import Final

from layout.fonts.library import Library
from layout.geometry import Rect
from layout.output.model import Make
from layout.output.pdf import Pictures, pdf
from layout.output.preview import Look, picture
from layout.output.raster import Opened, Sheet
from layout.page import Edition, Ink, Page, Picture
from layout.pictures.model import PressPicture
from layout.units import PT

QUALITIES: Final = (92, 86, 78, 68, 56)
"""Qualities of JPEG to be tried until a file is small enough."""

Rgb = tuple[int, int, int]


def screen_pdf(
    pages: Sequence[Page], edition: Edition, faces: Library, pictures: Pictures, rgb: Callable[[Ink], Rgb]
) -> bytes:
    """*pages* in one file for the screen; *rgb* gives the colour of every ink on them."""
    colours = {(ink.c, ink.m, ink.y, ink.k): rgb(ink) for ink in inks_on(pages)}
    return pdf(pages, edition, faces, pictures, Make(colours="rgb", rgb=colours))


def inks_on(pages: Sequence[Page]) -> set[Ink]:
    """Every ink of *pages*."""
    return {mark.ink for page in pages for mark in page.marks if not isinstance(mark, Picture)}


def shown(ink: Ink) -> Rgb:
    """The colour in which a screen shows printing inks on white paper: each lets through its share of the lights.

    Brighter than a proof on newsprint, which shows what the reader of the paper will see.
    """
    red, green, blue = (
        round(255 * prod(1 - plate / 1000 * (1 - solid[light] / 255) for plate, solid in zip(ink, SOLIDS, strict=True)))
        for light in range(3)
    )
    return red, green, blue


SOLIDS: Final[tuple[Rgb, ...]] = ((0, 150, 214), (208, 18, 112), (255, 232, 28), (30, 27, 25))
"""Cyan, magenta, yellow and black on a screen; a made choice, near what offset inks show on white paper."""


def card_bytes(data: bytes | Opened, index: int, page: Page, most: int = 0) -> tuple[str, bytes]:
    """Page *index* of the file *data* as a picture of exactly the page's points, with the ending of its name.

    Type alone packs best, and sharpest, as PNG; a photograph makes it a JPEG, and so does a PNG of more than *most*
    bytes (0: no bound).  The last try is given back even if it is too heavy, for the caller to tell.
    """
    size = page.width // PT, page.height // PT
    with Sheet(data, index) as sheet:
        if not any(isinstance(mark, Picture) for mark in page.marks):
            made = picture(sheet, size, Look("png"))
            if not most or len(made) <= most:
                return "png", made
        for quality in QUALITIES:
            made = picture(sheet, size, Look("jpeg", quality))
            if not most or len(made) <= most:
                break
    return "jpg", made


def page_picture(data: bytes | Opened, rect: Rect) -> PressPicture:
    """The first page of the PDF *data* as a picture that fills *rect* pixel for pixel."""
    from layout.pictures.screen import plain_picture

    size = rect.width // PT, rect.height // PT
    with Sheet(data) as sheet:
        raster = sheet.draw(size)
    rows = b"".join(raster.row(y) for y in range(raster.height))
    return plain_picture(rows, size, f"page-{size[0]}-{size[1]}")
