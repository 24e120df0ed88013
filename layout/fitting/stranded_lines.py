"""Lines of a paragraph that the foot of a leg or a page parts from all its others (孤行)."""

from __future__ import annotations

from collections.abc import Sequence

from layout.fitting.rows import LegRows
from layout.fitting.steps import PlacedLine, Poured
from layout.galley.items import Item


def lines_alone(items: Sequence[Item], room: LegRows, poured: Poured) -> list[PlacedLine]:
    """The lines that stand alone: a first line at the foot of a leg, a last line at the head of one."""
    by_item: dict[int, list[PlacedLine]] = {}
    for placed in poured.placed:
        if items[placed.item].role == "paragraph":
            by_item.setdefault(placed.item, []).append(placed)
    found: list[PlacedLine] = []
    for lines in by_item.values():
        if len(lines) + (lines[0].line.start > 0) + (not lines[-1].line.last) < 2:
            continue
        ends = [room.end_of(one.row) for one in lines]
        for one, end in zip(lines, ends, strict=True):
            if ends.count(end) == 1 and (one.line.start == 0) != one.line.last:
                found.append(one)
    return found
