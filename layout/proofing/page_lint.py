"""A made-up page read as an editor reads it: heads that clash, lines that stand alone, white where none should be.

The taboos are those of Chinese page make-up: 碰题, 断版, 通线, 孤行; those of pages set downward are in
:mod:`layout.proofing.band_taboos`.  Thresholds stand in the style's limits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import combinations

from layout.areas.grid import PageGrid
from layout.findings import Finding, finding
from layout.fitting.chain import FitContext
from layout.fitting.fitted import Fitted
from layout.fitting.heads import HeadLine
from layout.fitting.steps import PlacedLine, depth_of
from layout.fitting.stranded_lines import lines_alone
from layout.galley.table_sizes import sized_at
from layout.galley.tables import SetTable, columns_at
from layout.geometry import Rect, WritingMode
from layout.kept_answers import LastAnswers
from layout.proofing.band_taboos import band_taboos
from layout.proofing.whites import white_findings
from layout.spec.model import PageSpec
from layout.typeset.lines import starts_at
from layout.units import Length
from layout.value import NamedTuple


class HeadAt(NamedTuple):
    """A head on the page: its block's place, the ink of its main lines, its face and size."""

    done: Fitted
    block: Rect
    ink: Rect
    face: str
    size: Length


def lint_pages(
    pages: Sequence[PageSpec], fits: Mapping[str, Fitted], context: FitContext, boxed: frozenset[str],
    known: LastAnswers,
) -> list[Finding]:  # fmt: skip
    """:func:`lint` of every one of *pages*; *known* has what was found of them before."""
    found: list[Finding] = []
    for page in pages:
        here = {slot.id: fits[slot.id] for slot in page.slots if slot.id in fits}
        making = partial(lint, page, here, context.styles.limits, context.grid_of(page), boxed & here.keys(), known)
        found += known.of(("lint", page.number), (page, here), making)
    return found


def lint(
    page: PageSpec, fits: Mapping[str, Fitted], limits: Mapping[str, int], grid: PageGrid, boxed: frozenset[str],
    known: LastAnswers,
) -> list[Finding]:  # fmt: skip
    """What an editor would circle in the make-up of *page*; *boxed* are the ids of slots that stand in a box.

    What is *known* of a story that stands as it did is not looked for again.
    """
    here = [fits[slot.id] for slot in page.slots if slot.id in fits]
    # What runs the other way is read by itself: no head of it clashes with one of the page's own way.
    own = [done for done in here if done.grid.grid.mode is grid.grid.mode]
    heads = [one for done in own for one in known.of(("head at", done.slot.id), done, partial(head_at, done))]
    down = grid.grid.mode is WritingMode.VERTICAL
    found = band_taboos(page, own, limits, grid, boxed) if down else _clashing(heads, limits, grid, boxed)
    found += _touching(heads, limits)
    for done in here:
        found += known.of(("story lint", done.slot.id), done, partial(story_lint, done, limits))
    places = [grid.along(done.grid.on_page(done.head_place)) for done in here if done.head.lines]
    return [*found, *white_findings(page, here, places, limits, grid, known)]


def story_lint(done: Fitted, limits: Mapping[str, int]) -> list[Finding]:
    """What would be circled in one story, wherever on the page it stands."""
    return [*_under_head(done, limits), *_alone(done, limits), *_short_legs(done, limits), *narrow_tables(done)]


def narrow_tables(done: Fitted) -> list[Finding]:
    """Tables that are wider than the legs they stand in: each once, by the narrowest of these."""
    narrowest: dict[int, tuple[Length, SetTable, str]] = {}
    for placed in done.poured.placed:
        item = done.items[placed.item]
        if item.table is not None:
            first, measure = item.index - item.number, placed.line.measure
            if first not in narrowest or measure < narrowest[first][0]:
                narrowest[first] = measure, item.table, item.prepared.text[:20]
    found: list[Finding] = []
    for measure, table, words in narrowest.values():
        sized, slug = sized_at(table, measure), done.story.slug
        if not columns_at(sized, measure).fits:
            found.append(finding("table-too-narrow", done.slot.place, story=slug, slug=slug, words=words))
        elif sized.size < table.size:
            size = f"{sized.size / 1000:g}"
            found.append(finding("table-small", done.slot.place, story=slug, slot=done.slot.id, size=size))
    return found


def head_at(done: Fitted) -> list[HeadAt]:
    """Where the head of a story stands; empty for a story that has none, or one across the lines of its text."""
    lines = [line for line in done.head.lines if line.role == "head" and line.line.runs]
    if not lines or any(line.crossed for line in lines):
        return []
    place = done.head_place
    left = min(place.x + starts_at(line.line, down=line.style.down) for line in lines)
    right = max(place.x + line.line.width for line in lines)
    ink = Rect(left, place.y + lines[0].across, right - left, lines[-1].across + lines[-1].size - lines[0].across)
    return [HeadAt(done, place, ink, lines[0].line.runs[0].face, lines[0].size)]


def _beside(one: Rect, other: Rect, most: Length) -> bool:
    """True when the two stand side by side, half of the lower at least, with no more than *most* between them."""
    shared = min(one.bottom, other.bottom) - max(one.y, other.y)
    apart = max(one.x, other.x) - min(one.right, other.right)
    return 2 * shared >= min(one.height, other.height) and 0 <= apart <= most


def _clashing(
    heads: Sequence[HeadAt], limits: Mapping[str, int], grid: PageGrid, boxed: frozenset[str]
) -> list[Finding]:
    """碰题: two heads alike in face and size side by side on a level; a box round one of them sets it off.

    Heads of briefs and classified columns are alike on purpose; they are as small as limit ``clash_least`` says.
    """
    found: list[Finding] = []
    for one, other in combinations(heads, 2):
        differs = abs(one.size - other.size) * 1000 > limits.get("like_heads", 150) * max(one.size, other.size)
        small = max(one.size, other.size) < limits.get("clash_least", 180) * 100
        set_off = (one.done.slot.id in boxed) != (other.done.slot.id in boxed)
        if (
            one.face != other.face
            or differs
            or small
            or set_off
            or not _beside(one.block, other.block, 3 * grid.grid.gutter)
        ):
            continue
        found.append(
            finding(
                "heads-clash", other.done.slot.place, story=other.done.story.slug, one=one.done.story.slug,
                other=other.done.story.slug, page=one.done.page,
            )
        )  # fmt: skip
    return found


def _touching(heads: Sequence[HeadAt], limits: Mapping[str, int]) -> list[Finding]:
    """Heads whose type comes so close that they read as one line."""
    found: list[Finding] = []
    for one, other in combinations(heads, 2):
        shared = min(one.ink.bottom, other.ink.bottom) - max(one.ink.y, other.ink.y)
        apart = max(one.ink.x, other.ink.x) - min(one.ink.right, other.ink.right)
        least = min(one.size, other.size) * limits.get("heads_apart", 700) // 1000
        if shared > 0 and 0 <= apart < least:
            found.append(
                finding(
                    "heads-touch", other.done.slot.place, story=other.done.story.slug, one=one.done.story.slug,
                    other=other.done.story.slug, page=one.done.page,
                )
            )  # fmt: skip
    return found


def _under_head(done: Fitted, limits: Mapping[str, int]) -> list[Finding]:
    """An empty deck of white between a head and its text; a head beside it or downward has its white elsewhere."""
    asked = done.slot.head
    if not done.head.lines or not done.head.rows or asked.place in ("left", "right") or asked.stand or asked.picture:
        return []
    if asked.mode == "vertical" or any(line.crossed for line in done.head.lines):
        return []
    foot = max(_foot(line) for line in done.head.lines)
    leading = done.grid.grid.leading
    white = (done.head.rows * leading - foot) // leading
    if white <= limits.get("head_white", 3):
        return []
    return [finding("head-over-white", done.slot.place, story=done.story.slug, slug=done.story.slug, lines=white)]


def _foot(line: HeadLine) -> Length:
    return line.across + line.size


def _alone(done: Fitted, limits: Mapping[str, int]) -> list[Finding]:
    """孤行: one line of a paragraph parted from its others by the foot of a leg or a page.

    A short last line at the head of a leg is what an editor circles; a full one, or a first line at a foot, may pass.
    """
    found: list[Finding] = []
    for placed in lines_alone(done.items, done.room, done.poured):
        line = placed.line
        text = done.items[placed.item].prepared.text[line.start : line.end]
        short = line.width * 1000 < limits.get("widow", 500) * line.measure
        code = "line-alone-head" if line.start and short else "line-alone"
        found.append(finding(code, done.slot.place, story=done.story.slug, slug=done.story.slug, text=text))
    return found


def _short_legs(done: Fitted, limits: Mapping[str, int]) -> list[Finding]:
    """Legs before the last one that end higher than the others, because what comes next would not be divided."""
    taken = {placed.row + step for placed in done.poured.placed for step in range(_depth(done, placed))}
    stanzas = {one.row for one in done.poured.placed if done.items[one.item].apart == "verse" and one.opens}
    found: list[Finding] = []
    ends = [*done.room.heads[1:], done.room.total]
    for number, end in enumerate(ends[:-1], 1):
        if not any(row >= end for row in taken):
            break
        free = 0
        while free < end and end - 1 - free not in taken:
            free += 1
        if free > limits.get("leg_short", 1) and end not in stanzas:  # white between stanzas is the poem's
            found.append(
                finding(
                    "leg-short", done.slot.place, story=done.story.slug, slug=done.story.slug, leg=number, lines=free
                )
            )
    return found


def _depth(done: Fitted, placed: PlacedLine) -> int:
    return max(placed.depth, depth_of(done.items[placed.item], 1)) if done.items[placed.item].whole else 1
