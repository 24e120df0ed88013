"""Codes that a telephone reads (QR, ISO/IEC 18004): black ink alone, with the quiet zone that they need."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from typing import Final

from layout.areas.grid import PageGrid
from layout.areas.strokes import line_marks
from layout.findings import Finding, finding
from layout.fonts.library import Library
from layout.geometry import Rect
from layout.makeup.pictures import placeholder
from layout.page import PAPER, Drawing, DrawnPath, Mark, Tag, Tint
from layout.spec.model import Issue, Slot
from layout.spec.styles import Stylesheet
from layout.typeset import Piece, aligned, set_line
from layout.units import Length, in_mm, mm

QUIET: Final = 4
"""Modules of white round a code (ISO/IEC 18004, 5.3.8)."""

LEAST_MODULE: Final = mm(0.4)
"""Smallest module that newsprint holds: ink spreads, and a telephone wants the white between."""

MOST_BYTES: Final = 300
"""What is longer makes more modules than a code of a newspaper's usual sizes has room for."""

_VERSIONS: Final = 25


def code_marks(
    slot: Slot, issue: Issue, styles: Stylesheet, faces: Library, grid: PageGrid
) -> tuple[list[Mark], list[Finding]]:
    """The code in its slot, the words of ``text`` or ``title`` centred under it."""
    rect = grid.place(slot)
    words = [one for one in (slot.title, *slot.text) if one]
    first, rows = grid.rows_of(slot)
    link = link_of(slot, issue)
    leading = grid.grid.leading
    room = Rect(rect.x, rect.y, rect.width, max(0, rect.height - len(words) * leading))
    side = min(room.width, room.height)
    square = Rect(room.x + (room.width - side) // 2, room.y, side, side)
    made, found = _code(slot, link, square)
    style = styles.text.get("code") or styles.text["notice"]
    for index, text in enumerate(words):
        line = set_line((Piece(text, style),), style, faces)
        baseline = grid.baseline(first + rows - len(words) + index, style.size)
        made += line_marks(aligned(line, rect.width, "centre"), rect.x, baseline, style.ink, Tag("", "code", index + 1))
        if line.width > rect.width:
            over = f"{(line.width - rect.width) / 1000:.1f}"
            found.append(finding("text-too-wide", slot.place, words=text[:12], over=over))
    return made, found


def link_of(slot: Slot, issue: Issue) -> str:
    """What the code says: its own words, or the address of its story in the e-paper; empty where there is neither."""
    site = str(getattr(issue.epaper, "site", "") or "")
    if slot.link or not slot.story or not site:
        return slot.link
    return f"{site.rstrip('/')}/story-{slot.story}.html"


def _code(slot: Slot, link: str, square: Rect) -> tuple[list[Mark], list[Finding]]:
    if not link:
        return [*placeholder(square)], [finding("code-no-link", slot.place, id=slot.id)]
    size = len(link.encode("utf-8", "replace"))
    rows = modules(link) if size <= MOST_BYTES else ()
    if not rows:
        too_long = finding("code-too-long", slot.where("link"), size=size, most=MOST_BYTES)
        return [*placeholder(square)], [too_long]
    module = square.width // (len(rows) + 2 * QUIET)
    found: list[Finding] = []
    if module < LEAST_MODULE:
        need = LEAST_MODULE * (len(rows) + 2 * QUIET)
        have, want = f"{in_mm(square.width):.0f}", f"{in_mm(need) + 0.5:.0f}"
        found.append(finding("code-too-small", slot.place, id=slot.id, have=have, want=want))
    if module <= 0:
        return [*placeholder(square)], found
    extent = module * (len(rows) + 2 * QUIET)
    # White and black are one square, and the white is paper even where the slot has a tint.
    corner = square._replace(x=square.x + (square.width - extent) // 2, width=extent, height=extent)
    alt = f"二维码：{link}"
    drawing = Drawing(corner, (DrawnPath(_steps(rows, module)),), alt, Tag("", "code"))
    return [Tint(corner, PAPER), drawing], found


@lru_cache(maxsize=64)  # a code is drawn again with its slot, whose words change far more often than what it says
def modules(words: str) -> tuple[bytes, ...]:
    """The rows of the code that says *words*, a byte for each module, 1 for black; empty where they are too many.

    Errors of a sixth of the code are mended (level M), which newsprint's dirt asks for.
    """
    segno = import_module("segno")  # few pages have a code
    try:
        made = segno.make_qr(words, error="m", boost_error=False, encoding="utf-8")
    except (segno.DataOverflowError, ValueError):
        return ()
    return tuple(bytes(row) for row in made.matrix) if int(made.version) <= _VERSIONS else ()


def _steps(rows: tuple[bytes, ...], module: Length) -> tuple[tuple[str, tuple[Length, ...]], ...]:
    """Black modules side by side as one rectangle each: seams between them would show as hairs of white."""
    made: list[tuple[str, tuple[Length, ...]]] = []
    for y, row in enumerate(rows):
        start = -1
        for x, black in enumerate((*row, 0)):
            if black and start < 0:
                start = x
            elif not black and start >= 0:
                left, right = (QUIET + start) * module, (QUIET + x) * module
                top, foot = (QUIET + y) * module, (QUIET + y + 1) * module
                made += [("m", (left, top)), ("l", (right, top)), ("l", (right, foot)), ("l", (left, foot)), ("h", ())]
                start = -1
    return tuple(made)
