"""A paragraph while it is settled: lists that the rules of setting go over, before they are frozen.

Only :func:`layout.typeset.prepared.prepare` makes one, and nothing keeps it.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import compress
from typing import Final

from layout.spec.styles import TextStyle
from layout.typeset.atoms import KEPT, SCRIPTS, WARICHU, Broken
from layout.typeset.bodies import Atom
from layout.typeset.classes import SMALL_KANA, UNBREAKABLE
from layout.units import Length

RUBY: Final = "ruby "
"""What a decoration begins with that is ruby; the words follow."""


def shared_out(start: int, end: int, kind: str) -> list[tuple[int, int, str]]:
    """A decoration of several characters with as many words of ruby as one of each (“[垚村]{ruby yáo cūn}”)."""
    words = kind.removeprefix(RUBY).split() if kind.startswith(RUBY) else []
    if len(words) < 2 or len(words) != end - start:
        return [(start, end, kind)]
    return [(start + at, start + at + 1, RUBY + word) for at, word in enumerate(words)]


class Draft:
    """Atoms ``0 … n-1``.  Lists are indexed by atom; a gap has the index of the atom before it."""

    def __init__(self, broken: Broken, style: TextStyle) -> None:
        text, atoms, starts, _ = broken
        count = len(atoms)
        self.text: str = text
        self.style = style
        self.atoms: list[Atom] = atoms
        self.starts = [*starts, len(text)]
        columns = [list(column) for column in zip(*atoms, strict=True)] or [[], [], [], []]
        self.kinds: list[int] = columns[0]
        self.chars = list(text) if len(text) == count else [text[start] for start in starts]
        self.special = list(compress(range(count), self.kinds))
        """The atoms that are not simply Han, and small kana."""
        if not SMALL_KANA.isdisjoint(text):
            self.special = [i for i, kind in enumerate(self.kinds) if kind or self.chars[i] in SMALL_KANA]
        self.heads: list[Length] = columns[1]
        self.cores: list[Length] = columns[2]
        self.tails: list[Length] = columns[3]
        self.gaps: list[Length] = [style.tracking * style.size // 1000] * count
        """Natural white after each atom."""
        self.flexes = [1] * count
        """1 where white may be put in after the atom."""
        self.letters = [0] * count
        """1 where what stands on both sides is one word, which takes white of its own as a last relief."""
        self.penalties = [0] * count
        self.trim_start: list[Length] = [0] * count
        self.trim_end: list[Length] = [0] * count
        self.decorations: list[tuple[int, int, str]] = []
        """(start, end, kind) of the text that something is drawn at."""

    def decorate(self, start: int, end: int, kind: str) -> None:
        """Have ``text[start:end]`` drawn at; what is raised or lowered is kept on the line of the word before it.

        What is :data:`KEPT` has no break in it.  A note of two lines is one, whatever stands in other faces in it.
        """
        goes_on = kind == WARICHU and self.decorations and self.decorations[-1][1:] == (start, kind)
        if kind == "note" or kind in SCRIPTS:
            index = bisect_left(self.starts, start)
            if index:
                self.penalties[index - 1] = UNBREAKABLE
        elif kind == KEPT:
            first, last = bisect_left(self.starts, start), bisect_left(self.starts, end) - 1
            self.penalties[first:last] = [UNBREAKABLE] * max(0, last - first)
        elif goes_on:
            self.decorations[-1] = self.decorations[-1][0], end, kind
        else:
            self.decorations += shared_out(start, end, kind)
