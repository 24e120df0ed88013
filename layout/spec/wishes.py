"""What an editor wishes: of a page that is to be proposed, and of findings that may stand."""

from __future__ import annotations

from typing import Final

from layout.findings import Place
from layout.value import NamedTuple

SHAPES: Final = ("block", "interlock")
"""How a page may be divided: into rectangles (模块), or with a story in an L round others (咬合)."""

INTERLOCK: Final = SHAPES[1]


class Allowance(NamedTuple):
    """A finding that the editor lets stand: its *code*, the *reason*, and where that is written."""

    code: str
    reason: str
    place: Place


class Stood(NamedTuple):
    """How a story stood whose slot was taken up: its style, columns and legs (0: one a column)."""

    story: str
    style: str
    columns: int
    legs: int
    picture: int = 0
    """Columns of its picture; 0: it had none of its own."""
    box: str = ""
    """The box that its slot gave it."""


class PlanWishes(NamedTuple):
    """Wishes for a proposed page; all empty is ``plan: auto``.  Stories are named by slug or by opening words."""

    lead: str = ""
    """The lead; empty: the first in *order*, else the first of the copy."""
    order: tuple[str, ...] = ()
    """Stories by rank, the weightiest first; those that are not named follow in the order of the copy."""
    stories: tuple[str, ...] = ()
    """Stories of this page; empty: all that no slot has."""
    jumps: tuple[tuple[str, int], ...] = ()
    """Stories that may go on elsewhere: (story, page)."""
    pictures: tuple[tuple[str, str], ...] = ()
    """How large pictures are wanted: (story, ``small``, ``medium`` or ``large``)."""
    shape: str = ""
    """One of :data:`SHAPES`; empty: as the house likes it."""
    keep: tuple[str, ...] | None = None
    """Slots, by id or by story, that stay while all other stories of the page are planned anew; ``None``: all stay."""
    unkept: tuple[str, ...] = ()
    """Names in *keep* that no slot of the page has, once slots were taken up."""
    gone: tuple[Place, ...] = ()
    """Where the slots and rules stand that were taken up."""
    stood: tuple[Stood, ...] = ()
    """How the stories stood whose slots were taken up, by rank."""

    @property
    def again(self) -> tuple[str, ...]:
        """Stories whose slots were taken up, by rank."""
        return tuple(one.story for one in self.stood)

    @property
    def named(self) -> tuple[str, ...]:
        """Stories of which the rank is said, the weightiest first."""
        return tuple(dict.fromkeys((*([self.lead] if self.lead else []), *self.order)))
