"""Why a page cannot be proposed, and the least that would let it: tried, not guessed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from layout.areas.regions import placed_stories
from layout.findings import Finding, finding
from layout.planner.model import PlanPiece
from layout.spec.model import Issue, PageSpec
from layout.spec.wishes import PlanWishes
from layout.stories.model import Story
from layout.value import NamedTuple


class RoomNeeded(NamedTuple):
    """Columns × lines: the least and the most that the pieces take, and what is free."""

    least: int
    most: int
    free: int


def room_of(pieces: Sequence[PlanPiece], free: int) -> RoomNeeded:
    """What *pieces* take at their shallowest and their deepest."""
    areas = [[form.columns * form.lines for form in one.forms] or [0] for one in pieces]
    return RoomNeeded(sum(map(min, areas)), sum(map(max, areas)), free)


def reason(
    page: PageSpec, pieces: Sequence[PlanPiece], room: RoomNeeded, works: Callable[[Sequence[PlanPiece]], bool]
) -> Finding:
    """Why *pieces* do not make up *page*; *works* says whether others would.

    What is advised has been tried: the one story, the least in rank, without which the page can be made.
    """
    code = "plan-too-much" if room.least > room.free else "plan-too-little" if room.most < room.free else "plan-no-cut"
    without = "" if code == "plan-too-little" else _without(pieces, works)
    chinese, english = _advice(code, room, without)
    return finding(
        code, page.place, page=page.number, needs=room.most if code == "plan-too-little" else room.least,
        free=room.free, without=without, advice=chinese, advice_en=english,
    )  # fmt: skip


def _without(pieces: Sequence[PlanPiece], works: Callable[[Sequence[PlanPiece]], bool]) -> str:
    """The story, the least in rank, without which the page can be made; empty where there is none."""
    for index in range(len(pieces) - 1, 0, -1):
        if works([*pieces[:index], *pieces[index + 1 :]]):
            return pieces[index].id
    return ""


def _advice(code: str, room: RoomNeeded, without: str) -> tuple[str, str]:
    if without:
        return (
            f"撤下《{without}》就能排下；或在 plan 里写 jumps，让一篇转版。",
            f"Without {without} it can be made up; or let a story jump: plan: {{jumps: …}}.",
        )
    if code == "plan-too-little":
        lines = room.free - room.most
        return (
            f"再添约 {lines} 栏·行的稿件、图片或启事，或给这一版少分几栏。",
            f"Add copy, a picture or a notice of about {lines} columns × lines.",
        )
    return ("撤下一篇，或让头条转版（plan 里写 jumps）。", "Take out a story, or let the lead jump (plan: {jumps: …}).")


def ranked_by_copy(page: PageSpec, plan: PlanWishes, stories: Sequence[Story]) -> list[Finding]:
    """A note that names the *stories* whose ranks nobody gave; none where the page says its order."""
    unranked = [one.slug for one in stories if not one.rank and one.slug not in plan.named]
    if plan.order or not unranked:
        return []
    return [finding("plan-ranked", page.place, page=page.number, order=" ".join(unranked))]


def shapeless(page: PageSpec, pieces: Sequence[PlanPiece]) -> list[Finding]:
    """What says of each of *pieces* that has no form that it has none."""
    slugs = [one.id for one in pieces if not one.forms]
    return [finding("plan-no-form", page.place, story=slug, slug=slug, page=page.number) for slug in slugs]


def nothing_left(issue: Issue, page: PageSpec, stories: Mapping[str, Story], asked: PlanWishes) -> Finding:
    """Why there is none of *stories* for *page*: every one has a slot, or those that were *asked* for are not there."""
    placed = placed_stories(issue, stories)
    if stories and not asked.stories and placed.issuperset(stories):
        return finding("plan-all-placed", page.place, page=page.number, count=len(stories))
    return finding("plan-empty", page.place, page=page.number)
