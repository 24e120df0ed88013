"""What a line is worth: where it can end from a place, and how good each of these lines is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import Final, TypeAlias

from layout.typeset.classes import (
    AS_WHITE,
    CLOSE,
    COLON,
    DASH,
    DIGIT,
    DOT,
    FINAL,
    HAN,
    HAN_CLASS,
    LATIN,
    OPEN,
    SHRINK_COST,
    SPACE,
    STOP,
)
from layout.typeset.ends import RELIEF, UNBREAKABLE
from layout.typeset.prepare import Prepared
from layout.units import Length

GAP_WORTH: Final = 16
GAP_FLAT: Final = 64
"""A white of g per mille of an em between all Han costs g (g + GAP_FLAT) / GAP_WORTH: much white on one line is worse
than a little on several, but a line set solid is worth most."""

GAP_PLAIN: Final = 120
"""White beyond which a line is plainly loose, per mille of an em."""

HARD_RELIEF: Final = 1000
HARD_RUNT: Final = 1
"""What comes first in the score: a rule broken at a line's edge outweighs any number of runts."""

COST_SHORT_END: Final = 60
COST_MIXED: Final = 4
COST_LOOSE: Final = 600

FITTING: Final = ("best", "push-in", "push-out", "push-out-only")
"""How a line is brought to the measure: by whichever changes least; by squeezing where that can be done; by widening
unless that is plainly seen; by widening only."""

UNSPARING: Final = 1_000_000
"""Patience that leaves no line out."""

_ENDS: Final = frozenset((CLOSE, STOP, COLON, FINAL, DOT, SPACE))
_WORDS: Final = frozenset((HAN, LATIN, DIGIT, DASH))
_OF_CELLS: Final = (0, 1, 2, 3, 5)
"""Classes of :data:`SHRINK_ORDER` that are taken out of cells rather than gaps."""

_BACK: Final = 3
"""Places where a line on the grid may end, from the fullest."""

_FAR: Final = 1_000_000

Option: TypeAlias = "tuple[int, int, int, int]"
"""The atom after a line's end, and that line's share in the three parts of the score."""


def takes_of(paragraph: Prepared, start: int, end: int) -> list[Length]:
    """What each class of :data:`SHRINK_ORDER` can give in the line of atoms ``start … end-1``."""
    last = end - 1
    atoms, takes = paragraph.atoms, paragraph.takes
    space, dot, bracket, stop, mixed, final, han = takes
    found = [
        space[end] - space[start], dot[end] - dot[start], bracket[end] - bracket[start], stop[end] - stop[start],
        mixed[last] - mixed[start], final[end] - final[start], han[last] - han[start],
    ]  # fmt: skip
    if atoms[start].kind == OPEN and paragraph.trim_start[start]:
        found[2] -= bracket[start + 1] - bracket[start]
    if atoms[last].kind in _ENDS and paragraph.trim_end[last]:
        for index in _OF_CELLS:
            found[index] -= takes[index][end] - takes[index][last]
    return found


def natural_width(paragraph: Prepared, start: int, end: int) -> Length:
    """Width of the line of atoms ``start … end-1`` with trimmed edges and nothing put in or taken out."""
    last = end - 1
    sums = paragraph.sums
    width = sums[end] - sums[start] - paragraph.gaps[last] - paragraph.trim_end[last]
    return width - paragraph.trim_start[start] if end > start + 1 or not paragraph.trim_end[last] else width


def options_of(paragraph: Prepared, strict: bool, patience: int) -> Callable[[int, Length], list[Option]]:
    """A function that gives every place where a line from an atom can end in a room, with what each line is worth.

    This is where most of the setting's time goes, so sums are read here rather than asked for, and what all lines of a
    paragraph share is looked up once.
    """
    count, em, style = len(paragraph.atoms), paragraph.style.size, paragraph.style
    sums, penalties, gaps, trims = paragraph.sums, paragraph.penalties, paragraph.gaps, paragraph.trim_end
    alls, flexes, soft, fulls = paragraph.take_sums, paragraph.gap_sums, paragraph.soft_sums, paragraph.full_sums
    starts, plain = paragraph.trim_start, style.fitting == "best" and not style.cells
    justify = style.align == "justify" and not style.cells
    forbidden = RELIEF if strict else _FAR
    patient, two_ems = patience * em // 1000, 2 * em

    def options(first: int, room: Length) -> list[Option]:
        inked = sums[first] + starts[first] + room
        end = bisect_left(fulls, fulls[first] + room - patient, first + 1, count) if justify else first + 1
        far = sums[first] + room + two_ems - alls[first]
        made: list[Option] = []
        while end <= count and sums[end] - alls[end] <= far:
            last = end - 1
            penalty = penalties[last] if end < count else 0
            if penalty < forbidden:
                slack = inked - sums[end] + gaps[last] + trims[last]
                hard = gap = 0
                if slack < 0:
                    price, gap = _squeezed(paragraph, first, end, -slack) if slack >= alls[first] - alls[end] else _NONE
                elif end == count:
                    hard, price = _end_cost(paragraph, first, end)
                elif not justify:
                    price = (slack * 10 // em) ** 2
                else:
                    rest = slack - soft[last] + soft[first]
                    stretches = flexes[last] - flexes[first] or last - first or 1
                    gap = rest * 1000 // (stretches * em) if rest > 0 else 0
                    price = gap * (gap + GAP_FLAT) // GAP_WORTH + (COST_MIXED if slack and rest < slack else 0)
                    price += COST_LOOSE + gap if gap > GAP_PLAIN else 0
                if price >= 0:
                    if penalty:
                        hard += penalty // RELIEF * HARD_RELIEF
                        penalty = penalty if penalty < RELIEF else 0
                        gap = max(gap, AS_WHITE.get(penalty, 0))
                    made.append((end, hard, gap, price + penalty))
            end += 1
        if not plain:
            made = _fitted(paragraph, made, first, room)
        if not made and not strict and patience >= UNSPARING:
            made.append((first + 1, HARD_RELIEF * UNBREAKABLE // RELIEF, 0, 0))  # one atom wider than the measure
        return made

    return options


_NONE: Final = (-1, 0)


def _fitted(paragraph: Prepared, found: list[Option], first: int, room: Length) -> list[Option]:
    """*found* as the grid or the style's way of fitting sees them; where it leaves none, all are kept."""
    fitting = paragraph.style.fitting
    if paragraph.style.cells:
        # On the grid a line takes what it can; the place before that is for the sake of what follows.
        return [(end, hard, gap, COST_LOOSE * (found[-1][0] - end)) for end, hard, gap, _ in found[-_BACK:]]
    made: list[Option] = []
    for end, hard, gap, price in found:
        squeezed = natural_width(paragraph, first, end) > room
        if fitting == "push-in":
            made.append((end, hard, gap, 0 if squeezed else price + (COST_LOOSE if gap else 0)))
        elif not squeezed:
            made.append((end, hard, gap, price))
        elif fitting == "push-out":
            made.append((end, hard, GAP_PLAIN, price + COST_LOOSE))
    return made or found


def stretch_of(paragraph: Prepared, start: int, end: int, slack: Length) -> tuple[int, Length]:
    """(white between Han in per mille of an em, white given to word spaces and Han–Latin gaps first).

    A line of Latin alone has no such white; what it wants is told as if it went between its letters, where it is never
    put.
    """
    last = end - 1
    first = min(slack, paragraph.soft_sums[last] - paragraph.soft_sums[start])
    flexes = paragraph.gap_sums[last] - paragraph.gap_sums[start] or last - start or 1
    return (slack - first) * 1000 // (flexes * paragraph.style.size), first


def _squeezed(paragraph: Prepared, first: int, end: int, need: Length) -> tuple[int, int]:
    """What taking *need* out of the line costs, and the tightening between Han, per mille of an em; -1 if too much."""
    takes = takes_of(paragraph, first, end)
    cost = 0
    for number, take in enumerate(takes):
        if take <= 0:
            continue
        price = SHRINK_COST[number]
        if need <= take:
            gap = 0
            if number == HAN_CLASS:
                flexes = paragraph.gap_sums[end - 1] - paragraph.gap_sums[first]
                gap = need * 1000 // (max(1, flexes) * paragraph.style.size)
            return cost + price * need * need // (take * take) + price * need // take // 2 + 1, gap
        cost += price * 3 // 2
        need -= take
    return -1, 0


def _end_cost(paragraph: Prepared, start: int, end: int) -> tuple[int, int]:
    """A last line must not be a single Han with its marks (孤字不成行)."""
    if start == 0:
        return 0, 0
    words = 0
    for kind in paragraph.kinds[start:end]:
        words += kind in _WORDS
        if words > 2:
            return 0, 0
    return (HARD_RUNT, 0) if words < 2 else (0, COST_SHORT_END)
