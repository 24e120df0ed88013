"""Where the files of a run are put together, beside their folder; and what runs that were killed left there.

A staging folder is called ``.FOLDER.PID-NUMBER.run``.  Its run holds a lock on it as long as any of its processes
lives, so the next run knows which are litter.  Where the system knows no such locks, litter is what is a day old; so
are folders called ``.new``, on which the lock is still to be taken.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from layout.findings import Place, Unreadable, finding
from layout.runs.manifest import NAME as MANIFEST
from layout.runs.manifest import names_under
from layout.value import NamedTuple

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

FILES: Final = "files"
JOURNAL: Final = "journal.json"
_LITTER: Final = re.compile(r"\..+\.\d+-[0-9a-f]{8}\.(?:run|new)")
_DAY: Final = 86400
_MOST_PART: Final = 50
"""Characters that a staging folder's name has of its folder's: a name has 255 bytes, a character up to four."""
_PATIENCE: Final = 60
"""Seconds that a run waits for another that is putting its files in place, which takes milliseconds."""
_LOCK: Final = ".render-page.lock"


class Staging(NamedTuple):
    """The *folder* that files are for, the staging folder at *root*, and the open file that holds its lock (or -1).

    The manifest stands *aside* of a folder that is handed on to others.
    """

    folder: Path
    root: Path
    hold: int
    aside: bool = False

    @property
    def files(self) -> Path:
        """The folder that becomes, or goes into, the folder they are for."""
        return self.root / FILES

    def path(self, name: str) -> Path:
        """Where the file *name* of the run is written; ``../day.zip`` is one that goes beside the folder ``day``."""
        return place_of(self.root, name)

    @property
    def manifest(self) -> str:
        """The name of the manifest."""
        return f"../{self.folder.name}.{MANIFEST.lstrip('.')}" if self.aside else MANIFEST

    def names(self) -> list[str]:
        """Names of all files that have been written."""
        beside = [f"../{one.name}" for one in self.root.iterdir() if one.name.startswith(f"{self.folder.name}.")]
        return names_under(self.files) + sorted(beside)


def place_of(root: Path, name: str) -> Path:
    """Where the staging folder *root* has the file *name*."""
    return root / name[3:] if name.startswith("../") else root / FILES / name


def begin(folder: Path, *, aside: bool = False) -> Staging:
    """A new staging folder for *folder*, whose manifest may stand *aside*.

    Raises :class:`Unreadable` where none can be made.
    """
    folder = Path(os.path.realpath(folder))
    fresh = folder.with_name(f".{folder.name[:_MOST_PART]}.{os.getpid()}-{os.urandom(4).hex()}.new")
    root = fresh.with_suffix(".run")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh.mkdir()
        hold = _held(fresh)
        (fresh / FILES).mkdir()
        fresh.rename(root)
    except OSError as fault:
        why = fault.strerror or "?"
        raise Unreadable(finding("file-unwritable", Place(str(folder)), file=str(folder), why=why)) from fault
    return Staging(folder, root, hold, aside)


def is_staging(name: str, folder: str = "") -> bool:
    """True when *name* is that of a staging folder, which may be the one for *folder*."""
    if not _LITTER.fullmatch(name):
        return False
    return not folder or name[1:].rsplit(".", 2)[0] == folder[:_MOST_PART]


@contextmanager
def staged(folder: Path, *, aside: bool = False) -> Iterator[Staging]:
    """A staging folder for *folder*, which is taken away afterwards, see :func:`begin`."""
    staging = begin(folder, aside=aside)
    try:
        yield staging
    finally:
        end(staging)


def end(staging: Staging) -> None:
    """Take the staging folder away, unless moves of its journal are left to be made by the next run."""
    if not (staging.root / JOURNAL).exists():
        take_away(staging.root)
    if staging.hold >= 0:
        with suppress(OSError):
            os.close(staging.hold)


def take_away(folder: Path) -> None:
    """Remove *folder* and all that is in it, as far as that can be done; links are removed, never followed."""
    for where, folders, names in os.walk(folder, topdown=False):
        for name in names:
            with suppress(OSError):
                os.unlink(f"{where}/{name}")  # noqa: PTH108 - hundreds of files, and a Path is three times as dear
        for name in folders:
            path = f"{where}/{name}"
            with suppress(OSError):
                (os.unlink if os.path.islink(path) else os.rmdir)(path)  # noqa: PTH114 - as above
    with suppress(OSError):
        folder.rmdir()


def litter(parent: Path) -> Iterator[Path]:
    """Staging folders in *parent* whose runs are dead."""
    try:
        names = sorted(os.listdir(parent))  # noqa: PTH208 - only names are wanted
    except OSError:
        return
    for name in names:
        path = parent / name
        if _LITTER.fullmatch(name) and not path.is_symlink() and path.is_dir() and _is_dead(path):
            yield path


def of_this_process(out: Path) -> Iterator[Path]:
    """Staging folders of this process beside *out* and in it, those left out whose moves have been written down."""
    for parent in {Path(os.path.realpath(out)), Path(os.path.realpath(out)).parent}:
        with suppress(OSError):
            for path in parent.glob(f".*.{os.getpid()}-????????.run"):
                if not (path / JOURNAL).exists():
                    yield path


@contextmanager
def locked(parent: Path) -> Iterator[None]:
    """Hold the lock of *parent*, in which one run at a time puts its files in place.

    It is a lock on the folder itself, which ends with the process that holds it and leaves nothing behind.
    Raises :class:`Unreadable` when another run does not let go of it.
    """
    file = parent / _LOCK
    try:
        held = next((one for one in _tries(lambda: _held(parent)) if one is not None), None)
        if held == -1:
            held = next((one for one in _tries(lambda: _claimed(file)) if one is not None), None)
    except OSError as fault:
        why = fault.strerror or "?"
        raise Unreadable(finding("file-unwritable", Place(str(parent)), file=str(parent), why=why)) from fault
    if held is None:
        raise Unreadable(finding("output-busy", Place(str(parent)), file=str(parent)))
    try:
        yield
    finally:
        if held >= 0:
            os.close(held)
        else:
            with suppress(OSError):
                file.unlink()


def _tries(ask: Callable[[], int]) -> Iterator[int | None]:
    """What *ask* gives, ``None`` while another has what is asked for; as long as a run waits."""
    for _ in range(_PATIENCE * 50):
        try:
            yield ask()
        except (BlockingIOError, FileExistsError):
            yield None
            time.sleep(0.02)


def _held(folder: Path) -> int:
    """An open file with a lock on *folder*; -1 where the system knows no such locks.

    Raises :class:`BlockingIOError` when another has it, :class:`OSError` for a folder that cannot be opened.
    """
    if fcntl is None:
        return -1
    opened = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(opened)
        raise
    except OSError:  # a network file system without locks
        os.close(opened)
        return -1
    return opened


def _claimed(path: Path) -> int:
    """Make the file *path*, which only one can; -2 says so.  One older than a run waits is a dead run's.

    Raises :class:`FileExistsError` when another has it.
    """
    with suppress(FileNotFoundError):
        if time.time() - path.stat().st_mtime > _PATIENCE:
            path.unlink()
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    return -2


def _is_dead(folder: Path) -> bool:
    """True when nobody holds the staging folder any more."""
    try:
        held = _held(folder) if folder.suffix != ".new" else -1
    except OSError:
        return False
    if held >= 0:
        os.close(held)
        return True
    with suppress(OSError):
        return time.time() - folder.stat().st_mtime > _DAY
    return False
