"""A house style with all inheritance resolved: nothing after this room looks up a parent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from layout.findings import Place
from layout.page import BLACK, Ink
from layout.spec.model import Head
from layout.spec.placed import Side
from layout.spec.regional import regional
from layout.spec.taste import TASTE
from layout.units import Length
from layout.value import NamedTuple, Table


class TabStop(NamedTuple):
    """Where a part of a line of furniture stands (制表位), *at* per mille of the text's size from the line's left."""

    at: int
    align: str = "left"
    """Which of the part stands there: its ``left``, ``centre`` or ``right``, or the ``point`` of its figure."""
    leader: str = ""
    """What leads to the part from the one before it; "": what the style has."""


class TextStyle(NamedTuple):
    """How a piece of text is set; lengths are millipoints, ems are per mille of the size."""

    name: str
    face: str
    """A role of the font manifest: song, song-bold, song-black, hei, kai, fangsong, or a family."""
    size: Length
    leading: Length
    smallest: Length = 0
    """With *size* the bounds of a head that chooses its own size; 0: fixed."""
    weight: int = 400
    """For a variable face."""
    latin: str = ""
    """Face role for Latin in Chinese text; empty: the same face."""
    indent: int = 0
    """First-line indent in per mille of the size; negative: all lines but the first are moved in (凸排)."""
    align: str = "justify"
    """``justify``, ``left``, ``centre``, ``right`` or ``spread`` (均排)."""
    tracking: int = 0
    """Space added after every character, per mille of the size."""
    punctuation: str = "kaiming"
    """A name in the punctuation table: quanjiao, kaiming, banjiao, hangmobanjiao, plain."""
    kinsoku: str = "basic"
    ink: Ink = BLACK
    lines: int = 1
    """Lines of the grid that one line of this text occupies (占行)."""
    before: int = 0
    """Lines of the grid left free above (subheads, bylines)."""
    after: int = 0
    mode: str = "horizontal"
    squeeze: int = 1000
    """Set width, per mille (artwork only)."""
    opposed: int = 0
    """Cap of the adjacent-mark rule, per mille of an em: 500 or 1000; 0: as the punctuation style has it."""
    hanging: bool = False
    last_resort: int = 20
    """Largest tightening between Han, per mille of an em; 0: never."""
    autospace: int = 250
    """Natural Han–Latin gap, per mille of an em."""
    autospace_figures: int = -1
    """Natural gap between Han and figures; negative: as between Han and Latin."""
    autospace_most: int = 255
    """What a gap beside Latin or figures is widened to before all gaps are, per mille of an em."""
    firm: tuple[str, ...] = ()
    """Marks that keep their blank inside a line: ``bracket``, ``comma``, ``colon``, ``stop``."""
    fitting: str = "best"
    """How lines are brought to the measure: ``best``, ``push-in``, ``push-out`` or ``push-out-only``."""
    region: str = "cn"
    """Where stops stand in their cells: ``cn``, ``tw`` (and Hong Kong) or ``jp``."""
    digits: str = "natural"
    """``natural``; ``half``: every figure on half an em, so that two of them keep the grid; ``han``: in
    dates of folios, and in all that a flag counts, they are Han figures."""
    cells: bool = False
    """Set on a grid of whole cells (字格), nothing squeezed or spread."""
    axes: tuple[tuple[str, int], ...] = ()
    """Axes of a variable face other than its weight, as (tag, value)."""
    features: tuple[str, ...] = ()
    """OpenType features to switch on, such as ``palt``."""
    language: str = "zh-Hans"
    """What the shaper is given: zh-Hans, zh-Hant, ja."""
    latin_size: int = 1000
    """Size of Latin in Chinese text, per mille of *size*; only where *latin* names a face."""
    latin_shift: int = 0
    """How far that Latin is moved up, per mille of *size*."""
    hyphenate: bool = True
    """Break long Latin words at the places their language allows."""
    whole_words: bool = False
    """Lines of a paragraph end between words of the dictionary where that costs next to no white."""
    leader: str = ""
    """What is repeated between the left and the right half of a line of furniture; "": nothing."""
    tabs: tuple[TabStop, ...] = ()
    """Where the parts of a line of furniture stand, from the second on."""
    down: bool = False
    """Lines run downward, as on vertical pages."""


def in_language(style: TextStyle, language: str) -> TextStyle:
    """*style* for copy in *language* (BCP 47), with the marks of its region unless the style names another.

    Hong Kong, Macau and Taiwan set marks in the middle of their cells, Japan where it does.
    """
    region = regional(language).marks if style.region == "cn" else style.region
    return style._replace(language=language, region=region)


class RuleStyle(NamedTuple):
    """A rule: one or more parallel strokes.

    ``strokes`` are (offset, thickness) across the rule's direction: the offset is that of the stroke's near edge
    from where the rule stands, downward or rightward, 0 for the first.
    """

    name: str
    strokes: tuple[tuple[Length, Length], ...]
    ink: Ink = BLACK
    dash: tuple[Length, ...] = ()
    round: bool = False
    """Its ends, and those of its dashes, are round: dashes of no length are dots."""
    figure: str = ""
    """An ornament that is repeated in strokes of the first thickness; empty: plain strokes."""
    unit: Length = 6000
    """About how long one figure is."""


class BoxStyle(NamedTuple):
    """A box round a story: its rule on the sides named, a tint, and white inside in millipoints."""

    name: str
    rule: str = ""
    sides: str = "trbl"
    tint: Ink | None = None
    inside: Length = 0


class StoryStyle(NamedTuple):
    """How a story is furnished: the text style of each of its roles, and its limits."""

    name: str
    roles: tuple[tuple[str, str], ...]
    """(role, name of a text style): rubric, kicker, head, deck, byline, dateline, body, subhead, jump, caption,
    credit."""
    head_lines: int = 0
    box: str = ""
    remedies: tuple[str, ...] = ()
    """Remedies of copyfit in the order they are tried, for slots that name none."""
    head_form: str = ""
    """A head of the library, for slots that name none."""
    rubric_form: str = "plain"
    """``plain``, ``bar`` (reversed on a bar of ink) or ``lines`` (between rules)."""
    drop_cap: int = 0
    """Rows that a large initial of the first paragraph stands beside (首字下沉); 0: none."""
    end_mark: str = ""
    """What stands behind the last words of a story that ends here, such as ■."""
    lists: str = "hang"
    """``hang``: labels of lists and notes hang left of their words; ``plain``: they stand in front of them."""
    aside_box: str = ""
    """The box of notes in a story (编者按、链接); empty: a hairline over and under them."""

    def role(self, name: str) -> str:
        """Name of the text style for role *name*; ``KeyError`` if the style has none."""
        return dict(self.roles)[name]


class Stylesheet(NamedTuple):
    """All styles of a house, by name.  Those that are read have tables, which can be hashed."""

    name: str
    text: Mapping[str, TextStyle]
    rules: Mapping[str, RuleStyle]
    boxes: Mapping[str, BoxStyle]
    stories: Mapping[str, StoryStyle]
    inks: Mapping[str, Ink]
    limits: Mapping[str, int]
    """Thresholds of the checks: gap (per mille em), ppi, …"""
    place: Place
    fonts: tuple[str, ...] = ()
    """Folders of the house's own faces, as an issue names them."""
    press: tuple[tuple[str, Any], ...] = ()
    """What is said of press files; see :class:`layout.spec.press.Press`."""
    heads: tuple[tuple[str, Head], ...] = ()
    """The library of heads, by name."""
    ads: tuple[tuple[str, tuple[Side, Side]], ...] = ()
    """Trade names of sizes of advertisements (通栏, 半版 …), each with its width and height."""
    taste: Mapping[str, int] = TASTE
    """What the house likes of pages that are proposed."""
    down: bool = False
    """They are for lines that run downward; see :func:`with_lines`."""

    def head(self, head: Head, look: StoryStyle) -> Head:
        """*head* of a slot over the head of the library that it, or else its story's style, names."""
        forms = dict(self.heads)
        form = forms.get(head.form) or forms.get(look.head_form)
        if form is None:
            return head
        given = zip(head, form, Head(), strict=True)
        return Head._make(own if own != plain else under for own, under, plain in given)


ROLES = (
    "body", "head", "kicker", "deck", "rubric", "byline", "byline-inline", "dateline", "subhead", "jump", "caption",
    "credit",
)  # fmt: skip
"""What a story style must name a text style for."""

MORE_ROLES = (
    "strong", "emphasis", "note", "drop-cap", "item", "verse", "quote", "footnote", "aside", "aside-title",
)  # fmt: skip
"""What it may name one for as well; otherwise these are made from its body."""

FURNITURE = ("flag-name", "flag-facts", "ear", "index", "notice", "credits")
"""Text styles that the page's own furniture is set in; ``ear-title``, ``index-title``, ``notice-title`` if there
are titles."""

KINDS = ("news", "feature", "commentary", "photo")
"""Story styles for the kinds of story, for slots that name none."""

LIMITS = {
    "gap": 120, "ppi": 170, "ppi_least": 100, "head_spare": 0,
    "tracking": 15, "subhead_less": 1, "subhead_more": 1, "head_less": 1, "picture_less": 3, "picture_more": 3,
    "jump_least": 4, "body_least": 90, "like_heads": 150, "clash_least": 180,
    "heads_apart": 700, "head_white": 3, "white": 3, "widow": 500,
    "leg_short": 1, "abreast_lines": 3, "parted_lines": 3,
    "through": 900, "wrap_chars": 5, "wrap_white": 500,
}  # fmt: skip
"""Thresholds of every page unless the stylesheet gives others: the widest gap between Han (per mille of an em),
the wanted and the least resolution of a picture (pixels per inch), lines that a head may take over its own.

Of copyfit: tracking of body (per mille of its size, either way), rows that a subhead, a head or a picture may give or
take, least lines on either side of a jump, least size of body in tenths of a point.
On pages set downward: lines between heads side by side from which each is read with its own text, most lines between
a head and its text.
Beside a picture: least characters of a line, least white (per mille of an em)."""


def inks_in(styles: Stylesheet) -> list[Ink]:
    """Every ink that *styles* name or use."""
    return [
        *styles.inks.values(),
        *(one.ink for one in styles.text.values()),
        *(one.ink for one in styles.rules.values()),
        *(one.tint for one in styles.boxes.values() if one.tint is not None),
    ]


def has_spots(styles: Stylesheet) -> bool:
    """True when *styles* name a spot ink."""
    return any(ink.spot for ink in inks_in(styles))


def with_lines(styles: Stylesheet, *, down: bool) -> Stylesheet:
    """*styles* for text whose lines run *down* the page, or across it."""
    if styles.down is down:
        return styles
    text = Table({name: one._replace(down=down) for name, one in styles.text.items()})
    return styles._replace(text=text, down=down)
