"""Folders of editions that an issue has no more: what runs wrote into them is taken away like any file withdrawn."""

from __future__ import annotations

import json
import os
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import Final

from layout.findings import Finding
from layout.runs.manifest import MOST_BYTES, NAME, is_as_written, names_under, read_manifest
from layout.runs.staging import staged
from layout.runs.swap import Rules, finish

_REPORT: Final = "report.json"


def former_editions(parent: Path, document: str, names: Collection[str]) -> list[Path]:
    """Folders of *parent* with an edition of the issue *document* that is not among *names*, by their own reports.

    A name alone proves nothing: ``day-2`` may be an issue.  A report that anyone changed since it was written is none.
    """
    try:
        there = sorted(name for name in os.listdir(parent) if name.startswith(f"{document}-"))  # noqa: PTH208
    except OSError:
        return []
    others = [name for name in there if name[len(document) + 1 :] not in names]
    return [parent / name for name in others if _edition_in(parent / name, document) == name[len(document) + 1 :]]


def _edition_in(folder: Path, document: str) -> str:
    """The name of the edition of *document* that a run wrote into *folder*, "" where none did."""
    path = folder / _REPORT
    with suppress(OSError, ValueError, LookupError, TypeError, RecursionError):
        if folder.is_symlink() or path.stat().st_size > MOST_BYTES:
            return ""
        data = path.read_bytes()
        if b'"edition": {' not in data:  # most folders beside are other issues: their reports are not taken apart
            return ""
        told = json.loads(data)["edition"]
        known = read_manifest(folder).get(_REPORT)
        if told["base"] == document and known is not None and is_as_written(path, known):
            return str(told["name"])
    return ""


def without_former_editions(folder: Path, names: Collection[str], reads: Collection[Path]) -> list[Finding]:
    """Take away what runs wrote of editions of the issue in *folder* that are not among *names*; what is said of it.

    What a run *reads*, and files that are others' or were changed, stay, and the folder with them.
    """
    found: list[Finding] = []
    for one in former_editions(folder.parent, folder.name, names):
        with staged(one) as staging:
            found += finish(staging, Rules(lambda name: True, reads))
        if names_under(one) == [NAME]:
            with suppress(OSError):
                (one / NAME).unlink()
                one.rmdir()
    return found
