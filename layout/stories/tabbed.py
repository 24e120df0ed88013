"""Lines with tabs, as a spreadsheet's rows are pasted into a story: several of as many cells each are a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_LEAST_ROWS: Final = 2
"""Lines one under the other of as many cells that are a table; a tab in a line alone is a wide blank."""


_LABEL: Final = re.compile(r"\A(\s*(?:[-+*>·•]|#{1,6}|[（(]?[\d一二三四五六七八九十]{1,3}[.)、．）]))\t+(?=[^\t]*\Z)")
"""What a line of a list or a heading begins with, and the tab behind it, where that is its only one."""


def with_tabs_set(lines: Sequence[str], start: int) -> tuple[Sequence[str], frozenset[int]]:
    """*lines* with rows as Markdown has them (``| a | b |``) from *start* on, and which of these name the columns.

    A first row without a figure does.  Other tabs inside a line become ideographic spaces.
    """
    if not any("\t" in line.strip() for line in lines[start:]):
        return lines, frozenset()
    made = [_LABEL.sub(r"\1 ", line) for line in lines]
    names: list[int] = []
    at = start
    while at < len(made):
        cells = _cells(made[at])
        end = at + 1
        while cells and end < len(made) and len(_cells(made[end])) == len(cells):
            end += 1
        if cells and end - at >= _LEAST_ROWS:
            rows = [_cells(line) for line in made[at:end]]
            filled = [column for column in range(len(cells)) if any(row[column] for row in rows)]
            for line, row in enumerate(rows, at):
                made[line] = "".join(f"| {_barred(row[column])} " for column in filled) + "|"
            names += [at] if not any(char.isdecimal() for cell in rows[0] for char in cell) else []
        elif cells:
            made[at] = re.sub(r"\s*\t\s*", "\u3000", made[at].strip())
        at = end
    return made, frozenset(names)


def _barred(cell: str) -> str:
    return cell.replace("|", "\\|")


def _cells(line: str) -> list[str]:
    """The cells of a *line* with a tab between words; none of any other."""
    return [cell.strip() for cell in line.rstrip("\r\n").split("\t")] if "\t" in line.strip() else []
