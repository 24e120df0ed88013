"""The only module that opens, lists and writes files.

Everything read is bounded in size; a path named in a spec stays inside the issue's folder or a root that was
given; everything written is written beside its place and then moved there, so no half file is ever seen.
"""

from __future__ import annotations

import os
import re
import stat
import time
from collections.abc import Iterable
from contextlib import suppress
from mmap import mmap
from pathlib import Path
from typing import BinaryIO

from layout.findings import Place, Unreadable, finding

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

MOST_TEXT = 8 << 20
MOST_COPY = 32 << 20
MOST_PICTURE = 256 << 20
MOST_KEPT = 1 << 30
"""Bytes of a folder that runs keep things in: the pictures of some forty pages in press colour."""

_MOST_NAME = 120
"""Characters of a name that no file can have, where it is reported."""

_PART = re.compile(r"\..+\.[0-9a-f]{12}\.part")
_MOST_PART = 55
"""Characters that an unfinished file's name has of its own file's: a name has 255 bytes, a character up to four."""
_TRIES = 3
_DAY = 86400

_PACKAGE = Path(__file__).resolve().parent


def kit(name: str) -> Path:
    """The folder *name* (``fonts`` or ``styles``) that came with the program."""
    shipped = _PACKAGE / "kit" / name
    return shipped if shipped.is_dir() else _PACKAGE.parent / name


def read(path: Path, most: int = MOST_TEXT, place: Place | None = None) -> bytes:
    """The bytes of *path*.  Raises :class:`Unreadable` when it is missing, no file, or more than *most* bytes."""
    with opened(path, most, place) as file:
        try:
            return file.read()
        except OSError as fault:
            raise _unreadable(path, place, fault) from fault


def opened(path: Path, most: int = MOST_TEXT, place: Place | None = None) -> BinaryIO:
    """*path* open, to be read in parts and closed by who asks.  Raises :class:`Unreadable` as :func:`read` does."""
    where = place or Place(str(path))
    size = size_of(path, where)
    if size > most:
        raise Unreadable(finding("file-too-big", where, file=_shown(path, place), size=size, most=most))
    try:
        return path.open("rb")
    except OSError as fault:
        raise _unreadable(path, place, fault) from fault


def _unreadable(path: Path, place: Place | None, fault: OSError) -> Unreadable:
    why = fault.strerror or "?"
    return Unreadable(finding("file-unreadable", place or Place(str(path)), file=_shown(path, place), why=why))


def size_of(path: Path, place: Place | None = None) -> int:
    """Bytes of the file at *path*.  Raises :class:`Unreadable` when it is missing, or no file."""
    where = place or Place(str(path))
    try:
        if not path.is_file():
            code = "file-not-a-file" if path.exists() else "file-missing"
            raise Unreadable(finding(code, where, file=_shown(path, place)))
        return path.stat().st_size
    except OSError as fault:
        raise _unreadable(path, place, fault) from fault


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


def _shown(path: Path, place: Place | None) -> str:
    """*path* as it is written in the file of *place*: relative to that file's folder where it lies in it."""
    if place is not None:
        with suppress(ValueError, OSError, RuntimeError):
            return str(path.resolve().relative_to(Path(place.file).resolve().parent))
    return str(path)


def inside(root: Path, named: str, place: Place, roots: tuple[Path, ...] = ()) -> Path:
    """The path *named* relative to *root*, whether there is anything or not.

    Raises :class:`Unreadable` if it leaves *root* and all *roots*, or is no name that the system could have a file of.
    """
    try:
        path = (root / named).resolve()
        with suppress(FileNotFoundError, NotADirectoryError):
            path.lstat()
    except (OSError, ValueError, RuntimeError) as fault:  # too long, with a NUL, links in a circle
        why = (isinstance(fault, OSError) and fault.strerror) or "?"
        raise Unreadable(finding("file-unreadable", place, file=named[:_MOST_NAME], why=why)) from fault
    # What is resolved and lies under a folder as that is written lies under it as it is: there is no link in its way.
    if not any(path.is_relative_to(one) or path.is_relative_to(one.resolve()) for one in (root, *roots)):
        raise Unreadable(finding("file-outside", place, file=named))
    return path


def is_there(path: Path) -> bool:
    """True when there is something at *path*, even a link that leads nowhere; no name that cannot be is there."""
    return os.path.lexists(path)


def is_folder(path: Path) -> bool:
    """True for a folder, or a link to one; no name that cannot be is one."""
    return os.path.isdir(path)  # noqa: PTH112 - Path raises for a name that is too long


def matching(root: Path, pattern: str, place: Place) -> tuple[Path, ...]:
    """Files under *root* that match *pattern*, in the order of their names.

    Raises :class:`Unreadable` for a pattern that is none, or a file that a link leads to out of *root*.
    """
    if pattern.startswith(("/", "\\")) or ".." in Path(pattern).parts:
        raise Unreadable(finding("file-outside", place, file=pattern))
    try:
        paths = sorted(path for path in root.glob(pattern) if path.is_file())
    except (ValueError, AttributeError, IndexError, NotImplementedError, OSError) as fault:  # "a**", "./", "."
        raise Unreadable(finding("file-missing", place, file=pattern)) from fault
    home = root.resolve()
    outside = [path for path in paths if not path.resolve().is_relative_to(home)]
    if outside:
        raise Unreadable(*(finding("file-outside", place, file=str(path.relative_to(root))) for path in outside[:8]))
    return tuple(paths)


def _own() -> str:
    """What no other writer has in the names of its unfinished files: another thread or process, or another machine.

    A process's number would not do: on a disk that machines share two of them may have the same.
    """
    return os.urandom(6).hex()


def write(path: Path, data: bytes | mmap) -> None:
    """Write *data* to *path* whole or not at all.  Raises :class:`Unreadable` when the folder cannot be written."""
    for tried in range(_TRIES):
        beside = path.with_name(f".{path.name[:_MOST_PART]}.{_own()}.part")
        try:
            _moved(beside, path, data)
        except FileNotFoundError as fault:  # the first file of a folder, or swept in the moment before it was held
            with suppress(OSError):
                path.parent.mkdir(parents=True, exist_ok=True)
            if tried == _TRIES - 1:
                raise _unwritable(path, fault) from fault
        except (OSError, UnicodeError) as fault:  # a system whose names are of other characters, too
            with suppress(OSError, UnicodeError):
                beside.unlink()
            raise _unwritable(path, fault) from fault
        else:
            return


def _moved(beside: Path, path: Path, data: bytes | mmap) -> None:
    """Write *data* to *beside*, which is held until it has been moved to *path*.  Raises :class:`OSError`."""
    with beside.open("xb") as out:
        if fcntl:
            with suppress(OSError):  # a file system without locks
                fcntl.flock(out, fcntl.LOCK_EX)
        out.write(data)
        out.flush()
        if fcntl:
            beside.replace(path)
    if not fcntl:  # where what is open cannot be moved
        beside.replace(path)


def _unwritable(path: Path, fault: OSError | UnicodeError) -> Unreadable:
    why = (fault.strerror if isinstance(fault, OSError) else str(fault)) or "?"
    return Unreadable(finding("file-unwritable", Place(str(path)), file=str(path), why=why))


def sweep_parts(folder: Path) -> None:
    """Take away the unfinished files in *folder* whose writers are dead."""
    try:
        names = os.listdir(folder)  # noqa: PTH208 - only names are wanted
    except OSError:
        return
    for name in filter(_PART.fullmatch, names):
        with suppress(OSError):
            if _is_dead(folder / name):
                (folder / name).unlink()


def _is_dead(part: Path) -> bool:
    """True when nobody holds *part* any more; where there are no locks, when it is a day old.

    Raises :class:`OSError` for what is no file or has been taken away.
    """
    if not stat.S_ISREG(part.lstat().st_mode):
        return False
    if fcntl:
        with part.open("rb") as opened:
            try:
                fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            except OSError:  # a file system without locks
                pass
            else:
                return True
    return time.time() - part.lstat().st_mtime > _DAY


def write_new(path: Path, data: bytes, *, overwrite: bool = False, reads: Iterable[Path | None] = ()) -> None:
    """Write *data* to *path*, where nothing else may be unless *overwrite* was asked for, and never what a run *reads*.

    Raises :class:`Unreadable` for a file of other content.
    """
    if any(one is not None and os.path.realpath(one) == os.path.realpath(path) for one in reads):
        overwrite = False
    if not overwrite and is_there(path):
        with suppress(Unreadable):
            if read(path) == data:
                return
        raise Unreadable(finding("output-foreign", Place(str(path)), file=path.name, count=1))
    write(path, data)
    sweep_parts(path.parent)  # what a run that was killed left of the same


def keep(path: Path, data: bytes) -> None:
    """Keep *data* at *path* for the next run; where that cannot be, the next run makes it again."""
    with suppress(Unreadable):
        write(path, data)


def keep_among(path: Path, data: bytes, most: int = MOST_KEPT) -> None:
    """Keep *data* at *path*, in a folder of nothing but what runs keep, which holds *most* bytes.

    What was not wanted for the longest time goes first.  Several runs may do so at once: every file is written whole,
    and one that another run has taken away is made again by whoever wants it.
    """
    keep(path, data)
    tidy(path.parent, most)


def tidy(folder: Path, most: int = MOST_KEPT) -> None:
    """Have a *folder* of nothing but what runs keep hold *most* bytes, and nothing half-written."""
    sweep_parts(folder)
    with suppress(OSError):
        prune(folder, most)


def prune(folder: Path, most: int) -> None:
    """Take away what was not wanted for the longest time, until the files of *folder* come to *most* bytes."""
    found: list[tuple[float, int, str]] = []
    with os.scandir(folder) as entries:
        for one in entries:
            with suppress(OSError):  # taken away by another run in this moment
                if one.is_file(follow_symlinks=False):
                    about = one.stat(follow_symlinks=False)
                    found.append((about.st_mtime, about.st_size, one.path))
    over = sum(size for _, size, _ in found) - most
    for _, size, path in sorted(found)[:-1]:
        if over <= 0:
            break
        over -= size
        with suppress(OSError):
            Path(path).unlink()


def kept(path: Path, most: int = MOST_PICTURE) -> bytes:
    """What an earlier run kept at *path*; nothing where it cannot be read.  It counts as wanted now."""
    try:
        data = read(path, most)
        with suppress(OSError):
            os.utime(path)
        return data
    except Unreadable:
        return b""


def stamp(path: Path) -> tuple[int, int, int] | None:
    """What tells a file from the same file written again: when it was changed, its size, its number; ``None``: none."""
    try:
        known = path.stat()
    except (OSError, ValueError):
        return None
    return known.st_mtime_ns, known.st_size, known.st_ino
