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
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
import uharfbuzz  # noqa: F401 - loaded once, for all children
from PIL import Image  # noqa: F401

ROOT = Path(__file__).resolve().parents[2]

TYPESET = (
    "test_lines test_cells test_units_and_signs test_fine_setting test_best_lines test_linebreak test_regions "
    "test_measured_lines test_any_order test_sketches"
)
POURING = "test_pour test_overset"
FITTING = "test_copyfit test_jumps test_forms test_chain_remedies test_loosening test_doses test_cases test_fit_laws"
JOINTS = (
    "test_joint_scores test_joints test_rejoined test_slips test_spoken_lines test_extracted_text test_dumps "
    "test_boundaries"
)
ROOMS = {
    "layout/typeset/justify.py": ("tests/typeset", TYPESET),
    "layout/typeset/breaks.py": ("tests/typeset", TYPESET),
    "layout/fitting/pour.py": ("tests/makeup", POURING),
    "layout/fitting/steps.py": ("tests/makeup", POURING),
    "layout/fitting/overset.py": ("tests/makeup", POURING),
    "layout/fitting/fit.py": ("tests/makeup", FITTING),
    "layout/dumps/joints.py": ("tests/stories", JOINTS),
}
"""Each module with the tests of its own room, those that find most in least time first."""

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


def survives(folder: Path, module: str, source: str) -> bool:
    """True when the room's tests pass with *source* in place of *module* in *folder*.

    They run in a child of this process, in which pytest is loaded already and nothing of ours is.
    """
    path = folder / module
    kept = path.read_text("utf-8")
    path.write_text(source, "utf-8")
    try:
        child = os.fork()
        if not child:
            _judge(folder, module)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    finally:
        path.write_text(kept, "utf-8")


def _judge(folder: Path, module: str) -> None:
    """In the child: run the tests and leave, with 0 when all pass; a mutant that runs for ever is ended."""
    signal.alarm(LONGEST)
    os.chdir(folder)
    sys.path[:0] = [str(folder)]
    os.environ["PYTHONPATH"] = str(folder)
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    where, names = ROOMS[module]
    code = 1
    try:
        code = int(pytest.main(["-q", "-x", "-p", "no:cacheprovider", *(f"{where}/{one}.py" for one in names.split())]))
    finally:
        os._exit(code)


def main() -> int:
    """Run the mutants asked for; the table at the end is what goes into a report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*", default=list(ROOMS))
    parser.add_argument("--most", type=int, default=40, help="mutants of each module, chosen by chance; 0: all")
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    os.environ["CI"] = "1"
    sys.dont_write_bytecode = True
    table: list[str] = []
    with TemporaryDirectory() as name:
        folder = Path(name)
        for one in ("layout", "fonts", "styles", "seeds", "tests", "pyproject.toml", "README.md"):
            source = ROOT / one
            (shutil.copytree if source.is_dir() else shutil.copy2)(source, folder / one)
        for module in asked.modules:
            if survives(folder, module, source := (ROOT / module).read_text("utf-8")) is False:
                raise SystemExit(f"the tests of {module} fail without any mutant")
            every = list(mutants(source))
            chosen = Random(asked.seed).sample(every, min(asked.most or len(every), len(every)))
            alive = 0
            for line, said, source_text in sorted(chosen):
                if survives(folder, module, source_text):
                    alive += 1
                    print(f"{module}:{line}: {said} survives", flush=True)
            table.append(f"{module}: {len(chosen) - alive} of {len(chosen)} killed")
            print(table[-1], flush=True)
    print("\n".join(table))
    return 0


if __name__ == "__main__":
    sys.exit(main())
