"""Blocks of a word processor's document as lines of copy; a line's number is that of its block."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from layout.characters.source import BLANKS, SourceLine
from layout.documents.direct_formatting import Formatting, parts_by_formatting
from layout.documents.docxblocks import DocxBlock
from layout.documents.docxtext import PAGE
from layout.findings import Finding, Place, finding
from layout.markup.marked_lines import MarkedLines
from layout.stories.model import Paragraph, Span
from layout.stories.parts import CAPTION, DECK, HEAD, SUBHEAD

MOST_TEXT: Final = 4 << 20

_STYLES: Final = {
    "title": HEAD, "heading 1": HEAD, "subtitle": DECK, "heading 2": SUBHEAD, "heading 3": SUBHEAD, "caption": CAPTION,
}  # fmt: skip
"""Word's names of styles (the same in every language of Word) that settle what a paragraph is."""


def lines_of_blocks(
    blocks: Iterable[DocxBlock], styles: Mapping[str, str], name: str, found: list[Finding]
) -> MarkedLines:
    """The lines of *blocks* and what styles (Word's names by id) or formatting settles; *found* takes the excess."""
    lines: list[SourceLine] = []
    parts: dict[int, str] = {}
    spans: dict[int, tuple[Span, ...]] = {}
    structures: dict[int, Paragraph] = {}
    formats: dict[int, Formatting] = {}
    gap, page, taken, number = 0, 1, 0, 0
    for block in blocks:
        text = block.text.strip("\n") if not block.structure else block.text
        part = None if block.structure else _STYLES.get(styles.get(block.style, ""))
        number += 1
        taken += len(text)
        if taken > MOST_TEXT:
            found.append(finding("dump-too-big", Place(name, number), size=taken, most=MOST_TEXT))
            break
        blank = True
        for index, piece in enumerate(text.split(PAGE)):
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
                    formats |= {number: block.formatting} if block.formatting.size else {}
                    if block.structure:
                        structures[number] = block.structure
                    elif block.spans and words == block.text.strip(BLANKS):
                        lead = block.text.index(words)
                        spans[number] = tuple(
                            one._replace(start=one.start - lead, end=one.end - lead) for one in block.spans
                        )
                    gap, blank, turned = 0, False, False
        gap += blank
    return MarkedLines(tuple(lines), parts or _by_formatting(lines, formats), (), spans, structures)


def _by_formatting(lines: list[SourceLine], formats: dict[int, Formatting]) -> dict[int, str]:
    """Parts that the formatting of lines settles, where no style does."""
    seen = [line for line in lines if line.number in formats]
    parts = parts_by_formatting([line.text for line in seen], [formats[line.number] for line in seen])
    return {seen[at].number: part for at, part in parts.items()}
