"""Start an issue: a folder with a small page that can be made up at once and then changed."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from layout import files
from layout.beginnings.starter import ISSUE, starter_files
from layout.console import language_of, show_findings
from layout.findings import BadSpec, Finding, Place, Severity, finding, worst
from layout.runs.new_folder import put_together

HELP = "Make a working small issue to start from.  新建一期可直接组版的小样。"


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``render-page new``."""
    parser.add_argument("folder", type=Path, help="new folder / 新文件夹")
    parser.add_argument("--from", dest="copy", type=Path, nargs="+", help="copy to plan a page from / 用这些稿件拟一版")
    parser.add_argument("--paper", help="name of the paper, with --from / 报名")
    parser.add_argument("--date", default="", help="date of issue, with --from / 出版日期")
    parser.add_argument("--style", default="", help="daily, hk-daily, tw-daily, jp-daily, with --from / 样式")
    parser.add_argument("--lang", choices=("zh", "en"), help="language / 语言")


def run(args: Namespace) -> int:
    """Write the files; raises :class:`Unreadable` rather than write over what is there."""
    language = args.lang or language_of()
    found: tuple[Finding, ...] = ()
    if (args.paper or args.date or args.style) and not args.copy:
        place = Place("--paper" if args.paper else "--date" if args.date else "--style")
        raise BadSpec(finding("argument-missing", place, what="--from", usage="render-page new DIR --from COPY…"))
    if args.copy:
        from layout.beginnings import first_spec, new_issue  # the planner is loaded only here

        house = first_spec.HOUSES.get(args.style or "daily")
        if house is None:
            known = ", ".join(first_spec.HOUSES)
            raise BadSpec(finding("option-unknown", Place("--style"), said=args.style[:40], known=known))
        copy = first_spec.CopyFiles(tuple(args.copy), args.paper or "", args.date, house)
        paths, found = new_issue.issue_from(args.folder, copy)
    else:
        paths = start(args.folder)
    for path in paths:
        print(path)
    show_findings([one for one in found if one.severity > Severity.NOTE], language, sys.stdout)
    said = "下一步" if language == "zh" else "next"
    print(f"{said}: render-page {args.folder / ISSUE}")
    return 1 if worst(found) is Severity.ERROR else 0


def start(folder: Path) -> tuple[Path, ...]:
    """Write the starter's files into *folder*, where no others of their names may be; give back their paths."""
    given = starter_files()
    with put_together(folder, {name: data for name, data in given.items() if name != ISSUE}, ISSUE) as made:
        files.write(made / ISSUE, given[ISSUE])
    return tuple(folder / name for name in given)
