"""Where the lines of a paragraph end: the cheapest chain of lines for every number of lines there can be."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, TypeAlias

from layout.typeset.classes import CLOSE, COLON, FINAL, HAN, OPEN, SHRINK_COST, SPACE, STOP
from layout.typeset.lines import Chain
from layout.typeset.prepare import RELIEF, UNBREAKABLE, Prepared
from layout.units import Length

GAP_WORTH: Final = 64
"""A white of g per mille of an em between all Han costs g² / GAP_WORTH."""

GAP_PLAIN: Final = 120
"""White beyond which a line is plainly loose, per mille of an em."""

COST_LOOSE: Final = 600
COST_RUNT: Final = 4000
COST_SHORT_END: Final = 25
COST_MIXED: Final = 12

_ENDS: Final = frozenset((CLOSE, STOP, COLON, FINAL, SPACE))
_PATIENCE: Final = 1700
"""White that a line may have to give in the first round, per mille of an em."""

_UNSPARING: Final = 1_000_000


def takes_of(paragraph: Prepared, start: int, end: int) -> list[Length]:
    """What each class of :data:`SHRINK_ORDER` can give in the line of atoms ``start … end-1``."""
    last = end - 1
    atoms, takes = paragraph.atoms, paragraph.takes
    space, bracket, stop, mixed, final, han = takes
    found = [
        space[end] - space[start], bracket[end] - bracket[start], stop[end] - stop[start],
        mixed[last] - mixed[start], final[end] - final[start], han[last] - han[start],
    ]  # fmt: skip
    order = (0, 1, 2, 4)
    if atoms[start].kind == OPEN and paragraph.trim_start[start]:
        found[1] -= bracket[start + 1] - bracket[start]
    if atoms[last].kind in _ENDS and paragraph.trim_end[last]:
        for index in order:
            found[index] -= takes[index][end] - takes[index][last]
    return found


def natural_width(paragraph: Prepared, start: int, end: int) -> Length:
    """Width of the line of atoms ``start … end-1`` with trimmed edges and nothing put in or taken out."""
    last = end - 1
    sums = paragraph.sums
    width = sums[end] - sums[start] - paragraph.gaps[last] - paragraph.trim_end[last]
    return width - paragraph.trim_start[start] if end > start + 1 or not paragraph.trim_end[last] else width


def chains(paragraph: Prepared, measures: Sequence[Length], start: int, indent: Length) -> dict[int, Chain]:
    """The cheapest chain for every number of lines, from atom *start*; never empty for a paragraph with atoms."""
    for strict, patience in ((True, _PATIENCE), (True, _UNSPARING), (False, _PATIENCE), (False, _UNSPARING)):
        found = _search(paragraph, measures, start, indent, strict=strict, patience=patience)
        if found:
            return found
    return {}


def _search(
    paragraph: Prepared, measures: Sequence[Length], start: int, indent: Length, *, strict: bool, patience: int
) -> dict[int, Chain]:
    """Line by line: the cheapest way to every place where a line can end there.  *patience*: per mille of an em."""
    count = len(paragraph.atoms)
    layer: dict[int, _Node] = {start: (0, start, None)}
    options: dict[tuple[int, Length], list[tuple[int, int]]] = {}
    found: dict[int, Chain] = {}
    most = count
    number = 0
    while layer and number < most:
        room = measures[min(number, len(measures) - 1)] - (0 if number else indent)
        following: dict[int, _Node] = {}
        for first, node in layer.items():
            choices = options.get((first, room))
            if choices is None:
                choices = options[first, room] = _options(paragraph, first, room, strict, patience)
            before = node[0]
            for end, price in choices:
                cost = before + price
                known = following.get(end)
                if known is None or cost < known[0]:
                    following[end] = (cost, end, node)
        number += 1
        done = following.pop(count, None)
        if done is not None:
            if not found:
                most = number + 2
            found[number] = Chain(_trace(done), done[0])
        layer = following
    return found


_Node: TypeAlias = "tuple[int, int, _Node | None]"
"""Cost so far, atom after the line's end, and the node of the line before."""


def _trace(node: _Node) -> tuple[int, ...]:
    ends: list[int] = []
    at: _Node = node
    while at[2] is not None:
        ends.append(at[1])
        at = at[2]
    return tuple(reversed(ends))


def _options(paragraph: Prepared, first: int, room: Length, strict: bool, patience: int) -> list[tuple[int, int]]:
    """Every place where a line from atom *first* can end, with the price of that line and break.

    This is where most of the setting's time goes, so sums are read here rather than asked for.
    """
    count = len(paragraph.atoms)
    sums, penalties, gaps, trims = paragraph.sums, paragraph.penalties, paragraph.gaps, paragraph.trim_end
    alls, flexes, soft = paragraph.take_sums, paragraph.gap_sums, paragraph.soft_sums
    em = paragraph.style.size
    base = sums[first]
    inked = base + paragraph.trim_start[first]
    justify = paragraph.style.align == "justify"
    end = bisect_left(sums, base + room - patience * em // 1000, first + 1, count) if justify else first + 1
    forbidden = RELIEF if strict else RELIEF * 100
    far = base + room + 2 * em - alls[first]
    made: list[tuple[int, int]] = []
    while end <= count and sums[end] - alls[end] <= far:
        last = end - 1
        penalty = penalties[last] if end < count else 0
        if penalty < forbidden:
            slack = room - sums[end] + inked + gaps[last] + trims[last]
            if slack < 0:
                price = (
                    _squeeze_cost(takes_of(paragraph, first, end), -slack) if -slack <= alls[end] - alls[first] else -1
                )
            elif end == count:
                price = _end_cost(paragraph, first, end, room - slack)
            elif not justify:
                price = slack * 60 // max(1, room)
            else:
                rest = slack - soft[last] + soft[first]
                stretches = flexes[last] - flexes[first]
                gap = (1000 if rest > 0 else 0) if rest <= 0 or not stretches else rest * 1000 // (stretches * em)
                price = gap * gap // GAP_WORTH + (COST_MIXED if rest < slack else 0)
                if gap > GAP_PLAIN:
                    price += COST_LOOSE + gap
            if price >= 0:
                made.append((end, price + penalty))
        end += 1
    if not made and not strict and patience >= _UNSPARING:
        made.append((first + 1, UNBREAKABLE))  # a single atom wider than the measure stands alone
    return made


def stretch_of(paragraph: Prepared, start: int, end: int, slack: Length) -> tuple[int, Length]:
    """(white between Han in per mille of an em, white given to word spaces and Han–Latin gaps first)."""
    last = end - 1
    first = min(slack, paragraph.soft_sums[last] - paragraph.soft_sums[start])
    flexes = paragraph.gap_sums[last] - paragraph.gap_sums[start]
    if not flexes:
        return (1000 if slack > first else 0), first
    return (slack - first) * 1000 // (flexes * paragraph.style.size), first


def _squeeze_cost(takes: list[Length], need: Length) -> int:
    cost = 0
    for take, price in zip(takes, SHRINK_COST, strict=True):
        if take <= 0:
            continue
        if need <= take:
            return cost + price * need * need // (take * take) + price * need // take // 2 + 1
        cost += price * 3 // 2
        need -= take
    return -1


def _end_cost(paragraph: Prepared, start: int, end: int, width: Length) -> int:
    """A last line must not be a single Han with its mark (孤字不成行)."""
    if start == 0:
        return 0
    han = 0
    for atom in paragraph.atoms[start:end]:
        han += atom.kind == HAN or atom.core > paragraph.style.size
        if han > 2:
            return 0
    if han < 2 and width < 2 * paragraph.style.size:
        return COST_RUNT
    return COST_SHORT_END
