"""A Word document as lines of copy.  A line's number is that of its paragraph, tables and text boxes included."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any, Final

from layout.documents.direct_formatting import FormattingReader
from layout.documents.docxblocks import DocumentBlocks, DocxBlock
from layout.documents.docxlines import lines_of_blocks
from layout.documents.docxlists import lists_of
from layout.documents.docxtext import ParagraphWords, attribute, child, tag_of
from layout.findings import Finding, Place, finding
from layout.markup.marked_lines import MarkedLines

MOST_MEMBERS: Final = 4000
MOST_UNPACKED: Final = 96 << 20


def read_docx(data: bytes, name: str) -> MarkedLines:
    """The blocks of a document in order: body with lists and tables, then text boxes, then notes.

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
        formats = FormattingReader(document.styles.element)
        lists = lists_of(_part(document, "/numbering"))
        words = ParagraphWords(_links(document), styles)
        reader = DocumentBlocks(lists, _numbered_styles(document), formats, words, styles)
        blocks = [*reader.of(body), *_notes(document, reader)]
    except Exception as error:  # the libraries raise whatever a damaged file leads them into
        return MarkedLines((), {}, (finding("docx-broken", Place(name), why=type(error).__name__),))
    found: list[Finding] = []
    marked = lines_of_blocks(blocks, styles, name, found)
    found += [*_left_out(body, reader.words, name), *_around(document, name)]
    return marked._replace(findings=tuple(found))


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


def _part(document: Any, kind: str) -> Any:  # noqa: ANN401 - an lxml element, whose package has no types
    """The root of the part that the document has of this kind, or ``None``."""
    from docx.oxml.parser import parse_xml

    for relation in document.part.rels.values():
        if relation.reltype.endswith(kind) and not relation.is_external:
            return parse_xml(relation.target_part.blob)
    return None


def _links(document: Any) -> dict[str, str]:  # noqa: ANN401
    """Addresses that the document leads to, by the id of their relation."""
    relations = document.part.rels.values()
    return {one.rId: one.target_ref for one in relations if one.is_external and one.reltype.endswith("/hyperlink")}


def _around(document: Any, name: str) -> list[Finding]:  # noqa: ANN401
    """What stands at the head and the foot of every page, which is no copy."""
    seen: dict[str, None] = {}
    for relation in document.part.rels.values():
        if relation.reltype.endswith(("/header", "/footer")) and not relation.is_external:
            root = relation.target_part.element
            words = "".join(one.text or "" for one in root.iter() if tag_of(one) == "t").strip()
            seen |= {words: None} if any(map(str.isalpha, words)) else {}
    words = " ".join(seen)
    return [finding("docx-around", Place(name), count=len(words), words=words[:24])] if words else []


def _numbered_styles(document: Any) -> dict[str, tuple[str, int]]:  # noqa: ANN401
    """Styles that number their paragraphs: list and level by the style's id."""
    made: dict[str, tuple[str, int]] = {}
    for style in document.styles:
        properties = child(style.element, "pPr")
        numbered = child(properties, "numPr") if properties is not None else None
        number = child(numbered, "numId") if numbered is not None else None
        if number is not None:
            level = child(numbered, "ilvl")
            deep = attribute(level, "val") if level is not None else "0"
            made[style.style_id] = (attribute(number, "val"), int(deep) if deep.isdigit() else 0)
    return made


def _notes(document: Any, reader: DocumentBlocks) -> Iterator[DocxBlock]:  # noqa: ANN401
    """Footnotes and endnotes in the order of their marks; one without a mark in the text comes last."""
    found: list[tuple[int, Any, str]] = []
    places = {key: at for at, key in enumerate(reader.words.notes)}
    for kind in ("footnote", "endnote"):
        root = _part(document, f"/{kind}s")
        for note in root.iterchildren() if root is not None else ():
            if attribute(note, "type") not in ("separator", "continuationSeparator", "continuationNotice"):
                key = f"{kind}{attribute(note, 'id')}"
                found.append((places.get(key, len(places)), note, reader.words.notes.get(key, "")))
    for _, note, mark in sorted(found, key=lambda one: one[0]):
        yield from reader.note(note, mark)


def _left_out(body: Any, words: ParagraphWords, name: str) -> list[Finding]:  # noqa: ANN401
    """Deleted, hidden and struck words, pictures and comments, which are no copy."""
    deleted = "".join(one.text or "" for one in body.iter() if tag_of(one) == "delText")
    pictures = sum(tag_of(one) in ("blip", "imagedata") and not _stands_in(one) for one in body.iter())
    comments = sum(tag_of(one) == "commentReference" for one in body.iter())
    made: list[Finding] = []
    for code, left in (
        ("docx-deleted", deleted),
        ("copy-hidden", "".join(words.hidden)),
        ("copy-struck", "".join(words.struck)),
    ):
        if left:
            made.append(finding(code, Place(name), count=len(left), words=left[:16]))
    if pictures:
        made.append(finding("docx-pictures", Place(name), count=pictures))
    if comments:
        made.append(finding("docx-comments", Place(name), count=comments))
    if words.not_carried:
        kinds: dict[str, list[str]] = {}
        for kind, near in words.not_carried:
            kinds.setdefault(kind, []).append(near)
        listed = "  ".join(f"{kind} {len(all_of)}（{all_of[0]}…）" for kind, all_of in kinds.items())
        made.append(finding("docx-not-carried", Place(name), count=len(words.not_carried), listed=listed[:300]))
    if words.unknown:
        made.append(
            finding(
                "docx-signs",
                Place(name),
                count=len(words.unknown),
                listed="  ".join(dict.fromkeys(words.unknown))[:200],
            )
        )
    return made


def _stands_in(element: Any) -> bool:  # noqa: ANN401
    """True for what stands in for something that older programs cannot show, and is there once more."""
    return any(tag_of(one) == "Fallback" for one in element.iterancestors())
