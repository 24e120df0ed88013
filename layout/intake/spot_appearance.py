"""What spot inks look like: the four inks that a file gives for a solid of each."""

from __future__ import annotations

from typing import Any, Final

import pikepdf

from layout.pdfreader.functions import function_of
from layout.pdfreader.objects import objects_under
from layout.pdfreader.spaces import EVERY, PROCESS

_MOST: Final = 20_000


def shown_as(resources: Any) -> dict[str, tuple[float, ...]]:
    """Every spot ink that *resources* and what is under them name, with its solid in four inks, 0 to 1.

    An ink whose alternate is no CMYK, or whose tint transform is a program, is shown as a grey.
    """
    found: dict[str, tuple[float, ...]] = {}
    for obj in objects_under((resources,), _MOST):
        if isinstance(obj, pikepdf.Array):
            for name, solid in _solids(obj):
                found.setdefault(name, solid)
    return found


def _solids(array: Any) -> list[tuple[str, tuple[float, ...]]]:
    family = str(array[0]) if len(array) >= 4 and isinstance(array[0], pikepdf.Name) else ""
    if family not in ("/Separation", "/DeviceN"):
        return []
    names = [str(array[1])] if family == "/Separation" else [str(one) for one in array[1]]
    way = function_of(array[3]) if str(array[2]) == "/DeviceCMYK" else None
    made: list[tuple[str, tuple[float, ...]]] = []
    for index, name in enumerate(one.lstrip("/") for one in names):
        if name in (*PROCESS, EVERY, "None"):
            continue
        solid = tuple(way([float(at == index) for at in range(len(names))])) if way else (0.0, 0.0, 0.0, 0.6)
        made.append((name, solid if len(solid) == 4 else (0.0, 0.0, 0.0, 0.6)))
    return made
