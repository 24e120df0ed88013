"""Small pages for the tests of this room: type set from a string, a face of a handful of CFF glyphs, readers."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from pdfminer.converter import TextConverter
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

from layout.fonts.face import Face
from layout.fonts.library import Library
from layout.fonts.manifest import read_manifest
from layout.geometry import Point
from layout.page import Edition, GlyphRun, Mark, Page

FONTS = Path(__file__).resolve().parents[2] / "fonts"
KIT = Library(read_manifest((FONTS / "fonts.yaml").read_text("utf-8"), "fonts.yaml"), FONTS)
"""The faces of the package."""
EDITION = Edition("t", "大同日报 <A&B>", "2023-11-15", "zh-Hans", (), ())


def sheet(*marks: Mark, width: int = 300_000, height: int = 200_000, bleed: int = 9_000) -> Page:
    return Page(1, width, height, bleed, marks)


def set_in(face: Face, words: str, *, x: int = 20_000, y: int = 60_000, size: int = 20_000) -> GlyphRun:
    """*words* shaped and placed at their natural advances; the first glyph of a cluster reads as all of it."""
    shaped = face.shape(words)
    starts = sorted(set(shaped.clusters))
    ends = dict(zip(starts, (*starts[1:], len(words)), strict=True))
    texts = tuple(
        "" if i and shaped.clusters[i - 1] == start else words[start : ends[start]]
        for i, start in enumerate(shaped.clusters)
    )
    xs, pen = [], 0
    for advance, moved in zip(shaped.advances, shaped.xs, strict=True):
        xs.append((pen + moved) * size // 1000)
        pen += advance
    return GlyphRun(face.key, size, Point(x, y), shaped.gids, tuple(xs), texts)


class OneFace(Library):
    """A library of a single face that is not of the kit."""

    def __init__(self, face: Face) -> None:
        self._only = face

    def face(self, key: str) -> Face:
        assert key == self._only.key
        return self._only


def cff_face(folder: Path, *, postscript: str = "Bars") -> Face:
    """Five bars in CFF outlines; U+4E00 and U+2F00 are one glyph."""
    names = [".notdef", "space", "A", "B", "uni4E00", "uni4E8C"]
    advances = {name: 1000 if name.startswith("uni") else 600 for name in names}
    shapes = {}
    for name in names:
        pen = T2CharStringPen(advances[name], None)
        pen.moveTo((100, 300))
        for corner in ((100, 400), (500, 400), (500, 300)):
            pen.lineTo(corner)
        pen.closePath()
        shapes[name] = pen.getCharString()
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({32: "space", 65: "A", 66: "B", 0x4E00: "uni4E00", 0x4E8C: "uni4E8C", 0x2F00: "uni4E00"})
    builder.setupCFF("Bars", {"FullName": "Bars"}, shapes, {})
    builder.setupHorizontalMetrics({name: (advances[name], 0) for name in names})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Bars", "styleName": "Regular", "psName": "Bars"})
    builder.setupOS2()
    builder.setupPost()
    path = folder / "bars.otf"
    builder.save(path)
    return Face("bars", path, postscript=postscript)


def read_by_pdfium(data: bytes) -> str:
    """Text of the first page as pdfium finds it, line ends aside."""
    document = pypdfium2.PdfDocument(data)
    try:
        words: str = document[0].get_textpage().get_text_range()
    finally:
        document.close()
    return words.replace("\r\n", "")


def read_by_pdfminer(data: bytes) -> str:
    """Text of the first page in the order it is drawn, as pdfminer finds it."""
    out = io.StringIO()
    manager = PDFResourceManager()
    page = next(PDFPage.get_pages(io.BytesIO(data)))
    PDFPageInterpreter(manager, TextConverter(manager, out, laparams=None)).process_page(page)
    return out.getvalue().removesuffix("\f")


def rendered(data: bytes, scale: float = 1) -> bytes:
    """Pixels of the first page's whole sheet, three bytes each."""
    document = pypdfium2.PdfDocument(data)
    try:
        bitmap = document[0].render(scale=scale, rev_byteorder=True)
        rows = memoryview(bitmap.buffer).cast("B")
        row = bitmap.width * bitmap.n_channels
        return b"".join(bytes(rows[y * bitmap.stride : y * bitmap.stride + row]) for y in range(bitmap.height))
    finally:
        document.close()
