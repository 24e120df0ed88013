"""How much of a file is read before it counts as beyond all bounds."""

from __future__ import annotations

from typing import Final, NoReturn

import pikepdf

from layout.findings import Place, Unreadable, finding
from layout.pdfreader.lexer import MOST_PATH, Said

MOST_STEPS: Final = 10_000_000
"""Steps of a file; one is what an operator takes that only sets something, some microseconds."""
MOST_OF_PAGE: Final = 2_400_000
"""Steps of a page: 300,000 paths of a very large map, each in a colour and a width of its own: 5.5 s and 360 MB."""
_PAINTED: Final = 4
_COSTS: Final = {
    "INLINE IMAGE": 110, "Do": 10, "sh": 10, "Tj": 10, "TJ": 10, "'": 10, '"': 10, "gs": 5, "W": 4, "W*": 4,
    **dict.fromkeys(("S", "s", "f", "F", "f*", "B", "B*", "b", "b*"), _PAINTED),
}  # fmt: skip
"""Steps of an operator that takes more than one, by its time and by what it leaves on the plates."""
PATH_BYTES: Final = 48
"""Bytes of a path that take as much as a step."""
_MOST_STRING: Final = 1 << 20
"""Bytes of one string that is shown; readers are only bound to take 32,767 (ISO 32000-1, annex C.2)."""


class Budget:
    """How much may still be read of the page and of the whole file."""

    def __init__(self, name: str, steps: int = MOST_STEPS) -> None:
        self.name, self._left, self._left_of_page = name, steps, MOST_OF_PAGE
        self.scratch = pikepdf.new()
        """Owns what is made while reading."""

    def turn(self) -> None:
        """Another page begins."""
        self._left_of_page = MOST_OF_PAGE

    def read(self, said: Said) -> None:
        """An instruction is read.  Raises :class:`Unreadable` when nothing is left."""
        word, raw, path = said.word, said.raw, said.path
        if len(path) > MOST_PATH:
            self.refuse("points of a path")
        if len(raw) > _MOST_STRING and not path:
            self.refuse("bytes of an instruction")
        self.spend(_COSTS.get(word, 1) + len(path) // PATH_BYTES)

    def read_path(self, path: bytes) -> None:
        """A whole *path* is read that something paints, as :meth:`read`."""
        if len(path) > MOST_PATH:
            self.refuse("points of a path")
        self.spend(_PAINTED + len(path) // PATH_BYTES)

    def read_paths(self, count: int, parts: int, more: int) -> None:
        """*count* whole paths are read, of so many :data:`PATH_BYTES` in all, and *more* steps, as :meth:`read`."""
        self.spend(_PAINTED * count + parts + more)

    def spend(self, steps: int) -> None:
        """Take *steps* off.  Raises :class:`Unreadable` when nothing is left."""
        self._left -= steps
        self._left_of_page -= steps
        if self._left < 0 or self._left_of_page < 0:
            self.refuse("operators")

    def refuse(self, what: str) -> NoReturn:
        """Raise :class:`Unreadable`: *what* goes beyond what is read."""
        raise Unreadable(finding("preflight-too-much", Place(self.name), file=self.name, what=what))
