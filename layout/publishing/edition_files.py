"""The editions of an issue made one after the other: what is equal to the base is not made again but copied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from layout import files
from layout.composing import Composed, CompositionMemory, compose
from layout.findings import Finding, finding
from layout.loading.load import Loaded, loaded, read
from layout.loading.read_memory import ReadMemory
from layout.numbering import plain
from layout.page import Artwork, Page, Picture
from layout.publishing.error_pages import ERRORS, faulty_pages
from layout.publishing.kept_words import words_of
from layout.publishing.marked_proofs import with_error_marks
from layout.publishing.press_file import press_pdf
from layout.publishing.some_pages import only, reported_of
from layout.publishing.whole_run import spread_name
from layout.runs.manifest import WrittenFile, is_as_written
from layout.spec.model import Issue
from layout.spec.zone_editions import ZoneEdition
from layout.value import NamedTuple

if TYPE_CHECKING:
    from layout.preflight.plates_compared import PlatesCompared, SheetPlates
    from layout.streams.draw import Drawn


class MadeBase(NamedTuple):
    """The base as a run made it: pages by the names of their files, what was found in each, digests of the files.

    *known* are the findings that its faulty pages were marked by; *drawn* are the pages whose files were made, as
    they were drawn for them.
    """

    composed: Composed
    materials: Loaded
    pages: Mapping[str, Page]
    faulty: frozenset[int]
    folder: Path
    known: tuple[Finding, ...] = ()
    seen: Mapping[str, tuple[Finding, ...]] = {}
    written: Mapping[str, WrittenFile] = {}
    drawn: Mapping[str, Drawn] = {}


class MadeEdition(NamedTuple):
    """An edition made up, and what was found in it."""

    zone: ZoneEdition
    composed: Composed
    materials: Loaded
    findings: tuple[Finding, ...]


class EditionRun:
    """What is kept from the base of an issue to its editions, and from one edition to the next."""

    def __init__(self) -> None:
        self.base: MadeBase | None = None
        self.memory = CompositionMemory()
        self._reading = ReadMemory()
        self._plates: dict[str, SheetPlates] = {}
        self._pages: Mapping[str, bytes] = {}
        """Press files of a base that is not written, by their names without an ending."""
        self._compared: tuple[str, bytes, PlatesCompared] | None = None

    def take(
        self, materials: Loaded, kept: Path, composed: Composed | None = None, pages: Mapping[str, bytes] | None = None
    ) -> None:
        """Take the base of *materials*, *composed* or still to be, to compare with; none of its files is written.

        *pages* are press files of it that are there already, by their names without an ending.
        """
        self._pages = pages or {}
        if composed is None:
            with words_of(kept, materials.materials.faces):
                composed = compose(materials.issue, materials.materials, self.memory)
        known = (*materials.findings, *composed.edition.findings)
        faulty = faulty_pages(composed.issue, known)
        named = {f"P{one.number:02}": one for one in composed.edition.pages}
        named |= {spread_name(one.number): one for one in composed.spreads}
        self.base = MadeBase(composed, materials, named, faulty, kept / materials.issue.id, known)

    def hold(self, *parts: Any) -> None:  # noqa: ANN401 - passed on
        """Hold a base that was made; *parts* are those of :class:`MadeBase`."""
        self.base = MadeBase(*parts)

    def load(self, issue: Path, roots: tuple[Path, ...], kept: Path, edition: str) -> Loaded:
        """The *edition* of the *issue*, with the faces that are open already."""
        sources = read(issue, roots, kept, self._reading, edition)
        faces = self.base.materials.materials.faces if self.base else None
        shared = faces.shared if faces is not None and faces.shared.of == (sources.manifest, sources.folder) else None
        return loaded(sources, shared=shared)

    def is_same(self, name: str, page: Page, composed: Composed, materials: Loaded) -> bool:
        """True when *page*, the files of which are called *name*, is the base's: it prints the same, byte for byte."""
        base = self.base
        if base is None or base.pages.get(name) != page:
            return False
        ours, theirs = composed.edition, base.composed.edition
        if (ours.title, ours.date, ours.language) != (theirs.title, theirs.date, theirs.language):
            return False
        if materials.press.without_job != base.materials.press.without_job:
            return False
        if materials.materials.faces.shared is not base.materials.materials.faces.shared:  # a house style has its own
            return False
        pictures = {mark.image for mark in page.marks if isinstance(mark, Picture)}
        placed = {mark.file for mark in page.marks if isinstance(mark, Artwork)}
        before, now = base.materials.artworks, materials.artworks
        return all(materials.pictures.get(one) == base.materials.pictures.get(one) for one in pictures) and all(
            now[one].objects == before[one].objects for one in placed
        )

    def is_marked_same(self, name: str, page: Page, issue: Issue, known: Sequence[Finding]) -> bool:
        """True when *page*, the base's in print, has its errors too: files of the same names, marked the same.

        *known* are the findings of the edition's *issue* so far; what was seen in pictures of the base is seen again.
        """
        base = self.base
        assert base is not None
        every = [*known, *base.seen.get(name, ())]
        faulty = page.number in faulty_pages(issue, every)
        if faulty != (page.number in base.faulty):
            return False
        if not faulty:
            return True
        theirs = with_error_marks(base.pages[name], base.composed.issue, base.known)
        return with_error_marks(page, issue, every) == theirs

    def taken(self, name: str, page: Page, kinds: Iterable[str]) -> dict[str, bytes] | None:
        """The base's files called *name* of *kinds*, by their own names; ``None`` where one is not there any more."""
        bad = ERRORS if self.base and page.number in self.base.faulty else ""
        made: dict[str, bytes] = {}
        for kind in kinds:
            own = f"{name}{bad if kind == 'pdf' else ''}.{kind}"
            data = self.file(own)
            if data is None:
                return None
            made[own] = data
        return made

    def file(self, name: str) -> bytes | None:
        """The base's file *name*, ``None`` where it is not there as it was written."""
        if self.base is None or name not in self.base.written:
            return None
        path = self.base.folder / name
        return files.read(path, files.MOST_PICTURE) if is_as_written(path, self.base.written[name]) else None

    def plate_faults(self, name: str, page: Page, data: bytes, materials: Loaded) -> list[Finding]:
        """What *page*, in *data*, changes beside its black plate, where its edition has promised not to."""
        promised = self._promised(materials)
        if promised is None:
            return []
        base, edition = promised
        if name != f"P{page.number:02}":  # a spread whole: its pages are looked at as they are printed
            return []
        before = base.pages.get(name)
        if before is None or (before.width, before.height) != (page.width, page.height):
            return [finding("edition-plates-pages", edition.place, edition=edition.called, page=page.number)]
        changed = [one for one in self.change(name, page, data, materials).changed if one.plate != "Black"]
        if not changed:
            return []
        plates = ", ".join(one.plate for one in changed)
        called, where = edition.called, changed[0].where
        return [finding("edition-plates", edition.place, edition=called, page=page.number, plates=plates, where=where)]

    def change(self, name: str, page: Page, data: bytes, materials: Loaded) -> PlatesCompared:
        """The plates of *page*, in *data*, beside those of the base's page of the same *name*; drawn once."""
        from layout.preflight.plates_compared import compared  # few editions promise anything

        base = self.base
        assert base is not None
        if self._compared is None or self._compared[:2] != (name, data):
            if name not in self._plates:
                theirs = self._pages.get(name) or self.file(f"{name}.pdf")
                theirs = theirs or press_pdf(base.materials, base.composed, (page.number,)).data
                self._plates = {name: plates_of(theirs, base.materials)}  # of one page: a broadsheet has 30 MB
            made = compared(self._plates[name].plates, plates_of(data, materials))
            self._compared = name, data, made
        return self._compared[2]

    def each(self, issue: Path, roots: tuple[Path, ...], kept: Path) -> Iterator[MadeEdition]:
        """The editions of the *issue* made up, of the pages that the base has been made up of."""
        base = self.base
        assert base is not None
        here = tuple(one.number for one in base.composed.edition.pages)
        some = here if len(here) < len(base.materials.issue.pages) else None
        for zone in base.materials.issue.zones.editions:
            materials = self.load(issue, roots, kept, zone.name).held_to(base.materials.materials.limits)
            with words_of(kept, materials.materials.faces):
                composed = only(compose(materials.issue, materials.materials, self.memory), some)
            found = (*reported_of(materials.findings, materials.issue, some), *composed.edition.findings)
            yield MadeEdition(zone, composed, materials, (*found, *self.lacking(composed, materials)))

    def lacking(self, composed: Composed, materials: Loaded) -> list[Finding]:
        """Pages of the base that an edition which promises to change black plates only has not."""
        promised = self._promised(materials)
        if promised is None:
            return []
        base, edition = promised
        here = {page.number for page in composed.edition.pages}
        return [
            finding("edition-plates-pages", edition.place, edition=edition.called, page=page.number)
            for page in base.composed.edition.pages
            if page.number not in here
        ]

    def _promised(self, materials: Loaded) -> tuple[MadeBase, ZoneEdition] | None:
        """The base and the edition of *materials* where that promises to change black plates only."""
        edition = materials.issue.zones.edition
        if self.base is None or edition is None or edition.plates != "black":
            return None
        return self.base, edition


def plates_of(data: bytes, materials: Loaded) -> SheetPlates:
    """The plates of the only page in *data*, which *materials* make."""
    from layout.preflight.plates_compared import sheet_plates
    from layout.publishing.press_condition import condition_of

    return sheet_plates(data, "plates", condition_of(materials.press, materials.artworks).profile)


def edition_report(materials: Loaded, composed: Composed, same: tuple[str, ...]) -> dict[str, Any]:
    """What ``report.json`` says of editions: of a base which there are, of one of which pages it is the *same*."""
    issue, edition = materials.issue, materials.issue.zones.edition
    if edition is None:
        listed = [
            {"name": one.name, "title": one.title, "id": f"{issue.id}-{one.name}"} for one in issue.zones.editions
        ]
        return {"editions": listed}
    equal, other = _parted(composed, same)
    told = {
        "name": edition.name, "title": edition.title, "base": issue.zones.document, "plates": edition.plates or "all",
        "same_pages": equal, "other_pages": other,
    }  # fmt: skip
    return {"edition": told}


def _parted(composed: Composed, same: tuple[str, ...]) -> tuple[list[int | str], list[int | str]]:
    """The numbers of pages that are the base's, and of the others."""
    equal: list[int | str] = []
    other: list[int | str] = []
    for page in composed.edition.pages:
        (equal if f"P{page.number:02}" in same else other).append(plain(page.number))
    return equal, other


def edition_in_words(edition: ZoneEdition, composed: Composed, same: tuple[str, ...], language: str) -> str:
    """A line for the screen: of which pages the files of *edition* are the base's."""
    equal, other = (", ".join(map(str, one)) for one in _parted(composed, same))
    if language.startswith("zh"):
        said = f"另排 {other or '无'}" + (f"；与基版逐字节相同 {equal}" if equal else "")
        return f"分版 {edition.called}：{said}"
    said = f"made {other or 'none'}" + (f"; the base's, byte for byte: {equal}" if equal else "")
    return f"edition {edition.called}: {said}"
