"""What a font file says of itself: its faces, their names, weights and licence bits."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import uharfbuzz as hb

from layout.fonts.face import AXIS_TAG
from layout.fonts.genre import genre_of
from layout.fonts.model import FaceFile
from layout.fonts.tables import axes_of, has_outlines
from layout.value import NamedTuple

EXTENSIONS: Final = (".ttf", ".otf", ".ttc", ".otc")
MOST_BYTES: Final = 256 << 20
MOST_FACES: Final = 64
"""Faces of one collection that are looked at."""

_MOST_NAMES: Final = 2000
_LONGEST: Final = 400
_MOST_INSTANCES: Final = 200
_NONE: Final = 0xFFFF

_LICENCE: Final = (13, 14, 0)
"""Name ids: licence, its address, copyright (which in old fonts holds the licence)."""

_LICENCES: Final = (
    ("OFL", ("open font license", "scripts.sil.org/ofl", "openfontlicense")),
    ("Apache-2.0", ("apache",)), ("GPL", ("gpl", "general public license")), ("MIT", ("mit license",)),
    ("Arphic", ("arphic public license",)), ("UFL", ("ubuntu font licence",)), ("Bitstream", ("bitstream vera",)),
    ("CC0", ("cc0", "public domain")),
)  # fmt: skip

_FAMILY: Final = (16, 1)
_STYLE_NAME: Final = (17, 2)
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
    instances: tuple[tuple[str, tuple[tuple[str, int], ...]], ...] = ()
    """Names of places on its axes, each with its axes."""


def at_number(record: str) -> tuple[str, int | None]:
    """A file's name and which face of it is meant: ``both.ttc#1`` is its second.

    >>> at_number("both.ttc#1"), at_number("a.ttf"), at_number("a#b.ttf")
    (('both.ttc', 1), ('a.ttf', None), ('a#b.ttf', None))
    """
    name, mark, number = record.rpartition("#")
    return (name, int(number)) if mark and number.isdecimal() and len(number) < 6 else (record, None)


def is_font_file(record: str) -> bool:
    """True when *record* is the name of a font file, perhaps with the number of a face."""
    return at_number(record)[0].lower().endswith(EXTENSIONS)


def faces_in(path: Path) -> tuple[Named, ...]:
    """The faces of the font file at *path*, none when it is no font; never raises."""
    try:
        # A pipe or a device would keep its reader waiting.
        if not path.is_file() or path.stat().st_size > MOST_BYTES:
            return ()
        with path.open("rb") as file:
            head = file.read(12)
        count = int.from_bytes(head[8:12], "big") if head[:4] == b"ttcf" else 1
        blob = hb.Blob.from_file_path(str(path))
    except (OSError, ValueError, RuntimeError, hb.HarfBuzzError):
        return ()
    made = (_face(path, hb.Face(blob, number), number) for number in range(min(count, MOST_FACES)))
    return tuple(one for one in made if one is not None)


def _face(path: Path, face: hb.Face, number: int) -> Named | None:
    if not face.glyph_count or not has_outlines(face) or not face.unicodes:
        return None
    family, names = _names(face)
    table: bytes = face.reference_table("OS/2").data or b""
    weight = int.from_bytes(table[_WEIGHT], "big") or 400
    italic = int.from_bytes(table[_STYLE], "big") & _ITALIC
    postscript = _named(face, hb.OTNameIdPredefined.POSTSCRIPT_NAME) or path.stem
    axis = next(((int(a.min_value), int(a.max_value)) for a in axes_of(face) if a.tag == AXIS_TAG), (0, 0))
    key = "".join(char if char.isalnum() else "_" for char in postscript)[:60] or path.stem
    numbered = f"{path.name}#{number}"
    names = list(dict.fromkeys((postscript, *names, path.stem, path.name, numbered)))
    file = FaceFile(
        key, path.name, number, family or path.stem, postscript, weight, axis, str(path.parent),
        licence=_licence(face), genre=genre_of((postscript, *names)),
    )  # fmt: skip
    return Named(file, tuple(names), not italic, _instances(face, family))


def _names(face: hb.Face) -> tuple[str, list[str]]:
    """The family, in English if it has such a name, and all full names and families."""
    family, names = "", []
    listed = face.list_names()[:_MOST_NAMES]
    for wanted in (*_FULL, *_FAMILY):
        settled = bool(family)  # the family of all weights goes before the one that old programs know
        for entry in listed:
            if int(entry.name_id) == wanted:
                record = _named(face, entry.name_id, entry.language)
                if record and record not in names:
                    names.append(record)
                if wanted in _FAMILY and record and not settled and (not family or entry.language.startswith("en")):
                    family = record
    return family, names


def family_and_style(face: hb.Face) -> tuple[str, str]:
    """The family that programs list *face* in, and its style there; each empty where the face does not say."""
    whole = _named(face, _FAMILY[0])  # a family of all weights has styles of its own
    return _names(face)[0], (_named(face, _STYLE_NAME[0]) if whole else "") or _named(face, _STYLE_NAME[1])


def _named(face: hb.Face, name: int, language: str | None = None) -> str:
    """A name of *face* as one short line; empty when it has none, or none that can be read."""
    try:
        record = face.get_name(name, language) if language else face.get_name(name)
    except (UnicodeError, ValueError, RuntimeError):
        return ""
    return "".join(char if char.isprintable() else " " for char in (record or "")[:_LONGEST]).strip()


def _licence(face: hb.Face) -> str:
    """The licence in a word where the face names a well-known one, else the first words of what it says of it."""
    record = [_named(face, name) for name in _LICENCE]
    whole = " ".join(record).casefold()
    for short, signs in _LICENCES:
        if any(sign in whole for sign in signs):
            return short
    return record[0][:11]


def _instances(face: hb.Face, family: str) -> tuple[tuple[str, tuple[tuple[str, int], ...]], ...]:
    """Named places on the axes of *face*: family and style, and the PostScript name where there is one."""
    tags = [one.tag for one in axes_of(face)]
    made = []
    for one in face.named_instances[:_MOST_INSTANCES] if tags else ():
        axes = tuple(zip(tags, map(int, one.design_coords), strict=False))
        style = _named(face, one.subfamily_name_id)
        if style:
            made.append((f"{family} {style}", axes))
        if one.postscript_name_id != _NONE and (postscript := _named(face, one.postscript_name_id)):
            made.append((postscript, axes))
    return tuple(made)


def nearest(faces: tuple[Named, ...], wanted: str, weight: int = 400) -> Named | None:
    """The face that goes by the name *wanted*, of several the one nearest in weight; case and blanks do not matter."""
    plain = _plain(wanted)
    found = [one for one in faces if any(_plain(name) == plain for name in one.names)]
    found = found or [one for one in faces if any(_plain(name) == plain for name, _ in one.instances)]
    exact = [one for one in found if _plain(one.file.postscript) == plain]
    return min(exact or found, key=lambda one: (not one.upright, _distance(one.file, weight)), default=None)


def instance(one: Named, wanted: str) -> tuple[tuple[str, int], ...]:
    """The axes of the place on the axes of *one* that goes by the name *wanted*."""
    return next((axes for name, axes in one.instances if _plain(name) == _plain(wanted)), ())


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()


def _distance(file: FaceFile, weight: int) -> int:
    low, high = file.axis if file.axis[1] else (file.weight, file.weight)
    return max(0, low - weight, weight - high)
