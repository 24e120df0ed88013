"""The press file of a page, or of several: ordered from the second process where there is one, else made here."""

from __future__ import annotations

from pathlib import Path

from layout.composing import Composed
from layout.findings import Finding
from layout.loading.load import Loaded
from layout.output.program import programs_of
from layout.page import Page, Picture, Shown
from layout.pictures.model import PressPicture
from layout.processes.worker import MadePage, PageOrder, Rest, Worker
from layout.streams.codes import codes_of, glyphs_of
from layout.streams.draw import draw
from layout.value import NamedTuple


class WantedFiles(NamedTuple):
    """Where a PDF goes (``None``: nowhere), whether a proof is wanted for a preview, and where runs keep pictures."""

    out: Path
    path: Path | None
    proof: bool


def make_page(
    page: Page, composed: Composed, materials: Loaded, wanted: WantedFiles, worker: Worker | None
) -> MadePage:
    """The PDF of one page, see :func:`make_file`."""
    return make_file((page,), composed, materials, wanted, worker)


def make_file(
    pages: tuple[Page, ...], composed: Composed, materials: Loaded, wanted: WantedFiles, worker: Worker | None
) -> MadePage:
    """The PDF of *pages* made and written; press pictures are kept from one file and one run to the next."""
    faces, edition, press = materials.materials.faces, composed.edition, materials.press
    marks = [mark for page in pages for mark in page.marks if isinstance(mark, Picture)]
    if press.marks != "none":
        from layout.streams.printermarks import with_marks as marked

        pages = tuple(marked(page, edition, faces, press.marks) for page in pages)
    codes = codes_of(pages)
    order = PageOrder(marks, materials.pictures, wanted.out / ".pictures", glyphs_of(codes))
    if worker:
        # The face with the most glyphs takes as long to cut as the others with the pictures: it is cut here.
        most = max(order.glyphs, key=lambda key: len(order.glyphs[key]), default="")
        here = {key: gids for key, gids in order.glyphs.items() if key == most}
        there = {key: gids for key, gids in order.glyphs.items() if key != most}
        worker.send(order._replace(glyphs=there))
        drawn = draw(pages, edition, faces, codes)
        worker.send(Rest(drawn, programs_of(faces, here), wanted.path, wanted.proof))
        made = worker.made()
        if made is not None:
            return made
    from layout.publishing import press_condition as press_files

    condition = press_files.condition_of(press, materials.artworks)
    pictures: dict[Shown, PressPicture] = {}
    found: list[Finding] = []
    if marks:
        from layout.publishing.press_pictures import convert

        pictures, found = convert(marks, order.paths, order.cache, press, condition.profile)
    programs = programs_of(faces, order.glyphs)
    rest = Rest(draw(pages, edition, faces, codes), programs, wanted.path, wanted.proof)
    return MadePage(press_files.put(rest, programs, pictures, condition, order.cache), found)
