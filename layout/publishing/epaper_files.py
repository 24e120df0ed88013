"""Everything of an e-paper made and written: pictures, files to print and to read, pages of text, a book."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from layout import files
from layout.composing import Composed, compose
from layout.console import language_of, show_findings
from layout.epaper.gather import Sizes, gather
from layout.epaper.model import Publication
from layout.findings import Finding, Severity, finding, worst
from layout.keys.epaper import Epaper
from layout.loading.load import Loaded, received
from layout.output.model import Heading, Link, Make, intent_of
from layout.output.pdf import Pictures, pdf
from layout.pictures.web import page_pictures
from layout.pixels.cards import inks_on, shown
from layout.pixels.raster import OpenedPdf
from layout.processes.shared_tasks import shared
from layout.processes.worker import Worker
from layout.publishing import reporting
from layout.publishing.card_files import (
    CardJob,
    Written,
    by_size,
    entries_of,
    front_cards,
    list_bytes,
    shelf_of,
    story_cards,
)
from layout.publishing.card_job import chosen, load_table
from layout.publishing.card_pictures import PAGE, WIDE, Shelf, drawn_page
from layout.publishing.epaper_pictures import epaper_pictures
from layout.publishing.kept_words import words_of
from layout.publishing.lone_pictures import with_lone_pictures
from layout.publishing.page_files import WantedFiles, make_page
from layout.publishing.some_pages import numbers_asked, only, reported_of
from layout.publishing.whole_run import rules_of
from layout.runs.staging import staged
from layout.runs.swap import finish
from layout.spec.regional import regional
from layout.streams.spots import shown_as
from layout.stylesheets.cards import CardSize, CardTable
from layout.typeset.head_breaks import memory_of
from layout.value import NamedTuple

WIDTHS: Final = (WIDE, WIDE // 2, WIDE // 10)
"""Pixels across the pictures of a page: for sharp screens, for others, for the contents."""

COVER: Final = 1200
CARD: Final = "og"
"""The card of the table that links show."""


def run(args: Namespace, worker: Worker | None) -> int:
    """Write the e-paper; 0 clean or warnings, 1 error findings.  *worker* reads the copy if there is one."""
    language = args.lang or language_of()
    tell = _teller(quiet=args.quiet)
    loaded = received(worker, args.issue, tuple(args.root), args.out, args.edition)
    epaper: Epaper = loaded.issue.epaper or Epaper()
    theme = _theme(epaper, args.issue, tuple(args.root))
    numbers = numbers_asked(args.pages, loaded.issue, loaded.findings)
    folder: Path = args.out / loaded.issue.id
    with staged(folder) as staging:
        job = EpaperJob(loaded, epaper, kit_templates(), theme, staging.path("epaper"), args.out)
        parts, written = _made(args, job, numbers, tell)
        withdrawn = finish(staging, rules_of(args, loaded, lambda name: name.startswith(_own(args))))
    found = [
        *reported_of(loaded.findings, loaded.issue, numbers),
        *parts.findings,
        *(one for some in written for one in some.findings),
    ]
    if not epaper.site:
        found.append(finding("epaper-no-site", loaded.issue.where("epaper")))
    said = reporting.reported(found, loaded.issue, loaded.materials.stories).findings
    shown = [one for one in said if one.severity > Severity.NOTE]
    show_findings([*shown, *withdrawn], language, sys.stdout)
    if args.cards:
        tell(str(folder / "cards" / "cards.json"))
    tell(str(folder / "epaper" / "index.html"))
    return 1 if worst(found) is Severity.ERROR else 0


def _own(args: Namespace) -> tuple[str, ...]:
    """Folders whose files the run answers for."""
    return ("epaper/", "cards/") if args.cards else ("epaper/",)


def _made(
    args: Namespace, job: EpaperJob, numbers: tuple[int, ...] | None, tell: Callable[[str], None]
) -> tuple[Parts, tuple[Written, ...]]:
    """Make everything of the e-paper, and all cards if they are asked for, in the run's staging folder."""
    loaded = job.loaded
    cards = card_job(loaded, load_table(args.issue), job.folder, every=args.cards, numbers=numbers)
    shelf = shelf_of(cards, loaded)
    # Where there are other cards to be made beside, those that links show come first, and the pages of text with them.
    here = tuple(size for size in cards.sizes if size.name == CARD) if args.cards else ()

    def of_size(size: CardSize) -> Written:
        done = story_cards(size, cards, loaded, shelf)
        tell(f"  {size.name}")
        return done

    tasks = [partial(of_size, size) for size in by_size(cards) if size not in here]
    with words_of(args.out, loaded.materials.faces):
        parts, others = shared(lambda: make(job, cards, here, shelf, tell), tasks, alone=args.one_process)
        for one in others:
            memory_of(loaded.materials.faces).learnt.update(one.read)
    written = (*parts.cards, *others)
    if not here:
        put_site(parts.publication, job, written)
    if args.cards:
        files.write(job.folder.parent / "cards" / "cards.json", list_bytes(entries_of(written, cards)))
    return parts, written


def _linked(written: Sequence[Written]) -> dict[str, str]:
    """The card that a link shows: of a story by its slug, of a page by what cards call it."""
    made: dict[str, str] = {}
    for entry in (one for some in written for one in some.entries if one["size"] == CARD):
        made[str(entry["story"]) or f"{PAGE}:{entry['page']}"] = f"cards/{entry['file']}"
    return made


def _teller(*, quiet: bool) -> Callable[[str], None]:
    return (lambda words: None) if quiet else (lambda words: print(words, flush=True))


def _theme(epaper: Epaper, issue: Path, roots: tuple[Path, ...]) -> str:
    if not epaper.theme:
        return ""
    path = files.inside(issue.resolve().parent, epaper.theme, epaper.place, roots)
    return files.read_text(path, epaper.place)


class EpaperJob(NamedTuple):
    """An issue, what it says of its e-paper, the templates of that, the house's own style, where it is put together.

    *out* is where runs keep pictures.
    """

    loaded: Loaded
    epaper: Epaper
    templates: Mapping[str, str]
    theme: str
    folder: Path
    out: Path


class Parts(NamedTuple):
    """What an e-paper tells, what was found in it, and the cards that its links show."""

    publication: Publication
    findings: list[Finding]
    cards: list[Written]


def card_job(
    loaded: Loaded, table: CardTable, folder: Path, *, every: bool = False, numbers: tuple[int, ...] | None = None
) -> CardJob:
    """The cards that links to pages and stories show, which go into *folder*; *every* card of the table beside it."""
    items, fronts = chosen((), loaded, numbers or tuple(page.number for page in loaded.issue.pages))
    linked = frozenset((CARD,))
    places = [(folder / "cards", linked)]
    if every:
        places.append((folder.parent / "cards", frozenset(table.cards)))
    sizes = tuple(size for name, size in table.cards.items() if every or name in linked)
    return CardJob(tuple(items), tuple(fronts), sizes, table, tuple(places), numbers)


def make(job: EpaperJob, cards: CardJob, here: Sequence[CardSize], shelf: Shelf, tell: Callable[[str], None]) -> Parts:
    """Write everything of an e-paper that is not a page of text, with the cards of pages; *tell* tells what is done.

    With the sizes *here* of stories' cards, which links show, it is whole.
    """
    loaded = job.loaded
    composed = only(compose(loaded.issue, loaded.materials), cards.numbers)
    found: list[Finding] = [*composed.edition.findings]
    made: dict[str, bytes] = {}
    shots, pictures = epaper_pictures(composed.edition.pages, loaded, found)
    made |= {f"img/{shot.file}": shot.picture.data for shot in shots.values()}
    sizes = Sizes({name: (one.file, one.picture.width, one.picture.height) for name, one in shots.items()})
    issue, stories = with_lone_pictures(composed.issue, loaded.materials.stories)
    publication = gather(composed._replace(issue=issue), stories, loaded.materials.styles, sizes)
    publication = publication._replace(site=job.epaper.site, previous=job.epaper.previous, next=job.epaper.next)
    tell("  PDF")
    whole = made[f"{publication.id}.pdf"] = screen_pdf(composed, loaded, publication, pictures)
    fronts = {front.number: front for front in cards.fronts}
    done: list[Written] = []
    with OpenedPdf(whole) as opened:
        for index, page in enumerate(composed.edition.pages):
            name = f"P{page.number:02}"
            tell(f"  {name}")
            wanted = WantedFiles(job.out, job.folder / "pdf" / f"{name}.pdf", False)
            found += make_page(page, composed, loaded, wanted, None).findings
            drawn = drawn_page(opened, index)
            made |= {f"img/{name}-{width}.jpg": data for width, data in page_pictures(drawn, WIDTHS).items()}
            done.append(front_cards(fronts[page.number], cards, loaded, drawn))
    cover = f"P{composed.edition.pages[0].number:02}-{COVER}.jpg"
    tell("  EPUB")
    images = {cover: made[f"img/{cover}"], **{shot.file: shot.picture.data for shot in shots.values()}}
    from layout.epaper.epub import epub

    made[f"{publication.id}.epub"] = epub(publication, job.templates, images, cover)
    for name, data in made.items():
        files.write(job.folder / name, data)
    done += [story_cards(size, cards, loaded, shelf) for size in here]
    if here:
        tell("  HTML")
        put_site(publication, job, done)
    return Parts(publication, found, done)


def put_site(publication: Publication, job: EpaperJob, written: Sequence[Written]) -> None:
    """Write the pages of text, whose links show the cards among *written*."""
    # The other process has no use for templates: they are loaded when it has begun.
    from layout.epaper.site import site

    made = site(publication, job.templates, _linked(written))
    made["theme.css"] += job.theme.encode()
    for name, data in made.items():
        files.write(job.folder / name, data)


def kit_templates() -> dict[str, str]:
    """The templates, style sheets and scripts that came with the program, by name."""
    folder = files.kit("styles") / "epaper"
    return {path.name: files.read_text(path) for path in sorted(folder.iterdir()) if path.is_file()}


def screen_pdf(composed: Composed, loaded: Loaded, publication: Publication, pictures: Pictures) -> bytes:
    """The whole issue in one tagged sRGB file, with an outline, and links from heads and jumps to where they lead."""
    pages = composed.edition.pages
    from layout.pictures.soft_proof import screen_profile

    profile = screen_profile()
    make_so = Make(
        "ua", intent_of(profile, "sRGB", 3), "rgb", {shown_as(ink): shown(ink) for ink in inks_on(pages)},
        links(publication, publication.site), headings(publication), artworks=loaded.artworks,
    )  # fmt: skip
    return pdf(pages, composed.edition, loaded.materials.faces, pictures, make_so)


def links(publication: Publication, site_address: str) -> tuple[Link, ...]:
    """From every spot of a story that goes on, to the page where it does; to the web where the site is known."""
    made: list[Link] = []
    page_words = regional(publication.language).page_words
    where = {leaf.number: at for at, leaf in enumerate(publication.leaves)}
    for at, leaf in enumerate(publication.leaves):
        for spot in leaf.spots:
            one = publication.article(spot.slug)
            others = [number for number in one.pages if number != leaf.number]
            if others:
                after = next((number for number in others if number > leaf.number), others[0])
                made += (Link(at, rect, f"{one.title}：{page_words(after)}", where[after]) for rect in spot.rects)
            elif site_address:
                address = f"{site_address.rstrip('/')}/story-{one.slug}.html"
                made += (Link(at, rect, one.title, address=address) for rect in spot.rects)
    return tuple(made)


def headings(publication: Publication) -> tuple[Heading, ...]:
    """The outline: pages, and under each the stories that begin there."""
    made: list[Heading] = []
    page_words = regional(publication.language).page_words
    for at, leaf in enumerate(publication.leaves):
        made.append(Heading(f"{page_words(leaf.number)} {leaf.section}".strip(), at))
        seen: set[str] = set()
        for spot in sorted(leaf.spots, key=lambda one: leaf.slugs.index(one.slug)):
            one = publication.article(spot.slug)
            if one.pages[0] == leaf.number and spot.slug not in seen:
                made.append(Heading(one.title, at, spot.rects[0].y, 1))
            seen.add(spot.slug)
    return tuple(made)
