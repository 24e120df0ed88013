"""A head block as marks: what it stands on (tint, box, picture); its lines along those of its text or across them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from layout.areas.grid import PageGrid
from layout.areas.strokes import box_marks, line_marks
from layout.fitting.head_room import ground_of_head, inside_of_head
from layout.fitting.heads import HeadLine
from layout.geometry import Point, Rect
from layout.makeup.pictures import crop_of, placeholder
from layout.makeup.turn import across_lines, crossed
from layout.page import BLACK, PAPER, GlyphRun, Ink, Mark, Picture, Rule, Tag, Tint
from layout.pictures.model import PictureFacts
from layout.spec.styles import Stylesheet
from layout.typeset import Line
from layout.typeset.lines import starts_at
from layout.units import EM_ASCENT, Length

if TYPE_CHECKING:
    from layout.fitting.fitted import Fitted

BAND = Ink(0, 0, 0, 850)
"""What kicker and deck stand on where the head is outlined: not a solid, which would set off."""

OUTLINE = 90
"""Width of an outline round knocked-out type, per mille of its size; the half outside the type is seen."""


def head_marks(done: Fitted, styles: Stylesheet, facts: Mapping[str, PictureFacts]) -> list[Mark]:
    """The head block of a fitted story, in the order it is printed."""
    if not done.head.lines:
        return []
    head, grid = done.slot.head, done.grid
    rect = ground_of_head(head, done.head_place, grid)
    made = _ground(done, rect, styles, facts, grid)
    room = inside_of_head(head, done.head_place, styles, grid)
    ink = styles.inks.get(head.ink)
    if head.picture and head.knock:
        ink = PAPER
    for part, line in enumerate(done.head.lines):
        tag = Tag(done.story.slug, line.role, part)
        if line.crossed:
            made += crossed(_line(done, line, across_lines(room, grid), ink, tag), grid)
        else:
            made += _line(done, line, room, ink, tag)
    return made


def _ground(
    done: Fitted, rect: Rect, styles: Stylesheet, facts: Mapping[str, PictureFacts], grid: PageGrid
) -> list[Mark]:
    """The tint, the picture and the box under a head."""
    head = done.slot.head
    made: list[Mark] = []
    if head.tint in styles.inks:
        made.append(Tint(rect, styles.inks[head.tint]))
    if head.picture:
        known = facts.get(head.picture)
        if known is None:
            made += placeholder(rect)
        else:
            crop = crop_of(known, grid.on_page(rect), head.focus or (0.5, 0.5))
            made.append(
                Picture(rect, head.picture, crop, "".join(done.story.headline), Tag(done.story.slug, "picture"))
            )
    box = styles.boxes.get(head.box)
    return made + (box_marks(box, rect, styles) if box else [])


def _line(done: Fitted, line: HeadLine, room: Rect, ink: Ink | None, tag: Tag) -> list[Mark]:
    made: list[Mark] = []
    look = done.look
    ink = ink or line.style.ink
    x, baseline = room.x, room.y + line.across + line.size * EM_ASCENT // 1000
    if line.role == "rubric":
        if look.rubric_form == "bar":
            made.append(_rubric_bar(room, line.line, baseline, line.size, ink, down=line.style.down))
            ink = PAPER
        if look.rubric_form == "lines":
            made += _rubric_lines(room, line.line, baseline, line.size, ink, down=line.style.down)
    knock = done.slot.head.knock if done.slot.head.picture else ""
    if knock == "outline" and line.role == "head":
        return made + _outlined(line_marks(line.line, x, baseline, ink, tag))
    if knock == "outline":
        # Type too thin for an outline stands on a band.
        made.append(_band(line, x, baseline))
    return made + line_marks(line.line, x, baseline, ink, tag)


def _band(line: HeadLine, x: Length, baseline: Length) -> Tint:
    """A band of ink under a line on a picture, half an em larger than its type."""
    pad = line.size // 3
    left = starts_at(line.line, down=line.style.down)
    top = baseline - line.size * EM_ASCENT // 1000
    return Tint(Rect(x + left - pad, top - pad // 2, line.line.width - left + 2 * pad, line.size + pad), BAND)


def _outlined(marks: list[Mark]) -> list[Mark]:
    """White type over a black line round all of it, which nobody reads: it stands out from whatever is under it."""
    runs = [mark for mark in marks if isinstance(mark, GlyphRun)]
    under = [
        run._replace(ink=BLACK, stroke=run.stroke + run.size * OUTLINE // 1000, tag=None, drawn=True) for run in runs
    ]
    return [*under, *marks]


def _rubric_lines(room: Rect, line: Line, baseline: Length, size: Length, ink: Ink, *, down: bool) -> list[Mark]:
    """A short rule on either side of a rubric."""
    left = starts_at(line, down=down)
    y, long, white = baseline - size * 380 // 1000, 4 * size, size
    made: list[Mark] = []
    for start, end in ((left - white - long, left - white), (line.width + white, line.width + white + long)):
        if start >= 0 and end <= room.width:
            made.append(Rule(Point(room.x + start, y), Point(room.x + end, y), 750, ink))
    return made


def _rubric_bar(room: Rect, line: Line, baseline: Length, size: Length, ink: Ink, *, down: bool) -> Mark:
    left = starts_at(line, down=down)
    pad = size * 6 // 10
    top = baseline - size * EM_ASCENT // 1000 - size // 4
    return Tint(Rect(room.x + left - pad, top, line.width - left + 2 * pad, size + size // 2), ink)
