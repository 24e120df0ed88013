"""What fields of Word show that keep no words of their own: a sign, a quotation, a button's words, a ticked box."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

_QUIET: Final = frozenset((
    "", "TC", "XE", "RD", "SET", "TA", "PRIVATE", "NEXT", "NEXTIF", "SKIPIF", "ADVANCE", "BOOKMARK", "ASK", "EQ",
    "HYPERLINK", "GOTOBUTTON", "FORMTEXT", "REF", "IF", "MERGEFIELD", "INCLUDEPICTURE", "EMBED", "SHAPE", "LINK", "TOC",
    "INDEX", "ADDIN", "PAGEREF", "NOTEREF", "STYLEREF", "FILLIN", "MERGEREC", "MERGESEQ", "DOCVARIABLE", "COMPARE",
))  # fmt: skip
"""Fields that show nothing, or nothing but what they were last worked out to be."""

_CODE: Final = re.compile(r"\s*(0x[0-9A-Fa-f]{1,5}|\d{1,5})")
_FACE: Final = re.compile(r"\\f\s*\"?([^\"\\]+)", re.IGNORECASE)
_QUOTED: Final = re.compile(r"\s*\"([^\"]*)\"")


def shown_by(said: str, sign_of: Callable[[str, int], str]) -> tuple[str, str]:
    r"""The words that a field with the instruction *said* shows by itself, and the name of what it shows otherwise.

    Both are empty for a field that shows nothing.  *sign_of* gives the character of a symbol font's sign by face and
    code (ECMA-376, 17.16.5).

    >>> shown_by('QUOTE "很多"', lambda face, code: "")
    ('很多', '')
    >>> shown_by("AUTONUM", lambda face, code: "")
    ('', 'AUTONUM')
    """
    said = said.strip()[:2000]
    kind, _, rest = said.partition(" ")
    kind = kind.upper()
    if kind in _QUIET or not kind.isalpha():
        return "", ""
    if kind == "QUOTE" and (quoted := _QUOTED.match(rest)):
        return quoted[1], ""
    if kind == "MACROBUTTON":
        return rest.strip().partition(" ")[2].strip(), ""
    if kind == "SYMBOL" and (code := _CODE.match(rest)):
        face = _FACE.search(rest)
        number = int(code[1], 16) if code[1].startswith("0x") else int(code[1])
        sign = sign_of(face[1].strip(), number) if face else chr(number) if 0x20 <= number < 0xD800 else ""
        return sign, "" if sign else kind
    return "", kind
