"""The account of a made-up issue: what stands where on its pages, short enough to be kept with every result.

A page is its marks in the order they are printed, those of one line of type together.  Of each the account has the box
that its ink stays in, a digest of its looks wherever it stands, and what an editor would ask for: words, size, the part
of a picture that is shown.  Two accounts are enough to say what changed from one page to the other.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any, Final

from layout.areas.grid import PageGrid, grid_of_page, lay_grid
from layout.areas.regions import rects_of, whole_of
from layout.composing import Composed, Materials
from layout.fonts.library import Library
from layout.geometry import Rect
from layout.numbering import plain
from layout.page import Artwork, Drawing, GlyphRun, Ink, Mark, Page, Picture, Rule, Tint, inks_of
from layout.spec.model import Slot
from layout.units import Length

CELL_GAP: Final = 400
"""White after which a row of a table has another cell, per mille of the size: columns are half a character apart at
least, and between Han and figures of a cell stands a quarter."""

FORM: Final = 1
"""Of the account; another program may keep another."""

ASCENT: Final = 1000
DESCENT: Final = 320
"""Box of a line of type above and below its baseline, per mille of the size: accents, feet of brackets."""

ASIDE: Final = 80
"""The same at the sides of what is drawn by its em: turned type and slanted Latin pass it by that much."""

KINDS: Final = {Rule: "rule", Tint: "tint", Picture: "picture", Drawing: "drawing", Artwork: "artwork"}
"""What marks other than type are called in an account."""

TYPE: Final = "type"

_LONGEST: Final = 60
"""Characters that a story is called by."""

Contents = Callable[[Mark], str]
"""The digest of what a picture or an artwork shows: its own bytes, whatever its file is called."""


def in_plate_order(letters: Iterable[str]) -> str:
    """*letters* of plates, each once, in the order of printing: cyan, magenta, yellow, black, spots."""
    return "".join(sorted(set(letters), key="CMYKS".find))


def account_of(composed: Composed, materials: Materials, contents: Contents, press: str = "") -> dict[str, Any]:
    """The account of *composed* as plain values; *press* is the digest of what else its pixels depend on."""
    owners = {id(mark): one.slot.id for page in composed.placed for one in page for mark in one.marks}
    faces, stories = materials.faces, materials.stories
    pages: list[dict[str, Any]] = []
    for page in composed.edition.pages:
        spec = next((one for one in composed.issue.pages if one.number == page.number), None)
        slots = spec.slots if spec else ()
        grid = grid_of_page(composed.issue, spec) if spec else lay_grid(composed.issue.sheet, composed.issue.grid)
        order = {slot.id: at for at, slot in enumerate(slots)}
        by_story = {slot.story: at for at, slot in enumerate(slots) if slot.story}

        def owner(mark: Mark, order: Mapping[str, int] = order, by_story: Mapping[str, int] = by_story) -> int:
            at = order.get(owners.get(id(mark), ""), -1)
            return by_story.get(mark.tag.story, -1) if at < 0 and mark.tag else at

        def row(slot: Slot, grid: PageGrid = grid) -> list[Any]:
            called = stories[slot.story].called[:_LONGEST] if slot.story in stories else ""
            return [slot.id, slot.use, slot.story, called, [*whole_of(rects_of(slot, grid))]]

        pages.append(
            {
                "number": plain(page.number), "file": f"P{page.number:02}", "size": [page.width, page.height],
                "slots": [row(slot) for slot in slots],
                "marks": [*marks_of(page, owner, faces, contents)],
            }
        )  # fmt: skip
    return {"form": FORM, "press": press, "pages": pages}


def marks_of(page: Page, owner: Callable[[Mark], int], faces: Library, contents: Contents) -> Iterator[list[Any]]:
    """Rows of an account: slot, kind, role, part, box, digest, plates, words, and size or crop, of marks in order."""
    line: list[GlyphRun] = []
    for mark in page.marks:
        if isinstance(mark, GlyphRun):
            if line and not _goes_on(line[-1], mark, faces):
                yield _line(line, owner, faces)
                line = []
            line.append(mark)
            continue
        if line:
            yield _line(line, owner, faces)
            line = []
        yield _other(mark, owner, contents)
    if line:
        yield _line(line, owner, faces)


def _goes_on(last: GlyphRun, mark: GlyphRun, faces: Library) -> bool:
    """True when *mark* is of the same line of type as the run before it, and of the same cell where that is a row's."""
    if last.tag and last.tag.role == "row" and last.gids and mark.xs:
        inked = faces.face(last.face).ink(last.gids[-1]).right * last.size // 1000
        white = mark.origin.x + mark.xs[0] - (last.origin.x + last.xs[-1] + inked)
        if white > last.size * CELL_GAP // 1000:
            return False
    return (
        last.tag == mark.tag and last.origin.y == mark.origin.y and last.size == mark.size and last.ruby == mark.ruby
        and not last.ys and not mark.ys and last.drawn == mark.drawn and last.ink == mark.ink
    )  # fmt: skip


def _line(runs: Sequence[GlyphRun], owner: Callable[[Mark], int], faces: Library) -> list[Any]:
    first = runs[0]
    x, y = first.origin
    looks = [
        (one.face, one.size, one.origin.x - x, one.gids, one.xs, one.ys, one.ink, one.stroke, one.turned, one.squeeze)
        for one in runs
    ]
    box = _box_of(runs, faces)
    role, part = (first.tag.role, first.tag.part) if first.tag else ("", 0)
    silent = first.ruby or first.drawn
    words = "" if first.drawn else "".join("".join(one.texts) for one in runs)
    role = f"{role}-{'ruby' if first.ruby else 'outline'}" if silent else role
    return [
        owner(first), TYPE, role, part, [*box], digest((looks, box.x - x, box.y - y)), plates_of(first.ink), words,
        first.size,
    ]  # fmt: skip


def _box_of(runs: Iterable[GlyphRun], faces: Library) -> Rect:
    """A box that holds the ink of *runs*: of upright type its ends are measured, all else is reckoned by the em."""
    edges: list[tuple[Length, Length, Length, Length]] = []
    for run in runs:
        size, (x, y) = run.size, run.origin
        down, deep = min(run.ys, default=0), max(run.ys, default=0)
        aside = size * ASIDE // 1000
        left, right = x + min(run.xs, default=0) - aside, x + max(run.xs, default=0) + size * run.squeeze // 1000
        top, foot = y + down - size * ASCENT // 1000, y + deep + size * DESCENT // 1000
        if run.turned or run.ys:
            left, right, top, foot = left - size, right + size, top - size, foot + size
        elif run.gids:
            face = faces.face(run.face)
            scale = size * run.squeeze // 1000
            start, end = face.ink(run.gids[0]), face.ink(run.gids[-1])
            left = min(left, x + run.xs[0] + start.left * scale // 1000)
            right = max(right, x + run.xs[-1] + end.right * scale // 1000)
        edges.append((left - run.stroke, top - run.stroke, right + aside + run.stroke, foot + run.stroke))
    left, top = min(one[0] for one in edges), min(one[1] for one in edges)
    return Rect(left, top, max(one[2] for one in edges) - left, max(one[3] for one in edges) - top)


def _other(mark: Mark, owner: Callable[[Mark], int], contents: Contents) -> list[Any]:
    kind = KINDS[type(mark)]
    box = _place_of(mark)
    role, part = (mark.tag.role, mark.tag.part) if mark.tag else ("", 0)
    words, more, looks, held = "", [], "", ""
    if isinstance(mark, Picture):
        words, more, held = mark.image, [*mark.crop], contents(mark)
        looks = digest((mark.ink, box.width, box.height))
    elif isinstance(mark, Artwork):
        words, held = mark.file, contents(mark)
        looks = digest((mark.size, mark.rect.width, mark.rect.height, box.x - mark.rect.x, box.y - mark.rect.y))
    elif isinstance(mark, Drawing):
        looks = digest((mark.shapes, box.width, box.height))
    elif isinstance(mark, Rule):
        along = mark.end.x - mark.start.x, mark.end.y - mark.start.y
        looks = digest((along, mark.thickness, mark.ink, mark.dash, mark.round))
    elif isinstance(mark, Tint):
        looks = digest((mark.ink, box.width, box.height))
    plates = in_plate_order(plate for ink in inks_of(mark) for plate in plates_of(ink))
    return [owner(mark), kind, role, part, [*box], f"{looks}{held}", plates if inks_of(mark) else "", words, more]


def _place_of(mark: Mark) -> Rect:
    if isinstance(mark, Artwork):
        return mark.window
    if isinstance(mark, Rule):
        (x, y), (right, foot), half = mark.start, mark.end, mark.thickness // 2 + 1
        left, top = min(x, right) - half, min(y, foot) - half
        return Rect(left, top, abs(right - x) + 2 * half, abs(foot - y) + 2 * half)
    assert isinstance(mark, Tint | Picture | Drawing)
    return mark.rect


def plates_of(ink: Ink) -> str:
    """The plates that *ink* puts something on, as letters; ``S`` for one with an ink of its own."""
    if ink.spot:
        return "S"
    return "".join(letter for letter, share in zip("CMYK", ink.plates, strict=True) if share)


def digest(looks: object) -> str:
    """Twelve figures that stand for *looks*: numbers, words and rows of them, the same on every machine."""
    return blake2b(json.dumps(looks).encode(), digest_size=6).hexdigest()


def as_text(account: Mapping[str, Any]) -> str:
    """*account* as JSON, a line for every page: it is read by programs."""
    rest = json.dumps({key: value for key, value in account.items() if key != "pages"}, ensure_ascii=False)
    pages = ",\n  ".join(
        json.dumps(page, ensure_ascii=False, separators=(",", ":")) for page in account["pages"]
    )  # fmt: skip
    return f'{rest[:-1]}, "pages": [\n  {pages}\n ]}}'
