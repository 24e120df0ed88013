"""How long 1 MB of dump takes to parse, for dumps of three habits and for pages that are all different.

python tests/bench/parse.py
"""

from __future__ import annotations

import gc
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "stories"))

from page_truth import all_pages, dump_of

from layout.dumps.dump import read_dump

ROOT = Path(__file__).resolve().parents[2]
DUMPS = ("seeds/datong/front-page.txt", "tests/stories/dumps/wrapped.txt", "tests/stories/dumps/sports.txt")


def _pages() -> bytes:
    """1 MB of the pages of the tests; from the second time on with other ideographs, so that no line comes again."""
    made: list[str] = []
    whole = "\n".join(dump_of(page)[0] for page in all_pages())
    while sum(len(one.encode()) for one in made) < 1 << 20:
        turn = len(made)
        made.append("".join(chr(ord(one) + turn) if turn and at % 25 == 0 and "\u4e00" <= one <= "\u9f00" else one
                            for at, one in enumerate(whole)))  # fmt: skip
    return "".join(made).encode()[: 1 << 20].decode(errors="ignore").encode()


def main() -> None:
    """Print seconds of CPU and peak memory for each dump repeated to 1 MB, and for pages put together to as much.

    Garbage is not collected, as in the command.
    """
    gc.disable()
    for name, data in [*((name, (ROOT / name).read_bytes()) for name in DUMPS), ("pages", _pages())]:
        data *= max(1, (1 << 20) // len(data))
        start = time.process_time()
        copy = read_dump(data, name)
        seconds = time.process_time() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
        print(f"{name}: {len(data) >> 10} KiB, {len(copy.stories)} stories, {seconds:.2f} s, peak {peak} MiB")


if __name__ == "__main__":
    main()
