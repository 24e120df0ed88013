"""Wishes of a plan with every story by its slug, and a finding for each that names no story, or no section."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from layout.areas.regions import slugs_named
from layout.findings import Finding, finding
from layout.keys.file_reading import near
from layout.spec.model import Issue, PageSpec
from layout.spec.wishes import PlanWishes
from layout.stories.model import Story


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
    made = PlanWishes(
        slug(plan.lead) if plan.lead else "", every(plan.order), every(plan.stories),
        tuple(one for one in jumps if one[0]), tuple(one for one in pictures if one[0]), plan.shape,
        again=plan.again, gone=plan.gone, stood=plan.stood,
    )  # fmt: skip
    return made, found
