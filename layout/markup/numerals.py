"""Numbers in the forms that lists have them: 一, IV, c, ③."""

from __future__ import annotations

from typing import Final

from layout.markup.equations import CIRCLED

_DIGITS: Final = "〇一二三四五六七八九"


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
