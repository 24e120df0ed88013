"""The only module that opens, lists and writes files.

Everything read is bounded in size; a path named in a spec stays inside the issue's folder or a root that was
given; everything written is written beside its place and then moved there, so no half file is ever seen.
"""

from __future__ import annotations

import os
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from layout.findings import Place, Unreadable, finding

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_TEXT = 8 << 20
MOST_COPY = 32 << 20
MOST_PICTURE = 256 << 20

_PACKAGE = Path(__file__).resolve().parent


def kit(name: str) -> Path:
    """The folder *name* (``fonts`` or ``styles``) that came with the program."""
    shipped = _PACKAGE / "kit" / name
    return shipped if shipped.is_dir() else _PACKAGE.parent / name


def read(path: Path, most: int = MOST_TEXT, place: Place | None = None) -> bytes:
    """The bytes of *path*.  Raises :class:`Unreadable` when it is missing, no file, or more than *most* bytes."""
    where = place or Place(str(path))
    try:
        if not path.is_file():
            code = "file-not-a-file" if path.exists() else "file-missing"
            raise Unreadable(finding(code, where, file=str(path)))
        size = path.stat().st_size
        if size > most:
            raise Unreadable(finding("file-too-big", where, file=str(path), size=size, most=most))
        return path.read_bytes()
    except OSError as fault:
        raise Unreadable(finding("file-unreadable", where, file=str(path), why=fault.strerror or "?")) from fault


def read_text(path: Path, place: Place | None = None) -> str:
    """The text of a UTF-8 file.  Raises :class:`Unreadable`; a GB18030 file is recognised and named."""
    data = read(path, place=place)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        try:
            data.decode("gb18030")
        except UnicodeDecodeError:
            raise Unreadable(finding("file-not-utf8", Place(str(path), line), file=str(path))) from fault
        raise Unreadable(finding("file-gb18030", Place(str(path), line), file=str(path))) from fault


def inside(root: Path, named: str, place: Place, roots: tuple[Path, ...] = ()) -> Path:
    """The path *named* relative to *root*.  Raises :class:`Unreadable` if it leaves *root* and all *roots*."""
    path = (root / named).resolve()
    if not any(path.is_relative_to(allowed.resolve()) for allowed in (root, *roots)):
        raise Unreadable(finding("file-outside", place, file=named))
    return path


def matching(root: Path, pattern: str, place: Place) -> tuple[Path, ...]:
    """Files under *root* that match *pattern*, in the order of their names."""
    if pattern.startswith(("/", "\\")) or ".." in Path(pattern).parts:
        raise Unreadable(finding("file-outside", place, file=pattern))
    return tuple(sorted(p for p in root.glob(pattern) if p.is_file()))


def write(path: Path, data: bytes) -> None:
    """Write *data* to *path* whole or not at all.  Raises :class:`Unreadable` when the folder cannot be written."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        try:
            beside.write_bytes(data)
        except FileNotFoundError:  # the first file of a folder
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(data)
        beside.replace(path)
    except OSError as fault:
        with suppress(OSError):
            beside.unlink()
        raise Unreadable(
            finding("file-unwritable", Place(str(path)), file=str(path), why=fault.strerror or "?")
        ) from fault


def write_folder(path: Path, made: Mapping[str, bytes]) -> None:
    """Write the folder *path* with the files *made*, by their names in it, in place of one that was there.

    It is put together beside its place and then moved there.  Raises :class:`Unreadable` when that cannot be done.
    """
    beside, old = (path.with_name(f".{path.name}.{os.getpid()}.{word}") for word in ("part", "old"))
    try:
        for name, data in made.items():
            (beside / name).parent.mkdir(parents=True, exist_ok=True)
            (beside / name).write_bytes(data)
        if path.exists():
            path.replace(old)
        beside.replace(path)
    except OSError as fault:
        raise Unreadable(
            finding("file-unwritable", Place(str(path)), file=str(path), why=fault.strerror or "?")
        ) from fault
    finally:
        for left in (beside, old):
            if left.is_dir():
                import_module("shutil").rmtree(left, ignore_errors=True)


def remove(path: Path) -> None:
    """Take a file of an earlier run away; nothing happens when there is none."""
    try:
        path.unlink(missing_ok=True)
    except OSError as fault:
        raise Unreadable(
            finding("file-unwritable", Place(str(path)), file=str(path), why=fault.strerror or "?")
        ) from fault
