"""The wheel with the rooms that a page passes through compiled, where ``RENDER_PAGE_COMPILED=1`` asks for it.

Else nothing is done here.  Modules of :data:`ROOMS` are the same files in either wheel, and stand in both: mypyc makes
an extension of each from its types, which Python imports in place of the file.  Pages have the same bytes.  It takes a
C compiler, and the wheel serves one system and one Python, so it is made where it is used.
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
ROOMS = {
    "typeset": (
        "atoms", "bodies", "breaks", "classes", "compression", "draft", "evenness", "heads", "justify", "latin_words",
        "line_cost", "line_ends", "lines", "paragraph", "prepared", "ruby",
    ),
    "galley": ("forms", "items", "story"),
    "areas": ("grid", "ground", "strokes"),
    "fitting": ("placing_lines", "pour", "pour_costs", "rows", "steps", "stranded_lines"),
    "makeup": ("marks",),
    "": ("geometry",),
    "stories": ("people", "story_kind"),
    "fitted": ("standing", "table"),
    "lines": (
        "beside", "captions", "dump_style", "head_forms", "items", "leads", "letters", "likeness", "line_scores",
        "links", "neighbours", "rubrics", "series", "shapes", "signatures", "verse",
    ),
    "dumps": (
        "apply_hints", "assemble", "blocks", "boundaries", "boundary_doubts", "from_margin", "groups", "interruptions",
        "joints", "pairs", "photo_groups", "pieces", "roles", "slips", "steps",
    ),
}  # fmt: skip
"""By room, what is compiled: what a paragraph goes through from its text to its lines and legs, and what reads a dump.

Left out, a module's calls go by way of Python again.  Three kinds stay in Python though they could gain: what handles
numbers of pages (``makeup``, ``comparing``, ``dumps.doubts``), for compiled code takes a whole number as nothing else,
and page A1 would lose its name; what reads files of others by calling itself (``trees``, ``keys``), where a call too
deep must be an error of Python and not the end of the process; and proofing and content streams, which gained a
hundredth of a page each.
"""

GROUP = "layout.compiled"
"""The library that holds the code of all of them."""

TOOLS = ("mypy[mypyc]>=1.15", "setuptools>=68")


def compiled_paths() -> list[str]:
    """The files of :data:`ROOMS`, from the root of the checkout."""
    return ["/".join(filter(None, ("layout", room, f"{name}.py"))) for room, names in ROOMS.items() for name in names]


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
    """Compile what :data:`ROOMS` names of the checkout *root*; extensions, in folders as in a wheel, under *into*/lib.

    A C file a module and no more than the first level of optimising: one file of all takes gigabytes and minutes, and
    what is left of a page's time is spent in Python's library, whatever the compiler does.
    """
    try:
        from mypyc.build import mypycify
        from setuptools import Distribution
        from setuptools.errors import BaseError, CCompilerError
    except ImportError as error:
        raise CannotCompile(f"{error}; the build needs {' and '.join(TOOLS)}") from error
    options = ("--config-file=", f"--cache-dir={into / 'types'}", "--ignore-missing-imports")
    with chdir(root):
        try:
            extensions = mypycify(
                [*options, *compiled_paths()], opt_level="1", debug_level="0", target_dir=str(into / "c"),
                group_name=GROUP, multi_file=True,
            )  # fmt: skip
            for one in extensions:  # headers lie with the library, which the modules' own C files do not
                one.include_dirs.append(str(into / "c" / "layout"))
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
