"""A Word document as lines of copy.  A line's number is that of its paragraph, tables and text boxes included."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any, Final

from layout.findings import Finding, Place, finding
from layout.stories.formats import MarkedLines
from layout.stories.parts import CAPTION, DECK, HEAD, SUBHEAD
from layout.stories.source import BLANKS, SourceLine

MOST_MEMBERS: Final = 4000
MOST_UNPACKED: Final = 96 << 20
MOST_TEXT: Final = 4 << 20

_STYLES: Final = {
    "title": HEAD, "heading 1": HEAD, "subtitle": DECK, "heading 2": SUBHEAD, "heading 3": SUBHEAD, "caption": CAPTION,
}  # fmt: skip
"""Word's names of styles (the same in every language of Word) that settle what a paragraph is."""

_SKIPPED: Final = frozenset(("del", "moveFrom", "Fallback", "txbxContent", "pPr", "rPr", "footnoteReference"))
_PAGE: Final = "\f"


def read_docx(data: bytes, name: str) -> MarkedLines:
    """The paragraphs of a document in order: body and table rows, then text boxes, then footnotes.

    Words deleted in tracked changes are left out and reported, inserted ones are taken.  Never raises.
    """
    fault = _checked(data, name)
    if fault:
        return MarkedLines((), {}, (fault,))
    try:
        from docx import Document

        document = Document(io.BytesIO(data))
        body = document.element.body
        styles = {style.style_id: (style.name or "").lower() for style in document.styles}
        notes = _notes(document)
        blocks = [*_blocks(body), *_boxes(body), *notes]
    except Exception as error:  # the libraries raise whatever a damaged file leads them into
        return MarkedLines((), {}, (finding("docx-broken", Place(name), why=type(error).__name__),))
    found: list[Finding] = []
    lines, parts = _lines(blocks, styles, name, found)
    found += _left_out(body, name)
    return MarkedLines(lines, parts, tuple(found))


def _checked(data: bytes, name: str) -> Finding | None:
    """What speaks against opening the archive: no document in it, too many or too large members."""
    try:
        members = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        return finding("docx-broken", Place(name), why=type(error).__name__)
    if not any(one.filename == "word/document.xml" for one in members):
        return finding("docx-broken", Place(name), why="word/document.xml")
    if len(members) > MOST_MEMBERS or sum(one.file_size for one in members) > MOST_UNPACKED:
        return finding("dump-too-big", Place(name), size=sum(one.file_size for one in members), most=MOST_UNPACKED)
    return None


def _tag(element: Any) -> str:  # noqa: ANN401 - an lxml element, whose package has no types
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def _attribute(element: Any, wanted: str) -> str:  # noqa: ANN401
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == wanted), "")


def _blocks(parent: Any) -> Iterator[list[Any]]:  # noqa: ANN401
    """Paragraphs, each by itself; the paragraphs of a table's row together."""
    for child in parent.iterchildren():
        tag = _tag(child)
        if tag == "p":
            yield [child]
        elif tag == "tr":
            yield [one for one in child.iter() if _tag(one) == "p"]
        elif tag in ("tbl", "sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml"):
            yield from _blocks(child)


def _boxes(body: Any) -> Iterator[list[Any]]:  # noqa: ANN401
    """Paragraphs of text boxes; those kept for old programs as well are not taken twice."""
    for box in body.iter():
        if _tag(box) == "txbxContent" and not any(_tag(one) == "Fallback" for one in box.iterancestors()):
            yield from _blocks(box)


def _notes(document: Any) -> list[list[Any]]:  # noqa: ANN401
    """Paragraphs of footnotes and endnotes."""
    from docx.oxml.parser import parse_xml

    made: list[list[Any]] = []
    for relation in document.part.rels.values():
        if relation.reltype.endswith(("/footnotes", "/endnotes")) and not relation.is_external:
            for note in parse_xml(relation.target_part.blob).iterchildren():
                if _attribute(note, "type") not in ("separator", "continuationSeparator"):
                    made += _blocks(note)
    return made


def _text(element: Any) -> str:  # noqa: ANN401
    """The text of a paragraph: line breaks as LF, page breaks as FF."""
    made: list[str] = []
    stack = [element]
    while stack:
        one = stack.pop()
        tag = _tag(one)
        if tag in _SKIPPED:
            continue
        if tag == "t":
            made.append(one.text or "")
        elif tag in ("br", "cr"):
            made.append(_PAGE if _attribute(one, "type") == "page" else "\n")
        elif tag == "tab":
            made.append("\t")
        elif tag == "noBreakHyphen":
            made.append("-")
        stack += reversed(list(one))
    return "".join(made)


def _lines(
    blocks: list[list[Any]], styles: dict[str, str], name: str, found: list[Finding]
) -> tuple[tuple[SourceLine, ...], dict[int, str]]:
    lines: list[SourceLine] = []
    parts: dict[int, str] = {}
    gap, page, taken, number = 0, 1, 0, 0
    for block in blocks:
        text = "　".join(filter(None, (_text(one).strip(BLANKS + "\n") for one in block)))
        part = _STYLES.get(styles.get(_style_of(block[0]), "")) if len(block) == 1 else None
        number += 1
        taken += len(text)
        if taken > MOST_TEXT:
            found.append(finding("dump-too-big", Place(name, number), size=taken, most=MOST_TEXT))
            break
        blank = True
        for index, piece in enumerate(text.split(_PAGE)):
            page += bool(index and lines)
            turned = index > 0
            for row in piece.split("\n"):
                words = row.strip(BLANKS)
                if words:
                    number += not blank
                    front = row[: len(row) - len(row.lstrip(BLANKS))]
                    indent = len(front) + front.count("\u3000")
                    lines.append(SourceLine(number, words, indent, gap, page, turned))
                    parts |= {number: part} if part else {}
                    gap, blank, turned = 0, False, False
        gap += blank
    return tuple(lines), parts


def _style_of(paragraph: Any) -> str:  # noqa: ANN401
    for properties in paragraph.iterchildren():
        if _tag(properties) == "pPr":
            for one in properties.iterchildren():
                if _tag(one) == "pStyle":
                    return _attribute(one, "val")
    return ""


def _left_out(body: Any, name: str) -> list[Finding]:  # noqa: ANN401
    """Deleted words and pictures, which are no copy."""
    deleted = "".join(one.text or "" for one in body.iter() if _tag(one) == "delText")
    pictures = sum(_tag(one) == "blip" for one in body.iter())
    made: list[Finding] = []
    if deleted:
        made.append(finding("docx-deleted", Place(name), count=len(deleted), words=deleted[:16]))
    if pictures:
        made.append(finding("docx-pictures", Place(name), count=pictures))
    return made
