"""Parts of a card stacked in a column, and the white shared out between them."""

from __future__ import annotations

import itertools
from typing import Final

from layout.areas.grid import centred_baseline
from layout.cards.parts import PITCH, PX, Bench, TextBlock, bar, block_marks
from layout.cards.text import FirstLines, half_of
from layout.geometry import Rect
from layout.makeup.marks import line_marks
from layout.page import Ink, Mark, Tag
from layout.stories.model import Story
from layout.units import Length, weighted_shares
from layout.value import NamedTuple

GAPS: Final = {
    ("rubric", "kicker"): 620, ("rubric", "head"): 780, ("kicker", "head"): 560, ("head", "deck"): 760,
    ("rubric", "deck"): 700, ("rubric", "text"): 900, ("head", "text"): 1150, ("deck", "text"): 1050,
    ("kicker", "deck"): 600, ("kicker", "text"): 800,
}  # fmt: skip
"""White between two parts, per mille of the body size."""

LOOSEN: Final = 700
"""How much wider such a white may become where there is depth to spare, per mille of itself."""

OVER: Final = 1400
UNDER: Final = 500
"""The white over and under the column takes part in that as if it were so much of the body size (per mille)."""

BARE: Final = 500
"""White that is kept under a head or a deck with nothing after it, per mille of the body size: a line of text has
white under it anyway."""

CHIP_PAD: Final = 450
CHIP_DEPTH: Final = 1640
"""A rubric stands on a chip of colour: white beside it and the chip's depth, per mille of its size."""


class StackStyle(NamedTuple):
    """How a column is set: its alignment, colours by name, whether text follows, most lines of the head."""

    align: str = "left"
    ink: str = "ink"
    accent: str = "house"
    on_accent: str = "light"
    text: bool = True
    head_lines: int = 4
    centred: bool = False
    """The column stands in the middle of its depth rather than at its top."""


def depth_of(block: TextBlock) -> Length:
    """A block's depth; a rubric stands on a chip."""
    return block.depth + (block.size * (CHIP_DEPTH - 1000) // 1000 if block.role == "rubric" else 0)


def gap_of(above: str, below: str, bench: Bench) -> Length:
    """The least white between parts of the roles *above* and *below*."""
    return bench.card.body * PX * GAPS[above, below] // 1000


def used_of(blocks: list[TextBlock], bench: Bench) -> Length:
    """The least depth of *blocks* under each other."""
    gaps = sum(gap_of(a.role, b.role, bench) for a, b in itertools.pairwise(blocks))
    return sum(depth_of(block) for block in blocks) + gaps


def placed(
    blocks: list[TextBlock], text: FirstLines, bench: Bench, rect: Rect, manner: StackStyle, story: Story
) -> tuple[tuple[Mark, ...], Length, Length]:
    """Stand everything in *rect*, the white to spare shared between the parts and then over and under them.

    Gives the marks, the y where the last of them ends, and the depth that they need at the least.
    """
    size = bench.card.body * PX
    pitch = size * PITCH["body"] // 1000
    gaps = [gap_of(a.role, b.role, bench) for a, b in itertools.pairwise(blocks)]
    if text.lines and blocks:
        gaps.append(gap_of(blocks[-1].role, "text", bench))
    depth = sum(depth_of(block) for block in blocks) + sum(gaps) + text.rows * pitch
    spare = max(0, rect.height - depth - (0 if text.lines else bare_of(bench, manner)))
    over = size * OVER // 1000 if blocks else size // 4  # a line of text has white over it, too
    weights = (over, *gaps, size * UNDER // 1000) if manner.centred else (0, *gaps, size)
    more = min(spare, sum(weights) * LOOSEN // 1000)
    over, *extras, _ = weighted_shares(more, weights)
    gaps = [gap + extra for gap, extra in zip(gaps, extras, strict=True)]
    top = rect.y + over + ((spare - more) * 45 // 100 if manner.centred else 0)
    made: list[Mark] = []
    waiting = [*gaps, 0]
    for index, block in enumerate(blocks):
        if block.role == "rubric":
            made += _chip(block, rect, top, bench, manner)
            inset = block.size * (CHIP_DEPTH - 1000) // 2000
            made += block_marks(block, rect.x + _chip_shift(block, manner), top + inset, story.slug)
        else:
            made += block_marks(block, rect.x, top, story.slug)
        top += depth_of(block) + waiting[index]
    made += _text_marks(text, bench, (rect.x, rect.width, top), bench.inks[manner.ink], story.slug)
    return tuple(made), top + text.rows * pitch, depth


def bare_of(bench: Bench, manner: StackStyle) -> Length:
    """White kept under a column that does not end in text and stands over a foot."""
    return 0 if manner.align == "centre" else bench.card.body * PX * BARE // 1000


def _text_marks(text: FirstLines, bench: Bench, at: tuple[Length, Length, Length], ink: Ink, slug: str) -> list[Mark]:
    """The lines of *text*; *at* is their left edge, the measure, and the top of the first."""
    x, measure, top = at
    size = bench.card.body * PX
    pitch = size * PITCH["body"] // 1000
    made: list[Mark] = []
    row, part = 0, 0
    for index, (role, line, rows) in enumerate(text.lines):
        part += line.start == 0 and index > 0
        aside, down = divmod(row, text.rows) if text.columns > 1 else (0, row)
        # A subhead stands nearer to what it heads than to what went before.
        baseline = centred_baseline(top + down * pitch + (rows - 1) * pitch * 3 // 4, pitch, size)
        left = x + aside * (measure - half_of(measure, size))
        made += line_marks(line, left, baseline, ink, Tag(slug, role, part))
        row += rows
    return made


def _chip_shift(block: TextBlock, manner: StackStyle) -> Length:
    return block.size * CHIP_PAD // 1000 if manner.align != "right" else 0


def _chip(block: TextBlock, rect: Rect, top: Length, bench: Bench, manner: StackStyle) -> list[Mark]:
    """The field of colour behind a rubric, as wide as its longest line."""
    pad = block.size * CHIP_PAD // 1000
    left = min((run.xs[0] for line in block.lines for run in line.runs if run.xs), default=0)
    right = max((line.width for line in block.lines), default=0)
    return [bar(Rect(rect.x + left, top, right - left + 2 * pad, depth_of(block)), bench.inks[manner.accent])]
