"""From a place on the page to the words that made it, and back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from layout.composing import Composed
from layout.desk.documents import Document
from layout.findings import Place
from layout.page import GlyphRun, Tag
from layout.proofing.type_places import PlacedSlot
from layout.stories.model import Story
from layout.units import EM_ASCENT
from layout.value import NamedTuple

_WORDS: Final = 6
"""Characters by which a place is found among the words of its paragraph."""
_NEAR: Final = 40


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
    start = _start_of(text, line)
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


def offset_of(document: Document, line: int, column: int) -> int:
    """The place of a *line* and *column*, brought inside the text."""
    return min(_start_of(document.text, line) + max(0, column - 1), len(document.text))


def _start_of(text: str, line: int) -> int:
    lines = text.split("\n")
    return sum(len(one) + 1 for one in lines[: max(0, min(line, len(lines)) - 1)])


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
    made: dict[int, list[int]] = {}
    for mark in placed.marks:
        if not isinstance(mark, GlyphRun) or mark.tag is None or mark.tag.story != slug or not mark.xs:
            continue
        if (mark.tag.role != "head") if part < 0 else (mark.tag.part != part or mark.tag.role == "head"):
            continue
        left, right = mark.origin.x + min(mark.xs), mark.origin.x + max(mark.xs) + mark.size
        top = mark.origin.y - mark.size * EM_ASCENT // 1000
        known = made.setdefault(mark.origin.y, [left, top, right - left, mark.size])
        right = max(right, known[0] + known[2])
        known[0] = min(known[0], left)
        known[2] = right - known[0]
    return [*made.values()]
