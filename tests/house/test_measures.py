"""The house by measure: how large its rooms and functions are, what imports late, and that no imports go round."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "layout"
MODULES = {
    ".".join((*path.relative_to(ROOT).parts[:-1], path.stem)).removesuffix(".__init__"): path
    for path in sorted(HOUSE.rglob("*.py"))
    if "kit" not in path.parts
}

MOST_IN_ROOM = 22
LONG_FUNCTIONS = 12
"""Functions of more than 45 lines."""

LATE_IMPORTS = 180
"""Imports in functions: what only some runs need, or what the second process loads while the first sets type.  It grows
with the commands, each of which loads what it alone needs; 160 stood for 16 of them."""

BY_NAME = {"cli", "commands.batch", "__init__", "messages", "output.spared_imports", "makeup.code"}
"""Where a module is found by its name: commands, public names, words of findings, work handed to another process, what
reportlab is spared, and a library that has no types."""


def late(tree: ast.AST) -> Iterator[ast.stmt]:
    """Imports inside functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            yield from (one for one in ast.walk(node) if isinstance(one, ast.Import | ast.ImportFrom))


def targets(tree: ast.AST) -> Iterator[str]:
    """Modules of the house that are imported anywhere in *tree*: at the top, in functions, for types alone."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("layout"):
            for one in node.names:
                inner = f"{node.module}.{one.name}"
                yield inner if inner in MODULES else node.module
        elif isinstance(node, ast.Import):
            yield from (one.name for one in node.names if one.name in MODULES)


def circles(edges: dict[str, set[str]]) -> list[str]:
    """Modules from which imports lead back to themselves."""
    found = []
    for start in edges:
        seen: set[str] = set()
        left = list(edges[start])
        while left:
            at = left.pop()
            if at not in seen:
                seen.add(at)
                left += edges.get(at, ())
        if start in seen:
            found.append(start)
    return sorted(found)


TREES = {name: ast.parse(path.read_text("utf-8")) for name, path in MODULES.items()}


def test_no_room_is_crowded() -> None:
    rooms = Counter(name.split(".")[1] for name in MODULES if name.count(".") == 2)
    assert rooms["typeset"] > 5
    crowded = {room: size for room, size in rooms.items() if size > MOST_IN_ROOM}
    assert crowded == {}


def test_no_imports_go_round_not_even_late_ones_or_those_for_types() -> None:
    edges = {name: set(targets(tree)) - {name, "layout"} for name, tree in TREES.items()}
    assert sum(map(len, edges.values())) > 500
    assert circles(edges) == []
    rooms: dict[str, set[str]] = {}
    for name, others in edges.items():
        room = name.split(".")[1] if "." in name else name
        rooms.setdefault(room, set()).update(one.split(".")[1] for one in others)
    assert circles({room: others - {room} for room, others in rooms.items()}) == []
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == ["a", "b", "c"]


def test_few_functions_are_long() -> None:
    long = [
        f"{name}.{node.name}"
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > 45
    ]
    assert len(long) <= LONG_FUNCTIONS, long


def test_imports_in_functions_are_counted() -> None:
    assert len(list(late(ast.parse("def f():\n from a import b\n import c\nimport d")))) == 2
    assert sum(1 for tree in TREES.values() for _ in late(tree)) <= LATE_IMPORTS


def test_modules_are_found_by_name_in_few_places() -> None:
    found = {
        name.removeprefix("layout").removeprefix(".") or "__init__"
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "import_module"
    }
    assert found <= BY_NAME


def test_a_class_name_lives_in_one_module() -> None:
    homes: dict[str, list[str]] = {}
    for name, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                homes.setdefault(node.name, []).append(name)
    assert len(homes) > 200
    assert {name: where for name, where in homes.items() if len(where) > 1} == {}


def remembering_without_bound(tree: ast.AST) -> Iterator[str]:
    """Functions under a bare ``cache`` that take anything but a truth value: as much is kept as is asked."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            bare = any(
                ast.unparse(one).split(".")[-1] in ("cache", "lru_cache(maxsize=None)") for one in node.decorator_list
            )
            many = [one for one in node.args.args if one.annotation is None or ast.unparse(one.annotation) != "bool"]
            if bare and many:
                yield node.name


def test_what_functions_remember_is_bounded() -> None:
    assert [*remembering_without_bound(ast.parse("@functools.cache\ndef f(x: str): ..."))] == ["f"]
    assert [f"{name}.{one}" for name, tree in TREES.items() for one in remembering_without_bound(tree)] == []
