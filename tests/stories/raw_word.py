"""Word documents written as the XML they are, as programs of several makers write them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from html import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{RELATIONS}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes",
          "comments": "comments", "header1": "header", "footer1": "footer"}  # fmt: skip


def run(words: str, properties: str = "") -> str:
    """A run of *words*."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{escape(words)}</w:t></w:r>"


def line(inner: str, properties: str = "") -> str:
    """A paragraph of plain words or of runs."""
    runs = inner if inner.startswith("<") else run(inner)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def word(
    body: str, main: str = "word/document.xml", relations: Mapping[str, tuple[str, str]] | None = None, *,
    strict: bool = False, **parts: str,
) -> bytes:  # fmt: skip
    """A document with *body*; *parts* are the insides of its other parts, *relations* more by id: (kind, target)."""

    def part(name: str, inner: str) -> str:
        made = f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {SPACES}>{inner}</w:{name}>'
        return made.replace(W, STRICT).replace(RELATIONS, STRICT_RELATIONS) if strict else made

    kinds = STRICT_RELATIONS if strict else RELATIONS
    known = {f"p{at}": (_KINDS[name], f"{name}.xml") for at, name in enumerate(parts)} | dict(relations or {})
    roots = {"header1": "hdr", "footer1": "ftr"}
    files = {
        "_rels/.rels": _relations({"r1": (f"{kinds}/officeDocument", main)}),
        main: part("document", f"<w:body>{body}</w:body>"),
        f"word/_rels/{main.rpartition('/')[2]}.rels": _relations(
            {key: (f"{kinds}/{kind}", target) for key, (kind, target) in known.items()}
        ),
        **{f"word/{name}.xml": part(roots.get(name, name), inner) for name, inner in parts.items()},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


def _relations(known: Mapping[str, tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{escape(target)}"'
        + (' TargetMode="External"' if "://" in target else "") + "/>"
        for key, (kind, target) in known.items()
    )  # fmt: skip
    return f'<Relationships xmlns="{_PACKAGE}">{rows}</Relationships>'
