"""Start an issue: a folder with a small page that can be made up at once and then changed."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from layout import files
from layout.commands.starter import FILES
from layout.console import language_of
from layout.findings import Place, Unreadable, finding

HELP = "Make a working small issue to start from.  新建一期可直接组版的小样。"


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``render-page new``."""
    parser.add_argument("folder", type=Path, help="new folder / 新文件夹")
    parser.add_argument("--lang", choices=("zh", "en"), help="language / 语言")


def run(args: Namespace) -> int:
    """Write the files; raises :class:`Unreadable` rather than write over what is there."""
    for path in start(args.folder):
        print(path)
    said = "下一步" if (args.lang or language_of()) == "zh" else "next"
    print(f"{said}: render-page {args.folder / 'issue.yaml'}")
    return 0


def start(folder: Path) -> tuple[Path, ...]:
    """Write the starter's files into *folder*, none of which may exist; give back their paths."""
    paths = {folder / name: text for name, text in FILES.items()}
    there = [path for path in paths if path.exists() or path.is_symlink()]
    if there:
        raise Unreadable(*(finding("new-exists", Place(str(path)), file=str(path)) for path in there))
    for path, text in paths.items():
        files.write(path, text.encode())
    return tuple(paths)
