"""Every face of a run: the face of a role, and who steps in for a character it lacks."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any, Final, TypeAlias

from layout.findings import NoFace, Place, finding
from layout.fonts.face import Face
from layout.fonts.model import Manifest, Role
from layout.value import NamedTuple

GETA: Final = "〓"
"""What a compositor sets for a sort that the case does not have."""

WEIGHTS: Final = {
    100: "Thin", 200: "ExtraLight", 300: "Light", 400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold",
    800: "ExtraBold", 900: "Black",
}  # fmt: skip
"""Names of weights on the wght axis (OpenType)."""

_HEAVIER: Final = 60
"""Line width per mille of the em and of the missing weight, that thickens a lighter face standing in for a heavier."""

_IGNORED: Final = frozenset("\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff")
"""Characters that show nothing and need no glyph."""


Axes: TypeAlias = "tuple[tuple[str, int], ...]"
"""Axes of a variable face other than its weight, as (tag, value)."""


class PieceOfFace(NamedTuple):
    """``text[start:end]`` is set in *face*.

    *kind* is ``own``, ``fallback`` (another face has the glyphs), ``missing`` (none has: a geta stands there) or
    ``variant-lost`` (the face has the character, not the form its variation selector asks for).  *stroke* thickens
    the glyphs, per mille of the em.
    """

    start: int
    end: int
    face: str
    kind: str = "own"
    stroke: int = 0


class Library:
    """The faces of a kit, each opened when it is first asked for."""

    def __init__(self, manifest: Manifest, folder: Path) -> None:
        self._manifest = manifest
        self._folder = folder
        self._faces: dict[str, Face] = {}
        self.memory: dict[object, Any] = {}
        """What those who use the faces want to remember about glyphs as long as the faces live."""
        self.told: dict[tuple[str, int, str, str, str], None] = {}
        """Where a face had to step in: (text, offset, cluster, kind, face), in the order it was met."""

    def roles(self) -> tuple[str, ...]:
        """Every role the kit knows."""
        return tuple(self._manifest.roles)

    def has(self, role: str) -> bool:
        """True when the kit knows *role*."""
        return role in self._manifest.roles

    def stands_in_for(self, role: str) -> str:
        """The style of type that *role* asks for and another face stands in for; empty when it has its own."""
        known = self._manifest.roles.get(role)
        return known.stands_in_for if known else ""

    def licence_of(self, role: str) -> str:
        """The licence that the manifest names for the face of *role*; empty when it names none."""
        return self._manifest.faces[self._role(role).face].licence

    def key_of(self, role: str, weight: int = 400, axes: Axes = ()) -> str:
        """The key of the face that plays *role*.

        *weight* other than 400 sets the weight of a variable face, *axes* are its other axes.
        """
        known = self._role(role)
        file = self._manifest.faces[known.face]
        others = "".join(f"~{tag}={value}" for tag, value in axes)
        if not file.axis[1]:
            return known.face + others
        wanted = weight if weight != 400 or not known.weight else known.weight
        return f"{known.face}-{min(max(wanted, file.axis[0]), file.axis[1])}{others}"

    def face(self, key: str) -> Face:
        """The face of a key.  Raises :class:`NoFace` for one that is not in the kit or cannot be read."""
        face = self._faces.get(key)
        if face is None:
            face = self._faces[key] = self._open(key)
        return face

    def is_foreign(self, key: str) -> bool:
        """True for a face that did not come with the kit."""
        name = key.split("~")[0]
        file = self._manifest.faces.get(name) or self._manifest.faces.get(name.rpartition("-")[0])
        return file is not None and bool(file.folder)

    def split(self, text: str, role: str, weight: int = 400, axes: Axes = ()) -> tuple[PieceOfFace, ...]:
        """Cut *text* where another face has to step in; clusters (a character with its marks) are never cut."""
        key = self.key_of(role, weight, axes)
        own = self.face(key)
        drawn = self._manifest.drawn[1]
        if own.covers_all(text) and (not drawn or set(drawn).isdisjoint(text)):
            return (PieceOfFace(0, len(text), key),)
        made: list[PieceOfFace] = []
        for start, end in clusters(text):
            piece = self._settle(text[start:end], role, weight, key)._replace(start=start, end=end)
            before = made[-1] if made else None
            if before and before.kind == piece.kind == "own" and before.face == piece.face:
                made[-1] = before._replace(end=end)
            else:
                made.append(piece)
        return tuple(made)

    def _settle(self, cluster: str, role: str, weight: int, key: str) -> PieceOfFace:
        base = "".join(c for c in cluster if c not in _IGNORED and not is_selector(c))
        selectors = [c for c in cluster if is_selector(c)]
        own = self.face(key)
        if base and base in self._manifest.drawn[1]:
            return PieceOfFace(0, 0, self.key_of(self._manifest.drawn[0]))
        if own.covers_all(base):
            lost = selectors and not own.varies(base[:1] or " ", selectors[0])
            return PieceOfFace(0, 0, key, "variant-lost" if lost else "own")
        for other in self._manifest.fallback:
            other_key = self.key_of(other, weight)
            if other_key != key and self.face(other_key).covers_all(base):
                lighter = max(0, self._weight_of(role, weight) - self._weight_of(other, weight))
                return PieceOfFace(0, 0, other_key, "fallback", lighter * _HEAVIER // 1000)
        return PieceOfFace(0, 0, self.key_of(self._manifest.fallback[0]), "missing")

    def _weight_of(self, role: str, weight: int) -> int:
        known = self._role(role)
        file = self._manifest.faces[known.face]
        if not file.axis[1]:
            return file.weight
        return weight if weight != 400 or not known.weight else known.weight

    def _role(self, role: str) -> Role:
        known = self._manifest.roles.get(role)
        if known is None:
            names = ", ".join(self._manifest.roles)
            raise NoFace(finding("font-role-unknown", Place("fonts.yaml"), role=role, known=names))
        return known

    def _open(self, key: str) -> Face:
        plain, *told = key.split("~")
        name, _, weight = plain.rpartition("-")
        if plain in self._manifest.faces:
            name, weight = plain, "0"
        axes = tuple((tag, int(value)) for tag, _, value in (one.partition("=") for one in told))
        file = self._manifest.faces.get(name)
        if file is None or not weight.isdecimal():
            raise NoFace(
                finding("font-role-unknown", Place("fonts.yaml"), role=key, known=", ".join(self._manifest.faces))
            )
        path = Path(file.folder or self._folder) / file.file
        name = file.postscript
        if int(weight):
            # The file's own name is that of the weight it opens at, which is not the one set here.
            name = f"{name.rpartition('-')[0] or name}-{WEIGHTS.get(int(weight), f'w{weight}')}"
        name += "".join(f"-{tag}{value}" for tag, value in axes)
        return Face(key, path, number=file.number, weight=int(weight), postscript=name, axes=axes, data=file.data)


def is_selector(character: str) -> bool:
    """True for a variation selector, Mongolian ones aside."""
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def clusters(text: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of every character with the marks, selectors and joiners that belong to it."""
    made: list[tuple[int, int]] = []
    for index, character in enumerate(text):
        joined = made and (
            is_selector(character)
            or character in _IGNORED
            or (character > "\u02ff" and unicodedata.category(character) in ("Mn", "Me"))
        )
        if joined:
            made[-1] = (made[-1][0], index + 1)
        else:
            made.append((index, index + 1))
    return tuple(made)
