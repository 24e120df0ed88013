"""What the names of how a line stands add up to: so much for each part that it may be, and for a story's beginning.

The weights are those of a conditional random field over the lines of a dump, whose other scores are the ones of
:mod:`layout.dumps.roles` as they stand (taken at four fifths, for they were tuned on the same pages), drawn towards 0;
what came out below a tenth and a half was left out, and the rest fitted again.  The parts of copy (start, more, wire)
have none, so that nothing is said of where paragraphs break.

They were fitted to the pages of tests/stories that are not held out, up to number 334: as they are, solid, with blank
lines before stories, before heads and before every line, without bylines, with datelines, eight put together, and their
stories shuffled into other pages (2,400 dumps, 65,000 lines); to the dumps of tests/stories; and, at a fortieth of the
weight, to 3,400 stories of published news of seven kinds (broadcasts, sport, technology, schools, fashion, health,
entertainment), put together into pages with the rubrics, decks, bylines and subheads of ours at the rates of ours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from layout.fitted.standing import LONGEST, standings_of
from layout.fitted.weights_of_looks import BY_LOOKS
from layout.fitted.weights_of_places import BY_PLACE
from layout.lines.shapes import LineShape
from layout.stories.parts import CAPTION
from layout.value import NamedTuple


class LineWeights(NamedTuple):
    """What speaks, in tenths, for the parts of a line, and for a story beginning with it."""

    parts: Mapping[str, int]
    begins: int


NOTHING: Final = LineWeights({}, 0)


def fitted_to(shapes: Sequence[LineShape], *, broken: bool) -> list[LineWeights]:
    """What the table has for each of *shapes*; nothing where copy is *broken* into lines of one width, or is no page.

    It was fitted to pages of several stories whose paragraphs are whole: there a short line is no end of one.
    """
    if broken or len(shapes) < _A_PAGE:
        return [NOTHING] * len(shapes)
    return [_sum(names) for names in standings_of(shapes)]


def _sum(names: Sequence[str]) -> LineWeights:
    if not names:
        return NOTHING
    parts: dict[str, int] = {}
    begins = 0
    for name in names:
        for part, weight in _weights().get(name, ()):
            if part == _BEGINS:
                begins += weight
            else:
                parts[part] = parts.get(part, 0) + weight
    return LineWeights(parts, begins)


_A_PAGE: Final = 16
"""Lines from which a dump is a page of several stories."""

_BEGINS: Final = "begins"


@cache
def _weights() -> dict[str, tuple[tuple[str, int], ...]]:
    """Both tables as pairs of a part and its weight."""
    return {name: tuple(_pairs(row)) for name, row in (BY_PLACE | BY_LOOKS).items()}


def _pairs(row: str) -> list[tuple[str, int]]:
    words = row.split()
    return [(part, int(weight)) for part, weight in zip(words[::2], words[1::2], strict=True)]


def with_fitted(looks: dict[str, int], fitted: LineWeights, shape: LineShape) -> dict[str, int]:
    """*looks* with what the table has for each part of *shape*."""
    if fitted is NOTHING:
        return looks
    return {part: look + fitted.parts.get(part, 0) for part, look in _with_caption(looks, shape).items()}


def _with_caption(looks: dict[str, int], shape: LineShape) -> dict[str, int]:
    """*looks* of a short sentence, which may be a caption though nothing in it says so; what is around it may."""
    sentence = shape.end == "stop" and not shape.inner and bool(shape.text) and shape.size <= LONGEST
    if not sentence or CAPTION in looks or shape.furniture or shape.byline or shape.opening or shape.credit:
        return looks
    return looks | {CAPTION: _UNLIKE}


_UNLIKE: Final = -20
