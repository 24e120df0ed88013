"""How long 1 MB of dump takes to parse, for dumps of three habits.  ``python tests/bench/parse.py``."""

from __future__ import annotations

import resource
import time
from pathlib import Path

from layout.dumps.dump import read_dump

ROOT = Path(__file__).resolve().parents[2]
DUMPS = ("seeds/datong/front-page.txt", "tests/stories/dumps/wrapped.txt", "tests/stories/dumps/sports.txt")


def main() -> None:
    """Print seconds and peak memory for each dump repeated to 1 MB."""
    for name in DUMPS:
        data = (ROOT / name).read_bytes()
        data *= (1 << 20) // len(data)
        start = time.perf_counter()
        copy = read_dump(data, name)
        seconds = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
        print(f"{name}: {len(data) >> 10} KiB, {len(copy.stories)} stories, {seconds:.2f} s, peak {peak} MiB")


if __name__ == "__main__":
    main()
