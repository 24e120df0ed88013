"""Pictures and tints at the trimmed edge go on into the bleed, so that no white shows where the knife is a hair off.

So do drawings; an advertisement brings its own bleed, and one that does not is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from layout.areas.direction import mode_of
from layout.areas.grid import PageGrid
from layout.findings import Finding, finding
from layout.geometry import Rect
from layout.makeup.furniture import slot_ground
from layout.makeup.pictures import crop_of
from layout.makeup.turn import on_page
from layout.page import Artwork, Drawing, Ink, InkGradient, Mark, Outline, Picture, Tint
from layout.pictures.model import PictureFacts
from layout.spec.model import Area, PageSpec, Sheet, Slot
from layout.spec.spread import crosses, reaches_over
from layout.spec.styles import Stylesheet
from layout.units import Length, in_mm, mm
from layout.value import NamedTuple

TOUCHES: Final = mm(0.5)
"""An edge so close to the trim is meant to be at it."""

NEAR: Final = mm(3)
"""What ends closer to the trim than this, and not at it, is cut or shows a sliver of white: 3 mm is what trimming may
be off by in plants' own guides, and the bleed they ask for."""


class TrimmedPaper(NamedTuple):
    """What is trimmed all round, as a page of it sees it: from *left* to *right* across, *height* deep."""

    left: Length
    right: Length
    height: Length
    bleed: Length


def paper_of(sheet: Sheet, fold: str) -> TrimmedPaper:
    """The paper of a page of *sheet*; of one side (*fold*) of a spread that of both: no knife goes through the fold."""
    left, right = (-sheet.width if fold == "right" else 0), (2 if fold == "left" else 1) * sheet.width
    return TrimmedPaper(left, right, sheet.height, sheet.bleed)


class ToTrim(NamedTuple):
    """A slot's *marks* as they stand on their page, a *ground* under them that is none of them, and what is *short*."""

    ground: tuple[Mark, ...]
    marks: tuple[Mark, ...]
    short: Sequence[Finding]


def to_trim(
    slot: Slot, marks: Sequence[Mark], page: PageSpec, paper: TrimmedPaper, styles: Stylesheet,
    facts: Mapping[str, PictureFacts], grid: PageGrid,
) -> ToTrim:  # fmt: skip
    """The *marks* of *slot* parted at the fold of *page*, with their ground, and both with bleed at its trim.

    An advertisement brings a bleed of its own, and its ground is the page's.
    """
    if page.opens and reaches_over(slot.area, grid.grid):
        from layout.makeup.fold import parted  # few issues have a spread

        marks = parted(marks, grid)
    ground = _ground(slot, styles, grid)
    if slot.ad is not None:
        return ToTrim(ground, tuple(marks), _without_bleed(slot, page.number, marks, paper))
    whole = (*ground, *marks)
    return ToTrim((), tuple(with_bleed(whole, paper, facts)), near_trim(slot, page.number, whole, paper))


def _ground(slot: Slot, styles: Stylesheet, grid: PageGrid) -> tuple[Mark, ...]:
    """What lies under *slot*: above and below are where its own lines have them, on a page set the other way too."""
    mode = mode_of(slot, grid)
    if mode is not grid.grid.mode and not slot.stretches and not crosses(slot.area, grid.grid):
        slot = slot._replace(rect=grid.on_page(grid.place(slot)), area=Area(0, 0, 0, 0))
        grid = PageGrid(grid.frame, grid.grid._replace(mode=mode), grid.sheet[::-1])
    return tuple(on_page(slot_ground(slot, styles, grid), grid))


def _without_bleed(slot: Slot, number: int, marks: Iterable[Mark], paper: TrimmedPaper) -> list[Finding]:
    """A warning where an advertisement ends at the trim of *paper* and its file brings no bleed."""
    for mark in marks:
        if isinstance(mark, Artwork | Picture | Drawing) and mark.tag and mark.tag.role == "ad":
            window = mark.window if isinstance(mark, Artwork) else mark.rect
            sides = zip(_gaps(mark.rect, paper), _gaps(window, paper), strict=True)
            if paper.bleed and any(abs(at) <= TOUCHES and over > TOUCHES - paper.bleed for at, over in sides):
                return [
                    finding("ad-no-bleed", slot.place, page=number, slot=slot.id, bleed=f"{in_mm(paper.bleed):.1f}")
                ]
    return []


def with_bleed(marks: Iterable[Mark], paper: TrimmedPaper, facts: Mapping[str, PictureFacts]) -> Iterator[Mark]:
    """*marks* with tints, pictures and drawings that touch the trim of *paper* taken on to the edge of its bleed."""
    for mark in marks:
        if not isinstance(mark, Tint | Picture | Drawing) or not paper.bleed:
            yield mark
            continue
        rect = _taken_on(mark.rect, paper)
        if rect == mark.rect:
            yield mark
        elif isinstance(mark, Tint):
            yield mark._replace(rect=rect)
        elif isinstance(mark, Drawing):
            yield _grown(mark, rect) if mark.tag and mark.tag.role == "picture" else mark
        else:
            known = facts.get(mark.image)
            yield mark._replace(rect=rect, crop=_recropped(mark.crop, known, rect) if known else mark.crop)


def near_trim(slot: Slot, number: int, marks: Iterable[Mark], paper: TrimmedPaper) -> list[Finding]:
    """A warning where a tint or picture of *slot* ends within :data:`NEAR` of the trim and does not reach it."""
    gaps = [gap for mark in marks if isinstance(mark, Tint | Picture) for gap in _gaps(mark.rect, paper)]
    short = [gap for gap in gaps if TOUCHES < gap < NEAR]
    if not short:
        return []
    return [finding("bleed-short", slot.place, page=number, slot=slot.id, gap=f"{in_mm(min(short)):.1f}")]


def _gaps(rect: Rect, paper: TrimmedPaper) -> tuple[Length, ...]:
    """White between *rect* and the trim on each side; negative where it goes on past it."""
    return rect.x - paper.left, rect.y, paper.right - rect.right, paper.height - rect.bottom


def _taken_on(rect: Rect, paper: TrimmedPaper) -> Rect:
    left, top, right, foot = (gap + paper.bleed if -paper.bleed < gap <= TOUCHES else 0 for gap in _gaps(rect, paper))
    return Rect(rect.x - left, rect.y - top, rect.width + left + right, rect.height + top + foot)


def _grown(drawing: Drawing, rect: Rect) -> Drawing:
    """*drawing* so much larger that it fills *rect* about its middle, in its own proportions as a picture is."""
    scale = max(rect.width / max(1, drawing.rect.width), rect.height / max(1, drawing.rect.height))
    across = round(rect.width - drawing.rect.width * scale) // 2
    down = round(rect.height - drawing.rect.height * scale) // 2

    def larger(steps: Outline) -> Outline:
        return tuple(
            (step, tuple(round(at * scale) + (down if n % 2 else across) for n, at in enumerate(ends)))
            for step, ends in steps
        )

    def paint(one: Ink | InkGradient | None) -> Ink | InkGradient | None:
        if not isinstance(one, InkGradient):
            return one
        a, b, c, d, x, y = (round(part * scale) for part in one.matrix)
        return one._replace(matrix=(a, b, c, d, x + across, y + down))

    shapes = tuple(
        path._replace(
            steps=larger(path.steps), fill=paint(path.fill), stroke=paint(path.stroke),
            width=round(path.width * scale), dash=tuple(round(part * scale) for part in path.dash),
            dash_from=round(path.dash_from * scale),
            clips=tuple((larger(steps), even_odd) for steps, even_odd in path.clips),
        )
        for path in drawing.shapes
    )  # fmt: skip
    return drawing._replace(rect=rect, shapes=shapes)


def _recropped(crop: tuple[int, int, int, int], known: PictureFacts, rect: Rect) -> tuple[int, int, int, int]:
    """The crop of a picture whose place has grown to *rect*, about the same point of it."""
    left, top, right, foot = crop
    across, down = known.width - (right - left), known.height - (foot - top)
    focus = (left / across if across > 0 else 0.5, top / down if down > 0 else 0.5)
    return crop_of(known, rect, focus)
