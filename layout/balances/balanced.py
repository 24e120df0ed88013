"""Every balance of a story in its turn."""

from __future__ import annotations

from collections.abc import Iterator

from layout.balances.parts import parts
from layout.counting.statements import MOST_QUANTITIES, story_sentences
from layout.findings import Finding
from layout.reading.passages import IssueReading


def balanced(reading: IssueReading) -> Iterator[Finding]:
    """Figures of a story that do not balance with others of it."""
    for passages in reading.by_story.values():
        sentences = [*story_sentences(one for one in passages if one.role == "paragraph")]
        if sum(len(one.quantities) for one in sentences) <= MOST_QUANTITIES:
            yield from parts(sentences)
