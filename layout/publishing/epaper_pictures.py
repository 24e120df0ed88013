"""The issue's pictures as files of the e-paper: photographs in the colours of the screen, infographics drawn."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Final

from layout import files
from layout.findings import Finding, Unreadable
from layout.loading.load import Loaded
from layout.output.pdf import Pictures
from layout.page import Page, Picture, Shown
from layout.pictures.model import PressPicture
from layout.pictures.probe import probe
from layout.pictures.screen import shown as shown_on_screen
from layout.pictures.web import web_picture, web_size
from layout.pixels.cards import shown as colour_of
from layout.publishing.card_pictures import drawn_graphic
from layout.publishing.press_condition import condition_of
from layout.value import NamedTuple

MOST_PICTURE: Final = 2200
"""Pixels on the longer side of a picture; one that has more is halved."""


class PictureFile(NamedTuple):
    """A picture of the e-paper: the name of its *file*, and its pixels."""

    file: str
    picture: PressPicture


def epaper_pictures(
    pages: Sequence[Page], loaded: Loaded, found: list[Finding]
) -> tuple[dict[str, PictureFile], Pictures]:
    """The issue's pictures for the screen by the names they have in the issue, and as the *pages* show them."""
    profile = condition_of(loaded.press).profile
    made: dict[str, PictureFile] = {}
    pictures: dict[Shown, PressPicture] = {}
    taken: set[str] = set()
    for name, path in loaded.pictures.items():
        marks = (mark for page in pages for mark in page.marks if isinstance(mark, Picture) and mark.image == name)
        here = tuple(dict.fromkeys(mark.shown for mark in marks))  # in their order, whatever words hash to
        crops = {crop for _, crop, _ in here}
        try:
            data = files.read(path, files.MOST_PICTURE)
            facts = probe(data, name)
            whole = facts.width, facts.height
            wanted = [(crop, web_size(crop, whole, MOST_PICTURE)) for crop in (None, *sorted(crops))]
            picture = shown_on_screen(data, name, wanted, profile)
            for shown in here:
                _, crop, ink = shown
                solid = colour_of(ink) if ink else None
                part = web_picture(picture, name, crop=crop, most=MOST_PICTURE, solid=solid)
                pictures[shown] = part._replace(key=f"{name}{crop}{solid or ''}")
        except Unreadable as fault:
            found += fault.findings
            continue
        file = _file_name(path.stem, taken)
        made[name] = PictureFile(file, web_picture(picture, name, most=MOST_PICTURE))
    advertised = {slot.ad.file for page in loaded.issue.pages for slot in page.slots if slot.ad}
    for name, known in loaded.materials.pictures.items():
        if known.drawing is not None and name not in advertised:
            file = _file_name(PurePath(name).stem, taken)
            made[name] = PictureFile(file, web_picture(drawn_graphic(name, loaded), name, most=MOST_PICTURE))
    return made, pictures


def _file_name(stem: str, taken: set[str]) -> str:
    """A name for a picture of the e-paper's own that none of *taken* has; it is taken then."""
    stem = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in stem)[:40].strip("-")
    stem = stem or "picture"
    file = next(f for n in range(len(taken) + 1) if (f := f"{stem}{f'-{n}' if n else ''}.jpg") not in taken)
    taken.add(file)
    return file
