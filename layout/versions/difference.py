"""Two versions held against each other: what changed of pages, copyfit and findings, and what pixels say to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, ParamSpec, TypeAlias, TypeVar

from layout import files
from layout.comparing.account import in_plate_order
from layout.comparing.accounts import KeptAccount, KeptPage
from layout.comparing.changes import changes_of
from layout.comparing.model import Alteration
from layout.findings import Finding, Place, Unreadable, finding
from layout.processes.bounded import Bounds, BrokeOffError, bounded
from layout.publishing.ads_list import claim_findings
from layout.publishing.error_pages import at_their_slots
from layout.publishing.page_files import WantedFiles, make_page
from layout.value import NamedTuple
from layout.versions.pixel_changes import MOST_FILE, PageLooks, PageSource, page_looks
from layout.versions.version import FindingLine, FitLine, Version, with_findings

_SECONDS: Final = 60
_SECONDS_A_PAGE: Final = 30

_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")
_Order: TypeAlias = "tuple[PageSource, PageSource, tuple[int, int]]"


class PageDifference(NamedTuple):
    """A page of both versions, or of one: its number, the name of its files, how it looks; ``None`` where undrawn."""

    number: str
    file: str
    looks: PageLooks | None


class FitDifference(NamedTuple):
    """The copyfit of a story before and after; ``None`` where it was not there."""

    before: FitLine | None
    after: FitLine | None


class Difference(NamedTuple):
    """All that is not the same in two versions."""

    before: Version
    after: Version
    changes: tuple[Alteration, ...]
    fits: tuple[FitDifference, ...]
    gone: tuple[FindingLine, ...]
    come: tuple[FindingLine, ...]
    pages: tuple[PageDifference, ...]
    notes: tuple[Finding, ...] = ()
    """What could not be compared."""

    @property
    def plates(self) -> str:
        """The letters of the plates that are known to change, in the order of printing."""
        return in_plate_order(letter for one in self.changes for letter in one.plates)

    @property
    def unknown(self) -> tuple[str, ...]:
        """The pages of which pixels differ and no account tells why, nor on which plates."""
        return tuple(dict.fromkeys(one.page_after for one in self.changes if one.kind == "pixels"))

    @property
    def is_same(self) -> bool:
        """True when nothing at all changed; not where a version has no account, and nobody can tell."""
        known = self.before.account is not None and self.after.account is not None
        return known and not (self.changes or self.fits or self.gone or self.come)


def difference(before: Version, after: Version, out: Path, dpi: int, language: str) -> Difference:
    """What changed from *before* to *after*; pages are drawn at *dpi*, pictures in press colour kept under *out*.

    What stands in a result is read, compared and drawn by another process within bounds.  Raises :class:`Unreadable`.
    """
    changes: tuple[Alteration, ...] = ()
    if before.account and after.account:
        changes = _at_arms_length(before, after, changes_of, before.account, after.account)
    pages = [one.account or _as_filed(one, other.account) for one, other in ((before, after), (after, before))]
    sheets = _sheets(*pages)
    proofs = before.made is not None and after.made is not None
    with TemporaryDirectory() as scratch:
        filed = [
            _filed(one, known, out, None if proofs else Path(scratch))
            for one, known in zip((before, after), pages, strict=True)
        ]
    before, after = (
        with_findings(one, files_of.findings, language) if one.made else one
        for one, files_of in zip((before, after), filed, strict=True)
    )
    orders = [_order(filed, old, new, changes) for old, new in sheets]
    looks = _at_arms_length(before, after, all_looks, orders, dpi)
    drawn: list[PageDifference] = []
    for (old, new), one in zip(sheets, looks, strict=True):
        known = new or old
        assert known
        drawn.append(PageDifference(known.number, known.file, one))
        if one is not None and one.unexplained and ((before.account and after.account) or (old and new)):
            boxes = tuple((known.number, box) for box in one.places)
            said = str(one.unexplained)
            changes += (
                Alteration("pixels", known.number, known.number, after=said, boxes_before=boxes, boxes_after=boxes),
            )
    gone, come = _parted(before.findings, after.findings)
    fits = tuple(_fits(before.fits, after.fits))
    return Difference(before, after, changes, fits, gone, come, tuple(drawn), tuple(_notes(before, after, drawn)))


def _at_arms_length(
    before: Version, after: Version, work: Callable[_Given, _Result], /, *args: _Given.args, **named: _Given.kwargs
) -> _Result:
    """What *work* gives, by another process within bounds where one of the versions is a result of others."""
    if before.made is not None and after.made is not None:
        return work(*args, **named)
    pages = sum(len(one.account.pages) if one.account else 1 for one in (before, after))
    try:
        return bounded(Bounds(_SECONDS + _SECONDS_A_PAGE * pages), work, *args, **named)
    except BrokeOffError as fault:
        said = before.said if before.made is None else after.said
        raise Unreadable(finding("preflight-too-much", Place(said), file=said, what=str(fault))) from None


def all_looks(orders: Sequence[_Order], dpi: int) -> list[PageLooks | None]:
    """:func:`page_looks` of every page of *orders*; ``None`` where neither version has anything to draw."""
    return [
        page_looks(old, new, dpi, size) if any((old.data, old.path, new.data, new.path)) else None
        for old, new, size in orders
    ]


def _as_filed(version: Version, account: KeptAccount | None) -> KeptAccount | None:
    """The pages of *account*, that of the other version, of which *version*, which has none, keeps files.

    What stands on them nobody knows: they can be drawn, and compared with the other's by pixels alone.
    """
    if account is None:
        return None
    pages = (page._replace(slots=(), marks=()) for page in account.pages if version.file_of(page.file))
    return KeptAccount("", tuple(pages))


def _sheets(before: KeptAccount | None, after: KeptAccount | None) -> list[tuple[KeptPage | None, KeptPage | None]]:
    """The pages of both, those of one number together, in the order of the new version; then those that are gone."""
    old, new = by_number(before), by_number(after)
    both: list[tuple[KeptPage | None, KeptPage | None]] = [(old.get(key), page) for key, page in new.items()]
    return [*both, *((page, None) for key, page in old.items() if key not in new)]


def by_number(account: KeptAccount | None) -> dict[str, KeptPage]:
    """The pages of *account* by their numbers; none where there is no account."""
    return {page.number: page for page in account.pages} if account else {}


class FiledPages(NamedTuple):
    """What is to be drawn of the pages of a version: bytes made here, or paths in a result; and what they lack."""

    made: dict[str, bytes]
    kept: dict[str, str]
    findings: tuple[Finding, ...] = ()


def _filed(version: Version, account: KeptAccount | None, out: Path, scratch: Path | None) -> FiledPages:
    """The files of all pages: proofs in press colours, or with a folder to make them in press files as results have."""
    pages = account.pages if account else ()
    if version.made is None:
        found = ((page.file, version.file_of(page.file)) for page in pages)
        return FiledPages({}, {name: str(path) for name, path in found if path})
    loaded, composed = version.made
    data: dict[str, bytes] = {}
    faults: list[Finding] = []
    for page in composed.edition.pages:
        name = f"P{page.number:02}"
        path = scratch / f"{name}.pdf" if scratch else None
        made = make_page(page, composed, loaded, WantedFiles(out, path, path is None), None)
        faults += at_their_slots(made.findings, composed.issue, loaded.materials.stories)
        data[name] = files.read(path, MOST_FILE) if path else made.proof
    faults += claim_findings(composed.edition.pages, loaded.artworks, loaded.press.standard)
    return FiledPages(data, {}, tuple(faults))


def _order(
    filed: Sequence[FiledPages], old: KeptPage | None, new: KeptPage | None, changes: Sequence[Alteration]
) -> _Order:  # fmt: skip
    """What has to be drawn of a page; nothing where one of its versions has no file."""
    made: list[PageSource] = []
    for side, (own, page) in enumerate(zip(filed, (old, new), strict=True)):
        if page is None:
            made.append(PageSource())
            continue
        boxes = tuple(
            (str(at), box)
            for at, change in enumerate(changes, 1)
            for number, box in (change.boxes_before, change.boxes_after)[side] if number == page.number
        )  # fmt: skip
        made.append(PageSource(own.made.get(page.file, b""), own.kept.get(page.file, ""), boxes))
    known = new or old
    assert known
    size = known.width, known.height
    if any(page is not None and not one.data and not one.path for page, one in zip((old, new), made, strict=True)):
        return PageSource(), PageSource(), size
    return made[0], made[1], size


def _notes(before: Version, after: Version, pages: Sequence[PageDifference]) -> Iterable[Finding]:
    """What could not be compared, and why."""
    bare = [one for one in (before, after) if one.account is None]
    yield from (finding("diff-no-account", Place(one.said), file=one.said) for one in bare)
    if not bare:
        yield from (finding("diff-no-file", Place(after.said), page=one.number) for one in pages if one.looks is None)


def _parted(
    old: Iterable[FindingLine], new: Iterable[FindingLine]
) -> tuple[tuple[FindingLine, ...], tuple[FindingLine, ...]]:
    """Findings that are gone, and those that have come."""
    was, now = ({one[:4]: one for one in side} for side in (old, new))
    return tuple(was[key] for key in was if key not in now), tuple(now[key] for key in now if key not in was)


def _fits(old: Iterable[FitLine], new: Iterable[FitLine]) -> Iterable[FitDifference]:
    """Copyfit that is not as it was, of stories by their heads, then of those whose head changed by their names."""
    left, right = list(old), list(new)
    pairs: list[tuple[FitLine | None, FitLine | None]] = []
    for by_head in (True, False):
        was, now = (_named(side, by_head=by_head) for side in (left, right))
        both = [(was[key], now[key]) for key in now if key in was]
        pairs += both
        taken = {id(one) for pair in both for one in pair}
        left, right = ([one for one in side if id(one) not in taken] for side in (left, right))
    pairs += [*((None, one) for one in right), *((one, None) for one in left)]
    for before, after in pairs:
        if before is None or after is None or before.said != after.said:
            yield FitDifference(before, after)


def _named(fits: Iterable[FitLine], *, by_head: bool) -> dict[tuple[str, int], FitLine]:
    """Copyfit by what the story is called, and which of its slots it is, wherever that is."""
    made: dict[tuple[str, int], FitLine] = {}
    count: dict[str, int] = {}
    for one in fits:
        name = one.head if by_head else one.slug
        if name:
            count[name] = count.get(name, 0) + 1
            made[name, count[name]] = one
    return made
