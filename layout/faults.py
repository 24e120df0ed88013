"""What stands for an exception that is not ours: one finding, with the place in the program where it came up."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import Final

from layout.findings import Finding, LayoutError, Place, finding

_MOST: Final = 200
"""Characters of an exception's own words."""

_HERE: Final = Path(__file__).resolve().parent


def findings_of(fault: Exception) -> tuple[Finding, ...]:
    """What *fault* comes to for the person at the screen."""
    if isinstance(fault, LayoutError):
        return fault.findings
    where = _where(fault)
    if isinstance(fault, MemoryError):
        return (finding("program-memory", None, where=where),)
    if isinstance(fault, OSError):
        place = Place(str(fault.filename)) if fault.filename is not None else None
        return (finding("program-system", place, why=fault.strerror or type(fault).__name__, where=where),)
    what = " ".join(str(fault).split())[:_MOST]
    return (finding("program-fault", None, kind=type(fault).__name__, what=what, where=where),)


def _where(fault: Exception) -> str:
    """The innermost line of this program that *fault* went through."""
    ours = [one for one in traceback.extract_tb(fault.__traceback__) if Path(one.filename).is_relative_to(_HERE)]
    return f"{Path(ours[-1].filename).relative_to(_HERE.parent).as_posix()}:{ours[-1].lineno}" if ours else "?"
