"""A Word document as lines of copy.  A line's number is that of its paragraph, tables and text boxes included."""

from __future__ import annotations

from collections.abc import Iterator

from layout.documents.direct_formatting import FormattingReader
from layout.documents.docxblocks import DocumentBlocks, DocxBlock, outline_of
from layout.documents.docxlines import lines_of_blocks, usual_name
from layout.documents.docxlists import lists_of
from layout.documents.docxpackage import MOST_UNPACKED, TooLargeError, WordPackage
from layout.documents.docxtext import ParagraphWords
from layout.documents.docxtree import NOTHING, BrokenPartError, PartNode
from layout.findings import Finding, Place, finding
from layout.markup.marked_lines import MarkedLines


def read_docx(data: bytes, name: str) -> MarkedLines:
    """The blocks of a document in order: body with lists and tables, then text boxes, then notes.

    Words deleted in tracked changes are left out and reported, inserted ones are taken.  Never raises.
    """
    try:
        package = WordPackage(data)
        body = package.body()
        style_part = package.part("styles") or NOTHING
        formats = FormattingReader(style_part)
        styles = {
            key: usual_name((one.value("name"), outline_of(one.first("pPr"))) for one in formats.chain(key))
            for key in formats.styles
        }
        lists = lists_of(package.part("numbering") or NOTHING)
        words = ParagraphWords(package.addresses(), styles)
        reader = DocumentBlocks(lists, _numbered_styles(style_part), formats, words, styles)
        blocks = [*reader.of(body), *_notes(package, reader)]
        around = _around(package, name)
    except TooLargeError as fault:
        return MarkedLines((), {}, (finding("dump-too-big", Place(name), size=fault.args[0], most=MOST_UNPACKED),))
    except BrokenPartError as fault:
        return MarkedLines((), {}, (finding("docx-broken", Place(name), why=str(fault)[:60]),))
    found: list[Finding] = []
    marked = lines_of_blocks(blocks, styles, name, found)
    found += [*_left_out(body, reader.words, name), *around]
    return marked._replace(findings=tuple(found))


def _around(package: WordPackage, name: str) -> list[Finding]:
    """What stands at the head and the foot of every page, which is no copy."""
    seen: dict[str, None] = {}
    for kind in ("header", "footer"):
        for root in package.parts(kind):
            words = root.words().strip()
            seen |= {words: None} if any(map(str.isalpha, words)) else {}
    words = " ".join(seen)
    return [finding("docx-around", Place(name), count=len(words), words=words[:24])] if words else []


def _numbered_styles(styles: PartNode) -> dict[str, tuple[str, int]]:
    """Styles that number their paragraphs: list and level by the style's id."""
    made: dict[str, tuple[str, int]] = {}
    for style in styles.nodes:
        numbered = style.first("pPr").first("numPr")
        number, deep = numbered.value("numId"), numbered.value("ilvl")
        if number:
            made[style.get("styleId")] = (number, int(deep) if deep.isdigit() else 0)
    return made


def _notes(package: WordPackage, reader: DocumentBlocks) -> Iterator[DocxBlock]:
    """Footnotes and endnotes in the order of their marks; one without a mark in the text comes last."""
    found: list[tuple[int, PartNode, str]] = []
    places = {key: at for at, key in enumerate(reader.words.notes)}
    for kind in ("footnote", "endnote"):
        for note in (package.part(f"{kind}s") or NOTHING).nodes:
            if note.get("type") not in ("separator", "continuationSeparator", "continuationNotice"):
                key = f"{kind}{note.get('id')}"
                found.append((places.get(key, len(places)), note, reader.words.notes.get(key, "")))
    for _, note, mark in sorted(found, key=lambda one: one[0]):
        yield from reader.note(note, mark)


_COUNTED = frozenset(("delText", "blip", "imagedata", "commentReference", "docPr", "shape"))
_MADE_BY_WORD = "自动生成"
"""What the words for a picture say at their end that nobody wrote."""


def _left_out(body: PartNode, words: ParagraphWords, name: str) -> list[Finding]:
    """Deleted, hidden and struck words, pictures and comments, which are no copy."""
    elements = [one for one in body.every("Fallback") if one.tag in _COUNTED]
    deleted = "".join(one.text for one in elements if one.tag == "delText")
    pictures = sum(one.tag in ("blip", "imagedata") for one in elements)
    comments = sum(one.tag == "commentReference" for one in elements)
    made: list[Finding] = []
    for code, left in (
        ("docx-deleted", deleted),
        ("copy-hidden", "".join(words.hidden)),
        ("copy-struck", "".join(words.struck)),
    ):
        if left:
            made.append(finding(code, Place(name), count=len(left), words=left[:16]))
    if pictures:
        told = [one.get("descr") or one.get("alt") for one in elements]
        words_for = "”“".join(dict.fromkeys(one[:40] for one in told if one and not one.endswith(_MADE_BY_WORD)))
        listed = f" “{words_for[:200]}”" if words_for else ""
        made.append(finding("docx-pictures", Place(name), count=pictures, listed=listed))
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
