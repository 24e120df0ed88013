"""Cards made and written: set, drawn in the screen's colours, checked, with their alternative text."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from layout import files
from layout.cards.card import Card, CardSettings, story_card
from layout.cards.check import check_card
from layout.cards.column import CardStory
from layout.cards.front import FrontPage, page_card
from layout.cards.parts import PX, Bench, inks_of, rgb_of
from layout.composing import compose
from layout.findings import Finding, Unreadable, finding
from layout.loading.load import Loaded
from layout.numbering import plain
from layout.page import Edition, Picture
from layout.pictures.screen import ScreenPicture
from layout.pixels.cards import Inlay, card_bytes, lies_beneath, parted, screen_pdf
from layout.pixels.raster import OpenedPdf, RasterPage
from layout.publishing.card_pictures import Shelf, drawn_page, page_file, page_inlay
from layout.stylesheets.cards import CardSize, CardTable
from layout.typeset.head_breaks import Reading, memory_of
from layout.value import NamedTuple

_COARSE: Final = 75
"""Per cent of the pixels wanted below which a picture is reported as coarse."""


class MadeCard(NamedTuple):
    """A card with what belongs to it."""

    card: Card
    size: CardSize
    story: str
    number: int


class CardJob(NamedTuple):
    """Cards to be made: of which stories and pages, in which sizes of which table, and where they go.

    *places* are folders of the run's staging, each with the names of the sizes that go there.
    """

    items: tuple[CardStory, ...]
    fronts: tuple[FrontPage, ...]
    sizes: tuple[CardSize, ...]
    table: CardTable
    places: tuple[tuple[Path, frozenset[str]], ...]
    numbers: tuple[int, ...] | None = None
    """The pages that are made, ``None`` for all of the issue."""


class Written(NamedTuple):
    """What was written, an entry of the list for each card; what was found; and, of another process, what was read."""

    entries: list[dict[str, object]]
    findings: list[Finding]
    read: Mapping[str, Reading]


def shelf_of(job: CardJob, loaded: Loaded) -> Shelf:
    """A shelf for the pictures of *job*'s cards."""
    sizes = job.table.cards.values()
    return Shelf(loaded, (max((one.width for one in sizes), default=1), max((one.height for one in sizes), default=1)))


def by_size(job: CardJob) -> list[CardSize]:
    """Its sizes, those first that have the most pixels, and so take longest."""
    return sorted(job.sizes, key=lambda one: -one.width * one.most_height)


def story_cards(size: CardSize, job: CardJob, loaded: Loaded, shelf: Shelf) -> Written:
    """Set, check and write the cards of all stories in one size: they share the glyphs that are drawn."""
    found: list[Finding] = []
    setting = _setting(size, job, loaded)
    made = [MadeCard(story_card(item, setting), size, item.story.slug, item.page) for item in job.items]

    def inlay(mark: Picture, one: MadeCard) -> Inlay | None:
        _look(mark, one, found)
        try:
            return shelf.inlay(mark)
        except Unreadable as fault:
            found.extend(fault.findings)
            return None

    return Written(_write(made, job, loaded, found, inlay), found, memory_of(loaded.materials.faces).learnt)


def front_cards(front: FrontPage, job: CardJob, loaded: Loaded, page: ScreenPicture) -> Written:
    """Set, check and write the cards of a page, in all sizes."""
    found: list[Finding] = []
    made = [MadeCard(page_card(front, _setting(size, job, loaded)), size, "", front.number) for size in job.sizes]
    return Written(_write(made, job, loaded, found, lambda mark, one: page_inlay(page, mark)), found, {})


def pages_cards(job: CardJob, loaded: Loaded, shelf: Shelf) -> Written:
    """The cards of all pages of *job*, which are made up for them."""
    if not job.fronts:
        return Written([], [], {})
    found: list[Finding] = []
    entries: list[dict[str, object]] = []
    pages = {page.number: page for page in compose(loaded.issue, loaded.materials).edition.pages}
    for front in job.fronts:
        with OpenedPdf(page_file(pages[front.number], _edition(loaded), loaded, shelf, found)) as opened:
            page = drawn_page(opened, 0)
        done = front_cards(front, job, loaded, page)
        entries += done.entries
        found += done.findings
    return Written(entries, found, {})


def _setting(size: CardSize, job: CardJob, loaded: Loaded) -> CardSettings:
    """What a card of one size is set with."""
    return CardSettings(Bench(size, inks_of(job.table), loaded.materials.styles, loaded.materials.faces), loaded.issue)


def entries_of(
    written: Sequence[Written], job: CardJob, kept: Sequence[dict[str, object]] = ()
) -> list[dict[str, object]]:
    """The list of all cards *written* and *kept*: pages first, then stories in their order, in the table's sizes."""
    entries = [*(one for some in written for one in some.entries), *kept]
    stories = list(dict.fromkeys(["", *(item.story.slug for item in job.items), *(str(one["story"]) for one in kept)]))
    sizes = list(job.table.cards)

    def place(entry: dict[str, object]) -> tuple[int, object, int]:
        return (
            stories.index(str(entry["story"])),
            (isinstance(entry["page"], str), entry["page"]),
            sizes.index(str(entry["size"])),
        )

    return sorted(entries, key=place)


def list_bytes(entries: Sequence[dict[str, object]]) -> bytes:
    """``cards.json`` with *entries*."""
    return json.dumps(entries, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace") + b"\n"


def _write(
    made: Sequence[MadeCard], job: CardJob, loaded: Loaded, found: list[Finding],
    inlay: Callable[[Picture, MadeCard], Inlay | None],
) -> list[dict[str, object]]:  # fmt: skip
    """Write every card and its alternative text, and give the list of them; *found* takes what is found.

    *inlay* gives what lies where a card has a picture.
    """
    if not made:
        return []
    parts = [parted(one.card.page, rgb_of) for one in made]
    data = screen_pdf([page for page, _ in parts], _edition(loaded), loaded.materials.faces, {}, rgb_of)
    written: list[dict[str, object]] = []
    with OpenedPdf(data) as opened:
        for index, (one, (page, ground)) in enumerate(zip(made, parts, strict=True)):
            inlays = _inlays(one, inlay)
            size = page.width // PX, page.height // PX
            with RasterPage(opened, index) as sheet:
                suffix, picture = card_bytes(sheet, size, ground, inlays, one.size.bytes)
            written.append(_written(one, suffix, picture, job, loaded, found))
    return written


def _inlays(one: MadeCard, inlay: Callable[[Picture, MadeCard], Inlay | None]) -> list[Inlay]:
    """What lies on a card, and whether it lies beneath what is drawn."""
    page = one.card.page
    laid = [(at, inlay(mark, one)) for at, mark in enumerate(page.marks) if isinstance(mark, Picture)]
    return [made._replace(beneath=lies_beneath(page, at)) for at, made in laid if made]


def _written(
    one: MadeCard, suffix: str, picture: bytes, job: CardJob, loaded: Loaded, found: list[Finding]
) -> dict[str, object]:
    """Write one card with its alternative text; its entry of the list."""
    found += one.card.findings
    found += check_card(one.card.page, one.size, loaded.materials.faces, one.story)
    if one.size.bytes and len(picture) > one.size.bytes:
        facts = {"size": len(picture), "most": one.size.bytes}
        found.append(finding("card-too-heavy", None, story=one.story, card=one.size.name, **facts))
    name = f"{one.card.name}.{suffix}"
    for folder, sizes in job.places:
        if one.size.name in sizes:
            files.write(folder / name, picture)
            files.write(folder / f"{one.card.name}.txt", one.card.alt.encode())
    return {
        "file": name, "size": one.size.name, "width": one.card.page.width // PX,
        "height": one.card.page.height // PX, "story": one.story, "page": plain(one.number), "alt": one.card.alt,
    }  # fmt: skip


def _edition(loaded: Loaded) -> Edition:
    """What the cards' file says of itself."""
    issue = loaded.issue
    day = issue.date.isoformat()
    return Edition(issue.id, f"{issue.paper.name} {day}", day, issue.language, (), ())


def _look(mark: Picture, one: MadeCard, found: list[Finding]) -> None:
    """Tell a picture that has too few pixels for its card."""
    size = -(-mark.rect.width // PX), -(-mark.rect.height // PX)
    share = min((mark.crop[2] - mark.crop[0]) * 100 // size[0], (mark.crop[3] - mark.crop[1]) * 100 // size[1])
    if share < _COARSE:
        name = one.size.name
        found.append(finding("card-picture-coarse", None, story=one.story, card=name, file=mark.image, share=share))
