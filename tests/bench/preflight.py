"""Preflight of the sample page beside making it, in pairs of new processes.

    python tests/bench/preflight.py [--runs 9]

Prints medians of wall and CPU time and the ratio of each pair, with and without the preview; preflight is to take no
longer than the page with its preview.  Where much else runs only CPU time says anything.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = [sys.executable, "-c", "from layout.cli import program; program()"]


def timed(*words: str) -> tuple[float, float]:
    """Wall and CPU seconds of one run."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([*PROGRAM, *words], check=False, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - start, worked


def main() -> None:
    """Run both in turn, one warm-up first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as scratch:
        page = [str(ROOT / "seeds/datong/issue.yaml"), "--out", scratch, "--quiet", "--only"]
        check = ["preflight", f"{scratch}/datong-2023-11-15/P01.pdf"]
        for only in ("pdf", "pdf,png"):
            timed(*page, only), timed(*check)
            pairs = [(timed(*check), timed(*page, only)) for _ in range(runs)]
            for at, what in enumerate(("wall", "CPU")):
                mine, other = (statistics.median(pair[i][at] for pair in pairs) for i in (0, 1))
                ratios = sorted(a[at] / b[at] for a, b in pairs)
                print(
                    f"{only:<8} {what:<4} preflight {mine * 1e3:5.0f} ms | page {other * 1e3:5.0f} ms | ratio median "
                    f"{statistics.median(ratios):.2f} ({ratios[0]:.2f}–{ratios[-1]:.2f})"
                )


if __name__ == "__main__":
    main()
