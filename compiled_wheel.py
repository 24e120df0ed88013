"""The wheel with its line setting compiled, where ``RENDER_PAGE_COMPILED=1`` asks for it; else nothing is done here.

Modules of :data:`MODULES` are the same files in either wheel, and stand in both: mypyc makes an extension of each from
its types, which Python imports in place of the file.  Pages have the same bytes.  It takes a C compiler, and the wheel
serves one system and one Python, so it is made where it is used.
"""

from __future__ import annotations

import atexit
import os
import shlex
import sysconfig
import tempfile
from contextlib import chdir
from pathlib import Path
from shutil import rmtree, which
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

VARIABLE = "RENDER_PAGE_COMPILED"
ROOM = "layout/typeset"
MODULES = (
    "atoms", "bodies", "breaks", "compression", "draft", "evenness", "justify", "line_cost", "line_ends", "lines",
    "paragraph", "prepare",
)  # fmt: skip
"""What a paragraph goes through from its text to its lines: left out, a module's calls go by way of Python again."""

TOOLS = ("mypy[mypyc]>=1.15", "setuptools>=68")


class CannotCompile(SystemExit):
    """Why there is no compiled wheel, and what to do; the build ends with these words."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"{VARIABLE}: {reason}\nWithout {VARIABLE} the wheel is all Python and makes the same pages.")


def is_asked_for() -> bool:
    """True where the environment asks for a compiled wheel.  Raises :class:`CannotCompile` for what is no answer."""
    asked = os.environ.get(VARIABLE, "")
    if asked not in ("", "0", "1"):
        raise CannotCompile(f"it is {asked!r}, and may be 1 (compile) or 0 (all Python)")
    return asked == "1"


def compiler_wanted() -> None:
    """Raise :class:`CannotCompile` where there is no C compiler, or no header of this Python."""
    if os.name == "nt":
        return  # setuptools looks for Microsoft's and says what it misses
    words = shlex.split(os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc")
    if which(words[0]) is None:
        raise CannotCompile(f"there is no C compiler here ({words[0]}); install one (gcc or clang), or name it in CC")
    header = Path(sysconfig.get_path("include"), "Python.h")
    if not header.exists():
        raise CannotCompile(f"{header} is not here; install the headers of this Python (python3-dev, python3-devel)")


def compiled(root: Path, into: Path) -> list[Path]:
    """Compile :data:`MODULES` of the checkout *root*; the extensions, in folders as in the wheel, under *into*/lib."""
    try:
        from mypyc.build import mypycify
        from setuptools import Distribution
        from setuptools.errors import BaseError, CCompilerError
    except ImportError as error:
        raise CannotCompile(f"{error}; the build needs {' and '.join(TOOLS)}") from error
    options = ("--config-file=", f"--cache-dir={into / 'types'}", "--ignore-missing-imports")
    with chdir(root):
        try:
            paths = [f"{ROOM}/{name}.py" for name in MODULES]
            extensions = mypycify(
                [*options, *paths], debug_level="0", target_dir=str(into / "c"), group_name="layout.typeset.compiled"
            )
            build = Distribution({"name": "render-page", "ext_modules": extensions}).get_command_obj("build_ext")
            build.build_lib, build.build_temp = str(into / "lib"), str(into / "objects")
            build.ensure_finalized()
            build.run()
        except (BaseError, CCompilerError, SystemExit) as error:
            raise CannotCompile(f"the compiler stopped ({error}); what it said stands above") from error
    return sorted(path for path in (into / "lib").rglob("*") if path.suffix in (".so", ".pyd"))


class CompiledWheel(BuildHookInterface[Any]):
    """Puts the extensions into the wheel."""

    def dependencies(self) -> list[str]:
        """What is installed for the build: nothing for a wheel that is all Python."""
        return list(TOOLS) if is_asked_for() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before the wheel's files are gathered."""
        if not is_asked_for():
            return
        if version == "editable":
            raise CannotCompile("an editable install runs the checkout's own files; install without -e")
        compiler_wanted()
        made = Path(tempfile.mkdtemp(prefix="render-page-"))
        atexit.register(rmtree, made, ignore_errors=True)  # hatchling calls no hook at the end of a build that failed
        for path in compiled(Path(self.root), made):
            build_data["force_include"][str(path)] = path.relative_to(made / "lib").as_posix()
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
