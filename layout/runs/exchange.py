"""Two folders change places in one step of the file system, where it can do that.

Linux has ``renameat2`` with RENAME_EXCHANGE (since 3.15), macOS ``renamex_np`` with RENAME_SWAP (since 10.12).
"""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path
from typing import Any, Final

_AT_FDCWD: Final = -100
_EXCHANGE: Final = 2
"""RENAME_EXCHANGE of Linux and RENAME_SWAP of macOS are the same number."""


@cache
def system_library() -> Any:  # noqa: ANN401 - it has whatever the system has
    """The system's own functions.  Raises :class:`OSError` where there is no such library."""
    import ctypes  # 3 ms, and only a run into a folder of an earlier one needs it

    return ctypes.CDLL(None, use_errno=True)


def exchanged(one: Path, other: Path) -> bool:
    """Let *one* and *other* change places; False where the system or the file system cannot, and nothing happened."""
    if sys.platform not in ("linux", "darwin"):
        return False
    names = os.fsencode(one), os.fsencode(other)
    try:
        library = system_library()
        if sys.platform == "linux":
            return bool(library.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _EXCHANGE) == 0)
        return bool(library.renamex_np(*names, _EXCHANGE) == 0)
    except (OSError, AttributeError):  # no such library, or none that has this
        return False
