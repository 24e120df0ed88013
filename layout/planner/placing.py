"""A division as slots and rules of a page."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import permutations
from typing import Final

from layout.findings import Place
from layout.planner.interlocking import areas_of, ell_of, notch_of
from layout.planner.model import Cut, Division, DivisionLeaf, Form, FreeRegion, PlanPiece
from layout.spec.model import Area, AreaPart, Head, Legs, PageRule, Slot
from layout.value import NamedTuple

WIDEST_SEAM: Final = 3
"""Lines between two things, one over the other, that are no more than a seam."""


class PlacedPiece(NamedTuple):
    """A piece in its form at its place."""

    piece: PlanPiece
    form: Form
    area: Area
    """All that is around it."""

    @property
    def areas(self) -> tuple[Area, ...]:
        """The rectangles that it stands on."""
        return areas_of(self.form, self.area)

    @property
    def head_lines(self) -> tuple[int, int]:
        """The first line of its head, and the first one under it."""
        top = self.area.line + (0 if self.form.titled else self.form.picture)
        return top, top + self.form.head

    @property
    def picture_area(self) -> Area:
        """What its picture and the words under that stand on; no lines where it has none."""
        line = self.area.line + (self.form.head if self.form.titled else 0)
        return self.area._replace(line=line, lines=self.form.picture)


class Seam(NamedTuple):
    """Where a cut runs: an area of one line across, or along whose left edge it runs downward."""

    way: str
    area: Area
    lead: bool
    bare: bool
    """No rule is drawn: boxes or pictures stand along it that have edges of their own."""


def placed(division: Division, region: FreeRegion, pieces: Sequence[PlanPiece]) -> tuple[list[PlacedPiece], list[Seam]]:
    """Every piece of *division* at its place in *region*, and the seams between them."""
    things: list[PlacedPiece] = []
    seams: list[Seam] = []
    _walk(division, region, pieces, things, seams)
    return things, seams


def _walk(
    one: Division, region: FreeRegion, pieces: Sequence[PlanPiece], things: list[PlacedPiece], seams: list[Seam]
) -> None:
    column, line, columns, lines = region
    if isinstance(one, DivisionLeaf):
        things.append(PlacedPiece(pieces[one.piece], pieces[one.piece].forms[one.form], Area(*region)))
        return
    here = {pieces[leaf.piece].rank for leaf in leaves(one)}
    if one.way == "|":
        left = width_of(one.first, pieces)
        _walk(one.first, FreeRegion(column, line, left, lines), pieces, things, seams)
        _walk(one.second, FreeRegion(column + left, line, columns - left, lines), pieces, things, seams)
        seams.append(Seam("|", Area(column + left, line, columns - left, lines), 1 in here, bare=False))
        return
    if one.way == "L":
        _walk_round(one, region, pieces, things, seams)
        return
    upper = depth_of(one.first, pieces)
    under = line + upper + one.gap
    _walk(one.first, FreeRegion(column, line, columns, upper), pieces, things, seams)
    _walk(one.second, FreeRegion(column, under, columns, lines - upper - one.gap), pieces, things, seams)
    boxed = all(pieces[leaf.piece].forms[leaf.form].boxed for leaf in (*_edge(one.first, -1), *_edge(one.second, 0)))
    lead = 1 in {pieces[leaf.piece].rank for leaf in leaves(one.first)}
    seams.append(Seam("-", Area(column, line + upper + (one.gap - 1) // 2, columns, 1), lead, bare=boxed))


def _walk_round(
    one: Cut, region: FreeRegion, pieces: Sequence[PlanPiece], things: list[PlacedPiece], seams: list[Seam]
) -> None:
    """An L and what stands in its notch: one seam under the arm, one beside the stem."""
    form = ell_of(one, pieces)
    _walk(one.first, region, pieces, things, seams)
    notch = notch_of(form, region, one.gap)
    _walk(one.second, notch, pieces, things, seams)
    boxed = all(pieces[leaf.piece].forms[leaf.form].boxed for leaf in _edge(one.second, 0))
    lead = 1 in {pieces[leaf.piece].rank for leaf in leaves(one.first)}
    middle = region.line + form.arm + (one.gap - 1) // 2
    seams.append(Seam("-", Area(notch.column, middle, notch.columns, 1), lead, bare=boxed))
    stem = areas_of(form, Area(*region))[1]
    right = stem if form.stem < 0 else Area(*notch)
    seams.append(Seam("|", Area(right.column, notch.line, right.columns, notch.lines), lead, bare=False))


def leaves(one: Division) -> Iterator[DivisionLeaf]:
    """The leaves of *one* in reading order."""
    if isinstance(one, DivisionLeaf):
        yield one
    else:
        yield from leaves(one.first)
        yield from leaves(one.second)


def _edge(one: Division, end: int) -> Iterator[DivisionLeaf]:
    """Leaves at the foot (*end* -1) or the head (0) of *one*."""
    if isinstance(one, DivisionLeaf):
        yield one
    elif one.way == "|" or (one.way == "L" and end):
        yield from _edge(one.first, end)
        yield from _edge(one.second, end)
    else:
        yield from _edge(one.second if end else one.first, end)


def width_of(one: Division, pieces: Sequence[PlanPiece]) -> int:
    """Columns that *one* takes."""
    if isinstance(one, DivisionLeaf):
        return pieces[one.piece].forms[one.form].columns
    return width_of(one.first, pieces) + (width_of(one.second, pieces) if one.way == "|" else 0)


def depth_of(one: Division, pieces: Sequence[PlanPiece]) -> int:
    """Lines that *one* takes."""
    if isinstance(one, DivisionLeaf):
        return pieces[one.piece].forms[one.form].lines
    return depth_of(one.first, pieces) + (depth_of(one.second, pieces) + one.gap if one.way == "-" else 0)


def slots_of(one: PlacedPiece, place: Place, jump: int, *, ruled: bool = False, head: Head | None = None) -> list[Slot]:
    """The slots of a placed piece; a story goes on on page *jump* where its form leaves lines over.

    *ruled*: with a rule between its legs, as bands of a vertical page have it.  *head*: in place of that of its form.
    """
    piece, form, area = one
    if piece.use != "story" and not form.titled:
        return [Slot(piece.id, piece.use, area, place, story=piece.story, picture=piece.picture)]
    made: list[Slot] = []
    if form.picture:
        where = one.picture_area
        made.append(Slot(f"{piece.id}-picture", "picture", where, place, story=piece.story, picture=piece.picture))
        area = area._replace(line=one.head_lines[0], lines=area.lines - form.picture)
    legs = Legs(form.legs if form.legs != form.columns else 0, rule=ruled)
    slot = Slot(
        piece.id, "story", area, place, form.style, piece.story, legs, head or Head(lines=form.head),
        jump=jump if form.over else 0, remedies=form.remedies, box=form.box,
    )  # fmt: skip
    made.append(shaped(slot, form))
    return made


def free_id(wanted: str, page: int, taken: Collection[str]) -> str:
    """*wanted* as the name of a slot, or with the number of its *page* behind it where another story has that name."""
    if wanted not in taken:
        return wanted
    names = (f"{wanted}-{page}", *(f"{wanted}-{page}-{more}" for more in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)


def narrower_heads(things: Sequence[PlacedPiece]) -> dict[str, Head]:
    """Heads of pieces of a vertical page that would make a chimney (煙突) with the head under them, by piece.

    Each leaves the last band of its story to the text, which goes on under it there, and takes as many more lines as
    keep its story as deep as it was: that is how heads of vertical pages are set off (三段見出し over four bands).  A
    story in legs of its own has no band to leave.
    """
    made: dict[str, Head] = {}
    for one, _ in _stacked(things):
        if _has_band_to_leave(one):
            bands = one.area.columns - 1
            made[one.piece.id] = Head(lines=one.form.head * (bands + 1) // bands, columns=bands)
    return made


def chimneys(things: Sequence[PlacedPiece]) -> list[tuple[str, str]]:
    """Pairs of pieces of a vertical page whose heads stand over each other and cannot be set off so.

    Briefs of one band, which stand in columns of their like, are none.
    """
    return [
        (one.piece.id, other.piece.id)
        for one, other in _stacked(things)
        if not _has_band_to_leave(one) and max(one.area.columns, other.area.columns) > 1
    ]


def neighbours(one: PlacedPiece, other: PlacedPiece) -> bool:
    """True for pictures with nothing between them but a seam, over each other or side by side, on half of the lesser.

    Two pictures that touch are read as one, and the rest of the page is grey.
    """
    if not (one.form.picture and other.form.picture):
        return False
    a, b = one.picture_area, other.picture_area
    return _touches(a, b) or _touches(b, a)


def away(things: Sequence[PlacedPiece]) -> list[tuple[str, str]]:
    """Pictures that stand by themselves and do not touch their story, over it or beside it, with the story."""
    return [
        (one.piece.id, other.piece.id)
        for one in things
        for other in things
        if one.piece.use == "picture" and one.piece.story == other.piece.story and one is not other
        if not _touches(one.area, other.area)
    ]


def _touches(one: Area, other: Area) -> bool:
    """True when *one* stands over half of the lesser of the two, or beside so much, with nothing but a seam between."""
    across = min(one.column + one.columns, other.column + other.columns) - max(one.column, other.column)
    down = min(one.line + one.lines, other.line + other.lines) - max(one.line, other.line)
    over = one.line < other.line and 0 <= -down <= WIDEST_SEAM and 2 * across >= min(one.columns, other.columns)
    return over or (not across and 2 * down >= min(one.lines, other.lines))


def _has_band_to_leave(one: PlacedPiece) -> bool:
    return 1 < one.area.columns == one.form.legs


def _stacked(things: Sequence[PlacedPiece]) -> list[tuple[PlacedPiece, PlacedPiece]]:
    """Pieces whose heads stand over each other, the upper one first; a box or an L sets its head off by itself."""
    headed = [one for one in things if one.form.head and not one.form.boxed and not one.form.arm]
    return [(one, other) for one, other in permutations(headed, 2) if _stands_over(one, other)]


def _stands_over(one: PlacedPiece, other: PlacedPiece) -> bool:
    """True when the head of *one* ends in the band over that in which the head of *other* begins, half beside it."""
    if one.area.column + one.area.columns != other.area.column:
        return False
    (top, foot), (other_top, other_foot) = one.head_lines, other.head_lines
    return 2 * (min(foot, other_foot) - max(top, other_top)) >= min(one.form.head, other.form.head)


def shaped(slot: Slot, form: Form) -> Slot:
    """*slot* with the rectangles of *form* where it is an L: its legs run through both."""
    if not form.arm:
        return slot
    parts = tuple(AreaPart(area, None, slot.place) for area in areas_of(form, slot.area))
    return slot._replace(stretches=parts, order="columns")


def covers(one: PageRule, other: PageRule) -> bool:
    """True when *other* would be drawn where *one* stands already."""
    a, b = one.area, other.area
    if one.side != other.side:
        return False
    if one.side == "left":
        return a.column == b.column and a.line <= b.line and b.line + b.lines <= a.line + a.lines
    return a.line == b.line and a.column <= b.column and b.column + b.columns <= a.column + a.columns


def rules_of(seams: Sequence[Seam], styles: Sequence[str], place: Place) -> tuple[PageRule, ...]:
    """A rule for every seam; *styles* are the rule under the lead and that everywhere else."""
    made: list[PageRule] = []
    for one in seams:
        if not one.bare:
            style = styles[0] if one.lead and one.way == "-" else styles[1]
            made.append(PageRule(one.area, "middle" if one.way == "-" else "left", style, place))
    return tuple(made)
