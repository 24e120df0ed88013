"""Pages as the bytes of a press file, for programs that use the engine as a library."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from layout.composing import Composed
from layout.findings import Finding
from layout.loading.load import Loaded
from layout.output.pdf import assemble
from layout.output.program import programs_of
from layout.page import Picture
from layout.publishing.page_files import with_printer_marks
from layout.publishing.press_condition import condition_of
from layout.publishing.press_pictures import convert
from layout.streams.draw import draw, put_together
from layout.value import NamedTuple


class PressFile(NamedTuple):
    """A press file: the bytes of the PDF, and what was found in its pictures."""

    data: bytes
    findings: tuple[Finding, ...]


def press_pdf(loaded: Loaded, composed: Composed, numbers: Sequence[int] = (), cache: Path | None = None) -> PressFile:
    """The press file of the pages *numbers* of an issue, of all its pages when none is named.

    *composed* is what :func:`layout.compose` made of *loaded*.  The file is what ``render-page`` writes: to the
    standard, profile and bleed that the issue and its style ask for.  Pictures converted into press colours are kept in
    the folder *cache* if there is one.  Nothing else is written.

    Raises :class:`KeyError` for a page that the issue has not, :class:`layout.LayoutError` when the plant's profile
    cannot be read.
    """
    edition, faces, press = composed.edition, loaded.materials.faces, loaded.press
    known = {page.number: page for page in edition.pages}
    pages = tuple(known[number] for number in numbers) if numbers else edition.pages
    pages = with_printer_marks(pages, composed, loaded)
    condition = condition_of(press, loaded.artworks)
    marks = [mark for page in pages for mark in page.marks if isinstance(mark, Picture)]
    pictures, found = convert(marks, loaded.pictures, cache, press, condition.profile)
    drawn = put_together(pages, [draw((page,), edition, faces) for page in pages], edition)
    data = assemble(drawn, programs_of(faces, drawn.glyphs), pictures, condition.make)
    return PressFile(data, tuple(dict.fromkeys(found)))
