"""What of a story did not go in, as a story of its own that another page can take up."""

from __future__ import annotations

from collections.abc import Iterable

from layout.fitting.fitted import Fitted
from layout.galley.items import Item
from layout.galley.small_forms import notes_at_front
from layout.stories.model import Byline, Jump, Paragraph, Story


def rests_of(fits: Iterable[Fitted]) -> tuple[Story, ...]:
    """The rests of several fitted stories, those that have one."""
    return tuple(rest for done in fits if (rest := rest_of(done)) is not None)


def rest_of(done: Fitted) -> Story | None:
    """The rest of a fitted story, from its first character that stands on no page; ``None`` if nothing is left.

    What is begun goes on: without byline and dateline, which were set already, and with the page it comes from.
    """
    rest = done.poured.rest
    if rest is None:
        return None
    items = [item for item in done.items[rest.item :] if item.role != "jump"]
    if not items:
        return None
    offset = rest.offset if done.items[rest.item].role != "jump" else items[0].start
    story, first = done.story, items[0]
    if not first.titled and not _begun(story, first, offset):
        return story
    body = _body(story, first, offset)
    if first.titled:
        body = (body[0]._replace(label=""), *body[1:])
    jump = Jump("from", done.page) if done.page else story.jump
    unset = first.role == "dateline"  # the byline stands on the page, what it opens with does not
    inline = story.byline is not None and story.byline.inline
    return story._replace(
        body=body,
        dateline=story.dateline if unset or first.role == "byline" else None,
        signature=_signature(story, first, offset),
        byline=_byline(story, offset) if first.role == "byline" else story.byline if unset and inline else None,
        jump=jump,
        runs_on=first.role == "paragraph" and _within(first, offset, story),
        rank=0,  # it had its place as a whole; what goes on leads no page
    )


def _byline(story: Story, offset: int) -> Byline | None:
    """What of a byline stands on no page; in a narrow leg it has lines of its own, of which the last may not go in."""
    return story.byline._replace(raw=story.byline.raw[offset:].lstrip()) if story.byline and offset else story.byline


def _signature(story: Story, first: Item, offset: int) -> str:
    """What of a signature stands on no page: the end of it where *first* is its last paragraph, begun already."""
    if first.role != "signature" or not offset:
        return story.signature
    left = first.prepared.text[offset:].strip()
    return left if story.signature.endswith(left) else story.signature


def _begun(story: Story, first: Item, offset: int) -> bool:
    """True when anything before *offset* of *first* is the story's, so that it stands on a page by now."""
    if offset or first.role == "byline":
        return offset > 0 or notes_at_front(story.body) > 0
    upto = story.body if first.role == "signature" else story.body[: max(0, first.index)]
    if first.role == "dateline":
        upto = story.body[: notes_at_front(story.body)]
    own_byline = story.byline is not None and not story.byline.inline and bool(story.byline.raw)
    return own_byline or any(one.kind != "picture" for one in upto)


def _within(first: Item, offset: int, story: Story) -> bool:
    return offset > 0 or (first.index == 0 and story.runs_on)


def _body(story: Story, first: Item, offset: int) -> tuple[Paragraph, ...]:
    if first.role == "signature":
        return ()
    if first.role in ("byline", "dateline"):
        return story.body[notes_at_front(story.body) :]
    one = story.body[first.index]
    if offset and first.role == "subhead" and one.kind == "aside":
        one = one._replace(label=one.label[offset:].lstrip())  # divided in the title of the note
    elif offset:
        # The dateline at the front of the prepared text is the paragraph's too once it is divided.
        shift = offset - first.lead
        spans = tuple(
            span._replace(start=max(0, span.start - shift), end=span.end - shift)
            for span in one.spans
            if span.end > shift
        )
        text = first.prepared.text[offset : len(first.prepared.text) - first.form.tail]
        one = one._replace(text=text, spans=spans, label=one.label if one.kind == "item" else "")
    return (one, *story.body[first.index + 1 :])
