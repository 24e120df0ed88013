"""How a check says what it found: a finding with its page, the words around it, and how sure it is."""

from __future__ import annotations

from typing import Final

from layout.findings import Finding, finding
from layout.reviewing.passages import Passage

AROUND: Final = 8
"""Characters quoted before and after what is circled."""

SURE: Final = 90
LIKELY: Final = 75
DOUBTFUL: Final = 50
"""Confidence in per cent.  What is computed or stands in a table is sure; what rests on one pattern of words is likely;
what is doubtful is not shown unless it is asked for."""


def near(text: str, start: int, end: int) -> str:
    """``text[start:end]`` with a few characters on both sides."""
    return text[max(0, start - AROUND) : end + AROUND].replace("\n", " ").strip()


def remark(code: str, passage: Passage, span: tuple[int, int], sure: int, /, **facts: str | int) -> Finding:
    """The finding *code* about characters *span* of *passage*, *sure* per cent."""
    around = near(passage.text, *span)
    return finding(
        code, passage.place, story=passage.story, page=passage.page, near=around, sure=sure, role=passage.role, **facts
    )
