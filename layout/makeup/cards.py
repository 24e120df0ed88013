"""Cards for social media, made up anew from a story for every size: nothing is a page made small."""

from __future__ import annotations

from typing import Final

from layout.findings import Finding, finding
from layout.geometry import Point, Rect
from layout.makeup.calendar import weekday_of
from layout.makeup.cardcolumn import CardStory, Column, Manner, byline_of, column
from layout.makeup.cardparts import PX, Bench, bar, line_across, mixed, width_of, words
from layout.makeup.pictures import crop_of
from layout.page import GlyphRun, Mark, Page, Picture, Rule, Tag, Tint
from layout.spec.model import Issue
from layout.spec.styles import TextStyle
from layout.units import Length
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


class Setting(NamedTuple):
    """What every card of an issue shares."""

    bench: Bench
    issue: Issue

    @property
    def date(self) -> str:
        """As it stands under the flag."""
        day = self.issue.date
        return f"{day.year}年{day.month}月{day.day}日"

    @property
    def weekday(self) -> str:
        """As the flag has it."""
        return self.issue.paper.weekday or weekday_of(self.issue.date)


def story_card(item: CardStory, setting: Setting) -> Card:
    """The card of a story at the bench's size."""
    bench = setting.bench
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
    return Card(name, card.name, page, alt_of(item, setting, page, cut=done.cut), tuple(found))


def header_marks(setting: Setting, rect: Rect, *, reversed_out: bool = False) -> tuple[list[Mark], Length]:
    """The flag on the left, date and weekday on the right, the house's rule under both; gives where that ends.

    *reversed_out* sets it light, for a ground in the house's colour.
    """
    bench, card = setting.bench, setting.bench.card
    size = card.flag * PX
    colour = "light" if reversed_out else "house"
    flag = bench.style("flag-name", card.flag, colour, align="left", squeeze=1000)
    facts = bench.style("flag-facts", card.facts, "light" if reversed_out else "quiet", align="right")
    baseline = rect.y + size * 880 // 1000
    made = words(setting.issue.paper.name, flag, bench, (rect.x, rect.width, baseline), "flag")
    told = f"{setting.date}\u3000{setting.weekday}"
    left = width_of(setting.issue.paper.name, flag, bench) + size
    if width_of(told, facts, bench) + left > rect.width:
        told = setting.date
    made += words(told, facts, bench, (rect.x, rect.width, baseline), "folio")
    if reversed_out:
        return made, rect.y + size * 1400 // 1000
    y = rect.y + size * 1170 // 1000
    thick = max(2, card.flag // 20) * PX
    made.append(line_across(rect.x, rect.right, y + thick // 2, thick, bench.inks["house"]))
    thin = y + thick * 2
    made.append(line_across(rect.x, rect.right, thin, max(1, card.flag // 50) * PX, bench.inks["house"]))
    return made, thin + thick


def foot_words(item: CardStory, *, cut: bool) -> str:
    """Where the story is to be read: the whole of it when the card has only its beginning."""
    jump = item.story.jump
    there = {item.page, *item.more, *((jump.page,) if jump and jump.direction == "to" else ())}
    pages = f"第{'、'.join(map(str, sorted(there)))}版"
    return f"全文见{pages}" if cut else pages


def _footer(item: CardStory, setting: Setting, rect: Rect, *, cut: bool) -> list[Mark]:
    """A rule, who wrote or took it on the left, and where to read on; two lines where one is too short for both."""
    bench, card = setting.bench, setting.bench.card
    style, strong = _foot_styles(setting)
    baseline = rect.bottom - style.size * 120 // 1000
    rows = _foot_rows(item, setting, rect.width)
    top = rect.bottom - style.size * (1700 + (rows - 1) * FOOT_PITCH) // 1000
    made: list[Mark] = [line_across(rect.x, rect.right, top, max(2, card.width // 600) * PX, bench.inks["line"])]
    above = baseline - (rows - 1) * style.size * FOOT_PITCH // 1000
    if signed(item):
        made += words(signed(item), style, bench, (rect.x, rect.width, above), "byline", "left")
    made += words(foot_words(item, cut=cut), strong, bench, (rect.x, rect.width, baseline), "jump", "right")
    return made


FOOT_PITCH: Final = 1500


def _foot_styles(setting: Setting) -> tuple[TextStyle, TextStyle]:
    bench, card = setting.bench, setting.bench.card
    strong = "rubric" if "rubric" in bench.styles.text else "flag-facts"
    return bench.style("flag-facts", card.facts, "quiet"), bench.style(strong, card.facts, "house")


def _foot_rows(item: CardStory, setting: Setting, measure: Length) -> int:
    """Lines of the foot: two when who wrote it and where to read on are too wide for one."""
    style, strong = _foot_styles(setting)
    needed = width_of(foot_words(item, cut=True), strong, setting.bench) + 2 * style.size
    return 2 if signed(item) and width_of(signed(item), style, setting.bench) > measure - needed else 1


def _foot_depth(item: CardStory, setting: Setting, measure: Length) -> Length:
    rows = _foot_rows(item, setting, measure)
    return setting.bench.card.facts * PX * (2300 + (rows - 1) * FOOT_PITCH) // 1000


def _landscape(item: CardStory, setting: Setting) -> tuple[list[Mark], Column, Length]:
    """Text on the left and the picture bleeding off the right, or text across the whole card."""
    bench = setting.bench
    height = bench.card.height * PX
    safe = bench.safe
    made: list[Mark] = []
    if item.facts is not None:
        left = bench.width * 540 // 1000
        rect = Rect(left, 0, bench.width - left, height)
        made.append(_picture(item, rect))
        safe = safe._replace(width=left - safe.x * 3 // 4 - safe.x)
    more, top = header_marks(setting, safe)
    made += more
    body = bench.card.body * PX
    room = Rect(safe.x, top + body, safe.width, safe.bottom - _foot_depth(item, setting, safe.width) - top - body)
    done = column(item, bench, room, Manner(centred=True, head_lines=3))
    made += done.marks
    made += _footer(item, setting, safe, cut=done.cut)
    return made, done, height


def signed(item: CardStory) -> str:
    """Who wrote the story, or took its picture."""
    return byline_of(item.story) or (item.story.credit.raw if item.story.credit and item.facts else "")


def _portrait(item: CardStory, setting: Setting) -> tuple[list[Mark], Column, Length]:
    """Flag, picture across the card, then the text; as deep as the text where the card's height may grow.

    Where the platform's own buttons cover the upper edge, colour or the picture stands under them.
    """
    bench, card = setting.bench, setting.bench.card
    height = card.most_height * PX
    safe = bench.safe_of(height)
    body, foot = card.body * PX, _foot_depth(item, setting, safe.width)
    covered = safe.y if safe.y * 1000 > card.height * PX * COVERED else 0
    reversed_out = bool(covered) and item.facts is None
    header, below = header_marks(setting, safe, reversed_out=reversed_out)
    manner = Manner(centred=card.height == card.most_height)
    for deep in _picture_depths(item, bench):
        # A picture stands under the flag, or over it where the upper edge is covered.
        moved = max(0, deep + body - covered) if covered and deep else 0
        under = below + moved + body + (deep + body * 9 // 10 if deep and not covered else 0)
        done = column(item, bench, Rect(safe.x, under, safe.width, safe.bottom - foot - under), manner)
        if done.ample:
            break
    made: list[Mark] = []
    if reversed_out:
        made.append(bar(Rect(0, 0, bench.width, below), bench.inks["house"]))
    if item.facts is not None:
        made.append(_picture(item, Rect(0, 0 if covered else below + body, bench.width, deep)))
        if moved:
            header, _ = header_marks(setting, safe._replace(y=safe.y + moved))
    made += header
    if card.most_height > card.height:
        height = max(card.height * PX, min(height, done.bottom + body // 2 + foot + card.safe.bottom * PX))
        height = -(-height // PX) * PX
        safe = bench.safe_of(height)
    made += done.marks
    made += _footer(item, setting, safe, cut=done.cut)
    return made, done, height


COVERED: Final = 100
"""From this much of a card's height on (per mille) its upper white is the platform's, not the designer's."""

SHARES: Final = (440, 400, 360, 320)
"""How deep a picture may be, per mille of the card, the best first; less when the text would have too little room."""

SHARES_ALONE: Final = (560, 500, 440, 380)
"""Of a picture that has a caption and no story."""


def _picture_depths(item: CardStory, bench: Bench) -> tuple[Length, ...]:
    """Depths to try for the picture of *item*, never more than it has by its own proportions."""
    if item.facts is None:
        return (0,)
    whole = bench.width * item.facts.height // max(1, item.facts.width)
    shares = SHARES if item.story.headline else SHARES_ALONE
    return tuple(min(whole, bench.card.height * PX * share // 1000) for share in shares)


def _badge(item: CardStory, setting: Setting) -> tuple[list[Mark], Column, Length]:
    """A small card: the house's red, the flag and the head; a picture takes the upper half."""
    bench, card = setting.bench, setting.bench.card
    width, height, safe = bench.width, card.height * PX, bench.safe
    made: list[Mark] = [bar(Rect(0, 0, width, height), bench.inks["house"])]
    size, top = card.flag, safe.y
    if item.facts is not None:
        deep = height * BADGE_PICTURE // 1000
        made.append(_picture(item, Rect(0, 0, width, deep)))
        size, top = max(card.least, card.flag * 6 // 10), deep + safe.y // 2
    flag = bench.style("flag-name", size, "light", align="centre", squeeze=1000)
    name = setting.issue.paper.name
    made += words(name, flag, bench, (safe.x, safe.width, top + flag.size * 880 // 1000), "flag")
    top += flag.size * 1260 // 1000
    if item.facts is None:
        made += _columns_beside(safe, top, bench)
        top += flag.size // 3
    manner = Manner(
        align="centre", ink="light", accent="light", on_accent="house", text=not item.story.headline, centred=True
    )
    short = item._replace(story=item.story._replace(rubric="", kicker="", deck=""))
    done = column(short, bench, Rect(safe.x, top, safe.width, safe.bottom - top), manner)
    left = tuple(role for role in ("rubric", "kicker", "deck") if getattr(item.story, role))
    return [*made, *done.marks], done._replace(without=left, cut=done.cut or bool(item.story.body)), height


BADGE_PICTURE: Final = 470
"""How deep a picture is on a small card, per mille."""


def _columns_beside(safe: Rect, top: Length, bench: Bench) -> list[Mark]:
    """A rule under the flag right across the card and, where there is room beside the text, an empty page's columns."""
    height, light = bench.card.height * PX, bench.inks["light"]
    wide = safe.x > bench.card.width * PX // 8
    left, right = (0, bench.width) if wide else (safe.x, safe.right)
    made: list[Mark] = [line_across(left, right, top, 2 * PX, light)]
    faint = mixed(bench.inks["house"], light, 260)
    step = bench.card.flag * PX * 2
    places = [at for x in range(safe.x - step, 0, -step) for at in (x, bench.width - x)] if wide else []
    return [*made, *(Rule(Point(at, top), Point(at, height), PX, faint) for at in places)]


def _picture(item: CardStory, rect: Rect) -> Picture:
    assert item.facts is not None
    crop = crop_of(item.facts, rect, item.focus)
    return Picture(rect, item.picture, crop, item.story.caption or "", Tag(item.story.slug, "picture"))


def alt_of(item: CardStory, setting: Setting, page: Page, *, cut: bool) -> str:
    """What the card shows, in words: for the field that every platform has for it."""
    story = item.story
    name = setting.issue.paper.name
    lines = [f"《{name}》{setting.date}第{item.page}版"]
    for label, text in (
        ("栏目", story.rubric), ("引题", story.kicker), ("标题", "\u3000".join(story.headline)), ("副题", story.deck),
    ):  # fmt: skip
        lines += [f"{label}：{text}"] if text else []
    if item.facts is not None:
        credit = f"（{story.credit.raw}）" if story.credit and story.credit.raw else ""
        lines.append(f"图片：{story.caption or item.picture}{credit}")
    text = text_on(page, ("paragraph", "subhead"))
    if text:
        lines.append(f"{'正文开头' if cut else '正文'}：{text}")
    if signed(item):
        lines.append(f"作者：{signed(item)}")
    if cut:
        lines.append(f"卡片只有开头，{foot_words(item, cut=True)}。")
    return "\n".join(lines) + "\n"


def text_on(page: Page, roles: tuple[str, ...]) -> str:
    """The text of *roles* on *page*, in order."""
    return "".join(
        "".join(mark.texts) for mark in page.marks if isinstance(mark, GlyphRun) and mark.tag and mark.tag.role in roles
    )
