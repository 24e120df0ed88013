"""Keys that are not written in English as the program has them: Chinese names, slips of the pen, full-width colons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from layout.keydocs.names import NAMES, english
from layout.keys.file_reading import FileReading, meant_by
from layout.trees.nodes import Map, Node, Scalar

if TYPE_CHECKING:
    from collections.abc import Sequence


_ALIKE: Final = 0.7
"""How like a key a slip must be to be taken for it: one letter of four wrong, not a third of the word."""


def chinese_name(shape: str, key: str) -> str:
    """The usual Chinese name of *key* in a map of *shape*, "" for none."""
    return next((name for name, one in NAMES.get(shape, {}).items() if one == key), "")


def own_keys(reading: FileReading, shape: str, keys: Sequence[str], node: Map) -> tuple[tuple[Node, Node], ...]:
    """The pairs of *node* under *keys*: Chinese names turned, slips reported and taken for what was meant.

    What stands under no key, and under a slip for one that is given as well, is reported and left out.
    """
    words = {at.value for at, _ in node.pairs if isinstance(at, Scalar)}
    given = {english(shape, word) or word for word in words}
    made: list[tuple[Node, Node]] = []
    for at, value in node.pairs:
        if not isinstance(at, Scalar) or not at.value or at.value in keys:
            made.append((at, value))
            continue
        key = english(shape, at.value)
        if key not in keys:
            key, value = _unspaced(reading, shape, keys, (at, value))
        if not key:
            key = _slip(reading, shape, [one for one in keys if one not in given], at)
            given.add(key)
        if key:
            made.append((at._replace(value=key), value))
    return tuple(made)


def _unspaced(reading: FileReading, shape: str, keys: Sequence[str], pair: tuple[Scalar, Node]) -> tuple[str, Node]:
    """The key and the value that stand in one word, a colon without its space between: ``name:清水晚报``."""
    at, value = pair
    word, colon, rest = at.value.partition(":")
    key = english(shape, word) or word
    if not colon or not rest or key not in keys:
        return "", value
    reading.key = at.value
    reading.fault("spec-unknown-key", at, near=f"{word}: {rest[:40]}")
    return key, Scalar(at.line, at.column + len(word) + 1, rest)


def _slip(reading: FileReading, shape: str, free: Sequence[str], at: Scalar) -> str:
    """The key of *free* that *at* is a slip for, "" for none; reported in either case."""
    reading.key = at.value
    wide = at.value.find("：")
    if wide >= 0:
        return reading.fault("spec-full-width", at._replace(column=at.column + wide), mark="：", plain=":") or ""
    if at.value.isdigit():  # the rest of a list without its brackets: span: 5, 9
        return reading.fault("spec-unknown-key", at, near=f"[…, {at.value[:8]}]") or ""
    names = {name: key for name, key in NAMES.get(shape, {}).items() if key in free}
    likely = meant_by(at.value, free, _ALIKE) or meant_by(at.value, names, _ALIKE)
    shown = likely or " / ".join(free[:16] if at.value.isascii() else [*names][:16]) or "—"
    reading.fault("spec-unknown-key", at, near=shown)
    return names.get(likely, likely)
