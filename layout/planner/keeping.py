"""Wishes by which a page is planned: the stories they name, and slots that stay while the rest is planned anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from layout.areas.grid import PageGrid, grid_of_page
from layout.areas.regions import slugs_named
from layout.findings import Finding, finding
from layout.keys.file_reading import near
from layout.planner.free import cells_under, free_cells, runs_of
from layout.planner.model import ROLES
from layout.spec.model import Area, Issue, PageRule, PageSpec, Slot
from layout.spec.wishes import PlanWishes, Stood
from layout.stories.model import Story

TAKEN_UP: Final = ("story", "picture")
"""What is planned anew: flag, ears, notices, advertisements, tables and all else stands where it is."""


def with_kept(issue: Issue, stories: Mapping[str, Story]) -> Issue:
    """*issue*, of every page with ``keep`` only the slots that stay; its wishes say what was taken up.

    Stories that were taken up are ranked as they stood: by the style of their heads, then from the top down.
    """
    if not any(page.plan and page.plan.keep is not None for page in issue.pages):
        return issue
    pages = (
        _lifted(page, page.plan, stories, issue) if page.plan and page.plan.keep is not None else page
        for page in issue.pages
    )
    return issue._replace(pages=tuple(pages))


def _lifted(page: PageSpec, plan: PlanWishes, stories: Mapping[str, Story], issue: Issue) -> PageSpec:
    grid = grid_of_page(issue, page)
    keep, unknown = _kept(page, plan.keep or (), stories)
    told = {slot.story for slot in page.slots if slot.id in keep and slot.story}
    gone = [
        slot for slot in page.slots if slot.id not in keep and slot.story not in told and _may_go(slot, page, stories)
    ]
    ids = {slot.id for slot in gone}
    gone += [slot for slot in page.slots if slot.within in ids and slot not in gone]
    slots = tuple(slot for slot in page.slots if slot not in gone)
    free = free_cells(slots, grid)
    rules: list[PageRule] = []
    places = [slot.place for slot in gone]
    for rule in page.rules:
        left = _left_of(rule, free) if gone else [rule]
        rules += left
        if left != [rule]:
            places.append(rule.place)
    again = dict.fromkeys(slot.story for slot in sorted(gone, key=_standing) if slot.story)
    wished = set(plan.named) | {slug for name in plan.named for slug in slugs_named(name, stories)}
    after = {slot.story: one.number for one in reversed(issue.pages) if one.number > page.number for slot in one.slots}
    jumps = {slug: after[slug] for slug in again if slug in after}  # whether or not its slot says where it goes on
    jumps |= {slot.story: slot.jump for slot in gone if slot.jump} | dict(plan.jumps)
    stood = tuple(_stood(slug, gone, grid, ranked=slug in wished or bool(plan.lead)) for slug in again)
    plan = plan._replace(
        keep=None, unkept=tuple(unknown), stood=stood, gone=tuple(places), jumps=tuple(jumps.items()),
        order=(*plan.order, *(slug for slug in again if slug not in wished)),
    )  # fmt: skip
    return page._replace(slots=slots, rules=tuple(rules), plan=plan)


def _kept(page: PageSpec, names: Iterable[str], stories: Mapping[str, Story]) -> tuple[set[str], list[str]]:
    """Ids of the slots that *names* mean, by id or by story, and names that mean none."""
    keep: set[str] = set()
    unknown: list[str] = []
    for name in names:
        ids = {slot.id for slot in page.slots if slot.id == name}
        slugs = slugs_named(name, stories)
        ids = ids or {slot.id for slot in page.slots if slot.story and len(slugs) == 1 and slot.story == slugs[0]}
        keep |= ids
        if not ids:
            unknown.append(name)
    return keep, unknown


def _may_go(slot: Slot, page: PageSpec, stories: Mapping[str, Story]) -> bool:
    """True when planning places all again that *slot* has: a picture that only the slot names would be lost."""
    if slot.use not in TAKEN_UP or slot.story not in stories or slot.within or slot.frames:
        return False
    if slot.writing:
        return False  # what runs the other way than its page has no forms here
    parts = [slot, *(one for one in page.slots if one.within == slot.id)]
    return all(
        one.use in TAKEN_UP and one.story in ("", slot.story) and one.picture in ("", stories[slot.story].picture)
        for one in parts
    )


def _stood(slug: str, gone: Sequence[Slot], grid: PageGrid, *, ranked: bool) -> Stood:
    """How story *slug* stood in those of the slots that are *gone* which are its own.

    Where its rank is wished anew (*ranked*), the style that its old rank had says nothing.
    """
    text = next((slot for slot in gone if slot.story == slug and slot.use == "story"), None)
    pictures = [cells_under(slot, grid).columns for slot in gone if slot.story == slug and slot.use == "picture"]
    picture = max(pictures, default=0)
    if text is None:
        return Stood(slug, "", 0, 0, picture)
    columns = 0 if text.stretches else cells_under(text, grid).columns
    style = "" if ranked and text.style in ROLES.values() else text.style
    return Stood(slug, style, columns, text.legs.count, picture, text.box)


def _standing(slot: Slot) -> tuple[int, int, int]:
    """What *slot* shows of its rank: its head's size and its place; a comment's head says that it is one, no more."""
    styles = [style for role, style in ROLES.items() if role != "comment"]
    order = styles.index(slot.style) if slot.style in styles else styles.index(ROLES["third"])
    return order, slot.area.line, slot.area.column


def _left_of(rule: PageRule, free: Sequence[Sequence[bool]]) -> list[PageRule]:
    """What of *rule* still stands beside something: all that runs through the free area goes."""
    columns, lines = len(free), len(free[0])
    area = rule.area

    def taken(column: int, line: int) -> bool:
        return 1 <= column <= columns and 1 <= line <= lines and not free[column - 1][line - 1]

    across = rule.side != "left"
    if across:
        rows = range(area.line, area.line + area.lines)
        stands = [any(taken(c, line) for line in rows) for c in range(area.column, area.column + area.columns)]
    else:
        stands = [
            taken(area.column, line) or taken(area.column - 1, line)
            for line in range(area.line, area.line + area.lines)
        ]
    if all(stands):
        return [rule]
    return [rule._replace(area=_part(area, first, end - first, across=across)) for first, end in runs_of(stands)]


def _part(area: Area, first: int, count: int, *, across: bool) -> Area:
    if across:
        return area._replace(column=area.column + first, columns=count)
    return area._replace(line=area.line + first, lines=count)


def sections_unknown(issue: Issue, stories: Iterable[Story]) -> list[Finding]:
    """A finding for each of *stories* that says a section which no page of *issue* is, where pages have sections."""
    sections = tuple(dict.fromkeys(page.section for page in issue.pages if page.section))
    lost = (one for one in stories if one.section and sections and one.section not in sections)
    return [
        finding(
            "plan-section-unknown", one.place, story=one.slug, name=one.section[:60], known="、".join(sections)[:120]
        )
        for one in lost
    ]


def resolved(page: PageSpec, plan: PlanWishes, stories: Mapping[str, Story]) -> tuple[PlanWishes, list[Finding]]:
    """*plan* of *page* in slugs; what it names and nobody knows is left out and reported."""
    found: list[Finding] = []

    def slug(name: str) -> str:
        known = slugs_named(name, stories)
        if len(known) == 1:
            return known[0]
        heads = ["".join(one.headline)[:20] for one in stories.values() if one.headline]
        found.append(finding("plan-unknown-story", page.place, name=name[:60], near=near(name, [*stories, *heads])))
        return ""

    def every(names: Sequence[str]) -> tuple[str, ...]:
        return tuple(one for one in map(slug, names) if one)

    for name in plan.unkept:
        ids = [slot.id for slot in page.slots]
        found.append(finding("plan-unknown-story", page.place, name=name[:60], near=near(name, [*ids, *stories])))
    jumps = tuple((slug(name), to) for name, to in plan.jumps)
    pictures = tuple((slug(name), size) for name, size in plan.pictures)
    made = plan._replace(
        lead=slug(plan.lead) if plan.lead else "", order=every(plan.order), stories=every(plan.stories),
        jumps=tuple(one for one in jumps if one[0]), pictures=tuple(one for one in pictures if one[0]),
        keep=None, unkept=(),
    )  # fmt: skip
    return made, found
