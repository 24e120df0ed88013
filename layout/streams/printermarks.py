"""Printer's marks on the sheet round a page: crop marks, registration targets, a colour bar, a slug line.

They stand beyond the bleed (ISO 15930: nothing of them inside it) and carry no tags, so that no reader meets them.
Lines of all four plates are meant to be on every plate; a field of them would never dry, so only the ring is closed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from layout.fonts.library import Library
from layout.geometry import Point, Rect
from layout.page import PAPER, Edition, GlyphRun, Ink, Mark, Page, Rule, Tint, process_ink
from layout.units import Length, mm

REGISTRATION: Final = Ink(1000, 1000, 1000, 1000)
"""On every plate; the press has no others."""

ROOM: Final = {"none": 0, "crop": mm(8), "full": mm(13)}
"""Paper beyond the bleed for each kind of marks."""

_FINE: Final = 250
_OFF: Final = mm(1)
_LONG: Final = mm(6)
_TARGET: Final = mm(4)
_PATCH: Final = mm(5)
_TYPE: Final = 6_000
_ROLE: Final = "hei"

_PLATES: Final = (Ink(1000, 0, 0, 0), Ink(0, 1000, 0, 0), Ink(0, 0, 1000, 0), Ink(0, 0, 0, 1000))
PATCHES: Final = (
    *_PLATES,
    *(process_ink(plate // 2 for plate in one.plates) for one in _PLATES),
    Ink(0, 1000, 1000, 0),
    Ink(1000, 0, 1000, 0),
    Ink(1000, 1000, 0, 0),
    Ink(300, 240, 240, 0),
    Ink(0, 0, 0, 300),
)
"""Solids, half tones, overprints, and a grey of three inks beside one of black (balance)."""


def with_marks(page: Page, edition: Edition, faces: Library, kind: str) -> Page:
    """*page* on a sheet with marks of *kind*: ``none``, ``crop`` or ``full``."""
    room = ROOM[kind]
    if not room:
        return page
    made = [*_crop_marks(page)]
    if kind == "full":
        made += _targets(page, room)
        width = page.width // 2 - mm(12)
        patch = min(_PATCH, max(0, width) // len(PATCHES))
        top = page.height + page.bleed + (room - _PATCH) // 2
        made += [Tint(Rect(mm(5) + at * patch, top, patch, _PATCH), ink) for at, ink in enumerate(PATCHES) if patch]
        made += _slug_line(page, edition, faces, top + _PATCH // 2 + _TYPE * 3 // 8)
    return page._replace(marks=(*page.marks, *made), slug=room)


def _crop_marks(page: Page) -> Iterable[Mark]:
    near, far = page.bleed + _OFF, page.bleed + _OFF + _LONG
    for x, out in ((0, -1), (page.width, 1)):
        for y, down in ((0, -1), (page.height, 1)):
            yield Rule(Point(x + out * near, y), Point(x + out * far, y), _FINE, REGISTRATION)
            yield Rule(Point(x, y + down * near), Point(x, y + down * far), _FINE, REGISTRATION)


def _targets(page: Page, room: Length) -> Iterable[Mark]:
    """A ring with a cross in the middle of every side."""
    off, arm = page.bleed + room // 2, _TARGET * 3 // 4
    middle = page.width // 2, page.height // 2
    for x, y in ((middle[0], -off), (middle[0], page.height + off), (-off, middle[1]), (page.width + off, middle[1])):
        spot = Point(x, y), Point(x + 10, y)
        yield Rule(*spot, _TARGET, REGISTRATION, round=True)
        yield Rule(*spot, _TARGET - 2 * _FINE, PAPER, round=True)
        yield Rule(Point(x - arm, y), Point(x + arm, y), _FINE, REGISTRATION)
        yield Rule(Point(x, y - arm), Point(x, y + arm), _FINE, REGISTRATION)


def _slug_line(page: Page, edition: Edition, faces: Library, baseline: Length) -> list[Mark]:
    """Paper, date, page, and the name of every plate in its own ink, right of the target at the foot."""
    pen, right = page.width // 2 + mm(8), page.width - mm(5)
    made: list[Mark] = []
    words = f"{edition.title}　第{page.number}版　"
    for said, ink in ((words, REGISTRATION), *zip(("C ", "M ", "Y ", "K "), _PLATES, strict=True)):
        pen = _set(said, Point(pen, baseline), right, ink, faces, made)
    return made


def _set(words: str, start: Point, right: Length, ink: Ink, faces: Library, made: list[Mark]) -> Length:
    """Set *words* from *start*, as far as they go before *right*; gives where they end."""
    pen = start.x
    plain = "".join(c for c in words if c.isprintable() or c == "　")
    for piece in faces.split(plain, _ROLE):
        part = plain[piece.start : piece.end] if piece.kind != "missing" else "〓"
        shaped = faces.face(piece.face).shape(part)
        xs, at = [], 0
        for advance, moved in zip(shaped.advances, shaped.xs, strict=True):
            xs.append((at + moved) * _TYPE // 1000)
            at += advance
        if pen + at * _TYPE // 1000 > right:
            break
        first = {cluster: n for n, cluster in reversed(list(enumerate(shaped.clusters)))}
        ends = dict(zip(sorted(first), [*sorted(first)[1:], len(part)], strict=True))
        texts = tuple(part[c : ends[c]] if first[c] == n else "" for n, c in enumerate(shaped.clusters))
        made.append(GlyphRun(piece.face, _TYPE, Point(pen, start.y), shaped.gids, tuple(xs), texts, ink))
        pen += at * _TYPE // 1000
    return pen
