"""What takes the place of facts that a spec lacks or has wrong, so that its pages can be made and looked at.

Nothing here is silent: whatever a stand-in is taken for has been reported, and a page with errors is marked.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from layout.geometry import Insets, WritingMode
from layout.numbering import further
from layout.spec.model import Area, Grid, PageSpec, Sheet, Slot
from layout.spec.nested_areas import may_hold
from layout.spec.slot_sizes import along_lines
from layout.units import Length, mm

SHEETS: Final = {
    "对开": (mm(390), mm(545)), "四开": (mm(275), mm(395)), "八开": (mm(195), mm(275)),
    "十六开": (mm(185), mm(260)), "大十六开": (mm(210), mm(285)), "A3": (mm(297), mm(420)), "A4": (mm(210), mm(297)),
}  # fmt: skip
"""Trimmed sizes of a page by name: newspapers are called by the sheet that two pages are printed side by side on,
magazines by the page."""

NO_SIZE: Final = (0, 0)
NO_SHEET: Final = Sheet(0, 0, Insets(0, 0, 0, 0), mm(3))
NO_GRID: Final = Grid(0, 0, 0, 10_500, 0, 16_000, 10_500)
"""五号 on 16 points with a character between the columns: the usual grid of a daily, its extent not known."""

MARGIN: Final = mm(12)
"""White round a type area where neither sheet nor margins say: the least that presses grip."""
_USUAL: Final = (5, 60)
"""Columns and lines of a tabloid, where not one slot says how far the grid reaches."""


def fitted(sheet: Sheet, grid: Grid, pages: Sequence[PageSpec]) -> tuple[Sheet, Grid]:
    """*sheet* and *grid* with what they lack taken from each other and from the places of the slots."""
    if sheet.width and grid.columns and grid.chars and grid.lines:
        return sheet, grid
    areas = [
        part for page in pages for slot in page.slots for part in ([s.area for s in slot.stretches] or [slot.area])
    ]
    columns = grid.columns or max((one.column + one.columns - 1 for one in areas), default=0) or _USUAL[0]
    lines = grid.lines or max((_last_line(one) for one in areas), default=0) or _USUAL[1]
    if not sheet.width:
        chars = grid.chars or 12
        wide = columns * round(chars * grid.em) + (columns - 1) * grid.gutter
        across = wide + 2 * MARGIN, lines * grid.leading + 2 * MARGIN
        width, height = _sheet_for(*(across[::-1] if grid.mode is WritingMode.VERTICAL else across))
        sheet = sheet._replace(width=width, height=height)
    along = along_lines(sheet, grid)
    room = along.width - along.margins.left - along.margins.right
    if not grid.chars:
        room -= 0 if along.margins.left or along.margins.right else 2 * MARGIN
        measure = max((room - (columns - 1) * grid.gutter) // columns, 2 * grid.em)
        chars = measure // grid.em
    else:
        chars = grid.chars
    lines = min(lines, max(1, (along.height - along.margins.top - along.margins.bottom) // grid.leading))
    return sheet, grid._replace(columns=columns, chars=chars, measure=round(chars * grid.em), lines=grid.lines or lines)


def without_doubles(pages: Sequence[PageSpec]) -> tuple[PageSpec, ...]:
    """*pages* of which no two have one number, and no two slots one name: the second of each has the next free one.

    A slot that stands in none, in itself or in what is no story stands by itself.
    """
    numbers: set[int] = set()
    names: set[str] = set()
    made: list[PageSpec] = []
    for page in pages:
        number = _free(page.number, numbers)
        numbers.add(number)
        slots: list[Slot] = []
        for slot in page.slots:
            free = (f"{slot.id}-{count}" for count in range(2, len(names) + 3))
            name = slot.id if slot.id not in names else next(one for one in free if one not in names)
            names.add(name)
            slots.append(slot._replace(id=name))
        made.append(page._replace(number=number, slots=_in_stories(slots)))
    return tuple(made)


def _free(number: int, taken: set[int]) -> int:
    while number in taken:
        number = further(number)
    return number


def _in_stories(slots: Sequence[Slot]) -> tuple[Slot, ...]:
    by_id = {slot.id: slot for slot in slots}
    made: list[Slot] = []
    for slot in slots:
        chain = [slot.id]
        one: Slot | None = slot
        while one is not None and one.within and one.within not in chain:
            chain.append(one.within)
            one = by_id.get(one.within)
        lost = slot.within and (one is None or bool(one.within) or not may_hold(by_id[slot.within], slot))
        made.append(slot._replace(within="") if lost else slot)
    return tuple(made)


def _last_line(area: Area) -> int:
    return area.line + area.lines - 1


def _sheet_for(width: Length, height: Length) -> tuple[Length, Length]:
    """The smallest sheet with a name that has room for these, or just these."""
    good = [size for size in SHEETS.values() if size[0] >= width and size[1] >= height]
    return min(good, default=(width, height))


def with_numbers(pages: Sequence[PageSpec]) -> tuple[PageSpec, ...]:
    """*pages*, those without a number, or with that of another, under the next one that is free."""
    taken = {page.number for page in pages if page.number}
    seen: set[int] = set()
    made: list[PageSpec] = []
    for at, page in enumerate(pages, 1):
        number = page.number
        if not number:
            number = next(one for one in range(at, at + len(pages) + len(taken) + 1) if one not in taken)
            taken.add(number)
        seen.add(number)
        made.append(page._replace(number=number))
    return tuple(made)
