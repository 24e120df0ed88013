"""Arguments that several commands have."""

from __future__ import annotations

from argparse import ArgumentParser


def add_overwrite(parser: ArgumentParser) -> None:
    """The argument that lets a run write over files of others."""
    parser.add_argument(
        "--overwrite", action="store_true",
        help="write over files that no earlier run wrote, or that were changed / 覆盖不是本程序写出或被改过的文件",
    )  # fmt: skip
