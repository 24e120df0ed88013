"""The groups, words and characters of an RTF document, in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

OPEN: Final = "{"
CLOSE: Final = "}"
WORD: Final = "word"
SIGN: Final = "sign"
TEXT: Final = "text"

MOST_WORDS: Final = 1_200_000
"""Words, signs and braces: a page of copy comes to some tens of thousands, and a million takes three seconds."""

_TOKEN: Final = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<value>-?\d{1,9})? ?|(?P<bytes>(?:\\'[0-9a-fA-F]{2}){1,999})|\\(?P<sign>.)"
    rb"|(?P<group>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)


def rtf_tokens(data: bytes) -> Iterator[tuple[str, str, int | None]]:
    """(kind, word, value): a group opens or closes, a control word with its number, a sign, plain text.

    Text, also that which is written as numbers of bytes, is Latin-1: other sets of characters are told apart by who
    reads them.
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
        elif kind == "bytes":
            yield TEXT, bytes.fromhex(match["bytes"].replace(b"\\'", b"").decode("ascii")).decode("latin-1"), None
        elif kind == "group":
            yield (OPEN if match["group"] == b"{" else CLOSE), "", None
        elif kind == "text":
            yield TEXT, match["text"].decode("latin-1"), None
        elif kind == "sign":
            yield SIGN, match["sign"].decode("latin-1"), None
