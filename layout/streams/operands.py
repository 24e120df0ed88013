"""Words of a content stream: lengths, and the names of graphics states."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final, TypeAlias

from layout.units import Length

OVERPRINT: Final = "Over"
KNOCKOUT: Final = "Knock"
"""Graphics states: pure black prints over what lies under it, everything else is cut out of it."""


@lru_cache(maxsize=8192)  # edges of columns and rows of the grid are those of most lines
def number(length: Length) -> str:
    """Millipoints as points, as short as can be.

    >>> number(10500), number(-3), number(2000)
    ('10.5', '-.003', '2')
    """
    if length % 1000 == 0:
        return str(length // 1000)
    sign = "-" if length < 0 else ""
    whole, part = divmod(abs(length), 1000)
    return f"{sign}{whole or ''}.{part:03d}".rstrip("0")


Contours: TypeAlias = Callable[[str, int], tuple[tuple[str, tuple[int, ...]], ...]]
"""The outlines of a glyph by the key of its face and its number, see :func:`layout.fonts.outlines.steps_of`."""
