"""What the needs of stories are worked out from: how one is made up, and what sets it."""

from __future__ import annotations

from collections.abc import Mapping

from layout.findings import Place
from layout.fitting.chain import FitContext
from layout.fitting.fit import Part, StoryFitter
from layout.fitting.fitted import FitMemory
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
