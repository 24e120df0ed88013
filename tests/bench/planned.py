"""Random front pages planned: how many are finished, in what time, and what the others say.

    python tests/bench/planned.py [COUNT] [FIRST]

A page is finished when it is proposed with no error and at most one warning.  Of a page that is not, the reason is
printed, its advice is followed, and whether the page is finished then is counted.  Times are CPU seconds of this
process, which has everything loaded: the median of proposals, and the longest wait for advice.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path
from statistics import median, quantiles

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "planner"))

from followed import followed
from stock import front_page

from layout.planner.advice import BORNE, advised, with_changes
from layout.planner.pieces import planned_stories
from layout.planner.propose import faults_of, propose
from layout.spec.wishes import PlanWishes


def main(words: list[str]) -> None:
    """Plan, follow what is advised, count, print."""
    count, first = (*map(int, words), *(200, 1)[len(words) :])
    times: list[float] = []
    waits = [0.0]
    lacks: Counter[str] = Counter()
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
        begun = time.process_time()
        advice = advised(issue, materials, page, faults_of(made.pages[0]), made.findings)
        waits.append(time.process_time() - begun)
        if advice:
            print(f"{seed}: {Counter(one.code for one in made.pages[0].findings)}")
            said = advice.said
            lacks[said.code] += 1
            if not advice.changes:
                continue
            if len(advice.changes) == 1:
                after = followed(said, materials, page)
            else:
                stories = planned_stories(issue, page, page.plan or PlanWishes(), tuple(materials.stories.values()))
                after = with_changes(advice.changes, stories, materials, page)
            again = propose(issue, *after, 1)
            works = bool(again.pages) and faults_of(again.pages[0]) <= BORNE
            lacks["mended" if works else "not mended"] += 1
            print(f"    {said.code} {dict(said.facts)}: {'works' if works else 'does not work'}", flush=True)
    tenths = quantiles(times, n=10) if len(times) > 1 else times * 9
    finished = count - sum(lacks[one] for one in lacks if one.startswith("plan-"))
    print(f"{finished} of {count} finished; {median(times):.2f} s the median, {tenths[-1]:.2f} s one in ten")
    print(f"{dict(lacks)}; {max(waits):.1f} s the longest wait for advice")


if __name__ == "__main__":
    main(sys.argv[1:])
