"""Cards for social media: every story of the pages, and the pages themselves, in every size of the house's table.

This module holds the command only; what it needs is loaded while another process reads the copy.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from layout.commands.arguments import add_one_edition, add_overwrite, edition_of
from layout.processes.worker import Task

HELP = "Cards for social media, with their alternative text.  社交平台卡片：各种尺寸重新排版，附替代文字。"


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``render-page cards``."""
    parser.add_argument("issue", type=Path, help="page spec (YAML) / 版面文件")
    parser.add_argument("--out", type=Path, default=Path("out"), help="output folder, default out/ / 输出文件夹")
    parser.add_argument(
        "--story", action="append", default=[], metavar="NAME",
        help="only this: slot, slug or first words of its head; page for the page itself / 只要这一篇；page 指整版",
    )  # fmt: skip
    parser.add_argument("--size", default="", metavar="og,wechat,…", help="which cards of the table / 哪些尺寸")
    parser.add_argument("--pages", default="", metavar="1-3,5", help="of which pages, default all / 哪些版，默认全部")
    add_one_edition(parser)
    add_overwrite(parser)
    parser.add_argument("--root", type=Path, action="append", default=[], help="further folder files may come from")
    parser.add_argument("--lang", choices=("zh", "en"), help="language of messages / 提示语言")
    parser.add_argument("--quiet", action="store_true", help="findings only / 只显示问题")
    parser.add_argument("--one-process", action="store_true", help="no second process / 只用一个进程")


def run(args: Namespace) -> int:
    """Write the cards; 0 clean or warnings, 1 error findings."""
    args.edition = edition_of(args)
    if args.worker:
        args.worker.send(Task(args.issue, tuple(args.root), only=True, kept=args.out, edition=args.edition))
    from layout.publishing.card_job import run

    return int(run(args, args.worker))
