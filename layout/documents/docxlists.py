"""Numbers that Word counts by itself: 一、 1. （1） ①, written out as it shows them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from layout.documents.docxtext import attribute, child, tag_of
from layout.documents.equations import CIRCLED
from layout.value import NamedTuple

_DIGITS: Final = "〇一二三四五六七八九"
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
            told = child(one, "abstractNumId")
            key = attribute(told, "val") if told is not None else ""
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


def numeral(value: int, form: str) -> str:
    """*value* in one of Word's forms of numbers; decimal where the form is not known."""
    if (
        form.startswith(("chinese", "ideographDigital", "japaneseCounting", "taiwanese"))
        or form == "ideographTraditional"
    ):
        return chinese(value)
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1) if 0 < value < 200 else str(value)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(value)
        return roman.lower() if form == "lowerRoman" else roman
    if form.startswith("decimalEnclosedCircle") and 0 < value <= len(CIRCLED):
        return CIRCLED[value - 1]
    if form == "decimalFullWidth":
        return "".join(chr(ord(char) + 0xFEE0) for char in str(value))
    return f"{value:02d}" if form == "decimalZero" else str(value)


def chinese(value: int) -> str:
    """1 → 一, 12 → 十二, 105 → 一百零五."""
    if not 0 < value < 1000:
        return "".join(_DIGITS[int(char)] for char in str(max(value, 0)))
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    made = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        made += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        made += "零"
    return made + (_DIGITS[ones] if ones else "")


def _roman(value: int) -> str:
    made = ""
    for worth, sign in zip(
        (100, 90, 50, 40, 10, 9, 5, 4, 1), ["C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"], strict=True
    ):
        while value >= worth and len(made) < 20:
            made += sign
            value -= worth
    return made
