"""Where the lines of a paragraph end: the best chain of lines for every number of lines there can be.

Chains are compared lexicographically: rules broken and runts; then the widest white between Han on any line; then
the sum of what each line and break costs; then the number of lines.  A weighted sum would let many good lines pay for
one that everybody sees.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, TypeAlias

from layout.typeset.classes import (
    AS_WHITE,
    CLOSE,
    COLON,
    COST_HYPHEN,
    FINAL,
    HAN,
    HAN_CLASS,
    OPEN,
    SHRINK_COST,
    SPACE,
    STOP,
)
from layout.typeset.lines import Chain
from layout.typeset.prepare import RELIEF, UNBREAKABLE, Prepared
from layout.typeset.words import hyphenate
from layout.units import Length

GAP_WORTH: Final = 16
"""A white of g per mille of an em between all Han costs g² / GAP_WORTH."""

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

MORE_LINES: Final = 2
"""Chains are sought with up to so many lines more than the fewest."""

_ENDS: Final = frozenset((CLOSE, STOP, COLON, FINAL, SPACE))
_PATIENCE: Final = 1700
"""White that a line may have to give in the first round, per mille of an em."""

_OF_CELLS: Final = (0, 1, 2, 3, 5)
"""Classes of :data:`SHRINK_ORDER` that are taken out of cells rather than gaps."""

_UNSPARING: Final = 1_000_000
_FAR: Final = 1_000_000


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


def chains(paragraph: Prepared, measures: Sequence[Length], start: int, indent: Length) -> dict[int, Chain]:
    """The best chain for every number of lines, from atom *start*; never empty for a paragraph with atoms.

    Lines that need much white are left out at first; they are looked at when what was found breaks a rule, ends in a
    runt, or is itself so loose that one of them might be better.  So are the places where a word can be hyphenated.
    """
    found = _chains(paragraph, measures, start, indent)
    if paragraph.may_hyphenate and found:
        best = min(chain.score for chain in found.values())
        if best[0] or best[1] >= AS_WHITE[COST_HYPHEN]:
            paragraph.may_hyphenate = False
            if hyphenate(paragraph):
                return _chains(paragraph, measures, start, indent)
    return found


def _chains(paragraph: Prepared, measures: Sequence[Length], start: int, indent: Length) -> dict[int, Chain]:
    for strict in (True, False):
        found = _search(paragraph, measures, start, indent, strict=strict, patience=_PATIENCE)
        if found:
            best = min(chain.score for chain in found.values())
            longest = max(b - a for chain in found.values() for a, b in pairwise((start, *chain.ends)))
            if not best[0] and best[1] * (longest + 2) <= _PATIENCE:
                return found
        found = _search(paragraph, measures, start, indent, strict=strict, patience=_UNSPARING)
        if found:
            return found
    return {}


_Label: TypeAlias = "tuple[int, int, int, int, _Label | None]"
"""Rules broken, widest white, cost, the atom after the line's end, and the label of the line before."""

_Option: TypeAlias = "tuple[int, int, int, int]"
"""The atom after a line's end, and that line's share in the three parts of the score."""


def _search(
    paragraph: Prepared, measures: Sequence[Length], start: int, indent: Length, *, strict: bool, patience: int
) -> dict[int, Chain]:
    """Line by line, every way to every place where a line can end that may yet turn out best."""
    count = len(paragraph.atoms)
    layer: dict[int, list[_Label]] = {start: [(0, 0, 0, start, None)]}
    options: dict[tuple[int, Length], list[_Option]] = {}
    found: dict[int, Chain] = {}
    most = count
    number = 0
    while layer and number < most:
        room = measures[min(number, len(measures) - 1)] - (0 if number else indent)
        following: dict[int, list[_Label]] = {}
        for first, labels in layer.items():
            choices = options.get((first, room))
            if choices is None:
                choices = options[first, room] = _options(paragraph, first, room, strict, patience)
            for label in labels:
                _reach(following, label, choices)
        number += 1
        done = following.pop(count, None)
        if done:
            if not found:
                most = number + MORE_LINES
            best = min(done, key=_score)
            found[number] = Chain(_trace(best), _score(best))
        layer = following
    return found


def _score(label: _Label) -> tuple[int, int, int]:
    return label[:3]


def _reach(following: dict[int, list[_Label]], label: _Label, choices: list[_Option]) -> None:
    """Add where *label* leads, unless a label there is as good in every part; drop those it is as good as.

    One with more rules broken can never win again.  With as many, the widest white and the cost are kept apart: what
    follows may make either of them the one that counts.
    """
    hard, widest, cost = label[:3]
    for end, harm, gap, price in choices:
        broken, wide, total = hard + harm, gap if gap > widest else widest, cost + price
        known = following.get(end)
        if known is None:
            following[end] = [(broken, wide, total, end, label)]
            continue
        for other in known:
            if other[0] < broken or (other[0] == broken and other[1] <= wide and other[2] <= total):
                break
        else:
            kept = [one for one in known if one[0] == broken and (one[1] < wide or one[2] < total)]
            kept.append((broken, wide, total, end, label))
            following[end] = kept


def _trace(label: _Label) -> tuple[int, ...]:
    ends: list[int] = []
    at: _Label = label
    while at[4] is not None:
        ends.append(at[3])
        at = at[4]
    return tuple(reversed(ends))


def _options(paragraph: Prepared, first: int, room: Length, strict: bool, patience: int) -> list[_Option]:
    """Every place where a line from atom *first* can end, with what that line and break are worth.

    This is where most of the setting's time goes, so sums are read here rather than asked for.
    """
    count = len(paragraph.atoms)
    sums, penalties, gaps, trims = paragraph.sums, paragraph.penalties, paragraph.gaps, paragraph.trim_end
    alls, flexes, soft, fulls = paragraph.take_sums, paragraph.gap_sums, paragraph.soft_sums, paragraph.full_sums
    em, fitting = paragraph.style.size, paragraph.style.fitting
    inked = sums[first] + paragraph.trim_start[first]
    justify = paragraph.style.align == "justify"
    end = bisect_left(fulls, fulls[first] + room - patience * em // 1000, first + 1, count) if justify else first + 1
    forbidden = RELIEF if strict else _FAR
    far = sums[first] + room + 2 * em - alls[first]
    made: list[_Option] = []
    while end <= count and sums[end] - alls[end] <= far:
        last = end - 1
        penalty = penalties[last] if end < count else 0
        if penalty < forbidden:
            slack = room - sums[end] + inked + gaps[last] + trims[last]
            hard = gap = 0
            if slack < 0:
                price, gap = _squeezed(paragraph, first, end, -slack) if -slack <= alls[end] - alls[first] else (-1, 0)
            elif end == count:
                hard, price = _end_cost(paragraph, first, end, room - slack)
            elif not justify:
                price = slack * 60 // max(1, room)
            else:
                rest = slack - soft[last] + soft[first]
                stretches = flexes[last] - flexes[first] or last - first or 1
                gap = rest * 1000 // (stretches * em) if rest > 0 else 0
                price = gap * gap // GAP_WORTH + (COST_MIXED if rest < slack else 0)
                if gap > GAP_PLAIN:
                    price += COST_LOOSE + gap
            if price >= 0:
                if penalty:
                    if penalty >= RELIEF:
                        hard += penalty // RELIEF * HARD_RELIEF
                        penalty = 0
                    gap = max(gap, AS_WHITE.get(penalty, 0))
                made.append((end, hard, gap, price + penalty))
        end += 1
    if fitting != "best":
        made = _fitted(paragraph, made, first, room)
    if not made and not strict and patience >= _UNSPARING:
        made.append((first + 1, HARD_RELIEF * UNBREAKABLE // RELIEF, 0, 0))  # one atom wider than the measure
    return made


def _fitted(paragraph: Prepared, options: list[_Option], first: int, room: Length) -> list[_Option]:
    """*options* as the style's way of fitting sees them; where it leaves none, all are kept."""
    fitting = paragraph.style.fitting
    made: list[_Option] = []
    for end, hard, gap, price in options:
        squeezed = natural_width(paragraph, first, end) > room
        if fitting == "push-in":
            made.append((end, hard, gap, 0 if squeezed else price + (COST_LOOSE if gap else 0)))
        elif not squeezed:
            made.append((end, hard, gap, price))
        elif fitting == "push-out":
            made.append((end, hard, GAP_PLAIN, price + COST_LOOSE))
    return made or options


def stretch_of(paragraph: Prepared, start: int, end: int, slack: Length) -> tuple[int, Length]:
    """(white between Han in per mille of an em, white given to word spaces and Han–Latin gaps first).

    A line of Latin alone has no such white; what it wants is told as if it went between its letters.
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


def _end_cost(paragraph: Prepared, start: int, end: int, width: Length) -> tuple[int, int]:
    """A last line must not be a single Han with its mark (孤字不成行)."""
    if start == 0:
        return 0, 0
    han = 0
    for atom in paragraph.atoms[start:end]:
        han += atom.kind == HAN or atom.core > paragraph.style.size
        if han > 2:
            return 0, 0
    if han < 2 and width < 2 * paragraph.style.size:
        return HARD_RUNT, 0
    return 0, COST_SHORT_END
