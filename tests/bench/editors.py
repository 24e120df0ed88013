"""The editors' own pages of the samples under the planner's score, among all that it sees of the same stories.

    python tests/bench/editors.py

What planning would take up is read as pieces in the form of their story that is nearest to what stands there; what
planning leaves, ears, and rests of stories from other pages stand where they are.  The editor's page and each of the
planner's are read alike: all things of the page, those that stay as well, parted by straight cuts in the way that
costs least, or, where no straight cuts part the editor's, by what stands over and beside what.  Printed is how many of
the planner's pages are better, and the accounts of both.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "planner"))

from stock import ROOT

from layout.areas.grid import PageGrid, grid_of_page
from layout.fitting.chain import FitContext
from layout.fitting.fitted import FitMemory
from layout.loading.load import Loaded, load
from layout.planner.accounts import CostPart, account_of, heaviest
from layout.planner.entries import Trials
from layout.planner.filling import PageBefore, PageFilling, accounted, divisions, looked_at
from layout.planner.free import areas_under, cells_under, free_of
from layout.planner.keeping import with_kept
from layout.planner.kitchen import Kitchen
from layout.planner.model import (
    Cost,
    Cut,
    Division,
    DivisionLeaf,
    Form,
    FreeRegion,
    PlanPiece,
    Taste,
    cost_of,
    terms_of,
)
from layout.planner.pieces import Room, pictures_apart, pieces_of, planned_stories, room_beside, with_page
from layout.planner.placing import placed
from layout.planner.propose import propose, with_pictures_apart
from layout.spec.model import Area, PageSpec, Slot
from layout.spec.taste import WIDTHS
from layout.spec.wishes import PlanWishes
from layout.stories.model import Story
from layout.value import NamedTuple

SAMPLES: Final = ("datong", "evening", "weekend", "lancheng")

FEWEST: Final = 3
"""Stories of which a page is made up in more ways than a few."""

SAID: Final = 4
"""Parts of an account that are printed."""


class Thing(NamedTuple):
    """A piece in one form, and the cells that it stands on."""

    piece: PlanPiece
    area: Area
    """All that is around it."""
    areas: tuple[Area, ...] = ()
    """Its rectangles where it has several."""


def main() -> None:
    """Count and print."""
    for name in SAMPLES:
        loaded = load(ROOT / "seeds" / name / "issue.yaml")
        for page in loaded.issue.pages:
            print(f"{name} {page.number}: {judged(loaded, page).words}", flush=True)


class Verdict(NamedTuple):
    """What the score says of a page in *words*, or why it cannot be held against pages of the planner's."""

    words: str
    seen: int = 0
    """Pages of the planner's that it was held against."""
    better: int = 0


def judged(loaded: Loaded, by_hand: PageSpec) -> Verdict:
    """Page *by_hand* of the sample *loaded* among those that the planner sees."""
    grid, materials = grid_of_page(loaded.issue, by_hand), loaded.materials
    if any(cells_under(slot, grid).columns > grid.grid.columns for page in loaded.issue.pages for slot in page.slots):
        spread = [page.number for page in loaded.issue.pages if _runs_out(page, grid)]
        if by_hand.number in spread or by_hand.number - 1 in spread:
            return Verdict("half of a spread")
    begun = {slot.story for page in loaded.issue.pages if page.number < by_hand.number for slot in page.slots}
    stays = [slot.id for slot in by_hand.slots if slot.style == "top" or (slot.use == "story" and slot.story in begun)]
    asked = by_hand._replace(plan=PlanWishes(keep=tuple(stays)))
    pages = tuple(asked if one.number == by_hand.number else one for one in loaded.issue.pages)
    issue = with_kept(loaded.issue._replace(pages=pages), materials.stories)
    page = next(one for one in issue.pages if one.number == by_hand.number)
    plan = page.plan or PlanWishes()
    every = planned_stories(issue, page, plan, tuple(materials.stories.values()))
    stories = [one for one in every if one.slug in plan.again]
    if len(stories) < FEWEST:
        return Verdict(f"{len(stories)} stories that planning would take up")
    kit = FitContext(materials.stories, materials.styles, materials.faces, grid)
    kitchen = Kitchen(kit, materials.pictures, page.place, 10, FitMemory())
    fixed = [_fixed(slot, grid) for slot in page.slots if not slot.within]
    lifted = [slot for slot in by_hand.slots if slot not in page.slots]
    free = free_of(page.slots, grid)
    room = room_beside(issue, page, free, grid)
    own = [*_pinned(stories, lifted, plan, kitchen, room), *fixed]
    ground = PageBefore(page.slots, grid, materials.styles.limits, True, materials.styles.taste, Trials())
    pieces = pieces_of(stories, plan, kitchen, room=room)
    apart = pictures_apart(stories, plan, kitchen, 1, room, pieces)
    seen = with_pictures_apart(divisions(pieces, free, ground), apart, free, ground)
    if not seen:
        again = page._replace(plan=plan._replace(stories=plan.again))
        why = propose(with_page(issue, again), materials, again, 1).findings[-1]
        return Verdict(f"the planner sees no page of its {len(stories)} stories beside what stays ({why.code})")
    reading = as_read if as_read(own, seen[0], ground) else as_seen
    mine = reading(own, seen[0], ground)
    assert mine
    costs = [one for way in seen if (one := reading([*_things(way), *fixed], way, ground))]
    better = sum(one.cost < mine.cost for one in costs)
    best = min(costs, key=lambda one: one.cost)
    words = f"{better} of {len(costs)} pages seen are better; {_said(mine)}; the best {_said(best)}"
    return Verdict(words, len(costs), better)


def _runs_out(page: PageSpec, grid: PageGrid) -> bool:
    areas = [cells_under(slot, grid) for slot in page.slots]
    return any(one.column - 1 + one.columns > grid.grid.columns for one in areas)


def _fixed(slot: Slot, grid: PageGrid) -> Thing:
    area = cells_under(slot, grid)
    corner = "tl" if (area.column, area.line) == (1, 1) and slot.use == "flag" else ""
    piece = PlanPiece(slot.id, 0, (Form(area.columns, area.lines, 0),), use="fixed", corner=corner)
    return Thing(piece, area, tuple(areas_under(slot, grid)))


def _things(way: PageFilling) -> list[Thing]:
    parts = [one for division, region in way.parts for one in placed(division, region, way.pieces)[0]]
    return [Thing(one.piece._replace(forms=(one.form,)), one.area) for one in parts if one.piece.use != "fixed"]


def _pinned(
    stories: Sequence[Story], lifted: Sequence[Slot], plan: PlanWishes, kitchen: Kitchen, room: Room
) -> list[Thing]:
    """*stories* as *lifted* has them, each in its nearest form of any width; pictures may stand apart from them."""
    styles, grid = kitchen.kit.styles, kitchen.kit.grid
    widths = {key: 1 if key.endswith("_least") else 1000 for key in WIDTHS}
    wide = kitchen.kit._replace(styles=styles._replace(taste={**styles.taste, **widths}))
    kitchen = kitchen._replace(kit=wide)
    made: list[Thing] = []
    parted: dict[str, Area] = {}
    bodied = {one.slug for one in stories if one.body}  # a photo story is its picture, with a head or without
    for slot in lifted:
        text = [one for one in lifted if one.use == "story" and one.story == slot.story]
        if slot.use == "picture" and slot.story in bodied and text:
            area, under = cells_under(slot, grid), _box(text, grid)
            if (area.column, area.columns) != (under.column, under.columns) or area.line + area.lines != under.line:
                parted[slot.story] = area
    for piece in pieces_of(stories, plan, kitchen, room=room, apart=parted):
        if piece.id.endswith("-picture") and piece.story in parted:
            made.append(_nearest(piece, parted[piece.story], 0))
            continue
        slots = [one for one in lifted if one.story == piece.story]
        text = [one for one in slots if piece.story not in parted or one.use == "story"]
        one = _nearest(piece, _box(text, grid), max(one.head.lines for one in slots))
        shape = tuple(area for slot in text for area in areas_under(slot, grid))
        made.append(one._replace(areas=shape if any(slot.stretches for slot in text) else ()))
    return made


def _nearest(piece: PlanPiece, area: Area, head: int) -> Thing:
    """*piece* in its form that is nearest to *area* with a head of *head* lines (0: not said), as large as *area*."""

    def distance(one: Form) -> tuple[object, ...]:
        return one.columns != area.columns, abs(one.lines - area.lines), abs(one.head - head) if head else 0, one.cost

    form = min(piece.forms, key=distance)
    return Thing(piece._replace(forms=(form._replace(columns=area.columns, lines=area.lines),)), area)


def _box(slots: Sequence[Slot], grid: PageGrid) -> Area:
    """The cells that *slots* stand on, and all between."""
    areas = [one for slot in slots for one in areas_under(slot, grid)]
    left, top = min(one.column for one in areas), min(one.line for one in areas)
    right, foot = max(one.column + one.columns for one in areas), max(one.line + one.lines for one in areas)
    return Area(left, top, right - left, foot - top)


def as_read(things: Sequence[Thing], like: PageFilling, ground: PageBefore) -> PageFilling | None:
    """The page of *things*, judged *like* another, in the cheapest way of cutting it; ``None`` if none parts them."""
    assert like.taste
    taste, grid = like.taste, ground.grid.grid
    pieces = tuple(one.piece for one in things)

    @cache
    def best(some: tuple[int, ...]) -> tuple[Cost, Division] | None:
        if len(some) == 1:
            leaf = DivisionLeaf(some[0], 0)
            return _cost(leaf, pieces, taste, grid.lines), leaf
        ways: list[tuple[Cost, Division]] = []
        for way, first, second, gap in _cuts(some, things):
            one, other = best(first), best(second)
            if one and other:
                cut = Cut(way, one[1], other[1], gap)
                ways.append((_cost(cut, pieces, taste, grid.lines), cut))
        return min(ways, key=lambda one: one[0], default=None)

    found = best(tuple(range(len(things))))
    if found is None:
        return None
    top = min(one.area.line for one in things)
    region = FreeRegion(1, top, grid.columns, grid.lines - top + 1)
    whole = like._replace(cost=found[0], parts=((found[1], region),), pieces=pieces, account=(), seams=(), white=0)
    return accounted(looked_at(whole, ground))


def as_seen(things: Sequence[Thing], like: PageFilling, ground: PageBefore) -> PageFilling:
    """The page of *things* judged *like* another by what stands over what and right of what, however it is cut."""
    assert like.taste
    taste = like.taste
    parts = [part for one in things for part in account_of(DivisionLeaf(0, 0), (one.piece,), taste, 0)]
    for one, other in permutations(things, 2):
        over = any(_is_over(a, b) for a in one.areas or (one.area,) for b in other.areas or (other.area,))
        beside = any(_is_left_of(a, b) for a in one.areas or (one.area,) for b in other.areas or (other.area,))
        ids = other.piece.id, one.piece.id
        if 0 < other.piece.rank < one.piece.rank and one.piece.use != "picture" and (over or beside):
            each, reason = (taste.below, "below") if over else (taste.right, "right")
            parts.append(CostPart("rank", (one.piece.rank - other.piece.rank) * each, reason, ids))
            if over and other.piece.rank == 1:
                parts.append(CostPart("lead", 1, "lead", ids))
    pieces = tuple(one.piece for one in things)
    leaves = ((DivisionLeaf(at, 0), FreeRegion(*one.area)) for at, one in enumerate(things))
    cost = sum(cost_of(**{part.term: part.amount}) for part in parts)
    whole = like._replace(cost=cost, parts=tuple(leaves), pieces=pieces, account=tuple(parts), seams=(), white=0)
    seen = looked_at(whole, ground)
    return seen._replace(account=(*parts, *seen.seams))


def _is_over(one: Area, other: Area) -> bool:
    across = min(one.column + one.columns, other.column + other.columns) - max(one.column, other.column)
    return across > 0 and one.line + one.lines <= other.line


def _is_left_of(one: Area, other: Area) -> bool:
    down = min(one.line + one.lines, other.line + other.lines) - max(one.line, other.line)
    return down > 0 and one.column + one.columns <= other.column


def _cost(one: Division, pieces: Sequence[PlanPiece], taste: Taste, lines: int) -> Cost:
    return sum(cost_of(**{part.term: part.amount}) for part in account_of(one, pieces, taste, lines))


def _cuts(some: Sequence[int], things: Sequence[Thing]) -> list[tuple[str, tuple[int, ...], tuple[int, ...], int]]:
    """Every straight cut between *some* of *things*: its way, what stands before and behind it, lines between."""
    made: list[tuple[str, tuple[int, ...], tuple[int, ...], int]] = []
    for line in sorted({things[n].area.line for n in some}):
        over = tuple(n for n in some if things[n].area.line + things[n].area.lines <= line)
        under = tuple(n for n in some if things[n].area.line >= line)
        if over and len(over) + len(under) == len(some):
            foot = max(things[n].area.line + things[n].area.lines for n in over)
            made.append(("-", over, under, max(1, line - foot)))  # a box touches what is under it
    for column in sorted({things[n].area.column for n in some}):
        left = tuple(n for n in some if things[n].area.column + things[n].area.columns <= column)
        right = tuple(n for n in some if things[n].area.column >= column)
        if left and len(left) + len(right) == len(some):
            made.append(("|", left, right, 0))
    return made


def _said(one: PageFilling) -> str:
    parts = [f"{part.reason} {part.amount} {' '.join(part.pieces)}" for part in heaviest(one.account, SAID)]
    terms = {term: amount for term, amount in terms_of(one.cost).items() if amount}
    return f"{terms} ({'; '.join(parts)})"


if __name__ == "__main__":
    main()
