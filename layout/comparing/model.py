"""A change as a value, and the rectangles of the page that it explains."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final, TypeAlias

from layout.comparing.accounts import KeptMark
from layout.comparing.pairing import Pair
from layout.comparing.wording import WordChange
from layout.geometry import Rect
from layout.value import NamedTuple

KINDS: Final = (
    "page-new", "page-gone", "new", "gone", "moved", "resized", "text", "head-resized", "picture-exchanged",
    "picture-cropped", "picture-resized", "picture-new", "picture-gone", "ad-exchanged", "re-set", "look", "order",
    "press", "pixels",
)  # fmt: skip

Boxes: TypeAlias = "tuple[tuple[str, Rect], ...]"
"""Rectangles of pages, each with the number of its page."""

Ref: TypeAlias = "tuple[str, int]"
"""A mark: the number of its page, and which of its marks it is."""


class Alteration(NamedTuple):
    """One thing that is not as it was; *kind* is one of :data:`KINDS`.

    *page_before* and *page_after* are numbers of pages, empty where there is none; *before* and *after* say what was
    and what is, *words* which words became which.  The boxes hold all ink that came or went by it.
    """

    kind: str
    page_before: str
    page_after: str
    slot: str = ""
    story: str = ""
    called: str = ""
    role: str = ""
    before: str = ""
    after: str = ""
    words: tuple[WordChange, ...] = ()
    boxes_before: Boxes = ()
    boxes_after: Boxes = ()
    plates: str = ""


class Loose(NamedTuple):
    """The marks of two units that belong together which are not there in the other, by their numbers on their pages."""

    old: dict[Ref, KeptMark]
    new: dict[Ref, KeptMark]


def change(
    kind: str, pair: Pair, *, role: str = "", before: str = "", after: str = "", words: tuple[WordChange, ...] = (),
    boxes_before: Boxes = (), boxes_after: Boxes = (),
) -> Alteration:  # fmt: skip
    """A change of the units of *pair*."""
    pages = [unit.page.number if unit else "" for unit in pair]
    known = pair.new or pair.old
    slot = known.slot if known else None
    return Alteration(
        kind, pages[0], pages[1], slot.id if slot else "", slot.story if slot else "", slot.called if slot else "",
        role, before, after, words, boxes_before, boxes_after,
    )  # fmt: skip


def boxed(marks: dict[Ref, KeptMark]) -> Boxes:
    """The boxes of *marks*, those that lie on or against each other as one."""
    by_page: dict[str, list[Rect]] = defaultdict(list)
    for (page, _), mark in marks.items():
        by_page[page].append(mark.box)
    return tuple((page, box) for page, boxes in by_page.items() for box in merged(boxes))


def merged(boxes: Iterable[Rect]) -> list[Rect]:
    """*boxes* from the top down, each laid to the one before where the two have the same column and touch."""
    made: list[Rect] = []
    for box in sorted(boxes, key=lambda one: (one.x, one.y, one.width)):
        last = made[-1] if made else None
        if last is not None and last.x == box.x and box.y <= last.bottom + box.height // 2 and box.y >= last.y:
            right, foot = max(last.right, box.right), max(last.bottom, box.bottom)
            made[-1] = Rect(last.x, last.y, right - last.x, foot - last.y)
        else:
            made.append(box)
    return made
