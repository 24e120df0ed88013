"""Entries of the search for a division: what is kept of one while others are sought."""

from __future__ import annotations

from operator import itemgetter
from typing import Final, TypeAlias

from layout.planner.model import Cost, Cut, Division, DivisionLeaf
from layout.value import NamedTuple

PICTURE: Final = 1
"""What stands at an upper corner: 0 nothing that can clash, 1 a picture, from 2 on a style of head."""

Trace: TypeAlias = "tuple[object, ...]"
"""A division while it is sought: ``(piece, form)``, or ``(way, trace, trace, gap)``."""

Entry: TypeAlias = "tuple[Cost, int, int, Trace]"
"""Cost, what stands at the upper left and the upper right corner, and the division."""


Table: TypeAlias = "dict[int, list[Entry]]"
"""Divisions by depth in lines, the cheapest of a depth first."""

Pile: TypeAlias = "dict[int, dict[tuple[int, int], Entry]]"
"""A table while it grows: by depth and by what stands at the upper corners, the cheapest division."""


class BestDivision(NamedTuple):
    """A division and what it costs."""

    cost: Cost
    division: Division


class Width(NamedTuple):
    """How widely is sought: most pairs that one cut may set against their ranks, most divisions kept of a depth."""

    strays: int = 99
    kept: int = 99


WIDEST: Final = Width()

MOST_TRIALS: Final = 20_000_000
"""Pairs of divisions that are compared for a page before nothing more is opened, five seconds' worth: a dozen stories
of a line each have so many forms that nobody waits for the last of them."""


class Trials:
    """How many pairs of divisions may still be compared."""

    def __init__(self, most: int = MOST_TRIALS) -> None:
        self.left = most


cost_first = itemgetter(0)
"""The key of entries sorted by cost."""


def cheapest(entries: list[Entry]) -> list[Entry]:
    """The cheapest entry for every pair of corners, the cheapest first."""
    best: dict[tuple[int, int], Entry] = {}
    for one in entries:
        had = best.get(one[1:3])
        if had is None or one[0] < had[0]:
            best[one[1:3]] = one
    return sorted(best.values(), key=lambda one: one[0])


def several(entries: list[Entry], each: int) -> list[Entry]:
    """The *each* cheapest entries for every pair of corners, the cheapest first."""
    counts: dict[tuple[int, int], int] = {}
    made: list[Entry] = []
    for one in sorted(entries, key=lambda one: one[0]):
        counts[one[1:3]] = counts.get(one[1:3], 0) + 1
        if counts[one[1:3]] <= each:
            made.append(one)
    return made


def division_of(trace: Trace) -> Division:
    """The division that *trace* stands for."""
    if len(trace) == 2:
        return DivisionLeaf(*trace)  # type: ignore[arg-type]
    way, first, second, gap = trace
    return Cut(way, division_of(first), division_of(second), gap)  # type: ignore[arg-type]
