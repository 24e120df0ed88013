"""The column that a head ends with, in brackets: “小服务”托举“大民生”（一线行走）, 渡口（外二首）, 守护蓝天（上）."""

from __future__ import annotations

from typing import Final

_LONGEST: Final = 18
_LEAST: Final = 4
"""Characters of a head before its column."""

_PEOPLE: Final = ("记者", "作者", "本报", "摄", "图", "据", "通讯员", "来源", "供图", "整理", "编译")
"""What stands in brackets at the end of copy or of a caption: who wrote it, who took it, where it is from."""


def column_of(text: str) -> str:
    """The column at the end of the line *text* with its brackets, "" where there is none.

    A national daily names the column of a story so, or the part of a series; copy that ends in a bracket has a full
    stop before it or in it.
    """
    if text[-1:] not in "）)" or text[0] in "（(":
        return ""
    start = max(text.rfind("（"), text.rfind("("))
    inner = text[start + 1 : -1]
    if start < _LEAST or not 0 < len(inner) <= _LONGEST or text[start - 1] in "。！，；、：":
        return ""
    if any(mark in inner for mark in "，。；：:！？") or any(word in inner for word in _PEOPLE):
        return ""
    return text[start:] if not any(map(str.isdigit, inner)) or inner.isdigit() else ""
