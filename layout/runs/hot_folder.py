"""A folder that others put files into: each is taken once it is whole, and goes out in one step, whatever is cut off.

A file is renamed into a folder of ours within the watched one, so that nobody takes it twice; what a killed run left
there is taken up again by the next.  It leaves by one rename into the folder for its verdict, after its reports, and
never over another file of other content.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from layout import files
from layout.value import NamedTuple

AT_WORK: Final = ".render-page-at-work"
"""The folder within the watched one for files that are being looked at."""
_TAIL: Final = 2048
_MOST_NAMES: Final = 10_000


class FileState(NamedTuple):
    """What shows that a file is still written: its size and when it was last changed."""

    size: int
    changed: int


def waiting(folder: Path) -> dict[str, FileState]:
    """PDFs in *folder* by their names; hidden ones are those that somebody is still sending."""
    found: dict[str, FileState] = {}
    with os.scandir(folder) as entries:
        for one in entries:
            if not one.name.lower().endswith(".pdf") or one.name.startswith((".", "~")):
                continue
            with suppress(OSError):
                if one.is_file(follow_symlinks=False):
                    state = one.stat(follow_symlinks=False)
                    found[one.name] = FileState(state.st_size, state.st_mtime_ns)
    return dict(sorted(found.items()))


def ends_well(path: Path) -> bool:
    """True when the end of a PDF is there; one without may still be on its way."""
    try:
        with path.open("rb") as file:
            file.seek(max(path.stat().st_size - _TAIL, 0))
            return b"%%EOF" in file.read()
    except OSError:
        return False


def take(folder: Path, name: str, state: FileState) -> Path | None:
    """Take the file *name* out of *folder*; ``None`` when it is gone, or was changed since it was looked at."""
    path, work = folder / name, folder / AT_WORK
    work.mkdir(exist_ok=True)
    made = _free(work, name, None)
    try:
        path.rename(made)
        now = made.stat()
    except OSError:
        return None
    if FileState(now.st_size, now.st_mtime_ns) == state:
        return made
    with suppress(OSError):  # written to in the very moment: it goes back, and is looked at again
        made.rename(_free(folder, name, None))
    return None


def left_over(folder: Path) -> list[Path]:
    """What a run that was cut off had taken and not put anywhere."""
    work = folder / AT_WORK
    return [work / name for name in waiting(work)] if work.is_dir() else []


def put(path: Path, folder: Path, reports: Mapping[str, bytes]) -> Path:
    """Move a file that was taken into *folder*, *reports* by their endings beside it; give where it is now."""
    folder.mkdir(parents=True, exist_ok=True)
    target = _free(folder, path.name, path)
    for ending, data in reports.items():
        files.write(target.with_name(target.name + ending), data)
    try:
        path.rename(target)
    except OSError:  # another file system: copied beside its place, then one rename
        part = target.with_name(f".{target.name}.part")
        shutil.copyfile(path, part)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(target)
        path.unlink()
    return target


def _free(folder: Path, name: str, same: Path | None) -> Path:
    """A path in *folder* for a file called *name* where nothing is, or where there is what *same* holds already."""
    for path in _names(folder, name):
        if not path.exists() and not path.is_symlink():
            return path
        if same is not None and path.is_file() and _alike(path, same):
            return path
    raise OSError(f"{_MOST_NAMES} files are called {name}")


def _names(folder: Path, name: str) -> Iterator[Path]:
    plain = folder / name
    yield plain
    for number in range(2, _MOST_NAMES):
        yield plain.with_name(f"{plain.stem}.{number}{plain.suffix}")


def _alike(one: Path, other: Path) -> bool:
    if one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as a, other.open("rb") as b:
        while piece := a.read(1 << 20):
            if piece != b.read(1 << 20):
                return False
    return True
