"""Which stories a page is to be made of, what rank they have, and in what manner each may be made up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import islice
from typing import Final

from layout.areas.grid import PageGrid
from layout.areas.regions import slugs_named
from layout.geometry import WritingMode
from layout.planner.ells import ell_forms
from layout.planner.free import areas_under
from layout.planner.kitchen import Kitchen, Manner
from layout.planner.model import ROLES, Form, Free, PlanPiece
from layout.planner.needs import picture_forms, story_forms, titled_forms
from layout.spec.model import Issue, PageSpec
from layout.spec.wishes import PlanWishes, Stood
from layout.stories.model import Story
from layout.value import NamedTuple, Table

SECOND: Final = 4
"""Ranks down to this one have heads of the second size."""

FEW: Final = 6
FEW_WIDER: Final = 150
"""Where there are no more stories than this, each may be wider by this share of the page, in per mille."""

PICTURE_RANK: Final = 2
"""A picture by itself ranks as the second story at least: it opens a page, and does not stand at its foot."""

PHOTO: Final = "photo"
"""The story style of a picture that has a head."""

BESIDE: Final = 0
"""Rank of a picture that stands by itself beside its story: it goes where that goes."""

MOST_APART: Final = 2
"""Pictures, those of the weightiest stories first, of which each in turn is tried apart from its story."""

PICTURE_SHARES: Final = {"small": (120, 300), "medium": (300, 450), "large": (400, 720)}
"""Shares of the page's width for a picture, per mille: one of five columns is a stamp that only a wish asks for."""

WIDEST_LEG: Final = 26
"""Characters of the widest leg of a commentary in its box: one leg reads as one voice, up to two columns' width."""


def with_page(issue: Issue, page: PageSpec) -> Issue:
    """*issue* with *page* in place of its page of that number."""
    return issue._replace(pages=tuple(page if one.number == page.number else one for one in issue.pages))


def planned_stories(issue: Issue, page: PageSpec, plan: PlanWishes, stories: Sequence[Story]) -> list[Story]:
    """The stories of *page* in order of rank: those named, else all that no slot has and no other page's plan names.

    Nor does it have those that stand in another edition only, which this one has others in place of.
    Whoever is named in the wishes comes first, then those with a rank of their own, then the others as the copy goes.
    """
    has = {slot.story for one in issue.pages for slot in one.slots}
    known = {story.slug: story for story in stories}
    plans = [one.plan for one in issue.pages if one.plan and one.number != page.number]
    others = (*(name for other in plans for name in other.stories), *issue.zones.elsewhere)
    has |= {slug for name in others for slug in slugs_named(name, known)}
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

    A comment or a picture is no lead, wherever it stands, nor is a notice or another few lines where the page has
    longer copy, unless it has rank 1: that is an editor's word.
    """
    if stories and stories[0].rank == 1:
        return list(stories)
    news = [one for one in stories if one.kind not in ("commentary", "photo")]
    lead = next(
        (one for one in news if sum(len(part.text) for part in one.body) >= _LEAST_LEAD), next(iter(news), None)
    )
    return [*([lead] if lead else []), *(one for one in stories if one is not lead)]


_LEAST_LEAD: Final = 150
"""Characters of the shortest lead: less is a notice (致歉, 停水), a table or a brief, under whatever head."""


class Room(NamedTuple):
    """What of the page, and of others, has a say in the forms of its stories."""

    widths: tuple[int, ...] = ()
    """Columns of its free rectangles, where it has several: a story may fill one of them from side to side."""
    awaited: Mapping[str, int] = Table()
    """Characters of a story for which a slot on another page has room, by slug."""


ALONE: Final = Room()
"""A page that is one rectangle, and on which no other page has a say."""


def room_beside(issue: Issue, page: PageSpec, free: Sequence[Free], grid: PageGrid) -> Room:
    """The room of *page*, what is *free* of it, and what other pages of *issue* wait for."""
    widths = {region.columns for each in free for region in each.regions if len(each.regions) > 1}
    awaited = Counter[str]()
    for slot in (slot for other in issue.pages if other.number > page.number for slot in other.slots):
        if slot.use == "story" and slot.story:
            for area in areas_under(slot, grid):
                awaited[slot.story] += grid.measure_of(area.columns) // grid.grid.em * area.lines
    return Room(tuple(sorted(widths)), Table(awaited))


def pieces_of(
    stories: Sequence[Story], plan: PlanWishes, kitchen: Kitchen, *, ells: int = 0, first: int = 1,
    room: Room = ALONE, apart: Collection[str] = (), known: Sequence[PlanPiece] = (),
) -> tuple[PlanPiece, ...]:  # fmt: skip
    """*stories*, in order of rank, with every form that they may take; the first *ells* in L shapes as well (咬合).

    *first*: the rank of the first; 2 where the lead stands already.  Pictures of the stories *apart* are pieces of
    their own, after all others, of any width that pictures or the page's rectangles have.  Pieces of other stories are
    not made again where they are *known*.
    """
    sizes, jumps = dict(plan.pictures), dict(plan.jumps)
    stood = {one.story: one for one in plan.stood}
    before = {one.id: one for one in known if one.id not in apart}
    made: list[PlanPiece] = []
    loose: list[PlanPiece] = []
    for rank, story in enumerate(stories, first):
        if story.slug in before:
            made.append(before[story.slug])
            continue
        slug, own = story.slug, stood.get(story.slug, Stood(story.slug, "", 0, 0))
        picture = _picture_of(story, kitchen)
        if not story.body and (story.picture or story.kind == "photo"):
            forms = _forms_of_photo(story, sizes.get(slug, "medium"), own, room, kitchen)
            made.append(PlanPiece(slug, min(rank, PICTURE_RANK), forms, slug, "picture", story.picture))
            continue
        manner = _manner(story, rank, kitchen, FEW_WIDER if len(stories) <= FEW else 0, own, room.widths)
        if picture is not None and slug in apart:
            columns = _picture_columns(sizes.get(slug, "large"), own, room, kitchen)
            columns = tuple(sorted({*columns, kitchen.kit.grid.grid.columns}))
            forms = picture_forms(story, picture, columns, kitchen)
            loose.append(PlanPiece(f"{slug}-picture", BESIDE, forms, slug, "picture", picture))
            picture = None
        awaited = room.awaited.get(slug, 0)
        forms = story_forms(story, manner, kitchen, picture=picture, jumps=slug in jumps, awaited=awaited)
        if not forms:  # a wide table, say, in a story that ranks low: what no usual width holds may have any
            wider = range(max(manner.columns) + 1, kitchen.kit.grid.grid.columns + 1)
            manner = manner._replace(beyond=tuple(sorted({*manner.beyond, *wider})))
            forms = story_forms(story, manner, kitchen, picture=picture, jumps=slug in jumps, awaited=awaited)
        if ells and picture is None and (shapes := ell_forms(story, manner, kitchen)):
            forms, ells = forms + shapes, ells - 1
        made.append(PlanPiece(slug, rank, forms, slug, "story", picture or ""))
    return (*made, *loose)


def pictures_apart(
    stories: Sequence[Story], plan: PlanWishes, kitchen: Kitchen, first: int, room: Room, known: Sequence[PlanPiece]
) -> list[tuple[PlanPiece, ...]]:
    """Pieces of *stories* with the picture of one of them apart, for each that has one and every piece a form.

    Pieces with every picture over its story are *known*.  None on a vertical page, where a picture stands right of its
    story and nowhere else.
    """
    if kitchen.kit.grid.grid.mode is WritingMode.VERTICAL:
        return []
    with_picture = [one.slug for one in stories if one.body and _picture_of(one, kitchen) is not None]
    sets = (
        pieces_of(stories, plan, kitchen, first=first, room=room, apart=(slug,), known=known) for slug in with_picture
    )
    return list(islice((some for some in sets if all(one.forms for one in some)), MOST_APART))


def _picture_of(story: Story, kitchen: Kitchen) -> str | None:
    """The picture that stands with *story*: its name, "" for one that is still to come, ``None`` for none.

    A caption or a credit without a picture says that there is one: its place is kept by an empty frame.
    """
    if story.picture in kitchen.pictures:
        return story.picture
    return "" if not story.picture and (story.caption or story.credit) else None


def _forms_of_photo(story: Story, size: str, own: Stood, room: Room, kitchen: Kitchen) -> tuple[Form, ...]:
    """Forms of a picture of the wished *size* that is a story by itself: with its head, if it has one."""
    columns = _picture_columns(size, own, room, kitchen)
    if not story.headline:
        return picture_forms(story, story.picture, columns, kitchen)
    style = own.style or (PHOTO if PHOTO in kitchen.kit.styles.stories else "news")
    return titled_forms(story, Manner(style, columns), kitchen)


def _picture_columns(size: str, own: Stood, room: Room, kitchen: Kitchen) -> tuple[int, ...]:
    columns = {*_columns(PICTURE_SHARES[size], kitchen), *room.widths, *([own.picture] if own.picture else [])}
    return tuple(sorted(columns))


def _manner(story: Story, rank: int, kitchen: Kitchen, wider: int, own: Stood, widths: Sequence[int]) -> Manner:
    styles, taste = kitchen.kit.styles.stories, kitchen.kit.styles.taste
    chars = sum(len(one.text) for one in story.body)
    role = "lead" if rank == 1 else "brief" if chars < taste["brief"] else "second" if rank <= SECOND else "third"
    if rank > 1:  # as an editor had it, who may have long stories among his briefs
        role = next((name for name, style in ROLES.items() if style == own.style), role)
    if story.kind == "commentary":
        role = "comment"
    most = taste[f"{role}_most"] + (wider if role != "comment" else 0)
    columns = _columns((taste[f"{role}_least"], most), kitchen)
    style = ROLES[role] if ROLES[role] in styles else "news"
    if own.style in styles and own.style not in ROLES.values():
        style = own.style  # what is set as verse, or as answers to questions, is so wherever it stands
    legs = 0
    if role == "comment":
        grid = kitchen.kit.grid
        narrow = [wide for wide in columns if grid.measure_of(wide) <= WIDEST_LEG * grid.grid.em]
        columns, legs = (tuple(narrow), 1) if narrow else (columns, 0)
    beyond = tuple(one for one in widths if one not in columns) if role != "comment" else ()
    return Manner(style, columns, legs, beyond, (own.columns, own.legs or own.columns), own.box)


def _columns(share: tuple[int, int], kitchen: Kitchen) -> tuple[int, ...]:
    """Whole columns between two shares of the page's; at least one number."""
    every = kitchen.kit.grid.grid.columns
    least, most = ((every * one + 500) // 1000 for one in share)
    return tuple(range(max(1, min(least, most)), max(1, most, least) + 1))
