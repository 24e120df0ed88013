"""What a desk has beside its issue: that it is open, for other desks to notice, and its address, for the next."""

from __future__ import annotations

import json
import os
import secrets
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]
try:
    import msvcrt
except ImportError:  # everything else
    msvcrt = None  # type: ignore[assignment]

_MOST = 4096
_HELD = 1 << 20
"""The byte that is held on Windows, where what is held cannot be read by others: far beyond what is written."""


class DeskLock:
    """A file ``.NAME.desk.N.lock`` that one desk holds while it is open and takes away when it leaves.

    One that was killed leaves it, but no longer holds it.  Beside it ``.NAME.desk.N.address`` stays for the next desk,
    which takes the secret and the port of the one before, so that a browser that waits finds it again; only its owner
    may read it.  On Windows nothing tells who else may read a file: the secret is not written there, and every desk has
    a new one.
    """

    def __init__(self, issue: Path) -> None:
        self._folder, self._stem = issue.resolve().parent, f".{issue.stem}.desk."
        self._held: IO[str] | None = None
        self._path: Path | None = None
        self.secret, self.port = secrets.token_urlsafe(18), 0
        """The secret and the port of the desk that was here before, else a new one and none."""
        with suppress(OSError):
            self._take()

    def _paths(self) -> list[Path]:
        return sorted(self._folder.glob(f"{self._stem}[0-9].lock"))

    def _take(self) -> None:
        """Take the first file that no desk holds."""
        if fcntl is None and msvcrt is None:
            return
        for number in range(1, 10):
            path = self._folder / f"{self._stem}{number}.lock"
            held = _held_at(path)
            if held is None:
                continue
            self._held, self._path = held, path
            self._read_address(path.with_suffix(".address"))
            return

    def _read_address(self, path: Path) -> None:
        """Take over the secret and the port of the desk before."""
        noted = _opened(path)
        if noted is None:
            return
        with noted, suppress(ValueError, KeyError, TypeError, AttributeError):
            known = json.loads(noted.read(_MOST))
            secret, port = str(known.get("secret", self.secret)), int(known["port"])
            if len(secret) == len(self.secret) and 0 < port < 65536:
                self.secret, self.port = secret, port

    def opened(self, port: int) -> None:
        """Note where the desk is served now."""
        self.port = port
        if self._held is None or self._path is None:
            return
        with suppress(OSError):
            _write(self._held, {"process": os.getpid()})
            noted = _opened(self._path.with_suffix(".address"), create=True)
            if noted is not None:
                with noted:
                    _write(noted, {**({"secret": self.secret} if _tells_owner() else {}), "port": port})

    def close(self) -> None:
        """Leave: nothing says any more that a desk is open."""
        held, self._held = self._held, None
        if held is None or self._path is None:
            return
        with suppress(OSError):
            if fcntl is not None:  # taken away while it is held, it is nobody else's
                self._path.unlink()
        held.close()
        with suppress(OSError):
            if fcntl is None:  # Windows takes nothing away that is open
                self._path.unlink()

    def others(self) -> int:
        """How many other desks have the issue open."""
        count = 0
        for path in self._paths():
            if path == self._path:
                continue
            held = _opened(path)
            if held is not None:
                with held:
                    count += not _hold(held)
        return count


def _write(file: IO[str], facts: Mapping[str, object]) -> None:
    """Have *facts* stand in *file*, and nothing else."""
    file.seek(0)
    file.truncate()
    json.dump(facts, file)
    file.flush()


def _held_at(path: Path) -> IO[str] | None:
    """The file at *path*, held; ``None`` where another desk holds it, or it is no file of one's own."""
    for _ in range(_TRIES):
        held = _opened(path, create=True)
        if held is None:
            return None
        if not _hold(held):
            held.close()
            return None
        with suppress(OSError):
            if os.path.samestat(os.fstat(held.fileno()), path.lstat()):
                return held
        held.close()  # the desk before took it away in this moment
    return None


_TRIES: Final = 9
"""Times that a file is looked for again that others take away: there are no more desks than that."""


def _tells_owner() -> bool:
    """True where a file tells who owns it and who else may read it."""
    return hasattr(os, "getuid")


def _opened(path: Path, *, create: bool = False) -> IO[str] | None:
    """The file at *path*, which its owner alone may read and write; ``None`` for one that others may, or a link.

    A pipe, of which reading would wait, and a file that stands under another name as well are none either.
    """
    flags = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | (os.O_CREAT if create else 0)
    try:
        if path.is_symlink():  # where the flag is not known
            return None
        handle = os.open(path, flags, 0o600)
    except OSError:
        return None
    known = os.fstat(handle)
    shared = _tells_owner() and (stat.S_IMODE(known.st_mode) & 0o077 or known.st_uid != os.getuid())
    if shared or not stat.S_ISREG(known.st_mode) or known.st_nlink > 1:
        os.close(handle)
        return None
    return os.fdopen(handle, "r+", encoding="utf-8")


def _hold(held: IO[str]) -> bool:
    """Hold a file until it is closed; false where another holds it.  The system lets go of what a dead process held."""
    try:
        if fcntl is not None:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        elif msvcrt is not None:
            os.lseek(held.fileno(), _HELD, os.SEEK_SET)
            msvcrt.locking(held.fileno(), msvcrt.LK_NBLCK, 1)
            os.lseek(held.fileno(), 0, os.SEEK_SET)
    except OSError:
        return False
    return True
