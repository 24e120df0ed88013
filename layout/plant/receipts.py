"""What the plant writes back (回执): the form of the package filled in, or the sums of the files that came.

A form is the package's ``回执.yaml`` with a time, a name and a word for every page.  Sums are lines as ``sha256sum``
prints them: they say of the bytes themselves that they came over whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import takewhile
from pathlib import Path
from typing import Any, Final

import yaml

from layout import files
from layout.findings import Finding, Place, Unreadable, finding
from layout.numbering import plain
from layout.plant.package import PackageJob
from layout.plant.revisions import Sent, SentPage
from layout.value import NamedTuple

FORM: Final = "回执.yaml"
TAKEN: Final = frozenset(("收到", "已收", "签收", "收讫", "received", "ok", "accepted"))
REFUSED: Final = frozenset(("退回", "拒收", "有误", "rejected", "refused"))
_MOST: Final = 1 << 20
_LINE: Final = re.compile(r"([0-9a-fA-F]{64}) [ *](.+)")
_MOST_SAID: Final = 200
_HEAD: Final = """\
# 印厂回执：收齐后填写，原样发回编辑部。每版的 status 写 收到 或 退回，退回的在 note 写原因。
# Receipt: fill in when all has come and send it back; status is received or rejected.
"""


class Acknowledged(NamedTuple):
    """A page that the plant has: *how* it is known (``sums`` or ``form``), by whom and when."""

    page: str
    how: str
    who: str = ""
    at: str = ""


class _Entry(NamedTuple):
    """What a receipt says of a file: *said* is a word of a form, empty in sums; *line* is where it stands, or 0."""

    file: str
    digest: str
    said: str
    note: str
    page: str
    line: int


class _Receipt(NamedTuple):
    path: Path
    issue: str
    version: int
    who: str
    at: str
    entries: tuple[_Entry, ...]


def receipt_form(job: PackageJob) -> bytes:
    """``回执.yaml`` as the plant gets it."""
    listed = [
        {"page": plain(one.number), "file": f"print/{one.name}.pdf", "sha256": sha256(one.pdf).hexdigest(),
         "status": "", "note": ""}
        for one in job.sheets
    ]  # fmt: skip
    form = {"issue": job.id, "version": job.order.version, "received": "", "by": "", "pages": listed}
    return (_HEAD + yaml.safe_dump(form, allow_unicode=True, sort_keys=False, width=200)).encode()


def acknowledged(sent: Sent, paths: Iterable[Path]) -> tuple[tuple[Acknowledged, ...], list[Finding]]:
    """Which pages of the package *sent* the receipts at *paths* acknowledge, and what is amiss.

    The last word on a page counts.  Raises :class:`Unreadable` for what is no receipt.
    """
    found: list[Finding] = []
    known: dict[str, Acknowledged] = {}
    refused: dict[str, Finding] = {}
    for path in paths:
        receipt = _read(path)
        if receipt.issue and (receipt.issue, receipt.version) != (sent.issue, sent.version):
            said, wanted = receipt.version, sent.version
            found.append(
                finding("handoff-receipt-older", Place(str(path)), issue=receipt.issue, version=said, wanted=wanted)
            )
            continue
        for entry in receipt.entries:
            page = _page((*sent.pages, *sent.editions), entry)
            place = Place(str(path), entry.line) if entry.line else Place(str(path))
            if page is None:
                found.append(finding("handoff-receipt-foreign", place, file=entry.file[:_MOST_SAID]))
            elif entry.digest and entry.digest.lower() != page.sha256:
                known.pop(page.page, None)
                refused[page.page] = finding("handoff-receipt-other", place, page=page.page, file=page.file)
            elif entry.said in REFUSED:
                known.pop(page.page, None)
                note = entry.note[:_MOST_SAID] or "—"
                refused[page.page] = finding("handoff-receipt-refused", place, page=page.page, note=note)
            elif entry.said in TAKEN or not (entry.said or receipt.issue):
                refused.pop(page.page, None)
                how = "form" if receipt.issue else "sums"
                known[page.page] = Acknowledged(page.page, how, receipt.who, receipt.at)
            elif entry.said:
                found.append(finding("handoff-receipt-word", place, text=entry.said[:_MOST_SAID], page=page.page))
    found += refused.values()
    lacking = [one.page for one in sent.pages if one.page not in known and one.page not in refused]
    found += [finding("handoff-receipt-missing", Place(str(sent.path)), page=page) for page in lacking]
    return tuple(known[one.page] for one in sent.pages if one.page in known), found


def _page(pages: Sequence[SentPage], entry: _Entry) -> SentPage | None:
    """The page that an entry means, by its label or by its file, in whatever folder the plant has it.

    An edition's file may have the name of the base's in another folder: as much of the path as agrees decides, and
    where that says nothing the sum does.
    """
    labelled = next((one for one in pages if one.page == entry.page), None)
    if labelled:
        return labelled
    shared = [_shared(one.file, entry.file.replace("\\", "/")) for one in pages]
    most = max(shared, default=0)
    likely = [one for one, parts in zip(pages, shared, strict=True) if parts == most > 0]
    if len(likely) > 1:
        likely = [one for one in likely if one.sha256 == entry.digest.lower()]
    return likely[0] if likely else None


def _shared(one: str, other: str) -> int:
    """How many parts of two paths are the same, from the end on."""
    pairs = zip(reversed(one.split("/")), reversed(other.split("/")), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _read(path: Path) -> _Receipt:
    text = files.read(path, _MOST).decode("utf-8-sig", "replace")
    if path.suffix.lower() not in (".yaml", ".yml"):
        return _sums(path, text)
    try:
        return _form(path, yaml.safe_load(text))
    except yaml.MarkedYAMLError as fault:
        line = fault.problem_mark.line + 1 if fault.problem_mark else 0
        raise _unread(path, line, fault.problem or "YAML") from None
    except (yaml.YAMLError, LookupError, TypeError, ValueError, AttributeError, RecursionError) as fault:
        raise _unread(path, 0, f"{type(fault).__name__} {fault}"[:80]) from None


def _form(path: Path, told: dict[str, Any]) -> _Receipt:
    entries = tuple(
        _Entry(
            str(one.get("file", "")), str(one.get("sha256") or ""), str(one.get("status") or "").strip().lower(),
            " ".join(str(one.get("note") or "").split()), str(one["page"]), 0,
        )
        for one in told["pages"]
    )  # fmt: skip
    who, at = (" ".join(str(told.get(key) or "").split())[:80] for key in ("by", "received"))
    return _Receipt(path, str(told["issue"]), int(told.get("version", 1)), who, at, entries)


def _sums(path: Path, text: str) -> _Receipt:
    entries = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        found = _LINE.fullmatch(line.rstrip())
        if found is None:
            raise _unread(path, number, line[:40])
        if found[2].lower().endswith(".pdf"):
            entries.append(_Entry(found[2], found[1], "", "", "", number))
    return _Receipt(path, "", 0, "", "", tuple(entries))


def _unread(path: Path, line: int, why: str) -> Unreadable:
    place = Place(str(path), line) if line else Place(str(path))
    return Unreadable(finding("handoff-receipt-unread", place, file=path.name, why=why))
