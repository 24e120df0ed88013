"""render-page: the command line, findings on the screen and the exit code.

Exit 0: clean or warnings only; 1: findings of the severity error (the page is still made); 2: unusable input, or a
fault of the program or the system, and nothing was made; 130 and 143: interrupted.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

from layout.processes.interrupts import Interrupts
from layout.processes.standard_streams import Screen, prepare, silence_libraries

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from layout.processes.worker import Pipes, Worker

COMMANDS = (
    "render", "preview", "cards", "epaper", "parse", "schema", "explain", "new", "fonts", "preflight", "check",
    "handoff", "plan", "batch", "watch", "desk", "diff",
)  # fmt: skip
"""Each is a module of the desk with ``HELP``, ``add_arguments(parser)`` and ``run(args) -> int``."""


ONE_PROCESS = "--one-process"
"""Has everything done by the process that was started."""


def program() -> NoReturn:
    """The console command: run, and leave at once.

    A run makes values and no cycles, and lasts half a second: collecting garbage, or taking everything down at the
    end, would cost a tenth of it for nothing.
    """
    gc.disable()
    silence_libraries()
    prepare()
    interrupts = Interrupts()
    interrupts.watch()
    if is_read_beside(sys.argv[1:]):
        # Before anything else is loaded, so that it may load what only it needs.
        interrupts.worker = _worker()
    try:
        code = main(None, interrupts)
    except SystemExit as left:  # by argparse, which has said why
        code = left.code if isinstance(left.code, int) else 2
    if interrupts.worker:
        interrupts.worker.close()
    sys.stdout.flush()
    if isinstance(sys.stdout, Screen) and sys.stdout.fault is not None and sys.stdout.is_cut_short:
        print(f"render-page: standard output: {sys.stdout.fault.strerror}", file=sys.stderr)
        code = 2
    sys.stderr.flush()
    os._exit(code)


def _worker() -> Worker | None:
    import layout.sources  # noqa: F401 - both processes need it at once: loaded once for both
    from layout.processes.worker import begin

    return begin(_beside)


def _beside(pipes: Pipes) -> None:
    from layout.quickyaml import import_quickly

    import_quickly()
    from layout.publishing.second_process import serve

    serve(pipes)


def is_read_beside(words: Sequence[str]) -> bool:
    """True when *words* ask for a job whose copy another process reads while this one loads what it needs."""
    if not words or words[0] == "--version" or argv_is_help(words) or ONE_PROCESS in words:
        return False
    return words[0] not in COMMANDS or words[0] in ("render", "cards", "epaper")


def main(argv: Sequence[str] | None = None, interrupts: Interrupts | None = None) -> int:
    """Run one command; ``render-page issue.yaml`` is short for ``render-page render issue.yaml``.

    *interrupts* has a worker that may be given half of the work, and learns where results go.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    if words and words[0] == "--version":
        return _version()
    name = words[0] if words and words[0] in COMMANDS else "render"
    given = list(words)
    if words and words[0] == name:
        del words[0]
    import argparse  # only when the worker has begun

    args = argparse.Namespace(debug="--debug" in words)
    asked = words[words.index("--lang") + 1 :][:1] if "--lang" in words else []
    if asked in (["zh"], ["en"]):  # also what is wrong with the other arguments is reported in that language
        args.lang = asked[0]
    try:
        command = import_module(f"layout.commands.{name}")
        parser = _parser(name, command.HELP, command.add_arguments, words)
        if given and given[0] != name:
            _refuse_slip(given[0])
        parser.parse_args(words, args)
        args.worker = interrupts.worker if interrupts else None
        if interrupts:
            interrupts.folder = getattr(args, "out", None) or getattr(args, "folder", None)
        return int(command.run(args))
    except KeyboardInterrupt:
        return 130
    except Exception as fault:
        from layout.faults import findings_of  # what only a failed run needs

        if args.debug:
            import traceback

            traceback.print_exc()
        from layout.console import language_of, show_findings

        show_findings(findings_of(fault), getattr(args, "lang", None) or language_of(), sys.stderr)
        return 2


def _refuse_slip(word: str) -> None:
    """Raise :class:`layout.findings.BadSpec` for a *word* that is a command misspelt, and no file."""
    if word.startswith("-") or os.path.sep in word or "." in word or os.access(word, os.F_OK):
        return
    from difflib import get_close_matches

    from layout.findings import BadSpec, Place, finding

    near = get_close_matches(word.lower(), COMMANDS, 2, 0.6)
    if near or word.isalpha():
        raise BadSpec(finding("command-unknown", Place(word[:40]), said=word[:40], near=" / ".join(near or COMMANDS)))


def _parser(name: str, summary: str, add: Callable[[ArgumentParser], None], words: Sequence[str]) -> ArgumentParser:
    """The parser of one command."""
    import argparse

    from layout.commands.arguments import Parser

    others = argv_is_help(words) and name == "render"
    parser = Parser(
        prog="render-page" if name == "render" else f"render-page {name}",
        description=summary,
        epilog=_others() if others else None,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add(parser)
    parser.add_argument("--debug", action="store_true", help="details of a fault of the program / 程序出错的细节")
    return parser


def argv_is_help(words: Sequence[str]) -> bool:
    """True when help is asked for."""
    return any(word in ("-h", "--help") for word in words)


def _others() -> str:
    lines = [f"  {name:<9} {import_module(f'layout.commands.{name}').HELP.splitlines()[0]}" for name in COMMANDS[1:]]
    return "\n".join(["other commands / 其他命令:", *lines])


def _version() -> int:
    from importlib.metadata import PackageNotFoundError, version

    try:
        print(f"render-page {version('render-page')}")
    except PackageNotFoundError:
        print("render-page (from the checkout)")
    return 0
