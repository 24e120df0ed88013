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
from layout.typeset.worth import UNSPARING, Option, options_of
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
    found = _lawful(_Ways(paragraph, measures, indent, PATIENCE), start)
    if found:
        best = min(chain.score for chain in found.values())
        longest = max(b - a for chain in found.values() for a, b in pairwise((start, *chain.ends)))
        if not best[0] and best[1] * (longest + 2) <= PATIENCE:
            return found
    found = _lawful(_Ways(paragraph, measures, indent, UNSPARING), start)
    return found or _search(_Ways(paragraph, measures, indent, UNSPARING, strict=False), start)


class _Ways:
    """Where lines can end, worked out once for every place that a line begins at."""

    def __init__(
        self, paragraph: Prepared, measures: Sequence[Length], indent: Length, patience: int, *, strict: bool = True
    ) -> None:
        self.count = len(paragraph.atoms)
        self.more = 0 if paragraph.style.cells else MORE_LINES
        self._measures = measures
        self._indent = indent
        self._options = options_of(paragraph, strict, patience)
        self._known: dict[tuple[int, Length], list[Option]] = {}

    def room(self, number: int) -> Length:
        """Room of line *number*, counted from 0."""
        return self._measures[min(number, len(self._measures) - 1)] - (0 if number else self._indent)

    def of(self, first: int, room: Length) -> list[Option]:
        """The lines that can begin with atom *first*."""
        found = self._known.get((first, room))
        if found is None:
            found = self._known[first, room] = self._options(first, room)
        return found


def _lawful(ways: _Ways, start: int) -> dict[int, Chain]:
    """The best chains that break no rule, for every number of lines.

    The least widest white comes first, and a largest value does not add up; so it is found by itself, and then the
    cheapest chain among those that stay within it.
    """
    tops = _narrowest(ways, start)
    found: dict[int, Chain] = {}
    for limit in {wide for _, wide in tops.values()}:
        wanted = {number: top for number, top in tops.items() if top[1] == limit}
        found |= _cheapest(ways, start, limit, wanted)
    return found


def _narrowest(ways: _Ways, start: int) -> dict[int, tuple[int, int]]:
    """For every number of lines: whether it must end in a runt, and the least that its widest white can be."""
    count = ways.count
    layer = {start: 0}
    tops: dict[int, tuple[int, int]] = {}
    most, number = count, 0
    while layer and number < most:
        room = ways.room(number)
        following: dict[int, int] = {}
        top: tuple[int, int] | None = None
        for first, widest in layer.items():
            for end, hard, gap, _ in ways.of(first, room):
                wide = gap if gap > widest else widest
                if end == count:
                    top = (hard, wide) if top is None or (hard, wide) < top else top
                elif wide < following.get(end, _WIDEST):
                    following[end] = wide
        number += 1
        if top is not None:
            most = most if tops else number + ways.more
            tops[number] = top
        layer = following
    return tops


_Node: TypeAlias = "tuple[int, int, _Node | None]"
"""Cost so far, the atom after the line's end, and the node of the line before."""


def _cheapest(ways: _Ways, start: int, limit: int, wanted: dict[int, tuple[int, int]]) -> dict[int, Chain]:
    """The cheapest chain of each number of lines *wanted*, no white wider than *limit*."""
    count = ways.count
    layer: dict[int, _Node] = {start: (0, start, None)}
    found: dict[int, Chain] = {}
    for number in range(max(wanted)):
        room = ways.room(number)
        following: dict[int, _Node] = {}
        top = wanted.get(number + 1)
        best: _Node | None = None
        for first, node in layer.items():
            cost = node[0]
            for end, hard, gap, price in ways.of(first, room):
                if gap > limit:
                    continue
                total = cost + price
                if end == count:
                    if top and hard == top[0] and (best is None or total < best[0]):
                        best = (total, end, node)
                else:
                    known = following.get(end)
                    if known is None or total < known[0]:
                        following[end] = (total, end, node)
        if best is not None and top:
            found[number + 1] = Chain(_trace(best), (*top, best[0]))
        layer = following
    return found


def _trace(node: _Node) -> tuple[int, ...]:
    ends: list[int] = []
    at: _Node = node
    while at[2] is not None:
        ends.append(at[1])
        at = at[2]
    return tuple(reversed(ends))


_WIDEST: Final = 1 << 60


_Label: TypeAlias = tuple[int, int, int, tuple[int, ...]]


def _search(ways: _Ways, start: int) -> dict[int, Chain]:
    """As :func:`_lawful` where rules have to give way: few paragraphs come here, so every label is simply kept.

    A label is the rules broken, the widest white, the cost, and the line ends so far.
    """
    count = ways.count
    layer: dict[int, list[_Label]] = {start: [(0, 0, 0, ())]}
    found: dict[int, Chain] = {}
    most, number = count, 0
    while layer and number < most:
        room = ways.room(number)
        following: dict[int, list[_Label]] = {}
        for first, labels in layer.items():
            choices = ways.of(first, room)
            for label in labels:
                _reach(following, label, choices)
        number += 1
        done = following.pop(count, None)
        if done:
            most = most if found else number + ways.more
            best = min(done)
            found[number] = Chain(best[3], best[:3])
        layer = following
    return found


def _reach(following: dict[int, list[_Label]], label: _Label, choices: list[Option]) -> None:
    """Add where *label* leads, unless a label there is as good in every part; drop those it is as good as.

    One with more rules broken can never win again.  With as many, the widest white and the cost are kept apart: what
    follows may make either of them the one that counts.
    """
    hard, widest, cost, ends = label
    for end, harm, gap, price in choices:
        broken, wide, total = hard + harm, gap if gap > widest else widest, cost + price
        known = following.setdefault(end, [])
        for other in known:
            if other[0] < broken or (other[0] == broken and other[1] <= wide and other[2] <= total):
                break
        else:
            kept = [one for one in known if one[0] == broken and (one[1] < wide or one[2] < total)]
            kept.append((broken, wide, total, (*ends, end)))
            following[end] = kept
