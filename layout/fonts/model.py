"""What a kit of faces is: files, roles, and who steps in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from layout.value import NamedTuple, Table

Axes: TypeAlias = "tuple[tuple[str, int], ...]"
"""Axes of a variable face other than its weight, as (tag, value)."""


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
    genre: str = ""
    """``song``, ``hei``, ``kai`` or ``fangsong`` where its names tell."""
    joins: tuple[str, ...] = ()
    """Faces that it was made to go with: what these lack and it has is set from it without a word."""


class Role(NamedTuple):
    """What a style asks for by name: a face, at a weight of its axis (0: as drawn)."""

    name: str
    face: str
    weight: int = 0
    stands_in_for: str = ""
    fallback: tuple[str, ...] = ()
    """Roles tried for what its face lacks, before those that step in for every role."""
    axes: Axes = ()
    """Axes other than the weight."""


class DrawnCharacter(NamedTuple):
    """A character brought for the issue (造字): the role that has its glyph, and the character that gets it there."""

    role: str
    asked: str


class Manifest(NamedTuple):
    """Faces and roles by name, and who steps in for a character that a role's own face lacks.

    *fallback* are roles that somebody put in this order, tried first; *spare* are those that were merely found, of
    which the likest to the face that lacks the character is tried first.
    """

    faces: Mapping[str, FaceFile]
    roles: Mapping[str, Role]
    fallback: tuple[str, ...]
    spare: tuple[str, ...] = ()
    drawn: Mapping[str, DrawnCharacter] = Table()
    """Characters (or sequences that describe one) that are drawn for the issue, whatever other faces have."""
