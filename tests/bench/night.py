"""A night of different pages by warm processes: the cost of a page part by part, how two workers share, memory.

    python tests/bench/night.py [--pages 50] [--typst PYTHON] [--long 500]

It times whichever ``layout`` is found first and says which form it has: this checkout's is Python; for the compiled one
unpack its wheel (README, "Compiled") into a folder and run ``PYTHONPATH=FOLDER python -P tests/bench/night.py``.

The pages are the sample page with its sentences in other orders.  CPU per page of one process that reads, makes up and
writes one after the other (medians, the first three aside), beside typst's cost of a further page of the same text in
one process where PYTHON has typst; garbage is collected between pages, as workers of a batch do it, and counted with
the PDF; how many functions are called for one; then the same pages by ``batch`` with one worker and with two, PDF,
preview, report, beside what two processes that share nothing do against one on this machine; the pages without
previews by two workers, and by typst in one document, where what it has set once is not set again, all with the start
of Python; then *long* pages by one
worker, with the memory of its process at every tenth part of the way, and the time of the second half against that of
the first.  From what was measured a month of eight papers of sixteen pages and an archive of thirty years of twelve
pages a day are worked out.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from night_pages import pages

from layout.batches.workers import cleared
from layout.composing import compose
from layout.loading.load import load
from layout.publishing.press_file import press_pdf
from layout.typeset import breaks

ROOT = Path(__file__).resolve().parents[2]
PYTHON = (sys.executable, "-P")
"""Without the folder one stands in, or the checkout's ``layout`` would be taken for the one that is asked for."""
WARM = 3
"""Pages after which everything a process needs is loaded."""
TYPST = """
import sys, time, json, typst
fonts, *sources = sys.argv[1:]
took = []
for source in sources:
    begun = time.process_time()
    typst.Compiler(source, font_paths=[fonts], ignore_system_fonts=True).compile(output=source + ".pdf", format="pdf")
    took.append(time.process_time() - begun)
print(json.dumps(took))
"""
ONE_DOCUMENT = """
import sys, typst
fonts, source = sys.argv[1:]
typst.Compiler(source, font_paths=[fonts], ignore_system_fonts=True).compile(output=source + ".pdf", format="pdf")
"""
NO_PREVIEWS = """
import sys
from functools import partial
from pathlib import Path
from layout.batches.jobs import jobs_of
from layout.batches.kept import entry_of
from layout.batches.workers import LIMIT, outcomes
from layout.commands.batch import made
folder, out, processes = sys.argv[1:]
jobs = jobs_of([Path(folder)], ("render",), Path(out))
work = partial(made, options=("--only=pdf,report",), language="en")
done = outcomes(jobs, work, int(processes), limit=LIMIT, memory=0)
sys.exit(max(outcome.code for outcome in [one for at, one in done if entry_of(jobs[at], one)]))
"""
"""What ``batch`` does, less its table and the previews."""
LOOP = """
import time
begun, count = time.perf_counter(), 0
for number in range(15_000_000):
    count += number & 3
print(time.perf_counter() - begun)
"""
ROUNDS = 5
MONTH, ARCHIVE = 30 * 8 * 16, 30 * 365 * 12


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=50)
    parser.add_argument("--typst", default="", help="a Python that has typst")
    parser.add_argument("--long", type=int, default=500, help="pages of the long run; 0 for none")
    args = parser.parse_args()
    print("pure Python" if str(breaks.__file__).endswith(".py") else "compiled")
    with tempfile.TemporaryDirectory() as scratch:
        issues = list(pages(Path(scratch, "pages"), args.pages))
        ours = by_part(issues, Path(scratch, "pictures"))
        if args.typst:
            beside(ours, issues, args.typst, Path(scratch))
        rates = [throughput(Path(scratch, "pages"), Path(scratch, f"out{jobs}"), args.pages, jobs) for jobs in (1, 2)]
        print(f"two workers against one: {rates[1] / rates[0]:.2f} times the pages in the same time, ", end="")
        print(f"two loops that share nothing against one: {control():.2f}")
        one_night(issues, Path(scratch), args.typst)
        for name, count in (("a month of eight papers of sixteen pages", MONTH), ("thirty years of twelve", ARCHIVE)):
            hours = [count / rate / 3600 for rate in rates]
            print(f"{name}: {count} pages, {hours[0]:.1f} h by one worker, {hours[1]:.1f} h by two")
        if args.long:
            long_run(Path(scratch), args.long)


def by_part(issues: list[Path], cache: Path) -> float:
    """CPU of each part of a page, medians in ms; the whole of it in seconds."""
    gc.disable()
    rows = [_times(path, cache, number) for number, path in enumerate(issues)]
    parts = [median(row[part] for row in rows[WARM:]) for part in range(3)]
    named = ", ".join(f"{name} {1e3 * one:.0f}" for name, one in zip(("load", "make-up", "PDF"), parts, strict=True))
    print(f"{len(issues)} pages, CPU ms a page: {named}; together {1e3 * sum(parts):.0f}")
    print(
        "calls of functions for one more, in thousands: "
        + ", ".join(f"{one / 1000:.0f}" for one in calls(issues[-1], cache))
    )
    return sum(parts)


def calls(path: Path, cache: Path) -> list[int]:
    """How many functions, of C as well, are called to read, to make up and to write a page."""
    counts: list[int] = []

    def counted(work: Callable[..., Any], *given: object, **more: object) -> Any:
        profile = cProfile.Profile()
        done = profile.runcall(work, *given, **more)
        counts.append(sum(one.callcount for one in profile.getstats()))
        return done

    loaded = counted(load, path)
    composed = counted(compose, loaded.issue, loaded.materials)
    counted(press_pdf, loaded, composed, cache=cache)
    return counts


def _times(path: Path, cache: Path, done: int) -> tuple[float, float, float]:
    """CPU in seconds of reading, making up and writing a page."""
    times = [time.process_time()]
    loaded = load(path)
    times.append(time.process_time())
    composed = compose(loaded.issue, loaded.materials)
    times.append(time.process_time())
    press_pdf(loaded, composed, cache=cache)
    del loaded, composed  # as in a worker, which has sent its answer by then
    cleared(done)
    times.append(time.process_time())
    return times[1] - times[0], times[2] - times[1], times[3] - times[2]


def beside(ours: float, issues: list[Path], python: str, scratch: Path) -> None:
    """typst's CPU for a further page of the same text, and the ratio."""
    import typst_source

    sources = []
    for number, path in enumerate(issues[: WARM + 20]):
        folder = scratch / f"typst{number}"
        folder.mkdir()
        sources.append(str(typst_source.write(path, folder)))
    ran = subprocess.run([python, "-c", TYPST, str(ROOT / "fonts"), *sources], capture_output=True, text=True)
    if ran.returncode:
        raise SystemExit(ran.stderr)
    theirs = median(json.loads(ran.stdout)[WARM:])
    print(f"typst, plain PDF of the same text: {1e3 * theirs:.0f} ms a page; ratio {ours / theirs:.2f}")


def throughput(folder: Path, out: Path, count: int, jobs: int) -> float:
    """Pages a second of a batch by *jobs* workers."""
    words = [*PYTHON, "-m", "layout", "batch", str(folder), "--out", str(out), "--jobs", str(jobs), "--quiet"]
    begun = time.perf_counter()
    ran = subprocess.run(words, capture_output=True, text=True)
    took = time.perf_counter() - begun
    if ran.returncode > 1:
        raise SystemExit(ran.stdout + ran.stderr)
    print(f"batch by {jobs}: {count} pages with previews in {took:.1f} s, {count / took:.2f} a second")
    return count / took


def control() -> float:
    """How many times the work of one process two do here at the same time that have nothing to do with each other."""
    alone = median(looped(1) for _ in range(ROUNDS))
    return 2 * alone / median(looped(2) for _ in range(ROUNDS))


def looped(count: int) -> float:
    """Seconds that the slower of *count* loops takes which begin together."""
    words = [sys.executable, "-c", LOOP]
    loops = [subprocess.Popen(words, stdout=subprocess.PIPE, text=True) for _ in range(count)]
    return max(float(one.communicate()[0]) for one in loops)


def one_night(issues: list[Path], scratch: Path, python: str) -> None:
    """All pages without previews by one worker and by two, and in one document of typst, by the clock and in CPU."""
    for jobs in (1, 2):
        words = [*PYTHON, "-c", NO_PREVIEWS, str(scratch / "pages"), str(scratch / f"plain{jobs}"), str(jobs)]
        print(f"{len(issues)} pages without previews, {jobs} at a time: {clocked(words)}")
    if python:
        import typst_source

        folder = scratch / "document"
        folder.mkdir()
        pages = [typst_source.write(path, folder).read_text("utf-8").splitlines(keepends=True) for path in issues]
        first = typst_source.PREAMBLE.count("\n")
        bodies = ["".join(lines[first:]) for lines in pages]
        source = folder / "all.typ"
        source.write_text("".join(pages[0][:first]) + "\n#pagebreak()\n".join(bodies), "utf-8")
        print(f"in one document of typst: {clocked([python, '-c', ONE_DOCUMENT, str(ROOT / 'fonts'), str(source)])}")


def clocked(words: list[str]) -> str:
    """What running *words* takes, in words."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    ran = subprocess.run(words, capture_output=True, text=True)
    took, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    if ran.returncode > 1:
        raise SystemExit(ran.stdout + ran.stderr)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return f"{took:.2f} s by the clock, {spent:.2f} s of CPU"


def long_run(scratch: Path, count: int) -> None:
    """Memory of a process that makes *count* pages, and the second half of its time against the first."""
    halves, marks = [0.0, 0.0], []
    for number, path in enumerate(pages(scratch / "long", count)):
        halves[number >= count // 2] += sum(_times(path, scratch / "pictures", number))
        if (number + 1) % max(1, count // 10) == 0:
            marks.append(resident())
    print(f"{count} pages in one process: MiB {' '.join(map(str, marks))}; ", end="")
    print(f"second half {halves[1] / halves[0]:.2f} times the first")


def resident() -> int:
    """MiB of this process."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmRSS"))


if __name__ == "__main__":
    main()
