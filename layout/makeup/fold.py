"""A spread cut in its fold: what was made up across two pages goes onto each of them, and nothing is lost.

No type stands in the fold: the glyphs of a head that come to lie beyond it are moved over it as one, and where a
character would straddle it the head is parted before or after that character.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from layout.areas.grid import PageGrid
from layout.geometry import Point, Rect, WritingMode
from layout.page import Artwork, Drawing, GlyphRun, Mark, Page, Picture, Rule, Tint
from layout.units import Length
from layout.value import NamedTuple

HEADS: Final = ("head", "kicker", "deck", "rubric", "byline")
"""Roles whose lines may run across a fold."""


def parted(marks: Iterable[Mark], grid: PageGrid) -> list[Mark]:
    """*marks* of a slot across the fold, at their places on the page: the lines of its head parted about it.

    A head was set as if the columns beyond the fold stood directly after those before it, or lines of a vertical page.
    """
    fold = _fold_of(grid)
    made: list[Mark] = []
    for mark in marks:
        if isinstance(mark, GlyphRun) and mark.tag and mark.tag.role in HEADS and mark.gids:
            made += _parted(mark, fold)
        else:
            made.append(mark)
    return made


class _Fold(NamedTuple):
    """Where the type area of the first page of a spread ends, and how far from there that of the other begins.

    Of a spread read from right to left *gap* is negative.
    """

    edge: Length
    gap: Length


def _fold_of(grid: PageGrid) -> _Fold:
    frame = grid.on_page(grid.frame)
    if grid.grid.mode is WritingMode.VERTICAL:
        return _Fold(frame.x, frame.right - grid.sheet[1] - frame.x)
    return _Fold(frame.right, grid.sheet[0] + frame.x - frame.right)


def _parted(run: GlyphRun, fold: _Fold) -> list[Mark]:
    """*run* in one piece before the fold, in one beyond it, or in two."""
    down = bool(run.ys)
    middles = [run.origin.x + x + (run.size if down else _advance(run, at)) // 2 for at, x in enumerate(run.xs)]
    from_right = fold.gap < 0
    if all(at <= fold.edge + fold.gap if from_right else at >= fold.edge + fold.gap for at in middles):
        return [run]  # it was set there
    # What a line begins with stands before the fold, but at the left of one that is read from right to left.
    cut = next((at for at, middle in enumerate(middles) if middle >= fold.edge), len(middles))
    while 0 < cut < len(run.texts) and not run.texts[cut]:  # glyphs of one character stay together
        cut += 1
    parts = [_piece(run, 0, cut), _piece(run, cut, len(run.gids))]
    moved = 0 if from_right else 1
    parts[moved] = parts[moved]._replace(xs=tuple([x + fold.gap for x in parts[moved].xs]))
    return [part for part in parts if part.gids]


def _piece(run: GlyphRun, start: int, end: int) -> GlyphRun:
    """Glyphs *start* to *end* of *run*."""
    return run._replace(
        gids=run.gids[start:end], xs=run.xs[start:end], texts=run.texts[start:end], ys=run.ys[start:end]
    )


def _advance(run: GlyphRun, at: int) -> Length:
    """About how wide glyph number *at* is."""
    return run.xs[at + 1] - run.xs[at] if at + 1 < len(run.xs) else run.size


def halves(first: Page, second: Page, far: Length) -> tuple[Page, Page]:
    """The two pages of a spread, cut in the fold: what the *first* has across it goes onto both, neither on past it.

    *first* says which side it is; the *second* has its left edge *far* to the right of that of the first.
    """
    second = second._replace(fold="right" if first.fold == "left" else "left")
    here = tuple(_cut(first.marks, first.shown))
    over = second.shown._replace(x=second.shown.x + far)
    beyond = tuple(shifted(mark, -far) for mark in _cut(first.marks, over))
    return first._replace(marks=here), second._replace(marks=(*beyond, *_cut(second.marks, second.shown)))


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


def joined(first: Page, second: Page, far: Length) -> Page:
    """The two pages as one sheet, for those who look at a spread whole; *far* as :func:`halves` has it."""
    over = {mark for mark in first.marks if (_reach(mark)[1] > first.width if far > 0 else _reach(mark)[0] < 0)}
    others = [one for mark in second.marks if (one := shifted(mark, far)) not in over]
    marks = (*first.marks, *others)
    if far < 0:  # the first page is the right one: the sheet begins with the other
        marks = tuple([shifted(mark, -far) for mark in marks])
    return first._replace(width=first.width + second.width, fold="", marks=marks)
