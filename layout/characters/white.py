"""White within a line of copy: what full-width marks make needless, and what says something."""

from __future__ import annotations

import re
from functools import cache


def without_loose_white(text: str) -> str:
    """*text* without blanks beside full-width marks, which have white of their own.

    The white between the last sentence and whose it is stays, one character wide: 声明作废。　程一帆.
    """
    if " " not in text:
        return text
    return _loose().sub("", _signed().sub("\u3000", text))


@cache
def _loose() -> re.Pattern[str]:
    return re.compile(r" +(?=[，。、；：？！）》”])|(?<=[，。、；：（《“]) +")


@cache
def _signed() -> re.Pattern[str]:
    return re.compile(r"(?<=[。！？]) +(?=[\u4e00-\u9fff]{2,4}$)")
