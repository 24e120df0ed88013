"""The cut that copyfit proposes, done: a passage taken out of a story, as a value and in its file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from layout.characters.normalise import normalise
from layout.fitting.fitted import Fitted
from layout.page import Tag
from layout.stories.model import Story
from layout.trees.spans import TextChange
from layout.value import NamedTuple
from layout.workbench.acts import Refused
from layout.workbench.documents import Document
from layout.workbench.words_in_place import WordsPlace

GOES_ON: Final = "，、；：,;:"
"""Marks after which a sentence goes on: what is left of it when the rest is cut ends in a full stop instead."""


class CutPiece(NamedTuple):
    """What is taken out of paragraph *part*: *words*, from *start* to its end."""

    part: int
    start: int
    words: str


def pieces_of(done: Fitted) -> tuple[CutPiece, ...]:
    """The pieces of the cut that is proposed for *done*; none where the copy does not have it word for word."""
    cut, body = done.fit.cut, done.story.body
    if cut is None or not cut.line:
        return ()
    first = next((at for at, one in enumerate(body) if one.lines and one.lines[0] == cut.line), -1)
    start = body[first].text.rfind(cut.first) if first >= 0 else -1
    made: list[CutPiece] = []
    left = cut.chars
    for part in range(first, len(body)) if start >= 0 else ():
        words = body[part].text[start:]
        made.append(CutPiece(part, start, words))
        left, start = left - len(words), 0
        if left <= 0:
            break
    return tuple(made) if made and not left and made[-1].words.endswith(cut.last) else ()


def shortened(story: Story, pieces: Sequence[CutPiece]) -> Story:
    """*story* without *pieces*.  Raises :class:`Refused` where it no longer has them."""
    body = list(story.body)
    for one in reversed(pieces):
        if not 0 <= one.part < len(body) or body[one.part].text[one.start :] != one.words:
            raise Refused("这几句话已经改过", "these words were changed meanwhile")
        known = body[one.part]
        body[one.part : one.part + 1] = (
            [known._replace(text=_ended(known.text[: one.start]), spans=())] if one.start else []
        )
    return story._replace(body=tuple(body))


def cut_changes(
    act: Mapping[str, Any], stories: Mapping[str, Story], words_of: Callable[[Tag], WordsPlace | None],
    document: Callable[[str], Document],
) -> dict[str, tuple[TextChange, ...]]:  # fmt: skip
    """The changes, by file, that take out what *act* names.  Raises :class:`Refused`."""
    story = stories.get(str(act.get("story")))
    pieces = [CutPiece(int(part), int(start), str(words)) for part, start, words in act["cut"]]
    if story is None or not pieces:
        raise Refused("没有这篇稿", "there is no such story")
    shortened(story, pieces)
    made: dict[str, tuple[TextChange, ...]] = {}
    for one in pieces:
        place = words_of(Tag(story.slug, "paragraph", one.part))
        span = _span_of(place.raw, one.words) if place is not None and place.form == "copy" else None
        if place is None or span is None or (span[0] > 0) != (one.start > 0):
            raise Refused("原文的写法和版上不同，请到源文里删", "the copy is written otherwise: cut it in the source")
        made[place.file] = (*made.get(place.file, ()), _taken_out(document(place.file).text, place, span))
    return made


def _span_of(raw: str, words: str) -> tuple[int, int] | None:
    """Where the copy *raw* has *words* at its end, or before a jump line, as a dump may write them.

    There marks may be in half width and paragraphs over several lines.
    """
    jump = _JUMP.search(raw)
    for end in (len(raw), *([len(raw[: jump.start()].rstrip())] if jump else [])):
        left = sum(map(str.isalnum, words))
        for start in range(end - 1, -1, -1):
            left -= raw[start].isalnum()
            if left < 0:
                break
            if not left and _as_set(raw[start:end]) == words:
                return start, end
    return None


_JUMP: Final = re.compile(r"[（(][上下][转接轉][^（()）]*[)）]\s*$")
"""What says at the end of copy where it goes on."""


def _as_set(raw: str) -> str:
    """*raw* copy as it is set."""
    return normalise("".join(line.strip() for line in raw.split("\n"))).text


def _taken_out(text: str, place: WordsPlace, span: tuple[int, int]) -> TextChange:
    start, end = place.start + span[0], place.start + span[1]
    if span[0] or span[1] < len(place.raw):
        before = text[start - 1 : start] if span[0] else ""
        return TextChange(start - len(before), end, _ended(before))
    end += text.startswith("\n", end)
    end += text[:start].endswith("\n\n") and text.startswith("\n", end)  # one blank line is left of two
    return TextChange(start, end, "")


def _ended(words: str) -> str:
    """*words* with a full stop at their end where the sentence went on."""
    return f"{words[:-1]}。" if words.endswith(tuple(GOES_ON)) else words
