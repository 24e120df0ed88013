"""Where the type of a finished page stands, measured on its marks: inside its slot, on the page, on no other type.

Boxes of whole lines are compared first, an em for every glyph; only what seems to stand wrong by those is measured by
the ink of its glyphs.  So a page on which all is well costs no look into a face but at marks at line ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations
from typing import Final

from layout.areas.grid import PageGrid
from layout.areas.regions import rects_of, whole_of
from layout.findings import Finding, finding
from layout.fonts.library import Library
from layout.geometry import Insets, Rect
from layout.kept_answers import LastAnswers
from layout.page import GlyphRun, Mark, Page
from layout.spec.model import Slot
from layout.units import EM_ASCENT, Length, in_mm, mm
from layout.value import NamedTuple

DESCENT: Final = 220
"""How far type may reach under its baseline, per mille of its size: the tail of a Latin g or a bracket's foot."""

TOUCH: Final = 40
"""Ink of two lines may share so much, per mille of the smaller size, before it is said to overlap: what rounding and
the side bearings of Latin come to."""

BEYOND: Final = 80
"""Ink may pass the edge of its slot by so much, per mille of its size: overshoot of round letters and the tail of a j
that begins a line (79 in the kit's song), not a character."""

OVERHANG: Final = frozenset("，。、．")
"""Marks whose ink may hang past a leg's edge by half an em, where the style has them hang (标点悬挂)."""

NEAR_TRIM: Final = mm(3)
"""Type keeps so far off the trimmed edge: the cut may be as much as that off its place, as bleed reckons with."""

HEAD_ROLES: Final = ("rubric", "kicker", "head", "deck")

WORDS: Final = 10

_STRIPS: Final = 16
"""Upright strips that a page is parted into, so that the cells of a wide table are not all held against each other.
With 64, lines of columns were looked up in a dozen strips each, which took three times as long."""


class PlacedSlot(NamedTuple):
    """A slot and the marks that were made for it."""

    slot: Slot
    marks: tuple[Mark, ...]


class TypeLine(NamedTuple):
    """Runs that stand on one line, and the box of their em squares."""

    slot: Slot
    runs: tuple[GlyphRun, ...]
    box: Rect

    @property
    def words(self) -> str:
        """The first words of the line."""
        return "".join("".join(run.texts) for run in self.runs)[:WORDS]

    @property
    def role(self) -> str:
        """What its type is of."""
        tag = self.runs[0].tag
        return tag.role if tag else ""


class _TypeOfSlot(NamedTuple):
    """The lines of a slot, and by what line each thing that is wrong with their places is so most, and by how much."""

    lines: tuple[TypeLine, ...]
    off: Mapping[str, tuple[Length, TypeLine]]
    bounds: Rect
    """What the boxes of all its lines come to."""
    overlap: tuple[TypeLine, TypeLine] | None
    """The first two of its lines that stand on each other."""
    divided: bool
    """True where it is said already that the columns of its table are too narrow."""


def type_findings(
    page: Page, trim: Rect, placed: Sequence[PlacedSlot], faces: Library, grid: PageGrid, found: Sequence[Finding],
    known: LastAnswers | None = None,
) -> list[Finding]:  # fmt: skip
    """Type off its slot or off the page, and type on type; *found* is what is reported of this page already.

    *trim* is the paper that is cut all round, as the page sees it: the page itself, or the two of a spread.
    *known* has what was found of slots before.
    """
    known = LastAnswers() if known is None else known
    too_wide = {one.place for one in found if one.code in ("head-too-wide", "text-too-wide")}
    divided = {one.place for one in found if one.code in ("table-too-narrow", "table-divided")}
    ink = InkMeasure(faces)
    slots: list[_TypeOfSlot] = []
    off: dict[tuple[str, str], tuple[Length, TypeLine]] = {}
    for number, one in enumerate(placed):
        said = (one.slot.place in too_wide, one.slot.place in divided)
        seen = known.of(
            ("type", page.number, number), (one, trim, said), partial(_type_of_slot, one, trim, grid, ink, said)
        )
        if seen.lines:
            slots.append(seen)
        for code, (over, line) in seen.off.items():
            key = (one.slot.id, code)
            if key not in off or off[key][0] < over:
                off[key] = (over, line)
    made = [
        finding(
            code, line.slot.place, story=line.slot.story, page=page.number, slot=line.slot.id, words=line.words,
            over=f"{in_mm(NEAR_TRIM - over if code == 'type-near-trim' else over):.1f}",
        )
        for (_, code), (over, line) in off.items()
    ]  # fmt: skip
    return [*made, *_on_type(page, slots, ink)]


def _type_of_slot(
    placed: PlacedSlot, trim: Rect, grid: PageGrid, ink: InkMeasure, said: tuple[bool, bool]
) -> _TypeOfSlot:  # fmt: skip
    """The type of one slot, where it may be *said* already that its words or its table's columns are too wide."""
    wide, divided = said
    lines = tuple(lines_of(placed))
    off: dict[str, tuple[Length, TypeLine]] = {}
    quiet = trim.inset(Insets(NEAR_TRIM, NEAR_TRIM, NEAR_TRIM, NEAR_TRIM))
    edges = rects_of(placed.slot, grid)
    inside = [edge for edge in edges if edge.within(quiet)]
    for line in lines:
        if any(line.box.within(edge) for edge in inside):
            continue
        over = ink.beyond(line, (trim,))
        code = "type-off-page"
        if not over:
            over, code = ink.beyond(line, edges), "type-off-slot"
            if (wide and line.role not in ("paragraph", "subhead")) or (divided and line.role == "row"):
                continue
        if not over and not line.box.within(quiet):
            over, code = ink.beyond(line, (quiet,)), "type-near-trim"
        if over and (code not in off or off[code][0] < over):
            off[code] = (over, line)
    bounds = whole_of(one.box for one in lines) if lines else Rect(0, 0, 0, 0)
    on = (two for two in overlapping(lines) if not (divided and _are_cells(two)) and ink.overlap(*two))
    return _TypeOfSlot(lines, off, bounds, next(on, None), divided)


def _are_cells(pair: tuple[TypeLine, TypeLine]) -> bool:
    """True where both lines are of cells of one slot: where columns are too narrow for these, that is said once."""
    return pair[0].slot.id == pair[1].slot.id and all(line.role == "row" for line in pair)


def _on_type(page: Page, slots: Sequence[_TypeOfSlot], ink: InkMeasure) -> Iterator[Finding]:
    """Lines that stand on each other: one finding for each two slots, from the top of the page down."""
    near = {
        number
        for (one, here), (other, there) in combinations(enumerate(slots), 2)
        if here.bounds.overlaps(there.bounds)
        for number in (one, other)
    }
    pairs = [slot.overlap for slot in slots if slot.overlap]
    pairs += overlapping([line for number in sorted(near) for line in slots[number].lines]) if near else ()
    divided = {slot.lines[0].slot.id for slot in slots if slot.divided}
    pairs = [one for one in pairs if one[0].slot.id not in divided or not _are_cells(one)]
    if not pairs:
        return
    order = {id(line): number for number, line in enumerate(line for slot in slots for line in slot.lines)}

    def downward(pair: tuple[TypeLine, TypeLine]) -> list[tuple[Length, int]]:
        return sorted(((line.box.y, order[id(line)]) for line in pair), reverse=True)

    seen: set[tuple[str, str]] = set()
    for one, other in sorted(pairs, key=downward):
        pair = (one.slot.id, other.slot.id)
        if pair not in seen and ink.overlap(one, other):
            seen |= {pair, pair[::-1]}
            yield finding(
                "type-on-type", other.slot.place, story=other.slot.story, page=page.number, one=one.slot.id,
                other=other.slot.id, words=one.words, under=other.words,
                slots=", ".join(dict.fromkeys((one.slot.id, other.slot.id))),
            )  # fmt: skip


def overlapping(lines: Sequence[TypeLine]) -> Iterator[tuple[TypeLine, TypeLine]]:
    """Every two lines whose boxes overlap, from the top down: a line is held only against those in its own strips."""
    boxes = [line.box for line in lines]
    order = sorted(range(len(lines)), key=lambda index: boxes[index].y)
    edges = [(one.x, one.y, one.right, one.bottom) for one in map(boxes.__getitem__, order)]  # asked a dozen times each
    wide = max((abs(side) for left, _, right, _ in edges for side in (left, right)), default=0) // _STRIPS + 1
    strips: dict[int, list[int]] = {}
    for rank, (left, top, right, bottom) in enumerate(edges):
        others: set[int] = set()
        for strip in range(left // wide, right // wide + 1):
            known = [one for one in strips.get(strip, ()) if edges[one][3] > top]
            others.update(known)
            known.append(rank)
            strips[strip] = known
        for other in sorted(others):
            x, y, end, foot = edges[other]
            if min(right, end) > max(left, x) and min(bottom, foot) > max(top, y):
                near, index = order[other], order[rank]
                yield lines[min(index, near)], lines[max(index, near)]


def lines_of(placed: PlacedSlot) -> Iterator[TypeLine]:
    """The type of a slot line by line: runs of one tag that follow each other on one baseline."""
    runs: list[GlyphRun] = []
    for mark in placed.marks:
        if not isinstance(mark, GlyphRun) or mark.drawn or not mark.xs:
            continue
        last = runs[-1] if runs else None
        if last is not None and (
            last.tag != mark.tag
            or last.origin.y != mark.origin.y
            or bool(last.ys) != bool(mark.ys)
            or (mark.ys and last.origin.x != mark.origin.x)  # the next line of those that run downward
            or _back(last, mark)
        ):
            yield TypeLine(placed.slot, tuple(runs), _box(runs))
            runs = []
        runs.append(mark)
    if runs:
        yield TypeLine(placed.slot, tuple(runs), _box(runs))


def _back(last: GlyphRun, mark: GlyphRun) -> bool:
    """True when *mark* begins before *last* has ended: it is no continuation but another line at the same level."""
    if mark.ys and last.ys:
        return mark.origin.x == last.origin.x and mark.origin.y + mark.ys[0] < last.origin.y + last.ys[-1]
    return not mark.ys and mark.origin.x + mark.xs[0] < last.origin.x + last.xs[-1]


def _box(runs: Sequence[GlyphRun]) -> Rect:
    """The box of the em squares of *runs*, with room for what reaches under the baseline."""
    if len(runs) == 1 and not runs[0].ys:  # nearly every line, at a third of the time
        (run,) = runs
        size, start, top = run.size, run.origin.x + min(run.xs), run.origin.y - run.size * EM_ASCENT // 1000
        end = run.origin.x + max(run.xs) + size * run.squeeze // 1000
        return Rect(start, top, end - start, run.origin.y + size * DESCENT // 1000 - top)
    left = min(run.origin.x + min(run.xs) for run in runs)
    right = max(run.origin.x + max(run.xs) + run.size * run.squeeze // 1000 for run in runs)
    top = min(run.origin.y + min(run.ys, default=0) - run.size * EM_ASCENT // 1000 for run in runs)
    foot = max(run.origin.y + max(run.ys, default=0) + run.size * DESCENT // 1000 for run in runs)
    return Rect(left, top, right - left, foot - top)


class InkMeasure:
    """Measures lines by the ink of their glyphs, each face's glyphs once."""

    def __init__(self, faces: Library) -> None:
        self._faces = faces
        self._known: dict[int, tuple[TypeLine, tuple[tuple[Rect, str, Length], ...]]] = {}

    def glyphs(self, line: TypeLine) -> tuple[tuple[Rect, str, Length], ...]:
        """(place, text, size) of every glyph of *line* that shows anything."""
        known = self._known.get(id(line))
        if known is None:
            known = self._known[id(line)] = (line, tuple(self._measured(line)))
        return known[1]

    def _measured(self, line: TypeLine) -> Iterator[tuple[Rect, str, Length]]:
        for run in line.runs:
            face, size = self._faces.face(run.face), run.size
            downs: Mapping[int, Length] = dict(enumerate(run.ys))
            for number, (gid, x, text) in enumerate(zip(run.gids, run.xs, run.texts, strict=True)):
                box = face.ink(gid)
                if box.right <= box.left:
                    continue
                left, foot, right, top = (edge * size // 1000 for edge in box)
                across, down = run.origin.x + x, run.origin.y + downs.get(number, 0)
                if run.turned:
                    # A quarter to the right: what was up now points right.
                    yield Rect(across + foot, down + left, top - foot, right - left), text, size
                    continue
                left, right = left * run.squeeze // 1000, right * run.squeeze // 1000
                yield Rect(across + left, down - top, right - left, top - foot), text, size

    def beyond(self, line: TypeLine, edges: Sequence[Rect]) -> Length:
        """How far the ink of *line* passes *edges* at most; 0 when it stands within one of them, or as good as."""
        most = 0
        for place, text, size in self.glyphs(line):
            over = _past_all(place, edges)
            if over > size * BEYOND // 1000 and not (text in OVERHANG and over <= size // 2):
                most = max(most, over)
        return most

    def overlap(self, one: TypeLine, other: TypeLine) -> bool:
        """True when ink of the two stands on each other."""
        if not one.box.overlaps(other.box):
            return False
        here = [glyph for glyph in self.glyphs(one) if glyph[0].overlaps(other.box)]
        there = [glyph for glyph in self.glyphs(other) if glyph[0].overlaps(one.box)]
        return any(a.overlaps(b, min(size, large) * TOUCH // 1000) for a, _, size in here for b, _, large in there)


def _past_all(place: Rect, edges: Sequence[Rect]) -> Length:
    """How far *place* reaches past all of *edges* together; a glyph may stand across the seam of two of them."""
    over = _past(place, edges[0]) if len(edges) == 1 else min([_past(place, edge) for edge in edges])
    if over and len(edges) > 1:
        corners = [Rect(x, y, 1, 1) for x in (place.x, place.right - 1) for y in (place.y, place.bottom - 1)]
        over = max(min(_past(corner, edge) for edge in edges) for corner in corners)
    return over


def _past(place: Rect, edge: Rect) -> Length:
    """How far *place* reaches past *edge* on the side where it does so most."""
    left, top, width, depth = place
    x, y, wide, deep = edge
    return max(0, x - left, left + width - x - wide, y - top, top + depth - y - deep)
