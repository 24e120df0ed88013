"""A picture that becomes a story's own: named among its fields, shown by a slot that names the story."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from layout.findings import Place
from layout.keydocs.names import chinese
from layout.spec.model import Issue
from layout.stories.model import Story
from layout.trees.spans import SpanMap, TextChange, spans, with_value, written
from layout.workbench.acts import Refused, asked_changes, slot_of
from layout.workbench.documents import Document
from layout.workbench.hint_acts import FileNamed, hint_changes

_FENCE = "---\n"


def own_picture_changes(
    act: Mapping[str, Any], issue: Issue, stories: Mapping[str, Story], begun: FileNamed,
    spec_at: Callable[[Place], Document],
) -> dict[str, tuple[TextChange, ...]]:  # fmt: skip
    """The changes, by file, that give a picture to the story of the slot that it was dropped on.

    A story of a dump has it in the dump's hints, any other among its fields; the credit and the words under it that
    the story has are then the picture's.  Where no slot shows the story's picture yet, one is added.
    Raises :class:`Refused`.
    """
    story = stories.get(slot_of(issue, act.get("slot"), act.get("page")).story)
    if story is None or story.place is None:
        raise Refused("这一格没有稿件", "there is no story in this slot")
    picture = str(act.get("picture"))
    if issue.copy.dump and story.place.file == issue.copy.dump:
        hint = {"key": "stories", "hint": f"{written(story.slug)}: {{}}", "field": "picture", "words": picture}
        made = hint_changes(hint, issue, begun, spec_at)
    else:
        file = spec_at(story.place)
        made = {file.name: (_named(file.text, picture),)}
    for name, changes in asked_changes(act, issue, stories, spec_at).items():
        made[name] = tuple(sorted((*made.get(name, ()), *changes), key=lambda one: (one.start, one.end)))
    return made


def _named(text: str, picture: str) -> TextChange:
    """The change that names *picture* among the fields of a story file."""
    end = text.find(f"\n{_FENCE}", len(_FENCE) - 1) if text.startswith(_FENCE) else -1
    fields = spans(text[len(_FENCE) : end + 1]) if end >= 0 else None
    if not isinstance(fields, SpanMap):
        raise Refused("这篇稿没有稿头，配图写不进去", "the story has no fields that the picture could be named among")
    change = with_value(text[len(_FENCE) : end + 1], fields, ("picture", *chinese("story").get("picture", ())), picture)
    return change._replace(start=change.start + len(_FENCE), end=change.end + len(_FENCE))
