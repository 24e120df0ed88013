"""How Latin and figures stand in a line set downward: upright, side by side in one cell, or turned on their side.

clreq, “Mixed Text Composition in Vertical Writing Mode”, has three ways.  Single characters and initials (GDP) stand
upright, one in a cell; two figures stand side by side in one cell (纵中横); words, sentences and longer numbers are
turned by a quarter to the right.  Where one word of a phrase is turned all of it is, so that it can be read on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from layout.typeset.classes import is_apostrophe
from layout.value import NamedTuple

_LATIN: Final = "!-~\u00b2\u00b3\u00b9\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff\u2070-\u209c"
"""Letters, figures and signs, superiors and inferiors among them: CO₂ and m² are turned as one."""

_RUN: Final = re.compile(rf"[{_LATIN}]+(?:[ \u3000’][{_LATIN}]+)*")

_APOSTROPHE: Final = re.compile(rf"’(?=[{_LATIN}])|(?<=[{_LATIN}])’(?= [{_LATIN}])")
"""What may be an apostrophe at a word's beginning or end: ’90s, rock ’n’ roll, the boys’ team."""

_UPRIGHT: Final = re.compile(
    r"[0-9]{1,3}"
    r"|[0-9]{1,2}[%+]"
    r"|(?=[0-9]*[A-Z])[A-Z0-9]{1,4}"
    r"|[a-z]{1,2}|[A-Z][a-z]"
    rf"|[{_LATIN}]"
)
"""Words that stand upright: up to three figures, initials of up to four letters and figures, a short unit, a sign."""

_ON_SIDE: Final = frozenset("()[]{}<>-_=~|/\\")
"""Signs that lie on their side even alone."""

_SPLIT: Final = re.compile(r"[0-9]+|[A-Za-z]+|.", re.DOTALL)


class TurnedPart(NamedTuple):
    """A part of a line and its form: ``han``, ``stack`` (upright, a cell each), ``cell`` (all in one), ``turned``."""

    text: str
    form: str


def stretches(text: str) -> Iterator[TurnedPart]:
    """*text* cut by how it stands in a line downward; laid end to end the stretches are the text."""
    end = 0
    for found in _RUN.finditer(_with_apostrophes(text) if "’" in text else text):
        if found.start() > end:
            yield TurnedPart(text[end : found.start()], "han")
        words = re.split("([ \u3000])", found[0])
        if all(map(_stands, words[::2])):
            for word in words:
                yield from _upright(word)
        else:
            yield TurnedPart(text[found.start() : found.end()], "turned")
        end = found.end()
    if end < len(text):
        yield TurnedPart(text[end:], "han")


def _with_apostrophes(text: str) -> str:
    """*text* with ' for each ’ that belongs to a word, so that it is not taken for a closing quotation mark."""

    def known(found: re.Match[str]) -> str:
        at = found.start()
        ends = text[at + 1] == " " and text.rfind("‘", 0, at) <= text.rfind("’", 0, at)
        return "'" if ends or is_apostrophe(text, at) else "’"

    return _APOSTROPHE.sub(known, text)


def _stands(word: str) -> bool:
    return _UPRIGHT.fullmatch(word) is not None and word not in _ON_SIDE


def _upright(word: str) -> Iterator[TurnedPart]:
    """A word that stands upright, cut into what shares a cell."""
    if word.isspace() or (len(word) == 2 and word.isalnum()):
        yield TurnedPart(word, "han" if word.isspace() else "cell")
        return
    for part in _SPLIT.findall(word):
        yield TurnedPart(part, "cell" if part.isdigit() and len(part) <= 2 else "stack")
