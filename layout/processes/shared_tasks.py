"""Work shared by two processes, where a process may safely be doubled."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Final, TypeVar

from layout.processes.worker import leave_signals_to_the_parent

_First = TypeVar("_First")
_Done = TypeVar("_Done")

_TURN: Final = 4
"""Bytes of a task's number in the pipe that both processes take their next task from."""

_MOST: Final = 4096
"""Tasks that are shared: their numbers must lie in the pipe before anyone reads it."""


def may_fork() -> bool:
    """True where this process may be doubled: on Linux, with two processors, while no thread runs."""
    if sys.platform != "linux" or not hasattr(os, "fork") or (os.cpu_count() or 1) < 2:
        return False
    return has_one_thread()


def has_one_thread() -> bool:
    """True while no thread runs beside this one; where nobody has loaded what makes them, none does."""
    threading = sys.modules.get("threading")
    return threading is None or threading.active_count() == 1


def shared(
    first: Callable[[], _First], tasks: Sequence[Callable[[], _Done]], *, alone: bool = False
) -> tuple[_First, list[_Done]]:
    """What *first* gives and what every one of *tasks* gives, in their order.

    This process begins with *first*, another one with the tasks, and then each takes the next task that nobody has
    taken.  Where that cannot be, all is done here, with the same results.  What the other process did not bring, as it
    died or met something that it raised, is done again here, and raises it here.  *alone* has all done here.
    """
    if alone or not may_fork() or not 0 < len(tasks) <= _MOST:
        return first(), [task() for task in tasks]
    sys.stdout.flush()
    sys.stderr.flush()
    pipes: list[int] = []
    try:
        pipes.append(_turns(len(tasks)))
        pipes += os.pipe()
        parent = os.getpid()
        process = os.fork()
    except OSError:  # no more processes or files for us
        for pipe in pipes:
            os.close(pipe)
        return first(), [task() for task in tasks]
    turns, read, write = pipes
    if not process:
        try:
            leave_signals_to_the_parent()
            os.close(read)
            with os.fdopen(write, "wb") as out:
                _send(out.write, turns, tasks, parent)
            sys.stdout.flush()
        finally:
            os._exit(0)
    os.close(write)
    done: dict[int, _Done] = {}
    try:
        one = first()
        while (number := _turn(turns)) is not None:
            done[number] = tasks[number]()
    finally:
        with os.fdopen(read, "rb") as sending:
            sent = sending.read()
        os.waitpid(process, 0)
        os.close(turns)
    with suppress(EOFError, pickle.UnpicklingError):
        done |= pickle.loads(sent)  # from our own child
    return one, [done[number] if number in done else task() for number, task in enumerate(tasks)]


def together(tasks: Sequence[Callable[[], _Done]]) -> list[_Done]:
    """What every one of *tasks* gives, in their order, from two processes where that can be."""
    if not tasks:
        return []
    one, others = shared(tasks[0], tasks[1:])
    return [one, *others]


def _turns(count: int) -> int:
    """A pipe with the numbers of all tasks, from which whoever reads gets the next."""
    read, write = os.pipe()
    os.write(write, b"".join(number.to_bytes(_TURN, "big") for number in range(count)))
    os.close(write)
    return read


def _turn(turns: int) -> int | None:
    """The number of the next task; ``None`` when all are taken."""
    got = os.read(turns, _TURN)
    return int.from_bytes(got, "big") if len(got) == _TURN else None


def _send(write: Callable[[bytes], object], turns: int, tasks: Sequence[Callable[[], object]], parent: int) -> None:
    """Do what no one has taken of *tasks* while process *parent* lives, which wants to have it."""
    done: dict[int, object] = {}
    try:
        while os.getppid() == parent and (number := _turn(turns)) is not None:
            done[number] = tasks[number]()
    finally:
        write(pickle.dumps(done, pickle.HIGHEST_PROTOCOL))
