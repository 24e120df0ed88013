"""Words of heads, kept beside the results from one run to the next, so that no dictionary is loaded for known ones."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from layout import files
from layout.fonts.library import Library
from layout.typeset.head_breaks import MOST, Reading, WordMemory, read_with

NAME: Final = ".words.json"


@contextmanager
def words_of(folder: Path, faces: Library) -> Iterator[None]:
    """Read words of heads set in *faces* with those kept in *folder*, and keep there what is read beyond them."""
    memory = WordMemory(lambda: _kept(folder / NAME))
    read_with(faces, memory)
    yield
    if memory.learnt:
        _keep(folder / NAME, memory.learnt)


def _keep(path: Path, learnt: Mapping[str, Reading]) -> None:
    """Keep what was *learnt* in *path*; where that cannot be written, nothing is kept."""
    kept = {**_kept(path), **learnt}
    if len(kept) > MOST:
        kept = dict(learnt)
    entries = {text: [list(map(len, one.words)), sorted(one.inside)] for text, one in kept.items()}
    files.keep(path, json.dumps({"by": _dictionary(), "read": entries}, ensure_ascii=False).encode() + b"\n")


def _kept(path: Path) -> dict[str, Reading]:
    """The readings in *path*; none when they are another dictionary's, or anything else is amiss."""
    data = files.kept(path)
    if not data:
        return {}
    try:
        entries = json.loads(data)
        if entries["by"] != _dictionary():
            return {}
        return {text: _reading(text, *one) for text, one in entries["read"].items()}
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, OverflowError):
        return {}


def _reading(text: str, lengths: list[int], inside: list[int]) -> Reading:
    """The reading that was kept of *text*.  Raises :class:`ValueError` for one that cannot be its."""
    if sum(lengths) != len(text) or min(lengths, default=1) < 1 or not all(0 < at < len(text) for at in inside):
        raise ValueError(text)
    ends = [sum(lengths[: index + 1]) for index in range(len(lengths))]
    return Reading(tuple(text[end - one : end] for end, one in zip(ends, lengths, strict=True)), frozenset(inside))


def _dictionary() -> str:
    """What tells one edition of the dictionary from another: the names and sizes of its files."""
    import importlib.util

    found = importlib.util.find_spec("rjieba")
    folders = map(Path, (found.submodule_search_locations if found else None) or ())
    return "/".join(f"{path.name}:{path.stat().st_size}" for one in folders for path in sorted(one.glob("*.*")))
