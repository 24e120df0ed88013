"""The taboos of pages set downward, in bands: 煙突, 横並び, 泣き別れ, 両流れ, 飛び越し, a head parted from its text.

All places are along the lines and across them, as copyfit has them: x runs down the page from band to band, y from its
right edge to its left.  腹切り is the page cut between two bands (:mod:`layout.proofing.whites`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, groupby, pairwise, permutations

from layout.areas.grid import PageGrid
from layout.findings import Finding, finding
from layout.fitting.fitted import Fitted
from layout.fitting.steps import PlacedLine
from layout.geometry import Rect
from layout.spec.model import PageSpec
from layout.units import Length
from layout.value import NamedTuple


class BandText(NamedTuple):
    """What a story has in one band without a break: the leg, its lines, and whether it flows in from another band."""

    done: Fitted
    place: Rect
    lines: tuple[PlacedLine, ...]
    flows: bool

    @property
    def opens(self) -> bool:
        """It begins with a paragraph."""
        return self.lines[0].line.start == 0

    @property
    def closes(self) -> bool:
        """It ends with a paragraph."""
        return self.lines[-1].line.last


def band_taboos(
    page: PageSpec, fits: Sequence[Fitted], limits: Mapping[str, int], grid: PageGrid, boxed: frozenset[str]
) -> list[Finding]:
    """What an editor of vertical pages would circle in the make-up of *page*; *boxed* are the ids of slots in a box."""
    texts = {done.slot.id: _texts(done, grid) for done in fits}
    found = [*_heads(fits, limits, grid, boxed)]
    for done in fits:
        found += _parted(done, texts[done.slot.id], limits, grid)
        found += _leaps(page, done, texts[done.slot.id], grid)
    free = [one for done in fits if done.slot.id not in boxed for one in texts[done.slot.id] if one.flows]

    def in_band(one: BandText) -> int:
        return (one.place.x - grid.frame.x) // (grid.grid.measure + grid.grid.gutter)

    for _, beside in groupby(sorted(free, key=in_band), in_band):
        for one, other in permutations(beside, 2):
            if one.done.story.slug != other.done.story.slug and _meets(page, one, other, grid):
                found += _mixed(page, one, other, texts)
    return list({(one.code, one.facts): one for one in found}.values())


def _texts(done: Fitted, grid: PageGrid) -> list[BandText]:
    """The text of a story band by band, in the order in which it is read."""
    made: list[BandText] = []
    for index, (leg, first) in enumerate(zip(done.room.legs, done.room.starts, strict=True)):
        lines = tuple([one for one in done.poured.placed if first <= one.row < first + leg.rows])
        if lines:
            last = max(one.row + one.depth for one in lines) - first
            place = Rect(leg.x, grid.row_y(leg.row), leg.measure, min(last, leg.rows) * grid.grid.leading)
            made.append(BandText(done, place, lines, index > 0))
    return made


def _heads(
    fits: Sequence[Fitted], limits: Mapping[str, int], grid: PageGrid, boxed: frozenset[str]
) -> Iterator[Finding]:
    """煙突 and 横並び: heads of two stories over each other, or side by side, none in a box, none set across.

    A box sets its head off from every other.  A head across lies over all of its own story, so that nobody reads it on
    into the next.  Heads of one band (一段) are those of briefs, which stand in columns and are alike on purpose.
    """
    heads = [
        (done, done.head_place)
        for done in fits
        if done.head.lines and not done.head.lines[0].crossed and done.slot.id not in boxed
    ]
    for (one, here), (other, there) in combinations(heads, 2):
        briefs = max(here.width, there.width) <= grid.grid.measure
        if briefs or one.story.slug == other.story.slug:
            continue
        abreast = _abreast(here, there, limits, grid)
        for code, seen in (("heads-chimney", _stacked(here, there, grid)), ("heads-abreast", abreast)):
            if seen:
                yield finding(
                    code, other.slot.place, story=other.story.slug, one=one.story.slug, other=other.story.slug,
                    page=one.page,
                )  # fmt: skip


def _stacked(one: Rect, other: Rect, grid: PageGrid) -> bool:
    """One ends in the band over that in which the other begins, and half of the narrower stands over the other."""
    apart = max(one.x, other.x) - min(one.right, other.right)
    return 0 <= apart <= 2 * grid.grid.gutter and 2 * _shared_lines(one, other) >= min(one.height, other.height)


def _abreast(one: Rect, other: Rect, limits: Mapping[str, int], grid: PageGrid) -> bool:
    """They stand in the same bands, half of the lower at least, with next to no text between them."""
    apart = max(one.y, other.y) - min(one.bottom, other.bottom)
    near = 0 <= apart < limits.get("abreast_lines", 3) * grid.grid.leading
    return near and 2 * _shared_bands(one, other) >= min(one.width, other.width)


def _shared_lines(one: Rect, other: Rect) -> Length:
    return min(one.bottom, other.bottom) - max(one.y, other.y)


def _shared_bands(one: Rect, other: Rect) -> Length:
    return min(one.right, other.right) - max(one.x, other.x)


def _parted(
    done: Fitted, texts: Sequence[BandText], limits: Mapping[str, int], grid: PageGrid
) -> Iterator[Finding]:  # fmt: skip
    """A head whose text does not begin beside it or under it."""
    if not done.head.lines or not texts:
        return
    head, text = done.head_place, texts[0].place
    near = _unfolded(text.y, grid) - head.bottom <= limits.get("parted_lines", 3) * grid.grid.leading
    beside = _shared_bands(head, text) > 0 and near
    under = 0 <= text.x - head.right <= 2 * grid.grid.gutter and text.y <= head.bottom
    if not beside and not under:
        yield finding("head-parted", done.slot.place, story=done.story.slug, slug=done.story.slug, page=done.page)


def _unfolded(y: Length, grid: PageGrid) -> Length:
    """*y* as if lines beyond the fold of a spread stood directly after those before it, as heads are set."""
    beyond = grid.row_y(grid.fold_row)
    return y - (beyond - grid.foot_y(grid.fold_row - 1)) if y >= beyond else y


def _leaps(page: PageSpec, done: Fitted, texts: Sequence[BandText], grid: PageGrid) -> Iterator[Finding]:
    """飛び越し: a story goes on in the same band beyond a picture, a head or a box."""
    for one, after in pairwise(texts):
        gap = after.place.y - one.place.bottom
        if one.place.x == after.place.x and gap > grid.grid.leading:
            rows = Rect(one.place.x, one.place.bottom, one.place.width, gap)
            over = next((slot.id for slot in page.slots if slot.id != done.slot.id and
                         2 * _shared_lines(grid.place(slot), rows) >= gap and
                         _shared_bands(grid.place(slot), rows) > 0), done.slot.id)  # fmt: skip
            yield finding("text-leaps", done.slot.place, story=done.story.slug, slug=done.story.slug, over=over)


def _meets(page: PageSpec, one: BandText, other: BandText, grid: PageGrid) -> bool:
    """*other* stands left of *one* in the same band, and nothing parts them."""
    if 2 * _shared_bands(one.place, other.place) < one.place.width:
        return False
    white = other.place.y - one.place.bottom
    return 0 <= white < grid.grid.leading and not _ruled(page, one.place, other.place, grid)


def _ruled(page: PageSpec, one: Rect, other: Rect, grid: PageGrid) -> bool:
    """True when a rule of the page stands between *one* and *other* over half of the band at least."""
    for rule in page.rules:
        area = grid.rect(rule.area)
        y = {"below": area.bottom, "middle": (area.y + area.bottom) // 2, "above": area.y}.get(rule.side)
        near = y is not None and one.bottom - grid.grid.leading <= y <= other.y + grid.grid.leading
        if near and 2 * _shared_bands(area, one) >= one.width:
            return True
    return False


def _mixed(
    page: PageSpec, one: BandText, other: BandText, texts: dict[str, list[BandText]]
) -> Iterator[Finding]:  # fmt: skip
    """両流れ: the texts of two stories flow on side by side; 泣き別れ: and a paragraph ends where each could go on."""
    parted = one.opens and other.opens and any(_before(each, texts).closes for each in (one, other))
    code = "paragraphs-part" if parted else "flows-meet"
    yield finding(
        code, other.done.slot.place, story=other.done.story.slug, one=one.done.story.slug,
        other=other.done.story.slug, page=page.number,
    )  # fmt: skip


def _before(one: BandText, texts: dict[str, list[BandText]]) -> BandText:
    """What is read before *one*, which flows in."""
    own = texts[one.done.slot.id]
    return own[max(0, own.index(one) - 1)]
