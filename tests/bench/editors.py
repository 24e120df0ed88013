"""The editors' own pages of the samples under the planner's score, among all that it sees of the same stories.

    python tests/bench/editors.py

The slots that planning would take up are read as a division, each in the form of its story that has its columns and the
nearest depth; the score is counted as the search counts it.  Printed is how many of the planner's pages are better, and
the terms of both.  An ear stays where it is.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "planner"))

from stock import ROOT

from layout.areas.grid import PageGrid, lay_grid
from layout.fitting.chain import FitContext
from layout.fitting.fitted import FitMemory
from layout.loading.load import Loaded, load
from layout.planner.accounts import account_of
from layout.planner.entries import Trials
from layout.planner.filling import PageBefore, PageFilling, divisions, looked_at
from layout.planner.free import cells_under, free_of
from layout.planner.keeping import with_kept
from layout.planner.model import Cut, Division, DivisionLeaf, Form, FreeRegion, PlanPiece, cost_of, terms_of
from layout.planner.needs import Kitchen
from layout.planner.pieces import pieces_of, planned_stories
from layout.spec.model import Area, PageSpec, Slot
from layout.spec.wishes import PlanWishes

SAMPLES: Final = ("datong", "evening", "weekend", "lancheng")

FEWEST: Final = 3
"""Stories of which a page is made up in more ways than a few."""


def division_of(things: dict[int, Area], region: Area) -> Division | None:
    """The straight cuts that part *things*, by number, in *region*; ``None`` where straight cuts do not."""
    if len(things) == 1:
        return DivisionLeaf(next(iter(things)), 0)
    for line in range(region.line + 1, region.line + region.lines):
        over = {n: a for n, a in things.items() if a.line + a.lines <= line}
        under = {n: a for n, a in things.items() if a.line >= line}
        if over and under and len(over) + len(under) == len(things):
            foot = max(a.line + a.lines for a in over.values())
            top = min(a.line for a in under.values())
            first = division_of(over, region._replace(lines=foot - region.line))
            second = division_of(under, region._replace(line=top, lines=region.line + region.lines - top))
            if first and second:
                return Cut("-", first, second, max(1, top - foot))  # a box touches what is under it
    for column in range(region.column + 1, region.column + region.columns):
        left = {n: a for n, a in things.items() if a.column + a.columns <= column}
        right = {n: a for n, a in things.items() if a.column >= column}
        if left and right and len(left) + len(right) == len(things):
            first = division_of(left, region._replace(columns=column - region.column))
            more = region.column + region.columns - column
            second = division_of(right, region._replace(column=column, columns=more))
            if first and second:
                return Cut("|", first, second)
    return None


def main() -> None:
    """Count and print."""
    for name in SAMPLES:
        loaded = load(ROOT / "seeds" / name / "issue.yaml")
        for page in loaded.issue.pages:
            print(f"{name} {page.number}: {judged(loaded, page)}", flush=True)


def judged(loaded: Loaded, by_hand: PageSpec) -> str:
    """What the score says of page *by_hand*, or why it cannot be held against pages of the planner's."""
    ears = tuple(slot.id for slot in by_hand.slots if slot.style == "top")
    asked = by_hand._replace(plan=PlanWishes(keep=ears))
    pages = tuple(asked if one.number == by_hand.number else one for one in loaded.issue.pages)
    issue = with_kept(loaded.issue._replace(pages=pages), loaded.materials.stories)
    page = next(one for one in issue.pages if one.number == by_hand.number)
    plan = page.plan or PlanWishes()
    grid, materials = lay_grid(issue.sheet, issue.grid), loaded.materials
    every = planned_stories(issue, page, plan, tuple(materials.stories.values()))
    stories = [one for one in every if one.slug in plan.again]
    if len(stories) < FEWEST:
        return f"{len(stories)} stories that planning would take up"
    kit = FitContext(materials.stories, materials.styles, materials.faces, grid)
    pieces = pieces_of(stories, plan, Kitchen(kit, materials.pictures, page.place, 10, FitMemory()))
    free = free_of(page.slots, grid)
    if len(free) != 1 or len(free[0].regions) != 1:
        return "what planning would leave is not one rectangle"
    lifted = [slot for slot in by_hand.slots if slot not in page.slots]
    pinned = [
        piece_with(piece, box_of([slot for slot in lifted if slot.story == piece.story], grid)) for piece in pieces
    ]
    pinned += [
        (
            PlanPiece(slot.id, 0, (Form(*cells_under(slot, grid)[2:], 0),), use="fixed", corner=corner),
            cells_under(slot, grid),
        )
        for slot, _, corner in free[0].corners
    ]
    region = free[0].regions[0]
    made = division_of({number: area for number, (_, area) in enumerate(pinned)}, Area(*region))
    if made is None:
        return "its stories are not parted by straight cuts"
    limits, taste = materials.styles.limits, materials.styles.taste
    ground = PageBefore(page.slots, grid, limits, True, taste, Trials())
    seen = divisions(pieces, free, ground)
    if not seen:
        return "the planner sees no page of its stories"
    cost = scored(made, [piece for piece, _ in pinned], region, seen[0], ground)
    better = sum(one.cost < cost for one in seen)
    return f"{better} of {len(seen)} pages seen are better; {terms_of(cost)}, the best {terms_of(seen[0].cost)}"


def box_of(slots: Sequence[Slot], grid: PageGrid) -> Area:
    """The cells that *slots* stand on, and all between."""
    areas = [one for slot in slots for one in ([part.area for part in slot.stretches] or [cells_under(slot, grid)])]
    left, top = min(one.column for one in areas), min(one.line for one in areas)
    right, foot = max(one.column + one.columns for one in areas), max(one.line + one.lines for one in areas)
    return Area(left, top, right - left, foot - top)


def piece_with(piece: PlanPiece, area: Area) -> tuple[PlanPiece, Area]:
    """*piece* in its form that is nearest to *area* as the one that it has, and *area*."""
    form = min(piece.forms, key=lambda one: (one.columns != area.columns, abs(one.lines - area.lines), one.cost))
    return piece._replace(forms=(form._replace(columns=area.columns, lines=area.lines),)), area


def scored(
    division: Division, pieces: Sequence[PlanPiece], region: FreeRegion, like: PageFilling, ground: PageBefore
) -> int:
    """The cost of *division* of *pieces* in *region* as the search counts it, judged *like* another way."""
    assert like.taste
    parts = account_of(division, pieces, like.taste, region.lines)
    cost = sum(cost_of(**{one.term: one.amount}) for one in parts)
    return looked_at(like._replace(cost=cost, parts=((division, region),), pieces=tuple(pieces)), ground).cost


if __name__ == "__main__":
    main()
