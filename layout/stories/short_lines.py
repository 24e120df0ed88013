"""Short lines of Markdown that became one paragraph, as lines that follow each other do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from layout.findings import Finding, Place, finding
from layout.stories.model import Paragraph

LONG: Final = 15
"""Characters of a paragraph of prose: lines of verse are shorter."""

_VERSES: Final = 3
"""Short lines under each other from which on they are not prose that somebody broke by hand."""


def short_lines_joined(body: Sequence[Paragraph], lines: Sequence[str], name: str) -> list[Finding]:
    """What says where short lines became one paragraph: nobody breaks prose so narrow, it is verse or a list."""
    runs = [(one, [lines[number - 1].strip() for number in one.lines]) for one in body if one.kind == "p"]
    joined = [one for one in runs if len(one[1]) >= _VERSES and all(0 < len(line) <= LONG for line in one[1])]
    if not joined:
        return []
    first, said = joined[0]
    every = ", ".join(str(one.lines[0]) for one, _ in joined)
    place = Place(name, first.lines[0], 1, said[0])
    return [finding("short-lines-joined", place, words="／".join(said[:_VERSES]), lines=every)]
