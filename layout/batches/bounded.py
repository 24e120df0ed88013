"""A job held to a time and to memory in a process that has other duties: by a warm process of that one's own.

A worker of a cluster cannot give up what it is doing and stay a worker; what it has begun for the job can be ended.
"""

from __future__ import annotations

import atexit
import pickle
from multiprocessing import current_process

from layout.batches.jobs import BatchJob
from layout.batches.workers import TRIES, JobOutcome, WarmProcess, Work

_BEGUN: dict[bytes, WarmProcess] = {}
"""The process that was begun here, by the work that it does; never more than one."""


def within(work: Work, limit: float, memory: int, job: BatchJob) -> JobOutcome:
    """Do *job* by *work* in a warm process of this one, in *limit* seconds at most.

    A process that has had more than *memory* (bytes; 0: no matter) makes room for a new one.  A job whose process dies
    is begun again, as it is in a batch on this machine.
    """
    for _ in range(TRIES):
        outcome = _process(work).done(job, limit)
        if outcome.fault or 0 < memory < outcome.peak:
            end()
        if outcome.fault != "lost":
            break
    return outcome


@atexit.register  # before that of multiprocessing, which waits for what is at work and takes no signals
def end() -> None:
    """Let go of the process; one that is at work is killed."""
    while _BEGUN:
        _BEGUN.popitem()[1].end()


def _process(work: Work) -> WarmProcess:
    key = pickle.dumps(work)
    if key not in _BEGUN:
        end()  # of another batch, with other options
        # The workers of an engine are often daemons, which may begin none; this one ends with its owner by itself.
        current_process().daemon = False
        _BEGUN[key] = WarmProcess(work)
    return _BEGUN[key]
