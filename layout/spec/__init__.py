"""Page specs and house styles: YAML becomes typed values that know their place.

The names are found when first used: most of the program needs the values of this room, not its readers.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from layout.spec.checks import check, style_faults
    from layout.spec.issue import read_issue
    from layout.spec.sheet import read_styles

__all__ = ["check", "read_issue", "read_styles", "style_faults"]

_HOMES = {"check": "checks", "style_faults": "checks", "read_issue": "issue", "read_styles": "sheet"}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the public name is
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
