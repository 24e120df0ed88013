"""The blocks of a Word document in order: paragraphs, items of lists, rows of tables, text boxes, notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from layout.characters.source import BLANKS
from layout.documents.direct_formatting import Formatting, FormattingReader
from layout.documents.docxlists import Lists
from layout.documents.docxtext import NOT_CARRIED, ParagraphWords
from layout.documents.docxtree import PartNode
from layout.markup.tables import headed, joined, only_lays_out, rows_of, shown, with_depths
from layout.stories.credits import credit_at_end
from layout.stories.model import Cell, Paragraph, Span
from layout.stories.storybody import item_of_list
from layout.stories.words import CAPTION_STARTS
from layout.value import NamedTuple

_BOX: Final = "txbxContent"
_FIELD: Final = 6
"""Characters of the longest name of a field in a form."""

QUOTE_STYLES: Final = ("quote", "intense quote", "quotations", "block quotation")
"""Names of styles of quotations in Word and LibreOffice."""
THROUGH: Final = ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml")
"""Elements that stand round paragraphs, rows or cells and say nothing of them."""


class DocxBlock(NamedTuple):
    """A paragraph as it is read: its text, its spans, its style, and what it is when it is no plain paragraph."""

    text: str
    spans: tuple[Span, ...] = ()
    style: str = ""
    structure: Paragraph | None = None
    formatting: Formatting = Formatting()
    outline: int = 0
    """The level of a heading, from 1, where the paragraph itself says it."""
    is_caption: bool = False
    """It is the caption of a picture, in a text box beside it."""


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
        self._placed: set[int] = set()
        """Text boxes that stand where their paragraph does, by identity."""

    def of(self, parent: PartNode) -> Iterator[DocxBlock]:
        """The blocks in *parent*, then those of the text boxes in it, each box once; those of captions in place."""
        boxes = [one for one in parent.every("Fallback") if one.tag == _BOX]
        yield from self._flow(parent, boxes=bool(boxes))
        for box in boxes:
            if id(box) not in self._placed:
                yield from self._flow(box)

    def note(self, note: PartNode, mark: str) -> Iterator[DocxBlock]:
        """A footnote or endnote as one block."""
        paragraphs = [self.words.read(one) for one in note.every() if one.tag == "p"]
        block = DocxBlock(mark)
        for text, spans in paragraphs:
            block = run_on(block, DocxBlock(text, spans))
        if paragraphs:
            yield block._replace(structure=Paragraph("note", block.text, (), block.spans, mark))

    def _flow(self, parent: PartNode, *, boxes: bool = True) -> Iterator[DocxBlock]:
        """The blocks in *parent*; without *boxes* captions stand after all, as they do for what is in a cell."""
        begun: DocxBlock | None = None
        """What the next paragraph goes on from: a large first letter, or one whose end was deleted."""
        for one in parent.nodes:
            if one.tag == "p":
                block = self._paragraph(one)
                if begun and block.structure is None and block.text.strip(BLANKS + "\n"):
                    block, begun = run_on(begun, block), None
                if block.structure is None and (_is_initial(one) or _ends_deleted(one)):
                    begun = block
                elif not self._is_contents(block):
                    yield block
                yield from self._captions(one) if boxes else ()
            elif one.tag == "tbl":
                yield from self._table(one)
            elif one.first("sdtPr").first("docPartObj").value("docPartGallery") == "Table of Contents":
                self.words.not_carried.append(("contents", one.words()[:12]))
            elif one.tag in THROUGH:
                yield from self._flow(one, boxes=boxes)
            elif one.tag in NOT_CARRIED:
                self.words.not_carried.append((NOT_CARRIED[one.tag], ""))
        if begun:
            yield begun

    def _captions(self, paragraph: PartNode) -> Iterator[DocxBlock]:
        """The captions in text boxes that are anchored in *paragraph*."""
        for box in paragraph.every("Fallback"):
            if box.tag == _BOX and _holds_caption(box):
                self._placed.add(id(box))
                words = "".join(self.words.read(one)[0].strip(BLANKS) for one in box.nodes if one.tag == "p")
                yield DocxBlock(words, is_caption=True)

    def _is_contents(self, block: DocxBlock) -> bool:
        """True for an entry of a table of contents, which repeats heads; it is reported."""
        entry = self._styles.get(block.style, "").startswith("toc ")
        if entry:
            self.words.not_carried.append(("contents", block.text[:12]))
        return entry

    def _paragraph(self, paragraph: PartNode) -> DocxBlock:
        text, spans = self.words.read(paragraph)
        properties = paragraph.first("pPr")
        style = properties.value("pStyle")
        outline = outline_of(properties)
        number, level = self._number(properties, style)
        named = self._styles.get(style, "")
        label = self._lists.label(number, level) if number and text.strip(BLANKS + "\n") else None
        block = DocxBlock(text, spans, style, None, self._formatting_of(paragraph), outline)
        if label:
            return numbered(block, label, level, heading=bool(outline) or is_heading(named))
        if named not in QUOTE_STYLES:
            return block
        words, spans = joined([(" ".join(text.split("\n")), spans)])
        return DocxBlock(words, spans, style, Paragraph("quote", words, (), spans)) if words else block

    def _formatting_of(self, paragraph: PartNode) -> Formatting:
        return self._formatting.of(paragraph) if self._formatting else Formatting()

    def _number(self, properties: PartNode, style: str) -> tuple[str, int]:
        numbered = properties.child("numPr")
        if numbered is None:
            return self._numbered.get(style, ("", 0))
        deep = numbered.value("ilvl")
        return numbered.value("numId"), int(deep) if deep.isdigit() else 0

    def _table(self, table: PartNode) -> Iterator[DocxBlock]:
        rows = [one for one in _inside(table, "tr") if one.first("trPr").child("del") is None]
        grid = [[one for one in _inside(row, "tc") if one.first("tcPr").child("cellDel") is None] for row in rows]
        if _is_layout(grid):
            names = _named_fields(grid)
            for row in grid:
                for at, cell in enumerate(row):
                    if not names:
                        yield from self._flow(cell)
                    elif at % 2:
                        blocks = list(self._flow(cell)) or [DocxBlock("")]
                        yield from (run_on(DocxBlock(f"{row[at - 1].words().strip(BLANKS)}："), blocks[0]), *blocks[1:])
            return
        cells = [
            [*_skipped(row, "Before"), *(self._cell(cell) for cell in own), *_skipped(row, "After")]
            for row, own in zip(rows, grid, strict=True)
        ]
        heads = headed(_marked(rows), [[cell for cell, _ in row] for row in cells])
        for made in rows_of(with_depths(cells), heads):
            yield DocxBlock(shown(made), (), "", made)

    def _cell(self, cell: PartNode) -> tuple[Cell, str]:
        """A cell, and how it is merged with the one above: "", ``restart`` or ``continue``."""
        text, spans = joined((one.text.replace("\n", " "), one.spans) for one in self._flow(cell, boxes=False))
        properties = cell.first("tcPr")
        merged = properties.child("vMerge")
        across = properties.value("gridSpan")
        how = "" if merged is None else merged.get("val") or "continue"
        return Cell(text, spans, min(int(across), 99) if across.isdigit() else 1), how


def _is_initial(paragraph: PartNode) -> bool:
    return paragraph.first("pPr").value("framePr", "dropCap") in ("drop", "margin")


def _ends_deleted(paragraph: PartNode) -> bool:
    """True where a tracked change has deleted the end of a paragraph: it goes on with the next one."""
    return paragraph.first("pPr").first("rPr").child("del") is not None


def run_on(first: DocxBlock, block: DocxBlock) -> DocxBlock:
    """*block* with the words of *first* before its own, without blanks between them."""
    lead = first.text.rstrip(BLANKS + "\n")
    text = block.text.lstrip(BLANKS + "\n")
    by = len(lead) - (len(block.text) - len(text))
    moved = (one._replace(start=max(len(lead), one.start + by), end=one.end + by) for one in block.spans)
    own = (one._replace(end=min(one.end, len(lead))) for one in first.spans if one.start < len(lead))
    return block._replace(text=lead + text, spans=(*own, *moved))


def is_heading(style: str) -> bool:
    """True for Word's name of a style of headings."""
    return style.startswith(("heading", "title"))


def numbered(block: DocxBlock, label: str, level: int, *, heading: bool) -> DocxBlock:
    """*block* with its number or sign: a heading begins with it, anything else is an item of a list."""
    if heading:
        return run_on(DocxBlock(label), block)
    words, spans = joined([(" ".join(block.text.split("\n")), block.spans)])
    item = item_of_list(label, words, spans, level=level)
    return DocxBlock(item.text, item.spans, block.style, item)


def outline_of(properties: PartNode) -> int:
    """The level of a heading, from 1, that the properties of a paragraph or a style say; 0 for copy."""
    said = properties.value("outlineLvl")
    return int(said) + 1 if said.isdigit() and int(said) < 9 else 0


def _skipped(row: PartNode, where: str) -> list[tuple[Cell, str]]:
    """The columns that *row* leaves free ``Before`` its first cell or ``After`` its last one, as empty cells."""
    count = row.first("trPr").value(f"grid{where}")
    return [(Cell(""), "")] * min(int(count), _MOST_SKIPPED) if count.isdigit() else []


_MOST_SKIPPED: Final = 60


def _inside(parent: PartNode, wanted: str) -> Iterator[PartNode]:
    """The rows of a table or the cells of a row, those that something stands round included."""
    for one in parent.nodes:
        if one.tag == wanted:
            yield one
        elif one.tag in THROUGH:
            yield from _inside(one, wanted)


def _named_fields(grid: list[list[PartNode]]) -> bool:
    """True for a form (发稿单): beside each field stands its name, one of which is that of the head."""
    names = [cell.words().strip(BLANKS) for row in grid for cell in row[::2]]
    short = all(0 < len(one) <= _FIELD and not any(map(str.isdigit, one)) for one in names)
    return short and all(row and len(row) % 2 == 0 for row in grid) and any("题" in one for one in names)


def _is_layout(grid: list[list[PartNode]]) -> bool:
    """True for a table that lays out a page: it has others in it, running text, or a row of nothing but pictures."""
    # A text box in a cell is copy of its own, and comes after the table.
    words = [[[one.words(_BOX) for one in cell.every(_BOX) if one.tag == "p"] for cell in row] for row in grid]
    holders = sum(any(one.tag == "tbl" for one in cell.nodes) for row in grid for cell in row)
    if only_lays_out(words) or holders * _FEW > sum(map(len, grid)):
        return True
    return any(
        not any("".join(cell).strip(BLANKS) for cell in texts)
        and any(one.tag in ("blip", "imagedata") for cell in row for one in cell.every("Fallback"))
        for row, texts in zip(grid, words, strict=True)
    )


_FEW: Final = 4
"""Of so many short cells one may hold a table: its words stay in the cell.  More of them lay out a page."""


def _marked(rows: list[PartNode]) -> int:
    """How many rows are marked as those that name the columns."""
    marked = 0
    for row in rows:
        if not row.first("trPr").is_on("tblHeader"):
            break
        marked += 1
    return marked


def _holds_caption(box: PartNode) -> bool:
    """True for a text box that holds the caption of a picture and nothing else."""
    words = [one.words(_BOX).strip(BLANKS) for one in box.nodes]
    text = "".join(words)
    if any(one.tag != "p" for one in box.nodes) or sum(map(bool, words)) > _CAPTION_LINES:
        return False
    if not 0 < len(text) <= _CAPTION:
        return False
    return text.startswith(CAPTION_STARTS) or "图为" in text or credit_at_end(text) is not None


_CAPTION: Final = 160
_CAPTION_LINES: Final = 2
"""A caption and, on a line of its own, who took the picture."""
