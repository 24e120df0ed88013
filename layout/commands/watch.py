"""An issue made again whenever a file of it changes: PDFs and previews follow what an editor saves."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from functools import partial
from pathlib import Path

from layout.batches.jobs import BatchJob
from layout.batches.watching import Making, WatchedIssue
from layout.commands.arguments import DAY, out_of_range
from layout.commands.batch import made
from layout.console import language_of, show_findings
from layout.findings import BadSpec, Place, finding

HELP = "Make an issue again whenever a file of it is saved.  看守一期：存盘即重排，PDF 和预览随改随新。"

_NAMED = 4
"""Changed files that are named; of more, how many."""


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``render-page watch``: those of a render, and how often is looked."""
    parser.add_argument("issue", type=Path, help="page spec (YAML) / 版面文件")
    parser.add_argument("--out", type=Path, default=Path("out"), help="output folder, default out/ / 输出文件夹")
    parser.add_argument("--only", default="pdf,png,report", help="of pdf,png,report,idml / 只输出其中几种")
    parser.add_argument("--dpi", type=int, default=150, help="preview resolution, default 150 / 预览分辨率")
    parser.add_argument("--pages", default="", metavar="2,4-5", help="only these pages, default all / 只做哪些版")
    parser.add_argument("--every", type=float, default=0.3, help="seconds between looks, default 0.3 / 隔几秒看一次")
    parser.add_argument(
        "--limit", type=float, default=120, help="seconds a run may take, default 120 / 每次最多几秒，默认 120"
    )
    parser.add_argument("--once", action="store_true", help="make it once and leave / 只做一次")
    parser.add_argument("--root", type=Path, action="append", default=[], help="further folder files may come from")
    parser.add_argument("--lang", choices=("zh", "en"), help="language of messages / 提示语言")
    parser.add_argument("--quiet", action="store_true", help="one line a run / 每次一行")


def run(args: Namespace) -> int:
    """Watch until stopped; with ``--once`` the exit code of the one run."""
    language = args.lang or language_of()
    faults = out_of_range(args, ("dpi", 18, 1200, "dpi"), ("every", 0, DAY, "s"), ("limit", 1, DAY, "s"))
    if faults:
        raise BadSpec(*faults)
    options = [f"--root={one.resolve()}" for one in args.root]
    options += [f"--only={args.only}", f"--dpi={args.dpi}", f"--pages={args.pages}"]
    job = BatchJob(args.issue, ("render",), args.out)
    work = partial(made, options=tuple(options), language=language, quiet=args.quiet)
    watched = WatchedIssue(job, work, args.limit)
    try:
        for number, making in enumerate(watched.makings(args.every), 1):
            _show(args, making, number, language)
            if args.once:
                return making.outcome.code
    finally:
        watched.end()
    return 0


def _show(args: Namespace, making: Making, number: int, language: str) -> None:
    """What a run said, and a line with its number, its time and what it followed."""
    outcome = making.outcome
    if outcome.fault:
        fault = finding(f"batch-{outcome.fault}", Place(str(args.issue)), seconds=round(args.limit))
        show_findings([fault], language, sys.stdout)
    elif not args.quiet:
        print(outcome.said, end="")
    names = [Path(one).name for one in making.followed[:_NAMED]]
    more = len(making.followed) - len(names)
    zh = language == "zh"
    changed = ("、" if zh else ", ").join([*names, *([f"+{more}"] if more else [])])
    state = (("成", "有错误", "没做成") if zh else ("made", "made, with errors", "not made"))[outcome.code]
    line = f"[{number}] {state} {making.seconds:.2f} {'秒' if zh else 's'}"
    print(f"{line}  ← {changed}" if changed else line, flush=True)
