"""Cards as pictures: their pages drawn in the screen's colours, to exact pixels, within a file's bounds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import prod
from typing import Final

from layout.fonts.library import Library
from layout.geometry import Rect
from layout.output.model import Make
from layout.output.pdf import Pictures, pdf
from layout.page import Artwork, Drawing, Edition, Ink, Mark, Page, Picture, Rule, Tint, inks_of
from layout.pixels.preview import ImageSettings, written
from layout.pixels.raster import WHITE, Box, RasterPage, Rgb
from layout.streams.spots import shown_as
from layout.units import PT
from layout.value import NamedTuple

QUALITIES: Final = (92, 86, 78, 68, 56)
"""Qualities of JPEG to be tried until a file is small enough."""


def screen_pdf(
    pages: Sequence[Page], edition: Edition, faces: Library, pictures: Pictures, rgb: Callable[[Ink], Rgb]
) -> bytes:
    """*pages* in one file to be drawn for the screen; *rgb* gives the colour of every ink on them."""
    colours = {shown_as(ink): rgb(ink) for ink in inks_on(pages)}
    return pdf(pages, edition, faces, pictures, Make(colours="rgb", rgb=colours, kept=False))


def inks_on(pages: Sequence[Page]) -> set[Ink]:
    """Every ink of *pages*."""
    return {ink for page in pages for mark in page.marks for ink in inks_of(mark)}


def shown(ink: Ink) -> Rgb:
    """The colour in which a screen shows printing inks on white paper: each lets through its share of the lights.

    Brighter than a proof on newsprint, which shows what the reader of the paper will see.
    """
    inks = tuple(zip(shown_as(ink), SOLIDS, strict=True))
    red, green, blue = (
        round(255 * prod(1 - plate / 1000 * (1 - solid[light] / 255) for plate, solid in inks)) for light in range(3)
    )
    return red, green, blue


SOLIDS: Final[tuple[Rgb, ...]] = ((0, 150, 214), (208, 18, 112), (255, 232, 28), (30, 27, 25))
"""Cyan, magenta, yellow and black on a screen; a made choice, near what offset inks show on white paper."""


class Inlay(NamedTuple):
    """A picture on a card, as pixels of four bytes; *beneath* says that it lies under all that is drawn, else on it."""

    pixels: bytes
    box: Box
    beneath: bool = False


def lies_beneath(page: Page, index: int) -> bool:
    """True when a mark after number *index* of *page*, a picture, lies on it."""
    picture = page.marks[index]
    return isinstance(picture, Picture) and any(_touches(mark, picture.rect) for mark in page.marks[index + 1 :])


def _touches(mark: Mark, rect: Rect) -> bool:
    if isinstance(mark, Tint | Picture | Drawing | Artwork):
        return mark.rect.overlaps(rect)
    ends = (mark.start, mark.end) if isinstance(mark, Rule) else (mark.origin,)
    xs, ys = [one.x for one in ends], [one.y for one in ends]
    return Rect(min(xs), min(ys), max(1, max(xs) - min(xs)), max(1, max(ys) - min(ys))).overlaps(rect)


def parted(page: Page, rgb: Callable[[Ink], Rgb]) -> tuple[Page, Rgb]:
    """What is drawn of *page*, and the colour of the tint that all of it lies on, white if there is none.

    The ground is laid down and pictures are laid on quicker than any reader of PDFs draws them; and nobody reads the
    file, so that nothing in it is tagged.
    """
    first = page.marks[0] if page.marks else None
    lies = isinstance(first, Tint) and first.rect == Rect(0, 0, page.width, page.height)
    marks = tuple(mark._replace(tag=None) for mark in page.marks[lies:] if not isinstance(mark, Picture))
    return page._replace(marks=marks), rgb(first.ink) if lies and isinstance(first, Tint) else WHITE


def pixel_box(rect: Rect) -> Box:
    """The pixels of a card, whose point is one, that *rect* touches."""
    return rect.x // PT, rect.y // PT, -(-rect.right // PT), -(-rect.bottom // PT)


def card_bytes(
    sheet: RasterPage, size: tuple[int, int], ground: Rgb, inlays: Sequence[Inlay] = (), most: int = 0
) -> tuple[str, bytes]:
    """The *sheet* of a card as a picture of exactly *size* pixels, with the ending of its name.

    Type alone packs best, and sharpest, as PNG; pictures make it a JPEG, and so does a PNG of more than *most* bytes
    (0: no bound).  The last try is given back even if it is too heavy, for the caller to tell.
    """
    if not inlays:
        look = ImageSettings("png")
        made = written(sheet.draw(size, form=look.form, ground=ground), look)
        if not most or len(made) <= most:
            return "png", made
    drawn = sheet.draw(size, ground=ground, beneath=((one.pixels, one.box) for one in inlays if one.beneath))
    for one in inlays:
        if not one.beneath:
            drawn.lay(one.pixels, one.box)
    for quality in QUALITIES:
        made = written(drawn, ImageSettings("jpeg", quality))
        if not most or len(made) <= most:
            break
    return "jpg", made
