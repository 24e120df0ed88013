"""The manifest of a font kit: which face plays which role."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, TypeGuard

import yaml

from layout.findings import NoFace, Place, finding
from layout.fonts.genre import genre_of
from layout.fonts.model import FaceFile, Manifest, Role
from layout.value import Table

LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's loader where PyYAML was built with it: ten times quicker."""

AXIS: Final = "wght"


@lru_cache(maxsize=2)
def kit_manifest(text: str, name: str) -> Manifest:
    """As :func:`read_manifest`.  Every issue of a batch has the same kit: it is 3 ms to read, in 145 of a warm page."""
    return read_manifest(text, name)


def read_manifest(text: str, name: str, *, folder: str = "", base: Manifest | None = None) -> Manifest:
    """Read ``fonts.yaml``.  Raises :class:`NoFace` when it does not describe a kit.

    With *base* the faces and roles are those of a house beside the kit's: what it names it replaces, and its own
    fallbacks are tried first.  *folder* is where its files are.
    """
    if "<<" in text:  # merged over and over, a few lines take hours; no list of faces needs it
        raise NoFace(finding("font-manifest-bad", Place(name), what="<<"))
    try:
        entry = yaml.load(text, Loader=LOADER)
    except (yaml.YAMLError, ValueError, RecursionError) as fault:  # dates and numbers that are none, too
        mark = getattr(fault, "problem_mark", None)
        place = Place(name, mark.line + 1, mark.column + 1) if mark else Place(name)
        raise NoFace(finding("font-manifest-bad", place, what=str(getattr(fault, "problem", "") or "YAML"))) from fault
    listed, parts = (entry.get("faces"), entry.get("roles")) if _is_map(entry) else (None, None)
    if not _is_map(entry) or not _is_map(listed) or not _is_map(parts):
        raise NoFace(finding("font-manifest-bad", Place(name), what="roles, faces"))
    own = {key: _face(key, value, name)._replace(folder=folder) for key, value in listed.items()}
    faces = {**(base.faces if base else {}), **own}
    roles = {
        **(base.roles if base else {}),
        **{key: _role(key, value, faces, name) for key, value in parts.items()},
    }
    last = entry.get("fallback", [] if base else ["song"])
    if not isinstance(last, list) or not all(isinstance(role, str) and role in roles for role in last):
        raise NoFace(finding("font-manifest-bad", Place(name), what="fallback"))
    for role in roles.values():
        if not all(one in roles for one in role.fallback):
            raise NoFace(finding("font-manifest-bad", Place(name), what=f"roles.{role.name}.fallback"))
    chain = tuple(dict.fromkeys((*last, *(base.fallback if base else ()))))
    # Whatever else the kit has steps in last: ₂ is in 楷 alone.
    spare = base.spare if base else tuple(role for role in roles if not roles[role].stands_in_for)
    return Manifest(Table(faces), Table(roles), chain, spare)


def _is_map(value: object) -> TypeGuard[dict[str, object]]:
    return isinstance(value, dict) and all(isinstance(key, str) for key in value)


def _face(key: str, entry: object, name: str) -> FaceFile:
    if not _is_map(entry):
        raise NoFace(finding("font-manifest-bad", Place(name), what=f"faces.{key}"))
    axes = entry.get("axes", {})
    span = axes.get(AXIS) if _is_map(axes) else None
    axis = (_number(span, "min", 0), _number(span, "max", 0)) if _is_map(span) else (0, 0)
    joins = entry.get("joins", [])
    if not isinstance(joins, list) or not all(isinstance(one, str) for one in joins):
        raise NoFace(finding("font-manifest-bad", Place(name), what=f"faces.{key}.joins"))
    file = entry.get("file")
    if not isinstance(file, str) or not file or file.startswith("/") or ".." in file.split("/"):
        raise NoFace(finding("font-manifest-bad", Place(name), what=f"faces.{key}.file"))
    return FaceFile(
        key, file, _number(entry, "index", 0), str(entry.get("family", "")), str(entry.get("postscript", "")),
        _number(entry, "weight", 400), axis, licence=str(entry.get("licence", "")),
        genre=str(entry.get("genre", "")) or genre_of((key,)), joins=tuple(joins),
    )  # fmt: skip


def _role(key: str, entry: object, faces: dict[str, FaceFile], name: str) -> Role:
    face = entry.get("face") if _is_map(entry) else None
    if not _is_map(entry) or not isinstance(face, str) or face not in faces:
        raise NoFace(finding("font-manifest-bad", Place(name), what=f"roles.{key}"))
    axes = entry.get("axes", {})
    last = entry.get("fallback", [])
    if not _is_map(axes) or not isinstance(last, list) or not all(isinstance(one, str) for one in last):
        raise NoFace(finding("font-manifest-bad", Place(name), what=f"roles.{key}"))
    others = tuple((tag[:4], _number(axes, tag, 0)) for tag in sorted(axes) if tag != AXIS)
    return Role(key, face, _number(axes, AXIS, 0), str(entry.get("stands_in_for", "")), tuple(last), others)


def _number(entry: dict[str, object], key: str, other: int) -> int:
    value = entry.get(key, other)
    return value if isinstance(value, int) and not isinstance(value, bool) else other
