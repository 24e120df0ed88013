"""Where the lines of a paragraph end: the best chain of lines for every number of lines there can be.

Chains are compared lexicographically: rules broken and runts; then the widest white between Han on any line; then
the sum of what each line and break costs; then the number of lines.  A weighted sum would let many good lines pay for
one that everybody sees.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, TypeAlias, TypeVar

from layout.typeset.classes import AS_WHITE, COST_HYPHEN
from layout.typeset.lines import Chain
from layout.typeset.prepare import Prepared
from layout.typeset.worth import UNSPARING, Option, options_of
from layout.units import Length

MORE_LINES: Final = 2
"""Chains are sought with up to so many lines more than the fewest."""

LONG: Final = 2000
"""Atoms from which it pays to find first which places can lie on a chain that is short enough."""

MOST_LABELS: Final = 6
"""Chains to one place that are kept where rules have to give way."""

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
        opened = paragraph.hyphenated() if best[0] or best[1] >= AS_WHITE[COST_HYPHEN] else paragraph
        if opened.hyphens:
            found = _chains(opened, measures, start, indent)
            return {lines: chain._replace(hyphenated=True) for lines, chain in found.items()}
    return found


def _chains(paragraph: Prepared, measures: Sequence[Length], start: int, indent: Length) -> dict[int, Chain]:
    found = _lawful(_Ways(paragraph, measures, indent, PATIENCE, start), start)
    if found:
        best = min(chain.score for chain in found.values())
        longest = max(b - a for chain in found.values() for a, b in pairwise((start, *chain.ends)))
        if not best[0] and best[1] * (longest + 2) <= PATIENCE:
            return found
    found = _lawful(_Ways(paragraph, measures, indent, UNSPARING, start), start)
    return found or _search(_Ways(paragraph, measures, indent, UNSPARING, strict=False), start)


_T = TypeVar("_T")


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
        self._measures = measures
        self._indent = indent
        self._options = options_of(paragraph, strict, patience)
        self._known: dict[tuple[int, Length], list[Option]] = {}
        self._least: list[int] = []
        """Of a long paragraph, the fewest lines from each atom to the end."""
        self._most = 0
        if start >= 0 and self.count - start > LONG and len(set(measures)) == 1:
            self._bound(start)

    def _bound(self, start: int) -> None:
        count, room = self.count, self.room(1)
        least = [count] * count + [0]
        for first in range(count - 1, start, -1):
            least[first] = 1 + min((least[option[0]] for option in self.of(first, room)), default=count)
        fewest = 1 + min((least[option[0]] for option in self.of(start, self.room(0))), default=count)
        self._least, self._most = least, fewest + self.more

    def near(self, layer: dict[int, _T], number: int) -> dict[int, _T]:
        """*layer* without the places from which *number* lines cannot go on to a chain that is short enough.

        The layers of a long paragraph would otherwise grow with every line.
        """
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
        layer = ways.near(following, number)
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
        layer = ways.near(following, number + 1)
    return found


def _trace(node: _Node) -> tuple[int, ...]:
    ends: list[int] = []
    at: _Node = node
    while at[2] is not None:
        ends.append(at[1])
        at = at[2]
    return tuple(reversed(ends))


_WIDEST: Final = 1 << 60


_Label: TypeAlias = tuple[tuple[int, int, int], int, _Node]
"""A chain to a place: its score so far, its number of lines, and its last line's end with those before it."""


def _search(ways: _Ways, start: int) -> dict[int, Chain]:
    """A chain for a paragraph whose rules have to give way somewhere: the fewest broken, then as good as can be.

    Such a paragraph is an exception, and may be thousands of figures long; so places are gone through once, and of the
    chains to each only the best :data:`MOST_LABELS` are kept, none of which is better in every part.
    """
    reached: dict[int, list[_Label]] = {start: [((0, 0, 0), 0, (0, start, None))]}
    for first in range(start, ways.count):
        for label in reached.pop(first, ()):
            for option in ways.of(first, ways.room(label[1])):
                _reach(reached.setdefault(option[0], []), label, option)
    score, number, node = min(reached[ways.count], key=lambda label: label[:2])
    return {number: Chain(_trace(node), score)}


def _reach(known: list[_Label], label: _Label, option: Option) -> None:
    """Add where *option* leads from *label* to *known*, unless a label there is as good; drop those it is as good as.

    One with more rules broken can never win again.  With as many, the widest white and the cost are kept apart: what
    follows may make either of them the one that counts.
    """
    (hard, widest, cost), number, node = label
    end, harm, gap, price = option
    broken, wide, total = score = hard + harm, max(gap, widest), cost + price
    for (other, white, dear), _, _ in known:
        if other < broken or (other == broken and white <= wide and dear <= total):
            return
    known[:] = [one for one in known if one[0][0] == broken and (one[0][1] < wide or one[0][2] < total)]
    known.append((score, number + 1, (total, end, node)))
    if len(known) > MOST_LABELS:
        known.sort(key=lambda one: one[:2])
        del known[MOST_LABELS:]
