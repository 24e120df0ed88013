"""Lines set by the program, written into a PDF, and read back from it by pdfminer: origins, never our own account."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import NamedTuple

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTChar, LTPage
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

from layout.fonts.library import Library
from layout.geometry import Point
from layout.output.pdf import pdf
from layout.page import Edition, GlyphRun, Page
from layout.typeset import Line

EM = 10_000
STEP = 15_000
LEFT = 20_000
HALVES = frozenset("，、；：。．？！”’）》〉」』】〕")
OPENERS = frozenset("“‘（《〈「『【〔")


class Seen(NamedTuple):
    """A line as it was read back: characters and where their glyphs begin, in em from the measure's left edge."""

    text: str
    xs: tuple[float, ...]
    advances: tuple[float, ...] = ()
    """How far each glyph moves on by the file's own table of widths."""

    @property
    def span(self) -> float:
        """From the first glyph to the end of the last."""
        return self.xs[-1] - self.xs[0] + self.advances[-1]

    @property
    def end(self) -> float:
        """Where the last cell ends: a Han fills one em, a mark at a line's end half of one, Latin its own width."""
        last = self.text[-1]
        if last.isascii():
            return self.xs[-1] + self.advances[-1]
        if last == "·":  # in the middle of half an em, of which a line's end is spared a quarter
            return self.xs[-1] + (0.5 + self.advances[-1]) / 2 - 0.125
        return self.xs[-1] + (0.5 if last in HALVES else 1.0)

    @property
    def gaps(self) -> tuple[float, ...]:
        """White between neighbouring Han."""
        pairs = zip(self.text, self.text[1:], self.xs, self.xs[1:], strict=False)
        return tuple(right - left - 1 for a, b, left, right in pairs if is_han(a) and is_han(b))


def is_han(character: str) -> bool:
    """True for an ideograph."""
    return "\u4e00" <= character <= "\u9fff"


class _Reader(PDFLayoutAnalyzer):
    """Characters by baseline; one glyph may read as several characters (——)."""

    def receive_layout(self, ltpage: LTPage) -> None:
        self.rows: dict[int, list[tuple[float, str, float]]] = {}
        for one in ltpage:
            if isinstance(one, LTChar):
                self.rows.setdefault(round(one.matrix[5]), []).append((one.matrix[4], one.get_text(), one.adv))


def read_back(lines: Sequence[Line], faces: Library) -> list[Seen]:
    """Every one of *lines* through a PDF of a single page and back; lines without ink come back empty."""
    found: list[Seen] = []
    for start in range(0, len(lines), 600):
        found += _one_page(lines[start : start + 600], faces)
    return found


def drawn(lines: Sequence[Line], faces: Library) -> bytes:
    """A PDF of one page with *lines* under each other."""
    height = (len(lines) + 3) * STEP
    marks = [
        GlyphRun(run.face, run.size, Point(LEFT, (row + 1) * STEP), run.gids, run.xs, run.texts, ys=run.ys)
        for row, line in enumerate(lines)
        for run in line.runs
    ]
    page = Page(1, 400_000, height, 0, tuple(marks))
    edition = Edition("lines", "lines", "2023-11-15", "zh-Hans", (page,), ())
    return pdf((page,), edition, faces, {})


def _one_page(lines: Sequence[Line], faces: Library) -> list[Seen]:
    data = drawn(lines, faces)
    height = (len(lines) + 3) * STEP
    manager = PDFResourceManager()
    reader = _Reader(manager, laparams=None)
    PDFPageInterpreter(manager, reader).process_page(next(PDFPage.get_pages(io.BytesIO(data))))
    made: list[Seen] = []
    for row in range(len(lines)):
        glyphs = sorted(reader.rows.get(round((height - (row + 1) * STEP) / 1000), []))
        glyphs = [one for one in glyphs if one[1].strip()]
        em = EM / 1000
        xs = [(x - LEFT / 1000) / em + offset for x, text, _ in glyphs for offset in range(len(text))]
        advances = [advance / len(text) / em for _, text, advance in glyphs for _ in text]
        made.append(Seen("".join(text for _, text, _ in glyphs), tuple(xs), tuple(advances)))
    return made
