"""The files that the names of a list of copy mean."""

from __future__ import annotations

import os
from collections.abc import Sequence
from os.path import normpath
from pathlib import Path
from typing import Final

from layout import files
from layout.findings import Finding, LayoutError, Place, finding
from layout.spec.model import Issue
from layout.value import NamedTuple


class FilesOfSlots(NamedTuple):
    """Files that slots of an issue name: those they place as they are, and those they show as pictures."""

    placed: frozenset[Path] = frozenset()
    shown: frozenset[Path] = frozenset()


NO_FILES: Final = FilesOfSlots()
"""No slot names any."""


def files_of_slots(issue: Issue, folder: Path) -> FilesOfSlots:
    """The files in *folder* of tables and advertisements on the pages of *issue*, and of pictures, in heads too."""
    slots = [slot for page in issue.pages for slot in page.slots]
    placed = (one.file for slot in slots for one in (slot.table, slot.ad) if one)
    shown = (name for one in slots for name in (one.picture, one.head.picture, *(each.file for each in one.frames)))
    return FilesOfSlots(*(frozenset(Path(normpath(folder / one)) for one in some if one) for some in (placed, shown)))


def meant_instead(folder: Path, named: str) -> dict[str, str]:
    """Facts of a finding that there is no picture or ad *named* so in *folder*: which may be meant, if any."""
    from layout.keys.slips import file_meant  # wanted only where a file is missing
    from layout.loading.story_files import PICTURES

    path = folder / named
    try:
        there = [one for one in os.listdir(path.parent) if one.lower().endswith(PICTURES)]  # noqa: PTH208 - names alone
    except (OSError, ValueError):
        there = []
    near = file_meant(path.name, there)
    if not near:
        return {"near_zh": "", "near_en": ""}
    said = Path(named).with_name(near).as_posix()
    return {"near_zh": f"是不是 {said}？", "near_en": f"Did you mean {said}? "}


def without_placed(paths: Sequence[Path], placed: frozenset[Path]) -> tuple[Path, ...]:
    """*paths* without those that are *placed* (see :class:`FilesOfSlots`)."""
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
