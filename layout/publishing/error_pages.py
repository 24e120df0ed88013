"""Which pages have errors: their press files go under a name that nobody sends by mistake."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from layout.findings import Finding, Severity
from layout.spec.model import Issue, PageSpec, Slot
from layout.stories.model import Story

ERRORS = ".errors"
"""What the name of a press file has before its suffix when the page has errors: ``P01.errors.pdf``."""


def faulty_pages(issue: Issue, found: Iterable[Finding]) -> frozenset[int]:
    """Numbers of the pages of *issue* that errors among *found* are about; all of them where one names no page."""
    faulty: set[int] = set()
    for one in found:
        if one.severity is Severity.ERROR:
            own = [page.number for page in issue.pages if is_about(one, page, issue)]
            faulty |= set(own or [page.number for page in issue.pages])
    return frozenset(faulty)


def is_about(one: Finding, page: PageSpec, issue: Issue) -> bool:
    """True when *one* is of a story on *page*, or stands in its part of the spec."""
    if one.story and any(slot.story == one.story for slot in page.slots):
        return True
    if one.place is None or one.place.file != page.place.file:
        return False
    starts = sorted(other.place.line for other in issue.pages if other.place.file == page.place.file)
    after = next((line for line in starts if line > page.place.line), None)
    return page.place.line <= one.place.line and (after is None or one.place.line < after)


def at_their_slots(found: Iterable[Finding], issue: Issue, stories: Mapping[str, Story]) -> list[Finding]:
    """*found* in pictures while these were converted, errors at the first slot that has the picture."""
    made: list[Finding] = []
    for one in found:
        slot = _slot_of(one.place.file, issue, stories) if one.severity is Severity.ERROR and one.place else None
        if slot is None:
            made.append(one)
        else:
            key = "picture" if slot.use == "picture" else "head"
            made.append(one._replace(place=slot.where(key), story=slot.story))
    return made


def _slot_of(name: str, issue: Issue, stories: Mapping[str, Story]) -> Slot | None:
    for slot in (slot for page in issue.pages for slot in page.slots):
        story = stories.get(slot.story) if slot.use == "picture" else None
        if name in (slot.picture, slot.head.picture, story and story.picture, *(one.file for one in slot.frames)):
            return slot
    return None
