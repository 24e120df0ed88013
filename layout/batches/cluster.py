"""A cluster of Dask workers (``distributed``) as an executor: files travel to it by content, each once."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import contextmanager, suppress
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from weakref import WeakValueDictionary

from layout.batches.bounded import within
from layout.batches.elsewhere import Carried, outcomes_elsewhere
from layout.batches.jobs import BatchJob
from layout.batches.workers import LIMIT, JobOutcome, Work
from layout.findings import LayoutError, Place, Unreadable, finding

_PATIENCE: Final = 10
"""Seconds in which a scheduler has to answer."""
_RETURN: Final = 60
"""Seconds in which one that is gone has to be there again: a service manager starts it anew within a few."""
_LOSSES: Final = 5
"""Times that a scheduler may go under one batch."""
_GIVEN: Final = 4
"""Times that a file is given to a worker, each of which may be lost under it."""


class LostClusterError(Exception):
    """The scheduler is gone; what was on its way is lost."""


class _Dispatch(Executor):
    """The executor of a client, which says when its scheduler is gone."""

    def __init__(self, client: Any) -> None:  # noqa: ANN401 - of another library
        self._client, self._engine = client, client.get_executor(pure=False, retries=2)

    @property
    def workers(self) -> int:
        """How many there are at this moment.  Raises :class:`LostClusterError`."""
        with _told_of_loss():
            return len(self._client.ncores())

    def submit(self, work: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:  # noqa: ANN401
        """As any executor; raises :class:`LostClusterError`."""
        if self._client.status != "running":  # it still takes work, and has it fail
            raise LostClusterError(self._client.status)
        with _told_of_loss():
            sent: Future[Any] = self._engine.submit(work, *given, **named)
        return sent


@contextmanager
def _told_of_loss() -> Iterator[None]:
    try:
        yield
    except Exception as fault:  # of many kinds: closed, cancelled, late, or the engine's own
        raise LostClusterError(type(fault).__name__) from fault


def outcomes_of_cluster(
    address: str, jobs: Sequence[BatchJob], work: Work,
    *, limit: float = LIMIT, memory: int = 0, language: str = "en", overwrite: bool = False,
    roots: Sequence[Path] = (), ahead: int = 0,
) -> Iterator[tuple[int, JobOutcome, dict[str, Any]]]:  # fmt: skip
    """What :func:`layout.batches.elsewhere.outcomes_elsewhere` gives, by the cluster whose scheduler is at *address*.

    An issue that takes more than *limit* seconds is given up.  A process that has had more than its share of *memory*
    (bytes, of all workers that there are when the batch begins) makes room for a new one.

    A scheduler that goes is waited for, a few times, and what was on its way is sent again; where it does not come back
    the jobs that are left have the fault ``cluster``.

    Raises :class:`Unreadable` where there is none at first.
    """
    left = list(range(len(jobs)))
    for loss in range(_LOSSES):
        sent = tuple(left)
        try:
            with cluster_at(address, _RETURN if loss else _PATIENCE) as (executor, carried):
                chosen = [jobs[number] for number in sent]
                bounded = partial(within, work, limit, memory // max(1, executor.workers))
                done = outcomes_elsewhere(
                    chosen, bounded, executor, carried,
                    language=language, overwrite=overwrite, roots=roots, ahead=ahead,
                )  # fmt: skip
                for at, outcome, entry in done:
                    left.remove(sent[at])
                    yield sent[at], outcome, entry
            return
        except LostClusterError:
            continue
        except LayoutError:
            if not loss:
                raise
            break
    for number in left:
        yield number, JobOutcome(fault="cluster"), {}


def _scattered(client: Any, data: bytes) -> Any:  # noqa: ANN401 - of another library
    """*data* with a worker of *client*; where that is lost just then, with another."""
    for _ in range(_GIVEN - 1):
        with suppress(LostClusterError), _told_of_loss():
            return client.scatter(data, hash=False)
        if client.status != "running":
            break
    with _told_of_loss():
        return client.scatter(data, hash=False)


@contextmanager
def cluster_at(address: str, patience: int = _PATIENCE) -> Iterator[tuple[_Dispatch, Carried]]:
    """The cluster whose scheduler answers at *address* within *patience* seconds, and what carries files to it.

    Raises :class:`Unreadable` where none answers, and :class:`LostClusterError` from either once it is gone.
    """
    place = Place("--cluster")
    try:
        import distributed  # only a house with a cluster has it
    except ImportError as fault:
        raise Unreadable(finding("cluster-not-installed", place, what=fault.name or "distributed")) from None
    for name in (
        "distributed",
        "distributed.client",
        "tornado.application",
    ):  # of a loss they write pages; it is said in a line
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        engine: Any = distributed  # has types for some of its functions only
        client = engine.Client(address, timeout=patience, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as fault:
        why = type(fault).__name__
        raise Unreadable(finding("cluster-unreachable", place, address=address[:80], why=why)) from None
    # As long as an issue waits for it: what nobody waits for is let go by the workers.
    sent: WeakValueDictionary[str, Any] = WeakValueDictionary()

    def carried(data: bytes) -> Any:  # noqa: ANN401 - a future of another library
        key = sha256(data).hexdigest()
        known = sent.get(key)
        if known is None or known.status != "finished":  # what one worker alone had is lost with it
            known = sent[key] = _scattered(client, data)
        return known

    try:
        yield _Dispatch(client), carried
    finally:
        with suppress(OSError, TimeoutError):  # of a scheduler that is gone
            client.close(timeout=_PATIENCE)
