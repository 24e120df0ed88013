"""Numbers that Word counts by itself: 一、 1. （1） ①, written out as it shows them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from layout.documents.docxtree import PartNode
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


def lists_of(numbering: PartNode) -> Lists:
    """The lists that a document describes in its part for numbers."""
    abstract = {
        one.get("abstractNumId"): {
            _number(level.get("ilvl")): _level(level) for level in one.nodes if level.tag == "lvl"
        }
        for one in numbering.nodes
        if one.tag == "abstractNum"
    }
    made: dict[str, tuple[str, Mapping[int, Level]]] = {}
    for one in numbering.nodes:
        if one.tag != "num":
            continue
        key, number = one.value("abstractNumId"), one.get("numId")
        levels: dict[int, Level] = dict(abstract.get(key, {}))
        begins = False
        for over in one.nodes:
            at = _number(over.get("ilvl"))
            own = over.child("lvl") if over.tag == "lvlOverride" else None
            levels |= {at: _level(own)} if own is not None else {}
            if over.child("startOverride") is not None:
                begins = True
                levels[at] = levels.get(at, Level())._replace(start=_number(over.value("startOverride")))
        made[number] = (f"num {number}" if begins else key, levels)
    return Lists(made)


def _number(text: str) -> int:
    return min(int(text[:9]), _MOST) if text.isascii() and text.isdigit() else 0


def _level(element: PartNode) -> Level:
    start = element.value("start")
    return Level(element.value("numFmt") or "decimal", element.value("lvlText"), _number(start) if start else 1)
