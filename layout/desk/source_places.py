"""From a place on the page to the words that made it, and back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from layout.composing import Composed
from layout.findings import Place
from layout.page import Tag
from layout.proofing.type_places import HEAD_ROLES, PlacedSlot, lines_of
from layout.spec.model import Slot
from layout.stories.model import Story
from layout.trees.spans import start_of_line
from layout.value import NamedTuple
from layout.workbench.documents import Document

_WORDS: Final = 6
"""Characters by which a place is found among the words of its paragraph."""
_NEAR: Final = 40
_APART: Final = (*HEAD_ROLES, "caption", "credit")
"""Roles whose parts are no paragraphs."""


class SourcePlace(NamedTuple):
    """A place in a file: *line* and *column* count from 1, *length* characters there are meant."""

    file: str
    line: int
    column: int
    length: int = 1


def of_type(tag: Tag, offset: int, composed: Composed, story: Story | None) -> tuple[Place | None, str, int]:
    """Where the copy of a character stands: the file, the printed words from it on, and the line of its paragraph.

    *offset* counts the characters printed of *tag* before it.
    """
    if story is None or story.place is None:
        return None, "", 0
    words, line = "", story.place.line
    for done in composed.fits:
        if done.story.slug != story.slug:
            continue
        for item in done.items:
            if item.index == tag.part and item.role == tag.role and tag.part >= 0:
                words = item.prepared.text[offset : offset + _WORDS]
                lines = story.body[item.index].lines if item.index < len(story.body) else ()
                return story.place, words, lines[0] if lines else line
    whole = {
        "head": "".join(story.headline), "kicker": story.kicker, "deck": story.deck, "rubric": story.rubric,
        "caption": story.caption, "byline": story.byline.raw if story.byline else "",
        "credit": story.credit.raw if story.credit else "", "signature": story.signature,
    }.get(tag.role, "")  # fmt: skip
    return story.place, whole[offset : offset + _WORDS] or whole[:_WORDS], line


def in_text(document: Document, words: str, line: int, offset: int) -> SourcePlace:
    """Where *words* stand in *document*, near *offset* characters after the beginning of *line*."""
    text = document.text
    start = start_of_line(text, line)
    for length in range(len(words), 0, -1):
        needle = words[:length]
        after = text.find(needle, max(0, start + offset - _NEAR))
        found = after if 0 <= after <= start + offset + 4 * _NEAR else text.find(needle, start)
        if found >= 0:
            return at_offset(document, found)
    return at_offset(document, start)


def at_offset(document: Document, place: int, length: int = 1) -> SourcePlace:
    """Line and column of a *place* of *document*."""
    before = document.text[:place]
    return SourcePlace(document.name, before.count("\n") + 1, place - before.rfind("\n"), length)


def lit_by_spec(line: int, placed: Sequence[tuple[int, Sequence[Slot]]]) -> tuple[int, str] | None:
    """The page and the slot that *line* of a spec is of: the last that begins before it, of the slots in that file."""
    above = [
        (slot.place.line, at, number, slot.id)
        for number, slots in placed
        for at, slot in enumerate(slots)
        if 0 < slot.place.line <= line
    ]
    return max(above)[2:] if above else None


def lit_by_copy(
    line: int, stories: Sequence[Story], placed: Sequence[tuple[int, Sequence[PlacedSlot]]]
) -> Iterator[tuple[int, str, list[list[int]]]]:
    """Where the paragraph that *line* of a file of copy belongs to stands: page, slot, boxes of its lines.

    *stories* are those of that file.  A line of a story that is in no paragraph lights its head.
    """
    above = [(one.place.line, at) for at, one in enumerate(stories) if one.place and one.place.line <= line]
    story = stories[max(above)[1]] if above else None
    if story is None:
        return
    part = next((index for index, one in enumerate(story.body) if one.lines and line in _span(one.lines)), -1)
    for number, slots in placed:
        for one in slots:
            boxes = _boxes(one, story.slug, part)
            if boxes:
                yield number, one.slot.id, boxes


def _span(lines: Sequence[int]) -> range:
    return range(min(lines), max(lines) + 1)


def _boxes(placed: PlacedSlot, slug: str, part: int) -> list[list[int]]:
    """The boxes of the lines of paragraph *part* of a story in a slot; of its head where that is -1."""
    made = []
    for line in lines_of(placed):
        tag = line.runs[0].tag
        if tag is None or tag.story != slug:
            continue
        if line.role == "head" if part < 0 else tag.part == part and line.role not in _APART:
            made.append([*line.box])
    return made


def boxes_of(tag: Tag, placed: Sequence[PlacedSlot], slot: str) -> list[list[int]]:
    """The boxes of the lines of *tag* in *slot*; of its head's lines together, of a paragraph's each."""
    return [
        [*line.box]
        for one in placed
        if one.slot.id == slot
        for line in lines_of(one)
        if (own := line.runs[0].tag) is not None and own.story == tag.story and line.role == tag.role
        if tag.role in _APART or own.part == tag.part
    ]
