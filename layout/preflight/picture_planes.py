"""The pixels of a page's pictures in ink, kept while its plates are made."""

from __future__ import annotations

from typing import TypeAlias

import pikepdf
from PIL import Image, ImageChops

from layout.findings import Unreadable
from layout.pdfreader.converter import Converter
from layout.pdfreader.images import Planes, UnmeasuredError, planes_of
from layout.pdfreader.packed_bytes import NOWHERE, ObjectsIn
from layout.pdfreader.spaces import Space
from layout.pdfreader.steps import PdfImage
from layout.preflight.page_watch import Eye
from layout.preflight.raster import samples_drawn

_Key: TypeAlias = "tuple[tuple[int, int], Space]"


class PicturePlanes:
    """Every picture of a page is unpacked once, and let go whole or plate by plate."""

    def __init__(self, document: pikepdf.Pdf, converter: Converter, eye: Eye, file: ObjectsIn) -> None:
        """The objects of *document* lie in *file*, as far as that is at hand; faults are shown to *eye*."""
        self._document, self._converter, self._eye, self._file = document, converter, eye, file
        self._known: dict[_Key, Planes] = {}
        self._spent: dict[_Key, set[str]] = {}
        """Plates that have been let go, by picture."""

    def of(self, part: PdfImage) -> Planes:
        """The ink of a picture by plate; nothing where it cannot be unpacked."""
        number = part.image.objgen
        key = number, part.space
        if key not in self._known or not number[0]:
            try:
                # What stands in a content is not the document's.
                file = self._file if part.image.is_owned_by(self._document) else NOWHERE
                self._known[key] = planes_of(part.image, part.space, self._converter, samples_drawn, file)
                self._eye.black_of(number, part.space, self._known[key])
            except UnmeasuredError as fault:
                self._eye.unmeasured(str(fault))
                self._known[key] = {}
            except Unreadable as fault:
                self.torn(fault)
                self._known[key] = {}
        return self._known[key]

    def grey(self, part: PdfImage, plate: str) -> Image.Image:
        """The pixels of a picture on *plate*, 255 for no ink."""
        key = part.image.objgen, part.space
        if plate in self._spent.get(key, ()):  # asked for once more after all
            del self._known[key], self._spent[key]
        planes = self.of(part)
        plane = planes.get(plate, planes.get("All"))
        return Image.new("L", (1, 1), 255) if plane is None else ImageChops.invert(plane)

    def spend(self, part: PdfImage, plates: tuple[str, ...]) -> None:
        """Let go the pixels of a picture on *plates*, which are made."""
        key = part.image.objgen, part.space
        for plate in plates:
            if self._known.get(key, {}).pop(plate, None) is not None:
                self._spent.setdefault(key, set()).add(plate)

    def let_go(self) -> None:
        """Let all pixels go."""
        self._known.clear()
        self._spent.clear()

    def torn(self, fault: Unreadable) -> None:
        """A picture's data are damaged: every reader draws as much of it as it can, and the page is read on."""
        found = fault.findings[0]
        if found.code != "preflight-damaged":
            raise fault
        why = str(dict(found.facts).get("why", ""))
        self._eye.tally.add("preflight-mended", self._eye.spot(), "picture", why=why)
        self._eye.unmeasured("damaged picture")
