"""What the needs of stories are worked out from: how one is made up, and what sets it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from layout.areas.direction import laid, styles_along
from layout.findings import Place
from layout.fitting.chain import FitContext
from layout.fitting.fit import Part, StoryFitter
from layout.fitting.fitted import FitMemory
from layout.makeup.pictures import picture_marks
from layout.page import GlyphRun
from layout.pictures.model import PictureFacts
from layout.spec.model import Area, Legs, Slot
from layout.stories.model import Story
from layout.value import NamedTuple


class Manner(NamedTuple):
    """How a story is made up: the story style, the columns it may have, how many legs (0: one a column)."""

    style: str
    columns: tuple[int, ...]
    legs: int = 0
    beyond: tuple[int, ...] = ()
    """Columns that it may have too, though its role usually has others."""
    stood: tuple[int, int] = (0, 0)
    """Columns and legs that an editor gave it, which is how it may stand whatever is usual."""
    box: str = ""
    """The box that it is to have; empty: as its style has it."""


class Kitchen(NamedTuple):
    """What needs are worked out from."""

    kit: FitContext
    pictures: Mapping[str, PictureFacts]
    place: Place
    """Where findings of the trials would stand: the page's own place."""
    heads: int = 6
    """Depths of a head that are tried: the usual one for its style, and those about it that it goes into."""
    memory: FitMemory | None = None
    """What the trials share; none: each sets everything itself."""

    def fitter(self, slot: Slot, story: Story) -> StoryFitter:
        """What fits *story*, whole, into *slot*."""
        kit = self.kit
        return StoryFitter(slot, story, kit.styles, kit.faces, kit.grid, Part(page=1), self.memory)


def slot_for(story: Story, manner: Manner, columns: int, kitchen: Kitchen) -> Slot:
    """A slot for trials of *story*, as deep as the page."""
    area = Area(1, 1, columns, kitchen.kit.grid.grid.lines)
    return Slot("plan", "story", area, kitchen.place, manner.style, story.slug, Legs(manner.legs), box=manner.box)


def picture_depths(columns: int, name: str, story: Story | None, kitchen: Kitchen) -> tuple[tuple[int, int], ...]:
    """Lines that a picture may have with its caption, each with what the crop costs."""
    grid, facts = kitchen.kit.grid, kitchen.pictures.get(name)
    width, height = (facts.width, facts.height) if facts else (4, 3)
    slot = Slot(
        "plan", "picture", Area(1, 1, columns, 24), kitchen.place, story=story.slug if story else "", picture=name
    )
    upright, across = laid(slot, grid)  # a picture stands upright, and its words across, whichever way lines run
    styles = styles_along(kitchen.kit.styles, across)
    marks, _ = picture_marks(upright, story, kitchen.pictures, styles, kitchen.kit.faces, across)
    words = len({one.origin.y for one in marks if isinstance(one, GlyphRun)})
    under = words + (1 if words else 0)
    ideal = round(grid.measure_of(columns) * height / width / grid.grid.leading)
    if across is not grid:  # as deep as its bands are high, words and all: its lines are how wide it is
        tall = max(grid.grid.measure // 2, grid.measure_of(columns) - under * grid.grid.leading)
        ideal, under = min(grid.grid.lines, round(tall * width / height / grid.grid.leading)), 0
    taste = kitchen.kit.styles.taste
    reach, crop = max(1, ideal * taste["crop_most"] // 1000), taste["crop"]
    if not facts:  # whoever chooses it has the frame before him
        reach, crop = ideal // _ANY_SHAPE, 0
    return tuple(
        (depth + under, abs(depth - ideal) * crop) for depth in range(max(5, ideal - reach), ideal + reach + 1)
    )


_ANY_SHAPE: Final = 3
"""A picture to come may be by so much of its depth shallower or deeper than one of 4 to 3: from 2 to 1 to a square."""
