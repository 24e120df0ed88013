"""Objects of a PDF: all that hang on some of them, and what a page has from the nodes above it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

import pikepdf

MOST_DEEP: Final = 50
"""Nodes looked at above a page; a tree that is deeper goes round."""


def objects_under(roots: Iterable[Any], most: int) -> Iterator[Any]:
    """Every dictionary, stream and array that hangs on *roots*, each once and *most* indirect ones; no way goes up."""
    seen: set[object] = set()
    waiting = list(roots)
    while waiting and len(seen) < most:
        obj = waiting.pop()
        if not isinstance(obj, pikepdf.Dictionary | pikepdf.Stream | pikepdf.Array):
            continue
        if obj.is_indirect:
            if obj.objgen in seen:
                continue
            seen.add(obj.objgen)
        yield obj
        if isinstance(obj, pikepdf.Array):
            waiting += list(obj)
        else:
            waiting += [value for key, value in obj.items() if key not in ("/Parent", "/P")]


def inherited(page: Any, key: str) -> Any:
    """What *page* has as *key*, its own or that of the nearest node above it; ``None`` where none has it."""
    node = page
    for _ in range(MOST_DEEP):
        if node is None or key in node:
            break
        node = node.get("/Parent")
    return node.get(key) if node is not None else None
