"""Pull quotes (摘句): some words of a story, large, as a resting place for the eye."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from layout.areas.direction import laid, styles_along
from layout.areas.grid import PageGrid, centred_baseline, grid_of_page
from layout.areas.strokes import line_marks, rule_marks
from layout.findings import Finding, finding
from layout.fonts.library import Library
from layout.geometry import Point, Rect
from layout.naming import quote_rest
from layout.page import Mark, Tag
from layout.spec.model import Issue, PageSpec, Slot
from layout.spec.styles import Stylesheet, TextStyle
from layout.stories.model import Paragraph, Story
from layout.typeset import Line, Piece, aligned, prepare, set_head, set_line, set_paragraph
from layout.units import Length

SIZE_STEP: Final = 500
LEADING: Final = 1350
"""From line to line of a pull quote, per mille of its size."""

LARGEST: Final = 2200
SMALLEST: Final = 1150
"""Sizes between which it is set where its style has one size alone, per mille of the body's."""

MOST_LINES: Final = 12

WORTH_A_CLAUSE: Final = 620
"""How small, per mille of the largest size that goes in, type may be whose lines end with their clauses."""


def quote_marks(
    slot: Slot, page: PageSpec, stories: Mapping[str, Story], styles: Stylesheet, faces: Library, grid: PageGrid
) -> tuple[list[Mark], list[Finding]]:
    """The words of *slot* as large as go in, who said them under them, between two rules where it has no others."""
    rect = grid.place(slot)
    found = _doubts(slot, stories.get(_quoted(slot, page)))
    style = _style(styles)
    credit = styles.text.get("pull-quote-credit") or style._replace(size=grid.grid.em, smallest=0, face="kai")
    leading = grid.grid.leading
    room, size, lines, rest = _set(slot, styles, faces, grid)
    if rest:
        found.append(finding("quote-too-long", slot.place, slot=slot.id, chars=len(rest), words=rest[:12]))
    made: list[Mark] = []
    rule = styles.rules.get("pull-quote") or styles.rules.get("thin")
    if rule is not None and not (slot.box or slot.tint or slot.rule_above or slot.rule_below):
        inset = leading // 4 if slot.within else 0  # clear of the story's lines over and under it
        for y in (rect.y + inset, rect.bottom - inset):
            made += rule_marks(rule, Point(rect.x, y), Point(rect.right, y))
    step = size * LEADING // 1000
    top = room.y + max(0, room.height - len(lines) * step) // 2
    align = style.align if style.align in ("left", "centre", "right") else "centre"
    for at, line in enumerate(lines):
        baseline = centred_baseline(top + at * step, step, size)
        made += line_marks(aligned(line, room.width, align), room.x, baseline, style.ink, Tag("", "quote", at))
    if slot.credit:
        line = set_line((Piece(f"——{slot.credit}", credit),), credit, faces)
        baseline = centred_baseline(rect.bottom - _white(grid) - leading, leading, credit.size)
        made += line_marks(
            aligned(line, room.width, "right"), room.x, baseline, credit.ink, Tag("", "quote", MOST_LINES)
        )
    return made, found


def rests_of_quotes(issue: Issue, styles: Stylesheet, faces: Library) -> tuple[Story, ...]:
    """What of pull quotes does not go into their slots, each as a story named after its slot."""
    made: list[Story] = []
    quotes = ((page, slot) for page in issue.pages for slot in page.slots if slot.use == "quote")
    for on, slot in quotes:
        own, grid = laid(slot, grid_of_page(issue, on))
        rest = _set(own, styles_along(styles, grid), faces, grid)[3]
        if rest:
            made.append(Story(quote_rest(slot.id), "news", body=(Paragraph("p", rest),), place=slot.place))
    return tuple(made)


def _white(grid: PageGrid) -> Length:
    """White over and under the words."""
    return grid.grid.leading // 2


def _set(slot: Slot, styles: Stylesheet, faces: Library, grid: PageGrid) -> tuple[Rect, Length, Sequence[Line], str]:
    """Where the words of *slot* stand, their size, their lines, and what does not go in at the smallest size."""
    rect, leading, white = grid.place(slot), grid.grid.leading, _white(grid)
    foot = leading if slot.credit else 0
    room = Rect(rect.x, rect.y + white, rect.width, max(leading, rect.height - 2 * white - foot))
    text, style = "".join(slot.text), _style(styles)
    size, lines = _largest(text, style, faces, room)
    step = size * LEADING // 1000
    if len(lines) * step <= room.height and all(line.width <= room.width for line in lines):
        return room, size, lines, ""
    # Set like running text then, and cut where the room ends.
    plain = style._replace(size=size, smallest=0)
    broken = set_paragraph(prepare((Piece(text, plain),), plain, faces), (room.width,))
    goes_in = room.height // step
    left = text[broken[goes_in].start :] if goes_in < len(broken) else ""
    return room, size, broken[:goes_in], left


def _style(styles: Stylesheet) -> TextStyle:
    """What the house sets pull quotes in, or 楷体 larger than the body."""
    own = styles.text.get("pull-quote")
    body = styles.text[styles.stories["news"].role("body")]
    style = own or body._replace(face="kai", align="centre", punctuation="kaiming", tracking=0)
    if own is None or not own.smallest:
        largest = own.size if own else body.size * LARGEST // 1000
        style = style._replace(size=largest, smallest=min(largest, body.size * SMALLEST // 1000))
    return style._replace(indent=0, cells=False)


def _largest(text: str, style: TextStyle, faces: Library, room: Rect) -> tuple[Length, Sequence[Line]]:
    """The largest size at which *text* goes into *room*, and its lines; the smallest where it goes in at none.

    Lines that end where a clause does are worth a size that is somewhat smaller.
    """
    clauses = [part for part in re.findall(r"[^，；：。！？]+[，；：。！？]*[”’]?", text) if part]
    size, lines = _in_sizes([text], style, faces, room)
    if 1 < len(clauses) <= MOST_LINES and len(lines) > 1:
        smaller, whole = _in_sizes(clauses, style, faces, room)
        goes_in = all(line.width <= room.width for line in whole) and len(whole) == len(clauses)
        if goes_in and smaller * 1000 >= size * WORTH_A_CLAUSE:
            return smaller, whole
    return size, lines


def _in_sizes(texts: Sequence[str], style: TextStyle, faces: Library, room: Rect) -> tuple[Length, Sequence[Line]]:
    size = style.size
    while True:
        most = max(1, min(MOST_LINES, room.height * 1000 // (size * LEADING)))
        lines = len(texts) if len(texts) > 1 else most
        head = set_head(texts, style, faces, room.width, smallest=size, largest=size, max_lines=lines)
        fits = all(line.width <= room.width for line in head.lines) and len(head.lines) <= most
        if fits or size - SIZE_STEP < style.smallest:
            return size, head.lines
        size -= SIZE_STEP


def _doubts(slot: Slot, story: Story | None) -> list[Finding]:
    """A warning where the story does not have these words: letters count, marks do not, …… leaves some out."""
    if story is None:
        return []
    copy = _letters("".join(one.text for one in story.body if one.kind != "picture"))
    said = "".join(slot.text)
    wanting = [part for part in re.split("…+", said) if _letters(part) not in copy]
    if not wanting:
        return []
    return [finding("quote-not-in-story", slot.place, story=story.slug, slug=story.slug, words=wanting[0].strip()[:20])]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _quoted(slot: Slot, page: PageSpec) -> str:
    """The story that the quote is from: the slot's own, or that of the slot in whose area it stands."""
    return slot.story or next((one.story for one in page.slots if slot.within and one.id == slot.within), "")
