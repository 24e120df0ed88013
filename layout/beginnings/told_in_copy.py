"""What copy says of its paper and pages, in the lines that are no story's: flag, folios, makers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import takewhile
from string import ascii_uppercase
from typing import Final

from layout.lines.furniture import is_page_start
from layout.lines.furniture_words import FURNITURE_CREDITS
from layout.numbering import PageNumber
from layout.stories.margins import MarginLine
from layout.stories.model import Copy
from layout.stories.words import HAN
from layout.value import NamedTuple
from layout.wording.figures import whole_number

MOST_PAGES: Final = 16
"""Pages that an issue is begun with; a dump of more is a file of something else, or of several issues."""


class PaperFacts(NamedTuple):
    """Facts of the paper, by the keys of ``paper:`` in an issue; empty or 0 what was not found."""

    name: str = ""
    cn: str = ""
    postal: str = ""
    number: int = 0
    pages: int = 0

    @property
    def said(self) -> dict[str, str | int]:
        """The facts that were found, by key."""
        found: dict[str, str | int] = {
            "name": self.name, "cn": self.cn, "postal": self.postal, "number": self.number, "pages": self.pages,
        }  # fmt: skip
        return {key: value for key, value in found.items() if value}


class PageTold(NamedTuple):
    """A page of the copy: its number, its name (版名), and who made it, as its lines say.

    Of one dump pages are counted from 1; where several files are known by their names, these are its *files*.
    """

    number: int = 1
    section: str = ""
    credits: str = ""
    files: tuple[str, ...] = ()


_ENDS: Final = "[日晚早晨时時商周週导導学學青]报|[日晚早時商週學]報|市报|县报|周刊|週刊"


@cache
def _name() -> re.Pattern[str]:
    """栖江大学报, 《江洲日报》, 都市周刊: a paper's name, and nothing else; no 日报社, 数字报, 小报."""
    return re.compile(rf"《?({HAN}{{1,8}}(?:{_ENDS}))》?")


_CN: Final = re.compile(r"CN\s?\d{2}-\d{4}(?:/\w{1,4})?")
_POSTAL: Final = re.compile(r"邮发代号\s*[:：]?\s*(\d{1,2}-\d{1,4})")
_NUMBER: Final = re.compile(r"(?<!总)第\s*(\d{1,6})\s*期")
_WHOLE_NUMBER: Final = re.compile(r"总第\s*(\d{1,6})\s*期")
_HAN_NUMBER: Final = "[一二三四五六七八九十]{1,3}"
_PAGES: Final = re.compile(
    rf"(?:今日|本期|共|出版)\s*(\d{{1,3}}|{_HAN_NUMBER})\s*版|(?:^|\s)({_HAN_NUMBER})版$"
)  # fmt: skip
_MAKERS: Final = FURNITURE_CREDITS | {"本版编辑", "值班编辑", "美术编辑", "视觉编辑", "编审", "值班主任", "值班总编"}
_COLON: Final = r"[:：/／丨|｜]"


@cache
def _made_by() -> re.Pattern[str]:
    name = rf"{HAN}{{2,4}}"
    label = "|".join(sorted(_MAKERS))
    return re.compile(rf"(?:^|(?<=\s))(?:本版)?({label})\s*{_COLON}\s*({name}(?:[ 、]{name}(?!\s*{_COLON}))*)")


def facts_of(copy: Copy) -> PaperFacts:
    """What the lines of *copy* that are no story's say of the paper; the first line that says a fact is believed."""
    lines = [one.text.strip() for one in copy.margin if one.role == "furniture"]
    top = [one.text for one in takewhile(lambda one: not one.story, copy.margin)]
    flags = [*top, *filter(is_page_start, lines)]
    return PaperFacts(
        next((seen[1] for line in flags for word in line.split() if (seen := _name().fullmatch(word))), ""),
        _first(_CN, lines), _first(_POSTAL, lines),
        int(_first(_WHOLE_NUMBER, lines) or _first(_NUMBER, lines) or 0),
        whole_number(_first(_PAGES, [line for line in lines if not is_page_start(line)]) or "0"),
    )  # fmt: skip


def facts_together(several: Iterable[PaperFacts]) -> PaperFacts:
    """The facts of *several* copies: each that of the first which says it."""
    rows = list(several)
    return PaperFacts(*(next(filter(None, column), column[0]) for column in zip(*rows, strict=True)))


def _first(pattern: re.Pattern[str], lines: Iterable[str]) -> str:
    """The last group of *pattern* that took part in the first of *lines* that has it, or all of what it found."""
    seen = next(filter(None, map(pattern.search, lines)), None)
    return "" if seen is None else seen[seen.lastindex or 0]


def pages_of(copy: Copy) -> tuple[PageTold, ...]:
    """The pages that *copy* is parted into, where a story stands on each of several; else one, without a name."""
    numbers = sorted({story.page for story in copy.stories})
    if not 1 < len(numbers) <= MOST_PAGES or numbers != list(range(1, len(numbers) + 1)):
        return (PageTold(1, credits=_makers(copy.margin)),)
    page_of = {story.slug: story.page for story in copy.stories}
    lines: dict[int, list[MarginLine]] = {number: [] for number in numbers}
    here, below = 1, _pages_below(copy.margin, page_of)
    for line, under in zip(copy.margin, below, strict=True):
        if line.role == "furniture" and is_page_start(line.text):
            here = under or here
        lines[page_of.get(line.story, here)].append(line)
    return tuple(PageTold(number, _section(lines[number]), _makers(lines[number])) for number in numbers)


def pages_by_name(named: Mapping[str, tuple[int, str]], dumps: Mapping[str, Copy]) -> tuple[PageTold, ...]:
    """The pages that several files make, by the page and its name that is *named* for each, see :func:`page_in_name`.

    Where no two of them say different pages, all files are one page.  What says none stands on the first.  Who made a
    page and its name are told by the first of its *dumps* that says so, its name by that of the file before.
    """
    numbers = sorted({number for number, _ in named.values() if number})
    if not 1 < len(numbers) <= MOST_PAGES:
        told = [pages_of(copy)[0] for copy in dumps.values()]
        return (PageTold(1, credits=next((one.credits for one in told if one.credits), "")),)
    made: list[PageTold] = []
    for number in numbers:
        here = tuple(name for name, (said, _) in named.items() if (said or numbers[0]) == number)
        margins = [dumps[name].margin for name in here if name in dumps]
        sections = [*(named[name][1] for name in here), *map(_section, margins), ""]
        made.append(
            PageTold(number, next(filter(None, sections), ""), next(filter(None, map(_makers, margins)), ""), here)
        )
    return tuple(made)


@cache
def _named_page() -> re.Pattern[str]:
    """第3版, 03版 文化, 三版, A03, P3, page-3 at the start of a file's name, and the page's name behind it."""
    number = (
        rf"(?:第\s*)?(?P<number>[A-Z]?\d{{1,2}}|{_HAN_NUMBER}|头)\s*版|(?:[Pp](?:age)?|版)[\s_-]*(?P<page>\d{{1,2}})"
    )
    return re.compile(rf"(?:{number}|(?P<label>[A-Z]\d{{1,2}}))[\s·:：|｜_-]*(?P<section>{HAN}{{2,6}})?(?!\w)")


def page_in_name(name: str) -> tuple[int, str]:
    """Which page the *name* of a file or a folder says, and what that page is called; 0 and "" where it says none."""
    seen = _named_page().match(name.strip())
    if seen is None:
        return 0, ""
    said = seen["number"] or seen["page"] or seen["label"]
    if said.isascii():
        number = PageNumber.of(said) if int(said.lstrip(ascii_uppercase) or 0) else 0
    else:
        number = 1 if said == "头" else whole_number(said)
    section = seen["section"] or ""
    return (number, "" if _name().fullmatch(section) else section) if number else (0, "")


def _pages_below(margin: Sequence[MarginLine], page_of: Mapping[str, int]) -> list[int]:
    """For each line of *margin* the page of the first story that it or a line under it is of; 0 where there is none."""
    made: list[int] = []
    under = 0
    for line in reversed(margin):
        under = page_of.get(line.story, under)
        made.append(under)
    return made[::-1]


def _section(lines: Sequence[MarginLine]) -> str:
    """The name in the folio among *lines*; "" where it has none, or where it may be another thing."""
    for line in lines:
        if line.role == "furniture" and is_page_start(line.text):
            words = [one for one in re.split(r"[\s·:：|｜]+", line.text) if re.fullmatch(rf"{HAN}{{2,6}}", one)]
            named = [one for one in words if not one.endswith("版") and not _name().fullmatch(one)]
            return named[0] if len(named) == 1 else ""
    return ""


def _makers(lines: Sequence[MarginLine]) -> str:
    """责编 某某　版式 某某: who made a page, of those of *lines* that are no story's."""
    seen = [found for line in lines if line.role == "furniture" for found in _made_by().findall(line.text)]
    return "　".join(f"{label} {name}" for label, name in dict(seen).items())
