"""Faults planted by program in clean pages: one at a time, each with what the check should say of it.

Each is a fault of form or one that carries its evidence with it (a sum and its parts, a day and its weekday, an age and
a year of birth); which faults of a page's own words are in scope stands in ``evidence``.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import NamedTuple

from read_pages import ReadPage, printed

from layout.calendar import WEEKDAYS
from layout.reading.places import PROVINCES
from layout.reviewing.spelling import confusions
from layout.stories.model import Paragraph, Story

HAN = r"[\u4e00-\u9fff]"
SOUND_ALIKE = dict(zip(
    "波云明伟华建军红平丽志杰英芳霞玲辉刚峰涛鹏勇斌超亮新成庆宁荣昌浩宇佳雅静文林东方正清国远江海山立",
    "泼芸鸣玮桦健君宏萍莉智捷瑛坊侠铃晖钢锋滔朋永彬朝谅鑫诚青柠容畅皓羽家娅靖雯霖冬芳政青囯源姜每珊利", strict=True,
))  # fmt: skip
"""Characters as a keyboard of sounds confuses them."""


class Fault(NamedTuple):
    """A fault planted in a page: its *kind*, the page with it, the codes that see it."""

    kind: str
    page: ReadPage
    codes: tuple[str, ...]
    said: str


def with_story(page: ReadPage, story: Story, index: tuple[str, ...] = ()) -> ReadPage:
    """*page* with *story* in place of the one of its name."""
    return printed(page.name, page.issue.date, page.stories | {story.slug: story}, index)


def with_text(page: ReadPage, story: Story, part: int, text: str) -> ReadPage:
    """*page* with another text of one paragraph."""
    body = [*story.body]
    body[part] = body[part]._replace(text=text)
    return with_story(page, story._replace(body=tuple(body)))


def paragraphs(page: ReadPage) -> Iterator[tuple[Story, int, str]]:
    """Every paragraph of running text."""
    for story in page.stories.values():
        for part, one in enumerate(story.body):
            if one.kind == "p":
                yield story, part, one.text


def _other_digit(said: str, chance: random.Random) -> str:
    """*said* with a digit changed."""
    places = [at for at, one in enumerate(said) if one.isdigit()]
    at = places[0] if len(places) == 1 else chance.choice(places)
    new = chance.choice([one for one in "123456789" if one != said[at]])
    return said[:at] + new + said[at + 1 :]


def head_figures(page: ReadPage, chance: random.Random) -> Iterator[Fault]:
    """A figure of a head that its text has too."""
    for story in page.stories.values():
        body = "".join(one.text for one in story.body)
        if len(body) < 80 or not story.complete:
            continue
        for part, line in enumerate(story.headline):
            for found in re.finditer(rf"(?<![0-9.第])[0-9][0-9.]*[万亿]?(?:{HAN})", line):
                if found[0] in body and "月" not in found[0]:
                    wrong = _other_digit(found[0], chance)
                    if wrong in body:
                        continue
                    heads = [*story.headline]
                    heads[part] = line[: found.start()] + wrong + line[found.end() :]
                    made = with_story(page, story._replace(headline=tuple(heads)))
                    yield Fault("a figure in a head", made, ("check-head-figure",), wrong)


def confused(page: ReadPage, chance: random.Random) -> Iterator[Fault]:
    """A word of the copy written as it is often miswritten."""
    pairs = [one for one in confusions() if one.code == "check-character"]
    chance.shuffle(pairs)
    for one in pairs:
        for story, part, text in paragraphs(page):
            at = text.find(one.right)
            if at >= 0:
                wrong = text[:at] + one.wrong + text[at + len(one.right) :]
                if not one.pattern or re.compile(one.pattern).match(wrong, at):
                    yield Fault(
                        "a character confused", with_text(page, story, part, wrong), ("check-character",), one.wrong
                    )
                break


def names(page: ReadPage, chance: random.Random) -> Iterator[Fault]:
    """One of several places of a name, with a character of the same sound."""
    for story in page.stories.values():
        body = "\n".join(one.text for one in story.body)
        said = re.findall(
            rf"(?:[书局主厂所院校][记长任]|经理|教授|工程师|师傅|老师|队长|市民|村民)({HAN}{{3}})(?=说|介绍|告诉|表示|[，。、])",
            body,
        )
        said += re.findall(rf"(?:^|[，。”])({HAN}{{3}})(?=说|介绍|告诉|表示|认为)", body)
        for name in dict.fromkeys(said):
            places = [(part, one.text.find(name)) for part, one in enumerate(story.body) if name in one.text]
            other = (
                name[:2] + SOUND_ALIKE.get(name[2], "")
                if name[2] in SOUND_ALIKE
                else name[0] + SOUND_ALIKE.get(name[1], "") + name[2]
            )
            if body.count(name) > 1 and len(other) == 3:
                part, at = places[-1]
                text = story.body[part].text
                yield Fault(
                    "a name in two ways", with_text(page, story, part, text[:at] + other + text[at + 3 :]),
                    ("check-name",), f"{name} {other}",
                )  # fmt: skip


def doubled(page: ReadPage, chance: random.Random) -> Iterator[Fault]:
    """A word set twice."""
    for story, part, text in paragraphs(page):
        found = re.search(
            r"的(?=[\u4e00-\u9fff])|我们|进行|工作|可以|记者|已经|提供|服务|了(?=[\u4e00-\u9fff])", text[4:]
        )
        if found:
            at = found.end() + 4
            yield Fault(
                "a word twice",
                with_text(page, story, part, text[:at] + found[0] + text[at:]),
                ("check-twice",),
                found[0],
            )


def halves(page: ReadPage, chance: random.Random) -> Iterator[Fault]:
    """A quote or bracket that lost its fellow."""
    for story, part, text in paragraphs(page):
        if part + 1 == len(story.body) and not story.complete:
            continue
        at = max(text.find("”"), text.find("）"), text.find("》"))
        if at > 0:
            yield Fault(
                "a mark without its fellow",
                with_text(page, story, part, text[:at] + text[at + 1 :]),
                ("check-unpaired",),
                text[at],
            )


def points(page: ReadPage, chance: random.Random) -> Iterator[Fault]:
    """Two points where one stood."""
    for story, part, text in paragraphs(page):
        at = text.find("，")
        if at > 0:
            wrong = chance.choice(("，，", "，。", "、，"))
            yield Fault(
                "points in a row",
                with_text(page, story, part, text[:at] + wrong + text[at + 1 :]),
                ("check-mark",),
                wrong,
            )


def weekdays(page: ReadPage, chance: random.Random) -> Iterator[Fault]:
    """A weekday beside a day, one of the six that are wrong."""
    from layout.dating.days import in_year

    for story, part, text in paragraphs(page):
        found = re.search(r"(?<![0-9年])([0-9]{1,2})月([0-9]{1,2})日(?![（(电讯])", text)
        when = in_year(int(found[1]), int(found[2]), page.issue.date) if found else None
        if found and when:
            right = WEEKDAYS[when.weekday()]
            wrong = chance.choice([one for one in WEEKDAYS if one != right])
            made = f"{text[: found.end()]}（星期{wrong}）{text[found.end() :]}"
            yield Fault("a weekday", with_text(page, story, part, made), ("check-weekday",), wrong)


def datelines(page: ReadPage, chance: random.Random) -> Iterator[Fault]:
    """A dateline of a day to come."""
    day = page.issue.date + timedelta(days=chance.randrange(1, 25))
    for story, part, text in paragraphs(page):
        found = re.match(r"(.{2,12}?)[0-9]{1,2}月[0-9]{1,2}日电", text)
        if found and part == 0:
            made = f"{found[1]}{day.month}月{day.day}日电{text[found.end() :]}"
            yield Fault("a dateline to come", with_text(page, story, part, made), ("check-after-issue",), made[:14])


def _added(page: ReadPage, words: str) -> ReadPage:
    story = next(iter(page.stories.values()))
    last = max((part for part, one in enumerate(story.body) if one.kind == "p"), default=-1)
    body = [*story.body[: last + 1], Paragraph("p", words, (99,)), *story.body[last + 1 :]]
    return with_story(page, story._replace(body=tuple(body), complete=True, jump=None))


def sums(page: ReadPage, chance: random.Random) -> Iterator[Fault]:
    """A sum, a share or a growth worked out rightly, with one figure of it changed."""
    a, b, c = (chance.randrange(110, 999) for _ in range(3))
    up = round((a + b - a) / a * 100, 1)
    share = round(a / (a + b) * 100, 2)
    rows = (
        (f"全区共有志愿者{a + b}人，其中男{a}人、女{b}人。", "check-sum"),
        (f"这批图书共计{a + b + c}册，其中少儿读物{a}册、文学{b}册、科普{c}册。", "check-sum"),
        (f"上午到馆{a}人、下午{b}人，共{a + b}人。", "check-sum"),
        (f"日均客流由{a}人增加到{a + b}人，增长{up}%。", "check-percent"),
        (f"今年收治{a + b}人，比上年的{a}人增长{up}%。", "check-percent"),
        (f"完成改造{a}户，占计划{a + b}户的{share}%。", "check-percent"),
        (f"全年新增岗位{a}个，完成年度目标任务（{a + b}个）的{share}%。", "check-percent"),
    )
    words, code = chance.choice(rows)
    figures = [*re.finditer(r"[0-9]+(?:\.[0-9]+)?", words)]
    one = chance.choice(figures)
    first = chance.choice([digit for digit in "123456789" if digit != one[0][0]])
    wrong = words[: one.start()] + first + words[one.start() + 1 :]
    yield Fault("a sum or percentage", _added(page, wrong), (code,), wrong)


def ages(page: ReadPage, chance: random.Random) -> Iterator[Fault]:
    """An age, or years, that do not come out."""
    year = page.issue.date.year
    born, off = chance.randrange(1940, 1995), chance.choice((-10, -7, -4, 4, 6, 10))
    rows = (
        (f"老人生于{born}年，今年{year - born + off}岁。", "check-age"),
        (f"学校创办于{born}年，今年迎来{year - born + off}周年校庆。", "check-years"),
        (f"{born}年至{born + 12}年的{abs(12 + off)}年间，他没有请过一天假。", "check-years"),
    )
    words, code = chance.choice(rows)
    yield Fault("an age or years", _added(page, words), (code,), words)


def provinces(page: ReadPage, chance: random.Random) -> Iterator[Fault]:
    """A city in another's province."""
    one, other = chance.sample(sorted(PROVINCES), 2)
    city = chance.choice(PROVINCES[other].split())
    words = chance.choice(
        (f"客商来自{one}{city}市。", f"他在{one}省{city}市读完了中学。", f"货车从{one}{city}出发，当天到达。")
    )
    if one in ("内蒙古", "广西", "西藏", "宁夏", "新疆") and "省" in words:
        words = words.replace("省", "")
    yield Fault("a city in another province", _added(page, words), ("check-province",), words)


def usages(page: ReadPage, chance: random.Random) -> Iterator[Fault]:
    """Figures, units and words against the standards."""
    n = chance.randrange(12, 90)
    words, code = chance.choice((
        (f"全长{n}KM的绿道已经贯通。", "check-unit"), (f"室内保持在摄氏{n}度。", "check-unit"), (f"每户分到{n}平方，够用了。", "check-unit"),
        ("二0二三年，他回到家乡。", "check-number-form"), (f"来了{n}几个人。", "check-number-form"), ("店铺每逢星期3休息。", "check-number-form"),
        (f"事故比去年减少了{n // 10 + 1}倍。", "check-logic"), (f"车程大约{n}分钟左右。", "check-redundant"),
        (f"参加的人超过{n}人以上。", "check-redundant"), (f"近{n}多名学生参加。", "check-redundant"), ("三、四十个人排着队。", "check-mark"),
        ("苹果、梨、桃等……都卖完了。", "check-mark"),
    ))  # fmt: skip
    yield Fault("figures, units, words", _added(page, words), (code,), words)


def relative(page: ReadPage, chance: random.Random) -> Iterator[Fault]:
    """昨天 and a day that is not the day before."""
    day = page.issue.date - timedelta(days=chance.randrange(2, 12))
    words = f"昨天（{day.month}月{day.day}日），图书馆照常开放。"
    yield Fault("yesterday", _added(page, words), ("check-relative-day",), words)


def titles(page: ReadPage, chance: random.Random) -> Iterator[Fault]:
    """A deputy promoted in the next sentence."""
    name, title = (
        chance.choice(("顾怀民", "沈若水", "陆行舟", "韩树声")),
        chance.choice(("局长", "校长", "主任", "院长")),
    )
    words = f"副{title}{name}说，工期不会拖。{title}{name}，昨天又去了一趟工地。副{title}{name}介绍，下月完工。"
    yield Fault("a title", _added(page, words), ("check-title",), words)


def captions(page: ReadPage, chance: random.Random) -> Iterator[Fault]:
    """A caption with another figure, or another day, than its text."""
    n, day = chance.randrange(11, 95), page.issue.date - timedelta(days=3)
    other, wrong = n + chance.choice((1, 3, 7, 20)), day - timedelta(days=chance.choice((4, 5, 9)))
    text = (
        f"{day.month}月{day.day}日，滨河绿道二期开放，新栽樱花{n}棵，市民扶老携幼来看。"
        + "沿河的步道铺了透水砖，夜里有灯，雨后不积水，老人走着放心，孩子跑着也放心。" * 2
    )
    for words, code in (
        (f"市民在绿道赏花。这里新栽樱花{other}棵。", "check-caption-figure"),
        (f"{wrong.month}月{wrong.day}日，市民在绿道赏花。", "check-caption-day"),
    ):
        story = Story("sx", "news", ("滨河绿道二期开放",), (Paragraph("p", text, (1,)),), caption=words)
        yield Fault("a caption", printed(page.name, page.issue.date, page.stories | {"sx": story}), (code,), words)


def indexes(page: ReadPage, chance: random.Random) -> Iterator[Fault]:
    """An index on another page, with a wrong page or a wrong character."""
    from read_pages import joined

    heads = [one for one in page.stories.values() if one.headline and len("".join(one.headline)) > 6 and one.body]
    if not heads:
        return
    words = "".join(chance.choice(heads).headline)
    if sum(words == "".join(one.headline) for one in heads) > 1 or re.search(r"[0-9A-Za-z]", words):
        return
    yield Fault("an index page", joined(page, (f"{words}　3版",)), ("check-index-page",), words)
    at = chance.randrange(len(words))
    if re.match(HAN, words[at]):
        other = words[:at] + chance.choice([one for one in "江河湖海山川日月" if one != words[at]]) + words[at + 1 :]
        yield Fault("an index's words", joined(page, (f"{other}　2版",)), ("check-index-words",), other)


PLANTERS: tuple[tuple[Callable[[ReadPage, random.Random], Iterator[Fault]], int], ...] = (
    (head_figures, 3), (confused, 2), (names, 2), (doubled, 1), (halves, 1), (points, 1), (weekdays, 1), (datelines, 1),
    (sums, 1), (ages, 1), (provinces, 1), (usages, 1), (relative, 1), (titles, 1), (captions, 2), (indexes, 2),
)  # fmt: skip
"""Planters, and the most faults that each plants in one page."""


def planted(page: ReadPage, seed: int) -> Iterator[Fault]:
    """The faults planted in *page*."""
    for plant, most in PLANTERS:
        made = plant(page, random.Random(f"{seed}-{page.name}-{plant.__name__}"))
        yield from (one for _, one in zip(range(most), made, strict=False))
