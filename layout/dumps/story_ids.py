"""Ids of the stories of a dump (a1, a2 …) that hints do not move, and stories as hints name them.

A story keeps the id it has in the dump as it is, whatever hints say of lines; one that begins by a hint inside another
has the other's id and a letter (a1b).  So a hint for a2 is for the same story before and after other hints were added.
Hints name a story by its id, by the first words of its head, or by both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from layout.dumps.groups import Group
from layout.stories.model import Story

_LETTERS = "bcdefghijklmnopqrstuvwxyz"


def ids_of(groups: Sequence[Group], plain: Sequence[Group]) -> list[str]:
    """An id for each of *groups*; *plain* are the stories without hints, none where there are no hints."""
    if not plain:
        return [f"a{number}" for number in range(1, len(groups) + 1)]
    first = {group.lines[0]: f"a{number}" for number, group in enumerate(plain, 1) if group.lines}
    owner = {line: f"a{number}" for number, group in enumerate(plain, 1) for line in group.lines}
    taken: set[str] = set()
    made: list[str] = []
    for group in groups:
        own = [first[line] for line in group.lines if line in first and first[line] not in taken]
        inside = next((owner[line] for line in group.lines if line in owner), made[-1] if made else "a0")
        made.append(own[0] if own else _next(inside.rstrip(_LETTERS), taken))
        taken.add(made[-1])
    return made


def _next(stem: str, taken: set[str]) -> str:
    """The first of a1b, a1c … a1bb … that is not *taken*."""
    ends = (*_LETTERS, *(a + b for a in _LETTERS for b in _LETTERS))
    return next((f"{stem}{end}" for end in ends if f"{stem}{end}" not in taken), f"{stem}-{len(taken)}")


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
