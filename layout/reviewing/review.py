"""A page read over as a duty editor reads it, from beginning to end: every check in its turn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from layout.findings import Finding
from layout.page import Page
from layout.reviewing.against import against_text
from layout.reviewing.crossings import crossings
from layout.reviewing.days import days
from layout.reviewing.forms import forms
from layout.reviewing.house import house
from layout.reviewing.marks import marks
from layout.reviewing.one_person import one_person
from layout.reviewing.passages import read_pages
from layout.reviewing.people import people
from layout.reviewing.places import place_names, provinces
from layout.reviewing.remarks import LIKELY
from layout.reviewing.spelling import spelling
from layout.reviewing.sums import sums
from layout.reviewing.usage import usage
from layout.spec.model import Issue
from layout.stories.model import Story
from layout.stylesheets.house_list import HouseLists

NO_LISTS = HouseLists()


def reviewed(
    issue: Issue, stories: Mapping[str, Story], pages: Sequence[Page], lists: HouseLists = NO_LISTS,
    before: Issue | None = None, least: int = LIKELY,
) -> tuple[Finding, ...]:  # fmt: skip
    """What is to be circled on *pages* of *issue*, by page; only what is at least *least* per cent sure.

    *lists* are the house's own, *before* is the issue that came out before this one.
    """
    reading = read_pages(issue, stories, pages)
    found: list[Finding] = []
    for check in (
        against_text,
        crossings,
        sums,
        days,
        one_person,
        people,
        place_names,
        provinces,
        spelling,
        marks,
        usage,
    ):
        found += check(reading)
    found += house(reading, lists)
    found += forms(reading, before)
    kept = [one for one in dict.fromkeys(found) if int(dict(one.facts)["sure"]) >= least]
    return tuple(sorted(kept, key=lambda one: int(dict(one.facts).get("page", 0))))
