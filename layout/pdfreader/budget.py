"""How much of a file is read before it counts as beyond all bounds."""

from __future__ import annotations

from typing import Final, NoReturn

import pikepdf

from layout.findings import Place, Unreadable, finding

MOST_STEPS: Final = 5_000_000


class Budget:
    """How much may still be read of the whole file."""

    def __init__(self, name: str, steps: int = MOST_STEPS) -> None:
        self.name, self._left = name, steps
        self.scratch = pikepdf.new()
        """Owns what is made while reading."""

    def spend(self, steps: int) -> None:
        """Take *steps* off.  Raises :class:`Unreadable` when nothing is left."""
        self._left -= steps
        if self._left < 0:
            self.refuse("operators")

    def refuse(self, what: str) -> NoReturn:
        """Raise :class:`Unreadable`: *what* goes beyond what is read."""
        raise Unreadable(finding("preflight-too-much", Place(self.name), file=self.name, what=what))
