"""What a page or a paper is called in the first lines of its dump, and how the paper is reached in the last."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from functools import cache
from itertools import takewhile
from typing import Final

from layout.characters.source import SourceLine
from layout.lines.furniture import is_first_page, is_page_start
from layout.lines.furniture_words import PAPER_ENDS, SECTIONS
from layout.lines.head_forms import may_be_head
from layout.lines.running_lines import DAY, LONGEST_FOLIO, made_or_reached, reaches_paper
from layout.lines.shapes import LineShape
from layout.stories.words import HAN


def with_page_name(shapes: tuple[LineShape, ...], settled: Container[int]) -> tuple[LineShape, ...]:
    """*shapes* with the lines at the top that name a page as a folio, where nothing says otherwise.

    The first may be a number and a name, or a paper's name.  Short lines over a folio, a date or who made the page are
    of the page, too (要 闻, 2), and below those one that only pages are called (综合新闻).  Words that may as well be a
    head (春天来了人更忙 over its day) are the page's only where another title stands below.
    """
    if len(shapes) < _A_PAGE:
        return shapes
    last, issued = -1, set[int]()
    for at, shape in enumerate(shapes[:_TOP]):
        if shape.furniture in ("stamp", "web"):
            break  # a short head may stand over when an article of the web was published
        if shape.furniture:
            last = at
        elif last >= 0 and at not in settled and (_issued().fullmatch(shape.text) or reaches_paper(shape.text)):
            last = at
            issued.add(at)
        elif at in settled or not _may_name_page(shape.text):
            break
    titled = has_title(shapes[last + 1 :])
    named = issued | {at for at in range(last) if titled or not may_be_title(shapes[at].text)}
    below = shapes[last + 1].text if last + 1 < len(shapes) else ""
    if last >= 0 and last + 1 not in settled and (_is_section(below) or _numbered().fullmatch(below)):
        named.add(last + 1)
    if 0 not in settled and is_page_name(shapes[0].text):
        named.add(0)
    top = last + 1
    if top not in settled and top < _FIRST_TITLE and _is_over_title(shapes[top:]):
        named.add(top)
    return tuple(
        one._replace(furniture="folio") if at in named and not one.furniture else one for at, one in enumerate(shapes)
    )


_FIRST_TITLE: Final = 3
"""Lines at the top among which the name of a page stands that is longer than 都市圈·身边."""


def _is_over_title(shapes: Sequence[LineShape]) -> bool:
    """副刊·烟火人间 over 老渡口 over copy: the name of a page and of what is on it, over the first head."""
    if len(shapes) < _A_PAGE or not _named_so().fullmatch(shapes[0].text):
        return False
    title, below = shapes[1], shapes[2]
    return may_be_head(title) and not title.byline and not may_be_head(below) and not _SPOKEN & set(title.text)


_SPOKEN: Final = frozenset("——:：")


@cache
def _named_so() -> re.Pattern[str]:
    return re.compile(rf"{HAN}{{2}}[·•]{HAN}{{2,5}}")


_TOP: Final = 8
"""Lines at the top of a page among which its name, number, day and makers stand."""

_ON_THE_WEB: Final = ("数字报", "電子報", "电子报")
"""What the edition of a paper that is read on a screen ends in."""


@cache
def _issued() -> re.Pattern[str]:
    """市总工会宣传教育部　　2026年6月11日: the office that gives a bulletin out, and the day, under its number."""
    return re.compile(rf"{HAN}{{4,16}}[ \u3000]+{DAY}")


def _is_section(text: str) -> bool:
    whole = text.replace(" ", "").replace("\u3000", "")
    return whole in SECTIONS or bool(_parted().fullmatch(whole))


@cache
def _parted() -> re.Pattern[str]:
    """都市圈·身边: the name of a page and what of it."""
    return re.compile(rf"{HAN}{{2,3}}[·•]{HAN}{{2,3}}")


def may_be_title(text: str) -> bool:
    """True for words that may be a head: no number, no day, and nothing that only a page or a paper is called."""
    known = _is_section(text) or is_page_name(text) or text.endswith((*PAPER_ENDS, *_ON_THE_WEB))
    return not known and bool(_words().fullmatch(text))


def has_title(shapes: Sequence[LineShape]) -> bool:
    """True where a line that may be a head stands over the first copy of *shapes*."""
    over = takewhile(lambda one: one.furniture or one.byline or may_be_head(one), shapes)
    return any(may_be_head(one) for one in over)


def _may_name_page(text: str) -> bool:
    """要 闻, 2, A06, A2看台, 2026-05-21: no more than a page's name, number or day."""
    return bool(text) and len(text) <= _LONGEST and bool(_part_of_name().fullmatch(text))


_LONGEST: Final = 12


@cache
def _part_of_name() -> re.Pattern[str]:
    return re.compile(rf"[A-Z]{{0,2}}\d{{1,3}}|[A-Z]\d{{1,2}}{HAN}{{2,4}}|{DAY}|{_words().pattern}")


@cache
def _words() -> re.Pattern[str]:
    return re.compile(rf"(?:{HAN}|[ \u3000·]){{2,7}}")


_A_PAGE: Final = 4
"""Lines from which a dump may be a page."""


def is_page_name(text: str) -> bool:
    """4 寰宇, 时评 4, 新报 · 校园, 临水报: a page's number or paper and its name; under its top it may be a score."""
    return len(text) <= _PAGE_NAMED and bool(_page_name().fullmatch(text))


_PAGE_NAMED: Final = 12


@cache
def _numbered() -> re.Pattern[str]:
    """2 综合新闻: the number and the name of a page, under its day or its makers."""
    return re.compile(rf"\d{{1,2}}[ \u3000]+{HAN}{{2,5}}(?:·{HAN}{{1,4}})?")


@cache
def _page_name() -> re.Pattern[str]:
    numbered = rf"\d{{1,2}}[ \u3000]+{HAN}{{2,5}}(?:·{HAN}{{1,4}})?|{HAN}{{2,5}}[ \u3000]+\d{{1,2}}"
    section = rf"{HAN}{{2,5}}[ \u3000]+[·•|｜][ \u3000]+{HAN}{{2,4}}"
    return re.compile(rf"{numbered}|{section}|{HAN}{{1,4}}[报報]")


def paged(lines: tuple[SourceLine, ...]) -> tuple[SourceLine, ...]:
    """Lines with pages counted at 第N版 lines as well, where the dump has several of them."""
    starts = [line.number for line in lines if is_page_start(line.text)]
    if len(starts) < 2 or any(line.turned for line in lines):
        return lines
    # What stands over the folio of the first page, a paper's name and day, is of that page.
    opens = next(is_first_page(line.text) for line in lines if line.number == starts[0])
    page = 0 if opens or lines[0].number == starts[0] else 1
    made: list[SourceLine] = []
    wanted = set(starts)
    for line in lines:
        page += line.number in wanted
        made.append(line._replace(page=max(page, 1)))
    return tuple(made)


def with_edges(shapes: tuple[LineShape, ...], settled: Container[int]) -> tuple[LineShape, ...]:
    """*shapes* with the running line that is the first of the dump, and what stands at its foot of its paper."""
    if len(shapes) < _EDGED:
        return shapes
    made = list(shapes)
    for at in range(_FIRST_LINES):
        if at not in settled and not made[at].furniture and is_dated_running_line(made[at].line.text):
            made[at] = made[at]._replace(furniture="folio")
    foot = len(made) - 1
    while foot >= len(made) - _LAST_LINES and (made[foot].furniture or _is_foot(made[foot])) and foot not in settled:
        if not made[foot].furniture:
            made[foot] = made[foot]._replace(furniture="credits")
        foot -= 1
    return tuple(made)


_EDGED: Final = 8
_FIRST_LINES: Final = 2
_LAST_LINES: Final = 4
"""Lines of a dump that is a page, and those at its top and at its foot that may be of the page."""


def is_dated_running_line(text: str) -> bool:
    """城南快讯 | 民生 | 11 | 2026.07.22 周三: words in cells, one of which is a day with its year, and no sentence."""
    if len(text) > LONGEST_FOLIO or not _OF_SENTENCES.isdisjoint(text) or not _day_in_cells().search(text):
        return False
    cells = [one for one in _between().split(_day_in_cells().sub(" ", text)) if one]
    return len(cells) > 1 and all(len(one) <= _LONGEST_CELL for one in cells)


_OF_SENTENCES: Final = frozenset("，。,；！？“”（）()《》")
_LONGEST_CELL: Final = 8


@cache
def _day_in_cells() -> re.Pattern[str]:
    numeral = "[〇零○一二三四五六七八九十]"
    edges = r"(?<![^\s|｜丨/／·•])", r"(?![^\s|｜丨/／·•])"
    return re.compile(
        rf"{edges[0]}(?:(?=[12]\d{{3}}){DAY}|{numeral}{{4}}年{numeral}{{1,3}}月{numeral}{{1,3}}日){edges[1]}"
    )


@cache
def _between() -> re.Pattern[str]:
    return re.compile(r"[\s|｜丨/／·•]+")


def _is_foot(shape: LineShape) -> bool:
    """报料有奖 微信：某某 责编 某某: a number or an address, and whose it is, a paper's or who made the page."""
    text = shape.line.text
    return len(text) <= _LONGEST_FOOT and shape.end != "stop" and "。" not in text and made_or_reached(text)


_LONGEST_FOOT: Final = 70
