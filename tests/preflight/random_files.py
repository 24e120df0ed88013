"""Press files of random issues before judges of their claims: none of ours may break what it says it is.

    python tests/preflight/random_files.py 5000 [FIRST]

Every issue of :mod:`random_issues` is made a file of PDF/X-4 (then it is PDF/A-2u, too) or PDF/X-1a:2003 (PDF/A-1b),
both PDF/UA-1, with the marks and bleed that its seed has; page-validation, which knows nothing of ours, holds it
against PDF/A and PDF/UA, and preflight against PDF/X.  It says what broke, with the seed, and ends with 1 if anything
did.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "makeup"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "output"))

from plates import failures
from random_issues import Press

from layout.composing import compose
from layout.findings import Severity
from layout.output.pdf import pdf
from layout.preflight.check import check
from layout.publishing.press_condition import Condition, condition_of
from layout.spec.press import Press as PressWords
from layout.streams.printermarks import with_marks
from layout.stylesheets.preflight import Limits

LIMITS = Limits("quick", resolution=36)
MARKS = ("none", "crop", "full")
CROWDED = frozenset(("type-on-type", "type-off-page"))
"""Findings of pages on which things stand on each other, as no editor would have it, and in boxes without any width."""
OF_CROWDS = frozenset(("preflight-ink-over", "preflight-hairline"))
"""Errors that come of that and of nothing else: black over red, the frame of a box without width."""


def conditions() -> dict[str, Condition]:
    """What press files are made for."""
    return {standard: condition_of(PressWords(standard=standard)) for standard in ("x-4", "x-1a")}


class Made(NamedTuple):
    """A press file, what it is made for, and whether its pages are known to be crowded."""

    standard: str
    data: bytes
    condition: Condition
    crowded: bool = False


def file_of(press: Press, seed: int, known: dict[str, Condition]) -> Made:
    """The file of the issue *seed*, with the standard that it claims."""
    issue, materials = press.issue(seed)
    edition = compose(issue, materials).edition
    crowded = any(one.code in CROWDED for one in edition.findings)
    standard, marks = ("x-1a" if seed % 3 == 0 else "x-4"), MARKS[seed // 3 % 3]
    pages = edition.pages
    if marks != "none":
        pages = tuple(with_marks(page, edition, materials.faces, marks) for page in pages)
    condition = known[standard]
    return Made(standard, pdf(pages, edition, materials.faces, {}, condition.make), condition, crowded)


def breaches(made: Made) -> Iterator[str]:
    """What a file breaks of what it claims."""
    for profile in ("1b" if made.standard == "x-1a" else "2u", "ua1"):
        for rule in sorted(failures(made.data, profile)):
            yield f"{profile} {rule}"
    for one in check(made.data, "random.pdf", LIMITS, made.condition.profile).findings:
        # Sizes of type and widths of rules are the editor's: what a file claims is an error.
        if one.severity is Severity.ERROR and not (made.crowded and one.code in OF_CROWDS):
            yield f"preflight {one.code}: {one.message('en')}"


def main(count: int, first: int = 0) -> int:
    """Issues *first* to before *first* + *count*; the number of breaches."""
    broken: Counter[str] = Counter()
    with TemporaryDirectory() as folder:
        known = conditions()
        for start in range(first, first + count, 500):
            here = Path(folder) / str(start)
            here.mkdir()
            press = Press(here)  # what faces remember of five hundred issues is let go
            for seed in range(start, min(start + 500, first + count)):
                try:
                    found = list(breaches(file_of(press, seed, known)))
                except Exception as fault:
                    found = [f"fault: {fault!r}"]
                for one in found:
                    broken[one.split(":")[0]] += 1
                    print(f"seed {seed}: {one}", flush=True)
            print(f"to {seed}: {sum(broken.values())} breaches", file=sys.stderr, flush=True)
    print(f"{count} files from {first} on: {dict(broken) or 'no breach'}")
    return sum(broken.values())


if __name__ == "__main__":
    sys.exit(1 if main(*map(int, sys.argv[1:])) else 0)
