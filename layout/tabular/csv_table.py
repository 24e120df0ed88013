"""A table of values parted by commas, tabs or semicolons, in any encoding that copy may come in."""

from __future__ import annotations

import re
from typing import Final

from layout.characters.source import decode
from layout.findings import Finding, Place, finding
from layout.tabular.read_table import ReadTable, bounded_rows, dense

_MARKS: Final = (",", "\t", ";", "|", "，")
"""What values may be parted by; in a Chinese office a comma is often a full-width one."""

_QUOTED: Final = re.compile(r'((?:[^"]++|"")*+)"')
"""What stands in quotes, to the one that closes them; one that is meant stands twice."""

_ENDS: Final = re.compile("\r\n|[\r\n\v\x85\u2028\u2029]")


def read_csv(data: bytes, name: str) -> ReadTable:
    """The rows of *data*.  Values in double quotes may hold the mark, line ends, and quotes written twice."""
    text, notes = decode(data, name)
    found: list[Finding] = list(notes)
    mark = _mark_of(text)
    rows: list[list[str]] = []
    numbers: list[int] = []
    at, line = 0, 1
    while at < len(text):
        values, after = _row(text, at, mark)
        if after < 0:
            # Nobody closed it: the line is taken as it stands, and the rows after it are rows.
            found.append(finding("csv-quote-open", Place(name, line), words=text[at : at + 24].split("\n")[0]))
            end = _ENDS.search(text, at)
            after = end.end() if end else len(text)
            values = text[at : end.start() if end else len(text)].split(mark)
        rows.append([_ENDS.sub(" ", value) for value in values])
        numbers.append(line)
        line += sum(1 for _ in _ENDS.finditer(text, at, after))
        at = after
    found += _ragged(rows, numbers, name)
    return bounded_rows(ReadTable(dense(rows), -1, "", tuple(found)), name)


def _mark_of(text: str) -> str:
    """What parts values: the mark that stands equally often in most of the first lines."""
    lines = [one for one in _ENDS.split(text[:20_000]) if one.strip()][:20]
    if len(lines) > 1 and len(text) > 20_000:
        lines.pop()

    def weight(mark: str) -> tuple[int, int]:
        counts = [_unquoted(line).count(mark) for line in lines]
        usual = max(set(counts), key=lambda one: (counts.count(one), one), default=0)
        return (counts.count(usual) if usual else 0, usual)

    return max(_MARKS, key=weight)


def _unquoted(line: str) -> str:
    return re.sub(r'"[^"]*"', "", line)


def _row(text: str, at: int, mark: str) -> tuple[list[str], int]:
    """The values of the row that begins at *at*, and where the next one begins; -1 where a quote is never closed."""
    values: list[str] = []
    while True:
        start = at
        while start < len(text) and text[start] == " ":
            start += 1
        if text.startswith('"', start):
            value, at = _quoted(text, start + 1)
            if at < 0:
                return values, -1
        else:
            value = ""
        end = at
        while end < len(text) and text[end] != mark and not _ENDS.match(text, end):
            end += 1
        values.append(value + text[at:end])
        if not text.startswith(mark, end):
            close = _ENDS.match(text, end)
            return values, close.end() if close else len(text)
        at = end + len(mark)


def _quoted(text: str, at: int) -> tuple[str, int]:
    """The words up to the quote that closes, and where they end; -1 where there is none."""
    match = _QUOTED.match(text, at)
    return (match[1].replace('""', '"'), match.end()) if match else ("", -1)


def _ragged(rows: list[list[str]], numbers: list[int], name: str) -> list[Finding]:
    """Rows that have more values than the first, the one that is worth a look named; blank ones do not count."""
    filled = [(len(row), number) for row, number in zip(rows, numbers, strict=True) if any(row)]
    wanted = filled[0][0] if filled else 0
    odd = [(count, number) for count, number in filled if count != wanted and abs(count - wanted) < wanted]
    if not odd or len(odd) * 2 > len(filled):
        return []
    count, number = odd[0]
    return [finding("table-ragged", Place(name, number), count=len(odd), have=count, want=wanted)]
