"""Stories that no page can hold are taken up to a bound, and what is beyond it is named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from layout.findings import Finding, Place, finding
from layout.stories.model import Story

MOST_CHARACTERS: Final = 36_000
"""Of the body: a broadsheet page in its smallest body type holds 15,000, a whole report that jumps over pages 33,000.
Making up takes time for every character, most for a run of them without a place to break: this many take 9 s.
"""

MOST_FIELD: Final = 3_000
"""Characters of a head, a deck, a caption or another field."""

_PARAGRAPH: Final = 8
"""Characters that a paragraph or a cell counts in addition, for what it takes even when it is empty."""

_MOST_HEADS: Final = 30
"""Lines of a head."""


def held(stories: Sequence[Story], found: list[Finding]) -> list[Story]:
    """*stories*, each within bounds; *found* takes a finding for every one that was not."""
    return [_with_fields_held(_with_body_held(story, found), found) for story in stories]


def _with_body_held(story: Story, found: list[Finding]) -> Story:
    left, kept = MOST_CHARACTERS, 0
    for one in story.body:
        weight = len(one.text) + _PARAGRAPH * max(1, len(one.cells))
        if weight > left:
            break
        left, kept = left - weight, kept + 1
    else:
        return story
    last = story.body[kept]
    part = 0 if last.cells else left
    spans = tuple(span for span in last.spans if span.end <= part)
    body = (*story.body[:kept], *((last._replace(text=last.text[:part], spans=spans),) if part else ()))
    size, taken = (sum(len(one.text) for one in every) for every in (story.body, body))
    place = story.place or Place(story.slug)
    place = place._replace(line=last.lines[0] if last.lines else place.line)
    words = last.text[part : part + 16]
    found.append(
        finding("story-too-long", place, story=story.slug, slug=story.slug, size=size, taken=taken, words=words)
    )
    return story._replace(body=body, complete=False)


def _with_fields_held(story: Story, found: list[Finding]) -> Story:
    place = story.place or Place(story.slug)

    def shorter(name: str, words: str) -> str:
        if len(words) <= MOST_FIELD:
            return words
        found.append(
            finding(
                "story-field-long", place, story=story.slug, slug=story.slug, key=name, size=len(words), most=MOST_FIELD
            )
        )
        return words[:MOST_FIELD]

    head = story.headline if len(story.headline) <= _MOST_HEADS else ("".join(story.headline),)
    byline, dateline, credit = story.byline, story.dateline, story.credit
    return story._replace(
        headline=tuple(shorter("headline", one) for one in head),
        rubric=shorter("rubric", story.rubric),
        kicker=shorter("kicker", story.kicker),
        deck=shorter("deck", story.deck),
        signature=shorter("signature", story.signature),
        caption=shorter("caption", story.caption),
        byline=byline and byline._replace(raw=shorter("byline", byline.raw)),
        dateline=dateline and dateline._replace(raw=shorter("dateline", dateline.raw)),
        credit=credit and credit._replace(raw=shorter("credit", credit.raw)),
    )
