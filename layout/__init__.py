"""render-page: makes up Chinese newspaper pages.

``load`` reads an issue, ``compose`` makes it up, ``press_pdf`` turns pages into the press file and ``png`` draws them.
What is named here is public and stays; whatever else the package holds may change with any version.
The names are found when first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from layout.batches.workers import JobOutcome
    from layout.commands.batch import make_issues
    from layout.composing import Composed, Materials, compose
    from layout.findings import Finding, LayoutError, Place, Severity
    from layout.loading.load import Loaded, load
    from layout.output.pdf import pdf
    from layout.page import Edition, Page
    from layout.pixels.png import png
    from layout.publishing.press_file import PressFile, press_pdf
    from layout.publishing.reporting import ReportedFindings, reported

_HOMES = {
    "Composed": "layout.composing",
    "Edition": "layout.page",
    "Finding": "layout.findings",
    "JobOutcome": "layout.batches.workers",
    "LayoutError": "layout.findings",
    "Loaded": "layout.loading.load",
    "Materials": "layout.composing",
    "Page": "layout.page",
    "Place": "layout.findings",
    "PressFile": "layout.publishing.press_file",
    "ReportedFindings": "layout.publishing.reporting",
    "Severity": "layout.findings",
    "compose": "layout.composing",
    "make_issues": "layout.commands.batch",
    "load": "layout.loading.load",
    "pdf": "layout.output.pdf",
    "png": "layout.pixels.png",
    "press_pdf": "layout.publishing.press_file",
    "reported": "layout.publishing.reporting",
}

__all__ = [
    "Composed", "Edition", "Finding", "JobOutcome", "LayoutError", "Loaded", "Materials", "Page", "Place", "PressFile",
    "ReportedFindings", "Severity", "compose", "load", "make_issues", "pdf", "png", "press_pdf", "reported",
]  # fmt: skip


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
