"""Pages that fixed slots stand about on, cut into rectangles with those in their corners."""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from stock import ROOT

from layout.areas.grid import grid_of_page
from layout.loading.load import load
from layout.planner import parting
from layout.planner.free import areas_under
from layout.planner.keeping import with_kept
from layout.planner.model import Free, FreeRegion
from layout.planner.parting import LEAST_LINES, MOST_PARTINGS, Fixed, parted
from layout.planner.pieces import room_beside, with_page
from layout.planner.propose import propose
from layout.spec.model import Area
from layout.spec.wishes import PlanWishes

COLUMNS, LINES = 6, 60


def cells(area: Area | FreeRegion) -> set[tuple[int, int]]:
    """The cells of *area*."""
    column, line, columns, lines = area
    return {(c, one) for c in range(column, column + columns) for one in range(line, line + lines)}


def at_corner(area: Area, region: FreeRegion, corner: str) -> bool:
    """True when *area* stands in this *corner* of *region*."""
    lines = area.line == region.line if corner[0] == "t" else area.line + area.lines == region.line + region.lines
    if corner[1] == "l":
        return lines and area.column == region.column
    return lines and area.column + area.columns == region.column + region.columns


@pytest.mark.parametrize("seed", range(150))
def test_rectangles_never_meet_and_have_what_is_fixed_in_their_corners_alone(seed: int) -> None:
    chance = random.Random(seed)
    fixed: list[Fixed] = []
    taken: set[tuple[int, int]] = set()
    for number in range(chance.randint(1, 5)):
        wide, deep = chance.randint(1, COLUMNS), chance.randint(3, 30)
        area = Area(chance.randint(1, COLUMNS - wide + 1), chance.randint(1, LINES - deep + 1), wide, deep)
        if not cells(area) & taken:
            fixed.append(Fixed(f"f{number}", "ad", area))
            taken |= cells(area)
    ways = parted(tuple(fixed), COLUMNS, LINES)
    assert len(ways) <= MOST_PARTINGS
    for free in ways:
        stood: set[tuple[int, int]] = set()
        for number, region in enumerate(free.regions):
            assert region.lines >= LEAST_LINES and cells(region) <= cells(Area(1, 1, COLUMNS, LINES))
            assert not cells(region) & stood, "rectangles stand on each other"
            stood |= cells(region)
            corners = [one for one in free.corners if one.region == number]
            assert all(at_corner(one.area, region, one.corner) for one in corners)
            assert len({one.corner for one in corners}) == len(corners)
            held = {cell for one in corners for cell in cells(one.area)}
            assert cells(region) & taken == held, "what is fixed stands in the middle, or is not known"


def test_a_page_of_many_slots_that_lie_about_is_given_up_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = 0
    known = parting._trimmed

    def counted(region: FreeRegion, fixed: Sequence[Fixed]) -> FreeRegion:
        nonlocal looked
        looked += 1
        return known(region, fixed)

    monkeypatch.setattr(parting, "_trimmed", counted)
    places = [(1 + 3 * number % 8, 2 + 2 * number) for number in range(40)]
    fixed = tuple(Fixed(f"f{number}", "ad", Area(*at, 1, 1)) for number, at in enumerate(places))
    assert parted(fixed, 8, 90) == ()
    assert looked < 400 * parting.MOST_RECTANGLES, "each rectangle is cut at the edges of what stands in it"


def test_a_picture_may_cross_the_page_over_an_index_at_its_edge() -> None:
    index = Fixed("index", "index", Area(6, 30, 1, 12))
    wanted = Free((FreeRegion(1, 1, 6, 28), FreeRegion(1, 30, 6, 31)))
    assert wanted.regions in [free.regions for free in parted((index,), COLUMNS, LINES)]


def test_stories_planned_again_keep_what_an_editor_gave_them() -> None:
    loaded = load(ROOT / "seeds" / "lancheng" / "issue.yaml")
    (by_hand,) = (page for page in loaded.issue.pages if page.number == 8)
    pages = [one._replace(plan=PlanWishes(keep=())) if one is by_hand else one for one in loaded.issue.pages]
    issue = with_kept(loaded.issue._replace(pages=tuple(pages)), loaded.materials.stories)
    page = next(one for one in issue.pages if one.number == 8)
    assert page.plan
    page = page._replace(plan=page.plan._replace(stories=page.plan.again))
    issue = with_page(issue, page)
    (best, *_) = propose(issue, loaded.materials, page, 1).pages
    before = {slot.story: (slot.style, slot.box) for slot in by_hand.slots if slot.use == "story"}
    after = {slot.story: (slot.style, slot.box) for slot in best.page.slots if slot.use == "story"}
    same = [slug for slug in before if after[slug] == before[slug]]
    assert set(after) == set(before) and {"letter2", "letter3", "weather", "lost"} <= set(same)


def test_room_of_a_rest_on_a_later_page_is_known_by_its_story() -> None:
    loaded = load(ROOT / "seeds" / "evening" / "issue.yaml")
    front, inside = loaded.issue.pages[:2]
    grid = grid_of_page(loaded.issue, front)
    (rest,) = (slot for slot in inside.slots if slot.story == "river")
    awaited = room_beside(loaded.issue, front, (), grid).awaited
    lines = sum(area.columns * area.lines for area in areas_under(rest, grid))
    assert 12 * lines <= awaited["river"] <= 14 * lines
    assert "river" not in room_beside(loaded.issue, inside, (), grid).awaited
