"""What the lines above and below one say of what it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from layout.lines.head_forms import closes_letter, is_inside, is_labelled, may_be_head, says_who, signs_below
from layout.lines.items import HEADS_OR_ITEMS, LONGEST_ENTRY, item_of
from layout.lines.neighbours import is_caption_line, is_local_writer
from layout.lines.page_names import may_be_title
from layout.lines.shapes import LONGEST_HEAD, LineShape
from layout.lines.signatures import is_day, is_office
from layout.stories.parts import (
    BYLINE,
    CAPTION,
    DECK,
    FURNITURE,
    HEAD,
    HEAD_MORE,
    KICKER,
    MORE,
    RUBRIC,
    SIGN,
    START,
    SUBHEAD,
)
from layout.stories.people import is_person
from layout.stories.words import COMMENTATORS, MARKERS, NEWS_VERBS, NOT_FIRST, PICTURE_SIGNS, TAKEN


def seen_from_afar(shape: LineShape) -> object:
    """What of *shape* says what lines further off are: all of one as short as heads, of copy how it stands and ends.

    It is all that ``particulars`` and ``titles_of`` of :mod:`layout.lines.neighbours`, and ``verse_of``, see of it.
    """
    if shape.size <= LONGEST_HEAD or shape.byline is not None:
        return shape
    person, item, opens = is_person(shape.text.lstrip("□■◎ ")), bool(item_of(shape.text)), shape.opening is not None
    return shape.line.gap, shape.line.page, shape.end, shape.name, person, item, opens


def seen_in_list(text: str) -> object:
    """All that ``listed`` sees of *text*: of more than a row or an entry can be, what item it may be and its end."""
    return text if len(text) <= LONGEST_ENTRY else (item_of(text) in HEADS_OR_ITEMS, text[-1])


def begins_anew(shape: LineShape, above: LineShape | None) -> bool:
    """慢，成了招牌 under a full stop: one ideograph and a comma can begin what they like there."""
    if not shape.lower or above is None or shape.text[0] in NOT_FIRST:
        return False
    return above.end == "stop" or (is_inside(above.text) and shape.end == "stop")


def beside(looks: dict[str, int], shapes: tuple[LineShape, ...], at: int, *, again: bool) -> dict[str, int]:
    """*looks* with what the two lines above and below the one at *at* say of it, whose words stand *again* below."""
    shape = shapes[at]
    if shape.furniture:
        return looks
    below = shapes[at + 1] if at + 1 < len(shapes) and shapes[at + 1].line.page == shape.line.page else None
    above = shapes[at - 1] if at and shapes[at - 1].line.page == shape.line.page else None
    if below is not None and is_day(below.text) and not below.furniture and HEAD in looks and shape.size <= _SIGNATURE:
        heads = {part: looks[part] - 25 for part in (HEAD, SUBHEAD) if part in looks}
        return looks | heads | {SIGN: max(45, looks.get(SIGN, 0))}
    if HEAD in looks and closes_letter(shapes, at):
        return looks | {part: looks[part] - _SIGNED for part in _TITLES if part in looks} | {START: 30}
    judged = not at and may_be_title(
        shape.text
    )  # with the whole top of the page, where such words are more often a head
    if HEAD in looks and not judged and _is_in_folio(shape, above, below):
        return {FURNITURE: 60}
    if says_who(shapes, at):
        return looks | {START: 45}
    if below is not None and below.furniture == "stamp" and shape.short and shape.end == "none" and shape.text:
        return looks | {HEAD: max(_STAMPED, looks.get(HEAD, 0))}
    pointed = shape.text[:1] in PICTURE_SIGNS and shape.end == "stop"
    if pointed and below is not None and below.credit and not below.text:
        return looks | {CAPTION: 50}
    if again:
        return looks | {DECK: 100, START: min(looks.get(START, 0), 0), MORE: -30}
    credit = below.credit if below is not None and (below.byline or not below.text) else None
    if credit and is_caption_line(shape, above, taken=credit.verb in TAKEN):
        return looks | {CAPTION: 40}
    if (whose := _of_whose(looks, shapes, at, above, below)) is not None:
        return whose
    if RUBRIC in looks and below is not None and shape.text.endswith(_OF_BRIEFS) and _is_item(below):
        return looks | {HEAD: 45, RUBRIC: min(looks[RUBRIC], 20)}  # 微新闻 over ◆…。 and no head
    if _is_first_of_head(shapes, at) or _is_asked_of(shapes, at):
        return looks | {HEAD: 45}
    if _is_marked(shape) and not (above and _is_marked(above)) and below is not None and below.end == "stop":
        return looks | {SUBHEAD: 80} if below.size > shape.size and not _is_marked(below) else looks
    if below is not None and _is_numbered_title(shape, above, below):
        inside = {part: min(-40, looks[part]) for part in (DECK, HEAD_MORE) if part in looks}
        return looks | inside | {SUBHEAD: max(35, looks.get(SUBHEAD, 0))}
    if HEAD_MORE in looks and at > 1 and above is not None and may_be_head(above):
        said = shapes[at - 2].text.rstrip("：:").endswith(NEWS_VERBS) and abs(shape.size - above.size) <= _TWINS
        return looks | {HEAD_MORE: looks[HEAD_MORE] + 25} if said and may_be_head(shapes[at - 2]) else looks
    return looks


def _of_whose(
    looks: dict[str, int], shapes: tuple[LineShape, ...], at: int, above: LineShape | None, below: LineShape | None
) -> dict[str, int] | None:
    """*looks* of a line that says who wrote what stands below or above it, or that looks so; ``None`` for others."""
    shape = shapes[at]
    headed = above is not None and (may_be_head(above) or is_labelled(above) or _asks(above))
    if above is not None and headed and (shape.text in COMMENTATORS or is_local_writer(shape, above, below)):
        return looks | {BYLINE: 60}
    if signs_below(shapes, at):
        titles = {part: looks[part] - _SIGNED for part in _TITLES if part in looks}
        return looks | titles | {SIGN: max(50, looks.get(SIGN, 0))}
    if SIGN in looks and below is not None and may_be_head(below) and is_office(shape) and _opens_news(shapes, at + 2):
        return looks | {SIGN: -40}  # 国家税务总局 over 首批…覆盖三十一省 and 本报北京…电
    return None


def _asks(shape: LineShape) -> bool:
    """家长学校：孩子说“不想上学”，怎么办？: a question or a call that is short enough for a head, whatever it holds."""
    return shape.short and shape.text[-1:] in _ASKING and shape.size <= _ASKED


_ASKING: Final = frozenset("？！?!")
_ASKED: Final = 26


def _is_asked_of(shapes: Sequence[LineShape], at: int) -> bool:
    """True for a question, on top or under an end of copy, over a line that says who wrote what stands below."""
    if not _asks(shapes[at]) or at + 2 >= len(shapes) or (at and shapes[at - 1].end != "stop"):
        return False
    pen, copy = shapes[at + 1], shapes[at + 2]
    return bool(pen.byline or is_local_writer(pen, shapes[at], copy)) and bool(copy.text) and not may_be_head(copy)


def _is_in_folio(shape: LineShape, above: LineShape | None, below: LineShape | None) -> bool:
    """A05／重点／2026年6月9日 …: the name of a page between its number and its date."""
    inside = (above is None or above.furniture == "folio") and below is not None and below.furniture == "folio"
    return inside and shape.size <= _PAGE_NAME and shape.end == "none"


_PAGE_NAME: Final = 6


def _opens_news(shapes: Sequence[LineShape], at: int) -> bool:
    return at < len(shapes) and shapes[at].opening is not None


def _is_first_of_head(shapes: Sequence[LineShape], at: int) -> bool:
    """信息员李富贵： over 手机里装着全村人的天 and copy: the first line of a head, under a full stop or on top."""
    shape, below, copy = shapes[at], shapes[at + 1 : at + 2], shapes[at + 2 : at + 3]
    if not shape.text.endswith(("：", ":")) or shape.size > _WHOSE or shape.inner or not (below and copy):
        return False
    told = copy[0].end == "stop" and copy[0].size > _SIGNATURE and not item_of(copy[0].text)
    return told and may_be_head(below[0]) and not item_of(below[0].text) and (not at or shapes[at - 1].end == "stop")


_WHOSE: Final = 14

_STAMPED: Final = 50
"""What speaks for a head over the stamp of its article, whatever it looks like."""


def _is_item(shape: LineShape) -> bool:
    """◆昨起，…。: a brief behind a sign, a sentence or more."""
    return shape.text[:1] in _MARKS and shape.end == "stop" and shape.size >= _BRIEF and not shape.byline


_BRIEF: Final = 12
"""Characters of a brief."""

_OF_BRIEFS: Final = ("新闻", "新聞", "资讯", "資訊", "消息", "动态", "動態", "快报", "快報")
"""What stands over briefs ends so."""


def _is_marked(shape: LineShape) -> bool:
    """■ 价格账：每份便宜三元: a short line behind a sign that parts the parts of a story."""
    return shape.text[:1] in _MARKS and shape.end == "none" and shape.size <= _SIGNATURE and not shape.byline


_MARKS: Final = frozenset(MARKERS)
"""Each by itself: a line of a credit alone has no text, and nothing is in every string."""


_SIGNED: Final = 60
_TITLES: Final = (HEAD, KICKER, SUBHEAD)

_TWINS: Final = 4
"""Characters by which two lines of a head under who spoke may differ."""

_SIGNATURE: Final = 24


def _is_numbered_title(shape: LineShape, above: LineShape | None, below: LineShape) -> bool:
    """一、芦苇 over a paragraph, and under none of a list."""
    if item_of(shape.text) != "number" or shape.size > _NUMBERED or not may_be_head(shape):
        return False
    prose = below.end == "stop" and below.size >= _TIMES_AS_LONG * shape.size and not item_of(below.text)
    parted = item_of(below.text) == "number" and below.text[0] in "（(" and shape.text[1:2] == "、"
    prose = prose or parted  # 二、几点建议 over （一）…
    return prose and not (above and item_of(above.text))


_NUMBERED: Final = 14
_TIMES_AS_LONG: Final = 2
