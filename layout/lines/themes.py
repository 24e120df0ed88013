"""What a story comes back to: who and what it is about."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Final

from layout.lines.likeness import pairs_of
from layout.lines.shapes import LineShape
from layout.stories.words import COMMON_PAIRS

_THEMES: Final = 4
_THEMELESS: Final = 24
"""Pairs in which a part of a story would come back to what it is about."""


class Theme:
    """What a story has said so far: its words, and those it came back to, who and what it is about."""

    def __init__(self) -> None:
        self.words: set[str] = set()
        self._often: set[str] = set()

    def read(self, shapes: Sequence[LineShape]) -> None:
        """Go on with *shapes*."""
        for shape in shapes:
            pairs = pairs_of(shape.text)
            self._often |= self.words & pairs
            self.words |= pairs

    def evidence(self, below: Set[str]) -> list[str]:
        """Whether what stands *below* a line comes back to it, too."""
        theme = self._often - COMMON_PAIRS
        if not theme:
            return []
        if theme & below:
            return ["theme-kept"]
        return ["theme-lost"] if len(below) >= _THEMELESS and len(theme) >= _THEMES else []
