"""What an advertisement costs: a page with one in PDF, and the same page with a notice in its place.

    python tests/bench/ads.py [--runs 9] [--file AD.pdf]

Each run is a process of its own that makes the press file, timed in the CPU of all its processes, so that
what else the machine does counts less; the difference of the two medians is the ad's.  The first run takes the ad in:
it is checked, lifted, and drawn for proofs.  Later ones find it in what the folder of results keeps, as long as its
bytes stay the same.  Beside that stands what it costs to read the file and to write its bytes again.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from one_page import issue_of

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
AD = """\
id: bench
date: 2023-11-15
paper: {name: 小城日报, cn: CN 00-0000, number: 1, pages: 1, site: paper.example}
sheet: {size: 四开}
grid: {columns: 5, chars: 12, gutter: 1.5字, lines: 60, body: 五号, leading: 16pt}
style: daily
copy: {stories: "*.md"}
pages:
  - number: 1
    slots:
      - {story: a, at: [1, 1], span: [5, 10]}
"""
AD = "      - {use: ad, file: ad.pdf, at: [1, 12], span: [5, 20], scale: true}\n"
NOTICE = "      - {use: notice, text: 启事, at: [1, 12], span: [5, 20]}\n"


def took(path: Path, *, anew: bool) -> float:
    """Milliseconds of CPU of one run of the command; *anew* without what earlier ones kept."""
    out = path.parent / "out"
    if anew and out.exists():
        shutil.rmtree(out)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    words = ["-m", "layout", str(path), "--out", str(out), "--only", "pdf", "--quiet"]
    subprocess.run([sys.executable, *words], check=False, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def bytes_took(file: Path, to: Path) -> float:
    """Milliseconds of reading *file* and writing what it holds."""
    start = time.process_time()
    to.write_bytes(file.read_bytes())
    return 1000 * (time.process_time() - start)


def main() -> None:
    """Print the medians."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--file", type=Path, default=SEEDS / "lancheng/tea.pdf")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        files = {"ad.pdf": args.file.read_bytes()}
        with_ad = issue_of(Path(scratch) / "ad", AD, files)
        without = issue_of(Path(scratch) / "none", NOTICE, files)
        moved = statistics.median(bytes_took(args.file, Path(scratch) / "copy.pdf") for _ in range(args.runs))
        for said, anew in (("first run, the ad taken in", True), ("later runs, the ad kept", False)):
            took(with_ad, anew=False), took(without, anew=False)
            pairs = [(took(with_ad, anew=anew), took(without, anew=anew)) for _ in range(args.runs)]
            ad, plain = (statistics.median(one[side] for one in pairs) for side in (0, 1))
            print(f"{said}: page {ad:.0f} ms, without {plain:.0f} ms, the ad {ad - plain:.0f} ms")
        print(f"{args.file.stat().st_size} bytes, read and written in {moved:.2f} ms")


if __name__ == "__main__":
    main()
