"""The head of a card: as many lines as make it large, broken where a reader would pause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from layout.cards.parts import HAN_DESCENT, PITCH, PX, Bench, TextBlock, descent_of
from layout.page import BLACK
from layout.spec.styles import TextStyle
from layout.typeset import Piece, aligned, even_lines, set_line
from layout.units import Length
from layout.value import NamedTuple

STEP: Final = 2 * PX
"""Sizes go by two pixels."""

BAD_BREAK: Final = 720
"""What a head is worth that is broken inside a word or a quotation, per mille of one of its size that is not."""

MORE_LINES: Final = 860
"""What every further line takes off, per mille: of two heads hardly different in size the one of fewer lines stands."""

STUB: Final = 500
"""A line of less than so much of the widest one (per mille) looks left over."""

STUBBED: Final = 850
"""What a head with such a line is worth, per mille, where it has lines that its editor did not make."""

BEYOND: Final = 333
"""How much of what a head is larger than good is worth (per mille): that is no reason to break it once more."""

_DEEPEST: Final = 250
_DEEP: Final = frozenset("gjpqyçQ,;()[]{}@/|\\$_")
"""Latin characters that reach deeper than Han, a quarter of the em at most: near enough to choose a size by."""

_REFERENCE: Final = 100 * PX


class HeadBreak(NamedTuple):
    """A way to break a head: its lines, the widest one's width at the reference size, and what its breaks cost."""

    lines: tuple[str, ...]
    widest: Length
    cost: int
    stub: bool = False
    """It has a line that looks left over."""


def good_size(bench: Bench) -> Length:
    """A head of this size is large enough for the card."""
    if bench.good:
        return bench.good
    small, large = (size * PX for size in bench.card.head)
    return (small + (large - small) * 3 // 5) // STEP * STEP


def head(
    texts: Sequence[str], style: TextStyle, bench: Bench, room: tuple[Length, Length], most: int
) -> tuple[TextBlock, bool]:
    """The head of *texts*, its own lines, in *room* (measure, depth), in at most *most* lines, and whether it goes in.

    Each of its own lines stays a line or is broken into several; lines are never run together.
    """
    smallest, largest = (size * PX for size in bench.card.head)
    best: tuple[int, Length, HeadBreak] | None = None
    ways, good = _known_ways(tuple(texts), style, bench, max(most, len(texts))), good_size(bench)
    for way in ways:
        size = _largest(way, room, largest)
        if size < smallest:
            continue
        merit = min(size, good) + max(0, size - good) * BEYOND // 1000
        merit = merit * MORE_LINES ** len(way.lines) // 1000 ** len(way.lines)
        merit = merit * BAD_BREAK // 1000 if way.cost else merit
        merit = merit * STUBBED // 1000 if way.stub else merit
        if best is None or merit > best[0]:
            best = merit, size, way
    if best is not None:
        return _block(best[2], style, bench, room[0], best[1]), True
    # It goes in nowhere: the way that comes nearest is set as small as may be, and reported.
    nearest = max(ways, key=lambda way: _largest(way, room, largest))
    return _block(nearest, style, bench, room[0], smallest), False


def _known_ways(texts: tuple[str, ...], style: TextStyle, bench: Bench, most: int) -> tuple[HeadBreak, ...]:
    """The ways of :func:`ways_of`, remembered with the faces: they are the same on a card of any size."""
    plain = style._replace(size=_REFERENCE, leading=_REFERENCE, align="left", ink=BLACK)
    known: dict[object, tuple[HeadBreak, ...]] = bench.faces.memory.setdefault("ways to break a head", {})
    key = texts, plain, most
    if key not in known:
        known[key] = tuple(ways_of(texts, plain, bench, most))
    return known[key]


def ways_of(texts: Sequence[str], style: TextStyle, bench: Bench, most: int) -> Iterator[HeadBreak]:
    """Ways to break *texts*, from their own lines up to *most*; each further line parts the widest there is.

    *style* has the reference size.
    """
    counts = [1] * len(texts)
    while sum(counts) <= most:
        parts = [even_lines(text, style, bench.faces, count) for text, count in zip(texts, counts, strict=True)]
        if not all(lines for lines, _ in parts):
            return
        across = [[_width(line, style, bench) for line in lines] for lines, _ in parts]
        widths = [max(those) for those in across]
        narrowest = min(min(those) for those in across)
        yield HeadBreak(
            tuple(line for lines, _ in parts for line in lines),
            max(widths),
            sum(cost for _, cost in parts),
            max(counts) > 1 and narrowest * 1000 < max(widths) * STUB,
        )
        counts[widths.index(max(widths))] += 1


def _width(text: str, style: TextStyle, bench: Bench) -> Length:
    return set_line((Piece(text, style),), style, bench.faces).width


def _largest(way: HeadBreak, room: tuple[Length, Length], largest: Length) -> Length:
    """The largest size at which *way* goes into *room*."""
    measure, depth = room
    across = measure * _REFERENCE // max(1, way.widest)
    below = _DEEPEST - HAN_DESCENT if way.lines and _DEEP.intersection(way.lines[-1]) else 0
    down = max(0, depth) * 1000 // (1000 + (len(way.lines) - 1) * PITCH["head"] + below)
    return min(largest, across, down) // STEP * STEP


def _block(way: HeadBreak, style: TextStyle, bench: Bench, measure: Length, size: Length) -> TextBlock:
    sized = style._replace(size=size, leading=size)
    lines = tuple(
        aligned(set_line((Piece(line, sized),), sized, bench.faces), measure, style.align) for line in way.lines
    )
    under = descent_of(way.lines[-1], sized, bench) - size * HAN_DESCENT // 1000 if way.lines else 0
    return TextBlock("head", lines, size, size * PITCH["head"] // 1000, style.ink, under)
