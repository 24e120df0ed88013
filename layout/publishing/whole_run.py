"""What a run of each command may do to the folder of an issue: which names are its own, and what it reads."""

from __future__ import annotations

import json
import re
from argparse import Namespace
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from layout import files
from layout.composing import Composed
from layout.findings import Finding, LayoutError, Place
from layout.loading.copy_names import named_files
from layout.loading.load import Loaded
from layout.naming import quote_rest
from layout.numbering import further
from layout.page import Page
from layout.publishing.error_pages import ERRORS
from layout.runs.former_editions import without_former_editions
from layout.runs.manifest import WrittenFile
from layout.runs.staging import Staging
from layout.runs.swap import Rules, finish
from layout.spec.model import Issue

SCREEN: Final = ("epaper/", "cards/", "preview/", "plan/")
"""Folders beside the press files, each with its own command."""

_PAGE: Final = re.compile(r"P[^\W\d_]*\d+")
_SPREAD: Final = re.compile(rf"{_PAGE.pattern}-[^\W\d_]*\d+")


def rules_of(args: Namespace, loaded: Loaded, covers: Callable[[str], bool]) -> Rules:
    """What the run of *args* may do, which *covers* the names it is answerable for."""
    return Rules(covers, reads_of(loaded, args.issue, tuple(args.root)), overwrite=args.overwrite)


def put_in_place(
    staging: Staging, args: Namespace, loaded: Loaded, covers: Callable[[str], bool], known: Mapping[str, WrittenFile]
) -> list[Finding]:
    """Put the files of a run in place, see :func:`layout.runs.swap.finish`; a base takes along editions gone since."""
    rules, zones = rules_of(args, loaded, covers), loaded.issue.zones
    found = finish(staging, rules, known)
    if zones.edition is None:
        found += without_former_editions(staging.folder, [one.name for one in zones.editions], rules.reads)
    return found


def reads_of(loaded: Loaded, issue: Path, roots: tuple[Path, ...]) -> tuple[Path, ...]:
    """The files of the issue's folder and the roots that a run reads, whatever of it is there."""
    folder = issue.resolve().parent
    copy = loaded.issue.copy
    epaper = loaded.issue.epaper
    named = [copy.dump, copy.hints, f"{loaded.issue.style}.yaml", loaded.issue.style, "cards.yaml"]
    named += [*loaded.issue.fonts, *(file for _, file, _ in loaded.issue.glyphs), epaper.theme if epaper else ""]
    named += [one.file for page in loaded.issue.pages for slot in page.slots for one in (slot.table, slot.ad) if one]
    paths = [issue, *loaded.pictures.values(), *(folder / one for one in named if one)]
    paths += [Path(loaded.press.icc)] if loaded.press.icc else []
    if copy.stories:
        with suppress(LayoutError):
            paths += files.matching(folder, copy.stories, Place(str(issue)))
    if copy.files:
        paths += named_files(copy.files, folder, Place(str(issue)), [])
    return tuple(path for path in paths if files.is_there(path))


def press_names(wanted: Collection[str], issue: Issue, composed: Composed) -> Callable[[str], bool]:
    """Names that a run which makes the kinds *wanted* of the pages *composed* answers for.

    Of other kinds and pages it keeps what the *issue* still has; a page that was taken out goes in every kind.
    """
    pages, made = _names_of(issue), _names_of(composed.issue)
    here = {*(one.story.slug for one in composed.fits), *(one.story.slug for one in composed.tables)}
    others = [page for page in issue.pages if f"P{page.number:02}" not in made]
    elsewhere = {slot.story for page in issue.pages for slot in page.slots} - here
    elsewhere |= {quote_rest(slot.id) for page in others for slot in page.slots if slot.use == "quote"}

    def covers(name: str) -> bool:
        stem, _, kind = name.rpartition(".")
        stem = stem.removesuffix(ERRORS) if kind == "pdf" else stem
        if name.startswith(SCREEN):
            return False
        if name == "report.json":
            return "report" in wanted
        if kind == "idml":
            return "idml" in wanted
        if stem in pages:
            return kind in wanted and stem in made
        if kind == "pdf" and not (_PAGE.fullmatch(stem) or _SPREAD.fullmatch(stem)):
            return ("pdf" in wanted and made == pages) or len(pages) == 1
        return not name.startswith("rest/") or stem.removeprefix("rest/") not in elsewhere

    return covers


def _names_of(issue: Issue) -> set[str]:
    """What files of its pages and spreads are called."""
    numbers = {page.number for page in issue.pages}
    spreads = (page.number for page in issue.pages if page.opens and page.number + 1 in numbers)
    return {*(f"P{number:02}" for number in numbers), *map(spread_name, spreads)}


def spread_name(first: int) -> str:
    """What files of the spread that begins on page *first* are called."""
    return f"P{first:02}-{further(first):02}"


def spread_names(composed: Composed) -> list[tuple[Page, str]]:
    """The spreads whole, each with the name of its files."""
    return [(one, spread_name(one.number)) for one in composed.spreads]


def whole_name(composed: Composed) -> str:
    """The name of the file of the whole issue: the issue's id, unless a page has that name."""
    pages = {f"P{page.number:02}" for page in composed.edition.pages}
    stem = composed.issue.id
    return f"{stem}-issue.pdf" if stem in pages else f"{stem}.pdf"


def preview_names(written: Sequence[str], issue: Issue, known: Collection[str]) -> Callable[[str], bool]:
    """Names of previews that a run answers for: tiles beside those it has *written*, and what the *issue* has not.

    *known* are names of stories and slots that may be cut out.
    """
    pages = _names_of(issue)
    tiles = tuple(f"{name.removesuffix('.json')}/" for name in written if name.endswith(".json"))

    def covers(name: str) -> bool:
        if not name.startswith("preview/"):
            return False
        starts = (pattern.match(name, len("preview/")) for pattern in (_SPREAD, _PAGE))
        page = next((one for one in starts if one is not None and one[0] in pages), None)
        if page is None:
            return True
        rest = name[page.end() :]
        cut = rest[1:].rpartition(".")[0] if rest.startswith("-") and "/" not in rest else ""
        whole = cut.removeprefix("thumb").strip("-") in ("", "png", "jpg", "webp")
        return name.startswith(tiles) if whole else cut not in known

    return covers


def card_entries_kept(
    staging: Staging, made: Sequence[dict[str, object]], slugs: Collection[str], sizes: Collection[str],
    pages: Collection[int],
) -> list[dict[str, object]]:  # fmt: skip
    """Entries of the list of an earlier run that stay beside those *made*: of stories, sizes, pages that still are."""
    again = {(one["story"], one["page"] if not one["story"] else 0, one["size"]) for one in made}
    try:
        listed = json.loads(files.read(staging.folder / "cards" / "cards.json"))
        entries = [one for one in listed if isinstance(one["file"], str)]
        kept = [
            one for one in entries
            if one["size"] in sizes and (one["story"] in slugs if one["story"] else one["page"] in pages)
            and (one["story"], one["page"] if not one["story"] else 0, one["size"]) not in again
        ]  # fmt: skip
    except (LayoutError, ValueError, LookupError, TypeError, RecursionError):
        return []
    return [one for one in kept if (staging.folder / "cards" / str(one["file"])).is_file()]
