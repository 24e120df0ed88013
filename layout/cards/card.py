"""Cards for social media, made up anew from a story for every size: nothing is a page made small."""

from __future__ import annotations

from typing import Final

from layout.cards.alt_text import alt_of
from layout.cards.column import CardStory, Column, column
from layout.cards.foot import foot_depth, foot_marks
from layout.cards.parts import PX, Bench, bar, line_across, mixed, width_of, words
from layout.cards.picture import picture_depths, picture_mark, with_picture
from layout.cards.stack import StackStyle
from layout.cards.words import CardWords, words_in
from layout.findings import Finding, finding
from layout.geometry import Point, Rect
from layout.page import Mark, Page, Rule, Tint
from layout.spec.model import Issue
from layout.units import EM_ASCENT, Length
from layout.value import NamedTuple

LANDSCAPE: Final = 1250
SMALL: Final = 640
"""Cards at least so much wider than deep (per mille) have text and picture side by side; those less wide than
:data:`SMALL` pixels, or cut to a square, have room for a head and hardly more."""


class Card(NamedTuple):
    """A finished card: its name, its page (a point is a pixel), what it says in words, and what was found."""

    name: str
    size: str
    page: Page
    alt: str
    findings: tuple[Finding, ...]


class CardSettings(NamedTuple):
    """What every card of an issue shares."""

    bench: Bench
    issue: Issue

    @property
    def date(self) -> str:
        """As it stands under the flag."""
        return self.say.day(self.issue.date)

    @property
    def weekday(self) -> str:
        """As the flag has it."""
        return self.issue.paper.weekday or self.say.weekday(self.issue.date)

    @property
    def when(self) -> str:
        """Date and weekday."""
        return self.say.when(self.issue.date, self.weekday)

    @property
    def say(self) -> CardWords:
        """The fixed words, in the language of the issue."""
        return words_in(self.issue.language)


def story_card(item: CardStory, setting: CardSettings) -> Card:
    """The card of a story at the bench's size."""
    bench = setting.bench._replace(dots=setting.say.dots)
    setting = setting._replace(bench=bench)
    card = bench.card
    if card.square or card.width < SMALL:
        marks, done, height = _badge(item, setting)
    elif card.width * 1000 >= card.height * LANDSCAPE:
        marks, done, height = _landscape(item, setting)
    else:
        marks, done, height = _portrait(item, setting)
    ground = Tint(Rect(0, 0, bench.width, height), bench.inks["paper"])
    page = Page(item.page, bench.width, height, 0, (ground, *marks))
    name = f"{item.story.slug}-{card.name}"
    found = [one._replace(story=item.story.slug) for one in done.findings]
    found += [finding("card-left-out", None, story=item.story.slug, card=card.name, what=role) for role in done.without]
    say = setting.say
    where = say.of_story.format(setting.issue.paper.name, setting.date, say.on((item.page,)))
    return Card(name, card.name, page, alt_of(item, where, say, page, cut=done.cut), tuple(found))


def header_marks(setting: CardSettings, rect: Rect, *, reversed_out: bool = False) -> tuple[list[Mark], Length]:
    """The flag on the left, date and weekday on the right, the house's rule under both; gives where that ends.

    A name too long for both takes the weekday's place, then is set smaller.  *reversed_out* sets all of it light, for a
    ground in the house's colour.
    """
    bench, card = setting.bench, setting.bench.card
    size = card.flag * PX
    colour = "light" if reversed_out else "house"
    name = setting.issue.paper.name
    flag = bench.style("flag-name", card.flag, colour, align="left", squeeze=1000)
    facts = bench.style("flag-facts", card.facts, "light" if reversed_out else "quiet", align="right")
    wide = width_of(name, flag, bench)
    date = next(
        (
            date
            for date in (setting.when, setting.date)
            if width_of(date, facts, bench) + size // 2 + wide <= rect.width
        ),
        setting.date,
    )
    room = rect.width - width_of(date, facts, bench) - size // 2
    if wide > room:
        smaller = max(card.least * PX, size * room // wide // PX * PX)
        flag = flag._replace(size=smaller, leading=smaller)
    baseline = rect.y + size * EM_ASCENT // 1000
    made = words(name, flag, bench, (rect.x, rect.width, baseline), "flag")
    if width_of(name, flag, bench) <= room:
        made += words(date, facts, bench, (rect.x, rect.width, baseline), "folio")
    if reversed_out:
        return made, rect.y + size * 1400 // 1000
    y = rect.y + size * 1170 // 1000
    thick = max(2, card.flag // 20) * PX
    made.append(line_across(rect.x, rect.right, y + thick // 2, thick, bench.inks["house"]))
    thin = y + thick * 2
    made.append(line_across(rect.x, rect.right, thin, max(1, card.flag // 50) * PX, bench.inks["house"]))
    return made, thin + thick


def _landscape(item: CardStory, setting: CardSettings) -> tuple[list[Mark], Column, Length]:
    """Text on the left and the picture bleeding off the right, or text across the whole card."""
    bench = setting.bench
    height = bench.card.height * PX
    safe = bench.safe
    made: list[Mark] = []
    if item.facts is not None:
        left = bench.width * 540 // 1000
        rect = Rect(left, 0, bench.width - left, height)
        made.append(picture_mark(item, rect))
        safe = safe._replace(width=left - safe.x * 3 // 4 - safe.x)
    more, top = header_marks(setting, safe)
    made += more
    body = bench.card.body * PX
    foot = foot_depth(item, bench, setting.say, safe.width)
    room = Rect(safe.x, top + body, safe.width, safe.bottom - foot - top - body)
    done = column(item, bench, room, StackStyle(centred=True, head_lines=3))
    made += done.marks
    made += foot_marks(item, bench, setting.say, (safe.x, safe.width, safe.bottom), cut=done.cut)
    return made, done, height


def _portrait(item: CardStory, setting: CardSettings) -> tuple[list[Mark], Column, Length]:
    """Flag, picture across the card, then the text; as deep as the text where the card's height may grow.

    Where the platform's own buttons cover the upper edge, colour or the picture stands under them.
    """
    bench, card = setting.bench, setting.bench.card
    safe = bench.safe_of(card.height * PX)
    covered = safe.y if safe.y * 1000 > card.height * PX * COVERED else 0
    reversed_out = bool(covered) and item.facts is None
    header, below = header_marks(setting, safe, reversed_out=reversed_out)
    upright = _Upright(item, setting, below, covered)
    height, depths = card.height * PX, picture_depths(item, bench)
    deep, done = 0, None
    if card.most_height == card.height or (not depths[0] and _little(item, bench)):
        deep, done = with_picture(depths, lambda deep: upright.filled(deep, card.height))
    if done is None or (card.most_height > card.height and not done.roomy):
        # As deep as its text, which begins at the top.
        deep, done = with_picture(depths, lambda deep: upright.filled(deep, card.most_height))
        foot = foot_depth(item, bench, setting.say, safe.width)
        height = done.bottom + card.body * PX // 2 + foot + card.safe.bottom * PX
        height = -(-max(card.height * PX, min(height, card.most_height * PX)) // PX) * PX
        safe = bench.safe_of(height)
    made: list[Mark] = []
    if reversed_out:
        made.append(bar(Rect(0, 0, bench.width, below), bench.inks["house"]))
    if item.facts is not None:
        made.append(picture_mark(item, Rect(0, 0 if covered else below + card.body * PX, bench.width, deep)))
        header, _ = header_marks(setting, safe._replace(y=safe.y + upright.moved(deep)))
    base = height - safe.bottom - card.body * PX
    if covered and base * 1000 > height * COVERED:  # the lower edge as well
        made.append(bar(Rect(0, height - base, bench.width, base), bench.inks["house"]))
    made += [*header, *done.marks]
    made += foot_marks(item, bench, setting.say, (safe.x, safe.width, safe.bottom), cut=done.cut)
    return made, done, height


class _Upright(NamedTuple):
    """What a card that stands on its short side has before its text: where the flag ends, and what is covered."""

    item: CardStory
    setting: CardSettings
    below: Length
    covered: Length

    def moved(self, deep: Length) -> Length:
        """How far a picture *deep* that stands over the flag moves it down."""
        if not self.covered or not deep:
            return 0
        return max(0, deep + self.setting.bench.card.body * PX - self.covered)

    def filled(self, deep: Length, height: int) -> Column:
        """The text of a card *height* pixels deep under a picture *deep*."""
        bench = self.setting.bench
        body, safe = bench.card.body * PX, bench.safe_of(height * PX)
        # A picture stands under the flag, or over it where the upper edge is covered.
        top = self.below + self.moved(deep) + body + (deep + body * 9 // 10 if deep and not self.covered else 0)
        grows = height > bench.card.height
        top += body // 2 if grows and not deep else 0
        foot = foot_depth(self.item, bench, self.setting.say, safe.width)
        rect = Rect(safe.x, top, safe.width, safe.bottom - foot - top)
        return column(self.item, bench, rect, StackStyle(centred=not grows))


COVERED: Final = 100
"""From this much of a card's height on (per mille) its upper white is the platform's, not the designer's."""


def _little(item: CardStory, bench: Bench) -> bool:
    """True when a story may be short enough for a card of the least height: as much type as its area would hold."""
    card = bench.card
    text = sum(len(one.text) for one in item.story.body)
    return text * card.body * card.body * 2 < card.width * card.height


def _badge(item: CardStory, setting: CardSettings) -> tuple[list[Mark], Column, Length]:
    """A small card: the house's red, the flag and the head; a picture takes the upper half."""
    bench, card = setting.bench, setting.bench.card
    width, height, safe = bench.width, card.height * PX, bench.safe
    short = item._replace(story=item.story._replace(rubric="", kicker="", deck=""))
    manner = StackStyle(
        align="centre", ink="light", accent="light", on_accent="house", text=not item.story.headline, centred=True
    )
    size = (card.flag if item.facts is None else max(card.least, card.flag * 6 // 10)) * PX
    flag = bench.style("flag-name", size // PX, "light", align="centre", squeeze=1000)
    wide = width_of(setting.issue.paper.name, flag, bench)
    size = min(size, max(card.least * PX, size * safe.width // max(1, wide) // PX * PX))
    flag = flag._replace(size=size, leading=size)

    def room(deep: Length) -> Rect:
        """For the head, under a picture *deep* and the flag."""
        top = (deep + safe.y * BADGE_FLAG // 1000 if deep else safe.y) + size * 1260 // 1000
        top += size * (550 if not deep else 400 if item.story.headline else 150) // 1000
        return Rect(safe.x, top, safe.width, safe.bottom - top)

    shares = BADGE_PICTURE if item.story.headline else BADGE_PICTURE[-1:]
    depths = tuple(height * share // 1000 // PX * PX for share in shares) if item.facts is not None else (0,)
    deep, done = with_picture(depths, lambda deep: column(short, bench, room(deep), manner))
    if deep and done.findings:
        deep, done = with_picture((height // 3 // PX * PX,), lambda deep: column(short, bench, room(deep), manner))
    top = deep + safe.y * BADGE_FLAG // 1000 if deep else safe.y
    made: list[Mark] = []
    if deep and _wide(bench):
        # The picture fills the cover; what is left of it in the square looks as if made for that.
        focus = item.focus[0], min(1.0, item.focus[1] + deep / height / 2)
        made.append(picture_mark(item._replace(focus=focus), Rect(0, 0, width, height)))
        made.append(bar(Rect((width - height) // 2, deep, height, height - deep), bench.inks["house"]))
    elif deep:
        made.append(bar(Rect(0, 0, width, height), bench.inks["house"]))
        made.append(picture_mark(item, Rect(0, 0, width, deep)))
    else:
        made.append(bar(Rect(0, 0, width, height), bench.inks["house"]))
    made += words(setting.issue.paper.name, flag, bench, (safe.x, safe.width, top + size * EM_ASCENT // 1000), "flag")
    if not deep:
        made += _columns_beside(safe, top + size * 1260 // 1000, bench)
    left = tuple(role for role in ("rubric", "kicker", "deck") if getattr(item.story, role))
    return [*made, *done.marks], done._replace(without=left, cut=done.cut or bool(item.story.body)), height


BADGE_PICTURE: Final = (580, 525, 470)
"""How deep a picture is on a small card, per mille: the most that costs the head nothing."""

BADGE_FLAG: Final = 650
"""White between it and the flag, per mille of that at the card's edge."""


def _wide(bench: Bench) -> bool:
    """True for a cover much wider than the square in its middle."""
    return bench.safe.x > bench.width // 8


def _columns_beside(safe: Rect, top: Length, bench: Bench) -> list[Mark]:
    """A rule under the flag right across the card and, where there is room beside the text, an empty page's columns."""
    height, light = bench.card.height * PX, bench.inks["light"]
    wide = _wide(bench)
    left, right = (0, bench.width) if wide else (safe.x, safe.right)
    made: list[Mark] = [line_across(left, right, top, 2 * PX, light)]
    faint = mixed(bench.inks["house"], light, 260)
    step = bench.card.flag * PX * 2
    places = [at for x in range(safe.x - step, 0, -step) for at in (x, bench.width - x)] if wide else []
    return [*made, *(Rule(Point(at, top), Point(at, height), PX, faint) for at in places)]
