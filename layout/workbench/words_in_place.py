"""The words of a part of a story where they are written: what is edited on the page is written there."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from layout.keydocs.names import chinese
from layout.page import Tag
from layout.stories.margins import MarginLine
from layout.stories.model import Story
from layout.trees.spans import (
    SpanItems,
    SpanMap,
    SpanNode,
    SpanScalar,
    TextChange,
    spans,
    start_of_line,
    written,
)
from layout.value import NamedTuple
from layout.workbench.acts import Refused
from layout.workbench.documents import Document, between

FIELDS: Final = {
    "head": "headline", "kicker": "kicker", "deck": "deck", "rubric": "rubric", "caption": "caption",
    "credit": "credit", "byline": "byline", "signature": "signature",
}  # fmt: skip
"""Roles of type that are fields of a story, and the fields."""
_MARGIN: Final = {"headline": ("headline", "headline-more"), "caption": ("caption", "caption-more")}
_BLOCKS: Final = re.compile(r"[^\s][^\n]*(?:\n[^\n]*\S[^\n]*)*")
MOST: Final = 20_000
"""Characters of a part: the longest paragraph of a paper has a tenth of it."""


class WordsPlace(NamedTuple):
    """Where the words of a part stand: ``file[start:start + len(raw)]`` is *raw*, which an editor sees as *words*.

    *form* is ``copy`` where they stand as they are, ``value`` for a value of YAML, a line for each item of a list.
    """

    file: str
    start: int
    raw: str
    words: str
    form: str


def words_of(
    tag: Tag, story: Story, name: str, opened: Callable[[str], Document], margin: Sequence[MarginLine] = (),
    hints: str = "",
) -> WordsPlace | None:  # fmt: skip
    """Where the words of *tag* stand, of a *story* in the file *name*; *margin* and *hints* are those of a dump.

    ``None`` where they stand in no one place, or are made of what stands in several.
    """
    document = opened(name)
    if tag.role not in FIELDS:
        part = story.body[tag.part] if 0 <= tag.part < len(story.body) else None
        if part is None:
            return None
        return _lines(document, part.lines) if part.lines else _block(document, story, tag.part)
    field = FIELDS[tag.role]
    front = _front(document.text)
    if front:
        return _value(document, front, field)
    if hints:
        beside = opened(hints)
        known = spans(beside.text)
        stories = known.get("stories", *chinese("hints").get("stories", ())) if isinstance(known, SpanMap) else None
        for key, one in stories.pairs if isinstance(stories, SpanMap) else ():
            if key.words.split(" ")[0] == story.slug and isinstance(one, SpanMap):
                found = one.get(field, *chinese("story").get(field, ()))
                if found is not None:
                    return _of_node(beside, 0, found)
    roles = _MARGIN.get(field, (field,))
    return _lines(document, [one.number for one in margin if one.story == story.slug and one.role in roles])


def reworded(document: Document, start: int, raw: str, words: str, form: str) -> tuple[TextChange, ...]:
    """The change that puts *words* in place of *raw*, which stood at *start*.  Raises :class:`Refused`."""
    if len(words) > MOST or form not in ("copy", "value"):
        raise Refused("太长了", "this is too long")
    text = document.text
    if text[start : start + len(raw)] != raw:
        if text.count(raw) != 1:
            raise Refused(
                "这几句话已经在别处改过，请到源文里改", "these words were changed meanwhile: edit them in the source"
            )
        start = text.index(raw)
    new = raw_of(words, raw, form)
    return tuple(one._replace(start=one.start + start, end=one.end + start) for one in between(raw, new))


def raw_of(words: str, raw: str, form: str) -> str:
    """*words* as they are written in place of *raw*."""
    if form == "copy":
        return words.strip("\n") or " "
    lines = [one.strip() for one in words.split("\n") if one.strip()]
    return written(lines) if raw.startswith(("[", "- ")) or len(lines) > 1 else written(lines[0] if lines else "")


def _lines(document: Document, lines: Sequence[int]) -> WordsPlace | None:
    """The words on *lines*, where nothing but blank lines stands between them."""
    if not lines:
        return None
    text, first, last = document.text, min(lines), max(lines)
    every = text.split("\n")
    if last > len(every) or any(every[at - 1].strip() for at in range(first, last) if at not in lines):
        return None
    start = start_of_line(text, first)
    raw = text[start : start_of_line(text, last) + len(every[last - 1])]
    start += len(raw) - len(raw.lstrip())
    raw = raw.strip()
    return WordsPlace(document.name, start, raw, raw, "copy") if raw else None


def _block(document: Document, story: Story, part: int) -> WordsPlace | None:
    """The block of a story file, between blank lines, that is paragraph *part*: by its words, else by its number."""
    text = document.text
    first = text.find("\n---", 3) + 4 if _front(text) else 0
    blocks = [(first + one.start(), one.group()) for one in _BLOCKS.finditer(text[first:])]
    having = [one for one in blocks if story.body[part].text in one[1]]
    found = having if len(having) == 1 else blocks[part : part + 1] if len(blocks) == len(story.body) else []
    return WordsPlace(document.name, found[0][0], found[0][1], found[0][1], "copy") if found else None


def _front(text: str) -> str:
    """The fields before the copy of a story file."""
    if not text.startswith("---\n"):
        return ""
    end = text.find("\n---", 3)
    return text[4 : end + 1] if end > 0 else ""


def _value(document: Document, front: str, field: str) -> WordsPlace | None:
    top = spans(front)
    found = top.get(field, *chinese("story").get(field, ())) if isinstance(top, SpanMap) else None
    return _of_node(document, len("---\n"), found) if found is not None else None


def _of_node(document: Document, shift: int, found: SpanNode) -> WordsPlace | None:
    if isinstance(found, SpanScalar):
        words = found.words
    elif isinstance(found, SpanItems) and all(isinstance(one, SpanScalar) for one in found.items):
        words = "\n".join(one.words for one in found.items if isinstance(one, SpanScalar))
    else:
        return None
    raw = document.text[found.start + shift : found.end + shift]
    block = isinstance(found, SpanItems) and not found.flow
    return None if block or not raw else WordsPlace(document.name, found.start + shift, raw, words, "value")
