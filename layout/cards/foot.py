"""The foot of a card: who wrote the story and who took its picture, and where to read on."""

from __future__ import annotations

from typing import Final

from layout.cards.column import CardStory, byline_of
from layout.cards.parts import PX, Bench, descent_of, line_across, width_of, words
from layout.cards.words import CardWords
from layout.page import Mark
from layout.spec.styles import TextStyle
from layout.units import Length
from layout.value import NamedTuple

FOOT_PITCH: Final = 1500
"""From line to line of the foot, per mille of its type."""


class Foot(NamedTuple):
    """Lines of a foot as (role, words), and where to read on: at the right end of the last, else on a line of its own.

    Only one who alone fills the measure has the words for reading on under him, and then they begin where he does.
    """

    lines: tuple[tuple[tuple[str, str], ...], ...]
    alone: bool

    @property
    def rows(self) -> int:
        """Lines that it takes in all."""
        return max(1, len(self.lines) + self.alone)


def foot_words(item: CardStory, say: CardWords, *, cut: bool) -> str:
    """Where the story is to be read: the whole of it when the card has only its beginning."""
    jump = item.story.jump
    there = sorted({item.page, *item.more, *((jump.page,) if jump and jump.direction == "to" else ())})
    return say.whole_on(there) if cut else say.on(there)


def signed(item: CardStory, say: CardWords) -> tuple[tuple[str, str], ...]:
    """Who wrote the story and who took its picture, as (role, words)."""
    byline, credit = byline_of(item.story), item.story.credit
    made: list[tuple[str, str]] = [("byline", byline)] if byline else []
    if credit and credit.raw and item.facts is not None and credit.raw != byline:
        made.append(("credit", say.credit(credit.raw) if byline else credit.raw))
    return tuple(made)


def foot_of(item: CardStory, bench: Bench, say: CardWords, measure: Length) -> Foot:
    """How the foot of *item* goes into *measure*: on one line if it can."""
    style, strong = _styles(bench)
    people = signed(item, say)
    if not people:
        return Foot((), alone=False)
    needed = width_of(foot_words(item, say, cut=True), strong, bench) + 2 * style.size
    widths = [width_of(text, style, bench) for _, text in people]
    if sum(widths) + (len(widths) - 1) * style.size <= measure - needed:
        return Foot((people,), alone=False)
    return Foot(tuple((one,) for one in people), alone=widths[-1] > measure - needed)


def foot_depth(item: CardStory, bench: Bench, say: CardWords, measure: Length) -> Length:
    """From the foot of the safe area up to where text may end."""
    rows = foot_of(item, bench, say, measure).rows
    return bench.card.facts * PX * (2300 + (rows - 1) * FOOT_PITCH) // 1000


def foot_marks(
    item: CardStory, bench: Bench, say: CardWords, at: tuple[Length, Length, Length], *, cut: bool
) -> list[Mark]:
    """A rule, people under it, where to read on; *at* is the left edge, the measure, the foot of the safe area."""
    x, measure, bottom = at
    style, strong = _styles(bench)
    foot = foot_of(item, bench, say, measure)
    pitch = style.size * FOOT_PITCH // 1000
    where = foot_words(item, say, cut=cut)
    people = "".join(text for line in foot.lines for _, text in line)
    last = bottom - max(descent_of(people, style, bench), descent_of(where, strong, bench))
    top = bottom - style.size * 1700 // 1000 - (foot.rows - 1) * pitch
    made: list[Mark] = [line_across(x, x + measure, top, max(2, bench.card.width // 600) * PX, bench.inks["line"])]
    for index, line in enumerate(foot.lines):
        left = x
        for role, text in line:
            baseline = last - (foot.rows - 1 - index) * pitch
            made += words(text, style, bench, (left, measure, baseline), role, "left")
            left += width_of(text, style, bench) + style.size
    return made + words(where, strong, bench, (x, measure, last), "jump", "left" if foot.alone else "right")


def _styles(bench: Bench) -> tuple[TextStyle, TextStyle]:
    strong = "rubric" if "rubric" in bench.styles.text else "flag-facts"
    return bench.style("flag-facts", bench.card.facts, "quiet"), bench.style(strong, bench.card.facts, "house")
