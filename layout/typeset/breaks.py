"""Where the lines of a paragraph end: the best chain of lines, and the best for every number of lines there can be.

A chain costs the sum of what its lines cost (:mod:`layout.typeset.line_cost`), and a little more wherever an open line
stands beside one that is not.  Rules broken and runts cost more than any white, so that they come first.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from heapq import heappop, heappush
from itertools import pairwise
from typing import Any, Final, TypeAlias

from layout.typeset.classes import COST_PARTED, HYPHEN_SEEN
from layout.typeset.evenness import CONTRAST, OPEN_LINE, PLAIN
from layout.typeset.line_cost import COST_RUNT, UNSPARING, Option, options_of
from layout.typeset.lines import Chain
from layout.typeset.prepared import Prepared
from layout.units import Length

MORE_LINES: Final = 2
"""Chains are sought with up to so many lines more than the fewest."""

LOOSEST: Final = 1
"""Lines that a paragraph may be asked to have more than its best chain: what fitting copy asks for."""

LONG: Final = 2000
"""Atoms from which it pays to find first which places can lie on a chain that is short enough."""

PATIENCE: Final = 1700
"""White that a line may have to give in the first round, per mille of an em."""


def best_chain(paragraph: Prepared, measures: Sequence[Length], start: int, indent: Length) -> Chain:
    """The best chain from atom *start* of a paragraph with atoms.

    Lines that need much white are left out at first; they are looked at when what was found breaks a rule, ends in a
    runt, or is itself so loose that one of them might be better.  So are the places where a word can be hyphenated.
    """
    found = _best(paragraph, measures, start, indent)
    if paragraph.may_hyphenate and (found.cost >= COST_RUNT or found.widest >= HYPHEN_SEEN):
        opened = paragraph.hyphenated()
        if opened.hyphens:
            return _best(opened, measures, start, indent)._replace(hyphenated=True)
    return found


def chains(
    paragraph: Prepared, best: Chain, measures: Sequence[Length], start: int, indent: Length
) -> dict[int, Chain]:
    """The best chain for every number of lines up to :data:`LOOSEST` more than *best* has; never empty.

    None has more than :data:`MORE_LINES` above the fewest.  *best* is what :func:`best_chain` found of the same.
    """
    ways, most = _ways_beside(paragraph, best, measures, start, indent), len(best.ends) + LOOSEST
    if not may_shorten(paragraph, best, measures, start, indent):
        ways.hold_to(most)  # of *best* there is no need of another
    found = _by_number(ways, start, most)
    if not found or min(chain.cost for chain in found.values()) > best.cost:
        found[len(best.ends)] = best
    return {number: chain._replace(hyphenated=best.hyphenated) for number, chain in found.items()}


def may_shorten(paragraph: Prepared, best: Chain, measures: Sequence[Length], start: int, indent: Length) -> bool:
    """False where :func:`chains` has none of fewer lines than *best*; True where it may.

    The longest line from every place is taken: what is left after a shorter one is more, and its next line ends no
    further on.  That holds where all lines but the first have one measure and none is left out for the style's sake.
    """
    style = paragraph.style
    if style.cells or style.fitting != "best" or len(set(measures[1:])) > 1:
        return True
    ways = _ways_beside(paragraph, best, measures, start, indent)
    place = start
    for number in range(len(best.ends) - 1):
        lines = ways.of(place, ways.room(number))
        if not lines or lines[-1][0] == ways.count:
            return True
        place = lines[-1][0]
    return False


def _ways_beside(paragraph: Prepared, best: Chain, measures: Sequence[Length], start: int, indent: Length) -> _Ways:
    """Where lines may end in chains that stand beside *best*: with hyphens only where it has them."""
    opened = paragraph.hyphenated() if best.hyphenated else paragraph
    patience = PATIENCE if _is_even(opened, best, start) else UNSPARING
    return _Ways(opened, measures, indent, patience, start)


def _best(paragraph: Prepared, measures: Sequence[Length], start: int, indent: Length) -> Chain:
    for patience in (PATIENCE, UNSPARING):
        ways = _Ways(paragraph, measures, indent, patience, start)
        if len(set(measures)) == 1:
            found = _cheapest(ways, start)
        else:
            several = _by_number(ways, start, ways.count)
            found = min(several.values(), key=lambda chain: (chain.cost, len(chain.ends))) if several else None
        if found is not None and (patience == UNSPARING or _is_even(paragraph, found, start)):
            return found
    found = _cheapest(_Ways(paragraph, measures, indent, UNSPARING, strict=False), start)
    assert found is not None, "a line of one atom is always a way on"
    return found


def _is_even(paragraph: Prepared, chain: Chain, start: int) -> bool:
    """True when no line that :data:`PATIENCE` leaves out could have made the chain better.

    Where a unit is parted one might: a line of 20 characters that lacks three ems costs less.
    """
    if any(paragraph.penalties[end - 1] >= COST_PARTED for end in chain.ends[:-1]):
        return False
    longest = max(after - at for at, after in pairwise((start, *chain.ends)))
    return chain.cost < COST_RUNT and chain.widest <= PLAIN and chain.widest * (longest + 2) <= PATIENCE


class _Ways:
    """Where lines can end, worked out once for every place that a line begins at."""

    def __init__(
        self,
        paragraph: Prepared,
        measures: Sequence[Length],
        indent: Length,
        patience: int,
        start: int = -1,
        *,
        strict: bool = True,
    ) -> None:
        self.count = len(paragraph.atoms)
        self.more = 0 if paragraph.style.cells else MORE_LINES
        self._options = options_of(paragraph, strict, patience)
        self._patience = patience
        self._measures = measures
        self._indent = indent
        self._known = paragraph.memory.options.setdefault((patience, strict), {}) if self.count <= LONG else {}
        self._start = start
        self._least: list[int] = []
        """The fewest lines from each atom to the end, where :meth:`bound` found them."""
        self._most = 0
        self._exactly = 0
        """Lines of all chains that are asked for, 0 where they may have fewer."""
        self._fulls = paragraph.full_sums
        self._widest = patience * paragraph.style.size // 1000 if paragraph.style.align == "justify" else -1

    def hold_to(self, number: int) -> None:
        """Ask for chains of *number* lines alone, all but the first of one measure."""
        self._exactly = number if self._widest >= 0 else 0

    def bound(self, most: int) -> None:
        """Find how many lines each place is from the end, where lines have one measure and it pays.

        No chain of more than *most* lines is asked for.

        It does for a long paragraph, and where no line is left out: a line may be of any length then, and layers would
        hold every place that any number of short lines leads to.
        """
        start, count = self._start, self.count
        pays = count - start > LONG or self._patience == UNSPARING
        if start < 0 or not pays or len(set(self._measures)) > 1:
            return
        room = self.room(1)
        least = [count] * count + [0]
        for first in range(count - 1, start, -1):
            least[first] = 1 + min((least[option[0]] for option in self.of(first, room)), default=count)
        fewest = 1 + min((least[option[0]] for option in self.of(start, self.room(0))), default=count)
        self._least, self._most = least, min(most, fewest + self.more)

    def near(self, layer: _Layer, number: int) -> _Layer:
        """*layer* without the places from which *number* lines cannot go on to a chain that is short enough, or long.

        Layers would otherwise grow with every line.  Where so many lines are still to come, all but the last with no
        more white than :data:`PATIENCE` allows, they cannot begin any later than *last*.
        """
        if self._exactly:
            narrowest = self.room(1) - self._widest
            last = bisect_right(self._fulls, self._fulls[-2] - (self._exactly - number - 1) * narrowest) - 1
            layer = {end: best for end, best in layer.items() if end <= last}
        if not self._least:
            return layer
        room = self._most - number
        return {end: best for end, best in layer.items() if self._least[end] <= room}

    def room(self, number: int) -> Length:
        """Room of line *number*, counted from 0."""
        return self._measures[min(number, len(self._measures) - 1)] - (0 if number else self._indent)

    def of(self, first: int, room: Length) -> list[Option]:
        """The lines that can begin with atom *first*."""
        found = self._known.get((first, room))
        if found is None:
            found = self._known[first, room] = self._options(first, room)
        return found


_Node: TypeAlias = tuple[int, int, int, int, Any]
"""Cost so far, the atom after the line's end, the white seen in it, its number, and the node of the line before or None
(a type that names itself cannot be compiled).
"""

_Layer: TypeAlias = "dict[int, list[_Node | None]]"
"""Of each place, the cheapest way there whose last line is even, and that whose last line is open."""


def _cheapest(ways: _Ways, start: int) -> Chain | None:
    """The cheapest chain of any number of lines; places are left in the order of what it costs to get there (Dijkstra).

    A chain worth taking costs little, so three places in four are never looked at.  Of ways to a place that cost the
    same, the one whose last line is the longest is kept, and of two with the same last line the one without contrast.
    Where measures differ a line's own depends on how many stand before it; the cheapest way's is taken, which is exact
    for one measure and good enough for a paragraph whose rules have to give way.
    """
    count, states = ways.count, 2 * ways.count + 2
    root: _Node = (0, start, 0, 0, None)
    # A state is twice a place, and one more where the line that ends there is open; cost and state wait as one number.
    best: dict[int, _Node] = {2 * start: root, 2 * start + 1: root}
    waiting = list(best)
    left: dict[int, int] = {}
    while waiting:
        cost, state = divmod(heappop(waiting), states)
        node = best[state]
        if cost > node[0]:
            continue  # a cheaper way was found since
        place, opened = state >> 1, state & 1
        if place == count:
            return _chain(node)
        before = left.get(place)
        if before is None:
            left[place] = cost
        elif cost > before + CONTRAST:
            continue  # the other line that ends here serves all that begin
        number = node[3]
        for end, price, seen in ways.of(place, ways.room(number)):
            total, to = cost + price, 2 * end + (seen >= OPEN_LINE)
            if to & 1 != opened:
                if before is not None:
                    continue
                total += CONTRAST
            known = best.get(to)
            if known is None or total < known[0]:
                best[to] = (total, end, seen, number + 1, node)
                heappush(waiting, total * states + to)
            elif total == known[0] and known[4] is not None and place <= known[4][1]:
                best[to] = (total, end, seen, number + 1, node)
    return None


def _ahead(even: _Node | None, opened: _Node | None) -> tuple[int, _Node, int, _Node] | None:
    """What it costs to go on from a place with an even line, and from where; then the same with an open line.

    *even* and *opened* are the cheapest ways to the place that end with such a line; None where there is neither.
    """
    if even is None or opened is None:
        only = even or opened
        if only is None:
            return None
        return only[0] + (even is None) * CONTRAST, only, only[0] + (opened is None) * CONTRAST, only
    to_even, to_open = even[0], opened[0]
    if to_even > to_open + CONTRAST:
        return to_open + CONTRAST, opened, to_open, opened
    if to_open > to_even + CONTRAST:
        return to_even, even, to_even + CONTRAST, even
    return to_even, even, to_open, opened


def _by_number(ways: _Ways, start: int, most: int) -> dict[int, Chain]:
    """The cheapest chain for every number of lines up to *most*."""
    count = ways.count
    ways.bound(most)
    root: _Node = (0, start, 0, 0, None)
    layer: _Layer = {start: [root, root]}
    found: dict[int, Chain] = {}
    number = 0
    while layer and number < most:
        room = ways.room(number)
        following: _Layer = {}
        number += 1
        for first, (even, opened) in layer.items():
            ahead = _ahead(even, opened)
            assert ahead is not None, "a place is in a layer because a line ends there"
            to_even, before, to_open, beside = ahead
            for end, price, seen in ways.of(first, room):
                known = following.get(end)
                if known is None:
                    known = following[end] = [None, None]
                if seen < OPEN_LINE:
                    total, old = to_even + price, known[0]
                    if old is None or total < old[0]:
                        known[0] = (total, end, seen, number, before)
                else:
                    total, old = to_open + price, known[1]
                    if old is None or total < old[0]:
                        known[1] = (total, end, seen, number, beside)
        top = [node for node in following.pop(count, ()) if node is not None]
        if top:
            most = most if found else min(most, number + ways.more)
            found[number] = _chain(min(top, key=_cost_of))
        layer = ways.near(following, number)
    return found


def _cost_of(node: _Node) -> int:
    return node[0]


def _chain(node: _Node) -> Chain:
    ends: list[int] = []
    widest, at = 0, node
    while at[4] is not None:
        ends.append(at[1])
        widest = max(widest, at[2])
        at = at[4]
    return Chain(tuple(reversed(ends)), node[0], widest)
