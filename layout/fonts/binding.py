"""HarfBuzz's binding, imported without Python's ``inspect``, of which it wants seven numbers.

With what ``inspect`` loads in turn that is 4 ms of a cold run, in each of its two processes.  So something else answers
in its place meanwhile; whatever else is asked of that is asked of ``inspect`` itself.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Final

FLAGS: Final = {
    "CO_OPTIMIZED": 1, "CO_NEWLOCALS": 2, "CO_VARARGS": 4, "CO_VARKEYWORDS": 8, "CO_NESTED": 16, "CO_GENERATOR": 32,
    "CO_COROUTINE": 128, "CO_ITERABLE_COROUTINE": 256, "CO_ASYNC_GENERATOR": 512,
}  # fmt: skip
"""What a code object says of its function: the interpreter's own numbers, the same in every Python."""


class StandIn(ModuleType):
    """Answers for ``inspect`` as long as only its numbers are wanted."""

    def __getattr__(self, wanted: str) -> object:
        if wanted in FLAGS:
            return FLAGS[wanted]
        if wanted.startswith("__"):
            raise AttributeError(wanted)
        self.go()
        import inspect

        return getattr(inspect, wanted)

    def go(self) -> None:
        """Leave the place to the module itself."""
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]


_instead = StandIn("inspect")
sys.modules.setdefault("inspect", _instead)
try:
    import uharfbuzz as hb
finally:
    _instead.go()

__all__ = ["FLAGS", "StandIn", "hb"]
