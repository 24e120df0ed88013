"""A cluster of Dask workers (``distributed``) as an executor: files travel to it by content, each once."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from hashlib import sha256
from typing import Any, Final
from weakref import WeakValueDictionary

from layout.batches.elsewhere import Carried
from layout.findings import Place, Unreadable, finding

_PATIENCE: Final = 10
"""Seconds in which a scheduler has to answer."""


@contextmanager
def cluster_at(address: str) -> Iterator[tuple[Executor, Carried]]:
    """The cluster whose scheduler is at *address*, and what carries files to it.  Raises :class:`Unreadable`."""
    place = Place("--cluster")
    try:
        import distributed  # only a house with a cluster has it
    except ImportError as fault:
        raise Unreadable(finding("cluster-not-installed", place, what=fault.name or "distributed")) from None
    try:
        engine: Any = distributed  # has types for some of its functions only
        client = engine.Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as fault:
        why = type(fault).__name__
        raise Unreadable(finding("cluster-unreachable", place, address=address[:80], why=why)) from None
    # As long as an issue waits for it: what nobody waits for is let go by the workers.
    sent: WeakValueDictionary[str, Any] = WeakValueDictionary()

    def carried(data: bytes) -> Any:  # noqa: ANN401 - a future of another library
        key = sha256(data).hexdigest()
        known = sent.get(key)
        if known is None or known.status != "finished":  # what one worker alone had is lost with it
            known = sent[key] = client.scatter(data, hash=False)
        return known

    try:
        yield client.get_executor(pure=False, retries=2), carried
    finally:
        client.close()
