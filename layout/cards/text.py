"""The first lines of a story for a card: what goes in is set, and where it is cut the cut is shown by ……."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from layout.cards.parts import PITCH, PX, Bench
from layout.galley.items import Item, Preparing, item_lines, line_place, preparing_once
from layout.galley.story import items_of
from layout.spec.styles import StoryStyle, Stylesheet, TextStyle
from layout.stories.model import Paragraph, Story
from layout.typeset import Line, aligned, inked
from layout.typeset.head_breaks import words_of
from layout.units import Length
from layout.value import NamedTuple

_TRIALS: Final = 40
SENTENCE: Final = "。！？；.!?;"
_CLAUSE: Final = "，。；！？、：,.;!?:"
_OPENERS: Final = "“‘（《〈【「『([{"
_CLOSERS: Final = "”’）》〉】」』)]}"
_DANGLING: Final = _CLAUSE + _OPENERS + "—…·"


class FirstLines(NamedTuple):
    """Lines as (role, line, rows it takes), and whether the story goes on after them."""

    lines: tuple[tuple[str, Line, int], ...]
    cut: bool
    ended: bool = False
    """All that there is of the story stands here, though it may go on elsewhere."""
    columns: int = 1
    """Columns that they stand in, one after the other."""

    @property
    def rows(self) -> int:
        """Rows that all of it takes, in the first column."""
        return -(-sum(rows for _, _, rows in self.lines) // self.columns)


def card_styles(bench: Bench, look: StoryStyle) -> Stylesheet:
    """The house's styles with everything of a story's text at the card's size of body type."""
    size = bench.card.body * PX
    text = dict(bench.styles.text)
    for role, name in look.roles:
        if name in text and role in _TEXT_ROLES:
            text[name] = text[name]._replace(
                size=size, smallest=0, leading=size * PITCH["body"] // 1000, ink=bench.inks["ink"], cells=False
            )
            if role == "subhead":  # a card is flush left down to its last line, whatever stands in the house's columns
                text[name] = text[name]._replace(align="left", indent=0)
    return bench.styles._replace(text=text)


_TEXT_ROLES: Final = frozenset(
    ("body", "dateline", "byline", "byline-inline", "subhead", "strong", "emphasis", "note", "caption",
     "item", "verse", "quote", "footnote", "aside", "aside-title")
)  # fmt: skip


SUBHEAD_ROWS: Final = 2


def opening(
    story: Story, look: StoryStyle, bench: Bench, measure: Length, most: int, *, caption: bool = False
) -> FirstLines:
    """As many of the first lines of *story* as go into *most* lines of *measure*; a *caption* has no indent."""
    look = look._replace(drop_cap=0, end_mark="", lists="plain")  # a card shows how a story begins, in plain lines
    styles = card_styles(bench, look)
    if caption:
        name = look.role("body")
        styles = styles._replace(text={**styles.text, name: styles.text[name]._replace(indent=0)})
    done = _opening(story, look, styles, bench, measure, most)
    body = styles.text[look.role("body")]
    half = half_of(measure, body.size)
    if done.cut and not caption and _short_lines(story, body, half):
        more = _opening(story, look, styles, bench, half, 2 * most)
        return more._replace(columns=2 if more.rows > 1 else 1)
    if caption:
        return done._replace(lines=tuple(("caption", line, rows) for _, line, rows in done.lines))
    return done


def half_of(measure: Length, size: Length) -> Length:
    """What each of two columns has of *measure*, with white between them for type of *size*."""
    return (measure - size * ASIDE // 1000) // 2


def _short_lines(story: Story, style: TextStyle, half: Length) -> bool:
    """True for verse and lists whose lines go into *half* of the measure: they stand side by side."""
    if any(one.kind == "row" for one in story.body):
        return False
    longest = max((len(one.text) for one in story.body), default=0)
    return (longest * 1000 + style.indent) * style.size <= half * 1000


ASIDE: Final = 1500
"""White between short lines set in two columns, per mille of the body size."""


def _opening(
    story: Story, look: StoryStyle, styles: Stylesheet, bench: Bench, measure: Length, most: int
) -> FirstLines:
    plain = story._replace(byline=story.byline if story.byline and story.byline.inline else None, signature="")
    known = preparing_once(bench.faces)
    lines, at = _set(plain, look, styles, bench, measure, most, known)
    ended = at is None
    if at is None:
        goes_on = bool(story.jump and story.jump.direction == "to") or not story.complete
        if not goes_on or not lines:
            if story.signature and not goes_on:
                signed = plain._replace(signature=story.signature)
                lines = _set(signed, look, styles, bench, measure, most, known)[0] or lines
            return FirstLines(lines, cut=bool(lines) and goes_on, ended=True)
        last = len(plain.body) - 1
        at = last, len(plain.body[last].text)
    for shown in _cuts(plain, at, 2 * measure // (bench.card.body * PX), bench):
        lines, over = _set(shown, look, styles, bench, measure, most, known)
        if over is None and not _alone(lines, bench.dots):
            return FirstLines(lines, cut=True, ended=ended)
    return FirstLines((), cut=True)


def _alone(lines: tuple[tuple[str, Line, int], ...], dots: str) -> bool:
    """True when hardly more than the sign of the cut stands on the last line."""
    last = "".join(text for run in lines[-1][1].runs for text in run.texts) if lines else dots
    return len(last) < len(dots) + 2


def _set(
    story: Story, look: StoryStyle, styles: Stylesheet, bench: Bench, measure: Length, most: int, known: Preparing
) -> tuple[tuple[tuple[str, Line, int], ...], tuple[int, int] | None]:
    """Set *story* in at most *most* lines: the lines, and ``None``; or where in which paragraph it is over."""
    made: list[tuple[Item, tuple[Line, ...]]] = []
    rows = 0
    end: tuple[int, int] | None = None
    for item in items_of(story, look, styles, bench.faces, known):
        lines = item_lines(item, (measure,), bench.faces)
        if item.role == "subhead":
            need = len(lines) - 1 + SUBHEAD_ROWS
            if rows + need + 2 > most:
                return (), end or (0, 0)
            rows += need
        else:
            room = most - rows
            if len(lines) > room:
                return (), (item.index, _paragraph_offset(item, lines, room))
            rows += len(lines)
            end = item.index, _length(story.body, item.index)
        made.append((item, lines))
    return tuple(
        (item.role, _in_place(item, at, line, measure), SUBHEAD_ROWS if item.role == "subhead" and not at else 1)
        for item, lines in made
        for at, line in enumerate(lines)
    ), None


def _in_place(item: Item, at: int, line: Line, measure: Length) -> Line:
    """Line *at* of *item* drawn, where verse, quotations and notes have white on the left."""
    done, left = inked(item.prepared, line), line_place(item, at, measure)
    return aligned(done, done.width + left, "right") if left else done


def _paragraph_offset(item: Item, lines: tuple[Line, ...], room: int) -> int:
    return max(0, lines[room - 1].end - item.lead) if room else 0


def _length(body: tuple[Paragraph, ...], index: int) -> int:
    return len(body[index].text) if 0 <= index < len(body) else 0


def _cuts(story: Story, at: tuple[int, int], near: int, bench: Bench) -> list[Story]:
    """*story* cut at ever earlier places from *at* on: after a clause if one ends near, else after a word.

    *near* characters are given up at most so that no quotation is left open, the paragraph's own beginning too.
    """
    index, offset = at
    if story.body[index].kind == "row":  # a table is cut between two rows, and shows one at least
        first = next(begin for begin in range(index, -1, -1) if story.body[begin].opens or not begin)
        rows = range(index, first + sum(one.is_head for one in story.body[first:index]), -1)
        return [story._replace(body=story.body[:row]) for row in rows]
    while index > 0 and (story.body[index].kind != "p" or offset < 2 or _opens_badly(story, index, offset, near)):
        index -= 1
        offset = len(story.body[index].text)
    text = story.body[index].text
    places = _places(text, words_of(text, bench.faces), offset, near)
    return [_ended(story, index, place, bench.dots) for place in places]


def _opens_badly(story: Story, index: int, offset: int, near: int) -> bool:
    """Nothing of paragraph *index* up to *offset* can end whole, and the paragraph before it is text."""
    text = story.body[index].text[:offset]
    if offset > near or story.body[index - 1].kind != "p":
        return False
    return not any(2 <= end <= offset for end in _closed_ends(text))


NEAR: Final = 9
"""How many characters are given up so that the text is cut where a clause ends."""

SCRAP: Final = 6
"""So few characters after the end of a sentence say nothing, and are given up."""


def _places(text: str, words: Sequence[str], offset: int, near: int) -> list[int]:
    """Offsets to cut *text*, which is made of *words*, at.

    The best come first: after a clause, outside quotes and brackets, else after a word.
    """
    offset = min(offset, len(text))
    ends: set[int] = set()
    at = 0
    for word in words:
        at += len(word)
        ends.add(at)
    good = [
        end
        for end in range(offset, 0, -1)
        if end in ends and text[end - 1] not in _DANGLING and not text[end - 1].isdigit()
    ]
    whole = _closed_ends(text).intersection(good)
    clauses = {end for end in good if end == len(text) or text[end] in _CLAUSE}

    def merit(end: int) -> tuple[bool, int]:
        lost = offset - end
        scrap = any(mark in SENTENCE for mark in text[max(0, end - SCRAP) : end])
        most = NEAR + SCRAP if text[end : end + 1] in SENTENCE else NEAR
        return end not in whole or lost > near, (end not in clauses or lost > most) + scrap

    return sorted(good, key=merit)[:_TRIALS]


def _closed_ends(text: str) -> set[int]:
    """The offsets up to which every quote and bracket opened in *text* is closed."""
    made: set[int] = set()
    open_ones = 0
    for end, character in enumerate(text, 1):
        open_ones += (character in _OPENERS) - (character in _CLOSERS)
        if not open_ones:
            made.add(end)
    return made


def _ended(story: Story, index: int, end: int, dots: str) -> Story:
    """*story* up to character *end* of paragraph *index*, with the sign that it goes on."""
    paragraph = story.body[index]
    spans = tuple(span._replace(end=min(span.end, end)) for span in paragraph.spans if span.start < end)
    last = paragraph._replace(text=paragraph.text[:end] + dots, spans=spans)
    return story._replace(body=(*story.body[:index], last))
