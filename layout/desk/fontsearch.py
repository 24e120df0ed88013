"""Font files of a folder, of a single path, and of the system."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from layout.findings import NoFace, Place, finding
from layout.fonts.model import Manifest, Role
from layout.fonts.names import EXTENSIONS, Named, faces_in, nearest
from layout.spec.styles import Stylesheet

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
        told = subprocess.run(
            ["fc-list", "--format", "%{file}\n"], capture_output=True, text=True, timeout=_PATIENCE, check=True
        ).stdout
        found = {Path(line) for line in told.splitlines() if line.lower().endswith(EXTENSIONS)}
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


def with_faces(manifest: Manifest, faces: tuple[Named, ...]) -> Manifest:
    """*manifest* with *faces*, which step in for characters that all faces before them lack."""
    known = dict(manifest.faces)
    roles = dict(manifest.roles)
    last: list[str] = []
    for one in faces:
        key = one.file.name
        while key in known and known[key] != one.file:
            key += "_"
        known[key] = one.file._replace(name=key)
        if one.file.postscript not in roles:
            roles[one.file.postscript] = Role(one.file.postscript, key)
        if one.upright:
            last.append(one.file.postscript)
    return Manifest(known, roles, tuple(dict.fromkeys((*manifest.fallback, *last))))


def with_wanted(manifest: Manifest, styles: Stylesheet, faces: tuple[Named, ...]) -> Manifest:
    """*manifest* with a role for every face that *styles* name by family, full name or PostScript name.

    Raises :class:`NoFace` for a name that nothing goes by.
    """
    roles = dict(manifest.roles)
    keys = {(one.folder, one.file, one.number): key for key, one in manifest.faces.items()}
    for style in styles.text.values():
        for wanted in filter(None, (style.face, style.latin)):
            if wanted in roles:
                continue
            found = nearest(faces, wanted, style.weight)
            if found is None:
                names = ", ".join([*manifest.roles, *dict.fromkeys(one.file.family for one in faces)][:40])
                raise NoFace(finding("font-role-unknown", styles.place, role=wanted[:60], known=names))
            key = keys[found.file.folder, found.file.file, found.file.number]
            roles[wanted] = Role(wanted, key, style.weight if found.file.axis[1] and style.weight != 400 else 0)
    return manifest._replace(roles=roles)


def no_font(path: Path, place: Place) -> NoFace:
    """The fault of a file named under ``fonts:`` that is no font."""
    return NoFace(finding("font-unreadable", place, file=path.name))
