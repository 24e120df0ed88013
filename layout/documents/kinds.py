"""Which kind of file it is that is perhaps no plain text, and its lines.  Loaded only for one that may be."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

from layout.characters import encodings
from layout.documents.docx import read_docx
from layout.documents.mht import read_mht
from layout.documents.newsfiles import is_news_file, read_news_file
from layout.documents.rtf import read_rtf
from layout.findings import Place, finding
from layout.markup.html import read_html
from layout.markup.marked_lines import MarkedLines

MOST_DOCX: Final = 32 << 20

_ZIP: Final = b"PK\x03\x04"
_OLD_WORD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
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

_CONTROLS: Final = bytes([*range(1, 9), *range(14, 26), 28, 29, 30, 31, 127])
_MOST_CONTROLS: Final = 20
"""Control characters in a thousand bytes beyond which they are no text in an encoding of one or two bytes."""


def read_kind(data: bytes, name: str, sample: bytes) -> MarkedLines | None:
    """The lines of a document, a page or a message; an error for what is no copy; ``None`` for plain text.

    *sample* is its beginning in UTF-8.
    """
    kind = _refused(data)
    if kind:
        return MarkedLines((), {}, (finding("copy-kind", Place(name), kind=kind),))
    if data.startswith(_ZIP):
        if len(data) > MOST_DOCX:
            return MarkedLines((), {}, (finding("dump-too-big", Place(name), size=len(data), most=MOST_DOCX),))
        return read_docx(data, name)
    if data.startswith(_OLD_WORD):
        locked = "EncryptedPackage".encode("utf-16-le") in data  # the stream that a .docx with a password is
        return MarkedLines((), {}, (finding("doc-locked" if locked else "doc-old", Place(name)),))
    start = sample.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{\\rtf"):
        return read_rtf(data, name)
    top = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0].lower()
    if _MESSAGE.match(start) and b"content-type:" in top and b"mime-version:" in top:
        return read_mht(data, name)
    if is_news_file(data, start):
        return read_news_file(data, name)
    lead = re.sub(rb"<\?xml[^>]*\?>\s*", b"", start[:1024]).lower()
    if lead.startswith((b"<!doctype html", b"<html")) or (
        lead.startswith(b"<") and name.lower().endswith((".html", ".htm", ".xhtml"))
    ):
        return read_html(data, name)
    if start.startswith(b"<?xml"):
        return MarkedLines((), {}, (finding("copy-kind", Place(name), kind="XML"),))
    return None


def _refused(data: bytes) -> str:
    """The kind of what is no copy: by its first bytes, its members, or what no text has in it; ""."""
    kind = next((kind for kind, start in _REFUSED if data.lstrip()[:12].startswith(start)), "")
    if kind or data.startswith(_OLD_WORD):
        return kind
    if data.startswith(_ZIP):
        return _archive(data)
    sample = data[:4096]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls * 1000 <= _MOST_CONTROLS * len(sample) or sample.startswith(
        (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")
    ):
        return ""
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError as fault:
        broken = fault.start < len(sample) - 4  # else it is half a character, where the sample ends
        return "binary" if broken and not encodings.guess(data).startswith("utf-16") else ""
    return ""


def _archive(data: bytes) -> str:
    try:
        names = {one.filename for one in zipfile.ZipFile(io.BytesIO(data)).infolist()}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return ""
    if any(one.startswith("word/") for one in names):
        return ""
    return next((kind for kind, member in _ARCHIVES if member in names), "ZIP")
