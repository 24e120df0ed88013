"""Shares of a table that its text has otherwise: a row of 44%, of which the text says 第二产业占比为54%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from layout.counting.table_rows import CELL
from layout.findings import Finding
from layout.patterns import regex
from layout.reading.passages import LIKELY, Passage, remark
from layout.reading.restated import is_slip

_SHARE: Final = regex("(?<![0-9.])[0-9]{1,3}(?:\\.[0-9]{1,2})?(?=[%％])")
_SENTENCE: Final = regex("[^。！？；]+")
_LEAST_ROWS: Final = 2
_MOST_ROWS: Final = 40
"""Rows of a table that is read: more are lists of results."""
_SHORT: Final = 2
"""Letters of a row's name that the text has by no chance."""


def rows_told(passages: Sequence[Passage]) -> Iterator[Finding]:
    """Shares of the rows of a story that its text has with a digit otherwise."""
    rows = [one for one in passages if one.role == "row"]
    if not _LEAST_ROWS <= len(rows) <= _MOST_ROWS:
        return
    shares = {name: (row, [*_SHARE.finditer(row.text)]) for row in rows if len(name := _name(row)) >= _SHORT}
    shares = {name: told for name, told in shares.items() if len(told[1]) == 1}
    if not shares:
        return
    names = re.compile("|".join(map(re.escape, sorted(shares, key=len, reverse=True))))
    copy = [one for one in passages if one.is_copy and one.role != "row"]
    said = {one[0] for passage in copy for one in _SHARE.finditer(passage.text)}
    for name, start, passage, sentence in _tellings(copy, names):
        row, its = shares[name]
        there = [*_SHARE.finditer(passage.text, start, sentence)]
        if len(there) != 1 or its[0][0] in said:
            continue
        if is_slip(there[0][0], its[0][0]):
            yield remark("check-restated", row, its[0].span(), LIKELY, said=f"{its[0][0]}%", right=f"{there[0][0]}%")


def _name(row: Passage) -> str:
    """What a row is called, without its unit: 进出口总值（亿元）."""
    found = CELL.search(row.text)
    return re.split("[（(]", found[0])[0] if found else ""


def _tellings(copy: Sequence[Passage], names: re.Pattern[str]) -> Iterator[tuple[str, int, Passage, int]]:
    """Where the text names a row, and up to where it tells of it."""
    for passage in copy:
        for sentence in _SENTENCE.finditer(passage.text):
            found = [*names.finditer(passage.text, *sentence.span())]
            for at, one in enumerate(found):
                yield one[0], one.end(), passage, found[at + 1].start() if at + 1 < len(found) else sentence.end()
