"""A story as the sequence of items that is poured: byline, paragraphs, subheads, tables, notes, signature."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Final

from layout.fonts.library import Library
from layout.galley.forms import PLAIN, ParagraphForm
from layout.galley.implied import score_rows, with_rows
from layout.galley.items import Item, Preparing, byline_pieces, opening_pieces
from layout.galley.small_forms import (
    hanging,
    initial_of,
    initial_words,
    is_break,
    is_salutation,
    label_of,
    may_end,
    note_mark,
    notes_at_front,
    opening_of,
    own_mark,
    side_style,
    signs_letter,
    with_speakers,
    without_front,
)
from layout.galley.tables import Pieces, SetTable, table_of
from layout.spec.styles import StoryStyle, Stylesheet, TextStyle
from layout.stories.model import Cell, Paragraph, Span, Story, stretches, table_end
from layout.typeset import Piece, prepare
from layout.typeset.atoms import SCRIPTS
from layout.typeset.draft import RUBY


def story_items(story: Story, look: StoryStyle, styles: Stylesheet, faces: Library) -> tuple[Item, ...]:
    """Every item of *story* in the order it is read, the head block aside."""
    return tuple(items_of(story, look, styles, faces))


def items_of(
    story: Story, look: StoryStyle, styles: Stylesheet, faces: Library, prepared: Preparing | None = None
) -> Iterator[Item]:
    """Every item of *story*, one after the other as it is asked for; *prepared* may have some from before."""
    return _Galley(story, look, styles, faces, prepared).items()


class _Galley:
    """One story while its items are made."""

    def __init__(
        self, story: Story, look: StoryStyle, styles: Stylesheet, faces: Library, prepared: Preparing | None
    ) -> None:
        self._story = story._replace(body=with_speakers(with_rows(story.body)))
        self._look, self._styles, self._faces = look, styles, faces
        self._prepared = prepared or partial(prepare, faces=faces)
        self._body = styles.text[look.role("body")]
        self._opening = opening_pieces(story, look, styles)
        self._scores = score_rows(self._story)
        self._tables: dict[int, tuple[SetTable, int]] = {}
        self._labels: tuple[str, ...] = ()
        texts = [index for index, one in enumerate(story.body) if one.kind == "p"]
        self._first = texts[0] if texts and not self._opening and not story.runs_on else -1
        ended = look.end_mark and story.complete and not (story.jump and story.jump.direction == "to")
        self._last = max((at for at, one in enumerate(story.body) if may_end(one)), default=-1) if ended else -1

    def items(self) -> Iterator[Item]:
        """All items in the order they are read, with white round notes that stand in boxes."""
        before: Item | None = None
        for one in self._plain_items():
            parted = before is not None and (before.frame != one.frame or before.apart != one.apart)
            if before is not None and before.role == "subhead" and before.frame == one.frame and one.table is not None:
                parted = False  # it is the table's title
            yield one._replace(style=one.style._replace(before=max(1, one.style.before))) if parted else one
            before = one

    def _plain_items(self) -> Iterator[Item]:
        story, body = self._story, self._story.body
        front = notes_at_front(body)
        for index in range(front):
            yield from self._paragraph(index)
        if story.byline and not story.byline.inline and story.byline.raw:
            style = self._styles.text[self._look.role("byline")]
            yield self._item("byline", -1, style, byline_pieces(story, style))
        if self._opening and not any(one.kind == "p" for one in body):
            # No paragraph begins with it: it stands on a line of its own.
            yield self._item("dateline", -1, self._body, self._opening[:-1])
            self._opening = ()
        for index in range(front, len(body)):
            yield from self._paragraph(index)
        if story.signature:
            style = self._styles.text[self._look.role("byline")]
            yield self._item("signature", -1, style, (Piece(story.signature, style),))

    def _item(
        self,
        role: str,
        index: int,
        style: TextStyle,
        pieces: tuple[Piece, ...],
        lead: int = 0,
        form: ParagraphForm = PLAIN,
    ) -> Item:
        return Item(role, index, style, self._prepared(pieces, style), lead, form=form)

    def _paragraph(self, index: int) -> Iterator[Item]:
        """The items of paragraph *index*; what is of a boxed note stands in its box, as its paragraphs do."""
        one = self._story.body[index]
        if not one.boxed:
            yield from self._plain(index, one)
            return
        frame, white = opening_of(self._story.body, index), self._body.size if self._boxed() else 0
        for item in self._plain(index, one):
            yield item._replace(frame=frame, form=item.form.moved(white))

    def _plain(self, index: int, one: Paragraph) -> Iterator[Item]:
        if one.kind == "subhead":
            style = self._styles.text[self._look.role("subhead")]
            yield self._item("subhead", index, style, (Piece(one.text, style),))
        elif one.kind == "row":
            if index not in self._tables:
                self._tables |= self._tables_from(index)
            table, number = self._tables[index]
            style = self._body._replace(indent=0, digits="half")
            row = self._item("row", index, style, (Piece(one.text, style),))
            ruled = f"table {index - number}" if table.rows[0].is_head else ""
            yield row._replace(table=table, number=number, apart=ruled)
        elif one.kind == "p":
            yield self._text(index, one)
        elif one.kind == "aside":
            yield from self._aside(index, one)
        elif one.kind != "picture":
            yield self._small_form(index, one)

    def _tables_from(self, first: int) -> dict[int, tuple[SetTable, int]]:
        """The table whose rows begin at paragraph *first*: for each of its rows the table and the row's number."""
        body = self._story.body
        last = table_end(body, first)
        plain = self._body._replace(indent=0, digits="half", align="left")
        pieces = cell_pieces(self._look, self._styles)
        named = self._styles.text.get("table-head")
        head = plain._replace(face=named.face if named else HEAD_FACE)
        table = table_of(body[first:last], plain, head, self._faces, pieces)
        return {index: (table, index - first) for index in range(first, last)}

    def _text(self, index: int, one: Paragraph) -> Item:
        style = self._body._replace(digits="half") if index in self._scores else self._body
        front, self._opening = self._opening, ()
        lead = sum(len(piece.text) for piece in front)
        if self._story.runs_on and not index:
            style = style._replace(indent=0)
        if not front and is_break(one.text):
            style = style._replace(indent=0, align="centre")
        elif not front and index == self._first and is_salutation(one.text):
            style = style._replace(indent=0)
        elif not front and signs_letter(self._story.body, index):
            style = style._replace(indent=0, align="right")
        words = initial_words(one.text) if index == self._first and self._look.drop_cap > 1 else ""
        form = PLAIN
        if words and len(one.text) > LEAST_AFTER_INITIAL:
            large = side_style("drop-cap", self._look, self._styles, weight=self._body.weight)
            plain = self._ended(index, style, _pieces(one, style, self._look, self._styles), 0, PLAIN)
            initial = initial_of(words, self._look.drop_cap, large, self._body, self._faces)
            form = ParagraphForm(initial=initial._replace(without=(plain.prepared, style)))
            style, lead = style._replace(indent=0), -len(words)
            one = without_front(one, len(words))
        return self._ended(index, style, (*front, *_pieces(one, style, self._look, self._styles)), lead, form)

    def _ended(self, index: int, style: TextStyle, pieces: tuple[Piece, ...], lead: int, form: ParagraphForm) -> Item:
        """A paragraph as an item, with the mark that ends the story if it is its last."""
        if index == self._last:
            text = pieces[-1].text if pieces else ""
            mark = f" {self._look.end_mark}" if text[-1:].isascii() else self._look.end_mark
            pieces, form = (*pieces, Piece(mark, style, "note")), form._replace(tail=len(mark))
        return self._item("paragraph", index, style, pieces, lead, form)

    def _small_form(self, index: int, one: Paragraph) -> Item:
        """An item of a list, a line of verse, a quotation, a note."""
        form, lead, front = PLAIN, 0, tuple[Piece, ...]()
        style = self._note_style() if one.boxed and one.kind == "item" else self._side(one.kind)
        if one.kind in ("item", "note"):
            label = label_of(one) if self._look.lists == "hang" else ""
            kin = [label_of(other) for other in self._run_of(index, one.kind)] if self._look.lists == "hang" else []
            if label or (one.label and any(kin)):
                form = hanging(kin, label, one.level, style, self._faces)
                style = style._replace(indent=0)
            said = own_mark(one) if one.kind == "note" else len(label)
            if said:
                one, lead = without_front(one, said), -said
            if one.kind == "note" and not label and one.label:
                front = (Piece(note_mark(one.label), style, "note"),)
        elif one.kind == "verse":
            form = ParagraphForm(left=2 * style.size, hang=style.size)
            if one.opens and index and self._story.body[index - 1].kind == "verse":
                style = style._replace(before=max(1, style.before))
        elif one.kind == "quote":
            form = ParagraphForm(left=style.size, right=style.size)
        lead += sum(len(piece.text) for piece in front)
        made = self._ended(index, style, (*front, *_pieces(one, style, self._look, self._styles)), lead, form)
        return made._replace(apart=one.kind if one.kind in ("verse", "note") else "")

    def _side(self, kind: str) -> TextStyle:
        """The text style of a small form, where the story's style names none: what newspapers are used to."""
        if kind == "item":
            return side_style("item", self._look, self._styles)
        if kind == "verse":
            return side_style("verse", self._look, self._styles, indent=0, align="left")
        if kind == "quote":
            return side_style("quote", self._look, self._styles, face=_SPAN_FACES["emphasis"])
        size = self._body.size * NOTE_SIZE // 1000
        return side_style("footnote", self._look, self._styles, size=size, indent=0)

    def _run_of(self, index: int, kind: str) -> Sequence[Paragraph]:
        """The paragraphs of *kind* one after the other that *index* stands among."""
        body, first, last = self._story.body, index, index
        while first and body[first - 1].kind == kind:
            first -= 1
        while last + 1 < len(body) and body[last + 1].kind == kind:
            last += 1
        return body[first : last + 1]

    def _aside(self, index: int, one: Paragraph) -> Iterator[Item]:
        """A paragraph of a note in a box, its title over the first of them or in front of its words."""
        group = opening_of(self._story.body, index)
        style = self._note_style()
        form = ParagraphForm(left=style.size, right=style.size) if self._boxed() else PLAIN
        title = side_style("aside-title", self._look, self._styles, face=HEAD_FACE, indent=0, align="left")
        front: tuple[Piece, ...] = ()
        titled = False
        if one.label and index == group:
            if not one.text or len(one.text) > LEAST_UNDER_TITLE or self._follows(index):
                yield self._item("subhead", index, title, (Piece(one.label, title),), form=form)._replace(frame=group)
                titled = True
            else:
                front = (Piece(f"{one.label}：", title._replace(size=style.size, smallest=0)),)
        if not one.text:
            return
        pieces = (*front, *_pieces(one, style, self._look, self._styles))
        lead = sum(len(piece.text) for piece in front)
        yield self._item("paragraph", index, style, pieces, lead, form)._replace(frame=group, titled=titled)

    def _follows(self, index: int) -> bool:
        """True where the note goes on after paragraph *index*."""
        body = self._story.body
        return index + 1 < len(body) and body[index + 1].noted and not body[index + 1].opens_note

    def _note_style(self) -> TextStyle:
        """The text style of a boxed note's words."""
        return side_style("aside", self._look, self._styles, face=_SPAN_FACES["emphasis"])

    def _boxed(self) -> bool:
        """True where the box of notes has ink or a tint at their sides, which type keeps off."""
        box = self._styles.boxes.get(self._look.aside_box)
        return box is not None and (box.tint is not None or "l" in box.sides or "r" in box.sides)


LEAST_UNDER_TITLE: Final = 60
"""Characters of a note that has its title on a line of its own; in front of fewer it stands on their line."""

LEAST_AFTER_INITIAL: Final = 30
"""Characters of a paragraph that is worth a large initial."""

NOTE_SIZE: Final = 860
"""Size of notes, per mille of the body's: 五号 and 小五."""


HEAD_FACE: Final = "hei"
"""Face of the row that names the columns, as newspapers have it."""


_DRAWN = ("dots", "underline", "wave", "mourning", "warichu")
"""Spans that are drawn, beside ruby, or set as a note of two lines."""

_SPAN_ROLES = {"strong": "strong", "emphasis": "emphasis", "note": "note"}
_SPAN_FACES = {"strong": "hei", "emphasis": "kai"}
"""Faces for spans that the story's style names no text style for: 黑体 and 楷体, as newspapers have them."""


def cell_pieces(look: StoryStyle, styles: Stylesheet) -> Pieces:
    """What divides a cell of a table where its spans begin and end, as a paragraph is."""

    def pieces(cell: Cell, style: TextStyle) -> tuple[Piece, ...]:
        return _pieces(Paragraph("p", cell.text, spans=cell.spans), style, look, styles)

    return pieces


def span_style(spans: Iterable[Span], body: TextStyle, look: StoryStyle, styles: Stylesheet) -> TextStyle:
    """The style of words in *spans* of text in *body*: of the last of them that has one, or a face, of its own."""
    roles, style = dict(look.roles), body
    for span in spans:
        role = _SPAN_ROLES.get(span.kind, "")
        if role in roles:
            style = styles.text[roles[role]]
        elif span.kind in _SPAN_FACES:
            style = body._replace(face=_SPAN_FACES[span.kind])
    return style


def _pieces(paragraph: Paragraph, body: TextStyle, look: StoryStyle, styles: Stylesheet) -> tuple[Piece, ...]:
    """A paragraph divided where its spans begin and end."""
    if not paragraph.spans:
        return (Piece(paragraph.text, body),)
    made: list[Piece] = []
    for words, spans in stretches(paragraph):
        drawn = ""
        for span in spans:
            if span.kind == "note":
                words = note_mark(words)
            if span.kind == "ruby":
                drawn = f"{RUBY}{span.value}"
            elif span.kind in SCRIPTS:
                drawn = drawn if drawn.startswith(RUBY) else span.kind
            elif (span.kind in _DRAWN or span.kind == "note") and not drawn:
                drawn = span.kind
        made.append(Piece(words, span_style(spans, body, look, styles), drawn))
    return tuple(made)
