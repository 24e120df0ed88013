"""Lines of one story together, each with its part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from layout.dumps.roles import LineReading
from layout.lines.captions import begins_as_caption
from layout.lines.head_forms import is_dated
from layout.lines.likeness import pairs_in
from layout.lines.shapes import LineShape
from layout.stories.parts import ASIDE, BODY, CAPTION, CREDIT, FURNITURE, HEAD, MORE, RUBRIC
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
        )

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


def with_own_captions(groups: Sequence[Group]) -> tuple[Group, ...]:
    """*groups* with a caption that speaks of the story above it, and says that it is one (图为…), in that story."""
    made: list[Group] = []
    for group in groups:
        above = made[-1] if made else None
        if above is not None and _is_own(above, group):
            made[-1] = above._replace(shapes=above.shapes + group.shapes, parts=above.parts + group.parts)
        else:
            made.append(group)
    return tuple(made)


def _is_own(above: Group, group: Group) -> bool:
    said = group.of(CAPTION)
    if not said or not all(part in (CAPTION, CREDIT, MORE) for part in group.parts):
        return False
    if above.is_furniture or above.headless or above.of(CAPTION, CREDIT):
        return False
    if above.shapes[-1].line.page != said[0].line.page or above.shapes[-1].jump:
        return False
    if any(shape.furniture == "stamp" for shape in above.shapes):
        return True  # an article of the web has its pictures in it
    shared = len((pairs_in(above.shapes) & pairs_in(said)) - COMMON_PAIRS)
    if said[0].text.startswith(_NAMED):
        return shared >= _OWN
    return shared >= _OWN_UNNAMED and said[0].size <= _SHORT and not is_dated(said[0].text)


_NAMED: Final = ("图为", "圖為", "上图", "下图", "左图", "右图", "上圖", "下圖", "题图")
_OWN: Final = 2
_OWN_UNNAMED: Final = 4
"""Pairs of ideographs that a caption shares with its story, with 图为 and without; then it is short and has no date."""

_SHORT: Final = 40


def _plain(reading: LineReading) -> str:
    return FURNITURE if reading.part == ASIDE else reading.part
