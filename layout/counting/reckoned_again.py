"""What a story's statements of quantity say of each other, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from layout.counting.added_up import added_up, breakdowns
from layout.counting.changes import changes
from layout.counting.claimed import claimed
from layout.counting.compared import compared, labelled, two_units
from layout.counting.echoed_numbers import repeated_heads
from layout.counting.hours import hours
from layout.counting.listed import listed
from layout.counting.matches import matches
from layout.counting.products import areas, products
from layout.counting.proportions import proportions
from layout.counting.remainders import remainders, rests
from layout.counting.said_again import said_again
from layout.counting.shares import shares
from layout.counting.standings import standings
from layout.counting.stated_twice import stated_twice
from layout.counting.statements import MOST_QUANTITIES, Sentence, story_sentences
from layout.counting.table_rows import table_rows
from layout.counting.totals import totals
from layout.counting.wholes import wholes
from layout.findings import Finding
from layout.reading.passages import IssueReading, Passage, copy_under_heads

_READ: Final = ("paragraph", "caption", "deck", "head", "kicker")


def quantities(reading: IssueReading) -> Iterator[Finding]:
    """Figures of the copy that others of it contradict."""
    bodies = copy_under_heads(reading)
    for slug, passages in reading.by_story.items():
        sentences = [*story_sentences(one for one in passages if one.role in _READ)]
        if sum(len(one.quantities) for one in sentences) > MOST_QUANTITIES:
            continue
        told: set[object] = set()
        for one in _of_a_story(passages, sentences, reading.issue.date.year, bodies[slug]):
            told.add(dict(one.facts).get("near"))
            yield one
        yield from (one for one in stated_twice(sentences) if dict(one.facts).get("near") not in told)
    yield from repeated_heads(reading.by_story)


def _of_a_story(
    passages: Sequence[Passage], sentences: Sequence[Sentence], year: int, body: Sequence[Passage]
) -> Iterator[Finding]:
    copy = [one for one in sentences if one.passage.is_copy]
    yield from wholes(copy)
    yield from added_up(copy)
    yield from breakdowns(copy)
    yield from rests(copy)
    yield from labelled(copy)
    yield from two_units(copy)
    yield from totals(copy)
    yield from products(copy)
    yield from areas(copy)
    yield from changes(copy)
    yield from compared(copy)
    yield from proportions(copy)
    yield from shares(copy)
    yield from matches(copy)
    yield from standings(copy)
    yield from listed(copy)
    yield from hours(copy)
    yield from remainders(copy)
    yield from said_again(copy, [one for one in sentences if not one.passage.is_copy])
    yield from table_rows(passages)
    yield from claimed(passages, copy, year, body)
