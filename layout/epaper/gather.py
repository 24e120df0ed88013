"""From a made-up issue to what its e-paper says: the leaves, the spots, the stories whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from layout.compose import Composed
from layout.epaper.colour import accent_of
from layout.epaper.model import Article, Block, Leaf, Publication, Run, Shot, Spot
from layout.epaper.outline import outlines
from layout.geometry import Rect
from layout.makeup.flow import IDEOGRAPHIC_SPACE, byline_text
from layout.makeup.folio import fields_of
from layout.makeup.grid import PageGrid, lay_grid
from layout.page import Picture
from layout.spec.model import Issue, PageSpec, Slot
from layout.spec.styles import Stylesheet
from layout.stories.model import Paragraph, Story
from layout.value import NamedTuple

SUMMARY: Final = 90
"""Characters of a summary."""


class Sizes(NamedTuple):
    """Size in pixels of every picture in the e-paper, and the name of its file there."""

    known: Mapping[str, tuple[str, int, int]]


def gather(
    issue: Issue, composed: Composed, stories: Mapping[str, Story], styles: Stylesheet, sizes: Sizes
) -> Publication:
    """The publication of a made-up issue.  Stories that stand on no page are not in it."""
    grid = lay_grid(issue.sheet, issue.grid)
    shown = _pictures_of(composed)
    pages = _pages_of(issue, composed, stories)
    articles = tuple(
        article_of(stories[slug], tuple(dict.fromkeys(on)), shown.get(slug, ()), sizes) for slug, on in pages.items()
    )
    leaves = tuple(
        Leaf(
            page.number,
            page.section,
            issue.sheet.width,
            issue.sheet.height,
            _spots(page, grid, pages),
            tuple(slug for slug, on in pages.items() if page.number in on),
        )
        for page in issue.pages
    )
    fields = fields_of(issue.pages[0], issue)
    paper = issue.paper
    facts = (
        f"{fields['date']}　{fields['weekday']}",
        f"农历{fields['lunar']}" if fields["lunar"] else "",
        f"国内统一连续出版物号 {paper.cn}" if paper.cn else "",
        f"第{paper.number}期" if paper.number else "",
    )
    return Publication(
        issue.id,
        paper.name,
        paper.publisher,
        tuple(fact for fact in facts if fact),
        issue.date.isoformat(),
        fields["date"],
        issue.language,
        leaves,
        articles,
        accent_of(styles),
    )


def _pages_of(issue: Issue, composed: Composed, stories: Mapping[str, Story]) -> dict[str, list[int]]:
    """Every story that stands on a page, with its pages, in the order in which they are read."""
    set_at = {done.slot.id for done in composed.fits if done.poured.placed or done.head.lines}
    made: dict[str, list[int]] = {}
    for page in issue.pages:
        for slot in page.slots:
            if slot.story in stories and (slot.use == "picture" or slot.id in set_at):
                made.setdefault(slot.story, []).append(page.number)
    return made


def _pictures_of(composed: Composed) -> dict[str, tuple[str, ...]]:
    """Pictures that stand with a story on the pages."""
    made: dict[str, dict[str, None]] = {}
    for page in composed.edition.pages:
        for mark in page.marks:
            if isinstance(mark, Picture) and mark.tag:
                made.setdefault(mark.tag.story, {})[mark.image] = None
    return {slug: tuple(images) for slug, images in made.items()}


def article_of(story: Story, pages: tuple[int, ...], shown: Iterable[str], sizes: Sizes) -> Article:
    """*story* whole, with the pictures *shown* with it on the pages and those its copy names."""
    names = [story.picture] if story.picture else []
    inside = [paragraph.text for paragraph in story.body if paragraph.kind == "picture"]
    heading = [name for name in dict.fromkeys((*names, *shown)) if name not in inside and name in sizes.known]
    shots = tuple(_shot(name, story, sizes, whole=not index) for index, name in enumerate(heading))
    blocks = tuple(_blocks(story, sizes))
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
        _first(story.deck or "".join(b.text for b in blocks if b.kind == "p") or story.caption, SUMMARY),
    )


def _first(words: str, most: int) -> str:
    words = words.strip()
    return words if len(words) <= most else words[: most - 1].rstrip("，、；：。！？ 　") + "…"


def _shot(name: str, story: Story, sizes: Sizes, *, whole: bool) -> Shot:
    """A picture; the story's caption and credit stand under the first one."""
    file, width, height = sizes.known[name]
    alt = story.caption or IDEOGRAPHIC_SPACE.join(story.headline)
    credit = story.credit.raw if story.credit and whole else ""
    return Shot(name, file, alt, width, height, story.caption if whole else "", credit)


def _blocks(story: Story, sizes: Sizes) -> Iterable[Block]:
    opening = _opening(story)
    for paragraph in story.body:
        if paragraph.kind == "picture":
            if paragraph.text in sizes.known:
                yield Block("picture", (), _shot(paragraph.text, story, sizes, whole=False))
        elif paragraph.kind == "subhead":
            yield Block("subhead", _runs(paragraph))
        else:
            yield Block("p", (*opening, *_runs(paragraph)))
            opening = ()


def _opening(story: Story) -> tuple[Run, ...]:
    """Dateline and byline that stand in front of the first paragraph, as on the page."""
    made: list[Run] = []
    if story.dateline:
        made.append(Run(story.dateline.raw, "strong"))
    if story.byline and story.byline.inline:
        made.append(Run(byline_text(story), "emphasis"))
    return (*made, Run(IDEOGRAPHIC_SPACE)) if made else ()


def _runs(paragraph: Paragraph) -> tuple[Run, ...]:
    made: list[Run] = []
    done = 0
    for span in sorted(paragraph.spans):
        if span.start < done:
            continue
        if span.start > done:
            made.append(Run(paragraph.text[done : span.start]))
        made.append(Run(paragraph.text[span.start : span.end], span.kind))
        done = span.end
    if done < len(paragraph.text):
        made.append(Run(paragraph.text[done:]))
    return tuple(made)


def _spots(page: PageSpec, grid: PageGrid, known: Mapping[str, object]) -> tuple[Spot, ...]:
    """A spot for every slot that shows a story; what stands in a story's area is left out of its spot."""
    slots = [slot for slot in page.slots if slot.use in ("story", "picture") and slot.story in known]
    made: list[Spot] = []
    for slot in slots:
        holes = [
            rect for one in page.slots if one.id != slot.id and one.within == slot.id for rect in rects_of(one, grid)
        ]
        shapes = outlines(rects_of(slot, grid), holes)
        if shapes:
            made.append(Spot(slot.story, slot.id, shapes, _around(rects_of(slot, grid))))
    return tuple(made)


def rects_of(slot: Slot, grid: PageGrid) -> tuple[Rect, ...]:
    """The rectangles that *slot* is made of."""
    if slot.rect is None and slot.stretches:
        return tuple(grid.rect(stretch[0]) for stretch in slot.stretches)
    return (grid.place(slot),)


def _around(rects: tuple[Rect, ...]) -> Rect:
    left, top = min(one.x for one in rects), min(one.y for one in rects)
    return Rect(left, top, max(one.right for one in rects) - left, max(one.bottom for one in rects) - top)
