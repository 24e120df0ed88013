"""Fit the tables of layout/fitted to the labelled pages of tests/stories, and write them.

    python tests/bench/fit_lines.py [--out FOLDER] [--news FOLDER] [--leave-out N] [--rounds N]

A conditional random field over the lines of a dump: the scores of the reading as they stand, at three quarters (they
were tuned on the same pages), and a weight for each name of how a line stands and each part that it may be, one for a
story's beginning there; drawn towards 0.  Copy (start, more, wire) has no
weights by name, so that nothing is said of where paragraphs break.  What comes out small is left out, and the rest
fitted again.  With ``--leave-out`` every Nth page (by number, from 0 of N) is left out, and how likely its truth is by
what was fitted to the others is printed; nothing is written then.  The pages that are held out are never read.

``--news`` has pages made of published news, in the same form; each counts for little.

It wants numpy and scipy, which the package does not; a run takes a minute of CPU, and comes to the same each
time; `ruff format` follows.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "stories"))

import numpy
from line_lattices import INDEX, PARTS, Lattice, dump_lattices, lattices, page_lattice
from page_truth import all_pages, parted, read_truth
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from layout.stories.parts import BODY, HEAD, KICKER, RUBRIC, UNENDING

SCALE: Final = 12.0
"""Tenths of the reading's scores that make one of the logarithm of odds."""

TRUST: Final = 0.75
"""What the scores of the reading count for."""

PULL: Final = 8.0
"""How strongly weights are drawn to 0."""

WRONG: Final = 8.0
"""Against a part or a beginning that is not the truth, in logarithms: no more, for some truth cannot be read at all."""

SHARES: Final = {"dump": 8.0, "together": 0.2, "shuffled": 0.2, "news": 0.008}
SHARE: Final = 0.3
NEWER: Final = 1.0
FIRST_NEWER: Final = 349
"""What a dump counts for.  The scores by hand were tuned on the pages before that number, and on none from it on: what
is wrong with them is seen there."""

LAST_FITTED: Final = 420
"""The last page that the table as it stands is fitted to.  With the 36 from 435 on, which lean on captions, boxes and
notices, of the heads of pages held out 170 to 172 of 189 were exact, not 175, and no more stories were found.
"""

LEAST: Final = 5
"""Different lines that a name stands for, at least."""

SMALL: Final = 1.5
"""Tenths below which a weight is left out."""

_PART_COUNT: Final = len(PARTS)
_TOPS: Final = [INDEX[part] for part in (RUBRIC, KICKER, HEAD)]
Array = Any


class Field:
    """The lines of all dumps as arrays, and the likelihood of what they are in truth."""

    def __init__(self, several: Sequence[Lattice], shares: Sequence[float]) -> None:
        """Of *several* dumps, each of which counts for its share."""
        order = sorted(range(len(several)), key=lambda at: -len(several[at].lines))
        self.several = [several[at] for at in order if several[at].lines]
        self.shares = numpy.array([shares[at] for at in order if several[at].lines])
        self.names = _names(self.several)
        longest = len(self.several[0].lines)
        # Lines stand by their place in the dump, so that those of all dumps are reckoned at once.
        self.rows = [[one.lines[at] for one in self.several if len(one.lines) > at] for at in range(longest)]
        self.starts = numpy.cumsum([0, *map(len, self.rows)])
        self._read()
        self.size = len(self.names) * (_PART_COUNT + 1)

    def _read(self) -> None:
        count, numbers = int(self.starts[-1]), {name: at for at, name in enumerate(self.names)}
        self.looks = numpy.full((count, _PART_COUNT), -numpy.inf)
        self.new, self.leave = numpy.full_like(self.looks, -numpy.inf), numpy.zeros_like(self.looks)
        self.steps = numpy.zeros((count, _PART_COUNT, _PART_COUNT), numpy.float32)
        self.wrong = numpy.ones_like(self.looks)
        self.no_new, self.no_step = numpy.ones(count), numpy.ones(count)
        rows, columns = [], []
        for at, line in enumerate(line for several in self.rows for line in several):
            for part, look in line.looks.items():
                self.looks[at, part] = look * TRUST / SCALE
            for part, score in line.new.items():
                self.new[at, part] = score * TRUST / SCALE
            for part, score in line.leave.items():
                self.leave[at, part] = score * TRUST / SCALE
            for (was, part), score in line.steps.items():
                self.steps[at, was, part] = numpy.exp(score * TRUST / SCALE)
            if line.meant:
                self.wrong[at] = numpy.exp(-WRONG)
                self.wrong[at, list(line.meant)] = 1
            if line.begins is not None:
                (self.no_step if line.begins else self.no_new)[at] = numpy.exp(-WRONG)
            for name in line.names:
                if name in numbers:
                    rows.append(at)
                    columns.append(numbers[name])
        self.has = csr_matrix((numpy.ones(len(rows)), (rows, columns)), shape=(count, len(self.names)))
        self.close = numpy.exp([-30 * TRUST / SCALE if part in UNENDING else 0 for part in PARTS])

    def divided(self, weights: Array) -> tuple[Array, Array]:
        """*weights* of parts by name, and of beginnings by name."""
        parts, begins = numpy.split(weights, [len(self.names) * _PART_COUNT])
        return parts.reshape(len(self.names), -1), begins

    def loss(self, weights: Array, pull: float, shares: Array) -> tuple[float, Array]:
        """How unlikely the truth is, with what the *pull* adds; and the slope of both."""
        parts, begins = self.divided(weights)
        score = self.new.copy()
        score[:, _TOPS] += (self.has @ begins)[:, None]
        tables = numpy.exp(self.looks + self.has @ parts), numpy.exp(score), numpy.exp(self.leave), self.steps
        value, *gained = self._sums(tables, shares, None)
        other, *lost = self._sums(tables, shares, (self.wrong, self.no_new, self.no_step))
        on_looks, on_new = (a - b for a, b in zip(gained, lost, strict=True))
        slope = numpy.concatenate([(self.has.T @ on_looks).ravel(), self.has.T @ on_new[:, _TOPS].sum(1)])
        return value - other + 0.5 * pull * float(weights @ weights), slope + pull * weights

    def _sums(self, tables: Sequence[Array], shares: Array, truth: Sequence[Array] | None) -> tuple[Any, ...]:
        """The logarithm of the sum over all readings, and how often each part and beginning is in one.

        With the *truth* what is wrong counts for little.
        """
        looks, new, leave, steps = tables
        if truth is not None:
            looks, new = looks * truth[0], new * truth[1][:, None]
        along, ahead, total = [], [], 0.0
        ends = self.starts
        for at, several in enumerate(self.rows):
            here = slice(ends[at], ends[at + 1])
            step = truth[2][here, None] if truth is not None else 1.0
            if at:
                was = along[-1][: len(several)]
                over = (was * leave[here]).sum(1, keepdims=True)
                now = over * new[here] + (was[:, None] @ steps[here])[:, 0] * step
            else:
                now = new[here].copy()
            now *= looks[here]
            most = now.sum(1, keepdims=True)
            along.append(now / most)
            ahead.append(most)
            total += float(shares[: len(several)] @ numpy.log(most[:, 0]))
        on_looks, on_new = numpy.zeros_like(looks), numpy.zeros_like(looks)
        back = numpy.zeros((0, _PART_COUNT))
        for at in range(len(self.rows) - 1, -1, -1):
            here, count = slice(ends[at], ends[at + 1]), len(self.rows[at])
            ending = numpy.broadcast_to(self.close, (count - len(back), _PART_COUNT))
            ended = (along[at][len(back) :] * ending).sum(1, keepdims=True)
            total += float(shares[len(back) : count] @ numpy.log(ended[:, 0]))
            back = numpy.concatenate([back, ending / ended])
            share = shares[:count, None]
            on_looks[here] = share * along[at] * back
            then = back * looks[here] / ahead[at]
            if not at:
                on_new[here] = on_looks[here]
                break
            was = along[at - 1][:count]
            step = truth[2][here, None] if truth is not None else 1.0
            over = (was * leave[here]).sum(1, keepdims=True)
            on_new[here] = share * over * new[here] * then
            going = (steps[here] @ then[:, :, None])[:, :, 0] * step
            back = going + leave[here] * (new[here] * then).sum(1, keepdims=True)
        return total, on_looks, on_new

    def fitted(self, rounds: int) -> Array:
        """The weights: fitted, those that are small left out, and fitted again."""
        free = numpy.ones(self.size, bool)
        self.divided(free)[0][:, [INDEX[part] for part in BODY]] = False
        made = self._descend(numpy.zeros(self.size), free, rounds)
        free &= numpy.abs(made) * SCALE / TRUST >= SMALL
        made = self._descend(numpy.where(free, made, 0), free, max(1, rounds // 2))
        return made / TRUST * SCALE

    def _descend(self, start: Array, free: Array, rounds: int) -> Array:
        at = numpy.flatnonzero(free)

        def asked(some: Array) -> tuple[float, Array]:
            every = numpy.zeros(self.size)
            every[at] = some
            value, slope = self.loss(every, PULL, self.shares)
            return value, slope[at]

        done = minimize(asked, start[at], jac=True, method="L-BFGS-B", options={"maxiter": rounds, "maxcor": 8})
        made = numpy.zeros(self.size)
        made[at] = done.x
        print(f"{len(at)} weights, loss {done.fun:.1f} after {done.nit} rounds", flush=True)
        return made


def _names(several: Sequence[Lattice]) -> list[str]:
    """The names that stand for enough different lines."""
    seen: dict[str, set[str]] = defaultdict(set)
    for one in several:
        for line in one.lines:
            for name in line.names:
                seen[name].add(line.text)
    return sorted(name for name, lines in seen.items() if len(lines) >= LEAST)


def share_of(one: Lattice) -> float:
    """What a dump counts for."""
    return SHARES.get(one.way, NEWER if one.number >= FIRST_NEWER else SHARE)


def write(field: Field, weights: Array, folder: Path) -> None:
    """Write the tables into *folder*."""
    parts, begins = (numpy.rint(one).astype(int) for one in field.divided(weights))
    rows: dict[str, str] = {}
    for at, name in enumerate(field.names):
        said = [f"begins {begins[at]}"] if begins[at] else []
        said += [f"{part} {parts[at, place]}" for place, part in enumerate(PARTS) if parts[at, place]]
        if said:
            rows[name] = " ".join(said)
    tables: dict[str, dict[str, str]] = {table: {} for table in TABLES}
    for name, row in rows.items():
        tables[next((table for table, (words, _) in TABLES.items() if name.split()[0] in words), "looks")][name] = row
    for table, (_, doc) in TABLES.items():
        _write(folder / f"weights_of_{table}.py", doc, table, tables[table])


TABLES: Final = {
    "places": (
        {"before", "below", "between", "above", "under", "copy", "blank", "tight"},
        "What the lines around a line, and the blank lines, say of what it is.",
    ),
    "words": (
        {"echo", "shared", "down", "up", "first", "paragraph"},
        "What the words and the lengths of the copy around a line say of what it is.",
    ),
    "habits": (
        {"form", "bylines", "datelines", "as", "last", "next", "top", "foot"},
        "What the habits of a dump say of what a line of it is.",
    ),
    "rows": ({"row", "pair", "copies", "person"}, "What the place of a line among those it stands with says of it."),
    "looks": (set(), "What a line itself says of what it is."),
}
"""The tables: first words of the names that stand in each, and what is said of it."""


def _write(path: Path, doc: str, table: str, rows: dict[str, str]) -> None:
    lines = [f'"""{doc}  Fitted; not to be tuned by hand."""', "", "from __future__ import annotations", ""]
    lines += ["from typing import Final", "", f"BY_{table.upper()}: Final = {{"]
    for name, row in rows.items():
        if len(name) + len(row) <= _WIDE:
            lines.append(f'    "{name}": "{row}",')
            continue
        words = row.split()
        halves = " ".join(words[:_HALF]) + " ", " ".join(words[_HALF:])
        lines += [f'    "{name}": (', *[f'        "{half}"' for half in halves], "    ),"]
    lines += [
        "}",
        '"""In tenths; ``begins`` speaks for a story beginning with the line.  See tests/bench/fit_lines.py."""',
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")


_WIDE: Final = 104
_HALF: Final = 10
"""Characters of a row that is too wide for a line, and words of its first half."""


def main() -> None:
    """Fit and write, or leave pages out and print how likely they are."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--out", type=Path, default=Path(__file__).resolve().parents[2] / "layout" / "fitted")
    parser.add_argument("--news", type=Path)
    parser.add_argument("--leave-out", type=int, default=0)
    parser.add_argument("--rounds", type=int, default=45)
    given = parser.parse_args()
    pages = [page for page in all_pages() if not page.held_out and page.number <= LAST_FITTED]
    out = [page for page in pages if given.leave_out and page.number % given.leave_out == 0]
    began = time.process_time()
    several = [*lattices([page for page in pages if page not in out]), *dump_lattices()]
    for path in sorted(given.news.glob("*.page")) if given.news else ():
        page = read_truth(path)
        several += [page_lattice(one, "news") for one in (page, parted(page))]
    left = [one for one in lattices(out) if one.way in ("plain", "parted")]
    field = Field([*several, *left], [*map(share_of, several), *([0.0] * len(left))])
    print(f"{len(field.names)} names, {len(field.looks)} lines, {time.process_time() - began:.0f} s", flush=True)
    weights = field.fitted(given.rounds)
    if not left:
        write(field, weights, given.out)
        return
    marks = numpy.where(field.shares == 0, 1.0, 0.0)
    for title, some in (("as read", weights * 0), ("fitted", weights * TRUST / SCALE)):
        value, _ = field.loss(some, 0.0, marks)
        print(f"{title}: {1000 * value / sum(len(one.lines) for one in left):.1f} a thousand lines left out")


if __name__ == "__main__":
    main()
