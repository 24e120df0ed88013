"""What the lines above and below one say of what it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from layout.lines.head_forms import closes_letter, is_inside, may_be_head, says_who, signs_below
from layout.lines.neighbours import is_caption_line, is_local_writer, is_numbered_title
from layout.lines.page_names import may_be_title
from layout.lines.shapes import LineShape
from layout.lines.signatures import is_day, is_office
from layout.stories.parts import BYLINE, CAPTION, DECK, FURNITURE, HEAD, HEAD_MORE, KICKER, MORE, SIGN, START, SUBHEAD
from layout.stories.words import COMMENTATORS, MARKERS, NEWS_VERBS, NOT_FIRST, PICTURE_SIGNS, TAKEN


def begins_anew(shape: LineShape, above: LineShape | None) -> bool:
    """慢，成了招牌 under a full stop: one ideograph and a comma can begin what they like there."""
    if not shape.lower or above is None or shape.text[0] in NOT_FIRST:
        return False
    return above.end == "stop" or (is_inside(above.text) and shape.end == "stop")


def beside(looks: dict[str, int], shapes: tuple[LineShape, ...], at: int, *, again: bool) -> dict[str, int]:
    """*looks* with what the two lines above and below the one at *at* say of it, whose words stand *again* below."""
    shape = shapes[at]
    below = shapes[at + 1] if at + 1 < len(shapes) and shapes[at + 1].line.page == shape.line.page else None
    above = shapes[at - 1] if at and shapes[at - 1].line.page == shape.line.page else None
    if below is not None and is_day(below.text) and HEAD in looks and shape.size <= _SIGNATURE:
        return looks | {SIGN: max(45, looks.get(SIGN, 0)), HEAD: looks[HEAD] - 25, SUBHEAD: looks[SUBHEAD] - 25}
    if HEAD in looks and closes_letter(shapes, at):
        return looks | {part: looks[part] - _SIGNED for part in (HEAD, KICKER, SUBHEAD) if part in looks} | {START: 30}
    judged = not at and may_be_title(
        shape.text
    )  # with the whole top of the page, where such words are more often a head
    if HEAD in looks and not judged and _is_in_folio(shape, above, below):
        return {FURNITURE: 60}
    if says_who(shapes, at):
        return looks | {START: 45}
    pointed = shape.text[:1] in PICTURE_SIGNS and shape.end == "stop"
    if pointed and below is not None and below.credit and not below.text:
        return looks | {CAPTION: 50}
    if again:
        return looks | {DECK: 100, START: min(looks.get(START, 0), 0), MORE: -30}
    credit = below.credit if below is not None and (below.byline or not below.text) else None
    if credit and is_caption_line(shape, above, taken=credit.verb in TAKEN):
        return looks | {CAPTION: 40}
    if above is not None and may_be_head(above) and (shape.text in COMMENTATORS or is_local_writer(shape, below)):
        return looks | {BYLINE: 60}
    if signs_below(shapes, at):
        return looks | {SIGN: max(40, looks.get(SIGN, 0))}
    if SIGN in looks and below is not None and may_be_head(below) and is_office(shape) and _opens_news(shapes, at + 2):
        return looks | {SIGN: -40}  # 国家税务总局 over 首批…覆盖三十一省 and 本报北京…电
    if _is_marked(shape) and not (above and _is_marked(above)) and below is not None and below.end == "stop":
        return looks | {SUBHEAD: 45} if below.size > shape.size and not _is_marked(below) else looks
    if below is not None and is_numbered_title(shape, above, below):
        inside = {part: min(-40, looks[part]) for part in (DECK, HEAD_MORE) if part in looks}
        return looks | inside | {SUBHEAD: max(35, looks.get(SUBHEAD, 0))}
    if HEAD_MORE in looks and at > 1 and above is not None and may_be_head(above):
        said = shapes[at - 2].text.rstrip("：:").endswith(NEWS_VERBS) and abs(shape.size - above.size) <= _TWINS
        return looks | {HEAD_MORE: looks[HEAD_MORE] + 25} if said and may_be_head(shapes[at - 2]) else looks
    return looks


def _is_in_folio(shape: LineShape, above: LineShape | None, below: LineShape | None) -> bool:
    """A05／重点／2026年6月9日 …: the name of a page between its number and its date."""
    inside = (above is None or above.furniture == "folio") and below is not None and below.furniture == "folio"
    return inside and shape.size <= _PAGE_NAME and shape.end == "none"


_PAGE_NAME: Final = 6


def _opens_news(shapes: Sequence[LineShape], at: int) -> bool:
    return at < len(shapes) and shapes[at].opening is not None


def _is_marked(shape: LineShape) -> bool:
    """■ 价格账：每份便宜三元: a short line behind a sign that parts the parts of a story."""
    return shape.text[:1] in _MARKS and shape.end == "none" and shape.size <= _SIGNATURE and not shape.byline


_MARKS: Final = frozenset(MARKERS)
"""Each by itself: a line of a credit alone has no text, and nothing is in every string."""


_SIGNED: Final = 60

_TWINS: Final = 4
"""Characters by which two lines of a head under who spoke may differ."""

_SIGNATURE: Final = 24
