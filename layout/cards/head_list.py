"""The heads of a page in a list beside it: the first large, as on the page, the others under each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from layout.cards.head import head
from layout.cards.parts import PX, Bench, TextBlock, bar, block_marks, fixed
from layout.geometry import Rect
from layout.page import Mark
from layout.spec.styles import StoryStyle, TextStyle
from layout.typeset import Piece, aligned, set_line
from layout.units import Length
from layout.value import NamedTuple

MOST_HEADS: Final = 6

LEAD: Final = 1750
"""Size of the first head at the most, per mille of that of the others."""

LEAD_ROOM: Final = 500
"""What the first head may take of the depth, per mille."""

LEAD_LINE: Final = 1500
"""So large (per mille of the others) it stands on one line."""

SIZES: Final = (1300, 1200, 1100, 1000)
"""How large a list may be that leaves room, per mille of the body size."""

PITCH: Final = 1360
GAP: Final = 760
MOST_GAP: Final = 1500
"""From line to line, and the white between two heads, per mille of their size."""


class ListedHead(NamedTuple):
    """A head as the page has it: its lines, and the style of its story."""

    lines: tuple[str, ...]
    line: str
    """All of it on one line."""
    style: StoryStyle


def list_marks(listed: Sequence[ListedHead], rect: Rect, bench: Bench) -> list[Mark]:
    """As many heads as go into *rect* whole, each of the smaller ones with a mark of colour before it."""
    if not listed:
        return []
    fewest = len(_blocks(listed, rect, bench, bench.card.body * PX))
    for share in SIZES:
        size = bench.card.body * share // 1000 * PX
        blocks = _blocks(listed, rect, bench, size)
        if len(blocks) >= fewest:
            break
    gaps = max(1, len(blocks) - 1)
    depth = sum(block.depth for block in blocks)
    gap = min(size * MOST_GAP // 1000, max(size * GAP // 1000, (rect.height - depth) // gaps))
    top, inset = rect.y, size * 3 // 4
    made: list[Mark] = []
    for index, block in enumerate(blocks):
        left = rect.x
        if index:
            made.append(bar(Rect(rect.x, top + size // 12, size // 5, block.depth - size // 6), bench.inks["house"]))
            left += inset
        made += block_marks(block._replace(role="index"), left, top, "", index)
        top += block.depth + gap
    return made


def _blocks(listed: Sequence[ListedHead], rect: Rect, bench: Bench, size: Length) -> list[TextBlock]:
    """The first heads at *size*, the very first larger, as many as go in."""
    lead = bench.style(listed[0].style.role("head"), size // PX, align="left")
    card = bench.card._replace(head=(size // PX, size * LEAD // 1000 // PX))
    room = rect.width, rect.height * LEAD_ROOM // 1000
    first, fits = head((listed[0].line,), lead, bench._replace(card=card), room, 1)
    if first.size * 1000 < size * LEAD_LINE or not fits:
        first, fits = head(listed[0].lines, lead, bench._replace(card=card), room, 2)
    if not fits or any(line.width > rect.width for line in first.lines):
        return []
    made, depth = [first], first.depth
    style = bench.style("head-brief" if "head-brief" in bench.styles.text else "body", size // PX, align="left")
    for one in listed[1:MOST_HEADS]:
        block = _listed(one, bench, style, rect.width - size * 3 // 4)
        depth += size * GAP // 1000 + block.depth
        if depth > rect.height or any(line.width > rect.width - size * 3 // 4 for line in block.lines):
            break
        made.append(block)
    return made


def _listed(one: ListedHead, bench: Bench, style: TextStyle, measure: Length) -> TextBlock:
    """A head on one line if it goes there, else as the page breaks it, else as it comes."""
    for lines in ((one.line,), one.lines):
        made = tuple(aligned(set_line((Piece(line, style),), style, bench.faces), measure, "left") for line in lines)
        if all(line.width <= measure for line in made):
            return TextBlock("head", made, style.size, style.size * PITCH // 1000, style.ink)
    block = fixed("head", one.line, style, bench, measure, 2, shrink=False)
    return block._replace(pitch=block.size * PITCH // 1000)
