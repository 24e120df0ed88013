"""A wheel is compiled only where that is asked for, and what is missing for it is said in words."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tomllib
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def hook() -> ModuleType:
    spec = spec_from_file_location("compiled_wheel", ROOT / "compiled_wheel.py")
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def begun(hook: ModuleType, version: str = "standard") -> dict[str, Any]:
    """What the hook asks of the builder when a wheel of *version* is begun."""
    asked: dict[str, Any] = {"force_include": {}, "pure_python": True, "infer_tag": False}
    hook.CompiledWheel(str(ROOT), {}, None, None, "", "wheel").initialize(version, asked)
    return asked


@pytest.mark.parametrize("value", [None, "", "0"])
def test_without_the_variable_the_wheel_is_all_python(
    value: str | None, hook: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(hook.VARIABLE, raising=False)
    if value is not None:
        monkeypatch.setenv(hook.VARIABLE, value)
    monkeypatch.setenv("CC", "/no/compiler")
    assert begun(hook) == {"force_include": {}, "pure_python": True, "infer_tag": False}
    assert hook.CompiledWheel(str(ROOT), {}, None, None, "", "wheel").dependencies() == []
    assert tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["build-system"]["requires"] == [
        "hatchling>=1.24"
    ]


@pytest.mark.parametrize(
    ("environment", "version", "words"),
    [
        ({"RENDER_PAGE_COMPILED": "yes"}, "standard", "it is 'yes', and may be 1 (compile) or 0 (all Python)"),
        ({"RENDER_PAGE_COMPILED": "1", "CC": "/no/compiler -O2"}, "standard", "no C compiler here (/no/compiler)"),
        ({"RENDER_PAGE_COMPILED": "1"}, "editable", "install without -e"),
    ],
)
def test_why_nothing_is_compiled_is_said(
    environment: dict[str, str], version: str, words: str, hook: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(hook.CannotCompile) as told:
        begun(hook, version)
    assert words in str(told.value)
    assert "Without RENDER_PAGE_COMPILED" in str(told.value)


def test_headers_that_are_missing_are_named(hook: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CC", sys.executable)  # any program that is there
    monkeypatch.setattr(hook.sysconfig, "get_path", lambda _: str(tmp_path))
    with pytest.raises(hook.CannotCompile, match=r"Python\.h is not here"):
        hook.compiler_wanted()


def test_what_is_compiled_is_there_and_takes_a_wheel_without_a_traceback(
    hook: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [path for path in hook.compiled_paths() if not (ROOT / path).is_file()] == []
    monkeypatch.setenv(hook.VARIABLE, "1")
    monkeypatch.setenv("CC", "/no/compiler")
    code = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode and "no C compiler" in done.stderr and "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_few_tests_are_left_out_where_the_wheel_is_compiled() -> None:
    files = sorted(path for room in ("typeset", "stories") for path in (ROOT / "tests" / room).glob("*.py"))
    lines = [(path.name, line) for path in files for line in path.read_text("utf-8").split("\n")]
    assert [one for one in lines if "pure_python" in one[1]] == [
        *[("test_other_partings.py", "@pytest.mark.pure_python")] * 2,
        *[("test_remembered_lines.py", "@pytest.mark.pure_python")] * 2,
        *[("test_best_lines.py", "@pytest.mark.pure_python")] * 4,
    ]


def pages_asked_for(source: str) -> list[str]:
    """Where *source* has a page's number: an attribute ``page`` but that of a line, which counts pages of a dump."""
    asked = [one for one in ast.walk(ast.parse(source)) if isinstance(one, ast.Attribute) and one.attr == "page"]
    return [ast.unparse(one) for one in asked if not ast.unparse(one.value).endswith("line")]


def test_nothing_compiled_handles_the_number_of_a_page(hook: ModuleType) -> None:
    """Compiled, a whole number is nothing else: page A1 would be called by the number that it is sorted by."""
    found = {path: pages_asked_for((ROOT / path).read_text("utf-8")) for path in hook.compiled_paths()}
    assert {path: asked for path, asked in found.items() if asked} == {}
    assert pages_asked_for("def told(story, line):\n    return line.page, story.jump.page") == ["story.jump.page"]
    assert pages_asked_for((ROOT / "layout/dumps/doubts.py").read_text("utf-8")), "which is left in Python for this"


def test_a_compiler_that_fails_is_told_in_words_and_leaves_nothing_behind(tmp_path: Path) -> None:
    source = tmp_path / "wrong.c"
    source.write_text("#error this is no program\n", "utf-8")
    left = tmp_path / "left"
    left.mkdir()
    code = f"""
import compiled_wheel, mypyc.build, setuptools
mypyc.build.mypycify = lambda *_, **__: [setuptools.Extension("wrong", [{str(source)!r}])]
compiled_wheel.compiler_wanted = lambda: None
compiled_wheel.CompiledWheel({str(tmp_path)!r}, {{}}, None, None, "", "wheel").initialize("standard", {{}})
"""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "RENDER_PAGE_COMPILED": "1", "TMPDIR": str(left)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "the compiler stopped" in done.stderr and "Without RENDER_PAGE_COMPILED" in done.stderr, done.stderr
    assert "Traceback" not in done.stderr
    assert list(left.iterdir()) == []
