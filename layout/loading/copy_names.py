"""The files that the names of a list of copy mean."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from layout import files
from layout.findings import Finding, LayoutError, Place, finding


def named_files(named: Sequence[str], folder: Path, place: Place, found: list[Finding]) -> tuple[Path, ...]:
    """The files that *named* (files, folders and patterns under *folder*) mean, in that order, each once.

    A name under which there is nothing is an error finding.
    """
    paths: dict[Path, None] = {}
    for one in named:
        try:
            files.inside(folder, one, place)
            pattern = f"{one.rstrip('/')}/**/*" if (folder / one).is_dir() else one
            seen: tuple[Path, ...] = (folder / one,) if (folder / one).is_file() else ()
            seen = seen or files.matching(folder, pattern, place)
            if not seen:
                found.append(finding("file-missing", place, file=one))
            paths |= dict.fromkeys(seen)
        except LayoutError as fault:
            found += fault.findings
    return tuple(paths)
