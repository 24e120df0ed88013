"""Which stories a page is to be made of, what rank they have, and in what manner each may be made up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from layout.planner.ells import ell_forms
from layout.planner.model import ROLES, PlanPiece
from layout.planner.needs import Kitchen, Manner, picture_forms, story_forms
from layout.spec.model import Issue, PageSpec
from layout.spec.wishes import PlanWishes
from layout.stories.model import Story

SECOND: Final = 4
"""Ranks down to this one have heads of the second size."""

FEW: Final = 6
FEW_WIDER: Final = 150
"""Where there are no more stories than this, each may be wider by this share of the page, in per mille."""

PICTURE_RANK: Final = 2
"""A picture by itself ranks as the second story at least: it opens a page, and does not stand at its foot."""

PICTURE_SHARES: Final = {"small": (120, 300), "medium": (300, 450), "large": (400, 720)}
"""Shares of the page's width for a picture, per mille: one of five columns is a stamp that only a wish asks for."""

WIDEST_LEG: Final = 26
"""Characters of the widest leg of a commentary in its box: one leg reads as one voice, up to two columns' width."""


def with_page(issue: Issue, page: PageSpec) -> Issue:
    """*issue* with *page* in place of its page of that number."""
    return issue._replace(pages=tuple(page if one.number == page.number else one for one in issue.pages))


def planned_stories(issue: Issue, page: PageSpec, plan: PlanWishes, stories: Sequence[Story]) -> list[Story]:
    """The stories of *page* in order of rank: those named, else all that no slot of the issue has.

    Whoever is named in the wishes comes first, then those with a rank of their own, then the others as the copy goes.
    """
    has = {slot.story for one in issue.pages for slot in one.slots}
    known = {story.slug: story for story in stories}
    wanted = plan.stories or tuple(slug for slug in known if slug not in has or slug in plan.again)
    named = [known[slug] for slug in plan.named if slug in wanted and slug in known]
    made = [*named, *by_rank([known[slug] for slug in wanted if slug in known and slug not in plan.named])]
    return made if plan.named else led(made)


def as_essays(stories: Sequence[Story]) -> list[Story]:
    """*stories* with comments as features where most are comments: a page of essays, of which none is in a box."""
    if sum(one.kind == "commentary" for one in stories) * 2 <= len(stories):
        return list(stories)
    return [one._replace(kind="feature") if one.kind == "commentary" else one for one in stories]


def by_rank(stories: Sequence[Story]) -> list[Story]:
    """*stories* by their own ranks, equal ones in the order they have; those that have none follow."""
    return sorted(stories, key=lambda one: (not one.rank, one.rank))


def led(stories: Sequence[Story]) -> list[Story]:
    """*stories* with the first that may lead a page first.

    A comment or a picture is no lead, wherever it stands, unless it has rank 1: that is an editor's word.
    """
    if stories and stories[0].rank == 1:
        return list(stories)
    lead = next((one for one in stories if one.kind not in ("commentary", "photo")), None)
    return [*([lead] if lead else []), *(one for one in stories if one is not lead)]


def pieces_of(
    stories: Sequence[Story], plan: PlanWishes, kitchen: Kitchen, *, ells: int = 0, first: int = 1
) -> tuple[PlanPiece, ...]:
    """*stories*, in order of rank, with every form that they may take; the first *ells* in L shapes as well (咬合).

    *first*: the rank of the first; 2 where the lead stands already.
    """
    sizes, jumps = dict(plan.pictures), dict(plan.jumps)
    made: list[PlanPiece] = []
    for rank, story in enumerate(stories, first):
        picture = story.picture if story.picture in kitchen.pictures else ""
        if not story.body and (story.picture or story.kind == "photo"):
            columns = _columns(PICTURE_SHARES[sizes.get(story.slug, "medium")], kitchen)
            forms = picture_forms(story, story.picture, columns, kitchen)
            made.append(PlanPiece(story.slug, min(rank, PICTURE_RANK), forms, story.slug, "picture", story.picture))
            continue
        manner = _manner(story, rank, kitchen, wider=FEW_WIDER if len(stories) <= FEW else 0)
        forms = story_forms(story, manner, kitchen, picture=picture, jumps=story.slug in jumps)
        if ells and not picture and (shapes := ell_forms(story, manner, kitchen)):
            forms, ells = forms + shapes, ells - 1
        made.append(PlanPiece(story.slug, rank, forms, story.slug, "story", picture))
    return tuple(made)


def _manner(story: Story, rank: int, kitchen: Kitchen, wider: int = 0) -> Manner:
    styles, taste = kitchen.kit.styles.stories, kitchen.kit.styles.taste
    chars = sum(len(one.text) for one in story.body)
    role = "lead" if rank == 1 else "brief" if chars < taste["brief"] else "second" if rank <= SECOND else "third"
    if story.kind == "commentary":
        role = "comment"
    most = taste[f"{role}_most"] + (wider if role != "comment" else 0)
    columns = _columns((taste[f"{role}_least"], most), kitchen)
    style = ROLES[role] if ROLES[role] in styles else "news"
    legs = 0
    if role == "comment":
        grid = kitchen.kit.grid
        narrow = [wide for wide in columns if grid.measure_of(wide) <= WIDEST_LEG * grid.grid.em]
        columns, legs = (tuple(narrow), 1) if narrow else (columns, 0)
    return Manner(style, columns, legs)


def _columns(share: tuple[int, int], kitchen: Kitchen) -> tuple[int, ...]:
    """Whole columns between two shares of the page's; at least one number."""
    every = kitchen.kit.grid.grid.columns
    least, most = ((every * one + 500) // 1000 for one in share)
    return tuple(range(max(1, min(least, most)), max(1, most, least) + 1))
