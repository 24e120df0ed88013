"""A stack of stories shared out among the pages that are to be planned, by section, rank and size."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from layout.areas.grid import PageGrid, grid_of_page
from layout.findings import Finding
from layout.planner.free import room_on
from layout.planner.pieces import led
from layout.spec.model import Issue, PageSpec
from layout.spec.wishes import PlanWishes
from layout.stories.model import Story
from layout.value import NamedTuple

MOST_OF_A_PAGE: Final = 9
"""Stories that a page is given of itself: more than nine are a page of briefs, which an editor orders."""

HEAD_CELLS: Final = (34, 10, 4)
"""Columns × lines that the head of a page's first story takes, of the next three, and of every other, as the cheapest
forms of 28 stories of 300 to 1,300 characters came out at."""

SECOND: Final = 4
"""Stories of a page with heads of the first two sizes."""

PICTURE_CELLS: Final = 50
"""Columns × lines of a picture with its caption: two columns by 15 lines to three by 24."""

GAP_CELLS: Final = 4
"""Columns × lines of the line kept over a story."""

FULL: Final = 970
"""How full, in per mille of its room, a page is before it is given no more: the rest is what heads and crops give."""


Shares: TypeAlias = "Mapping[int, tuple[str, ...]]"
"""Slugs of the stories that each page has, by its number, in order of rank."""


class PageRoom(NamedTuple):
    """A page to be planned, with the columns × lines that are free on it."""

    page: PageSpec
    cells: int

    @property
    def plan(self) -> PlanWishes:
        """What is wished for it."""
        return self.page.plan or PlanWishes()


def to_be_shared(issue: Issue) -> tuple[PageSpec, ...]:
    """Pages with room that take their stories from the common stack; fewer than two share nothing."""
    asked = (page for page in issue.pages if page.plan is not None and not page.plan.stories)
    pages = tuple(page for page in asked if room_on(page.slots, grid_of_page(issue, page)))
    return pages if len(pages) > 1 else ()


def rooms_of(pages: Sequence[PageSpec], issue: Issue) -> tuple[PageRoom, ...]:
    """*pages* with what is free on each beside its fixed slots."""
    return tuple(PageRoom(page, room_on(page.slots, grid_of_page(issue, page))) for page in pages)


def shares_of(rooms: Sequence[PageRoom], stories: Sequence[Story], grid: PageGrid) -> Shares:
    """Slugs of *stories*, which come in order of rank, by page number.

    A story that belongs to a section, or stood on a page of the dump, goes there; all others fill the pages in their
    order.  Each page is filled by size, its first story being the highest in rank that is left; the sizes are weighed
    here and worked out for certain when the page is proposed.
    """
    left = list(stories)
    homes = {story.slug: home_of(story, rooms, stories) for story in stories}
    made: dict[int, tuple[str, ...]] = {}
    whole = sum(room.cells for room in rooms)
    wanted = sum(cells_of(story, 3, grid) for story in stories)
    # Copy that is short of the pages, or over them, by a little is spread: heads and crops bear a tenth.  Of much more
    # than the pages hold some stays out in any case, and no page is crowded for it.
    share = max(900, 1000 * wanted // max(1, whole))
    share = share if share <= 1100 else 1000
    for room in rooms:
        named = room.plan.named
        here = [one for one in left if homes[one.slug] in (room.page.number, 0)]
        here.sort(key=lambda one: (_order_in(named, one.slug), homes[one.slug] != room.page.number))
        most = room.cells * share // 1000
        taken: list[Story] = []
        filled = 0
        for one in here:
            cells = cells_of(one, len(taken), grid)
            if len(taken) == MOST_OF_A_PAGE or filled * 1000 >= FULL * most:
                break
            if one.slug in named or filled + cells <= most:
                taken.append(one)
                filled += cells
        if not taken and here:  # a page mostly of ads: what is least too large for it
            taken.append(min(here, key=lambda one: cells_of(one, 0, grid)))
        # Whoever the editor named first leads, a comment, too.
        taken = taken if taken and taken[0].slug in named else led(taken)
        made[room.page.number] = tuple(one.slug for one in taken)
        left = [one for one in left if one not in taken]
    return made


def home_of(story: Story, rooms: Sequence[PageRoom], stories: Sequence[Story]) -> int:
    """Number of the page that *story* belongs to, 0 when any will do.

    Where an editor named it, it stands.  Its section is a page's 版名 as it says itself, as its rubric, or as the
    folder that its file lies in; a dump of several pages says by itself what stands where.
    """
    for room in rooms:
        if story.slug in room.plan.named:
            return room.page.number
    folders = story.place.file.replace("\\", "/").split("/")[:-1] if story.place else []
    said = [story.section] if story.section else [story.rubric.strip("【】[]"), *folders]
    for room in rooms:
        if room.page.section and room.page.section in said:
            return room.page.number
    numbers = {room.page.number for room in rooms}
    parted = {one.page for one in stories}
    return story.page if len(parted) > 1 and parted <= numbers else 0


def cells_of(story: Story, rank: int, grid: PageGrid) -> int:
    """Columns × lines that *story* takes about, *rank* (from 0) being its place on the page."""
    column = max(1, grid.grid.measure // grid.grid.em)
    # A paragraph's last line is half empty on the average, and a column's end costs some of every line.
    text = sum(-(-(2 * len(one.text) + column) // (2 * column)) for one in story.body)
    if not story.body and (story.picture or story.kind == "photo"):
        return PICTURE_CELLS + GAP_CELLS
    head = HEAD_CELLS[0 if rank == 0 else 1 if rank < SECOND else 2]
    return text + head + GAP_CELLS + (PICTURE_CELLS if story.picture or story.caption or story.credit else 0)


def _order_in(named: Sequence[str], slug: str) -> int:
    return named.index(slug) if slug in named else len(named)


class Stack(NamedTuple):
    """Where stories may go when they are moved: pages by number in order, stories that no page has, homes and sizes."""

    numbers: tuple[int, ...]
    spare: tuple[str, ...]
    homes: Mapping[str, int]
    cells: Mapping[str, int] = {}
    """Columns × lines that each takes about, see :func:`cells_of`."""


DISTURBS: Final = 12
"""Cells by which a move may miss its mark before one that changes another page is as good: a third of a brief."""


def ways_to_move(shares: Shares, number: int, reason: Finding, stack: Stack) -> Iterator[Shares]:
    """*shares* with stories moved so that page *number* may be made, which could not for *reason*; the best way first.

    A page with too much gives a story up, one with too little takes one from those after it or from what no page has,
    and any may change one for another.  First comes what *reason* found to work, then what brings the page nearest to
    what it lacks or has too much.  Pages before it stay as they are.
    """
    aim = lack_of(reason) if reason.code != "plan-no-cut" else 0
    later = [one for one in stack.numbers if one > number]
    here = [slug for slug in reversed(shares[number][1:]) if stack.homes[slug] != number]
    others = [(0, slug) for slug in stack.spare if stack.homes[slug] in (0, number)]
    others += [
        (page, slug) for page in later for slug in reversed(shares[page][1:]) if stack.homes[slug] in (0, number)
    ]
    out = later[0] if later else 0
    without = dict(reason.facts).get("without")
    if without in here:
        yield _moved(shares, {str(without): out}, number)
    ways: list[tuple[int, Shares]] = []
    for goes in (*here, ""):
        for page, comes in ((0, ""), *others):
            made = _moved(shares, {goes: page if comes else out}, number) if goes else shares
            made = _moved(made, {comes: number}, page) if comes else made
            size = stack.cells.get(comes, 0) - stack.cells.get(goes, 0)
            disturbed = bool(page) if comes else bool(out)
            if goes or comes:
                ways.append((abs(size - aim) + DISTURBS * disturbed, made))
    yield from (made for _, made in sorted(ways, key=lambda way: way[0]))


def lack_of(reason: Finding) -> int:
    """Columns × lines that a page lacks which cannot be made for *reason*; negative where it has too much."""
    return reason.figure("free") - reason.figure("needs")


def with_share(shares: Shares, number: int, share: tuple[str, ...]) -> Shares:
    """*shares* with *share* on page *number*; later pages have none of it, and what it had besides has no page."""
    kept = {page: tuple(slug for slug in some if page < number or slug not in share) for page, some in shares.items()}
    return {**kept, number: share}


def _moved(shares: Shares, goes: Mapping[str, int], source: int) -> Shares:
    """*shares* with stories of page *source* on other pages, second in rank there; page 0 has what no page has."""
    made = dict(shares)
    for slug, to in goes.items():
        if source:
            made[source] = tuple(one for one in made[source] if one != slug)
        if to:
            made[to] = (*made[to][:1], slug, *made[to][1:])
    return made
