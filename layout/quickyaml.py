"""PyYAML imported without compiling the patterns of its Python parser, which its C parser never uses.

One of them, over all of Unicode, takes longer to compile than a page spec takes to read: 3 ms of a cold run.  While
PyYAML is imported here ``re.compile`` gives patterns that compile themselves at their first use.  So this changes the
process for a moment, and only the command line does it, in the process that it has for reading; others import PyYAML
as it is.
"""

from __future__ import annotations

import re
from typing import Any

_compile = re.compile


class _Pattern:
    """A pattern that is compiled when something of it is asked for."""

    def __init__(self, pattern: Any, flags: int = 0) -> None:  # noqa: ANN401 - as re.compile has it
        self._made_of = (pattern, flags)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a pattern has
        return getattr(_compile(*self._made_of), name)


def import_quickly() -> None:
    """Import PyYAML, for all who import it later in this process."""
    re.compile = _Pattern  # type: ignore[assignment]
    try:
        import yaml  # noqa: F401
    finally:
        re.compile = _compile
