"""Widths of a table's columns: what lets all rows together take the fewest lines in a measure.

Columns are weighed together, not one after the other: a row is as deep as its deepest cell, so that often two columns
have to be wider before a row has a line less.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

from layout.units import Length
from layout.value import NamedTuple

MOST_NODES: Final = 3000
"""Choices of widths looked at before the best so far is taken; newspaper tables, with two or three columns of words,
need a few hundred."""

MOST_CHOICES: Final = 80
"""Widths of one column that are tried, in whole characters: no measure of a newspaper's column has more."""

Depths: TypeAlias = tuple[int, ...]
"""Lines that each row takes."""


class ColumnNeed(NamedTuple):
    """What a column asks for: its *least* and *natural* width, and the widths on one line of the *cells* it has.

    Each of *cells* is a row's number and a width in millipoints.
    """

    least: Length
    natural: Length
    cells: tuple[tuple[int, Length], ...]


def lines_at(natural: Length, width: Length, em: Length) -> int:
    """Lines that words *natural* wide take in *width*, of which whole characters of *em* are filled."""
    if natural <= width:
        return 1
    filled = max(em, width // em * em)
    return -(-natural // filled)


def best_widths(needs: Sequence[ColumnNeed], room: Length, em: Length, white: Length = 0) -> tuple[Length, ...]:
    """Widths of the columns that *needs* tell of, in *room* together, for which the rows take the fewest lines.

    Of that room as much of *white* is left over as costs no line.  Where not even the least widths go in, those are
    given.  Equal input gives equal widths.
    """
    widths = [one.least for one in needs]
    spare = room - sum(widths)
    open_ = [at for at, one in enumerate(needs) if one.natural > one.least]
    if spare <= 0 or not open_:
        return tuple(widths)
    if sum(one.natural for one in needs) <= room:
        return tuple(one.natural for one in needs)
    # The column that has most to divide comes last: it takes what the others leave.
    open_.sort(key=lambda at: (needs[at].natural - needs[at].least, at))
    search = _WidthSearch([needs[at] for at in open_], room - sum(widths) + sum(widths[at] for at in open_), em)
    for at, width in zip(open_, search.tightened(search.found(), white), strict=True):
        widths[at] = width
    return tuple(widths)


class _WidthSearch:
    """Branch and bound over widths of columns that may be divided; rows that are one line anyway do not count."""

    def __init__(self, needs: Sequence[ColumnNeed], room: Length, em: Length) -> None:
        self._needs, self._room, self._em = needs, room, em
        rows = sorted({row for one in needs for row, natural in one.cells if natural > one.least})
        self._numbers = {row: at for at, row in enumerate(rows)}
        self._known: dict[tuple[int, Length], Depths] = {}
        self._nodes = 0
        self._step = max(1, em // 2)
        self._best: tuple[Length, ...] = tuple(one.least for one in needs)
        self._best_depth = 0

    def found(self) -> tuple[Length, ...]:
        """The best widths, those of a plain division at the worst."""
        plain = self._in_turn()
        self._best, self._best_depth = plain, self._depth(plain)
        self._try((), (1,) * len(self._numbers), self._room)
        return self._best

    def tightened(self, widths: tuple[Length, ...], white: Length) -> tuple[Length, ...]:
        """*widths* narrower together by as much of *white* as costs no line, the widest columns first."""
        made = list(widths)
        deepest = self._depth(made)
        left = white - (self._room - sum(made))
        for at in sorted(range(len(made)), key=lambda one: (-made[one], one)):
            while left > 0 and made[at] - self._step >= self._needs[at].least:
                made[at] -= self._step
                if self._depth(made) > deepest:
                    made[at] += self._step
                    break
                left -= self._step
        return tuple(made)

    def _in_turn(self) -> tuple[Length, ...]:
        """Room shared out by what each column lacks: where the search begins."""
        spare = self._room - sum(one.least for one in self._needs)
        lacks = [one.natural - one.least for one in self._needs]
        whole = max(1, sum(lacks))
        return tuple(one.least + min(lack, spare * lack // whole) for one, lack in zip(self._needs, lacks, strict=True))

    def _depth(self, widths: Sequence[Length]) -> int:
        deep = (1,) * len(self._numbers)
        for column, width in enumerate(widths):
            deep = _deeper(deep, self._lines(column, width))
        return sum(deep)

    def _lines(self, column: int, width: Length) -> Depths:
        key = (column, width)
        if key not in self._known:
            made = [1] * len(self._numbers)
            for row, natural in self._needs[column].cells:
                if row in self._numbers:
                    made[self._numbers[row]] = lines_at(natural, width, self._em)
            self._known[key] = tuple(made)
        return self._known[key]

    def _try(self, taken: tuple[Length, ...], deep: Depths, room: Length) -> None:
        """Try every width of the next column beside those *taken*, the wide ones first."""
        column = len(taken)
        after = self._needs[column + 1 :]
        most = room - sum(one.least for one in after)
        need = self._needs[column]
        if not after:
            width = min(need.natural, most)
            depth = sum(_deeper(deep, self._lines(column, width)))
            if depth < self._best_depth:
                self._best, self._best_depth = (*taken, width), depth
            return
        for width in self._choices(need, most):
            self._nodes += 1
            if self._nodes > MOST_NODES:
                return
            here = _deeper(deep, self._lines(column, width))
            if self._bound(here, column + 1, room - width) < self._best_depth:
                self._try((*taken, width), here, room - width)

    def _bound(self, deep: Depths, column: int, room: Length) -> int:
        """Fewer lines there cannot be: every column further on as wide as if the others were at their least."""
        others = sum(one.least for one in self._needs[column:])
        for at in range(column, len(self._needs)):
            need = self._needs[at]
            deep = _deeper(deep, self._lines(at, min(need.natural, room - others + need.least)))
        return sum(deep)

    def _choices(self, need: ColumnNeed, most: Length) -> Sequence[Length]:
        top = min(need.natural, most)
        first = -(-need.least // self._em)
        whole = [count * self._em for count in range(first, min(top // self._em, first + MOST_CHOICES) + 1)]
        return [top, *(width for width in reversed(whole) if need.least < width < top), need.least]


def _deeper(one: Depths, other: Depths) -> Depths:
    return tuple(map(max, one, other))
