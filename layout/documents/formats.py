"""Copy that is no plain text: a Word document or a web page becomes the lines of a dump."""

from __future__ import annotations

from typing import Final

from layout.documents.marked_lines import MarkedLines
from layout.findings import Place, finding

MOST_DOCX: Final = 32 << 20

_ZIP: Final = b"PK\x03\x04"
_OLD_WORD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_REFUSED: Final = (("RTF", b"{\\rtf"), ("MHT", b"MIME-Version:"), ("MHT", b"From: <Saved by"), ("PDF", b"%PDF-"))
"""What is text to a computer and no copy to a reader: its source would be set on the page."""


def lines_in(data: bytes, name: str) -> MarkedLines | None:
    """The lines of a .docx or an HTML page; which it is shows in its bytes; ``None`` for plain text.

    What is broken or too old to be read gives no lines and an error finding.
    """
    if data.startswith(_ZIP):
        if len(data) > MOST_DOCX:
            return MarkedLines((), {}, (finding("dump-too-big", Place(name), size=len(data), most=MOST_DOCX),))
        from layout.documents.docx import read_docx

        return read_docx(data, name)
    for kind, start in _REFUSED:
        if data.lstrip()[:400].startswith(start):
            return MarkedLines((), {}, (finding("copy-kind", Place(name), kind=kind),))
    if data.startswith(_OLD_WORD):
        return MarkedLines((), {}, (finding("doc-old", Place(name)),))
    lead = data[:512].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if lead.startswith((b"<!doctype html", b"<html")) or (
        lead.startswith(b"<") and name.lower().endswith((".html", ".htm", ".xhtml"))
    ):
        from layout.documents.html import read_html

        return read_html(data, name)
    return None
