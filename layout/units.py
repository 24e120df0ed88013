"""Lengths: whole millipoints, the trade's units, and shares that add up.

A point is the desktop point, 1/72 inch.  Every length inside the program is an ``int`` of
millipoints, so two ways of adding the same things give the same number.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

Length: TypeAlias = int
"""A length in whole millipoints."""

PT: Final = 1000
"""One point in millipoints."""

INCH: Final = 72 * PT
MM_PER_INCH: Final = 25.4
MM_PER_POINT: Final = MM_PER_INCH / 72

EM_ASCENT: Final = 880
"""Per mille of the em above the baseline in the em box of CJK faces (880 up, 120 down)."""

SIZES: Final[dict[str, Length]] = {
    "初号": 42000, "小初": 36000, "一号": 26000, "小一": 24000, "二号": 22000, "小二": 18000,
    "三号": 16000, "小三": 15000, "四号": 14000, "小四": 12000, "五号": 10500, "小五": 9000,
    "六号": 7500, "小六": 6500, "七号": 5500, "八号": 5000,
}  # fmt: skip
"""Type sizes by 号.  The scale is not linear, so it is a table (values of Chinese word processors)."""


def mm(value: float) -> Length:
    """Millimetres as millipoints, to the nearest."""
    return round(value * INCH / MM_PER_INCH)


def pt(value: float) -> Length:
    """Points as millipoints, to the nearest."""
    return round(value * PT)


def in_mm(length: Length) -> float:
    """Millipoints as millimetres."""
    return length * MM_PER_INCH / INCH


def in_pt(length: Length) -> float:
    """Millipoints as points."""
    return length / PT


def shares(total: Length, count: int) -> tuple[Length, ...]:
    """Cut *total* into *count* whole parts that differ by at most one and sum to *total*.

    >>> shares(10, 4)
    (2, 3, 2, 3)
    """
    return tuple(total * (i + 1) // count - total * i // count for i in range(count))


def weighted_shares(total: Length, weights: Sequence[int]) -> tuple[Length, ...]:
    """Cut *total* in proportion to *weights* (not all zero) so that the parts sum to *total*."""
    whole = sum(weights)
    parts: list[int] = []
    done = gone = 0
    for weight in weights:
        done += weight
        upto = total * done // whole
        parts.append(upto - gone)
        gone = upto
    return tuple(parts)
