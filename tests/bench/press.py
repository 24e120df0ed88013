"""What the press file's standards cost: the sample page without its picture, made cold, in pairs of runs.

    python tests/bench/press.py [--runs 15] [--picture]

The other of each pair is this program with nothing claimed: no tags, no output intent, no profile, plain metadata.
It is made from this checkout in a folder of its own by taking these out.  Prints medians, the ratio of each pair and
what the two files weigh.  Measured on two cores, Python 3.11, see the figures in MEASURED.
"""

from __future__ import annotations

import argparse
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

MEASURED = """
against this program with nothing claimed, without picture, busy machine:
  15 pairs   work 516 -> 507 ms, ratio 0.97 (0.81-1.06)
   9 pairs   work 562 -> 560 ms, ratio 1.01 (0.90-1.32)
against the program as it was before it had any of this, without picture, busy machine:
  15 pairs   PDF        work 466 -> 496 ms, ratio 1.08 (0.92-1.16)
   9 pairs   PDF + PNG  work 671 -> 703 ms, ratio 1.05 (0.96-1.15)
with the picture, quiet machine:
  15 pairs   PDF        clock 218 -> 252 ms, ratio 1.09 (0.64-1.38)
   9 pairs   PDF + PNG  clock 472 -> 448 ms, ratio 0.93 (0.79-0.98), the proof's picture kept from the run before
file: 284 -> 388 KiB, 95 of them the profile
"""

TAKEN_OUT = (
    ("layout/streams/tags.py", "        tag = mark.tag\n", "        tag = None\n"),
    ("layout/publishing/press_condition.py", "Make(press.standard, intent_of(profile, name))", "Make()"),
    ("layout/publishing/press_condition.py", "    facts = read_profile(profile, path.name)\n", ""),
    ("layout/publishing/press_condition.py", "    name = facts.description.strip()[:MOST_NAME] or path.stem\n", ""),
)
"""Where, what, and what stands there instead."""


def plain_copy(folder: Path) -> Path:
    """This checkout in *folder* with nothing claimed of its files."""
    shutil.copytree(ROOT / "layout", folder / "layout", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("fonts", "styles"):
        (folder / name).symlink_to(ROOT / name)
    for name, old, new in TAKEN_OUT:
        text = (folder / name).read_text("utf-8")
        if old not in text:
            raise SystemExit(f"{name} no longer has {old!r}")
        (folder / name).write_text(text.replace(old, new), "utf-8")
    return folder


def sample(folder: Path, *, picture: bool) -> Path:
    """The sample issue in *folder*."""
    shutil.copytree(ROOT / "seeds/datong", folder)
    spec = folder / "issue.yaml"
    if not picture:
        spec.write_text(re.sub(r"      - id: photo\n(?:        .*\n)+", "", spec.read_text("utf-8")), "utf-8")
    return spec


def timed(checkout: Path, spec: Path, out: Path) -> tuple[float, float]:
    """Seconds of one run of the command: by the clock, and of both its processes' work."""
    code = "from layout.cli import program; program()"
    words = [sys.executable, "-c", code, str(spec), "--out", str(out), "--only", "pdf", "--quiet"]
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(words, cwd=checkout, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    took, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr.decode())
    return took, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Time both in turn, each first as often as the other."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--picture", action="store_true", help="with the picture, converted beforehand")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        plain = plain_copy(Path(scratch, "plain"))
        spec = sample(Path(scratch, "issue"), picture=args.picture)
        both = ((plain, Path(scratch, "a")), (ROOT, Path(scratch, "b")))
        pairs = []
        for run in range(args.runs + 2):  # two to warm up
            order = both if run % 2 else both[::-1]
            took = {checkout: timed(checkout, spec, out) for checkout, out in order}
            pairs.append((took[plain], took[ROOT]))
        weights = [next(out.rglob("P01.pdf")).stat().st_size // 1024 for _, out in both]
    for index, what in enumerate(("clock", "work")):
        ratios = sorted(b[index] / a[index] for a, b in pairs[2:])
        one, other = (statistics.median(pair[i][index] for pair in pairs[2:]) * 1e3 for i in (0, 1))
        print(
            f"{what}: plain {one:.0f} ms, standards {other:.0f} ms, "
            f"ratio median {statistics.median(ratios):.3f} ({ratios[0]:.2f}-{ratios[-1]:.2f})"
        )
    print(f"{weights[0]} KiB and {weights[1]} KiB")


if __name__ == "__main__":
    main()
