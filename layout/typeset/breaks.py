"""Where the lines of a paragraph end: the best chain of lines for every number of lines there can be.

Chains are compared lexicographically: rules broken and runts; then the widest white between Han on any line; then
the sum of what each line and break costs; then the number of lines.  A weighted sum would let many good lines pay for
one that everybody sees.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, TypeAlias

from layout.typeset.classes import AS_WHITE, COST_HYPHEN
from layout.typeset.lines import Chain
from layout.typeset.prepare import Prepared
from layout.typeset.words import hyphenate
from layout.typeset.worth import UNSPARING, Option, options
from layout.units import Length

MORE_LINES: Final = 2
"""Chains are sought with up to so many lines more than the fewest."""

PATIENCE: Final = 1700
"""White that a line may have to give in the first round, per mille of an em."""


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
        found = _search(paragraph, measures, start, indent, strict=strict, patience=PATIENCE)
        if found:
            best = min(chain.score for chain in found.values())
            longest = max(b - a for chain in found.values() for a, b in pairwise((start, *chain.ends)))
            if not best[0] and best[1] * (longest + 2) <= PATIENCE:
                return found
        found = _search(paragraph, measures, start, indent, strict=strict, patience=UNSPARING)
        if found:
            return found
    return {}


_Label: TypeAlias = "tuple[int, int, int, int, _Label | None]"
"""Rules broken, widest white, cost, the atom after the line's end, and the label of the line before."""


def _search(
    paragraph: Prepared, measures: Sequence[Length], start: int, indent: Length, *, strict: bool, patience: int
) -> dict[int, Chain]:
    """Line by line, every way to every place where a line can end that may yet turn out best."""
    count = len(paragraph.atoms)
    layer: dict[int, list[_Label]] = {start: [(0, 0, 0, start, None)]}
    known: dict[tuple[int, Length], list[Option]] = {}
    found: dict[int, Chain] = {}
    most = count
    number = 0
    while layer and number < most:
        room = measures[min(number, len(measures) - 1)] - (0 if number else indent)
        following: dict[int, list[_Label]] = {}
        for first, labels in layer.items():
            choices = known.get((first, room))
            if choices is None:
                choices = known[first, room] = options(paragraph, first, room, strict, patience)
            for label in labels:
                _reach(following, label, choices)
        number += 1
        done = following.pop(count, None)
        if done:
            if not found:
                most = number + (0 if paragraph.style.cells else MORE_LINES)
            best = min(done, key=_score)
            found[number] = Chain(_trace(best), _score(best))
        layer = following
    return found


def _score(label: _Label) -> tuple[int, int, int]:
    return label[:3]


def _reach(following: dict[int, list[_Label]], label: _Label, choices: list[Option]) -> None:
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
