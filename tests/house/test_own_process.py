"""What changes the whole process stands where the process is our own: in commands, and in children begun for a job."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2] / "layout"

CHANGING = {
    "os._exit", "os.chdir", "os.umask", "os.putenv", "os.environ", "gc.disable", "gc.enable", "gc.freeze",
    "signal.signal", "warnings.simplefilter", "warnings.filterwarnings", "warnings.catch_warnings", "locale.setlocale",
    "sys.setrecursionlimit", "sys.settrace", "threading.excepthook", "re.compile =", "sys.excepthook =",
}  # fmt: skip
"""Calls, and with `` =`` names that are given another value; of ``os.environ`` what is put into it."""

OURS = {
    "cli.py": {"program": {"gc.disable", "os._exit"}},
    "processes/interrupts.py": {"watch": {"signal.signal"}, "_end": {"signal.signal", "os._exit"}},
    "processes/standard_streams.py": {"silence_libraries": {"warnings.simplefilter"}},
    "processes/worker.py": {"begin": {"os._exit"}, "leave_signals_to_the_parent": {"signal.signal"}},
    "processes/shared_tasks.py": {"shared": {"os._exit"}},
    "processes/bounded.py": {"_copied": {"os._exit"}},
    "batches/workers.py": {"_leave_with": {"os._exit"}, "serve": {"gc.disable"}, "cleared": {"gc.freeze"}},
    "commands/desk.py": {"_left_at_signals": {"signal.signal"}, "leave": {"signal.signal"}},
    "quickyaml.py": {"import_quickly": {"re.compile ="}},
}
"""By module and function; nothing else in the house changes its process."""

CALLERS = {
    "silence_libraries": {"cli.py", "batches/workers.py"},
    "import_quickly": {"cli.py"},
    "Interrupts": {"cli.py"},
}
"""Who may use those that change the process they are called in."""


def changes(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """(function, what it changes), for a function in another the inner one; ``""`` outside of any."""
    todo: list[tuple[ast.AST, str]] = [(tree, "")]
    while todo:
        node, place = todo.pop()
        if isinstance(node, ast.FunctionDef):
            place = node.name
        if isinstance(node, ast.Call) and ast.unparse(node.func) in CHANGING:
            yield place, ast.unparse(node.func)
        for target in (*getattr(node, "targets", ()), getattr(node, "target", None)):
            name = ast.unparse(target) if target is not None else ""
            if f"{name} =" in CHANGING:
                yield place, f"{name} ="
            elif name.startswith("os.environ"):
                yield place, "os.environ"
        todo += [(one, place) for one in ast.iter_child_nodes(node)]


def exits_of(tree: ast.AST) -> Iterator[tuple[ast.FunctionDef, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            calls = (one for one in ast.walk(node) if isinstance(one, ast.Call))
            yield from ((node, one) for one in calls if ast.unparse(one.func) == "os._exit")


def test_only_what_is_listed_changes_the_process() -> None:
    found: dict[str, dict[str, set[str]]] = {}
    for path in sorted(HOUSE.rglob("*.py")):
        for place, what in changes(ast.parse(path.read_text("utf-8"))):
            found.setdefault(path.relative_to(HOUSE).as_posix(), {}).setdefault(place, set()).add(what)
    assert found == OURS


@pytest.mark.parametrize("name", CALLERS)
def test_what_changes_the_process_is_used_by_commands_alone(name: str) -> None:
    home = {path for path, functions in OURS.items() if name in functions} | {"processes/interrupts.py"}
    used = {
        path.relative_to(HOUSE).as_posix()
        for path in HOUSE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == name
    }
    assert used - home == CALLERS[name]


@pytest.mark.parametrize("module", ["processes/worker.py", "processes/shared_tasks.py"])
def test_below_the_command_line_only_the_child_of_a_fork_leaves_at_once(module: str) -> None:
    """The call stands at the end of what the child does, whatever that raises: the parent has another branch."""
    for function, call in exits_of(ast.parse((HOUSE / module).read_text("utf-8"))):
        assert "os.fork()" in ast.unparse(function)
        ends = [one for node in ast.walk(function) if isinstance(node, ast.Try) for one in node.finalbody]
        assert any(call in ast.walk(one) for one in ends)
        assert ast.unparse(call) == "os._exit(0)"


@pytest.mark.parametrize(
    "code",
    [
        "def f():\n    os._exit(0)", "def f():\n    os.environ['TZ'] = 'x'", "def f():\n    re.compile = g",
        "with warnings.catch_warnings():\n    pass", "gc.disable()",
    ],
)  # fmt: skip
def test_a_change_of_the_process_would_be_seen(code: str) -> None:
    assert list(changes(ast.parse(code)))
