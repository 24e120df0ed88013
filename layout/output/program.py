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
_WINDOW: Final = 14
_MEMORY: Final = 9
"""Of zlib-ng: what an outline has in common with others stands near it.  Within 16 KB font programs are 0.7 % larger
than within 32, in six sevenths of the time; at level 6 they would be 2 % smaller, in half as much time again."""


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
    packer = zlib_ng.compressobj(level, wbits=_WINDOW, memLevel=_MEMORY)
    packed = packer.compress(made.data) + packer.flush()
    return FontProgram(
        packed, len(made.data), zlib_ng.crc32(made.data), made.kind, made.gid_map, made.box, made.ascent, made.descent
    )


def programs_of(faces: Library, gids: Mapping[str, Iterable[int]], level: int = LEVEL) -> dict[str, FontProgram]:
    """The program of every face that *gids* names by its key."""
    return {key: program_of(faces.face(key), wanted, level) for key, wanted in gids.items()}
