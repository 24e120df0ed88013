"""Colours of inks as the press prints them on its own paper, for a browser that asks for them."""

from __future__ import annotations

from layout.page import Ink
from layout.pictures.soft_proof import Plates, lights_of, paper_tables
from layout.pixels.raster import hexadecimal
from layout.streams.spots import shown_as


class PressColours:
    """The colours of one press; each ink is worked out once."""

    def __init__(self, profile: bytes) -> None:
        """*profile* is the ICC profile of the press.  Raises :class:`layout.findings.Unreadable`."""
        self.profile = profile
        self._tables = paper_tables(profile)
        self._known: dict[Plates, str] = {}
        self.paper = self._of((255, 255, 255))
        """The paper, as a browser names colours."""

    def colour(self, ink: Ink) -> str:
        """*ink* on that paper, as a browser names colours."""
        plates = shown_as(ink)
        if plates not in self._known:
            self._known[plates] = self._of(lights_of([plates], self.profile)[plates])
        return self._known[plates]

    def _of(self, lights: tuple[int, int, int]) -> str:
        red, green, blue = (table[light] for table, light in zip(self._tables, lights, strict=True))
        return f"#{hexadecimal((red, green, blue))}"
