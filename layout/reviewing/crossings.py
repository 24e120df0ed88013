"""Pages held against each other: an index against the stories it names, jumps against where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from layout.counting.claimed import index_figures
from layout.findings import Finding
from layout.page import GlyphRun
from layout.patterns import regex
from layout.reading.passages import HEADLINES, LIKELY, SURE, IssueReading, Passage, label, page_said, remark
from layout.restating.scores_again import scores_of_index

_ENTRY: Final = regex(
    r"^(?P<words>.*?)[\s\u3000.…·—（(]*(?:第|见|详见|→)?(?P<page>[A-Z特]?[0-9]{1,3}(?:[-—、][0-9]{1,3})?|[一二三四五六七八九十]{1,3})版[）)]?$"
)
_JUMP: Final = regex(r"(?P<way>下转|上接|转|接)第?(?P<page>[A-Z特]?[0-9]{1,3}|[一二三四五六七八九十]{1,3})版")
ALIKE: Final = 60
"""Per cent of an entry's pairs of characters that a head has, for it to be that story's."""
TOLD: Final = 70
"""Per cent of them that a story has in head and text, whose head has more of them than any other's."""
LEAST: Final = 4
"""Characters of an entry below which it is not matched."""


def crossings(reading: IssueReading) -> Iterator[Finding]:
    """An index whose pages or words are not those of its stories; jumps that lead nowhere or elsewhere."""
    for one in reading.passages:
        if one.role == "index" and one.part:
            yield from _entry(one, reading)
    yield from _jumps(reading)


def _pairs(words: str) -> set[str]:
    bare = re.sub(r"[^\w]", "", words)
    return {bare[at : at + 2] for at in range(len(bare) - 1)}


def _entry(entry: Passage, reading: IssueReading) -> Iterator[Finding]:
    found = _ENTRY.match(entry.text.strip())
    if found is None or len(found["words"].strip()) < LEAST:
        return
    wanted = _pairs(found["words"])
    share, slug = _story_of(wanted, reading, heads=True)
    if share < ALIKE:
        told, its = _story_of(wanted, reading, heads=False)
        share, slug = (ALIKE, its) if its == slug and told >= TOLD else (share, slug)
    pages = {one.page for one in reading.by_story.get(slug, ()) if one.is_copy}
    here = {label(one) for one in pages}
    written = {label(page.number) for page in reading.issue.pages}
    pages_said = {page_said(one) for one in re.split(r"[-—、]", found["page"])}
    span = (found.start("page"), found.end("page"))
    if share >= ALIKE and pages and not pages_said & here:
        right = "、".join(sorted(here))
        elsewhere = {label(one) for one in _leads_to(reading, slug)}
        if not pages_said & elsewhere and (written & pages_said or pages != {entry.page}):
            yield remark("check-index-page", entry, span, SURE, said=found["page"], right=right)
    if ALIKE <= share < 100:
        words = [*_entry_words(entry, found["words"].strip(), slug, reading)]
        yield from words or index_figures(entry, found["words"], reading.by_story[slug])
        yield from () if words else scores_of_index(entry, reading.by_story[slug])


def _story_of(wanted: set[str], reading: IssueReading, *, heads: bool) -> tuple[int, str]:
    """The story whose heads, or heads and text, have most of the pairs *wanted*, and how many in a hundred."""
    best = (0, "")
    for slug, passages in reading.by_story.items():
        texts = [one.text for one in passages if not heads or one.role in HEADLINES]
        have = set().union(*map(_pairs, texts))
        share = 100 * len(wanted & have) // max(1, len(wanted))
        best = max(best, (share, slug), key=lambda one: one[0])
    return best


def _leads_to(reading: IssueReading, slug: str) -> set[int]:
    """Pages to which the story goes on, whether they are in this issue's spec or not."""
    story = reading.stories.get(slug)
    made = {slot.jump for page in reading.issue.pages for slot in page.slots if slot.story == slug and slot.jump}
    return made | ({story.jump.page} if story and story.jump else set())


def _entry_words(entry: Passage, words: str, slug: str, reading: IssueReading) -> Iterator[Finding]:
    """An entry that is its story's head but for a character or two."""
    bare = re.sub(r"[\s\u3000]", "", words)
    for one in reading.by_story[slug]:
        if one.role not in HEADLINES:
            continue
        head = re.sub(r"[\s\u3000]", "", one.text)
        if len(bare) < 6 or abs(len(head) - len(bare)) > 0:
            continue
        differing = [at for at, (a, b) in enumerate(zip(bare, head, strict=True)) if a != b]
        if 0 < len(differing) <= 2:
            at = entry.text.find(words)
            said, right = ("".join(line[i] for i in differing) for line in (bare, head))
            yield remark("check-index-words", entry, (max(0, at), at + len(words)), SURE, said=said, right=right)


def _jumps(reading: IssueReading) -> Iterator[Finding]:
    """Jump lines as they are printed."""
    lines = [*_jump_lines(reading)]
    numbers = {label(page.number) for page in reading.issue.pages}
    stood = {(label(one.page), one.story) for one in reading.passages if one.story}
    last = reading.issue.paper.pages
    for passage, way, number in lines:
        span = (0, len(passage.text))
        here = label(passage.page)
        if number == here or (last and number.isdigit() and int(number) > max(last, len(numbers))):
            yield remark("check-jump", passage, span, SURE, said=number, right="—")
            continue
        if number not in numbers:
            continue
        other = "上接" if way == "下转" else "下转"
        back = any(label(one.page) == number and its == other and to == here for one, its, to in lines)
        if not back and (number, passage.story) not in stood:
            where = [label(one.page) for one, its, to in lines if its == other and to == here]
            yield remark(
                "check-jump", passage, span, SURE if where else LIKELY, said=number, right="、".join(where) or "—"
            )


def _jump_lines(reading: IssueReading) -> Iterator[tuple[Passage, str, str]]:
    for page in reading.pages:
        printed: dict[str, str] = {}
        for mark in page.marks:
            if isinstance(mark, GlyphRun) and mark.tag is not None and mark.tag.role == "jump" and not mark.drawn:
                printed[mark.tag.story] = printed.get(mark.tag.story, "") + "".join(mark.texts)
        for slug, words in printed.items():
            for found in _JUMP.finditer(words):
                story = reading.stories.get(slug)
                passage = Passage(page.number, slug, "jump", 0, words, story.place if story else reading.issue.place)
                way = "下转" if found["way"] in ("下转", "转") else "上接"
                yield passage, way, page_said(found["page"])
