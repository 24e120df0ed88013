"""Pictures that belong to no story, as stories of their own: on a screen each needs something to open."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Final

from layout.areas.regions import owner_of
from layout.findings import Place
from layout.loading.load import Loaded
from layout.makeup.pictures import frames_of
from layout.spec.model import Issue, PageSpec, Slot
from layout.stories.model import Credit, Story
from layout.value import Table

NAME: Final = "picture"
"""What slugs of such stories begin with."""


def with_lone_pictures(issue: Issue, stories: Mapping[str, Story]) -> tuple[Issue, Mapping[str, Story]]:
    """*issue* and *stories* with a story for every slot of pictures that belongs to none; the page does not change.

    The story has the picture, its caption (else the name of its file) and its credit; its slug tells page and slot.
    """
    made: dict[str, Story] = dict(stories)
    halves: dict[tuple[str, Place], str] = {}
    pages = tuple(
        page._replace(
            slots=tuple(
                _owned(slot, page, made, halves) if _is_lone(slot, page, stories) else slot for slot in page.slots
            )
        )
        for page in issue.pages
    )
    return issue._replace(pages=pages), Table(made)


def pictured(loaded: Loaded) -> Loaded:
    """:func:`with_lone_pictures` for all that was read of an issue."""
    issue, stories = with_lone_pictures(loaded.issue, loaded.materials.stories)
    return loaded._replace(issue=issue, materials=loaded.materials._replace(stories=stories))


def _is_lone(slot: Slot, page: PageSpec, stories: Mapping[str, Story]) -> bool:
    return slot.use == "picture" and owner_of(slot, page) not in stories and bool(frames_of(slot, None)[0].file)


def _owned(slot: Slot, page: PageSpec, made: dict[str, Story], halves: dict[tuple[str, Place], str]) -> Slot:
    """*slot* with a story of its own, which is put into *made*.

    A picture across the fold of a spread has a slot on both pages, at one place of the spec: *halves* keeps its slug.
    """
    known = halves.get((slot.id, slot.place))
    if known:
        return slot._replace(story=known)
    slug = f"{NAME}-{page.number:02}-{slot.id}"
    while slug in made:
        slug += "-"
    picture = frames_of(slot, None)[0].file
    head = () if slot.caption else (PurePosixPath(picture).stem,)
    credit = Credit(slot.credit) if slot.credit else None
    halves[slot.id, slot.place] = slug
    made[slug] = Story(slug, "photo", head, picture=picture, caption=slot.caption, credit=credit, page=page.number)
    return slot._replace(story=slug)
