"""Warm processes that make one issue after the other; one that dies or hangs costs its own issue only."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, wait
from typing import Any, Final

from layout.batches.jobs import BatchJob
from layout.processes.standard_streams import silence_libraries
from layout.value import NamedTuple

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

TRIES: Final = 2
"""Times that an issue is begun whose process dies under it: a machine short of memory may have taken the wrong one."""

LIMIT: Final = 300
"""Seconds an issue may take where nothing is said."""

_WHOLE: Final = 100
"""Jobs after which all that a process has made since the first is looked at for garbage, not the last job's alone."""

_TURN: Final = 0.5
"""Seconds after which the time limits are looked at."""


class JobOutcome(NamedTuple):
    """What came of a job: the exit code of each of its commands, what they said, and the files they opened.

    *fault* is ``lost`` for a job whose process died, ``late`` for one that was given up; there are no codes then.
    *peak* is the most memory its process has had, in bytes.
    """

    codes: tuple[int, ...] = ()
    said: str = ""
    opened: tuple[str, ...] = ()
    peak: int = 0
    fault: str = ""

    @property
    def code(self) -> int:
        """The worst of the exit codes."""
        return 2 if self.fault else max(self.codes, default=0)


Work = Callable[[BatchJob], JobOutcome]
"""Does a job; it is sent to another process, so it is a function of a module, or a partial of one."""


class WarmProcess:
    """A process, the pipe to it, and what it is doing."""

    def __init__(self, work: Work) -> None:
        context = get_context("spawn")  # the same everywhere, and nothing of this process is doubled
        self.pipe, theirs = context.Pipe()
        alive, self.life = context.Pipe(duplex=False)
        self.process = context.Process(target=serve, args=(theirs, alive, work), daemon=True)
        with _signals_held_back():
            self.process.start()
        theirs.close()
        alive.close()
        self.number = -1
        self.begun = 0.0

    def begin(self, number: int, job: BatchJob) -> None:
        """Have it do *job*, the *number*-th.  Raises :class:`OSError` when it has died."""
        self.number, self.begun = number, time.monotonic()
        self.pipe.send(job)

    def done(self, job: BatchJob, limit: float) -> JobOutcome:
        """Have it do *job* and wait for it, *limit* seconds at most."""
        with suppress(OSError):
            self.begin(0, job)
        return _taken(self) if self.pipe.poll(limit) else JobOutcome(fault="late")

    def end(self) -> None:
        """Let go of the process; one that is at work is killed."""
        if self.number >= 0:
            self.process.kill()
        self.pipe.close()
        self.life.close()
        self.process.join()


@contextmanager
def _signals_held_back() -> Iterator[None]:
    """Have Ctrl-C and SIGTERM wait until a process has begun, where the system can; they never reach the new process.

    While it begins it would answer with pages of where it was; it leaves when this process does.  What keeps account of
    such processes has to be running before: it lets signals through when it begins.
    """
    held = getattr(signal, "pthread_sigmask", None)
    if held is None:  # Windows
        yield
        return
    resource_tracker.ensure_running()
    before = held(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
    try:
        yield
    finally:
        held(signal.SIG_SETMASK, before)


def serve(pipe: Connection, life: Connection, work: Work) -> None:
    """In the other process: do jobs until the pipe is closed; leave at once when whoever began it is gone."""
    threading.Thread(target=_leave_with, args=(life,), daemon=True).start()
    silence_libraries()
    gc.disable()
    with suppress(EOFError, OSError, KeyboardInterrupt):
        for done in count():
            job: BatchJob = pipe.recv()
            pipe.send(work(job)._replace(peak=peak_memory()))
            cleared(done)


def cleared(done: int) -> None:
    """Collect what garbage the last job left, after it and not a dozen times while it is made: a twentieth of a page.

    What the first job loaded (code, faces, the house's files) is as good as never garbage, and not looked at again.
    All that one of the next has made is young, for nothing is collected while it works, and only the young are looked
    at: a whole collection lets go of the interpreter's spare objects too, which takes 1 ms and has the next job ask for
    them anew.  What was kept from job to job and then dropped waits for the next of every :data:`_WHOLE`.

    *done* are the jobs done before: to ask how much is kept, and so whether there were any, takes 3 ms.
    """
    gc.collect(2 if done % _WHOLE == 0 else 0)
    if not done:
        gc.freeze()


def _leave_with(life: Connection) -> None:
    """Leave when nobody holds the other end of *life* any more; the next run sweeps what was being put together."""
    with suppress(EOFError, OSError):
        life.recv_bytes()
    os._exit(2)


def peak_memory() -> int:
    """The most memory this process has had, in bytes; 0 where the system does not say."""
    if resource is None:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def outcomes(
    jobs: Sequence[BatchJob], work: Work, processes: int, *, limit: float, memory: int
) -> Iterator[tuple[int, JobOutcome]]:
    """(number, outcome) of every one of *jobs* as they are done by so many *processes*.

    A job that takes more than *limit* seconds is given up.  A process that has had more than its share of *memory*
    (bytes, of all together) makes room for a new one.
    """
    waiting = deque(range(len(jobs)))
    tries: Counter[int] = Counter()
    crew: list[WarmProcess] = []
    done: deque[tuple[int, JobOutcome]] = deque()
    share = memory // max(1, processes)
    try:
        while waiting or done or any(one.number >= 0 for one in crew):
            while waiting and sum(one.number >= 0 for one in crew) < processes:
                number = waiting.popleft()
                tries[number] += 1
                idle = _idle(crew, work)
                with suppress(OSError):  # dead already: its pipe says so in a moment
                    idle.begin(number, jobs[number])
            while done:  # whoever is told of it takes his time, and no process waits for him
                yield done.popleft()
            busy = {one.pipe: one for one in crew if one.number >= 0}
            for pipe in wait(list(busy), _TURN) if busy else ():
                one = busy[pipe]  # type: ignore[index]
                number = one.number
                outcome = _taken(one)
                if outcome.fault and tries[number] < TRIES:
                    waiting.appendleft(number)
                else:
                    done.append((number, outcome))
                if outcome.fault or 0 < share < outcome.peak:
                    crew.remove(one)
                    one.end()
            for one in [each for each in crew if each.number >= 0 and time.monotonic() - each.begun > limit]:
                done.append((one.number, JobOutcome(fault="late")))
                crew.remove(one)
                one.end()
    finally:
        for one in crew:
            one.end()


def _idle(crew: list[WarmProcess], work: Work) -> WarmProcess:
    """One of *crew* that does nothing; where all are at work, one more that joins it."""
    for one in crew:
        if one.number < 0:
            return one
    crew.append(WarmProcess(work))
    return crew[-1]


def _taken(one: WarmProcess) -> JobOutcome:
    """What a worker sends; ``lost`` when it has died."""
    try:
        outcome: Any = one.pipe.recv()
    except (EOFError, OSError):
        one.number = -1
        return JobOutcome(fault="lost")
    one.number = -1
    assert isinstance(outcome, JobOutcome)
    return outcome
