"""Copyfit of one story in one slot: how deep the head, where the legs end, what is over or short."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from layout.findings import Finding, finding
from layout.fonts.library import Library
from layout.geometry import Rect
from layout.makeup.areas import ground_of
from layout.makeup.flow import Item, notice_item, story_items
from layout.makeup.grid import PageGrid
from layout.makeup.heads import HeadBlock, HeadRoom, has_head, head_block
from layout.makeup.pour import Cursor, Poured, Room, Setter, pour, room_of, rows_wanted
from layout.spec.model import Slot
from layout.spec.styles import StoryStyle, Stylesheet
from layout.stories.model import Story
from layout.typeset import Line, Piece, inked, set_line
from layout.value import NamedTuple


class Fitted(NamedTuple):
    """A story in its slot, ready to be put on the page."""

    slot: Slot
    story: Story
    look: StoryStyle
    rect: Rect
    head_place: Rect
    """Where the head block begins, and its width."""
    head: HeadBlock
    items: tuple[Item, ...]
    room: Room
    poured: Poured
    jump: Line | None
    fit: FitReport
    findings: tuple[Finding, ...]


class FitReport(NamedTuple):
    """The copyfit of a story in lines (行) and characters (字) of its legs."""

    room: int
    set: int
    over: int
    short: int
    chars: int
    """Body characters to a line."""
    left_out: str
    """First words of what did not go in."""


class Part(NamedTuple):
    """Which part of a story a slot takes: all of it, or what another slot left; and where it goes on."""

    items: tuple[Item, ...] | None = None
    """What is left of the story; ``None``: all of it."""
    came_from: int = 0
    """Page the story comes from (上接); 0: it begins here."""
    goes_to: int = 0
    """Page of the next slot of the same story (下转); 0: none, or the same page."""
    chained: bool = False
    """True when another slot takes what does not go in here."""


WHOLE = Part()


def fit(slot: Slot, story: Story, styles: Stylesheet, faces: Library, grid: PageGrid, part: Part = WHOLE) -> Fitted:
    """Fit *story* into *slot*: head, legs that end level, and an honest account of what is over or short."""
    look = look_of(slot, story, styles)
    rect = grid.place(slot)
    box = styles.boxes.get(slot.box or look.box)
    ground = ground_of(slot, box, styles.limits, grid)
    inner, rows = ground.blocks[0].room, ground.blocks[0].rows
    head_place = ground.head or inner
    items = story_items(story, look, styles, faces) if part.items is None else part.items
    if part.came_from:
        style = styles.text[look.role("jump")]
        items = (notice_item(f"（上接第{part.came_from}版）", "jump", style, faces), *items)
    setter = Setter(items, faces)
    jump = jump_line(slot, story, look, styles, faces, part)
    head_rows = min(rows, slot.head.lines or look.head_lines) if has_head(story, slot.head) else 0
    spare = styles.limits.get("head_spare", 0) if head_rows else 0
    width = (jump.width + styles.text[look.role("body")].size) if jump else 0

    def trial(extra: int, cut: int, supple: bool) -> tuple[Room, Poured]:
        room = room_of(ground.legs(head_rows + extra, cut))
        return room, pour(setter, room, jump=width, supple=supple)

    room, poured, extra, cut = _best(trial, spare, ground.feet)
    poured = poured._replace(
        placed=tuple(one._replace(line=inked(items[one.item].prepared, one.line)) for one in poured.placed)
    )
    head_room = HeadRoom(head_place.width, head_rows + extra, grid.grid.leading, slot.place)
    head = head_block(story, slot.head, look, styles, faces, head_room) if head_rows else HeadBlock(0, (), ())
    free = room_of(ground.legs(head_rows + extra, 0)).total - room.total if cut else 0
    report = _report(items, setter, room, poured, free)
    found = (*head.findings, *_fit_findings(slot, story, report, ground.feet, part))
    return Fitted(slot, story, look, rect, head_place, head, items, room, poured, jump, report, found)


def look_of(slot: Slot, story: Story, styles: Stylesheet) -> StoryStyle:
    """The slot's story style, else the one named as the story's kind, else ``news``."""
    for name in (slot.style, story.kind, "news"):
        if name in styles.stories:
            return styles.stories[name]
    return next(iter(styles.stories.values()))


def jump_line(
    slot: Slot, story: Story, look: StoryStyle, styles: Stylesheet, faces: Library, part: Part
) -> Line | None:
    """（下转第N版） as a line of its own, when the story goes on elsewhere."""
    page = part.goes_to or slot.jump or (story.jump.page if story.jump and story.jump.direction == "to" else 0)
    if not page:
        return None
    style = styles.text[look.role("jump")]
    return set_line((Piece(f"（下转第{page}版）", style),), style, faces)


Trial: TypeAlias = Callable[[int, int, bool], tuple[Room, Poured]]
"""Pour with so many spare lines given to the head, so many rows left free at the foot, paragraphs supple or not."""


def _best(trial: Trial, spare: int, count: int) -> tuple[Room, Poured, int, int]:
    """The trial that leaves least undone: plain first, then supple paragraphs, then spare lines to the head."""
    room, poured = trial(0, 0, False)
    if poured.rest is not None:
        room, poured = trial(0, 0, True)
        return room, poured, 0, 0
    if poured.cost < 1:
        return room, poured, 0, 0
    best = None
    free = (room.total - poured.rows) // count
    for extra in range(max(0, min(spare, free - 1)), min(spare, free + 1) + 1):
        left = max(0, free - extra)
        for cut in {max(0, left - 1), left}:
            room, poured = trial(extra, cut, True)
            if poured.rest is not None:
                continue
            cost = poured.cost + extra * 5 + cut * count * 30
            if best is None or cost < best[0]:
                best = (cost, room, poured, extra, cut)
    if best is None:
        room, poured = trial(0, 0, True)
        return room, poured, 0, 0
    return best[1], best[2], best[3], best[4]


def _report(items: tuple[Item, ...], setter: Setter, room: Room, poured: Poured, cut: int) -> FitReport:
    measure = room.usual
    size = next((item.style.size for item in items if item.role == "paragraph"), 10500)
    over = 0
    words = ""
    if poured.rest is not None:
        over = max(1, rows_wanted(setter, room) - poured.rows)
        words = left_out(items, poured.rest, 12)
    return FitReport(room.total + cut, poured.rows, over, room.total + cut - poured.rows, measure // size, words)


def left_out(items: tuple[Item, ...], rest: Cursor, most: int) -> str:
    """The first characters of the rest."""
    text = items[rest.item].prepared.text[rest.offset :]
    return text[:most]


def _fit_findings(slot: Slot, story: Story, report: FitReport, feet: int, part: Part) -> list[Finding]:
    found: list[Finding] = []
    if report.over and part.chained:
        return found
    if report.over:
        found.append(
            finding(
                "overset", slot.place, story=story.slug, lines=report.over, chars=report.over * report.chars,
                words=report.left_out, slug=story.slug,
            )
        )  # fmt: skip
    elif report.short >= feet:
        found.append(
            finding(
                "underset", slot.place, story=story.slug, lines=report.short, chars=report.short * report.chars,
                slug=story.slug,
            )
        )  # fmt: skip
    elif report.short:
        found.append(finding("legs-unlevel", slot.place, story=story.slug, lines=report.short, slug=story.slug))
    return found
