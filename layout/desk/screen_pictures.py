"""Pictures and placed pages of the issue as browsers get them."""

from __future__ import annotations

from pathlib import Path
from typing import Final
from urllib.parse import quote

from layout import files
from layout.page import Artwork, Mark, Picture
from layout.pictures.probe import probe
from layout.pictures.screen import shown
from layout.pictures.soft_proof import on_paper, proof_picture
from layout.pictures.web import seen_on_web, web_picture, web_size
from layout.pixels.cards import shown as colour_of
from layout.pixels.raster import hexadecimal
from layout.publishing.press_condition import condition_of
from layout.workbench.workbench import Workbench

MOST_PIXELS: Final = 1600
"""Pixels on the longer side of a picture."""
MOST_KEPT: Final = 64
"""Pictures that are kept as they were sent."""


class ScreenPictures:
    """The pictures of what is on the *bench*, each made once."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._kept: dict[str, bytes] = {}

    def address(self, mark: Mark) -> str:
        """Where a browser gets the picture of *mark* from; "" where there is none."""
        if self._bench.pages is None:
            return ""
        loaded = self._bench.pages.loaded
        path = self._path(mark.image) if isinstance(mark, Picture) else None
        if isinstance(mark, Picture) and path is not None:
            stamp = files.stamp(path) or (0, 0, 0)
            solid = hexadecimal(colour_of(mark.ink)) if mark.ink else ""
            return f"picture/{quote(mark.image, safe='')}?at={stamp[0]:x}&ink={solid}"
        if isinstance(mark, Artwork) and mark.file in loaded.artworks:
            return f"picture/{quote(mark.file, safe='')}?ad=1"
        return ""

    def _path(self, name: str) -> Path | None:
        """Where the picture *name* is, of the pages as they stand or of those that are proposed."""
        pages, proposed = self._bench.pages, self._bench.proposed
        found = pages.loaded.pictures.get(name) if pages else None
        return found or (proposed.loaded.pictures.get(name) if proposed else None)

    def picture(self, name: str, ink: str) -> bytes | None:
        """The picture *name* as a JPEG, in the *ink* of a colour (rrggbb) alone; ``None`` where there is none.

        Raises :class:`layout.findings.LayoutError` for one that cannot be read, :class:`ValueError` for no colour.
        """
        loaded = self._bench.pages.loaded if self._bench.pages else None
        path = self._path(name)
        if loaded is None or path is None:
            return None
        key = f"{name} {ink} {files.stamp(path)}"
        if key not in self._kept:
            data = files.read(path, files.MOST_PICTURE)
            facts = probe(data, name)
            size = web_size(None, (facts.width, facts.height), MOST_PIXELS)
            seen = shown(data, name, [(None, size)], condition_of(loaded.press).profile)
            red, green, blue = bytes.fromhex(ink) if ink else (0, 0, 0)
            solid = (red, green, blue) if ink else None
            self._kept[key] = web_picture(seen, name, most=MOST_PIXELS, solid=solid).data
            while len(self._kept) > MOST_KEPT:
                del self._kept[next(iter(self._kept))]
        return self._kept[key]

    def artwork(self, name: str) -> bytes | None:
        """The placed page *name* as a PNG or JPEG; ``None`` where there is none to be seen."""
        loaded = self._bench.pages.loaded if self._bench.pages else None
        page = loaded.artworks.get(name) if loaded else None
        if loaded is None or page is None or page.shown is None:
            return None
        seen = page.shown
        if seen.mode == "CMYK":
            seen = proof_picture(seen, condition_of(loaded.press).profile)
        return seen.data if seen.filter == "DCTDecode" else seen_on_web(seen)

    def on_paper(self, data: bytes) -> bytes:
        """A picture as it looks on the paper of the issue's press."""
        loaded = self._bench.pages.loaded if self._bench.pages else None
        return on_paper(data, condition_of(loaded.press).profile) if loaded else data
