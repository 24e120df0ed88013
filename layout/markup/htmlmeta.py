"""What a page says of its story for machines: the head in its JSON-LD (schema.org, NewsArticle)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final

_SCRIPT: Final = re.compile(r"<script\b[^>]{0,200}application/ld\+json[^>]{0,200}>", re.IGNORECASE)
_MOST: Final = 200_000
_MOST_SCRIPTS: Final = 8
_DEEPEST: Final = 6


def stated_head(page: str) -> tuple[str, int] | None:
    """The head that *page* states, and its line; ``None`` where it states none."""
    for count, match in enumerate(_SCRIPT.finditer(page)):
        end = page.find("</", match.end(), match.end() + _MOST)
        if count >= _MOST_SCRIPTS or end < 0:
            return None
        try:
            said = json.loads(page[match.end() : end])
        except (ValueError, RecursionError):
            continue
        head = next(_heads(said, 0), "")
        if head:
            return head, page.count("\n", 0, match.start()) + 1
    return None


def _heads(said: object, depth: int) -> Iterator[str]:
    """Every ``headline`` in *said*, the outermost first."""
    if isinstance(said, dict):
        head = said.get("headline")
        if isinstance(head, str) and head.strip():
            yield " ".join(head.split())
    inner = said.values() if isinstance(said, dict) else said if isinstance(said, list) else ()
    if depth < _DEEPEST:
        for one in inner:
            yield from _heads(one, depth + 1)
