"""Two pieces of work done at once, each by a process of its own where that is safe."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable
from typing import TypeVar

_Here = TypeVar("_Here")
_There = TypeVar("_There")


def may_fork() -> bool:
    """True where this process may be doubled: on Linux, with two processors, while no thread runs."""
    if sys.platform != "linux" or (os.cpu_count() or 1) < 2:
        return False
    threading = sys.modules.get("threading")
    return threading is None or threading.active_count() == 1


def both(here: Callable[[], _Here], there: Callable[[], _There]) -> tuple[_Here, _There]:
    """What *here* and *there* give, *there* having been called in a process of its own.

    Where that cannot be, or the process fails, both are called in this one, with the same results.  What *there*
    raises, it raises here as well, for then it is called again.
    """
    if not may_fork():
        return here(), there()
    sys.stdout.flush()
    sys.stderr.flush()
    read, write = os.pipe()
    process = os.fork()
    if not process:
        try:
            os.close(read)
            with os.fdopen(write, "wb") as out:
                pickle.dump(there(), out, pickle.HIGHEST_PROTOCOL)
            sys.stdout.flush()
        finally:
            os._exit(0)
    os.close(write)
    try:
        first = here()
    finally:
        with os.fdopen(read, "rb") as pipe:
            sent = pipe.read()
        os.waitpid(process, 0)
    try:
        return first, pickle.loads(sent)  # from our own child
    except (EOFError, pickle.UnpicklingError):
        return first, there()
