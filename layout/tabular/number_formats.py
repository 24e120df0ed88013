"""What a spreadsheet shows of a number: its format's decimals, thousands, per cent, and dates (ECMA-376, 18.8.30)."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

BUILT_IN: Final = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "yyyy/m/d", 15: "d-m-yy", 16: "m-d",
    17: "yyyy-m", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"', 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss", 46: "h:mm:ss",
    57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip
"""Formats that a file names by their number alone, as an office in China has them."""

_TOKEN: Final = re.compile(
    r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]|([yY]+|[mM]+|[dD]+|[hH]+|[sS]+|[aA]+/?[pPmM/]*)|(.)', re.DOTALL
)
_DIGITS: Final = re.compile(r"[#0?][#0?,]*(?:\.([#0?]+))?")
_LITERAL: Final = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]')
_MOST_DIGITS: Final = 11
"""Digits that a cell without a format shows."""


def shown(value: str, code: str, *, from_1904: bool = False) -> str:
    """The number *value* as a cell of the format *code* ("" or ``General``: none) shows it; others as they are."""
    try:
        number = Decimal(value) if len(value) <= _LONGEST else None
        if number is None or not number.is_finite() or (number and abs(number.adjusted()) >= _DIGITS_OF_ALL):
            return value
        return _in_format(number, code, from_1904=from_1904)
    except ArithmeticError:  # no number, or a format that makes it one beyond all
        return value


_LONGEST: Final = 40
_DIGITS_OF_ALL: Final = 30
"""Characters of a number, and its digits before or after the point, beyond which it is shown as the file has it."""


def _in_format(number: Decimal, code: str, *, from_1904: bool) -> str:
    section = _section(code, number)
    if section in ("", "General", "@"):
        return _general(number)
    if _is_date(section):
        return _date(number, section, from_1904=from_1904) or _general(number)
    return _number(number, section)


def _section(code: str, number: Decimal) -> str:
    """The part of *code* that shows *number*; one that is negative has its sign and looks like others beside."""
    sections = code.split(";")
    return sections[2] if number == 0 and len(sections) > 2 and _DIGITS.search(sections[2]) else sections[0]


def _general(number: Decimal) -> str:
    if number == number.to_integral_value():
        return str(int(number))
    return f"{float(number):.{_MOST_DIGITS - 1}g}" if abs(number) >= Decimal("0.0001") else f"{number:f}"[:20]


def _is_date(section: str) -> bool:
    bare = _LITERAL.sub("", section).lower()
    return any(char in bare for char in "ydhs") or ("m" in bare and not any(char in bare for char in "0#?"))


def _number(number: Decimal, section: str) -> str:
    bare = _LITERAL.sub(lambda match: match[1] or match[2] or "", section)
    digits = _DIGITS.search(bare)
    if digits is None:
        return bare.strip() or _general(number)
    percent = bare.count("%")
    number = number.scaleb(2 * percent)
    wanted = digits[1] or ""
    least = sum(char == "0" for char in wanted)
    rounded = number.quantize(Decimal(1).scaleb(-len(wanted)), ROUND_HALF_UP)
    text = f"{abs(rounded):,f}" if "," in digits[0] else f"{abs(rounded):f}"
    while len(wanted) > least and text.endswith("0") and "." in text:
        text, wanted = text[:-1], wanted[:-1]
    text = text.rstrip(".")
    sign = "-" if rounded < 0 else ""
    front, back = bare[: digits.start()].strip(), bare[digits.end() :].strip()
    if front.startswith(("+", "-")):
        front = front[1:] if sign else front
    return f"{sign}{front}{text}{back}"


def _date(number: Decimal, section: str, *, from_1904: bool) -> str:
    """The day that is so many after the last day of 1899 (Excel has a 29 February 1900), or after New Year 1904."""
    days = float(number)
    first = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30) if days >= 60 else datetime(1899, 12, 31)
    try:
        moment = first + timedelta(seconds=round(days * 86_400))
    except (OverflowError, ValueError):
        return ""
    tokens = _TOKEN.findall(section)
    words = [part.lower() for _, _, part, _ in tokens]
    made: list[str] = []
    for at, (quoted, escaped, part, other) in enumerate(tokens):
        if part:
            before = next((one for one in reversed(words[:at]) if one), "")
            after = next((one for one in words[at + 1 :] if one), "")
            minutes = words[at][0] == "m" and (before[:1] == "h" or after[:1] == "s")
            made.append(_part(moment, "n" * len(part) if minutes else words[at]))
        else:
            made.append(quoted or escaped or other)
    return "".join(made).strip()


def _part(moment: datetime, word: str) -> str:
    kind, long = word[0], len(word) > 1
    if kind == "y":
        return f"{moment.year:04}" if len(word) > 2 else f"{moment.year % 100:02}"
    value = {"m": moment.month, "d": moment.day, "h": moment.hour, "n": moment.minute, "s": moment.second}.get(kind)
    return "" if value is None else f"{value:02}" if long else str(value)
