"""What a page or a paper is called in the first line of its dump."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from layout.stories.words import HAN


def is_page_name(text: str) -> bool:
    """4 寰宇, 时评 4, 临水报: a page's number and name, or a paper's; anywhere but at its top it may be a score."""
    return len(text) <= _PAGE_NAMED and bool(_page_name().fullmatch(text))


_PAGE_NAMED: Final = 9


@cache
def _page_name() -> re.Pattern[str]:
    numbered = rf"\d{{1,2}}[ \u3000]+{HAN}{{2,5}}(?:·{HAN}{{1,4}})?|{HAN}{{2,5}}[ \u3000]+\d{{1,2}}"
    return re.compile(rf"{numbered}|{HAN}{{1,4}}[报報]")
