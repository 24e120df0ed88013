"""Glyphs drawn as shapes: paths of a page's content.  Imported only where a page has some."""

from __future__ import annotations

from collections.abc import Iterator

from layout.page import GlyphRun
from layout.streams.operands import Contours, number
from layout.units import Length


def shapes_of(run: GlyphRun, left: Length, top: Length, contours: Contours) -> Iterator[str]:
    """A stroked path for each glyph of *run*, on a sheet whose page begins at *left* and *top* (from its foot).

    Each stands in a space of a thousandth of its em, in which coordinates are whole and equal glyphs are equal, so
    that they pack well; the width of the line is given in it too.
    """
    wide, tall = _thousandth(run.size * run.squeeze // 1000), _thousandth(run.size)
    for gid, x, down in zip(run.gids, run.xs, run.ys or (0,) * len(run.gids), strict=True):
        steps = contours(run.face, gid)
        if steps:
            place = f"{number(left + run.origin.x + x)} {number(top - run.origin.y - down)}"
            path = " ".join(" ".join((*map(str, points), step)) for step, points in steps)
            matrix = f"0 -{wide} {tall} 0" if run.turned else f"{wide} 0 0 {tall}"
            yield f"q {matrix} {place} cm {path} S Q"


def _thousandth(size: Length) -> str:
    """A thousandth of *size* in points: millionths of a point are whole.

    >>> _thousandth(48_000), _thousandth(1_250_000)
    ('.048', '1.25')
    """
    whole, part = divmod(size, 1_000_000)
    return f"{whole or ''}.{part:06d}".rstrip("0").rstrip(".") or "0"
