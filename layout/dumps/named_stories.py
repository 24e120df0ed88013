"""Stories as hints name them: by id, by the first words of the head, or by both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from layout.stories.model import Story


def find_story(stories: Sequence[Story], key: str) -> int | None:
    """The index of the story that *key* names: by its slug, by the first words of its head, or by both (a2 早春的河堤).

    Where both are given the words count, and the slug among stories that begin alike; they must be of one story.
    """
    for index, story in enumerate(stories):
        if story.slug == key:
            return index
    both = _slug_and_words().fullmatch(key)
    slug, words = both.groups() if both else ("", key)
    begun = [
        index
        for index, story in enumerate(stories)
        if words and bare_words("".join(story.headline) or story.caption).startswith(bare_words(words))
    ]
    same = [index for index in begun if stories[index].slug == slug]
    return begun[0] if len(begun) == 1 else same[0] if same else None


def bare_words(text: str) -> str:
    """*text* without its blanks."""
    return text.replace(" ", "").replace("\u3000", "")


@cache
def _slug_and_words() -> re.Pattern[str]:
    return re.compile(r"(a\d{1,4}[a-z]{0,2})\s+(\S.*)")
