"""Editions of an issue (分版、地方版): the same paper on the same day, with other stories or ads for a zone."""

from __future__ import annotations

from layout.findings import Place
from layout.value import NamedTuple

BASE = "base"
"""What the issue itself is called among its editions; no edition may have the name."""


class ZoneEdition(NamedTuple):
    """An edition by its *name*, which files bear, and the *title* that people know it by.

    *plates* is ``black`` for one that promises to change black plates only (换黑版), so that a plant changes one
    plate of a page and not four.
    """

    name: str
    place: Place
    title: str = ""
    plates: str = ""

    @property
    def called(self) -> str:
        """Its title with its name, or the name alone."""
        return f"{self.title} {self.name}" if self.title else self.name


class Zones(NamedTuple):
    """The editions of an issue, and which of them it is."""

    editions: tuple[ZoneEdition, ...] = ()
    edition: ZoneEdition | None = None
    """The edition that this is; ``None`` for the base."""
    document: str = ""
    """The id of the base, of which an edition is another state; files of equal pages are equal."""
    elsewhere: tuple[str, ...] = ()
    """Stories, as they are named, that stand in other editions of the issue."""
