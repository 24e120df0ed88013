"""Pages of copy as they would be printed, for the check to read: those of ``tests/stories/pages`` and the samples'."""

from __future__ import annotations

import re
import sys
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1] / "stories"))

from page_truth import Truth, all_pages

from layout.characters.normalise import clean, normalise
from layout.findings import Finding, Place
from layout.geometry import Insets, Point
from layout.page import GlyphRun, Page, Tag
from layout.reading.passages import LIKELY
from layout.reviewing.review import reviewed
from layout.spec.model import Area, CopySource, Grid, Issue, PageSpec, Paper, Sheet, Slot
from layout.stories.model import Byline, Credit, Jump, Paragraph, Story

_NUMBERS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8}
_DATE = re.compile(r"(20\d\d)年(\d{1,2})月(\d{1,2})日")


class ReadPage(NamedTuple):
    """A page that stands: an issue of one page, its stories, its marks."""

    name: str
    issue: Issue
    stories: dict[str, Story]
    pages: tuple[Page, ...]

    @property
    def length(self) -> int:
        """Characters of the copy."""
        return sum(len(p.text) for one in self.stories.values() for p in one.body) + sum(
            len("".join(one.headline) + one.deck + one.kicker + one.caption) for one in self.stories.values()
        )


def findings(page: ReadPage, least: int = LIKELY, **more: object) -> tuple[Finding, ...]:
    """What the check finds on *page*."""
    return reviewed(page.issue, page.stories, page.pages, least=least, **more)


def told_anew(clean: ReadPage, page: ReadPage) -> bool:
    """True where the check says something of the page with the fault that it does not say of the clean one."""
    before = {(one.code, one.facts) for one in findings(clean)}
    return any((one.code, one.facts) not in before for one in findings(page))


def run(words: str, slug: str, role: str, part: int, y: int) -> GlyphRun:
    """A line of type that reads *words*."""
    return GlyphRun("f", 9000, Point(0, y), (1,), (0,), (words,), tag=Tag(slug, role, part))


def printed(name: str, day: date, stories: dict[str, Story], index: tuple[str, ...] = (), number: int = 1) -> ReadPage:
    """*stories* on one page of an issue of *day*, as marks."""
    marks: list[GlyphRun] = []
    slots: list[Slot] = []

    def mark(words: str, slug: str, role: str, part: int = 0) -> None:
        marks.append(run(words, slug, role, part, len(marks)))

    for part, words in enumerate((str(number), "某报", f"{day.year}年{day.month}月{day.day}日")):
        mark(words, "", "folio", part)
    for at, words in enumerate(("导读", *index) if index else ()):
        mark(words, "", "index", at)
    for slug, story in stories.items():
        place = Place("spec.yaml", len(slots) + 1, 1)
        for part, words in enumerate(story.headline):
            mark(words, slug, "head", part)
        for role in ("kicker", "deck", "rubric"):
            if getattr(story, role):
                mark(getattr(story, role), slug, role)
        for part, one in enumerate(story.body):
            mark(one.text, slug, {"subhead": "subhead", "row": "row"}.get(one.kind, "paragraph"), part)
        if story.byline:
            mark(story.byline.raw, slug, "byline", -1)
        if story.jump:
            mark(story.jump.raw, slug, "jump")
        slots.append(Slot(slug, "story", Area(1, 1, 1, 1), place, story=slug))
        if story.caption:
            mark(story.caption, slug, "caption")
            if story.credit:
                mark(story.credit.raw, slug, "credit")
            slots.append(Slot(f"{slug}-p", "picture", Area(1, 1, 1, 1), place, story=slug))
    sheet = Sheet(1_000_000, 1_400_000, Insets(0, 0, 0, 0), 0)
    grid = Grid(7, 12, 126_000, 16_000, 90, 15_000, 10_500)
    spec = PageSpec(number, tuple(slots), Place("spec.yaml"), folio=False)
    issue = Issue(name, Paper("某报"), day, sheet, grid, "daily", CopySource(), (spec,), Place("spec.yaml"))
    return ReadPage(name, issue, stories, (Page(number, 1_000_000, 1_400_000, 0, tuple(marks)),))


def _said(text: str) -> str:
    return normalise(clean(text).text).text.strip()


_LATEST = re.compile(
    r"(?:(?<=截至)|(?<=今年)|(?=[0-9]{1,2}月[0-9]{1,2}日(?:电|讯|一早|公布)))([0-9]{1,2})月(?:([0-9]{1,2})日)?"
)
UNDATED = date(2024, 3, 19)
"""The day of a page whose copy does not say it, nor has a dateline of a later one."""


def of_truth(truth: Truth) -> ReadPage:
    """The page that *truth* marks up."""
    lines: dict[int, list[tuple[str, str]]] = {}
    day = UNDATED
    for line in truth.lines:
        seen = _DATE.search(line.text)
        if line.role == "furniture" and seen:
            day = date(*map(int, seen.groups()))
        if line.story:
            lines.setdefault(line.story, []).append((line.role, _said(line.text)))
    if day == UNDATED:  # copy of a later day would be after the issue on every line that says when
        told = [_LATEST.findall(text) for rows in lines.values() for _, text in rows]
        day = max([UNDATED, *(date(UNDATED.year, int(month), int(at or 28)) for some in told for month, at in some)])
    stories = {f"s{number}": _story(f"s{number}", rows) for number, rows in lines.items()}
    return printed(f"{truth.number:03}-{truth.kind}", day, stories)


def _story(slug: str, rows: list[tuple[str, str]]) -> Story:
    said: dict[str, list[str]] = {}
    body: list[Paragraph] = []
    for at, (role, text) in enumerate(rows):
        if role in ("body", "subhead", "item", "row"):
            kind = {"body": "p"}.get(role, role)
            body.append(Paragraph(kind, text, (at + 1,)))
        elif role == "more" and body:
            body[-1] = body[-1]._replace(text=body[-1].text + text)
        elif role in ("headline-more", "headline"):
            said.setdefault("headline", []).append(text)
        else:
            said.setdefault(role.removesuffix("-more"), []).append(text)
    jump = "".join(said.get("jump", ()))
    page = re.search(r"([0-9]{1,3}|[一二三四五六七八])版", jump)
    number = (_NUMBERS.get(page[1]) or int(page[1])) if page else 0
    byline = " ".join(said.get("byline", ()))
    return Story(
        slug, "news", tuple(said.get("headline", ())), tuple(body), kicker="".join(said.get("kicker", ())),
        deck="".join(said.get("deck", ())), byline=Byline(byline) if byline else None,
        jump=Jump("from" if "上接" in jump else "to", number, jump) if jump else None,
        caption="".join(said.get("caption", ())),
        credit=Credit("".join(said["credit"])) if "credit" in said else None, place=Place(slug, 1),
        complete="jump" not in said, runs_on="上接" in jump,
    )  # fmt: skip


@cache
def copy_pages() -> tuple[ReadPage, ...]:
    """All pages of copy that the tests have, by number."""
    return tuple(of_truth(one) for one in all_pages())


def joined(page: ReadPage, index: tuple[str, ...]) -> ReadPage:
    """An issue of two pages: an *index* alone on the first, the stories of *page* on the second."""
    first = printed(page.name, page.issue.date, {}, index)
    second = printed(page.name, page.issue.date, page.stories, number=2)
    issue = first.issue._replace(pages=(*first.issue.pages, *second.issue.pages))
    return ReadPage(page.name, issue, page.stories, (*first.pages, *second.pages))


_ROLES = {
    "题": "headline",
    "副": "deck",
    "引": "kicker",
    "记者": "byline",
    "文": "body",
    "小题": "subhead",
    "图": "caption",
    "摄": "credit",
}


def natural_text(number: int) -> str:
    """A page of ``pages/`` beside this file; a line each, its role before it."""
    return (Path(__file__).parent / f"pages/{number}.txt").read_text("utf-8")


_FILL = "会后，大家在院子里看了一圈，有人拍照，有人记笔记，天黑了才散，走的时候都说下回还来。" * 2


def told_of(copy: str, head: str, caption: str = "") -> tuple[Finding, ...]:
    """What the check finds on a page of 9 June 2026 with one story: *copy*, a paragraph a line, and an idle one."""
    parts = tuple(Paragraph("p", one, (at + 1,)) for at, one in enumerate((*copy.split("\n"), _FILL)))
    story = Story("a", "news", (head,), parts, caption=caption)
    return findings(printed("page", date(2026, 6, 9), {"a": story}))


@cache
def natural_page(number: int, was: str = "", now: str = "", *, text: str = "") -> ReadPage:
    """A page of ``pages/``, with *now* in place of *was*, or with *text* in place of its own."""
    text = text or natural_text(number)
    assert not was or text.count(was) == 1, was
    rows = [line.split(" ", 1) for line in (text.replace(was, now) if was else text).splitlines()]
    seen = _DATE.search(rows[0][1])
    assert seen is not None
    stories: dict[str, list[tuple[str, str]]] = {}
    for name, words in rows[1:]:
        if name in ("人", "地"):
            continue  # who and what places the page names: for those who plant faults
        above = bool(stories) and [role for role, _ in stories[[*stories][-1]]] == ["kicker"]
        if name == "引" or (name == "题" and not above):
            stories[f"n{len(stories)}"] = []
        stories[[*stories][-1]].append((_ROLES[name], words))
    made = {slug: _story(slug, lines) for slug, lines in stories.items()}
    return printed(f"natural-{number}", date(*map(int, seen.groups())), made)
