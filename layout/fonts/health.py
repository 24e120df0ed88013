"""Whether the tables of a font file are there and whole."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import uharfbuzz as hb

_NEEDED: Final = ("cmap", "head", "hhea", "hmtx", "maxp")
_MOST_TABLES: Final = 256
_ENTRY: Final = 16


def broken_tables(path: Path, number: int, face: hb.Face | None = None) -> str:
    """Names of the tables that are broken of face *number* in the file at *path*; empty when all is well.

    Broken is what reaches past the file's end, is too short, or is not there though every face needs it.
    *face* is the same face as HarfBuzz reads it, which leaves out what it does not understand; without it only the
    list of tables is looked at.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(12)
            start = 0
            if head[:4] == b"ttcf":
                file.seek(12 + 4 * number)
                start = int.from_bytes(file.read(4), "big")
                file.seek(start)
                head = file.read(12)
            listed = file.read(_ENTRY * min(int.from_bytes(head[4:6], "big"), _MOST_TABLES))
    except (OSError, ValueError):
        return ""
    found: dict[str, tuple[int, int]] = {}
    for at in range(0, len(listed) - _ENTRY + 1, _ENTRY):
        name = listed[at : at + 4].decode("latin-1")
        found[name] = (
            int.from_bytes(listed[at + 8 : at + 12], "big"),
            int.from_bytes(listed[at + 12 : at + 16], "big"),
        )
    bad = [name for name, (offset, length) in found.items() if offset + length > size]
    bad += [name for name in _NEEDED if name not in found]
    if face is None:
        return _named(bad) if found else ""
    bad += [name for name, least in _least(face).items() if name in found and found[name][1] < least]
    bad += [name for name, good in _layout(face).items() if name in found and not good]
    return _named(bad)


def _named(names: list[str]) -> str:
    return " ".join(name.strip() for name in dict.fromkeys(names) if name.isascii() and name.isprintable())


def _least(face: hb.Face) -> dict[str, int]:
    """How long the tables must be that have an entry for each glyph."""
    count = face.glyph_count
    hhea: bytes = face.reference_table("hhea").data or b""
    head: bytes = face.reference_table("head").data or b""
    wide = int.from_bytes(hhea[34:36], "big")
    entry = 4 if int.from_bytes(head[50:52], "big") else 2
    return {"hhea": 36, "head": 54, "hmtx": 4 * wide + 2 * max(0, count - wide), "loca": entry * (count + 1)}


def _layout(face: hb.Face) -> dict[str, bool]:
    """Tables that HarfBuzz takes as a whole or not at all."""
    return {"GSUB": bool(face.has_layout_substitution), "GPOS": bool(face.has_layout_positioning)}
