"""Heads without copy, copy without a head, captions without either: put together where it is seen whose they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from typing import Final

from layout.dumps.assemble import jump_only
from layout.dumps.groups import Group
from layout.findings import Fact, Finding, Place, Several, finding
from layout.lines.dump_style import DumpStyle
from layout.lines.likeness import pairs_in
from layout.lines.shapes import LineShape
from layout.stories.parts import CAPTION, CREDIT, DECK, HEAD, HEAD_MORE, HEADER, MORE, SIGN, START, WIRE
from layout.stories.people import is_person
from layout.stories.words import COMMON_PAIRS


def settle_lone_heads(groups: Sequence[Group]) -> tuple[tuple[Group, ...], tuple[tuple[LineShape, str], ...]]:
    """The groups that are stories or furniture, and the lines (with their parts) that belong to none.

    On a page with exactly one head without copy and exactly one copy without a head the two are one story.  The
    head's lines then come last in the group, which is how its finding knows.
    """
    made: list[Group] = []
    strays: list[tuple[LineShape, str]] = []
    for _, several in groupby(groups, key=lambda group: group.shapes[0].line.page):
        page = list(several)
        heads = [g for g in page if not g.is_furniture and g.bodiless and g.of(HEAD)]
        bare = [g for g in page if g.headless]
        match = len(heads) == len(bare) == 1
        for group in page:
            if group.is_furniture:
                made.append(group)
            elif jump_only(group) or group.bodiless:
                strays += [
                    (shape, part)
                    for shape, part in zip(group.shapes, group.parts, strict=True)
                    if not (match and group is heads[0] and _belongs(shape, part))
                ]
            elif match and group is bare[0]:
                made.append(_together(group, heads[0]))
            else:
                made.append(group)
    return tuple(made), tuple(strays)


def _belongs(shape: LineShape, part: str) -> bool:
    """A line of an orphan head that goes with it; —— before a few characters may as well be a signature."""
    return part in (HEAD, HEAD_MORE) or (part == DECK and not is_dashed_name(shape))


def is_dashed_name(shape: LineShape) -> bool:
    """—— before two to four ideographs: a signature, a short deck, or 一 misread."""
    return shape.text.startswith("——") and 2 <= len(shape.text) - 2 <= 4


def _together(body: Group, head: Group) -> Group:
    pairs = [(shape, part) for shape, part in zip(head.shapes, head.parts, strict=True) if _belongs(shape, part)]
    return Group(body.shapes + tuple(s for s, _ in pairs), body.parts + tuple(p for _, p in pairs))


def _furniture_kind(shape: LineShape) -> str:
    if shape.furniture or not shape.text:
        return shape.furniture or "markup"
    return "label" if shape.text[-1] in "：:" else "field"


def furniture_told(shapes: Sequence[LineShape], name: str) -> list[Finding]:
    """What of a page is no copy: one finding a page, on the first of its lines, with the words of each."""
    made: list[Finding] = []
    ordered = sorted(shapes, key=lambda shape: (shape.line.page, shape.line.number))
    for _, several in groupby(ordered, key=lambda shape: shape.line.page):
        page = list(several)
        words = [shape.line.text[:_SHOWN] for shape in page]
        numbers = [shape.line.number for shape in page]
        listed = "; ".join(f"{number} {said}" for number, said in zip(numbers, words, strict=True))
        made.append(
            finding(
                "page-furniture",
                _place(page[0], name),
                kind=", ".join(dict.fromkeys(map(_furniture_kind, page))),
                text=listed if len(page) > 1 else words[0],
                lines=", ".join(map(str, dict.fromkeys(numbers))),
            )
        )
    return made


_SHOWN: Final = 40


def strays_told(strays: Sequence[tuple[LineShape, str]], name: str) -> list[Finding]:
    """A head is reported as one; anything else as a line of no story; those of a page together."""
    pages: dict[tuple[int, str], list[LineShape]] = {}
    for shape, part in strays:
        pages.setdefault((shape.line.page, "stray-headline" if part in _HEADS else "stray-line"), []).append(shape)
    made: list[Finding] = []
    for (_, code), several in pages.items():
        facts: dict[str, Fact] = {"text": Several.of([one.line.text[:_SHOWN] for one in several], _NAMED)}
        if several[1:]:
            facts["lines"] = ", ".join(str(one.line.number) for one in several)
        made.append(finding(code, _place(several[0], name), story="", **facts))
    return made


_NAMED: Final = 6
"""Strays of a page whose words are told; the report and the hints have all, by number."""


_HEADS: Final = (HEAD, HEAD_MORE)


def _place(shape: LineShape, name: str) -> Place:
    return Place(name, shape.line.number, 1, shape.line.text[:60])


def with_captions_settled(groups: Sequence[Group], style: DumpStyle) -> tuple[Group, ...]:
    """*groups* with every caption in the story that it is of, or as one by itself."""
    return with_named_captions(with_pictures_apart(with_own_captions(groups, style), style))


def with_own_captions(groups: Sequence[Group], style: DumpStyle) -> tuple[Group, ...]:
    """*groups* with captions that stand by themselves in the story above or below of which they speak.

    Where blank lines part stories they say which it is; elsewhere words that a caption shares with it do.
    """
    made: list[Group] = []
    waiting: list[Group] = []
    for at, group in enumerate(groups):
        below = groups[at + 1] if at + 1 < len(groups) else None
        owner = _owner(made[-1] if made and not waiting else None, group, below, style)
        if owner == "above":
            made[-1] = _with(made[-1], group)
        elif owner == "below":
            waiting.append(group)
        else:
            for one in waiting:
                group = _with(group, one)
            made.append(group)
            waiting.clear()
    return tuple(made)


def with_pictures_apart(groups: Sequence[Group], style: DumpStyle) -> tuple[Group, ...]:
    """*groups* without a last paragraph that is of no story: it says who took a picture and has none of its words."""
    made: list[Group] = []
    for group in groups:
        at = _foreign_picture(group)
        if not at or (style.parted and group.shapes[at].line.gap < style.parted):
            made.append(group)
            continue
        made.append(group._replace(shapes=group.shapes[:at], parts=group.parts[:at]))
        made.append(
            Group(group.shapes[at:], (CAPTION, *[MORE if part == MORE else CREDIT for part in group.parts[at + 1 :]]))
        )
    return tuple(made)


def _foreign_picture(group: Group) -> int:
    """Where such a paragraph begins, 0 where there is none."""
    at = max((at for at, part in enumerate(group.parts) if part in (START, CAPTION)), default=0)
    if not at or not any(part in (START, WIRE) for part in group.parts[:at]) or not group.of(HEAD):
        return 0
    below = group.shapes[at + 1 :]
    by = [group.shapes[at].credit if group.shapes[at].text else None, *(one.credit for one in below if not one.text)]
    if not any(one and not _PHOTOGRAPHED.isdisjoint(one.raw) for one in by):
        return 0
    if not all(part in (CREDIT, MORE) for part in group.parts[at + 1 :]):
        return 0
    if not _taken().search(group.shapes[at].text[:_EARLY]):
        return 0
    words = pairs_in(group.shapes[at:]) - COMMON_PAIRS
    shared = len(words & pairs_in(group.shapes[:at]))
    return at if len(words) >= _FOREIGN and shared * _NO_SHARE <= len(words) else 0


@cache
def _taken() -> re.Pattern[str]:
    """The day when a picture of the news was taken."""
    return re.compile(r"\d{1,2}日|[昨今][天日晨晚]|近日|日前|连日|連日")


_PHOTOGRAPHED: Final = frozenset("摄攝影")
_EARLY: Final = 24
"""Characters of a caption in which that is said."""

_FOREIGN: Final = 20
_NO_SHARE: Final = 12
"""Pairs of ideographs in a caption that would name what its story is about, and the share of them that is none."""


def _with(group: Group, captions: Group) -> Group:
    return group._replace(shapes=group.shapes + captions.shapes, parts=group.parts + captions.parts)


def _owner(above: Group | None, group: Group, below: Group | None, style: DumpStyle) -> str:
    """Whose captions *group* is, if nothing else: of the story ``above`` or ``below``, "" where of neither."""
    first = group.shapes[0]
    if group.parts[0] not in (CAPTION, CREDIT) or group.of(*HEADER):
        return ""
    if not all(part in (CAPTION, CREDIT, MORE) for part in group.parts):
        # A picture in the midst of a story, whose copy goes on under it.
        goes_on = above is not None and bool(above.of(HEAD)) and above.shapes[-1].line.page == first.line.page
        goes_on = goes_on and above is not None and not (above.shapes[-1].jump or above.of(SIGN))
        apart = bool(style.parted) and first.line.gap >= style.parted
        shared = len((pairs_in(group.shapes) & pairs_in(above.shapes)) - COMMON_PAIRS) if above is not None else 0
        return "above" if goes_on and not apart and shared >= _OWN else ""
    over = above is not None and not (above.is_furniture or above.headless or above.shapes[-1].jump)
    over = over and above is not None and above.shapes[-1].line.page == first.line.page
    under = below is not None and bool(below.of(HEAD)) and below.shapes[0].line.page == first.line.page
    if style.parted and (over or under):
        if over and first.line.gap < style.parted:
            return "above"
        if under and below is not None and below.shapes[0].line.gap < style.parted:
            return "below"
        if style.only_parted:
            return ""
    own = _own_words(above, group) if over and above is not None else 0
    next_ = _own_words(below, group) if under and below is not None else 0
    return "above" if own and own >= next_ else "below" if next_ else ""


def with_named_captions(groups: Sequence[Group]) -> tuple[Group, ...]:
    """*groups* with the last line of a story as a caption, where its writer took the picture and it says who is seen.

    某某某在修理收音机。 under copy that is signed 文/图: a short sentence that begins with a full name of the copy, and
    says where somebody is or what they are doing.
    """
    return tuple(map(_with_named_caption, groups))


def _with_named_caption(group: Group) -> Group:
    at = len(group.parts) - 1
    if group.parts.count(START) < _LEAST_COPY or group.parts[at] != START or group.of(CAPTION, CREDIT):
        return group
    last, told = group.shapes[at], [shape.text for shape in group.shapes[:at]]
    sentence = last.size <= _SHORT and last.end == "stop" and not last.inner and _SAYS.isdisjoint(last.text)
    if not (sentence and group.by_photographer):
        return group
    named = is_person(last.text[:3]) and any(last.text[:2] in text or last.text[:3] in text for text in told)
    if not named or not any(one in last.text for one in _DOING):
        return group
    return group._replace(parts=(*group.parts[:at], CAPTION))


_LEAST_COPY: Final = 3
"""Paragraphs of a story with such a caption, and the caption."""

_SAYS: Final = frozenset("：，？！")
_DOING: Final = ("在", "正", "（左）", "（右）", "（中）", "合影", "合照")


def _own_words(story: Group, captions: Group) -> int:
    """How many words captions share with their *story*, 0 where they are hardly of it."""
    said = captions.of(CAPTION, CREDIT)
    above = story.shapes[0].line.number < said[0].line.number
    if above and not any(shape.text for shape in captions.shapes):
        return 1  # who took a picture, and nothing more: what it shows is said above
    if above and story.of(CAPTION, CREDIT):
        return int(said[0].text.startswith(_NUMBERED) and story.parts[-1] in (CAPTION, CREDIT, MORE))
    if above and any(shape.furniture == "stamp" for shape in story.shapes):
        return 1  # an article of the web has its pictures in it
    words = pairs_in(said) - COMMON_PAIRS
    shared = len(words & pairs_in(story.shapes))
    named = above and said[0].text.startswith(_SAY_PICTURE)
    return shared if shared >= _OWN and (named or shared * _SHARE >= len(words)) else 0


_NUMBERED: Final = tuple(f"图{number}" for number in "②③④⑤⑥⑦⑧⑨23456789二三四五六七八九")
_SAY_PICTURE: Final = ("图为", "圖為", "上图", "下图", "左图", "右图", "上圖", "下圖", "题图")
_OWN: Final = 2
_SHARE: Final = 8
"""Pairs of ideographs that a caption shares with its story at the least, and the share of its own that they are where
it does not say 图为.

Of the captions at the ends of stories of the pages of the tests nearly all that are of the story share more than an
eighth, of a picture that is a story of its own nearly none a twelfth.
"""

_SHORT: Final = 40
