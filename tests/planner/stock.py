"""A stock of copy cut to any length, and random front pages made of it."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

from layout.composing import Materials
from layout.findings import Place
from layout.loading.load import Loaded, load
from layout.spec.model import Area, Issue, PageSpec, Slot
from layout.spec.wishes import PlanWishes
from layout.stories.model import Credit, Paragraph, Story

ROOT = Path(__file__).resolve().parents[2]
PLACE = Place("stock")
PICTURES = ("millet.jpg",)


@cache
def samples() -> tuple[Loaded, ...]:
    """The sample issues, read once."""
    paths = ("datong/issue.yaml", "evening/issue.yaml", "weekend/issue.yaml")
    return tuple(load(ROOT / "seeds" / path) for path in paths)


@cache
def paragraphs() -> tuple[str, ...]:
    """Whole paragraphs of the samples' news and features."""
    return tuple(
        one.text
        for loaded in samples()
        for story in loaded.materials.stories.values()
        for one in story.body
        if one.kind == "p" and 40 <= len(one.text) <= 260 and story.kind != "commentary"
    )


@cache
def heads() -> tuple[tuple[str, ...], ...]:
    """Heads of the samples."""
    return tuple(s.headline for one in samples() for s in one.materials.stories.values() if s.headline)


def story(chance: random.Random, slug: str, chars: int) -> Story:
    """News of about *chars* characters."""
    body: list[Paragraph] = []
    while (left := chars - sum(len(one.text) for one in body)) > 30:
        text = chance.choice(paragraphs())
        if len(text) > left:
            stops = [at + 1 for at, char in enumerate(text) if char == "。"] or [len(text)]
            text = text[: min(stops, key=lambda at: abs(at - left))]
        body.append(Paragraph("p", text))
        if len(body) % 4 == 3 and chars > 500:
            body.append(Paragraph("subhead", "".join(chance.choice(heads()))[:10]))
    if body and body[-1].kind == "subhead":
        body.pop()
    deck = "".join(chance.choice(heads()))[:16] if chance.random() < 0.4 else ""
    return Story(slug, "news", chance.choice(heads()), tuple(body), deck=deck)


def photo(slug: str) -> Story:
    """A picture with its caption."""
    credit = Credit("本报记者 安安 摄", (("本报记者", "安安"),), "摄")
    words = "坡上的谷子熟了，山里人家赶着晴天收割。今年雨水匀，地块也比往年齐整。"
    return Story(slug, "photo", (), (), picture=PICTURES[0], caption=words, credit=credit)


def front_page(seed: int) -> tuple[Issue, Materials, PageSpec]:
    """A front page of 4 to 12 items, with none to two pictures and advertisements, about as full as its copy can be."""
    chance = random.Random(seed)
    base = samples()[0]
    page = base.issue.pages[0]
    fixed = [slot for slot in page.slots if slot.use in ("flag", "credits") or slot.id == "departure"]
    free = 7 * 80
    if chance.random() < 0.4:
        lines = chance.choice((14, 18, 22))
        fixed.append(Slot("ad", "notice", Area(1, 94 - lines, 7, lines), PLACE, text=("广告",)))
        free -= 7 * (lines + 1)
    elif chance.random() < 0.5:
        wide, lines = chance.choice(((2, 20), (3, 24), (2, 30)))
        fixed.append(Slot("ad", "notice", Area(8 - wide, 94 - lines, wide, lines), PLACE, text=("广告",)))
        free -= wide * (lines + 1)
    count = chance.randint(4, 12)
    pictures = chance.randint(0, min(2, count - 3))
    made: list[Story] = [photo(f"p{number}") for number in range(pictures)]
    texts = count - pictures
    # A picture takes about 66 columns × lines, a head about 15; a line of a column holds 11 characters on the average.
    room = free - 66 * pictures - 15 * texts - 20 - 5 * count
    room = int(room * chance.uniform(1.05, 1.3))
    shares = sorted((chance.uniform(0.4, 1.6) for _ in range(texts)), reverse=True)
    for number, share in enumerate(shares):
        chars = max(90, int(room * 11 * share / sum(shares)))
        made.append(story(chance, f"s{number}", chars))
    wanted = tuple(f"s{number}" for number in range(texts))
    order = (*wanted[:2], *(f"p{n}" for n in range(pictures)), *wanted[2:])
    # A front page sends its longest stories on, as the samples do: that is what lets any copy fill it.
    plan = PlanWishes(order=order, jumps=tuple((slug, 2) for slug in wanted[:3]))
    page = page._replace(slots=tuple(fixed), rules=(), plan=plan)
    stories = {"a4": base.materials.stories["a4"], **{one.slug: one for one in made}}
    materials = base.materials._replace(stories=stories)
    return base.issue._replace(pages=(page,)), materials, page


def stack_of_pages(seed: int, pages: int = 8) -> tuple[Issue, Materials]:
    """An issue of *pages* to be planned, advertisements on some, and about as many stories as they hold."""
    chance = random.Random(seed)
    base = samples()[0]
    front = base.issue.pages[0]
    fixed = tuple(slot for slot in front.slots if slot.use in ("flag", "credits") or slot.id == "departure")
    made = [front._replace(slots=fixed, rules=(), plan=PlanWishes())]
    free = 7 * 80
    for number in range(2, pages + 1):
        slots: tuple[Slot, ...] = ()
        room = 7 * 94
        if chance.random() < 0.6:
            wide, lines = chance.choice(((7, 20), (7, 30), (3, 24), (2, 30), (4, 40)))
            slots = (Slot(f"ad{number}", "notice", Area(8 - wide, 95 - lines, wide, lines), PLACE, text=("广告",)),)
            room -= wide * (lines + 1)
        place = PLACE._replace(line=number)
        made.append(PageSpec(number, slots, place, plan=PlanWishes()))
        free += room
    stories: list[Story] = []
    while free > 60:
        chars = int(chance.triangular(150, 1500, 450))
        kind = photo(f"t{len(stories)}") if chance.random() < 0.1 else story(chance, f"t{len(stories)}", chars)
        stories.append(kind)
        free -= 70 if kind.kind == "photo" else 22 + chars // 11
    materials = base.materials._replace(
        stories={"a4": base.materials.stories["a4"], **{one.slug: one for one in stories}}
    )
    return base.issue._replace(pages=tuple(made)), materials
