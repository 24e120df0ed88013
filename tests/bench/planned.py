"""Random front pages planned: how many are finished, in what time, and what the others say.

    python tests/bench/planned.py [COUNT] [FIRST]

A page is finished when it is proposed with no error and at most one warning.  Of a page that is not, the reason is
printed with its advice.  Times are CPU seconds of this process, which has everything loaded; the median is printed.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path
from statistics import median, quantiles

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "planner"))

from stock import front_page

from layout.findings import Severity
from layout.planner.propose import propose

MOST_WARNINGS = 1


def main(words: list[str]) -> None:
    """Plan, count, print."""
    count, first = (*map(int, words), *(200, 1)[len(words) :])
    times: list[float] = []
    lacks: Counter[str] = Counter()
    finished = 0
    for seed in range(first, first + count):
        issue, materials, page = front_page(seed)
        begun = time.process_time()
        made = propose(issue, materials, page, 1)
        times.append(time.process_time() - begun)
        if not made.pages:
            said = made.findings[-1]
            lacks[said.code] += 1
            print(f"{seed}: {said.code} {dict(said.facts)}", flush=True)
            continue
        found = made.pages[0].findings
        errors = sum(one.severity is Severity.ERROR for one in found)
        if errors or len(found) - errors > MOST_WARNINGS:
            lacks["findings"] += 1
            print(f"{seed}: {Counter(one.code for one in found)}", flush=True)
            continue
        finished += 1
    tenths = quantiles(times, n=10) if len(times) > 1 else times * 9
    print(f"{finished} of {count} finished; {median(times):.2f} s the median, {tenths[-1]:.2f} s one in ten")
    print(dict(lacks))


if __name__ == "__main__":
    main(sys.argv[1:])
