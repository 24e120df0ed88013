"""大样: the preview of a page with errors shows where they are; nothing of it goes into a press file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from layout.areas.grid import grid_of_page
from layout.areas.regions import rects_of
from layout.findings import Finding, Severity
from layout.geometry import Point, Rect
from layout.page import Ink, Page, Rule
from layout.publishing.error_pages import is_about
from layout.spec.model import Issue, PageSpec, Slot
from layout.units import Length, mm

MARK: Final = Ink(0, 1000, 1000, 0)
"""Red: no newspaper's rules are drawn so round a slot."""
_THICK: Final = 2_000
_OUT: Final = mm(1)
"""How far outside of a slot its mark is drawn: on no type of the slot."""


def with_error_marks(page: Page, issue: Issue, found: Iterable[Finding]) -> Page:
    """*page* with a red line round every slot that an error is about, and round all of it for any other error."""
    spec = next((one for one in issue.pages if one.number == page.number), None)
    errors = [one for one in found if one.severity is Severity.ERROR]
    if spec is None or spec.fold:
        return page._replace(marks=(*page.marks, *_round(_whole(page))))
    grid = grid_of_page(issue, spec)
    slots: dict[str, Slot] = {}
    elsewhere = False
    for one in errors:
        if not is_about(one, spec, issue):
            elsewhere = elsewhere or not any(is_about(one, other, issue) for other in issue.pages)
            continue
        about = slots_of(one, spec)
        slots |= {slot.id: slot for slot in about}
        elsewhere = elsewhere or not about
    marks = [mark for slot in slots.values() for rect in rects_of(slot, grid) for mark in _round(_wider(rect))]
    return page._replace(marks=(*page.marks, *marks, *(_round(_whole(page)) if elsewhere else ())))


def slots_of(one: Finding, page: PageSpec) -> list[Slot]:
    """The slots of *page* that *one* is about: that in whose lines of the spec it stands, else those of its story."""
    if one.place is not None and one.place.file == page.place.file:
        before = [slot for slot in page.slots if slot.place and slot.place.line <= one.place.line]
        last = max((slot.place.line for slot in before if slot.place), default=0)
        own = [slot for slot in before if slot.place and slot.place.line == last]
        if own and (one.place.line == last or not _is_beside(one.place.line, page)):
            return own
    return [slot for slot in page.slots if one.story and slot.story == one.story]


def _is_beside(line: int, page: PageSpec) -> bool:
    """True for a line of the spec past the last slot: rules and the like stand there."""
    return line > max((slot.place.line for slot in page.slots if slot.place), default=0)


def _whole(page: Page) -> Rect:
    return Rect(_THICK, _THICK, page.width - 2 * _THICK, page.height - 2 * _THICK)


def _wider(rect: Rect) -> Rect:
    return Rect(rect.x - _OUT, rect.y - _OUT, rect.width + 2 * _OUT, rect.height + 2 * _OUT)


def _round(rect: Rect) -> Iterator[Rule]:
    """Four lines round *rect*."""
    corners: Sequence[tuple[Length, Length]] = (
        (rect.x, rect.y), (rect.right, rect.y), (rect.right, rect.bottom), (rect.x, rect.bottom),
    )  # fmt: skip
    for start, end in zip(corners, (*corners[1:], corners[0]), strict=True):
        yield Rule(Point(*start), Point(*end), _THICK, MARK)
