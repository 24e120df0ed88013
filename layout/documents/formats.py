"""Copy that is no plain text: a Word or RTF document, a web page or a message becomes the lines of a dump."""

from __future__ import annotations

import re
from typing import Final

from layout.documents.marked_lines import MarkedLines
from layout.findings import Place, finding

MOST_DOCX: Final = 32 << 20

_ZIP: Final = b"PK\x03\x04"
_OLD_WORD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF: Final = b"{\\rtf"
_MESSAGE: Final = re.compile(rb"[A-Za-z][A-Za-z-]{1,40}: ?\S")
_REFUSED: Final = (
    ("PDF", b"%PDF-"), ("PostScript", b"%!PS"), ("PNG", b"\x89PNG"), ("JPEG", b"\xff\xd8\xff"), ("GIF", b"GIF8"),
    ("RAR", b"Rar!\x1a\x07"), ("7z", b"7z\xbc\xaf\x27\x1c"), ("gzip", b"\x1f\x8b"), ("Photoshop", b"8BPS"),
    ("TIFF", b"II*\0"), ("TIFF", b"MM\0*"), ("InDesign", b"\x06\x06\xed\xf5"), ("ZIP", b"PK\x05\x06"),
)  # fmt: skip
"""What is no copy whatever its name says: its source would be set on the page."""

_ARCHIVES: Final = (
    ("EPUB", "META-INF/container.xml"), ("XLSX", "xl/workbook.xml"), ("PPTX", "ppt/presentation.xml"),
    ("ODF", "content.xml"),
)  # fmt: skip
"""Archives by a member that only they have."""

_CONTROLS: Final = bytes([*range(1, 9), 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 28, 29, 30, 31, 127])
_MOST_CONTROLS: Final = 20
"""Control characters in a thousand bytes beyond which they are no text in any encoding."""


def _refused(data: bytes, name: str) -> MarkedLines | None:
    """What is no copy: told by its first bytes, its members, or by what no text has in it."""
    kind = next((kind for kind, start in _REFUSED if data.lstrip()[:12].startswith(start)), "")
    if not kind and data.startswith(_ZIP):
        kind = _archive(data)
    sample = data[:4096]
    if not kind and not sample.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff", _ZIP, _OLD_WORD)):
        controls = len(sample) - len(sample.translate(None, _CONTROLS))
        wide = sample.count(0) * 8 > len(sample)  # UTF-16 has such bytes as halves of characters
        kind = "binary" if not wide and controls * 1000 > _MOST_CONTROLS * len(sample) and _has_no_words(data) else ""
    return MarkedLines((), {}, (finding("copy-kind", Place(name), kind=kind),)) if kind else None


def _has_no_words(data: bytes) -> bool:
    """True for bytes that are text in no encoding, neither in UTF-8 nor in two bytes a character."""
    from layout.characters import encodings

    try:
        data[:4096].decode("utf-8")
    except UnicodeDecodeError as fault:
        if fault.start < len(data[:4096]) - 4:
            return not encodings.guess(data).startswith("utf-16")
    return False


def _archive(data: bytes) -> str:
    import io
    import zipfile

    try:
        names = {one.filename for one in zipfile.ZipFile(io.BytesIO(data)).infolist()}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return ""
    if "word/document.xml" in names or any(one.startswith("word/") for one in names):
        return ""
    return next((kind for kind, member in _ARCHIVES if member in names), "ZIP")


def lines_in(data: bytes, name: str) -> MarkedLines | None:
    """The lines of a document, a page or a message; which it is shows in its bytes; ``None`` for plain text.

    What is broken or too old to be read gives no lines and an error finding.
    """
    refused = _refused(data, name)
    if refused is not None:
        return refused
    if data.startswith(_ZIP):
        if len(data) > MOST_DOCX:
            return MarkedLines((), {}, (finding("dump-too-big", Place(name), size=len(data), most=MOST_DOCX),))
        from layout.documents.docx import read_docx

        return read_docx(data, name)
    if data.startswith(_OLD_WORD):
        return MarkedLines((), {}, (finding("doc-old", Place(name)),))
    start = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(_RTF):
        from layout.documents.rtf import read_rtf

        return read_rtf(data, name)
    top = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0].lower()
    if _MESSAGE.match(start) and b"content-type:" in top and b"mime-version:" in top:
        from layout.documents.mht import read_mht

        return read_mht(data, name)
    lead = data[:512].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if lead.startswith((b"<!doctype html", b"<html")) or (
        lead.startswith(b"<") and name.lower().endswith((".html", ".htm", ".xhtml"))
    ):
        from layout.documents.html import read_html

        return read_html(data, name)
    return None
