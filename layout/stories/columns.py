"""Rows of a table in plain copy that stand in columns by blanks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from layout.characters.source import SourceLine
from layout.patterns import regex
from layout.stories.model import Paragraph, Story
from layout.stories.parts import LEAST_CELLS, LONGEST_CELL

LEAST_ROWS: Final = 3
"""Lines in columns by blanks that are a table: two might be any two lines."""
_WIDE: Final = regex(r"\s*(?:\u3000|\s{2})\s*")
_BLANK: Final = regex(r"\s+")
_FIGURE: Final = regex(
    r"[-+−–—±↑↓▲▼]?\d[\d.,:：∶/%~～–—-]*(?:[%％‰℃]|[\u4e00-\u9fff]{0,2})|[-–—/]+|"
    "[〇一二两三四五六七八九十][〇一二两三四五六七八九十百千万]*[\u4e00-\u9fff]{0,2}"
)
_LONGEST_ROW: Final = 120
"""Characters of a line that is split to see: twelve columns of ten."""
_SENTENCE_ENDS: Final = ("。", "！", "？", "；")

Cells = tuple[str, ...]


def cells_in_columns(lines: Sequence[SourceLine]) -> dict[int, Cells]:
    """The cells of neighbouring *lines* that blanks put in columns, by the number of their line.

    Three lines at least of as many short pieces, three at least, with two blanks or more between (姓名  得分  篮板), or
    with one, where what stands behind the first piece is figures (下渡镇 5 0 10).
    """
    found: dict[int, Cells] = {}
    for some in _unparted(lines):
        for parting, is_table in ((_WIDE, _are_words), (_BLANK, _are_figures)):
            parts = [_pieces(one.text, parting) for one in some]
            for count, neighbours in groupby(zip(some, parts, strict=True), key=lambda one: len(one[1])):
                rows = [*neighbours]
                if count >= LEAST_CELLS and len(rows) >= LEAST_ROWS and is_table([row for _, row in rows]):
                    found |= {one.number: row for one, row in rows}
    return found


def _pieces(text: str, parting: re.Pattern[str]) -> Cells:
    """The short pieces of a line, none where one is longer or ends a sentence."""
    if len(text) > _LONGEST_ROW or text.count(" ") + text.count("\u3000") < LEAST_CELLS - 1:
        return ()
    cells = tuple(_BLANK.sub(" ", part) for part in parting.split(text))
    return cells if all(len(cell) <= LONGEST_CELL and not cell.endswith(_SENTENCE_ENDS) for cell in cells) else ()


def _unparted(lines: Sequence[SourceLine]) -> Iterator[Sequence[SourceLine]]:
    """Stretches of *lines* without wider gaps than stand between their first two."""
    start = 0
    for at, one in enumerate(lines):
        if at - start > 1 and one.gap > lines[start + 1].gap:
            yield lines[start:at]
            start = at
    yield lines[start:]


def _are_words(rows: Sequence[Cells]) -> bool:
    """True where most pieces are not single characters set apart."""
    every = [cell for row in rows for cell in row]
    return 2 * sum(len(cell) < 2 and not cell.isdecimal() for cell in every) < len(every)


def _are_figures(rows: Sequence[Cells]) -> bool:
    """True where half of each row behind its first piece are figures; names of the columns may stand over them.

    Two thirds of all are, or every column has either figures or words (白菜 1.60 土豆 2.40).
    """
    found = [[bool(_FIGURE.fullmatch(cell)) for cell in row[1:]] for row in rows]
    found = found if any(found[0]) else found[1:]
    every = [one for row in found for one in row]
    alike = all(len({*column}) == 1 for column in zip(*found, strict=True))
    half = all(2 * sum(row) >= len(row) for row in found)
    return half and (alike or 3 * sum(every) >= 2 * len(every)) and _are_words(rows)


def with_columns(stories: Sequence[Story], lines: Iterable[SourceLine]) -> list[Story]:
    """*stories* in which paragraphs that stood in columns by ideographic blanks have those, which make them a table.

    今天　晴转多云　8℃～17℃: one blank of any kind is what reading makes of them, and that of a name has no meaning.
    """
    wide = {one.number: one.text for one in lines if one.text.count("\u3000") >= LEAST_CELLS - 1}
    if not wide:
        return [*stories]
    return [story._replace(body=tuple(_spaced(one, wide) for one in story.body)) for story in stories]


def _spaced(one: Paragraph, wide: Mapping[int, str]) -> Paragraph:
    line = wide.get(one.lines[0], "") if len(one.lines) == 1 and one.kind == "p" and not one.spans else ""
    parts, cells = [part for part in re.split("\u3000+", line) if part.strip()], one.text.split(" ")
    if len(parts) < LEAST_CELLS or len(parts) != len(cells) or any(len(cell) > LONGEST_CELL for cell in cells):
        return one
    return one._replace(text="\u3000".join(cells))
