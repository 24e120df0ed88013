"""What is mended in the lines of a dump before they are read: blanks of OCR and the web, radicals of extraction."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
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
        count = sum(len(lines[at].text) - len(closed[at]) for at in closed)
        place = Place(name, first.number, 1, first.text[:60])
        found.append(finding("ocr-blanks", place, count=count, lines=len(closed), text=first.text[:20]))
        lines = tuple(line._replace(text=closed.get(at, line.text)) for at, line in enumerate(lines))
    if any("\xa0" in line.text for line in lines):
        lines, more = _without_hard_blanks(lines, name)
        found += more
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


def _spaced_lines(lines: Sequence[SourceLine]) -> dict[int, str]:
    """Lines without the blanks of OCR, by index.

    Those have a blank after nearly each character, where the whole dump is so, or the line is long; before their marks,
    as programs that part words leave them; or in a run of many characters within a sentence.
    """
    pairs = [_pairs(line.text) if not _blank().isdisjoint(line.text) else (0, 0) for line in lines]
    spaced = [at for at, (apart, close) in enumerate(pairs) if apart and close <= _MOST_CLOSE * (apart + close)]
    apart = sum(pairs[at][0] for at in spaced)
    made: dict[int, str] = {}
    if apart >= _LEAST_PAIRS:
        total = 0
        for line in lines:
            total += sum(map(is_han, line.text))
            if total > apart * 2:
                break
        everywhere = apart * 2 >= total
        made = {at: _closed(lines[at].text) for at in spaced if everywhere or pairs[at][0] >= _LEAST_PAIRS}
    marks = [
        0 if at in made or _blank().isdisjoint(line.text) else len(_before_mark().findall(line.text))
        for at, line in enumerate(lines)
    ]
    parted = max(marks, default=0) >= _MARKS
    for at, (some, close) in enumerate(pairs):
        if at in made or not (some or marks[at]):
            continue
        text = lines[at].text
        # 夜 校 开 课 over or under copy that is so, or 产 工作 where a program has parted the words of all lines.
        beside = some >= _LETTERED and not close and not made.keys().isdisjoint((at - 1, at + 1))
        single = parted and any(len(piece) == 1 and is_han(piece) for piece in text.split(" "))
        whole = marks[at] >= _MARKS or (parted and marks[at] > 0) or beside or single
        closed = _closed(text) if whole else _without_runs(text)
        made |= {at: closed} if closed != text else {}
    return made


_LETTERED: Final = 3
"""Pairs of a line that is parted into single characters throughout, as OCR leaves a head, and nobody a name."""


_MARKS: Final = 3
"""Marks of a line with a blank before them, which nobody types: a program has parted the words of the whole."""

_RUN: Final = 6
"""Single characters of a sentence each parted from the next by one blank; fewer may be a list (东 西 南 北)."""


@cache
def _blank() -> frozenset[str]:
    """Blanks of the width that stands between words; a tab or a wide one makes columns."""
    return frozenset(" \u3000\xa0\u2002\u2004\u2005\u2006\u2008\u2009\u200a\u202f")


@cache
def _before_mark() -> re.Pattern[str]:
    blank = f"[{''.join(sorted(_blank()))}]"
    return re.compile(rf"(?<=[^\W\d_]){blank}(?=[，。、；：！？）”])|(?<=[\u3400-\u9fff]){blank}(?=[,;:!?)](?!\d))")


def _without_runs(text: str) -> str:
    """*text*, a sentence, with runs of single characters that blanks part closed up."""
    if "。" not in text:
        return text
    return _spaced_run().sub(lambda match: "".join(one for one in match[0] if one not in _blank()), text)


@cache
def _spaced_run() -> re.Pattern[str]:
    han, blank = "[\u3400-\u9fff]", f"[{''.join(sorted(_blank()))}]"
    return re.compile(f"(?<!{han}{blank})(?<!{han}){han}(?:{blank}{han}){{{_RUN - 1},}}(?!{han})")


def _without_hard_blanks(lines: tuple[SourceLine, ...], name: str) -> tuple[tuple[SourceLine, ...], list[Finding]]:
    """*lines* without no-break blanks between ideographs of a sentence, which print as gaps; how many is reported.

    Those of heads part their clauses, and within quotation marks those of a slogan: they stay.
    """
    made: list[SourceLine] = []
    first: SourceLine | None = None
    count = 0
    for line in lines:
        text = line.text
        if "\xa0" in text and "。" in text:
            quoted = [match.span() for match in _quoted().finditer(text)]
            at = [
                match.start()
                for match in _hard().finditer(text)
                if not any(start <= match.start() < end for start, end in quoted)
            ]
            if at:
                first, count = first or line, count + len(at)
                out = set(at)
                line = line._replace(text="".join(char for place, char in enumerate(text) if place not in out))
        made.append(line)
    if first is None:
        return lines, []
    start = _hard().search(first.text)
    near = max(0, start.start() - 6) if start else 0
    place = Place(name, first.number, 1, first.text[:60])
    return tuple(made), [finding("hard-blanks", place, count=count, text=first.text[near : near + 14])]


@cache
def _hard() -> re.Pattern[str]:
    return re.compile("(?<=[\u3400-\u9fff，。、；：！？”])\xa0(?=[\u3400-\u9fff“])")


@cache
def _quoted() -> re.Pattern[str]:
    return re.compile("“[^”]{0,60}”|《[^》]{0,60}》")


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
    return re.compile(f"(?<=[^\\W\\da-zA-Z_])[{''.join(sorted(_blank()))}](?=[^\\W\\da-zA-Z_])")


def _closed(text: str) -> str:
    """*text* without the blanks that OCR put; one stays between words of Latin, and for several in a row."""
    made: list[str] = []
    for piece in re.split(f"[{BLANKS}]{{2,}}", text):
        tokens = "".join(" " if char in _blank() else char for char in piece).split(" ")
        out = tokens[0]
        for before, token in pairwise(tokens):
            last = re.split("[^A-Za-z]", before)[-1]  # G D P is one word, GDP growth are two
            latin = bool(last) and token[:1].isascii() and token[:1].isalpha()
            whole = len(token) > 1 or len(last) > 1
            out += f" {token}" if (latin and whole) or (len(last) > 1 and token[:1].isdigit()) else token
        made.append(out)
    return " ".join(made)
