"""Print the JSON Schema of page specs or of stylesheets, for editors that complete and check YAML while it is typed."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace

from layout.spec.schema import TOPS, schema

HELP = "Print the JSON Schema of the page spec or of styles.  输出版面文件或样式表的 JSON Schema。"


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``render-page schema``."""
    parser.add_argument("of", nargs="?", choices=tuple(TOPS), default="issue", help="which, default issue / 哪一种")


def run(args: Namespace) -> int:
    """Print the schema."""
    print(json.dumps(schema(args.of), ensure_ascii=False, indent=2))
    return 0
