"""A story as a sequence of items to be poured: byline, paragraphs, subheads, signature.

Items know no page: they are prepared once and set as often as a trial needs, at whatever measures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from layout.fonts.library import Library
from layout.galley.tables import SetTable, row_lines, table_of
from layout.spec.styles import StoryStyle, Stylesheet, TextStyle
from layout.stories.model import Cell, Paragraph, Story, row_of
from layout.typeset import Line, Piece, Prepared, aligned, prepare, set_head, set_line, set_paragraph
from layout.typeset.draft import RUBY
from layout.units import Length
from layout.value import NamedTuple

IDEOGRAPHIC_SPACE = "\u3000"


class Item(NamedTuple):
    """One piece of a story's run of text.

    *role* is ``byline``, ``dateline`` (one that no paragraph begins with), ``paragraph``, ``subhead``, ``row`` (of a
    table), ``signature`` or ``jump``; *index* is the paragraph of the story's body it came from, -1 for those that are
    none.
    """

    role: str
    index: int  # type: ignore[assignment]  # a place, not tuple.index
    style: TextStyle
    prepared: Prepared
    lead: int = 0
    """Characters at the front of the prepared text that are not the paragraph's own (dateline and space)."""
    start: int = 0
    """Where this piece takes up the prepared text, when the paragraph began on another page."""

    table: SetTable | None = None
    """The table that a row belongs to, and *number* the row's in it."""
    number: int = 0
    divisible: bool = False
    """It is no paragraph, and yet it may be divided, because no leg is deep enough for it."""

    @property
    def whole(self) -> bool:
        """True for what must not be divided between legs."""
        return self.role != "paragraph" and not self.divisible


Known: TypeAlias = "dict[tuple[tuple[Piece, ...], TextStyle], Prepared]"
"""Pieces that have been prepared, by what they were prepared from."""


def story_items(story: Story, look: StoryStyle, styles: Stylesheet, faces: Library) -> tuple[Item, ...]:
    """Every item of *story* in the order it is read, the head block aside."""
    return tuple(items_of(story, look, styles, faces))


def items_of(
    story: Story, look: StoryStyle, styles: Stylesheet, faces: Library, known: Known | None = None
) -> Iterator[Item]:
    """Every item of *story*, one after the other as it is asked for; what is *known* is not prepared again."""

    def item(role: str, index: int, style: TextStyle, pieces: tuple[Piece, ...], lead: int = 0) -> Item:
        done = None if known is None else known.get((pieces, style))
        if done is None:
            done = prepare(pieces, style, faces)
            if known is not None:
                known[pieces, style] = done
        return Item(role, index, style, done, lead)

    body = styles.text[look.role("body")]
    if story.byline and not story.byline.inline and story.byline.raw:
        style = styles.text[look.role("byline")]
        yield item("byline", -1, style, (Piece(byline_text(story), style),))
    opening = _opening(story, look, styles)
    if opening and not any(paragraph.kind == "p" for paragraph in story.body):
        # No paragraph begins with it: it stands on a line of its own.
        yield item("dateline", -1, body, opening[:-1])
        opening = ()
    story = story._replace(body=with_rows(story.body))
    scores = _score_rows(story)
    tables: dict[int, tuple[SetTable, int]] = {}
    for index, paragraph in enumerate(story.body):
        if paragraph.kind == "subhead":
            style = styles.text[look.role("subhead")]
            yield item("subhead", index, style, (Piece(paragraph.text, style),))
        elif paragraph.kind == "row":
            if index not in tables:
                tables |= _tables_from(story.body, index, body, faces)
            table, number = tables[index]
            style = body._replace(indent=0, digits="half")
            row = item("row", index, style, (Piece(paragraph.text, style),))
            yield row._replace(table=table, number=number)
        elif paragraph.kind != "picture":
            # Items, quotations and notes are set as paragraphs, so that nothing of them is missing.
            front = opening if paragraph.kind == "p" else ()
            style = body._replace(digits="half") if index in scores else body
            pieces = (*front, *_pieces(paragraph, style, look, styles))
            lead = sum(len(piece.text) for piece in front)
            style = style._replace(indent=0) if story.runs_on and not index else style
            yield item("paragraph", index, style, pieces, lead)
            opening = () if front else opening
    if story.signature:
        style = styles.text[look.role("byline")]
        yield item("signature", -1, style, (Piece(story.signature, style),))


def _tables_from(
    body: Sequence[Paragraph], first: int, style: TextStyle, faces: Library
) -> dict[int, tuple[SetTable, int]]:
    """The table whose rows begin at paragraph *first*: for each of its rows the table and the row's number."""
    last = first + 1
    while last < len(body) and body[last].kind == "row" and not body[last].opens:
        last += 1
    plain = style._replace(indent=0, digits="half")
    table = table_of(body[first:last], plain, plain._replace(face=HEAD_FACE), faces)
    return {index: (table, index - first) for index in range(first, last)}


HEAD_FACE: Final = "hei"
"""Face of the row that names the columns, as newspapers have it."""

LEAST_ROWS: Final = 3
LEAST_CELLS: Final = 3
"""Paragraphs one after the other of so many equal pieces with blanks between are a table, though nobody marked them:
two might be any two lines, and two pieces are a name and a word."""

LONGEST_CELL: Final = 12
"""Characters of the longest piece of such a table."""


def with_rows(body: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """*body* with paragraphs that stand in columns by blanks (名次　球队　胜) as rows of a table."""
    made = list(body)
    start = 0
    while start < len(body):
        count = len(_pieces_in_columns(body[start]))
        end = start
        while count and end < len(body) and len(_pieces_in_columns(body[end])) == count:
            end += 1
        if end - start >= LEAST_ROWS:
            for at in range(start, end):
                cells = tuple(Cell(text) for text in _pieces_in_columns(body[at]))
                names = at == start and not any(char.isdecimal() for char in body[at].text)
                row = row_of(cells, body[at].lines, is_head=names, opens=at == start)
                made[at] = row._replace(text=body[at].text)
        start = max(end, start + 1)
    return tuple(made) if made != list(body) else body


def _pieces_in_columns(paragraph: Paragraph) -> list[str]:
    """The short pieces of a paragraph that has nothing but them, with ideographic spaces between; empty otherwise."""
    if paragraph.kind != "p" or paragraph.spans or IDEOGRAPHIC_SPACE not in paragraph.text:
        return []
    parts = paragraph.text.split(IDEOGRAPHIC_SPACE)
    short = len(parts) >= LEAST_CELLS and all(0 < len(part) <= LONGEST_CELL for part in parts)
    return parts if short and not any(mark in paragraph.text for mark in "，。！？；") else []


LONGEST_SCORE: Final = 30
"""Characters of the longest row of a table of scores."""


def _score_rows(story: Story) -> frozenset[int]:
    """Paragraphs that are rows of a table of scores: their figures are of one width, so that the rows stand in line."""
    rows = [index for index, one in enumerate(story.body) if one.kind == "p" and _is_score(one.text)]
    return frozenset(index for index in rows if index - 1 in rows or index + 1 in rows)


def _is_score(text: str) -> bool:
    """南港 2∶0 平川: figures about a colon, and no sentence."""
    if len(text) > LONGEST_SCORE or any(mark in text for mark in "，。！？"):
        return False
    return any(
        mark in "∶：:" and text[at - 1 : at].isdecimal() and text[at + 1 : at + 2].isdecimal()
        for at, mark in enumerate(text)
    )


def byline_text(story: Story) -> str:
    """The byline as it is printed: the copy's own words, brackets of an inline one full width."""
    assert story.byline is not None
    if not story.byline.inline:
        return story.byline.raw
    return story.byline.raw.replace("(", "（").replace(")", "）")


def items_from(items: tuple[Item, ...], index: int, offset: int) -> tuple[Item, ...]:
    """The items that are left when the story was set up to *offset* of item *index*."""
    if index >= len(items):
        return ()
    return (items[index]._replace(start=offset), *items[index + 1 :])


def notice_item(text: str, role: str, style: TextStyle, faces: Library) -> Item:
    """A line of the desk's own in the run of a story, such as （上接第1版）."""
    return Item(role, -1, style, prepare((Piece(text, style),), style, faces))


def item_lines(item: Item, measures: Sequence[Length], faces: Library, looseness: int = 0) -> tuple[Line, ...]:
    """Set *item* at the measures of the lines it will stand on; most lines have no runs yet, for they may not stay."""
    if item.table is not None:
        return row_lines(item.table, item.number, min(measures), len(item.prepared.text))
    if item.role == "subhead" and not item.divisible:
        return _subhead_lines(item, measures[0], faces)
    moved = item.role == "signature" or item.style.align in ("centre", "right")
    lines = set_paragraph(item.prepared, measures, start=item.start, looseness=looseness, drawn=moved)
    if moved:
        align = "right" if item.role == "signature" else item.style.align
        return tuple(aligned(line, measures[min(i, len(measures) - 1)], align) for i, line in enumerate(lines))
    return lines


def is_runt(text: str) -> bool:
    """True for a last line of one character and its mark (孤字不成行)."""
    return 0 < sum(char.isalnum() for char in text) <= 1


def _subhead_lines(item: Item, measure: Length, faces: Library) -> tuple[Line, ...]:
    """A subhead on one line if it fits, else broken at its inner space, else wherever a head may break."""
    style = item.style
    line = set_line((Piece(item.prepared.text, style),), style, faces)
    if line.width <= measure:
        return (aligned(line, measure, style.align),)
    parts = item.prepared.text.split() if len(item.prepared.text.split()) > 1 else [item.prepared.text]
    head = set_head(parts, style, faces, measure, smallest=style.size, largest=style.size, max_lines=12)
    return tuple(aligned(one, measure, style.align) for one in head.lines)


def _opening(story: Story, look: StoryStyle, styles: Stylesheet) -> tuple[Piece, ...]:
    """Dateline and inline byline that stand in front of the first paragraph's own words."""
    pieces: list[Piece] = []
    if story.dateline:
        pieces.append(Piece(story.dateline.raw, styles.text[look.role("dateline")]))
    if story.byline and story.byline.inline:
        pieces.append(Piece(byline_text(story), styles.text[look.role("byline-inline")]))
    if pieces:
        pieces.append(Piece(IDEOGRAPHIC_SPACE, styles.text[look.role("body")]))
    return tuple(pieces)


_DRAWN = ("dots", "underline", "wave", "mourning")
"""Spans that are drawn, beside ruby; raised and lowered text is set plain, which is reported at loading."""

_SPAN_ROLES = {"strong": "strong", "emphasis": "emphasis", "note": "note"}
_SPAN_FACES = {"strong": "hei", "emphasis": "kai"}
"""Faces for spans that the story's style names no text style for: 黑体 and 楷体, as newspapers have them."""


def _pieces(paragraph: Paragraph, body: TextStyle, look: StoryStyle, styles: Stylesheet) -> tuple[Piece, ...]:
    """A paragraph divided where its spans begin and end."""
    if not paragraph.spans:
        return (Piece(paragraph.text, body),)
    roles = dict(look.roles)
    made: list[Piece] = []
    done = 0
    for span in sorted(paragraph.spans):
        if span.start < done:
            continue
        if span.start > done:
            made.append(Piece(paragraph.text[done : span.start], body))
        role = _SPAN_ROLES.get(span.kind, "")
        style = styles.text[roles[role]] if role in roles else body
        if role not in roles and span.kind in _SPAN_FACES:
            style = body._replace(face=_SPAN_FACES[span.kind])
        decoration = f"{RUBY}{span.value}" if span.kind == "ruby" else span.kind if span.kind in _DRAWN else ""
        made.append(Piece(paragraph.text[span.start : span.end], style, decoration))
        done = span.end
    if done < len(paragraph.text):
        made.append(Piece(paragraph.text[done:], body))
    return tuple(made)
