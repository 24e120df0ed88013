"""The text of a card in one column: rubric, kicker, head, deck, and as many first lines as there is room for."""

from __future__ import annotations

import itertools
from typing import Final

from layout.findings import Finding, finding
from layout.geometry import Rect
from layout.makeup.cardhead import head
from layout.makeup.cardparts import PITCH, PX, Bench, Block, bar, block_marks, fixed, look_of
from layout.makeup.cardtext import Opening, opening
from layout.makeup.grid import centred_baseline
from layout.makeup.marks import line_marks
from layout.page import Mark, Tag
from layout.pictures.model import PictureFacts
from layout.spec.styles import StoryStyle
from layout.stories.model import Paragraph, Story
from layout.units import Length, weighted_shares
from layout.value import NamedTuple

GAPS: Final = {
    ("rubric", "kicker"): 620, ("rubric", "head"): 780, ("kicker", "head"): 560, ("head", "deck"): 760,
    ("rubric", "deck"): 700, ("rubric", "text"): 900, ("head", "text"): 1150, ("deck", "text"): 1050,
    ("kicker", "deck"): 600, ("kicker", "text"): 800,
}  # fmt: skip
"""White between two parts, per mille of the body size."""

LOOSEN: Final = 700
"""How much wider such a white may become where there is depth to spare, per mille of itself."""

OVER: Final = 1400
UNDER: Final = 500
"""The white over and under the column takes part in that as if it were so much of the body size (per mille)."""

LEAST_LINES: Final = 2
"""Lines of text that a head leaves room for where the story has text."""

CAPTION_LINES: Final = 3

CHIP_PAD: Final = 450
CHIP_DEPTH: Final = 1640
"""A rubric stands on a chip of colour: white beside it and the chip's depth, per mille of its size."""

_BULLETS: Final = "□■●◆◎☆★ \u3000"


class CardStory(NamedTuple):
    """A story as the cards have it: where it stands in the paper, its style there, and its picture."""

    story: Story
    look: str
    page: int
    picture: str = ""
    facts: PictureFacts | None = None
    focus: tuple[float, float] = (0.5, 0.5)
    more: tuple[int, ...] = ()
    """Further pages that it is on."""
    breaks: tuple[str, ...] = ()
    """The head's lines as the editor broke them for the page."""


class Manner(NamedTuple):
    """How a column is set: its alignment, colours by name, whether text follows, most lines of the head."""

    align: str = "left"
    ink: str = "ink"
    accent: str = "house"
    on_accent: str = "light"
    text: bool = True
    head_lines: int = 4
    centred: bool = False
    """The column stands in the middle of its depth rather than at its top."""


class Column(NamedTuple):
    """What was set: the marks, the y where the last of them ends, whether text was cut off, and findings."""

    marks: tuple[Mark, ...]
    bottom: Length
    cut: bool
    findings: tuple[Finding, ...]
    ample: bool = True
    """Everything went in, the head at a good size."""
    without: tuple[str, ...] = ()
    """Roles of the story that the card has no room for."""


def column(item: CardStory, bench: Bench, rect: Rect, manner: Manner) -> Column:
    """Set *item* in *rect*."""
    look = look_of(bench, item.look, item.story.kind)
    story = told(item.story)
    text_wanted = manner.text and bool(story.body)
    plans = _plans(bench, text_wanted)
    for plan in plans:
        blocks, fits = _display(item._replace(story=story), look, bench, rect, manner, plan)
        if fits:
            break
    without = tuple(role for role in plan.leave if getattr(story, role))
    faults = [] if fits else [finding("card-head-too-deep", None, story=story.slug, card=bench.card.name)]
    used = _used(blocks, bench)
    pitch = bench.card.body * PX * PITCH["body"] // 1000
    text = Opening((), cut=bool(story.body))
    room = (rect.height - used - (_gap(blocks[-1].role, "text", bench) if blocks else 0)) // pitch
    if text_wanted and room >= (1 if manner.align == "centre" else LEAST_LINES):
        text = opening(story, look, bench, rect.width, room, caption=not item.story.body)
    marks, bottom = _placed(blocks, text, bench, rect, manner, story)
    return Column(
        marks,
        bottom,
        text.cut,
        tuple(faults),
        fits and plan == plans[0] and (not text.cut or text.rows >= _wanted_lines(item, manner)),
        without,
    )


def _wanted_lines(item: CardStory, manner: Manner) -> int:
    """Lines of text that a card should have: a caption stands for a whole story."""
    if not manner.text:
        return 0
    return 0 if not told(item.story).body else LEAST_LINES if item.story.body else CAPTION_LINES


def told(story: Story) -> Story:
    """*story* with a caption for its text when it has no other."""
    if story.body or not story.caption:
        return story
    return story._replace(body=(Paragraph("p", story.caption),), kind="photo")


class _Plan(NamedTuple):
    """What a card may do without, and the smallest head that is worth it."""

    lines: int
    smallest: Length
    leave: tuple[str, ...] = ()


def good_size(bench: Bench) -> Length:
    """A head of this size is large enough for the card."""
    small, large = (size * PX for size in bench.card.head)
    return small + (large - small) * 3 // 5


def _plans(bench: Bench, text: bool) -> tuple[_Plan, ...]:
    """From everything with a large head to the head alone: a card is a teaser, and its head comes first."""
    small, good = bench.card.head[0] * PX, good_size(bench)
    lines = LEAST_LINES if text else 0
    return (
        _Plan(lines, good), _Plan(0, good), _Plan(lines, small), _Plan(0, small), _Plan(0, small, ("deck",)),
        _Plan(0, small, ("deck", "kicker")), _Plan(0, small, ("deck", "kicker", "rubric")),
    )  # fmt: skip


def _display(
    item: CardStory, look: StoryStyle, bench: Bench, rect: Rect, manner: Manner, plan: _Plan
) -> tuple[list[Block], bool]:
    """Everything but the text, the head as large as the rest leaves room for."""
    card, measure, story = bench.card, rect.width, item.story
    above: list[Block] = []
    if story.rubric and "rubric" not in plan.leave:
        style = bench.style(look.role("rubric"), card.facts, manner.on_accent, align=manner.align)
        pad = 2 * style.size * CHIP_PAD // 1000
        above.append(fixed("rubric", story.rubric, style, bench, measure - pad, 2))
    if story.kicker and "kicker" not in plan.leave:
        style = bench.style(look.role("kicker"), card.deck, manner.ink, align=manner.align)
        above.append(fixed("kicker", story.kicker, style, bench, measure))
    below: list[Block] = []
    if story.deck and "deck" not in plan.leave:
        style = bench.style(look.role("deck"), card.deck, manner.ink, align=manner.align)
        below.append(fixed("deck", story.deck, style, bench, measure, 3))
    if not story.headline:
        parts = [*above, *below]
        return parts, _used(parts, bench) <= rect.height and all(_goes_in(one, measure) for one in parts)
    style = bench.style(look.role("head"), card.head[1], manner.ink, align=manner.align)
    texts = tuple("\u3000".join(line.split()) for line in story.headline)
    pitch = card.body * PX * PITCH["body"] // 1000
    bare = card.body * PX * UNDER // 1000  # a line of text has white under it anyway, a head has not
    least = plan.lines * pitch + _gap("deck" if below else "head", "text", bench) if plan.lines else bare
    rest = _used([*above, Block("head", (), 0, 0, style.ink), *below], bench)
    free = rect.height - rest - least
    # The editor's own lines if they come out large enough, else more of them; across his breaks only if need be.
    own = item.breaks or texts
    block, fits = head(own, style, bench, (measure, free), len(own))
    if not fits or block.size < good_size(bench):
        block, fits = head(own, style, bench, (measure, free), manner.head_lines)
    if not fits and own != texts:
        block, fits = head(texts, style, bench, (measure, free), manner.head_lines)
    fits = fits and block.size >= plan.smallest and all(_goes_in(one, measure) for one in (*above, *below))
    return [*above, block, *below], fits


def _goes_in(block: Block, measure: Length) -> bool:
    return all(line.width <= measure for line in block.lines)


def _depth(block: Block) -> Length:
    """A block's depth; a rubric stands on a chip."""
    return block.depth + (block.size * (CHIP_DEPTH - 1000) // 1000 if block.role == "rubric" else 0)


def _gap(above: str, below: str, bench: Bench) -> Length:
    return bench.card.body * PX * GAPS[above, below] // 1000


def _used(blocks: list[Block], bench: Bench) -> Length:
    gaps = sum(_gap(a.role, b.role, bench) for a, b in itertools.pairwise(blocks))
    return sum(_depth(block) for block in blocks) + gaps


def _placed(
    blocks: list[Block], text: Opening, bench: Bench, rect: Rect, manner: Manner, story: Story
) -> tuple[tuple[Mark, ...], Length]:
    """Stand everything in *rect*, the white to spare shared between the parts and then over and under them."""
    size = bench.card.body * PX
    pitch = size * PITCH["body"] // 1000
    gaps = [_gap(a.role, b.role, bench) for a, b in itertools.pairwise(blocks)]
    if text.lines and blocks:
        gaps.append(_gap(blocks[-1].role, "text", bench))
    depth = sum(_depth(block) for block in blocks) + sum(gaps) + text.rows * pitch
    spare = max(0, rect.height - depth)
    weights = (size * OVER // 1000, *gaps, size * UNDER // 1000) if manner.centred else (0, *gaps, size)
    more = min(spare, sum(weights) * LOOSEN // 1000)
    over, *extras, _ = weighted_shares(more, weights)
    gaps = [gap + extra for gap, extra in zip(gaps, extras, strict=True)]
    top = rect.y + over + ((spare - more) * 45 // 100 if manner.centred else 0)
    made: list[Mark] = []
    waiting = [*gaps, 0]
    for index, block in enumerate(blocks):
        if block.role == "rubric":
            made += _chip(block, rect, top, bench, manner)
            inset = block.size * (CHIP_DEPTH - 1000) // 2000
            made += block_marks(block, rect.x + _chip_shift(block, manner), top + inset, story.slug)
        else:
            made += block_marks(block, rect.x, top, story.slug)
        top += _depth(block) + waiting[index]
    for role, line, rows in text.lines:
        # A subhead stands nearer to what it heads than to what went before.
        baseline = centred_baseline(top + (rows - 1) * pitch * 3 // 4, pitch, size)
        made += line_marks(line, rect.x, baseline, bench.inks[manner.ink], Tag(story.slug, role))
        top += rows * pitch
    return tuple(made), top


def _chip_shift(block: Block, manner: Manner) -> Length:
    return block.size * CHIP_PAD // 1000 if manner.align != "right" else 0


def _chip(block: Block, rect: Rect, top: Length, bench: Bench, manner: Manner) -> list[Mark]:
    """The field of colour behind a rubric, as wide as its longest line."""
    pad = block.size * CHIP_PAD // 1000
    left = min((run.xs[0] for line in block.lines for run in line.runs if run.xs), default=0)
    right = max((line.width for line in block.lines), default=0)
    return [bar(Rect(rect.x + left, top, right - left + 2 * pad, _depth(block)), bench.inks[manner.accent])]


def byline_of(story: Story) -> str:
    """The byline without the sign that marks it in a column of type."""
    return story.byline.raw.strip(_BULLETS) if story.byline and not story.byline.inline else ""
