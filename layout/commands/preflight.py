"""Hold a PDF, ours or anybody's, against what a press takes."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from layout import files
from layout.commands.arguments import DAY, out_of_range
from layout.commands.inspecting import inspected, inspected_and_shown, report_values, summary
from layout.console import as_json, language_of, show_findings
from layout.findings import BadSpec, Place, Severity, Unreadable, finding, worst
from layout.loading.limits import load_limits, plant_limits
from layout.processes.bounded import SECONDS

if TYPE_CHECKING:
    from layout.preflight.model import Report, WantedGeometry
    from layout.stylesheets.preflight import Limits

HELP = "Check a PDF before it goes to press.  付印前检查 PDF：字体、颜色、总墨量、分辨率、叠印、页面框、标准。"

NEWSPRINT = "newsprint"
"""The profile of the kit for PDFs that no issue is named for."""

FIXES = ("colour", "black", "white", "hairline", "boxes", "rotate")
"""What can be put right without knowing the design."""


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``render-page preflight``."""
    parser.add_argument("pdf", type=Path, nargs="*", help="PDF / 要查的文件")
    parser.add_argument("--profile", help="name or .yaml file, default that of --issue, else newsprint / 配置")
    parser.add_argument("--issue", type=Path, help="page spec whose size the pages must have / 版面文件，核对开本")
    parser.add_argument(
        "--fix", type=Path, metavar="OUT.pdf", help="put right what is safe, into this file / 代改，另存"
    )
    parser.add_argument(
        "--fixes",
        default=",".join(FIXES),
        metavar="KIND,…",
        help=f"what --fix may do, default {','.join(FIXES)} / 代改哪些",
    )
    parser.add_argument(
        "--report",
        type=Path,
        metavar="OUT.html",
        help="a page to look at, faults marked / 标出问题的报告",
    )
    parser.add_argument("--watch", type=Path, metavar="IN", help="check whatever comes into this folder / 看守文件夹")
    parser.add_argument("--ok", type=Path, help="where --watch puts good files / 通过的放这里")
    parser.add_argument("--bad", type=Path, help="where --watch puts bad files / 有错的放这里")
    parser.add_argument("--every", type=float, default=2, metavar="S", help="seconds between looks, default 2 / 间隔秒")
    parser.add_argument("--once", action="store_true", help="end when nothing is left to come / 处理完就结束")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="of the report / 报告格式")
    parser.add_argument("--lang", choices=("zh", "en"), help="language of messages / 提示语言")
    parser.add_argument("--timeout", type=int, default=SECONDS, help="seconds for a file, default 120 / 每个文件限时")


def run(args: Namespace) -> int:
    """Check every file: 0 clean or warnings, 1 errors; 2 when one cannot be used, after the others."""
    language = args.lang or language_of()
    faults = out_of_range(args, ("timeout", 1, DAY, "s"), ("every", 0, DAY, "s"))
    if faults:
        raise BadSpec(*faults)
    wanted, plant = load_wanted(args.issue) if args.issue else (None, None)
    limits = plant if plant and not args.profile else load_limits(args.profile or NEWSPRINT)
    code, reports = 0, []
    done = _ordered(args, limits, wanted, language)
    if done is not None:
        return done
    for path in args.pdf:
        try:
            report = _inspected(path, args, limits, wanted)
        except Unreadable as fault:
            code = 2
            reports.append({"file": str(path), "findings": [as_json(one, language) for one in fault.findings]})
            if args.format == "text":
                show_findings(fault.findings, language, sys.stderr)
            continue
        code = max(code, 1 if worst(report.findings) is Severity.ERROR else 0)
        reports.append(report_values(report, limits, language))
        if args.format == "text":
            show_findings(report.findings, language, sys.stdout)
            print(summary(report, limits, language))
    if args.format == "json":
        print(json.dumps(reports[0] if len(reports) == 1 else reports, ensure_ascii=False, indent=1))
    return code


def _inspected(path: Path, args: Namespace, limits: Limits, wanted: WantedGeometry | None) -> Report:
    """The report on *path*, which is written as a page to look at where ``--report`` asks for it."""
    if not args.report:
        return inspected(path, limits, wanted, args.timeout)
    report, page = inspected_and_shown(path, limits, wanted, args.timeout)
    files.write(args.report, page)
    return report


def _ordered(args: Namespace, limits: Limits, wanted: WantedGeometry | None, language: str) -> int | None:
    """What is asked for beside checking: a folder watched, or a file put right, which is to be checked then."""
    if args.report and (args.watch or len(args.pdf) != 1 or args.report.resolve() == args.pdf[0].resolve()):
        said = str(args.report if len(args.pdf) == 1 else len(args.pdf))
        raise BadSpec(finding("option-unknown", Place("--report"), said=said, known="OUT.html, 1 PDF"))
    if not args.watch and not args.fix:
        if args.pdf:
            return None
        raise BadSpec(finding("option-unknown", Place("preflight"), said="", known="PDF, --watch"))
    from layout.commands import fix, watched_folder

    if args.watch:
        return watched_folder.watch(args, limits, wanted, language)
    path = _fixed(args, limits, language, fix.made)
    args.pdf = [path] if path else args.pdf
    return None


def _fixed(args: Namespace, limits: Limits, language: str, made: Callable[..., Path | None]) -> Path | None:
    """The file that ``--fix`` makes, where there is anything to put right.  Raises :class:`LayoutError`."""
    kinds = tuple(one.strip() for one in args.fixes.split(","))
    unknown = [one for one in kinds if one not in FIXES]
    if unknown or len(args.pdf) != 1:
        at, said = ("--fixes", unknown[0]) if unknown else ("--fix", str(len(args.pdf)))
        known = ", ".join(FIXES) if unknown else "1 PDF"
        raise BadSpec(finding("option-unknown", Place(at), said=said, known=known))
    return made(args.pdf[0], args.fix, limits, kinds, args.timeout, language)


def load_wanted(path: Path) -> tuple[WantedGeometry, Limits]:
    """The geometry that the issue at *path* asks for, and what its plant takes."""
    from layout.keys.issue import read_issue
    from layout.loading.sources import load_press, page_fetch
    from layout.loading.styles import load_styles
    from layout.preflight.model import WantedGeometry

    issue = read_issue(files.read_text(path), str(path), page_fetch(path, ()))
    folder = path.resolve().parent
    press = load_press(issue, load_styles(issue, folder, (), []), folder, (), [])
    bleed = press.bleed if press.bleed >= 0 else issue.sheet.bleed
    folds = tuple(page.fold for page in issue.pages)
    geometry = WantedGeometry(issue.sheet.width, issue.sheet.height, bleed, len(issue.pages), folds)
    return geometry, plant_limits(press, folder)
