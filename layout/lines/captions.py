"""What speaks for a line being the caption of a picture by its looks: a credit, where who stands, a day at its head."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from layout.lines.shapes import LineShape
from layout.stories.words import CAPTION_STARTS, MARKERS


def begins_as_caption(text: str) -> bool:
    """图为…, （题图：江堤上的稻田。某某摄）: words that say first that they are about a picture."""
    return text.startswith(CAPTION_STARTS, 1 if text[:1] in ("（", "(") else 0)


def as_caption(shape: LineShape) -> int:
    """What speaks for the caption of a picture, 0 for nothing."""
    if shape.credit:
        return 55
    if shape.text.startswith(CAPTION_STARTS):
        return _SHOWN if shape.text[0] not in MARKERS else 10 if shape.end == "stop" else -30
    if begins_as_caption(shape.text) and shape.text[-1] in "）)":
        return _SHOWN
    if "图为" in shape.text and shape.size <= _LONGEST_CAPTION:
        return 35
    if shape.size <= _SEEN and shape.end == "stop" and not shape.inner and _stands().search(shape.text):
        return 42
    if shape.size <= (120 if shape.end == "stop" else 60) and "日" in shape.text[:6] and _day().match(shape.text):
        return 15
    return 0


_SHOWN: Final = 40
_SEEN: Final = 60


@cache
def _stands() -> re.Pattern[str]:
    """霍师傅（右）, 李明（左二）: where somebody is in a picture."""
    return re.compile(r"[（(](?:[左右中前后後]|[左右前后後][一二三四五六排])[）)]")


@cache
def _day() -> re.Pattern[str]:
    """3月16日，…: how a caption without 图为 begins."""
    day = r"(?:\d{1,2}月)?\d{1,2}日"
    return re.compile(rf"(?:{day}(?:[至—-]{day})?(?:晚|上午|下午|清晨)?|近日|日前|连日来)[，,]")


_LONGEST_CAPTION: Final = 200
