"""What the package promises to other programs: names, types, and an example that runs."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import layout

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("LIBRARY.md", "LIBRARY.zh-CN.md")


def example(page: str) -> str:
    """The example of a page of documents."""
    found = re.search(r"```python\n(.*?)```", (ROOT / page).read_text("utf-8"), re.DOTALL)
    assert found
    return found[1]


def test_every_name_that_is_promised_is_there_and_described() -> None:
    for name in layout.__all__:
        assert getattr(layout, name).__name__ == name
        for page in PAGES:
            text = (ROOT / page).read_text("utf-8")
            assert f"`{name}" in text, (name, page)
    with pytest.raises(AttributeError, match="no attribute 'composition'"):
        layout.composition  # noqa: B018


def test_no_module_hides_a_public_name() -> None:
    code = "import layout.composing, layout.loading, layout.output.pdf; import layout; print(callable(layout.compose))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"


@pytest.mark.parametrize("page", PAGES)
def test_the_example_runs(page: str, tmp_path: Path) -> None:
    program = example(page).replace('"seeds/', f'"{ROOT.as_posix()}/seeds/')
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    pages = list(tmp_path.glob("P*.pdf"))
    assert all(one.read_bytes().startswith(b"%PDF") for one in pages)
    assert len(list(tmp_path.glob("P*.png"))) == len(pages) > 0


def types_say(folder: Path, program: str) -> str:
    (folder / "user.py").write_text(program, "utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent", "user.py"]
    paths = {"MYPYPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=paths)
    return done.stdout + done.stderr


def test_a_users_project_is_checked_against_real_types(tmp_path: Path) -> None:
    seen = "reveal_type(composed)\nreveal_type(loaded)\nreveal_type(press_pdf(loaded, composed).data)\n"
    said = types_say(tmp_path, example("LIBRARY.md") + seen)
    assert "error:" not in said.replace("builtins.", "")
    for kind in ("layout.composing.Composed", "layout.loading.load.Loaded", 'type is "bytes"'):
        assert kind in said.replace("builtins.", "")
    assert "error:" in types_say(tmp_path, "from layout import load\nload(5)\n")


def test_the_wheel_carries_the_mark_of_types() -> None:
    assert (ROOT / "layout/py.typed").is_file()
    made = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert made["packages"] == ["layout"]  # whole, with whatever lies in it
    assert "exclude" not in made
