"""What a face's maker allows to be done with it, as the licence bits say: OpenType, table OS/2, field fsType."""

from __future__ import annotations

from typing import Final

import uharfbuzz as hb

from layout.value import NamedTuple

_FS_TYPE: Final = 8
"""Where the bits stand in the table."""

_NO_SUBSET: Final = 0x0100
_BITMAPS_ONLY: Final = 0x0200


class Embedding(NamedTuple):
    """*level* is ``installable``, ``editable``, ``print`` (and preview), ``restricted`` or ``bitmaps``.

    *whole* is true for a face that may only be embedded uncut.
    """

    level: str
    whole: bool = False

    @property
    def allowed(self) -> bool:
        """True when its outlines may go into a file for printing."""
        return self.level not in ("restricted", "bitmaps")


def embedding_of(face: hb.Face) -> Embedding:
    """The rights of *face*; one that says nothing may be embedded.

    Of several levels, which only old fonts set, the least restrictive holds.
    """
    table: bytes = face.reference_table("OS/2").data or b""
    bits = int.from_bytes(table[_FS_TYPE : _FS_TYPE + 2], "big") if len(table) >= _FS_TYPE + 2 else 0
    whole = bool(bits & _NO_SUBSET)
    if bits & _BITMAPS_ONLY:
        return Embedding("bitmaps", whole)
    for bit, level in ((0x8, "editable"), (0x4, "print"), (0x2, "restricted")):
        if bits & bit:
            return Embedding(level, whole)
    return Embedding("installable", whole)
