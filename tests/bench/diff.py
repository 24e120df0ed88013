"""``render-page diff`` beside two renders of the same issues, in pairs of new processes.

    python tests/bench/diff.py [--runs 5] [--paper evening]

Every run is over an issue and a copy of it with one word changed.  Prints medians of processor and wall seconds; a
comparison is to take at most one and a half times as long as two renders.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = [sys.executable, "-c", "from layout.cli import program; program()"]
EDITS = {"evening": ("纺织厂的后墙", "针织厂的后墙"), "datong": ("空气质量", "空气品质"), "weekend": ("纸", "帋")}


def timed(*words: str) -> tuple[float, float]:
    """Wall and processor seconds of one run."""
    start, before = time.perf_counter(), os.times()
    subprocess.run([*PROGRAM, *words], check=False, stdout=subprocess.DEVNULL)
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - start, spent


def main() -> None:
    """Run both in turn, one warm-up first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--paper", choices=EDITS, default="evening")
    args = parser.parse_args()
    old, new = EDITS[args.paper]
    with tempfile.TemporaryDirectory() as scratch:
        papers = [Path(shutil.copytree(ROOT / "seeds" / args.paper, f"{scratch}/{name}")) for name in "ab"]
        for path in papers[1].rglob("*"):
            if path.suffix in (".md", ".txt"):
                path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
        issues = [str(folder / "issue.yaml") for folder in papers]
        renders = [[issue, "--out", f"{scratch}/{name}", "--quiet"] for issue, name in zip(issues, "cd", strict=True)]
        compare = ["diff", *issues, "--out", f"{scratch}/e", "--quiet"]
        for words in (*renders, compare):
            timed(*words)
        pairs = []
        for _ in range(args.runs):
            one, other, mine = timed(*renders[0]), timed(*renders[1]), timed(*compare)
            pairs.append((mine, (one[0] + other[0], one[1] + other[1])))
        for at, what in enumerate(("wall", "processor")):
            mine, both = (statistics.median(pair[side][at] for pair in pairs) for side in (0, 1))
            ratio = statistics.median(pair[0][at] / pair[1][at] for pair in pairs)
            print(f"{what:<9} diff {mine * 1e3:5.0f} ms | two renders {both * 1e3:5.0f} ms | ratio median {ratio:.2f}")


if __name__ == "__main__":
    main()
