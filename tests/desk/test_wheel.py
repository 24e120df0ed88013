"""The wheel as a user installs it: the mark of types, faces and styles are inside, and mypy checks a project by it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parents[2]

PROJECT = """
from pathlib import Path

from layout import Finding, Severity, compose, load, press_pdf


def pages_of(issue: Path) -> dict[int, bytes]:
    loaded = load(issue)
    composed = compose(loaded.issue, loaded.materials)
    return {page.number: press_pdf(loaded, composed, (page.number,)).data for page in composed.edition.pages}


def errors(found: tuple[Finding, ...]) -> list[str]:
    return [one.code for one in found if one.severity is Severity.ERROR]
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of packages with the wheel unpacked in it, as an installer does for one that is all Python."""
    folder = tmp_path_factory.mktemp("wheel")
    code = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    with ZipFile(folder / done.stdout.split()[-1]) as wheel:
        wheel.extractall(folder / "packages")
    return folder / "packages"


def test_the_wheel_has_the_mark_of_types_and_all_that_a_page_needs(installed: Path) -> None:
    for name in ("py.typed", "kit/fonts", "kit/styles/daily.yaml", "kit/styles/cards.yaml"):
        assert (installed / "layout" / name).exists(), name
    ours = {path.relative_to(ROOT / "layout") for path in (ROOT / "layout").rglob("*.py")}
    assert ours == {
        path.relative_to(installed / "layout")
        for path in (installed / "layout").rglob("*.py")
        if "kit" not in path.parts
    }
    assert not (installed / "tests").exists()


def test_the_installed_engine_makes_a_page(installed: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "layout", "new", "paper"]
    paths = {"PYTHONPATH": str(installed), "PATH": "/usr/bin:/bin"}
    for words in (command, [*command[:3], "paper/issue.yaml", "--out", "out", "--only", "pdf", "--quiet"]):
        done = subprocess.run(words, cwd=tmp_path, env=paths, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    assert next((tmp_path / "out").rglob("P01.pdf")).read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(("change", "good"), [(("", ""), True), (("load(issue)", "load(5)"), False)])
def test_a_users_project_is_strictly_typed(
    change: tuple[str, str], good: bool, installed: Path, tmp_path: Path
) -> None:
    (tmp_path / "user.py").write_text(PROJECT.replace(*change) if change[0] else PROJECT, "utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent", "user.py"]
    paths = {"MYPYPATH": str(installed), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(command, cwd=tmp_path, env=paths, capture_output=True, text=True, check=False)
    assert (done.returncode == 0) is good, done.stdout
    assert good or 'incompatible type "int"' in done.stdout
