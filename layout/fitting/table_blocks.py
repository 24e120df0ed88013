"""A story that is a table in a slot of its own: rows and the paragraphs over and under them as units of known depth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from layout.fitting.table_flow import FlowUnit, Pitch
from layout.fonts.library import Library
from layout.galley.items import byline_text
from layout.galley.small_forms import note_mark
from layout.galley.table_rows import MOST_HEADS, row_parts
from layout.galley.tables import LEAST_GAP, Columns, Pieces, SetTable, columns_at, table_of
from layout.spec.styles import Stylesheet, TextStyle
from layout.spec.tables import TableSpec
from layout.stories.model import Cell, Paragraph, Story, table_end
from layout.typeset import Line, aligned, prepare, set_paragraph
from layout.units import Length
from layout.value import NamedTuple

LEAST_PITCH: Final = 1250
NATURAL_PITCH: Final = 1500
MOST_PITCH: Final = 2200
"""From row to row, per mille of the size: closer rows run together, wider ones are no table any more."""

LINE_PITCH: Final = 1150
"""From line to line in a row, per mille of the size, so that a row's lines keep together."""

TABLE_SIZE: Final = 860
"""Size of a table where the style names none, per mille of the body's: 五号 and 小五."""

SOURCE_SIZE: Final = 880
"""Size of a source under a table, per mille of the table's own."""


class TableTypes(NamedTuple):
    """The type of a table and its pitches."""

    cell: TextStyle
    head: TextStyle
    note: TextStyle
    title: TextStyle
    kicker: TextStyle
    least: Pitch
    natural: Pitch
    most: Length

    def at(self, size: Length) -> TableTypes:
        """The same with rows of another size."""
        was = self.cell.size

        def scaled(one: TextStyle) -> TextStyle:
            return one._replace(size=one.size * size // was, smallest=0)

        line = size * LINE_PITCH // 1000
        return self._replace(
            cell=scaled(self.cell), head=scaled(self.head), note=scaled(self.note),
            least=Pitch(self.least.row * size // was, line), natural=Pitch(self.natural.row * size // was, line),
        )  # fmt: skip


def table_types(style: str, spec: TableSpec, styles: Stylesheet) -> TableTypes:
    """The type that *styles* has for tables, or what newspapers are used to."""
    text = styles.text
    body = text[styles.stories["news"].role("body")]
    plain = body._replace(size=body.size * TABLE_SIZE // 1000, leading=0, indent=0, align="left", digits="half")
    cell = (text.get(style) or text.get("table") or plain)._replace(indent=0, lines=1, before=0, after=0, digits="half")
    head = text.get("table-head") or cell._replace(face="hei")
    note = text.get("table-source") or cell._replace(face="kai", size=cell.size * SOURCE_SIZE // 1000)
    title = text.get("table-title") or text.get("notice-title") or head
    kicker = text.get("table-kicker") or note._replace(size=cell.size)
    line = cell.size * LINE_PITCH // 1000
    natural = cell.leading if cell.leading > cell.size else cell.size * NATURAL_PITCH // 1000
    if spec.pitch:
        fixed = Pitch(spec.pitch, min(line, spec.pitch))
        return TableTypes(cell, head, note, title, kicker, fixed, fixed, spec.pitch)
    least = min(natural, cell.size * LEAST_PITCH // 1000)
    most = max(natural, cell.size * MOST_PITCH // 1000)
    return TableTypes(cell, head, note, title, kicker, Pitch(least, line), Pitch(natural, line), most)


def titles_of(story: Story, types: TableTypes) -> list[tuple[str, str, TextStyle]]:
    """(role, words, style) of what stands over a table."""
    title = types.title
    made = [("rubric", story.rubric, types.kicker), ("kicker", story.kicker, types.kicker)]
    made += [("head", "　".join(story.headline), title), ("deck", story.deck, types.kicker)]
    return [one for one in made if one[1]]


class TextUnit(NamedTuple):
    """A paragraph beside a table's rows: what it is of, its lines, how far apart and how far down the first begins."""

    role: str
    style: TextStyle
    lines: tuple[Line, ...]
    step: Length
    white: Length


class RowUnit(NamedTuple):
    """A row of a table, by the paragraph that its table begins with."""

    table: int
    number: int


class TableBlocks(NamedTuple):
    """The units of a table at one measure."""

    units: tuple[FlowUnit, ...]
    what: tuple[TextUnit | RowUnit, ...]
    tables: Mapping[int, tuple[SetTable, Columns]]
    """By their first paragraphs."""
    types: TableTypes
    fits: bool
    """False where words or figures had to be divided that should not be."""
    room: bool
    """False where there is not a character's room for every column."""
    least: Length
    """Width that the widest table needs."""
    divided: str
    """Some of what had to be divided."""


def blocks_of(
    story: Story, types: TableTypes, faces: Library, measure: Length, pieces: Pieces, spec: TableSpec, most: int
) -> TableBlocks:
    """The units of *story* in *measure*; of its rows no more than *most*, which no slots have room for."""
    made = _BlockMaker(story, types, faces, measure, pieces, spec)
    return made.blocks(most)


class _BlockMaker:
    def __init__(
        self, story: Story, types: TableTypes, faces: Library, measure: Length, pieces: Pieces, spec: TableSpec
    ) -> None:
        self._story, self._types, self._faces = story, types, faces
        self._measure, self._pieces, self._spec = measure, pieces, spec
        self._units: list[FlowUnit] = []
        self._what: list[TextUnit | RowUnit] = []
        self._tables: dict[int, tuple[SetTable, Columns]] = {}

    def blocks(self, most: int) -> TableBlocks:
        story, body = self._story, self._story.body
        if story.dateline:
            self._text("dateline", -1, Paragraph("p", story.dateline.raw))
        at = 0
        while at < len(body) and len(self._units) < most:
            one = body[at]
            if one.kind == "row":
                last = table_end(body, at)
                self._rows(at, body[at : min(last, at + most)])
                at = last
                continue
            if one.kind != "picture":
                self._text("subhead" if one.kind == "subhead" else "paragraph", at, one)
            at += 1
        if len(self._units) < most:
            for role, words in self._under():
                self._text(role, -1, Paragraph("note", words))
        return self._made()

    def _under(self) -> list[tuple[str, str]]:
        """What of a story stands under its table: who made it, who it is from."""
        story = self._story
        made = [("byline", byline_text(story) if story.byline else ""), ("signature", story.signature)]
        made += [("caption", story.caption), ("credit", story.credit.raw if story.credit else "")]
        return [one for one in made if one[1]]

    def _text(self, role: str, body: int, one: Paragraph) -> None:
        style = self._types.head if role == "subhead" else self._types.note
        style = style._replace(indent=0, align="centre" if role == "subhead" else "left")
        label = note_mark(one.label) if one.kind in ("note", "aside", "item") else ""
        label = "" if one.text.startswith(label) else label
        cell = Cell(
            label + one.text, tuple(s._replace(start=s.start + len(label), end=s.end + len(label)) for s in one.spans)
        )
        lines = set_paragraph(prepare(self._pieces(cell, style), style, self._faces), (self._measure,))
        lines = tuple(aligned(line, self._measure, style.align) for line in lines)
        step, white = style.size * LINE_PITCH // 1000, style.size // 3
        self._units.append(FlowUnit(body, len(lines), len(lines) * step + 2 * white, is_head=role == "subhead"))
        self._what.append(TextUnit(role, style, lines, step, white))

    def _rows(self, first: int, rows: Sequence[Paragraph]) -> None:
        types = self._types
        table = table_of(rows, types.cell, types.head, self._faces, self._pieces, self._spec.align)
        columns = columns_at(table, self._measure, spread=True)
        self._tables[first] = (table, columns)
        begin = len(self._units)
        heads = tuple(begin + number for number, row in enumerate(table.rows) if row.is_head and number < MOST_HEADS)
        left = 0
        for number, row in enumerate(table.rows):
            lines: dict[int, int] = {}
            for part in row_parts(table, number, columns):
                lines[part.cell.column] = -(-(part.at + 1) // max(1, part.cell.down))
            left = max(left - 1, max((cell.down - 1 for cell in row.cells), default=0))
            self._units.append(
                FlowUnit(first + number, max(lines.values(), default=1), 0, heads, row.is_head, left > 0)
            )
            self._what.append(RowUnit(first, number))

    def _made(self) -> TableBlocks:
        gap = self._types.cell.size * LEAST_GAP // 1000
        least, tight, divided, fits = 0, 0, "", True
        for table, columns in self._tables.values():
            gaps = gap * len(table.leasts)
            least = max(least, sum(table.firm) + gaps)
            tight = max(tight, sum(min(table.size, one) for one in table.firm) + gaps)
            if not columns.fits:
                fits = False
                divided = divided or max((cell.text for row in table.rows for cell in row.cells), key=len, default="")
        return TableBlocks(
            tuple(self._units), tuple(self._what), self._tables, self._types, fits, tight <= self._measure, least,
            divided,
        )  # fmt: skip
