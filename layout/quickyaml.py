"""PyYAML, imported without compiling the patterns of its Python parser, which its C parser never uses.

One of them, over all of Unicode, takes longer to compile than a page spec takes to read.  While PyYAML is imported
``re.compile`` gives patterns that compile themselves at their first use; nothing else about them differs.
"""

from __future__ import annotations

import re
from typing import Any

_compile = re.compile


class _Pattern:
    """A pattern that is compiled when something of it is asked for."""

    def __init__(self, pattern: Any, flags: int = 0) -> None:  # noqa: ANN401 - as re.compile has it
        self._told = (pattern, flags)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a pattern has
        return getattr(_compile(*self._told), name)


re.compile = _Pattern  # type: ignore[assignment]
try:
    import yaml
finally:
    re.compile = _compile

__all__ = ["yaml"]
