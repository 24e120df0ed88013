"""What a reader of the pages reads, in passages, and how a check says what it found in one.

Heads and furniture are read as they are printed, copy as it was sent.

A paragraph is taken from its story, where it has not been cut into lines, and only if some of it stands on a page;
heads are taken from the marks, since a slot may have others than its story.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Final

from layout.findings import Finding, Place, finding
from layout.galley.items import byline_text
from layout.numbering import PageNumber, plain
from layout.page import GlyphRun, Page
from layout.spec.model import Issue
from layout.stories.datelines import page_number
from layout.stories.model import Story
from layout.value import NamedTuple
from layout.wording.traditional import FOLD

HEADLINES: Final = ("kicker", "head", "deck")
HEADS: Final = (*HEADLINES, "rubric")
CLAIMING: Final = (*HEADLINES, "caption")
"""What tells of a story in short, and may be held against its copy."""
COPY: Final = ("paragraph", "subhead", "row")
"""The running text of a story."""
FURNITURE: Final = ("flag", "folio", "ear", "index", "credits", "notice", "code", "quote")


def label(number: int) -> str:
    """A page's number as it is read: 3, A1, 特1."""
    return str(plain(number))


def page_said(words: str) -> str:
    """The page of ``3``, ``03``, ``三``, ``A1``, ``A01`` as :func:`label` has it; *words* where that is none."""
    try:
        return label(PageNumber.of(words))
    except ValueError:
        return str(page_number(words) or words)


class Passage(NamedTuple):
    """A stretch of words that is read in one go, and where it stands."""

    page: int
    story: str
    """Slug; empty for furniture."""
    role: str
    """As in :data:`layout.page.ROLES`."""
    part: int
    text: str
    place: Place | None

    @property
    def is_copy(self) -> bool:
        """True for the running text of a story."""
        return self.role in COPY


def starts_of(passages: Sequence[Passage]) -> list[int]:
    """Where each of *passages* begins in the text of all, a character between them."""
    return [*accumulate((len(one.text) + 1 for one in passages), initial=0)][:-1]


def passage_at(passages: Sequence[Passage], starts: Sequence[int], at: int) -> tuple[Passage, int]:
    """The one of *passages* at the offset *at* of that text, and where in it that is; *starts* are where they begin."""
    index = bisect_right(starts, at) - 1
    return passages[index], at - starts[index]


class IssueReading(NamedTuple):
    """An issue as it is read: all passages in the order of the pages, and what they belong to."""

    issue: Issue
    stories: Mapping[str, Story]
    pages: tuple[Page, ...]
    passages: tuple[Passage, ...]
    by_story: Mapping[str, Sequence[Passage]]
    """The passages of every story, on all its pages."""

    @property
    def has_day(self) -> bool:
        """True where the day of issue is known, and the calendar has the year before it."""
        return self.issue.date.year > 1

    def in_simplified(self) -> IssueReading:
        """The same with every letter of the stories in its simplified form, where it stood."""
        folded = {
            slug: [one._replace(text=one.text.translate(FOLD)) for one in passages]
            for slug, passages in self.by_story.items()
        }
        return self._replace(by_story=folded)


def read_pages(issue: Issue, stories: Mapping[str, Story], pages: Sequence[Page]) -> IssueReading:
    """The passages of *pages*."""
    made: list[Passage] = []
    seen: set[tuple[str, str, int]] = set()
    for page in pages:
        printed = _printed(page)
        for (slug, role), parts in _by_role(printed).items():
            if not slug:
                made += _furniture(page, issue, role, parts)
            elif role in HEADS:
                made.append(_head(page, slug, role, parts, issue, stories))
        for slug, role, part in printed:
            story = stories.get(slug)
            key = (slug, "body" if role in COPY else role, part)
            if story is not None and key not in seen:
                seen.add(key)
                made += _copy(page, story, role, part)
        made += _captions(page, issue, stories, printed)
    by_story: dict[str, list[Passage]] = {}
    for one in made:
        if one.story:
            by_story.setdefault(one.story, []).append(one)
    return IssueReading(issue, stories, tuple(pages), tuple(made), by_story)


def copy_under_heads(reading: IssueReading) -> dict[str, list[Passage]]:
    """By story its copy, and that of what goes on under the same head on another page as a story of its own."""
    heads = {slug: _head_words(passages) for slug, passages in reading.by_story.items()}
    alike: dict[str, list[str]] = {}
    for slug, head in heads.items():
        if len(head) >= _LEAST_HEAD:
            alike.setdefault(head, []).append(slug)
    made: dict[str, list[Passage]] = {}
    for slug, head in heads.items():
        others = [other for other in alike.get(head, ()) if other != slug]
        made[slug] = [one for each in (slug, *others) for one in reading.by_story[each] if one.is_copy]
    return made


def head_of(reading: IssueReading, slug: str) -> str:
    """What the story *slug* is called on the page: its head, or how it begins."""
    passages = reading.by_story[slug]
    return next((one.text for one in passages if one.role == "head"), passages[0].text if passages else slug)


_LEAST_HEAD: Final = 6
"""Letters of a head that two stories have by no chance, as they have 更正."""


def _head_words(passages: Sequence[Passage]) -> str:
    return "".join(one.text for one in passages if one.role == "head")


Printed = dict[tuple[str, str, int], list[str]]
"""What is printed of each part of a story or piece of furniture, line by line."""


def _printed(page: Page) -> Printed:
    made: Printed = {}
    last: tuple[object, ...] = ()
    for mark in page.marks:
        if not isinstance(mark, GlyphRun) or mark.tag is None or mark.drawn or mark.ruby:
            continue
        tag = mark.tag
        key = (tag.story, tag.role, tag.part)
        lines = made.setdefault(key, [])
        here = (*key, mark.origin.y)
        words = "".join(mark.texts)
        if here == last and lines:
            # What is set at the two ends of a line is two pieces of furniture.
            lines[-1] += words
        else:
            lines.append(words)
        last = here
    return made


def _by_role(printed: Printed) -> dict[tuple[str, str], list[str]]:
    made: dict[tuple[str, str], list[str]] = {}
    for (slug, role, _), lines in printed.items():
        if role in HEADS or (not slug and role in FURNITURE):
            made.setdefault((slug, role), []).extend(lines)
    return made


def _furniture(page: Page, issue: Issue, role: str, lines: list[str]) -> list[Passage]:
    place = _slot_place(page.number, issue, role)
    return [Passage(page.number, "", role, at, line, place) for at, line in enumerate(lines)]


def _slot_place(number: int, issue: Issue, use: str, slug: str = "") -> Place | None:
    for page in issue.pages:
        if page.number == number:
            slots = [slot for slot in page.slots if (slot.story == slug if slug else slot.use == use)]
            return slots[0].place if slots else page.place
    return issue.place


def _head(
    page: Page, slug: str, role: str, lines: list[str], issue: Issue, stories: Mapping[str, Story]
) -> Passage:  # fmt: skip
    story = stories.get(slug)
    place = story.place if story and story.place else _slot_place(page.number, issue, "story", slug)
    return Passage(page.number, slug, role, 0, "\u3000".join(one.strip() for one in lines), place)


def _copy(page: Page, story: Story, role: str, part: int) -> list[Passage]:
    if role == "signature":
        return [Passage(page.number, story.slug, role, 0, story.signature, story.place)]
    if role == "byline":
        return [Passage(page.number, story.slug, role, 0, story.byline.raw, story.place)] if story.byline else []
    if role not in COPY or not 0 <= part < len(story.body):
        return []
    paragraph = story.body[part]
    place = story.place
    if place is not None and paragraph.lines:
        place = Place(place.file, paragraph.lines[0])
    opening = ""
    if part == 0 and role == "paragraph":
        # An inline dateline and byline stand before the text of the first paragraph.
        inline = byline_text(story) if story.byline and story.byline.inline else ""
        opening = (story.dateline.raw if story.dateline else "") + inline
        opening = "" if paragraph.text.startswith(opening[:4]) else opening
    return [Passage(page.number, story.slug, role, part, f"{opening}{paragraph.text}", place)]


def _captions(page: Page, issue: Issue, stories: Mapping[str, Story], printed: Printed) -> list[Passage]:
    """Captions and credits of the pictures on *page*, a story's own or their slots'."""
    made: list[Passage] = []
    spec = next((one for one in issue.pages if one.number == page.number), None)
    for slot in spec.slots if spec else ():
        if slot.use != "picture" or slot.caption_at == "none":
            continue
        story = stories.get(slot.story)
        caption = slot.caption or (story.caption if story else "")
        credit = slot.credit or (story.credit.raw if story and story.credit else "")
        place = story.place if story and not slot.caption else slot.place
        for role, words in (("caption", caption), ("credit", credit)):
            if words and any(key[1] == role for key in printed):
                made.append(Passage(page.number, slot.story, role, 0, words, place))
    return made


AROUND: Final = 8
"""Characters quoted before and after what is circled."""

SURE: Final = 90
LIKELY: Final = 75
DOUBTFUL: Final = 50
"""Confidence in per cent.  What is computed or stands in a table is sure; what rests on one pattern of words is likely;
what is doubtful is not shown unless it is asked for."""


def near(text: str, start: int, end: int) -> str:
    """``text[start:end]`` with a few characters on both sides."""
    return text[max(0, start - AROUND) : end + AROUND].replace("\n", " ").strip()


def remark(code: str, passage: Passage, span: tuple[int, int], sure: int, /, **facts: str | int) -> Finding:
    """The finding *code* about characters *span* of *passage*, *sure* per cent."""
    around = near(passage.text, *span)
    return finding(
        code, passage.place, story=passage.story, page=passage.page, near=around, sure=sure, role=passage.role, **facts
    )
