"""PDFs read back by a reader that knows nothing of the program that wrote them."""

from __future__ import annotations

import io
from typing import NamedTuple

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTChar, LTPage
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1


class Glyph(NamedTuple):
    """One glyph as read back: its text, the start of its baseline from the lower left, its size and font."""

    text: str
    x: float
    y: float
    size: float
    font: str


class _Reader(PDFLayoutAnalyzer):
    """Keeps characters in the order they are drawn."""

    def receive_layout(self, ltpage: LTPage) -> None:
        self.glyphs = [
            Glyph(one.get_text(), one.matrix[4], one.matrix[5], round(one.size, 2), one.fontname)
            for one in ltpage
            if isinstance(one, LTChar)
        ]


class ReadBack:
    """A PDF of one page."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.document = PDFDocument(PDFParser(io.BytesIO(data)))
        self.page = next(PDFPage.create_pages(self.document))
        manager = PDFResourceManager()
        reader = _Reader(manager, laparams=None)
        PDFPageInterpreter(manager, reader).process_page(self.page)
        self.glyphs: list[Glyph] = reader.glyphs

    @property
    def text(self) -> str:
        """All text in the order it is drawn, without blanks."""
        return "".join("".join(one.text for one in self.glyphs).split())

    @property
    def fonts(self) -> dict[str, dict[str, object]]:
        """Font dictionaries by resource name, the descendant's descriptor under ``descriptor``."""
        found = {}
        for name, ref in resolve1(self.page.resources["Font"]).items():
            font = dict(resolve1(ref))
            descendant = resolve1(resolve1(font["DescendantFonts"])[0])
            found[name] = {**font, "descendant": descendant, "descriptor": resolve1(descendant["FontDescriptor"])}
        return found

    @property
    def content(self) -> bytes:
        """The page's content stream, unpacked."""
        data: bytes = b"\n".join(resolve1(one).get_data() for one in self.page.contents)
        return data
