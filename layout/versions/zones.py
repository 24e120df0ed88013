"""Editions of two versions of an issue held against each other: what is theirs alone, beside what the base says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from layout import files
from layout.findings import Place
from layout.publishing.some_pages import only
from layout.value import NamedTuple
from layout.versions.difference import Difference, by_number, difference
from layout.versions.version import REPORT, KnownEdition, Version, kept, made_up


class EditionDifference(NamedTuple):
    """What changed of an edition: of the pages that are not its base's in one of the versions.

    *done* is ``None`` where but one version has the edition; *is_new* says which.
    """

    edition: KnownEdition
    done: Difference | None
    is_new: bool = False


class Editing(NamedTuple):
    """How versions are made up and drawn: further folders, the folder of what is kept, resolution, language."""

    roots: tuple[Path, ...]
    out: Path
    dpi: int
    language: str


def edition_differences(base: Difference, means: Editing) -> Iterator[EditionDifference]:
    """The editions of the versions of *base* that are not the same, in the order of the new version, then those gone.

    Raises :class:`layout.findings.LayoutError`.
    """
    was, now = ({one.name: one for one in side.editions} for side in (base.before, base.after))
    for name in dict.fromkeys((*now, *was)):
        if name not in was or name not in now:
            yield EditionDifference(now.get(name) or was[name], None, is_new=name in now)
            continue
        done = _held(base, was[name], now[name], means)
        if done is not None and not (done.is_same and not done.notes):
            yield EditionDifference(now[name], done)


def _held(base: Difference, was: KnownEdition, now: KnownEdition, means: Editing) -> Difference | None:
    """What changed of an edition beside the changes of its base; ``None`` where all of its pages are the base's."""
    sides = [_opened(base.before, was, means), _opened(base.after, now, means)]
    accounts = [side.account for side in sides]
    numbers: frozenset[str] | None = None
    if all(accounts) and base.before.account and base.after.account:
        numbers = _apart(sides[0], base.before) | _apart(sides[1], base.after)
        sides = [_of_pages(side, numbers) for side in sides]
    said = [frozenset(one[:4] for one in side.findings) for side in (base.before, base.after)]
    if numbers is not None and not numbers:
        return None
    done = difference(sides[0], sides[1], means.out, means.dpi, means.language)
    return done._replace(
        gone=tuple(one for one in done.gone if one[:4] not in said[0]),
        come=tuple(one for one in done.come if one[:4] not in said[1]),
        pages=tuple(page._replace(file=f"{now.name}-{page.file}") for page in done.pages),
    )


def _opened(version: Version, edition: KnownEdition, means: Editing) -> Version:
    """The *edition* of *version*, made up as that was, or what a run has left of it."""
    said = f"{version.said} {edition.name}"
    if version.issue is not None:
        return made_up(said, version.issue, means.roots, means.out, means.language, edition.name)
    assert version.folder
    place = Place(str(version.folder / REPORT))
    folder = files.inside(version.folder.parent, edition.id, place)
    if not edition.id or not (folder / REPORT).is_file():
        return Version(said, edition.id, edition.title, None, (), (), folder=folder)  # told as one without an account
    return kept(said, folder)


def _apart(edition: Version, base: Version) -> frozenset[str]:
    """The numbers of pages that *edition* does not have as its *base* has them."""
    ours, theirs = by_number(edition.account), by_number(base.account)
    return frozenset(number for number in (*ours, *theirs) if ours.get(number) != theirs.get(number))


def _of_pages(version: Version, numbers: frozenset[str]) -> Version:
    """*version* with the pages *numbers* alone."""
    account = version.account
    assert account
    pages = tuple(page for page in account.pages if page.number in numbers)
    fits = tuple(one for one in version.fits if one.page in numbers)
    made = version.made
    if made is not None:
        loaded, composed = made
        named = {page.file for page in pages}
        chosen = tuple(page.number for page in composed.edition.pages if f"P{page.number:02}" in named)
        made = loaded, only(composed, chosen)
    return version._replace(account=account._replace(pages=pages), fits=fits, made=made)


def all_same(base: Difference, editions: Sequence[EditionDifference]) -> bool:
    """True when neither the base nor an edition of it is other than it was."""
    return base.is_same and not editions


__all__ = ["Editing", "EditionDifference", "all_same", "edition_differences"]
