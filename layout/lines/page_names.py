"""What a page or a paper is called in the first line of its dump."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache
from typing import Final

from layout.lines.shapes import LineShape
from layout.stories.words import HAN


def with_page_name(shapes: tuple[LineShape, ...], settled: Container[int]) -> tuple[LineShape, ...]:
    """*shapes* with the first as a folio where it is the number and the name of a page and nothing says otherwise."""
    if len(shapes) < _A_PAGE or 0 in settled or shapes[0].furniture or not is_page_name(shapes[0].text):
        return shapes
    return (shapes[0]._replace(furniture="folio"), *shapes[1:])


_A_PAGE: Final = 4
"""Lines from which a dump may be a page."""


def is_page_name(text: str) -> bool:
    """4 寰宇, 时评 4, 临水报: a page's number and name, or a paper's; anywhere but at its top it may be a score."""
    return len(text) <= _PAGE_NAMED and bool(_page_name().fullmatch(text))


_PAGE_NAMED: Final = 9


@cache
def _page_name() -> re.Pattern[str]:
    numbered = rf"\d{{1,2}}[ \u3000]+{HAN}{{2,5}}(?:·{HAN}{{1,4}})?|{HAN}{{2,5}}[ \u3000]+\d{{1,2}}"
    return re.compile(rf"{numbered}|{HAN}{{1,4}}[报報]")
