"""The head of a card: as many lines as make it large, broken where a reader would pause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from layout.makeup.cardparts import PITCH, PX, Bench, Block
from layout.spec.styles import TextStyle
from layout.typeset import Piece, aligned, even_lines, set_line
from layout.units import Length
from layout.value import NamedTuple

STEP: Final = 2 * PX
"""Sizes go by two pixels."""

BAD_BREAK: Final = 720
"""What a head is worth that is broken inside a word or a quotation, per mille of one of its size that is not."""

MORE_LINES: Final = 930
"""What every further line takes off, per mille: of two heads hardly different in size the one of fewer lines stands."""

_REFERENCE: Final = 100 * PX


class Way(NamedTuple):
    """A way to break a head: its lines, the widest one's width at the reference size, and what its breaks cost."""

    lines: tuple[str, ...]
    widest: Length
    cost: int


def head(
    texts: Sequence[str], style: TextStyle, bench: Bench, room: tuple[Length, Length], most: int
) -> tuple[Block, bool]:
    """The head of *texts*, its own lines, in *room* (measure, depth), in at most *most* lines, and whether it goes in.

    Each of its own lines stays a line or is broken into several; lines are never run together.
    """
    smallest, largest = (size * PX for size in bench.card.head)
    best: tuple[int, Length, Way] | None = None
    ways = list(ways_of(texts, style, bench, max(most, len(texts))))
    for way in ways:
        size = _largest(way, room, largest)
        if size < smallest:
            continue
        worth = size * MORE_LINES ** len(way.lines) // 1000 ** len(way.lines)
        worth = worth * BAD_BREAK // 1000 if way.cost else worth
        if best is None or worth > best[0]:
            best = worth, size, way
    if best is not None:
        return _block(best[2], style, bench, room[0], best[1]), True
    # It goes in nowhere: the way that comes nearest is set as small as may be, and told.
    nearest = max(ways, key=lambda way: _largest(way, room, largest))
    return _block(nearest, style, bench, room[0], smallest), False


def ways_of(texts: Sequence[str], style: TextStyle, bench: Bench, most: int) -> Iterator[Way]:
    """Ways to break *texts*, from their own lines up to *most*; each further line parts the widest there is."""
    sized = style._replace(size=_REFERENCE, leading=_REFERENCE)
    counts = [1] * len(texts)
    while sum(counts) <= most:
        parts = [even_lines(text, sized, bench.faces, count) for text, count in zip(texts, counts, strict=True)]
        if not all(lines for lines, _ in parts):
            return
        widths = [max(_width(line, sized, bench) for line in lines) for lines, _ in parts]
        yield Way(tuple(line for lines, _ in parts for line in lines), max(widths), sum(cost for _, cost in parts))
        counts[widths.index(max(widths))] += 1


def _width(text: str, style: TextStyle, bench: Bench) -> Length:
    return set_line((Piece(text, style),), style, bench.faces).width


def _largest(way: Way, room: tuple[Length, Length], largest: Length) -> Length:
    """The largest size at which *way* goes into *room*."""
    measure, depth = room
    across = measure * _REFERENCE // max(1, way.widest)
    down = max(0, depth) * 1000 // (1000 + (len(way.lines) - 1) * PITCH["head"])
    return min(largest, across, down) // STEP * STEP


def _block(way: Way, style: TextStyle, bench: Bench, measure: Length, size: Length) -> Block:
    sized = style._replace(size=size, leading=size)
    lines = tuple(
        aligned(set_line((Piece(line, sized),), sized, bench.faces), measure, style.align) for line in way.lines
    )
    return Block("head", lines, size, size * PITCH["head"] // 1000, style.ink)
