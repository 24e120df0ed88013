"""Where a house's own lists are found: beside the issue, or where a run is told."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from layout import files
from layout.keys.reading import whole_file
from layout.stylesheets.house_list import HOUSE as LISTS
from layout.stylesheets.house_list import HouseLists
from layout.trees.reader import read_tree

HOUSE: Final = "house.yaml"
"""The house's own lists: that file beside the issue, where there is one."""


def house_lists(issue: Path, named: Path | None = None) -> HouseLists:
    """The lists in the file *named*, else in that beside *issue*; none where there is none.

    Raises :class:`layout.findings.BadSpec` for lists that cannot be read.
    """
    path = named or issue.parent / HOUSE
    if named is None and not files.is_there(path):
        return HouseLists()
    source, tree = read_tree(files.read_text(path), str(path))
    return whole_file(LISTS, HouseLists, source, tree)
