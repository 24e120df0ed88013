"""The cells of a table before they are set: the column each stands in, and how what stands in a column is aligned."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

SPREAD: Final = 4
"""Characters of the longest name in a column of names, which are set to one width (均排)."""

_UNITS: Final = "%|％|‰|℃|°|倍|[千百]?[万亿](?:元|吨|股|手|人)?|元|吨|股|手|人|斤|公里|公斤|米|秒|分|环|岁|次|件|户|亩"

_ABROAD: Final = range(SPREAD + 1, 13)
"""Characters of a name from abroad, which stands as it is among those that are spread."""


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(rf"[-+−±＋－▲▼△▽↑↓]?[¥￥$]?\d[\d,，]*(\.\d+)?\s*(?:{_UNITS})?\Z")


@cache
def _whole() -> re.Pattern[str]:
    """What of a figure stands before its decimal point, or before the unit of one that has none (-10 of -10%)."""
    return re.compile(r"\D*[\d,，]*")


def _is_all_han(text: str, others: str = "") -> bool:
    return all("\u4e00" <= char <= "\u9fff" or char in others for char in text)


def before_point(text: str) -> str:
    """What of the figure *text* stands before the decimal point of its column.

    >>> before_point("+1.6%"), before_point("-10%"), before_point("¥1,200"), before_point("—")
    ('+1', '-10', '¥1,200', '—')
    """
    match = _whole().match(text.strip())
    return match[0] if match else ""


LONGEST_STAND_IN: Final = 4
"""Characters of what stands in a column of figures for one that is not there: 停牌, 弃权, 待定, 无."""


def is_figure(text: str) -> bool:
    """True for a figure, with its sign and unit.

    >>> is_figure("+1.6%"), is_figure("1,200万元"), is_figure("▼0.5"), is_figure("3:1"), is_figure("停牌")
    (True, True, True, False, False)
    """
    return bool(_figure().match(text.strip()))


LONGEST_FIGURE: Final = 12
"""Characters of a range or a score (-12～-2℃, 3:1, 19:30), which stands in the middle of its column."""


def is_short_figure(text: str) -> bool:
    """True for figures with signs between them, and at most one word of a character (or five in all).

    >>> is_short_figure("3:1"), is_short_figure("5～12℃"), is_short_figure("10/分钟"), is_short_figure("第12、13集")
    (True, True, True, False)
    """
    han = sum("\u4e00" <= char <= "\u9fff" for char in text)
    return len(text) <= LONGEST_FIGURE and any(char.isdigit() for char in text) and (han < 2 or len(text) <= SPREAD + 1)


@cache
def _hyphen_for_minus() -> re.Pattern[str]:
    return re.compile(r"(?<![\dA-Za-z%％‰℃°)）-])[-－](?=\d)")


def with_minus(text: str) -> str:
    """The figure *text*, as long, with a minus where keyboards have a hyphen for it, a third as wide as a plus.

    >>> with_minus("-3℃"), with_minus("－12～-2℃"), with_minus("3-1"), with_minus("A-3"), with_minus("-")
    ('−3℃', '−12～−2℃', '3-1', 'A-3', '-')
    """
    if ("-" not in text and "－" not in text) or not (is_figure(text) or is_short_figure(text)):
        return text
    return _hyphen_for_minus().sub("−", text)


def _stands_in(text: str) -> bool:
    return len(text) <= LONGEST_STAND_IN and not any(char.isdigit() for char in text)


def align_of(texts: Sequence[str]) -> str:
    """How a column of *texts* stands: figures on the point or to the right, short names spread, words to the left."""
    filled = [text.strip() for text in texts if text.strip() and text.strip() not in ("-", "—", "——", "…")]
    if not filled:
        return "left"
    figures = [text for text in filled if is_figure(text)]
    others = [text for text in filled if text not in figures]
    if 3 * len(figures) >= 2 * len(filled) and all(_stands_in(text) for text in others):
        return "point" if any("." in text for text in figures) else "right"
    short = [text for text in filled if 2 <= len(text) <= SPREAD and _is_all_han(text)]
    others = [text for text in filled if text not in short]
    abroad = all(len(text) in _ABROAD and _is_all_han(text, "·") for text in others)
    if len(short) > 1 and len(short) * 3 >= len(filled) * 2 and abroad:
        return "spread" if len({len(text) for text in short}) > 1 else "left"
    if all(is_short_figure(text) for text in filled):
        return "centre"
    return "left"
