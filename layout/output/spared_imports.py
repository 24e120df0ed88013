"""Modules that a library imports and a plain run never uses, loaded only when they are."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType


def later(*names: str) -> None:
    """Let whoever imports one of *names* have a module that loads itself when something of it is asked for.

    reportlab imports Pillow for pictures it reads itself and tempfile for its own tests, which together take as long
    as all the rest of it.  Modules that are loaded already, or are not there, are left alone.
    """
    for name in names:
        spec = None if name in sys.modules else find_spec(name)
        if spec is None:
            continue
        module = _Later(name)
        module.__spec__ = spec
        sys.modules[name] = module
        parent, _, last = name.rpartition(".")
        if parent:
            setattr(sys.modules[parent], last, module)


class _Later(ModuleType):
    """Stands in for a module until an attribute of it is wanted."""

    def __getattr__(self, wanted: str) -> object:
        if wanted.startswith("__"):
            raise AttributeError(wanted)
        name = self.__name__
        if sys.modules.get(name) is self:
            del sys.modules[name]
        return getattr(import_module(name), wanted)
