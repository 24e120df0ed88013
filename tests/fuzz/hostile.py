"""Files that want more than they are worth: what each costs the command that reads it, in CPU seconds and megabytes.

    python tests/fuzz/hostile.py [NAME …] [--list] [--most-seconds 10] [--most-memory 400]

Every file is made by program and stays under 20 MB.  A row of the table says which command read it, how it ended, its
CPU seconds (all its processes), the peak memory of its largest process, and the first error that it found.  Exit 1
when one of them costs more than is allowed, or ends in another way than with findings.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final, NamedTuple

import hostile_formats  # noqa: F401 - enters its cases
from hostile_files import CASES, MB


class Row(NamedTuple):
    """What one input cost."""

    name: str
    size: int
    command: str
    code: int
    seconds: float
    memory: int
    said: str
    fault: bool


_MEASURE: Final = """
import resource, subprocess, sys
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
with open("said", "wb") as out:
    running = subprocess.Popen(sys.argv[2:], stdout=out, stderr=out, start_new_session=True)
    try:
        code = running.wait(float(sys.argv[1]))
    except subprocess.TimeoutExpired:
        import os
        os.killpg(running.pid, 9)
        code = running.wait()
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(code, used.ru_utime + used.ru_stime, used.ru_maxrss >> 10)
"""
"""A small process that starts the command: a child's peak is never less than what its parent held when it forked.

What takes a minute of a processor is ended by the system, and counted; the clock is only for what waits for ever.
"""


def measured(name: str, timeout: float = 600) -> Row:
    """Run the command over the input called *name* in a new folder."""
    words, files = CASES[name]()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for file, data in files.items():
            (folder / file).write_bytes(data)
        size = max(map(len, files.values()))
        assert size <= 20 * MB, f"{name}: {size >> 20} MB"
        del files
        order = [sys.executable, "-m", "layout", *words.split(), "--lang", "en"]
        done = subprocess.run(
            [sys.executable, "-S", "-c", _MEASURE, str(timeout), *order], cwd=folder, capture_output=True, check=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )  # fmt: skip
        code, seconds, memory = (float(one) for one in done.stdout.split())
        text = (folder / "said").read_text("utf-8", "replace")
        found = re.search(r"error ([a-z0-9-]+)", text) or re.search(r"warning ([a-z0-9-]+)", text)
        fault = "Traceback" in text or "program-" in text or code not in (0, 1, 2)
        return Row(name, size, words.split()[0], int(code), seconds, int(memory), found[1] if found else "", fault)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="beginnings of names")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--most-seconds", type=float, default=10)
    parser.add_argument("--most-memory", type=int, default=400)
    args = parser.parse_args()
    wanted = [name for name in CASES if not args.names or name.startswith(tuple(args.names))]
    if args.list:
        print("\n".join(wanted))
        return 0
    beyond = 0
    print(f"{'input':<38} {'KB':>6} {'command':<9} {'exit':>4} {'CPU s':>6} {'MB':>5}  first finding")
    for name in wanted:
        row = measured(name)
        bad = row.seconds > args.most_seconds or row.memory > args.most_memory or row.fault
        beyond += bad
        print(f"{name:<38} {row.size >> 10:>6} {row.command:<9} {row.code:>4} {row.seconds:>6.1f} {row.memory:>5}  "
              f"{row.said}{'   <-- BEYOND' if bad else ''}", flush=True)  # fmt: skip
    print(f"{len(wanted)} inputs, {beyond} beyond {args.most_seconds:g} s or {args.most_memory} MB, or with a fault")
    return int(beyond > 0)


if __name__ == "__main__":
    sys.exit(main())
