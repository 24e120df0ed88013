"""Some pages of an issue that was made up whole: jumps and indexes lead where they lead, nothing else is reported."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from layout.composing import Composed
from layout.findings import Finding, Place
from layout.loading.selection import chosen_pages, page_range
from layout.naming import quote_rest
from layout.spec.model import Issue, PageSpec

_ENDLESS: Final = 1 << 62
"""A line that no file has."""


def numbers_asked(said: str, issue: Issue, found: Iterable[Finding] = ()) -> tuple[int, ...] | None:
    """The pages of *issue* that ``--pages`` names, ``None`` for all; see :func:`chosen_pages`."""
    wanted = page_range(said)
    return None if wanted is None else chosen_pages(wanted, tuple(page.number for page in issue.pages), found)


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
    chosen = [page for page in issue.pages if page.number in numbers]
    others = [page for page in issue.pages if page.number not in numbers]
    here = {slot.story for page in chosen for slot in page.slots if slot.story}
    elsewhere = {slot.story for page in others for slot in page.slots if slot.story} - here
    kept, left = _Said(issue, chosen), _Said(issue, others)
    return tuple(one for one in found if one.story not in elsewhere and (kept.has(one) or not left.has(one)))


class _Said:
    """What the spec says of *pages*: each as it stands, and values of theirs that stand elsewhere, as in an edition."""

    def __init__(self, issue: Issue, pages: list[PageSpec]) -> None:
        begin = [page.place for page in issue.pages] + [one.place for one in issue.zones.editions]
        begin += [place for _, place in issue.places]
        self._areas = [_area(page, begin) for page in pages]
        self._places = {_at(place) for page in pages for place in _places(page)}

    def has(self, one: Finding) -> bool:
        """True when *one* stands on a page."""
        if one.place is None:
            return False
        file, at = one.place.file, (one.place.line, one.place.column)
        return _at(one.place) in self._places or any(
            file == theirs and first <= at < end for theirs, first, end in self._areas
        )


def _at(place: Place) -> tuple[str, int, int]:
    return place.file, place.line, place.column


def _places(page: PageSpec) -> list[Place]:
    """Places that findings of *page* name."""
    places = [page.place, *(rule.place for rule in page.rules), *(slot.place for slot in page.slots)]
    return places + [place for slot in page.slots for _, place in slot.places]


def _area(page: PageSpec, begin: list[Place]) -> tuple[str, tuple[int, int], tuple[int, int]]:
    """The file of *page*, the line and column where it begins there, and those before which it ends.

    It ends with the last line that it says anything on before something else *begins*, a page, an edition or another
    key of the issue: slots for every page and values from an edition stand behind that, and between may be other pages.
    """
    file, first = page.place.file, (page.place.line, page.place.column)
    after = [(one.line, one.column) for one in begin if one.file == file and (one.line, one.column) > first]
    end = min(after, default=(_ENDLESS, 0))
    own = [one.line for one in _places(page) if one.file == file and first <= (one.line, one.column) < end]
    return file, first, min(end, (max(own) + 1, 0))
