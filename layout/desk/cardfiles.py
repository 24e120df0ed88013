"""Cards made and written: set, drawn in the screen's colours, checked, with their alternative text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from layout import files
from layout.compose import compose
from layout.desk.load import Loaded
from layout.findings import Finding, Unreadable, finding
from layout.makeup.cardcheck import check_card
from layout.makeup.cardcolumn import CardStory
from layout.makeup.cardfront import FrontPage, page_card
from layout.makeup.cardparts import PX, Bench, inks_of, rgb_of
from layout.makeup.cards import Card, Setting, story_card
from layout.output.cards import card_bytes, page_picture, screen_pdf, shown
from layout.output.raster import Opened
from layout.page import Edition, Page, Picture
from layout.pictures.model import PressPicture
from layout.pictures.screen import screen_picture
from layout.spec.cards import CardSize, CardTable
from layout.value import NamedTuple

PAGE: Final = "page"
"""What ``--story`` calls the page itself."""

_COARSE: Final = 75
"""Per cent of the pixels wanted below which a picture is told to be coarse."""

Pictures = dict[tuple[str, tuple[int, int, int, int]], PressPicture]


class Made(NamedTuple):
    """A card with what belongs to it."""

    card: Card
    size: CardSize
    story: str
    number: int


class Job(NamedTuple):
    """Cards to be made: of which stories and pages, in which sizes of which table, and where they go."""

    items: tuple[CardStory, ...]
    fronts: tuple[FrontPage, ...]
    sizes: tuple[CardSize, ...]
    table: CardTable
    folder: Path
    quiet: bool = False


class Written(NamedTuple):
    """What was written, an entry of the list for each card, and what was found."""

    entries: list[dict[str, object]]
    findings: list[Finding]


def make_cards(job: Job, loaded: Loaded) -> Written:
    """Set, check and write every card of *job*."""
    found: list[Finding] = []
    made = set_cards(job.items, job.fronts, job.sizes, job.table, loaded)
    return Written(_write(made, job, loaded, found), found)


def set_cards(
    items: Sequence[CardStory], fronts: Sequence[FrontPage], sizes: Sequence[CardSize], table: CardTable, loaded: Loaded
) -> list[Made]:
    """Every card of *items* and *fronts* in every one of *sizes*."""
    inks = inks_of(table)
    made: list[Made] = []
    settings = [
        Setting(Bench(size, inks, loaded.materials.styles, loaded.materials.faces), loaded.issue) for size in sizes
    ]
    for front in fronts:
        made += [Made(page_card(front, one), one.bench.card, "", front.number) for one in settings]
    for item in items:
        made += [Made(story_card(item, one), one.bench.card, item.story.slug, item.page) for one in settings]
    return made


def _write(made: Sequence[Made], job: Job, loaded: Loaded, found: list[Finding]) -> list[dict[str, object]]:
    """Write every card and its alternative text, and give the list of them; *found* takes what is found."""
    if not made:
        return []
    pages = [one.card.page for one in made]
    pictures = screen_pictures(made, loaded, found)
    data = screen_pdf(pages, _edition(loaded), loaded.materials.faces, pictures, rgb_of)
    with Opened(data) as opened:
        return [_written(one, opened, index, job, loaded, found) for index, one in enumerate(made)]


def _written(
    one: Made, opened: Opened, index: int, job: Job, loaded: Loaded, found: list[Finding]
) -> dict[str, object]:
    """Write one card, page *index* of the file that is open, with its alternative text; its entry of the list."""
    found += one.card.findings
    found += check_card(one.card.page, one.size, loaded.materials.faces, one.story)
    suffix, picture = card_bytes(opened, index, one.card.page, one.size.bytes)
    if one.size.bytes and len(picture) > one.size.bytes:
        facts = {"size": len(picture), "most": one.size.bytes}
        found.append(finding("card-too-heavy", None, story=one.story, card=one.size.name, **facts))
    path = job.folder / f"{one.card.name}.{suffix}"
    files.remove(path.with_suffix(".jpg" if suffix == "png" else ".png"))
    files.write(path, picture)
    files.write(path.with_suffix(".txt"), one.card.alt.encode())
    if not job.quiet:
        print(path, flush=True)
    return {
        "file": path.name, "size": one.size.name, "width": one.card.page.width // PX,
        "height": one.card.page.height // PX, "story": one.story, "page": one.number, "alt": one.card.alt,
    }  # fmt: skip


def _edition(loaded: Loaded) -> Edition:
    """What the cards' file says of itself."""
    issue = loaded.issue
    day = issue.date.isoformat()
    return Edition(issue.id, f"{issue.paper.name} {day}", day, issue.language, (), ())


def screen_pictures(made: Sequence[Made], loaded: Loaded, found: list[Finding]) -> Pictures:
    """Every picture of the cards in the screen's colours, pixel for pixel; those of pages are drawn for them."""
    pictures: Pictures = {}
    drawn: dict[str, bytes] = {}
    by_name: dict[str, Page] = {}
    for one in made:
        for mark in one.card.page.marks:
            if not isinstance(mark, Picture) or (mark.image, mark.crop) in pictures:
                continue
            if one.story:
                _picture(mark, one, loaded, pictures, found)
                continue
            if not by_name:
                composed = compose(loaded.issue, loaded.materials)
                by_name = {f"{PAGE}:{page.number}": page for page in composed.edition.pages}
            if mark.image not in drawn:
                drawn[mark.image] = page_file(by_name[mark.image], loaded, found)
            pictures[mark.image, mark.crop] = page_picture(drawn[mark.image], mark.rect)
    return pictures


def page_file(page: Page, loaded: Loaded, found: list[Finding]) -> bytes:
    """A page of the paper in the screen's colours."""
    pictures: Pictures = {}
    for mark in page.marks:
        if isinstance(mark, Picture) and mark.image in loaded.pictures:
            put_picture(mark, (mark.rect.width // PX, mark.rect.height // PX), loaded, pictures, found)
    return screen_pdf((page,), _edition(loaded), loaded.materials.faces, pictures, shown)


def _picture(mark: Picture, one: Made, loaded: Loaded, pictures: Pictures, found: list[Finding]) -> None:
    size = -(-mark.rect.width // PX), -(-mark.rect.height // PX)
    share = min((mark.crop[2] - mark.crop[0]) * 100 // size[0], (mark.crop[3] - mark.crop[1]) * 100 // size[1])
    if share < _COARSE:
        name = one.size.name
        found.append(finding("card-picture-coarse", None, story=one.story, card=name, file=mark.image, share=share))
    put_picture(mark, size, loaded, pictures, found)


def put_picture(mark: Picture, size: tuple[int, int], loaded: Loaded, pictures: Pictures, found: list[Finding]) -> None:
    """Put the picture of *mark*, brought down to *size* pixels, into *pictures*."""
    try:
        data = files.read(loaded.pictures[mark.image], files.MOST_PICTURE)
        pictures[mark.image, mark.crop] = screen_picture(data, mark.image, mark.crop, size)
    except Unreadable as fault:
        found += fault.findings
