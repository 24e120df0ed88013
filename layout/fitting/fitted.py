"""A story in its slot: what fitting gives to make-up, to the rest and to reports."""

from __future__ import annotations

from collections.abc import Iterable

from layout.areas.grid import PageGrid
from layout.findings import Finding
from layout.fitting.account import FitReport
from layout.fitting.heads import HeadBlock, HeadRoom, head_block
from layout.fitting.rows import LegRows
from layout.fitting.steps import Poured, Setter
from layout.fonts.library import Library
from layout.galley.items import Item
from layout.galley.story import story_items
from layout.geometry import Rect
from layout.spec.model import Head, PageSpec, Slot
from layout.spec.styles import StoryStyle, Stylesheet
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
    grid: PageGrid
    """What all of this counts by: the grid of its page, or one for lines that run the other way."""
    page: int = 0


class ChainSlot(NamedTuple):
    """One slot of a story's chain."""

    page: PageSpec
    slot: Slot


class FitMemory:
    """What fits of the same stories share: items, lines and heads that are set once.

    Whoever asks for many fits holds one for as long as styles, lines downward or across, and faces stay the same, and
    drops it.
    """

    def __init__(self) -> None:
        self._items: dict[tuple[int, StoryStyle, bool], tuple[Item, ...]] = {}
        self._setters: dict[tuple[int, StoryStyle], list[Setter]] = {}
        self._heads: dict[tuple[int, StoryStyle, bool, Head, HeadRoom], HeadBlock] = {}
        self._stories: dict[int, Story] = {}

    def items_of(self, story: Story, look: StoryStyle, styles: Stylesheet, faces: Library) -> tuple[Item, ...]:
        """:func:`layout.galley.story.story_items`, once."""
        key = self._number(story), look, styles.down
        if key not in self._items:
            self._items[key] = tuple(self._story_items(story, look, styles, faces))
        return self._items[key]

    def _story_items(self, story: Story, look: StoryStyle, styles: Stylesheet, faces: Library) -> Iterable[Item]:
        return story_items(story, look, styles, faces)

    def setter(self, story: Story, look: StoryStyle, items: tuple[Item, ...], faces: Library) -> Setter:
        """A setter of *items* of *story*, which other fits may have begun: one for each way the items are dosed."""
        begun = self._setters.setdefault((self._number(story), look), [])
        for one in begun:
            if one.items == items:
                return one
        begun.append(Setter(items, faces))
        return begun[-1]

    def head(
        self, story: Story, head: Head, look: StoryStyle, styles: Stylesheet, faces: Library, room: HeadRoom
    ) -> HeadBlock:
        """:func:`layout.fitting.heads.head_block`, once."""
        key = self._number(story), look, styles.down, head, room
        if key not in self._heads:
            self._heads[key] = self._head_block(story, head, look, styles, faces, room)
        return self._heads[key]

    def _head_block(
        self, story: Story, head: Head, look: StoryStyle, styles: Stylesheet, faces: Library, room: HeadRoom
    ) -> HeadBlock:
        return head_block(story, head, look, styles, faces, room)

    def _number(self, story: Story) -> int:
        """What *story* is known by: to compare its words each time would cost more than is saved."""
        self._stories[id(story)] = story  # held, so that no other story gets its number
        return id(story)
