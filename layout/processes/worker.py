"""A second process that reads the copy while the engine loads, and makes the file while the page is drawn.

On a cold run most of the time goes into loading code, and reading and setting need different code; two cores do both
at once.  The worker is forked before either is loaded, so it needs a system that forks safely; where there is none, or
when the worker fails, everything is done in one process with the same result.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from layout.value import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from layout.findings import Finding
    from layout.output.program import FontProgram
    from layout.page import Picture
    from layout.sources import Sources
    from layout.streams.draw import Drawn

_LENGTH = 8


class Task(NamedTuple):
    """The issue to be read; *only* that is wanted of the worker."""

    path: Path
    roots: tuple[Path, ...]
    only: bool = False
    kept: Path | None = None
    """Folder of what is kept from run to run."""
    edition: str = ""
    """The edition of the issue that is to be read; the base where none is named."""


class PageOrder(NamedTuple):
    """What the worker begins with for a page: pictures in press colour, and font programs with these glyphs."""

    pictures: Sequence[Picture]
    paths: Mapping[str, Path]
    cache: Path
    glyphs: Mapping[str, tuple[int, ...]]


class Rest(NamedTuple):
    """What the worker needs to put the file together: the page, and the programs it was not asked for.

    The press file is written to *path* unless that is ``None``; a *proof* comes back if a preview is wanted.
    """

    drawn: Drawn
    programs: Mapping[str, FontProgram]
    path: Path | None
    proof: bool


class MadePage(NamedTuple):
    """A proof of a page, which shows the press's colours, empty if not wanted, and what was found in its pictures."""

    proof: bytes
    findings: list[Finding]
    drawn: Drawn | None = None
    """The page as it was drawn for its own file; the worker does not send it back."""


class Worker:
    """The process at the other end of two pipes."""

    def __init__(self, process: int, read: int, write: int) -> None:
        self._process = process
        self._read = read
        self._write = write

    def sources(self) -> Sources | None:
        """What was read; ``None`` when the worker failed.

        Raises the :class:`layout.findings.LayoutError` that it met.
        """
        got = self._receive()
        if isinstance(got, Exception):
            raise got
        sources: Sources | None = got
        return sources

    def send(self, part: Task | PageOrder | Rest) -> None:
        """Send what is to be done.

        After a task :meth:`sources` gives what was read; after an order and a rest :meth:`made` gives the page.
        """
        try:
            if self._write >= 0:
                _send(self._write, part)
        except OSError:
            self.close()

    def made(self) -> MadePage | None:
        """The page's file; ``None`` when the worker failed.

        Raises the :class:`layout.findings.LayoutError` that writing it met.
        """
        got = self._receive()
        if isinstance(got, Exception):
            raise got
        made: MadePage | None = got
        return made

    def dismiss(self) -> None:
        """Let the worker go: it ends when it finds its pipe closed, which takes 3 ms, while this process goes on."""
        for pipe in (self._read, self._write):
            if pipe >= 0:
                os.close(pipe)
        self._read = self._write = -1

    def close(self) -> None:
        """Let the worker go, and wait for its end."""
        self.dismiss()
        if self._process:
            os.waitpid(self._process, 0)
            self._process = 0

    def kill(self) -> None:
        """End the worker at once, whatever it is doing."""
        if self._process:
            with suppress(OSError):
                os.kill(self._process, 9)

    def _receive(self) -> Any:  # noqa: ANN401 - what was sent
        if self._read < 0:
            return None
        got = _take(self._read)
        return pickle.loads(got) if got else None  # from our own child


class Pipes:
    """The worker's own ends."""

    def __init__(self, read: int, write: int) -> None:
        self._read = read
        self._write = write

    def take(self) -> Any:  # noqa: ANN401 - what was sent
        """The next thing sent; ``None`` when the other end is closed."""
        got = _take(self._read)
        return pickle.loads(got) if got else None  # from our own parent

    def send(self, value: object) -> None:
        """Send *value*."""
        _send(self._write, value)


def begin(serve: Callable[[Pipes], object]) -> Worker | None:
    """Fork a worker, which does what *serve* does with its ends of the pipes; ``None`` where that is not safe."""
    if sys.platform != "linux" or not hasattr(os, "fork") or "threading" in sys.modules or (os.cpu_count() or 1) < 2:
        return None
    pipes: list[int] = []
    try:
        pipes += os.pipe()
        pipes += os.pipe()
        process = os.fork()
    except OSError:  # no more processes or files for us: one process does it all
        for pipe in pipes:
            os.close(pipe)
        return None
    to_child, from_parent, to_parent, from_child = pipes
    if process:
        os.close(to_child)
        os.close(from_child)
        return Worker(process, to_parent, from_parent)
    try:
        leave_signals_to_the_parent()  # it ends when the other end of its pipes does
        os.close(from_parent)
        os.close(to_parent)
        serve(Pipes(to_child, from_child))
    finally:
        os._exit(0)


def _send(pipe: int, value: object) -> None:
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    view = memoryview(len(data).to_bytes(_LENGTH, "big") + data)
    while view:
        view = view[os.write(pipe, view) :]


def _take(pipe: int) -> bytes:
    """The next block; empty when the other end is gone."""
    head = _exactly(pipe, _LENGTH)
    return _exactly(pipe, int.from_bytes(head, "big")) if len(head) == _LENGTH else b""


def _exactly(pipe: int, size: int) -> bytes:
    parts: list[bytes] = []
    while size > 0:
        part = os.read(pipe, min(size, 1 << 20))
        if not part:
            return b""
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def leave_signals_to_the_parent() -> None:
    """In a second process: Ctrl-C, which the whole group gets, is the parent's; it ends when the parent does."""
    with suppress(ValueError, OSError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform == "linux" and "ctypes" in sys.modules:
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(1, int(signal.SIGKILL))  # PR_SET_PDEATHSIG
