"""Lines, rules and boxes as marks at their places on the page."""

from __future__ import annotations

from itertools import combinations, pairwise

from layout.geometry import Point, Rect
from layout.makeup.fit import Fitted
from layout.makeup.grid import PageGrid, centred_baseline
from layout.page import GlyphRun, Ink, Mark, Rule, Tag, Tint
from layout.spec.styles import BoxStyle, RuleStyle, Stylesheet
from layout.typeset import Line
from layout.typeset.lines import Adornment
from layout.units import Length

EM_ASCENT = 880

DOT_BELOW = 260
DOT_WIDTH = 130
"""How far under the baseline an emphasis dot stands and how wide it is, per mille of the size of its type."""

LINE_BELOW = 200
LINE_WIDTH = 400
"""How far under the baseline a line stands, per mille of the size; its thickness and a frame's, in millipoints."""


def line_marks(line: Line, x: Length, baseline: Length, ink: Ink, tag: Tag | None) -> list[Mark]:
    """The glyph runs of *line* with its left edge at *x*, and what is drawn at its type."""
    made: list[Mark] = [
        GlyphRun(run.face, run.size, Point(x, baseline), run.gids, run.xs, run.texts, ink, tag, run.ys, run.stroke)
        for run in line.runs
    ]
    for one in line.adorned:
        made += _adornment(one, x, baseline, ink)
    return made


def _adornment(one: Adornment, x: Length, baseline: Length, ink: Ink) -> list[Mark]:
    """A dot or a line below the type, clear of it, or a frame round its em box."""
    size = one.size
    left, right = x + one.left, x + one.right
    if one.kind == "dots":
        spot = Point(left, baseline + size * DOT_BELOW // 1000)
        return [Rule(spot, Point(spot.x + 10, spot.y), size * DOT_WIDTH // 1000, ink, round=True)]
    if one.kind == "underline":
        y = baseline + size * LINE_BELOW // 1000
        return [Rule(Point(left, y), Point(right, y), LINE_WIDTH, ink)]
    top, foot = baseline - size * EM_ASCENT // 1000, baseline + size * (1000 - EM_ASCENT) // 1000
    half = LINE_WIDTH // 2
    corners = (Point(left, top), Point(right, top), Point(right, foot), Point(left, foot), Point(left, top))
    made: list[Mark] = []
    for start, end in pairwise(corners):
        # Strokes reach past the corners by half their width, so that these are square.
        dx, dy = _sign(end.x - start.x) * half, _sign(end.y - start.y) * half
        made.append(Rule(Point(start.x - dx, start.y - dy), Point(end.x + dx, end.y + dy), LINE_WIDTH, ink))
    return made


def _sign(length: Length) -> int:
    return (length > 0) - (length < 0)


def rule_marks(style: RuleStyle, start: Point, end: Point) -> list[Mark]:
    """The strokes of a rule from *start* to *end*; offsets go down or right."""
    made: list[Mark] = []
    upright = start.x == end.x
    for offset, thickness in style.strokes:
        middle = offset + thickness // 2
        shift = Point(middle, 0) if upright else Point(0, middle)
        made.append(
            Rule(
                Point(start.x + shift.x, start.y + shift.y),
                Point(end.x + shift.x, end.y + shift.y),
                thickness,
                style.ink,
                style.dash,
            )
        )
    return made


def rule_depth(style: RuleStyle) -> Length:
    """From the first stroke's outer edge to the last one's."""
    return max((offset + thickness for offset, thickness in style.strokes), default=0)


def box_marks(box: BoxStyle, rect: Rect, styles: Stylesheet) -> list[Mark]:
    """A box's tint and the rules on its sides."""
    made: list[Mark] = []
    if box.tint is not None:
        made.append(Tint(rect, box.tint))
    if box.rule:
        style = styles.rules[box.rule]
        depth = rule_depth(style)
        sides = {
            "t": (Point(rect.x, rect.y), Point(rect.right, rect.y)),
            "b": (Point(rect.x, rect.bottom - depth), Point(rect.right, rect.bottom - depth)),
            "l": (Point(rect.x, rect.y), Point(rect.x, rect.bottom)),
            "r": (Point(rect.right - depth, rect.y), Point(rect.right - depth, rect.bottom)),
        }
        for side in box.sides:
            made += rule_marks(style, *sides[side])
    return made


def story_marks(done: Fitted, grid: PageGrid, styles: Stylesheet) -> list[Mark]:
    """Every mark of a fitted story: box, head block, legs, jump line, rules between legs."""
    made: list[Mark] = []
    slug = done.story.slug
    box = styles.boxes.get(done.slot.box or done.look.box)
    if box is not None:
        # The foot of the box stands half a line under the last row, the head's white keeps its top clear.
        foot = grid.grid.leading // 2 if box.rule else 0
        made += box_marks(box, done.rect._replace(height=done.rect.height - foot), styles)
    made += _head_marks(done, grid)
    made += _body_marks(done, grid)
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


def _head_marks(done: Fitted, grid: PageGrid) -> list[Mark]:
    made: list[Mark] = []
    top = grid.row_y(grid.rows_of(done.slot)[0])
    look = done.look
    for part, line in enumerate(done.head.lines):
        baseline = top + line.top + line.size * EM_ASCENT // 1000
        ink = line.style.ink
        if line.role == "rubric" and look.rubric_form == "bar":
            made.append(_rubric_bar(done, line.line, baseline, line.size, line.style.ink))
            ink = Ink(0, 0, 0, 0)
        if line.role == "rubric" and look.rubric_form == "lines":
            made += _rubric_lines(done, line.line, baseline, line.size, ink)
        made += line_marks(line.line, done.head_place.x, baseline, ink, Tag(done.story.slug, line.role, part))
    return made


def _rubric_lines(done: Fitted, line: Line, baseline: Length, size: Length, ink: Ink) -> list[Mark]:
    """A short rule on either side of a rubric."""
    left = min((run.xs[0] for run in line.runs if run.xs), default=0)
    y, long, white = baseline - size * 380 // 1000, 4 * size, size
    room = done.head_place
    made: list[Mark] = []
    for start, end in ((left - white - long, left - white), (line.width + white, line.width + white + long)):
        if start >= 0 and end <= room.width:
            made.append(Rule(Point(room.x + start, y), Point(room.x + end, y), 750, ink))
    return made


def _rubric_bar(done: Fitted, line: Line, baseline: Length, size: Length, ink: Ink) -> Mark:
    xs = [run.xs[0] for run in line.runs if run.xs]
    left = min(xs, default=0)
    pad = size * 6 // 10
    top = baseline - size * EM_ASCENT // 1000 - size // 4
    return Tint(Rect(done.head_place.x + left - pad, top, line.width - left + 2 * pad, size + size // 2), ink)


def _body_marks(done: Fitted, grid: PageGrid) -> list[Mark]:
    made: list[Mark] = []
    for placed in done.poured.placed:
        item = done.items[placed.item]
        leg, row = _spot(done, placed.row)
        size = item.style.size
        if placed.depth > 1:
            depth = placed.depth * grid.grid.leading
            baseline = centred_baseline(grid.row_y(row), depth, size)
        else:
            baseline = grid.baseline(row, size)
        tag = Tag(done.story.slug, item.role, item.index)
        x = placed.x if placed.x >= 0 else leg_x(done, leg)
        made += line_marks(placed.line, x, baseline, item.style.ink, tag)
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
        made += rule_marks(style, Point(x, grid.row_y(top) + white), Point(x, grid.row_y(foot) - white))
    return made
