"""The editor's own files as the desk lists, follows and writes them."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from layout import files
from layout.findings import Place, Unreadable, finding


def rewrite(path: Path, data: bytes) -> None:
    """Write *data* over a file of the editor's own, who may read and write it as before: whole or not at all.

    A link is followed.  Raises :class:`Unreadable` when it cannot be written.
    """
    path = path.resolve()
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else None
    files.write(path, data)
    if mode is not None:
        with suppress(OSError):
            path.chmod(mode)


def free_name(path: Path) -> Path:
    """*path*, or the first of its names with a number behind under which there is nothing."""
    numbered = (path.with_name(f"{path.name}-{number}") for number in range(2, 10_000))
    return next((one for one in (path, *numbered) if not files.is_there(one)), path)


def free_picture(path: Path) -> Path:
    """*path*, or the first of its names with a number before the ending under which there is nothing."""
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in range(2, 10_000))
    return next((one for one in (path, *numbered) if not files.is_there(one)), path)


def append(path: Path, data: bytes) -> None:
    """Add *data* to the end of *path*.  Raises :class:`Unreadable` when it cannot be written."""
    try:
        with path.open("ab") as out:
            out.write(data)
    except OSError as fault:
        raise Unreadable(
            finding("file-unwritable", Place(str(path)), file=str(path), why=fault.strerror or "?")
        ) from fault


def listed(folder: Path, kinds: tuple[str, ...], depth: int, most: int, apart: Path | None = None) -> tuple[Path, ...]:
    """Files in *folder* and folders in it, *depth* deep, whose names end in one of *kinds*; no kinds: all files.

    What begins with a dot, and the folder *apart*, are left out.  At most *most* of them, in the order of their names;
    links to folders are not followed.
    """
    found: list[Path] = []
    for here, folders, names in os.walk(folder):
        deep = len(Path(here).relative_to(folder).parts)
        inner = (one for one in folders if not one.startswith(".") and Path(here, one) != apart)
        folders[:] = sorted(inner) if deep < depth else []
        found += [
            Path(here, one)
            for one in sorted(names)
            if (not kinds or one.lower().endswith(kinds)) and not one.startswith(".")
        ]
        if len(found) >= most:
            break
    return tuple(found[:most])
