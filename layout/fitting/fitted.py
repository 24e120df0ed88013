"""A story in its slot: what fitting gives to make-up, to the rest and to reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, Final

from layout.areas.grid import PageGrid
from layout.findings import Finding
from layout.fitting.account import FitReport
from layout.fitting.heads import HeadBlock, HeadRoom, head_block
from layout.fitting.rows import LegRows
from layout.fitting.steps import Poured, Setter, Setting
from layout.fonts.library import Library
from layout.galley.items import Item, item_lines
from layout.galley.story import items_of, story_items
from layout.geometry import Rect
from layout.spec.model import Head, PageSpec, Slot
from layout.spec.styles import StoryStyle, Stylesheet, TextStyle
from layout.stories.model import Story
from layout.typeset import Line, Piece, Prepared, prepare, set_line
from layout.typeset.prepared import Memory
from layout.units import Length
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

    def __init__(self, setting: Setting = item_lines) -> None:
        """Items are set by *setting*.

        It must not hold this memory: what holds itself stays until all of a process is searched for garbage, which is
        5 MB an issue.
        """
        self._setting = setting
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
        begun.append(Setter(items, faces, self._setting))
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

    def line(self, words: str, style: TextStyle, faces: Library) -> Line:
        """*words* of the program's own on one line."""
        return set_line((Piece(words, style),), style, faces)

    def _number(self, story: Story) -> int:
        """What *story* is known by: to compare its words each time would cost more than is saved."""
        self._stories[id(story)] = story  # held, so that no other story gets its number
        return id(story)


MOST_LINES: Final = 2000
"""Lines that are remembered of a paragraph; one that was tried at more measures begins anew."""


def lines_held(memory: Memory) -> int:
    """How many lines a paragraph's *memory* has, drawn and sketched, at other trackings and cut at hyphens too."""
    others = [one.memory for one in memory.tracked.values()]
    opened = memory.hyphenated
    if opened is not None and opened.memory is not memory:  # one without long words is its own
        others.append(opened.memory)
    sketched = sum(map(len, memory.sketches.values()))
    return len(memory.lines) + sketched + sum(map(lines_held, others))


class SetPart(NamedTuple):
    """A paragraph or a head as it was set, and a library that has met what was met while it was."""

    made: Any
    faces: Library


class SetParts:
    """What was set of a story, and what was set *before*, in whichever story."""

    def __init__(self, before: Mapping[object, SetPart]) -> None:
        self._before = before
        self.parts: dict[object, SetPart] = {}

    def of(self, key: object, faces: Library, make: Callable[[Library], object]) -> Any:  # noqa: ANN401
        """What *make* makes, or made under *key* the time before; *faces* meet what they would have been asked for."""
        known = self.parts.get(key) or self._before.get(key)
        if known is None:
            own = faces.anew()
            known = SetPart(make(own), own)
        self.parts[key] = known
        faces.meet(known.faces)
        return known.made

    def lines(self, item: Item, measures: Sequence[Length], faces: Library, looseness: int) -> tuple[Line, ...]:
        """:func:`layout.galley.items.item_lines`, of a subhead once."""
        if item.role != "subhead" or item.divisible or item.table is not None:
            return item_lines(item, measures, faces, looseness)
        # It is set as a head is, whose lines its paragraph does not remember.
        key = "subhead", item.prepared.text, item.style, item.form, item.start, tuple(measures)
        make = partial(item_lines, item, measures)
        lines: tuple[Line, ...] = self.of(key, faces, lambda own: make(own, looseness))
        return lines


class StoryMemory(FitMemory):
    """What fits of one story share, with paragraphs and heads that were set *before*, in whichever story."""

    def __init__(self, before: Mapping[object, SetPart]) -> None:
        set_parts = SetParts(before)
        super().__init__(set_parts.lines)
        self._set = set_parts.of
        self.parts = set_parts.parts

    def _story_items(self, story: Story, look: StoryStyle, styles: Stylesheet, faces: Library) -> Iterable[Item]:
        return items_of(story, look, styles, faces, partial(self._prepared, faces))

    def _prepared(self, faces: Library, pieces: tuple[Piece, ...], style: TextStyle) -> Prepared:
        """*pieces* prepared for *faces*, with all lines that are known of them."""
        key = pieces, style
        made: Prepared = self._set(key, faces, lambda own: prepare(pieces, style, own))
        if lines_held(made.memory) >= MOST_LINES:
            made = made._replace(memory=Memory())
            self.parts[key] = self.parts[key]._replace(made=made)
        return made._replace(faces=faces)

    def _head_block(
        self, story: Story, head: Head, look: StoryStyle, styles: Stylesheet, faces: Library, room: HeadRoom
    ) -> HeadBlock:
        words = story._replace(body=(), lines=(), place=None)
        make = partial(super()._head_block, words, head, look, styles)
        block: HeadBlock = self._set((words, head, look, styles.down, room), faces, lambda own: make(own, room))
        return block

    def line(self, words: str, style: TextStyle, faces: Library) -> Line:
        """*words* of the program's own on one line."""
        made: Line = self._set(("line", words, style), faces, partial(super().line, words, style))
        return made
