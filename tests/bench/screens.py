"""All cards and the e-paper of the sample issue in one run beside the PDF of its page, in pairs of new processes.

    python tests/bench/screens.py [--runs 9]

Prints medians and the ratio of each pair: into a new folder, and into one where converted pictures and words of heads
are kept from the run before.
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
ISSUE = str(ROOT / "seeds/datong/issue.yaml")
JOBS = {
    "page": (ISSUE, "--only", "pdf", "--quiet"),
    "cards": ("cards", ISSUE, "--quiet"),
    "e-paper": ("epaper", ISSUE, "--quiet"),
    "both": ("epaper", "--cards", ISSUE, "--quiet"),
}


def timed(out: str, fresh: bool, words: tuple[str, ...]) -> float:
    """Wall seconds of one run into *out*, which is emptied before it if it is to be *fresh*."""
    if fresh:
        shutil.rmtree(out, ignore_errors=True)
    # Code is compiled once and kept, as where it is installed.
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    subprocess.run([*PROGRAM, *words, "--out", out], check=False, stdout=subprocess.DEVNULL, env=kept)
    return time.perf_counter() - start


def main() -> None:
    """Run the jobs in turn, one warm-up first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as scratch:
        for fresh in (True, False):
            out = f"{scratch}/out"
            rounds = [{name: timed(out, fresh, words) for name, words in JOBS.items()} for _ in range(runs + 1)][1:]
            for name in JOBS:
                ratios = sorted(one[name] / one["page"] for one in rounds)
                print(
                    f"{'new folder' if fresh else 'kept folder':<12}{name:<8} "
                    f"{statistics.median(one[name] for one in rounds) * 1e3:5.0f} ms | to the page's PDF: median "
                    f"{statistics.median(ratios):.2f} ({ratios[0]:.2f}–{ratios[-1]:.2f})"
                )


if __name__ == "__main__":
    main()
