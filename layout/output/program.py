"""Font programs ready to be put into a file: cut down, packed, described."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from zlib_ng import zlib_ng

from layout.fonts.face import Face
from layout.fonts.library import Library
from layout.fonts.subset import subset
from layout.value import NamedTuple

LEVEL: Final = 3
"""Of zlib-ng: font programs are a hundredth larger than at 6, in four fifths of the time, and a hundredth smaller than
by zlib at 3, in two thirds of its time."""


class FontProgram(NamedTuple):
    """A font program: *data* is packed, *length* its length unpacked; see :class:`layout.fonts.subset.Subset`."""

    data: bytes
    length: int
    checksum: int
    kind: str
    gid_map: dict[int, int]
    box: tuple[int, int, int, int]
    ascent: int
    descent: int


def program_of(face: Face, gids: Iterable[int], level: int = LEVEL) -> FontProgram:
    """The program of *face* with *gids* and what they are built of, packed at *level*."""
    made = subset(face, gids)
    packed = zlib_ng.compress(made.data, level)
    return FontProgram(
        packed, len(made.data), zlib_ng.crc32(made.data), made.kind, made.gid_map, made.box, made.ascent, made.descent
    )


def programs_of(faces: Library, gids: Mapping[str, Iterable[int]], level: int = LEVEL) -> dict[str, FontProgram]:
    """The program of every face that *gids* names by its key."""
    return {key: program_of(faces.face(key), wanted, level) for key, wanted in gids.items()}
