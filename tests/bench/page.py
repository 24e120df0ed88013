"""The sample page cold, in a new process each time, against typst's Python binding on the same page.

    python tests/bench/page.py [--runs 9] [--typst PYTHON] [--issue ISSUE]

PYTHON is an interpreter that has typst (``pip install typst`` in a venv of its own); this one must have
render-page.  Prints medians of wall time and peak memory of both and the ratio of each pair of runs.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
ROOT = Path(__file__).resolve().parents[2]

TYPST = """
import sys, typst
source, out, fonts, dpi = sys.argv[1:5]
compiler = typst.Compiler(source, font_paths=[fonts], ignore_system_fonts=True)
compiler.compile(output=out + "/page.pdf", format="pdf")
if dpi != "0":
    compiler.compile(output=out + "/page.png", format="png", ppi=float(dpi))
"""


def timed(command: list[str]) -> tuple[float, float]:
    """Wall seconds and peak MiB of one run of *command*."""
    start = time.perf_counter()
    # Code is compiled once and kept, as where it is installed.
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=kept)
    _, status, usage = os.wait4(child.pid, 0)
    took = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"{command} failed: {child.stderr.read().decode() if child.stderr else ''}")
    return took, usage.ru_maxrss / 1024


def compare(ours: list[str], theirs: list[str], runs: int, title: str) -> None:
    """Run both in turn, one warm-up first, and print medians and the ratio of pairs."""
    timed(ours), timed(theirs)
    pairs = [(timed(ours), timed(theirs)) for _ in range(runs)]
    ratios = sorted(a[0] / b[0] for a, b in pairs)
    mine, other = (statistics.median(p[i][0] for p in pairs) for i in (0, 1))
    memory = [statistics.median(p[i][1] for p in pairs) for i in (0, 1)]
    print(
        f"{title:<10} render-page {mine * 1e3:6.0f} ms {memory[0]:5.0f} MiB | typst {other * 1e3:6.0f} ms "
        f"{memory[1]:5.0f} MiB | ratio median {statistics.median(ratios):.2f} ({ratios[0]:.2f}–{ratios[-1]:.2f})"
    )


def main() -> None:
    """Write the typst page, then time both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--typst", default=sys.executable, help="a Python that has typst")
    parser.add_argument("--issue", type=Path, default=ROOT / "seeds/datong/issue.yaml")
    args = parser.parse_args()
    import typst_source

    with tempfile.TemporaryDirectory() as scratch:
        source = typst_source.write(args.issue, Path(scratch))
        ours = [
            sys.executable,
            "-c",
            "from layout.cli import program; program()",
            str(args.issue),
            "--out",
            f"{scratch}/out",
            "--quiet",
            "--only",
        ]
        theirs = [args.typst, "-c", TYPST, str(source), scratch, str(ROOT / "fonts")]
        compare([*ours, "pdf"], [*theirs, "0"], args.runs, "PDF")
        compare([*ours, "pdf,png"], [*theirs, "150"], args.runs, "PDF + PNG")


if __name__ == "__main__":
    main()
