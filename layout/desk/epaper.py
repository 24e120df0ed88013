"""The e-paper (数字报) of an issue: a folder that any web server, or none, can show."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from layout import files
from layout.compose import Composed, compose
from layout.desk.cardfiles import Job as CardJob
from layout.desk.cardfiles import make_cards
from layout.desk.cards import chosen, load_table
from layout.desk.halves import both
from layout.desk.load import Loaded, load
from layout.desk.press import condition_of
from layout.desk.produce import Wanted, make_page
from layout.desk.show import language_of, show_findings
from layout.epaper.epub import epub
from layout.epaper.gather import Sizes, gather
from layout.epaper.model import Publication
from layout.epaper.site import site
from layout.findings import Finding, Severity, Unreadable, finding, worst
from layout.output.cards import inks_on, shown
from layout.output.model import Heading, Link, Make, intent_of
from layout.output.pdf import Pictures, pdf
from layout.output.raster import Sheet
from layout.page import Page, Picture
from layout.pictures.model import PressPicture
from layout.pictures.proof import screen_profile
from layout.pictures.web import smaller, web_picture
from layout.spec.cards import CardTable
from layout.spec.epaper import Epaper
from layout.value import NamedTuple

HELP = "The e-paper: pages with hot-spots, whole stories, search, feeds, EPUB.  数字报：热区、全文、搜索、订阅、EPUB。"

WIDTHS: Final = (2400, 1200, 240)
"""Pixels across the pictures of a page: for sharp screens, for others, for the contents."""

COVER: Final = 1200
CARD: Final = "og"
"""The card of the table that links show."""

MOST_PICTURE: Final = 1600


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``render-page epaper``."""
    parser.add_argument("issue", type=Path, help="page spec (YAML) / 版面文件")
    parser.add_argument("--out", type=Path, default=Path("out"), help="output folder, default out/ / 输出文件夹")
    parser.add_argument("--root", type=Path, action="append", default=[], help="further folder files may come from")
    parser.add_argument("--lang", choices=("zh", "en"), help="language of messages / 提示语言")
    parser.add_argument("--quiet", action="store_true", help="findings only / 只显示问题")


def run(args: Namespace) -> int:
    """Write the e-paper; 0 clean or warnings, 1 error findings."""
    language = args.lang or language_of()
    tell = _teller(quiet=args.quiet)
    loaded = load(args.issue, tuple(args.root))
    composed = compose(loaded.issue, loaded.materials)
    found: list[Finding] = [*loaded.findings, *composed.edition.findings]
    table = load_table(args.issue)
    told: Epaper = loaded.issue.epaper or Epaper()
    theme = _theme(told, args.issue, tuple(args.root))
    folder = args.out / loaded.issue.id / "epaper"
    cards, job = card_job(loaded, table, folder / "cards"), Job(loaded, composed, told, kit_templates(), folder)
    parts, written = both(lambda: make(job, tell), lambda: make_cards(cards, loaded))
    found += (*parts.findings, *written.findings)
    tell("  HTML")
    linked = {str(entry["story"]): f"cards/{entry['file']}" for entry in written.entries}
    made = {**parts.files, **site(parts.publication, job.templates, linked)}
    made["theme.css"] += theme.encode()
    for name, data in made.items():
        files.write(folder / name, data)
    if not told.site:
        found.append(finding("epaper-no-site", loaded.issue.where("epaper")))
    show_findings([one for one in dict.fromkeys(found) if one.severity > Severity.NOTE], language, sys.stdout)
    tell(str(folder / "index.html"))
    return 1 if worst(found) is Severity.ERROR else 0


def _teller(*, quiet: bool) -> Callable[[str], None]:
    return (lambda words: None) if quiet else (lambda words: print(words, flush=True))


def _theme(told: Epaper, issue: Path, roots: tuple[Path, ...]) -> str:
    if not told.theme:
        return ""
    path = files.inside(issue.resolve().parent, told.theme, told.place, roots)
    return files.read_text(path, told.place)


class Job(NamedTuple):
    """An issue made up, what it says of its e-paper, the templates of that, and where it goes."""

    loaded: Loaded
    composed: Composed
    told: Epaper
    templates: Mapping[str, str]
    folder: Path


class Parts(NamedTuple):
    """What is in an e-paper beside its pages of text, by the names of files, and what those are of."""

    publication: Publication
    files: dict[str, bytes]
    findings: list[Finding]


def card_job(loaded: Loaded, table: CardTable, folder: Path) -> CardJob:
    """The card that a link to the front page or to a story shows, for every story."""
    items, fronts = chosen((), loaded, tuple(page.number for page in loaded.issue.pages))
    sizes = (table.cards[CARD],) if CARD in table.cards else ()
    return CardJob(tuple(items), tuple(fronts[:1]), sizes, table, folder, True)


def make(job: Job, tell: Callable[[str], None]) -> Parts:
    """Pictures, files to print and to read, and the publication; *tell* tells what is done."""
    loaded, composed = job.loaded, job.composed
    found: list[Finding] = []
    profile = condition_of(loaded.press).profile
    made: dict[str, bytes] = {}
    shots = _shots(job, profile, found)
    made |= {f"img/{shot.file}": shot.picture.data for shot in shots.values()}
    sizes = Sizes({name: (one.file, one.picture.width, one.picture.height) for name, one in shots.items()})
    publication = gather(loaded.issue, composed, loaded.materials.stories, loaded.materials.styles, sizes)
    publication = publication._replace(site=job.told.site, previous=job.told.previous, next=job.told.next)
    tell("  PDF")
    whole = made[f"{publication.id}.pdf"] = screen_pdf(job, publication, profile)
    for index, page in enumerate(composed.edition.pages):
        name = f"P{page.number:02}"
        tell(f"  {name}")
        wanted = Wanted(job.folder.parent, job.folder / "pdf" / f"{name}.pdf", False)
        found += make_page(page, composed, loaded, wanted, None).findings
        made |= {f"img/{name}-{width}.jpg": data for width, data in _drawn(whole, index).items()}
    cover = f"P{composed.edition.pages[0].number:02}-{COVER}.jpg"
    tell("  EPUB")
    images = {cover: made[f"img/{cover}"], **{shot.file: shot.picture.data for shot in shots.values()}}
    made[f"{publication.id}.epub"] = epub(publication, job.templates, images, cover)
    return Parts(publication, made, found)


def kit_templates() -> dict[str, str]:
    """The templates, style sheets and scripts that came with the program, by name."""
    folder = files.kit("styles") / "epaper"
    return {path.name: files.read_text(path) for path in sorted(folder.iterdir()) if path.is_file()}


def _drawn(whole: bytes, index: int) -> Mapping[int, bytes]:
    """Pictures of page *index* of the file *whole*, by their width."""
    with Sheet(whole, index) as sheet:
        size = WIDTHS[0], max(1, round(WIDTHS[0] * sheet.height / sheet.width))
        drawn = sheet.draw(size)
    return smaller(drawn.pixels, size, drawn.stride, WIDTHS)


class _Shot(NamedTuple):
    file: str
    picture: PressPicture


def _shots(job: Job, profile: bytes, found: list[Finding]) -> dict[str, _Shot]:
    """The issue's pictures for the screen, by the names they have in the issue."""
    made: dict[str, _Shot] = {}
    taken: set[str] = set()
    for name, path in job.loaded.pictures.items():
        try:
            picture = web_picture(files.read(path, files.MOST_PICTURE), name, profile, most=MOST_PICTURE)
        except Unreadable as fault:
            found += fault.findings
            continue
        stem = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in path.stem)[:40] or "picture"
        file = next(f for n in range(len(taken) + 1) if (f := f"{stem}{f'-{n}' if n else ''}.jpg") not in taken)
        taken.add(file)
        made[name] = _Shot(file, picture)
    return made


def screen_pdf(job: Job, publication: Publication, profile: bytes) -> bytes:
    """The whole issue in one tagged sRGB file, with an outline, and links from heads and jumps to where they lead."""
    pages = job.composed.edition.pages
    make_so = Make(
        "ua", intent_of(screen_profile(), "sRGB", 3), "rgb", {ink: shown(ink) for ink in inks_on(pages)},
        links(publication, job.told.site), headings(publication),
    )  # fmt: skip
    return pdf(pages, job.composed.edition, job.loaded.materials.faces, _pictures(pages, job, profile), make_so)


def _pictures(pages: tuple[Page, ...], job: Job, profile: bytes) -> Pictures:
    made: dict[tuple[str, tuple[int, int, int, int]], PressPicture] = {}
    for mark in (mark for page in pages for mark in page.marks if isinstance(mark, Picture)):
        if mark.image in job.loaded.pictures and (mark.image, mark.crop) not in made:
            data = files.read(job.loaded.pictures[mark.image], files.MOST_PICTURE)
            picture = web_picture(data, mark.image, profile, crop=mark.crop, most=MOST_PICTURE)
            made[mark.image, mark.crop] = picture._replace(key=f"{mark.image}{mark.crop}")
    return made


def links(publication: Publication, site_address: str) -> tuple[Link, ...]:
    """From every spot of a story that goes on, to the page where it does; to the web where the site is known."""
    made: list[Link] = []
    where = {leaf.number: at for at, leaf in enumerate(publication.leaves)}
    for at, leaf in enumerate(publication.leaves):
        for spot in leaf.spots:
            one = publication.article(spot.slug)
            others = [number for number in one.pages if number != leaf.number]
            if others:
                after = next((number for number in others if number > leaf.number), others[0])
                made.append(Link(at, spot.rect, f"{one.title}：第{after}版", where[after]))
            elif site_address:
                address = f"{site_address.rstrip('/')}/story-{one.slug}.html"
                made.append(Link(at, spot.rect, one.title, address=address))
    return tuple(made)


def headings(publication: Publication) -> tuple[Heading, ...]:
    """The outline: pages, and under each the stories that begin there."""
    made: list[Heading] = []
    for at, leaf in enumerate(publication.leaves):
        made.append(Heading(f"第{leaf.number}版 {leaf.section}".strip(), at))
        seen: set[str] = set()
        for spot in sorted(leaf.spots, key=lambda one: leaf.slugs.index(one.slug)):
            one = publication.article(spot.slug)
            if one.pages[0] == leaf.number and spot.slug not in seen:
                made.append(Heading(one.title, at, spot.rect.y, 1))
            seen.add(spot.slug)
    return tuple(made)
