"""The catalogue: every finding code with its severity and its words in Chinese and English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Final

from layout.messages.model import Message

ROOMS: Final = (
    "stories",
    "typeset",
    "lint",
    "copyfit",
    "pictures",
    "makeup",
    "fonts",
    "hints",
    "files",
    "formats",
    "screens",
    "areas",
    "spec",
    "styles",
    "preflight",
    "plates",
    "handoff",
    "ads",
    "planner",
    "reviewing",
)
"""In the order of how often a run finds something there."""


class Catalogue(Mapping[str, Message]):
    """All messages by code; the words of a room are loaded when a code is not among those loaded before."""

    def __init__(self) -> None:
        self._known: dict[str, Message] = {}
        self._read: set[str] = set()

    def __getitem__(self, code: str) -> Message:
        for room in ROOMS:
            if code in self._known:
                break
            if room not in self._read:  # two threads may both read it: they read the same
                self._known.update(import_module(f"{__name__}.{room}").MESSAGES)
                self._read.add(room)
        return self._known[code]

    def __contains__(self, code: object) -> bool:
        try:
            self[str(code)]
        except KeyError:
            return False
        return True

    def __iter__(self) -> Iterator[str]:
        self.__contains__("")
        return iter(self._known)

    def __len__(self) -> int:
        self.__contains__("")
        return len(self._known)


CATALOGUE: Final = Catalogue()

__all__ = ["CATALOGUE", "Catalogue", "Message"]
