"""A dump with, in its margin, the story and the role of every line, for a person to correct and the program to read.

    # …                                     a comment; a blank line says nothing
     a3   主题   │ 东门的菜场开了十五年
    ?a3   小标题 │ 凌晨三点                   a line in doubt
     —    附件   │ 责编：某某                 no story's

What stands behind the bar is the line as the dump has it.  A role with * stands behind the others of its story,
wherever the line is: a caption in the midst of copy, a head that stands under it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from layout.findings import Finding, Place, finding
from layout.naming import slug_is_good
from layout.value import NamedTuple

ROLES: Final = {
    "rubric": "栏目", "kicker": "引题", "headline": "主题", "headline-more": "主题续", "deck": "副题",
    "byline": "署名", "body": "正文", "more": "正文续", "subhead": "小标题", "caption": "图说",
    "caption-more": "图说续", "credit": "摄影", "jump": "转版", "signature": "落款", "item": "条目", "row": "表行",
    "furniture": "附件", "stray": "无主",
}  # fmt: skip
"""Roles as they are written in English and in Chinese."""

_ALSO: Final = {
    "标题": "headline", "接上": "more", "接上行": "more", "续": "more", "图片说明": "caption", "版面附件": "furniture",
    "表": "row", "列表": "item", "作者": "byline",
}  # fmt: skip
_KEYS: Final = {name: key for key, name in ROLES.items()} | {key: key for key in ROLES} | _ALSO
OWNERLESS: Final = ("furniture", "stray")
"""Roles of lines that belong to no story."""

NOBODY: Final = "—"
_BAR: Final = re.compile(r"\s*[│|｜┃]\s?")
_WIDTH: Final = 6


class MarginLine(NamedTuple):
    """A line of a dump and what it is: *story* is its slug, "" for none; *apart* when it stands behind the others."""

    text: str
    story: str
    role: str
    apart: bool = False
    place: Place | None = None
    """In the marked file."""
    number: int = 0
    """Of the line in the dump."""


def written_margin(
    lines: Sequence[tuple[int, MarginLine]], doubts: Mapping[int, Sequence[str]], name: str, language: str
) -> str:
    """The marked file of the dump *name*: its *lines* by number, what is doubtful about each of them as a comment."""
    head = (
        f"# {name} 的标注稿：竖线左边是稿名和角色，可以改；右边是原稿，不改。? 有疑问，* 排在本篇最后。",
        f"# 角色：{' '.join(ROLES.values())}。不属于任何稿件的写 {NOBODY}。",
    )
    if language != "zh":
        head = (
            f"# {name}, marked: story and role, left of the bar, may be changed; the copy, right of it, may not.",
            f"# ? is a line in doubt, * stands behind the others of its story. Roles: {' '.join(ROLES)}.",
        )
    made = [*head]
    width = max([4, *(len(one.story) for _, one in lines)])
    last: str | None = None
    done: set[int] = set()
    for number, one in lines:
        if one.story != last and one.role not in OWNERLESS:
            made.append("")
            last = one.story
        role = (one.role if language != "zh" else ROLES[one.role]) + ("*" if one.apart else "")
        pad = " " * max(0, (2 * _WIDTH if language == "zh" else 14) - columns_of(role))
        mark = "?" if doubts.get(number) else " "
        made.append(f"{mark}{one.story or NOBODY:<{width}} {role}{pad}│ {one.text}")
        made += [f"#   {' '.join(said.split())}" for said in doubts.get(number, ()) if number not in done]
        done.add(number)
    return "\n".join(made) + "\n"


def read_margin(text: str, name: str) -> tuple[tuple[MarginLine, ...], tuple[Finding, ...]]:
    """The lines of a marked file, and what cannot be understood of it; such a line is taken as nothing was said."""
    made: list[MarginLine] = []
    found: list[Finding] = []
    bare: list[Place] = []  # lines one after the other that have no bar
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        place = Place(name, number, 1, line[:60])
        bar = _BAR.search(line)
        if bar is None:
            bare.append(place)
            continue
        found += _without_bar(bare)
        bare.clear()
        said = line[: bar.start()].lstrip(" ?？").split()
        words = line[bar.end() :].strip()
        story, role = (said[0], said[1]) if len(said) == 2 else ("", said[0] if len(said) == 1 else "")
        key = _KEYS.get(role.rstrip("*＊"), "")
        story = "" if story in (NOBODY, "-", "–", "——") else story
        wrong = not key or len(said) > 2 or (not story) != (key in OWNERLESS) or (story and not slug_is_good(story))
        if wrong:
            known = " ".join(ROLES.values())
            found.append(finding("marked-role", place, said=" ".join(said)[:40] or "-", known=known))
        made.append(MarginLine(words, "" if wrong else story, "" if wrong else key, role[-1:] in ("*", "＊"), place))
    return tuple(made), (*found, *_without_bar(bare))


def columns_of(words: str) -> int:
    """Columns that *words* of a margin take in an editor program, where a Chinese character takes two."""
    return sum(2 if char > "\xff" else 1 for char in words)


def bar_in(line: str) -> int:
    """Where the bar of a *line* of a marked file stands; -1 where it has none."""
    bar = _BAR.search(line)
    return bar.start() + len(bar.group()) - len(bar.group().lstrip()) if bar else -1


def _without_bar(bare: Sequence[Place]) -> list[Finding]:
    """One finding for lines without a bar that follow each other: a file that is none has a hundred thousand."""
    return [finding("marked-no-bar", bare[0], rows=len(bare))] if bare else []


def aligned_margin(
    margin: Sequence[MarginLine], texts: Sequence[str], numbers: Sequence[int], name: str
) -> tuple[dict[int, MarginLine], list[Finding]]:
    """Which of *margin* belongs to each line of the dump, by the line's index; what stands in one only is reported."""
    made: dict[int, MarginLine] = {}
    found: list[Finding] = []
    lines = [text.strip() for text in texts]
    ahead: dict[str, list[int]] = {}
    for at in range(len(lines) - 1, -1, -1):
        ahead.setdefault(lines[at], []).append(at)
    at = 0
    for one in margin:
        places = ahead.get(one.text, [])
        while places and places[-1] < at:
            places.pop()
        if not places:
            found.append(finding("marked-gone", one.place or Place(name), words=one.text[:40]))
            continue
        made[places[-1]] = one
        at = places[-1] + 1
    found += [
        finding("marked-new", Place(name, numbers[index], 1, text[:60]), words=text[:40])
        for index, text in enumerate(lines)
        if index not in made
    ]
    return made, found
