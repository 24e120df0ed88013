"""What tables a font has, asked of HarfBuzz so that a broken one does no harm."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import uharfbuzz as hb

_OUTLINES: Final = ("glyf", "CFF ", "CFF2")


def has_table(face: hb.Face, tag: str) -> bool:
    """True when *face* has the table *tag*.  Its list of tables is no help: in a broken font it may not be text."""
    return len(face.reference_table(tag)) > 0


def features_of(face: hb.Face, table: str, script: str) -> set[str]:
    """Features that *face* has for *script*, or for any script where it does not name that one."""
    scripts = list(face.get_table_script_tags(table))
    found = next((tag for tag in (script, "DFLT", "dflt") if tag in scripts), None)
    return set(face.get_language_feature_tags(table, scripts.index(found))) if found else set()


def axes_of(face: hb.Face) -> list[hb.OTVarAxisInfo]:
    """The axes of *face*; none when they cannot be read."""
    try:
        return list(face.axis_infos)
    except UnicodeDecodeError:  # a tag that is no text
        return []


def has_outlines(face: hb.Face) -> bool:
    """True when *face* has outlines; bitmaps and pictures in colour are of no use to print."""
    return any(has_table(face, tag) for tag in _OUTLINES)


def faces_in_file(path: Path, data: bytes) -> int:
    """How many faces a file has; 0 for what is no font."""
    try:
        return int(hb.Face(hb.Blob(data) if data else hb.Blob.from_file_path(str(path))).count)
    except Exception:  # as in Face
        return 0
