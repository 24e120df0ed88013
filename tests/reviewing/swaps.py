"""Faults planted in pages 27 to 50 of ``pages/``, as rows of ``pages/faults.tsv``: page, kind, which time it stands,
what stood, what stands.

The pages were written in the manner of a daily, two stories each, before the rules that are held to them; so were the
faults: in one of the places of a name or place a character of one sound, of like shape or any other, another surname,
two characters turned about or one left out (by program, by chance); another office, age, place of an event, or a person
of no story in head or caption (by hand).  The page itself tells of each: what it replaces stands there once more.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from read_pages import ReadPage, natural_page, natural_text, told_anew

LOOKED_AT: Final = range(27, 39)
"""Pages whose faults and alarms the rules were made with."""
SEALED: Final = range(39, 51)
"""Pages that were read once, when the rules of that day stood, and looked at later."""


class Swap(NamedTuple):
    """In *page*, the *time* that *was* stands, counted from 1, stands *now*."""

    page: int
    kind: str
    time: int
    was: str
    now: str

    def planted(self) -> ReadPage:
        """The page with the fault."""
        text = natural_text(self.page)
        at = text.index("题 ") - 1
        for _ in range(self.time):
            at = text.index(self.was, at + 1)
        return natural_page(self.page, text=text[:at] + self.now + text[at + len(self.was) :])

    def is_told(self) -> bool:
        """True where the check says something of the page with the fault that it does not say of the clean one."""
        return told_anew(natural_page(self.page), self.planted())


def swaps(pages: range) -> Iterator[Swap]:
    """The rows of *pages*."""
    for line in (Path(__file__).parent / "pages/faults.tsv").read_text("utf-8").splitlines():
        page, kind, time, was, now = line.split("\t")
        if int(page) in pages:
            yield Swap(int(page), kind, int(time), was, now)
