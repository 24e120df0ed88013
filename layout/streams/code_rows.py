"""A row of glyphs as the operator that shows it: codes, and how far the pen goes back or on between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from layout.streams.operands import number
from layout.units import Length

_NEAR: Final = 3_000_000
"""Millionths of a millipoint that a glyph may be off its place before the pen is moved."""


class FaceCodes:
    """The code that is written for each glyph of a face, and its advance in per mille."""

    def __init__(self, written: Mapping[int, str], advances: Mapping[int, int]) -> None:
        self.written, self.advances = written, advances
        self.square = {gid for gid, wide in advances.items() if wide == 1000}
        """Glyphs as wide as the em."""


def shown(
    gids: tuple[int, ...], xs: tuple[Length, ...], size: Length, squeeze: int, face: FaceCodes, pen: int | None = None
) -> tuple[str, int]:
    """The operator that shows *gids* at *xs*, and where the pen stands after it, in millionths.

    *pen* is where it stands before; at the first of them where that is not said.
    """
    written = face.written
    if pen is None and squeeze == 1000 and face.square.issuperset(gids) and _are_even(xs, size):
        return f"<{''.join([written[gid] for gid in gids])}>Tj", (xs[0] + len(xs) * size) * 1_000_000
    advances, step = face.advances, size * squeeze  # millipoints to a whole em, times a thousand
    at = xs[0] * 1_000_000 if pen is None else pen
    words: list[str] = []
    moved = False
    for gid, x in zip(gids, xs, strict=True):
        off = at - x * 1_000_000
        if off > _NEAR or off < -_NEAR:
            # To a tenth of a thousandth of an em: white shared out in a line would else differ from gap to gap.
            back = round(off * 10 / step)
            if back:
                words.append(f">{number(back * 100)}<")
                moved = True
                at -= back * step // 10
        words.append(written[gid])
        at += advances[gid] * step
    said = "".join(words)
    if not moved:
        return f"<{said}>Tj", at
    return (f"[{said[1:]}>]TJ" if said[0] == ">" else f"[<{said}>]TJ"), at


def _are_even(xs: Sequence[Length], size: Length) -> bool:
    """True for places an em of *size* from each other, as those of most lines of Han are."""
    return xs == tuple(range(xs[0], xs[0] + len(xs) * size, size))
