"""A page of two versions as pixels: what is not the same, whether the list of changes explains it, and how it looks."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from layout import files
from layout.findings import Place, Unreadable, finding
from layout.geometry import Rect
from layout.pictures.seen_changes import Marked, explained, laid_over, marked_png, shown_jpeg
from layout.pixels.raster import RasterPage
from layout.units import Length
from layout.value import NamedTuple

MOST_PIXELS: Final = 60_000_000
"""Of a page: a broadsheet at 350 dpi."""
MOST_FILE: Final = 64 << 20
"""Bytes of the press file of a page, or of its preview, that is read from a result."""


class PageSource(NamedTuple):
    """A page to be drawn: the bytes of its file, or where a result has it; neither for a page that is not there."""

    data: bytes = b""
    path: str = ""
    boxes: tuple[tuple[str, Rect], ...] = ()
    """What changed of it, each with its number in the list of changes."""


class PageLooks(NamedTuple):
    """What is shown of a page: each version marked, as PNG and as it goes into HTML, both laid over each other."""

    old: bytes
    new: bytes
    old_shown: str
    new_shown: str
    both_shown: str
    changed: int
    """Pixels that differ."""
    unexplained: int
    """Those that lie in no box of a change."""
    places: tuple[Rect, ...]
    """Where these lie."""


def page_looks(old: PageSource, new: PageSource, dpi: int, size: tuple[Length, Length]) -> PageLooks:
    """Draw a page of two versions at *dpi* and hold them against each other; *size* is that of its sheet.

    Raises :class:`Unreadable` for a file that cannot be drawn.
    """
    first, second = (_pixels(one, dpi, size) for one in (old, new))
    scale = dpi / 72_000
    places = [[_in_pixels(box, scale) for _, box in one.boxes] for one in (old, new)]
    seen = explained(first, second, [*places[0], *places[1]])
    marks = [[(name, box) for (name, _), box in zip(one.boxes, boxes, strict=True)]
             for one, boxes in zip((old, new), places, strict=True)]  # fmt: skip
    made = [Marked(pixels, tuple(boxes)) for pixels, boxes in zip((first, second), marks, strict=True)]
    pictures = [
        marked_png(each, dpi) if one.data or one.path else b"" for each, one in zip(made, (old, new), strict=True)
    ]
    shown = [b64encode(data).decode() for data in (*map(shown_jpeg, made), laid_over(first, second))]
    left = tuple(_in_lengths(box, scale) for box in seen.places)
    return PageLooks(pictures[0], pictures[1], shown[0], shown[1], shown[2], seen.changed, seen.left, left)


def _pixels(one: PageSource, dpi: int, size: tuple[Length, Length]) -> tuple[tuple[int, int], bytes]:
    if not one.data and not one.path:
        wide, high = (max(1, round(side * dpi / 72_000)) for side in size)
        _bounded(wide, high, "page")
        return (wide, high), b"\xff" * (wide * high * 4)
    data = one.data or files.read(Path(one.path), MOST_FILE)
    name = one.path or "page"
    try:
        with RasterPage(data) as sheet:
            pixels = sheet.pixels_at(dpi)
            _bounded(*pixels, name)
            made = sheet.draw(pixels)
            return pixels, bytes(made.pixels)
    except (RuntimeError, ValueError, OSError, ZeroDivisionError, OverflowError) as fault:
        raise Unreadable(finding("diff-not-drawn", Place(name), file=name, why=str(fault)[:80])) from fault


def _bounded(wide: int, high: int, name: str) -> None:
    if wide * high > MOST_PIXELS:
        raise Unreadable(finding("diff-not-drawn", Place(name), file=name, why=f"{wide} × {high}"))


def _in_pixels(box: Rect, scale: float) -> tuple[int, int, int, int]:
    """The pixels that *box* touches, and one more all round: their edges are smoothed."""
    return (
        int(box.x * scale) - 1, int(box.y * scale) - 1, int(box.right * scale) + 2, int(box.bottom * scale) + 2,
    )  # fmt: skip


def _in_lengths(box: Sequence[int], scale: float) -> Rect:
    left, top, right, foot = (round(edge / scale) for edge in box)
    return Rect(left, top, right - left, foot - top)
