"""The card of a whole page: the page itself on a tinted ground with a soft shadow, the flag and what is on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from layout.geometry import Rect
from layout.makeup.cardparts import PITCH, PX, bar, block_marks, fixed, line_across, mixed, width_of, words
from layout.makeup.cards import LANDSCAPE, SMALL, Card, Setting, header_marks
from layout.page import BLACK, Mark, Page, Picture, Tag, Tint
from layout.stories.model import Story
from layout.units import Length
from layout.value import NamedTuple

SOFT: Final = 20
"""Steps of a shadow's edge."""

SHADE: Final = 210
"""How much black there is in a shadow where it is deepest, per mille."""

MOST_HEADS: Final = 6


class FrontPage(NamedTuple):
    """A page to be shown whole: its number and size, the name of its picture, and the stories on it in order."""

    number: int
    width: Length
    height: Length
    picture: str
    stories: tuple[Story, ...]


def page_card(front: FrontPage, setting: Setting) -> Card:
    """The card of a whole page at the bench's size."""
    bench = setting.bench
    card = bench.card
    height = card.height * PX
    if card.square or card.width < SMALL:
        edge = height * 7 // 100
        made = _sheet(front, Rect(0, edge, bench.width, height - 2 * edge), setting)
    elif card.width * 1000 >= card.height * LANDSCAPE:
        made = _beside(front, setting)
    else:
        made = _under(front, setting)
    ground = Tint(Rect(0, 0, bench.width, height), bench.inks["ground"])
    page = Page(front.number, bench.width, height, 0, (ground, *made))
    return Card(f"P{front.number:02}-{card.name}", card.name, page, alt_of_page(front, setting), ())


def _sheet(front: FrontPage, room: Rect, setting: Setting) -> list[Mark]:
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
        made.append(Tint(shadow, mixed(inks["ground"], BLACK, depth)))
    made.append(Picture(rect, front.picture, (0, 0, wide // PX, deep // PX), "", Tag("", "picture")))
    return made


def _beside(front: FrontPage, setting: Setting) -> list[Mark]:
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
    made += words(setting.issue.paper.name, flag, bench, (safe.x, measure, top + flag.size * 880 // 1000), "flag")
    top += flag.size * 1250 // 1000
    thick = max(2, card.flag // 20) * PX
    made.append(line_across(safe.x, safe.x + measure, top, thick, bench.inks["house"]))
    top += card.facts * PX * 7 // 10
    for told in (f"{setting.date}\u3000{setting.weekday}", _numbers(front, setting)):
        if told and width_of(told, facts, bench) <= measure:
            made += words(told, facts, bench, (safe.x, measure, top + facts.size * 880 // 1000), "folio")
            top += facts.size * 15 // 10
    top += card.facts * PX * 8 // 10
    return made + _heads(front, Rect(safe.x, top, measure, safe.bottom - top), setting)


def _numbers(front: FrontPage, setting: Setting) -> str:
    paper = setting.issue.paper
    today = f"今日{paper.pages}版" if paper.pages else ""
    parts = (f"第{front.number}版", today, f"第{paper.number}期" if paper.number else "")
    return "\u3000".join(part for part in parts if part)


def _heads(front: FrontPage, rect: Rect, setting: Setting) -> list[Mark]:
    """The heads of the page under each other, as many as go in whole, each with a mark of colour before it."""
    bench = setting.bench
    size = bench.card.body * PX
    style = bench.style("head-brief" if "head-brief" in bench.styles.text else "body", bench.card.body, align="left")
    inset = size * 3 // 4
    top, gap = rect.y, size * 3 // 4
    made: list[Mark] = []
    for story in heads_of(front.stories):
        block = fixed("head", "\u3000".join(story.headline), style, bench, rect.width - inset, 2, shrink=False)
        block = block._replace(pitch=block.size * 1360 // 1000)
        if top + block.depth > rect.bottom or any(line.width > rect.width - inset for line in block.lines):
            break
        made.append(bar(Rect(rect.x, top + size // 12, size // 5, block.depth - size // 6), bench.inks["house"]))
        made += block_marks(block._replace(role="index"), rect.x + inset, top, "")
        top += block.depth + gap
    return made


def heads_of(stories: Sequence[Story]) -> tuple[Story, ...]:
    """The stories that have a head, as many as a card shows."""
    return tuple(story for story in stories if story.headline)[:MOST_HEADS]


def _under(front: FrontPage, setting: Setting) -> list[Mark]:
    """The flag above, the page under it, the numbers at the foot."""
    bench, card = setting.bench, setting.bench.card
    safe = bench.safe_of(card.height * PX)
    made, top = header_marks(setting, safe)
    foot = card.facts * PX
    gap = card.body * PX * PITCH["body"] // 1000
    room = Rect(0, top + gap * 2 // 3, bench.width, safe.bottom - foot - gap - top - gap * 2 // 3)
    made += _sheet(front, room, setting)
    facts = bench.style("flag-facts", card.facts, "quiet", align="centre")
    told = _numbers(front, setting)
    if width_of(told, facts, bench) <= safe.width:
        made += words(told, facts, bench, (safe.x, safe.width, safe.bottom - facts.size * 120 // 1000), "folio")
    return made


def alt_of_page(front: FrontPage, setting: Setting) -> str:
    """What a whole page shows, in words: its date and its heads in the order they are read."""
    lines = [f"《{setting.issue.paper.name}》{setting.date}第{front.number}版全图"]
    lines += [
        f"{index}. {'　'.join(story.headline)}"
        for index, story in enumerate((story for story in front.stories if story.headline), 1)
    ]
    return "\n".join(lines) + "\n"
