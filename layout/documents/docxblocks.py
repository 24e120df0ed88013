"""The blocks of a Word document in order: paragraphs, items of lists, rows of tables, text boxes, notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from layout.characters.source import BLANKS
from layout.documents.direct_formatting import Formatting, FormattingReader
from layout.documents.docxlists import Lists
from layout.documents.docxtext import NOT_CARRIED, ParagraphWords
from layout.documents.docxtree import PartNode
from layout.markup.tables import LONG_CELL, headed, joined, rows_of, shown
from layout.stories.model import Cell, Paragraph, Span
from layout.stories.storybody import item_of_list
from layout.value import NamedTuple

_QUOTES: Final = ("quote", "intense quote")
_THROUGH: Final = ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml")


class DocxBlock(NamedTuple):
    """A paragraph as it is read: its text, its spans, its style, and what it is when it is no plain paragraph."""

    text: str
    spans: tuple[Span, ...] = ()
    style: str = ""
    structure: Paragraph | None = None
    formatting: Formatting = Formatting()


class DocumentBlocks:
    """Reads the blocks of a document; numbers, notes and what is left out are counted as they come."""

    def __init__(
        self, lists: Lists, numbered: dict[str, tuple[str, int]], formats: FormattingReader | None = None,
        words: ParagraphWords | None = None, styles: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        self._formatting = formats
        self._styles = styles or {}
        self.words = words or ParagraphWords()
        self._lists = lists
        self._numbered = numbered

    def of(self, parent: PartNode) -> Iterator[DocxBlock]:
        """The blocks in *parent*, then those of the text boxes in it, each box once."""
        yield from self._flow(parent)
        for box in parent.every("Fallback"):
            if box.tag == "txbxContent":
                yield from self._flow(box)

    def note(self, note: PartNode, mark: str) -> Iterator[DocxBlock]:
        """A footnote or endnote as one block."""
        texts = [self.words.read(one)[0].strip(BLANKS + "\n") for one in note.every() if one.tag == "p"]
        text = mark + "".join(texts)
        if texts:
            yield DocxBlock(text, (), "", Paragraph("note", text, label=mark))

    def _flow(self, parent: PartNode) -> Iterator[DocxBlock]:
        letter = ""
        for one in parent.nodes:
            tag = one.tag
            if tag == "p":
                block = self._paragraph(one)
                initial = _is_initial(one)
                if initial:  # a large first letter stands in a paragraph of its own
                    letter = block.text.strip(BLANKS + "\n")
                elif letter and block.text.strip(BLANKS + "\n"):
                    block, letter = _behind(block, letter), ""
                if not initial:
                    yield block
            elif tag == "tbl":
                yield from self._table(one)
            elif tag in _THROUGH:
                yield from self._flow(one)
            elif tag in NOT_CARRIED:
                self.words.not_carried.append((NOT_CARRIED[tag], ""))
        if letter:
            yield DocxBlock(letter)

    def _paragraph(self, paragraph: PartNode) -> DocxBlock:
        text, spans = self.words.read(paragraph)
        properties = paragraph.first("pPr")
        style = properties.value("pStyle")
        number, level = self._number(properties, style)
        label = self._lists.label(number, level) if number and text.strip(BLANKS + "\n") else None
        if not label and self._styles.get(style, "") in _QUOTES and text.strip(BLANKS + "\n"):
            lead = len(text) - len(text.lstrip(BLANKS + "\n"))
            words = " ".join(text.split("\n")).strip(BLANKS)
            moved = tuple(one._replace(start=max(0, one.start - lead), end=one.end - lead) for one in spans)
            return DocxBlock(words, moved, style, Paragraph("quote", words, (), moved))
        if not label:
            return DocxBlock(
                text, spans, style, formatting=self._formatting.of(paragraph) if self._formatting else Formatting()
            )
        lead = len(text) - len(text.lstrip(BLANKS + "\n"))
        moved = tuple(one._replace(start=max(0, one.start - lead), end=max(0, one.end - lead)) for one in spans)
        item = item_of_list(label, " ".join(text.split("\n")).strip(BLANKS), moved, level=level)
        return DocxBlock(item.text, item.spans, style, item)

    def _number(self, properties: PartNode, style: str) -> tuple[str, int]:
        numbered = properties.child("numPr")
        if numbered is None:
            return self._numbered.get(style, ("", 0))
        deep = numbered.value("ilvl")
        return numbered.value("numId"), int(deep) if deep.isdigit() else 0

    def _table(self, table: PartNode) -> Iterator[DocxBlock]:
        rows = [one for one in table.nodes if one.tag == "tr"]
        grid = [[one for one in row.nodes if one.tag == "tc"] for row in rows]
        widest = max(map(len, grid), default=0)
        nested = any(one.tag == "tbl" for row in grid for cell in row for one in cell.nodes)
        layout = widest < 2 or nested or any(len(cell.words()) > LONG_CELL for row in grid for cell in row)
        if layout:
            for row in grid:
                for cell in row:
                    yield from self._flow(cell)
            return
        cells = [[self._cell(cell) for cell in row] for row in grid]
        heads = headed(_marked(rows), [[cell for cell, _ in row] for row in cells])
        for made in rows_of([_spanned(cells, at) for at in range(len(cells))], heads):
            yield DocxBlock(shown(made), (), "", made)

    def _cell(self, cell: PartNode) -> tuple[Cell, str]:
        """A cell, and how it is merged with the one above: "", ``restart`` or ``continue``."""
        text, spans = joined((one.text.replace("\n", " "), one.spans) for one in self._flow(cell))
        properties = cell.first("tcPr")
        merged = properties.child("vMerge")
        across = properties.value("gridSpan")
        how = "" if merged is None else merged.get("val") or "continue"
        return Cell(text, spans, min(int(across), 99) if across.isdigit() else 1), how


def _is_initial(paragraph: PartNode) -> bool:
    return paragraph.first("pPr").value("framePr", "dropCap") in ("drop", "margin")


def _behind(block: DocxBlock, letter: str) -> DocxBlock:
    """*block* with the large first letter that stood before it."""
    text = block.text.lstrip(BLANKS + "\n")
    by = len(letter) - (len(block.text) - len(text))
    moved = tuple(one._replace(start=max(0, one.start + by), end=one.end + by) for one in block.spans)
    return block._replace(text=letter + text, spans=moved)


def _marked(rows: list[PartNode]) -> int:
    """How many rows are marked as those that name the columns."""
    marked = 0
    for row in rows:
        if not row.first("trPr").is_on("tblHeader"):
            break
        marked += 1
    return marked


def _spanned(cells: list[list[tuple[Cell, str]]], at: int) -> tuple[Cell, ...]:
    """The cells of row *at*: those that go on from above left out, those that go on below as deep as they are."""
    made: list[Cell] = []
    column = 0
    for cell, how in cells[at]:
        if how != "continue" or not at:
            down = 1
            while how == "restart" and at + down < len(cells) and _how(cells[at + down], column) == "continue":
                down += 1
            made.append(cell._replace(down=down))
        column += cell.across
    return tuple(made)


def _how(row: list[tuple[Cell, str]], column: int) -> str:
    at = 0
    for cell, how in row:
        if at == column:
            return how
        at += cell.across
    return ""
