"""render-page: the command line, findings on the screen and the exit code.

Exit 0: clean or warnings only; 1: findings of the severity error (the page is still made); 2: unusable input.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from layout.processes.worker import Worker

COMMANDS = (
    "render", "preview", "cards", "epaper", "parse", "schema", "explain", "new", "fonts", "preflight", "handoff",
    "plan",
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
    worker = None
    if is_read_beside(sys.argv[1:]):
        # Before anything else is loaded, so that it may load what only it needs.
        worker = _worker()
    try:
        code = main(None, worker)
    finally:
        if worker:
            worker.close()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        pass
    os._exit(code)


def _worker() -> Worker | None:
    from layout.processes.worker import begin
    from layout.quickyaml import import_quickly

    return begin(import_quickly)


def is_read_beside(words: Sequence[str]) -> bool:
    """True when *words* ask for a job whose copy another process reads while this one loads what it needs."""
    if not words or words[0] == "--version" or argv_is_help(words) or ONE_PROCESS in words:
        return False
    return words[0] not in COMMANDS or words[0] in ("render", "cards", "epaper")


def main(argv: Sequence[str] | None = None, worker: Worker | None = None) -> int:
    """Run one command; ``render-page issue.yaml`` is short for ``render-page render issue.yaml``.

    *worker* is a process that may be given half of the work.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    if words and words[0] == "--version":
        return _version()
    name = words[0] if words and words[0] in COMMANDS else "render"
    if words and words[0] == name:
        del words[0]
    import argparse

    from layout.console import language_of, show_findings
    from layout.findings import LayoutError

    command = import_module(f"layout.commands.{name}")
    first = not argv_is_help(words)
    parser = argparse.ArgumentParser(
        prog="render-page" if name == "render" else f"render-page {name}",
        description=command.HELP,
        epilog=None if first or name != "render" else _others(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_arguments(parser)
    args = parser.parse_args(words)
    args.worker = worker
    language = getattr(args, "lang", None) or language_of()
    try:
        done: int = command.run(args)
    except LayoutError as fault:
        show_findings(fault.findings, language, sys.stderr)
        return 2
    except BrokenPipeError:
        return 1
    except KeyboardInterrupt:
        return 130
    return done


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
