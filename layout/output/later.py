"""Modules that a library imports and a plain run never uses, loaded only when they are."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import LazyLoader, find_spec, module_from_spec


@contextmanager
def later(*names: str) -> Iterator[None]:
    """Within it, importing one of *names* makes a module that loads itself at its first use.

    reportlab imports Pillow for pictures it reads itself, which takes as long as all the rest of it.  Modules that
    are loaded already, or are not there, are left alone.
    """
    for name in names:
        if name in sys.modules:
            continue
        spec = find_spec(name)
        if spec is None or spec.loader is None:
            continue
        spec.loader = LazyLoader(spec.loader)
        module = module_from_spec(spec)
        sys.modules[name] = module
        parent, _, last = name.rpartition(".")
        if parent:
            # Without this the import statement looks for the submodule, and looking at it would load it.
            setattr(sys.modules[parent], last, module)
        spec.loader.exec_module(module)
    yield
