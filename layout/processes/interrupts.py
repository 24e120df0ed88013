"""Ctrl-C and SIGTERM: a line, what was begun taken away, and exit 130 or 143, at whatever moment they come."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path  # 6 ms, in which Ctrl-C would end in a traceback
    from types import FrameType

    from layout.processes.worker import Worker

_LINES: Final = {
    signal.SIGINT: "render-page: interrupted, files of the last run stay / 已中断，上次的文件不变\n",
    signal.SIGTERM: "render-page: terminated, files of the last run stay / 已终止，上次的文件不变\n",
}


class Interrupts:
    """What has to end with this process: *worker*, and staging folders in *folder* and its parent."""

    def __init__(self) -> None:
        self.worker: Worker | None = None
        self.folder: Path | None = None
        self._process = os.getpid()

    def watch(self) -> None:
        """Take the two signals from now on.

        The handler raises nothing: an exception could come up in the middle of an import or of a library's callback,
        where it is lost or printed.  It runs between two steps of this process's main thread, and never returns.
        """
        for number in _LINES:
            with suppress(ValueError, OSError):  # not the main thread, or no such signal here
                signal.signal(number, self._end)

    def _end(self, number: int, frame: FrameType | None) -> None:
        if os.getpid() != self._process:  # a second process that has only begun: its parent says it
            if number == signal.SIGTERM:
                os._exit(128 + number)
            return
        for one in _LINES:
            signal.signal(one, signal.SIG_IGN)
        with suppress(OSError):
            os.write(2, _LINES[signal.Signals(number)].encode(sys.stderr.encoding or "utf-8", "replace"))
        if self.worker:
            self.worker.kill()
        if self.folder is not None:
            with suppress(Exception):
                from layout.runs.staging import of_this_process, take_away

                for staging in of_this_process(self.folder):
                    take_away(staging)
        os._exit(128 + number)
