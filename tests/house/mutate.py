"""Mutants of the modules that set lines and fit stories: how many of them each room's own tests kill.

    python tests/house/mutate.py [MODULE ...] [--most N] [--seed S] [--prove]

A mutant is the module with one operator turned (``<`` into ``<=``, ``+`` into ``-``, ``and`` into ``or``, a number by
one, a condition negated).  Its room's tests run against it in a copy of the tree: of the files with a test that calls
the function that was turned, those tests first, up to the first that fails.  A mutant that they pass has survived and
is printed with its place.

Some survivors do what the module does: they stand in ``equivalent.yaml`` with the reason, and are not run.  An entry
whose line is no longer there is an error; ``--prove`` runs just those of the list, and an entry that a test kills is
one too.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
import uharfbuzz  # noqa: F401 - loaded once, for all children
import yaml
from hypothesis import HealthCheck, Phase, settings
from PIL import Image  # noqa: F401

ROOT = Path(__file__).resolve().parents[2]
EQUIVALENT = Path(__file__).with_name("equivalent.yaml")

LINES = "test_drawn_lines test_sketches test_fine_setting test_lines"
CHAINS = "test_best_lines test_equal_chains test_lines test_any_order"
POURING = "test_pour test_overset test_best_pour test_uneven_rows"
STANDING = f"{POURING} test_forms_over test_tables test_forms test_fitter"
FITTING = (
    "test_fitter test_jumps test_copyfit test_cases test_heads test_doses test_forms test_chain_remedies "
    "test_picture_rows"
)
JOINTS = (
    "test_joint_scores test_joints test_rejoined test_slips test_spoken_lines test_extracted_text test_dumps "
    "test_boundaries"
)
ROOMS = {
    "layout/typeset/justify.py": ("tests/typeset", LINES),
    "layout/typeset/breaks.py": ("tests/typeset", CHAINS),
    "layout/fitting/pour.py": ("tests/makeup", POURING),
    "layout/fitting/steps.py": ("tests/makeup", f"{POURING} test_setter test_forms_over"),
    "layout/fitting/placing_lines.py": ("tests/makeup", STANDING),
    "layout/fitting/overset.py": ("tests/makeup", POURING),
    "layout/fitting/fit.py": ("tests/makeup", FITTING),
    "layout/fitting/account.py": ("tests/makeup", "test_account"),
    "layout/fitting/table_flow.py": ("tests/makeup", "test_table_flow"),
    "layout/dumps/joints.py": ("tests/stories", JOINTS),
}
"""Each module with those tests of its own room that look at what it does: what all of them kill can only be more."""

COMPARISONS = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq}
OPERATORS = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult}
ENOUGH = (Phase.explicit, Phase.generate)
"""What hypothesis does with a mutant: a failure is enough, nobody looks for its smallest example."""

BUSY = (HealthCheck.too_slow,)
"""What hypothesis complains of when the machine has other work."""

QUIETLY = ("-q", "-x", "--tb=no", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning")
"""hypothesis is loaded before pytest could rewrite it, of which it would warn."""

PATIENCE = (20, 5)
"""A mutant counts as killed, because it runs for ever, after so many seconds and so many times what its room's tests
take without one; those are run once before, with nothing known of their time."""

UNKNOWN = 3600

FAILED = 1
"""What pytest ends with when a test failed; anything else but 0 is a mutant with which the tests cannot be read."""


class Mutant(NamedTuple):
    """One turn of a module."""

    line: int
    place: str
    """The function it is in."""
    text: str
    """The line's text, without what it is indented by."""
    turned: str
    """What was turned into what; of several alike on a line the second is ``… #2``."""
    number: int
    """Of the node, as the tree is walked."""

    @property
    def key(self) -> tuple[str, str, str]:
        """What the list of equivalents knows it by."""
        return self.place, self.text, self.turned


def mutants(source: str) -> list[Mutant]:
    """Every mutant of *source*."""
    lines, tree = source.splitlines(), ast.parse(source)
    places = dict(_places(tree))
    made: list[Mutant] = []
    seen: Counter[tuple[int, str]] = Counter()
    for number, node in enumerate([*ast.walk(tree)]):
        said = _turn(node)
        if said:
            line = getattr(node, "lineno", 0)
            seen[line, said] += 1
            if seen[line, said] > 1:
                said += f" #{seen[line, said]}"
            made.append(Mutant(line, places.get(line, ""), lines[line - 1].strip(), said, number))
    return sorted(made)


def turned(source: str, number: int) -> str:
    """*source* with its node *number* turned."""
    tree = ast.parse(source)
    _turn([*ast.walk(tree)][number])
    return ast.unparse(tree)


def _places(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """(line, the function it is in) of all lines in functions; of one in another the inner comes last."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            yield from ((line, node.name) for line in range(node.lineno, (node.end_lineno or 0) + 1))


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


def equivalents(module: str, known: Sequence[Mutant]) -> set[tuple[str, str, str]]:
    """The mutants of *module* that do what it does; refused when the module has no such line or turn."""
    listed = yaml.safe_load(EQUIVALENT.read_text("utf-8")).get(module, ())
    keys = {(one["in"], one["line"], one["turn"]) for one in listed}
    gone = keys - {one.key for one in known}
    if gone:
        raise SystemExit("\n".join(f"{EQUIVALENT.name}: {module} has no {' | '.join(one)}" for one in sorted(gone)))
    return keys


class Reached:
    """In the child: which tests call which functions of the module, and how long each takes."""

    def __init__(self, path: Path) -> None:
        self.path = str(path)
        self.calls: dict[str, set[str]] = {}
        self.took: dict[str, float] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item):
        seen = self.calls.setdefault(item.nodeid, set())

        def trace(frame, _event, _arg):
            if frame.f_code.co_filename == self.path:
                seen.add(frame.f_code.co_name)

        sys.settrace(trace)
        try:
            return (yield)
        finally:
            sys.settrace(None)

    def told(self) -> tuple[dict[str, list[str]], dict[str, float]]:
        """What was called, and how long it took, by test."""
        return {name: sorted(called) for name, called in self.calls.items()}, self.took

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.took[report.nodeid] = self.took.get(report.nodeid, 0) + report.duration


class Chosen:
    """In the child: the tests given, in that order; and the one that failed."""

    def __init__(self, names: Sequence[str]) -> None:
        self.rank = {name: number for number, name in enumerate(names)}
        self.failed = ""

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted((one for one in items if one.nodeid in self.rank), key=lambda one: self.rank[one.nodeid])

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed = report.nodeid


class Room:
    """A copy of the tree in which the tests of one module's room run."""

    def __init__(self, folder: Path, module: str) -> None:
        self.folder, self.module = folder, module
        where, names = ROOMS[module]
        self.files = [f"{where}/{one}.py" for one in names.split()]
        self.kills: Counter[str] = Counter()
        self.patience = UNKNOWN
        seen = Reached(folder / module)
        code, found = self._child(seen, self.files, lambda: [*seen.told(), _strangers(folder)])
        if code:
            raise SystemExit(f"the tests of {module} fail without any mutant")
        self.calls: dict[str, list[str]] = found[0]
        self.took: dict[str, float] = found[1]
        for name in found[2]:
            with suppress(Exception):
                import_module(name)
        self.patience = int(PATIENCE[0] + PATIENCE[1] * sum(self.took.values()))

    def killer(self, mutant: Mutant) -> str:
        """The test that kills *mutant*; empty when it survives."""
        anything = {one for one, called in self.calls.items() if called}
        reach = {one for one in anything if mutant.place in self.calls[one]} or anything
        files = {one.split("::")[0] for one in reach}
        names = [one for one in self.calls if one.split("::")[0] in files]
        names.sort(key=lambda one: (one not in reach, -self.kills[one], self.took[one]))
        if not names:
            return ""
        path = self.folder / self.module
        kept = path.read_text("utf-8")
        path.write_text(turned(kept, mutant.number), "utf-8")
        chosen = Chosen(names)
        try:
            code, failed = self._child(chosen, sorted(files), lambda: chosen.failed)
        finally:
            path.write_text(kept, "utf-8")
        if code == 0:
            return ""
        self.kills[failed or ""] += code == FAILED
        return failed or f"ended with {code}"

    def _child(self, plugin: object, files: Sequence[str], result: Callable[[], object]):
        """pytest over *files* in a child of this process, in which pytest is loaded already and nothing of ours is."""
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.close(reading)
            signal.alarm(self.patience)
            _judge(self.folder, plugin, files, result, writing)
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            data = pipe.read()
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        return code, json.loads(data) if data else None


def _strangers(folder: Path) -> list[str]:
    """Modules that are loaded and none of ours: loaded once in the parent, every child has them."""
    files = {name: getattr(module, "__file__", None) or "" for name, module in list(sys.modules.items())}
    return [name for name, file in files.items() if file and not file.startswith(str(folder))]


def _judge(folder: Path, plugin: object, files: Sequence[str], result: Callable[[], object], writing: int) -> None:
    """In the child: run the tests, write what *result* gives, and leave."""
    os.chdir(folder)
    sys.path[:0] = [str(folder)]
    os.environ["PYTHONPATH"] = str(folder)
    settings.register_profile(
        "mutants", derandomize=True, database=None, deadline=None, phases=ENOUGH, suppress_health_check=BUSY
    )
    settings.load_profile("mutants")
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    code = 1
    try:
        code = int(pytest.main([*QUIETLY, *files], plugins=[plugin]))
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(json.dumps(result()).encode())
    finally:
        os._exit(code)


def judged(room: Room, asked: argparse.Namespace) -> tuple[str, int, int, int, int]:
    """(module, mutants looked at, killed, equivalent, alive) of a room's module; survivors are printed as they come."""
    module = room.module
    every = mutants((room.folder / module).read_text("utf-8"))
    same = equivalents(module, every)
    if asked.prove:
        chosen = [one for one in every if one.key in same]
    else:
        chosen = sorted(Random(asked.seed).sample(every, min(asked.most or len(every), len(every))))
    killed = equal = alive = 0
    for number, one in enumerate(chosen, 1):
        if one.key in same and not asked.prove:
            equal += 1
            continue
        begun = time.monotonic()
        killer = room.killer(one)
        place = f"{module}:{one.line}: {one.place}: {one.text} | {one.turned}"
        if asked.prove and killer:
            print(f"{place}: called equivalent, but {killer} kills it", flush=True)
        elif not killer and not asked.prove:
            print(f"{place}: survives", flush=True)
        if asked.slow:
            print(f"  {number}/{len(chosen)} {time.monotonic() - begun:.1f} s {one.turned} {killer}", flush=True)
        killed += bool(killer)
        equal += asked.prove and not killer
        alive += not killer and not asked.prove
    return module, len(chosen), killed, equal, alive


def main() -> int:
    """Run the mutants asked for; the table at the end is what goes into a report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*", default=list(ROOMS))
    parser.add_argument("--most", type=int, default=40, help="mutants of each module, chosen by chance; 0: all")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--prove", action="store_true", help="run the mutants that are listed as equivalent")
    parser.add_argument("--slow", action="store_true", help="say of every mutant how long it took and what killed it")
    asked = parser.parse_args()
    sys.dont_write_bytecode = True
    table = []
    with TemporaryDirectory() as name:
        folder = Path(name).resolve()
        for one in ("layout", "fonts", "styles", "seeds", "tests", "pyproject.toml", "README.md"):
            source = ROOT / one
            (shutil.copytree if source.is_dir() else shutil.copy2)(source, folder / one)
        for module in asked.modules:
            table.append(judged(Room(folder, module), asked))
            print(" | ".join(map(str, table[-1])), flush=True)
    print("\nmodule | mutants | killed | equivalent | alive | of those that count")
    for module, all_of_it, killed, equal, alive in table:
        print(f"{module} | {all_of_it} | {killed} | {equal} | {alive} | {killed / max(1, killed + alive):.0%}")
    return int(asked.prove and any(row[2] for row in table))


if __name__ == "__main__":
    sys.exit(main())
