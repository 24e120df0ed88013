"""How a story looks in a slot: its story style, and what its head is where it goes on."""

from __future__ import annotations

from layout.spec.model import Slot
from layout.spec.styles import StoryStyle, Stylesheet
from layout.stories.model import Story


def style_of(slot: Slot, story: Story, styles: Stylesheet, *, continued: bool = False) -> StoryStyle:
    """The slot's story style, else the one named as the story's kind, else ``news``.

    Where a story goes on it keeps its body, and has the head of the style ``continued`` unless the slot has its own.
    """
    look = next((styles.stories[name] for name in (slot.style, story.kind, "news") if name in styles.stories), None)
    look = look or next(iter(styles.stories.values()))
    short = styles.stories.get("continued")
    if not continued or slot.style or short is None:
        return look
    roles = {**dict(look.roles), "head": short.role("head")}
    return look._replace(roles=tuple(roles.items()), head_lines=short.head_lines, box=short.box)


def short_headed(story: Story, *, begins: bool) -> Story:
    """The story as its head stands where it goes on: on one line if that can be, alone unless it *begins* here."""
    one = "\u3000".join(story.headline)
    if begins:
        return story._replace(headline=(one,) if one else ())
    return story._replace(rubric="", kicker="", deck="", headline=(one,) if one else ())
