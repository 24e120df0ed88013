"""The groups, words and characters of an RTF document, in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

OPEN: Final = "{"
CLOSE: Final = "}"
WORD: Final = "word"
SIGN: Final = "sign"
BYTE: Final = "byte"
TEXT: Final = "text"

_TOKEN: Final = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<value>-?\d{1,9})? ?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>.)|(?P<group>[{}])"
    rb"|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)


def rtf_tokens(data: bytes) -> Iterator[tuple[str, str, int | None]]:
    """(kind, word, value): a group opens or closes, a control word with its number, a sign, a byte, plain text.

    Text is Latin-1: bytes of other sets of characters are told apart by who reads them.
    """
    at = 0
    while at < len(data):
        match = _TOKEN.match(data, at)
        if match is None:
            return
        at = match.end()
        kind = match.lastgroup
        if kind in ("word", "value"):
            word = match["word"].decode("ascii")
            value = int(match["value"]) if match["value"] else None
            if word == "bin" and value and value > 0:
                at += value
            yield WORD, word, value
        elif kind == "byte":
            yield BYTE, "", int(match["byte"], 16)
        elif kind == "group":
            yield (OPEN if match["group"] == b"{" else CLOSE), "", None
        elif kind == "text":
            yield TEXT, match["text"].decode("latin-1"), None
        elif kind == "sign":
            yield SIGN, match["sign"].decode("latin-1"), None
