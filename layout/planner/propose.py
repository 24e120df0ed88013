"""Pages proposed: needs worked out, the free area divided, what is good made up for certain."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from layout.areas.direction import styles_along
from layout.areas.grid import grid_of_page
from layout.composing import Composed, Materials, compose
from layout.findings import Finding, Severity, finding
from layout.fitting.chain import FitContext
from layout.fitting.fitted import FitMemory
from layout.geometry import WritingMode
from layout.messages import copyfit, lint, makeup, typeset
from layout.planner.accounts import CostPart
from layout.planner.entries import Trials
from layout.planner.filling import EXACT, WIDER, PageBefore, PageFilling, accounted, divisions, ells_among
from layout.planner.free import free_of, narrower, parted_free, room_in
from layout.planner.interlocking import interlocks, without_ells
from layout.planner.keeping import resolved
from layout.planner.kitchen import Kitchen
from layout.planner.model import ROLES, Cost, Free, FreeRegion, PlanPiece, terms_of
from layout.planner.pieces import as_essays, pictures_apart, pieces_of, planned_stories, room_beside
from layout.planner.placing import PlacedPiece, covers, free_id, narrower_heads, placed, rules_of, slots_of
from layout.planner.reasons import nothing_left, ranked_by_copy, reason, room_of, shapeless
from layout.spec.model import Issue, PageSpec
from layout.spec.wishes import INTERLOCK, SHAPES, PlanWishes
from layout.stories.model import Story
from layout.value import NamedTuple

MOST_STORIES = 12
"""Stories that one page is divided among: the sets of them double with each, and no front page has more."""

MOST_TRIES = 24
"""Divisions that are made up before the best of them is taken as it is: with a third of them, one page in ten has a
fault more, and only pages that are hard to level ever come so far."""

QUICK_TRIES = 3
"""Divisions that are made up where only whether a page can be made is asked: its first are the most likely."""

MADE_UP = 200_000
"""Pairs of divisions that are compared in the time in which a page is made up."""

BEARABLE = 1
"""Faults of the best way from which on a wider search is worth three times the time: one page in forty."""

MOST_LEFT_OUT = 4
"""Stories that are left out for a page, beyond those that it has no room for, before it is given up."""


class Proposal(NamedTuple):
    """A page proposed and made up: what it costs by term, what stands where, what the page was found to lack."""

    page: PageSpec
    cost: Cost
    things: tuple[PlacedPiece, ...]
    composed: Composed
    findings: tuple[Finding, ...]
    account: tuple[CostPart, ...] = ()
    """What the score was counted for."""

    @property
    def terms(self) -> dict[str, int]:
        """The score by term."""
        return terms_of(self.cost)


class Proposals(NamedTuple):
    """What can be proposed for a page, the best first, and what there is to report; with no pages, why."""

    pages: tuple[Proposal, ...]
    findings: tuple[Finding, ...]


def propose(
    issue: Issue, materials: Materials, page: PageSpec, count: int = 3, memory: FitMemory | None = None, *,
    whole: bool = True, trials: Trials | None = None, look: str = "wide",
) -> Proposals:  # fmt: skip
    """Up to *count* proposals for *page*, the best first, no two of a kind; why there is none otherwise.

    *memory* has what earlier trials of the same stories have set.  Where the page need not be *whole*, one that its
    stories do not fill, or have no room on, is made of what can be, which is reported.  Proposals for several pages
    may share their *trials*.  A ``quick`` *look* tells only whether a page can be made, a ``usual`` one finds nothing
    where one that is ``wide`` would go on.
    """
    asked = page.plan or PlanWishes()
    plan, found = resolved(page, asked, materials.stories)
    grid = grid_of_page(issue, page)
    kit = FitContext(materials.stories, styles_along(materials.styles, grid), materials.faces, grid)
    stories = planned_stories(issue, page, plan, tuple(materials.stories.values()))
    if asked.stories and not plan.stories:
        stories = []  # none of those that were asked for is there; all others were not asked for
    found += _too_many(page, stories[MOST_STORIES:])
    stories = as_essays(stories[:MOST_STORIES])
    # Few stories have few ways to stand level: each is given more.
    kitchen = Kitchen(kit, materials.pictures, page.place, 10 if len(stories) <= EXACT else 6, memory or FitMemory())
    if not stories:
        return Proposals((), (*found, nothing_left(issue, page, materials.stories, asked)))
    found += ranked_by_copy(page, plan, stories)
    house, quick = materials.styles, look == "quick"
    interlocked = (plan.shape or SHAPES[house.taste["interlock"] > 0]) == INTERLOCK
    free = free_of(page.slots, grid)
    room, first = room_beside(issue, page, free, grid), 1 + _has_lead(page, plan)
    pieces = pieces_of(stories, plan, kitchen, ells=ells_among(len(stories)) * interlocked, first=first, room=room)
    found += shapeless(page, pieces)
    pieces = tuple(one for one in pieces if one.forms)
    ground = PageBefore(page.slots, grid, house.limits, bool(_seam_rules(materials)), house.taste, trials or Trials())
    ways = divisions(pieces, free, ground._replace(interlocked=True)) if interlocked else []
    pieces = pieces if ways else without_ells(pieces)
    ways = ways or _ways(pieces, free, ground, look)
    if not interlocked and (look == "wide" or (ways and not quick)):
        apart = pictures_apart(stories, plan, kitchen, first, room, pieces)
        ways = with_pictures_apart(ways, apart, free, ground)
    found += _of_search(page, ways, ground, interlocked=interlocked)
    if not ways and look == "wide":  # why there is none takes searches of its own
        ways, why = _as_far_as_can_be(pieces, free, ground, page, whole=whole)
        found.append(why)
    tries = QUICK_TRIES if quick else MOST_TRIES
    return Proposals(_best(ways, issue, materials, page._replace(plan=plan), count, tries, trials), tuple(found))


def _of_search(page: PageSpec, ways: Sequence[PageFilling], ground: PageBefore, *, interlocked: bool) -> list[Finding]:
    """What is to be told of the search for *ways*: that it ended early, that no L was found where one was asked."""
    found: list[Finding] = []
    if ground.trials and ground.trials.left < 0:
        found.append(finding("plan-search-ended", page.place, page=page.number))
    if interlocked and not any(interlocks(division) for way in ways[:1] for division, _ in way.parts):
        found.append(finding("plan-not-interlocked", page.place, page=page.number))
    return found


def _too_many(page: PageSpec, left: Sequence[Story]) -> list[Finding]:
    """What says that a page is not divided among *left*, if there are any."""
    names = " ".join(story.slug for story in left)[:200]
    return [finding("plan-too-many", page.place, page=page.number, most=MOST_STORIES, left=names)] if left else []


def _has_lead(page: PageSpec, plan: PlanWishes) -> bool:
    """True when the lead stands already: the story that is wished for, or one in the lead's style."""
    here = [slot for slot in page.slots if slot.use == "story"]
    return any(slot.style == ROLES["lead"] or (slot.story and slot.story == plan.lead) for slot in here)


def _ways(pieces: tuple[PlanPiece, ...], free: Sequence[Free], ground: PageBefore, look: str) -> list[PageFilling]:
    """Ways to fill the page.

    Where the best has faults, or there is none, it is sought more widely; a usual *look* ends there with nothing.
    """
    ways = divisions(pieces, free, ground, quick=look == "quick")
    if look != "quick" and (not ways or terms_of(ways[0].cost)["faults"] > BEARABLE):
        if look == "usual":
            return []
        wider = sorted((*ways, *divisions(pieces, free, ground, WIDER)), key=lambda way: way.cost)
        # The wider search finds most of the others again.
        ways = [*{(way.cost, way.parts, way.white, way.pieces): way for way in wider}.values()]
    return ways


def with_pictures_apart(
    ways: list[PageFilling], sets: Sequence[tuple[PlanPiece, ...]], free: Sequence[Free], ground: PageBefore
) -> list[PageFilling]:
    """*ways* with those in which a picture stands by itself beside its story: *sets* are the pieces of such pages.

    They are sought where there are few pieces, or where *ways* has none that is good.
    """
    good = bool(ways) and terms_of(ways[0].cost)["faults"] <= BEARABLE
    found = [way for some in sets if len(some) <= EXACT or not good for way in divisions(some, free, ground)]
    return sorted((*ways, *found), key=lambda way: way.cost)


def _as_far_as_can_be(
    pieces: tuple[PlanPiece, ...], free: Sequence[Free], ground: PageBefore, page: PageSpec, *, whole: bool
) -> tuple[list[PageFilling], Finding]:
    """Ways to fill what *pieces* can of a page that they do not make up, and why they do not.

    White is left under them where they need it; the last in rank are left out where there is no room for all.
    """
    most = max((room_in(each) for each in free), default=0)
    room = room_of(pieces, most)
    why = reason(page, pieces, room, lambda some: bool(divisions(some, free, ground)))
    if whole or not free:
        return [], why
    # This is another search, and is not given up because the first took long.
    ground = ground._replace(trials=Trials())
    some = pieces
    while len(some) > 1 and room_of(some, most).least > most:
        some = some[:-1]
    grounds = [free]
    if corners := [one.corner for each in free for one in each.corners]:
        # White is not left under the shoulder of an ad, nor beside a flag that next to nothing goes under: what stands
        # beside it is left white, too.
        largest = [Free((max(each.regions, key=_cells),)) for each in parted_free(page.slots, ground.grid)]
        grounds = [largest] if any(one[0] == "b" for one in corners) else [free, largest]
    for last in range(len(some), max(0, len(some) - MOST_LEFT_OUT), -1):
        for on in grounds:
            fewer = divisions(some[:last], on, ground) if last < len(pieces) else []  # all together do not fill it
            ways = fewer or _over_white(some[:last], on, ground)
            if not ways:
                continue
            if ways[0].white and why.code != "plan-too-much":
                white, stood = ways[0].white, sum(region.cells for _, region in ways[0].parts)
                why = finding("plan-white", page.place, page=page.number, lines=white, cells=max(1, most - stood))
            return ways, why
    return [], why


def _over_white(pieces: tuple[PlanPiece, ...], free: Sequence[Free], ground: PageBefore) -> list[PageFilling]:
    """Ways for all *pieces* over white at the foot, or beside white where they are not wide enough for all columns."""
    filled = sum(max((form.cells for form in one.forms), default=0) for one in pieces)
    for less in range(max(_wide(each) for each in free)):
        parts = [each for each in (narrower(one, less) for one in free) if each.regions]
        if not parts:
            break
        short = max(1, min((room_in(each) - filled) // _wide(each) for each in parts))
        if ways := divisions(pieces, parts, ground, least_white=short):
            return ways
    return []


def _wide(free: Free) -> int:
    return max(one.columns for one in free.regions)


def _cells(region: FreeRegion) -> int:
    return region.cells


def _best(
    ways: Sequence[PageFilling], issue: Issue, materials: Materials, page: PageSpec, count: int, tries: int,
    trials: Trials | None,
) -> tuple[Proposal, ...]:  # fmt: skip
    """*count* proposals of *ways*, one of a kind, those with the fewest findings first: of *tries* that are made up.

    Fewer are where as many are good, which means that they have no more findings than were expected.  They are counted
    among *trials* that several searches share.
    """
    made: list[Proposal] = []
    good: set[tuple[object, ...]] = set()
    for way in ways:
        if _kind([one for division, region in way.parts for one in placed(division, region, way.pieces)[0]]) in good:
            continue
        one = _best_heads(issue, materials, page, way)
        made.append(one)
        if faults_of(one) <= one.terms["faults"]:
            good.add(_kind(one.things))
        if len(good) == count or len(made) == tries:
            break
    if trials:
        trials.left -= len(made) * MADE_UP
    firsts: dict[tuple[object, ...], Proposal] = {}
    for one in sorted(made, key=lambda one: (faults_of(one), one.cost)):
        firsts.setdefault(_kind(one.things), one)
    return tuple(firsts.values())[:count]


def _kind(things: Sequence[PlacedPiece]) -> tuple[object, ...]:
    """What makes a page of another kind than another: where the first three pieces stand, and how wide."""
    first = sorted((one for one in things if one.piece.use != "fixed"), key=lambda one: one.piece.rank)[:3]
    return tuple((one.area.column, one.area.columns, one.area.line // 12, one.form.stem) for one in first)


def _best_heads(issue: Issue, materials: Materials, page: PageSpec, way: PageFilling) -> Proposal:
    """*way* made up, on a vertical page with heads set off from those under them unless that leaves copy over."""
    down = (page.grid or issue.grid).mode is WritingMode.VERTICAL
    one = _made_up(issue, materials, page, way, set_off=down)
    errors = any(found.severity is Severity.ERROR for found in one.findings)
    if errors and any(slot.head.columns for slot in one.page.slots):
        return min(one, _made_up(issue, materials, page, way), key=faults_of)
    return one


def _made_up(
    issue: Issue, materials: Materials, page: PageSpec, way: PageFilling, *, set_off: bool = False
) -> Proposal:
    things: list[PlacedPiece] = []
    rules = list(page.rules)
    jumps = dict(page.plan.jumps) if page.plan else {}
    names = _seam_rules(materials)
    for division, region in way.parts:
        more, seams = placed(division, region, way.pieces)
        things += more
        if names:
            new = rules_of(seams, (names[0], names[-1]), page.place)
            rules += [one for one in new if not any(covers(had, one) for had in page.rules)]
    slots, ruled = list(page.slots), (page.grid or issue.grid).mode is WritingMode.VERTICAL
    heads = narrower_heads(things) if set_off else {}
    taken = {slot.id for other in issue.pages for slot in other.slots}
    for one in things:
        if one.piece.use != "fixed":
            jump, head = jumps.get(one.piece.story, 0), heads.get(one.piece.id)
            made = slots_of(one, page.place, jump, ruled=ruled, head=head)
            slots += [each._replace(id=free_id(each.id, page.number, taken)) for each in made]
    whole = page._replace(slots=tuple(slots), rules=tuple(rules), plan=None)
    composed = compose(issue._replace(pages=(whole,)), materials)
    others = {slot.story for other in issue.pages if other.number != page.number for slot in other.slots}
    begun = {slot.story for slot in page.slots if slot.story in others}
    found = tuple(
        one
        for one in composed.edition.findings
        if one.severity >= Severity.WARNING
        and one.code != "story-unplaced"  # those stand on other pages, or will
        and not (one.story and one.story in begun)  # a part of it alone, which no division of the rest changes
        and not (way.white and one.code == "page-gap")  # which has been reckoned with
    )
    return Proposal(whole, way.cost, tuple(things), composed, found, accounted(way).account)


def _seam_rules(materials: Materials) -> list[str]:
    """Rule styles for the seams: under the lead, and everywhere else."""
    return [name for name in ("thin", "hairline") if name in materials.styles.rules]


def faults_of(one: Proposal) -> int:
    """Warnings of how *one* is made up, an error counting as ten: what pictures and files lack no division mends."""
    made = (found for found in one.findings if any(found.code in room for room in _OF_PAGES))
    return sum(10 if found.severity is Severity.ERROR else 1 for found in made)


_OF_PAGES: Final = (lint.MESSAGES, makeup.MESSAGES, typeset.MESSAGES, copyfit.MESSAGES)
