"""Pages of newspaper copy with what they mean, and how well they are read.

A ``.page`` file is a dump with a story's number and a role before each line: ``2题 …`` is a head of the second story.
Line 0 is no story's.  Nothing stands between number and copy but one blank, so that indents are kept; a line without
a number is a blank line of the dump.  The last pages are held out: nothing is tuned on them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from layout.characters.normalise import clean, normalise
from layout.dumps.dump import read_dump
from layout.stories.model import Copy, Story

FOLDER: Final = Path(__file__).parent / "pages"

ROLES: Final = {
    "栏": "rubric", "引": "kicker", "题": "headline", "续": "headline-more", "副": "deck", "署": "byline", "文": "body",
    "接": "more", "小": "subhead", "图": "caption", "摄": "credit", "转": "jump", "落": "signature", "条": "item",
    "行": "row", "附": "furniture", "说": "caption-more",
}  # fmt: skip
"""Roles by the character they are written with; their names are those of marked dumps."""

_SAME: Final = {
    "headline-more": "headline", "item": "body", "row": "body", "caption-more": "caption", "stray": "furniture",
    "kicker": "rubric",
}  # fmt: skip
"""Roles that count as one: how a list is set is another matter, and a rubric stands where a kicker does.

A name under the copy is a byline or a signature, as one likes: either says who wrote it.
"""

_HELD_OUT: Final = (*range(229, 233), *range(247, 255), *range(303, 311), 316, 317, 320, *range(421, 435))
"""Pages that nothing is tuned on or fitted to."""

_LINE: Final = re.compile(r"(\d+)(\w) ?(.*)")

UNREPORTING: Final = ("halfwidth-punctuation", "glyph-replaced", "glyphs-replaced", "space-changed", "width-changed")
"""Findings about characters, which say nothing of where a line belongs."""


class Line(NamedTuple):
    """A line of a dump: its story (0: none's), its role, its words, and the blank lines before it."""

    story: int
    role: str
    text: str
    gap: int


class Truth(NamedTuple):
    """A page: its number and kind, and its lines."""

    number: int
    kind: str
    lines: tuple[Line, ...]

    @property
    def held_out(self) -> bool:
        """True for a page that nothing is tuned on."""
        return self.number in _HELD_OUT


def read_truth(path: Path) -> Truth:
    """The page in *path*, which is named 07-city.page."""
    number, kind = path.stem.split("-", 1)
    lines: list[Line] = []
    gap = 0
    for one in path.read_text("utf-8").split("\n"):
        seen = _LINE.fullmatch(one)
        if seen is None:
            assert not one.strip(), f"{path.name}: {one}"
            gap += 1
            continue
        lines.append(Line(int(seen[1]), ROLES[seen[2]], seen[3], gap if lines else 0))
        gap = 0
    return Truth(int(number), kind, tuple(lines))


def all_pages() -> tuple[Truth, ...]:
    """Every page, by number."""
    return tuple(sorted((read_truth(path) for path in FOLDER.glob("*.page")), key=lambda page: page.number))


def parted(page: Truth) -> Truth:
    """*page* with one blank line where a story begins, and nowhere else."""
    made: list[Line] = []
    last = 0
    for line in page.lines:
        made.append(line._replace(gap=int(line.story not in (0, last) and bool(made))))
        last = line.story or last
    return page._replace(lines=tuple(made))


def without_bylines(page: Truth) -> Truth:
    """*page* as a desk has it that sends no bylines in."""
    made: list[Line] = []
    gap = 0
    for line in page.lines:
        gap = max(gap, line.gap)
        if line.role != "byline":
            made.append(line._replace(gap=gap))
            gap = 0
    return page._replace(lines=tuple(made))


def with_datelines(page: Truth) -> Truth:
    """*page* as a desk has it whose stories all open with a dateline, but for columns, lists, and what is signed."""
    roles: dict[int, set[str]] = {}
    for line in page.lines:
        roles.setdefault(line.story, set()).add(line.role)
    open_ = {story for story, has in roles.items() if story and has >= _HEADED and not has & _OF_OTHER_KINDS}
    opening = _OPENINGS.get(page.kind, "本报讯（记者 李华）")
    made: list[Line] = []
    for line in page.lines:
        if line.story in open_ and line.role == "byline":
            continue
        if line.story in open_ and line.role == "body":
            open_.discard(line.story)
            words = line.text.lstrip()
            if not _OPENED.match(words):
                line = line._replace(text=line.text[: len(line.text) - len(words)] + opening + words)
        made.append(line)
    return page._replace(lines=tuple(made))


_HEADED: Final = {"headline", "body"}
_OF_OTHER_KINDS: Final = {"rubric", "signature", "item", "row"}
_OPENINGS: Final = {"taiwan": "【記者李華／台北報導】", "hk": "【本報訊】", "hongkong": "【本報訊】"}
_OPENED: Final = re.compile(
    r"【?本[报報]|[〔(]|【?[記记]者|（[^）]*[記记]者|新[华華]社|据|[\u4e00-\u9fff]{2,8}[讯訊电電报報]"
)
"""What stands where a dateline would: another, an agency, or who wrote it."""


def dump_of(page: Truth) -> tuple[str, tuple[int, ...]]:
    """The dump that *page* is, and the number of each of its lines."""
    rows: list[str] = []
    numbers: list[int] = []
    for line in page.lines:
        rows += [""] * line.gap
        rows.append(line.text)
        numbers.append(len(rows))
    return "\n".join(rows) + "\n", tuple(numbers)


class Figures(NamedTuple):
    """Counts, which add up over pages."""

    stories: int = 0
    found: int = 0
    heads: int = 0
    exact: int = 0
    lines: int = 0
    right: int = 0
    wrong_ends: int = 0
    """Merges and splits that are wrong."""
    reported: int = 0
    """Those of them with a finding on their line."""
    notes: int = 0
    doubts: int = 0
    """Notes but for what is said once a page of its furniture."""
    characters: int = 0
    lost: int = 0

    def plus(self, other: Figures) -> Figures:
        """The sums of both."""
        return Figures(*(a + b for a, b in zip(self, other, strict=True)))


class Reading(NamedTuple):
    """The figures of a page, and in words what is wrong with how it is read."""

    figures: Figures
    faults: tuple[str, ...]
    copy: Copy


def reading_of(page: Truth) -> Reading:
    """Read the dump of *page* and compare."""
    text, numbers = dump_of(page)
    copy = read_dump(text.encode(), "page.txt")
    read = {one.number: one for one in copy.margin}
    faults: list[str] = []
    noted: dict[int, list[str]] = {}
    for one in copy.findings:
        if one.place and one.code not in UNREPORTING:
            for line in one.lines:
                noted.setdefault(line, []).append(one.code)
    stories, found = _stories(page, numbers, copy, faults)
    right = body = 0
    for line, number in zip(page.lines, numbers, strict=True):
        told = read[number].role
        under = body == line.story
        body = line.story if line.role in ("body", "more", "item", "row") else body
        if _plain(told) == _plain(line.role) or (under and {told, line.role} == {"byline", "signature"}):
            right += 1
        else:
            faults.append(f"  {number:3} {line.role} read as {told}: {line.text[:30]} {noted.get(number, '')}")
    wrong, reported = _wrong_ends(page, numbers, {at: one.story for at, one in read.items()}, noted, faults)
    heads, exact = _heads(page, numbers, copy, faults)
    lost = lost_letters(text, copy)
    faults += [f"  lost {dict(lost)}"] if lost else []
    figures = Figures(
        stories,
        found,
        heads,
        exact,
        len(page.lines),
        right,
        wrong,
        reported,
        len(copy.findings),
        sum(one.code != "page-furniture" for one in copy.findings),
        len(text),
        lost.total(),
    )
    return Reading(figures, tuple(faults), copy)


def _plain(role: str) -> str:
    return _SAME.get(role, role)


def _stories(page: Truth, numbers: Sequence[int], copy: Copy, faults: list[str]) -> tuple[int, int]:
    """Stories whose lines one story read has, and no other line."""
    wanted: dict[int, set[int]] = {}
    for line, number in zip(page.lines, numbers, strict=True):
        if line.story:
            wanted.setdefault(line.story, set()).add(number)
    made = [{one.number for one in copy.margin if one.story == story.slug} for story in copy.stories]
    found = 0
    for story, lines in wanted.items():
        found += lines in made
        if lines not in made:
            faults.append(f"  story {story} not found: lines {min(lines)}-{max(lines)}")
    return len(wanted), found


def _heads(page: Truth, numbers: Sequence[int], copy: Copy, faults: list[str]) -> tuple[int, int]:
    """Heads of which every word is in a story's head, and no other."""
    wanted: dict[int, str] = {}
    for line in page.lines:
        if line.role in ("headline", "headline-more"):
            wanted[line.story] = wanted.get(line.story, "") + line.text
    made = Counter(_bare("".join(story.headline)) for story in copy.stories)
    exact = 0
    for words in wanted.values():
        bare = _bare(words)
        exact += made[bare] > 0
        if made[bare] <= 0:
            faults.append(f"  head not exact: {words}")
        made[bare] -= 1
    return len(wanted), exact


def _bare(text: str) -> str:
    """Letters and figures of *text* as they are set."""
    return "".join(char for char in normalise(clean(text).text).text if char.isalnum())


def _wrong_ends(
    page: Truth, numbers: Sequence[int], read: Mapping[int, str], noted: Mapping[int, list[str]], faults: list[str]
) -> tuple[int, int]:
    """Lines with which a story wrongly begins or does not begin, and those of them that a finding stands on."""
    wrong = reported = 0
    true_before = read_before = None
    for line, number in zip(page.lines, numbers, strict=True):
        begins = bool(line.story) and true_before not in (None, line.story)
        cut = bool(read[number]) and read_before not in (None, read[number])
        if line.story and read[number] and begins != cut:
            wrong += 1
            reported += number in noted
            what = "merged" if begins else "split"
            faults.append(f"  {number:3} {what}, {noted.get(number, 'NOT REPORTED')}: {line.text[:30]}")
        true_before, read_before = line.story or true_before, read[number] or read_before
    return wrong, reported


def lost_letters(text: str, copy: Copy) -> Counter[str]:
    """Letters of *text* that are in no story and on no line that a finding names as left out."""
    left = ("stray-line", "stray-headline", "page-furniture", "line-dropped", "label-removed")
    lines = text.split("\n")
    named = {line for one in copy.findings if one.code in left for line in one.lines}
    kept = "\n".join([*map(_words, copy.stories), *(lines[number - 1] for number in named if number)])
    return Counter(_bare(text)) - Counter(_bare(kept))


def _words(story: Story) -> str:
    raws = [one.raw for one in (story.byline, story.dateline, story.jump, story.credit) if one]
    kept = [story.rubric, story.kicker, story.deck, story.signature, story.caption]
    return "\n".join([*story.headline, *raws, *kept, *(one.text for one in story.body)])
