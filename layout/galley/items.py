"""A story as a sequence of items to be poured: byline, paragraphs, subheads, signature.

Items know no page: they are prepared once and set as often as a trial needs, at whatever measures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from layout.fonts.library import Library
from layout.spec.styles import StoryStyle, Stylesheet, TextStyle
from layout.stories.model import Paragraph, Story
from layout.typeset import Line, Piece, Prepared, aligned, prepare, set_head, set_line, set_paragraph
from layout.units import Length
from layout.value import NamedTuple

IDEOGRAPHIC_SPACE = "\u3000"


class Item(NamedTuple):
    """One piece of a story's run of text.

    *role* is ``byline``, ``dateline`` (one that no paragraph begins with), ``paragraph``, ``subhead``, ``signature`` or
    ``jump``; *index* is the paragraph of the story's body it came from, -1 for those that are none.
    """

    role: str
    index: int  # type: ignore[assignment]  # a place, not tuple.index
    style: TextStyle
    prepared: Prepared
    lead: int = 0
    """Characters at the front of the prepared text that are not the paragraph's own (dateline and space)."""
    start: int = 0
    """Where this piece takes up the prepared text, when the paragraph began on another page."""

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
    scores = _score_rows(story)
    for index, paragraph in enumerate(story.body):
        if paragraph.kind == "subhead":
            style = styles.text[look.role("subhead")]
            yield item("subhead", index, style, (Piece(paragraph.text, style),))
        elif paragraph.kind != "picture":
            # Items, rows, quotations and notes are set as paragraphs, so that nothing of them is missing.
            front = opening if paragraph.kind == "p" else ()
            style = body._replace(digits="half") if index in scores or paragraph.kind == "row" else body
            pieces = (*front, *_pieces(paragraph, style, look, styles))
            lead = sum(len(piece.text) for piece in front)
            style = style._replace(indent=0) if story.runs_on and not index else style
            yield item("paragraph", index, style, pieces, lead)
            opening = () if front else opening
    if story.signature:
        style = styles.text[look.role("byline")]
        yield item("signature", -1, style, (Piece(story.signature, style),))


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


_DRAWN = ("dots", "underline", "mourning")
"""Spans that are drawn; raised and lowered text and ruby are set plain, which is reported when the copy is loaded."""

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
        decoration = span.kind if span.kind in _DRAWN else ""
        made.append(Piece(paragraph.text[span.start : span.end], style, decoration))
        done = span.end
    if done < len(paragraph.text):
        made.append(Piece(paragraph.text[done:], body))
    return tuple(made)
