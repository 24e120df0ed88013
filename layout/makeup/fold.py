"""A spread cut in its fold: what was made up across two pages goes onto each of them, and nothing is lost.

No type stands in the fold: the glyphs of a head that come to lie beyond it are moved over it as one, and where a
character would straddle it the head is parted before or after that character.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from layout.areas.grid import PageGrid
from layout.geometry import Point, Rect
from layout.page import Artwork, Drawing, GlyphRun, Mark, Page, Picture, Rule, Tint
from layout.units import Length

HEADS: Final = ("head", "kicker", "deck", "rubric", "byline")
"""Roles whose lines may run across a fold."""


def parted(marks: Iterable[Mark], grid: PageGrid) -> list[Mark]:
    """*marks* of a slot across the fold, the lines of its head parted about it.

    A head was set as if the columns beyond the fold stood directly after those before it.
    """
    edge = grid.frame.right
    gap = grid.sheet[0] + grid.frame.x - edge
    made: list[Mark] = []
    for mark in marks:
        if isinstance(mark, GlyphRun) and mark.tag and mark.tag.role in HEADS and mark.gids:
            made += _parted(mark, edge, gap)
        else:
            made.append(mark)
    return made


def _parted(run: GlyphRun, edge: Length, gap: Length) -> list[Mark]:
    if run.origin.x >= edge + gap:
        return [run]
    middles = [run.origin.x + x + _advance(run, at) // 2 for at, x in enumerate(run.xs)]
    cut = next((at for at, middle in enumerate(middles) if middle >= edge), len(middles))
    while 0 < cut < len(run.texts) and not run.texts[cut]:  # glyphs of one character stay together
        cut += 1
    if cut == len(run.gids):
        return [run]
    moved = run._replace(
        gids=run.gids[cut:], xs=tuple(x + gap for x in run.xs[cut:]), texts=run.texts[cut:], ys=run.ys[cut:]
    )
    if not cut:
        return [moved]
    return [run._replace(gids=run.gids[:cut], xs=run.xs[:cut], texts=run.texts[:cut], ys=run.ys[:cut]), moved]


def _advance(run: GlyphRun, at: int) -> Length:
    """About how wide glyph number *at* is."""
    return run.xs[at + 1] - run.xs[at] if at + 1 < len(run.xs) else run.size


def halves(page: Page, right: Page) -> tuple[Page, Page]:
    """*page*, with the marks across the fold, and the page to its *right*, cut in the fold: neither goes on past it."""
    page, right = page._replace(fold="left"), right._replace(fold="right")
    left = tuple(_cut(page.marks, page.shown))
    over = right.shown._replace(x=page.width)
    beyond = tuple(shifted(mark, -page.width) for mark in _cut(page.marks, over))
    return page._replace(marks=left), right._replace(marks=(*beyond, *_cut(right.marks, right.shown)))


def _cut(marks: Sequence[Mark], window: Rect) -> Iterable[Mark]:
    """Those of *marks* that show in *window*; what reaches past it is cut off when the page is drawn."""
    return (mark for mark in marks if _reach(mark)[0] < window.right and _reach(mark)[1] > window.x)


def _reach(mark: Mark) -> tuple[Length, Length]:
    """From where to where *mark* reaches across the page, about."""
    if isinstance(mark, GlyphRun):
        xs = [mark.origin.x + x for x in mark.xs] or [mark.origin.x]
        return min(xs), max(xs) + mark.size // 2
    if isinstance(mark, Rule):
        half = mark.thickness // 2  # one that runs down the fold is on both pages
        return min(mark.start.x, mark.end.x) - half, max(mark.start.x, mark.end.x) + half
    rect = mark.window if isinstance(mark, Artwork) else mark.rect
    return rect.x, rect.right


def shifted(mark: Mark, by: Length) -> Mark:
    """*mark* so far to the right."""
    if isinstance(mark, GlyphRun):
        return mark._replace(origin=Point(mark.origin.x + by, mark.origin.y))
    if isinstance(mark, Rule):
        return mark._replace(start=Point(mark.start.x + by, mark.start.y), end=Point(mark.end.x + by, mark.end.y))
    rect = mark.rect._replace(x=mark.rect.x + by)
    if isinstance(mark, Artwork):
        return mark._replace(rect=rect, window=mark.window._replace(x=mark.window.x + by))
    assert isinstance(mark, Tint | Picture | Drawing)
    return mark._replace(rect=rect)


def joined(left: Page, right: Page) -> Page:
    """The two pages as one sheet, for those who look at a spread whole."""
    seen = {mark for mark in left.marks if _reach(mark)[1] > left.width}
    others = [mark for one in right.marks if (mark := shifted(one, left.width)) not in seen]
    return left._replace(width=left.width + right.width, marks=(*left.marks, *others), fold="")
