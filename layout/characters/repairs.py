"""What is mended in the lines of a whole dump before they are read: blanks of OCR, radicals of extraction."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from operator import and_
from typing import Final

from layout.characters.changes import Change
from layout.characters.normalise import is_han
from layout.characters.radicals import characters, is_radical, script_of
from layout.characters.source import BLANKS, SourceLine
from layout.findings import Finding, Place, finding
from layout.value import NamedTuple

_LEAST_PAIRS: Final = 8
"""Pairs of ideographs below which nothing is said of a dump: a name or a slogan alone (张 磊, 要 闻) has blanks too."""

_MOST_CLOSE: Final = 0.2
"""Share of pairs of ideographs without a blank up to which copy is OCR's: clean copy has nearly all, OCR hardly any."""


class Repaired(NamedTuple):
    """Lines as they are to be read, what is reported, and (line, change) of every character replaced."""

    lines: tuple[SourceLine, ...]
    findings: tuple[Finding, ...] = ()
    changes: tuple[tuple[int, Change], ...] = ()


def repaired(lines: tuple[SourceLine, ...], name: str) -> Repaired:
    """*lines* with the blanks of OCR closed up and radicals replaced by the script of the whole."""
    found: list[Finding] = []
    changes: list[tuple[int, Change]] = []
    closed = _spaced_lines(lines)
    if closed:
        first = lines[min(closed)]
        count = sum(lines[at].text.count(" ") + lines[at].text.count("\u3000") for at in closed)
        place = Place(name, first.number, 1, first.text[:60])
        found.append(finding("ocr-blanks", place, count=count, lines=len(closed), text=first.text[:20]))
        lines = tuple(line._replace(text=_closed(line.text)) if at in closed else line for at, line in enumerate(lines))
    if any(map(_radical().search, (line.text for line in lines))):
        table = characters(script_of(line.text for line in lines))
        lines = tuple(_without_radicals(line, table, changes) for line in lines)
    return Repaired(lines, tuple(found), tuple(changes))


def _without_radicals(line: SourceLine, table: dict[str, str], changes: list[tuple[int, Change]]) -> SourceLine:
    old = [char for char in line.text if is_radical(char) and table.get(char, char) != char]
    if not old:
        return line
    changes += [(line.number, Change("radical", char, table[char])) for char in dict.fromkeys(old)]
    return line._replace(text="".join(table.get(char, char) if is_radical(char) else char for char in line.text))


def _spaced_lines(lines: Sequence[SourceLine]) -> frozenset[int]:
    """Indexes of lines with a blank after nearly each character, where the whole dump is so, or the line is long."""
    pairs = [_pairs(line.text) if " " in line.text or "\u3000" in line.text else (0, 0) for line in lines]
    spaced = [at for at, (apart, close) in enumerate(pairs) if apart and close <= _MOST_CLOSE * (apart + close)]
    apart = sum(pairs[at][0] for at in spaced)
    if apart < _LEAST_PAIRS:
        return frozenset()
    total = 0
    for line in lines:
        total += sum(map(is_han, line.text))
        if total > apart * 2:
            break
    everywhere = apart * 2 >= total
    return frozenset(at for at in spaced if everywhere or pairs[at][0] >= _LEAST_PAIRS)


@lru_cache(1024)
def _pairs(text: str) -> tuple[int, int]:
    """Neighbouring ideographs with one blank between them, and, in a line that has such, with nothing."""
    apart = len(_apart().findall(text))
    if not apart:
        return 0, 0
    han = [*map(is_han, text)]
    return apart, sum(map(and_, han, han[1:]))


@cache
def _radical() -> re.Pattern[str]:
    """What :func:`is_radical` is true of."""
    return re.compile("[\u2e80-\u2fd5]")


@cache
def _apart() -> re.Pattern[str]:
    return re.compile("(?<=[^\\W\\da-zA-Z_])[ \u3000](?=[^\\W\\da-zA-Z_])")


def _closed(text: str) -> str:
    """*text* without the blanks that OCR put; one stays between words of Latin, and for several in a row."""
    made: list[str] = []
    for piece in re.split(f"[{BLANKS}]{{2,}}", text):
        tokens = piece.replace("\u3000", " ").split(" ")
        out = tokens[0]
        for token in tokens[1:]:
            latin = out[-1:].isascii() and token[:1].isascii() and out[-1:].isalpha() and token[:1].isalpha()
            whole = len(token) > 1 or len(re.split("[^A-Za-z]", out)[-1]) > 1
            out += f" {token}" if latin and whole else token
        made.append(out)
    return " ".join(made)
