"""What Word's older files draw by an EQ field, which has no words of its own: ruby, circled characters, fractions."""

from __future__ import annotations

import re
from typing import Final

CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
FRACTIONS: Final = {"1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾", "1/5": "⅕", "1/8": "⅛"}

_RUBY: Final = re.compile(
    r"\\o\s*\\a[dlrc]\s*\(\s*\\s\s*\\up\s*\d+\s*\(([^()]*)\)\s*[,;，]\s*([^()]*)\)", re.IGNORECASE
)
_CIRCLE: Final = re.compile(r"\\o\s*\\ac\s*\(\s*[○◯〇□◇△]\s*[,;，]\s*([^()]*)\)", re.IGNORECASE)
_FRACTION: Final = re.compile(r"\\f\s*\(([^(),;]*)[,;，]([^(),;]*)\)", re.IGNORECASE)
_SWITCH: Final = re.compile(r"\\\*\s*\S+(?:\s*:\s*[^\\]*)?|\\[a-z]+\d*|\"[^\"]*\"", re.IGNORECASE)


def equation_of(said: str) -> tuple[str, str, str]:
    r"""The words that an EQ field with this instruction shows, what they are, and what stands above them.

    What they are is ``ruby``, "" for plain words, or the kind of what cannot be carried over.

    >>> equation_of(r"\* jc2 \* hps10 \o\ad(\s\up 9(yáo),垚)")
    ('垚', 'ruby', 'yáo')
    >>> equation_of(r"\o\ac(○,3)")
    ('③', '', '')
    """
    said = said[:2000]
    ruby = _RUBY.search(said)
    if ruby:
        return ruby[2].strip(), "ruby", ruby[1].strip()
    circle = _CIRCLE.search(said)
    if circle:
        words = circle[1].strip()
        number = int(words) if words.isascii() and words.isdecimal() and len(words) < 3 else 0
        return (CIRCLED[number - 1], "", "") if 0 < number <= len(CIRCLED) else (words, "circle", "")
    fraction = _FRACTION.search(said)
    if fraction:
        words = f"{fraction[1].strip()}/{fraction[2].strip()}"
        return FRACTIONS.get(words, words), "", ""
    return re.sub(r"[\s(),;]+", "", _SWITCH.sub("", said)), "formula", ""
