"""What a run wrote into a folder, with a digest of every file, so that the next run knows its own from others'."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

from layout.value import NamedTuple

NAME: Final = ".render-page.json"
MOST_BYTES: Final = 32 << 20
"""A manifest of more is none: 100,000 files come to 12 MB."""

_BLOCK: Final = 1 << 20
_FORMAT: Final = 1


class WrittenFile(NamedTuple):
    """A file as a run wrote it; *source* is what it was made from where one folder takes files of several sources."""

    size: int
    sha256: str
    source: str = ""


def read_manifest(folder: Path, name: str = NAME) -> dict[str, WrittenFile]:
    """The files of *folder* that runs wrote, by their names in it with ``/``, as its manifest *name* has them."""
    return manifest_at(target(folder, name), folder.name)


def manifest_at(path: Path, folder: str) -> dict[str, WrittenFile]:
    """The files of a manifest at *path* of the folder called *folder*; none where there is no sound manifest.

    It is a file like any other, and may come from anyone: a name in it that leads out of the folder, or anything else
    amiss, makes all of it void, and then every file of the folder counts as somebody else's.
    """
    try:
        if not stat.S_ISREG(path.lstat().st_mode) or path.lstat().st_size > MOST_BYTES:
            return {}
        entries = json.loads(path.read_bytes())
        if entries["format"] != _FORMAT:
            return {}
        made = {
            name: WrittenFile(one["bytes"], one["sha256"], one.get("from", ""))
            for name, one in entries["files"].items()
        }
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return {}
    return made if all(stays_inside(name, folder) for name in made) else {}


def target(folder: Path, name: str) -> Path:
    """Where the file *name* of *folder* stands; ``../day.zip`` is beside it, whether or not there is a folder yet."""
    return folder.parent / name[3:] if name.startswith("../") else folder / name


def stays_inside(name: str, folder: str) -> bool:
    """True for a name of a file in the folder, or of one beside it that is called like it: ``../day-handoff.zip``."""
    parts = name.split("/")
    if parts[0] == ".." and len(parts) == 2:
        parts = parts[1:] if parts[1].startswith(f"{folder}.") else [""]
    return all(part not in ("", ".", "..") and "\\" not in part and "\0" not in part for part in parts)


def manifest_bytes(files: Mapping[str, WrittenFile]) -> bytes:
    """The manifest of *files*, the same for the same files."""
    entries = {
        name: {"bytes": one.size, "sha256": one.sha256} | ({"from": one.source} if one.source else {})
        for name, one in sorted(files.items())
    }
    return (
        json.dumps({"format": _FORMAT, "files": entries}, ensure_ascii=False, indent=1).encode(
            "utf-8", "backslashreplace"
        )
        + b"\n"
    )


def measured(path: Path, source: str = "") -> WrittenFile:
    """The size and digest of the file at *path*.  Raises :class:`OSError`."""
    digest = sha256()
    size = 0
    with path.open("rb", buffering=0) as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
            size += len(block)
    return WrittenFile(size, digest.hexdigest(), source)


def is_as_written(path: Path, known: WrittenFile) -> bool:
    """True when *path* still is the file that a run wrote; a link, or one changed by anyone since, is not."""
    try:
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode) or found.st_size != known.size:
            return False
        return measured(path).sha256 == known.sha256
    except OSError:
        return False


def names_under(folder: Path) -> list[str]:
    """Names of all files of *folder* and below, with ``/``, in order; links are files here and never followed."""
    made: list[str] = []
    for where, folders, names in os.walk(folder):
        here = Path(where)
        links = [name for name in folders if (here / name).is_symlink()]
        made += ((here / name).relative_to(folder).as_posix() for name in (*names, *links))
    return sorted(made)
