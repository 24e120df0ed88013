"""Lines of a dump at which stories or paragraphs may be parted otherwise.

Stories by the margin of how they were read and by what stands around a line; paragraphs where lines were joined on weak
evidence, and where a head may be a last line of copy.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from layout.dumps.groups import Group
from layout.dumps.joints import is_next, is_sure, marks_of
from layout.dumps.steps import FAR_OFF, TIGHT
from layout.findings import Finding, Place, finding
from layout.lines.dump_style import DumpStyle
from layout.lines.head_forms import is_labelled
from layout.lines.items import chapter_of, item_of
from layout.lines.line_scores import is_couplet
from layout.lines.shapes import LineShape, joined_names
from layout.lines.signatures import is_day, is_office
from layout.stories.model import Story
from layout.stories.parts import BODY, DECK, HEAD, HEAD_MORE, HEADER, KICKER, MORE, RUBRIC, SIGN, START, SUBHEAD
from layout.stories.people import is_person
from layout.stories.words import FORMULAS
from layout.value import NamedTuple

OR_SUBHEAD: Final = "head-or-subhead"


class Evidence(NamedTuple):
    """What is known of the lines of a dump, by number, when its doubts are looked for."""

    begin: Mapping[int, int]
    """How much speaks for a story beginning with each that may be a head."""
    margins: Mapping[int, int]
    """By how much the dump is likelier parted into stories as it is at each than otherwise."""
    style: DumpStyle
    settled: frozenset[int]
    marked: frozenset[int]
    """They stand as heads in a document that may mark its subheads in the same way."""
    told: frozenset[int]
    """Another doubt is told of them."""


class Doubt(NamedTuple):
    """A line that is in doubt, and the id of its story."""

    code: str
    slug: str
    shape: LineShape
    sure: bool = True
    """Reported in any case; what is not stands beside one that is, in the same finding."""


def close_lines(stories: Sequence[Story], groups: Sequence[Group], known: Evidence) -> list[Doubt]:
    """Lines at which another parting of the dump into stories is nearly as likely."""
    made: list[Doubt] = []
    for number, (story, group) in enumerate(zip(stories, groups, strict=True)):
        if group.is_furniture:
            continue
        doubted = False
        for at, (shape, part) in enumerate(zip(group.shapes, group.parts, strict=True)):
            margin = known.margins.get(shape.line.number, FAR_OFF)
            if at and shape.line.gap < known.style.parted:
                margin = min(margin, margin - TIGHT + _SLIP)  # had it a blank line, a story might begin with it
            if margin > _CLOSER or shape.line.number in known.settled | known.told or (not at and not number):
                continue
            below = group.shapes[at + 1].text if at + 1 < len(group.shapes) else ""
            inside = at and {part, group.parts[at - 1]} <= HEADER and not (doubted and part in (HEAD_MORE, DECK))
            if inside or (at and item_of(shape.text) in ("number", "score")):
                continue
            if chapter_of(below):
                continue  # 目录
            doubted = not at  # what begins here may end the story above, and its head be the next line
            code = "subhead-or-head" if at else OR_SUBHEAD
            made.append(Doubt(code, story.slug, shape, margin <= _CLOSE))
    return made


_SLIP: Final = 35
"""What a blank line that may have been forgotten has to say less than the others do."""

_CLOSE: Final = 30
_CLOSER: Final = 45
"""Tenths by which another parting is less likely, at most, for a line to be told; and for it to be told where another
line of its page is.

Of the wrong ends of 72 pages that the reading was not fitted to, three in five are no further off than the first, and
four in five no further than the second.
"""


def unlike_lines(stories: Sequence[Story], groups: Sequence[Group], settled: frozenset[int]) -> list[Doubt]:
    """Short lines within or under copy that are like nothing around them: a rubric or a head, most likely.

    食话 as the last line of a poem, over the next head; 金匯動向 under a table of rates; 本县昨日雨量（毫米） over rows
    of more cells; 记者测评：六款驱蚊产品谁管用 under a sentence.  Of ten on the pages of the tests seven are wrong.
    """
    made: list[Doubt] = []
    for number, (story, group) in enumerate(zip(stories, groups, strict=True)):
        below = groups[number + 1] if number + 1 < len(groups) else None
        last, counted = len(group.shapes) - 1, 0
        for at in range(1, last + 1):
            before, shape, part = group.shapes[at - 1], group.shapes[at], group.parts[at]
            if part == SUBHEAD:
                is_counted = item_of(shape.text) == "number"
                if counted >= _COUNTED and not is_counted and shape.line.number not in settled:
                    made.append(Doubt("subhead-or-head", story.slug, shape))
                counted = counted + 1 if is_counted else 0
            if part == SUBHEAD and group.parts[at - 1] == START and _is_label(before):
                made.append(Doubt("subhead-or-head", story.slug, before, sure=False))
            if part not in (START, SIGN) or shape.end != "none" or shape.line.number in settled:
                continue
            if at == last and below is not None and below.parts[0] in _TOPS and _is_title_of_next(before, shape, part):
                made += [Doubt("subhead-or-head", story.slug, one) for one in (shape, below.shapes[0])]
            elif at < last and part == START and _is_over_rows(before, shape, group.shapes[at + 1]):
                made.append(Doubt("subhead-or-head", story.slug, shape))
    return made


def foreign_lines(stories: Sequence[Story], groups: Sequence[Group], known: Evidence) -> list[Doubt]:
    """Lines where two stories meet that may be of the other, by what they are and however sure the reading is.

    A name as the first line of a head signs what stands above; the last line of verse may be the rubric of the next
    head.
    """
    made: list[Doubt] = []
    for number, (story, group) in enumerate(zip(stories, groups, strict=True)):
        above = groups[number - 1] if number else None
        if above is None or group.parts[0] not in _TOPS:
            continue
        first, last = group.shapes[0], above.shapes[-1]
        if above.parts[-1] in BODY and group.parts[1:2] in ((HEAD,), (HEAD_MORE,)) and _is_signing(first):
            made += [Doubt(OR_SUBHEAD, story.slug, one) for one in group.shapes[:2]]
        margins = [known.margins.get(one.line.number, FAR_OFF) for one in (last, first)]
        if above.parts[-1] == START and _ends_verse(above) and margins[0] <= _RATHER and margins[1] <= _HARDLY:
            made += [Doubt("subhead-or-head", stories[number - 1].slug, last), Doubt(OR_SUBHEAD, story.slug, first)]
    return [one for one in made if one.shape.line.number not in known.settled | known.told]


_RATHER: Final = 75
_HARDLY: Final = 100
"""By how much likelier than another parting one is at most that is doubted for another reason as well."""

_AT_RIGHT: Final = 4
"""Blanks of half a character before a line that may stand at the right."""


def _is_signing(shape: LineShape) -> bool:
    """True for the name of a body, or one behind a blank (安徽 中医师 程半夏), or a line that stands at the right."""
    words = joined_names(shape.text.split())
    return is_office(shape) or shape.line.indent >= _AT_RIGHT or (len(words) > 1 and is_person(words[-1]))


def _ends_verse(group: Group) -> bool:
    """True for a story whose last lines are short and have no marks at their ends."""
    last = group.shapes[-_VERSE:]
    short = len(last) == _VERSE and all(one.end == "none" and one.size <= _SHORT for one in last)
    return short and not any(" " in one.text or any(map(str.isdigit, one.text)) for one in last[:-1])


_VERSE: Final = 3
_SHORT: Final = 16

_TOPS: Final = (HEAD, RUBRIC, KICKER)


_COUNTED: Final = 2
"""Subheads with a number over one that has none: 家常菜谱：糖醋小排 under 2. and 3. of a list begins another story."""


def _is_label(shape: LineShape) -> bool:
    """区疾控中心提醒： over a short line: the first line of a head, or the last of a story."""
    return shape.text[-1:] in ("：", ":") and shape.size <= _LABEL


_LABEL: Final = 14


def _is_title_of_next(before: LineShape, shape: LineShape, part: str) -> bool:
    """True for a few letters over the next head that are nobody's name, under an end of copy or rows of figures."""
    words = shape.text.split()
    if shape.size > _UNLIKE or not words or shape.credit or shape.text[0] in "（(" or not all(map(_is_word, words)):
        return False
    if is_person(words[-1]) or is_person(shape.text) or is_office(shape) or is_day(shape.text):
        return False
    verse = before.end == "none" and before.short and shape.size * 3 <= before.size  # poems end in longer lines
    return part == SIGN or before.end == "stop" or verse or _has_figures(before)


_UNLIKE: Final = 6
"""Characters of such a line."""


def _is_word(word: str) -> bool:
    return word.strip("【】").isalpha()


def _is_over_rows(before: LineShape, shape: LineShape, below: LineShape) -> bool:
    """True for a line under an end of copy or rows of figures, with fewer cells than what stands below, or a label."""
    if (before.end != "stop" and not _has_figures(before)) or shape.text.startswith(FORMULAS):
        return False
    cells = shape.text.split()
    if is_labelled(shape):
        return before.end == "stop" and below.end == "none"
    if not 0 < len(cells) <= _CELLS or cells[-1].isdecimal() or "：" in shape.text or ":" in shape.text:
        return False
    return len(below.text.split()) >= len(cells) + _CELLS


_CELLS: Final = 2
"""Cells of a head over rows at most, and more of these in each of them at least."""


def _has_figures(shape: LineShape) -> bool:
    return " " in shape.text and any(map(str.isdigit, shape.text))


def paragraph_doubts(
    stories: Sequence[Story], groups: Sequence[Group], style: DumpStyle, settled: frozenset[int], name: str
) -> list[Finding]:
    """Every doubt of this kind about *stories*, read from *groups*; there is none of lines that are *settled*."""
    return [*_heads(stories, groups, settled, name), *_joints(stories, groups, style, settled, name)]


def _joints(
    stories: Sequence[Story], groups: Sequence[Group], style: DumpStyle, settled: frozenset[int], name: str
) -> list[Finding]:
    """A finding for each story with lines joined on weak evidence; lines that are *settled* are none of them.

    Where only the length of lines shows the paragraphs, that is reported once, with all such lines.
    """
    found: list[Finding] = []
    every: list[LineShape] = []
    for story, group in zip(stories, groups, strict=True):
        marks = marks_of(group.shapes, group.parts, style)
        doubtful: list[tuple[LineShape, LineShape]] = []
        for part, (before, shape) in zip(group.parts[1:], pairwise(group.shapes), strict=True):
            if part == MORE and shape.line.number not in settled and not is_sure(before, shape, style, marks):
                doubtful.append((before, shape))
        found += [_joint(story, doubtful, name)] if doubtful else []
        every += [shape for _, shape in doubtful]
    joined = [shape for group in groups for shape, part in zip(group.shapes, group.parts, strict=True) if part == MORE]
    if joined and _is_by_width(groups, style):
        place = Place(name, (every or joined)[0].line.number)
        lines = ", ".join(str(one.line.number) for one in every or joined[:1])
        return [finding("paragraphs-by-width", place, width=style.wrapped, lines=lines)]
    return found


def _is_by_width(groups: Sequence[Group], style: DumpStyle) -> bool:
    """Broken lines with neither indents nor blank lines: a last line that is full cannot be known from any other."""
    if not style.wrapped or style.indented:
        return False
    steps = [step for group in groups for step in zip(group.parts, group.parts[1:], group.shapes[1:], strict=False)]
    starts = [is_next(shape, style) for was, part, shape in steps if was in BODY and part == START]
    return sum(starts) * 2 >= len(starts)


def _heads(stories: Sequence[Story], groups: Sequence[Group], settled: frozenset[int], name: str) -> list[Finding]:
    """Heads and subheads right under copy that have the commas of a sentence, as its last paragraph would."""
    found: list[Finding] = []
    was: LineShape | None = None
    body = False
    for story, group in zip(stories, groups, strict=True):
        for shape, part in zip(group.shapes, group.parts, strict=True):
            under = was is not None and body and was.line.page == shape.line.page and not (was.jump or was.sign)
            if under and part in (*HEADER, SUBHEAD) and shape.line.number not in settled and _is_wordy(shape):
                place = Place(name, shape.line.number, 1, shape.line.text[:60])
                found.append(finding("head-like-copy", place, story=story.slug, slug=story.slug, text=shape.text[:40]))
            was, body = shape, part in BODY
    return found


def _is_wordy(shape: LineShape) -> bool:
    """True for a line with a comma of a sentence.

    “路通，心才安”, 拆，还是留？ and 虱目魚丸、文蛤 are heads: what is quoted, asked or listed, and so are couplets.
    """
    commas = sum(map(shape.text.count, "，,；;"))
    quoted = shape.text[0] in "“「" and shape.text[-1] in "”」"
    asks = shape.text[-1] in "？！?!"
    return commas > is_couplet(shape.text) and not (quoted or asks or item_of(shape.text) == "number")


def _joint(story: Story, doubtful: Sequence[tuple[LineShape, LineShape]], name: str) -> Finding:
    before, shape = doubtful[0]
    lines = ", ".join(str(one.line.number) for _, one in doubtful)
    place = Place(name, shape.line.number, 1, shape.line.text[:60])
    facts = {"near": before.text[-12:], "next": shape.text[:8], "lines": lines}
    return finding("paragraph-joined", place, story=story.slug, slug=story.slug, **facts)
