"""The main job: an issue becomes PDFs, previews, a report, and the copy that did not go in.

This module holds the command only; what it needs is loaded while another process reads the copy.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from layout.commands.arguments import add_edition, add_overwrite, edition_of, out_of_range
from layout.console import language_of, show_findings
from layout.findings import BadSpec, Place, Severity, finding, worst
from layout.processes.worker import Task, Worker

HELP = "Make up an issue: PDFs, previews and a report.  按版面文件组版，输出 PDF、PNG 和报告。"

OUTPUTS = ("pdf", "png", "report", "idml")


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``render-page [render]``."""
    parser.add_argument("issue", type=Path, help="page spec (YAML) / 版面文件")
    parser.add_argument("--out", type=Path, default=Path("out"), help="output folder, default out/ / 输出文件夹")
    parser.add_argument("--only", default="pdf,png,report", help="of pdf,png,report,idml / 只输出其中几种")
    parser.add_argument("--dpi", type=int, default=150, help="preview resolution, default 150 / 预览分辨率")
    parser.add_argument("--paper", action="store_true", help="preview on the press's own paper / 预览带纸色")
    parser.add_argument(
        "--pages", default="", metavar="2,4-5", help="only these pages, default all / 只做哪些版，默认全部"
    )
    add_edition(parser)
    add_overwrite(parser)
    parser.add_argument("--root", type=Path, action="append", default=[], help="further folder files may come from")
    parser.add_argument("--lang", choices=("zh", "en"), help="language of messages / 提示语言")
    parser.add_argument("--output-format", choices=("text", "json"), default="text", help="of the findings")
    parser.add_argument("--quiet", action="store_true", help="findings only / 只显示问题")
    parser.add_argument("--one-process", action="store_true", help="no second process / 只用一个进程")


def run(args: Namespace) -> int:
    """Make up the issue; 0 clean or warnings, 1 error findings."""
    language = args.lang or language_of()
    wanted = tuple(part.strip() for part in args.only.split(",") if part.strip())
    unknown = [part for part in wanted if part not in OUTPUTS]
    faults = out_of_range(args, ("dpi", 18, 1200, "dpi"))
    if unknown or not wanted:
        said = ", ".join(unknown) or args.only
        faults.append(finding("option-unknown", Place("--only"), said=said, known=", ".join(OUTPUTS)))
    if faults:
        raise BadSpec(*faults)
    worker: Worker | None = args.worker
    every = not args.edition
    args.edition = edition_of(args)
    if worker:
        worker.send(Task(args.issue, tuple(args.root), kept=args.out))
    from layout.publishing import issue_files as produce
    from layout.runs.exchange import system_library

    if worker and args.out.is_dir():
        system_library()  # folders are exchanged with it at the end; the other process still reads
    everything = produce.produce_all(args, wanted, worker, language, every=every)
    found = produce.found_in_all(everything)
    if args.output_format == "json":
        print(produce.findings_as_json(found, language))
    else:
        show_findings([one for one in found if one.severity > Severity.NOTE or not args.quiet], language, sys.stdout)
        if not args.quiet:
            print("\n".join(produce.summary(each, language) for each in everything))
    return 1 if worst(found) is Severity.ERROR else 0
