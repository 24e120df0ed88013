"""Pages as papers have them, with slips that a duty editor would catch, one at a time: eight sets, open to everybody.

``slips/broad`` was written first: slips of every kind, chosen by hand, 567 in twelve pages, and ten pages more that
only look as if they had some.  In ``slips/drawn`` each fact that a page says a second time, or that follows from others
by arithmetic or the calendar, was written down first, and the slips were drawn from those by lot, 439 in twelve pages,
each with the evidence against it; ten pages more have none.  ``slips/second`` (434), ``slips/third`` (320),
``slips/fourth`` (414), ``slips/fifth`` (384), ``slips/sixth`` (330) and ``slips/seventh`` (326) were drawn in the same
way by other writers.  All were shut until the rules stood, opened once, and read since.

A page is a line a role (引 题 副 栏 记者 文 小题 行 图 摄 转), 导 for the index, 版 for the page that begins.  A slip
is ``story|kind|was|now|evidence``; in a story ``1+3`` the captions of two change places, and
``&&`` parts exchanges that are made together.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

import read_pages
from read_pages import ReadPage, printed, told_anew

SETS: Final = ("broad", "drawn", "second", "third", "fourth", "fifth", "sixth", "seventh")
_HERE: Final = Path(__file__).parent / "slips"
_ROLES: Final = read_pages._ROLES | {
    "续": "headline-more",
    "转": "jump",
    "条": "item",
    "行": "row",
    "栏": "rubric",
}
_OPENERS: Final = ("引", "题", "栏")


class Slip(NamedTuple):
    """A page with a slip, and without it: its *kind*, what *was* there and what is *now*."""

    kind: str
    clean: ReadPage
    page: ReadPage
    was: str
    now: str

    def is_told(self) -> bool:
        """True where the check says something of the page that it does not say of the clean one."""
        return told_anew(self.clean, self.page)


def numbers(name: str) -> list[int]:
    """The pages of the set *name*."""
    return sorted(int(one.stem) for one in (_HERE / name / "pages").glob("*.txt"))


def clean_page(name: str, number: int) -> ReadPage:
    """Page *number* of the set *name*, as it was written."""
    return _read(f"{name}-{number}", _text(name, number))


def slips(name: str, number: int) -> Iterator[Slip]:
    """The slips of page *number* of the set *name*.  Raises :class:`ValueError` for one that does not fit the page."""
    text, clean = _text(name, number), clean_page(name, number)
    path = _HERE / f"{name}/faults/{number:02}.tsv"
    for line in path.read_text("utf-8").splitlines() if path.exists() else ():
        story, kind, was, now = (one.replace("\\n", "\n") for one in line.split("|")[:4])
        changes = [*zip(story.split("&&"), was.split("&&"), now.split("&&"), strict=True)][::-1]
        if "+" in story:
            one, two = story.split("+")
            changes = [(two, now, was), (one, was, now)]  # the later first: what stands before it stays
        changed = text
        for at, old, new in changes:
            start, end = _spans(text)[at]
            part = changed[start:end]
            if part.count(old) != 1 or old == new:
                raise ValueError(f"{name} {number}: {line}")
            changed = changed[:start] + part.replace(old, new) + changed[end:]
        yield Slip(kind, clean, _read(f"{name}-{number}", changed), was, now)


def _text(name: str, number: int) -> str:
    return (_HERE / f"{name}/pages/{number:02}.txt").read_text("utf-8")


def _read(name: str, text: str) -> ReadPage:
    """The issue that *text* writes down: one page, or more after 版 lines."""
    rows = [line.split(" ", 1) for line in text.splitlines()]
    seen = read_pages._DATE.search(rows[0][1])
    assert seen is not None
    day = date(*map(int, seen.groups()))
    index: list[str] = []
    sheets: dict[int, dict[str, list[tuple[str, str]]]] = {1: {}}
    page, count = 1, 0
    for role, words in rows[1:]:
        if role == "导":
            index.append(words)
        elif role == "版":
            page = int(words)
            sheets[page] = {}
        else:
            here = sheets[page]
            last = [one for one, _ in here[[*here][-1]]] if here else ["body"]
            if role in _OPENERS and not (here and not set(last) - {"kicker", "rubric"}):
                count += 1
                here[f"n{count}"] = []
            here[[*here][-1]].append((_ROLES[role], words))
    parts, told = [], {}
    for at, (page, here) in enumerate(sheets.items()):
        stories = {slug: read_pages._story(slug, lines) for slug, lines in here.items()}
        told |= stories
        parts.append(printed(name, day, stories, () if at else tuple(index), page))
    whole = parts[0].issue._replace(pages=tuple(each for one in parts for each in one.issue.pages))
    return ReadPage(name, whole, told, tuple(each for one in parts for each in one.pages))


def _spans(text: str) -> dict[str, tuple[int, int]]:
    """Where each story stands in *text*, by its number, and the index under 导."""
    found: dict[str, tuple[int, int]] = {}
    at, count, only_heads = 0, 0, False
    for line in text.splitlines(keepends=True):
        role = line.split(" ", 1)[0]
        key = "导" if role == "导" else ""
        if role == "版":
            only_heads = False
        elif role not in ("日期", "导"):
            count += role in _OPENERS and not only_heads
            only_heads = role in ("引", "栏")
            key = str(count)
        if key:
            found[key] = (found.get(key, (at, at))[0], at + len(line))
        at += len(line)
    return found
