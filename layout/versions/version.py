"""A version of an issue: made up from its sources, or what a run has left of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from layout import files
from layout.comparing.account import account_of, as_text
from layout.comparing.accounts import BadAccountError, KeptAccount, plainly, read_account
from layout.composing import Composed, compose
from layout.console import as_json
from layout.findings import Finding, Place, Unreadable, finding
from layout.loading.contents import contents_of, press_digest
from layout.loading.load import Loaded, loaded, read
from layout.publishing.copyfit_report import report_of
from layout.publishing.error_pages import ERRORS
from layout.publishing.kept_words import words_of
from layout.publishing.reporting import reported
from layout.value import NamedTuple

REPORT: Final = "report.json"
_MOST_LISTED: Final = 20_000
_MOST_WORDS: Final = 2_000
_MOST_EDITIONS: Final = 50


class FitLine(NamedTuple):
    """The copyfit of a story in a slot."""

    slug: str
    slot: str
    page: str
    head: str
    said: tuple[tuple[str, str], ...]
    """What is compared, by its name: room, set, over, short, remedies, size of the head."""


class FindingLine(NamedTuple):
    """A finding by what makes it the same in another version: where it stands in a file does not count."""

    code: str
    severity: str
    story: str
    facts: tuple[tuple[str, str], ...]
    message: str


class KnownEdition(NamedTuple):
    """An edition that an issue or a result says it has; *id* is what the folder of its result is called."""

    name: str
    title: str
    id: str

    @property
    def called(self) -> str:
        """Its title with its name, or the name alone."""
        return f"{self.title} {self.name}" if self.title else self.name


class Version(NamedTuple):
    """What is compared of an issue; *made* is made up here of *issue*, or the *folder* of a result has its files."""

    said: str
    id: str
    title: str
    account: KeptAccount | None
    fits: tuple[FitLine, ...]
    findings: tuple[FindingLine, ...]
    made: tuple[Loaded, Composed] | None = None
    folder: Path | None = None
    issue: Path | None = None
    editions: tuple[KnownEdition, ...] = ()

    def file_of(self, page: str) -> Path | None:
        """The press file that the result has of the page whose files are called *page*.

        Raises :class:`Unreadable` for a link that leads out of the folder.
        """
        if self.folder is None:
            return None
        place = Place(str(self.folder / REPORT))
        paths = [files.inside(self.folder, f"{page}{end}.pdf", place) for end in ("", ERRORS)]
        return next((path for path in paths if path.is_file()), None)


def made_up(
    said: str, issue: Path, roots: tuple[Path, ...], out: Path, language: str, edition: str = ""
) -> Version:  # fmt: skip
    """The version that is made up of *issue*, or of an *edition* of it, now.

    Raises :class:`layout.findings.LayoutError`.
    """
    made = loaded(read(issue, roots, out, edition=edition))
    with words_of(out, made.materials.faces):
        composed = compose(made.issue, made.materials)
    account = account_of(composed, made.materials, contents_of(made), press_digest(made))
    zones = made.issue.zones.editions if not edition else ()
    known = tuple(KnownEdition(one.name, one.title, f"{made.issue.id}-{one.name}") for one in zones)
    report: dict[str, Any] = json.loads(json.dumps(report_of(composed, (), language)))
    kept = read_account(json.loads(as_text(account)))
    return _version(said, report, kept)._replace(made=(made, composed), issue=issue, editions=known)


def with_findings(version: Version, found: Iterable[Finding], language: str) -> Version:
    """*version*, which was made up here, with all that a run would report of it; *found* is what its files have."""
    assert version.made
    loaded, composed = version.made
    every = (*loaded.findings, *composed.edition.findings, *found)
    said = reported(every, loaded.issue, loaded.materials.stories)
    values = json.loads(json.dumps([as_json(one, language) for one in (*said.findings, *said.idle)]))
    return version._replace(findings=tuple(map(_finding, values)))


def kept(said: str, folder: Path) -> Version:
    """The version of which *folder* is the result: what ``render-page`` wrote.  Nobody vouches for it.

    Raises :class:`Unreadable` for a folder without a report, or whose report is none.
    """
    path = folder / REPORT
    data = files.read(path)
    try:
        report = json.loads(data)
        if not isinstance(report, dict):
            raise BadAccountError("report")
        account = read_account(report["account"]) if "account" in report else None
        return _version(said, report, account)._replace(folder=folder)
    except (ValueError, RecursionError, TypeError, KeyError, AttributeError) as fault:
        why = str(fault)[:80] or type(fault).__name__
        raise Unreadable(finding("diff-bad-report", Place(str(path)), file=str(path), why=why)) from fault


def _version(said: str, report: dict[str, Any], account: KeptAccount | None) -> Version:
    fits = tuple(map(_fit, _listed(report, "stories")))
    return Version(
        said, _short(report.get("id", "")), _short(report.get("title", "")), account, fits,
        tuple(map(_finding, _listed(report, "findings"))),
        editions=tuple(_edition(one) for one in _listed(report, "editions")[:_MOST_EDITIONS]),
    )  # fmt: skip


def _listed(report: dict[str, Any], name: str) -> list[dict[str, Any]]:
    value = report.get(name, [])
    if not isinstance(value, list) or len(value) > _MOST_LISTED or not all(isinstance(one, dict) for one in value):
        raise BadAccountError(name)
    return value


def _short(value: object) -> str:
    """*value*, which should be a word or a number, as a word of a bounded length."""
    return plainly(str(value)[:_MOST_WORDS]) if isinstance(value, str | int | float) else ""


def _edition(one: dict[str, Any]) -> KnownEdition:
    name, title, of = (_short(one.get(key, "")) for key in ("name", "title", "id"))
    return KnownEdition(name, title, of)


def _fit(one: dict[str, Any]) -> FitLine:
    said: list[tuple[str, str]] = []
    for name in ("room", "set", "over", "short"):
        value = one.get(name)
        said.append((name, _short(value.get("lines", "")) if isinstance(value, dict) else ""))
    taken = one.get("taken")
    doses = [(key, dose) for key, dose in taken.items() if dose] if isinstance(taken, dict) else []
    said.append(("taken", _short(" ".join(f"{_short(key)} {_short(dose)}" for key, dose in doses[:12]))))
    said += [(name, _short(one.get(name, ""))) for name in ("left_out", "chars_per_line", "legs")]
    words = (_short(one.get(name, "")) for name in ("slug", "slot", "page", "head"))
    slug, slot, page, head = words
    return FitLine(slug, slot, page, head, tuple(said))


def _finding(one: dict[str, Any]) -> FindingLine:
    facts = one.get("facts")
    known = sorted((_short(key), _short(value)) for key, value in facts.items()) if isinstance(facts, dict) else []
    code, severity, story, message = (_short(one.get(name, "")) for name in ("code", "severity", "story", "message"))
    return FindingLine(code, severity, story, tuple(known[:40]), message)
