"""White that runs through a page: gaps that nothing fills, gaps that part it in two, gutters from top to bottom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import combinations

from layout.areas.grid import PageGrid
from layout.findings import Finding, finding
from layout.fitting.fitted import Fitted
from layout.geometry import Rect, WritingMode
from layout.kept_answers import LastAnswers
from layout.spec.model import Area, PageSpec, Slot
from layout.units import Length
from layout.value import NamedTuple

ABOVE = ("flag", "folio")
"""What stands over a page; the gap under it cuts nothing."""

FURNITURE = (*ABOVE, "credits", "index", "notice", "ear", "ad", "code")

_HAIR = 1000
"""Less than this, in millipoints, is no overlap."""


def white_findings(
    page: PageSpec, fits: Sequence[Fitted], heads: Sequence[Rect], limits: Mapping[str, int], grid: PageGrid,
    known: LastAnswers,
) -> list[Finding]:  # fmt: skip
    """Gaps, cuts, gutters and overlaps of one page; *known* has what was found between its slots before."""
    seen = known.of(("slots", page.number), page, partial(_between_slots, page, limits, grid))
    return [*seen.over, *_gutters(page, seen.rects, seen.gaps, fits, heads, limits, grid), *seen.under]


class _BetweenSlots(NamedTuple):
    """The slots of a page, what is white between them, and what is found of both, *over* and *under* gutters."""

    rects: Sequence[tuple[Slot, Rect]]
    gaps: Sequence[_GapRows]
    over: Sequence[Finding]
    under: Sequence[Finding]


def _between_slots(page: PageSpec, limits: Mapping[str, int], grid: PageGrid) -> _BetweenSlots:
    rects = [(slot, one) for slot in page.slots for one in rects_of(slot, grid)]
    gaps = _gap_rows([rect for _, rect in rects], limits, grid)
    over = (*_gaps(page, gaps, grid.grid.mode), *_cuts(page, rects, gaps, grid))
    return _BetweenSlots(rects, gaps, over, _overlaps(page, grid))


def rects_of(slot: Slot, grid: PageGrid) -> list[Rect]:
    """The rectangles of a slot's area."""
    if slot.stretches:
        return [grid.rect(one.area) for one in slot.stretches]
    return [grid.place(slot)]


class _GapRows(NamedTuple):
    """Lines *first* to before *after* of base column *column*, counted from 0 and 1, that no slot has anything on."""

    first: int
    after: int
    column: int


def _gap_rows(rects: Sequence[Rect], limits: Mapping[str, int], grid: PageGrid) -> list[_GapRows]:
    """Lines of the page that no slot has anything on, more than the limit of them under each other."""
    most = limits.get("white", 3)
    lines = grid.grid.lines
    runs: list[_GapRows] = []
    spans = [(one, *_rows_under(one, grid)) for one in rects]
    for column in range(1, grid.grid.columns + 1):
        left = grid.column_x(column) + _HAIR
        right = left + grid.grid.measure - 2 * _HAIR
        bare = [True] * lines
        for rect, first, after in spans:
            if rect.x < right and left < rect.right:
                bare[first:after] = [False] * (after - first)
        row = 0
        while row < lines:
            end = row
            while end < lines and bare[end]:
                end += 1
            if end - row > most:
                runs.append(_GapRows(row, end, column))
            row = end + 1
    return runs


def _gaps(page: PageSpec, gaps: Sequence[_GapRows], mode: WritingMode) -> list[Finding]:
    """A finding for each white that hangs together, which names the largest rectangle of it."""
    found: list[Finding] = []
    for region in _regions(gaps):
        rows = dict.fromkeys((one.first, one.after) for one in region)
        blocks = [
            (row, end, [one.column for one in region if (one.first, one.after) == (row, end)]) for row, end in rows
        ]
        row, end, columns = max(blocks, key=lambda block: (block[1] - block[0]) * len(block[2]))
        found.append(
            finding(
                "page-gap", page.place, page=page.number, column=columns[0], line=row + 1, lines=end - row,
                columns=len(columns), kind=mode.column,
            )
        )  # fmt: skip
    return found


def _regions(gaps: Sequence[_GapRows]) -> list[list[_GapRows]]:
    """*gaps* that lie beside each other together, in the order of their first ones."""
    made: list[list[_GapRows]] = []
    for one in gaps:
        near = [
            region
            for region in made
            if any(it.column + 1 == one.column and it.first < one.after and one.first < it.after for it in region)
        ]
        joined = sorted([it for region in near for it in region] + [one], key=gaps.index)
        at = made.index(near[0]) if near else len(made)
        made = [region for region in made if region not in near]
        made.insert(at, joined)
    return made


def _rows_under(rect: Rect, grid: PageGrid) -> tuple[int, int]:
    """The page's lines that *rect* covers wholly, as (first, past the last)."""
    leading, top = grid.grid.leading, grid.frame.y
    first = min(grid.grid.lines, max(0, -(-(rect.y - top - _HAIR) // leading)))
    return first, max(first, min(grid.grid.lines, (rect.bottom - top + _HAIR) // leading))


def _cuts(
    page: PageSpec, rects: Sequence[tuple[Slot, Rect]], gaps: Sequence[_GapRows], grid: PageGrid
) -> list[Finding]:
    """断版: one gap from edge to edge, over stories and under stories (or on both sides of it).

    Not where a gap is to be filled: what fills it may cross the line.  Not beside an advertisement as wide as the page,
    which parts it by itself, nor with a rule from edge to edge in it: that is how sections are parted on purpose.
    """
    over = max((rect.bottom for slot, rect in rects if slot.use in ABOVE), default=0)
    stories = [
        (slot, rect)
        for slot, rect in rects
        if slot.use not in FURNITURE and not _is_ad(slot) and rect.bottom > over + _HAIR
    ]
    every = [rect for slot, rect in rects if slot.use not in ABOVE and rect.bottom > over + _HAIR]
    found: list[Finding] = []
    for y in sorted({rect.bottom for _, rect in stories}):
        crossed = any(rect.y < y - _HAIR and y + _HAIR < rect.bottom for rect in every)
        below = any(rect.y >= y - _HAIR for _, rect in stories)
        unfilled = any(grid.row_y(one.first) - _HAIR <= y <= grid.foot_y(one.after - 1) + _HAIR for one in gaps)
        if crossed or unfilled or not below or _belong(y, stories):
            continue
        if not _parted_on_purpose(page, y, rects, grid):
            # What stands against the cut, not what the spec has first; across the fold a story stands in for itself.
            under = [(slot, rect) for slot, rect in rects if slot.use not in ABOVE and rect.y >= y - _HAIR]
            next_under, _ = min(under, key=lambda one: one[1].y)
            found.append(finding("page-cut", next_under.place, page=page.number, way="—", slot=next_under.id))
    return found


def _parted_on_purpose(page: PageSpec, y: Length, rects: Sequence[tuple[Slot, Rect]], grid: PageGrid) -> bool:
    """True when advertisements or a rule from edge to edge lie in the gap at *y*."""
    under = [(slot, rect) for slot, rect in rects if rect.y >= y - _HAIR]
    foot = min((rect.y for _, rect in under), default=y)
    next_to_it = [slot for slot, rect in under if rect.y <= foot + _HAIR]
    if all(_is_ad(slot) for slot in next_to_it):
        return True
    left, right = min(rect.x for _, rect in rects), max(rect.right for _, rect in rects)
    drawn: set[int] = (
        set()
    )  # base columns that a rule in the gap runs over: one for all, or one on each page of a spread
    for rule in page.rules:
        line = grid.rect(rule.area)
        if rule.side != "left" and y - _HAIR <= line.y and line.bottom <= foot + _HAIR:
            drawn |= set(range(rule.area.column, rule.area.column + rule.area.columns))
    cells = {number: grid.rect(Area(number, 1, 1, 1)) for number in range(1, grid.grid.columns + 1)}
    used = {number for number, cell in cells.items() if left - _HAIR <= cell.x and cell.right <= right + _HAIR}
    return bool(used) and used <= drawn


def _is_ad(slot: Slot) -> bool:
    """An advertisement, whether booked as one or a picture that belongs to no story and has no caption."""
    return slot.use == "ad" or (slot.use == "picture" and not slot.story and slot.caption_at == "none")


def _belong(y: Length, stories: Sequence[tuple[Slot, Rect]]) -> bool:
    """True when a story's picture stands over its head, or under its foot, on both sides of *y*: they are one thing."""
    nearest = min((rect.y for _, rect in stories if rect.y >= y - _HAIR), default=y)
    over = {slot.story for slot, rect in stories if abs(rect.bottom - y) <= _HAIR}
    under = {slot.story for slot, rect in stories if rect.y == nearest}
    return bool((over & under) - {""})


def _gutters(
    page: PageSpec, rects: Sequence[tuple[Slot, Rect]], gaps: Sequence[_GapRows], fits: Sequence[Fitted],
    heads: Sequence[Rect], limits: Mapping[str, int], grid: PageGrid,
) -> list[Finding]:  # fmt: skip
    """通线: a gutter that nothing crosses over most of the page's depth; over all of it, it cuts the page (断版).

    Beside a gap it is not counted: what fills the gap may cross it.
    """
    solid = [*heads]
    by_id = {done.slot.id: done for done in fits}
    for slot, rect in rects:
        done = by_id.get(slot.id)
        if done is None or done.slot.box or done.look.box:
            solid.append(rect)
        if done is not None:
            own, leading = done.grid, done.grid.grid.leading
            legs = [Rect(leg.x, own.row_y(leg.row), leg.measure, leg.rows * leading) for leg in done.room.legs]
            solid += [grid.along(own.on_page(leg)) for leg in legs]
    frame, half = grid.frame, grid.grid.gutter // 2
    found: list[Finding] = []
    every = [rect for slot, rect in rects if slot.use not in ABOVE]
    for column in range(2, grid.grid.columns + 1):
        x = grid.column_x(column) - half
        crossing = sorted((rect.y, rect.bottom) for rect in solid if rect.x < x - _HAIR and x + _HAIR < rect.right)
        if not any(rect.right < x + _HAIR for rect in every) or not any(rect.x > x - _HAIR for rect in every):
            continue  # nothing stands on one side of it: that is a gap, and reported as one
        if all(_is_ad(slot) for slot, rect in rects if slot.use not in ABOVE and rect.x > x - _HAIR):
            continue  # an advertisement as deep as the page, or at the foot of a vertical one, parts it by itself
        longest, at = 0, frame.y
        near = [one for one in gaps if one.column in (column - 1, column)]
        beside = [(grid.row_y(one.first), grid.foot_y(one.after - 1)) for one in near]
        for top, foot in (*sorted((*crossing, *beside)), (frame.bottom, frame.bottom)):
            longest, at = max(longest, top - at), max(at, foot)
        share = longest * 1000 // frame.height
        if share > 990 and grid.grid.mode is WritingMode.VERTICAL:  # 腹切り
            found.append(finding("bands-cut", page.place, page=page.number, upper=column - 1, lower=column))
        elif share > 990:
            found.append(finding("page-cut", page.place, page=page.number, way="|", slot=f"{column - 1}|{column}"))
        elif share > limits.get("through", 900):
            found.append(finding("gutter-through", page.place, page=page.number, column=column - 1, share=share // 10))
    return found


def _overlaps(page: PageSpec, grid: PageGrid) -> list[Finding]:
    """Slots in millimetres that cover others: those on the grid are reported when the spec is checked."""
    found: list[Finding] = []
    for one, other in combinations(page.slots, 2):
        if (
            bool(one.rect) == bool(other.rect)
            or one.id in (other.within, *_ids(other))
            or other.id in (one.within, *_ids(one))
        ):
            continue
        if any(a.overlaps(b, _HAIR) for a in rects_of(one, grid) for b in rects_of(other, grid)):
            found.append(finding("slots-overlap", other.place, page=page.number, one=one.id, other=other.id))
    return found


def _ids(slot: Slot) -> tuple[str, ...]:
    return tuple(one.id for one in slot.insets)
