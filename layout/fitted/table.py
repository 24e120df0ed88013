"""What the names of how a line stands add up to: so much for each part that it may be, and for a story's beginning.

The weights are those of a conditional random field over the lines of a dump, whose other scores are the ones of
:mod:`layout.dumps.roles` as they stand (taken at three quarters, for they were tuned on the older pages), drawn towards
0; what came out below a tenth and a half was left out, and the rest fitted again.  The parts of copy (start, more,
wire) have none, so that nothing is said of where paragraphs break.

They are written by tests/bench/fit_lines.py, from the pages of tests/stories up to 420 that are not held out, in seven
ways each, eight put together, and with their stories shuffled into other pages; the pages from number 349 on, on which
nothing had been tuned, count three times.  So do, for very little, 3,400 stories of published news of seven kinds
(broadcasts, sport, technology, schools, fashion, health, entertainment), put together into pages with the rubrics,
decks, bylines and subheads of ours at the rates of ours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import repeat
from struct import Struct
from typing import Final

from layout.fitted.standing import LONGEST, standings_of
from layout.fitted.weights_of_habits import BY_HABITS
from layout.fitted.weights_of_looks import BY_LOOKS
from layout.fitted.weights_of_places import BY_PLACES
from layout.fitted.weights_of_rows import BY_ROWS
from layout.fitted.weights_of_words import BY_WORDS
from layout.lines.shapes import LineShape
from layout.stories.parts import (
    BYLINE,
    CAPTION,
    CREDIT,
    DECK,
    FURNITURE,
    HEAD,
    HEAD_MORE,
    KICKER,
    NEVER,
    RUBRIC,
    SIGN,
    SUBHEAD,
)
from layout.value import NamedTuple


class LineWeights(NamedTuple):
    """What speaks, in tenths, for the parts of a line, and for a story beginning with it."""

    parts: Mapping[str, int]
    begins: int
    edge: bool = False
    """It is one of the first or the last of the dump, where a page says its name and its number."""


NOTHING: Final = LineWeights({}, 0)


def fitted_to(shapes: Sequence[LineShape], *, broken: bool) -> list[LineWeights]:
    """What the table has for each of *shapes*; nothing where copy is *broken* into lines of one width, or is no page.

    It was fitted to pages of several stories whose paragraphs are whole: there a short line is no end of one.
    """
    if not is_fitted(shapes, broken=broken):
        return [NOTHING] * len(shapes)
    return [_sum(names, is_at_edge(at, len(shapes))) for at, names in enumerate(standings_of(shapes))]


def is_fitted(shapes: Sequence[LineShape], *, broken: bool) -> bool:
    """True for a page of several stories whose paragraphs are whole lines."""
    return not broken and len(shapes) >= _A_PAGE


def is_at_edge(at: int, count: int) -> bool:
    """True for the lines at either end of the *count* of a dump, where a page says its name and its number."""
    return at < _TOP or at >= count - _FOOT


_TOP: Final = 4
_FOOT: Final = 3
"""Lines at either end of a dump that may say which page it is and who made it."""


def _sum(names: Sequence[str], edge: bool) -> LineWeights:
    if not names:
        return NOTHING
    packed = sum(map(_weights().get, names, repeat(0))) + _ZERO
    begins, *parts = _FIELDS.unpack(packed.to_bytes(_FIELDS.size, "little"))
    return LineWeights({part: weight - _HALF for part, weight in zip(_PARTS, parts, strict=True)}, begins - _HALF, edge)


_A_PAGE: Final = 16
"""Lines from which a dump is a page of several stories."""

TABLES: Final = (BY_PLACES, BY_LOOKS, BY_ROWS, BY_WORDS, BY_HABITS)

_PARTS: Final = (RUBRIC, KICKER, HEAD, HEAD_MORE, DECK, BYLINE, SUBHEAD, CAPTION, CREDIT, SIGN, FURNITURE)
"""The parts that the tables speak of."""

_FIELDS: Final = Struct(f"<{1 + len(_PARTS)}H")
_HALF: Final = 1 << 15
_ZERO: Final = sum(_HALF << 16 * field for field in range(1 + len(_PARTS)))
"""One number has the weights of a name, 16 bits for the beginning and for each part: a line has some forty names, and
twelve sums are added up at once.  Half of what a field holds makes up for what is below 0."""


@cache
def _weights() -> dict[str, int]:
    """All tables, the weights of each name in one number."""
    unit = {"begins": 1, **{part: 1 << 16 * field for field, part in enumerate(_PARTS, 1)}}
    return {name: _packed(row.split(), unit) for table in TABLES for name, row in table.items()}


def _packed(words: Sequence[str], unit: Mapping[str, int]) -> int:
    return sum(unit[part] * int(weight) for part, weight in zip(words[::2], words[1::2], strict=True))


def with_fitted(looks: dict[str, int], fitted: LineWeights, shape: LineShape) -> dict[str, int]:
    """*looks* with what the table has for each part of *shape*."""
    if fitted is NOTHING:
        return looks
    return {part: look + fitted.parts.get(part, 0) for part, look in _with_unlikely(looks, fitted, shape).items()}


def _with_unlikely(looks: dict[str, int], fitted: LineWeights, shape: LineShape) -> dict[str, int]:
    """*looks* with parts that nothing in the line speaks for, but what is around it may.

    A short sentence may be a caption; a short line among rows a head; one with a person's name behind a blank may say
    who wrote the story above or below; and one at either end of the dump may be no copy.
    """
    if shape.furniture or not shape.text or shape.size > LONGEST:
        return looks
    made: dict[str, int] = {}
    if fitted.edge and FURNITURE not in looks:
        made[FURNITURE] = _NO_COPY
    if shape.byline or shape.opening or shape.credit or shape.inner:
        return looks | made
    if shape.end == "stop":
        made |= {} if CAPTION in looks else {CAPTION: _UNLIKE}
    elif shape.end == "none" and shape.size <= _A_HEAD and not (shape.jump or shape.back):
        made |= {} if HEAD in looks else {HEAD: _UNLIKE, SUBHEAD: _UNLIKE, RUBRIC: _UNLIKE}
        words = shape.text.replace("／", " ").split()
        if len(words) > 1 and len(words[-1]) in _A_NAME and words[-1].isalpha():
            made |= {BYLINE: _UNLIKE, SIGN: _UNLIKE} | {part: looks[part] for part in (BYLINE, SIGN) if part in looks}
    return looks | {part: look for part, look in made.items() if looks.get(part, NEVER) < look}


_UNLIKE: Final = -20
_NO_COPY: Final = -40
_A_HEAD: Final = 28
"""Characters of a line that may be a head, or say who wrote something, though it does not look so."""

_A_NAME: Final = (2, 3)
"""Characters of most names."""
