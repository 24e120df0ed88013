"""Lines, rules and boxes as marks at their places on the page."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import Final

from layout.areas.grid import PageGrid, centred_baseline
from layout.areas.strokes import box_marks, contour_marks, line_marks, rule_depth, rule_marks
from layout.fitting.fitted import Fitted
from layout.fitting.steps import PlacedLine
from layout.galley.forms import Initial
from layout.galley.items import Item, table_measure
from layout.galley.table_rows import depth_of_row, names_of, row_parts
from layout.galley.table_sizes import sized_at
from layout.galley.tables import columns_at
from layout.geometry import Insets, Point, Rect
from layout.makeup.headmarks import head_marks
from layout.page import CellPlace, Ink, Mark, Tag
from layout.pictures.model import PictureFacts
from layout.spec.styles import BoxStyle, RuleStyle, Stylesheet
from layout.units import Length

__all__ = ["box_marks", "line_marks", "rule_depth", "rule_marks", "story_marks"]


def story_marks(done: Fitted, styles: Stylesheet, facts: Mapping[str, PictureFacts] | None = None) -> list[Mark]:
    """Every mark of a fitted story along its lines: box, head block, legs, jump line, rules between legs."""
    grid = done.grid
    made: list[Mark] = []
    slug = done.story.slug
    box = styles.boxes.get(done.slot.box or done.look.box)
    if box is not None:
        # The foot of the box stands half a line under the last row, the head's white keeps its top clear.
        foot = grid.grid.leading // 2 if box.rule else 0
        # In another story's area it keeps off the line above it too.
        top = grid.grid.leading // 3 if done.slot.within else 0
        if done.slot.stretches:
            from layout.areas.contour import box_of  # few pages have such an area

            made += contour_marks(box, *box_of(done.slot, box, grid), styles)
        else:
            made += box_marks(box, done.rect.inset(Insets(top, 0, foot, 0)), styles)
    made += head_marks(done, styles, facts or {})
    if any(item.frame >= 0 for item in done.items):
        made += _note_boxes(done, grid, styles)
    made += _body_marks(done, grid)
    if any(item.apart == "note" for item in done.items):
        made += _note_rules(done, grid, styles)
    if any(item.table is not None for item in done.items):
        made += _table_rules(done, grid, styles)
    if done.jump is not None and done.poured.jump_row >= 0:
        style = styles.text[done.look.role("jump")]
        leg, row = _spot(done, done.poured.jump_row)
        x = leg_x(done, leg) + done.room.legs[leg].measure - done.jump.width
        made += line_marks(done.jump, x, grid.baseline(row, style.size), style.ink, Tag(slug, "jump"))
    if done.slot.legs.rule and "hairline" in styles.rules:
        made += _leg_rules(done, grid, styles.rules["hairline"])
    return made


def leg_x(done: Fitted, leg: int) -> Length:
    """Left edge of leg *leg*."""
    return done.room.legs[leg].x


def _spot(done: Fitted, row: int) -> tuple[int, int]:
    """(leg, page row) of a row counted through the legs."""
    leg = done.room.leg_of(row)
    return leg, done.room.legs[leg].row + row - done.room.starts[leg]


def _body_marks(done: Fitted, grid: PageGrid) -> list[Mark]:
    made: list[Mark] = []
    counts: dict[int, int] = {}
    for placed in done.poured.placed:
        item = done.items[placed.item]
        leg, row = _spot(done, placed.row)
        size = item.style.size
        if placed.depth > 1:
            depth = placed.depth * grid.grid.leading
            baseline = centred_baseline(grid.row_y(row), depth, size)
        else:
            baseline = grid.baseline(row, size)
        form = _form_of(done, item)
        tag = Tag(done.story.slug, item.role, item.index, form=form)
        x = placed.x if placed.x >= 0 else leg_x(done, leg)
        if placed.opens and item.form.mark is not None:
            named = tag._replace(form="label" if form == "item" else form)
            made += line_marks(item.form.mark, x + item.form.mark_at, baseline, item.style.ink, named)
        if item.table is not None:
            made += _cell_marks(done, item, placed, counts.get(placed.item, 0), Point(x + placed.inset, baseline))
            counts[placed.item] = counts.get(placed.item, 0) + 1
            if placed.over:
                made += _names_again(item, placed, Point(x + placed.inset, baseline), grid)
            continue
        if placed.opens and item.form.initial is not None:
            made += _initial_marks(item.form.initial, x + item.form.left, baseline, grid, item.style.ink, tag)
        made += line_marks(placed.line, x + placed.inset, baseline, item.style.ink, tag)
    return made


def _form_of(done: Fitted, item: Item) -> str:
    """What small form the paragraph of *item* has, for the tree of what is read."""
    kind = done.story.body[item.index].kind if 0 <= item.index < len(done.story.body) else ""
    return kind if kind in ("item", "note", "quote") and item.role == "paragraph" else ""


def _cell_marks(done: Fitted, item: Item, placed: PlacedLine, at: int, corner: Point) -> list[Mark]:
    """Line *at* of the cells of a row, each part of its own cell."""
    assert item.table is not None
    first, is_head = item.index - item.number, item.table.rows[item.number].is_head
    made: list[Mark] = []
    table = sized_at(item.table, placed.line.measure)
    for part in row_parts(table, item.number, columns_at(table, placed.line.measure)):
        if part.at == at:
            cell = part.cell
            place = CellPlace(first, item.number, cell.column, cell.across, cell.down, is_head)
            tag = Tag(done.story.slug, item.role, item.index, place)
            made += line_marks(part.line, corner.x + part.left, corner.y, item.style.ink, tag)
    return made


def _names_again(item: Item, placed: PlacedLine, corner: Point, grid: PageGrid) -> list[Mark]:
    """The names of a table's columns over the first of its rows in a leg; they are no copy, and have no tag."""
    assert item.table is not None
    table = sized_at(item.table, placed.line.measure)
    columns = columns_at(table, placed.line.measure)
    made: list[Mark] = []
    y = corner.y - placed.over * grid.grid.leading
    for number in range(names_of(table)):
        for part in row_parts(table, number, columns):
            baseline = y + part.at * grid.grid.leading
            made += line_marks(part.line, corner.x + part.left, baseline, item.style.ink, None)
        y += depth_of_row(table, number, columns) * grid.grid.leading
    return made


def _initial_marks(initial: Initial, x: Length, baseline: Length, grid: PageGrid, ink: Ink, tag: Tag) -> list[Mark]:
    """A large first letter whose first row of text has its *baseline* there."""
    return line_marks(initial.line, x, baseline + (initial.rows - 1) * grid.grid.leading + initial.drop, ink, tag)


def _note_boxes(done: Fitted, grid: PageGrid, styles: Stylesheet) -> list[Mark]:
    """The boxes of notes, leg by leg: a quarter of a row over their type and under it."""
    box = styles.boxes.get(done.look.aside_box) or BoxStyle("", rule="hairline" if "hairline" in styles.rules else "",
                                                            sides="tb")  # fmt: skip
    rows: dict[tuple[int, int], list[int]] = {}
    for placed in done.poured.placed:
        if done.items[placed.item].frame >= 0:
            leg, row = _spot(done, placed.row)
            rows.setdefault((done.items[placed.item].frame, leg), []).append(row)
    made: list[Mark] = []
    white = grid.grid.leading // 4
    for (_, leg), here in rows.items():
        top, foot = grid.row_y(min(here)) - white, grid.foot_y(max(here)) + white
        made += box_marks(box, Rect(leg_x(done, leg), top, done.room.legs[leg].measure, foot - top), styles)
    return made


NOTE_RULE: Final = 4
"""Characters that the rule over a story's notes is long."""


def _note_rules(done: Fitted, grid: PageGrid, styles: Stylesheet) -> list[Mark]:
    """The short rule that parts a story's footnotes from its text, over the first of them."""
    made: list[Mark] = []
    for placed in done.poured.placed:
        item = done.items[placed.item]
        follows = placed.item > 0 and done.items[placed.item - 1].apart == "note"
        if item.apart == "note" and placed.opens and not follows and "hairline" in styles.rules:
            leg, row = _spot(done, placed.row)
            y, x = grid.row_y(row) - grid.grid.leading // 4, leg_x(done, leg)
            made += rule_marks(styles.rules["hairline"], Point(x, y), Point(x + NOTE_RULE * grid.grid.em, y))
    return made


def _table_rules(done: Fitted, grid: PageGrid, styles: Stylesheet) -> list[Mark]:
    """The three rules of a table (三线表): over it, under the names of its columns, under it; and at a leg's edges."""
    outer = styles.rules.get("thin") or next(iter(styles.rules.values()), None)
    inner = styles.rules.get("hairline") or outer
    if outer is None or inner is None:
        return []
    made: list[Mark] = []
    rows: dict[int, list[int]] = {}
    over: dict[int, int] = {}
    shared: dict[int, tuple[Length, Length]] = {}  # from where, and how wide, where a picture stands beside a leg
    for placed in done.poured.placed:
        if done.items[placed.item].table is not None:
            rows.setdefault(placed.item, []).append(placed.row)
            over[placed.item] = max(placed.over, over.get(placed.item, 0))
            if placed.x >= 0:
                shared.setdefault(placed.item, (placed.x, placed.line.measure))
    for index, here in rows.items():
        item = done.items[index]
        assert item.table is not None
        table, number = item.table.rows, item.number
        if not table[0].is_head:  # rows that nobody marked as a table have no rules either
            continue
        first, last = _spot(done, here[0]), _spot(done, here[-1])
        left = leg_x(done, first[0]) + item.form.left
        right = left + table_measure(item, done.room.legs[first[0]].measure)
        if index in shared:
            left = shared[index][0] + item.form.left
            right = left + shared[index][1]
        above = _spot(done, rows[index - 1][-1])[0] if index - 1 in rows and number else -1
        if above != first[0]:
            y = grid.row_y(first[1] - over[index])
            made += rule_marks(outer, Point(left, y), Point(right, y))
            if over[index]:
                y = grid.row_y(first[1])
                made += rule_marks(inner, Point(left, y), Point(right, y))
        below = _spot(done, rows[index + 1][0])[0] if index + 1 in rows and number + 1 < len(table) else -1
        y = grid.foot_y(last[1])
        if below != first[0]:
            made += rule_marks(outer, Point(left, y), Point(right, y))
        elif table[number].is_head and not table[number + 1].is_head:
            made += rule_marks(inner, Point(left, y), Point(right, y))
    return made


def _leg_rules(done: Fitted, grid: PageGrid, style: RuleStyle) -> list[Mark]:
    """A rule between every two legs side by side, on the lines that both have."""
    legs, white = done.room.legs, grid.grid.leading // 4
    most = 2 * max(grid.grid.gutter, done.slot.legs.gutter)
    spans: list[tuple[Length, int, int]] = []
    for one, two in combinations(legs, 2):
        top, foot = max(one.row, two.row), min(one.row + one.rows, two.row + two.rows)
        gap = two.x - one.x - one.measure
        if top < foot and 0 < gap <= most:
            spans.append((one.x + one.measure + gap // 2 - rule_depth(style) // 2, top, foot))
    joined: list[tuple[Length, int, int]] = []
    for x, top, foot in sorted(spans):
        if joined and joined[-1][0] == x and joined[-1][2] == top:
            joined[-1] = (x, joined[-1][1], foot)
        else:
            joined.append((x, top, foot))
    made: list[Mark] = []
    for x, top, foot in joined:
        made += rule_marks(style, Point(x, grid.row_y(top) + white), Point(x, grid.foot_y(foot - 1) - white))
    return made
