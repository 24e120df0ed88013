"""Every balance of a story in its turn."""

from __future__ import annotations

from collections.abc import Iterator

from layout.balances.parts import parts
from layout.balances.records import records
from layout.balances.shares_of import shares_of
from layout.counting.statements import MOST_QUANTITIES, story_sentences
from layout.findings import Finding
from layout.reading.passages import IssueReading


def balanced(reading: IssueReading) -> Iterator[Finding]:
    """Figures of a story that do not balance with others of it."""
    for passages in reading.by_story.values():
        sentences = [*story_sentences(one for one in passages if one.role == "paragraph")]
        if sum(len(one.quantities) for one in sentences) <= MOST_QUANTITIES:
            yield from parts(sentences)
            yield from shares_of(sentences)
            yield from records(sentences)
