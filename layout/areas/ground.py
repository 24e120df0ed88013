"""The ground of a story: rectangles chained in reading order, less what stands in them, divided into legs.

Everything that keeps type off a part of a story's area is a *hole* in it: a head that spans only some of the columns,
a picture, another story's box, the missing corner of an L.  A leg beside a hole goes on in narrower rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from layout.areas.blocks import GroundBlock, Hole
from layout.areas.grid import Leg, PageGrid, divide_into_legs, legs_in
from layout.findings import Finding, finding
from layout.geometry import Insets, Rect, WritingMode
from layout.spec.model import Area, Legs, Slot
from layout.spec.spread import crosses, part_of
from layout.spec.styles import BoxStyle
from layout.units import Length
from layout.value import NamedTuple


class Ground(NamedTuple):
    """What a story's lines may stand on."""

    grid: PageGrid
    blocks: tuple[GroundBlock, ...]
    holes: tuple[Hole, ...] = ()
    head: Rect | None = None
    """Place of a head block over the first lines, its depth aside; ``None`` when it takes nothing from the legs."""
    beside: Rect | None = None
    """Place of a head all along one side of the legs, which takes no lines from them."""
    least: Length = 0
    """Narrowest measure of a row beside a hole; narrower ones are left empty."""
    white: Length = 0
    """Least white between a hole and the type beside it."""
    fold: Length = 0
    """White over the fold of a spread, by which a head across it reaches further than its measure."""
    abreast: int = 1
    """How many of the last blocks are one rectangle, parted by the fold of a spread: their legs end level together."""

    @property
    def head_place(self) -> Rect:
        """Where the head block begins; its depth only when it stands beside the legs."""
        return self.head or self.beside or self.blocks[0].room

    @property
    def most_rows(self) -> int:
        """Rows that a head may take: those of the first rectangle, and of one that goes on from it beyond a fold."""
        one, *others = self.blocks
        over = others and others[0].first == self.grid.fold_row == one.first + one.rows
        return one.rows + (others[0].rows if over else 0)

    @property
    def feet(self) -> int:
        """How many legs end where the story ends: those of the last rectangle, on both sides of a fold."""
        last = self.blocks[-self.abreast :]
        return sum(legs_in(one.room.width, one.columns, one.legs, self.grid.grid) for one in last)

    @property
    def legs_held(self) -> tuple[int, int]:
        """(asked for, made) of the rectangle that is too narrow for the legs it should have; (0, 0): there is none."""
        for one in self.blocks:
            made = legs_in(one.room.width, one.columns, one.legs, self.grid.grid)
            if one.legs.count > made:
                return one.legs.count, made
        return 0, 0

    def free_under_head(self, most: int) -> int:
        """Lines that the head may take, *most* at best, before it meets what stands in the area."""
        if self.head is None:
            return 0
        depth = self.grid.grid.leading
        for lines in range(most, 0, -1):
            if not any(hole.rect.overlaps(self.head._replace(height=lines * depth)) for hole in self.holes):
                return lines
        return 0

    def legs(self, taken: int, feet_free: int) -> tuple[Leg, ...]:
        """The legs below a head *taken* lines deep, *feet_free* lines left free at the foot of the last rectangle."""
        blocks, holes = list(self.blocks), self.holes
        one = blocks[0]
        if taken and self.head is not None:
            over_all = self.head.x <= one.room.x and self.head.right >= one.room.right
            if over_all and self.head.y <= self.grid.row_y(one.first):
                blocks[0] = one._replace(first=one.first + taken, rows=max(0, one.rows - taken))
            if len(blocks) > 1 or blocks[0] is one:
                holes = (*holes, Hole(self._under_head(self.head, taken)))
        for at in range(len(blocks) - self.abreast, len(blocks)):
            blocks[at] = blocks[at]._replace(rows=max(0, blocks[at].rows - feet_free))
        made: list[Leg] = []
        for block in blocks:
            whole = divide_into_legs(block.room, (block.first, block.rows), block.columns, block.legs, self.grid.grid)
            more = self._carved(whole, holes) if holes else whole
            if made and more and _under(made[-1], more[0]) and more[0].row != self.grid.fold_row:
                more = (more[0]._replace(joined=True), *more[1:])
            made += more
        em = self.grid.grid.em
        # Where not one character goes in, there is no leg.
        made = [leg if leg.measure >= em else leg._replace(measure=em, rows=0) for leg in made]
        if len(blocks) == 1 and not holes:
            return tuple(made)
        return _merged(made, self.grid.fold_row) or (Leg(one.room.x, one.room.width, one.first, 0),)

    def _under_head(self, head: Rect, taken: int) -> Rect:
        """What a head *taken* lines deep keeps text off, on both sides of a fold that it reaches over."""
        first = self.blocks[0].first
        under = head._replace(width=head.width + self.fold)
        return under._replace(height=self.grid.foot_y(first + taken - 1) - self.grid.row_y(first))

    def _carved(self, legs: Iterable[Leg], holes: Sequence[Hole]) -> tuple[Leg, ...]:
        made: list[Leg] = []
        for leg in legs:
            left, right = leg.x, leg.x + leg.measure
            near = [hole for hole in holes if hole.rect.x < right and left < hole.rect.right]
            if not near:
                made.append(leg)
                continue
            before = -2
            for row in range(leg.row, leg.row + leg.rows):
                parts = self._parts(leg, row, near)
                for index, (x, measure) in enumerate(parts):
                    made.append(Leg(x, measure, row, 1, joined=bool(index) or before == row - 1))
                before = row if parts else before
        return tuple(made)

    def _parts(self, leg: Leg, row: int, holes: Sequence[Hole]) -> list[tuple[Length, Length]]:
        """What of *leg* is free on page line *row*, as (left edge, measure)."""
        top = self.grid.row_y(row)
        foot = top + self.grid.grid.leading
        parts = [(leg.x, leg.measure)]
        for hole in holes:
            if hole.rect.y < foot and top < hole.rect.bottom:
                parts = [part for one in parts for part in self._beside(one, *hole)]
        return parts

    def _beside(self, part: tuple[Length, Length], rect: Rect, wrap: str, white: Length) -> list[tuple[Length, Length]]:
        """What is left of *part* on the sides of *rect*, in whole characters against its far edges."""
        x, measure = part
        right = x + measure
        if rect.right <= x or right <= rect.x:
            return [part]
        em = self.grid.grid.em
        white = self.white if white < 0 else white
        on_left = max(0, rect.x - white - x) // em * em
        on_right = max(0, right - rect.right - white) // em * em
        sides = [(x, on_left, "left"), (right - on_right, on_right, "right")]
        if wrap == "wider":
            wrap = "left" if on_left >= on_right else "right"
        return [(at, wide) for at, wide, side in sides if wide >= max(1, self.least) and wrap in (side, "both")]


def missing(blocks: Sequence[Rect], around: Rect) -> tuple[Hole, ...]:
    """What the rectangle *around* has and none of *blocks* covers, in strips."""
    edges = sorted({around.y, around.bottom, *(edge for one in blocks for edge in (one.y, one.bottom))})
    made: list[Hole] = []
    for top, foot in pairwise(edges):
        x = around.x
        across = sorted((one.x, one.right) for one in blocks if one.y <= top and one.bottom >= foot)
        for left, right in (*across, (around.right, around.right)):
            if left > x:
                made.append(Hole(Rect(x, top, left - x, foot - top)))
            x = max(x, right)
    return tuple(made)


def ground_of(slot: Slot, box: BoxStyle | None, limits: Mapping[str, int], grid: PageGrid, top: int = 0) -> Ground:
    """What of *slot* its story may stand on.

    A box costs a row at its foot, so that the last line stands clear of the rule; at its top the head's own white
    does that, or *top* rows where there is no head and the rule is deeper than the white of the first row.
    """
    first, rows = grid.rows_of(slot)
    blocks = [GroundBlock(grid.place(slot), first, rows, grid.columns_of(slot), slot.legs)]
    holes = [Hole(grid.place(one), one.wrap) for one in slot.insets]
    if slot.stretches:
        if slot.order == "columns":
            holes += missing([grid.rect(one.area) for one in slot.stretches], blocks[0].room)
        else:
            blocks = [
                block for one, legs, _ in slot.stretches for block in on_either_side(one, legs or slot.legs, grid)
            ]
    elif crosses(slot.area, grid.grid):
        blocks = on_either_side(slot.area, slot.legs, grid)
    em = grid.grid.em
    least, white = limits.get("wrap_chars", 5) * em, em * limits.get("wrap_white", 500) // 1000
    inside = 0
    if box is not None and (box.rule or box.tint is not None):
        inside = box.inside
        if slot.stretches:
            from layout.areas.contour import boxed  # few pages have such an area

            blocks, kept_clear = boxed(slot, box, blocks, grid, top)
            holes += kept_clear
        else:
            blocks = _in_box(blocks, inside, top, grid)
    ends = slot.stretches[-1].area if slot.stretches and slot.order != "columns" else slot.area
    across = crosses(ends, grid.grid) and len(blocks) > 1 and grid.grid.mode is WritingMode.HORIZONTAL
    abreast = 2 if across else 1  # downward every band goes on beyond the fold: one page is read, then the other
    if slot.head.place in ("left", "right"):
        whole = Ground(grid, tuple(blocks), tuple(holes), None, None, least, white, abreast=abreast)
        return _with_head_beside(slot, whole)
    one = blocks[0].room
    fold = 0
    head = Rect(one.x, grid.row_y(blocks[0].first), one.width, 0)
    begins = slot.stretches[0].area if slot.stretches else slot.area
    if len(blocks) > 1 and crosses(begins, grid.grid) and grid.grid.mode is WritingMode.HORIZONTAL:
        # Set as if there were no fold; what comes to stand beyond it is moved there (makeup.fold).
        head = head._replace(width=one.width + blocks[1].room.width)
        fold = blocks[1].room.x - one.right
    if slot.stretches and slot.order == "columns":
        # What is around an L may begin where the L does not: the head stands over the rectangles that begin highest.
        highest = [grid.rect(part.area) for part in slot.stretches if part.area.line == slot.area.line]
        x = max(one.x, min(rect.x for rect in highest) + inside)
        head = head._replace(x=x, width=min(one.right, max(rect.right for rect in highest) - inside) - x)
    if slot.head.columns:
        head = head._replace(width=min(grid.measure_of(slot.head.columns), grid.place(slot).right - head.x))
    return Ground(grid, tuple(blocks), tuple(holes), head, None, least, white, fold, abreast)


def _in_box(blocks: Sequence[GroundBlock], inside: Length, top: int, grid: PageGrid) -> list[GroundBlock]:
    """*blocks*, one or the two about a fold, in one box: less *inside* at the sides, *top* rows and one at the foot."""
    down = grid.grid.mode is WritingMode.VERTICAL
    made: list[GroundBlock] = []
    for at, one in enumerate(blocks):
        opens, ends = at == 0, at == len(blocks) - 1
        # A fold cuts the box through its lines or, of a vertical page, through its bands: it has no edge there.
        left, right, head, foot = (True, True, opens, ends) if down else (opens, ends, True, True)
        made.append(one._replace(
            room=one.room.inset(Insets(0, inside * right, 0, inside * left)), first=one.first + top * head,
            rows=max(0, one.rows - top * head - foot),
        ))  # fmt: skip
    return made


def on_either_side(area: Area, legs: Legs, grid: PageGrid) -> list[GroundBlock]:
    """*area* as one block, or as two where it lies across the fold of a spread: no line of type runs through it."""
    if not crosses(area, grid.grid):
        return [GroundBlock(grid.rect(area), area.line - 1, area.lines, area.columns, legs)]
    made: list[GroundBlock] = []
    near, far = part_of(area, grid.grid, near=True), part_of(area, grid.grid, near=False)
    if grid.grid.mode is WritingMode.VERTICAL:  # every band goes on beyond the fold: one page is read, then the other
        parts = (near, far._replace(line=grid.grid.lines + 1))
        return [GroundBlock(grid.rect(part), part.line - 1, part.lines, part.columns, legs) for part in parts]
    columns, count = grid.grid.columns, legs.count
    first = max(1, min(count - 1, round(count * near.columns / area.columns))) if count > 1 else 1
    for part, some in ((near, first), (far._replace(column=columns + 1), max(1, count - first))):
        cut = legs._replace(count=some) if count else legs
        made.append(GroundBlock(grid.rect(part), part.line - 1, part.lines, part.columns, cut))
    return made


def _with_head_beside(slot: Slot, ground: Ground) -> Ground:
    """A head to the left or right of the text: all along it, or as deep as it has lines, the text going on below."""
    grid, one, head = ground.grid, ground.blocks[0], slot.head
    gutter = grid.grid.gutter
    width = min(head.width or grid.measure_of(max(1, head.columns)), one.room.width)
    rows = head.lines or one.rows
    x = one.room.x if head.place == "left" else one.room.right - width
    place = Rect(x, grid.row_y(one.first), width, rows * grid.grid.leading)
    if head.lines:
        return ground._replace(head=place)
    rest = max(0, one.room.width - width - gutter)
    columns = max(1, round((rest + gutter) / (grid.grid.measure + gutter)))
    beyond = ground.blocks[1:]
    with_head = [one]
    if ground.most_rows > one.rows:
        # Over the bands of both pages of a spread, set as if there were no fold (see makeup.fold).
        with_head, beyond = [one, beyond[0]], beyond[1:]
        place = place._replace(height=ground.most_rows * grid.grid.leading)
    x = one.room.x + (width + gutter if head.place == "left" else 0)
    cut = [each._replace(room=each.room._replace(x=x, width=rest), columns=columns) for each in with_head]
    return ground._replace(beside=place, blocks=(*cut, *beyond))


def inset_clashes(slot: Slot, slug: str, ground: Ground, rows: int) -> list[Finding]:
    """What stands in *slot* where its head block of *rows* lines stands already."""
    if ground.head is None or not rows:
        return []
    head = ground.head._replace(height=rows * ground.grid.grid.leading)
    return [
        finding("inset-on-head", slot.place, story=slug, slug=slug, id=one.id)
        for one, hole in zip(slot.insets, ground.holes, strict=False)
        if hole.rect.overlaps(head)
    ]


def _under(one: Leg, other: Leg) -> bool:
    """True when *other* goes on directly under *one*."""
    return other.row == one.row + one.rows and other.x < one.x + one.measure and one.x < other.x + other.measure


def _merged(legs: Sequence[Leg], fold: int) -> tuple[Leg, ...]:
    """*legs* without those that are empty, those that go on directly under each other at one measure as one.

    None goes on past page line *fold* (from 0), which lies beyond the fold of a spread.
    """
    made: list[Leg] = []
    for leg in legs:
        if not leg.rows:
            continue
        last = made[-1] if made else None
        follows = last is not None and last.row + last.rows == leg.row != fold
        if last and follows and (last.x, last.measure) == (leg.x, leg.measure):
            made[-1] = last._replace(rows=last.rows + leg.rows)
        else:
            made.append(leg)
    return tuple(made)
