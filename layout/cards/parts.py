"""Parts of a card for the screen: a story's head, deck and first lines set at the card's sizes, and stacked.

A card is a page whose point is one pixel, so everything that sets type for paper sets it for the screen.
"""

from __future__ import annotations

from typing import Final

from layout.areas.grid import centred_baseline
from layout.fonts.library import Library
from layout.geometry import Point, Rect
from layout.makeup.marks import line_marks
from layout.page import GlyphRun, Ink, Mark, Rule, Tag, Tint, process_ink
from layout.spec.styles import StoryStyle, Stylesheet, TextStyle
from layout.stylesheets.cards import CardSize, CardTable, Rgb
from layout.typeset import Line, Piece, aligned, set_head, set_line
from layout.units import PT, Length
from layout.value import NamedTuple

PX: Final = PT
"""A pixel in millipoints."""

PITCH: Final = {
    "head": 1220,
    "deck": 1420,
    "body": 1680,
    "rubric": 1300,
    "kicker": 1400,
    "byline": 1500,
    "caption": 1640,
}
"""From line to line, per mille of the size."""


class Bench(NamedTuple):
    """What a card is set with: its size, the colours as inks, the house's styles, and the faces."""

    card: CardSize
    inks: dict[str, Ink]
    styles: Stylesheet
    faces: Library
    dots: str = "……"
    """The sign that a text goes on."""
    good: Length = 0
    """A head of this size is large enough; 0: as the bounds of the card's heads have it."""

    @property
    def width(self) -> Length:
        """Of the card."""
        return self.card.width * PX

    @property
    def safe(self) -> Rect:
        """Where text may stand on a card of the least height."""
        return self.safe_of(self.card.height * PX)

    def safe_of(self, height: Length) -> Rect:
        """Where text may stand on a card that is *height* deep."""
        white = self.card.safe
        left, top = white.left * PX, white.top * PX
        return Rect(left, top, self.width - left - white.right * PX, height - top - white.bottom * PX)

    def style(self, name: str, size: int, ink: str = "ink", **more: str | int | bool) -> TextStyle:
        """The house's text style *name* at *size* pixels in one of the card's colours."""
        known = self.styles.text[name]._replace(
            size=size * PX, smallest=0, leading=size * PX, ink=self.inks[ink], before=0, after=0, lines=1, tracking=0,
            cells=False,
        )  # fmt: skip
        return known._replace(**more)  # type: ignore[arg-type]  # fields of a text style


class TextBlock(NamedTuple):
    """Lines of one role under each other, *pitch* from one to the next."""

    role: str
    lines: tuple[Line, ...]
    size: Length
    pitch: Length
    ink: Ink
    under: Length = 0
    """Depth for the descenders of its last line."""

    @property
    def depth(self) -> Length:
        """From the top of the first line's em box to the foot of the last one's."""
        return (len(self.lines) - 1) * self.pitch + self.size + self.under if self.lines else 0


def ink_of(colour: Rgb) -> Ink:
    """The ink that the screen shows as *colour*: what each light lacks, in per mille."""
    red, green, blue = (1000 - round(light * 1000 / 255) for light in colour)
    return Ink(red, green, blue, 0)


def rgb_of(ink: Ink) -> Rgb:
    """The screen's colour of *ink*, that of :func:`ink_of` turned back."""
    red, green, blue = (round((1000 - plate) * (1000 - ink.k) * 255 / 1_000_000) for plate in ink.plates[:3])
    return red, green, blue


def mixed(one: Ink, other: Ink, share: int) -> Ink:
    """*one* with *share* per mille of *other* in it."""
    return process_ink(a + (b - a) * share // 1000 for a, b in zip(one.plates, other.plates, strict=True))


def inks_of(table: CardTable) -> dict[str, Ink]:
    """The table's colours as inks."""
    return {name: ink_of(colour) for name, colour in table.colours.items()}


def fixed(
    role: str, text: str, style: TextStyle, bench: Bench, measure: Length, lines: int = 2, *, shrink: bool = True
) -> TextBlock:
    """*text* at the style's size in up to *lines* lines; smaller, if it may *shrink*, where it so stays on one."""
    words = (spaced(text),)
    smallest = min(style.size, max(bench.card.least * PX, style.size * 7 // 10)) if shrink else style.size
    done = set_head(words, style, bench.faces, measure, smallest=smallest, largest=style.size, max_lines=lines)
    made = tuple(aligned(line, measure, style.align) for line in done.lines)
    return TextBlock(role, made, done.size, done.size * PITCH.get(role, 1400) // 1000, style.ink)


def spaced(text: str) -> str:
    """*text* with a whole cell for every white between Han, and a word space between Latin words."""
    parts = text.split()
    made = "".join(parts[:1])
    for part in parts[1:]:
        made += (" " if made[-1] < _LATIN_END > part[0] else "\u3000") + part
    return made


_LATIN_END: Final = "\u02b0"


def block_marks(block: TextBlock, x: Length, top: Length, slug: str, part: int = 0) -> list[Mark]:
    """The lines of *block* with its upper edge at *top*."""
    made: list[Mark] = []
    for index, line in enumerate(block.lines):
        baseline = centred_baseline(top + index * block.pitch, block.size, block.size)
        made += line_marks(line, x, baseline, block.ink, Tag(slug, block.role, part))
    return made


def words(
    text: str, style: TextStyle, bench: Bench, at: tuple[Length, Length, Length], role: str, align: str = ""
) -> list[Mark]:
    """One line at its natural width: *at* is its left edge, the measure it is aligned in, and its baseline."""
    x, measure, baseline = at
    line = aligned(set_line((Piece(text, style),), style, bench.faces), measure, align or style.align)
    return line_marks(line, x, baseline, style.ink, Tag("", role))


def width_of(text: str, style: TextStyle, bench: Bench) -> Length:
    """Natural width of *text* on one line."""
    return set_line((Piece(text, style),), style, bench.faces).width


def descent_of(text: str, style: TextStyle, bench: Bench) -> Length:
    """How far the ink of *text* reaches under its baseline, and that of Han at the least, so that lines stand alike."""
    depths = [style.size * HAN_DESCENT // 1000]
    if all(character >= _HAN for character in text):
        return depths[0]
    line = set_line((Piece(text, style),), style, bench.faces)
    for mark in line_marks(line, 0, 0, style.ink, Tag("", "")):
        if isinstance(mark, GlyphRun):
            inks = map(bench.faces.face(mark.face).ink, mark.gids)
            depths += [mark.origin.y - ink.bottom * mark.size // 1000 for ink in inks if ink.left < ink.right]
    return max(depths)


HAN_DESCENT: Final = 120
"""Per mille of the em that the ink of a Han character reaches under the baseline."""

_HAN: Final = "\u2e80"
"""Radicals, kana, bopomofo, Han and full-width forms begin here: none of them reaches deeper."""


def bar(rect: Rect, ink: Ink) -> Tint:
    """A field of colour."""
    return Tint(rect, ink)


def line_across(x: Length, right: Length, y: Length, thickness: Length, ink: Ink) -> Rule:
    """A level rule."""
    return Rule(Point(x, y), Point(right, y), thickness, ink)


def story_style_of(bench: Bench, name: str, kind: str) -> StoryStyle:
    """The story style *name*, else that for stories of the *kind*."""
    stories = bench.styles.stories
    return stories.get(name) or stories.get(kind) or stories["news"]
