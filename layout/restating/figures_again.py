"""Figures that stories state twice, story by story: each check in its turn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from layout.counting.statements import MOST_QUANTITIES, story_sentences
from layout.findings import Finding
from layout.reading.passages import CLAIMING, IssueReading, copy_under_heads
from layout.restating.behind_one_word import behind_one_word
from layout.restating.numbered import numbered
from layout.restating.numbered_things import numbered_things
from layout.restating.ranks import ranks
from layout.restating.rows_told import rows_told
from layout.restating.scores_again import scores_again
from layout.restating.small_numbers import small_numbers

_READ: Final = ("paragraph", "subhead", "caption", "deck", "head", "kicker")
_LEAST_TEXT: Final = 80
"""Characters of a text below which it is a note that need not say all that its head says."""


def figures_again(reading: IssueReading) -> Iterator[Finding]:
    """Figures of the copy, its heads and captions that are stated again as others."""
    for slug, body in copy_under_heads(reading).items():
        passages = reading.by_story[slug]
        yield from numbered_things(passages)
        yield from scores_again(passages)
        yield from rows_told(passages)
        sentences = [*story_sentences(one for one in passages if one.role in _READ)]
        if sum(len(one.quantities) for one in sentences) > MOST_QUANTITIES:
            continue
        yield from numbered(sentences)
        yield from behind_one_word(sentences)
        own = [one for one in sentences if one.passage.is_copy]
        yield from ranks(own, passages)
        if sum(len(one.text) for one in body) >= _LEAST_TEXT:
            others = story_sentences(one for one in body if one.story != slug)
            claims = [one for one in passages if one.role in CLAIMING]
            yield from small_numbers(claims, [*own, *others])
