"""Which pages have errors: their press files go under a name that nobody sends by mistake."""

from __future__ import annotations

from collections.abc import Iterable

from layout.findings import Finding, Severity
from layout.spec.model import Issue, PageSpec

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
