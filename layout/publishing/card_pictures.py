"""What lies on cards: pictures of stories, and the paper's own pages, as pixels for the screen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from layout import files
from layout.findings import Finding, Unreadable
from layout.geometry import Rect
from layout.loading.load import Loaded
from layout.makeup.drawings import drawing_of
from layout.output.model import Make
from layout.output.pdf import pdf
from layout.page import Edition, Page, Picture, Shown
from layout.pictures.model import Crop, PressPicture
from layout.pictures.screen import ScreenPicture, pixels_of, screen_picture, shown_page
from layout.pictures.screen import shown as screen_image
from layout.pixels.cards import Inlay, inks_on, pixel_box, screen_pdf, shown
from layout.pixels.raster import OpenedPdf, RasterPage
from layout.publishing.press_condition import condition_of
from layout.streams.spots import shown_as

PAGE: Final = "page"
"""What ``--story`` calls the page itself."""

WIDE: Final = 2400
"""Pixels across a page that is drawn once for all its cards."""

KEPT: Final = 40_000_000
"""Pixels of pictures that are kept for the next card: a front page's pictures, less than half a gigabyte."""


class Shelf:
    """Pictures that lie on cards, decoded once for cards of many sizes."""

    def __init__(self, loaded: Loaded, largest: tuple[int, int]) -> None:
        """The issue's own pictures; *largest* is how large cards show them."""
        self._loaded = loaded
        self._largest = largest
        self._profile: bytes | None = None
        self._kept: dict[str, ScreenPicture] = {}

    def inlay(self, mark: Picture) -> Inlay:
        """The picture of *mark* as it lies on its card.  Raises :class:`Unreadable`."""
        box = pixel_box(mark.rect)
        size = box[2] - box[0], box[3] - box[1]
        return Inlay(pixels_of(self.picture(mark.image, mark.crop, size), mark.crop, size), box)

    def picture(self, name: str, crop: Crop, size: tuple[int, int]) -> ScreenPicture:
        """The picture *name*, decoded so large that its *crop* may be shown at *size*.  Raises :class:`Unreadable`."""
        kept = self._kept.pop(name, None) or self._decoded(name, ((None, self._largest),))
        self._kept[name] = kept
        while len(self._kept) > 1 and sum(one.pixels for one in self._kept.values()) > KEPT:
            del self._kept[next(iter(self._kept))]  # the one that has not been asked for longest
        # A card is the same whatever other cards are made: one that needs more has its picture to itself.
        return kept if kept.bears(crop, size) else self._decoded(name, ((crop, size),))

    def _decoded(self, name: str, wanted: Iterable[tuple[Crop | None, tuple[int, int]]]) -> ScreenPicture:
        if name not in self._loaded.pictures:
            return drawn_graphic(name, self._loaded)
        data = files.read(self._loaded.pictures[name], files.MOST_PICTURE)
        if self._profile is None:
            self._profile = condition_of(self._loaded.press).profile
        return screen_image(data, name, wanted, self._profile)


def drawn_graphic(name: str, loaded: Loaded) -> ScreenPicture:
    """The infographic *name* of the issue as pixels, on white; its crops are reported in the units of its facts."""
    facts = loaded.materials.pictures[name]
    whole = Rect(0, 0, 500_000, 500_000 * facts.height // facts.width)
    page = Page(1, whole.width, whole.height, 0, (drawing_of(facts, whole, "", None, loaded.materials.faces),))
    edition = Edition(name, "", "", loaded.issue.language, (page,), ())
    with OpenedPdf(screen_pdf((page,), edition, loaded.materials.faces, {}, shown)) as opened:
        return drawn_page(opened, 0, (facts.width, facts.height))


def page_inlay(page: ScreenPicture, mark: Picture) -> Inlay:
    """A page of the paper as it lies on its card."""
    box = pixel_box(mark.rect)
    return Inlay(pixels_of(page, None, (box[2] - box[0], box[3] - box[1])), box)


def drawn_page(file: OpenedPdf, number: int, whole: tuple[int, int] | None = None) -> ScreenPicture:
    """Page *number* (from 0) of *file*, drawn :data:`WIDE` pixels wide; its crops are reported in a size of *whole*."""
    with RasterPage(file, number) as sheet:
        size = WIDE, max(1, round(WIDE * sheet.height / sheet.width))
        drawn = sheet.draw(size)
    return shown_page(drawn.pixels, size, drawn.stride, whole)


def page_file(page: Page, edition: Edition, loaded: Loaded, shelf: Shelf, found: list[Finding]) -> bytes:
    """A page of the paper as a file in the screen's colours; *found* takes what is found."""
    pictures: dict[Shown, PressPicture] = {}
    for mark in page.marks:
        if isinstance(mark, Picture) and mark.image in loaded.pictures:
            size = mark.rect.width * WIDE // page.width, mark.rect.height * WIDE // page.width
            try:
                picture = shelf.picture(mark.image, mark.crop, size)
            except Unreadable as fault:
                found += fault.findings
                continue
            solid = shown(mark.ink) if mark.ink else None
            key = f"{mark.image}-{mark.crop}-{size}-{solid}"
            pictures[mark.shown] = screen_picture(picture, key, mark.crop, size, solid)
    colours = {shown_as(ink): shown(ink) for ink in inks_on((page,))}
    make = Make(colours="rgb", rgb=colours, kept=False, artworks=loaded.artworks)
    return pdf((page,), edition, loaded.materials.faces, pictures, make)
