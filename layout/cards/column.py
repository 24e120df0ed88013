"""The text of a card in one column: rubric, kicker, head, deck, and as many first lines as there is room for."""

from __future__ import annotations

from typing import Final

from layout.cards.head import good_size, head
from layout.cards.parts import PITCH, PX, Bench, TextBlock, fixed, spaced, story_style_of
from layout.cards.stack import CHIP_PAD, StackStyle, bare_of, gap_of, placed, used_of
from layout.cards.text import FirstLines, opening
from layout.findings import Finding, finding
from layout.geometry import Rect
from layout.page import Mark
from layout.pictures.model import PictureFacts
from layout.spec.styles import StoryStyle
from layout.stories.model import Paragraph, Story
from layout.units import Length
from layout.value import NamedTuple

LEAST_LINES: Final = 2
"""Lines of text that a head leaves room for where the story has text."""

CAPTION_LINES: Final = 3

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
    depth: Length = 0
    """What it needs, without the white that was to spare."""
    room: Length = 0
    """The depth that it was given."""
    head: Length = 0
    """The size of the head."""
    good: Length = 0
    """A size that is large enough for it."""
    rows: int = 0
    """Lines of text."""
    ended: bool = False
    """All the text that there is of the story stands here."""

    def as_good_as(self, other: Column) -> bool:
        """No less stands here than in *other*, and the head is hardly smaller, or still of a good size."""
        return (
            (not self.findings or bool(other.findings))
            and self.rows >= other.rows
            and self.without == other.without
            and self.head * 100 >= min(other.head * ALMOST, self.good * 100)
        )

    @property
    def whole(self) -> bool:
        """All of the story is here, and at a good size."""
        return self.ample and self.ended and not self.without

    @property
    def roomy(self) -> bool:
        """It is, and leaves some white."""
        return self.whole and self.depth * 1000 <= self.room * FULL


ALMOST: Final = 94
"""Per cent of a head's size that nobody misses."""

GROWN: Final = (1500, 1350, 1200, 1100)
"""How much larger than the table's the type of a story may be that leaves much of its card empty, per mille."""

SPARSE: Final = 720
"""It does that when it needs no more than so much of the depth (per mille)."""

FULL: Final = 900
"""Larger type leaves that much white (per mille of the depth, taken up)."""


def column(item: CardStory, bench: Bench, rect: Rect, manner: StackStyle) -> Column:
    """Set *item* in *rect*; a story so short that it is all there and leaves a hole is set larger."""
    done = _column(item, bench, rect, manner)
    if done.whole and manner.text and manner.centred and done.depth * 1000 < rect.height * SPARSE:
        for share in GROWN:
            if done.depth * share < rect.height * 1000:
                larger = _column(item, grown(bench, share), rect, manner)
                if larger.roomy:
                    return larger
    return done


def grown(bench: Bench, share: int) -> Bench:
    """*bench* with type *share* per mille of the table's size."""
    card = bench.card
    sizes = {name: getattr(card, name) * share // 1000 for name in ("deck", "body", "facts")}
    head = card.head[0], card.head[1] * share // 1000
    return bench._replace(card=card._replace(head=head, **sizes), good=good_size(bench))


def _column(item: CardStory, bench: Bench, rect: Rect, manner: StackStyle) -> Column:
    look = story_style_of(bench, item.look, item.story.kind)
    story = with_caption_alone(item.story)
    text_wanted = manner.text and bool(story.body)
    plans = _plans(bench, text_wanted)
    for plan in plans:
        blocks, fits = _display(item._replace(story=story), look, bench, rect, manner, plan)
        if fits:
            break
    without = tuple(role for role in plan.leave if getattr(story, role))
    faults = [] if fits else [finding("card-head-too-deep", None, story=story.slug, card=bench.card.name)]
    used = used_of(blocks, bench)
    pitch = bench.card.body * PX * PITCH["body"] // 1000
    text = FirstLines((), cut=bool(story.body))
    room = (rect.height - used - (gap_of(blocks[-1].role, "text", bench) if blocks else 0)) // pitch
    if text_wanted and room >= (1 if manner.align == "centre" else LEAST_LINES):
        text = opening(story, look, bench, rect.width, room, caption=not item.story.body)
    marks, bottom, depth = placed(blocks, text, bench, rect, manner, story)
    return Column(
        marks,
        bottom,
        text.cut,
        tuple(faults),
        fits and plan == plans[0] and (not text.cut or text.rows >= _wanted_lines(item, manner)),
        without,
        depth,
        rect.height,
        next((block.size for block in blocks if block.role == "head"), 0),
        good_size(bench),
        text.rows,
        text.ended or not story.body,
    )


def _wanted_lines(item: CardStory, manner: StackStyle) -> int:
    """Lines of text that a card should have: a caption stands for a whole story."""
    if not manner.text:
        return 0
    return 0 if not with_caption_alone(item.story).body else LEAST_LINES if item.story.body else CAPTION_LINES


def with_caption_alone(story: Story) -> Story:
    """*story* with a caption for its text when it has no other."""
    if story.body or not story.caption:
        return story
    return story._replace(body=(Paragraph("p", story.caption),), kind="photo")


class _Plan(NamedTuple):
    """What a card may do without, and the smallest head that is worth it."""

    lines: int
    smallest: Length
    leave: tuple[str, ...] = ()


def _plans(bench: Bench, text: bool) -> tuple[_Plan, ...]:
    """From everything with a large head to the head alone: a card is a teaser, and its head comes first."""
    small, good = bench.card.head[0] * PX, good_size(bench)
    lines = LEAST_LINES if text else 0
    return (
        _Plan(lines, good), _Plan(0, good), _Plan(lines, small), _Plan(0, small), _Plan(0, small, ("deck",)),
        _Plan(0, small, ("deck", "kicker")), _Plan(0, small, ("deck", "kicker", "rubric")),
    )  # fmt: skip


def _display(
    item: CardStory, look: StoryStyle, bench: Bench, rect: Rect, manner: StackStyle, plan: _Plan
) -> tuple[list[TextBlock], bool]:
    """Everything but the text, the head as large as the rest leaves room for."""
    card, measure, story = bench.card, rect.width, item.story
    above: list[TextBlock] = []
    if story.rubric and "rubric" not in plan.leave:
        style = bench.style(look.role("rubric"), card.facts, manner.on_accent, align=manner.align)
        pad = 2 * style.size * CHIP_PAD // 1000
        above.append(fixed("rubric", story.rubric, style, bench, measure - pad, 2))
    if story.kicker and "kicker" not in plan.leave:
        style = bench.style(look.role("kicker"), card.deck, manner.ink, align=manner.align)
        above.append(fixed("kicker", story.kicker, style, bench, measure))
    below: list[TextBlock] = []
    if story.deck and "deck" not in plan.leave:
        style = bench.style(look.role("deck"), card.deck, manner.ink, align=manner.align)
        below.append(fixed("deck", story.deck, style, bench, measure, 3))
    if not story.headline:
        parts = [*above, *below]
        return parts, used_of(parts, bench) <= rect.height and all(_goes_in(one, measure) for one in parts)
    style = bench.style(look.role("head"), card.head[1], manner.ink, align=manner.align)
    texts = tuple(map(spaced, story.headline))
    pitch = card.body * PX * PITCH["body"] // 1000
    least = (
        plan.lines * pitch + gap_of("deck" if below else "head", "text", bench)
        if plan.lines
        else bare_of(bench, manner)
    )
    rest = used_of([*above, TextBlock("head", (), 0, 0, style.ink), *below], bench)
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


def _goes_in(block: TextBlock, measure: Length) -> bool:
    return all(line.width <= measure for line in block.lines)


def byline_of(story: Story) -> str:
    """The byline without the sign that marks it in a column of type."""
    return story.byline.raw.strip(_BULLETS) if story.byline and not story.byline.inline else ""
