"""An issue made from copy alone: paper, stories and a planned page, ready to be made up and worked on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from layout import files
from layout.beginnings.first_spec import COPY, CopyFiles, Format, House, spec_of
from layout.beginnings.starter import ISSUE
from layout.beginnings.told_in_copy import PageTold, facts_of, facts_together, page_in_name, pages_by_name, pages_of
from layout.findings import BadSpec, Finding, Place, Unreadable, finding
from layout.loading.bounded_copy import read_copy
from layout.loading.load import Loaded, materials_of, read
from layout.loading.read_memory import ReadMemory
from layout.naming import is_hidden
from layout.planner.entries import Trials
from layout.planner.propose import Proposal, propose
from layout.planner.written import spliced
from layout.publishing.reporting import by_heads, heads_in
from layout.runs.new_folder import placed, put_together
from layout.spec.model import PageSpec
from layout.spec.wishes import PlanWishes
from layout.stories.model import Story
from layout.value import NamedTuple

MOST_FILES: Final = 200

_DATE: Final = re.compile(r"(20\d\d)\s*[年\-/.]\s*(\d{1,2})\s*[月\-/.]\s*(\d{1,2})")

SPACES: Final = (0, 16, 24, 33, 42)
"""Shares of the page's depth, in per cent, for an advertisement (通栏 to 半版) where copy does not fill the page."""

INSIDE_SPACES: Final = (*SPACES, 50, 60, 70)
"""The same on pages inside, where one larger than the copy is usual."""


class NewIssue(NamedTuple):
    """What was written, and what there is to report of the page."""

    paths: tuple[Path, ...]
    findings: tuple[Finding, ...]


def issue_from(folder: Path, copy: CopyFiles) -> NewIssue:
    """Write an issue into *folder*, which must not have one: copies of the files, and a spec with a planned page.

    A folder among the paths stands for the files in it.  Files whose names say a page (第3版, 03版 文化, A3), or that
    lie in a folder of it which does, are planned as that page.
    Raises :class:`Unreadable` for files that are not there or have no name in characters, or a folder that is taken,
    :class:`BadSpec` where no date of issue is known.
    """
    given = [one for path in copy.paths for one in _files_of(path)]
    if not given or len(given) > MOST_FILES:
        raise BadSpec(finding("new-from", Place("--from"), count=len(given), most=MOST_FILES))
    _refuse_bytes((*(path for path, _, _ in given), *([] if _is_text(copy.paper) else [folder])))
    data: dict[str, bytes] = {}
    for path, name, _ in given:
        if name in data:
            raise Unreadable(finding("new-exists", Place(str(path)), file=str(folder / name)))
        data[name] = files.read(path, files.MOST_COPY, Place(str(path)))
    named = {name: page_in_name(words) for _, name, words in given}
    copy = copy._replace(files=tuple(data), date=_date_said(copy.date) or _date_in(data.values()))
    if not copy.date:
        raise BadSpec(finding("new-date", Place("--date")))
    dumps = {name: read_copy(said, name, None) for name, said in data.items() if len(data) == 1 or _is_dump(name)}
    if dumps:
        copy = copy._replace(facts=facts_together(map(facts_of, dumps.values())))
    copy = copy._replace(pages=pages_of(*dumps.values()) if len(data) == 1 and dumps else pages_by_name(named, dumps))
    copy = copy._replace(paper=copy.paper or copy.facts.name or folder.name)
    with put_together(folder, data, ISSUE) as made:
        text, found = _planned(made / ISSUE, copy)
        files.write(made / ISSUE, text.encode())
    return NewIssue(tuple(folder / name for name in (ISSUE, *data)), placed(found, made, folder))


def _files_of(path: Path) -> list[tuple[Path, str, str]]:
    """*path*, or the files of the folder it is, by name, each with its name in the issue and what may name its page.

    A folder in it is copy where its name says a page, and stands before the names of its files; hidden files never are.
    """
    if not files.is_folder(path):
        return [(path, f"{COPY}/{path.name}", path.stem)]
    place = Place(str(path))
    here = [(one, f"{COPY}/{one.name}", one.stem) for one in files.matching(path, "*", place)]
    inner = [(one, one.parent.name) for one in files.matching(path, "*/*", place) if page_in_name(one.parent.name)[0]]
    found = [*here, *((one, f"{COPY}/{folder}-{one.name}", folder) for one, folder in inner)]
    return [one for one in found if not is_hidden(one[0].name)]


def _is_dump(name: str) -> bool:
    """True for a file among others that may say what a page's margin does: plain text, which may be a dump."""
    return name.lower().endswith(".txt")


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


class PageTried(NamedTuple):
    """The best that was found for a page: its format, lines left for an advertisement, what is proposed."""

    price: tuple[int, int]
    paper: Format
    space: int
    made: Proposal
    found: tuple[Finding, ...]


def _planned(spec: Path, copy: CopyFiles) -> tuple[str, tuple[Finding, ...]]:
    """The spec with the best pages that were tried; one that is not whole stays ``plan: auto``, with what runs say.

    The first page settles the format of all.
    """
    first = _best(spec, copy, copy.pages[0], _tries(copy.house))
    paper = first.paper if first else copy.house.formats[0]
    others = [
        _best(spec, copy, page, ((paper, space, False) for space in _spaces(copy.house, paper, INSIDE_SPACES)))
        for page in copy.pages[1:]
    ]
    tried = (first, *others)
    text = spec_of(paper, copy, [one.space if one else 0 for one in tried])
    files.write(spec, text.encode())
    loaded = materials_of(read(spec))
    found: list[Finding] = []
    for at in reversed(range(len(tried))):  # from the last, so that those before it stand where they stood
        one, page = tried[at], loaded.issue.pages[at]
        if one is None:
            found += _as_far_as_can_be(loaded, page, copy)
        else:
            text = spliced(text, page, one.made)
            found += one.found
    return text, tuple(found)


def _best(
    spec: Path, copy: CopyFiles, told: PageTold, tries: Iterable[tuple[Format, int, bool]]
) -> PageTried | None:  # fmt: skip
    """The best page of *tries*, for the stories of one page of the copy; ``None`` where none is whole.

    Once a page of a format has no fault, only advertisements of other depths are tried on it: heads that stand in white
    because copy is short show in the score, and a deeper advertisement spares them.
    """
    best: PageTried | None = None
    faultless: Format | None = None
    trials, memory = Trials(_MOST_TRIALS), ReadMemory()
    for paper, space, jumps in tries:
        if faultless and (paper is not faultless or jumps):
            break
        text = spec_of(paper, copy, [space if one is told else 0 for one in copy.pages])
        files.write(spec, text.encode())
        loaded = materials_of(read(spec, memory=memory))
        page = _with_its_stories(loaded, loaded.issue.pages[copy.pages.index(told)], copy)
        if jumps and page.plan:
            page = page._replace(plan=page.plan._replace(jumps=_long(loaded)))
        made = propose(loaded.issue, loaded.materials, page, 1, trials=trials)
        if not made.pages:
            continue
        found, terms = made.pages[0].findings, made.pages[0].terms
        price = len(found), 0 if found else terms["rank"] + terms["shape"]
        if best is None or price < best.price:
            found = (*made.findings, *found)  # which stories the page is not planned with, and why
            best = PageTried(price, paper, space, made.pages[0], _by_heads(found, loaded))
        faultless = paper if not price[0] else faultless
    return best


def _with_its_stories(loaded: Loaded, page: PageSpec, copy: CopyFiles) -> PageSpec:
    """*page* with the stories that stood on it in the copy, where that has several pages."""
    plan = page.plan or PlanWishes()
    if len(copy.pages) > 1:
        told = next(one for one in copy.pages if one.number == page.number)
        stories = loaded.materials.stories.values()
        here = [one.slug for one in stories if (_stood(one, told) if told.files else one.page == page.number)]
        plan = plan._replace(stories=tuple(here))
    return page._replace(plan=plan)


def _stood(story: Story, page: PageTold) -> bool:
    """True for a *story* of one of the files of *page*."""
    return story.place is not None and story.place.file in page.files


_MOST_TRIALS: Final = 8_000_000
"""What all papers that are tried for a page may take together, two seconds' worth; then it is made as far as it can."""


def _as_far_as_can_be(loaded: Loaded, page: PageSpec, copy: CopyFiles) -> tuple[Finding, ...]:
    """What runs say of *page*, still to be planned by every one of them, until copy fills it."""
    page = _with_its_stories(loaded, page, copy)
    made = propose(loaded.issue, loaded.materials, page, 1, whole=False, trials=Trials(_MOST_TRIALS))
    return _by_heads((*made.findings, *(one for page in made.pages for one in page.findings)), loaded)


def _by_heads(found: Sequence[Finding], loaded: Loaded) -> tuple[Finding, ...]:
    """*found* with stories of a dump called by their heads, as runs do."""
    return tuple(by_heads(found, heads_in(loaded.issue, loaded.materials.stories.values())))


def _tries(house: House) -> Iterator[tuple[Format, int, bool]]:
    """What is tried: the tabloid, the broadsheet, each with space for an advertisement at its foot, then with jumps."""
    for paper in house.formats:
        for space in _spaces(house, paper, SPACES):
            yield paper, space, False
    for paper in house.formats:
        yield paper, 0, True


def _spaces(house: House, paper: Format, shares: Sequence[int]) -> tuple[int, ...]:
    """Lines, of a vertical page bands, that an advertisement of one of *shares* has."""
    deep = paper.columns if house.down else paper.lines
    return tuple(dict.fromkeys(share * deep // 100 for share in shares))


def _long(loaded: Loaded) -> tuple[tuple[str, int], ...]:
    """The three longest stories, which may go on on page 2."""
    stories = sorted(loaded.materials.stories.values(), key=lambda one: -sum(len(part.text) for part in one.body))
    return tuple((story.slug, 2) for story in stories[:3])
