"""What a line is by its form and by the lines right above and below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from layout.characters.normalise import is_han
from layout.lines.dump_style import DumpStyle
from layout.lines.head_forms import is_dated, is_inside, is_labelled, is_notice, is_place, is_rubric, may_be_head
from layout.lines.items import is_quoted, item_of
from layout.lines.line_scores import deck_words
from layout.lines.shapes import LineShape, joined_names
from layout.lines.signatures import is_office
from layout.stories.parts import HEAD_MORE
from layout.stories.people import is_person, is_unnamed
from layout.stories.words import (
    CALLINGS,
    HEAD_GIVES_OUT,
    HEAD_GOES_ON,
    NOTICE_ENDS,
    SIGNING_ENDS,
    STANDING_ENDS,
    TIMES,
)
from layout.value import NamedTuple


def particulars(shapes: Sequence[LineShape]) -> list[bool]:
    """Which lines stand under copy among so many short ones that they are no header: roads, schools, goods.

    The first of them is the head over the list, the last that of the copy below.
    """
    made = [False] * len(shapes)
    start = 0
    for at, shape in enumerate(shapes):
        short = may_be_head(shape) and not item_of(shape.text) and shape.text not in NOTICE_ENDS
        if short and (at == start or (shape.line.gap == 0 and shape.line.page == shapes[start].line.page)):
            continue
        if at - start >= _HEADER_LINES and start and shapes[start - 1].end == "stop":
            last = _first_of_head(shapes, start, _top_of_head(shapes, start, at - 1))
            made[start + 1 : last] = [True] * (last - start - 1)
        start = at if short else at + 1
    return made


def _top_of_head(shapes: Sequence[LineShape], start: int, last: int) -> int:
    """Where a title stands over its deck and who wrote what is below, up to *last*, or its rubric."""
    last -= shapes[last].name
    last -= shapes[last].text.startswith("——")
    return last - (last - 1 > start and is_rubric(shapes[last - 1].text) and not is_inside(shapes[last - 1].text))


def _first_of_head(shapes: Sequence[LineShape], start: int, last: int) -> int:
    """Where the head begins that ends at *last*, under rows with figures: a line over it that has none is of it."""
    rows = sum(any(map(str.isdigit, shape.text)) for shape in shapes[start + 1 : last])
    if rows * 2 < last - start - 1 or rows < _ROWS:
        return last
    while last - 1 > start and last - 1 > start + rows and not any(map(str.isdigit, shapes[last - 1].text)):
        last -= 1
    return last


_ROWS: Final = 2

_HEADER_LINES: Final = 5
"""Lines that no header has: rubric, kicker, head and deck are four."""


class Titles(NamedTuple):
    """Lines that are known as heads and rubrics by the lines of a whole dump, by index."""

    briefs: frozenset[int]
    running: frozenset[int]


def titles_of(shapes: Sequence[LineShape]) -> Titles:
    """The heads of briefs and the rubrics that run over several heads."""
    return Titles(brief_heads(shapes), running_rubrics(shapes))


def brief_heads(shapes: Sequence[LineShape]) -> frozenset[int]:
    """Indexes of the heads of briefs: under a rubric, a short line and one paragraph by turns, twice or more.

    【部门动态】／市城管局／…。／市气象局／…。: the name of an office, too, which elsewhere signs what stands above.
    """
    made: set[int] = set()
    for at in range(len(shapes) - _BRIEFS):
        if not (shapes[at].short and is_rubric(shapes[at].text)) or (at and may_be_head(shapes[at - 1])):
            continue
        end = at + 1
        while end + 1 < len(shapes) and _is_brief_head(shapes[end]) and _is_brief(shapes[end + 1]):
            end += 2
        if end - at > _BRIEFS:
            made.update(range(at + 1, end, 2))
    return frozenset(made)


def _is_brief_head(shape: LineShape) -> bool:
    return (
        (may_be_head(shape) or is_office(shape))
        and shape.text[0] != "《"
        and not (item_of(shape.text) or is_inside(shape.text))
    )


def _is_brief(shape: LineShape) -> bool:
    return shape.end == "stop" and shape.size >= _LEAST_BRIEF and not item_of(shape.text) and not shape.opening


_BRIEFS: Final = 4
"""Lines of two briefs."""

_LEAST_BRIEF: Final = 12


def running_rubrics(shapes: Sequence[LineShape]) -> frozenset[int]:
    """Indexes of lines that stand over heads in the same words, twice or more: a rubric over each story of a page."""
    places: dict[str, list[int]] = {}
    for at in range(len(shapes) - 1):
        if may_be_head(shapes[at]) and shapes[at].size <= _RUBRIC and _is_over(shapes[at + 1]):
            places.setdefault(shapes[at].text, []).append(at)
    running = [several for several in places.values() if len({shapes[at + 1].text for at in several}) > 1]
    return frozenset(at for several in running for at in several)


def _is_over(shape: LineShape) -> bool:
    return may_be_head(shape) or (shape.short and shape.end == "none" and not (shape.furniture or shape.byline))


_RUBRIC: Final = 14


def stands_alone(shapes: tuple[LineShape, ...], at: int, style: DumpStyle) -> bool:
    """In a dump of broken lines: a short one under a full stop and without one itself, however full the line above is.

    Neither the last line of a paragraph nor one that goes on: a head.  Where paragraphs have an indent, it has none and
    the line below has.
    """
    shape = shapes[at]
    if not (style.wrapped and 0 < at < len(shapes) - 1) or shape.line.indent >= _INDENT:
        return False
    below = shapes[at + 1]
    opens = bool(below.byline or below.opening) or may_be_head(below) or below.line.indent >= _INDENT
    opens = opens or (not style.indented and shape.size <= style.wrapped // _SHARE and not below.closes)
    above = at - 1
    if may_be_head(shapes[above]) and shapes[above].line.indent < _INDENT and shapes[above].size <= _IDIOM:
        above -= 1  # 问事处 over the head
    return (
        above >= 0
        and shapes[above].end == "stop"
        and may_be_head(shape)
        and opens
        and shape.size <= style.wrapped - _WANT
    )


_INDENT: Final = 2
_SHARE: Final = 2
"""Short is half of the width of a dump without indents, where nothing else tells a head from a line that goes on."""

_WANT: Final = 4
"""Characters that such a line wants of the width of the dump."""


def is_caption_line(shape: LineShape, above: LineShape | None, *, taken: bool = False) -> bool:
    """老师在调试仪器。 directly under a head or another credit, and over who took the picture.

    Where the line below says who has *taken* a picture, one short sentence is a caption under any line.
    """
    seen = not shape.inner and shape.size <= _SEEN
    dated = above is not None and may_be_head(above) and is_dated(shape.text) and shape.size <= _LONGEST_DATED
    if shape.end != "stop" or shape.credit or not (seen or dated):
        return False
    if taken and not shape.inner and shape.size <= _SHORT_SEEN and not (shape.opening or shape.text.startswith(TIMES)):
        return True
    return above is None or may_be_head(above) or (bool(above.credit) and not above.text)


_SEEN: Final = 60
"""Characters of a sentence that says what a picture shows."""

_SHORT_SEEN: Final = 40
"""Characters of such a sentence under copy."""

_LONGEST_DATED: Final = 110
"""Characters of all that is said under a head of a picture, when it begins with a day."""


def is_short_title(shapes: tuple[LineShape, ...], at: int) -> bool:
    """城市漫步 over a head: four ideographs, and below a line that is no shorter and has no dash before it."""
    shape = shapes[at]
    if _is_over_essay(shapes, at) or _is_standing(shapes, at):
        return True
    if len(shape.text) != _IDIOM or not all(map(is_han, shape.text)) or at + 1 == len(shapes):
        return False
    below, alone = shapes[at + 1], not (at and may_be_head(shapes[at - 1]))
    if below.size <= _AS_SHORT and at + 2 < len(shapes) and may_be_head(shapes[at + 2]):
        return False  # 暴雨来袭／全城在行动 over a deck: a head of two lines
    return alone and may_be_head(below) and below.size >= _IDIOM and below.text[0] not in "—-"


def _is_standing(shapes: Sequence[LineShape], at: int) -> bool:
    """晚报帮你问, 港島行 over a longer head, under nothing that may be one.

    In the pages of the tests 74 of 76 lines of up to five characters over one longer by three are rubrics; and where a
    line with —— stands under that one, it is the deck of that.
    """
    shape = shapes[at]
    if at + 1 == len(shapes) or not _LEAST_TITLE <= shape.size <= _LONGEST_TITLE or not may_be_head(shape):
        return False
    below, under = shapes[at + 1], shapes[at + 2] if at + 2 < len(shapes) else None
    penned = under is not None and (under.byline is not None or under.name) and not below.name
    if (at and may_be_head(shapes[at - 1])) or any(map(str.isdigit, shape.text)) or (shape.name and not penned):
        return False
    said = below.end == "stop" and "：" in below.text  # 读者陈小姐：…。 is copy
    if not (below.short and below.end != "comma" and not said and below.text) or below.text[0] in "—-":
        return False
    longer = below.size - shape.size
    decked = under is not None and under.text.startswith("——")
    named = shape.text.endswith(STANDING_ENDS) and all(map(is_han, shape.text)) and longer > 0
    brief = shape.size <= _BRIEF_TITLE and longer >= _LONGER and not (deck_words(below.text) or is_notice(shape.text))
    return (may_be_head(below) or is_labelled(below)) and (named or brief or (decked and longer >= _LONGER))


_LEAST_TITLE: Final = 2
_LONGEST_TITLE: Final = 9
_BRIEF_TITLE: Final = 5
_LONGER: Final = 3


def _is_over_essay(shapes: Sequence[LineShape], at: int) -> bool:
    """我的第一份工作 over 粮店开票员 over a pen name: a standing title, as pages of essays have them."""
    if at + 3 >= len(shapes) or (at and may_be_head(shapes[at - 1]) and shapes[at - 1].size > _IDIOM):
        return False
    shape, below, pen, copy = shapes[at : at + 4]
    short = _IDIOM <= shape.size <= _STANDING and may_be_head(shape) and " " not in shape.text and not shape.commas
    headed = (
        (may_be_head(below) or below.name)
        and below.size <= _ESSAY
        and (not below.name or shape.text.endswith(STANDING_ENDS))
        and below.text[0] not in "—-"
        and not item_of(below.text)
    )
    penned = (pen.name or (pen.byline is not None and bool(pen.byline.marker))) and not may_be_head(copy)
    return short and headed and penned and not any(map(str.isdigit, shape.text + below.text))


_STANDING: Final = 9
"""Characters of a standing title."""

_ESSAY: Final = 13
"""Characters of the head of an essay; a longer line under a head is its deck."""


_IDIOM: Final = 4
_AS_SHORT: Final = 6


def is_local_writer(shape: LineShape, above: LineShape, below: LineShape | None) -> bool:
    """三矿 罗小兵, 某某 中学教师 under a head and over copy: a name, and where the writer is from or what they are."""
    words, before = joined_names(shape.text.split()), joined_names(above.text.split())
    if len(before) > 1 and is_person(before[0]):
        return False  # one of a list
    prose = below is not None and not may_be_head(below) and bool(below.text)
    if not _TWO <= len(words) <= _WRITERS or not prose:
        return False
    if len(words) == _TWO and is_person(words[0]) and len(words[1]) > len(words[0]) and words[1].endswith(CALLINGS):
        return True  # 某某某　中学通识科教师
    if not all(is_person(one) or is_unnamed(one) for one in words[1:]):
        return False
    longer = len(words[0]) > len(words[1])
    return is_place(words[0]) or (
        longer and words[0].endswith((*CALLINGS, *SIGNING_ENDS, "局", "学院", "小学", "中学"))
    )


_TWO: Final = 2
_WRITERS: Final = 4
"""Where several writers are from, and their names."""


def second_line(before: LineShape, shape: LineShape, part: str, *, third: bool) -> int:
    """A second line of a head, or a deck?  A second line is as long as the first or finishes it.

    Under two lines of a head stands a *third*.
    """
    alike = abs(before.size - shape.size) <= 1 and before.size >= 4 and " " not in before.text + shape.text
    broken = before.end == "comma" or before.text.endswith(HEAD_GOES_ON)
    broken = broken or (before.text.endswith(HEAD_GIVES_OUT) and shape.text[:1] == "《") or is_office(before)
    said = 2 <= shape.text.replace(":", "：").find("：") <= _SPEAKER < before.size and "：" not in before.text
    open_ = bool(before.opened) and bool(shape.closes)
    dashed = shape.text.startswith(("——", "--", "—"))
    quoted = is_quoted(before.text) and not is_quoted(
        shape.text
    )  # what somebody said is whole: 对话某某 stands under it
    if part == HEAD_MORE:
        return (
            (12 if alike or broken else -20 if " " in before.text + shape.text else -8)
            + (25 if open_ else 0)
            - (60 if dashed else 0)
            - (20 if quoted or (is_quoted(shape.text) and not is_quoted(before.text)) else 0)
        )
    marked = dashed or said or quoted or shape.text[:1] in "（("
    less = _NO_LONGER if shape.size <= before.size and not (marked or third) else 0
    return (25 if dashed else 0) + (12 if said or quoted else 0) - (30 if open_ else 0) - (10 if broken else 0) - less


_NO_LONGER: Final = 8
"""Against a deck that neither says more than its head nor has a dash or a speaker: nine of 53 such lines are decks."""

_SPEAKER: Final = 6
"""Characters of who says something in a deck: 房委会：涉及约八万户."""
