"""Stories that stand in an L (咬合), what goes into the notch of each, and where either comes to stand.

An L is an arm as wide as the story, under its head, and a stem that goes on down at one side.  So the head stands over
every leg, and legs are read from left to right as in any story; the notch is always below the arm.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from layout.planner.model import Cut, Division, DivisionLeaf, Form, FreeRegion, PlanPiece
from layout.spec.model import Area
from layout.value import NamedTuple


class Ells(NamedTuple):
    """L shapes of one piece, its *bit*, that are alike in their *stem*: (number of the form, the form)."""

    bit: int
    stem: int
    forms: tuple[tuple[int, Form], ...]


class Interlocking:
    """The L shapes that *pieces* may take, by columns."""

    def __init__(self, pieces: Sequence[PlanPiece]) -> None:
        self._ells: dict[int, list[Ells]] = {}
        for index, piece in enumerate(pieces):
            grouped: dict[tuple[int, int], list[tuple[int, Form]]] = {}
            for number, form in enumerate(piece.forms):
                if form.arm and piece.corner[:1] != "b":
                    grouped.setdefault((form.columns, form.stem), []).append((number, form))
            for (columns, stem), forms in grouped.items():
                self._ells.setdefault(columns, []).append(Ells(1 << index, stem, tuple(forms)))

    def of(self, members: int, columns: int) -> Iterator[Ells]:
        """L shapes *columns* wide of those that are in *members* with others, which stand in the notch."""
        for one in self._ells.get(columns, ()):
            if one.bit & members and one.bit != members:
                yield one


def interlocks(one: Division) -> bool:
    """True when a story of *one* stands in an L."""
    if isinstance(one, DivisionLeaf):
        return False
    return one.way == "L" or interlocks(one.first) or interlocks(one.second)


def only_ells(pieces: Sequence[PlanPiece], number: int) -> tuple[PlanPiece, ...]:
    """*pieces*, that with this *number* in no form but an L."""
    one = pieces[number]
    forms = tuple(form for form in one.forms if form.arm)
    return (*pieces[:number], one._replace(forms=forms), *pieces[number + 1 :])


def without_ells(pieces: Sequence[PlanPiece]) -> tuple[PlanPiece, ...]:
    """*pieces* in rectangles only."""
    return tuple(one._replace(forms=tuple(form for form in one.forms if not form.arm)) for one in pieces)


def ell_of(one: Cut, pieces: Sequence[PlanPiece]) -> Form:
    """The form of the L of *one*, a cut of the way ``L``."""
    assert isinstance(one.first, DivisionLeaf)
    return pieces[one.first.piece].forms[one.first.form]


def notch_of(form: Form, region: FreeRegion, gap: int) -> FreeRegion:
    """The notch of *form*, an L, in its *region*, *gap* lines under its arm."""
    column, line, columns, lines = region
    over = form.arm + gap
    at = column + form.stem if form.stem > 0 else column
    return FreeRegion(at, line + over, columns - abs(form.stem), lines - over)


def areas_of(form: Form, area: Area) -> tuple[Area, ...]:
    """The rectangles of *form* in *area*, which is all that is around it: the arm and the stem of an L."""
    if not form.arm:
        return (area,)
    wide = abs(form.stem)
    at = area.column if form.stem > 0 else area.column + area.columns - wide
    return (
        area._replace(lines=form.arm),
        Area(at, area.line + form.arm, wide, area.lines - form.arm),
    )


def first_wanted(pieces: Sequence[PlanPiece], most: int) -> list[int]:
    """Numbers of the pieces, the weightiest first and *most* of them, that can stand in an L."""
    able = [number for number, one in enumerate(pieces) if any(form.arm for form in one.forms)]
    return sorted(able, key=lambda number: pieces[number].rank)[:most]
