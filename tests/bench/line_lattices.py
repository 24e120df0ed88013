"""What the reading of a dump adds up for each line, without what was fitted, and what the line is in truth.

Pages are taken in several ways: as they are, solid, with blank lines between stories, before subheads and before every
line, without bylines, with datelines; eight of a kind together; and their stories put into other pages.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "stories"))

import yaml
from fit_boundaries import bare, spaced
from page_truth import FOLDER, Line, Truth, dump_of, parted, with_datelines, without_bylines
from pages import put_together, solid

import layout.dumps.dump as dump
from layout.dumps.roles import AskedLine, scores_at
from layout.dumps.steps import (
    ASKED,
    TOPS,
    beginning,
    beginning_as,
    first_line,
    inside,
    is_whole,
    leaving,
    parting,
    parting_as,
)
from layout.fitted.standing import standings_of
from layout.fitted.table import NOTHING, LineWeights, is_at_edge, is_fitted
from layout.lines.leads import stands_again
from layout.lines.shapes import LineShape
from layout.stories.parts import (
    ASIDE,
    BODY,
    BYLINE,
    CAPTION,
    CREDIT,
    DECK,
    FURNITURE,
    HEAD,
    HEAD_MORE,
    JUMP,
    KICKER,
    MORE,
    NEVER,
    NEW,
    RUBRIC,
    SIGN,
    START,
    STEPS,
    SUBHEAD,
    UNENDING,
    WIRE,
)  # fmt: skip

PARTS: Final = (
    FURNITURE, ASIDE, RUBRIC, KICKER, HEAD, HEAD_MORE, DECK, BYLINE, WIRE, START, MORE, SUBHEAD, JUMP, CAPTION, CREDIT,
    SIGN,
)  # fmt: skip
INDEX: Final = {part: at for at, part in enumerate(PARTS)}

_MEANT: Final = {
    "rubric": (RUBRIC, KICKER), "kicker": (KICKER, RUBRIC), "headline": (HEAD, HEAD_MORE),
    "headline-more": (HEAD_MORE, HEAD), "deck": (DECK,), "byline": (BYLINE,), "body": (START, WIRE), "more": (MORE,),
    "subhead": (SUBHEAD,), "caption": (CAPTION,), "credit": (CREDIT,), "jump": (JUMP,), "signature": (SIGN,),
    "item": (START, MORE, WIRE), "row": (START, MORE, WIRE), "furniture": (FURNITURE, ASIDE),
    "caption-more": (CAPTION, MORE, START),
}  # fmt: skip
"""The parts that a line of each role may be; who wrote a story may stand over its copy or under it."""

_COPY: Final = ("body", "more", "item", "row")
_WRITERS: Final = ("byline", "signature")


class LatticeLine(NamedTuple):
    """A line: what speaks for each part, for each beginning something, for each of the line before being the end of a
    story and for each step from it; all by the numbers of :data:`PARTS`."""

    looks: Mapping[int, int]
    new: Mapping[int, int]
    leave: Mapping[int, int]
    steps: Mapping[tuple[int, int], int]
    names: tuple[str, ...]
    meant: tuple[int, ...]
    """The parts that it may be in truth; none where nothing is known."""
    begins: bool | None
    """Whether a story begins with it."""
    text: str


class Lattice(NamedTuple):
    """The lines of a dump: the number of its page, and in which way it was taken."""

    number: int
    way: str
    lines: tuple[LatticeLine, ...]


def lattice_of(text: str, truth: Mapping[int, tuple[int, str]]) -> tuple[LatticeLine, ...]:
    """The lattice of a dump, of whose lines *truth* has the story (0: none) and the role ("": unknown) by number."""
    asked: list[tuple[Any, ...]] = []
    reads = dump.read_roles

    def listen(*arguments: Any, **named: Any) -> Any:
        asked.append(arguments)
        return reads(*arguments, **named)

    dump.read_roles = listen
    try:
        dump.read_dump(text.encode(), "page.txt")
    finally:
        dump.read_roles = reads
    if not asked:
        return ()
    shapes, style, settled, rows, begin, _, titles, bound, _ = max(asked, key=lambda one: len(one[0]))
    fitted = is_fitted(shapes, broken=bool(style.wrapped))
    names = standings_of(shapes) if fitted else [()] * len(shapes)
    made: list[LatticeLine] = []
    last: dict[str, int] = {}
    told = _Told()
    for at, shape in enumerate(shapes):
        base = LineWeights({}, 0, is_at_edge(at, len(shapes))) if fitted and names[at] else NOTHING
        line = AskedLine(
            at, settled.get(at, ""), rows[at], bool(at) and rows[at - 1], 0 if at in bound else begin[at],
            at in titles.running, at in titles.briefs, at + 1 in titles.briefs, stands_again(shapes, at), base,
        )  # fmt: skip
        looks, joins = scores_at(shapes, line, style)
        before = shapes[at - 1] if at else None
        speaks = NEVER if at in bound else begin[at]
        meant, begins = told.of(*truth.get(shape.line.number, (None, "")))
        new, leave, steps = _steps(before, shape, style, last, looks, joins, speaks)
        numbered = {INDEX[part]: look for part, look in looks.items()}
        meant = tuple([INDEX[part] for part in meant if part in looks])
        known = () if line.forced else names[at]
        made.append(LatticeLine(numbered, new, leave, steps, known, meant, begins, shape.text[:30]))
        last = looks
    return tuple(made)


class _Told:
    """What the lines of a page are in truth, one after another."""

    def __init__(self) -> None:
        self._story: int | None = None
        self._before: int | None = None
        self._with_copy: set[int] = set()

    def of(self, story: int | None, role: str) -> tuple[tuple[str, ...], bool | None]:
        """The parts that the next line may be, and whether a story begins with it."""
        meant = _MEANT[role] if story is not None and role else ()
        meant = (BYLINE, SIGN) if role in _WRITERS and story in self._with_copy else meant
        begins: bool | None = None
        if story:
            begins = True if story != self._story else False if self._before == story else None
            self._story = story
            self._with_copy |= {story} if role in _COPY else set()
        self._before = story
        return meant, begins


def _steps(
    before: LineShape | None, shape: LineShape, style: Any, last: Mapping[str, int], looks: Mapping[str, int],
    joins: int, speaks: int,
) -> tuple[dict[int, int], dict[int, int], dict[tuple[int, int], int]]:  # fmt: skip
    """What speaks for each part beginning something, for each before it ending it, and for each step."""
    ended = before is None or bool(before.jump) or shape.line.page != before.line.page
    whole = before is None or is_whole(before)
    over, base = leaving(before, ended, whole), beginning(before, shape, style)
    parted = parting(before, shape, style)
    new = {
        INDEX[part]: base + NEW.get(part, NEVER) + (beginning_as(part, before, shape) if part in ASKED else 0)
        + (speaks if part in TOPS or speaks == NEVER else 0) + parting_as(part, parted)
        for part in looks
    }  # fmt: skip
    leave = {INDEX[was]: -60 if was in UNENDING else over if was in BODY else 0 for was in last}
    steps: dict[tuple[int, int], int] = {}
    for was in last if before is not None and not ended and speaks != NEVER else ():
        for part in looks:
            step = STEPS.get(was, {}).get(part)
            if step is None or before is None or (was == JUMP and not before.back):
                continue
            step += joins if part == MORE else inside(was, part, before, shape, style, whole)
            step += first_line(was, before, style) if part == MORE else 0
            steps[INDEX[was], INDEX[part]] = step
    return new, leave, steps


def page_lattice(page: Truth, way: str) -> Lattice:
    """The lattice of *page*, taken in some *way*."""
    text, numbers = dump_of(page)
    truth = {number: (line.story, line.role) for line, number in zip(page.lines, numbers, strict=True)}
    return Lattice(page.number, way, lattice_of(text, truth))


def lattices(pages: Sequence[Truth]) -> Iterator[Lattice]:
    """Each of *pages* in every way; none twice."""
    for page in pages:
        seen: set[tuple[Line, ...]] = set()
        for way, taken in (
            ("plain", page), ("solid", solid(page)), ("parted", parted(page)), ("unsigned", without_bylines(page)),
            ("dated", with_datelines(page)), ("subheads", spaced(page, frozenset(("subhead",)))),
            ("spaced", spaced(page, frozenset(("subhead", "body")))),
        ):  # fmt: skip
            if taken.lines not in seen:
                seen.add(taken.lines)
                yield page_lattice(taken, way)
    for page in put_together(pages):
        yield page_lattice(page, "together")
    for page in shuffled(pages):
        yield page_lattice(page, "shuffled")


_TRADITIONAL: Final = ("hk", "taiwan", "hongkong")
_TIMES: Final = 3
_LEAST, _MOST = 5, 9
"""How often each story stands in another page, and stories of one."""


def shuffled(pages: Sequence[Truth]) -> Iterator[Truth]:
    """The stories of *pages* in others, those of one script together; the same each time."""
    chance = random.Random(5)
    for traditional in (False, True):
        pool = [story for page in pages if (page.kind in _TRADITIONAL) is traditional and page.kind != "ocr"
                for story in _stories(page)]  # fmt: skip
        for _ in range(_TIMES):
            chance.shuffle(pool)
            at = 0
            while at < len(pool):
                several, blank = pool[at : at + chance.randint(_LEAST, _MOST)], chance.random() < 1 / 3
                at += len(several)
                lines = [
                    line._replace(story=number, gap=int(blank and not place and number > 1))
                    for number, story in enumerate(several, 1) for place, line in enumerate(story)
                ]  # fmt: skip
                yield Truth(0, "shuffled", tuple(lines))


def _stories(page: Truth) -> list[list[Line]]:
    made: dict[int, list[Line]] = {}
    for line in page.lines:
        if line.story:
            made.setdefault(line.story, []).append(line)
    return list(made.values())


def dump_lattices() -> Iterator[Lattice]:
    """The dumps of tests/stories, whose meaning stands beside them."""
    for path in sorted((FOLDER.parent / "dumps").glob("*.txt")):
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        stories = yaml.safe_load(path.with_suffix(".yaml").read_text("utf-8"))["stories"]
        yield Lattice(0, "dump", lattice_of(text, _dump_truth(text.split("\n"), stories)))
    stories = [
        one | {"headline": one["head"], "body": [{"type": kind, "lines": at} for kind, at, _ in one["body"]]}
        for one in yaml.safe_load((FOLDER.parent / "datong.yaml").read_text("utf-8"))
    ]
    text = (FOLDER.parents[2] / "seeds/datong/front-page.txt").read_text("utf-8")
    yield Lattice(0, "dump", lattice_of(text, _dump_truth(text.split("\n"), stories)))


def _byline(story: Mapping[str, Any]) -> str:
    """Who wrote *story*, as its line has it."""
    byline = story.get("byline") or ""
    return "".join(byline.get("names", ())) if isinstance(byline, Mapping) else byline


def _dump_truth(lines: Sequence[str], stories: Sequence[Mapping[str, Any]]) -> dict[int, tuple[int, str]]:
    """What lines of a dump are by its *stories*."""
    owner: dict[int, int] = {}
    role: dict[int, str] = {}
    last = 0
    for number, story in enumerate(stories, 1):
        heads = [bare(one) for one in story.get("headline", ())]
        named = {bare(story.get(key, "")): key for key in ("deck", "rubric", "kicker")}
        named |= dict.fromkeys(heads[1:], "headline-more") | dict.fromkeys([*heads[:1], "".join(heads)], "headline")
        signed = bare(_byline(story))
        named |= {signed: "byline"} if signed else {}
        over = bare("".join([story.get("rubric", ""), story.get("kicker", ""), *story.get("headline", ())]))
        body = [line for one in story.get("body", ()) for line in one["lines"]]
        if not body:
            continue
        tops = [at for at in range(last + 1, min(body)) if bare(lines[at - 1])]
        start = next((at for at in tops if bare(lines[at - 1]) == signed or bare(lines[at - 1]) in over), min(body))
        owner |= dict.fromkeys(range(start, max(body) + 1), number)
        for one in story.get("body", ()):
            role |= dict.fromkeys(one["lines"], "more") if one["type"] == "p" else {}
            role[one["lines"][0]] = "subhead" if one["type"] == "subhead" else "body"
        for at in range(start, min(body)):
            if found := named.get(bare(lines[at - 1])):
                role[at] = found
        last = max(body)
    return {at: (number, role.get(at, "")) for at, number in owner.items()}
