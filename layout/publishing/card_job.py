"""Which cards are made: of which stories and pages, in which sizes of the house's table; and that they are."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from layout import files
from layout.areas.regions import every_region, find, owner_of
from layout.cards.column import CardStory
from layout.cards.front import FrontPage
from layout.console import language_of, show_findings
from layout.findings import BadSpec, Place, Severity, finding, worst
from layout.loading.load import Loaded, received
from layout.loading.selection import chosen_pages, page_range, unknown_story
from layout.makeup.pictures import frames_of
from layout.processes.shared_tasks import shared
from layout.processes.worker import Worker
from layout.publishing.card_files import (
    CardJob,
    Written,
    by_size,
    entries_of,
    list_bytes,
    pages_cards,
    shelf_of,
    story_cards,
)
from layout.publishing.card_pictures import PAGE
from layout.publishing.kept_words import words_of
from layout.publishing.lone_pictures import pictured
from layout.publishing.reporting import reported
from layout.publishing.whole_run import card_entries_kept, rules_of
from layout.runs.staging import Staging, staged
from layout.runs.swap import Rules, finish
from layout.spec.model import PageSpec, Slot
from layout.stories.model import Credit
from layout.stylesheets.cards import CardSize, CardTable, read_cards
from layout.typeset.head_breaks import memory_of

TABLE: Final = "cards.yaml"


def run(args: Namespace, worker: Worker | None) -> int:
    """Write the cards; 0 clean or warnings, 1 error findings.  *worker* reads the copy if there is one."""
    language = args.lang or language_of()
    wanted = page_range(args.pages)
    loaded = received(worker, args.issue, tuple(args.root), args.out, args.edition)
    table = load_table(args.issue)
    sizes = chosen_sizes(args.size, table)
    numbers = chosen_pages(wanted, tuple(page.number for page in loaded.issue.pages), loaded.findings)
    items, fronts = chosen(args.story, loaded, numbers)
    folder = args.out / loaded.issue.id
    with staged(folder) as staging:
        places = ((staging.path("cards"), frozenset(size.name for size in sizes)),)
        job = CardJob(tuple(items), tuple(fronts), sizes, table, places)
        shelf = shelf_of(job, loaded)
        tasks = [partial(story_cards, size, job, loaded, shelf) for size in by_size(job)]
        with words_of(args.out, loaded.materials.faces):
            pages, stories = shared(lambda: pages_cards(job, loaded, shelf), tasks, alone=args.one_process)
            for one in stories:
                memory_of(loaded.materials.faces).learnt.update(one.read)
        made = (pages, *stories)
        names = [*staging.names(), "cards/cards.json"]
        whole = not (args.story or args.size or args.pages)
        withdrawn = finish(staging, lambda: _rules(args, loaded, staging, made, job, whole=whole))
    if not args.quiet:
        print("\n".join(str(folder / name) for name in names if not name.endswith(".txt")))
    found = [*loaded.findings, *(one for some in made for one in some.findings)]
    said = reported(found, loaded.issue, loaded.materials.stories).findings
    shown = [one for one in said if one.severity > Severity.NOTE]
    show_findings([*shown, *withdrawn], language, sys.stdout)
    return 1 if worst(found) is Severity.ERROR else 0


def _rules(
    args: Namespace, loaded: Loaded, staging: Staging, made: Sequence[Written], job: CardJob, *, whole: bool
) -> Rules:
    """Write the list, in which cards that were not asked for stay, and say which cards the run answers for."""
    kept: list[dict[str, object]] = []
    if not whole:
        slugs, pages = loaded.materials.stories, [page.number for page in loaded.issue.pages]
        entries = [one for some in made for one in some.entries]
        kept = card_entries_kept(staging, entries, slugs, job.table.cards, pages)
    files.write(staging.path("cards/cards.json"), list_bytes(entries_of(made, job, kept)))
    stay = {f"cards/{str(one['file']).rpartition('.')[0]}" for one in kept}
    return rules_of(args, loaded, lambda name: name.startswith("cards/") and name.rpartition(".")[0] not in stay)


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
    if not said:
        return tuple(table.cards.values())
    made: dict[str, CardSize] = {}
    for name in names or [said]:
        these = {key: card for key, card in table.cards.items() if key == name or key.startswith(f"{name}-")}
        if not these:
            known = ", ".join(table.cards)
            raise BadSpec(finding("card-size-unknown", Place("--size"), said=name[:40], known=known))
        made |= these
    return tuple(made.values())


def chosen(said: Sequence[str], loaded: Loaded, pages: tuple[int, ...]) -> tuple[list[CardStory], list[FrontPage]]:
    """The stories and pages asked for, all of those on *pages* when none is named; a picture alone is a story."""
    loaded = pictured(loaded)
    specs = [page for page in loaded.issue.pages if page.number in pages]
    items: dict[str, CardStory] = {}
    for item in (item for page in specs for item in items_of(page, loaded)):
        known = items.setdefault(item.story.slug, item)
        if known.facts is None and item.facts is not None:  # its picture stands where the story goes on
            items[item.story.slug] = item._replace(page=known.page, more=known.more, look=known.look)
    fronts = [_front(page, loaded) for page in specs]
    names = [part.strip() for one in said for part in one.replace("，", ",").split(",") if part.strip()]
    if not names:
        return list(items.values()), fronts
    regions = [one for one in every_region(loaded.issue) if one.page in pages]
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
    for slot in page.slots:
        story = loaded.materials.stories.get(owner_of(slot, page))
        if story is None or slot.use not in ("story", "picture", "table"):
            continue
        item = made.get(story.slug) or CardStory(story, slot.style, page.number)
        if slot.use == "picture" and item.facts is None:
            item = _pictured(item, slot, loaded)
        if slot.use == "story":
            others = {one.number for one in loaded.issue.pages for some in one.slots if some.story == slot.story}
            item = item._replace(more=tuple(sorted(others - {page.number})))
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
