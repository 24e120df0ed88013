"""A package on its way: its version, the one that was sent before, and what came back for it."""

from __future__ import annotations

import re
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from layout import files
from layout.console import show_findings
from layout.findings import Finding, Place, Severity, finding, worst
from layout.keys.issue import read_issue
from layout.loading.sources import page_fetch
from layout.numbering import plain
from layout.plant.order import PlantOrder, order_of
from layout.plant.pages import PackagePage
from layout.plant.receipts import acknowledged
from layout.plant.revisions import Sent, last_sent, read_sent
from layout.spec.press import MOST_VERSIONS, Press


def folder_of(issue: str, version: int) -> str:
    """The name of the folder, and of the zip, of a package: a later version leaves the ones before it as they are."""
    return f"{issue}-handoff" if version == 1 else f"{issue}-handoff-v{version}"


def asked_of(press: Press, args: Namespace, due: str) -> PlantOrder:
    """What the *press* says of the job, and the arguments over it."""
    said = order_of(press)
    return said._replace(
        version=args.version or said.version, copies=args.copies or said.copies, due=due or said.due,
        signer=" ".join((args.signer or said.signer).split())[:40],
    )  # fmt: skip


def sent_before(issue: str, version: int, out: Path, since: Path | None) -> tuple[Sent | None, list[Finding]]:
    """The package that pages are compared with: that which is named, else the last version before this one in *out*.

    Raises :class:`Unreadable` when the one that is named cannot be read.
    """
    if since is not None:
        return read_sent(since), []
    if version == 1:
        return None, []
    there = {number: out / folder_of(issue, number) for number in range(1, version)}
    sent = last_sent({number: path for number, path in there.items() if files.is_there(path / "job.yaml")})
    if sent is None:
        return None, [finding("handoff-no-before", Place(str(out)), version=version)]
    return sent, []


def compared_with(order: PlantOrder, sent: Sent | None, sheets: Sequence[PackagePage], *, whole: bool) -> PlantOrder:
    """*order* with the version that was *sent* before, and which of its pages are gone where all were made."""
    if sent is None:
        return order
    here = {str(plain(one.number)) for one in sheets}
    gone = tuple(one.page for one in sent.pages if one.page not in here) if whole else ()
    return order._replace(before=sent.version, gone=gone)


def show_receipts(args: Namespace, language: str) -> int:
    """Say what the plant acknowledges of the last package in ``args.out``: 0 when it has every page as it was sent.

    Raises :class:`layout.findings.LayoutError` when there is no package, or what should be a receipt is none.
    """
    sent = read_sent(args.since) if args.since else _last(args)
    paths = [one for path in args.receipts for one in (sorted(path.iterdir()) if path.is_dir() else [path])]
    known, found = acknowledged(sent, paths)
    for one in known:
        print(_words(one.page, one.who, one.at, by_sums=one.how == "sums", language=language))
    show_findings(found, language, sys.stdout)
    print(f"{len(known)}/{len(sent.pages)} · {sent.path.name}")
    return 1 if worst(found) is Severity.ERROR else 0


def _words(page: str, who: str, at: str, *, by_sums: bool, language: str) -> str:
    label = f"第 {page} 版" if re.fullmatch(r"\d+", page) else f"{page} 版"
    by = "".join(f" {one}" for one in (who, at) if one)
    if language == "zh":
        return f"{label} 印厂已收到{'，校验一致' if by_sums else ''}{by}"
    return f"page {page}: the plant has it{', sums agree' if by_sums else ''}{by}"


def _last(args: Namespace) -> Sent:
    """The package of the issue with the highest version, or the version asked for."""
    issue = read_issue(files.read_text(args.issue), str(args.issue), page_fetch(args.issue, tuple(args.root)))
    numbers = [args.version] if args.version else range(MOST_VERSIONS, 0, -1)
    there = (args.out / folder_of(issue.id, number) for number in numbers)
    path = next((one for one in there if files.is_there(one / "job.yaml")), args.out / folder_of(issue.id, 1))
    return read_sent(path)


def as_in_folder(one: Finding, issue: Path) -> Finding:
    """*one* with its file named from the issue's folder on: where that is on our disk is nobody's business."""
    folder = issue.resolve().parent
    path = Path(one.place.file).resolve() if one.place else folder
    if one.place is None or path == folder or not path.is_relative_to(folder):
        return one
    return one._replace(place=one.place._replace(file=str(path.relative_to(folder))))
