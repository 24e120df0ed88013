"""What stands on a page beside stories: pictures with captions, ears, indexes, notices, credits, page rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from layout.findings import Finding, finding
from layout.fonts.library import Library
from layout.geometry import Insets, Point, Rect
from layout.makeup.grid import PageGrid, centred_baseline
from layout.makeup.marks import box_marks, line_marks, rule_depth, rule_marks
from layout.page import Ink, Mark, Picture, Rule, Tag, Tint
from layout.pictures.model import PictureFacts
from layout.spec.model import PageRule, Slot
from layout.spec.styles import Stylesheet, TextStyle
from layout.stories.model import Story
from layout.typeset import Line, Piece, aligned, prepare, set_line, set_paragraph
from layout.units import Length, in_pt

PLACEHOLDER = Ink(0, 0, 0, 120)
FRAME = Ink(0, 0, 0, 600)


def picture_marks(
    slot: Slot,
    story: Story | None,
    facts: Mapping[str, PictureFacts],
    styles: Stylesheet,
    faces: Library,
    grid: PageGrid,
) -> tuple[list[Mark], list[Finding]]:
    """A picture in its slot, its caption and credit under it; a placeholder when the picture is not there."""
    found: list[Finding] = []
    rect = grid.place(slot)
    name = slot.picture or (story.picture if story else "")
    lines = _caption_lines(story, styles, faces, rect.width)
    if story is None or not story.caption:
        found.append(finding("caption-missing", slot.place, file=name or slot.id))
    if story is None or story.credit is None:
        found.append(finding("credit-missing", slot.place, file=name or slot.id))
    leading = grid.grid.leading
    depth = rect.height - len(lines) * leading
    # The foot of the picture stays off the first caption line by the white that is in a line anyway.
    inset = leading // 4 if lines else 0
    slug = story.slug if story else ""
    box = Rect(rect.x, rect.y + leading // 8, rect.width, max(0, depth - inset - leading // 8))
    if name in facts:
        alt = story.caption if story else slot.title
        crop = crop_of(facts[name], box, slot.focus) if slot.crop == "cover" else _whole(facts[name])
        place = box if slot.crop == "cover" else _contained(facts[name], box)
        made: list[Mark] = [Picture(place, name, crop, alt, Tag(slug, "picture"))]
    else:
        made = _placeholder(box)
    if "picture" in styles.boxes:
        made += box_marks(styles.boxes["picture"], box, styles)
    first, rows = grid.rows_of(slot)
    row = first + rows - len(lines)
    for index, (line, style, role) in enumerate(lines):
        baseline = grid.baseline(row + index, style.size)
        made += line_marks(line, rect.x, baseline, style.ink, Tag(slug, role, index))
    return made, found


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


def _whole(facts: PictureFacts) -> tuple[int, int, int, int]:
    return (0, 0, facts.width, facts.height)


def _contained(facts: PictureFacts, box: Rect) -> Rect:
    if facts.width * box.height > facts.height * box.width:
        height = box.width * facts.height // facts.width
        return Rect(box.x, box.y + (box.height - height) // 2, box.width, height)
    width = box.height * facts.width // facts.height
    return Rect(box.x + (box.width - width) // 2, box.y, width, box.height)


def _placeholder(box: Rect) -> list[Mark]:
    """A grey field with its diagonals: the place a picture is missing from."""
    corners = Point(box.x, box.y), Point(box.right, box.y), Point(box.right, box.bottom), Point(box.x, box.bottom)
    return [
        Tint(box, PLACEHOLDER),
        Rule(corners[0], corners[2], 500, FRAME),
        Rule(corners[3], corners[1], 500, FRAME),
        *(Rule(a, b, 500, FRAME) for a, b in zip(corners, (*corners[1:], corners[0]), strict=True)),
    ]


def _caption_lines(
    story: Story | None, styles: Stylesheet, faces: Library, measure: Length
) -> list[tuple[Line, TextStyle, str]]:
    """Caption lines with the credit at the end of the last one, or on a line of its own."""
    if story is None:
        return []
    look = styles.stories.get("photo") or next(iter(styles.stories.values()))
    style, credit_style = styles.text[look.role("caption")], styles.text[look.role("credit")]
    lines: list[tuple[Line, TextStyle, str]] = []
    if story.caption:
        prepared = prepare((Piece(story.caption, style),), style, faces)
        lines = [(line, style, "caption") for line in set_paragraph(prepared, (measure,))]
    if story.credit and story.credit.raw:
        credit = set_line((Piece(story.credit.raw, credit_style),), credit_style, faces)
        moved = aligned(credit, measure, "right")
        if lines and lines[-1][0].width + credit.width + style.size * 2 <= measure:
            last = lines[-1][0]
            lines[-1] = (last._replace(runs=(*last.runs, *moved.runs), width=measure), style, "caption")
        else:
            lines.append((moved, credit_style, "credit"))
    return lines


def text_marks(slot: Slot, styles: Stylesheet, faces: Library, grid: PageGrid) -> tuple[list[Mark], list[Finding]]:
    """An ear, index, notice or credits line: a title and lines on the grid, in the slot's box."""
    found: list[Finding] = []
    rect = grid.place(slot)
    made: list[Mark] = []
    inner = rect
    if slot.box in styles.boxes:
        box = styles.boxes[slot.box]
        made += box_marks(box, rect, styles)
        inner = rect.inset(Insets(0, box.inside, 0, box.inside))
    style = styles.text[slot.style if slot.style in styles.text else slot.use]
    title_style = styles.text.get(f"{slot.use}-title", style)
    texts: list[tuple[str, TextStyle]] = [(slot.title, title_style)] if slot.title else []
    texts += [(text, style) for text in slot.text]
    start, rows = grid.rows_of(slot)
    # A title stands in two rows where there is room, as a subhead does.
    deep = bool(slot.title) and rows > len(texts)
    first = start + max(0, (rows - len(texts) - deep) // 2)
    if len(texts) > rows:
        found.append(finding("furniture-overset", slot.place, slot=slot.id, lines=len(texts) - rows))
    for index, (text, look) in enumerate(texts[:rows]):
        baseline = grid.baseline(first + index + (deep and index > 0), look.size)
        if deep and not index:
            baseline = centred_baseline(grid.row_y(first), 2 * grid.grid.leading, look.size)
        width = 0
        for part, align in _sides(text, look.align):
            line = set_line((Piece(part, look),), look, faces)
            width += line.width
            made += line_marks(aligned(line, inner.width, align), inner.x, baseline, look.ink, Tag("", slot.use, index))
        if width > inner.width:
            found.append(
                finding("text-too-wide", slot.place, words=text[:12], over=f"{in_pt(width - inner.width):.1f}")
            )
    return made, found


SPLIT = "\u3000\u3000"
"""Two spaces part a line of furniture into what stands left and what stands right, such as a title and its page."""


def _sides(text: str, align: str) -> tuple[tuple[str, str], ...]:
    if align == "left" and text.count(SPLIT) == 1:
        left, right = text.split(SPLIT)
        return (left, "left"), (right, "right")
    return ((text, align),)


def slot_ground(slot: Slot, styles: Stylesheet, grid: PageGrid) -> list[Mark]:
    """What lies under a slot: its tint, and the rules on its upper and lower edge."""
    rect = grid.place(slot)
    made: list[Mark] = []
    if slot.tint in styles.inks:
        made.append(Tint(rect, styles.inks[slot.tint]))
    for name, y in ((slot.rule_above, rect.y), (slot.rule_below, rect.bottom)):
        style = styles.rules.get(name)
        if style is not None:
            top = y if y == rect.y else y - rule_depth(style)
            made += rule_marks(style, Point(rect.x, top), Point(rect.right, top))
    return made


def page_rules(rules: Sequence[PageRule], styles: Stylesheet, grid: PageGrid) -> list[Mark]:
    """Rules between stories, centred in the line or the gutter they stand in."""
    made: list[Mark] = []
    for rule in rules:
        style = styles.rules.get(rule.style)
        if style is None:
            continue
        rect, depth = grid.rect(rule.area), rule_depth(style)
        if rule.side == "left":
            x = rect.x - (grid.grid.gutter + depth) // 2
            made += rule_marks(style, Point(x, rect.y), Point(x, rect.bottom))
        elif rule.side == "below":
            made += rule_marks(style, Point(rect.x, rect.bottom), Point(rect.right, rect.bottom))
        elif rule.side == "middle":
            y = rect.y + (rect.height - depth) // 2
            made += rule_marks(style, Point(rect.x, y), Point(rect.right, y))
        else:
            made += rule_marks(style, Point(rect.x, rect.y), Point(rect.right, rect.y))
    return made


def centre_of(rect: Rect, size: Length) -> Length:
    """Baseline of one line of type centred in *rect*."""
    return centred_baseline(rect.y, rect.height, size)
