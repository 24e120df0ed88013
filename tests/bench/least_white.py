"""The least white that any line ends could have, beside what was chosen and beside typst's: what is still to be had.

    python tests/bench/least_white.py [--typst PYTHON] [--texts FOLDER] [MEASURE ...]

Every place where a line may lawfully end is tried, figures parted from units, addresses torn and words hyphenated
among them, and every line squeezed or widened as ours are.  Of all chains of lines of all paragraphs the one is found
whose mean white is least, and the one with the smallest share of holes over a fifth of an em: each is looked for by
itself, so no line ends have both.  It is done twice: with the rule that no paragraph ends with a single character, and
without it, as typst has it.  White and holes are those that lines are planned with; typst's are read from its PDF.
"""

from __future__ import annotations

import argparse
import sys
from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Final, TypeAlias

import lines as bench

from layout.fonts.library import Library
from layout.fonts.manifest import read_manifest
from layout.spec.styles import TextStyle
from layout.typeset import Piece, Prepared, prepare, set_paragraph
from layout.typeset.classes import HAN, HAN_CLASS
from layout.typeset.line_cost import COST_RUNT, _end_cost, natural_width, stretch_of, takes_of
from layout.typeset.line_ends import RELIEF
from layout.value import NamedTuple

MEASURES: Final = (8, 9, 10, 12, 13)
HOLE: Final = 200
"""White that is a hole, per mille of an em."""


class Way(NamedTuple):
    """A line that can be: the atom after it, its white per mille of an em, whether Han stand side by side in it, and
    whether it is a paragraph's last, and that a single character."""

    end: int
    white: int
    counts: bool
    last: bool
    runt: bool


def ways_of(paragraph: Prepared, ems: int) -> list[list[Way]]:
    """Of each atom the lines that may begin with it."""
    count, em = len(paragraph.atoms), paragraph.style.size
    beside = [0, *accumulate(int(a == HAN == b) for a, b in pairwise(paragraph.kinds)), 0]
    beside[-1] = beside[-2]
    made: list[list[Way]] = []
    for first in range(count):
        room = ems * em - (paragraph.style.indent * em // 1000 if first == 0 else 0)
        last = bisect_left(paragraph.sums, paragraph.sums[first] + 2 * room)
        made.append([])
        for end in range(first + 1, min(last, count) + 1):
            if end < count and paragraph.penalties[end - 1] >= RELIEF:
                continue
            slack = room - natural_width(paragraph, first, end)
            white = 0
            if slack < 0:
                takes = [max(0, take) for take in takes_of(paragraph, first, end)]
                over = -slack - sum(takes[:HAN_CLASS])
                if over > takes[HAN_CLASS]:
                    continue
                if over > 0:
                    white = over * paragraph.style.last_resort // takes[HAN_CLASS]
            elif end < count:
                white = stretch_of(paragraph, first, end, slack).white
            counts = beside[end - 1] > beside[first]
            made[-1].append(Way(end, white, counts, end == count, end == count and is_runt(paragraph, first)))
    return made


def is_runt(paragraph: Prepared, first: int) -> bool:
    """True where a last line from atom *first* is a single character."""
    return _end_cost(paragraph, first, len(paragraph.atoms)) >= COST_RUNT


def least(ways: Sequence[Sequence[Way]], price: Callable[[Way], float], *, runts: bool) -> list[Way]:
    """The chain whose lines cost least together; without *runts* none ends with a single character if it need not."""
    count = len(ways)
    best: list[tuple[float, Way | None]] = [(float("inf"), None)] * count + [(0.0, None)]
    for first in range(count - 1, -1, -1):
        for way in ways[first]:
            cost = price(way) + best[way.end][0] + (1e9 if way.runt and not runts else 0)
            if cost < best[first][0]:
                best[first] = cost, way
    chain: list[Way] = []
    at = 0
    while at < count:
        way = best[at][1]
        assert way is not None, "no lawful line"
        chain.append(way)
        at = way.end
    return chain


Lines: TypeAlias = "list[list[Way]]"


def mean_of(chains: Lines) -> float:
    """White of all lines in ems by the number of those in which Han stand side by side.

    That of lines in which none do is with it, lest it be hidden there.
    """
    lines = [way for chain in chains for way in chain]
    return sum(way.white for way in lines) / sum(way.counts for way in lines) / 1000


def share_of(chains: Lines) -> float:
    """The share of lines with a white over a fifth of an em; last lines have none and are left out."""
    body = [way.white > HOLE for chain in chains for way in chain if not way.last]
    return sum(body) / len(body)


def least_mean(all_ways: Sequence[Sequence[Sequence[Way]]], *, runts: bool) -> float:
    """The smallest mean of any chains."""
    return _searched(all_ways, mean_of, lambda part: lambda way: way.white - 1000 * part * way.counts, runts=runts)


def least_share(all_ways: Sequence[Sequence[Sequence[Way]]], *, runts: bool) -> float:
    """The smallest share of any chains."""
    return _searched(
        all_ways, share_of, lambda part: lambda way: 0 if way.last else (way.white > HOLE) - part, runts=runts
    )


def _searched(
    all_ways: Sequence[Sequence[Sequence[Way]]],
    told: Callable[[Lines], float],
    price: Callable[[float], Callable[[Way], float]],
    *,
    runts: bool,
) -> float:
    """The least of a ratio: what costs least against the ratio found is better, until nothing is (Dinkelbach)."""
    found = 0.05
    while True:
        better = told([least(ways, price(found), runts=runts) for ways in all_ways])
        if abs(better - found) < 1e-9:
            return found
        found = better


def chosen(paragraph: Prepared, ways: Sequence[Sequence[Way]], ems: int) -> list[Way]:
    """The lines that are set."""
    at = {start: atom for atom, start in enumerate(paragraph.starts)}
    lines = set_paragraph(paragraph, (ems * paragraph.style.size,), drawn=False)
    return [next(way for way in ways[at[line.start]] if way.end == at[line.end]) for line in lines]


def lawful(paragraph: Prepared, ems: int) -> bool:
    """True where a paragraph can be set without a rule broken."""
    ways = ways_of(paragraph, ems)
    reached = [False] * len(ways) + [True]
    for first in range(len(ways) - 1, -1, -1):
        reached[first] = any(reached[way.end] for way in ways[first])
    return reached[0]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--typst", default="", help="a Python that has typst")
    parser.add_argument("--texts", type=Path, help="a folder of texts, a paragraph a line; else those of the tests")
    parser.add_argument("measures", type=int, nargs="*", default=MEASURES, help="in characters")
    args = parser.parse_args()
    kit = bench.ROOT / "fonts"
    faces = Library(read_manifest((kit / "fonts.yaml").read_text("utf-8"), "fonts.yaml"), kit)
    texts = bench.paragraphs()
    if args.texts:
        texts = [line for path in sorted(args.texts.glob("*.txt")) for line in path.read_text("utf-8").splitlines()]
    style = TextStyle("body", "song", bench.SIZE, bench.LEADING, indent=2000, punctuation="quanjiao")
    made = [prepare((Piece(text, style),), style, faces).hyphenated() for text in texts if text]
    print(
        "| measure | mean: ours | least | with runts | typst | over 0.2 em: ours | least | with runts | typst | runts |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|")
    for ems in args.measures:
        kept = [paragraph for paragraph in made if lawful(paragraph, ems)]
        words = [paragraph.text for paragraph in kept]
        all_ways = [ways_of(paragraph, ems) for paragraph in kept]
        own = [chosen(paragraph, ways, ems) for paragraph, ways in zip(kept, all_ways, strict=True)]
        told = ["", "", ""]
        if args.typst:
            row = bench.Score(bench.read_lines(bench.theirs(words, ems, args.typst))).row()
            told = [f"{row[0]:.4f}", f"{row[3]:.1%}", str(row[6])]
        means = [mean_of(own), *(least_mean(all_ways, runts=runts) for runts in (False, True))]
        shares = [share_of(own), *(least_share(all_ways, runts=runts) for runts in (False, True))]
        print(f"| {ems} 字 | {' | '.join(f'{one:.4f}' for one in means)} | {told[0]} ", end="")
        print(f"| {' | '.join(f'{one:.1%}' for one in shares)} | {told[1]} | {told[2]} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
