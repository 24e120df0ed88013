"""The lines of an item on the rows that they were poured into."""

from __future__ import annotations

from layout.fitting.rows import LegRows, rows_over
from layout.fitting.steps import PlacedLine, depth_of
from layout.galley.items import Item, line_place, names_over
from layout.typeset import Line


def rows_of(item: Item, index: int, lines: tuple[Line, ...], start: int, room: LegRows) -> list[PlacedLine]:
    """The lines of an item on their rows from *start* on."""
    made: list[PlacedLine] = []
    over = rows_over(item, room, start - names_over(item, room.even)) if room.even else 0
    x, measure, depth = -1, room.even, 1
    if item.whole:
        # An undivided item is centred in its rows: each line's own row, shifted by half of the rows to spare.
        depth = item.style.lines
        if not room.even:
            x, measure = room.strip(start, depth_of(item, len(lines)))
    for at, line in enumerate(lines):
        here = measure or room.legs[room.leg_of(start + at)].measure
        made.append(
            PlacedLine(
                index, line, start + at, depth, x, line_place(item, at, here), not at and not item.start,
                0 if at else over,
            )
        )  # fmt: skip
    return made
