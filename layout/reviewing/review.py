"""A page read over as a duty editor reads it, from beginning to end: every check in its turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from layout.balances.balanced import balanced
from layout.counting.reckoned_again import quantities
from layout.dating.at_ages import at_ages
from layout.dating.datelines import datelines
from layout.dating.day_ranges import day_ranges
from layout.dating.days import days
from layout.dating.days_again import days_again
from layout.dating.days_between import days_between
from layout.dating.kept_years import kept_years
from layout.dating.lead_days import lead_days
from layout.dating.since_when import since_when
from layout.dating.spans import spans
from layout.dating.told_again import told_again
from layout.dating.until_now import until_now
from layout.dating.working_lives import working_lives
from layout.findings import Finding
from layout.page import Page
from layout.persons.houses import houses
from layout.persons.towns import towns
from layout.reading.divisions import divisions
from layout.reading.names import Told
from layout.reading.passages import LIKELY, IssueReading, read_pages
from layout.reading.people import people, people_of
from layout.reading.places import provinces
from layout.restating.figures_again import figures_again
from layout.reviewing.against import against_text
from layout.reviewing.counts import counts
from layout.reviewing.crossings import crossings
from layout.reviewing.doubles import doubles
from layout.reviewing.forms import forms
from layout.reviewing.homophones import homophones
from layout.reviewing.lands import lands
from layout.reviewing.marks import marks, usage
from layout.reviewing.misspelt import misspelt
from layout.reviewing.of_heads import aligned, elected, numbered, of_each
from layout.reviewing.one_person import one_person
from layout.reviewing.phrases import contraries, quoted_names
from layout.reviewing.place_names import place_names
from layout.reviewing.scores import scores
from layout.reviewing.spelling import house, spelling
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
    known = {slug: people_of(reading, slug, passages) for slug, passages in reading.by_story.items()}
    told = _pages_told(reading)
    by_story = {slug: Told(passages) for slug, passages in reading.by_story.items()}
    stories_told = [*by_story.values()]
    found = (
        *against_text(reading),
        *crossings(reading),
        *counts(reading),
        *scores(reading),
        *_times(reading),
        *one_person(reading, known, by_story, told),
        *people(reading, known),
        *place_names(told),
        *quoted_names(told),
        *contraries(stories_told),
        *aligned(stories_told),
        *numbered(stories_told),
        *of_each(stories_told),
        *elected(stories_told),
        *lands(stories_told),
        *towns(stories_told),
        *houses(stories_told),
        *provinces(reading),
        *datelines(reading),
        *divisions(reading),
        *_told_once((*spelling(reading), *homophones(stories_told)), misspelt(stories_told)),
        *marks(reading),
        *doubles(stories_told),
        *usage(reading),
        *house(reading, lists),
        *forms(reading, before),
    )
    figures = [*_told_once(_figures(reading), figures_again(reading))]
    kept = [one for one in _told_once(found, figures) if one.figure("sure") >= least]
    return tuple(sorted(kept, key=lambda one: one.figure("page")))


def _figures(reading: IssueReading) -> Iterator[Finding]:
    """What figures say of each other; of one figure what is found first."""
    seen: set[tuple[str, str]] = set()
    for one in quantities(reading):
        seen.add(_where(one))
        yield one
    yield from (one for one in balanced(reading) if _where(one) not in seen)


def _times(reading: IssueReading) -> Iterator[Finding]:
    """Days, years and ages."""
    if not reading.has_day:
        return
    simplified = reading.in_simplified()
    yield from days(reading)
    yield from days_again(simplified)
    yield from spans(reading)
    for check in (
        day_ranges,
        told_again,
        since_when,
        working_lives,
        kept_years,
        until_now,
        at_ages,
        lead_days,
        days_between,
    ):
        yield from check(simplified)


def _told_once(found: Iterable[Finding], figures: Iterable[Finding]) -> Iterator[Finding]:
    """All of *found*, and of *figures* what is not about the same words of a story as one of them that is likely.

    What two checks say of one figure is told by the first that is likely.
    """
    seen: set[tuple[str, str]] = set()
    told: set[tuple[str, ...]] = set()
    for one in dict.fromkeys(found):
        if _what(one) in told and _where(one) in seen:
            continue
        if one.figure("sure") >= LIKELY:
            seen.add(_where(one))
            told.add(_what(one))
        yield one
    yield from (one for one in dict.fromkeys(figures) if _where(one) not in seen and _what(one) not in told)


def _what(one: Finding) -> tuple[str, ...]:
    """What is told of a story, wherever it stands."""
    facts = dict(one.facts)
    return one.story, one.code, *(str(facts.get(name, "")) for name in ("role", "said"))


def _where(one: Finding) -> tuple[str, str]:
    return one.story, str(dict(one.facts).get("near", ""))


def _pages_told(reading: IssueReading) -> list[Told]:
    """All that the stories of each page tell, in the order of the pages."""
    numbers = sorted({one.page for one in reading.passages if one.story})
    return [Told([one for one in reading.passages if one.page == page and one.story]) for page in numbers]
