"""The spec of an issue that is begun: the house's formats, the paper's facts, every page of it still to be planned."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from layout.beginnings.told_in_copy import PageTold, PaperFacts
from layout.numbering import is_front
from layout.value import NamedTuple

_PLAIN: Final = re.compile(r"(?!(?:null|true|false|yes|no|on|off|[\d.]+)$)[^\W_][\w./-]*(?: [\w./-]+)*", re.IGNORECASE)
"""What means the same to YAML with and without quotation marks."""


class Format(NamedTuple):
    """A front page that the starter knows: its sheet and grid, the flag over all of its columns."""

    size: str
    grid: str
    columns: int
    lines: int
    flag: int


class House(NamedTuple):
    """A style, the front pages that it stands on, and the words that its pages have of their own.

    Of a style that is set *down* columns are bands, and the flag stands over four of them, its own lines wide.
    """

    style: str
    formats: tuple[Format, ...]
    language: str = ""
    down: bool = False
    credits: str = "责编　　版式　　校对"
    space: str = "广告位"


def _format(size: str, columns: int, chars: int, gutter: str, lines: int, body: str, flag: int) -> Format:
    """A format by its *body*, size and leading; the flag is so many lines deep, or wide on a vertical page."""
    grid = f"columns: {columns}, chars: {chars}, gutter: {gutter}, lines: {lines}, {body}"
    return Format(size, grid, columns, lines, flag)


_DAILY, _TW = "body: 五号, leading: ", "body: 9.6pt, leading: 14.5pt"
_HK, _JP = "body: 9.4pt, leading: 14pt", "body: 9pt, leading: 14pt"
HOUSES: Final = {
    "daily": House("daily", (
        _format("四开", 5, 13, "1.5字", 62, f"{_DAILY}16pt", 9),
        _format("对开", 7, 12, "1.5字", 94, f"{_DAILY}15pt", 12),
    )),
    "hk-daily": House("hk-daily", (
        _format("四开", 5, 14, "1.5字", 74, _HK, 10), _format("对开", 7, 14, "1.5字", 104, _HK, 12),
    ), "zh-Hant-HK", credits="責編　　版式　　校對", space="廣告"),
    "tw-daily": House("tw-daily", (
        _format("四开", 10, 10, "1字", 48, _TW, 8), _format("对开", 14, 10, "1字", 70, _TW, 9),
    ), "zh-Hant-TW", down=True, credits="", space="廣告"),
    "jp-daily": House("jp-daily", (
        _format("四开", 9, 12, "1字", 50, _JP, 7), _format("对开", 12, 12, "1字", 72, _JP, 8),
    ), "ja", down=True, credits="", space="広告"),
}  # fmt: skip
"""What ``--style`` may name.  The tabloid first: a page that is full looks better than a larger one that is not."""

COPY: Final = "copy"
"""The folder of an issue that its copy lies in."""

FLAG_BANDS: Final = 4
"""Bands that a vertical flag is deep: a third of the page, as on papers of Taiwan and Japan."""


class CopyFiles(NamedTuple):
    """The files of copy, and what is known of the paper; *paper* is its name, "" until somebody says it."""

    paths: tuple[Path, ...]
    """Files and folders, as an editor names them."""
    paper: str
    date: str
    house: House = HOUSES["daily"]
    facts: PaperFacts = PaperFacts()
    pages: tuple[PageTold, ...] = (PageTold(),)
    files: tuple[str, ...] = ()
    """The names that its files have in the issue."""


def quoted(text: str) -> str:
    """*text* as a value of YAML, quoted where it could be read as anything else."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def spec_of(paper: Format, copy: CopyFiles, spaces: Sequence[int]) -> str:
    """The spec with all pages of *copy* to be planned; *spaces* are the lines of each left for an advertisement."""
    house = copy.house
    about = "".join([
        f"language: {house.language}\n" if house.language else "", "writing: vertical\n" if house.down else ""
    ])  # fmt: skip
    source = f"dump: {quoted(copy.files[0])}" if len(copy.files) == 1 else f"stories: {COPY}/*"
    facts = copy.facts.said | {"name": copy.paper}
    said = {key: str(value) if isinstance(value, int) else quoted(value) for key, value in facts.items()}
    known = ", ".join(f"{key}: {said[key]}" for key in PaperFacts._fields if key in said)
    first = copy.pages[0].number
    told = zip(copy.pages, spaces, strict=True)
    pages = "".join(_page(paper, house, page, space, front=is_front(page.number, first)) for page, space in told)
    return f"""\
# 一期报纸的版面文件。位置写 [栏, 行]，大小写 [栏数, 行数]，都从 1 数起。
# The page spec of one issue. Positions are [column, line], sizes [columns, lines], counted from 1.
date: {quoted(copy.date)}
paper: {{{known}}}
{about}sheet: {{size: {paper.size}, bleed: 3mm}}
grid: {{{paper.grid}}}
style: {house.style}
copy: {{{source}}}

pages:
{pages}"""


def _page(paper: Format, house: House, page: PageTold, space: int, *, front: bool) -> str:
    """A page of the spec: what always stands on it, an advertisement of *space* lines, all else to be planned."""
    slots = [_top(paper, house, front=front)]
    if space:
        place = f"at: [1, {paper.lines - space}], span: [{paper.columns}, {space}]"
        if house.down:
            place = f"at: [{paper.columns - space + 1}, 1], span: [{space}, {paper.lines - 1}]"
        slots.append(f"id: ad{page.number}, use: notice, {place}, box: comment, text: {house.space}")
    if house.credits:
        foot = f"at: [1, {paper.lines}], span: [{paper.columns}, 1]"
        slots.append(f"use: credits, {foot}, text: {page.credits or house.credits}")
    section = f"    section: {quoted(page.section)}\n" if page.section else ""
    listed = "".join(f"      - {{{one}}}\n" for one in slots)
    rules = "" if house.down or not front else _RULE.format(paper=paper, under=paper.flag + 1)
    return f"  - number: {page.number}\n{section}    plan: auto\n    slots:\n{listed}{rules}"


def _top(paper: Format, house: House, *, front: bool) -> str:
    """The flag of a front page, the folio of any other."""
    if front:
        span = (FLAG_BANDS, paper.flag) if house.down else (paper.columns, paper.flag)
        return f"use: flag, at: [1, 1], span: [{span[0]}, {span[1]}]"
    return f"use: folio, at: [1, 1], span: [{paper.columns}, {FOLIO}]"


FOLIO: Final = 2
"""Lines that a folio has at the top of a page, the white under it with them."""

_RULE: Final = """\
    rules:
      - {{at: [1, {under}], span: [{paper.columns}, 1], side: middle, style: double}}
"""
