"""What a font file says of itself: its faces, their names, weights and licence bits."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import uharfbuzz as hb

from layout.fonts.face import AXIS_TAG
from layout.fonts.model import FaceFile
from layout.value import NamedTuple

EXTENSIONS: Final = (".ttf", ".otf", ".ttc", ".otc")
MOST_BYTES: Final = 256 << 20
MOST_FACES: Final = 64
"""Faces of one collection that are looked at."""

_FAMILY: Final = (16, 1)
_FULL: Final = (4, 6)
_WEIGHT: Final = slice(4, 6)
"""Where usWeightClass stands in the OS/2 table."""

_STYLE: Final = slice(62, 64)
_ITALIC: Final = 0x0201
"""fsSelection: italic or oblique."""


class Named(NamedTuple):
    """A face with every name that it may be asked for by."""

    file: FaceFile
    names: tuple[str, ...]
    """PostScript name, full names and families in all languages, most exact first."""
    upright: bool


def faces_in(path: Path) -> tuple[Named, ...]:
    """The faces of the font file at *path*, none when it is no font; never raises."""
    try:
        with path.open("rb") as file:
            head = file.read(12)
        if path.stat().st_size > MOST_BYTES:
            return ()
        count = int.from_bytes(head[8:12], "big") if head[:4] == b"ttcf" else 1
        blob = hb.Blob.from_file_path(str(path))
    except (OSError, ValueError, RuntimeError, hb.HarfBuzzError):
        return ()
    made = (_face(path, hb.Face(blob, number), number) for number in range(min(count, MOST_FACES)))
    return tuple(one for one in made if one is not None)


def _face(path: Path, face: hb.Face, number: int) -> Named | None:
    if not face.glyph_count or not face.reference_table("cmap").data:
        return None
    family, names = "", []
    for wanted in (*_FULL, *_FAMILY):
        for entry in face.list_names():
            if int(entry.name_id) == wanted:
                told = (face.get_name(entry.name_id, entry.language) or "").strip()
                if told and told not in names:
                    names.append(told)
                if wanted in _FAMILY and told and (not family or entry.language.startswith("en")):
                    family = told
    table: bytes = face.reference_table("OS/2").data or b""
    weight = int.from_bytes(table[_WEIGHT], "big") or 400
    italic = int.from_bytes(table[_STYLE], "big") & _ITALIC
    postscript = face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or path.stem
    axis = next(((int(a.min_value), int(a.max_value)) for a in face.axis_infos if a.tag == AXIS_TAG), (0, 0))
    key = "".join(char if char.isalnum() else "_" for char in postscript)[:60] or path.stem
    file = FaceFile(key, path.name, number, family or path.stem, postscript, weight, axis, str(path.parent))
    return Named(file, tuple(dict.fromkeys((postscript, *names, path.stem, path.name))), not italic)


def nearest(faces: tuple[Named, ...], wanted: str, weight: int = 400) -> Named | None:
    """The face that goes by the name *wanted*, of several the one nearest in weight; case and blanks do not matter."""
    plain = _plain(wanted)
    found = [one for one in faces if any(_plain(name) == plain for name in one.names)]
    exact = [one for one in found if _plain(one.file.postscript) == plain]
    return min(exact or found, key=lambda one: (not one.upright, _distance(one.file, weight)), default=None)


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()


def _distance(file: FaceFile, weight: int) -> int:
    low, high = file.axis if file.axis[1] else (file.weight, file.weight)
    return max(0, low - weight, weight - high)
