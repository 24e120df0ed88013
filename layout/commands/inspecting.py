"""One PDF checked in a process of its own, and its report as values and in words: what preflight's commands share."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from layout import files
from layout.console import as_json
from layout.findings import Finding, Place, Severity, Unreadable, finding
from layout.plurals import sums_of
from layout.processes.bounded import SECONDS, Bounds, BrokeOffError, bounded

if TYPE_CHECKING:
    from layout.pdfreader.packed_bytes import PdfData
    from layout.preflight.model import Report, WantedGeometry
    from layout.stylesheets.preflight import Limits

PRESS = "press/newsprint.icc"
_HELD = 16 << 20
"""Bytes of a file that is read into memory to be checked."""

_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")


def inspected(path: Path, limits: Limits, wanted: WantedGeometry | None, seconds: int = SECONDS) -> Report:
    """The report on the PDF at *path*, made in a process of its own.  Raises :class:`Unreadable`."""
    files.size_of(path)
    return at_arms_length(path, seconds, inspect, limits, wanted)[0]


def inspected_and_shown(
    path: Path, limits: Limits, wanted: WantedGeometry | None, seconds: int
) -> tuple[Report, bytes]:
    """As :func:`inspected`, and the report as a page of HTML, its pictures in it.  Raises :class:`Unreadable`."""
    files.size_of(path)
    return at_arms_length(path, seconds, inspect, limits, wanted, shown=True)


def at_arms_length(
    path: Path, seconds: int, work: Callable[Concatenate[str, _Given], _Result], /, *args: _Given.args,
    **named: _Given.kwargs,
) -> _Result:  # fmt: skip
    """What *work* makes of the file at *path* in a process of its own.  Raises :class:`Unreadable`."""
    try:
        return bounded(Bounds(seconds, copied=True), work, str(path), *args, **named)
    except BrokeOffError as fault:
        place = Place(str(path))
        raise Unreadable(finding("preflight-too-much", place, file=str(path), what=str(fault))) from None


def inspect(path: str, limits: Limits, wanted: WantedGeometry | None, *, shown: bool = False) -> tuple[Report, bytes]:
    """What the other process does: the report, and with *shown* the page that shows it."""
    from layout.preflight.check import checked

    profile = files.read(files.kit("styles") / PRESS)
    with data_of(Path(path)) as data:
        if not shown:
            return checked(data, path, limits, profile, wanted).report, b""
        from layout.plant.marked_report import DPI, marked_report

        done = checked(data, path, limits, profile, wanted, dpi=DPI)
    return done.report, marked_report(done, limits)


@contextmanager
def data_of(path: Path) -> Iterator[PdfData]:
    """The PDF at *path*: its bytes, or a large file as it lies on the disk.  Raises :class:`Unreadable`."""
    from layout.pdfreader.packed_bytes import MOST_BYTES, FileOnDisk

    if files.size_of(path) <= _HELD or not hasattr(os, "pread"):
        yield files.read(path, MOST_BYTES)
        return
    with files.opened(path, MOST_BYTES) as file:
        yield FileOnDisk(file)


def report_values(report: Report, limits: Limits, language: str) -> dict[str, Any]:
    """The report as plain values, its findings in words."""
    return {**_words().as_values(report, limits), "findings": [as_json(one, language) for one in report.findings]}


def summary(report: Report, limits: Limits, language: str) -> str:
    """The file, the profile and the facts of every page, a line each, and how much was found."""
    words = _words()
    lines = [words.file_words(report, language), words.limits_words(limits, language)]
    lines += [words.page_words(page, language) for page in report.pages]
    return "\n".join([*lines, counted(report.findings, language)])


def _words() -> ModuleType:
    """The words of reports, which a run that finds no file never needs."""
    from layout.preflight import report_words

    return report_words


def counted(found: tuple[Finding, ...], language: str) -> str:
    """How many errors and warnings there are."""
    errors, warnings = (sum(one.severity is which for one in found) for which in (Severity.ERROR, Severity.WARNING))
    return sums_of(errors, warnings, language)
