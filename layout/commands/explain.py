"""Say what a finding code means: its words, what to do about it, and why it is looked for."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from difflib import get_close_matches

from layout.console import language_of
from layout.messages import CATALOGUE, Message

HELP = "Explain a finding code; without one, list them all.  解释一个代码；不写代码则全部列出。"

_SEVERITY = {"error": "错误", "warning": "警告", "note": "提示"}


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``render-page explain``."""
    parser.add_argument("code", nargs="?", help="such as spec-off-grid / 代码")
    parser.add_argument("--lang", choices=("zh", "en"), help="language / 语言")


def run(args: Namespace) -> int:
    """Print the explanation; 2 when there is no such code."""
    language = args.lang or language_of()
    if args.code is None:
        print("\n".join(listed(language)))
        return 0
    message = CATALOGUE.get(args.code)
    if message is None and (meant := named_so(args.code)):
        print("\n\n".join(explained(code, CATALOGUE[code], language) for code in meant))
        return 0
    if message is None:
        near = ", ".join(get_close_matches(args.code, CATALOGUE, 3, 0.5))
        no, did = ("没有这个代码", "是不是") if language == "zh" else ("no such code", "did you mean")
        print(f"{no}: {args.code}" + (f" ({did} {near}?)" if near else ""), file=sys.stderr)
        return 2
    print(explained(args.code, message, language))
    return 0


def named_so(words: str) -> list[str]:
    """Codes whose Chinese words have *words* in them (``断版``), at most five."""
    if words.isascii() or len(words) < 2:
        return []
    return [code for code, message in sorted(CATALOGUE.items()) if words in message.zh][:5]


def listed(language: str) -> list[str]:
    """Every code with its severity and its words, one a line, in alphabetical order."""
    width = max(len(code) for code in CATALOGUE)
    return [
        f"{code:<{width}}  {_severity(message, language):<7}  {_open(_words(message, language)[0])}"
        for code, message in sorted(CATALOGUE.items())
    ]


def explained(code: str, message: Message, language: str) -> str:
    """One code: words, hint and reason, each on lines of its own."""
    words, hint = _words(message, language)
    parts = [f"{code} ({_severity(message, language)})", _open(words)]
    parts += [f"→ {_open(hint)}"] if hint else []
    parts += [message.why] if message.why else []
    return "\n\n".join(parts)


def _words(message: Message, language: str) -> tuple[str, str]:
    return (message.zh, message.zh_hint) if language == "zh" else (message.en, message.en_hint)


def _severity(message: Message, language: str) -> str:
    return _SEVERITY[message.severity] if language == "zh" else message.severity


def _open(words: str) -> str:
    """Show the places where facts go as ‹name›."""
    for brace, shown in (("{{", "\0"), ("}}", "\1"), ("{", "‹"), ("}", "›"), ("\0", "{"), ("\1", "}")):
        words = words.replace(brace, shown)
    return words
