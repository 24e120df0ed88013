"""Files made from the desk: a run of the program itself, told line by line, that can be given up."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Final

from layout.runs.manifest import read_manifest
from layout.workbench.workbench import Workbench

RUNS: Final[dict[str, tuple[str, ...]]] = {
    "pdf": ("render", "--only=pdf,report"), "png": ("render", "--only=png"), "cards": ("cards",),
    "epaper": ("epaper",), "handoff": ("handoff",),
}  # fmt: skip
"""What the desk can make, and the command that makes it."""
_PROGRAM: Final = "from layout.cli import program; program()"
MOST_LINE: Final = 1 << 16


class FileRun:
    """One run: *what* of :data:`RUNS` for the issue on the *bench*, its findings in *language*."""

    def __init__(self, what: str, bench: Workbench, language: str) -> None:
        command, *options = RUNS[what]
        self._out = bench.out
        more = [f"--root={root}" for root in bench.roots]
        self._words = [command, str(bench.path), f"--out={bench.out}", f"--lang={language}", *options, *more]
        self._process: asyncio.subprocess.Process | None = None
        self._given_up = False

    async def lines(self) -> AsyncIterator[str]:
        """What the run says, line by line, to its end."""
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", _PROGRAM, *self._words,
            stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
            limit=MOST_LINE,
        )  # fmt: skip
        if self._given_up:  # while it was begun
            self.give_up()
        out = self._process.stdout
        assert out is not None
        while True:
            try:
                line = await out.readline()
            except ValueError:  # longer than a line may be
                continue
            if not line:
                break
            yield line.decode("utf-8", "replace").rstrip("\r\n")
        await self._process.wait()

    @property
    def state(self) -> str:
        """How it ended: ``done`` (with errors of the page, too), ``cancelled`` or ``failed``."""
        if self._given_up:
            return "cancelled"
        return "done" if self._process is not None and self._process.returncode in (0, 1) else "failed"

    def give_up(self) -> None:
        """End the run; what was there before stays."""
        self._given_up = True
        if self._process is not None and self._process.returncode is None:
            with suppress(ProcessLookupError):
                self._process.terminate()

    def files(self, folder: str) -> tuple[str, ...]:
        """Files that runs wrote into the issue's *folder*, by their names in it."""
        return tuple(sorted(name for name in read_manifest(self._out / folder) if not name.startswith("../")))
