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
_ASKED: Final = 0.5
"""How like a key a slip must be to be asked about, not taken for it: one character of two, as in 报明 for 报名."""
_LISTED: Final = 16
"""Keys named where none is like what was written: more is not read."""


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
    _unknown(reading, at, f"{word}: {rest[:40]}")
    return key, Scalar(at.line, at.column + len(word) + 1, rest)


def _slip(reading: FileReading, shape: str, free: Sequence[str], at: Scalar) -> str:
    """The key of *free* that *at* is a slip for, "" for none; reported in either case."""
    reading.key = at.value
    wide = at.value.find("：")
    if wide >= 0:
        return reading.fault("spec-full-width", at._replace(column=at.column + wide), mark="：", plain=":") or ""
    if at.value.isdigit():  # the rest of a list without its brackets: span: 5, 9
        return _unknown(reading, at, f"[…, {at.value[:8]}]")
    names = {name: key for name, key in NAMES.get(shape, {}).items() if key in free}
    likely = meant_by(at.value, free, _ALIKE) or meant_by(at.value, names, _ALIKE)
    if likely:
        _unknown(reading, at, likely)
        return names.get(likely, likely)
    alike = meant_by(at.value, names, _ASKED) or meant_by(at.value, free, _ASKED)
    if alike:
        return _unknown(reading, at, alike)
    firsts = dict.fromkeys(chinese_name(shape, key) or key for key in free)
    listed = " / ".join([*(free if at.value.isascii() else firsts)][:_LISTED]) or "—"
    reading.fault("spec-unknown-key", at, near_zh=f"这里还能写 {listed}。", near_en=f"What may stand here: {listed}.")
    return ""


def _unknown(reading: FileReading, at: Scalar, likely: str) -> str:
    """Report that *at* is no key and that *likely* may be meant; ""."""
    reading.fault("spec-unknown-key", at, near_zh=f"是不是 {likely}？", near_en=f"Did you mean {likely}?")
    return ""
