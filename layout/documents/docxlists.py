"""Numbers that Word counts by itself: 一、 1. （1） ①, written out as it shows them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from layout.documents.docxtext import attribute, child, tag_of
from layout.markup.numerals import numeral
from layout.value import NamedTuple

_BULLET: Final = "·"
_MOST: Final = 9999


class Level(NamedTuple):
    """How a level of a list is numbered: *pattern* has %1 … for the numbers of the levels."""

    form: str = "decimal"
    pattern: str = ""
    start: int = 1


class Lists:
    """Counts the items of a document's lists."""

    def __init__(self, levels: Mapping[str, tuple[str, Mapping[int, Level]]]) -> None:
        self._levels = levels
        self._counts: dict[str, dict[int, int]] = {}

    def label(self, number: str, level: int) -> str | None:
        """The label of the next item of list *number* at *level*; ``None`` when there is no such list."""
        if number not in self._levels or number == "0":
            return None
        shared, levels = self._levels[number]
        counts = self._counts.setdefault(shared, {})
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        mine = levels.get(level, Level())
        counts[level] = counts[level] + 1 if level in counts else mine.start
        if mine.form == "bullet":
            return _BULLET
        if mine.form == "none":
            return ""

        def put(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            other = levels.get(at, Level())
            return numeral(counts.get(at, other.start), other.form)

        return re.sub(r"%([1-9])", put, mine.pattern or f"%{level + 1}.")


def lists_of(numbering: Any) -> Lists:  # noqa: ANN401 - the root of word/numbering.xml, or None
    """The lists that a document describes."""
    if numbering is None:
        return Lists({})
    abstract: dict[str, dict[int, Level]] = {}
    for one in numbering.iterchildren():
        if tag_of(one) == "abstractNum":
            abstract[attribute(one, "abstractNumId")] = {
                _number(attribute(level, "ilvl")): _level(level)
                for level in one.iterchildren()
                if tag_of(level) == "lvl"
            }
    made: dict[str, tuple[str, Mapping[int, Level]]] = {}
    for one in numbering.iterchildren():
        if tag_of(one) == "num":
            abstract = child(one, "abstractNumId")
            key = attribute(abstract, "val") if abstract is not None else ""
            number = attribute(one, "numId")
            begun = {
                _number(attribute(over, "ilvl")): _number(attribute(child(over, "startOverride"), "val"))
                for over in one.iterchildren()
                if tag_of(over) == "lvlOverride" and child(over, "startOverride") is not None
            }
            levels = dict(abstract.get(key, {}))
            levels |= {at: levels.get(at, Level())._replace(start=start) for at, start in begun.items()}
            made[number] = (f"num {number}" if begun else key, levels)
    return Lists(made)


def _number(text: str) -> int:
    return min(int(text), _MOST) if text.isascii() and text.isdigit() else 0


def _level(element: Any) -> Level:  # noqa: ANN401
    found = {name: child(element, name) for name in ("numFmt", "lvlText", "start")}
    values = {name: attribute(one, "val") for name, one in found.items() if one is not None}
    start = values.get("start", "1")
    return Level(values.get("numFmt", "decimal"), values.get("lvlText", ""), _number(start) if start else 1)
