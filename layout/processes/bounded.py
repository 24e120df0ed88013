"""Work on files that nobody vouches for, done in a process of its own with bounded memory and time.

Whatever such a file does to the readers (memory without end, a loop, a crash in a library), the command says so and
ends in good order.
"""

from __future__ import annotations

import os
import pickle
import select
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import IO, Any, Final, NoReturn, ParamSpec, TypeVar

from layout.processes.shared_tasks import has_one_thread
from layout.value import NamedTuple

_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")

MEMORY: Final = 3 << 30
SECONDS: Final = 120


_PATIENCE: Final = 4 if sys.platform != "win32" else 1
"""The clock may show so many times the seconds of work that are allowed, where the system counts those by itself: a
machine that has much to do must not make sound copy unreadable."""

_ASKED: Final = 0.1
"""Seconds from one question whether work is still wanted to the next: whoever types on has the processor back."""

_OUT_OF_TIME: Final = 24
"""SIGXCPU."""
_KILL: Final = 9
"""SIGKILL."""


class BrokeOffError(Exception):
    """The work did not come to an end; the words say what it ran into."""


_OUT_OF_MEMORY: Final = 77
"""With what a process ends that is a copy of ours and had no more memory."""
_PIECE: Final = 1 << 20


class Bounds(NamedTuple):
    """What the work may take: *seconds* of a processor, bytes of *memory*.

    *copied*: the other process may be a copy of this one, which starts within a millisecond and not in forty, where
    the system makes such and this one has but one thread; what this one holds counts as its memory then.
    """

    seconds: int = SECONDS
    memory: int = MEMORY
    copied: bool = False


def bounded(bounds: Bounds, work: Callable[_Given, _Result], /, *args: _Given.args, **named: _Given.kwargs) -> _Result:
    """What *work* gives for the arguments, done in another process within *bounds*.

    Raises :class:`BrokeOffError`, or what *work* raises.  It is a function of a module; arguments, result and
    exceptions can be pickled.
    """
    if bounds.copied and sys.platform == "linux" and has_one_thread():
        copied: _Result = _value(*_in_a_copy(bounds, partial(work, *args, **named)), bounds)
        return copied
    return _in_another(lambda: True, bounds, partial(work, *args, **named))


def bounded_while(
    go_on: Callable[[], bool], bounds: Bounds, work: Callable[_Given, _Result], /, *args: _Given.args,
    **named: _Given.kwargs,
) -> _Result:  # fmt: skip
    """As :func:`bounded`, never in a copy of this process, as long as *go_on* holds; it is asked again and again."""
    return _in_another(go_on, bounds, partial(work, *args, **named))


def _in_another(go_on: Callable[[], bool], bounds: Bounds, work: Callable[[], _Result]) -> _Result:
    """What *work* gives in a process that is begun for it, and ended where *go_on* no longer holds."""
    import subprocess  # 5 ms of a cold run, and few have a file so large
    import threading

    order = pickle.dumps((bounds, work))
    until = time.monotonic() + bounds.seconds * _PATIENCE
    code = "from layout.processes.bounded import inner; inner()"
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    # Once it has run out of time, communicate() sends no more of its input: what no longer went into the pipe while the
    # process was starting would never come, and either would wait for the other.
    entry, process.stdin = process.stdin, None
    assert entry is not None
    sender = threading.Thread(target=_send, args=(order, entry), daemon=True)
    sender.start()
    try:
        while True:
            try:
                answer, said = process.communicate(timeout=_ASKED)
                break
            except subprocess.TimeoutExpired:
                if not go_on():
                    raise BrokeOffError("given up") from None
                if time.monotonic() > until:
                    raise BrokeOffError(f"{bounds.seconds} s") from None
    except BaseException:
        process.kill()
        process.communicate()
        raise
    finally:
        sender.join()
    result: _Result = _value(process.returncode, answer, bounds, said)
    return result


def _send(order: bytes, entry: IO[bytes]) -> None:
    """Give a process its *order*; of one that is gone its exit code says why."""
    with suppress(OSError), entry:
        entry.write(order)


def _value(code: int, answer: bytes, bounds: Bounds, said: bytes = b"") -> Any:  # noqa: ANN401 - what the work gives
    """What is in the *answer* of a process that ended with *code* and *said* this.  Raises as :func:`bounded` does."""
    if code == -_OUT_OF_TIME:
        raise BrokeOffError(f"{bounds.seconds} s")
    if code or not answer:
        lacked = code == _OUT_OF_MEMORY or b"MemoryError" in said
        raise BrokeOffError("memory" if lacked else f"exit {code}")
    good, value = pickle.loads(answer)  # written by ourselves
    if not good:
        raise value
    return value


def _in_a_copy(bounds: Bounds, work: Callable[[], object]) -> tuple[int, bytes]:
    """How a copy of this process that does *work* ended, and its answer."""
    end, begin = os.pipe()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    process = os.fork()
    if not process:
        _copied(bounds, work, begin)
    os.close(begin)
    try:
        answer = _read(end, time.monotonic() + bounds.seconds * _PATIENCE)
        if answer is None:
            raise BrokeOffError(f"{bounds.seconds} s")
    except BaseException:
        os.kill(process, _KILL)
        os.waitpid(process, 0)
        raise
    finally:
        os.close(end)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), answer


def _read(end: int, until: float) -> bytes | None:
    """All that comes through a pipe, ``None`` where it has not come to its end by a time of the steady clock."""
    made = bytearray()
    while select.select([end], [], [], max(until - time.monotonic(), 0))[0]:
        piece = os.read(end, _PIECE)
        if not piece:
            return bytes(made)
        made += piece
    return None


def _copied(bounds: Bounds, work: Callable[[], object], begin: int) -> NoReturn:
    """What the copy does; it shows nothing, and ends without what this process would do at its end."""
    code = 1
    try:
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nothing, stream)
        sys.stdout = sys.stderr = os.fdopen(nothing, "w")
        _bind(bounds)
        with open(begin, "wb") as out:
            out.write(pickle.dumps(_answer(work)))
        code = 0
    except MemoryError:
        code = _OUT_OF_MEMORY
    finally:
        os._exit(code)


def _answer(work: Callable[[], object]) -> tuple[bool, object]:
    """What *work* gives, or the fault that ended it."""
    try:
        return True, work()
    except MemoryError:
        raise
    except Exception as fault:  # handed on as it is
        return False, fault


def inner() -> None:
    """The other process: takes an order from standard input and answers on standard output."""
    _, work = _order(sys.stdin.buffer.read())
    answer = _answer(work)
    sys.stdout.buffer.write(pickle.dumps(answer))
    sys.stdout.buffer.flush()


def _order(data: bytes) -> tuple[Bounds, Callable[[], object]]:
    """The order in *data*; the modules it names are loaded before it is bound."""
    done: tuple[Bounds, Callable[[], object]] = pickle.loads(data)  # from our parent
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
