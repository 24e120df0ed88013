"""Rectangles that lines stand in, and what they make way for."""

from __future__ import annotations

from layout.geometry import Rect
from layout.spec.model import Legs
from layout.units import Length
from layout.value import NamedTuple


class GroundBlock(NamedTuple):
    """One rectangle of a story's area: *rows* lines of the page from line *first* (from 0) on, in *legs*."""

    room: Rect
    first: int
    rows: int
    columns: int
    legs: Legs


class Hole(NamedTuple):
    """Something that type makes way for.

    *wrap* says on which sides of it, within a leg, type may stand: ``both``, ``left``, ``right``, ``wider`` (the wider
    of the two) or ``none``.
    """

    rect: Rect
    wrap: str = "both"
    white: Length = -1
    """Least white to the type beside it; negative: that of the ground."""
