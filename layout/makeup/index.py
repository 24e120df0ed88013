"""The index (导读): stories with the pages where they are read."""

from __future__ import annotations

from collections.abc import Mapping

from layout.findings import Finding, finding
from layout.fitting.fitted import Fitted
from layout.makeup.folio import with_fields_filled
from layout.makeup.tabs import SPLIT
from layout.spec.model import Entry, Issue, PageSpec, Slot
from layout.spec.regional import regional
from layout.spec.styles import Stylesheet
from layout.stories.model import Story


def with_words(
    slot: Slot, page: PageSpec, issue: Issue, stories: Mapping[str, Story], fits: Mapping[str, Fitted],
    styles: Stylesheet,
) -> tuple[Slot, list[Finding]]:  # fmt: skip
    """A slot of furniture with the words that depend on its page and on where stories stand."""
    slot, found = with_fields_filled(slot, page, issue, styles)
    if not slot.entries:
        return slot, found
    slot, more = indexed(slot, page, issue, stories, fits)
    return slot, [*found, *more]


def indexed(
    slot: Slot, page: PageSpec, issue: Issue, stories: Mapping[str, Story], fits: Mapping[str, Fitted]
) -> tuple[Slot, list[Finding]]:
    """*slot* with a line for every story it names, its page at the right; lines written out stand first."""
    found: list[Finding] = []
    lines: list[str] = []
    listed = regional(issue.language).listed
    for entry in slot.entries:
        story = stories.get(entry.story)
        words = entry.words or (_head(story) if story else entry.story)
        number = _page_of(entry, page, issue, stories, fits)
        if entry.page and number != entry.page:
            found.append(
                finding(
                    "index-page-differs", entry.place, story=entry.story, slug=entry.story, said=entry.page, page=number
                )
            )
        if number:
            lines.append(f"{words}{SPLIT}{listed.format(entry.page or number)}")
        else:
            found.append(finding("index-no-page", entry.place, story=entry.story, slug=entry.story, words=words[:16]))
            lines.append(words)
    return slot._replace(text=(*slot.text, *lines)), found


def _head(story: Story) -> str:
    return "\u3000".join(story.headline) or story.caption[:16] or story.slug


def _page_of(
    entry: Entry, page: PageSpec, issue: Issue, stories: Mapping[str, Story], fits: Mapping[str, Fitted]
) -> int:
    """Where a reader who is on *page* finds the story: its page, or where it goes on if it begins here; 0: nowhere."""
    on = [
        one.number
        for one in issue.pages
        for slot in one.slots
        if slot.story == entry.story and (slot.use == "picture" or _has_text(slot, fits))
    ]
    elsewhere = [number for number in on if number != page.number]
    if elsewhere:
        return elsewhere[0]
    goes = [slot.jump for slot in page.slots if slot.story == entry.story and slot.jump]
    if goes:
        return goes[0]
    story = stories.get(entry.story)
    if story and story.jump and story.jump.direction == "to" and story.jump.page:
        return story.jump.page
    return entry.page or (on[0] if on else 0)


def _has_text(slot: Slot, fits: Mapping[str, Fitted]) -> bool:
    done = fits.get(slot.id)
    return done is not None and bool(done.poured.placed or done.head.lines)
