"""A night of issues: many in one run, by warm processes, and a second run makes only what has changed."""

from __future__ import annotations

import json
import os
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from contextlib import redirect_stderr, redirect_stdout
from functools import partial
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Any, Final

from layout import files
from layout.batches.jobs import BatchJob, jobs_of
from layout.batches.kept import entry_of, keep, read_entry, tidy, unchanged
from layout.batches.workers import LIMIT, JobOutcome, Work, outcomes
from layout.commands.arguments import DAY, Parser, add_overwrite, out_of_range
from layout.console import cells, language_of, show_findings
from layout.faults import findings_of
from layout.findings import BadSpec, Finding, Place, finding
from layout.loading.selection import page_range
from layout.stylesheets.batch_list import MAKES

HELP = "Many issues in one run; a second run makes only what changed.  成批出报：多期一次做完，再做只做改过的。"

REPORT: Final = "batch.json"

_MOST_JOBS: Final = 256
_MOST_MEMORY: Final = 16 << 20
"""Megabytes: more than any machine has."""
_MEGABYTE: Final = 1 << 20
_MOST_SAID: Final = 4000
"""Characters kept of what the commands said of an issue; its own report has everything."""


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``render-page batch``."""
    parser.add_argument(
        "paths",
        type=Path,
        nargs="+",
        metavar="PATH",
        help="issues, folders, or a list / 版面文件、文件夹、清单",
    )
    parser.add_argument(
        "--make", default="render", help=f"of {','.join(MAKES)}; default render / 每期做什么，默认只付印"
    )
    parser.add_argument("--out", type=Path, default=Path("out"), help="output folder, default out/ / 输出文件夹")
    parser.add_argument("--jobs", type=int, default=0, help="processes, default one a core / 进程数，默认每核一个")
    parser.add_argument("--limit", type=float, help="seconds an issue may take, default 300 / 每期最多几秒，默认 300")
    parser.add_argument(
        "--memory", type=int, default=0, metavar="MB", help="of all processes together / 各进程合计内存上限，MB"
    )
    parser.add_argument(
        "--pages", default="", metavar="2,4-5", help="only these pages of each, default all / 每期只做哪些版，默认全部"
    )
    parser.add_argument(
        "--cluster", default="", metavar="ADDRESS", help="scheduler of Dask workers that make them / 由这个集群来做"
    )
    parser.add_argument("--again", action="store_true", help="also what has not changed / 没改过的也重做")
    add_overwrite(parser)
    parser.add_argument("--root", type=Path, action="append", default=[], help="further folder files may come from")
    parser.add_argument("--lang", choices=("zh", "en"), help="language of messages / 提示语言")
    parser.add_argument("--quiet", action="store_true", help="the table only / 只显示结果表")


def run(args: Namespace) -> int:
    """Make every issue; 0 all clean, 1 some with errors or not made, 2 none made."""
    language = args.lang or language_of()
    makes = tuple(part.strip() for part in args.make.split(",") if part.strip())
    unknown = [part for part in makes if part not in MAKES]
    faults = out_of_range(args, ("jobs", 0, _MOST_JOBS, "N"), ("limit", 1, DAY, "s"), ("memory", 0, _MOST_MEMORY, "MB"))
    if unknown or not makes:
        said = ", ".join(unknown) or args.make
        faults.append(finding("option-unknown", Place("--make"), said=said, known=", ".join(MAKES)))
    if faults:
        raise BadSpec(*faults)
    jobs = jobs_of(args.paths, makes, args.out)
    page_range(args.pages)  # what is no range is said once, not by every issue
    options = (*(f"--root={one.resolve()}" for one in args.root), *(["--overwrite"] if args.overwrite else []))
    options += (f"--pages={args.pages}",) if args.pages else ()
    entries = [{} if args.again else read_entry(job, options) or {} for job in jobs]
    found = [unchanged(entry, job) for entry, job in zip(entries, jobs, strict=True)]
    done = {number: was for number, was in enumerate(found) if was is not None}
    kept = frozenset(done)
    todo = [number for number in range(len(jobs)) if number not in done]
    processes = max(1, min(args.jobs or os.cpu_count() or 1, len(todo)))
    progress = _Progress(len(todo), language, quiet=args.quiet)
    work = partial(made, options=options, language=language)
    if todo:
        chosen = [jobs[one] for one in todo]
        for at, outcome, entry in _done(chosen, work, processes, args, language):
            number = todo[at]
            done[number] = outcome
            entries[number] = entry
            keep(jobs[number], options, entry)
            progress.tell(jobs[number], outcome)
        tidy(chosen)
    files.write(args.out / REPORT, as_json(jobs, done, kept))
    faults = [*_faults(jobs, done, args), *_same_folder(jobs, entries)]
    show_findings(faults, language, sys.stdout)
    print(table(jobs, done, kept, language))
    codes = [done[number].code for number in range(len(jobs))]
    return 0 if not any(codes) and not faults else 2 if min(codes) == 2 else 1


def _done(
    jobs: Sequence[BatchJob], work: Work, processes: int, args: Namespace, language: str
) -> Iterator[tuple[int, JobOutcome, dict[str, Any]]]:
    """(number, outcome, what is kept of it) of every one of *jobs*, made by *processes* here, or by a cluster."""
    limit, memory = args.limit or LIMIT, args.memory * _MEGABYTE
    if args.cluster:
        from layout.batches.cluster import outcomes_of_cluster  # what only a house with a cluster needs

        yield from outcomes_of_cluster(
            args.cluster, jobs, work, limit=limit, memory=memory, language=language, overwrite=args.overwrite,
            roots=[one.resolve() for one in args.root], ahead=args.jobs,
        )  # fmt: skip
        return
    for at, outcome in outcomes(jobs, work, processes, limit=limit, memory=memory):
        yield at, outcome, entry_of(jobs[at], outcome)


def make_issues(
    issues: Sequence[Path], executor: Executor, out: Path, makes: Sequence[str] = ("render",), language: str = "en"
) -> Iterator[tuple[Path, JobOutcome]]:
    """Have *executor*, any of ``concurrent.futures`` or like it, make *issues* into the folder *out*.

    *makes* are of render, preview, cards, epaper and handoff.  Files travel to the executor and back as bytes, so that
    its processes may be on other machines; results are put in their place here, each folder whole.  Gives each issue
    with what came of it as it is done, in any order; the files are those that the command writes.
    """
    from layout.batches.elsewhere import outcomes_elsewhere

    jobs = [BatchJob(path, tuple(makes), out) for path in issues]
    work = partial(made, options=(), language=language)
    for number, outcome, _ in outcomes_elsewhere(jobs, work, executor, language=language):
        yield jobs[number].issue, outcome


def made(job: BatchJob, *, options: tuple[str, ...], language: str, quiet: bool = True) -> JobOutcome:
    """Make *job* in this process, command by command; the files that were opened meanwhile are noted.

    *quiet* leaves out notes and summaries of what the commands say.
    """
    opened = _opened()
    opened.clear()
    screen = StringIO()
    words = [str(job.issue), "--out", str(job.out), "--lang", language, *options]
    with redirect_stdout(screen), redirect_stderr(screen):
        codes = tuple([_command(name, words, quiet=quiet) for name in job.makes])
    return JobOutcome(codes, screen.getvalue(), tuple(sorted(opened)))


def _command(name: str, words: list[str], *, quiet: bool) -> int:
    """Run one command with *words*; its exit code."""
    try:
        command = import_module(f"layout.commands.{name}")
        parser = Parser(prog=f"render-page {name}")
        command.add_arguments(parser)
        args = parser.parse_args(words, Namespace(debug=False, worker=None))
        args.quiet = quiet
        return int(command.run(args))
    except Exception as fault:
        show_findings(findings_of(fault), words[words.index("--lang") + 1], sys.stdout)
        return 2


_OPENED: set[str] = set()
_HOOKS: list[object] = []


def _opened() -> set[str]:
    """The paths of files that this process has opened since the set was emptied; programs and the system's aside."""
    if not _HOOKS:
        ours = tuple(os.path.realpath(one) + os.sep for one in {sys.prefix, sys.base_prefix, "/proc", "/dev", "/sys"})

        def note(event: str, facts: tuple[Any, ...]) -> None:
            if event == "open" and isinstance(facts[0], (str, os.PathLike)):
                path = os.path.realpath(os.fspath(facts[0]))
                if isinstance(path, str) and not path.startswith(ours) and not path.endswith((".py", ".pyc")):
                    _OPENED.add(path)

        _HOOKS.append(note)
        sys.addaudithook(note)
    return _OPENED


class _Progress:
    """Lines that say how far a batch is and when it will end."""

    def __init__(self, count: int, language: str, *, quiet: bool) -> None:
        self.count, self.done, self.zh, self.quiet = count, 0, language == "zh", quiet
        self.begun = time.monotonic()

    def tell(self, job: BatchJob, outcome: JobOutcome) -> None:
        self.done += 1
        if self.quiet:
            return
        spent = time.monotonic() - self.begun
        left = spent / self.done * (self.count - self.done)
        state = _state(outcome, zh=self.zh)
        rate = f"{self.done / spent:.1f}/s"
        more = f"还需 {left:.0f} 秒" if self.zh else f"{left:.0f} s to go"
        print(f"[{self.done}/{self.count}] {job.issue}  {state}  {rate}, {more}", flush=True)


_STATES: Final = {
    0: ("好", "clean"), 1: ("有错误", "errors"), 2: ("没做成", "not made"), "late": ("超时", "given up"),
    "lost": ("进程中断", "process lost"), "cluster": ("集群断了", "cluster gone"),
    "version": ("版本不同", "another version"),
}  # fmt: skip


def _state(outcome: JobOutcome, *, zh: bool) -> str:
    return _STATES[outcome.fault or outcome.code][0 if zh else 1]


def _faults(jobs: Sequence[BatchJob], done: dict[int, JobOutcome], args: Namespace) -> list[Finding]:
    """What the batch itself has to report; what is wrong with an issue its own report says."""
    found: list[Finding] = []
    for number, job in enumerate(jobs):
        fault = done[number].fault
        if fault:
            found.append(finding(f"batch-{fault}", Place(str(job.issue)), seconds=round(args.limit or LIMIT)))
    return found


def _same_folder(jobs: Sequence[BatchJob], entries: Sequence[dict[str, Any]]) -> list[Finding]:
    """Issues that wrote where another of the batch wrote as well, and so took its pages away."""
    first: dict[str, BatchJob] = {}
    found: list[Finding] = []
    for job, entry in zip(jobs, entries, strict=True):
        for path in entry.get("written", ()):
            other = first.setdefault(path, job)
            if other.issue != job.issue:
                folder = Path(path).parent.name
                found.append(finding("batch-same-folder", Place(str(job.issue)), folder=folder, other=str(other.issue)))
    return found


def table(jobs: Sequence[BatchJob], done: dict[int, JobOutcome], kept: frozenset[int], language: str) -> str:
    """A row for every issue that is not clean, with what was said of it, and a last line with the sums."""
    zh = language == "zh"
    width = max((cells(str(job.issue)) for job in jobs), default=0)
    rows: list[str] = []
    for number, job in enumerate(jobs):
        outcome = done[number]
        if outcome.code:
            pad = " " * (width - cells(str(job.issue)))
            rows.append(f"{job.issue}{pad}  {_state(outcome, zh=zh)}")
            cut = " …" if len(outcome.said) > _MOST_SAID else ""
            rows += [f"    {line}" for line in f"{outcome.said[:_MOST_SAID]}{cut}".splitlines()]
    counts = [sum(done[number].code == code for number in range(len(jobs))) for code in (0, 1, 2)]
    if zh:
        rows.append(
            f"{len(jobs)} 期：{counts[0]} 期好，{counts[1]} 期有错误，{counts[2]} 期没做成；{len(kept)} 期没改，未重做"
        )
    else:
        rows.append(
            f"{len(jobs)} issues: {counts[0]} clean, {counts[1]} with errors, {counts[2]} not made; "
            f"{len(kept)} unchanged and not made again"
        )
    return "\n".join(rows)


def as_json(jobs: Sequence[BatchJob], done: dict[int, JobOutcome], kept: frozenset[int]) -> bytes:
    """``batch.json``: every issue, what was made of it, with what exit codes; the same for the same issues."""
    rows = [
        {
            "issue": str(job.issue),
            "out": str(job.out),
            "made": dict(zip(job.makes, done[number].codes, strict=False)),
            "state": _state(done[number], zh=False),
            "unchanged": number in kept,
        }
        for number, job in enumerate(jobs)
    ]
    return json.dumps({"issues": rows}, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace") + b"\n"
