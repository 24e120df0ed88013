"""Pictures in their slots: one or a group, cropped, never stretched, caption and credit under or beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from layout.areas.grid import PageGrid, centred_baseline
from layout.areas.strokes import box_marks, line_marks
from layout.findings import Finding, finding
from layout.fonts.library import Library
from layout.geometry import Point, Rect
from layout.page import Ink, Mark, Picture, Rule, Tag, Tint
from layout.pictures.model import PictureFacts
from layout.proofing.line_lint import line_findings, widest_gap
from layout.spec.model import Frame, Slot
from layout.spec.spread import crosses
from layout.spec.styles import Stylesheet, TextStyle
from layout.stories.model import Story
from layout.typeset import Line, Piece, Prepared, aligned, prepare, set_line, set_paragraph
from layout.units import Length, mm, shares, weighted_shares
from layout.value import NamedTuple

PLACEHOLDER = Ink(0, 0, 0, 120)
FRAME = Ink(0, 0, 0, 600)
USUAL = (4, 3)
"""Proportions that a picture is taken to have while it is not there."""

AT_TRIM = mm(0.5)
"""A place that begins so high up is meant to begin at the trimmed edge, with its picture."""

SAFE = mm(4)
"""How far the words of a picture at the trimmed edge keep off it."""

BESIDE_LEAST = 5
"""Fewest characters of a caption beside its picture."""


class Captioned(NamedTuple):
    """The words of a picture: (line, style, role) each; *prepared* is the caption that the lines are of."""

    lines: tuple[tuple[Line, TextStyle, str], ...]
    measure: Length
    prepared: Prepared | None = None


def picture_marks(
    slot: Slot, story: Story | None, facts: Mapping[str, PictureFacts], styles: Stylesheet, faces: Library,
    grid: PageGrid,
) -> tuple[list[Mark], list[Finding]]:  # fmt: skip
    """A picture or a group in its slot with caption and credit; a placeholder for one that is not there."""
    rect = grid.place(slot)
    frames = frames_of(slot, story)
    found = _lacking(slot, story, frames[0].file)
    room, words, side = _shared_out(slot, story, styles, faces, grid)
    first, rows = grid.rows_of(slot)
    if len(words.lines) > rows:
        left_out = len(words.lines) - rows
        found.append(finding("caption-overset", slot.place, file=frames[0].file or slot.id, lines=left_out))
        words = words._replace(lines=words.lines[:rows])
    made: list[Mark] = []
    slug = story.slug if story else ""
    for line, _, role in words.lines:
        if role == "caption" and words.prepared:
            found += line_findings(line, words.prepared, widest_gap(styles.limits), slot.place, slug)
    alt = (story.caption if story else "") or slot.caption or slot.title
    ink = styles.inks.get(slot.ink)
    places = _places(frames, [facts.get(one.file) for one in frames], slot.rows, room, grid.grid.leading // 4)
    for number, (one, box) in enumerate(zip(frames, places, strict=True)):
        known = facts.get(one.file)
        if known is not None and known.drawing is not None:
            from layout.makeup.drawings import drawing_of  # few pages have any

            made.append(drawing_of(known, contained(known, box), alt, Tag(slug, "picture", number), faces, ink))
            continue
        if known is not None:
            whole = slot.crop != "cover"
            crop = (0, 0, known.width, known.height) if whole else crop_of(known, box, one.focus or slot.focus)
            shown = contained(known, box) if whole else box
            made.append(Picture(shown, one.file, crop, alt, Tag(slug, "picture", number), ink))
        else:
            made += placeholder(box)
        if "picture" in styles.boxes and not _at_trim(box, grid):
            made += box_marks(styles.boxes["picture"], box, styles)
    row = first + rows - len(words.lines)
    x = _words_room(slot, rect, grid)[0] if not side else rect.right - words.measure if side == "right" else rect.x
    for index, (line, style, role) in enumerate(words.lines):
        # A rectangle in millimetres ends between two rows: its words hang at its foot, as the picture over them does.
        foot = rect.bottom - (len(words.lines) - index) * grid.grid.leading
        top = grid.row_y(row + index) if slot.rect is None else foot
        y = centred_baseline(top, grid.grid.leading, style.size)
        made += line_marks(line, x, y, style.ink, Tag(slug, role, index))
    return made, found


def frames_of(slot: Slot, story: Story | None) -> tuple[Frame, ...]:
    """The pictures of a slot: those of its group, its own, or that of its story; at least one."""
    return slot.frames or (Frame(slot.picture or (story.picture if story else "")),)


def _lacking(slot: Slot, story: Story | None, name: str) -> list[Finding]:
    if slot.caption_at == "none":
        return []
    found: list[Finding] = []
    if not slot.caption and (story is None or not story.caption):
        found.append(finding("caption-missing", slot.place, file=name or slot.id))
    if not slot.credit and (story is None or story.credit is None):
        found.append(finding("credit-missing", slot.place, file=name or slot.id))
    return found


def _at_trim(box: Rect, grid: PageGrid) -> bool:
    """True for a picture that goes on into the bleed: its frame would lie, or end, where the knife may be off."""
    across, down = grid.sheet[0] - box.right, grid.sheet[1] - box.bottom
    return min(box.x, box.y, across, down) <= AT_TRIM


def _words_room(slot: Slot, rect: Rect, grid: PageGrid) -> tuple[Length, Length]:
    """Where the words under a picture begin, and their measure: off the trim, and on one side of a fold."""
    width, frame = grid.sheet[0], grid.frame
    if rect.right <= 0 or rect.x >= width:  # in a story that goes on over a fold, all of it beyond
        by = width if rect.x >= width else -width
        x, measure = _words_room(slot, rect._replace(x=rect.x - by), grid)
        return x + by, measure
    far = frame.right - width - rect.x  # of a picture that goes on over a fold at its page's left edge
    if far > 0:
        near = rect.right - frame.x
        white = SAFE if rect.x <= AT_TRIM - width else 0
        return (rect.x + white, max(BESIDE_LEAST * grid.grid.em, far - white)) if far >= near else (frame.x, near)
    left = SAFE if rect.x <= AT_TRIM else 0
    right = SAFE if rect.right >= width - AT_TRIM else 0
    measure = rect.width - left - right
    if crosses(slot.area, grid.grid) or rect.x < width < rect.right:
        measure = frame.right - rect.x - left
    return rect.x + left, max(BESIDE_LEAST * grid.grid.em, measure)


def _shared_out(
    slot: Slot, story: Story | None, styles: Stylesheet, faces: Library, grid: PageGrid
) -> tuple[Rect, Captioned, str]:
    """The place of the pictures, the words set at their measure, and which side these stand on ("" below)."""
    rect, leading, em = grid.place(slot), grid.grid.leading, grid.grid.em
    side = slot.caption_at if slot.caption_at in ("left", "right") else ""
    if slot.caption_at == "none":
        story, slot = None, slot._replace(caption="", credit="")
    _, measure = _words_room(slot, rect, grid)
    if side:
        # A base column where there is more than one, else a third of the width; the picture has the rest.
        strip = min(grid.grid.measure, rect.width // 3) // em * em
        measure = min(rect.width, max(strip, BESIDE_LEAST * em))
    words = _captioned(slot, story, styles, faces, measure)
    lines = words.lines
    # The picture stands level with the type beside it: its edges are those of the em boxes.
    over = leading // 8 if rect.y > AT_TRIM else 0
    under = (leading // 4 if lines else 0) if not slot.within else (leading - em) // 2
    depth = rect.height - over - (leading // 4 if side else under)
    room = Rect(rect.x, rect.y + over, rect.width, max(0, depth - (0 if side else len(lines) * leading)))
    if side and lines:
        gap = min(grid.grid.gutter, em)
        room = room._replace(width=max(0, rect.width - measure - gap))
        if side == "left":
            room = room._replace(x=rect.right - room.width)
    return room, words, side


def _places(
    frames: Sequence[Frame], known: Sequence[PictureFacts | None], rows: tuple[int, ...], room: Rect, white: Length
) -> tuple[Rect, ...]:
    """A place for each of *frames*: rows that fill *room*, each picture as wide as its proportions ask.

    Without *rows* the pictures are shared among as many rows as need the least cropping.
    """
    if len(frames) == 1:
        return (room,)
    shapes = [(one.width, one.height) if one else USUAL for one in known]
    wide = [max(1, width * 1000 // max(1, height)) for width, height in shapes]
    if sum(rows) != len(frames):
        ways = [shares(len(frames), count) for count in range(1, len(frames) + 1)]
        rows = min(ways, key=lambda way: abs(sum(_tall(wide, way, room.width)) - room.height))
    tall = _tall(wide, rows, room.width)
    heights = weighted_shares(max(0, room.height - (len(rows) - 1) * white), tall)
    made: list[Rect] = []
    y, at = room.y, 0
    for count, height in zip(rows, heights, strict=True):
        x = room.x
        for width in weighted_shares(max(0, room.width - (count - 1) * white), wide[at : at + count]):
            made.append(Rect(x, y, width, height))
            x += width + white
        at += count
        y += height + white
    return tuple(made)


def _tall(wide: Sequence[int], rows: Sequence[int], width: Length) -> list[Length]:
    """How tall each row would be at *width* if nothing were cropped."""
    made: list[Length] = []
    at = 0
    for count in rows:
        made.append(max(1, width * 1000 // max(1, sum(wide[at : at + count]))))
        at += count
    return made


def crop_of(facts: PictureFacts, box: Rect, focus: tuple[float, float]) -> tuple[int, int, int, int]:
    """The largest crop (left, upper, right, lower, in pixels) with the box's proportions, about *focus* (0…1)."""
    width, height = facts.width, facts.height
    if box.width <= 0 or box.height <= 0:
        return (0, 0, width, height)
    if width * box.height > height * box.width:
        wanted = max(1, height * box.width // box.height)
        left = round((width - wanted) * focus[0])
        return (left, 0, left + wanted, height)
    wanted = max(1, width * box.height // box.width)
    top = round((height - wanted) * focus[1])
    return (0, top, width, top + wanted)


def contained(facts: PictureFacts, box: Rect) -> Rect:
    """The largest place in *box* with the proportions of *facts*, in the middle of it."""
    if facts.width * box.height > facts.height * box.width:
        height = box.width * facts.height // facts.width
        return Rect(box.x, box.y + (box.height - height) // 2, box.width, height)
    width = box.height * facts.width // facts.height
    return Rect(box.x + (box.width - width) // 2, box.y, width, box.height)


def placeholder(box: Rect) -> list[Mark]:
    """A grey field with its diagonals: the place a picture is missing from."""
    corners = Point(box.x, box.y), Point(box.right, box.y), Point(box.right, box.bottom), Point(box.x, box.bottom)
    return [
        Tint(box, PLACEHOLDER),
        Rule(corners[0], corners[2], 500, FRAME),
        Rule(corners[3], corners[1], 500, FRAME),
        *(Rule(a, b, 500, FRAME) for a, b in zip(corners, (*corners[1:], corners[0]), strict=True)),
    ]


def _captioned(slot: Slot, story: Story | None, styles: Stylesheet, faces: Library, measure: Length) -> Captioned:
    """Caption lines with the credit at the end of the last one, or on a line of its own."""
    caption = slot.caption or (story.caption if story else "")
    by = slot.credit or (story.credit.raw if story and story.credit else "")
    look = styles.stories.get("photo") or next(iter(styles.stories.values()))
    style, credit_style = styles.text[look.role("caption")], styles.text[look.role("credit")]
    lines: list[tuple[Line, TextStyle, str]] = []
    prepared: Prepared | None = None
    if caption:
        prepared = prepare((Piece(caption, style),), style, faces)
        lines = [(line, style, "caption") for line in set_paragraph(prepared, (measure,))]
    if by:
        credit = set_line((Piece(by, credit_style),), credit_style, faces)
        if credit.width > measure:
            broken = set_paragraph(prepare((Piece(by, credit_style),), credit_style, faces), (measure,))
            lines += [(aligned(line, measure, "right"), credit_style, "credit") for line in broken]
            return Captioned(tuple(lines), measure, prepared)
        moved = aligned(credit, measure, "right")
        if lines and lines[-1][0].width + credit.width + style.size * 2 <= measure:
            last = lines[-1][0]
            lines[-1] = (last._replace(runs=(*last.runs, *moved.runs), width=measure), style, "caption")
        else:
            lines.append((moved, credit_style, "credit"))
    return Captioned(tuple(lines), measure, prepared)
