"""Lines of one story together, each with its part: stories of a dump, or one article whose head is known."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from itertools import pairwise
from typing import Final

from layout.dumps.joints import join_score
from layout.dumps.roles import LineReading
from layout.lines.captions import begins_as_caption
from layout.lines.dump_style import DumpStyle
from layout.lines.head_forms import may_be_head
from layout.lines.items import item_of
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
from layout.stories.people import wrote_too
from layout.stories.words import MARKERS
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


def _plain(reading: LineReading) -> str:
    return FURNITURE if reading.part == ASIDE else reading.part


def with_copy_under_pictures(groups: Sequence[Group], quoted: Container[int] = ()) -> tuple[Group, ...]:
    """*groups* in which copy that opens without a head is of the head whose captions stand between them.

    So is copy under a head with nothing but a quotation, of the lines *quoted*, below it: a motto, what editors say.
    """
    made: list[Group] = []
    for group in groups:
        if made and _opens_bare(group) and _waits_for_copy(made[-1], group, quoted):
            made[-1] = Group(made[-1].shapes + group.shapes, made[-1].parts + group.parts)
        else:
            made.append(group)
    return tuple(made)


def _opens_bare(group: Group) -> bool:
    """本报讯（记者 某某）…: copy that says that a story begins here, without a head."""
    return group.headless and group.parts[0] == WIRE and bool(group.shapes[0].opening)


def _waits_for_copy(above: Group, group: Group, quoted: Container[int]) -> bool:
    """True for a head with captions or quotations and no copy; long ones may be all that there is of a picture."""
    if not above.of(HEAD) or above.of(WIRE, SUBHEAD, SIGN) or any(shape.jump for shape in above.shapes):
        return False
    if above.shapes[0].line.page != group.shapes[0].line.page:
        return False
    if any(shape.line.number not in quoted for shape in above.of(START)):
        return False
    under = [shape for shape in above.of(CAPTION, START, MORE) if shape.text]
    pointed = all(shape.text[0] in MARKERS or begins_as_caption(shape.text) for shape in above.of(CAPTION))
    return bool(under) and (pointed or sum(shape.size for shape in under) <= _SHORT_CAPTIONS)


_SHORT_CAPTIONS: Final = 60
"""Characters of captions under a head that has other copy; picture news says more, and has no copy besides."""

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
