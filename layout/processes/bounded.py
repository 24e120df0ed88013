"""Work on files that nobody vouches for, done in a process of its own with bounded memory and time.

Whatever such a file does to the readers (memory without end, a loop, a crash in a library), the command says so and
ends in good order.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from importlib import import_module
from typing import Any, Final

MEMORY: Final = 3 << 30
SECONDS: Final = 120


_PATIENCE: Final = 4 if sys.platform != "win32" else 1
"""The clock may show so many times the seconds of work that are allowed, where the system counts those by itself: a
machine that has much to do must not make sound copy unreadable."""

_OUT_OF_TIME: Final = 24
"""SIGXCPU."""


class BrokeOffError(Exception):
    """The work did not come to an end; the words say what it ran into."""


def bounded(where: str, *args: Any, seconds: int = SECONDS, memory: int = MEMORY) -> Any:  # noqa: ANN401 - whatever the function gives
    """Call the function *where*, ``module:name``, with *args* in another process.

    Raises :class:`BrokeOffError`, or what the function raises.  Arguments, result and exceptions can be pickled.
    """
    code = "from layout.processes.bounded import inner; inner()"
    order = pickle.dumps((where, args, seconds, memory))
    try:
        done = subprocess.run(
            [sys.executable, "-c", code], input=order, capture_output=True, timeout=seconds * _PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        raise BrokeOffError(f"{seconds} s") from None
    if done.returncode == -_OUT_OF_TIME:
        raise BrokeOffError(f"{seconds} s")
    if done.returncode or not done.stdout:
        raise BrokeOffError("memory" if b"MemoryError" in done.stderr else f"exit {done.returncode}")
    good, value = pickle.loads(done.stdout)  # written by ourselves
    if not good:
        raise value
    return value


def inner() -> None:
    """The other process: takes an order from standard input and answers on standard output."""
    where, args, seconds, memory = pickle.loads(sys.stdin.buffer.read())
    _bind(seconds, memory)
    module, _, name = where.partition(":")
    answer: tuple[bool, Any]
    try:
        answer = True, getattr(import_module(module), name)(*args)
    except MemoryError:
        raise
    except Exception as fault:  # handed on as it is
        answer = False, fault
    sys.stdout.buffer.write(pickle.dumps(answer))
    sys.stdout.buffer.flush()


def _bind(seconds: int, memory: int) -> None:
    """Bounds of the system, where it has such."""
    try:
        resource = import_module("resource")
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (most if hard < 0 else min(most, hard), hard))
