"""A story in its slot: what fitting gives to make-up, to the rest and to reports."""

from __future__ import annotations

from layout.findings import Finding
from layout.fitting.account import FitReport
from layout.fitting.heads import HeadBlock
from layout.fitting.rows import LegRows
from layout.fitting.steps import Poured
from layout.galley.items import Item
from layout.geometry import Rect
from layout.spec.model import PageSpec, Slot
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
