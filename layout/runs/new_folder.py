"""Files for a folder of somebody's own, put together apart: a start that is killed leaves nothing that is half made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from layout import files
from layout.findings import Finding, LayoutError, Place, Unreadable, finding
from layout.runs.staging import litter, staged, take_away


@contextmanager
def put_together(folder: Path, others: Mapping[str, bytes], last: str) -> Iterator[Path]:
    """A place that has *others*, by their names, for somebody to write *last*; all go into *folder* when it is done.

    A folder that is not there comes into being in one step.  Into one that is, files go one by one: whoever is killed
    between leaves none of the name *last*, and the same files may be put there again.

    Raises :class:`Unreadable` where they cannot be: there is a file called *last*, or another of another content.
    """
    taken = [folder / last] if files.is_there(folder / last) else []
    taken += [
        folder / name for name, data in others.items() if files.is_there(folder / name) and not _is(folder / name, data)
    ]
    if taken:
        raise Unreadable(*(finding("new-exists", Place(str(path)), file=str(path)) for path in taken))
    try:
        there = folder.is_dir()
    except OSError as fault:  # a name that no system bears
        raise _unwritable(folder, fault) from None
    with staged(folder / last if there else folder) as staging:
        for old in litter(staging.root.parent):
            take_away(old)
        made = staging.files
        for name, data in others.items():
            files.write(made / name, data)
        try:
            yield made
        except LayoutError as fault:
            raise type(fault)(*placed(fault.findings, made, folder)) from None
        if there:
            for name in (*others, last):
                files.write(folder / name, files.read(made / name, files.MOST_COPY))
            return
        try:
            made.rename(staging.folder)
        except OSError as fault:
            raise _unwritable(folder, fault) from fault


def _unwritable(folder: Path, fault: OSError) -> Unreadable:
    return Unreadable(finding("file-unwritable", Place(str(folder)), file=str(folder), why=fault.strerror or "?"))


def placed(found: Iterable[Finding], made: Path, folder: Path) -> tuple[Finding, ...]:
    """*found* in files of *made*, said of *folder*, where they go."""
    here, there = str(made), str(folder)
    return tuple(
        one._replace(place=one.place._replace(file=there + one.place.file[len(here) :]))
        if one.place and one.place.file.startswith(here)
        else one
        for one in found
    )


def _is(path: Path, data: bytes) -> bool:
    return path.is_file() and files.read(path, files.MOST_COPY) == data


__all__ = ["placed", "put_together"]
