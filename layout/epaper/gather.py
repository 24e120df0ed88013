"""From a made-up issue to what its e-paper says: the leaves, the spots, the stories whole."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from layout.areas.direction import mode_of
from layout.areas.grid import PageGrid, grid_of_page
from layout.areas.regions import owner_of, rects_of
from layout.composing import Composed
from layout.epaper.colour import accent_of
from layout.epaper.model import Article, Block, Leaf, Publication, Shot, StyledText, TouchSpot
from layout.epaper.outline import outlines, parted
from layout.epaper.screen_rows import TOGETHER, runs_of, together
from layout.galley.items import IDEOGRAPHIC_SPACE, blank_after, byline_text
from layout.geometry import Rect, WritingMode
from layout.makeup.flag import day_facts, number_facts
from layout.makeup.pictures import frames_of
from layout.spec.model import Issue, PageSpec, Slot
from layout.spec.styles import Stylesheet
from layout.stories.model import Paragraph, Story
from layout.value import NamedTuple

SUMMARY: Final = 90
"""Characters of a summary."""


_NEAR: Final = 3
_ENDS: Final = "。！？…”’）》：；，、—"


class Sizes(NamedTuple):
    """Size in pixels of every picture in the e-paper, and the name of its file there."""

    known: Mapping[str, tuple[str, int, int]]


def gather(composed: Composed, stories: Mapping[str, Story], styles: Stylesheet, sizes: Sizes) -> Publication:
    """The publication of a made-up issue.  Stories that stand on no page are not in it."""
    issue = composed.issue
    shown = _pictures_of(issue, stories)
    filled = frozenset(done.slot.id for done in composed.fits if done.poured.placed or done.head.lines)
    filled |= {done.slot.id for done in composed.tables if done.placed}
    pages, down = _pages_of(issue, filled, stories), _downward(issue)
    articles = tuple(
        article_of(stories[slug], tuple(dict.fromkeys(on)), shown.get(slug, ()), sizes)._replace(vertical=slug in down)
        for slug, on in pages.items()
    )
    leaves = tuple(
        Leaf(
            page.number,
            page.section,
            issue.sheet.width,
            issue.sheet.height,
            _spots(page, grid_of_page(issue, page), filled, Rect(0, 0, issue.sheet.width, issue.sheet.height), pages),
            _in_order(page, pages),
        )
        for page in issue.pages
    )
    paper, (day, weekday, lunar) = issue.paper, day_facts(issue)
    facts = (f"{day}　{weekday}", lunar, *number_facts(issue))
    return Publication(
        issue.id,
        paper.name,
        paper.publisher,
        tuple(fact for fact in facts if fact),
        issue.date.isoformat(),
        day,
        issue.language,
        leaves,
        articles,
        accent_of(styles),
        vertical=issue.grid.mode is WritingMode.VERTICAL,
    )


def _downward(issue: Issue) -> frozenset[str]:
    """The stories whose lines run downward where they begin."""
    begins: dict[str, bool] = {}
    for page in issue.pages:
        grid = grid_of_page(issue, page)
        for slot in page.slots:
            if slot.use == "story":
                begins.setdefault(slot.story, mode_of(slot, grid) is WritingMode.VERTICAL)
    return frozenset(slug for slug, down in begins.items() if down)


def _pages_of(issue: Issue, filled: Collection[str], stories: Mapping[str, Story]) -> dict[str, list[int]]:
    """Every story that stands on a page, with its pages, in the order in which they are read."""
    made: dict[str, list[int]] = {}
    for page in issue.pages:
        for slot in page.slots:
            slug = owner_of(slot, page)
            if slug in stories and (slot.use == "picture" or slot.id in filled):
                made.setdefault(slug, []).append(page.number)
    return made


def _in_order(page: PageSpec, pages: Mapping[str, Sequence[int]]) -> tuple[str, ...]:
    """The stories of *page*: the lead is read first, the others in the order of the page."""
    leads = {slot.story for slot in page.slots if slot.style == "lead"}
    return tuple(sorted((slug for slug, on in pages.items() if page.number in on), key=lambda slug: slug not in leads))


class ShownPicture(NamedTuple):
    """A picture that stands with a story on a page, with the words under it."""

    image: str
    caption: str
    credit: str


def _pictures_of(issue: Issue, stories: Mapping[str, Story]) -> dict[str, list[ShownPicture]]:
    """The pictures of every story that has some on the pages, those with words first of a group."""
    made: dict[str, list[ShownPicture]] = {}
    for page in issue.pages:
        for slot in page.slots:
            slug = owner_of(slot, page)
            if slot.use != "picture" or slug not in stories:
                continue
            story = stories[slug]
            own = slot.story == slug
            caption = slot.caption or (story.caption if own else "")
            credit = slot.credit or (story.credit.raw if own and story.credit else "")
            for number, frame in enumerate(frames_of(slot, story)):
                one = ShownPicture(frame.file, "" if number else caption, "" if number else credit)
                if one.image not in [known.image for known in made.get(slug, [])]:
                    made.setdefault(slug, []).append(one)
    return made


def article_of(story: Story, pages: tuple[int, ...], shown: Sequence[ShownPicture], sizes: Sizes) -> Article:
    """*story* whole, with the pictures *shown* with it on the pages and those its copy names."""
    inside = [paragraph.text for paragraph in story.body if paragraph.kind == "picture"]
    heading = list(shown)
    if story.picture and story.picture not in [one.image for one in shown]:
        heading.insert(0, ShownPicture(story.picture, story.caption, story.credit.raw if story.credit else ""))
    shots = tuple(_shot(one, story, sizes) for one in heading if one.image not in inside and one.image in sizes.known)
    blocks = _with_pictures(tuple(_blocks(story, sizes)), shots[1:])
    title = IDEOGRAPHIC_SPACE.join(story.headline) or _first(story.caption, 24) or story.rubric or story.slug
    byline = story.byline.raw if story.byline and not story.byline.inline else ""
    return Article(
        story.slug,
        story.kind,
        title,
        story.headline or (title,),
        story.kicker,
        story.deck,
        story.rubric,
        byline,
        story.byline.names if story.byline else (),
        story.dateline.raw if story.dateline else "",
        story.signature,
        blocks,
        shots,
        pages,
        _first(story.deck or _run_on(b.text for b in blocks if b.kind == "p") or story.caption, SUMMARY),
    )


def _with_pictures(blocks: tuple[Block, ...], shots: Sequence[Shot]) -> tuple[Block, ...]:
    """*blocks* with *shots* between them, evenly, each before a subhead where one is near."""
    made = list(blocks)
    for number, shot in reversed(list(enumerate(shots, 1))):
        at = len(blocks) * number // (len(shots) + 1)
        near = [index for index, one in enumerate(blocks) if one.kind == "subhead" and abs(index - at) <= _NEAR]
        made.insert(near[0] if near else at, Block("picture", (), shot))
    return tuple(made)


def _run_on(paragraphs: Iterable[str]) -> str:
    """Paragraphs as one; lines of verse, which end without a mark, stay apart."""
    return "".join(words if words[-1:] in _ENDS else words + IDEOGRAPHIC_SPACE for words in paragraphs)


def _first(words: str, most: int) -> str:
    words = words.strip()
    return words if len(words) <= most else words[: most - 1].rstrip("，、；：。！？ 　") + "…"


def _shot(one: ShownPicture, story: Story, sizes: Sizes) -> Shot:
    file, width, height = sizes.known[one.image]
    alt = one.caption or IDEOGRAPHIC_SPACE.join(story.headline) or story.caption
    return Shot(one.image, file, alt, width, height, one.caption, one.credit)


def _blocks(story: Story, sizes: Sizes) -> Iterable[Block]:
    opening = _opening(story)
    if opening and not any(paragraph.kind == "p" for paragraph in story.body):
        yield Block("p", opening[:-1])  # no paragraph begins with it
    for kind, group in _groups(story.body):
        one = group[0]
        if one.noted:
            yield Block("aside", label=one.label if one.kind == "aside" else "", inside=tuple(_in_note(group)))
        elif kind == "picture":
            if one.text in sizes.known:
                yield Block("picture", (), _shot(ShownPicture(one.text, "", ""), story, sizes))
        elif kind in TOGETHER:
            yield together(group)
        elif kind == "p":
            yield Block("p", (*opening, *runs_of(one)))
            opening = ()
        else:
            yield Block(kind, runs_of(one))


def _in_note(group: Sequence[Paragraph]) -> Iterable[Block]:
    """The blocks of a boxed note, which may be a title and a list or a table alone."""
    for kind, part in _groups([one._replace(boxed=False, kind="p" if one.kind == "aside" else one.kind)
                               for one in group if one.text or one.cells]):  # fmt: skip
        yield together(part) if kind in TOGETHER else Block(kind, runs_of(part[0]))


def _groups(body: Sequence[Paragraph]) -> Iterable[tuple[str, list[Paragraph]]]:
    """Paragraphs that make a block, with their kind; all of a boxed note is one."""
    group: list[Paragraph] = []
    for one in body:
        if group and one.noted and group[0].noted and not one.opens_note:
            group.append(one)
            continue
        if group and (
            one.kind != group[0].kind or one.noted != group[0].noted or one.opens or one.kind not in TOGETHER
        ):
            yield group[0].kind, group
            group = []
        group.append(one)
    if group:
        yield group[0].kind, group


def _opening(story: Story) -> tuple[StyledText, ...]:
    """Dateline and byline that stand in front of the first paragraph, as on the page."""
    made: list[StyledText] = []
    if story.dateline:
        made.append(StyledText(story.dateline.raw, "strong"))
    if story.byline and story.byline.inline and (words := byline_text(story)):
        made.append(StyledText(words, "emphasis"))
    blank = blank_after(made[-1].text) if made else ""
    return (*made, StyledText(blank)) if blank else tuple(made)


def _spots(
    page: PageSpec, grid: PageGrid, filled: Collection[str], sheet: Rect, known: Mapping[str, object]
) -> tuple[TouchSpot, ...]:
    """A spot for every slot that shows a story, on the sheet, without what stands in or over the slot."""
    made: list[TouchSpot] = []
    for slot in page.slots:
        shows = slot.use == "picture" or slot.id in filled
        if slot.story not in known or not shows or _of_its_ground(slot, page):
            continue
        own = [one for one in page.slots if one.within == slot.id and _of_its_ground(one, page)]
        ground = [rect for one in (slot, *own) for rect in rects_of(one, grid)]
        holes = [
            rect
            for one in page.slots
            if one is not slot and one not in own and _stands_over(one, slot)
            for rect in rects_of(one, grid)
        ]
        rects = parted([rect for one in ground if (rect := _shared(one, sheet))], holes)
        if rects:
            made.append(TouchSpot(slot.story, slot.id, outlines(rects), rects))
    return tuple(made)


def _of_its_ground(slot: Slot, page: PageSpec) -> bool:
    """True for what stands in a story's area and belongs to that story."""
    return bool(slot.within) and any(one.id == slot.within and one.story == owner_of(slot, page) for one in page.slots)


def _stands_over(one: Slot, other: Slot) -> bool:
    """True when *one* stands in the area of *other*, or in millimetres where that is on the grid."""
    return one.within == other.id or (one.rect is not None and other.rect is None and other.within != one.id)


def _shared(one: Rect, other: Rect) -> Rect | None:
    """What lies in both."""
    left, top = max(one.x, other.x), max(one.y, other.y)
    right, foot = min(one.right, other.right), min(one.bottom, other.bottom)
    return Rect(left, top, right - left, foot - top) if left < right and top < foot else None
