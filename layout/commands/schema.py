"""Print the JSON Schema of page specs, styles or cards, for editors that complete and check YAML as it is typed."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace

from layout.console import language_of
from layout.keydocs.cards import CARD_KEYS
from layout.keydocs.house import HOUSE_KEYS
from layout.keydocs.keys import ISSUE_KEYS, SHAPES, STYLE_KEYS
from layout.keydocs.names import chinese
from layout.keydocs.preflight import BATCH_KEYS, PREFLIGHT_KEYS
from layout.stylesheets.schema import TOPS, schema

HELP = "Print the JSON Schema of the page spec, styles or cards.  输出版面文件、样式表或卡片表的 JSON Schema。"


_KEYS = {
    "issue": ISSUE_KEYS, "style": STYLE_KEYS, "styles": STYLE_KEYS, "cards": CARD_KEYS, "preflight": PREFLIGHT_KEYS,
    "batch": BATCH_KEYS, "house": HOUSE_KEYS,
}  # fmt: skip


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``render-page schema``."""
    parser.add_argument("of", nargs="?", choices=tuple(TOPS), default="issue", help="which, default issue / 哪一种")
    parser.add_argument("--table", action="store_true", help="every key in words instead / 改为输出各键的说明")
    parser.add_argument("--lang", choices=("zh", "en"), help="language of --table / 说明的语言")


def run(args: Namespace) -> int:
    """Print the schema, or the table of keys."""
    if args.table:
        print(key_table(args.of, args.lang or language_of()), end="")
    else:
        print(json.dumps(schema(args.of), ensure_ascii=False, indent=2))
    return 0


def key_table(of: str, language: str) -> str:
    """Every key of an ``issue``, a ``style`` or a ``preflight`` profile, as Markdown: a section for each shape.

    In Chinese a column has the names that may be written in place of the key, the usual one first.
    """
    zh = language == "zh"
    lines: list[str] = []
    for shape, keys in _KEYS[of].items():
        names = chinese(shape) if zh else {}
        top = ("键", *(["也可写"] if names else []), "意思") if zh else ("key", "meaning")
        lines += [
            f"### `{shape}` · {SHAPES[shape][0 if zh else 1]}",
            "",
            f"| {' | '.join(top)} |",
            "|---" * len(top) + "|",
        ]
        for key, words in keys.items():
            also = f"| {'、'.join(names.get(key, ()))} " if names else ""
            lines.append(f"| `{key}` {also}| {words[0 if zh else 1]} |")
        lines.append("")
    return "\n".join(lines)
