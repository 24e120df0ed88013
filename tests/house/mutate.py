"""Mutants of the modules that set lines and fit stories: how many of them each room's own tests kill.

    python tests/house/mutate.py [MODULE ...] [--most N] [--seed S]

A mutant is the module with one operator turned (``<`` into ``<=``, ``+`` into ``-``, ``and`` into ``or``, a number by
one, a condition negated).  Its room's tests run against it in a copy of the tree; a mutant that they pass has survived
and is printed with its place.  Some survivors are equivalent: look before you write a test.
"""

from __future__ import annotations

import argparse
import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]

ROOMS = {
    "layout/fitting/pour.py": "tests/makeup/test_pour.py tests/makeup/test_overset.py",
    "layout/fitting/steps.py": "tests/makeup/test_pour.py tests/makeup/test_overset.py",
    "layout/fitting/overset.py": "tests/makeup/test_pour.py tests/makeup/test_overset.py",
    "layout/fitting/fit.py": "tests/makeup/test_copyfit.py tests/makeup/test_jumps.py tests/makeup/test_fit_laws.py "
    "tests/makeup/test_chain_remedies.py tests/makeup/test_forms.py tests/makeup/test_cases.py",
    "layout/typeset/justify.py": "tests/typeset",
    "layout/typeset/breaks.py": "tests/typeset",
    "layout/dumps/joints.py": "tests/stories",
}
"""Each module with the tests of its own room."""

COMPARISONS = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq}
OPERATORS = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult}
LONGEST = 240
"""Seconds after which a mutant counts as killed: it runs for ever."""


def mutants(source: str) -> Iterator[tuple[int, str, str]]:
    """(line, what was turned, the source with it) of every mutant of *source*."""
    for number in range(sum(1 for _ in ast.walk(ast.parse(source)))):
        tree = ast.parse(source)
        node = [*ast.walk(tree)][number]
        said = _turn(node)
        if said:
            yield getattr(node, "lineno", 0), said, ast.unparse(tree)


def _turn(node: ast.AST) -> str:
    """Turn one operator at *node*; what was done, empty where there is none."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in COMPARISONS:
        old = type(node.ops[0])
        node.ops[0] = COMPARISONS[old]()
        return f"{old.__name__} -> {COMPARISONS[old].__name__}"
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
        old_op = type(node.op)
        node.op = OPERATORS[old_op]()
        return f"{old_op.__name__} -> {OPERATORS[old_op].__name__}"
    if isinstance(node, ast.BoolOp):
        was = type(node.op).__name__
        node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        return f"{was} -> {type(node.op).__name__}"
    if isinstance(node, ast.Constant) and type(node.value) is int:
        node.value += 1
        return f"{node.value - 1} -> {node.value}"
    if isinstance(node, ast.If):
        node.test = ast.UnaryOp(ast.Not(), node.test)
        return "if -> if not"
    return ""


def survives(folder: Path, module: str, source: str, tests: str) -> bool:
    """True when *tests* pass with *source* in place of *module*."""
    path = folder / module
    kept = path.read_text("utf-8")
    path.write_text(source, "utf-8")
    try:
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests.split()]
        environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1", "CI": "1"}
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=LONGEST, check=False)
        return done.returncode == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        path.write_text(kept, "utf-8")


def main() -> int:
    """Run the mutants asked for; the table at the end is what goes into a report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*", default=list(ROOMS))
    parser.add_argument("--most", type=int, default=40, help="mutants of each module, chosen by chance; 0: all")
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    table: list[str] = []
    with TemporaryDirectory() as name:
        folder = Path(name)
        for one in ("layout", "fonts", "styles", "seeds", "tests", "pyproject.toml", "README.md"):
            source = ROOT / one
            (shutil.copytree if source.is_dir() else shutil.copy2)(source, folder / one)
        for module in asked.modules:
            every = list(mutants((ROOT / module).read_text("utf-8")))
            chosen = Random(asked.seed).sample(every, min(asked.most or len(every), len(every)))
            alive = 0
            for line, said, source_text in sorted(chosen):
                if survives(folder, module, source_text, ROOMS[module]):
                    alive += 1
                    print(f"{module}:{line}: {said} survives", flush=True)
            table.append(f"{module}: {len(chosen) - alive} of {len(chosen)} killed")
            print(table[-1], flush=True)
    print("\n".join(table))
    return 0


if __name__ == "__main__":
    sys.exit(main())
