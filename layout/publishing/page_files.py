"""The press file of a page, or of several: ordered from the second process where there is one, else made here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from layout.composing import Composed
from layout.findings import Finding
from layout.loading.load import Loaded
from layout.output.program import programs_of
from layout.page import Page, Picture, Shown
from layout.pictures.model import PressPicture
from layout.processes.worker import MadePage, PageOrder, Rest, Worker
from layout.streams.codes import codes_of, glyphs_of
from layout.streams.draw import Drawn, draw, put_together
from layout.value import NamedTuple


class WantedFiles(NamedTuple):
    """Where a PDF goes (``None``: nowhere), whether a proof is wanted for a preview, and where runs keep pictures."""

    out: Path
    path: Path | None
    proof: bool


def make_page(
    page: Page, composed: Composed, materials: Loaded, wanted: WantedFiles, worker: Worker | None
) -> MadePage:
    """The PDF of one page made and written; press pictures are kept from one file and one run to the next."""
    (page,) = with_printer_marks((page,), composed, materials)
    codes = codes_of((page,))
    edition, faces = composed.edition, materials.materials.faces
    drawing = partial(draw, (page,), edition, faces, codes)
    return _made((page,), glyphs_of(codes), drawing, materials, wanted, worker)


def make_whole(
    composed: Composed, alone: Mapping[str, Drawn], materials: Loaded, wanted: WantedFiles, worker: Worker | None
) -> MadePage:
    """The PDF of all pages, put together from pages that were drawn *alone*, by the names of their files.

    Those that are not there are drawn.  Faces are cut once, with the glyphs of all pages.
    """
    edition, faces = composed.edition, materials.materials.faces
    pages = with_printer_marks(edition.pages, composed, materials)
    parts = [alone.get(f"P{page.number:02}") or draw((page,), edition, faces) for page in pages]
    drawn = put_together(pages, parts, edition)
    return _made(pages, drawn.glyphs, lambda: drawn, materials, wanted, worker)


def with_printer_marks(pages: tuple[Page, ...], composed: Composed, materials: Loaded) -> tuple[Page, ...]:
    """*pages* with the marks round them that the press wants."""
    if materials.press.marks == "none":
        return pages
    from layout.streams.printermarks import with_marks

    return tuple(with_marks(page, composed.edition, materials.materials.faces, materials.press.marks) for page in pages)


def _made(
    pages: tuple[Page, ...], glyphs: Mapping[str, tuple[int, ...]], drawing: Callable[[], Drawn], materials: Loaded,
    wanted: WantedFiles, worker: Worker | None,
) -> MadePage:  # fmt: skip
    """The file of *pages* with *glyphs*, as *drawing* draws it while *worker* prepares what it can."""
    faces, press = materials.materials.faces, materials.press
    marks = [mark for page in pages for mark in page.marks if isinstance(mark, Picture)]
    order = PageOrder(marks, materials.pictures, wanted.out / ".pictures", glyphs)
    drawn: Drawn | None = None
    if worker:
        # The face with the most glyphs takes as long to cut as the others with the pictures: it is cut here.
        most = max(order.glyphs, key=lambda key: len(order.glyphs[key]), default="")
        here = {key: gids for key, gids in order.glyphs.items() if key == most}
        there = {key: gids for key, gids in order.glyphs.items() if key != most}
        worker.send(order._replace(glyphs=there))
        drawn = drawing()
        worker.send(Rest(drawn, programs_of(faces, here), wanted.path, wanted.proof))
        if wanted.proof:
            import layout.pixels.png  # noqa: F401 - 18 ms, which this process would wait for the proof
        made = worker.made()
        if made is not None:
            return made._replace(drawn=drawn)
    from layout.publishing import press_condition as press_files

    condition = press_files.condition_of(press, materials.artworks)
    pictures: dict[Shown, PressPicture] = {}
    found: list[Finding] = []
    if marks:
        from layout.publishing.press_pictures import convert

        pictures, found = convert(marks, order.paths, order.cache, press, condition.profile)
    drawn = drawn or drawing()
    programs = programs_of(faces, order.glyphs)
    rest = Rest(drawn, programs, wanted.path, wanted.proof)
    return MadePage(press_files.put(rest, programs, pictures, condition, order.cache), found, drawn)
