"""What a table costs: one of 40 rows and 8 columns in a slot of its own, and the same page without it.

    python tests/bench/tables.py [--runs 25]

Each run is ``compose`` of an issue that is read already, timed in CPU, so that what else the machine does counts less;
the difference of the two medians is the table's.  One table has names and figures that go in on single lines, the
other words that have to be divided, so that widths are sought.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import tempfile
import time
from pathlib import Path

from one_page import issue_of

from layout.composing import compose
from layout.loading.load import Loaded, load

SLOT = "      - {use: table, file: t.csv, at: [1, 12], span: [5, 49]}\n"
NAMES = ["南港", "江渡", "平川铁路", "白沙", "东岭", "清水", "北仓", "石桥港务"]


def rows(*, words: bool) -> str:
    """The table as CSV: a name, a place or some sentences, six columns of figures."""
    made = ["球队,说明,场次,胜,平,负,进球,积分"]
    for number in range(40):
        said = "主场，替补席上有三人伤愈，" * (1 + number % 3) if words else "主场"
        figures = ",".join(str((number * factor) % 97) for factor in (3, 5, 7, 11, 13, 17))
        made.append(f"{NAMES[number % 8]},{said.rstrip('，')},{figures}")
    return "\n".join(made) + "\n"


def read(folder: Path, slots: str, table: str) -> Loaded:
    """The issue with *slots* and the rows of *table*."""
    return load(issue_of(folder, slots, {"t.csv": table.encode()}))


def took(loaded: Loaded) -> float:
    """Milliseconds of CPU of one make-up."""
    gc.collect()
    gc.disable()
    start = time.process_time()
    compose(loaded.issue, loaded.materials)
    done = time.process_time() - start
    gc.enable()
    return 1000 * done


def main() -> None:
    """Time the three in turn."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=25)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        issues = {
            "without a table": read(Path(folder, "none"), "", rows(words=False)),
            "40 x 8, single lines": read(Path(folder, "plain"), SLOT, rows(words=False)),
            "40 x 8, words divided": read(Path(folder, "words"), SLOT, rows(words=True)),
        }
        times: dict[str, list[float]] = {name: [] for name in issues}
        for _ in range(args.runs):
            for name, loaded in issues.items():
                times[name].append(took(loaded))
    base = statistics.median(times["without a table"])
    for name, all_of in times.items():
        median = statistics.median(all_of)
        print(f"{name:24} {median:7.1f} ms {'' if name.startswith('without') else f'table {median - base:6.1f} ms'}")


if __name__ == "__main__":
    main()
