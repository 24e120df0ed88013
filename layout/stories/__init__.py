"""Copy: raw dumps and story files become stories.

The names are found when first used: most of the program needs the values of this room, not its readers.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from layout.stories.dump import read_dump
    from layout.stories.hints import Hints, read_hints
    from layout.stories.model import Copy, Story
    from layout.stories.storyfile import read_story, write_story

__all__ = ["Copy", "Hints", "Story", "read_dump", "read_hints", "read_story", "write_story"]

_HOMES = {
    "Copy": "model", "Hints": "hints", "Story": "model", "read_dump": "dump", "read_hints": "hints",
    "read_story": "storyfile", "write_story": "storyfile",
}  # fmt: skip


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the public name is
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
