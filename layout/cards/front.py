"""The card of a whole page: the page itself on a tinted ground with a soft shadow, the flag and what is on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from layout.cards.alt_text import one_line
from layout.cards.card import LANDSCAPE, SMALL, Card, CardSettings, header_marks
from layout.cards.head_list import ListedHead, list_marks
from layout.cards.parts import PITCH, PX, descent_of, line_across, mixed, spaced, story_style_of, width_of, words
from layout.geometry import Rect
from layout.page import BLACK, Ink, Mark, Page, Picture, Tag, Tint
from layout.stories.model import Story
from layout.units import EM_ASCENT, Length
from layout.value import NamedTuple

SOFT: Final = 20
"""Steps of a shadow's edge."""

SHADE: Final = 210
"""How much black there is in a shadow where it is deepest, per mille."""


class FrontPage(NamedTuple):
    """A page to be shown whole: its number and size, the name of its picture, and the stories on it in order."""

    number: int
    width: Length
    height: Length
    picture: str
    stories: tuple[Story, ...]


def page_card(front: FrontPage, setting: CardSettings) -> Card:
    """The card of a whole page at the bench's size."""
    bench = setting.bench
    card = bench.card
    height = card.height * PX
    heads = heads_of(front, setting)
    if card.square or card.width < SMALL:
        made = _emblem(front, setting)
    elif card.width * 1000 >= card.height * LANDSCAPE:
        made = _beside(front, heads, setting)
    else:
        made, height = _under(front, setting)
    ground = Tint(Rect(0, 0, bench.width, height), bench.inks["ground"])
    page = Page(front.number, bench.width, height, 0, (ground, *made))
    return Card(f"P{front.number:02}-{card.name}", card.name, page, alt_of_page(front, heads, setting), ())


def _emblem(front: FrontPage, setting: CardSettings) -> list[Mark]:
    """A small card: the page, and beside it the flag upright with the date under it where the name can stand so."""
    bench, card = setting.bench, setting.bench.card
    safe, height = bench.safe, card.height * PX
    edge = height * 7 // 100
    deep = height - 2 * edge
    wide = deep * front.width // front.height
    name = setting.issue.paper.name
    size = min(safe.height * 760 // 1000 // max(1, len(name)), (safe.width - wide) * 620 // 1000) // PX * PX
    if len(name) > MOST_UPRIGHT or any(character < "\u2e80" for character in name) or size < card.least * PX:
        return _sheet(front, Rect(0, edge, bench.width, deep), setting)
    style = bench.style("flag-name", size // PX, "house", align="centre", squeeze=1000)
    facts = bench.style("flag-facts", card.least, "quiet", align="centre")
    day = [text for text in setting.say.short(setting.issue.date) if width_of(text, facts, bench) <= size * 13 // 10]
    made = _sheet(front, Rect(safe.right - wide, edge, wide, deep), setting)
    step, line = size * 106 // 100, facts.size * 125 // 100
    depth = (len(name) - 1) * step + size + (len(day) * line + facts.size // 4 if day else 0)
    top = safe.y + (safe.height - depth) // 2
    x = safe.x + max(0, safe.width - wide - size) // 6  # nearer to the card's edge than to the page
    for character in name:
        made += words(character, style, bench, (x, size, top + size * EM_ASCENT // 1000), "flag")
        top += step
    top += facts.size // 2
    for text in day:
        made += words(text, facts, bench, (x, size, top + facts.size * EM_ASCENT // 1000), "folio")
        top += line
    return made


MOST_UPRIGHT: Final = 6
"""Characters of a name that stands upright."""


def _sheet(front: FrontPage, room: Rect, setting: CardSettings) -> list[Mark]:
    """The page as large as *room* lets it be, in its middle, on whole pixels, over its shadow."""
    inks = setting.bench.inks
    wide = min(room.width, room.height * front.width // front.height) // PX * PX
    deep = min(room.height, wide * front.height // front.width) // PX * PX
    rect = Rect(
        (room.x + (room.width - wide) // 2) // PX * PX, (room.y + (room.height - deep) // 2) // PX * PX, wide, deep
    )
    step = max(PX, wide // 400 // PX * PX)
    made: list[Mark] = []
    for index in range(SOFT):
        out = (SOFT - index) * step
        shadow = Rect(rect.x - out, rect.y - out + SOFT * step // 4, rect.width + 2 * out, rect.height + 2 * out)
        depth = SHADE * (index + 1) ** 3 // SOFT**3
        made += _ring(shadow, step if index + 1 < SOFT else shadow.height // 2, mixed(inks["ground"], BLACK, depth))
    made.append(Picture(rect, front.picture, (0, 0, wide // PX, deep // PX), "", Tag("", "picture")))
    return made


def _ring(rect: Rect, wide: Length, ink: Ink) -> list[Mark]:
    """The edge of *rect*, so *wide*: what lies inside is covered by the next ring, and is not drawn in vain."""
    left, right = Rect(rect.x, rect.y + wide, wide, rect.height - 2 * wide), rect.x + rect.width - wide
    top = Rect(rect.x, rect.y, rect.width, wide)
    sides = (top, top._replace(y=rect.y + rect.height - wide), left, left._replace(x=right))
    return [Tint(side, ink) for side in sides if side.height > 0]


def _beside(front: FrontPage, heads: Sequence[ListedHead], setting: CardSettings) -> list[Mark]:
    """The page on the right, on the left the flag, the date, and the heads of the page."""
    bench, card = setting.bench, setting.bench.card
    safe, height = bench.safe, card.height * PX
    edge = height * 65 // 1000
    deep = height - 2 * edge
    wide = deep * front.width // front.height
    made = _sheet(front, Rect(bench.width - edge - wide, edge, wide, deep), setting)
    measure = bench.width - 2 * edge - wide - safe.x
    flag = bench.style("flag-name", card.flag * 3 // 2, "house", align="left", squeeze=1000)
    while width_of(setting.issue.paper.name, flag, bench) > measure and flag.size > card.least * PX:
        flag = flag._replace(size=flag.size - 2 * PX)
    facts = bench.style("flag-facts", card.facts, "quiet", align="left")
    top = safe.y
    made += words(setting.issue.paper.name, flag, bench, (safe.x, measure, top + flag.size * EM_ASCENT // 1000), "flag")
    top += flag.size * 1250 // 1000
    thick = max(2, card.flag // 20) * PX
    made.append(line_across(safe.x, safe.x + measure, top, thick, bench.inks["house"]))
    top += card.facts * PX * 7 // 10
    for text in (setting.when, _numbers(front, setting)):
        if text and width_of(text, facts, bench) <= measure:
            made += words(text, facts, bench, (safe.x, measure, top + facts.size * EM_ASCENT // 1000), "folio")
            top += facts.size * 15 // 10
    top += card.facts * PX
    return made + list_marks(heads, Rect(safe.x, top, measure, safe.bottom - top), bench)


def _numbers(front: FrontPage, setting: CardSettings) -> str:
    section = next((page.section for page in setting.issue.pages if page.number == front.number), "")
    return setting.say.numbers(front.number, section, setting.issue.paper)


def _under(front: FrontPage, setting: CardSettings) -> tuple[list[Mark], Length]:
    """The flag above, the page under it, the numbers at the foot; gives the height, too."""
    bench, card = setting.bench, setting.bench.card
    safe = bench.safe_of(card.height * PX)
    made, top = header_marks(setting, safe)
    foot = card.facts * PX
    gap = card.body * PX * PITCH["body"] // 1000
    over, under = top + gap * 2 // 3, foot + gap
    whole = safe.width * front.height // front.width // PX * PX
    height = card.height * PX
    if card.most_height > card.height:  # as deep as the page is as wide as the text
        height = min(card.most_height * PX, max(height, -(-(over + whole + under) // PX) * PX + card.safe.bottom * PX))
        safe = bench.safe_of(height)
    made += _sheet(front, Rect(0, over, bench.width, min(whole, safe.bottom - under - over)), setting)
    facts = bench.style("flag-facts", card.facts, "quiet", align="centre")
    numbers = _numbers(front, setting)
    if width_of(numbers, facts, bench) <= safe.width:
        made += words(
            numbers, facts, bench, (safe.x, safe.width, safe.bottom - descent_of(numbers, facts, bench)), "folio"
        )
    return made, height


def heads_of(front: FrontPage, setting: CardSettings) -> tuple[ListedHead, ...]:
    """The heads of the page: those of stories that begin on it first, then the larger its type on the page."""
    issue, bench = setting.issue, setting.bench
    before = {slot.story for page in issue.pages if page.number < front.number for slot in page.slots}
    slots = {
        slot.story: slot
        for page in issue.pages if page.number == front.number
        for slot in reversed(page.slots) if slot.use == "story"
    }  # fmt: skip
    made: list[tuple[tuple[bool, int], ListedHead]] = []
    for story in front.stories:
        slot = slots.get(story.slug)
        breaks = slot.head.breaks if slot else ()
        # What goes on here has a head of its own here, if any.
        texts = breaks or tuple(map(spaced, story.headline))
        if texts:
            look = story_style_of(bench, slot.style if slot else "", story.kind)
            size = bench.styles.text[look.role("head")].size
            own = one_line(story.headline)
            line = own if "".join("".join(texts).split()) == "".join(own.split()) else one_line(texts)
            made.append(((story.slug in before, -size), ListedHead(texts, line, look)))
    return tuple(one for _, one in sorted(made, key=lambda one: one[0]))


def alt_of_page(front: FrontPage, heads: Sequence[ListedHead], setting: CardSettings) -> str:
    """What a whole page shows, in words: its date and its heads in the order they are read."""
    say = setting.say
    where = say.of_page.format(setting.issue.paper.name, setting.date, say.on((front.number,)))
    lines = [say.sentence("", where)]
    lines += [say.sentence("", f"{index}. {one.line}") for index, one in enumerate(heads, 1)]
    return "\n".join(lines) + "\n"
