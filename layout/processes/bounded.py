"""Work on files that nobody vouches for, done in a process of its own with bounded memory and time.

Whatever such a file does to the readers (memory without end, a loop, a crash in a library), the command says so and
ends in good order.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Callable
from typing import Any, Final, ParamSpec, TypeVar

from layout.value import NamedTuple

_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")

MEMORY: Final = 3 << 30
SECONDS: Final = 120


_PATIENCE: Final = 4 if sys.platform != "win32" else 1
"""The clock may show so many times the seconds of work that are allowed, where the system counts those by itself: a
machine that has much to do must not make sound copy unreadable."""

_OUT_OF_TIME: Final = 24
"""SIGXCPU."""


class BrokeOffError(Exception):
    """The work did not come to an end; the words say what it ran into."""


class Bounds(NamedTuple):
    """What the work may take: *seconds* of a processor, bytes of *memory*."""

    seconds: int = SECONDS
    memory: int = MEMORY


def bounded(bounds: Bounds, work: Callable[_Given, _Result], /, *args: _Given.args, **named: _Given.kwargs) -> _Result:
    """What *work* gives for the arguments, done in another process within *bounds*.

    Raises :class:`BrokeOffError`, or what *work* raises.  It is a function of a module; arguments, result and
    exceptions can be pickled.
    """
    import subprocess  # 5 ms of a cold run, and few have a file so large

    seconds = bounds.seconds
    code = "from layout.processes.bounded import inner; inner()"
    order = pickle.dumps((bounds, work, args, named))
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
    result: _Result = value
    return result


def inner() -> None:
    """The other process: takes an order from standard input and answers on standard output."""
    _, work, args, named = _order(sys.stdin.buffer.read())
    answer: tuple[bool, Any]
    try:
        answer = True, work(*args, **named)
    except MemoryError:
        raise
    except Exception as fault:  # handed on as it is
        answer = False, fault
    sys.stdout.buffer.write(pickle.dumps(answer))
    sys.stdout.buffer.flush()


def _order(data: bytes) -> tuple[Bounds, Callable[..., object], tuple[Any, ...], dict[str, Any]]:
    """The order in *data*; the modules it names are loaded before it is bound."""
    done: tuple[Bounds, Callable[..., object], tuple[Any, ...], dict[str, Any]] = pickle.loads(data)  # from our parent
    _bind(done[0])
    return done


def _bind(bounds: Bounds) -> None:
    """Bounds of the system, where it has such."""
    if sys.platform == "win32":
        return
    import resource  # no such module on Windows

    for kind, most in (
        (resource.RLIMIT_AS, bounds.memory),
        (resource.RLIMIT_CPU, bounds.seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (most if hard < 0 else min(most, hard), hard))
