"""Entries of the search for a division: what is kept of one while others are sought."""

from __future__ import annotations

from operator import itemgetter
from typing import Final, TypeAlias

from layout.planner.model import Cost, Cut, Division, DivisionLeaf

PICTURE: Final = 1
"""What stands at an upper corner: 0 nothing that can clash, 1 a picture, from 2 on a style of head."""

Trace: TypeAlias = "tuple[object, ...]"
"""A division while it is sought: ``(piece, form)``, or ``(way, trace, trace, gap)``."""

Entry: TypeAlias = "tuple[Cost, int, int, Trace]"
"""Cost, what stands at the upper left and the upper right corner, and the division."""

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
