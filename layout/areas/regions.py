"""Where things are on a page: the rectangles of its slots, for those who cut or link pictures of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from layout.areas.grid import PageGrid, grid_of_page
from layout.geometry import Rect
from layout.naming import named_by_opening
from layout.spec.model import Issue, PageSpec, Slot
from layout.stories.model import Story
from layout.units import Length
from layout.value import NamedTuple


class SlotRegion(NamedTuple):
    """A slot's place on a page, in millipoints of the trimmed page: one rectangle, or several that make an area."""

    page: int
    slot: str
    use: str
    story: str
    rects: tuple[Rect, ...]


class FoundRegion(NamedTuple):
    """What was asked for by name, on one page: *name* is good for a file."""

    page: int
    name: str
    rects: tuple[Rect, ...]

    @property
    def rect(self) -> Rect:
        """All round them."""
        return whole_of(self.rects)


def regions(page: PageSpec, grid: PageGrid) -> tuple[SlotRegion, ...]:
    """Every slot of *page* with its place, in the order of the spec."""
    stories = {slot.id: slot.story for slot in page.slots}
    return tuple(
        SlotRegion(page.number, slot.id, slot.use, slot.story or stories.get(slot.within, ""), rects_of(slot, grid))
        for slot in page.slots
    )


def rects_of(slot: Slot, grid: PageGrid) -> tuple[Rect, ...]:
    """The rectangles of the page that *slot* is made of, with the gutters between them, which a head may run across."""
    if not slot.stretches:
        return (grid.on_page(grid.place(slot)),)
    from layout.areas.contour import gutters_in  # few pages have such an area

    parts = [grid.rect(one.area) for one in slot.stretches]
    return tuple(map(grid.on_page, (*parts, *gutters_in(parts, grid.grid.gutter))))


def owner_of(slot: Slot, page: PageSpec) -> str:
    """The story that *slot* belongs to: its own, or for a picture in the area of another slot that one's."""
    if slot.story or slot.use != "picture":
        return slot.story
    return next((one.story for one in page.slots if slot.within and one.id == slot.within), "")


def every_region(issue: Issue) -> tuple[SlotRegion, ...]:
    """The slots of every page of *issue*."""
    return tuple(one for page in issue.pages for one in regions(page, grid_of_page(issue, page)))


def whole_of(rects: Iterable[Rect]) -> Rect:
    """The smallest rectangle round all *rects*, of which there is one at least."""
    known = tuple(rects)
    left, top = min(one.x for one in known), min(one.y for one in known)
    return Rect(left, top, max(one.right for one in known) - left, max(one.bottom for one in known) - top)


def with_margin(rect: Rect, margin: Length, page: Rect) -> Rect:
    """*rect* with *margin* all round it, no further than *page* goes."""
    left, top = max(page.x, rect.x - margin), max(page.y, rect.y - margin)
    right, bottom = min(page.right, rect.right + margin), min(page.bottom, rect.bottom + margin)
    return Rect(left, top, max(0, right - left), max(0, bottom - top))


def slugs_named(said: str, stories: Mapping[str, Story]) -> tuple[str, ...]:
    """The stories that *said* may mean: a slug, or the first words of a head, kicker, rubric or caption."""
    if said in stories:
        return (said,)
    texts = {
        slug: ("".join(story.headline), story.kicker, story.rubric, story.caption) for slug, story in stories.items()
    }
    return named_by_opening(said, texts)


def every_slot(issue: Issue) -> Iterator[Slot]:
    """The slots of all pages of *issue*."""
    return (slot for page in issue.pages for slot in page.slots)


def placed_stories(issue: Issue, stories: Mapping[str, Story]) -> set[str]:
    """The stories that stand somewhere: in a slot of *issue*, or in another edition of it."""
    placed = {slot.story for slot in every_slot(issue) if slot.story}
    return placed | {slug for said in issue.zones.elsewhere for slug in slugs_named(said, stories)}


def find(said: str, known: Iterable[SlotRegion], stories: Mapping[str, Story]) -> tuple[FoundRegion, ...]:
    """What *said* names on the pages: a slot by its id, else a story with all its slots, page by page.

    Empty when nothing has that name, or when several stories begin with these words.
    """
    known = tuple(known)
    slots = [one for one in known if one.slot == said]
    if slots:
        return tuple(FoundRegion(one.page, one.slot, one.rects) for one in slots)
    slugs = slugs_named(said, stories)
    if len(slugs) != 1:
        return ()
    by_page: dict[int, list[Rect]] = {}
    for one in known:
        if one.story == slugs[0]:
            by_page.setdefault(one.page, []).extend(one.rects)
    return tuple(FoundRegion(page, slugs[0], tuple(rects)) for page, rects in by_page.items())


def across(found: Iterable[FoundRegion], fold: Length, left: int, right: int) -> list[FoundRegion]:
    """What of *found* stands on both pages of a spread, as it lies on the whole sheet.

    The right page begins at *fold*.
    """
    sides = {side: {one.name: one.rects for one in found if one.page == side} for side in (left, right)}
    return [
        FoundRegion(left, name, (*rects, *(one._replace(x=one.x + fold) for one in sides[right][name])))
        for name, rects in sides[left].items()
        if name in sides[right]
    ]
