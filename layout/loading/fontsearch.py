"""Font files of a folder, of a single path, and of the system."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final, TypeAlias

from layout import files
from layout.findings import Finding, LayoutError, NoFace, Place, Unreadable, finding
from layout.fonts import drawn as drawings
from layout.fonts.face import Face
from layout.fonts.health import broken_tables
from layout.fonts.manifest import AXIS, read_manifest
from layout.fonts.model import DrawnCharacter, FaceFile, Manifest, Role
from layout.fonts.names import (
    EXTENSIONS,
    MOST_BYTES,
    Named,
    at_number,
    faces_in,
    instance,
    is_font_file,
    nearest,
)
from layout.spec.styles import Stylesheet
from layout.value import Table

Inside: TypeAlias = "Callable[[str, Place], Path]"
"""Makes a path of what an issue names, or raises :class:`Unreadable` when that is not the issue's to read."""

_BLANK: Final = 0xA0
"""Spaces and controls end here."""

SYSTEM: Final = "system"
"""What an issue writes under ``fonts:`` to use the faces installed on the machine."""

MOST_FILES: Final = 5000
DEEPEST: Final = 6
_PATIENCE: Final = 5
"""Seconds that fontconfig is given."""


def files_under(folder: Path) -> Iterator[Path]:
    """Font files in *folder* and below, in the order of their paths; links out of it are not followed."""
    left = MOST_FILES
    root = len(folder.parts)
    for where, folders, names in os.walk(folder):
        here = Path(where)
        folders[:] = sorted(folders) if len(here.parts) - root < DEEPEST else []
        for name in sorted(names):
            if name.lower().endswith(EXTENSIONS):
                left -= 1
                if left < 0:
                    return
                yield here / name


def system_files() -> tuple[Path, ...]:
    """Font files of the machine: those fontconfig knows, or those in the usual folders."""
    try:
        listed = subprocess.run(
            ["fc-list", "--format", "%{file}\n"], capture_output=True, text=True, timeout=_PATIENCE, check=True
        ).stdout
        found = {Path(line) for line in listed.splitlines() if line.lower().endswith(EXTENSIONS)}
        if found:
            return tuple(sorted(found))
    except (OSError, subprocess.SubprocessError):
        pass
    return tuple(path for folder in _usual_folders() if folder.is_dir() for path in files_under(folder))


def _usual_folders() -> tuple[Path, ...]:
    home = Path.home()
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts")
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", str(home))
        return (Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts", Path(local) / "Microsoft/Windows/Fonts")
    return (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts")


def named_faces(paths: Iterable[Path]) -> tuple[Named, ...]:
    """The faces of font files, each once."""
    found: dict[tuple[str, str, int], Named] = {}
    for path in paths:
        for one in faces_in(path):
            found.setdefault((one.file.folder, one.file.file, one.file.number), one)
    return tuple(found.values())


def at_path(path: Path, number: int | None, place: Place) -> tuple[Named, ...]:
    """The faces of the font file at *path*, or the one of that *number*.

    Raises :class:`NoFace` for a file that is no usable font, or has no face of that number.
    """
    if not path.is_file():
        raise Unreadable(finding("file-missing", place, file=path.name))
    faces = faces_in(path)
    found = tuple(one for one in faces if number is None or one.file.number == number)
    if not found:
        raise no_font(path, place, number or 0)
    return found


def with_faces(manifest: Manifest, faces: tuple[Named, ...]) -> Manifest:
    """*manifest* with *faces*, which step in for characters that all faces before them lack."""
    known = dict(manifest.faces)
    roles = dict(manifest.roles)
    last: list[str] = []
    for one in faces:
        key = one.file.name
        while key in known and known[key]._replace(name=one.file.name) != one.file:
            key += "_"
        known[key] = one.file._replace(name=key)
        role = one.file.postscript
        if role in roles and roles[role].face != key:
            role = key
        roles.setdefault(role, Role(role, key))
        if one.upright:
            last.append(role)
    return manifest._replace(
        faces=Table(known), roles=Table(roles), spare=tuple(dict.fromkeys((*manifest.spare, *last)))
    )


def with_wanted(
    manifest: Manifest, styles: Stylesheet, faces: tuple[Named, ...], inside: Inside, faults: list[Finding]
) -> Manifest:
    """*manifest* with a role for every face that *styles* name by family, full name, PostScript name or path.

    *inside* makes a path of one that is written beside the issue.  *faults* takes a name that nothing goes by: the
    kit's first role stands in for it, so that the page can be looked at.
    """
    for style in styles.text.values():
        for wanted in filter(None, (style.face, style.latin)):
            if wanted in manifest.roles:
                continue
            found = nearest(faces, wanted, style.weight)
            if found is None and is_font_file(wanted):
                try:
                    name, number = at_number(wanted)
                    more = at_path(inside(name, styles.place), number, styles.place)
                except LayoutError as fault:
                    faults += fault.findings
                    manifest = _stood_in(manifest, wanted)
                    continue
                manifest = with_faces(manifest, more)
                faces += more
                found = nearest(more, Path(wanted).name, style.weight) or more[0]
            if found is None:
                names = ", ".join([*manifest.roles, *dict.fromkeys(one.file.family for one in faces)][:40])
                faults.append(finding("font-role-unknown", styles.place, role=wanted[:60], known=names))
                manifest = _stood_in(manifest, wanted)
                continue
            manifest = _with_role(manifest, wanted, found, style.weight)
    return manifest


def _stood_in(manifest: Manifest, wanted: str) -> Manifest:
    """*manifest* with its first role under the name *wanted* too."""
    first = next(iter(manifest.roles.values()))
    return manifest._replace(roles=Table({**manifest.roles, wanted: first._replace(name=wanted)}))


def _with_role(manifest: Manifest, wanted: str, found: Named, weight: int) -> Manifest:
    """*manifest* with the role *wanted*, played by *found* at *weight* or at the place on its axes of that name."""
    where = (found.file.folder, found.file.file, found.file.number)
    key = next(key for key, one in manifest.faces.items() if (one.folder, one.file, one.number) == where)
    axes = dict(instance(found, wanted))
    at = axes.pop(AXIS, weight if found.file.axis[1] and weight != 400 else 0)
    role = Role(wanted, key, at, axes=tuple(sorted(axes.items())))
    return manifest._replace(roles=Table({**manifest.roles, wanted: role}))


def house_faces(
    manifest: Manifest, entries: Iterable[str], styles: Stylesheet, inside: Inside, place: Place
) -> tuple[Manifest, list[Finding]]:
    """*manifest* with the faces of *entries* of ``fonts:``, and a role for every face that *styles* name.

    An entry is a folder with a ``fonts.yaml`` like the kit's, a folder of font files, a font file (``both.ttc#1``: one
    face of it), or the word ``system``.  An entry that is not there, files that are no usable fonts and names that
    nothing goes by are findings.
    """
    faces: tuple[Named, ...] = ()
    found: list[Finding] = []
    for entry in entries:
        try:
            manifest, more = _with_entry(manifest, entry, inside, place, found)
        except LayoutError as fault:
            found += fault.findings
            continue
        faces += more
    return with_wanted(manifest, styles, faces, inside, found), found


def _with_entry(
    manifest: Manifest, entry: str, inside: Inside, place: Place, found: list[Finding]
) -> tuple[Manifest, tuple[Named, ...]]:
    """*manifest* with the faces of one *entry*, and these; *found* takes what of a folder is left out.

    Raises :class:`Unreadable` and :class:`NoFace`.
    """
    if entry == SYSTEM:
        more = named_faces(system_files())
        return with_faces(manifest, more), more
    name, number = at_number(entry) if is_font_file(entry) else (entry, None)
    own = inside(name, place)
    if _has_list(own, place):
        manifest_text = files.read_text(own / "fonts.yaml", place)
        return read_manifest(manifest_text, f"{entry}/fonts.yaml", folder=str(own), base=manifest), ()
    if not own.exists():
        raise Unreadable(finding("file-missing", place, file=entry))
    if own.is_dir():
        more, skipped = _in_folder(own, place)
        found += skipped
    else:
        more = at_path(own, number, place)
    return with_faces(manifest, more), more


def _has_list(own: Path, place: Place) -> bool:
    """True for a folder with a ``fonts.yaml``.  Raises :class:`Unreadable` for one that may not be searched."""
    try:
        return (own / "fonts.yaml").is_file()
    except OSError as fault:
        why = fault.strerror or "?"
        raise Unreadable(finding("file-unreadable", place, file=str(own), why=why)) from fault


def _in_folder(folder: Path, place: Place) -> tuple[tuple[Named, ...], list[Finding]]:
    """The faces of *folder*, and a finding for every file in it that is no usable font."""
    paths = tuple(files_under(folder))
    more = named_faces(paths)
    good = {(one.file.folder, one.file.file) for one in more}
    bad = [path for path in paths if (str(path.parent), path.name) not in good]
    if not more:
        raise no_font(bad[0] if bad else folder, place)
    return more, [finding("font-skipped", place, file=str(path.relative_to(folder))) for path in bad]


def with_drawn(manifest: Manifest, glyphs: Iterable[tuple[str, str, Place]], inside: Inside) -> Manifest:
    """*manifest* with the characters that the issue brings itself (造字): drawings, or small fonts.

    Raises :class:`NoFace` for a drawing that is none, or a font that does not have its character.
    """
    svgs: dict[str, tuple[bytes, Place]] = {}
    drawn: dict[str, DrawnCharacter] = {}
    faces, roles = dict(manifest.faces), dict(manifest.roles)
    for character, named, place in glyphs:
        name, number = at_number(named) if is_font_file(named) else (named, None)
        path = inside(name, place)
        if not is_font_file(named):
            svgs[character] = (files.read(path, drawings.MOST_BYTES + 1, place), place)
            continue
        file = at_path(path, number, place)[0].file
        role = f"{drawings.POSTSCRIPT}-{len(drawn) + 1}"
        drawn[character] = DrawnCharacter(role, _in_font(file, character, place))
        faces[role], roles[role] = file._replace(name=role), Role(role, role)
    if svgs:
        role = drawings.POSTSCRIPT
        data = drawings.face_of(svgs)
        faces[role] = FaceFile(role, role, postscript=role, folder=role, data=data)
        roles[role] = Role(role, role)
        drawn |= {one: DrawnCharacter(role, drawings.asked(one, at)) for at, one in enumerate(svgs)}
    return manifest._replace(faces=Table(faces), roles=Table(roles), drawn=Table(drawn))


def _in_font(file: FaceFile, character: str, place: Place) -> str:
    """What gets at the glyph for *character* in a small font: itself, or the only character that the font has."""
    points = Face(file.name, Path(file.folder) / file.file, number=file.number).raw.unicodes
    if len(character) == 1 and ord(character) in points:
        return character
    shown = [chr(point) for point in points if point > _BLANK] if len(points) < drawings.MOST_GLYPHS else []
    if len(shown) == 1:
        return shown[0]
    raise NoFace(finding("glyph-not-in-font", place, file=file.file, character=character, count=len(points)))


def no_font(path: Path, place: Place, number: int = 0) -> NoFace:
    """The fault of a file named under ``fonts:`` that is no font, or not one that a page can be set in."""
    try:
        if path.is_file() and path.stat().st_size <= MOST_BYTES:
            Face(path.name, path, number=number)
    except NoFace as fault:
        broken = broken_tables(path, number)
        if broken and fault.findings[0].code in ("font-without-characters", "font-without-outlines"):
            return NoFace(finding("font-tables-broken", place, face=path.stem, file=path.name, tables=broken))
        return NoFace(*(one._replace(place=place) for one in fault.findings))
    return NoFace(finding("font-unreadable", place, file=path.name))
