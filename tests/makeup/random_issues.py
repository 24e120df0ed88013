"""Random issues by seed: any grid, any partition of its pages into slots, stories with parts long and short.

What is made is what a spec could say, made of values, so that thousands can be composed in a minute.  The same seed
gives the same issue; stories of even ones have lists, tables, verse, notes and large initials.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from issues import HEAD, write

from layout.composing import Materials
from layout.findings import Place
from layout.geometry import Insets, WritingMode
from layout.loading.load import Loaded, load
from layout.spec.model import Area, AreaPart, Grid, Head, Issue, Legs, PageSpec, Sheet, Slot
from layout.spec.nested_areas import around, with_insets
from layout.spec.styles import Stylesheet
from layout.stories.model import Byline, Cell, Credit, Dateline, Jump, Paragraph, Span, Story, row_of
from layout.units import mm

HAN = (
    "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈剑号巨阙"
    "珠称夜光果珍李柰菜重芥姜海咸河淡鳞潜羽翔龙师火帝鸟官人皇始制文字乃服衣裳推位让国有虞陶唐吊民伐罪周发殷汤"
)
BITS = (
    "，", "。", "、", "；", "：", "！", "？", "“", "”", "（", "）", "《", "》", "——", "……", "·", "12.5%", "2023",
    "35亿元", "ABC", "km", "COVID-19", "internationalization", "Llanfairpwllgwyngyllgogerych", "3∶2", "A", "1",
)  # fmt: skip
STYLES = ("daily", "evening", "weekend")
STORY_STYLES = ("", "lead", "second", "third", "brief", "feature", "commentary", "top")


def text(dice: Random, most: int) -> str:
    """Han with marks, figures and Latin words among them."""
    made = []
    length = 0
    wanted = dice.choice((dice.randint(1, 12), dice.randint(1, most)))
    while length < wanted:
        bit = dice.choice(BITS) if dice.random() < 0.12 else "".join(dice.choices(HAN, k=dice.randint(1, 9)))
        made.append(bit)
        length += len(bit)
    return "".join(made)


def part(dice: Random, often: float, most: int) -> str:
    """A part of a story, empty as often as not; seldom far too long."""
    if dice.random() > often:
        return ""
    return text(dice, most * 4 if dice.random() < 0.1 else most)


def story(dice: Random, slug: str, pages: int) -> Story:
    """A story with some of its parts."""
    body: list[Paragraph] = []
    for _ in range(dice.choice((0, 1, 1, 2, 2, 3, 5))):
        if dice.random() < 0.15:
            body.append(Paragraph("subhead", text(dice, 16)))
        else:
            words = text(dice, 80)
            spans = (Span(0, len(words) // 2, dice.choice(("strong", "emphasis", "dots", "underline"))),)
            body.append(Paragraph("p", words, (), spans if dice.random() < 0.1 else ()))
    byline = Byline(text(dice, 24), inline=dice.random() < 0.3) if dice.random() < 0.4 else None
    head = tuple(text(dice, 14) for _ in range(dice.choice((0, 1, 1, 1, 2, 3))))
    to = dice.randint(1, pages + 1)
    return Story(
        slug=slug,
        kind=dice.choice(("news", "news", "commentary", "feature")),
        headline=head,
        body=tuple(body),
        rubric=part(dice, 0.15, 8),
        kicker=part(dice, 0.3, 30),
        deck=part(dice, 0.3, 40),
        byline=byline,
        dateline=Dateline(text(dice, 16)) if dice.random() < 0.3 else None,
        signature=part(dice, 0.15, 10),
        jump=Jump("to", to, f"下转第{to}版") if dice.random() < 0.08 else None,
        caption=part(dice, 0.15, 60),
        credit=Credit(text(dice, 14)) if dice.random() < 0.1 else None,
    )


def with_forms(dice: Random, whole: Story) -> Story:
    """*whole* with lists, tables, verse, quotations, boxed notes and footnotes among its paragraphs."""
    body = list(whole.body)
    for _ in range(dice.choice((0, 1, 1, 2, 3))):
        at = dice.randint(0, len(body))
        while at < len(body) and body[at].kind != "p" and at and body[at - 1].kind != "p":
            at += 1  # a form inside another would be none of either
        body[at:at] = dice.choice((_list, _table, _verse, _quotation, _note_in_a_box))(dice)
    if dice.random() < 0.2:
        body += [Paragraph("note", text(dice, 24), label=str(number)) for number in range(1, dice.randint(2, 4))]
    return whole._replace(body=tuple(body))


def _list(dice: Random, *, boxed: bool = False) -> list[Paragraph]:
    numbered, level = dice.random() < 0.6, dice.choice((0, 0, 1))
    made: list[Paragraph] = []
    for number in range(1, dice.randint(2, 6)):
        label = dice.choice((f"{number}.", f"（{number}）")) if numbered else "·"
        made.append(Paragraph("item", f"{label}{text(dice, 40)}", label=label, level=level, boxed=boxed))
    return made


def _table(dice: Random, *, boxed: bool = False) -> list[Paragraph]:
    wide, deep = dice.randint(2, 5), dice.randint(2, 8)
    named = dice.random() < 0.7
    rows = [
        tuple(
            Cell("" if dice.random() < 0.1 else str(dice.randint(1, 9999)) if dice.random() < 0.4 else text(dice, 8))
            for _ in range(wide)
        )
        for _ in range(deep)
    ]
    return [
        row_of(cells, is_head=named and not at, opens=not at)._replace(boxed=boxed) for at, cells in enumerate(rows)
    ]


def _verse(dice: Random) -> list[Paragraph]:
    return [
        Paragraph("verse", text(dice, 14), opens=not at)
        for _ in range(dice.randint(1, 3)) for at in range(dice.randint(2, 5))
    ]  # fmt: skip


def _quotation(dice: Random) -> list[Paragraph]:
    return [Paragraph("quote", text(dice, 60))]


def _note_in_a_box(dice: Random) -> list[Paragraph]:
    title = Paragraph("aside", text(dice, 90), label=dice.choice(("", "编者按", "新闻背景")), opens=True)
    more = dice.choice((list, lambda: _list(dice, boxed=True), lambda: _table(dice, boxed=True)))()
    return [title, *more]


def furnished(dice: Random, styles: Stylesheet) -> Stylesheet:
    """*styles* with large initials, end marks, boxes of notes and forms of rubrics."""
    return styles._replace(
        stories={
            name: one._replace(
                drop_cap=dice.choice((0, 0, 2, 3)), end_mark=dice.choice(("", "■")),
                lists=dice.choice(("hang", "hang", "plain")), aside_box=dice.choice(("", *styles.boxes)),
                rubric_form=dice.choice(("plain", "bar", "lines")),
            )
            for name, one in styles.stories.items()
        }
    )  # fmt: skip


def partition(dice: Random, area: Area, least: int) -> list[Area]:
    """*area* divided again and again, now along a column and now along a line."""
    deep = area.lines >= 2 * least and dice.random() < 0.5
    wide = area.columns >= 2 and dice.random() < 0.45
    if deep and (not wide or dice.random() < 0.5):
        at = dice.randint(least, area.lines - least)
        parts = (area._replace(lines=at), area._replace(line=area.line + at, lines=area.lines - at))
    elif wide:
        at = dice.randint(1, area.columns - 1)
        parts = (area._replace(columns=at), area._replace(column=area.column + at, columns=area.columns - at))
    else:
        return [area]
    return [one for each in parts for one in partition(dice, each, least)]


def head(dice: Random, area: Area, em: int) -> Head:
    """A head block asked for in one of the ways there are."""
    asked = Head(lines=dice.choice((0, 0, 0, dice.randint(1, area.lines))))
    form = dice.random()
    if form < 0.15:
        asked = asked._replace(place=dice.choice(("left", "right")), width=dice.choice((0, dice.randint(2, 9) * em)))
    elif form < 0.25:
        asked = asked._replace(mode="vertical", place=dice.choice(("left", "right")))
    elif form < 0.35:
        asked = asked._replace(columns=dice.randint(1, area.columns))
    if dice.random() < 0.1:
        asked = asked._replace(stand=dice.choice(("top", "middle", "bottom")))
    if dice.random() < 0.1:
        asked = asked._replace(align=dice.choice(("left", "centre", "right", "spread")))
    return asked


class Press:
    """Makes issues of one house style; its faces and styles are read once."""

    def __init__(self, folder: Path) -> None:
        self._loaded: dict[str, Loaded] = {}
        for name in STYLES:
            here = folder / name
            here.mkdir()
            spec = "pages:\n  - {number: 2, slots: [{story: a, at: [1, 1], span: [5, 10]}]}\n"
            self._loaded[name] = load(write(here, spec, {"a": "文"}, HEAD.replace("style: daily", f"style: {name}")))

    def issue(self, seed: int) -> tuple[Issue, Materials]:
        """Issue number *seed*."""
        dice = Random(seed)
        loaded = self._loaded[dice.choice(STYLES)]
        em, leading = 10_500, dice.choice((16_000, 16_000, 17_000))
        chars, columns, lines = dice.randint(4, 14), dice.choice((1, 2, 2, 3, 4, 5)), dice.randint(8, 32)
        grid = Grid(columns, chars, chars * em, dice.choice((em, em * 3 // 2, 2 * em)), lines, leading, em)
        frame = columns * grid.measure + (columns - 1) * grid.gutter, lines * leading
        margin = mm(dice.randint(5, 15))
        sheet = Sheet(
            frame[0] + 2 * margin,
            frame[1] + 2 * margin,
            Insets(margin, margin, margin, margin),
            mm(dice.choice((0, 3))),
        )
        place = loaded.issue.place
        count = dice.choice((1, 1, 1, 1, 2))
        stories: dict[str, Story] = {}
        pages: list[PageSpec] = []
        groups = dice.choice(("", "", "g"))
        for number in range(1, count + 1):
            slots = [
                self._slot(dice, f"p{number}s{index}", area, stories, count, groups, number)._replace(
                    place=Place("issue.yaml", number * 1000 + index)
                )
                for index, area in enumerate(partition(dice, Area(1, 1, columns, lines), 4))
            ]
            slots = [one for slot in slots for one in (slot, *_picture_in(dice, slot))]
            pages.append(with_insets(PageSpec(number, tuple(slots), place)))
        issue = loaded.issue._replace(id=f"r{seed}", sheet=sheet, grid=grid, pages=tuple(pages))
        materials = loaded.materials._replace(stories=stories)
        if seed % 2:
            return issue, materials
        # Small forms have dice of their own: issues of odd numbers are what they were before there were such forms.
        forms = Random(f"forms {seed}")
        stories = {slug: with_forms(forms, one) for slug, one in stories.items()}
        return issue, materials._replace(stories=stories, styles=furnished(forms, materials.styles))

    def either_way(self, seed: int) -> tuple[Issue, Materials]:
        """Issue number *seed*, every other one set downward, some of its slots the other way than their pages."""
        issue, materials = self.issue(seed)
        dice = Random(f"ways {seed}")
        if dice.random() < 0.5:
            width, height, margins, bleed = issue.sheet
            sheet = Sheet(height, width, margins, bleed)
            issue = issue._replace(sheet=sheet, grid=issue.grid._replace(mode=WritingMode.VERTICAL))
        other = "horizontal" if issue.grid.mode is WritingMode.VERTICAL else "vertical"
        pages = [
            page._replace(
                slots=tuple([
                    slot._replace(writing=other)
                    if slot.use not in ("picture", "flag") and not slot.stretches and dice.random() < 0.35
                    else slot
                    for slot in page.slots
                ])
            )
            for page in issue.pages
        ]  # fmt: skip
        return issue._replace(pages=tuple(pages)), materials

    def _slot(
        self, dice: Random, name: str, area: Area, stories: dict[str, Story], pages: int, group: str, number: int
    ) -> Slot:
        use = dice.choices(
            ("story", "picture", "notice", "ear", "index", "credits", "folio", "flag"), (70, 12, 5, 3, 3, 2, 2, 3)
        )[0]
        slot = Slot(name, use, area, None)  # type: ignore[arg-type]  # its place is that of the issue
        if use in ("notice", "ear", "index", "credits"):
            words = tuple(text(dice, 14) for _ in range(dice.randint(1, 5)))
            return slot._replace(
                text=words, title=part(dice, 0.4, 8), box=dice.choice(("", "ear")),
                style=dice.choice(("", "deck", "head-3", "subhead")),
            )  # fmt: skip
        if use not in ("story", "picture"):
            return slot
        slug = f"a{len(stories)}"
        again = [key for key in stories if dice.random() < 0.15]
        if use == "story" and again:
            slug = again[0]
        else:
            stories[slug] = story(dice, slug, pages)
        if use == "picture":
            return slot._replace(
                story=slug, picture="none.png", caption_at=dice.choice(("below", "below", "left", "right")),
            )  # fmt: skip
        remedies = dice.sample(("tracking", "subhead", "head", "picture", "jump", "cut"), dice.randint(0, 6))
        legs = Legs(
            count=dice.choice((0, 0, 1, 2, 3, 4, 6)), fit=dice.choice(("free", "free", "absolute", "relative", "grid")),
            gutter=dice.choice((0, 0, 21_000, 60_000)), rule=dice.random() < 0.2,
        )  # fmt: skip
        slot = slot._replace(
            story=slug, style=dice.choice(STORY_STYLES), legs=legs, head=head(dice, area, 10_500),
            remedies=tuple(remedies), jump=dice.choice((0, 0, 0, 0, number + 1)), group=group,
            box=dice.choice(("", "", "", "comment", "ear")),
        )  # fmt: skip
        if area.columns > 1 and area.lines >= 12 and dice.random() < 0.15:
            return _in_an_l(dice, slot)
        return slot


def _in_an_l(dice: Random, slot: Slot) -> Slot:
    """*slot* in two of the three parts of its area, read one after the other or in legs through both."""
    area = slot.area
    across, down = dice.randint(1, area.columns - 1), dice.randint(6, area.lines - 6)
    parts = (area._replace(lines=down), Area(area.column, area.line + down, across, area.lines - down))
    stretches = tuple(AreaPart(one, None, Place("issue.yaml", 1)) for one in parts)
    return slot._replace(
        stretches=stretches, area=around(parts), order=dice.choice(("chain", "columns")), head=Head(), legs=Legs()
    )


def _picture_in(dice: Random, slot: Slot) -> tuple[Slot, ...]:
    """A picture in the area of a story's slot, seldom."""
    area = slot.area
    if slot.use != "story" or slot.stretches or area.lines < 16 or dice.random() > 0.15:
        return ()
    columns, lines = dice.randint(1, area.columns), dice.randint(5, area.lines // 2)
    spot = Area(
        area.column + dice.randint(0, area.columns - columns), area.line + area.lines - lines - dice.randint(0, 3),
        columns, lines,
    )  # fmt: skip
    return (
        Slot(
            f"{slot.id}p", "picture", spot, slot.place, picture="none.png", within=slot.id, caption="图片说明",
            wrap=dice.choice(("both", "left", "right", "wider", "none")),
        ),
    )  # fmt: skip
