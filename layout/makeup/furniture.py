"""What stands on a page beside stories: pictures with captions, ears, indexes, notices, credits, page rules."""

from __future__ import annotations

from collections.abc import Sequence

from layout.areas.grid import PageGrid, centred_baseline
from layout.findings import Finding, finding
from layout.fonts.library import Library
from layout.geometry import Insets, Point
from layout.makeup.marks import box_marks, line_marks, rule_depth, rule_marks
from layout.makeup.tabs import Led, PlacedPart, crowded, leader_marks, parts_at, turned_over
from layout.page import Mark, Tag, Tint
from layout.spec.model import PageRule, Slot
from layout.spec.styles import Stylesheet, TextStyle
from layout.typeset import aligned
from layout.units import Length, in_pt
from layout.value import NamedTuple


def has_words_of_others(slot: Slot) -> bool:
    """True where what *slot* says depends on its page, on the paper, or on where stories stand."""
    return slot.use == "folio" or bool(slot.entries) or any("{" in words for words in (slot.title, *slot.text))


def is_of_words(slot: Slot) -> bool:
    """True for what is set from the words of *slot* itself and from nothing else."""
    return slot.ad is None and slot.use not in ("story", "lacking", "flag", "picture", "code", "quote", "table")


def text_marks(slot: Slot, styles: Stylesheet, faces: Library, grid: PageGrid) -> tuple[list[Mark], list[Finding]]:
    """An ear, index, notice or credits line: a title and lines on the grid, in the slot's box."""
    found: list[Finding] = []
    rect = grid.place(slot)
    made: list[Mark] = []
    inner = rect
    if slot.box in styles.boxes:
        box = styles.boxes[slot.box]
        aside = grid.grid.leading // 3 if slot.within else 0
        made += box_marks(box, rect.inset(Insets(aside, 0, aside, 0)), styles)
        inner = rect.inset(Insets(0, box.inside, 0, box.inside))
    style = styles.text[slot.style if slot.style in styles.text else slot.use]
    title_style, ink = styles.text.get(f"{slot.use}-title", style), styles.inks.get(slot.ink)
    start, rows = grid.rows_of(slot)
    texts = _rows_of_texts(slot, (style, title_style), (rows, inner.width), faces, grid)
    deep = sum(one.rows for one in texts)
    row = start + max(0, (rows - deep) // 2)
    left_out = 0
    led: dict[int, list[Led]] = {}
    for index, text, parts, look, depth in texts:
        if row + depth > start + rows:
            left_out += 1
            continue
        baseline = centred_baseline(grid.row_y(row), depth * grid.grid.leading, look.size)
        row += depth
        for number, part in enumerate(parts):
            # What has a place of its own is moved there, as from the right.
            measure, align = (part.right, "right") if len(parts) > 1 else (inner.width, look.align)
            line = aligned(part.line, measure, align)
            made += line_marks(line, inner.x, baseline, ink or look.ink, Tag("", slot.use, index))
            if part.leader:
                before = parts[number - 1].right
                led.setdefault(number, []).append(Led(before, part, baseline, look, ink or look.ink))
        over = crowded(parts, inner.width)
        if over:
            found.append(finding("text-too-wide", slot.place, words=text[:12], over=f"{in_pt(over):.1f}"))
    for lines in led.values():
        made += leader_marks(lines, faces, inner.x)
    if left_out:
        found.append(finding("furniture-overset", slot.place, slot=slot.id, lines=left_out))
    return made, found


class _RowedText(NamedTuple):
    """A line of furniture: the number of its text, its parts, its style, the rows that it stands in the middle of."""

    index: int  # type: ignore[assignment]  # a number, not tuple.index
    text: str
    parts: list[PlacedPart]
    style: TextStyle
    rows: int


def _rows_of_texts(
    slot: Slot, styles: tuple[TextStyle, TextStyle], room: tuple[int, Length], faces: Library, grid: PageGrid
) -> list[_RowedText]:
    """The lines of a slot with the rows that each takes: those of its style's leading and lines, whichever is more.

    *styles* are those of its lines and of its title, *room* the rows there are and their width.  What is too long for
    that is turned over as far as there are rows.  A title stands in two where there is room, as a subhead does.
    """
    (style, title_style), (rows, width) = styles, room
    titles = [slot.title] if slot.title else []
    least = _rows_of_style(title_style, grid) if titles else 0
    each = _rows_of_style(style, grid)
    spare = rows - least - each * len(slot.text)
    made: list[_RowedText] = []
    for index, text in enumerate(slot.text, len(titles)):
        lines = turned_over(text, style, width, faces)
        more = (len(lines) - 1) * each
        if more > max(0, spare):
            lines, more = [parts_at(text, style, width, faces)], 0
        spare -= more
        made += [_RowedText(index, text, parts, style, each) for parts in lines]
    for title in titles:
        parts = parts_at(title, title_style, width, faces)
        made.insert(0, _RowedText(0, title, parts, title_style, max(least, 2) if spare > 0 else least))
    return made


def _rows_of_style(style: TextStyle, grid: PageGrid) -> int:
    """Rows of the grid that a line of *style* takes, so that lines under each other stand no closer than its leading.

    A leading within a tenth of a row is taken for a row: small type on a leading of its own stands on the grid.
    """
    leading = max(style.leading, style.size)
    return max(1, style.lines, -(-(leading - grid.grid.leading // 10) // grid.grid.leading))


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
