"""Some pages of an issue that was made up whole: jumps and indexes lead where they lead, nothing else is reported."""

from __future__ import annotations

from collections.abc import Iterable

from layout.composing import Composed
from layout.findings import Finding
from layout.loading.selection import chosen_pages, page_range
from layout.naming import quote_rest
from layout.spec.model import Issue, PageSpec


def numbers_asked(said: str, issue: Issue) -> tuple[int, ...] | None:
    """The pages of *issue* that ``--pages`` names, ``None`` for all.  Raises :class:`layout.findings.BadSpec`."""
    wanted = page_range(said)
    return None if wanted is None else chosen_pages(wanted, tuple(page.number for page in issue.pages))


def only(composed: Composed, numbers: tuple[int, ...] | None) -> Composed:
    """*composed* with the pages of *numbers* alone, and what was found on them."""
    if numbers is None:
        return composed
    edition, issue = composed.edition, composed.issue
    fits = tuple(one for one in composed.fits if one.page in numbers)
    tables = tuple(one for one in composed.tables if one.page in numbers)
    slugs = {*(one.story.slug for one in fits), *(one.story.slug for one in tables)}
    quotes = [slot for page in issue.pages if page.number in numbers for slot in page.slots if slot.use == "quote"]
    slugs |= {quote_rest(slot.id) for slot in quotes}
    edition = edition._replace(
        pages=tuple(page for page in edition.pages if page.number in numbers),
        findings=reported_of(edition.findings, issue, numbers),
    )
    rests = tuple(story for story in composed.rests if story.slug in slugs)
    chosen = issue._replace(pages=tuple(page for page in issue.pages if page.number in numbers))
    spreads = tuple(one for one in composed.spreads if {one.number, one.number + 1} <= set(numbers))
    return composed._replace(edition=edition, fits=fits, rests=rests, issue=chosen, spreads=spreads, tables=tables)


def reported_of(found: Iterable[Finding], issue: Issue, numbers: tuple[int, ...] | None) -> tuple[Finding, ...]:
    """Those of *found* that are of the pages *numbers*, or of none: of the paper as a whole, of its copy."""
    if numbers is None:
        return tuple(found)
    others = [page for page in issue.pages if page.number not in numbers]
    here = {slot.story for page in issue.pages if page.number in numbers for slot in page.slots if slot.story}
    elsewhere = {slot.story for page in others for slot in page.slots if slot.story} - here
    areas = [_lines(page) for page in others]
    return tuple(one for one in found if one.story not in elsewhere and not any(_within(one, area) for area in areas))


def _lines(page: PageSpec) -> tuple[str, int, int]:
    """The file of *page* with the first and the last line that its findings name."""
    places = [page.place, *(rule.place for rule in page.rules), *(slot.place for slot in page.slots)]
    places += [place for slot in page.slots for _, place in slot.places]
    lines = [place.line for place in places if place.file == page.place.file]
    first = page.place.line
    return page.place.file, first, max(line for line in lines)


def _within(one: Finding, area: tuple[str, int, int]) -> bool:
    file, first, last = area
    return one.place is not None and one.place.file == file and first <= one.place.line <= last
