"""What copyfit costs: the sample page poured plainly, and with every remedy allowed, as it is and too tight.

    python tests/bench/copyfit.py [--runs 15] [--issue seeds/datong/issue.yaml]

Each run is ``compose`` of an issue that is read already, with paragraphs that nothing has been worked out for.  The
second case gives every story all remedies; the third also takes two lines from every slot, so that each of them has to
be tried.  Prints medians and the ratio of each to the plain pour of the same run.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import time
from pathlib import Path

from layout.composing import Materials, compose
from layout.loading.load import load
from layout.spec.model import Issue

ROOT = Path(__file__).resolve().parents[2]
ALL = ("tracking", "subhead", "head", "picture", "cut")


def with_remedies(issue: Issue, less: int) -> Issue:
    """*issue* with all remedies for every story, its slots *less* lines shallower."""
    pages = []
    for page in issue.pages:
        slots = tuple(
            slot._replace(remedies=ALL, area=slot.area._replace(lines=slot.area.lines - less))
            if slot.use == "story" and not slot.rect
            else slot
            for slot in page.slots
        )
        pages.append(page._replace(slots=slots))
    return issue._replace(pages=tuple(pages))


def took(issue: Issue, materials: Materials) -> float:
    """Seconds of one make-up."""
    gc.collect()
    gc.disable()
    start = time.perf_counter()
    compose(issue, materials)
    done = time.perf_counter() - start
    gc.enable()
    return done


def main() -> None:
    """Time the three in turn."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--issue", type=Path, default=ROOT / "seeds/datong/issue.yaml")
    args = parser.parse_args()
    loaded = load(args.issue)
    cases = {
        "plain pour": loaded.issue,
        "all remedies allowed": with_remedies(loaded.issue, 0),
        "two lines less, all needed": with_remedies(loaded.issue, 2),
    }
    for issue in cases.values():
        took(issue, loaded.materials)
    runs = [{name: took(issue, loaded.materials) for name, issue in cases.items()} for _ in range(args.runs)]
    for name in cases:
        each = [run[name] for run in runs]
        ratio = statistics.median(run[name] / run["plain pour"] for run in runs)
        print(f"{name:<28} {statistics.median(each) * 1e3:6.1f} ms, {ratio:.2f} × plain")


if __name__ == "__main__":
    main()
