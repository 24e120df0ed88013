"""What a careful sub-editor would ask about the stories of a dump: every doubt a finding, nothing changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, partial
from typing import Final

from layout.characters.confusables import ALARMS, BEFORE_NOT, LOOKALIKES, ONE_IDIOMS, PHRASES
from layout.dumps.groups import Group
from layout.dumps.slips import slips_of
from layout.dumps.story_ids import find_story
from layout.findings import Finding, Place, finding
from layout.kept_answers import LastAnswers
from layout.lines.captions import begins_as_caption
from layout.lines.shapes import LineShape, balance
from layout.stories.hints import Hints
from layout.stories.model import Story
from layout.stories.parts import BODY, CAPTION, CREDIT, HEAD, HEADER
from layout.stories.story_kind import ends_well
from layout.stories.words import HAN, MEETING_WORDS

REPEATED: Final = 40
"""Characters that two paragraphs must share for it to be called a repetition."""

LONG: Final = 240
"""A paragraph longer than this may have lost a break."""

TOO_LONG: Final = 420
"""A paragraph longer than this has hardly stood so in a newspaper, whatever its sentences begin with."""

_NEAR: Final = 6
_BLOCK: Final = REPEATED // 2
_KEPT: Final = 4
_LOOKED_FOR: Final = 5


def doubts_of(
    stories: Sequence[Story], groups: Sequence[Group], hints: Hints, name: str, known: LastAnswers
) -> list[Finding]:
    """Everything doubtful about *stories*, which *groups* were read from, that *hints* do not settle.

    What is *known* of a story that is the same as the last time is not looked for again.
    """
    settled: dict[int, set[str]] = {}
    for hint in hints.stories:
        index = find_story(stories, hint.key)
        if index is not None:
            settled.setdefault(index, set()).update(key for key, _, _ in hint.fields)
    found: list[Finding] = []
    for index, (story, group) in enumerate(zip(stories, groups, strict=True)):
        asked = story, group, settled.get(index, set())
        found += known.of(("doubts", index), asked, partial(_doubts_about, *asked))
    source = {shape.line.number: shape.line.text for group in groups for shape in group.shapes}
    return [one._replace(place=_shown(one, source, name)) for one in found]


def _doubts_about(story: Story, group: Group, settled: set[str]) -> list[Finding]:
    """Everything doubtful about *story*, of which hints have *settled* some keys."""
    found = [*_head_doubts(story, group, settled), *_end_doubts(story, settled), *_caption_doubts(story, group)]
    if story.kind == "photo" and not story.picture and "picture" not in settled:
        said = group.captioned or story.lines[-1:]
        found.append(_about("missing-image", story, said, words=story.caption[:16]))
    suspects = _suspects("\n".join(text for text, _ in _texts(story)))
    for text, lines in _texts(story):
        found += _word_doubts(story, text, lines, suspects)
    found += [_about(slip.code, story, (slip.line,), **dict(slip.facts)) for slip in slips_of(story)]
    return [*found, *_repetitions(story), *_lost_breaks(story)]


def stray_doubts(strays: Sequence[LineShape], name: str) -> list[Finding]:
    """A stray line that begins with —— may be a line that begins with 一: ——池春水."""
    found: list[Finding] = []
    for shape in strays:
        rest = shape.text.removeprefix("——")
        if rest != shape.text and rest in ONE_IDIOMS:
            place = Place(name, shape.line.number, 1, shape.line.text[:60])
            found.append(finding("ocr-dash-or-one", place, text=shape.text, idiom=f"一{rest}"))
    return found


def _shown(one: Finding, source: dict[int, str], name: str) -> Place:
    """Where *one* stands, with the beginning of its line."""
    line = one.place.line if one.place else 0
    text = source.get(line, "")
    return Place(name, line, 1, text[:60]) if text else Place(name, line)


def _about(code: str, story: Story, lines: tuple[int, ...], /, **facts: str | int) -> Finding:
    return finding(code, Place("", lines[0] if lines else 0), story=story.slug, slug=story.slug, **facts)


def _texts(story: Story) -> Iterator[tuple[str, tuple[int, ...]]]:
    for paragraph in story.body:
        yield paragraph.text, paragraph.lines
    for text in (*story.headline, story.deck, story.kicker, story.rubric, story.caption):
        if text:
            yield text, story.lines[:1]


def _head_doubts(story: Story, group: Group, known: set[str]) -> list[Finding]:
    """No head at all, or one that stood elsewhere on the page."""
    if "headline" in known or story.kind == "photo":
        return []
    heads = group.of(HEAD)
    first = next((shape.line.number for shape in group.shapes), 0)
    if not heads and story.jump and story.jump.direction == "from":
        return [_about("continuation", story, (first,), page=story.jump.page)]
    if not heads:
        return [_about("missing-headline", story, (first,), words=story.body[0].text[:16] if story.body else "")]
    if group.shapes.index(heads[0]) > next(
        (at for at, part in enumerate(group.parts) if part in BODY), len(group.parts)
    ):
        words = story.body[0].text[:16] if story.body else ""
        return [
            _about("missing-headline", story, (first,), words=words),
            _about("orphan-headline", story, (heads[0].line.number,), text=heads[0].text[:30], line=first),
        ]
    return []


def _caption_doubts(story: Story, group: Group) -> Iterator[Finding]:
    """A plain sentence between a head and a credit, and copy below: its caption, or the first paragraph of all."""
    if group.captions_reported or CREDIT not in group.parts or not group.of(*BODY):
        return
    parts = ("", *group.parts, "")
    for at, shape in enumerate(group.shapes):
        before, part, after = parts[at : at + 3]
        plain = not (shape.credit or begins_as_caption(shape.text) or "图为" in shape.text)
        if part == CAPTION and before in HEADER and after == CREDIT and plain:
            yield _about("caption-or-copy", story, (shape.line.number,), text=shape.text[:40])


def _end_doubts(story: Story, known: set[str]) -> list[Finding]:
    """Copy that breaks off: without a jump line it may have been cut, with one it goes on elsewhere."""
    paragraphs = [one for one in story.body if one.kind == "p"]
    if not paragraphs or "complete" in known:
        return []
    last = paragraphs[-1]
    if ends_well(last.text):
        return []
    opened = "".join(balance(last.text)[0])
    facts = {"words": last.text[-12:], "opened": opened and f"（{opened}）"}
    if story.jump and story.jump.direction == "to":
        return [_about("truncated-at-jump", story, last.lines[-1:], **facts)]
    if "jump" in known or story.complete:
        return []
    return [_about("truncated-no-jump", story, last.lines[-1:], **facts)]


_Suspects = tuple[tuple[str, str, str], ...]
"""(code, wrong, right) of doubtful words."""


def _suspects(whole: str) -> _Suspects:
    """Those that stand anywhere in the *whole* of a story: a handful of the table."""
    begun = _by_first()
    there = set(whole)
    near = [one for char in begun.keys() & there for one in begun[char] if one[1][1][1] in there and one[1][1] in whole]
    return tuple([one for _, one in sorted(near)])


@cache
def _by_first() -> dict[str, list[tuple[int, tuple[str, str, str]]]]:
    """All suspects by their first character, each with its place in the table."""
    made: dict[str, list[tuple[int, tuple[str, str, str]]]] = {}
    both = [("ocr-confusable", *pair) for pair in LOOKALIKES.items()]
    both += [("possible-ocr", *pair) for pair in PHRASES.items()]
    for number, one in enumerate(both):
        made.setdefault(one[1][0], []).append((number, one))
    return made


def _word_doubts(story: Story, text: str, lines: tuple[int, ...], suspects: _Suspects) -> list[Finding]:
    found: list[Finding] = []
    for code, wrong, right in suspects:
        at = text.find(wrong)
        if at < 0 or (at and text[at - 1] in BEFORE_NOT.get(wrong, "")):
            continue
        if code == "ocr-confusable" or not any(alarm in text for alarm in ALARMS):
            found.append(_about(code, story, lines, said=wrong, meant=right, near=_near(text, at, len(wrong))))
    found += [_about("mixed-list-separator", story, lines, said=one) for one in _mixed_lists(text)]
    return found


def _near(text: str, at: int, length: int) -> str:
    return text[max(0, at - _NEAR) : at + length + _NEAR]


@cache
def _mixed() -> re.Pattern[str]:
    """Three items of two or three characters, commas between them, then 、: 甲乙，丙丁，戊己、庚辛."""
    item = f"{HAN}{{2,3}}"
    return re.compile(f"{item}，{item}，{item}、{item}")


def _mixed_lists(text: str) -> Iterator[str]:
    """Lists of names that change from commas to 、."""
    if "，" in text and "、" in text:
        for match in _mixed().finditer(text):
            yield match[0]


def _repetitions(story: Story) -> list[Finding]:
    """A passage that stands in two paragraphs.

    Blocks are kept at every fourth place and looked for at every fifth: of twenty neighbouring pairs of places one is
    both, and a passage long enough has twenty.
    """
    seen: dict[str, tuple[int, int]] = {}
    found: list[Finding] = []
    for number, paragraph in enumerate(story.body):
        text = paragraph.text
        for at in range(0, len(text) - _BLOCK + 1, _LOOKED_FOR):
            before = seen.get(text[at : at + _BLOCK])
            if before is None:
                continue
            earlier = story.body[before[0]]
            start, length = _shared(earlier.text, text, before[1], at)
            if length >= REPEATED:
                words = text[start : start + 16]
                line = earlier.lines[0] if earlier.lines else 0
                found.append(_about("duplicate-passage", story, paragraph.lines, count=length, words=words, line=line))
                break
        for at in range(0, len(text) - _BLOCK + 1, _KEPT):
            seen.setdefault(text[at : at + _BLOCK], (number, at))
    return found


def _shared(left: str, right: str, a: int, b: int) -> tuple[int, int]:
    """Where in *right* the passage about left[a:] and right[b:] begins that both have, and its length."""
    back = 0
    while back < min(a, b) and left[a - back - 1] == right[b - back - 1]:
        back += 1
    on = 0
    while a + on < len(left) and b + on < len(right) and left[a + on] == right[b + on]:
        on += 1
    return b - back, back + on


def _lost_breaks(story: Story) -> list[Finding]:
    """A long paragraph in whose middle a new one usually begins, or one that is too long for any newspaper."""
    found: list[Finding] = []
    for paragraph in story.body:
        text = paragraph.text
        if paragraph.kind != "p" or len(text) < LONG:
            continue
        starts = [at + 1 for at in map(text.find, (f"。{words}" for words in MEETING_WORDS)) if at > 0]
        if not starts and len(text) > TOO_LONG:
            starts = sorted(_sentences(text), key=lambda at: abs(2 * at - len(text)))
        if starts:
            at = starts[0]
            near = text[max(0, at - 1 - _NEAR) : at + 4]
            found.append(_about("possible-lost-paragraph-break", story, paragraph.lines, near=near))
    return found


def _sentences(text: str) -> Iterator[int]:
    """Where sentences of *text* begin, but for the first and those inside brackets and quotes."""
    depth = 0
    for at, char in enumerate(text[:-1]):
        depth += (char in "“（《") - (char in "”）》")
        if char == "。" and depth <= 0 and text[at + 1] not in "”）":
            yield at + 1
