"""Spot inks: each has a plate of its own (ISO 32000-1, 8.6.6.4), and four inks that stand for it where it has none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from layout.page import Ink
from layout.streams.operands import number

EVERY: Final = "All"
"""The colorant of register marks, which is on every plate."""

Plates = tuple[int, int, int, int]

_STEP: Final = re.compile(rb"^/(Sp\d+) (cs|CS) ([\d.]+) (?:scn|SCN)$", re.MULTILINE)


def shown_as(ink: Ink) -> Plates:
    """The four process plates that *ink* looks like: of a tint of a spot ink, its share of them."""
    if ink.share == 1000:
        return ink.plates
    c, m, y, k = (plate * ink.share // 1000 for plate in ink.plates)
    return c, m, y, k


def spot_resource(ink: Ink, spots: dict[str, tuple[str, Ink]]) -> str:
    """The resource of a spot *ink* on a page; *spots* takes it with a solid of the ink, by the ink's name."""
    return spots.setdefault(ink.spot, (f"Sp{len(spots) + 1}", ink._replace(share=1000)))[0]


def ink_step(ink: Ink, spots: dict[str, tuple[str, Ink]], *, line: bool) -> str:
    """The operator that chooses *ink*, alone on its line; *spots* takes the resource of a spot ink with its solid."""
    if not ink.spot:
        return f"{' '.join(map(number, ink.plates))} {'K' if line else 'k'}"
    return f"/{spot_resource(ink, spots)} {'CS' if line else 'cs'} {number(ink.share)} {'SCN' if line else 'scn'}"


def without_spots(content: bytes, spots: Mapping[str, Ink]) -> bytes:
    """The *content* with every spot ink, by its resource, as the four inks that it looks like."""
    if not spots:
        return content

    def process(found: re.Match[bytes]) -> bytes:
        ink = spots[found[1].decode()]._replace(share=round(float(found[3]) * 1000))
        return f"{' '.join(map(number, shown_as(ink)))} {'k' if found[2] == b'cs' else 'K'}".encode()

    return _STEP.sub(process, content)
