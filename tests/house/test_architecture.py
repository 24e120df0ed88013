"""The house keeps its own rules: one-way imports, effects at the edge, modest sizes, every code documented."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(p for p in (ROOT / "layout").rglob("*.py") if "kit" not in p.parts)

EFFECTS = {
    "open", "input", "datetime.now", "date.today", "time.time", "time.perf_counter", "os.environ", "os.getenv",
    "random", "secrets", "uuid.uuid4", "subprocess", "socket", "Path.cwd",
}  # fmt: skip
EDGE = (
    "files.py",
    "cli.py",
    "console.py",
    "batches",
    "beginnings",
    "commands",
    "desk",
    "workbench",
    "loading",
    "plant",
    "publishing",
    "processes",
    "runs",
    "versions",
    "__init__.py",
    "__main__.py",
)
READS = {"read_text", "read_bytes", "write_text", "write_bytes", "unlink", "mkdir", "glob", "rglob", "iterdir"}


def effects_in(source: str) -> set[str]:
    """Names in *source* that touch the world."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Name) and node.id in EFFECTS:
            found.add(node.id)
        elif isinstance(node, ast.Attribute):
            dotted = ast.unparse(node)
            if dotted in EFFECTS or node.attr in READS:
                found.add(dotted)
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names} & EFFECTS
    return found


def at_the_edge(path: Path) -> bool:
    parts = path.relative_to(ROOT / "layout").parts
    return parts[0] in EDGE


@pytest.mark.parametrize("path", [p for p in MODULES if not at_the_edge(p)], ids=lambda p: p.stem)
def test_only_the_edge_touches_the_world(path):
    assert effects_in(path.read_text("utf-8")) == set()


def test_the_effects_check_sees_effects():
    assert effects_in("import random\nopen('x')\nfrom pathlib import Path\nPath('a').read_text()") >= {"random", "open"}


def test_the_import_contracts_hold():
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache"],
        cwd=ROOT, capture_output=True, text=True, check=False, env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_modules_and_functions_stay_readable(path):
    source = path.read_text("utf-8")
    assert source.count("\n") <= 320, "a module that outgrows this hides a second one"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= 60, f"{node.name} has {length} lines"


def test_every_public_name_says_what_it_is():
    bare = [f"{path.stem}.{name}" for path in MODULES for name in silent(ast.parse(path.read_text("utf-8")))]
    assert bare == []
    assert silent(ast.parse("class A:\n  'x'\n  def b(self): ...\n  def _c(self): ...")) == ["b"]


def silent(node: ast.AST) -> list[str]:
    """Public functions, classes and methods without a docstring; what is inside functions is nobody's business."""
    found = []
    for one in ast.iter_child_nodes(node):
        if isinstance(one, ast.FunctionDef | ast.ClassDef) and not one.name.startswith("_"):
            found += [one.name] if ast.get_docstring(one) is None else []
            found += silent(one) if isinstance(one, ast.ClassDef) else []
    return found


def test_every_finding_code_used_is_in_the_catalogue():
    from layout.messages import CATALOGUE

    used = set()
    for path in MODULES:
        used |= set(re.findall(r'\bfinding\(\s*"([a-z0-9-]+)"', path.read_text("utf-8")))
    assert used
    assert used - set(CATALOGUE) == set()


def test_every_message_speaks_both_languages_and_says_why():
    from layout.messages import CATALOGUE
    from layout.reasons import REASONS

    assert set(REASONS) == set(CATALOGUE), "every code has its reason in Chinese in layout/reasons, and no other has"
    for code, message in CATALOGUE.items():
        assert message.severity in ("note", "warning", "error"), code
        assert message.zh and message.en and message.why, code
        assert bool(message.zh_hint) == bool(message.en_hint), code
        # A fact may itself be words, given in both languages: why_zh and why_en.
        braces = [set(re.findall(r"\{(\w+?)(?:_(?:zh|en))?\b", text)) for text in (message.zh, message.en)]
        assert braces[0] == braces[1], code


def test_modules_of_the_tests_are_told_apart_by_their_names():
    """They are imported by name alone, from whichever folder is read first."""
    aside = {"conftest", "campaign"}  # found by their folder, or run as programs
    names = [path.stem for path in (ROOT / "tests").rglob("*.py") if path.stem not in aside]
    assert [name for name, count in Counter(names).items() if count > 1] == []


def test_nothing_names_a_registry_host():
    hosts = re.compile(r"(pypi\.org|pythonhosted|registry\.npmjs|npmjs\.com|deb\.debian)")
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    files = listed or [str(p.relative_to(ROOT)) for p in ROOT.rglob("*.py")]
    named = [
        name
        for name in files
        if (ROOT / name).suffix in (".py", ".md", ".toml", ".yaml", ".txt", "") and (ROOT / name).is_file()
        if name != "tests/house/test_architecture.py"
        if hosts.search((ROOT / name).read_text("utf-8", "ignore"))
    ]
    assert named == []
    assert hosts.search("see pypi.org")
