"""Hold a PDF, ours or anybody's, against what a press takes."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from layout import files
from layout.console import as_json, language_of, show_findings
from layout.findings import BadSpec, Finding, Place, Severity, Unreadable, finding, worst
from layout.loading.limits import load_limits
from layout.processes.bounded import SECONDS, Bounds, BrokeOffError, bounded

if TYPE_CHECKING:
    from layout.preflight.model import Report, WantedGeometry
    from layout.stylesheets.preflight import Limits

HELP = "Check a PDF before it goes to press.  付印前检查 PDF：字体、颜色、总墨量、分辨率、叠印、页面框、标准。"

PRESS = "press/newsprint.icc"
FIXES = ("colour", "black", "white", "hairline", "boxes", "rotate")
"""What can be put right without knowing the design."""


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``render-page preflight``."""
    parser.add_argument("pdf", type=Path, nargs="+", help="PDF / 要查的文件")
    parser.add_argument("--profile", default="newsprint", help="name or .yaml file, default newsprint / 配置")
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
    parser.add_argument("--format", choices=("text", "json"), default="text", help="of the report / 报告格式")
    parser.add_argument("--lang", choices=("zh", "en"), help="language of messages / 提示语言")
    parser.add_argument("--timeout", type=int, default=SECONDS, help="seconds for a file, default 120 / 每个文件限时")


def run(args: Namespace) -> int:
    """Check every file: 0 clean or warnings, 1 errors; 2 when one cannot be used, after the others."""
    language = args.lang or language_of()
    limits = load_limits(args.profile)
    wanted = load_wanted(args.issue) if args.issue else None
    code, reports = 0, []
    if args.fix:
        path = _fixed(args, limits, language)
        args.pdf = [path] if path else args.pdf
    for path in args.pdf:
        try:
            report = inspected(path, limits, wanted, max(args.timeout, 1))
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


def _fixed(args: Namespace, limits: Limits, language: str) -> Path | None:
    """The file that ``--fix`` makes, where there is anything to put right.  Raises :class:`LayoutError`."""
    from layout.commands.fix import made

    kinds = tuple(one.strip() for one in args.fixes.split(","))
    unknown = [one for one in kinds if one not in FIXES]
    if unknown or len(args.pdf) > 1:
        at, said = ("--fixes", unknown[0]) if unknown else ("--fix", str(len(args.pdf)))
        known = ", ".join(FIXES) if unknown else "1 PDF"
        raise BadSpec(finding("option-unknown", Place(at), said=said, known=known))
    return made(args.pdf[0], args.fix, limits, kinds, max(args.timeout, 1), language)


def load_wanted(path: Path) -> WantedGeometry:
    """The geometry that the issue at *path* asks for."""
    from layout.keys.issue import read_issue
    from layout.loading.sources import load_press, page_fetch
    from layout.loading.styles import load_styles
    from layout.preflight.model import WantedGeometry

    issue = read_issue(files.read_text(path), str(path), page_fetch(path, ()))
    folder = path.resolve().parent
    press = load_press(issue, load_styles(issue, folder, (), []), folder, (), [])
    bleed = press.bleed if press.bleed >= 0 else issue.sheet.bleed
    return WantedGeometry(issue.sheet.width, issue.sheet.height, bleed, len(issue.pages))


def inspected(path: Path, limits: Limits, wanted: WantedGeometry | None, seconds: int = SECONDS) -> Report:
    """The report on the PDF at *path*, made in a process of its own.  Raises :class:`Unreadable`."""
    files.size_of(path)
    try:
        return bounded(Bounds(seconds), inspect, str(path), limits, wanted)
    except BrokeOffError as fault:
        place = Place(str(path))
        raise Unreadable(finding("preflight-too-much", place, file=str(path), what=str(fault))) from None


def inspect(path: str, limits: Limits, wanted: WantedGeometry | None) -> Report:
    """What the other process does."""
    from layout.pdfreader.document import MOST_BYTES
    from layout.preflight.check import check

    profile = files.read(files.kit("styles") / PRESS)
    return check(files.read(Path(path), MOST_BYTES), path, limits, profile, wanted)


def report_values(report: Report, limits: Limits, language: str) -> dict[str, Any]:
    """The report as plain values, its findings in words."""
    from layout.preflight.report_words import as_values

    return {**as_values(report, limits), "findings": [as_json(one, language) for one in report.findings]}


def summary(report: Report, limits: Limits, language: str) -> str:
    """The file, the profile and the facts of every page, a line each, and how much was found."""
    from layout.preflight.report_words import file_told, limits_told, page_told

    lines = [file_told(report, language), limits_told(limits, language)]
    lines += [page_told(page, language) for page in report.pages]
    return "\n".join([*lines, counted(report.findings, language)])


def counted(found: tuple[Finding, ...], language: str) -> str:
    """How many errors and warnings there are."""
    errors, warnings = (sum(one.severity is which for one in found) for which in (Severity.ERROR, Severity.WARNING))
    if language.startswith("zh"):
        return f"{errors} 个错误，{warnings} 个警告"
    return f"{errors} errors, {warnings} warnings"
