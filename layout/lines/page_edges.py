"""Lines at either end of a page that only a page has: its running line in any order, and how its paper is reached."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache
from typing import Final

from layout.lines.running_lines import DAY, LONGEST_FOLIO, made_or_reached
from layout.lines.shapes import LineShape


def with_edges(shapes: tuple[LineShape, ...], settled: Container[int]) -> tuple[LineShape, ...]:
    """*shapes* with the running line that is the first of the dump, and what stands at its foot of its paper."""
    if len(shapes) < _A_PAGE:
        return shapes
    made = list(shapes)
    for at in range(_TOP):
        if at not in settled and not made[at].furniture and is_dated_running_line(made[at].line.text):
            made[at] = made[at]._replace(furniture="folio")
    foot = len(made) - 1
    while foot >= len(made) - _FOOT and (made[foot].furniture or _is_foot(made[foot])) and foot not in settled:
        if not made[foot].furniture:
            made[foot] = made[foot]._replace(furniture="credits")
        foot -= 1
    return tuple(made)


_A_PAGE: Final = 8
_TOP: Final = 2
_FOOT: Final = 4
"""Lines of a dump that is a page, and those at its top and at its foot that may be of the page."""


def is_dated_running_line(text: str) -> bool:
    """城南快讯 | 民生 | 11 | 2026.07.22 周三: words in cells, one of which is a day with its year, and no sentence."""
    if len(text) > LONGEST_FOLIO or not _SENTENCES.isdisjoint(text) or not _day().search(text):
        return False
    cells = [one for one in _between().split(_day().sub(" ", text)) if one]
    return len(cells) > 1 and all(len(one) <= _CELL for one in cells)


_SENTENCES: Final = frozenset("，。,；！？“”（）()《》")
_CELL: Final = 8


@cache
def _day() -> re.Pattern[str]:
    numeral = "[〇零○一二三四五六七八九十]"
    edges = r"(?<![^\s|｜丨/／·•])", r"(?![^\s|｜丨/／·•])"
    return re.compile(
        rf"{edges[0]}(?:(?=[12]\d{{3}}){DAY}|{numeral}{{4}}年{numeral}{{1,3}}月{numeral}{{1,3}}日){edges[1]}"
    )


@cache
def _between() -> re.Pattern[str]:
    return re.compile(r"[\s|｜丨/／·•]+")


def _is_foot(shape: LineShape) -> bool:
    """报料有奖 微信：某某 责编 某某: a number or an address, and whose it is, a paper's or who made the page."""
    text = shape.line.text
    return len(text) <= _LONGEST and shape.end != "stop" and "。" not in text and made_or_reached(text)


_LONGEST: Final = 70
