"""render-page: makes up Chinese newspaper pages.

``load`` reads an issue, ``compose`` makes it up, ``pdf`` and ``png`` turn the edition into bytes.
The names are found when first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOMES = {
    "Edition": "layout.page",
    "compose": "layout.composing",
    "load": "layout.loading.load",
    "pdf": "layout.output.pdf",
    "png": "layout.output.png",
}

__all__ = ["Edition", "compose", "load", "pdf", "png"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the room's public name is
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(_HOMES[name]), name)
