"""Preflight of the sample page beside making it, in pairs of new processes.

    python tests/bench/preflight.py [--runs 9] [--lines 60000]

Prints medians of wall and CPU time and the ratio of each pair, with and without the preview; preflight is to take no
longer than the page with its preview.  Then sixteen different pages in one file beside the sample page, and a map of
60,000 lines beside Ghostscript, if it is there, which makes the same plates.  Where much else runs only CPU time says
anything.
"""

from __future__ import annotations

import argparse
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pikepdf

ROOT = Path(__file__).resolve().parents[2]
DPI = 200
"""Dots per inch of the plates of the profile that preflight has by default."""
PAINTS = ("0 0 0 1 K .5 w", "1 0 0 0 K .4 w", "0 .5 1 0 K .35 w", ".2 0 .4 0 K .6 w", "0 0 0 .5 K .3 w")
LOADED = [sys.executable, "-c", "import layout.cli, layout.preflight.check"]
PROGRAM = [sys.executable, "-c", "from layout.cli import program; program()"]


def timed(*words: str) -> tuple[float, float]:
    """Wall and CPU seconds of one run of the program."""
    return took([*PROGRAM, *words])


def took(order: list[str]) -> tuple[float, float]:
    """Wall and CPU seconds of one run of anything."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(order, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - start, worked


def of_sixteen(folder: Path, page: Path) -> Path:
    """A file of sixteen pages of as many issues: the samples', as often as there are not enough."""
    made = [page]
    for issue in sorted(ROOT.glob("seeds/*/issue.yaml")):
        timed(str(issue), "--out", str(folder / issue.parent.name), "--quiet", "--only", "pdf")
        made += sorted((folder / issue.parent.name).rglob("P*.pdf"))
    out = folder / "sixteen.pdf"
    with pikepdf.new() as whole:
        for path in (made * 16)[:16]:
            with pikepdf.open(path) as one:
                whole.pages.append(one.pages[0])
        whole.save(out)
    return out


def map_of(lines: int, folder: Path, page: Path) -> Path:
    """The sheet of *page* with a map on it: so many lines of five paints, each of up to eight points."""
    chance, said = random.Random(7), []
    for _ in range(lines):
        x, y = chance.uniform(20, 780), chance.uniform(20, 1100)
        said.append(f"{chance.choice(PAINTS)} {x:.2f} {y:.2f} m")
        for _ in range(chance.randint(1, 7)):
            x, y = x + chance.uniform(-12, 12), y + chance.uniform(-12, 12)
            said.append(f"{x:.2f} {y:.2f} l")
        said.append("S")
    out = folder / "map.pdf"
    with pikepdf.open(page) as pdf:
        pdf.pages[0].obj.Contents = pdf.make_stream("\n".join(said).encode())
        pdf.save(out)
    return out


def beside(name: str, mine: list[tuple[float, float]], other: list[tuple[float, float]], what: str) -> None:
    """Medians of runs of preflight, and of what they are compared with."""
    for at, kind in enumerate(("wall", "CPU")):
        a, b = (statistics.median(one[at] for one in runs) for runs in (mine, other))
        print(f"{name:<8} {kind:<4} preflight {a * 1e3:5.0f} ms | {what} {b * 1e3:5.0f} ms | ratio {a / b:.2f}")


def main() -> None:
    """Run both in turn, one warm-up first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--lines", type=int, default=60_000)
    runs, lines = vars(parser.parse_args()).values()
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
        sample = Path(check[1])
        sixteen, plotted = of_sixteen(Path(scratch), sample), map_of(lines, Path(scratch), sample)
        pairs = [(timed("preflight", str(sixteen)), timed(*check)) for _ in range(min(runs, 5))]
        beside("16 pages", [one for one, _ in pairs], [one for _, one in pairs], "the sample page")
        ghost = shutil.which("gs")
        if ghost:
            separate = [ghost, "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", f"-r{DPI}"]
            order = [*separate, "-o", f"{scratch}/plates.tif", str(plotted)]
            pairs = [(timed("preflight", str(plotted)), took(order)) for _ in range(min(runs, 5))]
            beside("a map", [one for one, _ in pairs], [one for _, one in pairs], "Ghostscript")
            print(f"of which to start Python and load everything {took(LOADED)[1] * 1e3:.0f} ms of CPU")


if __name__ == "__main__":
    main()
