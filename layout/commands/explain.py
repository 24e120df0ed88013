"""Say what a finding code means (its words, what to do, why it is looked for), and what a key of a file means."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from layout.console import language_of
from layout.keydocs.keys import KEYS, SHAPES
from layout.keydocs.names import NAMES, chinese
from layout.keydocs.stories import COPY_KEYS, COPY_SHAPES
from layout.messages import CATALOGUE, Message
from layout.messages.called import CALLED, code_of, names_near
from layout.reasons import REASONS

HELP = "Explain a finding or a key; without one, list the findings.  解释一个问题或一个键；不写则列出全部问题。"

_SEVERITY = {"error": "错误", "warning": "警告", "note": "提示"}
_KEYS = {**KEYS, **COPY_KEYS}
_SHAPES = {**SHAPES, **COPY_SHAPES}


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``render-page explain``."""
    parser.add_argument(
        "code", nargs="?",
        help="a code (page-cut), a finding's Chinese name (断版), or a key (allow, 允许) / 代码、问题名或键",
    )  # fmt: skip
    parser.add_argument("--lang", choices=("zh", "en"), help="language / 语言")


def run(args: Namespace) -> int:
    """Print the explanation; 2 when there is nothing of that name."""
    language = args.lang or language_of()
    if args.code is None:
        print("\n".join(listed(language)))
        return 0
    said = args.code.strip()
    texts = [*_texts(said, language)] or [*_texts(said.lower(), language)]
    texts = texts or [explained(code, CATALOGUE[code], language) for code in named_so(said)]
    if texts:
        print("\n\n".join(texts))
        return 0
    no, did = (
        ("没有这个代码、问题或键", "是不是") if language == "zh" else ("no such code, finding or key", "did you mean")
    )
    near = " / ".join(_near(said))
    print(f"{no}: {said[:60]}" + (f" ({did} {near}?)" if near else ""), file=sys.stderr)
    return 2


def _texts(name: str, language: str) -> Iterator[str]:
    """All that is called *name*: a finding, a key in every file that has it, a shape with its keys."""
    code = code_of(name)
    if code:
        yield explained(code, CATALOGUE[code], language)
    if key := key_explained(name, language):
        yield key
    if name in _SHAPES and not key:
        yield shape_explained(name, language)


def _near(said: str) -> list[str]:
    """What *said* may be a slip for, at most three: findings before keys."""
    findings, names = ([*CATALOGUE], [*_SHAPES]) if said.isascii() else ([*CALLED.values()], [])
    for shape, keys in _KEYS.items():
        names += keys if said.isascii() else NAMES.get(shape, {})
    near = dict.fromkeys(names_near(said.lower(), findings) + names_near(said.lower(), dict.fromkeys(names)))
    return [*near][:3]


def named_so(words: str) -> list[str]:
    """Codes whose Chinese words have *words* in them (``成品线``), at most five."""
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
    called = f" {CALLED[code]}" if language == "zh" and code in CALLED else ""
    parts = [f"{code}{called} ({_severity(message, language)})", _open(words)]
    parts += [f"→ {_open(hint)}"] if hint else []
    parts += [REASONS.get(code, message.why) if language == "zh" else message.why]
    return "\n\n".join(parts)


def key_explained(name: str, language: str) -> str:
    """What the key *name*, in English or Chinese, means in each file that has it; "" where none has."""
    lines: list[str] = []
    for shape, keys in _KEYS.items():
        key = name if name in keys else NAMES.get(shape, {}).get(name, "")
        if key in keys:
            lines.append(f"{shape}.{_key_line(shape, key, language)}\n    ({_of(_SHAPES[shape], language)})")
    return "\n\n".join(lines)


def shape_explained(shape: str, language: str) -> str:
    """What a part of a file is, and all its keys."""
    head = f"{shape}: {_of(_SHAPES[shape], language)}"
    return "\n".join([head, "", *(f"  {_key_line(shape, key, language)}" for key in _KEYS[shape])])


def _key_line(shape: str, key: str, language: str) -> str:
    names = "、".join(chinese(shape).get(key, ()))
    return f"{key} ({names}): {_of(_KEYS[shape][key], language)}"


def _of(words: tuple[str, str], language: str) -> str:
    return words[0] if language == "zh" else words[1]


def _words(message: Message, language: str) -> tuple[str, str]:
    return (message.zh, message.zh_hint) if language == "zh" else (message.en, message.en_hint)


def _severity(message: Message, language: str) -> str:
    return _SEVERITY[message.severity] if language == "zh" else message.severity


def _open(words: str) -> str:
    """Show the places where facts go as ‹name›."""
    for brace, shown in (("{{", "\0"), ("}}", "\1"), ("{", "‹"), ("}", "›"), ("\0", "{"), ("\1", "}")):
        words = words.replace(brace, shown)
    return words
