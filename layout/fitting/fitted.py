"""A story in its slot: what fitting gives to make-up, to the rest and to reports."""

from __future__ import annotations

from layout.findings import Finding
from layout.fitting.account import FitReport
from layout.fitting.heads import HeadBlock, HeadRoom
from layout.fitting.rows import LegRows
from layout.fitting.steps import Poured, Setter
from layout.galley.items import Item
from layout.geometry import Rect
from layout.spec.model import Head, PageSpec, Slot
from layout.spec.styles import StoryStyle
from layout.stories.model import Story
from layout.typeset import Line
from layout.value import NamedTuple


class Fitted(NamedTuple):
    """A story in its slot, ready to be put on the page."""

    slot: Slot
    story: Story
    look: StoryStyle
    rect: Rect
    head_place: Rect
    """Where the head block begins, and its width."""
    head: HeadBlock
    items: tuple[Item, ...]
    room: LegRows
    poured: Poured
    jump: Line | None
    fit: FitReport
    findings: tuple[Finding, ...]
    page: int = 0


class ChainSlot(NamedTuple):
    """One slot of a story's chain."""

    page: PageSpec
    slot: Slot


class FitMemory:
    """What fits of the same stories with the same styles and faces share: items, lines and heads that are set once.

    Whoever asks for many fits holds one for as long as the stories, styles and faces stay the same, and drops it.
    """

    def __init__(self) -> None:
        self.items: dict[tuple[int, StoryStyle], tuple[Item, ...]] = {}
        self.setters: dict[tuple[int, StoryStyle, int, int], Setter] = {}
        self.heads: dict[tuple[int, StoryStyle, Head, HeadRoom], HeadBlock] = {}
        self._held: dict[int, Story] = {}

    def number(self, story: Story) -> int:
        """What *story* is known by: comparing its words each time would cost more than it saves."""
        self._held[id(story)] = story  # held, so that no other story gets its number
        return id(story)
