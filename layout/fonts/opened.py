"""Faces that are open, and what was worked out of their glyphs: what is remembered between issues, and its owner."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from layout.findings import Finding
from layout.fonts.face import Face
from layout.fonts.model import Manifest

MOST_REMEMBERED: Final = 60_000
"""Glyphs and shapes that are remembered of the faces of a kit, about 40 MB; beyond that all begins anew."""

MOST_BODIES: Final = 20_000
"""Bodies of characters that go on to the next issue, about 8 MB: those of a paper's six faces at a size each."""


class OpenedFaces:
    """Faces of one kit that are open, and what was worked out of their glyphs: what libraries may share.

    It belongs to whoever made it and is forgotten with it.  Nothing of it changes what a library answers.
    """

    def __init__(self) -> None:
        self.faces: dict[str, tuple[Face, tuple[Finding, ...]]] = {}
        """By key, each with what there is to say of it."""
        self.of: tuple[Manifest, Path] | None = None
        """The manifest and the folder that the faces are of."""
        self.memory: dict[object, Any] = {}
        """What those who use the faces want to remember about words as long as the faces live."""
        self.bodies: dict[object, dict[object, Any]] = {}
        """The bodies of characters, by how they are set."""

    def bound(self, of: tuple[Manifest, Path]) -> None:
        """Be used for the faces *of* a manifest and a folder; forget what was worked out if it has become too much."""
        self.of = of
        of_words = sum(len(one) for one in list(self.memory.values()) if isinstance(one, dict))
        if of_words + self._count() > MOST_REMEMBERED:
            self.memory = {key: one for key, one in self.memory.items() if not isinstance(one, dict)}
            self.bodies = {}

    def for_another(self) -> OpenedFaces:
        """These faces for an issue of other copy: of characters all is remembered, of words and programs nothing."""
        if self._count() > MOST_BODIES:
            self.bodies = {}
        other = OpenedFaces()
        other.faces, other.bodies = self.faces, self.bodies
        for face, _ in list(self.faces.values()):
            if face.cutter is not None:
                face.cutter.made.clear()
        return other

    def _count(self) -> int:
        return sum(map(len, list(self.bodies.values())))
