"""Ways to fill the free area of a page with its pieces, the cheapest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from layout.areas.grid import PageGrid
from layout.geometry import WritingMode
from layout.planner.accounts import CostPart, account_of, between_regions, counted_pairs
from layout.planner.division import Divider
from layout.planner.entries import Trials, Width
from layout.planner.free import areas_under, through_of
from layout.planner.interlocking import first_wanted, only_ells
from layout.planner.model import Cost, Division, Form, Free, FreeRegion, PlanPiece, Taste, cost_of, terms_of
from layout.planner.parting import LEAST_LINES
from layout.planner.placing import PlacedPiece, Seam, away, chimneys, leaves, neighbours, placed
from layout.spec.model import Slot
from layout.spec.taste import TASTE
from layout.value import NamedTuple

MOST_KINDS = 400
"""Divisions of an area that are looked at for proposals that differ in kind."""

EXACT = 6
"""Pieces up to which every division is looked at."""

QUICK = Width(0, 4)
"""How widely is sought among more pieces where only whether a page can be made is asked: no cut sets a pair against
their ranks.  That takes a tenth of the time, and finds as good a page on most."""

WIDER = Width(4, 12)
"""How widely is sought on a page of more pieces for which the usual search finds nothing: it takes three times as long,
and makes one in two of those pages."""

MORE_WHITE = 5
"""Lines of white more than the least that are left where legs end level over them: white is told as it is."""

MOST_ELLS = 3
"""Stories, the weightiest first, of which each in turn is held to an L on a page of more pieces than :data:`EXACT`."""

FIXED = 0
"""Rank of what stands where it is: no order is asked of it."""


class PageBefore(NamedTuple):
    """What a page has before it is planned: slots that stand, its grid, the limits of the house."""

    slots: tuple[Slot, ...]
    grid: PageGrid
    limits: Mapping[str, int]
    ruled: bool = False
    """The style has rules for the seams."""
    taste: Mapping[str, int] = TASTE
    """What the house likes."""
    trials: Trials | None = None
    """What all searches for the page may take together."""
    interlocked: bool = False
    """A story at least is to stand in an L (咬合)."""


class PageFilling(NamedTuple):
    """A way to fill the free area: what it costs, the divisions of its regions, and the pieces they speak of."""

    cost: Cost
    parts: tuple[tuple[Division, FreeRegion], ...]
    pieces: tuple[PlanPiece, ...]
    white: int = 0
    """Lines of the free area that are left white at its foot."""
    account: tuple[CostPart, ...] = ()
    """What *cost* was counted for; see :func:`accounted`."""
    taste: Taste | None = None
    """What it was judged by."""
    seams: tuple[CostPart, ...] = ()
    """What only the whole page shows."""


def accounted(way: PageFilling) -> PageFilling:
    """*way* with the account of its cost, which is the sum of its parts."""
    if way.taste is None or way.account:
        return way
    deepest = max(region.lines for _, region in way.parts) + way.white
    parts: list[CostPart] = []
    before: list[str] = []
    for division, _ in way.parts:
        here = [way.pieces[leaf.piece].id for leaf in leaves(division)]
        parts += [*between_regions(before, here, way.pieces, way.taste)]
        parts += account_of(division, way.pieces, way.taste, deepest)
        before += here
    return way._replace(account=(*parts, *way.seams))


def divisions(
    pieces: Sequence[PlanPiece], free: Sequence[Free], ground: PageBefore, width: Width | None = None,
    least_white: int = 0, *, quick: bool = False,
) -> list[PageFilling]:  # fmt: skip
    """Ways to fill one of the *free* areas with all *pieces*, the cheapest first; sought as widely as *width* says.

    Not at all where *width* is given and that is no wider than usual; *quick* is narrower.  From *least_white* lines
    on white is left at the foot, as few as will do without faults, or else with the fewest, but under no fixed slot's
    shoulder.
    """
    found: list[PageFilling] = []
    for each in free:
        fixed = [
            PlanPiece(one.name, FIXED, (Form(*one.area[2:], 0),), use="fixed", corner=one.corner)
            for one in each.corners
        ]
        # A picture may open the page over the lead, if it does not stand by its story.
        opened = any(one.use == "picture" and not one.rank for one in pieces)
        lead = "" if opened or any(one.corner == "tl" for one in fixed) else "tl"
        every = (*(one._replace(corner=lead) if one.rank == 1 else one for one in pieces), *fixed)
        held = _held(each, len(pieces))
        deepest = max(one.lines for one in each.regions)
        taste = _taste(ground, deepest)
        usual = QUICK if quick and len(every) > EXACT else _width(len(every))
        if width and usual.kept >= width.kept:
            continue
        for some in _asked(every, ground):
            divider = Divider(some, taste, deepest, width or usual, ground.trials)
            first = -1
            for white in _whites(each, least_white):
                regions = [one._replace(lines=one.lines - white) for one in each.regions]
                ways = _filled(divider, some, regions, held)
                found += [PageFilling(cost, parts, some, white, (), taste) for cost, parts in ways]
                first = white if ways and first < 0 else first
                if (ways and not terms_of(ways[0][0])["faults"]) or (0 <= first <= white - MORE_WHITE):
                    break
    found.sort(key=lambda one: one.cost)
    if least_white and found:
        white = min(found, key=lambda one: (terms_of(one.cost)["faults"], one.white)).white
        found = [one for one in found if one.white == white]
    # What only the whole page shows is looked at for those that may still be the best.
    looked = [looked_at(one, ground) for one in found[:MOST_KINDS]]
    return sorted(looked, key=lambda one: one.cost)


def looked_at(way: PageFilling, ground: PageBefore) -> PageFilling:
    """*way* with what only the whole page shows in its cost and its account."""
    whole = [placed(division, region, way.pieces) for division, region in way.parts]
    things = [one for some, _ in whole for one in some]
    counted = {frozenset(pair) for division, _ in way.parts for pair in counted_pairs(division, way.pieces)}
    pairs = [
        (one, other)
        for one, other in combinations(things, 2)
        if frozenset((one.piece.id, other.piece.id)) not in counted
    ]
    cuts, through = _seam_faults(things, [one for _, seams in whole for one in seams], ground)
    parts = (
        CostPart("faults", cuts, "joined"),
        CostPart("faults", through, "gutters"),
        *(CostPart("faults", 1, "levels", _ids(pair)) for pair in pairs if _clash(*pair, ground.limits)),
        *(CostPart("faults", 1, "levels", ids) for ids in _over_each_other(things, ground.grid)),
        *(CostPart("rank", ground.taste["larger"], "larger", ids) for ids in _larger(things)),
        *(CostPart("faults", ground.taste["pictures"], "pictures", _ids(pair)) for pair in pairs if neighbours(*pair)),
        *(CostPart("faults", 1, "away", ids) for ids in away(things)),
    )
    cost = way.cost + sum(cost_of(**{one.term: one.amount}) for one in parts)
    return way._replace(cost=cost, seams=tuple(one for one in parts if one.amount))


def _ids(pair: tuple[PlacedPiece, PlacedPiece]) -> tuple[str, str]:
    return pair[0].piece.id, pair[1].piece.id


def _taste(ground: PageBefore, deepest: int) -> Taste:
    """What a page is judged by, of numbers of the house, what stands on it, and the lines that are to be divided.

    A rule from edge to edge parts an area of more than half the page.  Over an advertisement of half a page it divides
    a part from the other, letters from notices: the page is in two halves as it is.
    """
    likes = ground.taste
    parted = likes["parted"] if ground.ruled and 2 * deepest > ground.grid.grid.lines else 0
    return Taste(
        ground.grid.grid.columns, gap_cost=likes["gap"], below=likes["below"], right=likes["right"],
        clash=likes["clash"], cut_across=0 if ground.ruled else likes["across"], parted=parted,
        pictures_beside=likes["pictures"], through=through_of(ground.slots, ground.grid, ground.limits),
    )  # fmt: skip


def _asked(pieces: tuple[PlanPiece, ...], ground: PageBefore) -> list[tuple[PlanPiece, ...]]:
    """*pieces* as they are sought: with one after the other in an L and nothing else where that is asked (咬合)."""
    if not ground.interlocked:
        return [pieces]
    return [only_ells(pieces, number) for number in first_wanted(pieces, ells_among(len(pieces)))]


def ells_among(count: int) -> int:
    """Of how many among *count* pieces it is asked what page an L of each makes."""
    return count if count <= EXACT else MOST_ELLS


def _held(free: Free, first: int) -> list[int]:
    """What each region of *free* has in its corners, as a set of pieces: those from number *first* on."""
    return [
        sum(1 << at for at, one in enumerate(free.corners, first) if one.region == number)
        for number in range(len(free.regions))
    ]


def _whites(free: Free, least: int) -> range:
    """Lines of white that may be left at the foot of *free*: none, or from *least* on, but not over a fixed slot."""
    if not least:
        return range(1)
    deepest = min((one.lines for one in free.regions), default=0)
    return range(0) if any(one.corner[0] == "b" for one in free.corners) else range(least, deepest - LEAST_LINES)


def _seam_faults(placed_pieces: Sequence[PlacedPiece], seams: Sequence[Seam], ground: PageBefore) -> tuple[int, int]:
    """What only the whole page shows of its seams, beside what the search has counted.

    Gaps from edge to edge that several cuts make together (断版), and gutters that nothing crosses (通线).
    """
    grid = ground.grid.grid
    things = [area for one in placed_pieces for area in one.areas]
    drawn = [one for one in seams if one.way == "-" and not one.bare and ground.ruled]
    ruled = {one.area.line for one in drawn if one.area.columns == grid.columns}
    areas = [*things, *(one for slot in ground.slots for one in areas_under(slot, ground.grid))]
    first = min((one.line for one in things), default=1)
    last = max((one.line + one.lines for one in things), default=1)
    bare = [not any(one.line <= line < one.line + one.lines for one in areas) for line in range(first, last)]
    gaps = [(first + at, bare.index(False, at) - at) for at in range(1, len(bare)) if bare[at] and not bare[at - 1]]
    cuts = sum(not any(line <= one < line + lines for one in ruled) for line, lines in gaps)
    foot = max((one.line + one.lines for one in areas), default=1)  # white under all has no gutters
    through = 0
    for column in range(1, grid.columns):
        crossing = sorted(one[1::2] for one in areas if one.column <= column < one.column + one.columns - 1)
        longest, at = 0, 1
        for line, lines in (*crossing, (foot, 0)):
            longest, at = max(longest, line - at), max(at, line + lines)
        through += longest * 1000 > ground.limits.get("through", 900) * grid.lines
    return cuts, through


def _over_each_other(things: Sequence[PlacedPiece], grid: PageGrid) -> list[tuple[str, str]]:
    """Pairs of heads that stand over each other for good (煙突), on a vertical page."""
    heads = [one for one in things if one.form.head]
    return chimneys(heads) if grid.grid.mode is WritingMode.VERTICAL else []


def _larger(things: Sequence[PlacedPiece]) -> list[tuple[str, str]]:
    """The lead with every story whose head is larger than its own: the largest head of a page is read as its lead's."""
    leads = [one for one in things if one.piece.rank == 1 and one.form.head]
    return [
        (lead.piece.id, one.piece.id)
        for lead in leads
        for one in things
        if one.piece.rank > 1 and one.form.head and one.form.head_type[1] > lead.form.head_type[1]
    ]


def _clash(one: PlacedPiece, other: PlacedPiece, limits: Mapping[str, int]) -> bool:
    """True for heads alike in face and size side by side, half of the lower one at least, as a finished page is read.

    This is 碰题.  A box round one of them sets it off, and heads of briefs are small on purpose.
    """
    if not (one.form.head and other.form.head):
        return False
    a, b = one.area, other.area
    (face, size), (other_face, other_size) = one.form.head_type, other.form.head_type
    larger = max(size, other_size)
    if face != other_face or one.form.boxed != other.form.boxed or larger < limits.get("clash_least", 180) * 100:
        return False
    if abs(size - other_size) * 1000 > limits.get("like_heads", 150) * larger:
        return False
    beside = a.column + a.columns == b.column or b.column + b.columns == a.column
    (top, foot), (other_top, other_foot) = one.head_lines, other.head_lines
    return beside and 2 * (min(foot, other_foot) - max(top, other_top)) >= min(one.form.head, other.form.head)


def _width(pieces: int) -> Width:
    """How widely is sought among so many *pieces*, so that a page of a dozen takes about as long as one of six."""
    if pieces <= EXACT:
        return Width()
    return Width(2, 3) if pieces <= EXACT + 2 else Width(1, 4)


def _filled(
    divider: Divider, pieces: Sequence[PlanPiece], regions: Sequence[FreeRegion], held: Sequence[int]
) -> list[tuple[Cost, tuple[tuple[Division, FreeRegion], ...]]]:
    """The *regions* filled one after the other: the cheapest ways for every share of the pieces in each.

    Regions come in the order in which a page is read, so the weightier pieces belong into the earlier ones.  What
    each has in its corners, a set of pieces, is *held* by it.
    """
    whole = (1 << len(pieces)) - 1
    loose = whole ^ sum(held)
    ways: dict[int, list[tuple[Cost, tuple[tuple[Division, FreeRegion], ...]]]] = {0: [(0, ())]}
    for number, region in enumerate(regions):
        last = number == len(regions) - 1
        after: dict[int, list[tuple[Cost, tuple[tuple[Division, FreeRegion], ...]]]] = {}
        for taken, before in ways.items():
            left = (whole ^ taken) & loose
            some = left
            while some or held[number]:
                share = some | held[number]
                if (not last or some == left) and divider.may_fill(share, region.columns, region.lines):
                    order = cost_of(rank=divider.taste.below * divider.steps_against(taken, share))
                    for one in divider.best(share, region.columns, region.lines)[: MOST_KINDS if last else 2]:
                        for cost, parts in before[:2] if number else before:
                            made = (cost + order + one.cost, (*parts, (one.division, region)))
                            after.setdefault(taken | share, []).append(made)
                if not some:
                    break
                some = (some - 1) & left
        ways = {taken: sorted(made, key=lambda one: one[0])[:MOST_KINDS] for taken, made in after.items()}
    return ways.get(whole, [])
