"""Every page of an issue that is to be planned: its stories shared out, each page proposed, the best taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final, TypeAlias

from layout.areas.grid import grid_of_page
from layout.composing import Materials
from layout.findings import Finding, finding
from layout.fitting.fitted import FitMemory
from layout.planner.advice import MOST_TRIALS, UNFILLED, advised, wants_advice
from layout.planner.free import room_on
from layout.planner.keeping import resolved, sections_unknown, with_kept
from layout.planner.pieces import by_rank, led, planned_stories, with_page
from layout.planner.propose import faults_of, propose
from layout.planner.sharing import (
    MOST_OF_A_PAGE,
    Shares,
    Stack,
    cells_of,
    home_of,
    lack_of,
    rooms_of,
    shares_of,
    to_be_shared,
    ways_to_move,
    with_share,
)
from layout.spec.model import Issue, PageSpec
from layout.spec.wishes import PlanWishes
from layout.stories.model import Story
from layout.value import NamedTuple

TRIES: Final = 6
"""Shares of stories that are tried for a page before what cannot be made is reported: one or two suffice for most."""


FILLS: Final = 3
"""Times that each page is asked whether one more story goes in, of those that no page has."""


MIDDLING: Final = 2
"""Rank (from 0) on its page that a story is weighed at before it is known where it goes."""


class PlannedPage(NamedTuple):
    """A page as it goes into the issue, ``None`` where none can be proposed, and what there is to report."""

    page: PageSpec | None
    findings: tuple[Finding, ...]
    faults: int = 0
    """Those of the proposal."""


Together: TypeAlias = "Callable[[Sequence[Callable[[], PlannedPage]]], Sequence[PlannedPage]]"
"""Does tasks and gives their results in order: in turn, or some in another process."""


Proposed = Callable[[Mapping[PageSpec, tuple[str, ...]]], list[PlannedPage]]
"""What comes of pages with so many stories each, in their order."""


Told: TypeAlias = "Callable[[int, str], None]"
"""Hears how far planning is, in whichever process did it: the page's number and what was done, one of :data:`STEPS`."""

STEPS: Final = ("made", "unmade", "mending")
"""A page is proposed; it cannot be made of the stories tried; what would mend it is looked for."""


def untold(number: int, step: str) -> None:
    """Hear of a step and say nothing."""


def in_turn(tasks: Sequence[Callable[[], PlannedPage]]) -> list[PlannedPage]:
    """One task after the other, here."""
    return [task() for task in tasks]


def planned(
    issue: Issue, materials: Materials, together: Together = in_turn, told: Told = untold
) -> tuple[Issue, tuple[Finding, ...]]:
    """*issue* with the best proposal in place of every page that is to be planned, and what there is to report.

    Pages that name their stories are made of those; all others share what is left.  A page that cannot be proposed
    keeps the slots it has.  Pages that share are proposed *together*; *told* hears how far that is.
    """
    found: list[Finding] = []
    issue = _without_sold(with_kept(issue, materials.stories))
    pool = to_be_shared(issue)  # these come last: all others have taken their stories
    numbers = {page.number for page in pool}
    for page in issue.pages:
        if page.plan is not None and page.number not in numbers:
            made = _with_advice(issue, materials, page, _proposed(issue, materials, page, told), told)
            found += made.findings
            issue = _with(issue, page, made)
    for page, made in _shared(issue, materials, pool, together, told):
        found += made.findings
        issue = _with(issue, page, made)
    return issue, tuple(found)


def shared_out(issue: Issue, materials: Materials, together: Together = in_turn, told: Told = untold) -> Issue:
    """*issue* with every page that shares the common stack of stories given those that are its own, in order of rank.

    It is what :func:`planned` makes its pages of, for those who want more proposals than one.
    """
    issue = _without_sold(with_kept(issue, materials.stories))
    pages = {page.number: page for page, _ in _shared(issue, materials, to_be_shared(issue), together, told)}
    return issue._replace(pages=tuple(pages.get(one.number, one) for one in issue.pages))


def _without_sold(issue: Issue) -> Issue:
    """*issue* without plans for pages that name no stories and have all their room sold: they stand as they are."""
    pages = (page for page in issue.pages if page.plan is not None and not page.plan.stories)
    sold = {page.number for page in pages if page.slots and not room_on(page.slots, grid_of_page(issue, page))}
    return issue._replace(pages=tuple(one._replace(plan=None) if one.number in sold else one for one in issue.pages))


def _with(issue: Issue, page: PageSpec, made: PlannedPage) -> Issue:
    return with_page(issue, made.page or page._replace(plan=None))


def _proposed(
    issue: Issue, materials: Materials, page: PageSpec, told: Told, memory: FitMemory | None = None, *,
    whole: bool = False,
) -> PlannedPage:  # fmt: skip
    if page.plan is None:
        return PlannedPage(None, (finding("plan-empty", page.place, page=page.number),))
    made = propose(issue, materials, page, 1, memory, whole=whole)
    told(page.number, STEPS[not made.pages])
    if not made.pages:
        return PlannedPage(None, made.findings)
    return PlannedPage(made.pages[0].page, made.findings, faults_of(made.pages[0]))


def _with_advice(
    issue: Issue, materials: Materials, page: PageSpec, made: PlannedPage, told: Told,
    memory: FitMemory | None = None, most: int = MOST_TRIALS,
) -> PlannedPage:  # fmt: skip
    """*made* of *page*, with what would mend it where it has more faults than are borne."""
    if wants_advice(made.faults, made.findings):
        told(page.number, STEPS[2])
    advice = advised(issue, materials, page, made.faults, made.findings, memory, most)
    return made._replace(findings=(*made.findings, advice.said)) if advice else made


def _shared(
    issue: Issue, materials: Materials, pages: Sequence[PageSpec], together: Together, told: Told
) -> list[tuple[PageSpec, PlannedPage]]:
    """Each of *pages* with its share of the stories that no slot has, and what is proposed for it."""
    if not pages:
        return []
    grid = grid_of_page(issue, pages[0])
    found: list[Finding] = []
    wished: list[PageSpec] = []
    for page in pages:
        plan, said = resolved(page, page.plan or PlanWishes(), materials.stories)
        wished.append(page._replace(plan=plan))
        found += said
    rooms = rooms_of(wished, issue)
    stories = planned_stories(issue, wished[0], PlanWishes(), tuple(materials.stories.values()))
    found += sections_unknown(issue, stories)
    homes = {story.slug: home_of(story, rooms, stories) for story in stories}
    cells = {story.slug: cells_of(story, MIDDLING, grid) for story in stories}
    stack = Stack(tuple(page.number for page in wished), (), homes, cells)
    pages_made = _settled(issue, materials, wished, shares_of(rooms, stories, grid), stack, together, told)
    first, one = pages_made[0]
    return [(first, one._replace(findings=(*found, *one.findings))), *pages_made[1:]]


def _settled(
    issue: Issue, materials: Materials, pages: Sequence[PageSpec], shares: Shares, stack: Stack, together: Together,
    told: Told,
) -> list[tuple[PageSpec, PlannedPage]]:  # fmt: skip
    """*pages* proposed with their *shares*, stories moved from page to page until each can be made or was tried enough.

    Pages are settled in their order, so that what is moved on meets only pages that come later.
    """
    numbers, homes, memory = stack.numbers, stack.homes, FitMemory()
    known: dict[tuple[int, tuple[str, ...]], PlannedPage] = {}

    def proposed(asked: Mapping[PageSpec, tuple[str, ...]], *, whole: bool) -> list[PlannedPage]:
        given = [_given(page, share, materials.stories) for page, share in asked.items()]
        return [*together([partial(_proposed, issue, materials, page, told, memory, whole=whole) for page in given])]

    stuck: set[int] = set()
    while True:
        todo = {page: shares[page.number] for page in pages if (page.number, shares[page.number]) not in known}
        for (page, share), made in zip(todo.items(), proposed(todo, whole=True), strict=True):
            known[page.number, share] = made
        bad = [number for number in numbers if number not in stuck and known[number, shares[number]].page is None]
        if not bad:
            break
        number = bad[0]
        why = _why(known[number, shares[number]])
        placed = {slug for share in shares.values() for slug in share}
        spare = tuple(slug for slug in homes if slug not in placed)
        ways = ways_to_move(shares, number, why, stack._replace(spare=spare)) if why else iter(())
        after = next((one for one in ways if (number, one[number]) not in known), None)
        if after is None or sum(tried == number for tried, _ in known) >= TRIES:
            stuck.add(number)
            shares = with_share(shares, number, _least_bad(number, known))
        else:
            shares = after
    settled = {page: known[page.number, shares[page.number]] for page in pages}
    shares = _filled_up(settled, shares, homes, partial(proposed, whole=True))
    poor = {page: shares[page.number] for page in pages if settled[page].page is None}
    settled |= dict(zip(poor, proposed(poor, whole=False), strict=True))
    white = {page: settled[page] for page in poor}
    shares = _filled_up(white, shares, homes, partial(proposed, whole=False))
    settled |= white
    given = [_given(page, shares[page.number], materials.stories) for page in pages]
    advice = partial(_with_advice, issue, materials, told=told, memory=memory, most=MOST_TRIALS // len(pages))
    advised_pages = together([partial(advice, one, settled[page]) for page, one in zip(pages, given, strict=True)])
    return list(zip(given, advised_pages, strict=True))


def _least_bad(number: int, known: Mapping[tuple[int, tuple[str, ...]], PlannedPage]) -> tuple[str, ...]:
    """The share tried for page *number* that fails it least: white at its foot is less than copy that stays out."""
    tried: list[tuple[int, int, tuple[str, ...]]] = []
    for (page, share), made in known.items():
        why = _why(made)
        if page == number and why is not None:
            tried.append((UNFILLED.index(why.code), abs(lack_of(why)), share))
    return min(tried)[2] if tried else ()


def _why(made: PlannedPage) -> Finding | None:
    """Why a page cannot be made of its share; ``None`` where it can."""
    return next((one for one in made.findings if one.code in UNFILLED), None)


def _filled_up(
    settled: dict[PageSpec, PlannedPage], shares: Shares, homes: Mapping[str, int], proposed: Proposed
) -> Shares:
    """*shares* with stories that no page has, on pages that can be made with them: weighed too full, or partly white.

    *settled* takes the pages that are made so and have all, by what *proposed* gives for pages with so many stories.
    """
    left = [slug for slug in homes if not any(slug in share for share in shares.values())]
    tried: set[tuple[int, str]] = set()
    for _ in range(FILLS):
        asked: dict[PageSpec, tuple[str, ...]] = {}
        for page, made in settled.items():
            taken = {share[-1] for share in asked.values()}
            more = (one for one in left if homes[one] in (page.number, 0) and one not in taken)
            slug = next((one for one in more if (page.number, one) not in tried), "")
            if slug and made.page and len(shares[page.number]) < MOST_OF_A_PAGE:
                asked[page] = (*shares[page.number], slug)
                tried.add((page.number, slug))
        for (page, share), made in zip(asked.items(), proposed(asked), strict=True):
            if made.page is not None and {slot.story for slot in made.page.slots}.issuperset(share):
                settled[page] = made
                shares = {**shares, page.number: share}
                left.remove(share[-1])
    return shares


def _given(page: PageSpec, slugs: tuple[str, ...], stories: Mapping[str, Story]) -> PageSpec:
    """*page* with just the stories *slugs*: those it names, those with ranks of their own, the others in this order."""
    plan = page.plan or PlanWishes()
    named = tuple(slug for slug in plan.named if slug in slugs)
    others = by_rank([stories[slug] for slug in slugs if slug not in named])
    order = (*named, *(one.slug for one in (others if named else led(others))))
    return page._replace(plan=plan._replace(lead="", order=order, stories=order) if order else None)
