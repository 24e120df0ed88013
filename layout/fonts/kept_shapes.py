"""Shapes of words that are remembered, as many as come to so many glyphs."""

from __future__ import annotations

from typing import Final

from layout.fonts.face import Shaped

MOST_GLYPHS: Final = 64_000
"""Glyphs of all shapes together: eight full pages, some 8 MB; then all begins anew.

Whoever makes up an issue after every key would have each state of a paragraph in it.
"""


class KeptShapes(dict[object, Shaped]):
    """Shapes by what was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._glyphs = 0

    def keep(self, asked: object, shaped: Shaped) -> None:
        """Keep what *asked* came to; where all is too much, it alone."""
        self._glyphs += len(shaped.gids)
        if self._glyphs > MOST_GLYPHS:
            self.clear()
            self._glyphs = len(shaped.gids)
        self[asked] = shaped
