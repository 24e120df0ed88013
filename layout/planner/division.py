"""The best division of a free rectangle among pieces, by guillotine cuts and L shapes, under one additive score.

A dynamic programme over sets of pieces: a table of a set at a width holds, for every depth that the set can fill
exactly and every pair of head styles at its upper corners, the cheapest division (after Gange, Marriott and Stuckey,
*Optimal guillotine layout*, 2012, with sets for their sequences).  Sets that cannot fill what is asked are never
opened.

With few pieces that is everything, and the result is the best there is.  With many, cuts that set more than a few pairs
against their ranks are left out, of every depth only the cheapest divisions are kept, and after :data:`MOST_TRIALS`
what was found by then must do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from layout.planner.entries import (
    PICTURE,
    WIDEST,
    BestDivision,
    Entry,
    Pile,
    Table,
    Trace,
    Trials,
    Width,
    cheapest,
    cost_first,
    division_of,
    several,
)
from layout.planner.interlocking import Interlocking
from layout.planner.model import Cost, PlanPiece, Taste, cost_of

SPARE: Final = 8
"""Divisions of the whole depth that are kept for every pair of corners."""


class Divider:
    """Divides rectangles among *pieces*; what it has worked out it keeps for as long as it lives."""

    def __init__(
        self,
        pieces: Sequence[PlanPiece],
        taste: Taste,
        deepest: int,
        width: Width = WIDEST,
        trials: Trials | None = None,
    ) -> None:
        """*deepest*: lines of the deepest rectangle that will be asked for; others may share its *trials*."""
        self.pieces, self.taste, self.deepest, self.width = pieces, taste, deepest, width
        self._trials = trials or Trials()
        self._ells = Interlocking(pieces)
        self._tables: dict[tuple[int, int], Table] = {}
        self._lower: dict[tuple[int, int], dict[int, tuple[Cost, Trace, int]]] = {}
        self._splits: dict[int, list[tuple[int, int, int]]] = {}
        self._areas: dict[int, tuple[int, int]] = {}
        self._widths: dict[int, tuple[int, int]] = {}
        looks = sorted({form.look for piece in pieces for form in piece.forms} - {""})
        self._look = {look: number for number, look in enumerate(looks, 2)}
        self._fault, self._lead = cost_of(faults=1), cost_of(lead=1)
        self._below, self._right_of = cost_of(rank=taste.below), cost_of(rank=taste.right)
        self._clash = cost_of(faults=taste.clash)
        self._across = cost_of(faults=taste.cut_across, rank=taste.parted)
        self._beside = cost_of(faults=taste.pictures_beside)
        self._gaps = [(gap, cost_of(shape=(gap - 1) * taste.gap_cost)) for gap in taste.gaps]
        corners = [(1 << index, piece.corner) for index, piece in enumerate(pieces) if piece.corner]
        self._upper = sum(bit for bit, corner in corners if corner[0] == "t")
        self._leads = sum(1 << index for index, piece in enumerate(pieces) if piece.rank == 1)
        self._lesser = sum(1 << i for i, one in enumerate(pieces) if one.rank > 1 and one.use != "picture")
        flags = [(1 << index, piece) for index, piece in enumerate(pieces) if piece.corner == "tl" and not piece.rank]
        self._flag, self._flag_lines = (flags[0][0], flags[0][1].forms[0].lines) if flags else (0, 0)
        self._under = sum(bit for bit, corner in corners if corner[0] == "b")
        self._left = sum(bit for bit, corner in corners if corner[1] == "l")
        self._right = sum(bit for bit, corner in corners if corner[1] == "r")

    def best(self, members: int, columns: int, lines: int) -> list[BestDivision]:
        """The divisions of a rectangle among the set *members* (a bit a piece), the cheapest first.

        One for every way of making the first cut, and for every pair of styles at the corners.
        """
        found: list[tuple[Cost, Trace]] = []
        if members & (members - 1) == 0:
            found += [(one[0], one[3]) for one in self._table(members, columns).get(lines, ())]
        else:
            for first, second, steps in self._halves(members):
                if self._trials.left < 0:
                    break
                for made in self._all_cuts(first, second, steps, columns, lines):
                    found += [(one[0], one[3]) for one in made.get(lines, ())]
            found += [(one[0], one[3]) for depth, one in self._interlocked(members, columns) if depth == lines]
        found.sort(key=lambda one: one[0])
        return [BestDivision(cost, division_of(trace)) for cost, trace in found]

    def may_fill(self, members: int, columns: int, lines: int) -> bool:
        """False when *members* cannot fill *columns* × *lines*, whatever their forms and the gaps between them."""
        least, most = self._area(members)
        gaps = (members.bit_count() - 1) * max(self.taste.gaps) * columns
        return least <= columns * lines <= most + gaps

    def steps_against(self, first: int, second: int) -> int:
        """Steps of rank by which *second* outranks *first*, pair by pair."""
        return self._order(first, second)[0]

    def _table(self, members: int, columns: int) -> Table:
        known = self._tables.get((members, columns))
        if known is not None or self._trials.left < 0:
            return known or {}
        pile: Pile = {}
        whole: list[Entry] = []
        if members & (members - 1) == 0:
            self._single(members.bit_length() - 1, columns, pile, whole)
        elif self._may_be_wide(members, columns) and self._area(members)[0] <= columns * self.deepest:
            for first, second, steps in self._halves(members):
                if self._trials.left < 0:
                    break
                if not (first & self._right or second & self._left):
                    self._pile_beside(first, second, steps, columns, pile, whole)
                if not (first & self._under or second & self._upper):
                    self._pile_stacked(first, second, steps, columns, pile, whole)
            for depth, entry in self._interlocked(members, columns):
                if depth <= self.deepest:
                    self._add(depth, [entry], pile, whole)
        kept = self.width.kept
        made: Table = {depth: sorted(ones.values(), key=cost_first)[:kept] for depth, ones in pile.items()}
        if whole:
            made[self.deepest] = self._kept(self.deepest, whole)
        self._tables[members, columns] = made
        return made

    def _single(self, piece: int, columns: int, pile: Pile, whole: list[Entry]) -> None:
        for number, form in enumerate(self.pieces[piece].forms):
            if form.columns == columns and form.lines <= self.deepest and not form.arm:
                top = self._look.get(form.look, PICTURE if form.picture and not form.boxed else 0)
                self._add(form.lines, [(form.cost, top, top, (piece, number))], pile, whole)

    def _add(self, depth: int, entries: list[Entry], pile: Pile, whole: list[Entry]) -> None:
        """Add what is as deep as a page to *whole*, the cheapest of all else to *pile*."""
        if depth == self.deepest:
            whole += entries
            return
        best = pile.setdefault(depth, {})
        for entry in entries:
            had = best.get(entry[1:3])
            if had is None or entry[0] < had[0]:
                best[entry[1:3]] = entry

    def _pile_beside(self, first: int, second: int, steps: int, columns: int, pile: Pile, whole: list[Entry]) -> None:
        """Add *first* left of *second* for every place of the cut."""
        for made in self._side_by_side(first, second, steps, columns, 0):
            for depth, entries in made.items():
                self._add(depth, entries, pile, whole)

    def _pile_stacked(self, first: int, second: int, steps: int, columns: int, pile: Pile, whole: list[Entry]) -> None:
        """Add *first* over *second*: the innermost loop of the search, so nothing is made that is not cheapest."""
        ones = self._table(first, columns)
        under = self._with_gap(second, columns) if ones else {}
        weight = self._over(steps, columns)
        led, beside_flag = self._over_lead(first, second)
        self._trials.left -= len(under) * sum(map(len, ones.values()))
        for below, (least, other, gap) in under.items():
            least += weight
            most = self.deepest - below
            for depth, entries in ones.items():
                more = least + led if depth > beside_flag else least
                if depth >= most:
                    if depth == most:
                        whole += [(one[0] + more, one[1], one[2], ("-", one[3], other, gap)) for one in entries]
                    continue
                best = pile.get(depth + below)
                if best is None:
                    best = pile[depth + below] = {}
                for cost, a, b, trace in entries:
                    had = best.get((a, b))
                    if had is None or cost + more < had[0]:
                        best[a, b] = cost + more, a, b, ("-", trace, other, gap)

    def _interlocked(self, members: int, columns: int) -> Iterator[tuple[int, Entry]]:
        """One of *members* in an L with all others in its notch, by depth: the gap there runs across no page."""
        for bit, stem, forms in self._ells.of(members, columns):
            rest = members ^ bit
            steps, pairs = self._order(bit, rest)
            if pairs > self.width.strays or rest & (self._upper | (self._left if stem > 0 else self._right)):
                continue
            weight = self._below * steps + self._over_lead(bit, rest)[0]
            under = self._with_gap(rest, columns - abs(stem))
            self._trials.left -= len(forms)
            for number, form in forms:
                if form.lines - form.arm in under:
                    more, other, gap = under[form.lines - form.arm]
                    trace: Trace = ("L", (bit.bit_length() - 1, number), other, gap)
                    look = self._look.get(form.look, 0)
                    yield form.lines, (form.cost + more + weight, look, look, trace)

    def _halves(self, members: int) -> list[tuple[int, int, int]]:
        """Every ordered pair of sets that *members* falls into, with the steps of rank that it sets wrong."""
        known = self._splits.get(members)
        if known is None:
            known = []
            first = (members - 1) & members
            while first:
                steps, pairs = self._order(first, members ^ first)
                if pairs <= self.width.strays:
                    known.append((first, members ^ first, steps))
                first = (first - 1) & members
            self._splits[members] = known
        return known

    def _order(self, first: int, second: int) -> tuple[int, int]:
        """Steps of rank, and pairs, against their ranks where *first*, of which pictures lower nothing, comes first."""
        steps = pairs = 0
        ones = [one.rank for index, one in enumerate(self.pieces) if first >> index & 1 and one.use != "picture"]
        for index, other in enumerate(self.pieces):
            if second >> index & 1 and other.rank:
                for rank in ones:
                    if rank > other.rank:
                        steps, pairs = steps + rank - other.rank, pairs + 1
        return steps, pairs

    def _area(self, members: int) -> tuple[int, int]:
        """Least and most columns × lines that *members* take, gaps aside."""
        known = self._areas.get(members)
        if known is None:
            chosen = [piece.forms for index, piece in enumerate(self.pieces) if members >> index & 1]
            areas = [[form.cells for form in forms] or [0] for forms in chosen]
            known = self._areas[members] = sum(map(min, areas)), sum(map(max, areas))
        return known

    def _may_be_wide(self, members: int, columns: int) -> bool:
        """False when one of *members* is always wider than *columns*, or all beside each other are narrower."""
        known = self._widths.get(members)
        if known is None:
            chosen = [piece.forms for index, piece in enumerate(self.pieces) if members >> index & 1]
            widths = [[form.columns for form in forms] or [0] for forms in chosen]
            known = self._widths[members] = max(map(min, widths)), sum(map(max, widths))
        return known[0] <= columns <= known[1]

    def _all_cuts(self, first: int, second: int, steps: int, columns: int, lines: int) -> Iterator[Table]:
        """Tables of *first* and *second*, *lines* deep, beside and over each other, as far as corners allow."""
        if not (first & self._right or second & self._left):
            yield from self._side_by_side(first, second, steps, columns, lines)
        if not (first & self._under or second & self._upper):
            yield self._stacked(first, second, steps, columns, lines)

    def _side_by_side(self, first: int, second: int, steps: int, columns: int, lines: int) -> Iterator[Table]:
        """Tables of *first* left of *second* for every place of the cut; with *lines*, those that may be as deep."""
        for left in range(1, columns):
            through = lines == self.deepest and columns == self.taste.page_columns and left in self.taste.through
            weight = self._right_of * steps + self._fault * through
            if not (self._may_be_wide(first, left) and self._may_be_wide(second, columns - left)):
                continue
            if lines and not (self.may_fill(first, left, lines) and self.may_fill(second, columns - left, lines)):
                continue
            ones = self._table(first, left)
            others = self._table(second, columns - left) if ones else {}
            made: Table = {}
            for depth in ones.keys() & others.keys() if not lines else {lines} & ones.keys() & others.keys():
                entries: list[Entry] = []
                for cost, a, b, trace in ones[depth]:
                    for more, c, d, other in others[depth]:
                        both = cost + more + weight
                        if b == c and b:
                            both += self._beside if b == PICTURE else self._clash
                        entries.append((both, a, d, ("|", trace, other, 0)))
                made[depth] = entries
            if made:
                yield made

    def _stacked(self, first: int, second: int, steps: int, columns: int, lines: int) -> Table:
        """The table of *first* over *second* with the one depth *lines*."""
        ones = self._table(first, columns)
        under = self._with_gap(second, columns) if ones else {}
        weight = self._over(steps, columns)
        led, beside_flag = self._over_lead(first, second)
        entries: list[Entry] = []
        for depth, upper in ones.items():
            if lines - depth in under:
                more, other, gap = under[lines - depth]
                if depth > beside_flag:
                    more += led
                entries += [(cost + more + weight, a, b, ("-", trace, other, gap)) for cost, a, b, trace in upper]
        return {lines: self._kept(lines, entries)} if entries else {}

    def _over(self, steps: int, columns: int) -> Cost:
        """What it costs to stand things over others that outrank them by *steps*, in all, across *columns*."""
        across = self._across if columns == self.taste.page_columns else 0
        return self._below * steps + across

    def _over_lead(self, first: int, second: int) -> tuple[Cost, int]:
        """What it costs to stand *first* over *second* with the lead in it, and down to which depth of *first* nothing.

        Down to the foot of the flag: what stands beside it (报眼) does not stand over the lead.
        """
        led = self._lead if second & self._leads and first & self._lesser else 0
        return led, self._flag_lines if first & self._flag else 0

    def _kept(self, depth: int, entries: list[Entry]) -> list[Entry]:
        """What is kept of a depth: one division for every pair of corners, of the whole depth several.

        What only the finished page shows can choose among those.
        """
        if depth < self.deepest:
            return cheapest(entries)[: self.width.kept]
        return several(entries, SPARE)[: self.width.kept * SPARE]

    def _with_gap(self, members: int, columns: int) -> dict[int, tuple[Cost, Trace, int]]:
        """The cheapest division of *members* by depth, the gap over it counted in: (cost, division, gap)."""
        known = self._lower.get((members, columns))
        if known is None:
            known = {}
            for depth, entries in self._table(members, columns).items():
                cost, _, _, trace = min(entries, key=lambda one: one[0])
                for gap, extra in self._gaps:
                    had = known.get(depth + gap)
                    if had is None or cost + extra < had[0]:
                        known[depth + gap] = cost + extra, trace, gap
            self._lower[members, columns] = known
        return known
