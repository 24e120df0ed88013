"""What tells a finished page from any other: signed once, it is the same page or it is not."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from layout import files
from layout.findings import LayoutError
from layout.page import Artwork, Page, Picture
from layout.pictures.placed import PlacedPage


def page_digest(page: Page, pictures: Mapping[str, Path], artworks: Mapping[str, PlacedPage]) -> str:
    """The digest of all that *page* shows: its marks, the bytes of its *pictures*, the *artworks* placed on it."""
    made = sha256(repr((page.width, page.height, page.bleed, page.marks)).encode())
    for name in sorted({mark.image for mark in page.marks if isinstance(mark, Picture)}):
        made.update(name.encode())
        if name in pictures:
            try:
                made.update(sha256(files.read(pictures[name], files.MOST_PICTURE)).digest())
            except LayoutError:
                made.update(b"-")
    for name in sorted({mark.file for mark in page.marks if isinstance(mark, Artwork)}):
        made.update(repr((name, artworks[name].size, artworks[name].objects) if name in artworks else name).encode())
    return made.hexdigest()[:32]
