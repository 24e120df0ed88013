"""The files that the names of a list of copy mean."""

from __future__ import annotations

from collections.abc import Sequence
from os.path import normpath
from pathlib import Path

from layout import files
from layout.findings import Finding, LayoutError, Place, finding
from layout.spec.model import Issue


def placed_files(issue: Issue, folder: Path) -> frozenset[Path]:
    """The files in *folder* that stand on a page of *issue* as they are: of tables and of advertisements."""
    named = (
        one.file for page in issue.pages for slot in page.slots for one in (slot.table, slot.ad) if one and one.file
    )
    return frozenset(Path(normpath(folder / one)) for one in named)


def without_placed(paths: Sequence[Path], placed: frozenset[Path]) -> tuple[Path, ...]:
    """*paths* without those that are *placed* (see :func:`placed_files`)."""
    return tuple(path for path in paths if Path(normpath(path)) not in placed) if placed else tuple(paths)


def named_files(
    named: Sequence[str], folder: Path, place: Place, found: list[Finding], placed: frozenset[Path] = frozenset()
) -> tuple[Path, ...]:
    """The files that *named* (files, folders and patterns under *folder*) mean, in that order, each once.

    What a folder or a pattern brings is no copy when it is *placed*.  A name under which there is nothing is an error
    finding.
    """
    paths: dict[Path, None] = {}
    for one in named:
        try:
            files.inside(folder, one, place)
            pattern = f"{one.rstrip('/')}/**/*" if (folder / one).is_dir() else one
            if (folder / one).is_file():
                paths[folder / one] = None
                continue
            seen = files.matching(folder, pattern, place)
            if not seen:
                found.append(finding("file-missing", place, file=one))
            paths |= dict.fromkeys(without_placed(seen, placed))
        except LayoutError as fault:
            found += fault.findings
    return tuple(paths)
