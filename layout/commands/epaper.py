"""The e-paper (数字报) of an issue: a folder that any web server, or none, can show.

This module holds the command only; what it needs is loaded while another process reads the copy.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from layout.commands.arguments import add_one_edition, add_overwrite, edition_of
from layout.processes.worker import Task

HELP = "The e-paper: pages with hot-spots, whole stories, search, feeds, EPUB.  数字报：热区、全文、搜索、订阅、EPUB。"


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``render-page epaper``."""
    parser.add_argument("issue", type=Path, help="page spec (YAML) / 版面文件")
    parser.add_argument("--out", type=Path, default=Path("out"), help="output folder, default out/ / 输出文件夹")
    parser.add_argument("--cards", action="store_true", help="every card of the table as well / 同时输出全部社交卡片")
    parser.add_argument(
        "--pages", default="", metavar="2,4-5", help="only these pages, default all / 只做哪些版，默认全部"
    )
    add_one_edition(parser)
    add_overwrite(parser)
    parser.add_argument("--root", type=Path, action="append", default=[], help="further folder files may come from")
    parser.add_argument("--lang", choices=("zh", "en"), help="language of messages / 提示语言")
    parser.add_argument("--quiet", action="store_true", help="findings only / 只显示问题")
    parser.add_argument("--one-process", action="store_true", help="no second process / 只用一个进程")


def run(args: Namespace) -> int:
    """Write the e-paper; 0 clean or warnings, 1 error findings."""
    args.edition = edition_of(args)
    if args.worker:
        args.worker.send(Task(args.issue, tuple(args.root), only=True, kept=args.out, edition=args.edition))
    from layout.publishing.epaper_files import run

    return int(run(args, args.worker))
