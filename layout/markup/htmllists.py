"""Lists of a web page: their numbers as a browser shows them."""

from __future__ import annotations

import re
from typing import Final

from layout.markup.numerals import numeral

_FORMS: Final = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLES: Final = {
    "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
    "decimal-leading-zero": "decimalZero", "cjk-decimal": "chinese", "cjk-ideographic": "chinese",
    "simp-chinese-informal": "chinese", "trad-chinese-informal": "chinese",
}  # fmt: skip
_STYLE: Final = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)
_BULLET: Final = "·"
_MOST: Final = 999_999


class PageList:
    """A list while it is read: counts its items, up or down."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        match = _STYLE.search(attributes.get("style", ""))
        style = match[1].lower() if match else ""
        self._ordered = tag == "ol"
        self._none = style == "none"
        self._form = _STYLES.get(style) or _FORMS.get(attributes.get("type", ""), "decimal")
        self._step = -1 if "reversed" in attributes else 1
        self._next = _number(attributes.get("start", ""), 1)
        self._counted = self._step > 0 or "start" in attributes
        self._items = 0

    def take(self, attributes: dict[str, str]) -> int:
        """The number of the next item, whose attributes are *attributes*; :meth:`label` knows what it is printed as."""
        number = _number(attributes.get("value", ""), self._next)
        self._next = number + self._step
        self._items += 1
        return number

    def label(self, number: int) -> str:
        """The label of item *number* of a list that was read to its end: 1. or 一、 or a bullet; "" for none."""
        if self._none:
            return ""
        if not self._ordered:
            return _BULLET
        number += 0 if self._counted else self._items - 1  # it counts down from the number of its items
        return f"{numeral(number, self._form)}{'、' if self._form == 'chinese' else '.'}"


def _number(text: str, otherwise: int) -> int:
    text = text.strip()
    digits = text.removeprefix("-")
    if not digits.isascii() or not digits.isdigit():
        return otherwise
    return max(-_MOST, min(_MOST, int(text[:8])))
