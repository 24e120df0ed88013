"""The kinds of single values: words, numbers, lengths in the trade's units, choices, dates, inks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final, Never

from layout.keys.file_reading import FileReading, meant_by, near
from layout.keys.reading import Kind
from layout.naming import is_device
from layout.page import Ink, process_ink
from layout.trees.nodes import Node, Scalar
from layout.units import SIZES, Length, mm, pt

MOST_TEXT: Final = 20_000
LONGEST: Final = mm(2000)
_NUMBER: Final = frozenset("0123456789.+-")
_NOT_IN_NAMES: Final = frozenset('/\\:*?"<>|')
_ONE_WORD: Final = (("true", True), ("yes", True), ("是", True), ("false", False), ("no", False), ("否", False))
_YES_NO: Final = dict(_ONE_WORD)


def scalar(reading: FileReading, node: Node) -> str | None:
    """The words of a single value; ``None`` (reported) for a list, a map, or nothing at all."""
    if not isinstance(node, Scalar):
        reading.fault("spec-not-a-value", node)
        return None
    if node.plain and node.value in ("", "~", "null"):
        reading.fault("spec-nothing", node)
        return None
    return node.value


def words(most: int = MOST_TEXT, least: int = 1, *, lines: bool = False) -> Kind:
    """Text as written, on one line unless *lines*; a number is taken for its digits, so 007 keeps its noughts."""

    def read(reading: FileReading, node: Node) -> str | None:
        value = scalar(reading, node)
        if value is not None and not least <= len(value) <= most:
            return reading.fault("spec-text-length", node, least=least, most=most, count=len(value))
        if value is not None and not lines and ("\n" in value or "\t" in value):
            return reading.fault("spec-one-line", node)
        return value

    return Kind(read, {"type": ["string", "number"], "maxLength": most})


def name(most: int = 80) -> Kind:
    """A name that may become a file's: no separators, no leading or trailing dot or space."""

    def read(reading: FileReading, node: Node) -> str | None:
        value = scalar(reading, node)
        if value is None:
            return None
        good = value.isprintable() and len(value) <= most and value == value.strip(" .") and value
        if not good or is_device(value) or not _NOT_IN_NAMES.isdisjoint(value):
            return reading.fault("spec-bad-name", node, most=most)
        return value

    return Kind(read, {"type": ["string", "number"], "maxLength": most})


def _number_in(value: str) -> float | None:
    if not value or len(value) > 18 or not _NUMBER.issuperset(value):
        return None
    try:
        return float(value)
    except ValueError:
        return None


def _unread(reading: FileReading, code: str, node: Node, value: str) -> Never | None:  # noqa: RUF020 - as FileReading.fault
    """Report a value that is none of its kind, with what was likely meant."""
    from layout.keys.slips import date_meant, length_meant, number_meant  # wanted only where a value is wrong

    if code == "spec-bad-date":
        meant = date_meant(value)
    elif code == "spec-bad-length":
        meant = length_meant(value)
    else:
        meant = number_meant(value, "7" if code == "spec-not-whole" else "12.5")
        meant = meant.partition(".")[0] if code == "spec-not-whole" else meant
    return reading.fault(code, node, text=value[:40], meant=meant)


def number(least: float, most: float) -> Kind:
    """A number within bounds; no infinities, no exponents."""

    def read(reading: FileReading, node: Node) -> float | None:
        value = scalar(reading, node)
        if value is None:
            return None
        found = _number_in(value)
        if found is None:
            return _unread(reading, "spec-not-a-number", node, value)
        if not least <= found <= most:
            return reading.fault("spec-out-of-range", node, text=value, least=f"{least:g}", most=f"{most:g}")
        return found

    return Kind(read, {"type": "number", "minimum": least, "maximum": most})


def whole(least: int, most: int) -> Kind:
    """A whole number within bounds."""

    def read(reading: FileReading, node: Node) -> int | None:
        value = scalar(reading, node)
        if value is None:
            return None
        found = _number_in(value)
        if found is None or "." in value:
            return _unread(reading, "spec-not-whole", node, value)
        if not least <= found <= most:
            return reading.fault("spec-out-of-range", node, text=value, least=least, most=most)
        return int(found)

    return Kind(read, {"type": "integer", "minimum": least, "maximum": most})


def yes_no() -> Kind:
    """A switch: true or false, 是 or 否."""

    def read(reading: FileReading, node: Node) -> bool | None:
        value = scalar(reading, node)
        if value is None:
            return None
        found = _YES_NO.get(value.lower())
        if found is None:
            return reading.fault("spec-not-yes-no", node, text=value[:40])
        return found

    return Kind(read, {"type": "boolean"})


_ALIKE: Final = 0.65
"""Of few words, those less alike than this are named all together: left-to-right is not far from from-right."""


def choice(known: Mapping[str, str]) -> Kind:
    """One of the words of *known*, which maps what may be written (also in Chinese) to the model's word."""

    def read(reading: FileReading, node: Node) -> str | None:
        value = scalar(reading, node)
        if value is None:
            return None
        found = known.get(value)
        if found is None:
            reading.fault("spec-bad-choice", node, text=value[:40], near=near(value, known, _ALIKE))
            return known.get(meant_by(value, known))  # what was meant will do for a page that is marked
        return found

    return Kind(read, {"enum": list(known)})


def length_in(value: str, em: Length, line: Length) -> Length | None:
    """A length such as ``3mm``, ``16pt``, ``1.5字``, ``2行``, ``五号`` in millipoints; ``None`` if it is none.

    字 and 行 are the grid's body size and leading.
    """
    if value in SIZES:
        return SIZES[value]
    cut = len(value)
    while cut and value[cut - 1] not in _NUMBER:
        cut -= 1
    amount = _number_in(value[:cut].strip())
    if amount is None or abs(amount) > 100_000:
        return None
    match value[cut:].strip():
        case "mm" | "毫米":
            return mm(amount)
        case "cm" | "厘米":
            return mm(amount * 10)
        case "pt" | "磅":
            return pt(amount)
        case "字":
            return round(amount * em)
        case "行":
            return round(amount * line)
        case "":
            return 0 if amount == 0 else None
    return None


LENGTH_SCHEMA: Final[dict[str, Any]] = {
    "type": ["string", "number"],
    "pattern": r"^([+-]?[0-9]+(\.[0-9]+)?\s*(mm|cm|pt|字|行|毫米|厘米|磅)|0|" + "|".join(SIZES) + ")$",
}


def length(least: Length = 0, most: Length = LONGEST) -> Kind:
    """A length with its unit, between *least* and *most* millipoints."""

    def read(reading: FileReading, node: Node) -> Length | None:
        value = scalar(reading, node)
        if value is None:
            return None
        found = length_in(value, reading.em, reading.line)
        if found is None:
            return _unread(reading, "spec-bad-length", node, value)
        if not least <= found <= most:
            return reading.fault(
                "spec-out-of-range", node, text=value, least=f"{least / 1000:g}pt", most=f"{most / 1000:g}pt"
            )
        return found

    return Kind(read, LENGTH_SCHEMA)


def ems(least: int, most: int) -> Kind:
    """A share of the text's own size, in per mille of it: ``2字``, ``5%``, ``0``."""

    def read(reading: FileReading, node: Node) -> int | None:
        value = scalar(reading, node)
        if value is None:
            return None
        scale = 1000 if value.endswith("字") else 10 if value.endswith("%") else 0
        amount = _number_in(value[:-1].strip() if scale else value)
        if amount is None or (not scale and amount != 0):
            return reading.fault("spec-bad-share", node, text=value[:40])
        found = round(amount * scale)
        if not least <= found <= most:
            return reading.fault(
                "spec-out-of-range", node, text=value, least=f"{least / 1000:g}字", most=f"{most / 1000:g}字"
            )
        return found

    return Kind(read, {"type": ["string", "number"], "pattern": r"^([+-]?[0-9]+(\.[0-9]+)?\s*[字%]|0)$"})


def day() -> Kind:
    """A date, year-month-day."""

    def read(reading: FileReading, node: Node) -> date | None:
        value = scalar(reading, node)
        if value is None:
            return None
        parts = value.split("-")
        try:
            if [len(part) for part in parts] == [4, 2, 2] and value.isascii():
                return date(*(int(part) for part in parts))
        except ValueError:
            return reading.fault("spec-no-such-day", node, text=value[:40])
        return _unread(reading, "spec-bad-date", node, value)

    return Kind(read, {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})


def ink_in(value: str) -> Ink | None:
    """``K80`` as an ink: one plate at so many per cent; ``None`` if it is not written so."""
    plate, amount = value[:1], _number_in(value[1:])
    if plate not in ("C", "M", "Y", "K") or amount is None or not 0 <= amount <= 100:
        return None
    return process_ink(round(amount * 10) if plate == one else 0 for one in "CMYK")
