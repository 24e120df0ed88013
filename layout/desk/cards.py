"""Cards for social media: every story of the pages, and the pages themselves, in every size of the house's table."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from layout import files
from layout.compose import Composed, compose
from layout.desk.load import Loaded, load
from layout.desk.preview import chosen_pages, page_range, unknown_story
from layout.desk.show import language_of, show_findings
from layout.findings import BadSpec, Finding, Place, Severity, Unreadable, finding, worst
from layout.makeup.cardcheck import check_card
from layout.makeup.cardcolumn import CardStory
from layout.makeup.cardfront import FrontPage, page_card
from layout.makeup.cardparts import PX, Bench, inks_of, rgb_of
from layout.makeup.cards import Card, Setting, story_card
from layout.makeup.grid import lay_grid
from layout.makeup.pictures import frames_of
from layout.makeup.regions import every_region, find
from layout.output.cards import card_bytes, page_picture, screen_pdf, shown
from layout.page import Page, Picture
from layout.pictures.model import PressPicture
from layout.pictures.screen import screen_picture
from layout.spec.cards import CardSize, CardTable, read_cards
from layout.spec.model import PageSpec, Slot
from layout.stories.model import Credit
from layout.value import NamedTuple

HELP = "Cards for social media, with their alternative text.  社交平台卡片：各种尺寸重新排版，附替代文字。"

TABLE: Final = "cards.yaml"
PAGE: Final = "page"
"""What ``--story`` calls the page itself."""

_COARSE: Final = 75
"""Per cent of the pixels wanted below which a picture is told to be coarse."""

Pictures = dict[tuple[str, tuple[int, int, int, int]], PressPicture]


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``render-page cards``."""
    parser.add_argument("issue", type=Path, help="page spec (YAML) / 版面文件")
    parser.add_argument("--out", type=Path, default=Path("out"), help="output folder, default out/ / 输出文件夹")
    parser.add_argument(
        "--story", action="append", default=[], metavar="NAME",
        help="only this: slot, slug or first words of its head; page for the page itself / 只要这一篇；page 指整版",
    )  # fmt: skip
    parser.add_argument("--size", default="", metavar="og,wechat,…", help="which cards of the table / 哪些尺寸")
    parser.add_argument("--pages", default="", metavar="1-3,5", help="of which pages, default all / 哪些版，默认全部")
    parser.add_argument("--root", type=Path, action="append", default=[], help="further folder files may come from")
    parser.add_argument("--lang", choices=("zh", "en"), help="language of messages / 提示语言")
    parser.add_argument("--quiet", action="store_true", help="findings only / 只显示问题")


class Made(NamedTuple):
    """A card with what belongs to it."""

    card: Card
    size: CardSize
    story: str
    number: int


def run(args: Namespace) -> int:
    """Write the cards; 0 clean or warnings, 1 error findings."""
    language = args.lang or language_of()
    wanted = page_range(args.pages)
    loaded = load(args.issue, tuple(args.root))
    table = load_table(args.issue)
    sizes = chosen_sizes(args.size, table)
    pages = chosen_pages(wanted, tuple(page.number for page in loaded.issue.pages))
    items, fronts = chosen(args.story, loaded, pages)
    folder = args.out / loaded.issue.id / "cards"
    composed = compose(loaded.issue, loaded.materials)
    found: list[Finding] = list(loaded.findings)
    made = set_cards(items, fronts, sizes, table, loaded)
    written = write_cards(made, composed, loaded, folder, found, quiet=args.quiet)
    files.write(folder / "cards.json", json.dumps(written, ensure_ascii=False, indent=1).encode() + b"\n")
    if not args.quiet:
        print(folder / "cards.json")
    told = [one for one in dict.fromkeys(found) if one.severity > Severity.NOTE]
    show_findings(told, language, sys.stdout)
    return 1 if worst(found) is Severity.ERROR else 0


def load_table(issue: Path) -> CardTable:
    """The table beside the issue, else the kit's."""
    beside = issue.resolve().parent / TABLE
    path = beside if beside.is_file() else files.kit("styles") / TABLE
    return read_cards(files.read_text(path), str(path))


def chosen_sizes(said: str, table: CardTable) -> tuple[CardSize, ...]:
    """The cards that *said* names: a name, or the part before a hyphen of several; all of them when it is empty.

    Raises :class:`BadSpec` for a name that the table has not.
    """
    names = [part.strip() for part in said.replace("，", ",").split(",") if part.strip()]
    if not names:
        return tuple(table.cards.values())
    made: dict[str, CardSize] = {}
    for name in names:
        these = {key: card for key, card in table.cards.items() if key == name or key.startswith(f"{name}-")}
        if not these:
            known = ", ".join(table.cards)
            raise BadSpec(finding("card-size-unknown", Place("--size"), said=name[:40], known=known))
        made |= these
    return tuple(made.values())


def chosen(said: Sequence[str], loaded: Loaded, pages: tuple[int, ...]) -> tuple[list[CardStory], list[FrontPage]]:
    """The stories and pages asked for, all of those on *pages* when none is named."""
    specs = [page for page in loaded.issue.pages if page.number in pages]
    items = {item.story.slug: item for page in reversed(specs) for item in reversed(items_of(page, loaded))}
    items = dict(reversed(items.items()))
    fronts = [_front(page, loaded) for page in specs]
    names = [part.strip() for one in said for part in one.replace("，", ",").split(",") if part.strip()]
    if not names:
        return list(items.values()), fronts
    regions = [
        one for one in every_region(loaded.issue, lay_grid(loaded.issue.sheet, loaded.issue.grid)) if one.page in pages
    ]
    slugs: dict[str, None] = {}
    for name in names:
        if name == PAGE:
            continue
        by_slot = {one.slot: one.story for one in regions}
        spots = find(name, regions, loaded.materials.stories)
        slug = by_slot.get(name) or (spots[0].name if spots else "")
        if slug not in items:
            raise BadSpec(unknown_story(name, [*items, *by_slot], loaded.materials.stories))
        slugs[slug] = None
    return [items[slug] for slug in slugs], fronts if PAGE in names else []


def items_of(page: PageSpec, loaded: Loaded) -> list[CardStory]:
    """Every story of *page* once, with the picture that a slot shows of it."""
    made: dict[str, CardStory] = {}
    within = {slot.id: slot.story for slot in page.slots}
    for slot in page.slots:
        story = loaded.materials.stories.get(slot.story or within.get(slot.within, ""))
        if story is None or slot.use not in ("story", "picture"):
            continue
        item = made.get(story.slug) or CardStory(story, slot.style, page.number)
        if slot.use == "picture" and item.facts is None:
            item = _pictured(item, slot, loaded)
        if slot.use == "story":
            item = item._replace(look=slot.style, breaks=slot.head.breaks)
        made[story.slug] = item
    return list(made.values())


def _pictured(item: CardStory, slot: Slot, loaded: Loaded) -> CardStory:
    """*item* with the picture of *slot*, the first of a group, and its words where the story has none."""
    frame = frames_of(slot, item.story)[0]
    facts = loaded.materials.pictures.get(frame.file)
    if facts is None:
        return item
    story = item.story
    credit = story.credit or (Credit(slot.credit) if slot.credit else None)
    story = story._replace(caption=story.caption or slot.caption, credit=credit)
    return item._replace(story=story, picture=frame.file, facts=facts, focus=frame.focus or slot.focus)


def _front(page: PageSpec, loaded: Loaded) -> FrontPage:
    stories = loaded.materials.stories
    slugs = dict.fromkeys(slot.story for slot in sorted(page.slots, key=_rank) if slot.story in stories)
    sheet = loaded.issue.sheet
    return FrontPage(
        page.number, sheet.width, sheet.height, f"{PAGE}:{page.number}", tuple(map(stories.__getitem__, slugs))
    )


def _rank(slot: object) -> int:
    """The lead comes first, then the others as the spec has them."""
    return getattr(slot, "style", "") != "lead"


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


def write_cards(
    made: Sequence[Made], composed: Composed, loaded: Loaded, folder: Path, found: list[Finding], *, quiet: bool
) -> list[dict[str, object]]:
    """Write every card and its alternative text, and give the list of them; *found* takes what is found."""
    pages = [one.card.page for one in made]
    pictures = screen_pictures(made, composed, loaded, found)
    data = screen_pdf(pages, composed.edition, loaded.materials.faces, pictures, rgb_of)
    written: list[dict[str, object]] = []
    for index, one in enumerate(made):
        found += one.card.findings
        found += check_card(one.card.page, one.size, loaded.materials.faces, one.story)
        suffix, picture = card_bytes(data, index, one.card.page, one.size.bytes)
        if one.size.bytes and len(picture) > one.size.bytes:
            found.append(
                finding(
                    "card-too-heavy", None, story=one.story, card=one.size.name, size=len(picture), most=one.size.bytes
                )
            )
        path = folder / f"{one.card.name}.{suffix}"
        files.remove(path.with_suffix(".jpg" if suffix == "png" else ".png"))
        files.write(path, picture)
        files.write(path.with_suffix(".txt"), one.card.alt.encode())
        written.append({
            "file": path.name, "size": one.size.name, "width": one.card.page.width // PX,
            "height": one.card.page.height // PX, "story": one.story, "page": one.number, "alt": one.card.alt,
        })  # fmt: skip
        if not quiet:
            print(path, flush=True)
    return written


def screen_pictures(made: Sequence[Made], composed: Composed, loaded: Loaded, found: list[Finding]) -> Pictures:
    """Every picture of the cards in the screen's colours, pixel for pixel; those of pages are drawn for them."""
    pictures: Pictures = {}
    drawn: dict[str, bytes] = {}
    by_name = {f"{PAGE}:{page.number}": page for page in composed.edition.pages}
    for one in made:
        for mark in one.card.page.marks:
            if not isinstance(mark, Picture) or (mark.image, mark.crop) in pictures:
                continue
            if one.story:
                _picture(mark, one, loaded, pictures, found)
                continue
            if mark.image not in drawn:
                drawn[mark.image] = _page_file(by_name[mark.image], composed, loaded, found)
            pictures[mark.image, mark.crop] = page_picture(drawn[mark.image], mark.rect)
    return pictures


def _page_file(page: Page, composed: Composed, loaded: Loaded, found: list[Finding]) -> bytes:
    """A page of the paper in the screen's colours."""
    pictures: Pictures = {}
    for mark in page.marks:
        if isinstance(mark, Picture) and mark.image in loaded.pictures:
            put_picture(mark, (mark.rect.width // PX, mark.rect.height // PX), loaded, pictures, found)
    return screen_pdf((page,), composed.edition, loaded.materials.faces, pictures, shown)


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
