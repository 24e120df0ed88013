"""A page as the package for the plant has it."""

from __future__ import annotations

from layout.plant.revisions import PageChange
from layout.preflight.model import PageFacts, Report
from layout.value import NamedTuple


class PackagePage(NamedTuple):
    """A page of the package: its file and what was found in it, its proof, and its errors that *stand*."""

    number: int
    name: str
    pdf: bytes
    proof: bytes
    report: Report
    fold: str = ""
    """Which side of a spread it is, ``left`` or ``right``."""
    beside: int = 0
    """The page that it makes a spread with."""
    section: str = ""
    """Name of its section (版名)."""
    signed: str = ""
    """Who signed it at the desk, and when."""
    change: PageChange | None = None
    """What differs from the file that was sent before."""

    @property
    def facts(self) -> PageFacts:
        """Of the only page of its file."""
        return self.report.pages[0]

    @property
    def inked(self) -> tuple[str, ...]:
        """Its plates that carry ink."""
        return tuple(self.facts.ink.inked) if self.facts.ink else ()
