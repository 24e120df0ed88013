"""HarfBuzz's binding is imported without ``inspect``, and nobody is the worse for it."""

from __future__ import annotations

import inspect
import subprocess
import sys

import pytest

from layout.fonts.binding import FLAGS, StandIn


def printed(code: str) -> str:
    """What *code* prints in a new process."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_a_face_is_loaded_without_inspect_and_whoever_wants_it_has_it() -> None:
    seen = "[one in sys.modules for one in ('inspect', 'ast', 'dis', 'tokenize')]"
    code = f"import sys, layout.fonts.face; print({seen})\nimport inspect; print(inspect.signature(print), {seen})"
    before, after = printed(code).splitlines()
    assert before == "[False, False, False, False]"
    assert after.startswith("(*args, sep=")
    assert after.endswith("[True, True, True, True]")
    assert printed("import sys, uharfbuzz; print('inspect' in sys.modules)") == "True"


def test_inspect_that_is_loaded_stays() -> None:
    assert printed("import sys, inspect as i, layout.fonts.face; print(sys.modules['inspect'] is i)") == "True"


@pytest.mark.parametrize("name", FLAGS)
def test_its_numbers_are_those_of_inspect(name: str) -> None:
    assert getattr(StandIn("inspect"), name) == getattr(inspect, name)


def test_all_else_is_asked_of_inspect_itself() -> None:
    assert StandIn("inspect").signature is inspect.signature
    assert not hasattr(StandIn("inspect"), "__no_such_name__")
