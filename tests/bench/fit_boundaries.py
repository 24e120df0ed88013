"""Fit the weights of :data:`layout.dumps.boundaries.WEIGHTS` to the pages that are not held out; prints a table.

    python tests/bench/fit_boundaries.py [--pull P] [--folds N] [--all] [--kinds]

The dumps of tests/stories, whose meaning stands beside them, count with the pages.  Logistic regression over the
evidence of every head-like line without a byline, pulled towards the weights as they stand; only those of FITTED are
fitted, the others are the form of a line, which was weighed by hand.  A subhead weighs a little less than a head: where
it is taken for one, one story is lost, and where a head is taken for a subhead two are.  Each page is taken seven
times: as it is, with blank lines between stories, before heads and subheads, before every line, and as desks have it
whose stories have no bylines, or all have datelines (with blank lines between them, too); and eight of a kind together.
*left out* are lines judged by weights that were fitted without their page.
Nothing is written: what is better than the table is put there by hand.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "stories"))

import yaml
from page_truth import FOLDER, Line, Truth, all_pages, dump_of, parted, with_datelines, without_bylines
from pages import put_together

from layout.characters.source import lines_of
from layout.dumps.blocks import blocks_of, rows_in
from layout.dumps.boundaries import WEIGHTS, weighed
from layout.lines.dump_style import dump_style_of
from layout.lines.line_scores import scores_of
from layout.lines.neighbours import titles_of
from layout.lines.shapes import shape_of
from layout.stories.parts import HEAD, NEW, START, STEPS, SUBHEAD

SCALE: Final = 12
"""Tenths of the reading's scores that make one of the logarithm of odds."""

FITTED: Final = (
    "under-feature", "under-news", "under-news-traditional", "under-copy", "long", "even", "words-shared", "theme-kept",
    "theme-lost", "says-when", "even-above", "begins-as-above", "even-below", "begins-as-below", "second-subhead",
    "fourth-subhead", "one-below", "among-signed", "mostly-signed",
    "outgrows-head",
)  # fmt: skip
BY_HAND: Final = ("inside", "brief", "short", "last-of-page", "under-feature")
"""What is left as it is with ``--all``: what the fit made of these, together, cost two dumps of tests/stories."""

SUBHEADS: Final = 0.8
"""What a subhead weighs to a head's 1."""

STEPS_DOWN: Final = 400
RATE: Final = 0.5


class Case(NamedTuple):
    """A head-like line: its page, what speaks for a head but for the evidence, its evidence, and whether a story
    begins there."""

    page: int
    words: str
    offset: float
    evidence: tuple[str, ...]
    begins: bool


def cases(page: Truth) -> Iterator[Case]:
    """Every head-like line of *page*, as it is written, that evidence decides about."""
    text, numbers = dump_of(page)
    starts: set[int] = set()
    last = 0
    for line, number in zip(page.lines, numbers, strict=True):
        if line.story not in (0, last):
            starts.add(number)
        last = line.story or last
    subheads = {number for line, number in zip(page.lines, numbers, strict=True) if line.role == "subhead"}
    yield from weighed_cases(page.number, text, starts, subheads)


def dump_cases() -> Iterator[Case]:
    """The same of the dumps of tests/stories, numbered from 1000."""
    for number, path in enumerate(sorted((FOLDER.parent / "dumps").glob("*.txt")), 1000):
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        lines = text.split("\n")
        starts: set[int] = set()
        subheads: set[int] = set()
        last = 0
        for story in yaml.safe_load(path.with_suffix(".yaml").read_text("utf-8"))["stories"]:
            over = bare("".join([story.get("rubric", ""), story.get("kicker", ""), *story.get("headline", ())]))
            body = [line for paragraph in story.get("body", ()) for line in paragraph["lines"]]
            tops = [at for at in range(last + 1, min(body, default=len(lines))) if bare(lines[at - 1])]
            starts |= {next((at for at in tops if bare(lines[at - 1]) in over), 0)}
            subheads |= {one["lines"][0] for one in story.get("body", ()) if one["type"] == "subhead"}
            last = max(body, default=last)
        yield from weighed_cases(number, text, starts, subheads)


def bare(text: str) -> str:
    """Letters and figures of *text*."""
    return "".join(filter(str.isalnum, text))


def weighed_cases(number: int, text: str, starts: set[int], subheads: set[int]) -> Iterator[Case]:
    """The head-like lines of *text* that are one of *starts* or *subheads*, by line number."""
    shapes = blocks_of(tuple(map(shape_of, lines_of(text))), {}, "page.txt", {}).shapes
    style = dump_style_of(shapes)
    known = frozenset(at for at, shape in enumerate(shapes) if shape.line.number in starts)
    for one in weighed(shapes, style, rows_in(shapes, style), titles_of(shapes), known):
        looks = scores_of(shapes[one.at], style)
        if HEAD not in looks or SUBHEAD not in looks or "under-" not in " ".join(one.evidence):
            continue
        if one.at not in known and shapes[one.at].line.number not in subheads:
            continue
        offset = looks[HEAD] + NEW[HEAD] + STEPS[HEAD][START] - looks[SUBHEAD] - STEPS[SUBHEAD][START]
        offset += 30 if "two-lines" in one.evidence else 0
        yield Case(number, shapes[one.at].text, offset, one.evidence, one.at in known)


def spaced(page: Truth, roles: frozenset[str]) -> Truth:
    """*page* with a blank line before the first line of each story and before the lines that are one of *roles*."""
    made: list[Line] = []
    last = 0
    for line in page.lines:
        gap = line.story not in (0, last) or line.role in roles
        made.append(line._replace(gap=int(gap and bool(made))))
        last = line.story or last
    return page._replace(lines=tuple(made))


def fitted(several: Sequence[Case], pull: float, names: Sequence[str] = FITTED) -> dict[str, float]:
    """The weights *names* that *several* have most likely come from, pulled towards the table's."""
    weights = {name: float(weight) for name, weight in WEIGHTS.items()}
    share = {True: 1.0, False: SUBHEADS}
    seen = {name: sum(share[one.begins] * one.evidence.count(name) ** 2 for one in several) for name in names}
    for _ in range(STEPS_DOWN):
        slope = {name: pull * (WEIGHTS[name] - weight) / SCALE for name, weight in weights.items()}
        for case in several:
            off = share[case.begins] * (case.begins - likely(case, weights))
            for name in case.evidence:
                slope[name] += off
        for name in names:
            weights[name] += RATE * SCALE * slope[name] / (pull + seen[name])
    return weights


def likely(case: Case, weights: dict[str, float]) -> float:
    """How likely a story begins there."""
    margin = case.offset + 1.5 * sum(weights[name] for name in case.evidence)
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, margin / SCALE))))


def _group(case: Case, kinds: dict[int, str], by_kind: bool) -> str:
    """What is left out with *case*: its page, or all pages of its kind."""
    return kinds.get(case.page, "dump") if by_kind else f"{case.page:04}"


def main() -> None:
    """Print the fitted weights beside those of the table, and how many lines either judges wrongly."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pull", type=float, default=2.7)
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("--wrong", action="store_true", help="print the lines that are judged wrongly when left out")
    parser.add_argument("--all", action="store_true", help="fit all weights but those of BY_HAND")
    parser.add_argument("--kinds", action="store_true", help="leave out one kind of page at a time, not a tenth")
    given = parser.parse_args()
    names = [name for name in WEIGHTS if name not in BY_HAND] if given.all else FITTED
    pages = [page for page in all_pages() if not page.held_out]
    kinds = {page.number: page.kind for page in pages}
    every = list(dump_cases())
    every += [case for page in put_together(pages) for case in cases(page)]
    for page in pages:
        ways = (
            page,
            parted(page),
            spaced(page, frozenset(("subhead",))),
            spaced(page, frozenset(("subhead", "body"))),
            without_bylines(page),
            with_datelines(page),
            parted(with_datelines(page)),
        )
        every += [case for way in ways for case in cases(way)]
    table = {name: float(weight) for name, weight in WEIGHTS.items()}
    made = fitted(every, given.pull, names)
    groups = sorted({_group(case, kinds, given.kinds) for case in every})
    folds = len(groups) if given.kinds else given.folds
    left_out: list[tuple[Case, float]] = []
    for fold in range(folds):
        out = set(groups[fold::folds])
        parts: tuple[list[Case], list[Case]] = [], []
        for case in every:
            parts[_group(case, kinds, given.kinds) in out].append(case)
        weights = fitted(parts[0], given.pull, names)
        left_out += [(case, likely(case, weights)) for case in parts[1]]
    print(f"{len(every)} lines, {sum(case.begins for case in every)} of them begin a story")
    for title, judged in (
        ("table", [(case, likely(case, table)) for case in every]),
        ("fitted", [(case, likely(case, made)) for case in every]),
        ("left out", left_out),
    ):
        wrong = [(case, p) for case, p in judged if (p > 0.5) != case.begins]
        merged = sum(case.begins for case, _ in wrong)
        loss = -sum(math.log(max(1e-9, p if case.begins else 1 - p)) for case, p in judged) / len(judged)
        print(f"{title:9} wrong {len(wrong):3} of {len(judged)}, merges {merged:3}, loss {loss:.3f}")
    for case, p in left_out if given.wrong else ():
        if (p > 0.5) != case.begins:
            print(f"{case.page:4} {case.begins} {p:.2f} {case.words}: {' '.join(case.evidence)} {case.offset}")
    for name in names:
        weight = made[name]
        print(
            f'    "{name}": {round(weight)},  # {WEIGHTS[name]}, {sum(name in case.evidence for case in every)} lines'
        )


if __name__ == "__main__":
    main()
