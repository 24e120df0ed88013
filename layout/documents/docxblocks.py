"""The blocks of a Word document in order: paragraphs, items of lists, rows of tables, text boxes, notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from layout.characters.source import BLANKS
from layout.documents.direct_formatting import Formatting, FormattingReader
from layout.documents.docxlists import Lists
from layout.documents.docxtext import NOT_CARRIED, ParagraphWords, attribute, child, tag_of
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

    def of(self, parent: Any) -> Iterator[DocxBlock]:  # noqa: ANN401
        """The blocks in *parent*, then those of the text boxes in it, each box once."""
        yield from self._flow(parent)
        for box in parent.iter():
            if tag_of(box) == "txbxContent" and not any(tag_of(one) == "Fallback" for one in box.iterancestors()):
                yield from self._flow(box)

    def note(self, note: Any, mark: str) -> Iterator[DocxBlock]:  # noqa: ANN401
        """A footnote or endnote as one block."""
        texts = [self.words.read(one)[0].strip(BLANKS + "\n") for one in note.iter() if tag_of(one) == "p"]
        text = mark + "".join(texts)
        if texts:
            yield DocxBlock(text, (), "", Paragraph("note", text, label=mark))

    def _flow(self, parent: Any) -> Iterator[DocxBlock]:  # noqa: ANN401
        letter = ""
        for one in parent.iterchildren():
            tag = tag_of(one)
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

    def _paragraph(self, paragraph: Any) -> DocxBlock:  # noqa: ANN401
        text, spans = self.words.read(paragraph)
        properties = child(paragraph, "pPr")
        named = child(properties, "pStyle") if properties is not None else None
        style = attribute(named, "val") if named is not None else ""
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

    def _number(self, properties: Any, style: str) -> tuple[str, int]:  # noqa: ANN401
        numbered = child(properties, "numPr") if properties is not None else None
        if numbered is None:
            return self._numbered.get(style, ("", 0))
        number, level = child(numbered, "numId"), child(numbered, "ilvl")
        deep = attribute(level, "val") if level is not None else "0"
        return (attribute(number, "val") if number is not None else ""), int(deep) if deep.isdigit() else 0

    def _table(self, table: Any) -> Iterator[DocxBlock]:  # noqa: ANN401
        rows = [one for one in table.iterchildren() if tag_of(one) == "tr"]
        grid = [[one for one in row.iterchildren() if tag_of(one) == "tc"] for row in rows]
        widest = max(map(len, grid), default=0)
        nested = any(tag_of(one) == "tbl" for row in grid for cell in row for one in cell.iterchildren())
        layout = widest < 2 or nested or any(len(_plain(cell)) > LONG_CELL for row in grid for cell in row)
        if layout:
            for row in grid:
                for cell in row:
                    yield from self._flow(cell)
            return
        cells = [[self._cell(cell) for cell in row] for row in grid]
        heads = headed(_marked(rows), [[cell for cell, _ in row] for row in cells])
        for made in rows_of([_spanned(cells, at) for at in range(len(cells))], heads):
            yield DocxBlock(shown(made), (), "", made)

    def _cell(self, cell: Any) -> tuple[Cell, str]:  # noqa: ANN401
        """A cell, and how it is merged with the one above: "", ``restart`` or ``continue``."""
        text, spans = joined((one.text.replace("\n", " "), one.spans) for one in self._flow(cell))
        properties = child(cell, "tcPr")
        merged = child(properties, "vMerge") if properties is not None else None
        wide = child(properties, "gridSpan") if properties is not None else None
        across = attribute(wide, "val") if wide is not None else "1"
        how = "" if merged is None else attribute(merged, "val") or "continue"
        return Cell(text, spans, min(int(across), 99) if across.isdigit() else 1), how


def _is_initial(paragraph: Any) -> bool:  # noqa: ANN401
    properties = child(paragraph, "pPr")
    frame = child(properties, "framePr") if properties is not None else None
    return frame is not None and attribute(frame, "dropCap") in ("drop", "margin")


def _behind(block: DocxBlock, letter: str) -> DocxBlock:
    """*block* with the large first letter that stood before it."""
    text = block.text.lstrip(BLANKS + "\n")
    by = len(letter) - (len(block.text) - len(text))
    moved = tuple(one._replace(start=max(0, one.start + by), end=one.end + by) for one in block.spans)
    return block._replace(text=letter + text, spans=moved)


def _plain(cell: Any) -> str:  # noqa: ANN401
    return "".join(one.text or "" for one in cell.iter() if tag_of(one) == "t")


def _marked(rows: list[Any]) -> int:
    """How many rows are marked as those that name the columns."""
    marked = 0
    for row in rows:
        properties = child(row, "trPr")
        if properties is None or child(properties, "tblHeader") is None:
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
