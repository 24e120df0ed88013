"""Lines set downward, on a page and read back from its PDF by pdfminer, which knows nothing of ours."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import NamedTuple

import pypdfium2
from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTChar, LTPage
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

from layout.fonts.library import Library
from layout.geometry import Point
from layout.makeup.turn import turned
from layout.output.pdf import pdf
from layout.page import Edition, GlyphRun, Page
from layout.spec.styles import TextStyle
from layout.typeset import Line, Piece, prepare, set_paragraph

EM, STEP, WIDTH, HEIGHT, TOP = 10_000, 15_000, 300_000, 400_000, 20_000


class Glyph(NamedTuple):
    """A glyph as it was read back, in em: its origin from the axis of its line and from the head of the measure."""

    text: str
    right: float
    down: float
    turned: bool
    column: int


class _Reader(PDFLayoutAnalyzer):
    def receive_layout(self, ltpage: LTPage) -> None:
        self.found = [one for one in ltpage if isinstance(one, LTChar)]


def page_of(lines: Sequence[Line], faces: Library) -> bytes:
    """The PDF of a page with *lines* from right to left."""
    flat = [
        GlyphRun(run.face, run.size, Point(TOP, (row + 1) * STEP), run.gids, run.xs, run.texts, ys=run.ys,
                 turned=run.turned)
        for row, line in enumerate(lines)
        for run in line.runs
    ]  # fmt: skip
    page = Page(1, WIDTH, HEIGHT, 0, tuple(turned(flat, WIDTH)))
    return pdf((page,), Edition("lines", "lines", "2023-11-15", "zh-Hans", (page,), ()), faces, {})


def read_back(lines: Sequence[Line], faces: Library) -> list[Glyph]:
    """*lines* set on a page from right to left, and what an independent reader finds there."""
    data = page_of(lines, faces)
    manager = PDFResourceManager()
    reader = _Reader(manager, laparams=None)
    PDFPageInterpreter(manager, reader).process_page(next(PDFPage.get_pages(io.BytesIO(data))))
    made = []
    for one in reader.found:
        a, b, _, _, x, y = one.matrix
        baseline = WIDTH / 1000 - x  # how far from the right edge
        column = round((baseline - 15) / (STEP / 1000))
        axis = WIDTH / 1000 - (column + 1) * STEP / 1000 + 3.8  # the middle of the em box, 380 over the baseline
        made.append(Glyph(one.get_text(), (x - axis) / 10, (HEIGHT / 1000 - y - TOP / 1000) / 10, b < a == 0, column))
    return made


def set_down(text: str, style: TextStyle, faces: Library, ems: int = 14) -> tuple[Line, ...]:
    return set_paragraph(prepare((Piece(text, style),), style, faces), (ems * EM,))


class Ink(NamedTuple):
    """The ink of a character, in em: across from the axis of its line, down from the head of the measure."""

    text: str
    left: float
    right: float
    head: float
    foot: float
    column: int


def inks(lines: Sequence[Line], faces: Library) -> list[Ink]:
    """The ink of *lines* set on a page from right to left, as PDFium finds it, from the head of each line down."""
    (page,) = pypdfium2.PdfDocument(page_of(lines, faces))
    text = page.get_textpage()
    made = []
    for index in range(text.count_chars()):
        character = text.get_text_range(index, 1)
        left, bottom, right, top = text.get_charbox(index)
        if not character.strip() or right <= left:
            continue
        from_right = WIDTH / 1000 - (left + right) / 2
        column = round((from_right - STEP / 1000 + 3.8) / (STEP / 1000))
        axis = WIDTH / 1000 - (column + 1) * STEP / 1000 + 3.8
        foot = (HEIGHT - TOP) / 1000
        made.append(
            Ink(character, (left - axis) / 10, (right - axis) / 10, (foot - top) / 10, (foot - bottom) / 10, column)
        )
    return sorted(made, key=lambda one: (one.column, one.head))
