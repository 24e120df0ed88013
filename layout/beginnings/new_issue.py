"""An issue made from copy alone: paper, stories and a planned page, ready to be made up and worked on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from layout import files
from layout.beginnings.starter import ISSUE
from layout.findings import BadSpec, Finding, Place, Unreadable, finding
from layout.loading.load import Loaded, materials_of, read
from layout.planner.entries import Trials
from layout.planner.propose import propose
from layout.planner.written import spliced
from layout.publishing.reporting import by_heads, heads_of
from layout.runs.new_folder import placed, put_together
from layout.spec.wishes import PlanWishes
from layout.value import NamedTuple

MOST_FILES: Final = 200

_DATE: Final = re.compile(r"(20\d\d)\s*[年\-/.]\s*(\d{1,2})\s*[月\-/.]\s*(\d{1,2})")

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

FLAG_BANDS: Final = 4
"""Bands that a vertical flag is deep: a third of the page, as on papers of Taiwan and Japan."""


SPACES: Final = (0, 16, 24, 33, 42)
"""Shares of the page's depth, in per cent, for an advertisement (通栏 to 半版) where copy does not fill the page."""


class CopyFiles(NamedTuple):
    """The files of copy, where they come from, and the facts of the paper that copy does not give."""

    paths: tuple[Path, ...]
    paper: str
    date: str
    house: House = HOUSES["daily"]


class NewIssue(NamedTuple):
    """What was written, and what there is to report of the page."""

    paths: tuple[Path, ...]
    findings: tuple[Finding, ...]


def issue_from(folder: Path, copy: CopyFiles) -> NewIssue:
    """Write an issue into *folder*, which must not have one: copies of the files, and a spec with a planned page.

    A folder among the paths stands for the files in it.
    Raises :class:`Unreadable` for files that are not there or have no name in characters, or a folder that is taken,
    :class:`BadSpec` where no date of issue is known.
    """
    copy = copy._replace(paths=tuple(one for path in copy.paths for one in _files_of(path)))
    if not copy.paths or len(copy.paths) > MOST_FILES:
        raise BadSpec(finding("new-from", Place("--from"), count=len(copy.paths), most=MOST_FILES))
    _refuse_bytes((*copy.paths, *([] if _is_text(copy.paper) else [folder])))
    data: dict[str, bytes] = {}
    for path in copy.paths:
        name = f"copy/{path.name}"
        if name in data:
            raise Unreadable(finding("new-exists", Place(str(path)), file=str(folder / name)))
        data[name] = files.read(path, files.MOST_COPY, Place(str(path)))
    copy = copy._replace(date=_date_said(copy.date) or _date_in(data.values()))
    if not copy.date:
        raise BadSpec(finding("new-date", Place("--date")))
    with put_together(folder, data, ISSUE) as made:
        text, found = _planned(made / ISSUE, copy)
        files.write(made / ISSUE, text.encode())
    return NewIssue(tuple(folder / name for name in (ISSUE, *data)), placed(found, made, folder))


def _files_of(path: Path) -> tuple[Path, ...]:
    """*path*, or the files of the folder it is, by name; a folder in it and hidden files are no copy."""
    if not files.is_folder(path):
        return (path,)
    return tuple(one for one in files.matching(path, "*", Place(str(path))) if not one.name.startswith("."))


def _refuse_bytes(paths: Iterable[Path]) -> None:
    """Raise :class:`Unreadable` for *paths* whose names cannot stand in a spec."""
    unnamed = [path for path in paths if not _is_text(path.name)]
    if unnamed:
        raise Unreadable(*(finding("file-name-bytes", Place(str(path)), file=path.name) for path in unnamed))


def _is_text(name: str) -> bool:
    """True for a name that can stand in a spec: on Linux one may be any bytes."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _date_said(words: str) -> str:
    """The date that an editor gave, as YAML writes it; "" for none.  Raises :class:`BadSpec` for what is no day."""
    seen = _DATE.fullmatch(words.strip().removesuffix("日"))
    if words and not (seen and _day(seen)):
        raise BadSpec(finding("option-unknown", Place("--date"), said=words[:40], known="2024-05-01"))
    return _day(seen) if seen else ""


def _day(seen: re.Match[str]) -> str:
    """The day that year, month and day come to, as YAML writes it; "" where the calendar has none."""
    year, month, day = map(int, seen.groups())
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _date_in(copies: Iterable[bytes]) -> str:
    """The first whole date that stands in the copy, as YAML writes it; empty when there is none."""
    for data in copies:
        seen = _DATE.search(data.decode("utf-8", "ignore"))
        if seen and _day(seen):
            return _day(seen)
    return ""


def _planned(spec: Path, copy: CopyFiles) -> tuple[str, tuple[Finding, ...]]:
    """The spec with the best page that was tried; where none is whole, ``plan: auto`` and what a run will say of it.

    Once a page of a format has no fault, only advertisements of other depths are tried on it: heads that stand in white
    because copy is short show in the score, and a deeper advertisement spares them.
    """
    best: tuple[tuple[int, int], str, tuple[Finding, ...]] | None = None
    faultless: Format | None = None
    trials = Trials(_MOST_TRIALS)
    for paper, space, jumps in _tries(copy.house):
        if faultless and (paper is not faultless or jumps):
            break
        text = _spec(paper, copy, space)
        files.write(spec, text.encode())
        loaded = materials_of(read(spec))
        page = loaded.issue.pages[0]
        if jumps:
            page = page._replace(plan=PlanWishes(jumps=_long(loaded)))
        made = propose(loaded.issue, loaded.materials, page, 1, trials=trials)
        if not made.pages:
            continue
        found, terms = made.pages[0].findings, made.pages[0].terms
        price = len(found), 0 if found else terms["rank"] + terms["shape"]
        if best is None or price < best[0]:
            best = price, spliced(text, page, made.pages[0]), _by_heads(found, loaded)
        faultless = paper if not found else faultless
    if best is None:
        return _as_far_as_can_be(spec, _spec(copy.house.formats[0], copy, 0))
    return best[1], best[2]


_MOST_TRIALS: Final = 8_000_000
"""What all papers that are tried may take together, two seconds' worth, and then the page as far as it can be."""


def _as_far_as_can_be(spec: Path, text: str) -> tuple[str, tuple[Finding, ...]]:
    """*text*, its page still to be planned by every run, and what runs say until copy fills it."""
    files.write(spec, text.encode())
    loaded = materials_of(read(spec))
    made = propose(loaded.issue, loaded.materials, loaded.issue.pages[0], 1, whole=False, trials=Trials(_MOST_TRIALS))
    found = (*made.findings, *(one for page in made.pages for one in page.findings))
    return text, _by_heads(found, loaded)


def _by_heads(found: Sequence[Finding], loaded: Loaded) -> tuple[Finding, ...]:
    """*found* with stories of a dump called by their heads, as runs do."""
    dump = loaded.issue.copy.dump
    return tuple(by_heads(found, heads_of(loaded.materials.stories.values()) if dump else {}))


def _tries(house: House) -> Iterator[tuple[Format, int, bool]]:
    """What is tried: the tabloid, the broadsheet, each with space for an advertisement at its foot, then with jumps."""
    for paper in house.formats:
        deep = paper.columns if house.down else paper.lines
        for space in dict.fromkeys(share * deep // 100 for share in SPACES):
            yield paper, space, False
    for paper in house.formats:
        yield paper, 0, True


def _long(loaded: Loaded) -> tuple[tuple[str, int], ...]:
    """The three longest stories, which may go on on page 2."""
    stories = sorted(loaded.materials.stories.values(), key=lambda one: -sum(len(part.text) for part in one.body))
    return tuple((story.slug, 2) for story in stories[:3])


def _quoted(text: str) -> str:
    """*text* as a value of YAML, quoted where it could be read as anything else."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _spec(paper: Format, copy: CopyFiles, space: int) -> str:
    dump, house = len(copy.paths) == 1, copy.house
    place = f"at: [1, {paper.lines - space}], span: [{paper.columns}, {space}]"
    flag, rules = f"[{paper.columns}, {paper.flag}]", _RULE.format(paper=paper, under=paper.flag + 1)
    if house.down:
        place = f"at: [{paper.columns - space + 1}, 1], span: [{space}, {paper.lines - 1}]"
        flag, rules = f"[{FLAG_BANDS}, {paper.flag}]", ""
    ad = f"\n      - {{use: notice, {place}, box: comment, text: {house.space}}}" if space else ""
    foot = f"at: [1, {paper.lines}], span: [{paper.columns}, 1], text: {house.credits}"
    names = f"\n      - {{use: credits, {foot}}}" if house.credits else ""
    about = "".join([
        f"language: {house.language}\n" if house.language else "", "writing: vertical\n" if house.down else ""
    ])  # fmt: skip
    source = f"dump: {_quoted(f'copy/{copy.paths[0].name}')}" if dump else "stories: copy/*"
    return f"""\
# 一期报纸的版面文件。位置写 [栏, 行]，大小写 [栏数, 行数]，都从 1 数起。
# The page spec of one issue. Positions are [column, line], sizes [columns, lines], counted from 1.
date: {_quoted(copy.date)}
paper: {{name: {_quoted(copy.paper)}}}
{about}sheet: {{size: {paper.size}, bleed: 3mm}}
grid: {{{paper.grid}}}
style: {house.style}
copy: {{{source}}}

pages:
  - number: 1
    plan: auto
    slots:
      - {{use: flag, at: [1, 1], span: {flag}}}{ad}{names}
{rules}"""


_RULE: Final = """\
    rules:
      - {{at: [1, {under}], span: [{paper.columns}, 1], side: middle, style: double}}
"""
