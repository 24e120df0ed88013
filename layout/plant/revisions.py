"""What differs between a page and the file of it that was sent before (改版): the file, and which of its plates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

import yaml

from layout import files
from layout.findings import LayoutError, Place, Unreadable, finding
from layout.preflight.plates_compared import PlateChange, SheetPlates, compared
from layout.preflight.report_words import plate_called
from layout.value import NamedTuple

JOB: Final = "job.yaml"
_MOST_SHEET: Final = 4 << 20
_NONSENSE: Final = (
    yaml.YAMLError, LookupError, TypeError, ValueError, AttributeError, RecursionError, BadZipFile,
    NotImplementedError, RuntimeError,
)  # fmt: skip
"""What comes of a package that is not one of ours."""


class SentPage(NamedTuple):
    """A page of a package that was sent: its file's name and digest."""

    page: str
    file: str
    sha256: str


class Sent(NamedTuple):
    """A package at *path* that was sent before, its *version* and pages."""

    path: Path
    issue: str
    version: int
    pages: tuple[SentPage, ...]
    editions: tuple[SentPage, ...] = ()
    """Pages that editions have of their own, named with the edition."""

    def page(self, label: str) -> SentPage | None:
        """The page of that label."""
        return next((one for one in self.pages if one.page == label), None)


class PageChange(NamedTuple):
    """A page beside the one sent before: *kind* is ``new``, ``same`` (the same file) or ``changed``.

    *plates* are those that are others, *kept* those that are the same byte for byte.
    """

    kind: str
    plates: tuple[PlateChange, ...] = ()
    kept: tuple[str, ...] = ()

    @property
    def only_black(self) -> bool:
        """True when the black plate is another and every other one the same."""
        return self.kind == "changed" and [one.plate for one in self.plates] == ["Black"] and bool(self.kept)

    @property
    def words(self) -> str:
        """In Chinese, for the job sheet."""
        if self.kind != "changed":
            return {"new": "新增", "same": "未改"}[self.kind]
        if not self.plates:
            return "文件有改动，各色版未变"
        if self.only_black:
            return "只换黑版"
        return "换 " + "、".join(plate_called(one.plate, "zh") for one in self.plates) + " 版"


def read_sent(path: Path) -> Sent:
    """The package at *path*, a folder or a zip, by its job sheet.  Raises :class:`Unreadable`."""
    try:
        told = yaml.safe_load(_part(path, JOB, _MOST_SHEET))
        pages = _sent_pages(told["pages"])
        editions = tuple(
            one
            for zone in told.get("editions") or ()
            for one in _sent_pages([page for page in zone["pages"] if "print" in page], f"{zone['edition']} ")
        )
        return Sent(path, str(told["issue"]), int(told.get("version", 1)), pages, editions)
    except _NONSENSE as fault:
        why = type(fault).__name__
        raise Unreadable(finding("handoff-package-unread", Place(str(path)), file=str(path), why=why)) from None


def _sent_pages(told: list[dict[str, Any]], edition: str = "") -> tuple[SentPage, ...]:
    return tuple(SentPage(f"{edition}{one['page']}", str(one["print"]), str(one["sha256"])) for one in told)


def sent_file(sent: Sent, page: SentPage) -> bytes:
    """The file of a *page* of the package.  Raises :class:`Unreadable`."""
    try:
        return _part(sent.path, page.file, files.MOST_PICTURE)
    except _NONSENSE as fault:
        why, file = type(fault).__name__, str(sent.path)
        raise Unreadable(finding("handoff-package-unread", Place(file), file=page.file, why=why)) from None


def _part(path: Path, name: str, most: int) -> bytes:
    """The file *name* of the package at *path*, of *most* bytes."""
    if not path.is_dir():
        with files.opened(path, files.MOST_PICTURE) as file, ZipFile(file) as packed:
            entry = next(one for one in packed.infolist() if one.filename.partition("/")[2] == name)
            if entry.file_size > most:
                raise ValueError(name)
            return packed.read(entry)
    return files.read(files.inside(path, name, Place(str(path))), most)


def change_of(label: str, data: bytes, sent: Sent, drawn: Callable[[bytes, str], SheetPlates]) -> PageChange:
    """What differs between the page *label*, whose file is *data*, and the one that was sent before.

    *drawn* draws the plates of a file of some name.  Raises :class:`Unreadable`.
    """
    before = sent.page(label)
    if before is None:
        return PageChange("new")
    if before.sha256 == sha256(data).hexdigest():
        return PageChange("same")
    then = drawn(sent_file(sent, before), before.file)
    return PageChange("changed", *compared(then.plates, drawn(data, label)))


def change_values(change: PageChange) -> dict[str, Any]:
    """For ``job.yaml``."""
    made: dict[str, Any] = {"change": change.kind, "改动": change.words}
    if change.kind == "changed":
        made["plates_changed"] = {one.plate: list(one.box) if one.box else "all" for one in change.plates}
        made["plates_kept"] = list(change.kept)
        made["only_black"] = change.only_black
    return made


def last_sent(candidates: Mapping[int, Path]) -> Sent | None:
    """The package of the highest version that can be read among *candidates*, packages by their versions."""
    for number in sorted(candidates, reverse=True):
        try:
            return read_sent(candidates[number])
        except LayoutError:
            continue
    return None
