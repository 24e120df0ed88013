"""Lines of one story together, each with its part: stories of a dump, or one article whose head is known."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from layout.dumps.joints import join_score
from layout.dumps.roles import LineReading
from layout.lines.captions import begins_as_caption
from layout.lines.dump_style import DumpStyle
from layout.lines.head_forms import may_be_head
from layout.lines.items import item_of
from layout.lines.likeness import pairs_in
from layout.lines.line_scores import scores_of
from layout.lines.shapes import LineShape
from layout.stories.parts import (
    ASIDE,
    BODY,
    BYLINE,
    CAPTION,
    CREDIT,
    DECK,
    FURNITURE,
    HEAD,
    HEAD_MORE,
    HEADER,
    JUMP,
    KICKER,
    MORE,
    RUBRIC,
    SIGN,
    START,
    SUBHEAD,
    WIRE,
)
from layout.stories.people import is_person, wrote_too
from layout.stories.words import COMMON_PAIRS
from layout.value import NamedTuple


class Group(NamedTuple):
    """The lines of one story, or of one piece of furniture."""

    shapes: tuple[LineShape, ...]
    parts: tuple[str, ...]
    captions_reported: bool = False
    """A hint or the document says which of its lines are captions."""

    def of(self, *parts: str) -> tuple[LineShape, ...]:
        """The lines that are one of *parts*."""
        return tuple([shape for shape, part in zip(self.shapes, self.parts, strict=True) if part in parts])

    @property
    def lines(self) -> tuple[int, ...]:
        """Source lines, each once."""
        kept = (shape for shape, part in zip(self.shapes, self.parts, strict=True) if part != FURNITURE)
        return tuple(dict.fromkeys(shape.line.number for shape in kept))

    @property
    def captioned(self) -> tuple[int, ...]:
        """Source lines of the caption."""
        made: list[int] = []
        last = ""
        for shape, part in zip(self.shapes, self.parts, strict=True):
            last = last if part == MORE else part
            made += [shape.line.number] if last == CAPTION else []
        return tuple(made)

    @property
    def pictured(self) -> bool:
        """True when words say that there is a picture; a day at the head of a paragraph alone does not."""
        said = [shape.text for shape in self.of(CAPTION)]
        named = any("图" in shape.text or "圖" in shape.text for shape in self.of(RUBRIC))
        return (
            self.captions_reported
            or named
            or any(begins_as_caption(text) or "图为" in text or "圖為" in text for text in said)
            or (self.parts[-1] == CAPTION and self.by_photographer)
        )

    @property
    def by_photographer(self) -> bool:
        """True where the byline says that who wrote the story took its pictures, too."""
        return any(shape.byline and wrote_too(shape.byline.raw) for shape in self.of(BYLINE))

    @property
    def is_furniture(self) -> bool:
        """True when nothing in it is copy."""
        return all(part == FURNITURE for part in self.parts)

    @property
    def headless(self) -> bool:
        """Copy without a head."""
        return not self.of(HEAD) and any(part in BODY for part in self.parts)

    @property
    def bodiless(self) -> bool:
        """A head, and perhaps a deck or a byline, without copy under it."""
        return not any(part in BODY or part in (CAPTION, CREDIT) for part in self.parts)


def groups_of(shapes: Sequence[LineShape], readings: Sequence[LineReading]) -> tuple[Group, ...]:
    """Cut the dump where something new begins."""
    made: list[Group] = []
    start = 0
    for at in range(1, len(shapes) + 1):
        if at == len(shapes) or readings[at].begins:
            made.append(Group(tuple(shapes[start:at]), tuple(_plain(one) for one in readings[start:at])))
            start = at
    return tuple(made)


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
    named = above and said[0].text.startswith(_NAMED)
    return shared if shared >= _OWN and (named or shared * _SHARE >= len(words)) else 0


_NUMBERED: Final = tuple(f"图{number}" for number in "②③④⑤⑥⑦⑧⑨23456789二三四五六七八九")
_NAMED: Final = ("图为", "圖為", "上图", "下图", "左图", "右图", "上圖", "下圖", "题图")
_OWN: Final = 2
_SHARE: Final = 8
"""Pairs of ideographs that a caption shares with its story at the least, and the share of its own that they are where
it does not say 图为.

Of the captions at the ends of stories of the pages of the tests nearly all that are of the story share more than an
eighth, of a picture that is a story of its own nearly none a twelfth.
"""

_SHORT: Final = 40


def _plain(reading: LineReading) -> str:
    return FURNITURE if reading.part == ASIDE else reading.part


_RUNNING: Final = 30
"""Characters of a line that is copy, whatever it ends with."""

_FEW: Final = 2
"""Short lines that follow each other and may yet be subheads; more are a list, verse, or what somebody typed so."""


def as_one_article(
    shapes: Sequence[LineShape], readings: Sequence[LineReading], settled: Mapping[int, str], rows: Sequence[bool],
    style: DumpStyle,
) -> tuple[Group, ...]:  # fmt: skip
    """All of *shapes*, a document that is one article, such as a page of the web: its head is *settled*.

    Above the first paragraph lines are what they were read as in *readings*, where nothing but the head is one: another
    below it is its deck, one above it the kicker.  From there on a line is copy, a subhead, a caption or a name, as it
    looks, and a paragraph of its own.
    """
    heads = sorted(at for at, part in settled.items() if part == HEAD) or [-1]
    first = _first_of_copy(shapes, settled, heads[0])
    parts = [_of_top(at, heads[0], settled, readings) for at in range(first)]
    parts += [settled.get(at) or _of_copy(shapes, at, rows[at], style) for at in range(first, len(shapes))]
    # A head further down is a hint's: a story begins with it.
    edges = [0, *(at for at in heads[1:] if at >= first), len(shapes)]
    return tuple(Group(tuple(shapes[at:end]), tuple(parts[at:end])) for at, end in pairwise(edges))


def _first_of_copy(shapes: Sequence[LineShape], settled: Mapping[int, str], head: int) -> int:
    """Where the copy begins: the first line below the head that runs on."""
    return next((at for at in range(head + 1, len(shapes)) if _runs_on(shapes[at], settled.get(at, ""))), len(shapes))


def _runs_on(shape: LineShape, part: str) -> bool:
    if part:
        return part in BODY or part == SUBHEAD
    if shape.furniture or shape.byline or not shape.text:
        return False
    return bool(shape.opening) or shape.size >= _RUNNING or shape.end == "stop"


def _of_top(at: int, head: int, settled: Mapping[int, str], readings: Sequence[LineReading]) -> str:
    part = settled.get(at) or readings[at].part
    if at == head or at in settled:
        return part
    if part in (HEAD, HEAD_MORE):
        return DECK if head < at else KICKER
    if part == ASIDE:
        return FURNITURE
    return START if part == MORE or (part in HEADER and at > head + _NEAR) else part


_NEAR: Final = 6
"""Lines below a head among which its deck stands, with the line about the page, the byline and buttons between."""


def _of_copy(shapes: Sequence[LineShape], at: int, is_row: bool, style: DumpStyle) -> str:
    """What a line is that stands in the copy or under it."""
    shape, before = shapes[at], shapes[at - 1] if at else None
    if before is not None and style.wrapped and not shape.furniture and join_score(before, shape, style) > 0:
        return MORE
    looks = scores_of(shape, style, is_row)
    if shape.furniture:
        return FURNITURE
    if not shape.text or shape.byline:
        return _likeliest(looks, (CREDIT, SIGN, JUMP, CAPTION, WIRE) if at > 0 else (BYLINE,))
    may = [WIRE, START, CAPTION]
    may += [SIGN] if at + _FEW >= len(shapes) or shape.sign else []
    if _is_subhead(shapes, at, is_row):
        return SUBHEAD
    return _likeliest(looks, may)


def _is_subhead(shapes: Sequence[LineShape], at: int, is_row: bool) -> bool:
    """True for a short line over copy, behind copy or behind one like it."""
    shape = shapes[at]
    if is_row or not may_be_head(shape) or at + 1 >= len(shapes):
        return False
    if item_of(shape.text) in ("label", "hour", "mark"):
        return False
    below = next((one for one in shapes[at + 1 :] if not one.furniture), None)
    run = 1
    while at - run >= 0 and may_be_head(shapes[at - run]):
        run += 1
    return below is not None and _runs_on(below, "") and run <= _FEW


def _likeliest(looks: Mapping[str, int], may: Sequence[str]) -> str:
    """Of the parts that a line *may* be, the one it looks most like; copy where it looks like none."""
    known = {part: looks[part] for part in may if part in looks}
    return max(known, key=known.__getitem__) if known else START
