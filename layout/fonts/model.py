"""What a kit of faces is: files, roles, and who steps in."""

from __future__ import annotations

from layout.value import NamedTuple


class FaceFile(NamedTuple):
    """A file of the kit; *weight* is what it is drawn in, *axis* the bounds of its weight axis (0, 0: none)."""

    name: str
    file: str
    number: int = 0
    """Which face of a collection."""
    family: str = ""
    postscript: str = ""
    weight: int = 400
    axis: tuple[int, int] = (0, 0)
    folder: str = ""
    """Where the file is; empty: with the kit."""
    licence: str = ""
    data: bytes = b""
    """The file itself where it was made for this run."""


class Role(NamedTuple):
    """What a style asks for by name: a face, at a weight of its axis (0: as drawn)."""

    name: str
    face: str
    weight: int = 0
    stands_in_for: str = ""


class Manifest(NamedTuple):
    """Faces and roles by name, and the roles tried in turn for a character that a role's own face lacks."""

    faces: dict[str, FaceFile]
    roles: dict[str, Role]
    fallback: tuple[str, ...]
    drawn: tuple[str, str] = ("", "")
    """The role of the drawn characters, and these characters, which it has before any other."""
