"""How lines of a dump stand: what is around each, which lines stand together, what blank lines are for; all by name.

Long copy needs none of this but what the blank line before it says.  A table has what each name says for each part
(:mod:`layout.fitted.table`).
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from typing import Final

from layout.fitted.marks import marks_of
from layout.fitted.tops import COPY, HEADLIKE, MANY, habits_of, run_names, runs_of
from layout.lines.head_forms import may_be_head
from layout.lines.shapes import LineShape
from layout.value import NamedTuple

_SIZES: Final = (2.5, 3.5, 4.5, 5.5, 7.5, 9.5, 12.5, 16.5, 21.5, 27.5, 34.5)
_LENGTHS: Final = (30, 60, 120)
LONGEST: Final = 60
"""Characters of a line that is asked how it stands; a caption is as long at most."""

_TORN: Final = frozenset(("line", "open"))
"""What ends nowhere: it goes on in the next line, or is a line of verse or a list, and its neighbours say nothing."""


class _Rows(NamedTuple):
    """The lines of a dump as others see them, and which of them stand together as kicker, head and deck do."""

    kinds: tuple[str, ...]
    first: tuple[int, ...]
    """The first of those that each stands with."""
    last: tuple[int, ...]
    under: tuple[int, ...]
    """Lines of copy from each on, up to the next that may be of a head."""
    over: tuple[int, ...]


def standings_of(shapes: Sequence[LineShape]) -> list[tuple[str, ...]]:
    """The names of how each of *shapes* stands; none for most lines of copy."""
    if not shapes:
        return []
    rows = _rows(shapes)
    habit, usual = _habit(shapes, rows.kinds)
    tops = _tops(shapes, rows)
    made: list[tuple[str, ...]] = []
    for at, shape in enumerate(shapes):
        kind = rows.kinds[at]
        short = shape.size <= LONGEST
        blank = shape.line.gap > usual
        names: tuple[str, ...] = ()
        if habit and at and (blank or short):
            word = "blank" if blank else "tight"
            names = (f"{word} {habit}", f"{word} {habit} {kind}")
        torn = at and rows.kinds[at - 1] in _TORN
        if short and not (torn or shape.furniture) and not (shape.opening and shape.size > _LENGTHS[0]):
            names += () if kind == "line" else tuple(_neighbours(shapes, rows, at))
            names += (*marks_of(shape), *tops.get(at, ()))
        made.append(names)
    return made


def _tops(shapes: Sequence[LineShape], rows: _Rows) -> dict[int, list[str]]:
    """The names of lines that may be of a head, by where they stand."""
    runs = runs_of(shapes, rows.kinds, rows.last)
    habits = habits_of(shapes, rows.kinds, runs)
    made: dict[int, list[str]] = {}
    for number, run in enumerate(runs):
        made |= zip(range(run.first, run.last + 1), run_names(shapes, runs, number, habits), strict=True)
    return made


def _kind(shape: LineShape) -> str:
    """What *shape* is at a glance, as a neighbour sees it."""
    if shape.furniture:
        return "furniture"
    if shape.byline:
        return "byline"
    if not shape.text:
        return "piece"
    if shape.opening:
        return "wire"
    if may_be_head(shape):
        return "name" if shape.name else "short"
    if shape.end == "stop":
        return "copy" if shape.size > _LENGTHS[0] else "sentence"
    return "line" if shape.short else "open"


def _rows(shapes: Sequence[LineShape]) -> _Rows:
    kinds = tuple(map(_kind, shapes))
    count = len(kinds)
    first, last, under, over = [0] * count, [0] * count, [0] * count, [0] * count
    copies = 0
    for at, kind in enumerate(kinds):
        joined = at and kind in HEADLIKE and kinds[at - 1] in HEADLIKE
        joined = joined and shapes[at].line.gap <= shapes[at - 1].line.gap + 1
        first[at] = first[at - 1] if joined else at
        over[at] = copies
        copies = copies + 1 if kind in COPY else 0 if kind in HEADLIKE else copies
    copies = 0
    for at in range(count - 1, -1, -1):
        last[at] = last[at + 1] if at + 1 < count and first[at + 1] == first[at] else at
        copies = copies + 1 if kinds[at] in COPY else 0 if kinds[at] in HEADLIKE else copies
        under[at] = copies
    return _Rows(kinds, tuple(first), tuple(last), tuple(under), tuple(over))


def _habit(shapes: Sequence[LineShape], kinds: Sequence[str]) -> tuple[str, int]:
    """What blank lines are for in a dump, "" where there are none, and how many stand where they say nothing.

    They stand before ``all`` lines that may be heads and under copy, before ``some``, or before ``few`` of them and
    elsewhere; before paragraphs, too, they are ``mixed``; ``one`` may be a slip.
    """
    usual = min((shape.line.gap for shape in shapes[1:]), default=0)
    blank = [shape.line.gap > usual for shape in shapes]
    several = sum(blank[1:])
    if not several:
        return "", usual
    pairs = [at for at in range(1, len(shapes)) if kinds[at] in COPY and kinds[at - 1] in COPY]
    if sum(blank[at] for at in pairs) * _SLIPS > len(pairs) + _LEAST_SLIPS:
        return "mixed", usual
    if several == 1:
        return "one", usual
    tops = [at for at in range(1, len(shapes)) if kinds[at] in HEADLIKE and kinds[at - 1] not in HEADLIKE]
    with_blank = sum(blank[at] for at in tops)
    if with_blank == len(tops):
        return "all", usual
    return "some" if with_blank * 10 >= len(tops) * 3 else "few", usual


_SLIPS: Final = 12
_LEAST_SLIPS: Final = 8
"""One blank line between paragraphs is a slip, and one more for so many paragraphs."""


def _neighbours(shapes: Sequence[LineShape], rows: _Rows, at: int) -> list[str]:
    """Names of what stands around the line *at*, and of its place among the lines that it stands with."""
    shape, kinds, count = shapes[at], rows.kinds, len(shapes)
    kind = kinds[at]
    before, above = kinds[at - 1] if at else "edge", kinds[at - 2] if at > 1 else "edge"
    below, under = kinds[at + 1] if at + 1 < count else "edge", kinds[at + 2] if at + 2 < count else "edge"
    names = [
        f"kind {kind}", f"size {bisect(_SIZES, shape.size)} {kind}", f"before {before}", f"below {below}",
        f"between {before} {below}", f"above {above} {before}", f"under {below} {under}",
    ]  # fmt: skip
    if kind in HEADLIKE:
        first, last = rows.first[at], rows.last[at]
        place, end, top = _place(rows, at), *_around(kinds, first, last)
        copies = min(MANY + 1, rows.under[last + 1]) if last + 1 < count else 0
        over = min(MANY + 1, rows.over[first])
        names += [f"row {place}", f"row {place} over {end}", f"row {place} under {top}"]
        names += [f"copies {copies}", f"copies over {over}", f"copies {copies} over {over}"]
        names += [f"next {place} {_longer(shapes[at + 1].size - shape.size)}"] if last > at else []
        names += [f"last {place} {_longer(shape.size - shapes[at - 1].size)}"] if at > first else []
    names += [f"copy below {bisect(_LENGTHS, shapes[at + 1].size)}"] if below in COPY else []
    names += [f"copy over {bisect(_LENGTHS, shapes[at - 1].size)}"] if before in COPY else []
    return names


def _place(rows: _Rows, at: int) -> str:
    """0 of 2: which of how many lines that stand together it is."""
    return f"{min(MANY, at - rows.first[at])} of {min(MANY, rows.last[at] - rows.first[at] + 1)}"


def _around(kinds: Sequence[str], first: int, last: int) -> tuple[str, str]:
    """What stands under and over the lines from *first* to *last*."""
    return kinds[last + 1] if last + 1 < len(kinds) else "edge", kinds[first - 1] if first else "edge"


def _longer(by: float) -> str:
    """How much longer one line is than another."""
    if abs(by) < _EVEN:
        return "even"
    return ("much " if abs(by) >= _MUCH else "") + ("longer" if by > 0 else "shorter")


_EVEN: Final = 1.5
_MUCH: Final = 4
