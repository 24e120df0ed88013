"""Pages proposed: needs worked out, the free area divided, what is good made up for certain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from layout.areas.grid import PageGrid, lay_grid
from layout.composing import Composed, Materials, compose
from layout.findings import Finding, Severity, finding
from layout.fitting.chain import FitContext
from layout.fitting.fitted import FitMemory
from layout.planner.division import Divider, Width
from layout.planner.free import LEAST_LINES, Free, free_of, through_of
from layout.planner.model import Cost, Division, Form, FreeRegion, PlanPiece, Taste, cost_of, terms_of
from layout.planner.needs import Kitchen
from layout.planner.pieces import pieces_of, planned_stories
from layout.planner.placing import PlacedPiece, placed, rules_of, slots_of
from layout.planner.reasons import reason, room_of
from layout.planner.wishes import resolved
from layout.spec.model import Issue, PageSpec, Slot
from layout.spec.wishes import PlanWishes
from layout.value import NamedTuple

MOST_STORIES = 12
"""Stories that one page is divided among: the sets of them double with each, and no front page has more."""

EXACT = 6
"""Pieces up to which every division is looked at."""

WIDER = Width(4, 12)
"""How widely is sought on a page of more pieces for which the usual search finds nothing: it takes three times as long,
and makes one in two of those pages."""

MOST_KINDS = 400
"""Divisions of an area that are looked at for proposals that differ in kind."""

FIXED = 0
"""Rank of what stands where it is: no order is asked of it."""

MOST_TRIES = 24
"""Divisions that are made up before the best of them is taken as it is: with a third of them, one page in ten has a
fault more, and only pages that are hard to level ever come so far."""


MOST_LEFT_OUT = 4
"""Stories that are left out for a page, beyond those that it has no room for, before it is given up."""


class Proposal(NamedTuple):
    """A page proposed and made up: what it costs by term, what stands where, what the page was found to lack."""

    page: PageSpec
    cost: Cost
    things: tuple[PlacedPiece, ...]
    composed: Composed
    findings: tuple[Finding, ...]

    @property
    def terms(self) -> dict[str, int]:
        """The score by term."""
        return terms_of(self.cost)


class Proposals(NamedTuple):
    """What can be proposed for a page, the best first, and what there is to report; with no pages, why."""

    pages: tuple[Proposal, ...]
    findings: tuple[Finding, ...]


def propose(
    issue: Issue,
    materials: Materials,
    page: PageSpec,
    count: int = 3,
    memory: FitMemory | None = None,
    *,
    whole: bool = True,
) -> Proposals:
    """Up to *count* proposals for *page*, the best first, no two of a kind; why there is none otherwise.

    *memory* has what earlier trials of the same stories have set.  Where the page need not be *whole*, one that its
    stories do not fill, or have no room on, is made of what can be, which is reported.
    """
    asked = page.plan or PlanWishes()
    plan, found = resolved(page, asked, materials.stories)
    grid = lay_grid(issue.sheet, issue.grid)
    kit = FitContext(materials.stories, materials.styles, materials.faces, grid)
    stories = planned_stories(issue, page, plan, tuple(materials.stories.values()))
    if asked.stories and not plan.stories:
        stories = []  # none of those that were asked for is there; all others were not asked for
    if len(stories) > MOST_STORIES:
        left = " ".join(story.slug for story in stories[MOST_STORIES:])
        found.append(finding("plan-too-many", page.place, page=page.number, most=MOST_STORIES, left=left[:200]))
        stories = stories[:MOST_STORIES]
    # Few stories have few ways to stand level: each is given more.
    kitchen = Kitchen(kit, materials.pictures, page.place, 10 if len(stories) <= EXACT else 6, memory or FitMemory())
    if not stories:
        return Proposals((), (*found, finding("plan-empty", page.place, page=page.number)))
    if not plan.order:
        order = " ".join(story.slug for story in stories)
        found.append(finding("plan-ranked", page.place, page=page.number, order=order))
    pieces = pieces_of(stories, plan, kitchen)
    shapeless = [one for one in pieces if not one.forms]
    found += [finding("plan-no-form", page.place, story=one.id, slug=one.id, page=page.number) for one in shapeless]
    pieces = tuple(one for one in pieces if one.forms)
    free = free_of(page.slots, grid)
    ground = PageBefore(page.slots, grid, materials.styles.limits)
    ways = _divisions(pieces, free, ground) or _divisions(pieces, free, ground, WIDER)
    if not ways:
        ways, why = _as_far_as_can_be(pieces, free, ground, page, whole=whole)
        found.append(why)
    return Proposals(_best(ways, issue, materials, page._replace(plan=plan), count) if ways else (), tuple(found))


def _as_far_as_can_be(
    pieces: tuple[PlanPiece, ...], free: Sequence[Free], ground: PageBefore, page: PageSpec, *, whole: bool
) -> tuple[list[PageFilling], Finding]:
    """Ways to fill what *pieces* can of a page that they do not make up, and why they do not.

    White is left under them, as little as can be; the last in rank are left out where there is no room for all.
    """
    most = max((sum(one.columns * one.lines for one in each.regions) for each in free), default=0)
    room = room_of(pieces, most)
    why = reason(page, pieces, room, lambda some: bool(_divisions(some, free, ground)))
    if whole:
        return [], why
    some = pieces
    while len(some) > 1 and room_of(some, most).least > most:
        some = some[:-1]
    for last in range(len(some), max(0, len(some) - MOST_LEFT_OUT), -1):
        columns = max((one.columns for each in free for one in each.regions), default=1)
        short = max(1, (most - room_of(some[:last], most).most) // columns)
        ways = _divisions(some[:last], free, ground, least_white=short)
        if ways and why.code == "plan-too-much":
            return ways, why
        if ways:
            white = ways[0].white
            said = finding("plan-white", page.place, page=page.number, lines=white, cells=white * columns)
            return ways, said
    return [], why


def _best(
    ways: Sequence[PageFilling], issue: Issue, materials: Materials, page: PageSpec, count: int
) -> tuple[Proposal, ...]:
    """The first of *ways* that make up with no more findings than were expected, one of a kind.

    Where few do, those with the fewest follow.
    """
    good: list[Proposal] = []
    poor: list[Proposal] = []
    kinds: set[tuple[object, ...]] = set()
    for way in ways:
        things = [one for division, region in way.parts for one in placed(division, region, way.pieces)[0]]
        kind = _kind(things)
        if kind in kinds:
            continue
        one = _made_up(issue, materials, page, way)
        if _faults(one) > one.terms["faults"]:
            poor.append(one)
        else:
            kinds.add(kind)
            good.append(one)
        if len(good) == count or len(good) + len(poor) == MOST_TRIES:
            break
    good += sorted(poor, key=lambda one: (_faults(one), one.cost))[: count - len(good)]
    return tuple(good)


class PageBefore(NamedTuple):
    """What a page has before it is planned: slots that stand, its grid, the limits of the house."""

    slots: tuple[Slot, ...]
    grid: PageGrid
    limits: Mapping[str, int]


class PageFilling(NamedTuple):
    """A way to fill the free area: what it costs, the divisions of its regions, and the pieces they speak of."""

    cost: Cost
    parts: tuple[tuple[Division, FreeRegion], ...]
    pieces: tuple[PlanPiece, ...]
    white: int = 0
    """Lines of the free area that are left white at its foot."""


def _divisions(
    pieces: Sequence[PlanPiece],
    free: Sequence[Free],
    ground: PageBefore,
    width: Width | None = None,
    least_white: int = 0,
) -> list[PageFilling]:
    """Ways to fill one of the *free* areas with all *pieces*, the cheapest first; sought as widely as *width* says.

    Not at all where *width* is given and that is no wider than usual.  From *least_white* lines on white is left at
    the foot, as few as will do, but under no fixed slot's shoulder.
    """
    slots, grid, limits = ground
    found: list[PageFilling] = []
    for each in free:
        fixed = [
            PlanPiece(slot.id, FIXED, (Form(slot.area.columns, slot.area.lines, 0),), use="fixed", corner=corner)
            for slot, _, corner in each.corners
        ]
        lead = "" if any(one.corner == "tl" for one in fixed) else "tl"
        every = (*(one._replace(corner=lead) if one.rank == 1 else one for one in pieces), *fixed)
        deepest = max(one.lines for one in each.regions)
        taste = Taste(grid.grid.columns, through=through_of(slots, grid, limits))
        usual = _width(len(every))
        if width and usual.kept >= width.kept:
            continue
        divider = Divider(every, taste, deepest, width or usual)
        for white in _whites(each, least_white):
            regions = [one._replace(lines=one.lines - white) for one in each.regions]
            ways = _filled(divider, every, regions)
            found += [PageFilling(cost, parts, every, white) for cost, parts in ways]
            if ways:
                break
    found.sort(key=lambda one: one.cost)
    if least_white and found:
        least = min(one.white for one in found)
        found = [one for one in found if one.white == least]
    # What only the whole page shows is looked at for those that may still be the best.
    looked = [one._replace(cost=one.cost + cost_of(faults=_seam_faults(one, ground))) for one in found[:MOST_KINDS]]
    return sorted(looked, key=lambda one: one.cost)


def _whites(free: Free, least: int) -> range:
    """Lines of white that may be left at the foot of *free*: none, or from *least* on, but not over a fixed slot."""
    if not least:
        return range(1)
    deepest = min((one.lines for one in free.regions), default=0)
    return range(0) if any(corner[0] == "b" for _, _, corner in free.corners) else range(least, deepest - LEAST_LINES)


def _seam_faults(way: PageFilling, ground: PageBefore) -> int:
    """Gaps from edge to edge that several cuts make together (断版), and gutters that nothing crosses (通线)."""
    grid = ground.grid.grid
    things = [one.area for division, region in way.parts for one in placed(division, region, way.pieces)[0]]
    areas = [*things, *(slot.area for slot in ground.slots if slot.rect is None)]
    first = min((one.line for one in things), default=1)
    last = max((one.line + one.lines for one in things), default=1)
    bare = [not any(one.line <= line < one.line + one.lines for one in areas) for line in range(first, last)]
    cuts = sum(bare[at] and not bare[at - 1] for at in range(1, len(bare)))
    through = 0
    for column in range(1, grid.columns):
        crossing = sorted(one[1::2] for one in areas if one.column <= column < one.column + one.columns - 1)
        longest, at = 0, 1
        for line, lines in (*crossing, (grid.lines + 1, 0)):
            longest, at = max(longest, line - at), max(at, line + lines)
        through += longest * 1000 > ground.limits.get("through", 900) * grid.lines
    heads = [one for division, region in way.parts for one in placed(division, region, way.pieces)[0] if one.form.look]
    return cuts + through + sum(_clash(one, other) for one, other in combinations(heads, 2))


def _clash(one: PlacedPiece, other: PlacedPiece) -> bool:
    """True for heads of one style side by side that do not begin on one line: those the search has counted."""
    a, b = one.area, other.area
    if one.form.look != other.form.look or a.line == b.line:
        return False
    beside = a.column + a.columns == b.column or b.column + b.columns == a.column
    shared = min(a.line + one.form.head, b.line + other.form.head) - max(a.line, b.line)
    return beside and 2 * shared >= min(one.form.head, other.form.head)


def _width(pieces: int) -> Width:
    """How widely is sought among so many *pieces*, so that a page of a dozen takes about as long as one of six."""
    if pieces <= EXACT:
        return Width()
    return Width(2, 3) if pieces <= EXACT + 2 else Width(1, 4)


def _filled(
    divider: Divider, pieces: Sequence[PlanPiece], regions: Sequence[FreeRegion]
) -> list[tuple[Cost, tuple[tuple[Division, FreeRegion], ...]]]:
    """The *regions* filled one after the other: the cheapest ways for every share of the pieces in each.

    Regions come in the order in which a page is read, so the weightier pieces belong into the earlier ones.
    """
    whole = (1 << len(pieces)) - 1
    ways: dict[int, list[tuple[Cost, tuple[tuple[Division, FreeRegion], ...]]]] = {0: [(0, ())]}
    for number, region in enumerate(regions):
        last = number == len(regions) - 1
        after: dict[int, list[tuple[Cost, tuple[tuple[Division, FreeRegion], ...]]]] = {}
        for taken, before in ways.items():
            left = whole ^ taken
            share = left
            while share:
                if (not last or share == left) and divider.may_fill(share, region.columns, region.lines):
                    order = cost_of(rank=divider.taste.below * divider.steps_against(taken, share))
                    for one in divider.best(share, region.columns, region.lines)[: MOST_KINDS if last else 2]:
                        for cost, parts in before[:2] if number else before:
                            made = (cost + order + one.cost, (*parts, (one.division, region)))
                            after.setdefault(taken | share, []).append(made)
                share = (share - 1) & left
        ways = {taken: sorted(made, key=lambda one: one[0])[:MOST_KINDS] for taken, made in after.items()}
    return ways.get(whole, [])


def _kind(things: Sequence[PlacedPiece]) -> tuple[object, ...]:
    """What makes a page of another kind than another: where the first three pieces stand, and how wide."""
    first = sorted((one for one in things if one.piece.use != "fixed"), key=lambda one: one.piece.rank)[:3]
    return tuple((one.area.column, one.area.columns, one.area.line // 12) for one in first)


def _made_up(issue: Issue, materials: Materials, page: PageSpec, way: PageFilling) -> Proposal:
    things: list[PlacedPiece] = []
    rules = list(page.rules)
    jumps = dict(page.plan.jumps) if page.plan else {}
    names = [name for name in ("thin", "hairline") if name in materials.styles.rules]
    for division, region in way.parts:
        more, seams = placed(division, region, way.pieces)
        things += more
        if names:
            rules += rules_of(seams, (names[0], names[-1]), page.place)
    slots = list(page.slots)
    for one in things:
        if one.piece.use != "fixed":
            slots += slots_of(one, page.place, jumps.get(one.piece.story, 0))
    whole = page._replace(slots=tuple(slots), rules=tuple(rules), plan=None)
    composed = compose(issue._replace(pages=(whole,)), materials)
    found = tuple(
        one
        for one in composed.edition.findings
        if one.severity >= Severity.WARNING
        and one.code != "story-unplaced"  # those stand on other pages, or will
        and not (way.white and one.code == "page-gap")  # which has been reckoned with
    )
    return Proposal(whole, way.cost, tuple(things), composed, found)


def _faults(one: Proposal) -> int:
    return sum(10 if found.severity is Severity.ERROR else 1 for found in one.findings)
